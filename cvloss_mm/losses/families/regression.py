"""Families of numbers and boxes."""

import torch
from torch import Tensor

from ...kernels.inputs import Dense, Inputs
from ..base import Loss
from . import extremes


class OffsetLoss(Loss):
    """Losses of encoded box deltas, one value an element.

    ``pred`` and ``target`` have the same shape, usually (n, 4); ``weight`` is (n,) or (n, 4).
    """

    loops = 'elements'

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.shape != target.shape:
            raise self.reject('pred and target differ in shape', pred, target, 'the same shape, usually (n, 4)')
        return Inputs(pred, Dense(target), weight)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        return torch.randn(n, 4, generator=generator), torch.randn(n, 4, generator=generator)

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-3, 3, points)
        return x, x, torch.zeros(points)

    @classmethod
    def extremes(cls):
        return [
            (what, torch.full((1, 4), pred), torch.full((1, 4), target))
            for what, (pred, target) in extremes.NUMBERS.items()
        ]


class BoxLoss(Loss, others=dict(eps=0.3)):
    """Losses of decoded boxes (x1, y1, x2, y2), one value a box.

    ``pred`` and ``target`` are (..., 4) in any one unit; the head needs ``reg_decoded_bbox=True`` where it regresses
    deltas. ``weight`` is (...,), or (..., 4), which is averaged over the last dimension.
    """

    whole_rows = True
    loops = 'boxes'
    figure_arguments: dict = {}  # hyperparameters for figures, in which the target's sides are 1

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.shape != target.shape or pred.shape[-1:] != (4,):
            raise self.reject('these are not pairs of boxes', pred, target, 'both (n, 4) as x1, y1, x2, y2')
        return Inputs(pred, Dense(target), weight)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        corner, size = torch.rand(n, 2, generator=generator) * 60, torch.rand(n, 2, generator=generator) * 60 + 4
        target = torch.cat([corner, corner + size], -1)
        return target + torch.randn(n, 4, generator=generator).clamp(-3, 3) * size.repeat(1, 2) / 8, target

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-30, 30, points)
        target = torch.tensor([0.0, 0.0, 10.0, 10.0]).expand(points, 4)
        return x, target + torch.stack([x, 0 * x, x, 0 * x], -1), target

    @classmethod
    def extremes(cls):
        return [
            (what, torch.tensor([pred]).float(), torch.tensor([target]).float())
            for what, (pred, target) in extremes.BOX_PAIRS.items()
        ]

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6)
        return [*super().misfits(), (pred[:, :3], target[:, :3])]
