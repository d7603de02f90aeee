# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def logit_adjusted_loss_none_labels_shared(h, machine):
    s0 = quotient(1.0, h[1])
    s1 = shared_log(s0)
    s2 = h[0] * s1
    return (float(s2),)


logit_adjusted_loss_none_labels_exponents = ()
logit_adjusted_loss_none_labels_fused = False


@triton.jit
def logit_adjusted_loss_none_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p + c[0]
        a0 = larger(a0, tl.max(tl.where(within & counts, x0, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p + c[0]
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y16 = tl.log(a1)
    y17 = yp + c[0]
    y18 = y17 - a0
    y19 = y16 - y18
    y20 = 1.0 / a1
    y21 = tl.exp(y18)
    y22 = y20 * y21
    y23 = -1.0 + y22
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p + c[0]
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y20 * x2
            slope = x3
            slope = tl.where(column == label, y23, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y19


def logit_adjusted_loss_number_labels_shared(h, machine):
    return (float(h[0]),)


logit_adjusted_loss_number_labels_exponents = ()
logit_adjusted_loss_number_labels_fused = False


@triton.jit
def logit_adjusted_loss_number_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        a0 += tl.sum(tl.where(within & counts, r[0], 0.0).to(DTYPE), axis=1, keep_dims=True)
    y7 = 1.0 / a0
    a1 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = y7 * r[0]
        x1 = tl.log(x0)
        x2 = c[0] * x1
        x3 = p + x2
        a1 = larger(a1, tl.max(tl.where(within & counts, x3, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = y7 * r[0]
        x1 = tl.log(x0)
        x2 = c[0] * x1
        x3 = p + x2
        x4 = x3 - a1
        x5 = tl.exp(x4)
        a2 += tl.sum(tl.where(within & counts, x5, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y32 = tl.log(a2)
    y33 = y7 * yr[0]
    y34 = tl.log(y33)
    y35 = c[0] * y34
    y36 = yp + y35
    y37 = y36 - a1
    y38 = y32 - y37
    y39 = 1.0 / a2
    y40 = tl.exp(y37)
    y41 = y39 * y40
    y42 = -1.0 + y41
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
            x0 = y7 * r[0]
            x1 = tl.log(x0)
            x2 = c[0] * x1
            x3 = p + x2
            x4 = x3 - a1
            x5 = tl.exp(x4)
            x6 = y39 * x5
            slope = x6
            slope = tl.where(column == label, y42, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y38


def logit_adjusted_loss_none_dense_shared(h, machine):
    s0 = quotient(1.0, h[1])
    s1 = shared_log(s0)
    s2 = h[0] * s1
    return (float(s2),)


logit_adjusted_loss_none_dense_exponents = ()
logit_adjusted_loss_none_dense_fused = False


@triton.jit
def logit_adjusted_loss_none_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p + c[0]
        a0 = larger(a0, tl.max(tl.where(within & counts, x0, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p + c[0]
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y16 = tl.log(a1)
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p + c[0]
        x2 = x1 - a0
        x3 = x2 - y16
        x4 = tl.abs(x3)
        x5 = x4 == float("inf")
        x6 = x0 & x5
        x7 = tl.where(x6, number(0.0, DTYPE), x3)
        x8 = t * x7
        x9 = -t
        x10 = tl.where(x6, number(0.0, DTYPE), x9)
        a2 += tl.sum(tl.where(within & counts, x8, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x10, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y37 = -a2
    y38 = 1.0 / a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = p + c[0]
            x2 = x1 - a0
            x3 = x2 - y16
            x4 = tl.abs(x3)
            x5 = x4 == float("inf")
            x6 = x0 & x5
            x7 = -t
            x8 = tl.where(x6, number(0.0, DTYPE), x7)
            x9 = tl.exp(x2)
            x10 = y38 * x9
            x11 = x10 * a3
            x12 = x8 - x11
            slope = x12
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y37


def logit_adjusted_loss_number_dense_shared(h, machine):
    return (float(h[0]),)


logit_adjusted_loss_number_dense_exponents = ()
logit_adjusted_loss_number_dense_fused = False


@triton.jit
def logit_adjusted_loss_number_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        a0 += tl.sum(tl.where(within & counts, r[0], 0.0).to(DTYPE), axis=1, keep_dims=True)
    y6 = 1.0 / a0
    a1 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = y6 * r[0]
        x1 = tl.log(x0)
        x2 = c[0] * x1
        x3 = p + x2
        a1 = larger(a1, tl.max(tl.where(within & counts, x3, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = y6 * r[0]
        x1 = tl.log(x0)
        x2 = c[0] * x1
        x3 = p + x2
        x4 = x3 - a1
        x5 = tl.exp(x4)
        a2 += tl.sum(tl.where(within & counts, x5, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y31 = tl.log(a2)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = t == 0.0
        x1 = y6 * r[0]
        x2 = tl.log(x1)
        x3 = c[0] * x2
        x4 = p + x3
        x5 = x4 - a1
        x6 = x5 - y31
        x7 = tl.abs(x6)
        x8 = x7 == float("inf")
        x9 = x0 & x8
        x10 = tl.where(x9, number(0.0, DTYPE), x6)
        x11 = t * x10
        x12 = -t
        x13 = tl.where(x9, number(0.0, DTYPE), x12)
        a3 += tl.sum(tl.where(within & counts, x11, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, x13, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y56 = -a3
    y57 = 1.0 / a2
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
            x0 = t == 0.0
            x1 = y6 * r[0]
            x2 = tl.log(x1)
            x3 = c[0] * x2
            x4 = p + x3
            x5 = x4 - a1
            x6 = x5 - y31
            x7 = tl.abs(x6)
            x8 = x7 == float("inf")
            x9 = x0 & x8
            x10 = -t
            x11 = tl.where(x9, number(0.0, DTYPE), x10)
            x12 = tl.exp(x5)
            x13 = y57 * x12
            x14 = x13 * a4
            x15 = x11 - x14
            slope = x15
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y56
