"""The family of cosines."""

import inspect
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from ...kernels.inputs import Inputs, Labels, without_ignored
from ..labels import INDEX_TYPES
from ..reduction import mask_unweighted
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
    one_rival = True  # whether one class can stand for all others, because these count by a sum over them alone
    by_true = False  # whether they count by the cosine of the true class as well, of which the sum has no gradient
    by_length = False  # whether the cosines are multiplied by the length of the embedding as well
    of_samples: tuple[str, ...] = ()  # of the context, what has a row a sample
    loops, targets = 'rows', ('labels',)
    accepted = 'pred (n, classes) with integer labels (n,)'

    def _prepared(self, pred, target, weight, context):
        inputs, context = super()._prepared(pred, target, weight, context)
        if any(name in context for name in self.of_samples):
            weight = without_ignored(inputs).weight
            context = {k: mask_unweighted(v, weight) if k in self.of_samples else v for k, v in context.items()}
        return inputs, context

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.ndim != 2 or target.shape != pred.shape[:1] or target.dtype not in INDEX_TYPES:
            raise self.reject('these are not cosines and labels', pred, target, self.accepted)
        self.check_classes(pred.shape[1], pred, target)
        count = None if self.ignore_index is None or self.average == 'all' else (target != self.ignore_index).sum()
        return Inputs(pred, Labels(target), weight, count, self.ignore_index)

    def settings_of_others(
        self, true: Tensor | None, weight: Tensor | None, classes: int, sums: Callable, **context
    ) -> dict:
        """What :meth:`log_costs` and :meth:`rival` read beside cosines.

        Args:
            true: the cosine of the true class (n,) where the loss is ``by_true``.
            weight: of the samples.
            classes: how many there are.
            sums: gives, by settings, (cosine of the true class, logarithm of what the others cost), (n,) each.
            context: that of the loss.
        """
        return dict(scale=self.scale)

    def log_costs(self, cosines: Tensor, true: Tensor | None, **settings) -> Tensor:
        """The logarithm of what each class adds to the sum where it is not the true one, (n, classes)."""
        return settings['scale'] * cosines

    def rival(self, log_sum: Tensor, **settings) -> Tensor:
        """What one class counts by that costs as much as all others, (n,), by the logarithm of their sum."""
        return log_sum / settings['scale']

    def context_of_two(self, two: Tensor, settings: dict, **context) -> dict:
        """The context where ``pred`` is the true class and the rival (n, 2)."""
        return context

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


class LengthLoss(CosineLoss):
    """Losses of cosines that read the length of the embedding, ``norm``. All else as of :class:`CosineLoss`."""

    context = dict(norm='the length of each embedding; cvloss_mm.CosineHead gives it')
    of_samples = ('norm',)

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None, norm: Tensor | None = None) -> Inputs:
        self.check_norm(pred, target, norm)
        return super().prepare(pred, target, weight)

    def check_norm(self, pred: Tensor, target: Tensor, norm: Tensor | None) -> None:
        if norm is not None and norm.shape != pred.shape[:1]:
            raise self.reject(f'norm has the shape {tuple(norm.shape)}', pred, target, 'norm (n,), a length a sample')


class NegativesLoss(CosineLoss):
    """Losses of cosines in which other classes count by something else than their cosines, ``negatives``. All else as
    of :class:`CosineLoss`."""

    context = dict(negatives='what the other classes count by; cvloss_mm.CosineHead gives it where one stands for all')
    of_samples = ('negatives',)
    negatives: Callable  # (cosines, keywords, and where `by_true` the true cosine (n, 1)) to what they count by

    def prepare(
        self, pred: Tensor, target: Tensor, weight: Tensor | None = None, negatives: Tensor | None = None
    ) -> Inputs:
        if negatives is not None and negatives.shape != pred.shape:
            problem = f'negatives has the shape {tuple(negatives.shape)}'
            raise self.reject(problem, pred, target, 'negatives of the shape of pred')
        return super().prepare(pred, target, weight)

    def read_by_others(self, keywords: dict) -> dict[str, Any]:
        """The scale, and the keywords that :attr:`negatives` takes."""
        names = {'scale', *inspect.signature(self.negatives).parameters}
        return {name: value for name, value in keywords.items() if name in names}

    def context_of_two(self, two: Tensor, settings: dict, **context) -> dict:
        return {**context, 'negatives': two}
