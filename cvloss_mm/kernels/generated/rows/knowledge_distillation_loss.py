# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def knowledge_distillation_loss_false_false_dense_shared(h, machine):
    s0 = quotient(1.0, h[0])
    s1 = h[0] * h[0]
    return (float(s0), float(s1),)


knowledge_distillation_loss_false_false_dense_exponents = ()
knowledge_distillation_loss_false_false_dense_fused = False


@triton.jit
def knowledge_distillation_loss_false_false_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[0] * t
        x1 = c[0] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, x0, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 = larger(a1, tl.max(tl.where(within & counts, x1, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[0] * t
        x1 = x0 - a0
        x2 = tl.exp(x1)
        x3 = c[0] * p
        x4 = x3 - a1
        x5 = tl.exp(x4)
        a2 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x5, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y26 = 1.0 / a2
    y27 = tl.log(a2)
    y28 = tl.log(a3)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[0] * t
        x1 = x0 - a0
        x2 = tl.exp(x1)
        x3 = y26 * x2
        x4 = c[1] * x3
        x5 = x1 - y27
        x6 = c[0] * p
        x7 = x6 - a1
        x8 = x7 - y28
        x9 = x5 - x8
        x10 = x4 * x9
        a4 += tl.sum(tl.where(within & counts, x10, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y47 = a2 * y26
    y48 = y47 * c[1]
    y49 = 1.0 / a3
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            t = tile(target, column, target_at, within & counts, DTYPE)
            x0 = c[0] * p
            x1 = x0 - a1
            x2 = tl.exp(x1)
            x3 = y49 * x2
            x4 = y48 * x3
            x5 = c[0] * t
            x6 = x5 - a0
            x7 = tl.exp(x6)
            x8 = y26 * x7
            x9 = c[1] * x8
            x10 = x4 - x9
            x11 = c[0] * x10
            slope = x11
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return a4


def knowledge_distillation_loss_false_true_dense_shared(h, machine):
    s0 = quotient(1.0, h[1])
    s1 = quotient(1.0, h[0])
    s2 = h[0] * h[0]
    return (float(s0), float(s1), float(s2),)


knowledge_distillation_loss_false_true_dense_exponents = ()
knowledge_distillation_loss_false_true_dense_fused = False


@triton.jit
def knowledge_distillation_loss_false_true_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = 5.960464477539063e-08 * p
        a0 = larger(a0, tl.max(tl.where(within & counts, x0, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 = larger(a1, tl.max(tl.where(within & counts, x1, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a2 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a5 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = x0 - a0
        x2 = tl.abs(x1)
        x3 = 5.960464477539063e-08 * p
        x4 = x3 - a1
        x5 = tl.abs(x4)
        a2 = larger(a2, tl.max(tl.where(within & counts, x2, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a3 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 = larger(a4, tl.max(tl.where(within & counts, x5, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a5 += tl.sum(tl.where(within & counts, x4, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y30 = a2 < 5.960464477539062e-14
    y31 = tl.where(y30, number(5.960464477539063e-08, DTYPE), a2)
    y32 = 1.0 / y31
    y33 = a3 * y32
    y34 = c[0] * y33
    y35 = a4 < 5.960464477539062e-14
    y36 = tl.where(y35, number(5.960464477539063e-08, DTYPE), a4)
    y37 = 1.0 / y36
    y38 = a5 * y37
    y39 = c[0] * y38
    a6 = tl.full(upstream.shape, 0.0, DTYPE)
    a7 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = x0 - a0
        x2 = y32 * x1
        x3 = x2 - y34
        x4 = x3 * x3
        x5 = 5.960464477539063e-08 * p
        x6 = x5 - a1
        x7 = y37 * x6
        x8 = x7 - y39
        x9 = x8 * x8
        a6 += tl.sum(tl.where(within & counts, x4, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a7 += tl.sum(tl.where(within & counts, x9, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y59 = c[0] * a6
    y60 = tl.where(y30, number(1.0, DTYPE), y59)
    y61 = tl.sqrt(y60)
    y62 = 1.0 / y61
    y63 = c[0] * a7
    y64 = tl.where(y35, number(1.0, DTYPE), y63)
    y65 = tl.sqrt(y64)
    y66 = 1.0 / y65
    a8 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a9 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = x0 - a0
        x2 = y32 * x1
        x3 = x2 - y34
        x4 = y62 * x3
        x5 = c[1] * x4
        x6 = 5.960464477539063e-08 * p
        x7 = x6 - a1
        x8 = y37 * x7
        x9 = x8 - y39
        x10 = y66 * x9
        x11 = c[1] * x10
        a8 = larger(a8, tl.max(tl.where(within & counts, x5, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a9 = larger(a9, tl.max(tl.where(within & counts, x11, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a10 = tl.full(upstream.shape, 0.0, DTYPE)
    a11 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = x0 - a0
        x2 = y32 * x1
        x3 = x2 - y34
        x4 = y62 * x3
        x5 = c[1] * x4
        x6 = x5 - a8
        x7 = tl.exp(x6)
        x8 = 5.960464477539063e-08 * p
        x9 = x8 - a1
        x10 = y37 * x9
        x11 = x10 - y39
        x12 = y66 * x11
        x13 = c[1] * x12
        x14 = x13 - a9
        x15 = tl.exp(x14)
        a10 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a11 += tl.sum(tl.where(within & counts, x15, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y113 = 1.0 / a10
    y114 = tl.log(a10)
    y115 = tl.log(a11)
    y116 = a10 * y113
    y117 = y116 * c[2]
    y118 = 1.0 / a11
    a12 = tl.full(upstream.shape, 0.0, DTYPE)
    a13 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = x0 - a0
        x2 = y32 * x1
        x3 = x2 - y34
        x4 = y62 * x3
        x5 = c[1] * x4
        x6 = x5 - a8
        x7 = tl.exp(x6)
        x8 = y113 * x7
        x9 = c[2] * x8
        x10 = x6 - y114
        x11 = 5.960464477539063e-08 * p
        x12 = x11 - a1
        x13 = y37 * x12
        x14 = x13 - y39
        x15 = y66 * x14
        x16 = c[1] * x15
        x17 = x16 - a9
        x18 = x17 - y115
        x19 = x10 - x18
        x20 = x9 * x19
        x21 = tl.exp(x17)
        x22 = y118 * x21
        x23 = y117 * x22
        x24 = x23 - x9
        x25 = c[1] * x24
        x26 = y66 * x15
        x27 = x25 * x26
        a12 += tl.sum(tl.where(within & counts, x20, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a13 += tl.sum(tl.where(within & counts, x27, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y156 = 2.0 * y65
    y157 = a13 / y156
    y158 = -y157
    y159 = tl.where(y35, number(0.0, DTYPE), y158)
    y160 = c[0] * y159
    a14 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        t = tile(target, column, target_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * p
        x1 = x0 - a1
        x2 = y37 * x1
        x3 = x2 - y39
        x4 = y66 * x3
        x5 = c[1] * x4
        x6 = x5 - a9
        x7 = tl.exp(x6)
        x8 = y118 * x7
        x9 = y117 * x8
        x10 = 5.960464477539063e-08 * t
        x11 = x10 - a0
        x12 = y32 * x11
        x13 = x12 - y34
        x14 = y62 * x13
        x15 = c[1] * x14
        x16 = x15 - a8
        x17 = tl.exp(x16)
        x18 = y113 * x17
        x19 = c[2] * x18
        x20 = x9 - x19
        x21 = c[1] * x20
        x22 = y66 * x21
        x23 = 2.0 * x3
        x24 = y160 * x23
        x25 = x22 + x24
        a14 += tl.sum(tl.where(within & counts, x25, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y194 = c[0] * a14
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            t = tile(target, column, target_at, within & counts, DTYPE)
            x0 = 5.960464477539063e-08 * p
            x1 = x0 - a1
            x2 = y37 * x1
            x3 = x2 - y39
            x4 = y66 * x3
            x5 = c[1] * x4
            x6 = x5 - a9
            x7 = tl.exp(x6)
            x8 = y118 * x7
            x9 = y117 * x8
            x10 = 5.960464477539063e-08 * t
            x11 = x10 - a0
            x12 = y32 * x11
            x13 = x12 - y34
            x14 = y62 * x13
            x15 = c[1] * x14
            x16 = x15 - a8
            x17 = tl.exp(x16)
            x18 = y113 * x17
            x19 = c[2] * x18
            x20 = x9 - x19
            x21 = c[1] * x20
            x22 = y66 * x21
            x23 = 2.0 * x3
            x24 = y160 * x23
            x25 = x22 + x24
            x26 = x25 - y194
            x27 = y37 * x26
            x28 = 5.960464477539063e-08 * x27
            slope = x28
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return a12


def knowledge_distillation_loss_true_false_dense_shared(h, machine):
    s0 = quotient(1.0, h[1])
    s1 = quotient(1.0, h[0])
    s2 = h[0] * h[0]
    return (float(s0), float(s1), float(s2),)


knowledge_distillation_loss_true_false_dense_exponents = ()
knowledge_distillation_loss_true_false_dense_fused = False


@triton.jit
def knowledge_distillation_loss_true_false_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * t
        x1 = c[1] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, x0, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 = larger(a1, tl.max(tl.where(within & counts, x1, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * t
        x1 = x0 - a0
        x2 = tl.exp(x1)
        x3 = c[1] * p
        x4 = x3 - a1
        x5 = tl.exp(x4)
        a2 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x5, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y26 = 1.0 / a2
    y27 = tl.log(a2)
    y28 = tl.log(a3)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * t
        x1 = x0 - a0
        x2 = tl.exp(x1)
        x3 = y26 * x2
        x4 = c[2] * x3
        x5 = x1 - y27
        x6 = c[1] * p
        x7 = x6 - a1
        x8 = x7 - y28
        x9 = x5 - x8
        x10 = x4 * x9
        a4 += tl.sum(tl.where(within & counts, x10, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y47 = c[0] * a4
    y48 = a2 * y26
    y49 = y48 * c[2]
    y50 = y49 * c[0]
    y51 = 1.0 / a3
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            t = tile(target, column, target_at, within & counts, DTYPE)
            x0 = c[1] * p
            x1 = x0 - a1
            x2 = tl.exp(x1)
            x3 = y51 * x2
            x4 = y50 * x3
            x5 = c[1] * t
            x6 = x5 - a0
            x7 = tl.exp(x6)
            x8 = y26 * x7
            x9 = c[2] * x8
            x10 = c[0] * x9
            x11 = x4 - x10
            x12 = c[1] * x11
            slope = x12
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y47


def knowledge_distillation_loss_true_true_dense_shared(h, machine):
    s0 = quotient(1.0, h[1])
    s1 = quotient(1.0, h[0])
    s2 = h[0] * h[0]
    return (float(s0), float(s1), float(s2),)


knowledge_distillation_loss_true_true_dense_exponents = ()
knowledge_distillation_loss_true_true_dense_fused = False


@triton.jit
def knowledge_distillation_loss_true_true_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = 5.960464477539063e-08 * p
        a0 = larger(a0, tl.max(tl.where(within & counts, x0, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 = larger(a1, tl.max(tl.where(within & counts, x1, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a2 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a5 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = x0 - a0
        x2 = tl.abs(x1)
        x3 = 5.960464477539063e-08 * p
        x4 = x3 - a1
        x5 = tl.abs(x4)
        a2 = larger(a2, tl.max(tl.where(within & counts, x2, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a3 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 = larger(a4, tl.max(tl.where(within & counts, x5, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a5 += tl.sum(tl.where(within & counts, x4, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y30 = a2 < 5.960464477539062e-14
    y31 = tl.where(y30, number(5.960464477539063e-08, DTYPE), a2)
    y32 = 1.0 / y31
    y33 = a3 * y32
    y34 = c[0] * y33
    y35 = a4 < 5.960464477539062e-14
    y36 = tl.where(y35, number(5.960464477539063e-08, DTYPE), a4)
    y37 = 1.0 / y36
    y38 = a5 * y37
    y39 = c[0] * y38
    a6 = tl.full(upstream.shape, 0.0, DTYPE)
    a7 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = x0 - a0
        x2 = y32 * x1
        x3 = x2 - y34
        x4 = x3 * x3
        x5 = 5.960464477539063e-08 * p
        x6 = x5 - a1
        x7 = y37 * x6
        x8 = x7 - y39
        x9 = x8 * x8
        a6 += tl.sum(tl.where(within & counts, x4, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a7 += tl.sum(tl.where(within & counts, x9, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y59 = c[0] * a6
    y60 = tl.where(y30, number(1.0, DTYPE), y59)
    y61 = tl.sqrt(y60)
    y62 = 1.0 / y61
    y63 = c[0] * a7
    y64 = tl.where(y35, number(1.0, DTYPE), y63)
    y65 = tl.sqrt(y64)
    y66 = 1.0 / y65
    a8 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a9 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = x0 - a0
        x2 = y32 * x1
        x3 = x2 - y34
        x4 = y62 * x3
        x5 = c[1] * x4
        x6 = 5.960464477539063e-08 * p
        x7 = x6 - a1
        x8 = y37 * x7
        x9 = x8 - y39
        x10 = y66 * x9
        x11 = c[1] * x10
        a8 = larger(a8, tl.max(tl.where(within & counts, x5, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a9 = larger(a9, tl.max(tl.where(within & counts, x11, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a10 = tl.full(upstream.shape, 0.0, DTYPE)
    a11 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = x0 - a0
        x2 = y32 * x1
        x3 = x2 - y34
        x4 = y62 * x3
        x5 = c[1] * x4
        x6 = x5 - a8
        x7 = tl.exp(x6)
        x8 = 5.960464477539063e-08 * p
        x9 = x8 - a1
        x10 = y37 * x9
        x11 = x10 - y39
        x12 = y66 * x11
        x13 = c[1] * x12
        x14 = x13 - a9
        x15 = tl.exp(x14)
        a10 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a11 += tl.sum(tl.where(within & counts, x15, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y113 = 1.0 / a10
    y114 = tl.log(a10)
    y115 = tl.log(a11)
    y116 = a10 * y113
    y117 = y116 * c[2]
    y118 = y117 * c[0]
    y119 = 1.0 / a11
    a12 = tl.full(upstream.shape, 0.0, DTYPE)
    a13 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * t
        x1 = x0 - a0
        x2 = y32 * x1
        x3 = x2 - y34
        x4 = y62 * x3
        x5 = c[1] * x4
        x6 = x5 - a8
        x7 = tl.exp(x6)
        x8 = y113 * x7
        x9 = c[2] * x8
        x10 = x6 - y114
        x11 = 5.960464477539063e-08 * p
        x12 = x11 - a1
        x13 = y37 * x12
        x14 = x13 - y39
        x15 = y66 * x14
        x16 = c[1] * x15
        x17 = x16 - a9
        x18 = x17 - y115
        x19 = x10 - x18
        x20 = x9 * x19
        x21 = tl.exp(x17)
        x22 = y119 * x21
        x23 = y118 * x22
        x24 = c[0] * x9
        x25 = x23 - x24
        x26 = c[1] * x25
        x27 = y66 * x15
        x28 = x26 * x27
        a12 += tl.sum(tl.where(within & counts, x20, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a13 += tl.sum(tl.where(within & counts, x28, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y158 = 2.0 * y65
    y159 = a13 / y158
    y160 = -y159
    y161 = tl.where(y35, number(0.0, DTYPE), y160)
    y162 = c[0] * y161
    a14 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        t = tile(target, column, target_at, within & counts, DTYPE)
        x0 = 5.960464477539063e-08 * p
        x1 = x0 - a1
        x2 = y37 * x1
        x3 = x2 - y39
        x4 = y66 * x3
        x5 = c[1] * x4
        x6 = x5 - a9
        x7 = tl.exp(x6)
        x8 = y119 * x7
        x9 = y118 * x8
        x10 = 5.960464477539063e-08 * t
        x11 = x10 - a0
        x12 = y32 * x11
        x13 = x12 - y34
        x14 = y62 * x13
        x15 = c[1] * x14
        x16 = x15 - a8
        x17 = tl.exp(x16)
        x18 = y113 * x17
        x19 = c[2] * x18
        x20 = c[0] * x19
        x21 = x9 - x20
        x22 = c[1] * x21
        x23 = y66 * x22
        x24 = 2.0 * x3
        x25 = y162 * x24
        x26 = x23 + x25
        a14 += tl.sum(tl.where(within & counts, x26, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y197 = c[0] * a12
    y198 = c[0] * a14
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            t = tile(target, column, target_at, within & counts, DTYPE)
            x0 = 5.960464477539063e-08 * p
            x1 = x0 - a1
            x2 = y37 * x1
            x3 = x2 - y39
            x4 = y66 * x3
            x5 = c[1] * x4
            x6 = x5 - a9
            x7 = tl.exp(x6)
            x8 = y119 * x7
            x9 = y118 * x8
            x10 = 5.960464477539063e-08 * t
            x11 = x10 - a0
            x12 = y32 * x11
            x13 = x12 - y34
            x14 = y62 * x13
            x15 = c[1] * x14
            x16 = x15 - a8
            x17 = tl.exp(x16)
            x18 = y113 * x17
            x19 = c[2] * x18
            x20 = c[0] * x19
            x21 = x9 - x20
            x22 = c[1] * x21
            x23 = y66 * x22
            x24 = 2.0 * x3
            x25 = y162 * x24
            x26 = x23 + x25
            x27 = x26 - y198
            x28 = y37 * x27
            x29 = 5.960464477539063e-08 * x28
            slope = x29
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y197
