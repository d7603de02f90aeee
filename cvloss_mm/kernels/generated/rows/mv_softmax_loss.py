# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def mv_softmax_loss_cosine_linear_labels_shared(h, machine):
    return (float(h[1]), float(h[0]), float(h[2]),)


mv_softmax_loss_cosine_linear_labels_exponents = ()
mv_softmax_loss_cosine_linear_labels_fused = False


@triton.jit
def mv_softmax_loss_cosine_linear_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp - c[0]
    y1 = c[1] * y0
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p > y0
        x1 = c[2] * p
        x2 = x1 + c[2]
        x3 = x2 - 1.0
        x4 = tl.where(x0, x3, p)
        x5 = c[1] * x4
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y1, x5), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y14 = y1 - a0
    y15 = tl.exp(y14)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p > y0
        x1 = c[2] * p
        x2 = x1 + c[2]
        x3 = x2 - 1.0
        x4 = tl.where(x0, x3, p)
        x5 = c[1] * x4
        x6 = x5 - a0
        x7 = tl.exp(x6)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y15, x7), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y30 = tl.log(a1)
    y31 = y30 - y14
    y32 = 1.0 / a1
    y33 = y32 * y15
    y34 = -1.0 + y33
    y35 = y34 * c[1]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p > y0
            x1 = c[2] * p
            x2 = x1 + c[2]
            x3 = x2 - 1.0
            x4 = tl.where(x0, x3, p)
            x5 = c[1] * x4
            x6 = x5 - a0
            x7 = tl.exp(x6)
            x8 = y32 * x7
            x9 = x8 * c[1]
            x10 = tl.where(x0, number(0.0, DTYPE), x9)
            x11 = tl.where(x0, x9, number(0.0, DTYPE))
            x12 = x11 * c[2]
            x13 = x10 + x12
            slope = x13
            slope = tl.where(column == label, y35, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y31


def mv_softmax_loss_cosine_easy_labels_shared(h, machine):
    return (float(h[1]), float(h[0]), float(h[2]),)


mv_softmax_loss_cosine_easy_labels_exponents = ()
mv_softmax_loss_cosine_easy_labels_fused = False


@triton.jit
def mv_softmax_loss_cosine_easy_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp > 0.0
    y1 = yp - c[0]
    y2 = tl.where(y0, y1, yp)
    y3 = c[1] * y2
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p > y1
        x1 = c[2] * p
        x2 = x1 + c[2]
        x3 = x2 - 1.0
        x4 = tl.where(x0, x3, p)
        x5 = c[1] * x4
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y3, x5), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y16 = y3 - a0
    y17 = tl.exp(y16)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p > y1
        x1 = c[2] * p
        x2 = x1 + c[2]
        x3 = x2 - 1.0
        x4 = tl.where(x0, x3, p)
        x5 = c[1] * x4
        x6 = x5 - a0
        x7 = tl.exp(x6)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y17, x7), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y32 = tl.log(a1)
    y33 = y32 - y16
    y34 = 1.0 / a1
    y35 = y34 * y17
    y36 = -1.0 + y35
    y37 = y36 * c[1]
    y38 = tl.where(y0, number(0.0, DTYPE), y37)
    y39 = tl.where(y0, y37, number(0.0, DTYPE))
    y40 = y38 + y39
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p > y1
            x1 = c[2] * p
            x2 = x1 + c[2]
            x3 = x2 - 1.0
            x4 = tl.where(x0, x3, p)
            x5 = c[1] * x4
            x6 = x5 - a0
            x7 = tl.exp(x6)
            x8 = y34 * x7
            x9 = x8 * c[1]
            x10 = tl.where(x0, number(0.0, DTYPE), x9)
            x11 = tl.where(x0, x9, number(0.0, DTYPE))
            x12 = x11 * c[2]
            x13 = x10 + x12
            slope = x13
            slope = tl.where(column == label, y40, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y33


def mv_softmax_loss_angle_linear_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[1]
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = math.sin(h[1])
    s4 = h[1] * s3
    s5 = s2 + 1.0
    s6 = max(s4, s5)
    s7 = math.cos(h[1])
    return (float(s2), float(s6), float(s7), float(s3), float(h[0]), float(h[2]),)


mv_softmax_loss_angle_linear_labels_exponents = ()
mv_softmax_loss_angle_linear_labels_fused = False


@triton.jit
def mv_softmax_loss_angle_linear_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp < c[0]
    y1 = yp - c[1]
    y2 = c[2] * yp
    y3 = 1.0 - yp
    y4 = yp + 1.0
    y5 = y3 * y4
    y6 = larger(y5, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y7 = tl.sqrt(y6)
    y8 = c[3] * y7
    y9 = y2 - y8
    y10 = tl.where(y0, y1, y9)
    y11 = c[4] * y10
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p > y10
        x1 = c[5] * p
        x2 = x1 + c[5]
        x3 = x2 - 1.0
        x4 = tl.where(x0, x3, p)
        x5 = c[4] * x4
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y11, x5), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y24 = y11 - a0
    y25 = tl.exp(y24)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p > y10
        x1 = c[5] * p
        x2 = x1 + c[5]
        x3 = x2 - 1.0
        x4 = tl.where(x0, x3, p)
        x5 = c[4] * x4
        x6 = x5 - a0
        x7 = tl.exp(x6)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y25, x7), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y40 = tl.log(a1)
    y41 = y40 - y24
    y42 = 1.0 / a1
    y43 = y42 * y25
    y44 = -1.0 + y43
    y45 = y44 * c[4]
    y46 = tl.where(y0, y45, number(0.0, DTYPE))
    y47 = tl.where(y0, number(0.0, DTYPE), y45)
    y48 = y47 * c[2]
    y49 = y46 + y48
    y50 = y5 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y51 = y47 * c[3]
    y52 = 2.0 * y7
    y53 = y51 / y52
    y54 = -y53
    y55 = tl.where(y50, y54, number(0.0, DTYPE))
    y56 = y55 * y3
    y57 = y49 + y56
    y58 = y55 * y4
    y59 = y57 - y58
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p > y10
            x1 = c[5] * p
            x2 = x1 + c[5]
            x3 = x2 - 1.0
            x4 = tl.where(x0, x3, p)
            x5 = c[4] * x4
            x6 = x5 - a0
            x7 = tl.exp(x6)
            x8 = y42 * x7
            x9 = x8 * c[4]
            x10 = tl.where(x0, number(0.0, DTYPE), x9)
            x11 = tl.where(x0, x9, number(0.0, DTYPE))
            x12 = x11 * c[5]
            x13 = x10 + x12
            slope = x13
            slope = tl.where(column == label, y59, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y41


def mv_softmax_loss_angle_easy_labels_shared(h, machine):
    s0 = math.cos(h[1])
    s1 = math.sin(h[1])
    return (float(s0), float(s1), float(h[0]), float(h[2]),)


mv_softmax_loss_angle_easy_labels_exponents = ()
mv_softmax_loss_angle_easy_labels_fused = False


@triton.jit
def mv_softmax_loss_angle_easy_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp > 0.0
    y1 = c[0] * yp
    y2 = 1.0 - yp
    y3 = yp + 1.0
    y4 = y2 * y3
    y5 = larger(y4, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y6 = tl.sqrt(y5)
    y7 = c[1] * y6
    y8 = y1 - y7
    y9 = tl.where(y0, y8, yp)
    y10 = c[2] * y9
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p > y8
        x1 = c[3] * p
        x2 = x1 + c[3]
        x3 = x2 - 1.0
        x4 = tl.where(x0, x3, p)
        x5 = c[2] * x4
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y10, x5), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y23 = y10 - a0
    y24 = tl.exp(y23)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p > y8
        x1 = c[3] * p
        x2 = x1 + c[3]
        x3 = x2 - 1.0
        x4 = tl.where(x0, x3, p)
        x5 = c[2] * x4
        x6 = x5 - a0
        x7 = tl.exp(x6)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y24, x7), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y39 = tl.log(a1)
    y40 = y39 - y23
    y41 = 1.0 / a1
    y42 = y41 * y24
    y43 = -1.0 + y42
    y44 = y43 * c[2]
    y45 = tl.where(y0, number(0.0, DTYPE), y44)
    y46 = tl.where(y0, y44, number(0.0, DTYPE))
    y47 = y46 * c[0]
    y48 = y45 + y47
    y49 = y4 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y50 = y46 * c[1]
    y51 = 2.0 * y6
    y52 = y50 / y51
    y53 = -y52
    y54 = tl.where(y49, y53, number(0.0, DTYPE))
    y55 = y54 * y2
    y56 = y48 + y55
    y57 = y54 * y3
    y58 = y56 - y57
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p > y8
            x1 = c[3] * p
            x2 = x1 + c[3]
            x3 = x2 - 1.0
            x4 = tl.where(x0, x3, p)
            x5 = c[2] * x4
            x6 = x5 - a0
            x7 = tl.exp(x6)
            x8 = y41 * x7
            x9 = x8 * c[2]
            x10 = tl.where(x0, number(0.0, DTYPE), x9)
            x11 = tl.where(x0, x9, number(0.0, DTYPE))
            x12 = x11 * c[3]
            x13 = x10 + x12
            slope = x13
            slope = tl.where(column == label, y58, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y40
