"""The family of rotated boxes."""

import math

import torch
from torch import Tensor

from ...kernels.inputs import Dense, Inputs
from ..base import Loss
from . import extremes


class RotatedBoxLoss(Loss, others=dict(eps=0.3)):
    """Losses of decoded rotated boxes (cx, cy, w, h, angle), one value a box.

    ``pred`` and ``target`` are (..., 5): centre and sides in any one unit, the angle from the x axis to the side w in
    radians, of any range, as the boxes of mmrotate; its heads need ``reg_decoded_bbox=True``. ``weight`` is (...,), or
    (..., 5), which is averaged over the last dimension.
    """

    loops = 'boxes'

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.shape != target.shape or pred.shape[-1:] != (5,):
            upright = '; of upright boxes other losses are made, as GIoULoss' if pred.shape[-1:] == (4,) else ''
            accepted = f'both (n, 5) as cx, cy, w, h, angle in radians{upright}'
            raise self.reject('these are not pairs of rotated boxes', pred, target, accepted)
        if weight is not None and weight.shape == pred.shape:
            weight = (weight if weight.is_floating_point() else weight.float()).mean(-1)
        return Inputs(pred, Dense(target), weight)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        centre, size = torch.rand(n, 2, generator=generator) * 60, torch.rand(n, 2, generator=generator) * 60 + 4
        target = torch.cat([centre, size, (torch.rand(n, 1, generator=generator) - 0.5) * math.pi], -1)
        noise = torch.randn(n, 5, generator=generator).clamp(-3, 3) / 8
        return target + noise * torch.cat([size, size, torch.ones(n, 1)], -1), target

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-math.pi, math.pi, points)
        target = torch.tensor([0.0, 0.0, 10.0, 10.0, 0.0]).expand(points, 5)
        return x, target + torch.stack([0 * x, 0 * x, 0 * x, 0 * x, x], -1), target

    @classmethod
    def extremes(cls):
        return [
            (what, torch.tensor([pred]).float(), torch.tensor([target]).float())
            for what, (pred, target) in extremes.ROTATED_PAIRS.items()
        ]

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6)
        return [*super().misfits(), (pred[:, :4], target[:, :4]), (torch.cat([pred, pred], -1),) * 2]
