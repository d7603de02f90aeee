# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def elastic_face_loss_none_arc_labels_shared(h, machine):
    return (float(h[2]), float(h[0]),)


elastic_face_loss_none_arc_labels_exponents = ()
elastic_face_loss_none_arc_labels_fused = False


@triton.jit
def elastic_face_loss_none_arc_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = c[0] * q[0]
    y1 = y0 + 0.5
    y2 = 3.141592653589793 - y1
    y3 = smaller(y2, number(3.141592653589793, DTYPE))
    y4 = tl.cos(y3)
    y5 = yp < y4
    y6 = tl.sin(y1)
    y7 = y1 * y6
    y8 = yp - y7
    y9 = tl.cos(y1)
    y10 = y9 * yp
    y11 = 1.0 - yp
    y12 = yp + 1.0
    y13 = y11 * y12
    y14 = larger(y13, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y15 = tl.sqrt(y14)
    y16 = y6 * y15
    y17 = y10 - y16
    y18 = tl.where(y5, y8, y17)
    y19 = c[1] * y18
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y19, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y27 = y19 - a0
    y28 = tl.exp(y27)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y28, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y38 = tl.log(a1)
    y39 = y38 - y27
    y40 = 1.0 / a1
    y41 = y40 * y28
    y42 = -1.0 + y41
    y43 = y42 * c[1]
    y44 = tl.where(y5, number(0.0, DTYPE), y43)
    y45 = y44 * y9
    y46 = y13 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y47 = y44 * y6
    y48 = 2.0 * y15
    y49 = y47 / y48
    y50 = -y49
    y51 = tl.where(y46, y50, number(0.0, DTYPE))
    y52 = y51 * y11
    y53 = y45 + y52
    y54 = y51 * y12
    y55 = y53 - y54
    y56 = tl.where(y5, y43, number(0.0, DTYPE))
    y57 = y55 + y56
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[1] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y40 * x2
            x4 = x3 * c[1]
            slope = x4
            slope = tl.where(column == label, y57, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y39


def elastic_face_loss_none_cos_labels_shared(h, machine):
    return (float(h[2]), float(h[0]),)


elastic_face_loss_none_cos_labels_exponents = ()
elastic_face_loss_none_cos_labels_fused = False


@triton.jit
def elastic_face_loss_none_cos_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = c[0] * q[0]
    y1 = y0 + 0.35
    y2 = yp - y1
    y3 = c[1] * y2
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y3, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y11 = y3 - a0
    y12 = tl.exp(y11)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y12, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y22 = tl.log(a1)
    y23 = y22 - y11
    y24 = 1.0 / a1
    y25 = y24 * y12
    y26 = -1.0 + y25
    y27 = y26 * c[1]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[1] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y24 * x2
            x4 = x3 * c[1]
            slope = x4
            slope = tl.where(column == label, y27, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y23


def elastic_face_loss_number_arc_labels_shared(h, machine):
    return (float(h[2]), float(h[1]), float(h[0]),)


elastic_face_loss_number_arc_labels_exponents = ()
elastic_face_loss_number_arc_labels_fused = False


@triton.jit
def elastic_face_loss_number_arc_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = c[0] * q[0]
    y1 = c[1] + y0
    y2 = 3.141592653589793 - y1
    y3 = smaller(y2, number(3.141592653589793, DTYPE))
    y4 = tl.cos(y3)
    y5 = yp < y4
    y6 = tl.sin(y1)
    y7 = y1 * y6
    y8 = yp - y7
    y9 = tl.cos(y1)
    y10 = y9 * yp
    y11 = 1.0 - yp
    y12 = yp + 1.0
    y13 = y11 * y12
    y14 = larger(y13, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y15 = tl.sqrt(y14)
    y16 = y6 * y15
    y17 = y10 - y16
    y18 = tl.where(y5, y8, y17)
    y19 = c[2] * y18
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y19, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y27 = y19 - a0
    y28 = tl.exp(y27)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y28, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y38 = tl.log(a1)
    y39 = y38 - y27
    y40 = 1.0 / a1
    y41 = y40 * y28
    y42 = -1.0 + y41
    y43 = y42 * c[2]
    y44 = tl.where(y5, number(0.0, DTYPE), y43)
    y45 = y44 * y9
    y46 = y13 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y47 = y44 * y6
    y48 = 2.0 * y15
    y49 = y47 / y48
    y50 = -y49
    y51 = tl.where(y46, y50, number(0.0, DTYPE))
    y52 = y51 * y11
    y53 = y45 + y52
    y54 = y51 * y12
    y55 = y53 - y54
    y56 = tl.where(y5, y43, number(0.0, DTYPE))
    y57 = y55 + y56
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[2] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y40 * x2
            x4 = x3 * c[2]
            slope = x4
            slope = tl.where(column == label, y57, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y39


def elastic_face_loss_number_cos_labels_shared(h, machine):
    return (float(h[2]), float(h[1]), float(h[0]),)


elastic_face_loss_number_cos_labels_exponents = ()
elastic_face_loss_number_cos_labels_fused = False


@triton.jit
def elastic_face_loss_number_cos_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = c[0] * q[0]
    y1 = c[1] + y0
    y2 = yp - y1
    y3 = c[2] * y2
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y3, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y11 = y3 - a0
    y12 = tl.exp(y11)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y12, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y22 = tl.log(a1)
    y23 = y22 - y11
    y24 = 1.0 / a1
    y25 = y24 * y12
    y26 = -1.0 + y25
    y27 = y26 * c[2]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[2] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y24 * x2
            x4 = x3 * c[2]
            slope = x4
            slope = tl.where(column == label, y27, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y23
