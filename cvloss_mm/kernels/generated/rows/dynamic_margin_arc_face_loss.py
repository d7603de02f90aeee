# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def dynamic_margin_arc_face_loss_none_none_labels_shared(h, machine):
    s0 = -h[3]
    s1 = shared_power(1.0, s0)
    s2 = h[1] * s1
    s3 = s2 + h[2]
    s4 = 3.141592653589793 - s3
    s5 = min(s4, 3.141592653589793)
    s6 = math.cos(s5)
    s7 = math.sin(s3)
    s8 = s3 * s7
    s9 = math.cos(s3)
    return (float(s6), float(s8), float(s9), float(s7), float(h[0]),)


dynamic_margin_arc_face_loss_none_none_labels_exponents = ()
dynamic_margin_arc_face_loss_none_none_labels_fused = False


@triton.jit
def dynamic_margin_arc_face_loss_none_none_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp < c[0]
    y1 = yp - c[1]
    y2 = c[2] * yp
    y3 = 1.0 - yp
    y4 = yp + 1.0
    y5 = y3 * y4
    y6 = larger(y5, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y7 = tl.sqrt(y6)
    y8 = c[3] * y7
    y9 = y2 - y8
    y10 = tl.where(y0, y1, y9)
    y11 = c[4] * y10
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[4] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y11, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y19 = y11 - a0
    y20 = tl.exp(y19)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[4] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y20, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y30 = tl.log(a1)
    y31 = y30 - y19
    y32 = 1.0 / a1
    y33 = y32 * y20
    y34 = -1.0 + y33
    y35 = y34 * c[4]
    y36 = tl.where(y0, number(0.0, DTYPE), y35)
    y37 = y36 * c[2]
    y38 = y5 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y39 = y36 * c[3]
    y40 = 2.0 * y7
    y41 = y39 / y40
    y42 = -y41
    y43 = tl.where(y38, y42, number(0.0, DTYPE))
    y44 = y43 * y3
    y45 = y37 + y44
    y46 = y43 * y4
    y47 = y45 - y46
    y48 = tl.where(y0, y35, number(0.0, DTYPE))
    y49 = y47 + y48
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[4] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y32 * x2
            x4 = x3 * c[4]
            slope = x4
            slope = tl.where(column == label, y49, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y31


def dynamic_margin_arc_face_loss_none_number_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[2]
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = math.sin(h[2])
    s4 = h[2] * s3
    s5 = math.cos(h[2])
    return (float(s2), float(s4), float(s5), float(s3), float(h[0]),)


dynamic_margin_arc_face_loss_none_number_labels_exponents = ()
dynamic_margin_arc_face_loss_none_number_labels_fused = False


@triton.jit
def dynamic_margin_arc_face_loss_none_number_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp < c[0]
    y1 = yp - c[1]
    y2 = c[2] * yp
    y3 = 1.0 - yp
    y4 = yp + 1.0
    y5 = y3 * y4
    y6 = larger(y5, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y7 = tl.sqrt(y6)
    y8 = c[3] * y7
    y9 = y2 - y8
    y10 = tl.where(y0, y1, y9)
    y11 = c[4] * y10
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[4] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y11, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y19 = y11 - a0
    y20 = tl.exp(y19)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[4] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y20, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y30 = tl.log(a1)
    y31 = y30 - y19
    y32 = 1.0 / a1
    y33 = y32 * y20
    y34 = -1.0 + y33
    y35 = y34 * c[4]
    y36 = tl.where(y0, number(0.0, DTYPE), y35)
    y37 = y36 * c[2]
    y38 = y5 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y39 = y36 * c[3]
    y40 = 2.0 * y7
    y41 = y39 / y40
    y42 = -y41
    y43 = tl.where(y38, y42, number(0.0, DTYPE))
    y44 = y43 * y3
    y45 = y37 + y44
    y46 = y43 * y4
    y47 = y45 - y46
    y48 = tl.where(y0, y35, number(0.0, DTYPE))
    y49 = y47 + y48
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[4] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y32 * x2
            x4 = x3 * c[4]
            slope = x4
            slope = tl.where(column == label, y49, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y31


def dynamic_margin_arc_face_loss_number_none_labels_shared(h, machine):
    s0 = -h[3]
    return (float(s0), float(h[1]), float(h[2]), float(h[0]),)


dynamic_margin_arc_face_loss_number_none_labels_exponents = (0,)
dynamic_margin_arc_face_loss_number_none_labels_fused = False


@triton.jit
def dynamic_margin_arc_face_loss_number_none_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
    y1 = power(yr[0], c[0], (EXPONENTS >> 0) & 7)
    y2 = c[1] * y1
    y3 = y2 + c[2]
    y4 = 3.141592653589793 - y3
    y5 = smaller(y4, number(3.141592653589793, DTYPE))
    y6 = tl.cos(y5)
    y7 = yp < y6
    y8 = tl.sin(y3)
    y9 = y3 * y8
    y10 = yp - y9
    y11 = tl.cos(y3)
    y12 = y11 * yp
    y13 = 1.0 - yp
    y14 = yp + 1.0
    y15 = y13 * y14
    y16 = larger(y15, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y17 = tl.sqrt(y16)
    y18 = y8 * y17
    y19 = y12 - y18
    y20 = tl.where(y7, y10, y19)
    y21 = c[3] * y20
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y21, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y29 = y21 - a0
    y30 = tl.exp(y29)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y30, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y40 = tl.log(a1)
    y41 = y40 - y29
    y42 = 1.0 / a1
    y43 = y42 * y30
    y44 = -1.0 + y43
    y45 = y44 * c[3]
    y46 = tl.where(y7, number(0.0, DTYPE), y45)
    y47 = y46 * y11
    y48 = y15 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y49 = y46 * y8
    y50 = 2.0 * y17
    y51 = y49 / y50
    y52 = -y51
    y53 = tl.where(y48, y52, number(0.0, DTYPE))
    y54 = y53 * y13
    y55 = y47 + y54
    y56 = y53 * y14
    y57 = y55 - y56
    y58 = tl.where(y7, y45, number(0.0, DTYPE))
    y59 = y57 + y58
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[3] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y42 * x2
            x4 = x3 * c[3]
            slope = x4
            slope = tl.where(column == label, y59, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y41


def dynamic_margin_arc_face_loss_number_number_labels_shared(h, machine):
    s0 = -h[3]
    s1 = h[4] - h[2]
    return (float(s0), float(s1), float(h[2]), float(h[0]),)


dynamic_margin_arc_face_loss_number_number_labels_exponents = (0,)
dynamic_margin_arc_face_loss_number_number_labels_fused = False


@triton.jit
def dynamic_margin_arc_face_loss_number_number_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        x0 = power(r[0], c[0], (EXPONENTS >> 0) & 7)
        x1 = -x0
        a0 = larger(a0, tl.max(tl.where(within & counts, x0, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 = larger(a1, tl.max(tl.where(within & counts, x1, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y11 = a0 + a1
    y12 = larger(y11, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y13 = 1.0 / y12
    y14 = power(yr[0], c[0], (EXPONENTS >> 0) & 7)
    y15 = y14 + a1
    y16 = y13 * y15
    y17 = c[1] * y16
    y18 = y17 + c[2]
    y19 = 3.141592653589793 - y18
    y20 = smaller(y19, number(3.141592653589793, DTYPE))
    y21 = tl.cos(y20)
    y22 = yp < y21
    y23 = tl.sin(y18)
    y24 = y18 * y23
    y25 = yp - y24
    y26 = tl.cos(y18)
    y27 = y26 * yp
    y28 = 1.0 - yp
    y29 = yp + 1.0
    y30 = y28 * y29
    y31 = larger(y30, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y32 = tl.sqrt(y31)
    y33 = y23 * y32
    y34 = y27 - y33
    y35 = tl.where(y22, y25, y34)
    y36 = c[3] * y35
    a2 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        a2 = larger(a2, tl.max(tl.where(within & counts, tl.where(column == label, y36, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y44 = y36 - a2
    y45 = tl.exp(y44)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        x1 = x0 - a2
        x2 = tl.exp(x1)
        a3 += tl.sum(tl.where(within & counts, tl.where(column == label, y45, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y55 = tl.log(a3)
    y56 = y55 - y44
    y57 = 1.0 / a3
    y58 = y57 * y45
    y59 = -1.0 + y58
    y60 = y59 * c[3]
    y61 = tl.where(y22, number(0.0, DTYPE), y60)
    y62 = y61 * y26
    y63 = y30 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y64 = y61 * y23
    y65 = 2.0 * y32
    y66 = y64 / y65
    y67 = -y66
    y68 = tl.where(y63, y67, number(0.0, DTYPE))
    y69 = y68 * y28
    y70 = y62 + y69
    y71 = y68 * y29
    y72 = y70 - y71
    y73 = tl.where(y22, y60, number(0.0, DTYPE))
    y74 = y72 + y73
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[3] * p
            x1 = x0 - a2
            x2 = tl.exp(x1)
            x3 = y57 * x2
            x4 = x3 * c[3]
            slope = x4
            slope = tl.where(column == label, y74, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y56
