"""Losses of long-tailed classes, with what they have seen of each class."""
import torch
import torch.nn.functional as F
from torch import Tensor

from ..functional import long_tail as f
from ..hosts.protocol import ObjectnessLogit, ObjectnessPair
from ..registry import MODELS
from .base import Inputs, Loss
from .families import SigmoidLoss, SoftmaxLoss
from .reduction import align
from .state import Counter, State, sum_over_ranks

SEEN = 'what it has seen of each class is read with every batch: no loop takes that yet'
MORE = dict(num_classes=1203, objectness=False)


@MODELS.register_module()
class SeesawLoss(SoftmaxLoss, ObjectnessPair, fn=f.seesaw_loss, state=dict(cum_samples=Counter(
        'cum_samples', lambda loss: loss.num_classes + bool(loss.objectness))),
        others=dict(p=0.3, q=0.5, eps=0.3), untried=('num_classes', 'objectness', 'return_dict'),
        trial=dict(num_classes=3), waives={
        'gradient': 'the scores within the compensation factor carry no gradient, in the paper and in every release',
        'kernel': SEEN}):
    """A sample of weight 0 is not counted.

    num_classes: how many classes the logits have, without those of the objectness.
    objectness: two more logits, object and background, as mmdet has it: scores are their product. Labels only; the
        label ``num_classes`` is the background, which takes no part in the loss of the classes. An RoI head asks the
        loss for channels, activation and accuracy.
    return_dict: with objectness return ``loss_cls_objectness`` and ``loss_cls_classes``, not their sum.
    """

    options = {**SoftmaxLoss.options, **MORE, 'return_dict': True}

    def _classes(self):
        return self.num_classes + 2 * self.objectness

    def prepare(self, pred, target, weight=None):
        inputs = super().prepare(pred, target, weight)
        check_channels(self, pred, target, self._classes())
        if self.objectness and inputs.target.ndim == inputs.pred.ndim:
            raise self.reject('with objectness a sample has one label', pred, target, 'integer labels (n,)')
        return inputs

    def unreduced(self, inputs):
        if not self.objectness:
            return super().unreduced(inputs)
        pred, target, cum_samples = *inputs[:2], self.state['cum_samples'].supply(self, inputs)
        background = target == self.num_classes
        of_classes = self.fn(pred[..., :-2], torch.where(background, 0, target), cum_samples=cum_samples[:-1],
                             **self.hyperparameters())
        parts = dict(
            loss_cls_objectness=F.cross_entropy(pred[..., -2:].flatten(0, -2), background.long().flatten(),
                                                reduction='none').reshape(target.shape),
            loss_cls_classes=torch.where(background, 0, of_classes))
        return parts if self.return_dict else sum(parts.values())


class GradientRatio(State):
    """``pos_grad`` and ``neg_grad``, as mmdet calls them: the lengths of the gradients that each class has had of its
    positives and its negatives, added up; supplies their ratio ``pos_neg``, this batch not included."""

    def __init__(self):
        super().__init__('pos_neg', lambda loss: loss.num_classes)

    def start(self, loss):
        zero = torch.zeros(self.size(loss))
        return dict(pos_grad=zero, neg_grad=zero.clone(), pos_neg=zero + 100)

    def value(self, loss):
        return torch.cat([loss.pos_neg, loss.pos_neg.new_full((int(loss.objectness),), 100.0)])

    def learn(self, loss, inputs):
        ratio = self.value(loss)
        positive, negative = sum_over_ranks(self.lengths(loss, inputs, ratio))
        loss.pos_grad += positive
        loss.neg_grad += negative
        loss.pos_neg.copy_(loss.pos_grad / (loss.neg_grad + 1e-10))
        return ratio

    def lengths(self, loss: Loss, inputs: Inputs, ratio: Tensor) -> Tensor:
        pred, target, weight = inputs[:3]
        length = (pred.sigmoid() - target).abs() * f.equalization_weight(
            target, pred, loss.gamma, loss.mu, loss.alpha, ratio)
        if weight is not None:
            length = length * align(weight, pred.shape).abs()
        both = torch.stack([length * target, length * (1 - target)]).flatten(1, -2).sum(1)
        return both[:, :loss.num_classes].float()


@MODELS.register_module()
class EQLv2Loss(SigmoidLoss, ObjectnessLogit, fn=f.eqlv2_loss, state=dict(pos_neg=GradientRatio()),
        others=dict(gamma=1.3, mu=0.3, alpha=0.6), untried=('num_classes', 'objectness', 'test_with_obj'),
        trial=dict(num_classes=3), waives={'kernel': SEEN}):
    """The gradients are those of the weighted loss, without ``loss_weight`` and divisor.

    num_classes: how many classes the logits have, without that of the objectness.
    objectness: one more logit, last, of the background, as mmdet has it: its weights are 1, and its positives are the
        samples of the label ``num_classes``.
    test_with_obj: multiply the scores of the classes by one minus that of the background.
    """

    options = {**SigmoidLoss.options, **MORE, 'test_with_obj': True}

    def _classes(self):
        return self.num_classes + bool(self.objectness)

    def prepare(self, pred, target, weight=None):
        inputs = super().prepare(pred, target, weight)
        check_channels(self, pred, target, self._classes())
        return inputs


def check_channels(loss: Loss, pred: Tensor, target: Tensor, channels: int) -> None:
    if pred.shape[min(pred.ndim - 1, 1)] != channels:
        raise loss.reject(f'num_classes={loss.num_classes} and objectness={loss.objectness} ask for {channels} logits',
                          pred, target, f'pred (n, {channels})')
