"""Losses of long-tailed classes, with what they have seen of each class."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from ..functional import long_tail as f
from ..kernels.inputs import Dense
from ..registry import MODELS
from .arguments import Arguments
from .base import Loss
from .class_counts import CountedClasses
from .families import SigmoidLoss, SoftmaxLoss
from .families.protocol import ObjectnessLogit, ObjectnessPair
from .ranks import sum_over_ranks
from .reduction import align
from .state import Counter, Draws, State

SEEN = 'what it has seen of each class is read with every batch: no loop takes that yet'
WHOLE_ROWS = 'it looks at the whole row: there is no loop yet for it'
DRAWN = 'the classes that the batch shows are trained in every row'
HOST_OPTIONS = dict(num_classes=1203, objectness=False)


@MODELS.register_module()
class SeesawLoss(
    SoftmaxLoss,
    ObjectnessPair,
    fn=f.seesaw_loss,
    state=dict(cum_samples=Counter('cum_samples', lambda loss: loss.num_classes + bool(loss.objectness))),
    others=dict(p=0.3, q=0.5, eps=0.3),
    untried=('num_classes', 'objectness', 'return_dict'),
    trial=dict(num_classes=3),
    waives={
        'gradient': 'the scores within the compensation factor carry no gradient, in the paper and in every release',
        'kernel': SEEN,
    },
):
    """A sample of weight 0 is not counted.

    num_classes: how many classes the logits have, without those of the objectness.
    objectness: two more logits, object and background, as mmdet has it: scores are their product. Labels only; the
        label ``num_classes`` is the background, which takes no part in the loss of the classes. An RoI head asks the
        loss for channels, activation and accuracy.
    return_dict: with objectness return ``loss_cls_objectness`` and ``loss_cls_classes``, not their sum.
    """

    options = {**SoftmaxLoss.options, **HOST_OPTIONS, 'return_dict': True}

    def _classes(self):
        return self.num_classes + 2 * self.objectness

    def prepare(self, pred, target, weight=None, **context):
        inputs = super().prepare(pred, target, weight, **context)
        check_channels(self, pred, target)
        if self.objectness and isinstance(inputs.target, Dense):
            raise self.reject('with objectness a sample has one label', pred, target, 'integer labels (n,)')
        return inputs

    def unreduced(self, inputs):
        if not self.objectness:
            return super().unreduced(inputs)
        pred, target, cum_samples = *inputs[:2], self.state['cum_samples'].supply(self, inputs)
        background = target == self.num_classes
        of_classes = self.fn(
            pred[..., :-2], torch.where(background, 0, target), cum_samples=cum_samples[:-1], **self.hyperparameters()
        )
        parts = dict(
            loss_cls_objectness=F.cross_entropy(
                pred[..., -2:].flatten(0, -2), background.long().flatten(), reduction='none'
            ).reshape(target.shape),
            loss_cls_classes=torch.where(background, 0, of_classes),
        )
        return parts if self.return_dict else sum(parts.values())


class GradientRatio(State):
    """``pos_grad`` and ``neg_grad``, as mmdet calls them: the lengths of the gradients that each class has had of its
    positives and its negatives, added up; supplies their ratio ``pos_neg``, this batch not included."""

    first = 100.0  # the ratio before the first step
    max_ratio = math.inf

    def __init__(self):
        super().__init__('pos_neg', lambda loss: loss.num_classes)

    def start(self, loss):
        zero = torch.zeros(self.size(loss), dtype=self.dtype)
        return dict(pos_grad=zero, neg_grad=zero.clone(), pos_neg=zero + self.first)

    def update(self, loss, inputs):
        ratio = self.value(loss).clone()
        positive, negative = sum_over_ranks(self.of_classes(loss, inputs, ratio))
        loss.pos_grad += positive
        loss.neg_grad += negative
        loss.pos_neg.copy_((loss.pos_grad / (loss.neg_grad + 1e-10)).clamp(max=self.max_ratio))
        return ratio

    def of_classes(self, loss: Loss, inputs: Arguments, ratio: Tensor) -> Tensor:
        target, shape = inputs.target, inputs.pred.shape
        lengths = torch.stack(self.lengths(loss, inputs, ratio))
        if inputs.weight is not None:
            lengths = lengths * align(inputs.weight, shape).abs()
        both = (lengths * torch.stack([target, 1 - target])).flatten(1, -2).sum(1)
        return both[:, : loss.num_classes].float()

    def lengths(self, loss: Loss, inputs: Arguments, ratio: Tensor) -> tuple[Tensor, Tensor]:
        """Of the gradient of each element by its logit, if it is a positive and if it is a negative."""
        raise NotImplementedError


class EntropyGradients(GradientRatio):
    """Those of weighted binary cross entropies."""

    def value(self, loss):
        return torch.cat([loss.pos_neg, loss.pos_neg.new_full((int(loss.objectness),), 100.0)])

    def lengths(self, loss, inputs, ratio):
        pred, target = inputs[:2]
        return (
            (pred.sigmoid() - target).abs()
            * f.equalization_weight(target, pred, loss.gamma, loss.mu, loss.alpha, ratio),
        ) * 2


class FocalGradients(GradientRatio):
    """Those of focal losses."""

    first, max_ratio = 1.0, 1.0

    def lengths(self, loss, inputs, ratio):
        pred, focus = inputs.pred, f.focus_of(ratio, inputs.pred, loss.gamma, loss.scale)
        positive, negative = (1.0, 1.0) if loss.alpha is None else (loss.alpha, 1 - loss.alpha)
        slopes = f.focal_slope(pred, focus), f.focal_slope(-pred, focus)
        return tuple(
            part * focus / loss.gamma * slope for part, slope in zip((positive, negative), slopes, strict=True)
        )


@MODELS.register_module()
class EQLv2Loss(
    SigmoidLoss,
    ObjectnessLogit,
    fn=f.eqlv2_loss,
    state=dict(pos_neg=EntropyGradients()),
    others=dict(gamma=1.3, mu=0.3, alpha=0.6),
    untried=('num_classes', 'objectness', 'test_with_obj'),
    trial=dict(num_classes=3),
):
    """The gradients are those of the weighted loss, without ``loss_weight`` and divisor.

    num_classes: how many classes the logits have, without that of the objectness.
    objectness: one more logit, last, of the background, as mmdet has it: its weights are 1, and its positives are the
        samples of the label ``num_classes``.
    test_with_obj: multiply the scores of the classes by one minus that of the background.
    """

    options = {**SigmoidLoss.options, **HOST_OPTIONS, 'test_with_obj': True}

    def _classes(self):
        return self.num_classes + bool(self.objectness)

    def prepare(self, pred, target, weight=None, **context):
        inputs = super().prepare(pred, target, weight, **context)
        check_channels(self, pred, target)
        return inputs


@MODELS.register_module()
class EqualizedFocalLoss(
    SigmoidLoss,
    fn=f.equalized_focal_loss,
    state=dict(pos_neg=FocalGradients()),
    others=dict(gamma=1.3, alpha=0.6, scale=3.0),
    untried=('num_classes',),
    trial=dict(num_classes=3),
):
    """The gradients are those of the loss at hand, without ``loss_weight`` and divisor, so that batches count by their
    size; in the authors' code, which takes them in the backward pass, those with fewer objects count for more. A call
    counts by itself, where they add up the levels of a pyramid first.

    num_classes: how many classes the logits have.
    """

    options = {**SigmoidLoss.options, 'num_classes': 1203}

    def _classes(self):
        return self.num_classes

    def prepare(self, pred, target, weight=None, **context):
        inputs = super().prepare(pred, target, weight, **context)
        check_channels(self, pred, target)
        return inputs


@MODELS.register_module()
class EQLLoss(
    SigmoidLoss,
    CountedClasses,
    fn=f.eql_loss,
    trial=dict(class_counts=[900.0, 60.0, 1.0]),
    others=dict(class_counts=[1.0, 900.0, 60.0], num_images=40000.0, threshold=0.3),
    waives={'columns': 'whether a row shows an object decides for all of its classes', 'kernel': WHOLE_ROWS},
):
    """``class_counts`` are images, and :class:`cvloss_mm.hooks.ClassCountHook` gives ``num_images``, too."""

    loops = None
    counted = 'images'

    def take_counts(self, counts, images):
        self.num_images = float(images)
        super().take_counts(counts, images)


class Noise(Draws):
    """1 for the classes that a row with a weight shows; for others numbers in (0, 1), of which every process draws the
    same."""

    def supply(self, loss, inputs):
        return super().supply(loss, inputs) if loss.training else self.draw(loss, inputs)

    def draw(self, loss, inputs):
        drawn = self.uniform(loss, torch.arange(inputs.pred.shape[-1], device=inputs.pred.device))
        target, weight = inputs[1:3]
        if weight is not None:
            target = target * (align(weight, target.shape) != 0)
        return torch.where(f.classes_present(target) > 0, 1.0, drawn)


@MODELS.register_module()
class FederatedLoss(
    SigmoidLoss,
    CountedClasses,
    fn=f.federated_loss,
    state=dict(noise=Noise()),
    trial=dict(num_sample_cats=2, class_counts=[9.0, 2.0, 1.0]),
    others=dict(class_counts=[900.0, 1.0, 60.0], num_sample_cats=(1, 3), freq_weight=30.0),
    waives={
        'columns': DRAWN,
        'rows': DRAWN,
        'shares': f'{DRAWN}; each process has its own',
        'kernel': SEEN,
        'a weight of 0 that learns': DRAWN,
    },
):
    """``class_counts`` may be left out: all classes are then drawn alike."""

    counted = 'images'
    needs_counts = False

    def prepare(self, pred, target, weight=None, **context):
        if pred.ndim < 2 or not pred.shape[1]:
            raise self.reject('there are no classes to choose from', pred, target, 'pred (n, classes)')
        return super().prepare(pred, target, weight, **context)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        """Of the first class or none, so that there are classes to draw."""
        pred, target = super().sample(n, generator, classes)
        return pred, torch.where(target == 0, 0, classes)


def check_channels(loss: Loss, pred: Tensor, target: Tensor) -> None:
    channels = loss._classes()
    if pred.shape[min(pred.ndim - 1, 1)] != channels:
        given = [f'{name}={getattr(loss, name)}' for name in ('num_classes', 'objectness') if name in loss.options]
        raise loss.reject(f'{" and ".join(given)} ask for {channels} logits', pred, target, f'pred (n, {channels})')
