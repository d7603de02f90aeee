"""The family of several views of an image."""

import torch
from torch import Tensor

from ...kernels.inputs import Dense, Inputs, Labels
from . import extremes
from .classification import ClassificationLoss


class ViewsLoss(ClassificationLoss, waives={'kernel': 'there is no loop yet that takes several views of a sample'}):
    """Losses of the competing class logits of several views of an image, one value an image.

    ``pred`` is (n, views, classes), or (n, classes) for one view. ``target`` is labels (n,), or one-hot or soft
    (n, classes). ``weight`` is (n,).
    """

    accepted = 'pred (n, views, classes) or (n, classes) with integer labels (n,), or a target (n, classes)'

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.ndim not in (2, 3) or pred.shape[1] == 0:
            raise self.reject('these are not views of samples', pred, target, self.accepted)
        views = pred if pred.ndim == 3 else pred.unsqueeze(1)
        self.check_classes(views.shape[-1], pred, target)
        if not self.is_index(views[:, 0], target):
            return Inputs(views, Dense(target), weight)
        labels, weight, valid = self.without_ignore_index(target.long(), weight)
        return Inputs(views, Labels(labels), weight, None if valid is None or self.average == 'all' else valid.sum())

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        labels = torch.randint(classes, (n,), generator=generator)
        return torch.randn(n, 3, classes, generator=generator) * 2, labels

    @classmethod
    def sweep(cls, points=401):
        """Two views: one moves, the other is undecided."""
        x = torch.linspace(-6, 6, points)
        return (
            x,
            torch.stack([torch.stack([x, 0 * x], -1), torch.zeros(points, 2)], 1),
            torch.zeros(points, dtype=torch.long),
        )

    @classmethod
    def extremes(cls):
        views = [(what, torch.stack([row, row.flip(-1)], 1)) for what, row in extremes.logits()]
        return extremes.with_labels(views, range(3)) + extremes.with_targets(
            views, dict(soft=torch.tensor([[0.2, 0.5, 0.3]]))
        )

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6, torch.Generator().manual_seed(0))
        return [*super().misfits(), (pred[..., None], target), (pred[:, :0], target), (pred[:, 0, 0], target)]
