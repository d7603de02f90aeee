# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def softmax_focal_loss_none_labels_shared(h, machine):
    s0 = h[0] == 0.0
    return (float(h[0]), float(s0),)


softmax_focal_loss_none_labels_exponents = (0,)
softmax_focal_loss_none_labels_fused = True


@triton.jit
def softmax_focal_loss_none_labels(
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
    y18 = -y17
    y19 = larger(y18, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y20 = power(y19, c[0], (EXPONENTS >> 0) & 7)
    y21 = y15 - y14
    y22 = y20 * y21
    y23 = -y20
    y24 = y18 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y25 = power_over_base(y20, y19, (EXPONENTS >> 0) & 7)
    y26 = c[0] * y25
    y27 = y21 * y26
    y28 = tl.where((c[1] != 0), number(0.0, DTYPE), y27)
    y29 = tl.where(y24, y28, number(0.0, DTYPE))
    y30 = y17 + 1.0
    y31 = y29 * y30
    y32 = y23 - y31
    y33 = 1.0 / a1
    y34 = tl.exp(y14)
    y35 = y33 * y34
    y36 = y35 * y32
    y37 = y32 - y36
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y33 * x1
            x3 = x2 * y32
            x4 = -x3
            slope = x4
            slope = tl.where(column == label, y37, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y22


def softmax_focal_loss_number_labels_shared(h, machine):
    s0 = h[0] == 0.0
    return (float(h[0]), float(s0),)


softmax_focal_loss_number_labels_exponents = (0,)
softmax_focal_loss_number_labels_fused = True


@triton.jit
def softmax_focal_loss_number_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
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
    y15 = yp - a0
    y16 = tl.log(a1)
    y17 = y15 - y16
    y18 = expm1(y17)
    y19 = -y18
    y20 = larger(y19, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y21 = power(y20, c[0], (EXPONENTS >> 0) & 7)
    y22 = y16 - y15
    y23 = y21 * y22
    y24 = yr[0] * y23
    y25 = yr[0] * y21
    y26 = -y25
    y27 = y19 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y28 = yr[0] * y22
    y29 = power_over_base(y21, y20, (EXPONENTS >> 0) & 7)
    y30 = c[0] * y29
    y31 = y28 * y30
    y32 = tl.where((c[1] != 0), number(0.0, DTYPE), y31)
    y33 = tl.where(y27, y32, number(0.0, DTYPE))
    y34 = y18 + 1.0
    y35 = y33 * y34
    y36 = y26 - y35
    y37 = 1.0 / a1
    y38 = tl.exp(y15)
    y39 = y37 * y38
    y40 = y39 * y36
    y41 = y36 - y40
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y37 * x1
            x3 = x2 * y36
            x4 = -x3
            slope = x4
            slope = tl.where(column == label, y41, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y24


def softmax_focal_loss_none_dense_shared(h, machine):
    s0 = h[0] == 0.0
    return (float(h[0]), float(s0),)


softmax_focal_loss_none_dense_exponents = (0,)
softmax_focal_loss_none_dense_fused = True


@triton.jit
def softmax_focal_loss_none_dense(
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
        x7 = expm1(x6)
        x8 = -x7
        x9 = larger(x8, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x10 = power(x9, c[0], (EXPONENTS >> 0) & 7)
        x11 = x6 * x10
        x12 = x11 * t
        x13 = t * x10
        x14 = -x13
        x15 = x8 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
        x16 = x6 * t
        x17 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
        x18 = c[0] * x17
        x19 = x16 * x18
        x20 = -x19
        x21 = tl.where((c[1] != 0), number(0.0, DTYPE), x20)
        x22 = tl.where(x15, x21, number(0.0, DTYPE))
        x23 = x7 + 1.0
        x24 = x22 * x23
        x25 = x14 - x24
        x26 = tl.where(x5, number(0.0, DTYPE), x25)
        a2 += tl.sum(tl.where(within & counts, x12, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x26, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y51 = -a2
    y52 = 1.0 / a1
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
            x6 = tl.where(x5, number(0.0, DTYPE), x2)
            x7 = expm1(x6)
            x8 = -x7
            x9 = larger(x8, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x10 = power(x9, c[0], (EXPONENTS >> 0) & 7)
            x11 = t * x10
            x12 = -x11
            x13 = x8 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x14 = x6 * t
            x15 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
            x16 = c[0] * x15
            x17 = x14 * x16
            x18 = -x17
            x19 = tl.where((c[1] != 0), number(0.0, DTYPE), x18)
            x20 = tl.where(x13, x19, number(0.0, DTYPE))
            x21 = x7 + 1.0
            x22 = x20 * x21
            x23 = x12 - x22
            x24 = tl.where(x5, number(0.0, DTYPE), x23)
            x25 = tl.exp(x1)
            x26 = y52 * x25
            x27 = x26 * a3
            x28 = x24 - x27
            slope = x28
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y51


def softmax_focal_loss_number_dense_shared(h, machine):
    s0 = h[0] == 0.0
    return (float(h[0]), float(s0),)


softmax_focal_loss_number_dense_exponents = (0,)
softmax_focal_loss_number_dense_fused = True


@triton.jit
def softmax_focal_loss_number_dense(
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
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = x1 - y14
        x3 = tl.abs(x2)
        x4 = x3 == float("inf")
        x5 = x0 & x4
        x6 = tl.where(x5, number(0.0, DTYPE), x2)
        x7 = expm1(x6)
        x8 = -x7
        x9 = larger(x8, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x10 = power(x9, c[0], (EXPONENTS >> 0) & 7)
        x11 = x6 * x10
        x12 = tl.abs(r[0])
        x13 = x12 == float("inf")
        x14 = x0 & x13
        x15 = tl.where(x14, number(0.0, DTYPE), r[0])
        x16 = x11 * x15
        x17 = x16 * t
        x18 = t * x15
        x19 = x18 * x10
        x20 = -x19
        x21 = x8 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
        x22 = x6 * x18
        x23 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
        x24 = c[0] * x23
        x25 = x22 * x24
        x26 = -x25
        x27 = tl.where((c[1] != 0), number(0.0, DTYPE), x26)
        x28 = tl.where(x21, x27, number(0.0, DTYPE))
        x29 = x7 + 1.0
        x30 = x28 * x29
        x31 = x20 - x30
        x32 = tl.where(x5, number(0.0, DTYPE), x31)
        a2 += tl.sum(tl.where(within & counts, x17, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x32, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y58 = -a2
    y59 = 1.0 / a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
            x0 = t == 0.0
            x1 = p - a0
            x2 = x1 - y14
            x3 = tl.abs(x2)
            x4 = x3 == float("inf")
            x5 = x0 & x4
            x6 = tl.abs(r[0])
            x7 = x6 == float("inf")
            x8 = x0 & x7
            x9 = tl.where(x8, number(0.0, DTYPE), r[0])
            x10 = t * x9
            x11 = tl.where(x5, number(0.0, DTYPE), x2)
            x12 = expm1(x11)
            x13 = -x12
            x14 = larger(x13, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x15 = power(x14, c[0], (EXPONENTS >> 0) & 7)
            x16 = x10 * x15
            x17 = -x16
            x18 = x13 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x19 = x11 * x10
            x20 = power_over_base(x15, x14, (EXPONENTS >> 0) & 7)
            x21 = c[0] * x20
            x22 = x19 * x21
            x23 = -x22
            x24 = tl.where((c[1] != 0), number(0.0, DTYPE), x23)
            x25 = tl.where(x18, x24, number(0.0, DTYPE))
            x26 = x12 + 1.0
            x27 = x25 * x26
            x28 = x17 - x27
            x29 = tl.where(x5, number(0.0, DTYPE), x28)
            x30 = tl.exp(x1)
            x31 = y59 * x30
            x32 = x31 * a3
            x33 = x29 - x32
            slope = x33
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y58
