"""All losses of boxes by one kernel: a lane takes a pair of boxes, the formula gives its value and slopes."""

from __future__ import annotations

from collections.abc import Callable

import torch
import triton
import triton.language as tl
from torch import Tensor

from ... import functional
from .. import accumulator, gradient_dtype, register
from ..generated import formulas
from ..inputs import Dense
from ..samples import NONE
from ..variants import numbers_of_a_box, per_side
from .layout import finish, on_its_device, split, strides
from .mathematics import number, numbers
from .rescale import rescale
from .source import Source

BOXES = 256  # a block
BLOCKS_PER_PROGRAM = 4  # blocks that one program works off alone, so that nothing is left to sum up


@triton.jit
def sides(boxes, at, column_at, active, NUMBERS: tl.constexpr, DTYPE: tl.constexpr):
    """The numbers of each box, of four the last twice; 0 where nothing is active: without weight they may be NaN."""
    return (
        tl.load(boxes + at, mask=active, other=0).to(DTYPE),
        tl.load(boxes + at + column_at, mask=active, other=0).to(DTYPE),
        tl.load(boxes + at + 2 * column_at, mask=active, other=0).to(DTYPE),
        tl.load(boxes + at + 3 * column_at, mask=active, other=0).to(DTYPE),
        tl.load(boxes + at + (NUMBERS - 1) * column_at, mask=active, other=0).to(DTYPE),
    )


@triton.jit
def kernel(
    pred,
    target,
    weight,
    scale,
    gradient,
    partials,
    pred_at,
    target_at,
    weight_at,
    boxes,
    blocks,
    factor: tl.float64,
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
    OF_SIDES: tl.constexpr,
    BOXES: tl.constexpr,
    NUMBERS: tl.constexpr,
    DTYPE: tl.constexpr,
):
    """OF_SIDES: each of the NUMBERS of a box has a value, and a weight, of its own."""
    c = numbers(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, DTYPE)
    factor = number(factor, DTYPE) if scale is None else number(factor, DTYPE) * tl.load(scale).to(DTYPE)
    total = tl.zeros((BOXES,), DTYPE)
    for block in range(0, blocks):
        box = (tl.program_id(0).to(tl.int64) * blocks + block) * BOXES + tl.arange(0, BOXES)
        inside = box < boxes
        active = inside
        w0 = tl.full((BOXES,), 1.0, DTYPE)
        w1, w2, w3, w4 = w0, w0, w0, w0
        if weight is not None:
            w0, w1, w2, w3, w4 = sides(weight, box * weight_at[0], weight_at[1], inside, NUMBERS, DTYPE)
            active = inside & ((w0 != 0) | (w1 != 0) | (w2 != 0) | (w3 != 0) | (w4 != 0))
        p0, p1, p2, p3, p4 = sides(pred, box * pred_at[0], pred_at[1], active, NUMBERS, DTYPE)
        t0, t1, t2, t3, t4 = sides(target, box * target_at[0], target_at[1], active, NUMBERS, DTYPE)
        if NUMBERS == 5:
            value, s0, s1, s2, s3, s4 = FORMULA(
                p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS
            )
        else:
            value, s0, s1, s2, s3 = FORMULA(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS)
            s4 = s3
        upstream = tl.full((BOXES,), 1.0, DTYPE) if OF_SIDES else w0  # else the weights are in the formula
        total += tl.where(active, upstream * value, 0.0)
        if gradient is not None:
            upstream *= factor
            out = gradient + box * NUMBERS
            kind: tl.constexpr = gradient.dtype.element_ty
            tl.store(out, tl.where(active, upstream * s0, 0.0).to(kind), mask=inside)
            tl.store(out + 1, tl.where(active, upstream * s1, 0.0).to(kind), mask=inside)
            tl.store(out + 2, tl.where(active, upstream * s2, 0.0).to(kind), mask=inside)
            tl.store(out + 3, tl.where(active, upstream * s3, 0.0).to(kind), mask=inside)
            if NUMBERS == 5:
                tl.store(out + 4, tl.where(active, upstream * s4, 0.0).to(kind), mask=inside)
    tl.store(partials + tl.program_id(0), factor * tl.sum(total, axis=0))


def launch(
    source: Source,
    columns: int,
    of_sides: bool,
    pred: Tensor,
    target: Dense,
    weight: Tensor | None,
    scale: float | Tensor,
    want_grad: bool,
    hyper: dict,
):
    """A kernel's body."""
    gradient = None
    if want_grad:
        gradient = torch.empty_like(pred, dtype=gradient_dtype(pred), memory_format=torch.contiguous_format)
    if pred.numel() == 0:
        return pred.new_zeros((), dtype=accumulator(pred)), gradient
    parts = source.parts(hyper, pred)
    pred_, target_ = pred.reshape(-1, columns), target.values.reshape(-1, columns)
    if weight is not None:
        weight = weight.expand(pred.shape if of_sides else pred.shape[:-1])
        weight = weight.reshape(-1, columns if of_sides else 1).expand(-1, columns)
    boxes = pred_.shape[0]
    blocks = -(-boxes // BOXES)
    each = blocks if blocks <= BLOCKS_PER_PROGRAM else 1
    partials = torch.empty(-(-blocks // each), dtype=accumulator(pred), device=pred.device)
    factor, divided = split(scale, pred)
    kernel[(partials.numel(),)](
        pred_,
        target_,
        weight,
        divided,
        gradient,
        partials,
        pred_.stride(),
        target_.stride(),
        strides(weight),
        boxes,
        each,
        factor,
        *parts.shared,
        FORMULA=parts.formula,
        EXPONENTS=parts.exponents,
        OF_SIDES=of_sides,
        BOXES=BOXES,
        NUMBERS=columns,
        DTYPE=tl.float64 if pred.dtype == torch.float64 else tl.float32,
        num_warps=4,
    )
    return finish(partials), gradient


def add(function: Callable, text: str) -> None:
    """Registers the kernel of a function of boxes, of which that is the generated source."""
    source, columns, of_sides = Source(function, text), numbers_of_a_box(function), per_side(function)

    def body(pred, target, weight, scale, want_grad, hyper, sample_grads=NONE, ignored=None):
        return launch(source, columns, of_sides, pred, target, weight, scale, want_grad, hyper)

    register(function, 'cuda', 'boxes', per_row=not of_sides, rescale=on_its_device(rescale), backend='triton')(
        on_its_device(body)
    )


for _name, _text in formulas('boxes', 'py').items():
    add(getattr(functional, _name), _text)
