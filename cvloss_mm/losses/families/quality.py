"""The family of scores that are to be qualities."""

import torch
from torch import Tensor

from ...kernels.inputs import Dense, Inputs, Labels
from ...kernels.variants import per_sample
from ..base import Loss
from ..labels import INDEX_TYPES, one_hot
from . import extremes
from .classification import check_use_sigmoid, classes_last, logits_of


class QualityLoss(Loss, others=dict(activated=True)):
    """Losses of independent class logits whose positives have a quality in [0, 1], one value a row or an element.

    ``pred`` is (n, classes). ``target`` is dense, of the shape of ``pred``: the quality at the true class, 0 elsewhere
    (integers are qualities of 0 and 1); or the pair (labels, scores) of heads, integers (n,) and qualities (n,), where
    a label outside of 0 ... classes - 1 is the background. ``weight`` is (n,), or one a value. With more dimensions
    the classes are dimension 1, and the target is dense. ``activated=True`` takes probabilities in place of logits.
    ``use_sigmoid`` can only be True; dense heads read it from the config.
    """

    labels_are_classes = 'or background'
    loops = 'elements'
    takes_pairs = True
    options = dict(use_sigmoid=True, activated=False)
    accepted = (
        'pred (n, classes) with the pair (integer labels (n,), floating point scores (n,)), or with a '
        'target of the shape of pred; background = classes'
    )

    one_hot_labels = True

    @property
    def function_alone(self) -> bool:
        return super().function_alone and not self.activated

    def validate(self) -> None:
        check_use_sigmoid(self)
        super().validate()

    def prepare(self, pred: Tensor, target: Tensor | tuple[Tensor, Tensor], weight: Tensor | None = None) -> Inputs:
        if not (fits_as_pair(pred, target) if isinstance(target, (tuple, list)) else fits_as_map(pred, target)):
            raise self.reject('the target fits no accepted form', pred, target, self.accepted)
        if not isinstance(target, Tensor):
            return Inputs(pred, Labels(*target), weight)
        if pred.ndim > 2 and per_sample(self.fn):
            pred, target = classes_last(pred, target)
        return Inputs(pred, Dense(target.to(torch.float32) if is_one_hot(target) else target), weight)

    def activation(self, pred: Tensor) -> Tensor:
        return logits_of(pred) if self.activated else pred

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        """The target is dense; one row in ``classes + 1`` is background."""
        pred = torch.randn(n, classes, generator=generator) * 2
        labels = torch.randint(classes + 1, (n,), generator=generator)
        return pred, one_hot(labels, pred) * torch.rand(n, 1, generator=generator)

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-6, 6, points)
        return x, x, torch.full_like(x, 0.7)

    @classmethod
    def extremes(cls):
        return extremes.with_targets(extremes.logits(), extremes.QUALITIES)

    @classmethod
    def misfits(cls):
        pred, target, *_ = cls.sample(6, torch.Generator().manual_seed(0))
        label, score = torch.tensor([0, 1, 2, 3, 0, 1]), torch.rand(6)
        odd = [
            (label, score[:-1]),
            (label.float(), score),
            (label, label),
            (score, label),
            (label,),
            (target, score),
            (label, score, score),
            (label[:, None], score[:, None]),
            label,
            score,
        ]
        return super().misfits() + [(pred, wrong) for wrong in odd]


def fits_as_pair(pred: Tensor, target: tuple[Tensor, ...]) -> bool:
    return (
        len(target) == 2
        and all(isinstance(part, Tensor) and part.shape == pred.shape[:-1] for part in target)
        and target[0].dtype in INDEX_TYPES
        and target[1].is_floating_point()
    )


def fits_as_map(pred: Tensor, target: Tensor) -> bool:
    return target.shape == pred.shape and (target.is_floating_point() or is_one_hot(target))


def is_one_hot(target: Tensor | tuple[Tensor, ...]) -> bool:
    return isinstance(target, Tensor) and target.dtype in (*INDEX_TYPES, torch.bool)
