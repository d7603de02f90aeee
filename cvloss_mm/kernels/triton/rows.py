"""Losses of competing classes (softmax), one value a row: no matrix is made but the gradient.

A formula goes over a row several times, for the largest logit, the sum of the exponentials and what else it needs, and
a last time for the gradient. A row that is not longer than a tile is read once; longer ones are found in the cache.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import torch
import triton
import triton.language as tl
from torch import Tensor

from ... import functional
from .. import accumulator, register
from ..generated import formulas
from ..inputs import Dense, Labels
from ..samples import NONE, separate_samples
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
from .mathematics import number, numbers, tile
from .rescale import rescale
from .source import Source

SAMPLES = 4  # how many keywords may be numbers of samples
TILE = 4096  # values that a program holds at a time; half as many where each has an offset or a double of its own


@triton.jit
def of_samples(samples, at, outer, row, active, DTYPE: tl.constexpr):
    """The numbers of the samples of these rows, 0 in place of those that there are not."""
    zero = (row * 0).to(DTYPE)
    q0, q1, q2, q3 = zero, zero, zero, zero
    if samples[0] is not None:
        q0 = tl.load(samples[0] + outer * at[0] + row * at[1], mask=active, other=0).to(DTYPE)
    if samples[1] is not None:
        q1 = tl.load(samples[1] + outer * at[2] + row * at[3], mask=active, other=0).to(DTYPE)
    if samples[2] is not None:
        q2 = tl.load(samples[2] + outer * at[4] + row * at[5], mask=active, other=0).to(DTYPE)
    if samples[3] is not None:
        q3 = tl.load(samples[3] + outer * at[6] + row * at[7], mask=active, other=0).to(DTYPE)
    return q0, q1, q2, q3


@triton.jit
def kernel(
    pred,
    target,
    weight,
    scale,
    gradient,
    partials,
    rows,
    samples,
    sample_grads,
    pred_at,
    target_at,
    gradient_at,
    weight_at,
    rows_at,
    samples_at,
    count,
    inner,
    columns,
    ignored,
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
    EXPONENTS: tl.constexpr,
    TARGET: tl.constexpr,
    ROWS: tl.constexpr,
    ONE: tl.constexpr,
    BLOCK: tl.constexpr,
    UNIT: tl.constexpr,
    NESTED: tl.constexpr,
    DTYPE: tl.constexpr,
):
    """TARGET: 'labels', 'dense', or 'numbers', one a row. ONE: a tile holds the row. UNIT divides the strides of rows,
    which are given in units."""
    c = numbers(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, DTYPE)
    factor = number(factor, DTYPE) if scale is None else number(factor, DTYPE) * tl.load(scale).to(DTYPE)
    row = tl.program_id(0).to(tl.int64) * ROWS + tl.arange(0, ROWS)[:, None]
    inside, place = row < count, row
    outer = row // inner if NESTED else row * 0
    row = row - outer * inner if NESTED else row
    pred_row = pred + (outer * pred_at[0] + row * pred_at[1]) * UNIT
    active = inside
    w = tl.full((ROWS, 1), 1.0, DTYPE)
    if weight is not None:  # rows without weight are not even read: they may hold anything
        w = tl.load(weight + outer * weight_at[0] + row * weight_at[1], mask=inside, other=0).to(DTYPE)
        active = inside & (w != 0)
    valid = active
    label = row.to(tl.int32) * 0
    yt = w
    if TARGET == 'dense':
        target_row = target + (outer * target_at[0] + row * target_at[1]) * UNIT
    else:
        target_row = target + outer * target_at[0] + row * target_at[1]
        if TARGET == 'labels':
            label = tl.load(target_row, mask=active, other=0)
            if ignored is not None:
                active = active & (label != ignored)
            valid = active & (label >= 0) & (label < columns)
            label = tl.where(valid, label, 0).to(tl.int32)
        else:
            yt = tl.load(target_row, mask=active, other=0).to(DTYPE)
    yp = tl.load(pred_row + label.to(tl.int64) * pred_at[2], mask=active, other=0).to(DTYPE)
    q = of_samples(samples, samples_at, outer, row, active, DTYPE)
    first = yp
    if ONE:
        column = tl.arange(0, BLOCK)[None, :]
        first = tile(pred_row, column, pred_at[2], active & (column < columns), DTYPE)
    out = None
    if gradient is not None:
        out = gradient + (outer * gradient_at[0] + row * gradient_at[1]) * UNIT
    value = FORMULA(
        first,
        pred_row,
        target_row,
        out,
        pred_at[2],
        target_at[2],
        gradient_at[2],
        label,
        yp,
        yt,
        rows,
        rows_at,
        (r0, r1, r2, r3),
        q,
        sample_grads,
        place,
        active,
        inside,
        columns,
        w * factor,
        c,
        EXPONENTS,
        ONE,
        BLOCK,
        DTYPE,
    )
    value = tl.where(valid, value, float('nan'))  # a label that is no class must not pass unseen
    value = tl.where(active, w * value, 0.0)
    tl.store(partials + tl.program_id(0), factor * tl.sum(tl.sum(value.to(DTYPE), axis=1), axis=0))


def launch(
    source: Source,
    pred: Tensor,
    target: Labels | Dense,
    weight: Tensor | None,
    scale: float | Tensor,
    want_grad: bool,
    sample_grads: Mapping[str, Tensor],
    ignored: int | None,
    hyper: dict,
):
    """A kernel's body."""
    gradient = gradient_of(pred) if want_grad else None
    if pred.numel() == 0:
        return pred.new_zeros((), dtype=accumulator(pred)), gradient
    hyper, samples = separate_samples(source.function, hyper, pred)
    kind = source.target_of(pred, target)
    parts = source.parts(hyper, pred, f'_{kind}', [pred.shape[-1]])
    laid = [fold(t, pred) for t in (pred, byte_labels(target[0]), gradient, weight, *samples.values())]
    factor, divided = split(scale, pred)
    wide = [t for t in (laid[0], laid[1] if kind == 'dense' else None, laid[2]) if t is not None]
    unit = math.gcd(8, *(s for t in wide for s in t.stride()[:2]))
    at = [
        (t[0] // unit, t[1] // unit, t[2]) if i in (0, 2) or (i == 1 and kind == 'dense') else t
        for i, t in enumerate(map(strides, laid[:4]))
    ]
    outer, inner, columns = laid[0].shape
    rows, rows_at, scalars = of_classes_of(parts.rows, columns)
    space = TILE if laid[0].stride(2) == 1 and pred.dtype != torch.float64 else TILE // 2
    block = min(triton.next_power_of_2(columns), space)
    height = max(1, min(space // block, triton.next_power_of_2(outer * inner)))
    programs = -(-outer * inner // height)
    partials = torch.empty(programs, dtype=accumulator(pred), device=pred.device)
    kernel[(programs,)](
        laid[0],
        laid[1],
        laid[3],
        divided,
        laid[2],
        partials,
        rows,
        filled(laid[4:], None),
        filled([sample_grads.get(name) for name in samples], None),
        *at,
        rows_at,
        filled([step for t in laid[4:] for step in t.stride()[:2]], 0, 2),
        outer * inner,
        inner,
        columns,
        ignored,
        factor,
        *scalars,
        *parts.shared,
        FORMULA=parts.formula,
        EXPONENTS=parts.exponents,
        TARGET=kind,
        ROWS=height,
        ONE=columns <= block,
        BLOCK=block,
        UNIT=unit,
        NESTED=not joined(laid),
        enable_fp_fusion=parts.fused,
        DTYPE=tl.float64 if pred.dtype == torch.float64 else tl.float32,
        num_warps=8 if height * block >= 2048 else 4,
    )
    return finish(partials), gradient


def filled(values: list, rest, each: int = 1) -> tuple:
    """A tuple of the same length for all formulas."""
    return (*values, *(rest for _ in range(SAMPLES * each - len(values))))


def add(function: Callable, text: str) -> None:
    """Registers the kernel of a function of rows, of which that is the generated source."""
    source = Source(function, text)

    def body(pred, target, weight, scale, want_grad, hyper, sample_grads=NONE, ignored=None):
        return launch(source, pred, target, weight, scale, want_grad, sample_grads, ignored, hyper)

    register(
        function,
        'cuda',
        'rows',
        per_row=True,
        rescale=on_its_device(rescale),
        kind_of=source.target_of,
        ignores=True,
        backend='triton',
    )(on_its_device(body))


for _name, _text in formulas('rows', 'py').items():
    add(getattr(functional, _name), _text)
