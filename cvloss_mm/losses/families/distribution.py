"""The family of distributions over bins."""

import torch
from torch import Tensor

from ...kernels.inputs import Dense, Inputs
from ..base import Loss
from ..labels import INDEX_TYPES
from . import extremes


class DistributionLoss(Loss):
    """Losses of logits of bins that stand for 0 ... bins - 1, one value a row.

    ``pred`` is (n, bins) with at least two bins, ``target`` (n,), real-valued, in units of the bins. ``weight`` is
    (n,).
    """

    loops, targets = 'rows', ('numbers',)
    drawn = (1, 1.25, 1.5, 2)  # targets of the curves of `sweep`

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        numbers = target.is_floating_point() or target.dtype in INDEX_TYPES
        if pred.ndim < 2 or pred.shape[-1] < 2 or target.shape != pred.shape[:-1] or not numbers:
            raise self.reject(
                'these are not distributions and numbers',
                pred,
                target,
                'pred (n, bins) with two bins or more, target (n,) with one number a row',
            )
        return Inputs(pred, Dense(target), weight)

    @classmethod
    def sample(cls, n, generator=None, classes=6):
        return torch.randn(n, classes, generator=generator) * 2, torch.rand(n, generator=generator) * (classes - 1)

    @classmethod
    def sweep(cls, points=401):
        """The logit of bin 1 of three."""
        x = torch.linspace(-6, 6, points)
        return x, torch.stack([0 * x, x, 0 * x], -1), torch.full_like(x, 1.25)

    @classmethod
    def extremes(cls):
        return extremes.with_targets(extremes.logits(), {str(y): torch.tensor([y]) for y in extremes.DISTANCES})

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6, torch.Generator().manual_seed(0))
        odd = [target.bool(), target[:, None], torch.stack([target] * 6, -1)]
        return super().misfits() + [(pred[:, :1], target), (pred[:, 0], target)] + [(pred, wrong) for wrong in odd]
