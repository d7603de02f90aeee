# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def mae_classification_loss_labels_shared(h, machine):
    return ()


mae_classification_loss_labels_exponents = ()
mae_classification_loss_labels_fused = True


@triton.jit
def mae_classification_loss_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        a0 = larger(a0, tl.max(tl.where(within & counts, p, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a1 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y14 = yp - a0
    y15 = tl.log(a1)
    y16 = y14 - y15
    y17 = expm1(y16)
    y18 = -2.0 * y17
    y19 = y17 + 1.0
    y20 = -2.0 * y19
    y21 = 1.0 / a1
    y22 = tl.exp(y14)
    y23 = y21 * y22
    y24 = y23 * y20
    y25 = y20 - y24
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y21 * x1
            x3 = x2 * y20
            x4 = -x3
            slope = x4
            slope = tl.where(column == label, y25, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y18


def mae_classification_loss_dense_shared(h, machine):
    return ()


mae_classification_loss_dense_exponents = ()
mae_classification_loss_dense_fused = True


@triton.jit
def mae_classification_loss_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        a0 = larger(a0, tl.max(tl.where(within & counts, p, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a1 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y14 = 1.0 / a1
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        t = tile(target, column, target_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        x2 = y14 * x1
        x3 = x2 - t
        x4 = tl.abs(x3)
        x5 = x3 > 0.0
        x6 = x3 < 0.0
        x7 = tl.where(x6, number(-1.0, DTYPE), number(0.0, DTYPE))
        x8 = tl.where(x5, number(1.0, DTYPE), x7)
        x9 = x8 * x2
        a2 += tl.sum(tl.where(within & counts, x4, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x9, 0.0).to(DTYPE), axis=1, keep_dims=True)
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            t = tile(target, column, target_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y14 * x1
            x3 = x2 - t
            x4 = x3 > 0.0
            x5 = x3 < 0.0
            x6 = tl.where(x5, number(-1.0, DTYPE), number(0.0, DTYPE))
            x7 = tl.where(x4, number(1.0, DTYPE), x6)
            x8 = x7 - a3
            x9 = x2 * x8
            slope = x9
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return a2
