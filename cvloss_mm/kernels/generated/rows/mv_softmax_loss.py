# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def mv_softmax_loss_cosine_labels_shared(h, machine):
    return (float(h[1]), float(h[0]), float(h[2]),)


mv_softmax_loss_cosine_labels_exponents = ()
mv_softmax_loss_cosine_labels_fused = False


@triton.jit
def mv_softmax_loss_cosine_labels(
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


def mv_softmax_loss_angle_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[1]
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = math.sin(h[1])
    s4 = h[1] * s3
    s5 = s2 + 1.0
    s6 = max(s4, s5)
    s7 = math.cos(h[1])
    return (float(s2), float(s6), float(s7), float(s3), float(h[0]), float(h[2]),)


mv_softmax_loss_angle_labels_exponents = ()
mv_softmax_loss_angle_labels_fused = False


@triton.jit
def mv_softmax_loss_angle_labels(
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
