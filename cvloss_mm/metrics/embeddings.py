"""What metrics of embeddings share: they keep one embedding an image."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from mmengine.evaluator import BaseMetric
from torch import Tensor

from ..functional.embedding import unit_rows


class ImageEmbedding(NamedTuple):
    path: str
    label: int
    embedding: Tensor


class EmbeddingMetric(BaseMetric):
    """Keeps path, label and embedding of every image, as :class:`cvloss_mm.heads.CosineHead` predicts them."""

    def process(self, data_batch, data_samples: Sequence[dict]) -> None:
        for sample in data_samples:
            if 'embedding' not in sample or 'gt_label' not in sample or sample['gt_label'].numel() != 1:
                raise ValueError(
                    f'{type(self).__name__} takes samples with an embedding and one label, as CosineHead '
                    f'and EmbeddingHead predict them; got {", ".join(sorted(sample))}'
                )
            path = str(sample.get('img_path', ''))
            self.results.append(
                ImageEmbedding(path, int(sample['gt_label']), sample['embedding'].detach().float().cpu())
            )

    def compute_metrics(self, results: list) -> dict[str, float]:
        images = [ImageEmbedding(*each) for each in results]  # mmengine turns them into plain tuples
        self.check_images([p.path for p in images], [p.label for p in images])
        return self.measured(images)

    def check_images(self, paths: Sequence[str], labels: Sequence[int]) -> None:
        """Raises ValueError where images of these paths and labels cannot be measured, whatever their embeddings."""
        raise NotImplementedError

    def measured(self, images: list[ImageEmbedding]) -> dict[str, float]:
        """The metrics by name, of the images of all processes."""
        raise NotImplementedError


def directions(images: Sequence[ImageEmbedding]) -> Tensor:
    """The embeddings (n, dimensions) of length 1, in float64."""
    return unit_rows(torch.stack([torch.as_tensor(p.embedding) for p in images]).double())
