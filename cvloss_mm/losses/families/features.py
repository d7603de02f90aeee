"""The family of features and their targets."""

import torch
from torch import Tensor

from ...kernels.inputs import Dense, Inputs
from ..base import Loss
from . import extremes


class FeatureLoss(Loss, waives={'kernel': 'it reads two rows of features a sample: there is no such loop'}):
    """Losses of features against target features, one value a row.

    ``pred`` and ``target`` are (n, dimensions), or with places between, (n, places, dimensions). ``weight`` is (n,) or
    one a row. A target that requires a gradient gets one.
    """

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.ndim < 2 or target.shape != pred.shape or not target.is_floating_point():
            raise self.reject(
                'these are not features and their targets',
                pred,
                target,
                'both (n, dimensions) of the same shape, floating point',
            )
        return Inputs(pred, Dense(target), weight)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        return torch.randn(n, 5, generator=generator), torch.randn(n, 5, generator=generator)

    @classmethod
    def sweep(cls, points=401):
        """Two dimensions: the angle between the two."""
        x = torch.linspace(-3.1, 3.1, points)
        return x, torch.stack([x.cos(), x.sin()], -1), torch.tensor([1.0, 0.0]).expand(points, 2)

    @classmethod
    def extremes(cls):
        rows = extremes.logits()
        return extremes.with_targets(rows, {f'target {what}': row for what, row in rows})

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6, torch.Generator().manual_seed(0))
        odd = [target[:, None], target.long(), target[:, :1], target[:, 0]]
        return super().misfits() + [(pred[:, 0], target[:, 0])] + [(pred, wrong) for wrong in odd]
