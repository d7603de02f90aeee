# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def asymmetric_single_label_loss_labels_shared(h, machine):
    s0 = -machine.largest
    s1 = 1.0 - h[2]
    s2 = quotient(h[2], h[3])
    s3 = s1 + s2
    s4 = h[0] == 0.0
    s5 = h[1] == 0.0
    return (float(s0), float(h[0]), float(s3), float(s4), float(h[1]), float(s2), float(s5),)


asymmetric_single_label_loss_labels_exponents = (1, 4,)
asymmetric_single_label_loss_labels_fused = True


@triton.jit
def asymmetric_single_label_loss_labels(
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
    y20 = power(y19, c[1], (EXPONENTS >> 3) & 7)
    y21 = c[2] * y20
    y22 = larger(y16, c[0])
    y23 = y21 * y22
    y24 = y16 > c[0]
    y25 = -y21
    y26 = tl.where(y24, y25, number(0.0, DTYPE))
    y27 = y18 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y28 = y22 * c[2]
    y29 = power_over_base(y20, y19, (EXPONENTS >> 3) & 7)
    y30 = c[1] * y29
    y31 = y28 * y30
    y32 = -y31
    y33 = tl.where((c[3] != 0), number(0.0, DTYPE), y32)
    y34 = tl.where(y27, y33, number(0.0, DTYPE))
    y35 = y17 + 1.0
    y36 = y34 * y35
    y37 = y26 - y36
    y38 = 1.0 / a1
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        x2 = y38 * x1
        x3 = larger(x2, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x4 = power(x3, c[4], (EXPONENTS >> 12) & 7)
        x5 = c[5] * x4
        x6 = x0 - y15
        x7 = larger(x6, c[0])
        x8 = x5 * x7
        x9 = x6 > c[0]
        x10 = -x5
        x11 = tl.where(x9, x10, number(0.0, DTYPE))
        x12 = x2 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
        x13 = x7 * c[5]
        x14 = power_over_base(x4, x3, (EXPONENTS >> 12) & 7)
        x15 = c[4] * x14
        x16 = x13 * x15
        x17 = -x16
        x18 = tl.where((c[6] != 0), number(0.0, DTYPE), x17)
        x19 = tl.where(x12, x18, number(0.0, DTYPE))
        x20 = x19 * x2
        x21 = x11 + x20
        a2 += tl.sum(tl.where(within & counts, tl.where(column == label, y23, x8), 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, tl.where(column == label, y37, x21), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y69 = -a2
    y70 = tl.exp(y14)
    y71 = y38 * y70
    y72 = y71 * a3
    y73 = y37 - y72
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = x0 - y15
            x2 = x1 > c[0]
            x3 = tl.exp(x0)
            x4 = y38 * x3
            x5 = larger(x4, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x6 = power(x5, c[4], (EXPONENTS >> 12) & 7)
            x7 = c[5] * x6
            x8 = -x7
            x9 = tl.where(x2, x8, number(0.0, DTYPE))
            x10 = x4 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x11 = larger(x1, c[0])
            x12 = x11 * c[5]
            x13 = power_over_base(x6, x5, (EXPONENTS >> 12) & 7)
            x14 = c[4] * x13
            x15 = x12 * x14
            x16 = -x15
            x17 = tl.where((c[6] != 0), number(0.0, DTYPE), x16)
            x18 = tl.where(x10, x17, number(0.0, DTYPE))
            x19 = x18 * x4
            x20 = x9 + x19
            x21 = x4 * a3
            x22 = x20 - x21
            slope = x22
            slope = tl.where(column == label, y73, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y69


def asymmetric_single_label_loss_dense_shared(h, machine):
    s0 = 1.0 - h[2]
    s1 = quotient(h[2], h[3])
    s2 = -machine.largest
    return (float(s0), float(s1), float(h[0]), float(h[1]), float(s2),)


asymmetric_single_label_loss_dense_exponents = ()
asymmetric_single_label_loss_dense_fused = True


@triton.jit
def asymmetric_single_label_loss_dense(
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
    y14 = 1.0 / a1
    y15 = tl.log(a1)
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[0] * t
        x1 = x0 + c[1]
        x2 = 1.0 - t
        x3 = p - a0
        x4 = tl.exp(x3)
        x5 = y14 * x4
        x6 = x2 * x5
        x7 = x3 - y15
        x8 = expm1(x7)
        x9 = x8 * t
        x10 = x6 - x9
        x11 = larger(x10, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x12 = c[2] * t
        x13 = c[3] * x2
        x14 = x12 + x13
        x15 = power(x11, x14, 0)
        x16 = x1 * x15
        x17 = larger(x7, c[4])
        x18 = x16 * x17
        x19 = x7 > c[4]
        x20 = -x16
        x21 = tl.where(x19, x20, number(0.0, DTYPE))
        x22 = x10 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
        x23 = x14 == 0.0
        x24 = x17 * x1
        x25 = power_over_base(x15, x11, 0)
        x26 = x14 * x25
        x27 = x24 * x26
        x28 = -x27
        x29 = tl.where(x23, number(0.0, DTYPE), x28)
        x30 = tl.where(x22, x29, number(0.0, DTYPE))
        x31 = x30 * x2
        x32 = x31 * x5
        x33 = x21 + x32
        x34 = x30 * t
        x35 = x8 + 1.0
        x36 = x34 * x35
        x37 = x33 - x36
        a2 += tl.sum(tl.where(within & counts, x18, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x37, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y63 = -a2
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            t = tile(target, column, target_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = x0 - y15
            x2 = x1 > c[4]
            x3 = c[0] * t
            x4 = x3 + c[1]
            x5 = 1.0 - t
            x6 = tl.exp(x0)
            x7 = y14 * x6
            x8 = x5 * x7
            x9 = expm1(x1)
            x10 = x9 * t
            x11 = x8 - x10
            x12 = larger(x11, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x13 = c[2] * t
            x14 = c[3] * x5
            x15 = x13 + x14
            x16 = power(x12, x15, 0)
            x17 = x4 * x16
            x18 = -x17
            x19 = tl.where(x2, x18, number(0.0, DTYPE))
            x20 = x11 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x21 = x15 == 0.0
            x22 = larger(x1, c[4])
            x23 = x22 * x4
            x24 = power_over_base(x16, x12, 0)
            x25 = x15 * x24
            x26 = x23 * x25
            x27 = -x26
            x28 = tl.where(x21, number(0.0, DTYPE), x27)
            x29 = tl.where(x20, x28, number(0.0, DTYPE))
            x30 = x29 * x5
            x31 = x30 * x7
            x32 = x19 + x31
            x33 = x29 * t
            x34 = x9 + 1.0
            x35 = x33 * x34
            x36 = x32 - x35
            x37 = x7 * a3
            x38 = x36 - x37
            slope = x38
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y63
