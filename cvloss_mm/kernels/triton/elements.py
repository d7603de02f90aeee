"""Losses of single values (class logits, offsets) in one pass: each logit is read once, each gradient written once.

A formula is called with pred, target, the numbers that all elements share and those a class. Where targets are labels
of many classes nearly all elements are background: what is left of the formula at a target of 0 is computed for
these, and the few others by themselves.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
import triton
import triton.language as tl
from torch import Tensor

from ... import functional
from .. import accumulator, register
from ..generated import formulas
from ..inputs import Dense, Labels
from ..samples import NONE
from ..variants import per_sample
from .layout import (
    byte_labels,
    finish,
    fold,
    gradient_of,
    joined,
    of_classes_of,
    on_its_device,
    split,
    strides,
)
from .mathematics import number, numbers, of_classes
from .rescale import rescale
from .source import Source

UNWEIGHTED, PER_ROW, PER_ELEMENT = range(3)  # WEIGHTS of the kernel
PER_PROGRAM = 4096  # values: 16 a thread, which is 16 KiB in flight a program in float32
MANY = 8  # classes, from which on labels are sparse


@triton.jit
def kernel(
    pred,
    target,
    scores,
    weight,
    scale,
    gradient,
    partials,
    rows,
    pred_at,
    target_at,
    gradient_at,
    weight_at,
    scores_at,
    rows_at,
    units,
    inner,
    factor: tl.float64,
    r0: tl.float64,
    r1: tl.float64,
    r2: tl.float64,
    r3: tl.float64,
    c0: tl.float64,
    c1: tl.float64,
    c2: tl.float64,
    c3: tl.float64,
    c4: tl.float64,
    c5: tl.float64,
    c6: tl.float64,
    c7: tl.float64,
    c8: tl.float64,
    c9: tl.float64,
    c10: tl.float64,
    c11: tl.float64,
    c12: tl.float64,
    c13: tl.float64,
    c14: tl.float64,
    c15: tl.float64,
    FORMULA: tl.constexpr,
    BACKGROUND: tl.constexpr,
    EXPONENTS: tl.constexpr,
    COLUMNS: tl.constexpr,
    WIDTH: tl.constexpr,
    UNITS: tl.constexpr,
    LABEL_ROWS: tl.constexpr,
    LABELS: tl.constexpr,
    WEIGHTS: tl.constexpr,
    FLAT: tl.constexpr,
    NESTED: tl.constexpr,
    DTYPE: tl.constexpr,
):
    """A program takes UNITS units of WIDTH neighbouring columns of a row; a unit never crosses a row.

    FLAT: values lie as if contiguous, so that a unit is read in one go. NESTED: outer and inner rows have strides of
    their own. LABEL_ROWS: where labels are sparse, at least how many rows a program's units belong to. Offsets are 64
    bits wide; only those within a program are not.
    """
    c = numbers(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, DTYPE)
    scalars = (r0, r1, r2, r3)
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
    factor = number(factor, DTYPE) if scale is None else number(factor, DTYPE) * tl.load(scale).to(DTYPE)

    at = flat if FLAT else outer * pred_at[0] + row * pred_at[1] + column.to(tl.int64) * pred_at[2]
    z = tl.load(pred + at, mask=inside, other=0).to(DTYPE)
    active, upstream = inside, factor
    if WEIGHTS != 0:  # one weight a row, or one a value
        at = outer * weight_at[0] + row * weight_at[1]
        if WEIGHTS == 2:
            at = flat if FLAT else at + column.to(tl.int64) * weight_at[2]
        w = tl.load(weight + at, mask=inside, other=0).to(DTYPE)
        active = inside & (w != 0)  # what has no weight may be infinite or NaN
        upstream = w * factor
        z = tl.where(active, z, 0.0)
    r = of_classes(rows, rows_at, scalars, column, column >= 0, DTYPE)
    if LABELS:
        label = tl.load(target + outer * target_at[0] + row * target_at[1], mask=inside, other=-1)
        is_label = label.to(tl.int32) == column
        if LABEL_ROWS > 0:
            value, slope = BACKGROUND(z, r, c, EXPONENTS)
        else:
            y = tl.where(is_label, 1.0, 0.0).to(DTYPE)
            if scores is not None:
                quality = tl.load(scores + outer * scores_at[0] + row * scores_at[1], mask=inside, other=0).to(DTYPE)
                y = tl.where(is_label, quality, 0.0)
            value, slope = FORMULA(z, y, r, c, EXPONENTS)
    else:
        at = flat if FLAT else outer * target_at[0] + row * target_at[1] + column.to(tl.int64) * target_at[2]
        y = tl.load(target + at, mask=inside, other=0).to(DTYPE)
        y = tl.where(active, y, 0.0)
        value, slope = FORMULA(z, y, r, c, EXPONENTS)
    if gradient is not None:
        at = flat if FLAT else outer * gradient_at[0] + row * gradient_at[1] + column.to(tl.int64) * gradient_at[2]
        tl.store(gradient + at, tl.where(active, upstream * slope, 0.0).to(gradient.dtype.element_ty), mask=inside)
    if LABELS and LABEL_ROWS > 0:
        value = tl.where(is_label, 0.0, value)
    if WEIGHTS == 2:
        value = tl.where(active, w * value, 0.0)
    value = tl.sum(value.to(DTYPE), axis=1, keep_dims=True)
    if WEIGHTS == 1:
        value = w * value
    if WEIGHTS != 2:
        value = tl.where(active, value, 0.0)
    total = tl.sum(tl.sum(value, axis=1), axis=0)

    if LABEL_ROWS > 0:
        tl.debug_barrier()  # what was stored for them comes first
        # the elements of the labels, one a row, where they are among the units of this program
        row = first + tl.arange(0, LABEL_ROWS)
        outer = row // inner if NESTED else row * 0
        valid = row * groups < units
        row = row - outer * inner if NESTED else row
        label = tl.load(target + outer * target_at[0] + row * target_at[1], mask=valid, other=-1).to(tl.int32)
        unit = (first + tl.arange(0, LABEL_ROWS)) * groups + label // WIDTH
        valid = valid & (label >= 0) & (label < COLUMNS) & (unit >= start) & (unit < start + UNITS)
        column = tl.where(valid, label, 0).to(tl.int64)
        z = tl.load(pred + outer * pred_at[0] + row * pred_at[1] + column * pred_at[2], mask=valid, other=0).to(DTYPE)
        y = tl.full((LABEL_ROWS,), 1.0, DTYPE)
        if scores is not None:
            y = tl.load(scores + outer * scores_at[0] + row * scores_at[1], mask=valid, other=0).to(DTYPE)
        active, upstream = valid, factor
        if WEIGHTS != 0:
            at = outer * weight_at[0] + row * weight_at[1] + (column * weight_at[2] if WEIGHTS == 2 else column * 0)
            w = tl.load(weight + at, mask=valid, other=0).to(DTYPE)
            active, upstream = valid & (w != 0), w * factor
            z, y = tl.where(active, z, 0.0), tl.where(active, y, 0.0)
        r = of_classes(rows, rows_at, scalars, column, valid, DTYPE)
        value, slope = FORMULA(z, y, r, c, EXPONENTS)
        if gradient is not None:
            at = outer * gradient_at[0] + row * gradient_at[1] + column * gradient_at[2]
            tl.store(gradient + at, tl.where(active, upstream * slope, 0.0).to(gradient.dtype.element_ty), mask=valid)
        if WEIGHTS != 0:
            value = w * value
        total += tl.sum(tl.where(active, value, 0.0).to(DTYPE), axis=0)
    tl.store(partials + tl.program_id(0), factor * total)


def launch(
    source: Source,
    pred: Tensor,
    target: Labels | Dense,
    weight: Tensor | None,
    scale: float | Tensor,
    want_grad: bool,
    hyper: dict,
):
    """A kernel's body."""
    gradient = gradient_of(pred) if want_grad else None
    if pred.numel() == 0:
        return pred.new_zeros((), dtype=accumulator(pred)), gradient
    parts = source.parts(hyper, pred)
    labels = isinstance(target, Labels)
    target, scores = target if labels else (target.values, None)
    like = pred if pred.ndim > 1 else pred.reshape(-1, 1)
    laid = [fold(t, like) for t in (pred, byte_labels(target), gradient, weight, scores)]
    by_element = laid[3] is not None and laid[3].stride(2) != 0 and laid[3].shape[2] > 1
    valued = [laid[0], laid[2], None if labels else laid[1], laid[3] if by_element else None]
    columns = pred.shape[-1] if pred.ndim > 1 else 1
    width = math.gcd(columns, max(4, 16 // pred.element_size()))
    units, programs = PER_PROGRAM // width, -(-pred.numel() // PER_PROGRAM)
    is_label = triton.next_power_of_2(-(-PER_PROGRAM // columns) + 1) if labels and columns >= MANY else 0
    partials = torch.empty(programs, dtype=accumulator(pred), device=pred.device)
    rows, rows_at, scalars = of_classes_of(parts.rows, columns)
    factor, divided = split(scale, pred)
    kernel[(programs,)](
        laid[0],
        laid[1],
        laid[4],
        laid[3],
        divided,
        laid[2],
        partials,
        rows,
        *map(strides, laid[:4]),
        strides(laid[4]),
        rows_at,
        pred.numel() // width,
        like.shape[:-1].numel() // laid[0].shape[0],
        factor,
        *scalars,
        *parts.shared,
        FORMULA=parts.formula,
        BACKGROUND=parts.background,
        EXPONENTS=parts.exponents,
        COLUMNS=columns,
        WIDTH=width,
        UNITS=units,
        LABEL_ROWS=is_label,
        LABELS=labels,
        WEIGHTS=UNWEIGHTED if weight is None else PER_ELEMENT if by_element else PER_ROW,
        FLAT=all(t is None or t.is_contiguous() for t in valued),
        NESTED=not joined(laid),
        DTYPE=tl.float64 if pred.dtype == torch.float64 else tl.float32,
        num_warps=8,
    )
    return finish(partials), gradient


def add(function: Callable, text: str) -> None:
    """Registers the kernel of a function of elements, of which that is the generated source."""
    source, per_row = Source(function, text), per_sample(function)

    def body(pred, target, weight, scale, want_grad, hyper, sample_grads=NONE, ignored=None):
        return launch(source, pred, target, weight, scale, want_grad, hyper)

    register(function, 'cuda', 'elements', per_row=per_row, rescale=on_its_device(rescale), backend='triton')(
        on_its_device(body)
    )


for _name, _text in formulas('elements', 'py').items():
    add(getattr(functional, _name), _text)
