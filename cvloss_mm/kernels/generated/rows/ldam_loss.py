# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def ldam_loss_none_labels_shared(h, machine):
    s0 = shared_power(1.0, 0.25)
    s1 = h[1] * s0
    s2 = 1.0 - h[2]
    s3 = min(s2, 0.9999999999999998)
    s4 = -s3
    s5 = shared_log1p(s4)
    s6 = shared_expm1(s5)
    s7 = quotient(1.0, s6)
    s8 = s7 * h[3]
    s9 = quotient(s8, h[3])
    s10 = -s9
    s11 = quotient(s7, s10)
    return (float(s1), float(h[0]), float(s11),)


ldam_loss_none_labels_exponents = ()
ldam_loss_none_labels_fused = False


@triton.jit
def ldam_loss_none_labels(
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
        x0 = c[1] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y1, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y9 = y1 - a0
    y10 = tl.exp(y9)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y10, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y20 = tl.log(a1)
    y21 = y20 - y9
    y22 = c[2] * y21
    y23 = -y22
    y24 = 1.0 / a1
    y25 = y24 * y10
    y26 = y25 * c[2]
    y27 = c[2] - y26
    y28 = y27 * c[1]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[1] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y24 * x2
            x4 = x3 * c[2]
            x5 = x4 * c[1]
            x6 = -x5
            slope = x6
            slope = tl.where(column == label, y28, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y23


def ldam_loss_number_labels_shared(h, machine):
    s0 = quotient(1.0, h[3])
    s1 = 1.0 - h[2]
    s2 = min(s1, 0.9999999999999998)
    s3 = -s2
    s4 = shared_log1p(s3)
    return (float(s0), float(s4), float(h[1]), float(h[0]),)


ldam_loss_number_labels_exponents = ()
ldam_loss_number_labels_fused = False


@triton.jit
def ldam_loss_number_labels(
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
        x0 = r[0] * c[1]
        x1 = expm1(x0)
        x2 = 1.0 / x1
        x3 = -r[0]
        a0 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 = larger(a1, tl.max(tl.where(within & counts, x3, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y13 = a1 / yr[0]
    y14 = -y13
    y15 = power(y14, number(0.25, DTYPE), 0)
    y16 = c[2] * y15
    y17 = yp - y16
    y18 = c[3] * y17
    a2 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        a2 = larger(a2, tl.max(tl.where(within & counts, tl.where(column == label, y18, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y26 = y18 - a2
    y27 = tl.exp(y26)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        x1 = x0 - a2
        x2 = tl.exp(x1)
        a3 += tl.sum(tl.where(within & counts, tl.where(column == label, y27, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y37 = c[0] * a0
    y38 = -y37
    y39 = 1.0 / y38
    y40 = yr[0] * c[1]
    y41 = expm1(y40)
    y42 = 1.0 / y41
    y43 = y39 * y42
    y44 = tl.log(a3)
    y45 = y44 - y26
    y46 = y43 * y45
    y47 = -y46
    y48 = 1.0 / a3
    y49 = y48 * y27
    y50 = y49 * y43
    y51 = y43 - y50
    y52 = y51 * c[3]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[3] * p
            x1 = x0 - a2
            x2 = tl.exp(x1)
            x3 = y48 * x2
            x4 = x3 * y43
            x5 = x4 * c[3]
            x6 = -x5
            slope = x6
            slope = tl.where(column == label, y52, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y47
