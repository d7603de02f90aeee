# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def poly1_cross_entropy_loss_labels_shared(h, machine):
    return (float(h[0]),)


poly1_cross_entropy_loss_labels_exponents = ()
poly1_cross_entropy_loss_labels_fused = True


@triton.jit
def poly1_cross_entropy_loss_labels(
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
    y18 = y17 + 1.0
    y19 = c[0] * y18
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        a2 += tl.sum(tl.where(within & counts, tl.where(column == label, y19, 0.0), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y25 = y15 - y14
    y26 = c[0] * y17
    y27 = y25 - y26
    y28 = -y19
    y29 = y28 - 1.0
    y30 = 1.0 / a1
    y31 = tl.exp(y14)
    y32 = y30 * y31
    y33 = -a2
    y34 = y33 - 1.0
    y35 = y32 * y34
    y36 = y29 - y35
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y30 * x1
            x3 = x2 * y34
            x4 = -x3
            slope = x4
            slope = tl.where(column == label, y36, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y27


def poly1_cross_entropy_loss_dense_shared(h, machine):
    return (float(h[0]),)


poly1_cross_entropy_loss_dense_exponents = ()
poly1_cross_entropy_loss_dense_fused = True


@triton.jit
def poly1_cross_entropy_loss_dense(
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
        x2 = y14 - x1
        x3 = x1 - y14
        x4 = expm1(x3)
        x5 = c[0] * x4
        x6 = x2 - x5
        x7 = tl.abs(x6)
        x8 = x7 == float("inf")
        x9 = x0 & x8
        x10 = tl.where(x9, number(0.0, DTYPE), x6)
        x11 = t * x10
        x12 = tl.where(x9, number(0.0, DTYPE), t)
        x13 = x12 * c[0]
        x14 = x4 + 1.0
        x15 = x13 * x14
        x16 = -x15
        x17 = x16 - x12
        a2 += tl.sum(tl.where(within & counts, x11, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x17, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y42 = 1.0 / a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = p - a0
            x2 = y14 - x1
            x3 = x1 - y14
            x4 = expm1(x3)
            x5 = c[0] * x4
            x6 = x2 - x5
            x7 = tl.abs(x6)
            x8 = x7 == float("inf")
            x9 = x0 & x8
            x10 = tl.where(x9, number(0.0, DTYPE), t)
            x11 = x10 * c[0]
            x12 = x4 + 1.0
            x13 = x11 * x12
            x14 = -x13
            x15 = x14 - x10
            x16 = tl.exp(x1)
            x17 = y42 * x16
            x18 = x17 * a3
            x19 = x15 - x18
            slope = x19
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return a2
