# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def label_smooth_loss_original_labels_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = quotient(1.0, h[1])
    s2 = h[0] - 1.0
    s3 = quotient(h[0], h[1])
    s4 = h[1] * s3
    s5 = s2 - s4
    s6 = s2 - s3
    s7 = -s3
    return (float(s0), float(h[1]), float(s1), float(h[0]), float(s5), float(s6), float(s7),)


label_smooth_loss_original_labels_exponents = ()
label_smooth_loss_original_labels_fused = True


@triton.jit
def label_smooth_loss_original_labels(
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
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a1 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a2 += tl.sum(tl.where(within & counts, x0, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y16 = tl.log(a1)
    y17 = yp - a0
    y18 = y16 - y17
    y19 = c[0] * y18
    y20 = c[1] * y16
    y21 = a2 - y20
    y22 = c[2] * y21
    y23 = c[3] * y22
    y24 = y19 - y23
    y25 = 1.0 / a1
    y26 = tl.exp(y17)
    y27 = y25 * y26
    y28 = y27 * c[4]
    y29 = c[5] - y28
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y25 * x1
            x3 = x2 * c[4]
            x4 = c[6] - x3
            slope = x4
            slope = tl.where(column == label, y29, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y24


def label_smooth_loss_classy_vision_labels_shared(h, machine):
    s0 = h[0] + 1.0
    s1 = quotient(h[0], s0)
    s2 = 1.0 - s1
    s3 = quotient(1.0, h[1])
    s4 = s1 - 1.0
    s5 = quotient(s1, h[1])
    s6 = h[1] * s5
    s7 = s4 - s6
    s8 = s4 - s5
    s9 = -s5
    return (float(s2), float(h[1]), float(s3), float(s1), float(s7), float(s8), float(s9),)


label_smooth_loss_classy_vision_labels_exponents = ()
label_smooth_loss_classy_vision_labels_fused = True


@triton.jit
def label_smooth_loss_classy_vision_labels(
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
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a1 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a2 += tl.sum(tl.where(within & counts, x0, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y16 = tl.log(a1)
    y17 = yp - a0
    y18 = y16 - y17
    y19 = c[0] * y18
    y20 = c[1] * y16
    y21 = a2 - y20
    y22 = c[2] * y21
    y23 = c[3] * y22
    y24 = y19 - y23
    y25 = 1.0 / a1
    y26 = tl.exp(y17)
    y27 = y25 * y26
    y28 = y27 * c[4]
    y29 = c[5] - y28
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y25 * x1
            x3 = x2 * c[4]
            x4 = c[6] - x3
            slope = x4
            slope = tl.where(column == label, y29, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y24


def label_smooth_loss_original_dense_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = quotient(1.0, h[1])
    s2 = h[0] - 1.0
    s3 = quotient(h[0], h[1])
    s4 = h[1] * s3
    return (float(s0), float(h[1]), float(s1), float(h[0]), float(s2), float(s3), float(s4),)


label_smooth_loss_original_dense_exponents = ()
label_smooth_loss_original_dense_fused = True


@triton.jit
def label_smooth_loss_original_dense(
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
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a1 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a2 += tl.sum(tl.where(within & counts, x0, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y16 = tl.log(a1)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = x1 - y16
        x3 = tl.abs(x2)
        x4 = x3 == float("inf")
        x5 = x0 & x4
        x6 = tl.where(x5, number(0.0, DTYPE), x2)
        x7 = t * x6
        x8 = c[4] * t
        x9 = tl.where(x5, number(0.0, DTYPE), x8)
        a3 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, x9, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y36 = a3 * c[0]
    y37 = -y36
    y38 = c[1] * y16
    y39 = a2 - y38
    y40 = c[2] * y39
    y41 = c[3] * y40
    y42 = y37 - y41
    y43 = 1.0 / a1
    y44 = a4 - c[6]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = p - a0
            x2 = x1 - y16
            x3 = tl.abs(x2)
            x4 = x3 == float("inf")
            x5 = x0 & x4
            x6 = c[4] * t
            x7 = tl.where(x5, number(0.0, DTYPE), x6)
            x8 = x7 - c[5]
            x9 = tl.exp(x1)
            x10 = y43 * x9
            x11 = x10 * y44
            x12 = x8 - x11
            slope = x12
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y42


def label_smooth_loss_classy_vision_dense_shared(h, machine):
    s0 = h[0] + 1.0
    s1 = quotient(h[0], s0)
    s2 = 1.0 - s1
    s3 = quotient(1.0, h[1])
    s4 = s1 - 1.0
    s5 = quotient(s1, h[1])
    s6 = h[1] * s5
    return (float(s2), float(h[1]), float(s3), float(s1), float(s4), float(s5), float(s6),)


label_smooth_loss_classy_vision_dense_exponents = ()
label_smooth_loss_classy_vision_dense_fused = True


@triton.jit
def label_smooth_loss_classy_vision_dense(
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
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a1 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a2 += tl.sum(tl.where(within & counts, x0, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y16 = tl.log(a1)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = x1 - y16
        x3 = tl.abs(x2)
        x4 = x3 == float("inf")
        x5 = x0 & x4
        x6 = tl.where(x5, number(0.0, DTYPE), x2)
        x7 = t * x6
        x8 = c[4] * t
        x9 = tl.where(x5, number(0.0, DTYPE), x8)
        a3 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, x9, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y36 = a3 * c[0]
    y37 = -y36
    y38 = c[1] * y16
    y39 = a2 - y38
    y40 = c[2] * y39
    y41 = c[3] * y40
    y42 = y37 - y41
    y43 = 1.0 / a1
    y44 = a4 - c[6]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = p - a0
            x2 = x1 - y16
            x3 = tl.abs(x2)
            x4 = x3 == float("inf")
            x5 = x0 & x4
            x6 = c[4] * t
            x7 = tl.where(x5, number(0.0, DTYPE), x6)
            x8 = x7 - c[5]
            x9 = tl.exp(x1)
            x10 = y43 * x9
            x11 = x10 * y44
            x12 = x8 - x11
            slope = x12
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y42
