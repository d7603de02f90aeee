# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def generalized_cross_entropy_loss_none_labels_shared(h, machine):
    s0 = quotient(1.0, h[0])
    return (float(h[0]), float(s0),)


generalized_cross_entropy_loss_none_labels_exponents = ()
generalized_cross_entropy_loss_none_labels_fused = True


@triton.jit
def generalized_cross_entropy_loss_none_labels(
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
    y17 = c[0] * y16
    y18 = expm1(y17)
    y19 = c[1] * y18
    y20 = -y19
    y21 = y18 + 1.0
    y22 = c[1] * y21
    y23 = y22 * c[0]
    y24 = 1.0 / a1
    y25 = tl.exp(y14)
    y26 = y24 * y25
    y27 = y23 * y26
    y28 = y27 - y23
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y24 * x1
            x3 = y23 * x2
            slope = x3
            slope = tl.where(column == label, y28, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y20


def generalized_cross_entropy_loss_number_labels_shared(h, machine):
    s0 = shared_log(h[1])
    s1 = quotient(1.0, h[0])
    return (float(s0), float(h[0]), float(s1),)


generalized_cross_entropy_loss_number_labels_exponents = ()
generalized_cross_entropy_loss_number_labels_fused = True


@triton.jit
def generalized_cross_entropy_loss_number_labels(
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
    y17 = larger(y16, c[0])
    y18 = c[1] * y17
    y19 = expm1(y18)
    y20 = c[2] * y19
    y21 = -y20
    y22 = y16 < c[0]
    y23 = y16 == c[0]
    y24 = y19 + 1.0
    y25 = c[2] * y24
    y26 = y25 * c[1]
    y27 = 0.5 * y26
    y28 = -y27
    y29 = -y26
    y30 = tl.where(y23, y28, y29)
    y31 = tl.where(y22, number(0.0, DTYPE), y30)
    y32 = 1.0 / a1
    y33 = tl.exp(y14)
    y34 = y32 * y33
    y35 = y34 * y31
    y36 = y31 - y35
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y32 * x1
            x3 = x2 * y31
            x4 = -x3
            slope = x4
            slope = tl.where(column == label, y36, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y21


def generalized_cross_entropy_loss_none_dense_shared(h, machine):
    s0 = quotient(1.0, h[0])
    return (float(h[0]), float(s0),)


generalized_cross_entropy_loss_none_dense_exponents = ()
generalized_cross_entropy_loss_none_dense_fused = True


@triton.jit
def generalized_cross_entropy_loss_none_dense(
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
        x7 = c[0] * x6
        x8 = expm1(x7)
        x9 = c[1] * x8
        x10 = x9 * t
        x11 = c[1] * t
        x12 = x8 + 1.0
        x13 = x11 * x12
        x14 = x13 * c[0]
        x15 = -x14
        x16 = tl.where(x5, number(0.0, DTYPE), x15)
        a2 += tl.sum(tl.where(within & counts, x10, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x16, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y41 = -a2
    y42 = 1.0 / a1
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
            x6 = c[1] * t
            x7 = tl.where(x5, number(0.0, DTYPE), x2)
            x8 = c[0] * x7
            x9 = expm1(x8)
            x10 = x9 + 1.0
            x11 = x6 * x10
            x12 = x11 * c[0]
            x13 = -x12
            x14 = tl.where(x5, number(0.0, DTYPE), x13)
            x15 = tl.exp(x1)
            x16 = y42 * x15
            x17 = x16 * a3
            x18 = x14 - x17
            slope = x18
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y41


def generalized_cross_entropy_loss_number_dense_shared(h, machine):
    s0 = shared_log(h[1])
    s1 = quotient(1.0, h[0])
    return (float(s0), float(h[0]), float(s1),)


generalized_cross_entropy_loss_number_dense_exponents = ()
generalized_cross_entropy_loss_number_dense_fused = True


@triton.jit
def generalized_cross_entropy_loss_number_dense(
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
        x7 = larger(x6, c[0])
        x8 = c[1] * x7
        x9 = expm1(x8)
        x10 = c[2] * x9
        x11 = x10 * t
        x12 = x6 < c[0]
        x13 = x6 == c[0]
        x14 = c[2] * t
        x15 = x9 + 1.0
        x16 = x14 * x15
        x17 = x16 * c[1]
        x18 = 0.5 * x17
        x19 = -x18
        x20 = -x17
        x21 = tl.where(x13, x19, x20)
        x22 = tl.where(x12, number(0.0, DTYPE), x21)
        x23 = tl.where(x5, number(0.0, DTYPE), x22)
        a2 += tl.sum(tl.where(within & counts, x11, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x23, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y48 = -a2
    y49 = 1.0 / a1
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
            x6 = tl.where(x5, number(0.0, DTYPE), x2)
            x7 = x6 < c[0]
            x8 = x6 == c[0]
            x9 = c[2] * t
            x10 = larger(x6, c[0])
            x11 = c[1] * x10
            x12 = expm1(x11)
            x13 = x12 + 1.0
            x14 = x9 * x13
            x15 = x14 * c[1]
            x16 = 0.5 * x15
            x17 = -x16
            x18 = -x15
            x19 = tl.where(x8, x17, x18)
            x20 = tl.where(x7, number(0.0, DTYPE), x19)
            x21 = tl.where(x5, number(0.0, DTYPE), x20)
            x22 = tl.exp(x1)
            x23 = y49 * x22
            x24 = x23 * a3
            x25 = x21 - x24
            slope = x25
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y48
