"""The family of cosines."""

import torch
from torch import Tensor

from ...kernels.inputs import Inputs, Labels
from ..labels import INDEX_TYPES
from . import extremes
from .classification import ClassificationLoss


class CosineLoss(ClassificationLoss, others=dict(scale=7.0, theta_guard='easy', margin_grad='detached')):
    """Losses of cosines between an embedding and the centres of the classes, one value a sample.

    ``pred`` is (n, classes), in [-1, 1] but for rounding: normalised embeddings times normalised weights, not yet
    scaled. ``target`` is labels (n,), ``weight`` (n,).
    """

    subcenters = 1  # centres a class that a head has by default
    softness: float | None = None  # and at which temperature they share what a class is; None: the nearest is it
    spread_weight = 0.0  # of the distances between them, to be kept small
    one_rival = True  # whether all other classes count by the sum of e^(scale cosine) alone, so that one stands for all
    by_length = False  # whether the cosines are multiplied by the length of the embedding as well
    options = dict(use_sigmoid=False, ignore_index=None, average='valid')
    loops, targets = 'rows', ('labels',)
    accepted = 'pred (n, classes) with integer labels (n,)'

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.ndim != 2 or target.shape != pred.shape[:1] or target.dtype not in INDEX_TYPES:
            raise self.reject('these are not cosines and labels', pred, target, self.accepted)
        self.check_classes(pred.shape[1], pred, target)
        count = None if self.ignore_index is None or self.average == 'all' else (target != self.ignore_index).sum()
        return Inputs(pred, Labels(target), weight, count, self.ignore_index)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        labels = torch.randint(classes, (n,), generator=generator)
        return torch.rand(n, classes, generator=generator) * 1.9 - 0.95, labels

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-0.995, 0.995, points)
        return x, torch.stack([x, 0 * x, 0 * x], -1), torch.zeros(points, dtype=torch.long)

    @classmethod
    def extremes(cls):
        return extremes.with_labels(extremes.logits(extremes.COSINES), range(3))

    @classmethod
    def misfits(cls):
        pred, target, *_ = cls.sample(6, torch.Generator().manual_seed(0))
        one_hot = torch.eye(3)[target]
        return [*super().misfits(), (pred, one_hot), (pred, one_hot.long())]
