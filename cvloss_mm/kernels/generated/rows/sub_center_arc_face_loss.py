# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def sub_center_arc_face_loss_linear_exact_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[1]
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = math.sin(h[1])
    s4 = h[1] * s3
    s5 = s2 + 1.0
    s6 = max(s4, s5)
    s7 = math.cos(h[1])
    return (float(s2), float(s6), float(s7), float(s3), float(h[0]),)


sub_center_arc_face_loss_linear_exact_labels_exponents = ()
sub_center_arc_face_loss_linear_exact_labels_fused = False


@triton.jit
def sub_center_arc_face_loss_linear_exact_labels(
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
    y36 = tl.where(y0, y35, number(0.0, DTYPE))
    y37 = tl.where(y0, number(0.0, DTYPE), y35)
    y38 = y37 * c[2]
    y39 = y36 + y38
    y40 = y5 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y41 = y37 * c[3]
    y42 = 2.0 * y7
    y43 = y41 / y42
    y44 = -y43
    y45 = tl.where(y40, y44, number(0.0, DTYPE))
    y46 = y45 * y3
    y47 = y39 + y46
    y48 = y45 * y4
    y49 = y47 - y48
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


def sub_center_arc_face_loss_linear_detached_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[1]
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = math.sin(h[1])
    s4 = h[1] * s3
    s5 = s2 + 1.0
    s6 = max(s4, s5)
    s7 = math.cos(h[1])
    return (float(s2), float(s6), float(s7), float(s3), float(h[0]),)


sub_center_arc_face_loss_linear_detached_labels_exponents = ()
sub_center_arc_face_loss_linear_detached_labels_fused = False


@triton.jit
def sub_center_arc_face_loss_linear_detached_labels(
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
    y11 = y10 - yp
    y12 = yp + y11
    y13 = c[4] * y12
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[4] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y13, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y21 = y13 - a0
    y22 = tl.exp(y21)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[4] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y22, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y32 = tl.log(a1)
    y33 = y32 - y21
    y34 = 1.0 / a1
    y35 = y34 * y22
    y36 = -1.0 + y35
    y37 = y36 * c[4]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[4] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y34 * x2
            x4 = x3 * c[4]
            slope = x4
            slope = tl.where(column == label, y37, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y33


def sub_center_arc_face_loss_easy_exact_labels_shared(h, machine):
    s0 = math.cos(h[1])
    s1 = math.sin(h[1])
    return (float(s0), float(s1), float(h[0]),)


sub_center_arc_face_loss_easy_exact_labels_exponents = ()
sub_center_arc_face_loss_easy_exact_labels_fused = False


@triton.jit
def sub_center_arc_face_loss_easy_exact_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp > 0.0
    y1 = c[0] * yp
    y2 = 1.0 - yp
    y3 = yp + 1.0
    y4 = y2 * y3
    y5 = larger(y4, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y6 = tl.sqrt(y5)
    y7 = c[1] * y6
    y8 = y1 - y7
    y9 = tl.where(y0, y8, yp)
    y10 = c[2] * y9
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y10, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y18 = y10 - a0
    y19 = tl.exp(y18)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y19, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y29 = tl.log(a1)
    y30 = y29 - y18
    y31 = 1.0 / a1
    y32 = y31 * y19
    y33 = -1.0 + y32
    y34 = y33 * c[2]
    y35 = tl.where(y0, number(0.0, DTYPE), y34)
    y36 = tl.where(y0, y34, number(0.0, DTYPE))
    y37 = y36 * c[0]
    y38 = y35 + y37
    y39 = y4 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y40 = y36 * c[1]
    y41 = 2.0 * y6
    y42 = y40 / y41
    y43 = -y42
    y44 = tl.where(y39, y43, number(0.0, DTYPE))
    y45 = y44 * y2
    y46 = y38 + y45
    y47 = y44 * y3
    y48 = y46 - y47
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[2] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y31 * x2
            x4 = x3 * c[2]
            slope = x4
            slope = tl.where(column == label, y48, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y30


def sub_center_arc_face_loss_easy_detached_labels_shared(h, machine):
    s0 = math.cos(h[1])
    s1 = math.sin(h[1])
    return (float(s0), float(s1), float(h[0]),)


sub_center_arc_face_loss_easy_detached_labels_exponents = ()
sub_center_arc_face_loss_easy_detached_labels_fused = False


@triton.jit
def sub_center_arc_face_loss_easy_detached_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp > 0.0
    y1 = c[0] * yp
    y2 = 1.0 - yp
    y3 = yp + 1.0
    y4 = y2 * y3
    y5 = larger(y4, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y6 = tl.sqrt(y5)
    y7 = c[1] * y6
    y8 = y1 - y7
    y9 = tl.where(y0, y8, yp)
    y10 = y9 - yp
    y11 = yp + y10
    y12 = c[2] * y11
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y12, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y20 = y12 - a0
    y21 = tl.exp(y20)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y21, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y31 = tl.log(a1)
    y32 = y31 - y20
    y33 = 1.0 / a1
    y34 = y33 * y21
    y35 = -1.0 + y34
    y36 = y35 * c[2]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[2] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y33 * x2
            x4 = x3 * c[2]
            slope = x4
            slope = tl.where(column == label, y36, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y32


def sub_center_arc_face_loss_clip_exact_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[1]
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = math.cos(h[1])
    s4 = math.sin(h[1])
    return (float(s2), float(s3), float(s4), float(h[0]),)


sub_center_arc_face_loss_clip_exact_labels_exponents = ()
sub_center_arc_face_loss_clip_exact_labels_fused = False


@triton.jit
def sub_center_arc_face_loss_clip_exact_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp < c[0]
    y1 = c[1] * yp
    y2 = 1.0 - yp
    y3 = yp + 1.0
    y4 = y2 * y3
    y5 = larger(y4, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y6 = tl.sqrt(y5)
    y7 = c[2] * y6
    y8 = y1 - y7
    y9 = tl.where(y0, number(-1.0, DTYPE), y8)
    y10 = c[3] * y9
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y10, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y18 = y10 - a0
    y19 = tl.exp(y18)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y19, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y29 = tl.log(a1)
    y30 = y29 - y18
    y31 = 1.0 / a1
    y32 = y31 * y19
    y33 = -1.0 + y32
    y34 = y33 * c[3]
    y35 = tl.where(y0, number(0.0, DTYPE), y34)
    y36 = y35 * c[1]
    y37 = y4 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y38 = y35 * c[2]
    y39 = 2.0 * y6
    y40 = y38 / y39
    y41 = -y40
    y42 = tl.where(y37, y41, number(0.0, DTYPE))
    y43 = y42 * y2
    y44 = y36 + y43
    y45 = y42 * y3
    y46 = y44 - y45
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[3] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y31 * x2
            x4 = x3 * c[3]
            slope = x4
            slope = tl.where(column == label, y46, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y30


def sub_center_arc_face_loss_clip_detached_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[1]
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = math.cos(h[1])
    s4 = math.sin(h[1])
    return (float(s2), float(s3), float(s4), float(h[0]),)


sub_center_arc_face_loss_clip_detached_labels_exponents = ()
sub_center_arc_face_loss_clip_detached_labels_fused = False


@triton.jit
def sub_center_arc_face_loss_clip_detached_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp < c[0]
    y1 = c[1] * yp
    y2 = 1.0 - yp
    y3 = yp + 1.0
    y4 = y2 * y3
    y5 = larger(y4, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y6 = tl.sqrt(y5)
    y7 = c[2] * y6
    y8 = y1 - y7
    y9 = tl.where(y0, number(-1.0, DTYPE), y8)
    y10 = y9 - yp
    y11 = yp + y10
    y12 = c[3] * y11
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y12, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y20 = y12 - a0
    y21 = tl.exp(y20)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y21, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y31 = tl.log(a1)
    y32 = y31 - y20
    y33 = 1.0 / a1
    y34 = y33 * y21
    y35 = -1.0 + y34
    y36 = y35 * c[3]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[3] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y33 * x2
            x4 = x3 * c[3]
            slope = x4
            slope = tl.where(column == label, y36, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y32


def sub_center_arc_face_loss_none_exact_labels_shared(h, machine):
    s0 = math.cos(h[1])
    s1 = math.sin(h[1])
    return (float(s0), float(s1), float(h[0]),)


sub_center_arc_face_loss_none_exact_labels_exponents = ()
sub_center_arc_face_loss_none_exact_labels_fused = False


@triton.jit
def sub_center_arc_face_loss_none_exact_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = c[0] * yp
    y1 = 1.0 - yp
    y2 = yp + 1.0
    y3 = y1 * y2
    y4 = larger(y3, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y5 = tl.sqrt(y4)
    y6 = c[1] * y5
    y7 = y0 - y6
    y8 = c[2] * y7
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y8, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y16 = y8 - a0
    y17 = tl.exp(y16)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y17, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y27 = tl.log(a1)
    y28 = y27 - y16
    y29 = 1.0 / a1
    y30 = y29 * y17
    y31 = -1.0 + y30
    y32 = y31 * c[2]
    y33 = y32 * c[0]
    y34 = y3 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y35 = y32 * c[1]
    y36 = 2.0 * y5
    y37 = y35 / y36
    y38 = -y37
    y39 = tl.where(y34, y38, number(0.0, DTYPE))
    y40 = y39 * y1
    y41 = y33 + y40
    y42 = y39 * y2
    y43 = y41 - y42
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[2] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y29 * x2
            x4 = x3 * c[2]
            slope = x4
            slope = tl.where(column == label, y43, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y28


def sub_center_arc_face_loss_none_detached_labels_shared(h, machine):
    s0 = math.cos(h[1])
    s1 = math.sin(h[1])
    return (float(s0), float(s1), float(h[0]),)


sub_center_arc_face_loss_none_detached_labels_exponents = ()
sub_center_arc_face_loss_none_detached_labels_fused = False


@triton.jit
def sub_center_arc_face_loss_none_detached_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = c[0] * yp
    y1 = 1.0 - yp
    y2 = yp + 1.0
    y3 = y1 * y2
    y4 = larger(y3, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y5 = tl.sqrt(y4)
    y6 = c[1] * y5
    y7 = y0 - y6
    y8 = y7 - yp
    y9 = yp + y8
    y10 = c[2] * y9
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y10, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y18 = y10 - a0
    y19 = tl.exp(y18)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y19, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y29 = tl.log(a1)
    y30 = y29 - y18
    y31 = 1.0 / a1
    y32 = y31 * y19
    y33 = -1.0 + y32
    y34 = y33 * c[2]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[2] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y31 * x2
            x4 = x3 * c[2]
            slope = x4
            slope = tl.where(column == label, y34, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y30
