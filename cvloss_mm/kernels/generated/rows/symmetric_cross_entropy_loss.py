# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def symmetric_cross_entropy_loss_false_labels_shared(h, machine):
    s0 = max(1.0, machine.tiny)
    s1 = shared_log(s0)
    s2 = max(s1, h[2])
    s3 = h[1] * s2
    s4 = -h[0]
    s5 = max(0.0, machine.tiny)
    s6 = shared_log(s5)
    s7 = max(s6, h[2])
    s8 = h[1] * s7
    return (float(h[0]), float(h[1]), float(s3), float(s4), float(s2), float(s7), float(s8),)


symmetric_cross_entropy_loss_false_labels_exponents = ()
symmetric_cross_entropy_loss_false_labels_fused = True


@triton.jit
def symmetric_cross_entropy_loss_false_labels(
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
    y15 = yp - a0
    y16 = tl.exp(y15)
    y17 = y14 * y16
    y18 = y17 * c[4]
    y19 = c[2] * y17
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        x2 = y14 * x1
        x3 = x2 * c[5]
        x4 = c[6] * x2
        a2 += tl.sum(tl.where(within & counts, tl.where(column == label, y18, x3), 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, tl.where(column == label, y19, x4), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y33 = tl.log(a1)
    y34 = y33 - y15
    y35 = c[0] * y34
    y36 = a2 * c[1]
    y37 = y35 - y36
    y38 = c[3] - y19
    y39 = c[3] - a3
    y40 = y17 * y39
    y41 = y38 - y40
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y14 * x1
            x3 = c[6] * x2
            x4 = -x3
            x5 = x2 * y39
            x6 = x4 - x5
            slope = x6
            slope = tl.where(column == label, y41, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y37


def symmetric_cross_entropy_loss_true_labels_shared(h, machine):
    s0 = shared_exp(h[2])
    s1 = max(1.0, s0)
    s2 = s1 == 0.0
    s3 = h[0] * s1
    s4 = -s3
    s5 = max(1.0, machine.tiny)
    s6 = shared_log(s5)
    s7 = max(s6, h[2])
    s8 = h[1] * s7
    s9 = max(0.0, s0)
    s10 = s9 == 0.0
    s11 = max(0.0, machine.tiny)
    s12 = shared_log(s11)
    s13 = max(s12, h[2])
    s14 = h[0] * s9
    s15 = -s14
    s16 = h[1] * s13
    return (float(h[0]), float(h[1]), float(s2), float(s4), float(s8), float(s1), float(s7), float(s10), float(s9), float(s13), float(s15), float(s16),)


symmetric_cross_entropy_loss_true_labels_exponents = ()
symmetric_cross_entropy_loss_true_labels_fused = True


@triton.jit
def symmetric_cross_entropy_loss_true_labels(
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
    y17 = tl.abs(y16)
    y18 = y17 == float("inf")
    y19 = mask_and(y18, (c[2] != 0))
    y20 = tl.where(y19, number(0.0, DTYPE), y16)
    y21 = c[5] * y20
    y22 = 1.0 / a1
    y23 = tl.exp(y14)
    y24 = y22 * y23
    y25 = y24 * c[6]
    y26 = tl.where(y19, number(0.0, DTYPE), c[3])
    y27 = c[4] * y24
    y28 = y26 - y27
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = x0 - y15
        x2 = tl.abs(x1)
        x3 = x2 == float("inf")
        x4 = mask_and(x3, (c[7] != 0))
        x5 = tl.where(x4, number(0.0, DTYPE), x1)
        x6 = c[8] * x5
        x7 = tl.exp(x0)
        x8 = y22 * x7
        x9 = x8 * c[9]
        x10 = tl.where(x4, number(0.0, DTYPE), c[10])
        x11 = c[11] * x8
        x12 = x10 - x11
        a2 += tl.sum(tl.where(within & counts, tl.where(column == label, y21, x6), 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, tl.where(column == label, y25, x9), 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, tl.where(column == label, y28, x12), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y52 = a2 * c[0]
    y53 = -y52
    y54 = a3 * c[1]
    y55 = y53 - y54
    y56 = y24 * a4
    y57 = y28 - y56
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = x0 - y15
            x2 = tl.abs(x1)
            x3 = x2 == float("inf")
            x4 = mask_and(x3, (c[7] != 0))
            x5 = tl.where(x4, number(0.0, DTYPE), c[10])
            x6 = tl.exp(x0)
            x7 = y22 * x6
            x8 = c[11] * x7
            x9 = x5 - x8
            x10 = x7 * a4
            x11 = x9 - x10
            slope = x11
            slope = tl.where(column == label, y57, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y55


def symmetric_cross_entropy_loss_false_dense_shared(h, machine):
    return (float(h[0]), float(h[1]), float(h[2]),)


symmetric_cross_entropy_loss_false_dense_exponents = ()
symmetric_cross_entropy_loss_false_dense_fused = True


@triton.jit
def symmetric_cross_entropy_loss_false_dense(
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
    y15 = 1.0 / a1
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
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
        x7 = t * x6
        x8 = tl.exp(x1)
        x9 = y15 * x8
        x10 = larger(t, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x11 = tl.log(x10)
        x12 = larger(x11, c[2])
        x13 = x9 * x12
        x14 = c[0] * t
        x15 = -x14
        x16 = tl.where(x5, number(0.0, DTYPE), x15)
        x17 = c[1] * x12
        x18 = x17 * x9
        x19 = x16 - x18
        a2 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x13, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, x19, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y47 = a2 * c[0]
    y48 = -y47
    y49 = a3 * c[1]
    y50 = y48 - y49
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
            x6 = c[0] * t
            x7 = -x6
            x8 = tl.where(x5, number(0.0, DTYPE), x7)
            x9 = larger(t, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x10 = tl.log(x9)
            x11 = larger(x10, c[2])
            x12 = c[1] * x11
            x13 = tl.exp(x1)
            x14 = y15 * x13
            x15 = x12 * x14
            x16 = x8 - x15
            x17 = x14 * a4
            x18 = x16 - x17
            slope = x18
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y50


def symmetric_cross_entropy_loss_true_dense_shared(h, machine):
    s0 = shared_exp(h[2])
    return (float(h[0]), float(h[1]), float(s0), float(h[2]),)


symmetric_cross_entropy_loss_true_dense_exponents = ()
symmetric_cross_entropy_loss_true_dense_fused = True


@triton.jit
def symmetric_cross_entropy_loss_true_dense(
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
    y15 = 1.0 / a1
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = larger(t, c[2])
        x1 = x0 == 0.0
        x2 = p - a0
        x3 = x2 - y14
        x4 = tl.abs(x3)
        x5 = x4 == float("inf")
        x6 = x1 & x5
        x7 = tl.where(x6, number(0.0, DTYPE), x3)
        x8 = x0 * x7
        x9 = tl.exp(x2)
        x10 = y15 * x9
        x11 = larger(t, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x12 = tl.log(x11)
        x13 = larger(x12, c[3])
        x14 = x10 * x13
        x15 = c[0] * x0
        x16 = -x15
        x17 = tl.where(x6, number(0.0, DTYPE), x16)
        x18 = c[1] * x13
        x19 = x18 * x10
        x20 = x17 - x19
        a2 += tl.sum(tl.where(within & counts, x8, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x14, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, x20, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y48 = a2 * c[0]
    y49 = -y48
    y50 = a3 * c[1]
    y51 = y49 - y50
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = larger(t, c[2])
            x1 = x0 == 0.0
            x2 = p - a0
            x3 = x2 - y14
            x4 = tl.abs(x3)
            x5 = x4 == float("inf")
            x6 = x1 & x5
            x7 = c[0] * x0
            x8 = -x7
            x9 = tl.where(x6, number(0.0, DTYPE), x8)
            x10 = larger(t, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x11 = tl.log(x10)
            x12 = larger(x11, c[3])
            x13 = c[1] * x12
            x14 = tl.exp(x2)
            x15 = y15 * x14
            x16 = x13 * x15
            x17 = x9 - x16
            x18 = x15 * a4
            x19 = x17 - x18
            slope = x19
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y51
