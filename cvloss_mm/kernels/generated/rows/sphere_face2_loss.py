# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def sphere_face2_loss_exact_labels_shared(h, machine):
    s0 = 1.0 - h[3]
    s1 = quotient(1.0, h[0])
    s2 = s1 * h[3]
    s3 = h[2] == 0.0
    s4 = s1 * s0
    return (float(h[2]), float(h[1]), float(h[0]), float(h[3]), float(s0), float(s1), float(s2), float(s3), float(s4),)


sphere_face2_loss_exact_labels_exponents = (0,)
sphere_face2_loss_exact_labels_fused = True


@triton.jit
def sphere_face2_loss_exact_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p + 1.0
        x1 = 0.5 * x0
        x2 = smaller(x1, number(2.0, DTYPE))
        x3 = larger(x2, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x4 = power(x3, c[0], (EXPONENTS >> 0) & 7)
        x5 = 2.0 * x4
        x6 = x5 - 1.0
        x7 = x6 + c[1]
        x8 = c[2] * x7
        x9 = x8 + q[0]
        x10 = tl.abs(x9)
        x11 = -x10
        x12 = tl.exp(x11)
        x13 = log1p_unit(x12)
        x14 = -x9
        x15 = smaller(x14, number(0.0, DTYPE))
        x16 = x13 - x15
        x17 = x9 < 0.0
        x18 = 1.0 + x12
        x19 = 1.0 / x18
        x20 = x12 * x19
        x21 = tl.where(x17, x20, x19)
        x22 = c[8] * x21
        a0 += tl.sum(tl.where(within & counts, tl.where(column == label, 0.0, x16), 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, 0.0, x22), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y31 = yp + 1.0
    y32 = 0.5 * y31
    y33 = smaller(y32, number(2.0, DTYPE))
    y34 = larger(y33, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y35 = power(y34, c[0], (EXPONENTS >> 0) & 7)
    y36 = 2.0 * y35
    y37 = y36 - 1.0
    y38 = y37 - c[1]
    y39 = c[2] * y38
    y40 = y39 + q[0]
    y41 = tl.abs(y40)
    y42 = -y41
    y43 = tl.exp(y42)
    y44 = log1p_unit(y43)
    y45 = smaller(y40, number(0.0, DTYPE))
    y46 = y44 - y45
    y47 = c[3] * y46
    y48 = c[4] * a0
    y49 = y47 + y48
    y50 = c[5] * y49
    y51 = y32 < 2.0
    y52 = y33 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y53 = y40 < 0.0
    y54 = 1.0 + y43
    y55 = 1.0 / y54
    y56 = y43 * y55
    y57 = tl.where(y53, y55, y56)
    y58 = c[6] * y57
    y59 = y58 * c[2]
    y60 = 2.0 * y59
    y61 = power_over_base(y35, y34, (EXPONENTS >> 0) & 7)
    y62 = c[0] * y61
    y63 = y60 * y62
    y64 = -y63
    y65 = tl.where((c[7] != 0), number(0.0, DTYPE), y64)
    y66 = tl.where(y52, y65, number(0.0, DTYPE))
    y67 = tl.where(y51, y66, number(0.0, DTYPE))
    y68 = 0.5 * y67
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p + 1.0
            x1 = 0.5 * x0
            x2 = x1 < 2.0
            x3 = smaller(x1, number(2.0, DTYPE))
            x4 = x3 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x5 = larger(x3, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x6 = power(x5, c[0], (EXPONENTS >> 0) & 7)
            x7 = 2.0 * x6
            x8 = x7 - 1.0
            x9 = x8 + c[1]
            x10 = c[2] * x9
            x11 = x10 + q[0]
            x12 = x11 < 0.0
            x13 = tl.abs(x11)
            x14 = -x13
            x15 = tl.exp(x14)
            x16 = 1.0 + x15
            x17 = 1.0 / x16
            x18 = x15 * x17
            x19 = tl.where(x12, x18, x17)
            x20 = c[8] * x19
            x21 = x20 * c[2]
            x22 = 2.0 * x21
            x23 = power_over_base(x6, x5, (EXPONENTS >> 0) & 7)
            x24 = c[0] * x23
            x25 = x22 * x24
            x26 = tl.where((c[7] != 0), number(0.0, DTYPE), x25)
            x27 = tl.where(x4, x26, number(0.0, DTYPE))
            x28 = tl.where(x2, x27, number(0.0, DTYPE))
            x29 = 0.5 * x28
            slope = x29
            slope = tl.where(column == label, y68, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    y108 = a1 - y58
    if sample_grads[0] is not None:
        of_sample = tl.where(counts, upstream * y108, 0.0).to(DTYPE)
        tl.store(sample_grads[0] + place, of_sample, mask=inside)
    return y50


def sphere_face2_loss_detached_labels_shared(h, machine):
    s0 = 1.0 - h[3]
    s1 = quotient(1.0, h[0])
    s2 = s1 * h[3]
    s3 = s1 * s0
    return (float(h[2]), float(h[1]), float(h[0]), float(h[3]), float(s0), float(s1), float(s2), float(s3),)


sphere_face2_loss_detached_labels_exponents = (0,)
sphere_face2_loss_detached_labels_fused = True


@triton.jit
def sphere_face2_loss_detached_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p + 1.0
        x1 = 0.5 * x0
        x2 = smaller(x1, number(2.0, DTYPE))
        x3 = larger(x2, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x4 = power(x3, c[0], (EXPONENTS >> 0) & 7)
        x5 = 2.0 * x4
        x6 = x5 - 1.0
        x7 = x6 - p
        x8 = p + x7
        x9 = x8 + c[1]
        x10 = c[2] * x9
        x11 = x10 + q[0]
        x12 = tl.abs(x11)
        x13 = -x12
        x14 = tl.exp(x13)
        x15 = log1p_unit(x14)
        x16 = -x11
        x17 = smaller(x16, number(0.0, DTYPE))
        x18 = x15 - x17
        x19 = x11 < 0.0
        x20 = 1.0 + x14
        x21 = 1.0 / x20
        x22 = x14 * x21
        x23 = tl.where(x19, x22, x21)
        x24 = c[7] * x23
        a0 += tl.sum(tl.where(within & counts, tl.where(column == label, 0.0, x18), 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, 0.0, x24), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y33 = yp + 1.0
    y34 = 0.5 * y33
    y35 = smaller(y34, number(2.0, DTYPE))
    y36 = larger(y35, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y37 = power(y36, c[0], (EXPONENTS >> 0) & 7)
    y38 = 2.0 * y37
    y39 = y38 - 1.0
    y40 = y39 - yp
    y41 = yp + y40
    y42 = y41 - c[1]
    y43 = c[2] * y42
    y44 = y43 + q[0]
    y45 = tl.abs(y44)
    y46 = -y45
    y47 = tl.exp(y46)
    y48 = log1p_unit(y47)
    y49 = smaller(y44, number(0.0, DTYPE))
    y50 = y48 - y49
    y51 = c[3] * y50
    y52 = c[4] * a0
    y53 = y51 + y52
    y54 = c[5] * y53
    y55 = y44 < 0.0
    y56 = 1.0 + y47
    y57 = 1.0 / y56
    y58 = y47 * y57
    y59 = tl.where(y55, y57, y58)
    y60 = c[6] * y59
    y61 = y60 * c[2]
    y62 = -y61
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p + 1.0
            x1 = 0.5 * x0
            x2 = smaller(x1, number(2.0, DTYPE))
            x3 = larger(x2, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x4 = power(x3, c[0], (EXPONENTS >> 0) & 7)
            x5 = 2.0 * x4
            x6 = x5 - 1.0
            x7 = x6 - p
            x8 = p + x7
            x9 = x8 + c[1]
            x10 = c[2] * x9
            x11 = x10 + q[0]
            x12 = x11 < 0.0
            x13 = tl.abs(x11)
            x14 = -x13
            x15 = tl.exp(x14)
            x16 = 1.0 + x15
            x17 = 1.0 / x16
            x18 = x15 * x17
            x19 = tl.where(x12, x18, x17)
            x20 = c[7] * x19
            x21 = x20 * c[2]
            slope = x21
            slope = tl.where(column == label, y62, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    y94 = a1 - y60
    if sample_grads[0] is not None:
        of_sample = tl.where(counts, upstream * y94, 0.0).to(DTYPE)
        tl.store(sample_grads[0] + place, of_sample, mask=inside)
    return y54
