"""Wrappers of box losses of the form 1 - IoU + penalty, a function of functions each; they nest.

``inner_iou_loss`` is the wrapper over the plain IoU loss. ``inner_iou_loss.over(ciou_loss)`` is that over another one,
which may be a wrapper over yet another; it takes the hyperparameters of both.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Literal, get_type_hints

import torch

from . import box, box_penalties, terms
from .function import loss_function
from .geometry import Box, framed, half_unit, safe_sqrt, sides
from .ranges import AtMostTimes, NonNegative, Positive, at_least, between
from .shapes import Boxes, PerBox
from .targets import scalar
from .terms import Terms

_FUNCTIONS = {**vars(box), **vars(box_penalties)}
TERMS = {
    _FUNCTIONS[name.replace('_terms', '_loss')]: terms_function
    for name, terms_function in vars(terms).items()
    if name.endswith('_terms')
}  # loss function: its two terms


def box_wrapper(rule: Callable) -> Callable:
    """Makes the loss function of a rule ``(terms, pred, target, **hyper) -> Terms``, where ``terms(pred, target)`` are
    those of the loss that is wrapped."""
    function = _composed(rule, box.iou_loss)
    function.over = functools.cache(lambda base: _composed(rule, base))
    return function


def _composed(rule: Callable, base: Callable) -> Callable:
    if base not in TERMS:
        raise ValueError(
            f'{rule.__name__} wraps losses of the form 1 - IoU + penalty: '
            f'{", ".join(sorted(f.__name__ for f in TERMS if f.__name__.endswith("iou_loss")))}; got '
            f'{getattr(base, "__name__", base)}'
        )
    of_rule, of_inner = _hyperparameters(rule), _hyperparameters(TERMS[base])
    if twice := sorted(of_rule.keys() & of_inner.keys() - {'eps'}):
        raise ValueError(f'{rule.__name__} over {base.__name__}: both have {", ".join(twice)}')
    parameters = {**of_rule, **of_inner, 'eps': inspect.signature(box.iou_loss).parameters['eps']}
    hints = {**_hints(TERMS[base]), **_hints(rule), **_hints(box.iou_loss)}

    def terms_function(pred: Box, target: Box, **hyper) -> Terms:
        of_base = {name: value for name, value in hyper.items() if name not in of_rule}
        return rule(
            lambda p, t: TERMS[base](p, t, **of_base),
            pred,
            target,
            **{name: value for name, value in hyper.items() if name in of_rule},
        )

    defaults = {name: p.default for name, p in parameters.items()}
    in_pixels = ['half_unit'] if 'half_unit' in inspect.signature(TERMS[base]).parameters else []

    def loss(pred: Boxes, target: Boxes, **hyper) -> PerBox:
        units = {name: half_unit(pred, target) for name in in_pixels}
        return terms_function(*framed(pred, target), **{**defaults, **hyper}, **units).loss()

    plain = base is box.iou_loss
    loss.__name__ = rule.__name__ if plain else f'{rule.__name__}_over_{base.__name__}'
    loss.__qualname__, loss.__module__, loss.__doc__ = loss.__name__, rule.__module__, rule.__doc__
    loss.__kwdefaults__ = defaults
    boxes = [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in ('pred', 'target')]
    loss.__signature__ = inspect.Signature(
        [*boxes, *(p.replace(annotation=hints[p.name]) for p in parameters.values())]
    )
    loss.__annotations__ = dict(
        pred=Boxes, target=Boxes, **{name: hints[name] for name in parameters}, **{'return': PerBox}
    )
    function = loss_function(loss)
    units = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in in_pixels]
    terms_function.__signature__ = inspect.Signature([*boxes, *parameters.values(), *units])
    terms_function.__annotations__ = {name: hints[name] for name in parameters}
    TERMS[function] = terms_function
    return function


def _hyperparameters(function: Callable) -> dict[str, inspect.Parameter]:
    return {
        name: p
        for name, p in inspect.signature(function).parameters.items()
        if p.kind is p.KEYWORD_ONLY and name not in ('eps', 'angle_offset', 'half_unit')
    }


def _hints(function: Callable) -> dict:
    return get_type_hints(function, include_extras=True)


def resized(boxes: Box, factor: float) -> Box:
    """About its centre."""
    growth = (factor - 1) / 2 * sides(boxes)
    return Box(boxes.low - growth, boxes.high + growth)


@box_wrapper
def inner_iou_loss(base: Callable, pred: Box, target: Box, *, ratio: Positive = 0.75) -> Terms:
    """The IoU of both boxes resized about their centres: smaller ones part earlier, larger ones meet from farther away.

    .. math:: L = L_X + IoU - IoU_{inner}, \\quad L_X = 1 - IoU + R_X

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        ratio: factor of the sides; the paper tries 0.5 to 1.5. Above 1 boxes that miss each other a little still get
            the gradient of an IoU.
        eps: as of the loss that is wrapped.

    Returns:
        One value a box, (...,). The penalty R_X, and the alpha of CIoU, are those of the boxes themselves, as in the
        authors' code.

    Advice: Below 1 where most boxes overlap well already, above 1 for small objects; one more number to tune.

    Paper: Zhang et al., Inner-IoU: more effective intersection over union loss with auxiliary bounding box, 2023,
    https://arxiv.org/abs/2311.02877

    >>> inner_iou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]), ratio=0.5)
    tensor([0.8000])
    """
    return Terms(base(resized(pred, ratio), resized(target, ratio)).iou, base(pred, target).penalties)


@box_wrapper
def unified_iou_loss(
    base: Callable, pred: Box, target: Box, *, ratio: Positive = 0.5, focus: Literal['hard', 'easy'] | None = None
) -> Terms:
    """A loss of both boxes resized about their centres: of large ones early in a training, of small ones late.

    .. math:: L = w \\, L_X(B_{ratio}, B^{gt}_{ratio}), \\quad w = 1, \\quad 1 - [IoU^{1/2}] \\quad \\text{or }
              [IoU^{1/2}]

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        ratio: factor of the sides. The paper moves it from 2 to 0.5 while a model is trained, linearly, as a cosine
            or as 200 / (epoch + 100); see :class:`cvloss_mm.hooks.LossScheduleHook`.
        focus: the weight w: None for 1, ``'hard'`` for the paper's Focal, ``'easy'`` for its Focal-inv, meant for
            crowded scenes. It is a constant in the gradient; the IoU is that of the resized boxes.
        eps: as of the loss that is wrapped.

    Returns:
        One value a box, (...,). Unlike in Inner-IoU the penalties are those of the resized boxes, too. The authors
        wrap CIoU.

    Advice: Where AP at high IoU matters and the schedule is long; needs ``LossScheduleHook``, or it is one ratio all
    along.

    Paper: Luo et al., Unified-IoU: for high-quality object detection, 2024, https://arxiv.org/abs/2408.06636

    >>> unified_iou_loss(torch.tensor([[1., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]), ratio=2)
    tensor([0.6667])
    """
    base_terms = base(resized(pred, ratio), resized(target, ratio))
    if focus is None:
        return base_terms
    weight = safe_sqrt(base_terms.iou).detach()
    weight = 1 - weight if focus == 'hard' else weight
    return Terms(1 - weight * (1 - base_terms.iou), tuple(weight * part for part in base_terms.penalties))


@box_wrapper
def focaler_iou_loss(
    base: Callable,
    pred: Box,
    target: Box,
    *,
    low: Annotated[NonNegative, AtMostTimes(1, 'high', strict=True)] = 0.0,
    high: Annotated[float, between(0, 1)] = 0.95,
) -> Terms:
    """Only IoUs of an interval count: the easy boxes above it and the hopeless ones below get no gradient of it.

    .. math:: L = L_X + IoU - IoU_f, \\quad IoU_f = \\min(\\max(\\tfrac{IoU - d}{u - d}, 0), 1)

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        low: d, below which IoU counts as 0.
        high: u, above which it counts as 1.
        eps: as of the loss that is wrapped.

    Returns:
        One value a box, (...,). The penalty of the wrapped loss is not touched.

    Advice: (0, 0.95), the default, to look at hard boxes; a higher d to look at easy ones.

    Paper: Zhang and Zhang, Focaler-IoU: more focused intersection over union loss, 2024,
    https://arxiv.org/abs/2401.10525

    >>> focaler_iou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]), low=0.25, high=0.75)
    tensor([0.5000])
    """
    base_terms = base(pred, target)
    width = scalar(high - low, base_terms.iou)  # of tensors it may be 0: a step then
    fraction = (base_terms.iou - low) / width.clamp(min=torch.finfo(width.dtype).eps)
    fraction = torch.where(fraction < 0, 0, fraction)  # unlike that of a clamp, its slope at 0 is the one inside
    return base_terms._replace(iou=torch.where(fraction > 1, 1, fraction))


@box_wrapper
def alpha_iou_loss(base: Callable, pred: Box, target: Box, *, alpha: Annotated[float, at_least(1)] = 3.0) -> Terms:
    """IoU and each penalty to a power: above 1 boxes of high IoU weigh more.

    .. math:: L = 1 - IoU^\\alpha + \\textstyle\\sum_i R_i^\\alpha, \\quad L_X = 1 - IoU + \\textstyle\\sum_i R_i

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        alpha: at least 1, below which the slope at an IoU of 0 is infinite. The paper takes 3.
        eps: as of the loss that is wrapped.

    Returns:
        One value a box, (...,). Where boxes are disjoint IoU^alpha has no slope at all, and the penalty alone pulls.

    Advice: Where boxes are judged at high IoU; noisy boxes suffer less, too.

    Paper: He et al., Alpha-IoU: a family of power intersection over union losses for bounding box regression,
    NeurIPS 2021, https://arxiv.org/abs/2110.13675

    >>> alpha_iou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]))
    tensor([0.8750])
    """
    base_terms = base(pred, target)
    return Terms(_power(base_terms.iou, alpha), tuple(_power(part, alpha) for part in base_terms.penalties))


def _power(x: PerBox, alpha: float) -> PerBox:
    """Of penalties without a bound (MPDIoU's), too: beyond a value whose power is near infinity there is no slope."""
    info, exponent = torch.finfo(x.dtype), scalar(alpha, x)
    return x.clamp(min=info.tiny).minimum(info.max ** (1 / (exponent + 1))) ** exponent
