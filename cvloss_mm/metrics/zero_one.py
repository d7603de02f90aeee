"""Losses that can only be watched, as metrics of mmengine's evaluation loops."""

from collections.abc import Sequence

import torch
from mmengine.evaluator import BaseMetric

from ..functional import zero_one_loss
from ..registry import METRICS


@METRICS.register_module()
class ZeroOneMetric(BaseMetric):
    """The share of samples that are wrong: the mean of :func:`cvloss_mm.functional.zero_one_loss` over a data set.

    Takes the samples of mmpretrain's classifiers, single-label: ``pred_score`` (classes,) and ``gt_label`` (1,). A tie
    of the largest scores counts as wrong.

    Args:
        collect_device: where the results of several processes meet, 'cpu' or 'gpu'.
        prefix: put before the name of the metric.

    >>> ZeroOneMetric(prefix='val').prefix
    'val'
    """

    default_prefix = 'zero_one'

    def __init__(self, collect_device: str = 'cpu', prefix: str | None = None):
        super().__init__(collect_device=collect_device, prefix=prefix)

    def process(self, data_batch, data_samples: Sequence[dict]) -> None:
        for sample in data_samples:
            if 'pred_score' not in sample or sample['gt_label'].numel() != 1:
                shapes = {key: tuple(getattr(value, 'shape', ())) for key, value in sample.items()}
                raise ValueError(
                    'ZeroOneMetric takes single-label samples with pred_score (classes,) and gt_label '
                    f'(1,); got {shapes}'
                )
        scores = torch.stack([s['pred_score'].float().cpu() for s in data_samples])
        labels = torch.cat([s['gt_label'].reshape(1).cpu() for s in data_samples])
        self.results += zero_one_loss(scores, labels).tolist()

    def compute_metrics(self, results: list[float]) -> dict[str, float]:
        return {'error_rate': sum(results) / max(len(results), 1)}
