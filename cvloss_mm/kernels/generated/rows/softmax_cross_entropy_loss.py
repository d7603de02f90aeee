# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def softmax_cross_entropy_loss_none_none_labels_shared(h, machine):
    return ()


softmax_cross_entropy_loss_none_none_labels_exponents = ()
softmax_cross_entropy_loss_none_none_labels_fused = True


@triton.jit
def softmax_cross_entropy_loss_none_none_labels(
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
    y15 = yp - a0
    y16 = y14 - y15
    y17 = 1.0 / a1
    y18 = tl.exp(y15)
    y19 = y17 * y18
    y20 = -1.0 + y19
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y17 * x1
            slope = x2
            slope = tl.where(column == label, y20, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y16


def softmax_cross_entropy_loss_none_number_labels_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = quotient(1.0, h[1])
    s2 = h[0] - 1.0
    s3 = quotient(h[0], h[1])
    s4 = h[1] * s3
    s5 = s2 - s4
    s6 = s2 - s3
    s7 = -s3
    return (float(s0), float(h[1]), float(s1), float(h[0]), float(s5), float(s6), float(s7),)


softmax_cross_entropy_loss_none_number_labels_exponents = ()
softmax_cross_entropy_loss_none_number_labels_fused = True


@triton.jit
def softmax_cross_entropy_loss_none_number_labels(
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


def softmax_cross_entropy_loss_number_none_labels_shared(h, machine):
    return ()


softmax_cross_entropy_loss_number_none_labels_exponents = ()
softmax_cross_entropy_loss_number_none_labels_fused = True


@triton.jit
def softmax_cross_entropy_loss_number_none_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
    y1 = -yr[0]
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, yp, p), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y1, 0.0), 0.0).to(DTYPE), axis=1, keep_dims=True)
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a2 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y18 = yp - a0
    y19 = tl.log(a2)
    y20 = y18 - y19
    y21 = yr[0] * y20
    y22 = -y21
    y23 = 1.0 / a2
    y24 = tl.exp(y18)
    y25 = y23 * y24
    y26 = y25 * a1
    y27 = y1 - y26
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y23 * x1
            x3 = x2 * a1
            x4 = -x3
            slope = x4
            slope = tl.where(column == label, y27, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y22


def softmax_cross_entropy_loss_number_number_labels_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = quotient(1.0, h[1])
    s2 = h[0] - 1.0
    s3 = quotient(h[0], h[1])
    s4 = s2 - s3
    return (float(s0), float(s1), float(h[0]), float(s4), float(s3),)


softmax_cross_entropy_loss_number_number_labels_exponents = ()
softmax_cross_entropy_loss_number_number_labels_fused = True


@triton.jit
def softmax_cross_entropy_loss_number_number_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
    y1 = c[3] * yr[0]
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = c[4] * r[0]
        x1 = -x0
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, yp, p), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y1, x1), 0.0).to(DTYPE), axis=1, keep_dims=True)
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a2 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y21 = tl.log(a2)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = x0 - y21
        x2 = r[0] * x1
        a3 += tl.sum(tl.where(within & counts, x2, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y32 = yp - a0
    y33 = y32 - y21
    y34 = yr[0] * y33
    y35 = y34 * c[0]
    y36 = -y35
    y37 = c[1] * a3
    y38 = c[2] * y37
    y39 = y36 - y38
    y40 = 1.0 / a2
    y41 = tl.exp(y32)
    y42 = y40 * y41
    y43 = y42 * a1
    y44 = y1 - y43
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[4] * r[0]
            x1 = -x0
            x2 = p - a0
            x3 = tl.exp(x2)
            x4 = y40 * x3
            x5 = x4 * a1
            x6 = x1 - x5
            slope = x6
            slope = tl.where(column == label, y44, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y39


def softmax_cross_entropy_loss_none_none_dense_shared(h, machine):
    return ()


softmax_cross_entropy_loss_none_none_dense_exponents = ()
softmax_cross_entropy_loss_none_none_dense_fused = True


@triton.jit
def softmax_cross_entropy_loss_none_none_dense(
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
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
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
        x8 = -t
        x9 = tl.where(x5, number(0.0, DTYPE), x8)
        a2 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x9, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y34 = -a2
    y35 = 1.0 / a1
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
            x6 = -t
            x7 = tl.where(x5, number(0.0, DTYPE), x6)
            x8 = tl.exp(x1)
            x9 = y35 * x8
            x10 = x9 * a3
            x11 = x7 - x10
            slope = x11
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y34


def softmax_cross_entropy_loss_none_number_dense_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = quotient(1.0, h[1])
    s2 = h[0] - 1.0
    s3 = quotient(h[0], h[1])
    s4 = h[1] * s3
    return (float(s0), float(h[1]), float(s1), float(h[0]), float(s2), float(s3), float(s4),)


softmax_cross_entropy_loss_none_number_dense_exponents = ()
softmax_cross_entropy_loss_none_number_dense_fused = True


@triton.jit
def softmax_cross_entropy_loss_none_number_dense(
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


def softmax_cross_entropy_loss_number_none_dense_shared(h, machine):
    return ()


softmax_cross_entropy_loss_number_none_dense_exponents = ()
softmax_cross_entropy_loss_number_none_dense_fused = True


@triton.jit
def softmax_cross_entropy_loss_number_none_dense(
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
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = x1 - y14
        x3 = r[0] * x2
        x4 = tl.abs(x3)
        x5 = x4 == float("inf")
        x6 = x0 & x5
        x7 = tl.where(x6, number(0.0, DTYPE), x3)
        x8 = t * x7
        x9 = -t
        x10 = tl.where(x6, number(0.0, DTYPE), x9)
        x11 = x10 * r[0]
        a2 += tl.sum(tl.where(within & counts, x8, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x11, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y37 = -a2
    y38 = 1.0 / a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = p - a0
            x2 = x1 - y14
            x3 = r[0] * x2
            x4 = tl.abs(x3)
            x5 = x4 == float("inf")
            x6 = x0 & x5
            x7 = -t
            x8 = tl.where(x6, number(0.0, DTYPE), x7)
            x9 = x8 * r[0]
            x10 = tl.exp(x1)
            x11 = y38 * x10
            x12 = x11 * a3
            x13 = x9 - x12
            slope = x13
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y37


def softmax_cross_entropy_loss_number_number_dense_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = quotient(1.0, h[1])
    s2 = h[0] - 1.0
    s3 = quotient(h[0], h[1])
    return (float(s0), float(s1), float(h[0]), float(s2), float(s3),)


softmax_cross_entropy_loss_number_number_dense_exponents = ()
softmax_cross_entropy_loss_number_number_dense_fused = True


@triton.jit
def softmax_cross_entropy_loss_number_number_dense(
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
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = x1 - y14
        x3 = r[0] * x2
        x4 = tl.abs(x3)
        x5 = x4 == float("inf")
        x6 = x0 & x5
        x7 = tl.where(x6, number(0.0, DTYPE), x3)
        x8 = t * x7
        x9 = c[3] * t
        x10 = tl.where(x6, number(0.0, DTYPE), x9)
        x11 = x10 - c[4]
        x12 = x11 * r[0]
        a2 += tl.sum(tl.where(within & counts, x8, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x3, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, x12, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y40 = a2 * c[0]
    y41 = -y40
    y42 = c[1] * a3
    y43 = c[2] * y42
    y44 = y41 - y43
    y45 = 1.0 / a1
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = p - a0
            x2 = x1 - y14
            x3 = r[0] * x2
            x4 = tl.abs(x3)
            x5 = x4 == float("inf")
            x6 = x0 & x5
            x7 = c[3] * t
            x8 = tl.where(x6, number(0.0, DTYPE), x7)
            x9 = x8 - c[4]
            x10 = x9 * r[0]
            x11 = tl.exp(x1)
            x12 = y45 * x11
            x13 = x12 * a4
            x14 = x10 - x13
            slope = x14
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y44
