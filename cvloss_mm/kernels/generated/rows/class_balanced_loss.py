# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def class_balanced_loss_none_softmax_labels_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = min(s0, 0.9999999999999998)
    s2 = -s1
    s3 = shared_log1p(s2)
    s4 = shared_expm1(s3)
    s5 = quotient(1.0, s4)
    s6 = s5 * h[2]
    s7 = quotient(s6, h[2])
    s8 = -s7
    s9 = quotient(s5, s8)
    return (float(s9),)


class_balanced_loss_none_softmax_labels_exponents = ()
class_balanced_loss_none_softmax_labels_fused = True


@triton.jit
def class_balanced_loss_none_softmax_labels(
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
    y17 = c[0] * y16
    y18 = -y17
    y19 = 1.0 / a1
    y20 = tl.exp(y15)
    y21 = y19 * y20
    y22 = y21 * c[0]
    y23 = c[0] - y22
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y19 * x1
            x3 = x2 * c[0]
            x4 = -x3
            slope = x4
            slope = tl.where(column == label, y23, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y18


def class_balanced_loss_none_sigmoid_labels_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = min(s0, 0.9999999999999998)
    s2 = -s1
    s3 = shared_log1p(s2)
    s4 = shared_expm1(s3)
    s5 = quotient(1.0, s4)
    s6 = s5 * h[2]
    s7 = quotient(s6, h[2])
    s8 = -s7
    s9 = quotient(s5, s8)
    return (float(s9),)


class_balanced_loss_none_sigmoid_labels_exponents = ()
class_balanced_loss_none_sigmoid_labels_fused = True


@triton.jit
def class_balanced_loss_none_sigmoid_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = tl.abs(yp)
    y1 = -y0
    y2 = tl.exp(y1)
    y3 = log1p_unit(y2)
    y4 = smaller(yp, number(0.0, DTYPE))
    y5 = y3 - y4
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = tl.abs(p)
        x1 = -x0
        x2 = tl.exp(x1)
        x3 = log1p_unit(x2)
        x4 = -p
        x5 = smaller(x4, number(0.0, DTYPE))
        x6 = x3 - x5
        a0 += tl.sum(tl.where(within & counts, tl.where(column == label, y5, x6), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y19 = c[0] * a0
    y20 = -y19
    y21 = yp < 0.0
    y22 = 1.0 + y2
    y23 = 1.0 / y22
    y24 = y2 * y23
    y25 = tl.where(y21, y23, y24)
    y26 = c[0] * y25
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p < 0.0
            x1 = tl.abs(p)
            x2 = -x1
            x3 = tl.exp(x2)
            x4 = 1.0 + x3
            x5 = 1.0 / x4
            x6 = x3 * x5
            x7 = tl.where(x0, x6, x5)
            x8 = c[0] * x7
            x9 = -x8
            slope = x9
            slope = tl.where(column == label, y26, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y20


def class_balanced_loss_none_focal_labels_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = min(s0, 0.9999999999999998)
    s2 = -s1
    s3 = shared_log1p(s2)
    s4 = shared_expm1(s3)
    s5 = quotient(1.0, s4)
    s6 = s5 * h[2]
    s7 = quotient(s6, h[2])
    s8 = -s7
    s9 = quotient(s5, s8)
    s10 = h[1] == 0.0
    return (float(s9), float(h[1]), float(s10),)


class_balanced_loss_none_focal_labels_exponents = (1,)
class_balanced_loss_none_focal_labels_fused = True


@triton.jit
def class_balanced_loss_none_focal_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp < 0.0
    y1 = tl.abs(yp)
    y2 = -y1
    y3 = tl.exp(y2)
    y4 = 1.0 + y3
    y5 = 1.0 / y4
    y6 = y3 * y5
    y7 = tl.where(y0, y5, y6)
    y8 = larger(y7, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y9 = power(y8, c[1], (EXPONENTS >> 3) & 7)
    y10 = log1p_unit(y3)
    y11 = smaller(yp, number(0.0, DTYPE))
    y12 = y10 - y11
    y13 = y9 * y12
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p < 0.0
        x1 = tl.abs(p)
        x2 = -x1
        x3 = tl.exp(x2)
        x4 = 1.0 + x3
        x5 = 1.0 / x4
        x6 = x3 * x5
        x7 = tl.where(x0, x6, x5)
        x8 = larger(x7, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x9 = power(x8, c[1], (EXPONENTS >> 3) & 7)
        x10 = log1p_unit(x3)
        x11 = -p
        x12 = smaller(x11, number(0.0, DTYPE))
        x13 = x10 - x12
        x14 = x9 * x13
        a0 += tl.sum(tl.where(within & counts, tl.where(column == label, y13, x14), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y35 = c[0] * a0
    y36 = -y35
    y37 = c[0] * y9
    y38 = y37 * y7
    y39 = y7 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y40 = c[0] * y12
    y41 = power_over_base(y9, y8, (EXPONENTS >> 3) & 7)
    y42 = c[1] * y41
    y43 = y40 * y42
    y44 = -y43
    y45 = tl.where((c[2] != 0), number(0.0, DTYPE), y44)
    y46 = tl.where(y39, y45, number(0.0, DTYPE))
    y47 = tl.where(y0, y6, y5)
    y48 = y7 * y47
    y49 = y46 * y48
    y50 = y38 - y49
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p < 0.0
            x1 = tl.abs(p)
            x2 = -x1
            x3 = tl.exp(x2)
            x4 = 1.0 + x3
            x5 = 1.0 / x4
            x6 = x3 * x5
            x7 = tl.where(x0, x6, x5)
            x8 = x7 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x9 = log1p_unit(x3)
            x10 = -p
            x11 = smaller(x10, number(0.0, DTYPE))
            x12 = x9 - x11
            x13 = c[0] * x12
            x14 = larger(x7, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x15 = power(x14, c[1], (EXPONENTS >> 3) & 7)
            x16 = power_over_base(x15, x14, (EXPONENTS >> 3) & 7)
            x17 = c[1] * x16
            x18 = x13 * x17
            x19 = -x18
            x20 = tl.where((c[2] != 0), number(0.0, DTYPE), x19)
            x21 = tl.where(x8, x20, number(0.0, DTYPE))
            x22 = tl.where(x0, x5, x6)
            x23 = x7 * x22
            x24 = x21 * x23
            x25 = c[0] * x15
            x26 = x25 * x7
            x27 = x24 - x26
            slope = x27
            slope = tl.where(column == label, y50, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y36


def class_balanced_loss_number_softmax_labels_shared(h, machine):
    s0 = quotient(1.0, h[2])
    s1 = 1.0 - h[0]
    s2 = min(s1, 0.9999999999999998)
    s3 = -s2
    s4 = shared_log1p(s3)
    return (float(s0), float(s4),)


class_balanced_loss_number_softmax_labels_exponents = ()
class_balanced_loss_number_softmax_labels_fused = True


@triton.jit
def class_balanced_loss_number_softmax_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = r[0] * c[1]
        x1 = expm1(x0)
        x2 = 1.0 / x1
        a0 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 = larger(a1, tl.max(tl.where(within & counts, p, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a1
        x1 = tl.exp(x0)
        a2 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y21 = c[0] * a0
    y22 = -y21
    y23 = 1.0 / y22
    y24 = yr[0] * c[1]
    y25 = expm1(y24)
    y26 = 1.0 / y25
    y27 = y23 * y26
    y28 = tl.log(a2)
    y29 = yp - a1
    y30 = y28 - y29
    y31 = y27 * y30
    y32 = -y31
    y33 = 1.0 / a2
    y34 = tl.exp(y29)
    y35 = y33 * y34
    y36 = y35 * y27
    y37 = y27 - y36
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a1
            x1 = tl.exp(x0)
            x2 = y33 * x1
            x3 = x2 * y27
            x4 = -x3
            slope = x4
            slope = tl.where(column == label, y37, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y32


def class_balanced_loss_number_sigmoid_labels_shared(h, machine):
    s0 = quotient(1.0, h[2])
    s1 = 1.0 - h[0]
    s2 = min(s1, 0.9999999999999998)
    s3 = -s2
    s4 = shared_log1p(s3)
    return (float(s0), float(s4),)


class_balanced_loss_number_sigmoid_labels_exponents = ()
class_balanced_loss_number_sigmoid_labels_fused = True


@triton.jit
def class_balanced_loss_number_sigmoid_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
    y1 = yr[0] * c[1]
    y2 = expm1(y1)
    y3 = 1.0 / y2
    y4 = tl.abs(yp)
    y5 = -y4
    y6 = tl.exp(y5)
    y7 = log1p_unit(y6)
    y8 = smaller(yp, number(0.0, DTYPE))
    y9 = y7 - y8
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = r[0] * c[1]
        x1 = expm1(x0)
        x2 = 1.0 / x1
        x3 = tl.abs(p)
        x4 = -x3
        x5 = tl.exp(x4)
        x6 = log1p_unit(x5)
        x7 = -p
        x8 = smaller(x7, number(0.0, DTYPE))
        x9 = x6 - x8
        a0 += tl.sum(tl.where(within & counts, tl.where(column == label, y3, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y9, x9), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y29 = c[0] * a0
    y30 = -y29
    y31 = 1.0 / y30
    y32 = y31 * y3
    y33 = y32 * a1
    y34 = -y33
    y35 = yp < 0.0
    y36 = 1.0 + y6
    y37 = 1.0 / y36
    y38 = y6 * y37
    y39 = tl.where(y35, y37, y38)
    y40 = y32 * y39
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p < 0.0
            x1 = tl.abs(p)
            x2 = -x1
            x3 = tl.exp(x2)
            x4 = 1.0 + x3
            x5 = 1.0 / x4
            x6 = x3 * x5
            x7 = tl.where(x0, x6, x5)
            x8 = y32 * x7
            x9 = -x8
            slope = x9
            slope = tl.where(column == label, y40, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y34


def class_balanced_loss_number_focal_labels_shared(h, machine):
    s0 = quotient(1.0, h[2])
    s1 = 1.0 - h[0]
    s2 = min(s1, 0.9999999999999998)
    s3 = -s2
    s4 = shared_log1p(s3)
    s5 = h[1] == 0.0
    return (float(s0), float(s4), float(h[1]), float(s5),)


class_balanced_loss_number_focal_labels_exponents = (2,)
class_balanced_loss_number_focal_labels_fused = True


@triton.jit
def class_balanced_loss_number_focal_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
    y1 = yr[0] * c[1]
    y2 = expm1(y1)
    y3 = 1.0 / y2
    y4 = yp < 0.0
    y5 = tl.abs(yp)
    y6 = -y5
    y7 = tl.exp(y6)
    y8 = 1.0 + y7
    y9 = 1.0 / y8
    y10 = y7 * y9
    y11 = tl.where(y4, y9, y10)
    y12 = larger(y11, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y13 = power(y12, c[2], (EXPONENTS >> 6) & 7)
    y14 = log1p_unit(y7)
    y15 = smaller(yp, number(0.0, DTYPE))
    y16 = y14 - y15
    y17 = y13 * y16
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = r[0] * c[1]
        x1 = expm1(x0)
        x2 = 1.0 / x1
        x3 = p < 0.0
        x4 = tl.abs(p)
        x5 = -x4
        x6 = tl.exp(x5)
        x7 = 1.0 + x6
        x8 = 1.0 / x7
        x9 = x6 * x8
        x10 = tl.where(x3, x9, x8)
        x11 = larger(x10, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x12 = power(x11, c[2], (EXPONENTS >> 6) & 7)
        x13 = log1p_unit(x6)
        x14 = -p
        x15 = smaller(x14, number(0.0, DTYPE))
        x16 = x13 - x15
        x17 = x12 * x16
        a0 += tl.sum(tl.where(within & counts, tl.where(column == label, y3, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y17, x17), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y45 = c[0] * a0
    y46 = -y45
    y47 = 1.0 / y46
    y48 = y47 * y3
    y49 = y48 * a1
    y50 = -y49
    y51 = y48 * y13
    y52 = y51 * y11
    y53 = y11 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y54 = y48 * y16
    y55 = power_over_base(y13, y12, (EXPONENTS >> 6) & 7)
    y56 = c[2] * y55
    y57 = y54 * y56
    y58 = -y57
    y59 = tl.where((c[3] != 0), number(0.0, DTYPE), y58)
    y60 = tl.where(y53, y59, number(0.0, DTYPE))
    y61 = tl.where(y4, y10, y9)
    y62 = y11 * y61
    y63 = y60 * y62
    y64 = y52 - y63
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p < 0.0
            x1 = tl.abs(p)
            x2 = -x1
            x3 = tl.exp(x2)
            x4 = 1.0 + x3
            x5 = 1.0 / x4
            x6 = x3 * x5
            x7 = tl.where(x0, x6, x5)
            x8 = x7 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x9 = log1p_unit(x3)
            x10 = -p
            x11 = smaller(x10, number(0.0, DTYPE))
            x12 = x9 - x11
            x13 = y48 * x12
            x14 = larger(x7, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x15 = power(x14, c[2], (EXPONENTS >> 6) & 7)
            x16 = power_over_base(x15, x14, (EXPONENTS >> 6) & 7)
            x17 = c[2] * x16
            x18 = x13 * x17
            x19 = -x18
            x20 = tl.where((c[3] != 0), number(0.0, DTYPE), x19)
            x21 = tl.where(x8, x20, number(0.0, DTYPE))
            x22 = tl.where(x0, x5, x6)
            x23 = x7 * x22
            x24 = x21 * x23
            x25 = y48 * x15
            x26 = x25 * x7
            x27 = x24 - x26
            slope = x27
            slope = tl.where(column == label, y64, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y50


def class_balanced_loss_none_softmax_dense_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = min(s0, 0.9999999999999998)
    s2 = -s1
    s3 = shared_log1p(s2)
    s4 = shared_expm1(s3)
    s5 = quotient(1.0, s4)
    s6 = s5 * h[2]
    s7 = quotient(s6, h[2])
    s8 = -s7
    s9 = quotient(s5, s8)
    s10 = abs(s9)
    s11 = s10 == float("inf")
    s12 = -s9
    return (float(s11), float(s12),)


class_balanced_loss_none_softmax_dense_exponents = ()
class_balanced_loss_none_softmax_dense_fused = True


@triton.jit
def class_balanced_loss_none_softmax_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        t = tile(target, column, target_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = mask_and(x0, (c[0] != 0))
        x2 = tl.where(x1, number(0.0, DTYPE), c[1])
        x3 = t * x2
        a0 = larger(a0, tl.max(tl.where(within & counts, p, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 += tl.sum(tl.where(within & counts, x3, 0.0).to(DTYPE), axis=1, keep_dims=True)
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a2 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y21 = tl.log(a2)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = x1 - y21
        x3 = tl.abs(x2)
        x4 = x3 == float("inf")
        x5 = x0 & x4
        x6 = tl.where(x5, number(0.0, DTYPE), x2)
        x7 = t * x6
        x8 = a1 * t
        x9 = -x8
        x10 = tl.where(x5, number(0.0, DTYPE), x9)
        a3 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, x10, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y42 = a3 * a1
    y43 = -y42
    y44 = 1.0 / a2
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = p - a0
            x2 = x1 - y21
            x3 = tl.abs(x2)
            x4 = x3 == float("inf")
            x5 = x0 & x4
            x6 = a1 * t
            x7 = -x6
            x8 = tl.where(x5, number(0.0, DTYPE), x7)
            x9 = tl.exp(x1)
            x10 = y44 * x9
            x11 = x10 * a4
            x12 = x8 - x11
            slope = x12
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y43


def class_balanced_loss_none_sigmoid_dense_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = min(s0, 0.9999999999999998)
    s2 = -s1
    s3 = shared_log1p(s2)
    s4 = shared_expm1(s3)
    s5 = quotient(1.0, s4)
    s6 = s5 * h[2]
    s7 = quotient(s6, h[2])
    s8 = -s7
    s9 = quotient(s5, s8)
    s10 = abs(s9)
    s11 = s10 == float("inf")
    s12 = -s9
    return (float(s11), float(s12),)


class_balanced_loss_none_sigmoid_dense_exponents = ()
class_balanced_loss_none_sigmoid_dense_fused = True


@triton.jit
def class_balanced_loss_none_sigmoid_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = mask_and(x0, (c[0] != 0))
        x2 = tl.where(x1, number(0.0, DTYPE), c[1])
        x3 = t * x2
        x4 = smaller(p, number(0.0, DTYPE))
        x5 = tl.abs(p)
        x6 = -x5
        x7 = tl.exp(x6)
        x8 = log1p_unit(x7)
        x9 = x4 - x8
        x10 = t * x9
        x11 = -x10
        x12 = 1.0 - t
        x13 = -p
        x14 = smaller(x13, number(0.0, DTYPE))
        x15 = x14 - x8
        x16 = x12 * x15
        x17 = x11 - x16
        a0 += tl.sum(tl.where(within & counts, x3, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 += tl.sum(tl.where(within & counts, x17, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y27 = a0 * a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = 1.0 - t
            x1 = a0 * x0
            x2 = p < 0.0
            x3 = tl.abs(p)
            x4 = -x3
            x5 = tl.exp(x4)
            x6 = 1.0 + x5
            x7 = 1.0 / x6
            x8 = x5 * x7
            x9 = tl.where(x2, x8, x7)
            x10 = x1 * x9
            x11 = t * a0
            x12 = tl.where(x2, x7, x8)
            x13 = x11 * x12
            x14 = x10 - x13
            slope = x14
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y27


def class_balanced_loss_none_focal_dense_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = min(s0, 0.9999999999999998)
    s2 = -s1
    s3 = shared_log1p(s2)
    s4 = shared_expm1(s3)
    s5 = quotient(1.0, s4)
    s6 = s5 * h[2]
    s7 = quotient(s6, h[2])
    s8 = -s7
    s9 = quotient(s5, s8)
    s10 = abs(s9)
    s11 = s10 == float("inf")
    s12 = -s9
    s13 = h[1] == 0.0
    return (float(s11), float(s12), float(h[1]), float(s13),)


class_balanced_loss_none_focal_dense_exponents = (2,)
class_balanced_loss_none_focal_dense_fused = True


@triton.jit
def class_balanced_loss_none_focal_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = mask_and(x0, (c[0] != 0))
        x2 = tl.where(x1, number(0.0, DTYPE), c[1])
        x3 = t * x2
        x4 = p < 0.0
        x5 = tl.abs(p)
        x6 = -x5
        x7 = tl.exp(x6)
        x8 = 1.0 + x7
        x9 = 1.0 / x8
        x10 = x7 * x9
        x11 = tl.where(x4, x9, x10)
        x12 = t * x11
        x13 = 1.0 - t
        x14 = tl.where(x4, x10, x9)
        x15 = x13 * x14
        x16 = x12 + x15
        x17 = larger(x16, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x18 = power(x17, c[2], (EXPONENTS >> 6) & 7)
        x19 = smaller(p, number(0.0, DTYPE))
        x20 = log1p_unit(x7)
        x21 = x19 - x20
        x22 = t * x21
        x23 = -x22
        x24 = -p
        x25 = smaller(x24, number(0.0, DTYPE))
        x26 = x25 - x20
        x27 = x13 * x26
        x28 = x23 - x27
        x29 = x18 * x28
        a0 += tl.sum(tl.where(within & counts, x3, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 += tl.sum(tl.where(within & counts, x29, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y39 = a0 * a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p < 0.0
            x1 = tl.abs(p)
            x2 = -x1
            x3 = tl.exp(x2)
            x4 = 1.0 + x3
            x5 = 1.0 / x4
            x6 = x3 * x5
            x7 = tl.where(x0, x5, x6)
            x8 = t * x7
            x9 = 1.0 - t
            x10 = tl.where(x0, x6, x5)
            x11 = x9 * x10
            x12 = x8 + x11
            x13 = x12 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x14 = smaller(p, number(0.0, DTYPE))
            x15 = log1p_unit(x3)
            x16 = x14 - x15
            x17 = t * x16
            x18 = -x17
            x19 = -p
            x20 = smaller(x19, number(0.0, DTYPE))
            x21 = x20 - x15
            x22 = x9 * x21
            x23 = x18 - x22
            x24 = a0 * x23
            x25 = larger(x12, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x26 = power(x25, c[2], (EXPONENTS >> 6) & 7)
            x27 = power_over_base(x26, x25, (EXPONENTS >> 6) & 7)
            x28 = c[2] * x27
            x29 = x24 * x28
            x30 = tl.where((c[3] != 0), number(0.0, DTYPE), x29)
            x31 = tl.where(x13, x30, number(0.0, DTYPE))
            x32 = x31 * x9
            x33 = x10 * x7
            x34 = x32 * x33
            x35 = x31 * t
            x36 = x7 * x10
            x37 = x35 * x36
            x38 = x34 - x37
            x39 = a0 * x26
            x40 = x39 * x9
            x41 = x40 * x10
            x42 = x38 + x41
            x43 = t * x39
            x44 = x43 * x7
            x45 = x42 - x44
            slope = x45
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y39


def class_balanced_loss_number_softmax_dense_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = min(s0, 0.9999999999999998)
    s2 = -s1
    s3 = shared_log1p(s2)
    s4 = quotient(1.0, h[2])
    return (float(s3), float(s4),)


class_balanced_loss_number_softmax_dense_exponents = ()
class_balanced_loss_number_softmax_dense_fused = True


@triton.jit
def class_balanced_loss_number_softmax_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = r[0] * c[0]
        x1 = expm1(x0)
        x2 = 1.0 / x1
        a0 = larger(a0, tl.max(tl.where(within & counts, p, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y12 = c[1] * a1
    y13 = -y12
    y14 = 1.0 / y13
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        t = tile(target, column, target_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        x2 = t == 0.0
        x3 = r[0] * c[0]
        x4 = expm1(x3)
        x5 = 1.0 / x4
        x6 = y14 * x5
        x7 = tl.abs(x6)
        x8 = x7 == float("inf")
        x9 = x2 & x8
        x10 = -x6
        x11 = tl.where(x9, number(0.0, DTYPE), x10)
        x12 = t * x11
        a2 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x12, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y38 = tl.log(a2)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    a5 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = x1 - y38
        x3 = tl.abs(x2)
        x4 = x3 == float("inf")
        x5 = x0 & x4
        x6 = tl.where(x5, number(0.0, DTYPE), x2)
        x7 = t * x6
        x8 = a3 * t
        x9 = -x8
        x10 = tl.where(x5, number(0.0, DTYPE), x9)
        a4 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a5 += tl.sum(tl.where(within & counts, x10, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y59 = a4 * a3
    y60 = -y59
    y61 = 1.0 / a2
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = p - a0
            x2 = x1 - y38
            x3 = tl.abs(x2)
            x4 = x3 == float("inf")
            x5 = x0 & x4
            x6 = a3 * t
            x7 = -x6
            x8 = tl.where(x5, number(0.0, DTYPE), x7)
            x9 = tl.exp(x1)
            x10 = y61 * x9
            x11 = x10 * a5
            x12 = x8 - x11
            slope = x12
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y60


def class_balanced_loss_number_sigmoid_dense_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = min(s0, 0.9999999999999998)
    s2 = -s1
    s3 = shared_log1p(s2)
    s4 = quotient(1.0, h[2])
    return (float(s3), float(s4),)


class_balanced_loss_number_sigmoid_dense_exponents = ()
class_balanced_loss_number_sigmoid_dense_fused = True


@triton.jit
def class_balanced_loss_number_sigmoid_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = r[0] * c[0]
        x1 = expm1(x0)
        x2 = 1.0 / x1
        x3 = smaller(p, number(0.0, DTYPE))
        x4 = tl.abs(p)
        x5 = -x4
        x6 = tl.exp(x5)
        x7 = log1p_unit(x6)
        x8 = x3 - x7
        x9 = t * x8
        x10 = -x9
        x11 = 1.0 - t
        x12 = -p
        x13 = smaller(x12, number(0.0, DTYPE))
        x14 = x13 - x7
        x15 = x11 * x14
        x16 = x10 - x15
        a0 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 += tl.sum(tl.where(within & counts, x16, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y27 = c[1] * a0
    y28 = -y27
    y29 = 1.0 / y28
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = t == 0.0
        x1 = r[0] * c[0]
        x2 = expm1(x1)
        x3 = 1.0 / x2
        x4 = y29 * x3
        x5 = tl.abs(x4)
        x6 = x5 == float("inf")
        x7 = x0 & x6
        x8 = -x4
        x9 = tl.where(x7, number(0.0, DTYPE), x8)
        x10 = t * x9
        a2 += tl.sum(tl.where(within & counts, x10, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y48 = a2 * a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = 1.0 - t
            x1 = a2 * x0
            x2 = p < 0.0
            x3 = tl.abs(p)
            x4 = -x3
            x5 = tl.exp(x4)
            x6 = 1.0 + x5
            x7 = 1.0 / x6
            x8 = x5 * x7
            x9 = tl.where(x2, x8, x7)
            x10 = x1 * x9
            x11 = t * a2
            x12 = tl.where(x2, x7, x8)
            x13 = x11 * x12
            x14 = x10 - x13
            slope = x14
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y48


def class_balanced_loss_number_focal_dense_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = min(s0, 0.9999999999999998)
    s2 = -s1
    s3 = shared_log1p(s2)
    s4 = quotient(1.0, h[2])
    s5 = h[1] == 0.0
    return (float(s3), float(h[1]), float(s4), float(s5),)


class_balanced_loss_number_focal_dense_exponents = (1,)
class_balanced_loss_number_focal_dense_fused = True


@triton.jit
def class_balanced_loss_number_focal_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = r[0] * c[0]
        x1 = expm1(x0)
        x2 = 1.0 / x1
        x3 = p < 0.0
        x4 = tl.abs(p)
        x5 = -x4
        x6 = tl.exp(x5)
        x7 = 1.0 + x6
        x8 = 1.0 / x7
        x9 = x6 * x8
        x10 = tl.where(x3, x8, x9)
        x11 = t * x10
        x12 = 1.0 - t
        x13 = tl.where(x3, x9, x8)
        x14 = x12 * x13
        x15 = x11 + x14
        x16 = larger(x15, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x17 = power(x16, c[1], (EXPONENTS >> 3) & 7)
        x18 = smaller(p, number(0.0, DTYPE))
        x19 = log1p_unit(x6)
        x20 = x18 - x19
        x21 = t * x20
        x22 = -x21
        x23 = -p
        x24 = smaller(x23, number(0.0, DTYPE))
        x25 = x24 - x19
        x26 = x12 * x25
        x27 = x22 - x26
        x28 = x17 * x27
        a0 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 += tl.sum(tl.where(within & counts, x28, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y39 = c[2] * a0
    y40 = -y39
    y41 = 1.0 / y40
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = t == 0.0
        x1 = r[0] * c[0]
        x2 = expm1(x1)
        x3 = 1.0 / x2
        x4 = y41 * x3
        x5 = tl.abs(x4)
        x6 = x5 == float("inf")
        x7 = x0 & x6
        x8 = -x4
        x9 = tl.where(x7, number(0.0, DTYPE), x8)
        x10 = t * x9
        a2 += tl.sum(tl.where(within & counts, x10, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y60 = a2 * a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p < 0.0
            x1 = tl.abs(p)
            x2 = -x1
            x3 = tl.exp(x2)
            x4 = 1.0 + x3
            x5 = 1.0 / x4
            x6 = x3 * x5
            x7 = tl.where(x0, x5, x6)
            x8 = t * x7
            x9 = 1.0 - t
            x10 = tl.where(x0, x6, x5)
            x11 = x9 * x10
            x12 = x8 + x11
            x13 = x12 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x14 = smaller(p, number(0.0, DTYPE))
            x15 = log1p_unit(x3)
            x16 = x14 - x15
            x17 = t * x16
            x18 = -x17
            x19 = -p
            x20 = smaller(x19, number(0.0, DTYPE))
            x21 = x20 - x15
            x22 = x9 * x21
            x23 = x18 - x22
            x24 = a2 * x23
            x25 = larger(x12, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x26 = power(x25, c[1], (EXPONENTS >> 3) & 7)
            x27 = power_over_base(x26, x25, (EXPONENTS >> 3) & 7)
            x28 = c[1] * x27
            x29 = x24 * x28
            x30 = tl.where((c[3] != 0), number(0.0, DTYPE), x29)
            x31 = tl.where(x13, x30, number(0.0, DTYPE))
            x32 = x31 * x9
            x33 = x10 * x7
            x34 = x32 * x33
            x35 = x31 * t
            x36 = x7 * x10
            x37 = x35 * x36
            x38 = x34 - x37
            x39 = a2 * x26
            x40 = x39 * x9
            x41 = x40 * x10
            x42 = x38 + x41
            x43 = t * x39
            x44 = x43 * x7
            x45 = x42 - x44
            slope = x45
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y60
