# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def weston_watkins_hinge_loss_false_labels_shared(h, machine):
    return (float(h[0]),)


weston_watkins_hinge_loss_false_labels_exponents = ()
weston_watkins_hinge_loss_false_labels_fused = True


@triton.jit
def weston_watkins_hinge_loss_false_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[0] + p
        x1 = x0 - yp
        x2 = larger(x1, number(0.0, DTYPE))
        x3 = x2 <= 0.0
        x4 = tl.where(x3, number(0.0, DTYPE), number(1.0, DTYPE))
        a0 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 += tl.sum(tl.where(within & counts, x4, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y13 = a0 - c[0]
    y14 = c[0] + yp
    y15 = y14 - yp
    y16 = larger(y15, number(0.0, DTYPE))
    y17 = y16 <= 0.0
    y18 = tl.where(y17, number(0.0, DTYPE), number(1.0, DTYPE))
    y19 = y18 - a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[0] + p
            x1 = x0 - yp
            x2 = larger(x1, number(0.0, DTYPE))
            x3 = x2 <= 0.0
            x4 = tl.where(x3, number(0.0, DTYPE), number(1.0, DTYPE))
            slope = x4
            slope = tl.where(column == label, y19, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y13


def weston_watkins_hinge_loss_true_labels_shared(h, machine):
    s0 = quotient(1.0, h[1])
    return (float(h[0]), float(s0),)


weston_watkins_hinge_loss_true_labels_exponents = ()
weston_watkins_hinge_loss_true_labels_fused = True


@triton.jit
def weston_watkins_hinge_loss_true_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[0] + p
        x1 = x0 - yp
        x2 = larger(x1, number(0.0, DTYPE))
        x3 = x2 <= 0.0
        x4 = tl.where(x3, number(0.0, DTYPE), c[1])
        a0 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 += tl.sum(tl.where(within & counts, x4, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y13 = a0 - c[0]
    y14 = y13 * c[1]
    y15 = c[0] + yp
    y16 = y15 - yp
    y17 = larger(y16, number(0.0, DTYPE))
    y18 = y17 <= 0.0
    y19 = tl.where(y18, number(0.0, DTYPE), c[1])
    y20 = y19 - a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[0] + p
            x1 = x0 - yp
            x2 = larger(x1, number(0.0, DTYPE))
            x3 = x2 <= 0.0
            x4 = tl.where(x3, number(0.0, DTYPE), c[1])
            slope = x4
            slope = tl.where(column == label, y20, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y14
