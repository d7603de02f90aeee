"""Families of class scores."""

import torch
from torch import Tensor

from ...functional.ranges import IGNORED
from ...functional.versions import is_compiling
from ...kernels.inputs import Dense, Inputs, Labels, left_out
from ..base import Loss
from ..labels import INDEX_TYPES, tell_of_one_class
from . import calls, extremes
from .protocol import SigmoidClassifier


class ClassificationLoss(Loss, others=dict(ignore_index=0), untried=('average',)):
    """What losses of class scores share: labels or dense targets, ``ignore_index`` and what a mean counts.

    Arguments:
        use_sigmoid: whether the scores are independent (sigmoid) or compete (softmax). Dense heads read it from the
            config; a value that contradicts the loss is refused. None: as the loss is.
        ignore_index: labels of this value take no part. None: every label does.
        average: what 'mean' divides by where the head passes no avg_factor: ``'valid'``, the values not ignored;
            ``'all'``, every value, as OpenMMLab does.
    """

    labels_are_classes = True
    options = dict(use_sigmoid=False, ignore_index=None, average='valid')
    average_modes = ('valid', 'all')
    accepted = ''

    def validate(self) -> None:
        check_use_sigmoid(self)
        if self.average not in self.average_modes:
            raise ValueError(
                f'{type(self).__name__}: average must be one of {self.average_modes}, got {self.average!r}'
            )
        if not IGNORED.accepts(self.ignore_index):
            raise ValueError(f'{type(self).__name__}: ignore_index must be {IGNORED}, got {self.ignore_index!r}')
        super().validate()

    def is_index(self, pred: Tensor, target: Tensor) -> bool:
        """Whether the target is labels; raises where it is neither labels nor dense."""
        shape, given, integers = pred.shape, target.shape, target.dtype in INDEX_TYPES
        if integers and given == (shape[:1] + shape[2:] if len(shape) > 2 else shape[:-1]):
            return True
        if given == shape and (integers or target.is_floating_point() or pred.ndim == 1 or target.dtype == torch.bool):
            return False  # integers: one-hot rows
        raise self.reject('the target fits no accepted form', pred, target, self.accepted)

    def without_ignore_index(self, labels: Tensor, weight: Tensor | None, ignore_index: int | None = None):
        """Labels that can be looked up, the weight with the ignored ones at 0, and which labels are valid.

        Args:
            ignore_index: what the call ignores beside what the loss does.
        """
        if self.ignore_index is None and ignore_index is None:
            return labels, weight, None
        valid = labels != (ignore_index if self.ignore_index is None else self.ignore_index)
        if None not in (self.ignore_index, ignore_index):
            valid = valid & (labels != ignore_index)
        return *left_out(labels, weight, valid), valid

    def check_classes(self, classes: int, pred: Tensor, target: Tensor) -> None:
        """Of losses whose classes compete: refuses none, and tells of a single one."""
        if not classes:
            raise self.reject('there are no classes', pred, target, self.accepted)
        if classes == 1 and not is_compiling():
            tell_of_one_class(type(self).__name__)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        pred = torch.randn(n, classes, generator=generator) * 2
        return pred, torch.randint(classes, (n,), generator=generator)

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-6, 6, points)
        return x, torch.stack([x, 0 * x], -1), torch.zeros(points, dtype=torch.long)

    @classmethod
    def misfits(cls):
        pred, target, *_ = cls.sample(6, torch.Generator().manual_seed(0))
        odd = [target.float(), target.bool(), target[:, None]]
        return super().misfits() + [(pred, wrong) for wrong in odd]


IN_CALL = dict(ignore_index='a label that takes no part, beside that of the loss; segmentation heads give it')


def check_use_sigmoid(loss: Loss) -> None:
    """Resolves None, and refuses a value that contradicts what the loss is."""
    sigmoid = loss.options['use_sigmoid']
    if loss.use_sigmoid is None:
        loss.use_sigmoid = sigmoid
    if loss.use_sigmoid is not sigmoid:
        raise ValueError(
            f'{type(loss).__name__} is a {"sigmoid" if sigmoid else "softmax"} loss: use_sigmoid must be '
            f'{sigmoid}, got {loss.use_sigmoid!r}'
        )


def logits_of(pred: Tensor) -> Tensor:
    """What a head has activated already, taken back; 0 and 1 give the largest finite logits."""
    return torch.logit(pred, eps=torch.finfo(pred.dtype).eps)


def classes_last(pred: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Of maps, whose classes are dimension 1, (n, classes, ...) to (n, ..., classes); all else as it is."""
    if pred.ndim < 3:
        return pred, target
    return pred.movedim(1, -1), target.movedim(1, -1) if target.ndim == pred.ndim else target


def weight_of_places(weight: Tensor | None, pred: Tensor) -> Tensor | None:
    """The weight of maps that fits what :func:`classes_last` makes of them: one a place (n, ...) stays as it is."""
    if weight is None or pred.ndim < 3 or weight.ndim < 2 or weight.shape == pred.shape[:1] + pred.shape[2:]:
        return weight
    return weight.reshape(weight.shape + (1,) * (pred.ndim - weight.ndim)).movedim(1, -1)


def soft_extremes() -> list:
    return extremes.with_targets(extremes.logits(), dict(soft=torch.tensor([[0.2, 0.5, 0.3]])))


def two_class_extremes() -> list:
    return [(f'{what}, two-class', row[0], torch.tensor([1, -1, 1])) for what, row in extremes.logits()]


class SigmoidLoss(SigmoidClassifier, ClassificationLoss, others=dict(activated=True)):
    """Losses of independent class logits, one value an element.

    ``pred`` is (n, classes) or (n,). ``target`` is labels (n,), where the label ``classes`` is the background (no
    class), or dense of the shape of ``pred`` with values in [0, 1]. ``weight`` is (n,) or (n, classes). With more
    dimensions the classes are dimension 1, as in torch: ``pred`` (n, classes, h, w), labels (n, h, w), ``weight`` one
    an image, a place or a value. ``activated=True`` takes probabilities in place of logits. Segmentation heads of one
    class, known by the ``ignore_index`` of their call, mean the object by the label 1.
    """

    labels_are_classes = 'or background'
    loops = 'elements'
    context = IN_CALL
    host_call = staticmethod(calls.labels_of_one_class)
    options = dict(use_sigmoid=True, ignore_index=None, average='valid', activated=False)
    accepted = (
        'pred (n, classes) with integer labels (n,), background = classes; or a target of the shape of pred, in [0, 1]'
    )

    one_hot_labels = True

    @property
    def function_alone(self) -> bool:
        return super().function_alone and not self.activated

    def prepare(
        self, pred: Tensor, target: Tensor, weight: Tensor | None = None, ignore_index: int | None = None
    ) -> Inputs:
        labels = self.is_index(pred, target)
        weight, (pred, target) = weight_of_places(weight, pred), classes_last(pred, target)
        target, weight, valid = self.without_ignore_index(target, weight, ignore_index)
        return Inputs(pred, Labels(target) if labels else Dense(target), weight, self.count(pred, valid))

    def restore_layout(self, values: Tensor) -> Tensor:
        return values.movedim(-1, 1) if values.ndim > 2 else values

    def activation(self, pred: Tensor) -> Tensor:
        return logits_of(pred) if self.activated else pred

    def count(self, pred: Tensor, valid: Tensor | None) -> Tensor | None:
        if valid is None or self.average == 'all':
            return None
        return valid.sum() * (pred.shape[-1] if valid.ndim < pred.ndim else 1)

    @classmethod
    def extremes(cls):
        return extremes.with_labels(extremes.logits(), range(4)) + soft_extremes()


class SoftmaxLoss(ClassificationLoss):
    """Losses of competing class logits, one value a sample.

    ``pred`` is (n, classes); with more dimensions the classes are dimension 1, as in torch. ``target`` is labels (n,),
    or one-hot or soft (n, classes). ``weight`` is (n,). ``average='weight'`` divides by the sum of the class weights of
    the targets, as torch does.
    """

    average_modes = ('valid', 'all', 'weight')
    context = IN_CALL
    loops, targets = 'rows', ('labels', 'dense')
    accepted = 'pred (n, classes) with integer labels (n,), or a target of the shape of pred'

    def prepare(
        self, pred: Tensor, target: Tensor, weight: Tensor | None = None, ignore_index: int | None = None
    ) -> Inputs:
        if pred.ndim < 2:
            raise self.reject('the scores need a dimension of classes', pred, target, self.accepted)
        if pred.shape[1] < 2:
            self.check_classes(pred.shape[1], pred, target)
        index = self.is_index(pred, target)
        pred, target = classes_last(pred, target)
        if not index:
            return Inputs(pred, Dense(target), weight, self.count(target.float(), None))
        target, ignored = target.long(), self.ignore_index
        if ignore_index is not None:
            target = target if ignored is None else target.masked_fill(target == ignored, ignore_index)
            ignored = ignore_index
        valid = None if ignored is None or self.average == 'all' else target != ignored
        count = None if valid is None and self.average != 'weight' else self.count(target, valid)
        return Inputs(pred, Labels(target), weight, count, ignored)

    def count(self, target: Tensor, valid: Tensor | None) -> Tensor | None:
        if self.average == 'weight' and isinstance(getattr(self, 'class_weight', None), Tensor):
            row = self.class_weight.to(target.device)
            if target.is_floating_point():
                return (target * row).sum()
            return row[target].sum() if valid is None else (row[torch.where(valid, target, 0)] * valid).sum()
        return None if valid is None or self.average == 'all' else valid.sum()

    @classmethod
    def extremes(cls):
        return extremes.with_labels(extremes.logits(), range(3)) + soft_extremes()


class SignLoss(ClassificationLoss):
    """Losses of plain two-class scores, one-vs-rest where there are several classes; one value a sample.

    ``pred`` is (n,) with ``target`` (n,) in {-1, +1} or {0, 1}; or (n, classes) with labels (n,) (the label ``classes``
    is the background, no class) or a target of the shape of ``pred``, positive where above 0. ``weight`` is (n,). With
    more dimensions the classes are dimension 1, as in torch.
    """

    labels_are_classes = 'or background'
    loops, one_hot_labels = 'elements', True
    accepted = (
        'pred (n,) with target (n,) in {-1, +1} or {0, 1}; pred (n, classes) with integer labels (n,) or a '
        'target of its shape, positive where above 0'
    )

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.ndim == 2 and pred.shape[-1] == 1 and target.shape == pred.shape:
            pred, target = pred.squeeze(-1), target.squeeze(-1)
        index = self.is_index(pred, target)
        pred, target = classes_last(pred, target)
        valid = None
        if index or target.ndim == 1:
            target, weight, valid = self.without_ignore_index(target, weight)
        count = None if valid is None or self.average == 'all' else valid.sum()
        return Inputs(pred, Labels(target) if index else Dense(target), weight, count)

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-3, 3, points)
        return x, x, torch.ones(points)

    @classmethod
    def extremes(cls):
        return extremes.with_labels(extremes.logits(), range(4)) + two_class_extremes()


class ScoreLoss(SignLoss, waives={'kernel': 'there is no loop yet that takes two-class scores'}):
    """Losses of plain scores that know two forms: two-class, and several classes that compete; one value a sample.

    ``pred`` is (n,) with ``target`` (n,) in {-1, +1} or {0, 1}; or (n, classes) with labels (n,) or a one-hot target.
    With more dimensions the classes are dimension 1, as in torch.
    """

    labels_are_classes = True
    loops, one_hot_labels = None, False
    accepted = (
        'pred (n,) with target (n,) in {-1, +1} or {0, 1}; pred (n, classes) with integer labels (n,) or a '
        'one-hot target of its shape'
    )

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.ndim > 1 and not pred.shape[1]:
            self.check_classes(0, pred, target)
        return super().prepare(pred, target, weight)

    @classmethod
    def extremes(cls):
        return extremes.with_labels(extremes.logits(), range(3)) + two_class_extremes()
