# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def soft_target_cross_entropy_loss_labels_shared(h, machine):
    return ()


soft_target_cross_entropy_loss_labels_exponents = ()
soft_target_cross_entropy_loss_labels_fused = True


@triton.jit
def soft_target_cross_entropy_loss_labels(
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
    y14 = tl.log(a1)
    y15 = yp - a0
    y16 = y14 - y15
    y17 = 1.0 / a1
    y18 = tl.exp(y15)
    y19 = y17 * y18
    y20 = -1.0 + y19
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y17 * x1
            slope = x2
            slope = tl.where(column == label, y20, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y16


def soft_target_cross_entropy_loss_dense_shared(h, machine):
    return ()


soft_target_cross_entropy_loss_dense_exponents = ()
soft_target_cross_entropy_loss_dense_fused = True


@triton.jit
def soft_target_cross_entropy_loss_dense(
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
    y14 = tl.log(a1)
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = x1 - y14
        x3 = tl.abs(x2)
        x4 = x3 == float("inf")
        x5 = x0 & x4
        x6 = tl.where(x5, number(0.0, DTYPE), x2)
        x7 = t * x6
        x8 = -t
        x9 = tl.where(x5, number(0.0, DTYPE), x8)
        a2 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x9, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y34 = -a2
    y35 = 1.0 / a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = p - a0
            x2 = x1 - y14
            x3 = tl.abs(x2)
            x4 = x3 == float("inf")
            x5 = x0 & x4
            x6 = -t
            x7 = tl.where(x5, number(0.0, DTYPE), x6)
            x8 = tl.exp(x1)
            x9 = y35 * x8
            x10 = x9 * a3
            x11 = x7 - x10
            slope = x11
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y34
