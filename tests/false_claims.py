"""Losses as users declare them, each right but for one declaration, by which something would train wrongly or stop."""

import torch
import torch.nn.functional as F
from torch import Tensor

from cvloss_mm import functional as f
from cvloss_mm.kernels.inputs import Labels
from cvloss_mm.losses import BoxLoss, CosineLoss, OffsetLoss, QualityLoss, SigmoidLoss, SoftmaxLoss
from cvloss_mm.losses.class_counts import CountedClasses

OF_CROSS_ENTROPY = dict(label_smoothing=0.1, class_weight=[1.0, 2.0, 3.0])


class SymmetricBoundedIoU(BoxLoss, fn=f.bounded_iou_loss, laws=('symmetric',), others=dict(beta=0.5)):
    """It measures by the sides of the target."""


class BoundedGIoU(BoxLoss, fn=f.giou_loss, laws=('at most 1',)):
    """It is up to 2."""


class MisspeltLaw(BoxLoss, fn=f.giou_loss, laws=('symetric',)): ...


def compared_labels(pred, target):
    """What is no class is compared with none, and costs the logarithm of the sum alone."""
    dense = target if target.is_floating_point() else (target.unsqueeze(-1) == torch.arange(pred.shape[-1])).to(pred)
    return pred.logsumexp(-1) - (dense * pred).sum(-1)


def binary_cross_entropy(pred, target):
    return F.binary_cross_entropy_with_logits(pred, target, reduction='none')


class TrainsWhatIsNoClass(SoftmaxLoss, fn=compared_labels):
    """Labels of 255, to be ignored, are trained as of no class."""


class NoBackground(SoftmaxLoss, fn=f.softmax_cross_entropy_loss, others=OF_CROSS_ENTROPY):
    labels_are_classes = 'or background'


class LabelsThatAreNone(SigmoidLoss, fn=binary_cross_entropy):
    """The misuse check takes labels of 255 for right ones."""

    labels_are_classes = False


def clamped_labels(pred, target):
    if not target.is_floating_point():
        target = F.one_hot(target.clamp(0, pred.shape[-1] - 1), pred.shape[-1]).to(pred)
    return F.binary_cross_entropy_with_logits(pred, target, reduction='none')


class BackgroundAsTheLastClass(SigmoidLoss, fn=clamped_labels):
    one_hot_labels = False


def numbered_labels(pred, target):
    target = target if target.shape == pred.shape else target.unsqueeze(-1).to(pred).clamp(max=1)
    return F.binary_cross_entropy_with_logits(pred, target.expand_as(pred), reduction='none')


class LabelsAsNumbers(SigmoidLoss, fn=numbered_labels):
    one_hot_labels = False


class ForgetsScores(QualityLoss, fn=f.quality_focal_loss, others=dict(beta=1.5)):
    """A pair of labels and scores is labels alone."""

    def prepare(self, pred, target, weight=None):
        inputs = super().prepare(pred, target, weight)
        return inputs._replace(target=Labels(target[0])) if isinstance(target, tuple) else inputs


class NoPairs(OffsetLoss, fn=f.l1_loss):
    takes_pairs = True


class SidesOfBoxes(BoxLoss, fn=f.giou_loss):
    """What holds anything at a side of weight 0 becomes another box."""

    whole_rows = False


class RowsOfOffsets(OffsetLoss, fn=f.l1_loss):
    """What has no weight poisons what has one."""

    whole_rows = True


def mean_of_columns(pred: Tensor, target: Tensor) -> Tensor:
    return (pred - target).abs() / pred.shape[-1]


class ReadsColumns(OffsetLoss, fn=mean_of_columns):
    """Its formula is of one number at a time, and is told of other columns than there are."""


def l1_loss(pred: Tensor, target: Tensor) -> Tensor:
    return mean_of_columns(pred, target)


class NamedAsAnother(OffsetLoss, fn=l1_loss):
    """The kernels of the package are of another function of this name."""


class LoopOfBoxes(OffsetLoss, fn=f.huber_loss, others=dict(delta=0.5)):
    """It has one value an element, and asks for the loop of one value a box."""

    loops = 'boxes'


def sides_of_boxes(pred: Tensor, target: Tensor) -> Tensor:
    return torch.tanh(pred - target).square()


class SidesUnsaid(BoxLoss, fn=sides_of_boxes):
    """Its kernel would count boxes, and the function counts sides: PerSide says it."""


class NegativeSpread(CosineLoss, fn=f.arc_face_loss, others=dict(margin=0.3)):
    subcenters, spread_weight = 3, -0.2


class SpreadOfOne(CosineLoss, fn=f.arc_face_loss, others=dict(margin=0.3)):
    spread_weight = 0.2


class NoCentre(CosineLoss, fn=f.arc_face_loss, others=dict(margin=0.3)):
    subcenters = 0


class SoftnessOfOne(CosineLoss, fn=f.arc_face_loss, others=dict(margin=0.3)):
    softness = 0.1


class NegativeSoftness(CosineLoss, fn=f.arc_face_loss, others=dict(margin=0.3)):
    subcenters, softness = 3, -0.1


COUNTS = [9.0, 2.0, 1.0]


def counted_loss(pred: Tensor, target: Tensor, *, class_counts: Tensor | None = None) -> Tensor:
    return f.softmax_cross_entropy_loss(pred if class_counts is None else pred + class_counts.log(), target)


class OutsideOfTheHook(SoftmaxLoss, fn=counted_loss, others=dict(class_counts=COUNTS)):
    """Without counts it trains as another loss, and the hook does not give it any."""


class CountsUnknown(
    SoftmaxLoss,
    CountedClasses,
    fn=counted_loss,
    trial=dict(class_counts=COUNTS[::-1]),
    others=dict(class_counts=COUNTS),
):
    """It says of what neither the data nor the hook know."""

    counted = 'pictures'


def scaled_loss(pred: Tensor, target: Tensor, *, class_counts: Tensor | None = None) -> Tensor:
    values = F.binary_cross_entropy_with_logits(pred, target, reduction='none')
    return values if class_counts is None else values / class_counts.sqrt()


class NoCountsNeeded(SigmoidLoss, CountedClasses, fn=scaled_loss, others=dict(class_counts=COUNTS)):
    """It says that it can do without them, and is then another loss."""

    needs_counts = False


def turned_target(pred, target, weight, context):
    return pred, -target, weight, context


class TurnsTheTarget(OffsetLoss, fn=f.l1_loss):
    host_call = staticmethod(turned_target)


FALSE = [  # the row that has to refuse it, the loss, and of what was declared or found
    ('claims', SymmetricBoundedIoU, "laws claims 'symmetric'"),
    ('claims', BoundedGIoU, "laws claims 'at most 1', and it is 1"),
    ('claims', MisspeltLaw, "'symetric' is no law; accepted: 'symmetric'"),
    ('labels', TrainsWhatIsNoClass, 'labels_are_classes = True, and the label 3, no class, gives '),
    ('labels', NoBackground, "labels_are_classes = 'or background', and the label 3 is refused"),
    ('labels', LabelsThatAreNone, 'labels_are_classes = False, and labels of other numbers give something else'),
    ('labels', BackgroundAsTheLastClass, 'and the label 3 gives something else than a row of zeros'),
    ('labels', LabelsAsNumbers, 'labels give something else than their one-hot rows'),
    ('pairs', ForgetsScores, 'a pair (labels, scores) gives something else than its dense target'),
    ('pairs', NoPairs, 'takes_pairs = True says that the target may be (labels, scores)'),
    ('poison', SidesOfBoxes, 'accepted: whole_rows = True'),
    ('poison', RowsOfOffsets, 'accepted: whole_rows = False'),
    ('kernel', ReadsColumns, 'what was read from it is something else than what it gives'),
    ('kernel', NamedAsAnother, 'what was read from it is something else than what it gives'),
    ('kernel', LoopOfBoxes, 'of pred (5, 4) it gives (5, 4)'),
    ('kernel', SidesUnsaid, 'of pred (5, 4) it gives (5, 4)'),
    ('centres', NegativeSpread, 'spread_weight = -0.2; accepted: 0 or more'),
    ('centres', SpreadOfOne, "'spread_weight': 0.2"),
    ('centres', NoCentre, 'subcenters = 0; accepted: a whole number, at least 1'),
    ('centres', SoftnessOfOne, "'softness': 0.1"),
    ('centres', NegativeSoftness, 'softness = -0.1; accepted: None, or a temperature above 0'),
    ('counts', OutsideOfTheHook, 'class OutsideOfTheHook(SoftmaxLoss, CountedClasses, fn=...)'),
    ('counts', CountsUnknown, "counted = 'pictures'; accepted: 'instances', 'images'"),
    ('counts', NoCountsNeeded, 'needs_counts = False, and without class_counts it is another loss'),
    ('host call', TurnsTheTarget, 'host_call changes target of a call in the form of the contract'),
]
