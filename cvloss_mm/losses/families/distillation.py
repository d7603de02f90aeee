"""The family of students and teachers."""

import torch
from torch import Tensor

from ...kernels.inputs import Dense, Inputs
from ..base import Loss
from . import extremes
from .classification import classes_last


class DistillationLoss(Loss):
    """Losses of a student's logits against a teacher's, one value a sample.

    ``pred`` and ``target`` are (n, classes); with more dimensions the classes are dimension 1, as in torch. No gradient
    reaches the teacher. ``weight`` is (n,), or one a place.
    """

    loops, targets = 'rows', ('dense',)

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.ndim < 2 or target.shape != pred.shape or not target.is_floating_point():
            raise self.reject(
                "these are not a student's and a teacher's logits",
                pred,
                target,
                'both (n, classes) of the same shape, floating point',
            )
        pred, target = classes_last(pred, target)
        return Inputs(pred, Dense(target.detach()), weight)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        return torch.randn(n, classes, generator=generator) * 2, torch.randn(n, classes, generator=generator) * 2

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-6, 6, points)
        return x, torch.stack([x, 0 * x, 0 * x - 2], -1), torch.tensor([2.0, 0.0, -2.0]).expand(points, 3)

    @classmethod
    def extremes(cls):
        rows = extremes.logits()
        return extremes.with_targets(rows, {f'teacher {what}': row for what, row in rows})

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6, torch.Generator().manual_seed(0))
        odd = [target[:, None], target.long(), target.argmax(-1)]
        return super().misfits() + [(pred.flatten()[:6], target.flatten()[:6])] + [(pred, wrong) for wrong in odd]
