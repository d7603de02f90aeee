# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def vs_loss_none_labels_shared(h, machine):
    s0 = shared_power(1.0, h[0])
    s1 = quotient(1.0, h[2])
    s2 = shared_log(s1)
    s3 = h[1] * s2
    return (float(s0), float(s3),)


vs_loss_none_labels_exponents = ()
vs_loss_none_labels_fused = False


@triton.jit
def vs_loss_none_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[0] * p
        x1 = x0 + c[1]
        a0 = larger(a0, tl.max(tl.where(within & counts, x1, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[0] * p
        x1 = x0 + c[1]
        x2 = x1 - a0
        x3 = tl.exp(x2)
        a1 += tl.sum(tl.where(within & counts, x3, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y18 = tl.log(a1)
    y19 = c[0] * yp
    y20 = y19 + c[1]
    y21 = y20 - a0
    y22 = y18 - y21
    y23 = 1.0 / a1
    y24 = tl.exp(y21)
    y25 = y23 * y24
    y26 = -1.0 + y25
    y27 = y26 * c[0]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[0] * p
            x1 = x0 + c[1]
            x2 = x1 - a0
            x3 = tl.exp(x2)
            x4 = y23 * x3
            x5 = x4 * c[0]
            slope = x5
            slope = tl.where(column == label, y27, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y22


def vs_loss_number_labels_shared(h, machine):
    return (float(h[0]), float(h[1]),)


vs_loss_number_labels_exponents = (0,)
vs_loss_number_labels_fused = False


@triton.jit
def vs_loss_number_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        a0 = larger(a0, tl.max(tl.where(within & counts, r[0], float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 += tl.sum(tl.where(within & counts, r[0], 0.0).to(DTYPE), axis=1, keep_dims=True)
    y9 = 1.0 / a0
    y10 = 1.0 / a1
    a2 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = y9 * r[0]
        x1 = power(x0, c[0], (EXPONENTS >> 0) & 7)
        x2 = x1 * p
        x3 = y10 * r[0]
        x4 = tl.log(x3)
        x5 = c[1] * x4
        x6 = x2 + x5
        a2 = larger(a2, tl.max(tl.where(within & counts, x6, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = y9 * r[0]
        x1 = power(x0, c[0], (EXPONENTS >> 0) & 7)
        x2 = x1 * p
        x3 = y10 * r[0]
        x4 = tl.log(x3)
        x5 = c[1] * x4
        x6 = x2 + x5
        x7 = x6 - a2
        x8 = tl.exp(x7)
        a3 += tl.sum(tl.where(within & counts, x8, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y41 = tl.log(a3)
    y42 = y9 * yr[0]
    y43 = power(y42, c[0], (EXPONENTS >> 0) & 7)
    y44 = y43 * yp
    y45 = y10 * yr[0]
    y46 = tl.log(y45)
    y47 = c[1] * y46
    y48 = y44 + y47
    y49 = y48 - a2
    y50 = y41 - y49
    y51 = 1.0 / a3
    y52 = tl.exp(y49)
    y53 = y51 * y52
    y54 = -1.0 + y53
    y55 = y54 * y43
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = y9 * r[0]
            x1 = power(x0, c[0], (EXPONENTS >> 0) & 7)
            x2 = x1 * p
            x3 = y10 * r[0]
            x4 = tl.log(x3)
            x5 = c[1] * x4
            x6 = x2 + x5
            x7 = x6 - a2
            x8 = tl.exp(x7)
            x9 = y51 * x8
            x10 = x9 * x1
            slope = x10
            slope = tl.where(column == label, y55, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y50


def vs_loss_none_dense_shared(h, machine):
    s0 = shared_power(1.0, h[0])
    s1 = quotient(1.0, h[2])
    s2 = shared_log(s1)
    s3 = h[1] * s2
    return (float(s0), float(s3),)


vs_loss_none_dense_exponents = ()
vs_loss_none_dense_fused = False


@triton.jit
def vs_loss_none_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[0] * p
        x1 = x0 + c[1]
        a0 = larger(a0, tl.max(tl.where(within & counts, x1, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[0] * p
        x1 = x0 + c[1]
        x2 = x1 - a0
        x3 = tl.exp(x2)
        a1 += tl.sum(tl.where(within & counts, x3, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y18 = tl.log(a1)
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = c[0] * p
        x2 = x1 + c[1]
        x3 = x2 - a0
        x4 = x3 - y18
        x5 = tl.abs(x4)
        x6 = x5 == float("inf")
        x7 = x0 & x6
        x8 = tl.where(x7, number(0.0, DTYPE), x4)
        x9 = t * x8
        x10 = -t
        x11 = tl.where(x7, number(0.0, DTYPE), x10)
        a2 += tl.sum(tl.where(within & counts, x9, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x11, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y40 = -a2
    y41 = 1.0 / a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = c[0] * p
            x2 = x1 + c[1]
            x3 = x2 - a0
            x4 = x3 - y18
            x5 = tl.abs(x4)
            x6 = x5 == float("inf")
            x7 = x0 & x6
            x8 = -t
            x9 = tl.where(x7, number(0.0, DTYPE), x8)
            x10 = tl.exp(x3)
            x11 = y41 * x10
            x12 = x11 * a3
            x13 = x9 - x12
            x14 = x13 * c[0]
            slope = x14
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y40


def vs_loss_number_dense_shared(h, machine):
    return (float(h[0]), float(h[1]),)


vs_loss_number_dense_exponents = (0,)
vs_loss_number_dense_fused = False


@triton.jit
def vs_loss_number_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        a0 = larger(a0, tl.max(tl.where(within & counts, r[0], float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 += tl.sum(tl.where(within & counts, r[0], 0.0).to(DTYPE), axis=1, keep_dims=True)
    y8 = 1.0 / a0
    y9 = 1.0 / a1
    a2 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = y8 * r[0]
        x1 = power(x0, c[0], (EXPONENTS >> 0) & 7)
        x2 = x1 * p
        x3 = y9 * r[0]
        x4 = tl.log(x3)
        x5 = c[1] * x4
        x6 = x2 + x5
        a2 = larger(a2, tl.max(tl.where(within & counts, x6, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = y8 * r[0]
        x1 = power(x0, c[0], (EXPONENTS >> 0) & 7)
        x2 = x1 * p
        x3 = y9 * r[0]
        x4 = tl.log(x3)
        x5 = c[1] * x4
        x6 = x2 + x5
        x7 = x6 - a2
        x8 = tl.exp(x7)
        a3 += tl.sum(tl.where(within & counts, x8, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y40 = tl.log(a3)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    a5 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = y8 * r[0]
        x2 = power(x1, c[0], (EXPONENTS >> 0) & 7)
        x3 = x2 * p
        x4 = y9 * r[0]
        x5 = tl.log(x4)
        x6 = c[1] * x5
        x7 = x3 + x6
        x8 = x7 - a2
        x9 = x8 - y40
        x10 = tl.abs(x9)
        x11 = x10 == float("inf")
        x12 = x0 & x11
        x13 = tl.where(x12, number(0.0, DTYPE), x9)
        x14 = t * x13
        x15 = -t
        x16 = tl.where(x12, number(0.0, DTYPE), x15)
        a4 += tl.sum(tl.where(within & counts, x14, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a5 += tl.sum(tl.where(within & counts, x16, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y68 = -a4
    y69 = 1.0 / a3
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = y8 * r[0]
            x2 = power(x1, c[0], (EXPONENTS >> 0) & 7)
            x3 = x2 * p
            x4 = y9 * r[0]
            x5 = tl.log(x4)
            x6 = c[1] * x5
            x7 = x3 + x6
            x8 = x7 - a2
            x9 = x8 - y40
            x10 = tl.abs(x9)
            x11 = x10 == float("inf")
            x12 = x0 & x11
            x13 = -t
            x14 = tl.where(x12, number(0.0, DTYPE), x13)
            x15 = tl.exp(x8)
            x16 = y69 * x15
            x17 = x16 * a5
            x18 = x14 - x17
            x19 = x18 * x2
            slope = x19
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y68
