# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def knowledge_distillation_loss_false_dense_shared(h, machine):
    s0 = quotient(1.0, h[0])
    s1 = h[0] * h[0]
    return (float(s0), float(s1),)


knowledge_distillation_loss_false_dense_exponents = ()
knowledge_distillation_loss_false_dense_fused = False


@triton.jit
def knowledge_distillation_loss_false_dense(
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


def knowledge_distillation_loss_true_dense_shared(h, machine):
    s0 = quotient(1.0, h[1])
    s1 = quotient(1.0, h[0])
    s2 = h[0] * h[0]
    return (float(s0), float(s1), float(s2),)


knowledge_distillation_loss_true_dense_exponents = ()
knowledge_distillation_loss_true_dense_fused = False


@triton.jit
def knowledge_distillation_loss_true_dense(
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
