"""Losses of the distance to the centre of the class."""

import torch

from ..functional import centers as f
from ..registry import MODELS
from .families import PointLoss
from .labels import out_of_range


@MODELS.register_module()
class CenterLoss(
    PointLoss,
    fn=f.center_loss,
    untried=('rate', 'update'),
    waives={'kernel': 'there is no loop yet that takes centres of classes'},
):
    """``loss_embedding`` of :class:`cvloss_mm.heads.CosineHead`, which has the centres.

    rate: alpha, by which share of the paper's step the centres move, in [0, 1]; the paper's is 0.5.
    update: ``'running'``, the paper's: the centres are a state, which moves after each step; ``'gradient'``: they are
        weights, which the optimizer moves, and rate says nothing.
    """

    options = dict(rate=0.5, update='running')
    context = dict(centers='the centre of each class, (classes, dimensions); cvloss_mm.CosineHead has them')

    def validate(self) -> None:
        if not 0 <= self.rate <= 1:
            raise ValueError(f'{type(self).__name__}: rate must be in [0, 1], got {self.rate!r}')
        if self.update not in ('running', 'gradient'):
            raise ValueError(f"{type(self).__name__}: update must be 'running' or 'gradient', got {self.update!r}")
        super().validate()

    def unreduced(self, inputs, centers):
        if centers.ndim != 2 or centers.shape[1] != inputs.pred.shape[1]:
            raise self.reject(
                f'centers have the shape {tuple(centers.shape)}',
                inputs.pred,
                inputs.target,
                'centers (classes, dimensions)',
            )
        return super().unreduced(inputs, centers=centers)

    def _label_error(self, pred, target, weight, context):
        return out_of_range(self, context['centers'].T, target)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        """With the centres one behind the other on a diagonal, the first one at 0."""
        centers = torch.arange(classes, dtype=torch.float32).unsqueeze(-1).expand(classes, 4)
        return *super().sample(n, generator, classes), dict(centers=centers)

    @classmethod
    def extremes(cls):
        centers = torch.arange(4, dtype=torch.float32).unsqueeze(-1).expand(4, 3)
        return [(*case, dict(centers=centers)) for case in super().extremes()]

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-2.5, 2.5, points)
        return x, torch.stack([x, 0 * x, 0 * x, 0 * x], -1), torch.zeros(points, dtype=torch.long)
