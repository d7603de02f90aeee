# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def sphere_face_r_loss_linear_exact_labels_shared(h, machine):
    s0 = quotient(3.141592653589793, h[1])
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = s2 + 1.0
    s4 = max(0.0, s3)
    s5 = h[1] - 1.0
    return (float(s2), float(s4), float(s5), float(h[0]),)


sphere_face_r_loss_linear_exact_labels_exponents = ()
sphere_face_r_loss_linear_exact_labels_fused = False


@triton.jit
def sphere_face_r_loss_linear_exact_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp < c[0]
    y1 = yp - c[1]
    y2 = 1.0 - yp
    y3 = yp + 1.0
    y4 = y2 * y3
    y5 = larger(y4, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y6 = tl.sqrt(y5)
    y7 = atan2(y6, yp)
    y8 = c[2] * y7
    y9 = tl.cos(y8)
    y10 = y9 * yp
    y11 = tl.sin(y8)
    y12 = y11 * y6
    y13 = y10 - y12
    y14 = tl.where(y0, y1, y13)
    y15 = c[3] * y14
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y15, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y23 = y15 - a0
    y24 = tl.exp(y23)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y24, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y34 = tl.log(a1)
    y35 = y34 - y23
    y36 = 1.0 / a1
    y37 = y36 * y24
    y38 = -1.0 + y37
    y39 = y38 * c[3]
    y40 = tl.where(y0, y39, number(0.0, DTYPE))
    y41 = tl.where(y0, number(0.0, DTYPE), y39)
    y42 = y41 * y9
    y43 = y40 + y42
    y44 = y41 * y6
    y45 = y44 * y9
    y46 = -y45
    y47 = y41 * yp
    y48 = y11 * y47
    y49 = y46 - y48
    y50 = y49 * c[2]
    y51 = y6 * y50
    y52 = y6 * y6
    y53 = yp * yp
    y54 = y52 + y53
    y55 = y54 == 0.0
    y56 = 1.0 / y54
    y57 = tl.where(y55, number(0.0, DTYPE), y56)
    y58 = y51 * y57
    y59 = y43 - y58
    y60 = y4 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y61 = y50 * yp
    y62 = y61 * y57
    y63 = y41 * y11
    y64 = y62 - y63
    y65 = 2.0 * y6
    y66 = y64 / y65
    y67 = tl.where(y60, y66, number(0.0, DTYPE))
    y68 = y67 * y2
    y69 = y59 + y68
    y70 = y67 * y3
    y71 = y69 - y70
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[3] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y36 * x2
            x4 = x3 * c[3]
            slope = x4
            slope = tl.where(column == label, y71, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y35


def sphere_face_r_loss_linear_detached_labels_shared(h, machine):
    s0 = quotient(3.141592653589793, h[1])
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = s2 + 1.0
    s4 = max(0.0, s3)
    s5 = h[1] - 1.0
    return (float(s2), float(s4), float(s5), float(h[0]),)


sphere_face_r_loss_linear_detached_labels_exponents = ()
sphere_face_r_loss_linear_detached_labels_fused = False


@triton.jit
def sphere_face_r_loss_linear_detached_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp < c[0]
    y1 = yp - c[1]
    y2 = 1.0 - yp
    y3 = yp + 1.0
    y4 = y2 * y3
    y5 = larger(y4, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y6 = tl.sqrt(y5)
    y7 = atan2(y6, yp)
    y8 = c[2] * y7
    y9 = tl.cos(y8)
    y10 = y9 * yp
    y11 = tl.sin(y8)
    y12 = y11 * y6
    y13 = y10 - y12
    y14 = tl.where(y0, y1, y13)
    y15 = y14 - yp
    y16 = yp + y15
    y17 = c[3] * y16
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y17, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y25 = y17 - a0
    y26 = tl.exp(y25)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y26, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y36 = tl.log(a1)
    y37 = y36 - y25
    y38 = 1.0 / a1
    y39 = y38 * y26
    y40 = -1.0 + y39
    y41 = y40 * c[3]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[3] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y38 * x2
            x4 = x3 * c[3]
            slope = x4
            slope = tl.where(column == label, y41, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y37


def sphere_face_r_loss_easy_exact_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(s0), float(h[0]),)


sphere_face_r_loss_easy_exact_labels_exponents = ()
sphere_face_r_loss_easy_exact_labels_fused = False


@triton.jit
def sphere_face_r_loss_easy_exact_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp > 0.0
    y1 = 1.0 - yp
    y2 = yp + 1.0
    y3 = y1 * y2
    y4 = larger(y3, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y5 = tl.sqrt(y4)
    y6 = atan2(y5, yp)
    y7 = c[0] * y6
    y8 = tl.cos(y7)
    y9 = y8 * yp
    y10 = tl.sin(y7)
    y11 = y10 * y5
    y12 = y9 - y11
    y13 = tl.where(y0, y12, yp)
    y14 = c[1] * y13
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y14, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y22 = y14 - a0
    y23 = tl.exp(y22)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y23, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y33 = tl.log(a1)
    y34 = y33 - y22
    y35 = 1.0 / a1
    y36 = y35 * y23
    y37 = -1.0 + y36
    y38 = y37 * c[1]
    y39 = tl.where(y0, number(0.0, DTYPE), y38)
    y40 = tl.where(y0, y38, number(0.0, DTYPE))
    y41 = y40 * y8
    y42 = y39 + y41
    y43 = y40 * y5
    y44 = y43 * y8
    y45 = -y44
    y46 = y40 * yp
    y47 = y10 * y46
    y48 = y45 - y47
    y49 = y48 * c[0]
    y50 = y5 * y49
    y51 = y5 * y5
    y52 = yp * yp
    y53 = y51 + y52
    y54 = y53 == 0.0
    y55 = 1.0 / y53
    y56 = tl.where(y54, number(0.0, DTYPE), y55)
    y57 = y50 * y56
    y58 = y42 - y57
    y59 = y3 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y60 = y49 * yp
    y61 = y60 * y56
    y62 = y40 * y10
    y63 = y61 - y62
    y64 = 2.0 * y5
    y65 = y63 / y64
    y66 = tl.where(y59, y65, number(0.0, DTYPE))
    y67 = y66 * y1
    y68 = y58 + y67
    y69 = y66 * y2
    y70 = y68 - y69
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[1] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y35 * x2
            x4 = x3 * c[1]
            slope = x4
            slope = tl.where(column == label, y70, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y34


def sphere_face_r_loss_easy_detached_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(s0), float(h[0]),)


sphere_face_r_loss_easy_detached_labels_exponents = ()
sphere_face_r_loss_easy_detached_labels_fused = False


@triton.jit
def sphere_face_r_loss_easy_detached_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp > 0.0
    y1 = 1.0 - yp
    y2 = yp + 1.0
    y3 = y1 * y2
    y4 = larger(y3, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y5 = tl.sqrt(y4)
    y6 = atan2(y5, yp)
    y7 = c[0] * y6
    y8 = tl.cos(y7)
    y9 = y8 * yp
    y10 = tl.sin(y7)
    y11 = y10 * y5
    y12 = y9 - y11
    y13 = tl.where(y0, y12, yp)
    y14 = y13 - yp
    y15 = yp + y14
    y16 = c[1] * y15
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y16, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y24 = y16 - a0
    y25 = tl.exp(y24)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y25, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y35 = tl.log(a1)
    y36 = y35 - y24
    y37 = 1.0 / a1
    y38 = y37 * y25
    y39 = -1.0 + y38
    y40 = y39 * c[1]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[1] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y37 * x2
            x4 = x3 * c[1]
            slope = x4
            slope = tl.where(column == label, y40, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y36


def sphere_face_r_loss_clip_exact_labels_shared(h, machine):
    s0 = quotient(3.141592653589793, h[1])
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = h[1] - 1.0
    return (float(s2), float(s3), float(h[0]),)


sphere_face_r_loss_clip_exact_labels_exponents = ()
sphere_face_r_loss_clip_exact_labels_fused = False


@triton.jit
def sphere_face_r_loss_clip_exact_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp < c[0]
    y1 = 1.0 - yp
    y2 = yp + 1.0
    y3 = y1 * y2
    y4 = larger(y3, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y5 = tl.sqrt(y4)
    y6 = atan2(y5, yp)
    y7 = c[1] * y6
    y8 = tl.cos(y7)
    y9 = y8 * yp
    y10 = tl.sin(y7)
    y11 = y10 * y5
    y12 = y9 - y11
    y13 = tl.where(y0, number(-1.0, DTYPE), y12)
    y14 = c[2] * y13
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y14, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y22 = y14 - a0
    y23 = tl.exp(y22)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y23, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y33 = tl.log(a1)
    y34 = y33 - y22
    y35 = 1.0 / a1
    y36 = y35 * y23
    y37 = -1.0 + y36
    y38 = y37 * c[2]
    y39 = tl.where(y0, number(0.0, DTYPE), y38)
    y40 = y39 * y8
    y41 = y39 * y5
    y42 = y41 * y8
    y43 = -y42
    y44 = y39 * yp
    y45 = y10 * y44
    y46 = y43 - y45
    y47 = y46 * c[1]
    y48 = y5 * y47
    y49 = y5 * y5
    y50 = yp * yp
    y51 = y49 + y50
    y52 = y51 == 0.0
    y53 = 1.0 / y51
    y54 = tl.where(y52, number(0.0, DTYPE), y53)
    y55 = y48 * y54
    y56 = y40 - y55
    y57 = y3 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y58 = y47 * yp
    y59 = y58 * y54
    y60 = y39 * y10
    y61 = y59 - y60
    y62 = 2.0 * y5
    y63 = y61 / y62
    y64 = tl.where(y57, y63, number(0.0, DTYPE))
    y65 = y64 * y1
    y66 = y56 + y65
    y67 = y64 * y2
    y68 = y66 - y67
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[2] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y35 * x2
            x4 = x3 * c[2]
            slope = x4
            slope = tl.where(column == label, y68, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y34


def sphere_face_r_loss_clip_detached_labels_shared(h, machine):
    s0 = quotient(3.141592653589793, h[1])
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = h[1] - 1.0
    return (float(s2), float(s3), float(h[0]),)


sphere_face_r_loss_clip_detached_labels_exponents = ()
sphere_face_r_loss_clip_detached_labels_fused = False


@triton.jit
def sphere_face_r_loss_clip_detached_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp < c[0]
    y1 = 1.0 - yp
    y2 = yp + 1.0
    y3 = y1 * y2
    y4 = larger(y3, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y5 = tl.sqrt(y4)
    y6 = atan2(y5, yp)
    y7 = c[1] * y6
    y8 = tl.cos(y7)
    y9 = y8 * yp
    y10 = tl.sin(y7)
    y11 = y10 * y5
    y12 = y9 - y11
    y13 = tl.where(y0, number(-1.0, DTYPE), y12)
    y14 = y13 - yp
    y15 = yp + y14
    y16 = c[2] * y15
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y16, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y24 = y16 - a0
    y25 = tl.exp(y24)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y25, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y35 = tl.log(a1)
    y36 = y35 - y24
    y37 = 1.0 / a1
    y38 = y37 * y25
    y39 = -1.0 + y38
    y40 = y39 * c[2]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[2] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y37 * x2
            x4 = x3 * c[2]
            slope = x4
            slope = tl.where(column == label, y40, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y36


def sphere_face_r_loss_none_exact_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(s0), float(h[0]),)


sphere_face_r_loss_none_exact_labels_exponents = ()
sphere_face_r_loss_none_exact_labels_fused = False


@triton.jit
def sphere_face_r_loss_none_exact_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = 1.0 - yp
    y1 = yp + 1.0
    y2 = y0 * y1
    y3 = larger(y2, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y4 = tl.sqrt(y3)
    y5 = atan2(y4, yp)
    y6 = c[0] * y5
    y7 = tl.cos(y6)
    y8 = y7 * yp
    y9 = tl.sin(y6)
    y10 = y9 * y4
    y11 = y8 - y10
    y12 = c[1] * y11
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y12, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y20 = y12 - a0
    y21 = tl.exp(y20)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y21, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y31 = tl.log(a1)
    y32 = y31 - y20
    y33 = 1.0 / a1
    y34 = y33 * y21
    y35 = -1.0 + y34
    y36 = y35 * c[1]
    y37 = y36 * y7
    y38 = y36 * y4
    y39 = y38 * y7
    y40 = -y39
    y41 = y36 * yp
    y42 = y9 * y41
    y43 = y40 - y42
    y44 = y43 * c[0]
    y45 = y4 * y44
    y46 = y4 * y4
    y47 = yp * yp
    y48 = y46 + y47
    y49 = y48 == 0.0
    y50 = 1.0 / y48
    y51 = tl.where(y49, number(0.0, DTYPE), y50)
    y52 = y45 * y51
    y53 = y37 - y52
    y54 = y2 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y55 = y44 * yp
    y56 = y55 * y51
    y57 = y36 * y9
    y58 = y56 - y57
    y59 = 2.0 * y4
    y60 = y58 / y59
    y61 = tl.where(y54, y60, number(0.0, DTYPE))
    y62 = y61 * y0
    y63 = y53 + y62
    y64 = y61 * y1
    y65 = y63 - y64
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[1] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y33 * x2
            x4 = x3 * c[1]
            slope = x4
            slope = tl.where(column == label, y65, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y32


def sphere_face_r_loss_none_detached_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(s0), float(h[0]),)


sphere_face_r_loss_none_detached_labels_exponents = ()
sphere_face_r_loss_none_detached_labels_fused = False


@triton.jit
def sphere_face_r_loss_none_detached_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = 1.0 - yp
    y1 = yp + 1.0
    y2 = y0 * y1
    y3 = larger(y2, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y4 = tl.sqrt(y3)
    y5 = atan2(y4, yp)
    y6 = c[0] * y5
    y7 = tl.cos(y6)
    y8 = y7 * yp
    y9 = tl.sin(y6)
    y10 = y9 * y4
    y11 = y8 - y10
    y12 = y11 - yp
    y13 = yp + y12
    y14 = c[1] * y13
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y14, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y22 = y14 - a0
    y23 = tl.exp(y22)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y23, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y33 = tl.log(a1)
    y34 = y33 - y22
    y35 = 1.0 / a1
    y36 = y35 * y23
    y37 = -1.0 + y36
    y38 = y37 * c[1]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[1] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y35 * x2
            x4 = x3 * c[1]
            slope = x4
            slope = tl.where(column == label, y38, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y34
