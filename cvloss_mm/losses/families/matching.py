"""The family of pairs that belong together or do not."""

import torch
from torch import Tensor

from ...kernels.inputs import Dense, Inputs
from ..base import Loss
from . import extremes


class MatchingLoss(Loss):
    """Losses of the cosines of all pairs of two sets, one value a pair.

    ``pred`` is usually (n, m). ``target``, of the same shape and of any type, is 1, or any number above 0, where a pair
    belongs together, 0 where it does not, and below 0 where it does not count. ``weight`` is (n,) or one a pair. A mean
    without avg_factor is over the pairs that count.
    """

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if target.shape != pred.shape:
            raise self.reject('pred and target differ in shape', pred, target, 'the same shape, usually (n, m)')
        return Inputs(pred, Dense(target), weight, self.count(target))

    def count(self, target: Tensor) -> Tensor:
        """Of the pairs that count."""
        return (target >= 0).sum()

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        pred = 2 * torch.rand(n, 4, generator=generator) - 1
        return pred, (torch.rand(n, 4, generator=generator) < 0.3).float()

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-1, 1, points)
        return x, x, torch.ones_like(x)

    @classmethod
    def extremes(cls):
        targets = {str(row): torch.tensor([row]) for row in ([1.0, 0.0, 0.0], [0.0, 1.0, -1.0], [-1.0] * 3)}
        return extremes.with_targets(extremes.logits(extremes.COSINES), targets)

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6, torch.Generator().manual_seed(0))
        odd = [target[:, :1], target[:, 0], target.T]
        return super().misfits() + [(pred, wrong) for wrong in odd]
