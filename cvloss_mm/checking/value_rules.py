"""Rules about the values that reach a loss; :func:`cvloss_mm.checking.values` applies them."""

from functools import cache
from inspect import unwrap
from typing import Any, NamedTuple, get_args, get_type_hints

import torch
from torch import Tensor

from ..functional.shapes import COSINES, LABELS, LOGITS, PROBABILITIES, Numbers
from ..kernels.inputs import tensors_of, without_ignored
from ..losses import ClassMapLoss, Loss
from ..losses.labels import classes_of
from .findings import WARN, Finding
from .rules import rule

ROUNDING = 2e-2  # of half precision, in what should be in [0, 1] or [-1, 1]
SPREAD = 1e-2  # below it scores are those of a layer that has learnt nothing
VERY_MANY = 1024
MANY = 32  # so many values, or rows of boxes, are no accident
IN_PIXELS = 64.0


class ObservedCall(NamedTuple):
    """One call of a loss, its inputs as the loss understood them."""

    path: str
    name: str
    pred: Tensor
    targets: tuple[Tensor, ...]
    kinds: frozenset[Numbers]  # what the numbers of pred are
    target_kinds: frozenset[Numbers]
    classes: int | None = None  # labels from 0 to below it name a class
    background: bool = False  # whether the label `classes` is none of them
    weight: Tensor | None = None
    avg_factor: Any = None
    options: tuple[str, ...] = ()
    extent: float | None = None  # the longer side of the images, in pixels
    ignored: int | None = None  # a value of the target that does not count

    def tensors(self) -> list[Tensor]:
        return [t for t in (self.pred, *self.targets, self.weight, self.avg_factor) if isinstance(t, Tensor)]

    def has_kind(self, *kinds: str) -> bool:
        return any(kind.kind in kinds for kind in self.kinds)

    def finding(self, problem: str, changes: dict | None = None) -> Finding:
        name = '' if self.name == self.path else f'{self.name}: '
        return Finding(self.path, f'{name}{problem}', changes or {})

    def setting(self, key: str, value) -> dict:
        return {f'{self.path}.{key}': value} if key in self.options else {}


@cache
def kinds_of(formula, name: str) -> frozenset[Numbers]:
    """What the numbers of an argument are, as the signature writes it."""
    hint = get_type_hints(unwrap(formula), include_extras=True)[name]
    parts = (hint, *get_args(hint))
    return frozenset(m for part in parts for m in getattr(part, '__metadata__', ()) if isinstance(m, Numbers))


def observe_function(formula, pred: Tensor, target) -> ObservedCall | None:
    if not isinstance(target, Tensor):
        return None
    kinds, target_kinds = kinds_of(formula, 'pred'), kinds_of(formula, 'target')
    named = LABELS in target_kinds and kinds & {LOGITS, COSINES} and pred.ndim > 1
    classes = pred.shape[-1] if named else None
    return ObservedCall(formula.__name__, formula.__name__, pred, (target,), kinds, target_kinds, classes)


def observe_call(loss: Loss, place, pred, target, weight, avg_factor, context) -> ObservedCall | None:
    try:
        inputs, read = loss._prepared(pred, target, weight, context)
    except (TypeError, ValueError, IndexError, RuntimeError):
        return None  # what does not fit is refused by the loss itself
    inputs = without_ignored(inputs)
    kinds, given = kinds_of(loss.fn, 'pred'), getattr(loss, 'activated', None)
    if given is None and 'activate' in loss.options:
        given = not loss.activate
    if given is not None:
        kinds = frozenset({PROBABILITIES if given else LOGITS})
    targets = tensors_of(inputs.target)
    if isinstance(target, Tensor) and not target.is_floating_point() and target.ndim < inputs.pred.ndim:
        targets = (target,)  # labels as they came: what is ignored has no weight
    maps = isinstance(loss, ClassMapLoss)
    classes = (
        classes_of(loss, inputs.pred, 1 if maps else -1) if loss.labels_are_classes and inputs.pred.ndim > 1 else None
    )
    background = loss.labels_are_classes == 'or background' and place.background
    return ObservedCall(
        place.path,
        type(loss).__name__,
        inputs.pred,
        targets,
        kinds,
        kinds_of(loss.fn, 'target'),
        classes,
        background,
        read.get('pixel_weight', inputs.weight),
        avg_factor,
        (*loss.options, *loss.hyper),
        place.extent,
        getattr(loss, 'ignore_index', None),
    )


def counted(values: Tensor, weight: Tensor | None) -> Tensor:
    """The values that have a weight, flat; of all, where the weight says nothing about them."""
    values = values.detach()
    if weight is None or not values.numel():
        return values.flatten()
    mask = weight.detach() != 0
    while mask.ndim > values.ndim:
        mask = mask.any(-1)
    mask = mask.reshape(mask.shape + (1,) * (values.ndim - mask.ndim))
    try:
        return values[mask.expand(values.shape)]
    except RuntimeError:
        return values.flatten()


def counted_rows(values: Tensor, weight: Tensor | None) -> Tensor:
    """The rows (m, columns) of which any value has a weight."""
    places = torch.arange(values[..., 0].numel(), device=values.device).reshape(values.shape[:-1])
    return values.detach().reshape(-1, values.shape[-1])[counted(places, weight)]


def some(values: Tensor) -> str:
    return ', '.join(f'{v:g}' for v in torch.unique(values)[:4].tolist())


def span(values: Tensor) -> str:
    return f'{values.min().item():.4g} to {values.max().item():.4g}'


@rule('label-values', of='values')
def label_values(call: ObservedCall):
    """Labels that are no class: in a sigmoid loss they count as the background, in silence."""
    labels = call.targets[0]
    if call.classes is None or labels.is_floating_point() or labels.ndim != call.pred.ndim - 1:
        return
    values, highest = counted(labels, call.weight), call.classes - (not call.background)
    values = values if call.ignored is None else values[values != call.ignored]
    wrong = values[(values < 0) | (values > highest)]
    if wrong.numel():
        last = f' and, the background, {call.classes}' if call.background else ''
        yield call.finding(
            f'labels {some(wrong)} came ({wrong.numel()} of {values.numel()}), where 0 ... {call.classes - 1}{last} '
            f'are labels. In a sigmoid loss, or one of regions, such count as the background. Map them in the data, '
            'raise num_classes, or, where they are to be ignored, write',
            call.setting('ignore_index', int(wrong[0])),
        )


@rule('target-values', of='values')
def target_values(call: ObservedCall):
    """Soft targets, masks, heat, qualities and signs beyond their range: -1 for unknown, 255 for ignored."""
    target = call.targets[-1]
    ranges = [k for k in call.target_kinds if k.kind in ('soft', 'masks', 'heat', 'signs', 'matches')]
    if not ranges or (target.shape != call.pred.shape and len(call.targets) == 1):
        return
    low, high = min(k.low for k in ranges), max(k.high for k in ranges)
    values = counted(target, call.weight).double()
    values = values if call.ignored is None else values[values != call.ignored]
    wrong = values[~((values >= low - ROUNDING) & (values <= high + ROUNDING))]
    if wrong.numel():
        yield call.finding(
            f'targets in [{low:g}, {high:g}] are taken, {some(wrong)} came ({wrong.numel()} of {values.numel()}). '
            'Scale them, or, where they mean unknown, '
            + ('write' if 'ignore_index' in call.options else 'give them the weight 0'),
            call.setting('ignore_index', int(wrong[0]) if wrong[0].isfinite() else -1),
        )


@rule('bin-values', of='values')
def bin_values(call: ObservedCall):
    """Distances beyond the bins of a distribution."""
    if not any(k.kind == 'bins' for k in call.target_kinds):
        return
    values, last = counted(call.targets[0], call.weight).double(), call.pred.shape[-1] - 1
    wrong = values[~((values >= -ROUNDING) & (values <= last + ROUNDING))]
    if wrong.numel():
        yield call.finding(
            f'distances in units of the bins, 0 to {last}, are taken, {some(wrong)} came '
            f'({wrong.numel()} of {values.numel()}). Divide them by the stride, clamp them, or raise '
            'reg_max of the head'
        )


@rule('cosine-values', of='values')
def cosine_values(call: ObservedCall):
    """Logits where a loss takes cosines."""
    values = counted(true_of_two(call), call.weight)
    if call.has_kind('cosines') and values.numel() and (beyond := values[values.abs() > 1 + ROUNDING]).numel():
        yield call.finding(
            f'cosines in [-1, 1] are taken, {span(values)} came ({beyond.numel()} of {values.numel()} '
            'beyond). Normalise embeddings and centres and leave the scale to the loss, as '
            'cvloss_mm.CosineHead does'
        )


def true_of_two(call: ObservedCall) -> Tensor:
    """Without the second of two classes, which stands for all others and may be beyond."""
    if call.pred.ndim != 2 or call.pred.shape[-1] != 2 or call.targets[0].shape != call.pred.shape[:1]:
        return call.pred
    return call.pred.gather(-1, call.targets[0].long().clamp(0, 1).unsqueeze(-1)).squeeze(-1)


@rule('probability-values', of='values')
def probability_values(call: ObservedCall):
    """Logits where a loss takes probabilities."""
    values = counted(call.pred, call.weight)
    if (
        call.has_kind('probabilities', 'masks')
        and values.numel()
        and (beyond := values[(values < -ROUNDING) | (values > 1 + ROUNDING)]).numel()
    ):
        settings = {**call.setting('activated', False), **call.setting('activate', True)}
        yield call.finding(
            f'probabilities in [0, 1] are taken, {span(values)} came ({beyond.numel()} of '
            f'{values.numel()} beyond): these are logits. {"Write" if settings else "Apply a sigmoid"}',
            settings,
        )


@rule('activated-twice', WARN, of='values')
def activated_twice(call: ObservedCall):
    """Probabilities where a loss takes logits: it activates them a second time."""
    if not call.has_kind('logits') or call.pred.ndim < 2 or call.pred.shape[-1] < 2 or call.pred.numel() < MANY:
        return
    rows = counted_rows(call.pred, call.weight).double()
    if rows.numel() < MANY or not bool(((rows >= 0) & (rows <= 1)).all()) or rows.std().item() < SPREAD:
        return
    softmax = bool(((rows.sum(-1) - 1).abs() < ROUNDING).all())
    if softmax or rows.numel() >= VERY_MANY:
        yield call.finding(
            f'logits are taken, and all {rows.numel()} that came are in [0, 1]'
            f'{", each row with the sum 1" if softmax else ""}, as probabilities are. Hand over what '
            'the last layer gives, before its activation'
        )


@rule('offset-values', of='values')
def offset_values(call: ObservedCall):
    """Boxes in pixels where a loss takes encoded offsets."""
    if not call.has_kind('offsets') or call.targets[0].ndim != 2 or call.targets[0].shape[-1] != 4:
        return
    rows = counted_rows(call.targets[0], call.weight)
    boxes = len(rows) >= MANY and bool((rows[:, 2:] > rows[:, :2]).all()) and rows.max().item() > IN_PIXELS
    if boxes:
        yield call.finding(
            f'encoded offsets are taken, and all {len(rows)} targets are corners of boxes in pixels, '
            f'{span(rows)}: of them a loss of boxes (cvloss_mm.GIoULoss) is meant, or the head is to '
            'have reg_decoded_bbox=False'
        )


@rule('factors', of='values')
def factors(call: ObservedCall):
    """Weights and divisors that are no number."""
    if call.weight is not None and not bool((finite := call.weight.isfinite()).all()):
        yield call.finding(f'{int((~finite).sum())} of {finite.numel()} weights are not finite')
    if call.avg_factor is not None:
        factor = torch.as_tensor(call.avg_factor).double()
        if not bool((factor.isfinite() & (factor >= 0)).all()):
            yield call.finding(f'avg_factor is {call.avg_factor}; a number from 0 on is taken')
