"""The family of whole masks."""

import torch
from torch import Tensor

from ...kernels.inputs import Dense, Inputs
from ..base import Loss
from . import extremes


class RegionLoss(
    Loss,
    others=dict(activate=False),
    waives={'kernel': 'it divides sums over whole masks, which torch computes in one pass each'},
):
    """Losses of whole masks, one value a mask.

    ``pred`` is (n, ...), ``target`` has the same shape, with values in [0, 1]; ``weight`` is (n,). ``activate=False``
    takes probabilities in place of logits. ``use_sigmoid`` has to be True where logits are to be activated.
    """

    options = dict(use_sigmoid=True, activate=True)

    def validate(self) -> None:
        if self.activate and self.use_sigmoid is not True:
            raise ValueError(
                f'{type(self).__name__} activates with a sigmoid: use_sigmoid must be True, got '
                f'{self.use_sigmoid!r}; or write activate=False and pass probabilities'
            )
        super().validate()

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.ndim < 2 or target.shape != pred.shape:
            raise self.reject('these are not masks', pred, target, 'both (n, ...) of the same shape')
        return Inputs(pred, Dense(target), weight)

    def activation(self, pred: Tensor) -> Tensor:
        return pred.sigmoid() if self.activate else pred

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        return torch.randn(n, 4, 4, generator=generator), torch.rand(n, 4, 4, generator=generator).round()

    @classmethod
    def sweep(cls, points=401):
        """A mask of four pixels, of which one rises."""
        x = torch.linspace(-6, 6, points)
        target = torch.tensor([1.0, 1.0, 0.0, 0.0]).expand(points, 4)
        return x, torch.stack([x, 0 * x + 2, 0 * x - 2, 0 * x - 2], -1), target

    @classmethod
    def extremes(cls):
        return extremes.with_targets(extremes.logits(), {str(mask): torch.tensor([mask]) for mask in extremes.MASKS})

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6, torch.Generator().manual_seed(0))
        return [*super().misfits(), (pred.flatten()[:6], target.flatten()[:6]), (pred, target[:, None])]
