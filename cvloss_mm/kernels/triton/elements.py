"""Losses of single values (class logits, offsets) in one pass: each logit is read once, each gradient written once."""
import math

import torch
import triton
import triton.language as tl
from torch import Tensor

from . import formulas
from .layout import accumulator, byte_labels, finish, fold, gradient_of, joined, split, strides
from .mathematics import number

UNWEIGHTED, PER_ROW, PER_ELEMENT = range(3)  # WEIGHTS of the kernel
PER_PROGRAM = 4096  # values: 16 a thread, which is 16 KiB in flight a program in float32


@triton.jit
def kernel(pred, target, scores, weight, scale, gradient, partials, a_row, b_row, pred_at, target_at, gradient_at,
           weight_at, scores_at, a_at, b_at, units, inner, factor: tl.float64, a: tl.float64, b: tl.float64,
           c: tl.float64, d: tl.float64, FORMULA: tl.constexpr, CASE: tl.constexpr, OTHER: tl.constexpr,
           COLUMNS: tl.constexpr, WIDTH: tl.constexpr, UNITS: tl.constexpr, LABELS: tl.constexpr,
           WEIGHTS: tl.constexpr, FLAT: tl.constexpr, NESTED: tl.constexpr, DTYPE: tl.constexpr):
    """A program takes UNITS units of WIDTH neighbouring columns of a row; a unit never crosses a row.

    FLAT: values lie as if contiguous, so that a unit is read in one go. NESTED: outer and inner rows have strides of
    their own. Offsets are 64 bits wide; only places within a program are not.
    """
    start = tl.program_id(0).to(tl.int64) * UNITS
    groups: tl.constexpr = COLUMNS // WIDTH
    first = start // groups
    place = (start - first * groups).to(tl.int32) + tl.arange(0, UNITS)[:, None]
    row = first + place // groups
    column = (place % groups) * WIDTH + tl.arange(0, WIDTH)[None, :]
    unit = start + tl.arange(0, UNITS)[:, None]
    inside = unit < units
    flat = unit * WIDTH + tl.arange(0, WIDTH)[None, :]
    outer = row // inner if NESTED else row * 0
    row = row - outer * inner if NESTED else row

    at = flat if FLAT else outer * pred_at[0] + row * pred_at[1] + column.to(tl.int64) * pred_at[2]
    z = tl.load(pred + at, mask=inside, other=0).to(DTYPE)
    if LABELS:
        label = tl.load(target + outer * target_at[0] + row * target_at[1], mask=inside, other=-1)
        y = label.to(tl.int32) == column
        if scores is not None:
            quality = tl.load(scores + outer * scores_at[0] + row * scores_at[1], mask=inside, other=0).to(DTYPE)
            y = tl.where(y, quality, 0.0)
    else:
        at = flat if FLAT else outer * target_at[0] + row * target_at[1] + column.to(tl.int64) * target_at[2]
        y = tl.load(target + at, mask=inside, other=0).to(DTYPE)
    a = number(a, DTYPE) if a_row is None else tl.load(a_row + column * a_at[0]).to(DTYPE)
    b = number(b, DTYPE) if b_row is None else tl.load(b_row + column * b_at[0]).to(DTYPE)
    value, slope = FORMULA(z, y, a, b, number(c, DTYPE), number(d, DTYPE), LABELS, CASE, OTHER)

    factor = number(factor, DTYPE) if scale is None else number(factor, DTYPE) * tl.load(scale).to(DTYPE)
    counts, pull = inside, factor
    if WEIGHTS != 0:  # one weight a row, or one a value
        at = outer * weight_at[0] + row * weight_at[1]
        if WEIGHTS == 2:
            at = flat if FLAT else at + column.to(tl.int64) * weight_at[2]
        w = tl.load(weight + at, mask=inside, other=0).to(DTYPE)
        counts = inside & (w != 0)  # what has no weight may be infinite or NaN
        pull = w * factor
    if gradient is not None:
        at = flat if FLAT else outer * gradient_at[0] + row * gradient_at[1] + column.to(tl.int64) * gradient_at[2]
        tl.store(gradient + at, tl.where(counts, pull * slope, 0.0).to(gradient.dtype.element_ty), mask=inside)
    if WEIGHTS == 2:
        value = tl.where(counts, w * value, 0.0)
    value = tl.sum(value, axis=1, keep_dims=True)
    if WEIGHTS == 1:
        value = w * value
    if WEIGHTS != 2:
        value = tl.where(counts, value, 0.0)
    tl.store(partials + tl.program_id(0), factor * tl.sum(tl.sum(value.to(DTYPE), axis=1), axis=0))


def launch(formula, pred: Tensor, target: Tensor, weight: Tensor | None, scale: float | Tensor, want_grad: bool,
           a=1.0, b=1.0, c=1.0, d=1.0, case: bool = False, other: bool = False):
    """A kernel's body but for the hyperparameters: a and b are numbers or rows of one number a class, c and d numbers.
    """
    gradient = gradient_of(pred) if want_grad else None
    if pred.numel() == 0:
        return pred.new_zeros((), dtype=accumulator(pred)), gradient
    target, scores = target if isinstance(target, (tuple, list)) else (target, None)
    labels = target.ndim < pred.ndim
    like = pred if pred.ndim > 1 else pred.reshape(-1, 1)
    laid = [fold(t, like) for t in (pred, byte_labels(target), gradient, weight, scores)]
    by_element = laid[3] is not None and laid[3].stride(2) != 0 and laid[3].shape[2] > 1
    valued = [laid[0], laid[2], None if labels else laid[1], laid[3] if by_element else None]
    columns = pred.shape[-1] if pred.ndim > 1 else 1
    width = math.gcd(columns, max(4, 16 // pred.element_size()))
    programs = -(-pred.numel() // PER_PROGRAM)
    partials = torch.empty(programs, dtype=accumulator(pred), device=pred.device)
    rows = [h.expand(columns) if isinstance(h, Tensor) else None for h in (a, b)]
    factor, divided = split(scale, pred)
    kernel[(programs,)](
        laid[0], laid[1], laid[4], laid[3], divided, laid[2], partials, *rows, *map(strides, laid), *map(strides, rows),
        pred.numel() // width, like.shape[:-1].numel() // laid[0].shape[0], factor,
        *(1.0 if isinstance(h, Tensor) else float(h) for h in (a, b, c, d)), FORMULA=formula, CASE=case, OTHER=other,
        COLUMNS=columns, WIDTH=width, UNITS=PER_PROGRAM // width, LABELS=labels,
        WEIGHTS=UNWEIGHTED if weight is None else PER_ELEMENT if by_element else PER_ROW,
        FLAT=all(t is None or t.is_contiguous() for t in valued), NESTED=not joined(laid),
        DTYPE=tl.float64 if pred.dtype == torch.float64 else tl.float32, num_warps=8)
    return finish(partials), gradient


def sigmoid_focal_loss(*inputs, gamma=2.0, alpha=0.25):
    share = 1.0 if alpha is None else alpha
    return launch(formulas.sigmoid_focal, *inputs, share, c=gamma, case=gamma == 2, other=alpha is not None)


def binary_cross_entropy_loss(*inputs, pos_weight=None, class_weight=None, label_smoothing=0.0):
    weights = (1.0 if weight is None else weight for weight in (pos_weight, class_weight))
    return launch(formulas.binary_cross_entropy, *inputs, *weights, label_smoothing)


def quality_focal_loss(*inputs, beta=2.0):
    return launch(formulas.quality_focal, *inputs, beta, case=beta == 2)


def varifocal_loss(*inputs, alpha=0.75, gamma=2.0, iou_weighted=True, detach_weight=False):
    return launch(formulas.varifocal, *inputs, alpha, float(iou_weighted), gamma, case=gamma == 2, other=detach_weight)


def asymmetric_loss(*inputs, gamma_pos=0.0, gamma_neg=4.0, clip=0.05, eps=1e-8, detach_weight=False):
    return launch(formulas.asymmetric, *inputs, gamma_pos, gamma_neg, clip or 0.0, eps, case=detach_weight)


def l1_loss(*inputs):
    return launch(formulas.l1, *inputs)


def l2_loss(*inputs):
    return launch(formulas.l2, *inputs)


def smooth_l1_loss(*inputs, beta=1.0):
    return launch(formulas.smooth_l1, *inputs, c=1.0, d=max(beta, 1e-37))


def huber_loss(*inputs, delta=1.0):
    return launch(formulas.smooth_l1, *inputs, c=delta, d=delta)


def balanced_l1_loss(*inputs, alpha=0.5, gamma=1.5, beta=1.0):
    return launch(formulas.balanced_l1, *inputs, alpha, math.expm1(gamma / alpha), gamma, beta)
