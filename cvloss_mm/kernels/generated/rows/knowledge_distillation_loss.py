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
        a0 = larger(a0, tl.max(tl.where(within & counts, t, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 = larger(a1, tl.max(tl.where(within & counts, p, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a2 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a5 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t - a0
        x1 = tl.abs(x0)
        x2 = p - a1
        x3 = tl.abs(x2)
        a2 = larger(a2, tl.max(tl.where(within & counts, x1, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a3 += tl.sum(tl.where(within & counts, x0, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 = larger(a4, tl.max(tl.where(within & counts, x3, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a5 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y26 = a2 < 1e-06
    y27 = tl.where(y26, number(1.0, DTYPE), a2)
    y28 = 1.0 / y27
    y29 = a3 * y28
    y30 = c[0] * y29
    y31 = a4 < 1e-06
    y32 = tl.where(y31, number(1.0, DTYPE), a4)
    y33 = 1.0 / y32
    y34 = a5 * y33
    y35 = c[0] * y34
    a6 = tl.full(upstream.shape, 0.0, DTYPE)
    a7 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t - a0
        x1 = y28 * x0
        x2 = x1 - y30
        x3 = x2 * x2
        x4 = p - a1
        x5 = y33 * x4
        x6 = x5 - y35
        x7 = x6 * x6
        a6 += tl.sum(tl.where(within & counts, x3, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a7 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y53 = c[0] * a6
    y54 = tl.where(y26, number(1.0, DTYPE), y53)
    y55 = tl.sqrt(y54)
    y56 = 1.0 / y55
    y57 = c[0] * a7
    y58 = tl.where(y31, number(1.0, DTYPE), y57)
    y59 = tl.sqrt(y58)
    y60 = 1.0 / y59
    a8 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a9 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t - a0
        x1 = y28 * x0
        x2 = x1 - y30
        x3 = y56 * x2
        x4 = c[1] * x3
        x5 = p - a1
        x6 = y33 * x5
        x7 = x6 - y35
        x8 = y60 * x7
        x9 = c[1] * x8
        a8 = larger(a8, tl.max(tl.where(within & counts, x4, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a9 = larger(a9, tl.max(tl.where(within & counts, x9, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a10 = tl.full(upstream.shape, 0.0, DTYPE)
    a11 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t - a0
        x1 = y28 * x0
        x2 = x1 - y30
        x3 = y56 * x2
        x4 = c[1] * x3
        x5 = x4 - a8
        x6 = tl.exp(x5)
        x7 = p - a1
        x8 = y33 * x7
        x9 = x8 - y35
        x10 = y60 * x9
        x11 = c[1] * x10
        x12 = x11 - a9
        x13 = tl.exp(x12)
        a10 += tl.sum(tl.where(within & counts, x6, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a11 += tl.sum(tl.where(within & counts, x13, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y103 = 1.0 / a10
    y104 = tl.log(a10)
    y105 = tl.log(a11)
    y106 = a10 * y103
    y107 = y106 * c[2]
    y108 = 1.0 / a11
    a12 = tl.full(upstream.shape, 0.0, DTYPE)
    a13 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t - a0
        x1 = y28 * x0
        x2 = x1 - y30
        x3 = y56 * x2
        x4 = c[1] * x3
        x5 = x4 - a8
        x6 = tl.exp(x5)
        x7 = y103 * x6
        x8 = c[2] * x7
        x9 = x5 - y104
        x10 = p - a1
        x11 = y33 * x10
        x12 = x11 - y35
        x13 = y60 * x12
        x14 = c[1] * x13
        x15 = x14 - a9
        x16 = x15 - y105
        x17 = x9 - x16
        x18 = x8 * x17
        x19 = tl.exp(x15)
        x20 = y108 * x19
        x21 = y107 * x20
        x22 = x21 - x8
        x23 = c[1] * x22
        x24 = y60 * x13
        x25 = x23 * x24
        a12 += tl.sum(tl.where(within & counts, x18, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a13 += tl.sum(tl.where(within & counts, x25, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y144 = 2.0 * y59
    y145 = a13 / y144
    y146 = -y145
    y147 = tl.where(y31, number(0.0, DTYPE), y146)
    y148 = c[0] * y147
    a14 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        t = tile(target, column, target_at, within & counts, DTYPE)
        x0 = p - a1
        x1 = y33 * x0
        x2 = x1 - y35
        x3 = y60 * x2
        x4 = c[1] * x3
        x5 = x4 - a9
        x6 = tl.exp(x5)
        x7 = y108 * x6
        x8 = y107 * x7
        x9 = t - a0
        x10 = y28 * x9
        x11 = x10 - y30
        x12 = y56 * x11
        x13 = c[1] * x12
        x14 = x13 - a8
        x15 = tl.exp(x14)
        x16 = y103 * x15
        x17 = c[2] * x16
        x18 = x8 - x17
        x19 = c[1] * x18
        x20 = y60 * x19
        x21 = 2.0 * x2
        x22 = y148 * x21
        x23 = x20 + x22
        a14 += tl.sum(tl.where(within & counts, x23, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y180 = c[0] * a14
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            t = tile(target, column, target_at, within & counts, DTYPE)
            x0 = p - a1
            x1 = y33 * x0
            x2 = x1 - y35
            x3 = y60 * x2
            x4 = c[1] * x3
            x5 = x4 - a9
            x6 = tl.exp(x5)
            x7 = y108 * x6
            x8 = y107 * x7
            x9 = t - a0
            x10 = y28 * x9
            x11 = x10 - y30
            x12 = y56 * x11
            x13 = c[1] * x12
            x14 = x13 - a8
            x15 = tl.exp(x14)
            x16 = y103 * x15
            x17 = c[2] * x16
            x18 = x8 - x17
            x19 = c[1] * x18
            x20 = y60 * x19
            x21 = 2.0 * x2
            x22 = y148 * x21
            x23 = x20 + x22
            x24 = x23 - y180
            x25 = y33 * x24
            slope = x25
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
        a0 = larger(a0, tl.max(tl.where(within & counts, t, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 = larger(a1, tl.max(tl.where(within & counts, p, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a2 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a5 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t - a0
        x1 = tl.abs(x0)
        x2 = p - a1
        x3 = tl.abs(x2)
        a2 = larger(a2, tl.max(tl.where(within & counts, x1, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a3 += tl.sum(tl.where(within & counts, x0, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 = larger(a4, tl.max(tl.where(within & counts, x3, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a5 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y26 = a2 < 1e-06
    y27 = tl.where(y26, number(1.0, DTYPE), a2)
    y28 = 1.0 / y27
    y29 = a3 * y28
    y30 = c[0] * y29
    y31 = a4 < 1e-06
    y32 = tl.where(y31, number(1.0, DTYPE), a4)
    y33 = 1.0 / y32
    y34 = a5 * y33
    y35 = c[0] * y34
    a6 = tl.full(upstream.shape, 0.0, DTYPE)
    a7 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t - a0
        x1 = y28 * x0
        x2 = x1 - y30
        x3 = x2 * x2
        x4 = p - a1
        x5 = y33 * x4
        x6 = x5 - y35
        x7 = x6 * x6
        a6 += tl.sum(tl.where(within & counts, x3, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a7 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y53 = c[0] * a6
    y54 = tl.where(y26, number(1.0, DTYPE), y53)
    y55 = tl.sqrt(y54)
    y56 = 1.0 / y55
    y57 = c[0] * a7
    y58 = tl.where(y31, number(1.0, DTYPE), y57)
    y59 = tl.sqrt(y58)
    y60 = 1.0 / y59
    a8 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a9 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t - a0
        x1 = y28 * x0
        x2 = x1 - y30
        x3 = y56 * x2
        x4 = c[1] * x3
        x5 = p - a1
        x6 = y33 * x5
        x7 = x6 - y35
        x8 = y60 * x7
        x9 = c[1] * x8
        a8 = larger(a8, tl.max(tl.where(within & counts, x4, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a9 = larger(a9, tl.max(tl.where(within & counts, x9, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    a10 = tl.full(upstream.shape, 0.0, DTYPE)
    a11 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t - a0
        x1 = y28 * x0
        x2 = x1 - y30
        x3 = y56 * x2
        x4 = c[1] * x3
        x5 = x4 - a8
        x6 = tl.exp(x5)
        x7 = p - a1
        x8 = y33 * x7
        x9 = x8 - y35
        x10 = y60 * x9
        x11 = c[1] * x10
        x12 = x11 - a9
        x13 = tl.exp(x12)
        a10 += tl.sum(tl.where(within & counts, x6, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a11 += tl.sum(tl.where(within & counts, x13, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y103 = 1.0 / a10
    y104 = tl.log(a10)
    y105 = tl.log(a11)
    y106 = a10 * y103
    y107 = y106 * c[2]
    y108 = y107 * c[0]
    y109 = 1.0 / a11
    a12 = tl.full(upstream.shape, 0.0, DTYPE)
    a13 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t - a0
        x1 = y28 * x0
        x2 = x1 - y30
        x3 = y56 * x2
        x4 = c[1] * x3
        x5 = x4 - a8
        x6 = tl.exp(x5)
        x7 = y103 * x6
        x8 = c[2] * x7
        x9 = x5 - y104
        x10 = p - a1
        x11 = y33 * x10
        x12 = x11 - y35
        x13 = y60 * x12
        x14 = c[1] * x13
        x15 = x14 - a9
        x16 = x15 - y105
        x17 = x9 - x16
        x18 = x8 * x17
        x19 = tl.exp(x15)
        x20 = y109 * x19
        x21 = y108 * x20
        x22 = c[0] * x8
        x23 = x21 - x22
        x24 = c[1] * x23
        x25 = y60 * x13
        x26 = x24 * x25
        a12 += tl.sum(tl.where(within & counts, x18, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a13 += tl.sum(tl.where(within & counts, x26, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y146 = 2.0 * y59
    y147 = a13 / y146
    y148 = -y147
    y149 = tl.where(y31, number(0.0, DTYPE), y148)
    y150 = c[0] * y149
    a14 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        t = tile(target, column, target_at, within & counts, DTYPE)
        x0 = p - a1
        x1 = y33 * x0
        x2 = x1 - y35
        x3 = y60 * x2
        x4 = c[1] * x3
        x5 = x4 - a9
        x6 = tl.exp(x5)
        x7 = y109 * x6
        x8 = y108 * x7
        x9 = t - a0
        x10 = y28 * x9
        x11 = x10 - y30
        x12 = y56 * x11
        x13 = c[1] * x12
        x14 = x13 - a8
        x15 = tl.exp(x14)
        x16 = y103 * x15
        x17 = c[2] * x16
        x18 = c[0] * x17
        x19 = x8 - x18
        x20 = c[1] * x19
        x21 = y60 * x20
        x22 = 2.0 * x2
        x23 = y150 * x22
        x24 = x21 + x23
        a14 += tl.sum(tl.where(within & counts, x24, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y183 = c[0] * a12
    y184 = c[0] * a14
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            t = tile(target, column, target_at, within & counts, DTYPE)
            x0 = p - a1
            x1 = y33 * x0
            x2 = x1 - y35
            x3 = y60 * x2
            x4 = c[1] * x3
            x5 = x4 - a9
            x6 = tl.exp(x5)
            x7 = y109 * x6
            x8 = y108 * x7
            x9 = t - a0
            x10 = y28 * x9
            x11 = x10 - y30
            x12 = y56 * x11
            x13 = c[1] * x12
            x14 = x13 - a8
            x15 = tl.exp(x14)
            x16 = y103 * x15
            x17 = c[2] * x16
            x18 = c[0] * x17
            x19 = x8 - x18
            x20 = c[1] * x19
            x21 = y60 * x20
            x22 = 2.0 * x2
            x23 = y150 * x22
            x24 = x21 + x23
            x25 = x24 - y184
            x26 = y33 * x25
            slope = x26
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y183
