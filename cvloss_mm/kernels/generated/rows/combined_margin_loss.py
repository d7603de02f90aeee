# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def combined_margin_loss_linear_exact_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[2]
    s1 = quotient(s0, h[1])
    s2 = min(s1, 3.141592653589793)
    s3 = math.cos(s2)
    s4 = math.sin(h[2])
    s5 = h[2] * s4
    s6 = s3 + 1.0
    s7 = max(s5, s6)
    s8 = h[1] - 1.0
    return (float(s3), float(s7), float(s8), float(h[2]), float(h[3]), float(h[0]),)


combined_margin_loss_linear_exact_labels_exponents = ()
combined_margin_loss_linear_exact_labels_fused = False


@triton.jit
def combined_margin_loss_linear_exact_labels(
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
    y9 = y8 + c[3]
    y10 = tl.cos(y9)
    y11 = y10 * yp
    y12 = tl.sin(y9)
    y13 = y12 * y6
    y14 = y11 - y13
    y15 = tl.where(y0, y1, y14)
    y16 = y15 - c[4]
    y17 = c[5] * y16
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[5] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y17, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y25 = y17 - a0
    y26 = tl.exp(y25)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[5] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y26, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y36 = tl.log(a1)
    y37 = y36 - y25
    y38 = 1.0 / a1
    y39 = y38 * y26
    y40 = -1.0 + y39
    y41 = y40 * c[5]
    y42 = tl.where(y0, y41, number(0.0, DTYPE))
    y43 = tl.where(y0, number(0.0, DTYPE), y41)
    y44 = y43 * y10
    y45 = y42 + y44
    y46 = y43 * y6
    y47 = y46 * y10
    y48 = -y47
    y49 = y43 * yp
    y50 = y12 * y49
    y51 = y48 - y50
    y52 = y51 * c[2]
    y53 = y6 * y52
    y54 = y6 * y6
    y55 = yp * yp
    y56 = y54 + y55
    y57 = y56 == 0.0
    y58 = 1.0 / y56
    y59 = tl.where(y57, number(0.0, DTYPE), y58)
    y60 = y53 * y59
    y61 = y45 - y60
    y62 = y4 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y63 = y52 * yp
    y64 = y63 * y59
    y65 = y43 * y12
    y66 = y64 - y65
    y67 = 2.0 * y6
    y68 = y66 / y67
    y69 = tl.where(y62, y68, number(0.0, DTYPE))
    y70 = y69 * y2
    y71 = y61 + y70
    y72 = y69 * y3
    y73 = y71 - y72
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[5] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y38 * x2
            x4 = x3 * c[5]
            slope = x4
            slope = tl.where(column == label, y73, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y37


def combined_margin_loss_linear_detached_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[2]
    s1 = quotient(s0, h[1])
    s2 = min(s1, 3.141592653589793)
    s3 = math.cos(s2)
    s4 = math.sin(h[2])
    s5 = h[2] * s4
    s6 = s3 + 1.0
    s7 = max(s5, s6)
    s8 = h[1] - 1.0
    return (float(s3), float(s7), float(s8), float(h[2]), float(h[3]), float(h[0]),)


combined_margin_loss_linear_detached_labels_exponents = ()
combined_margin_loss_linear_detached_labels_fused = False


@triton.jit
def combined_margin_loss_linear_detached_labels(
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
    y9 = y8 + c[3]
    y10 = tl.cos(y9)
    y11 = y10 * yp
    y12 = tl.sin(y9)
    y13 = y12 * y6
    y14 = y11 - y13
    y15 = tl.where(y0, y1, y14)
    y16 = y15 - c[4]
    y17 = y16 - yp
    y18 = yp + y17
    y19 = c[5] * y18
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[5] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y19, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y27 = y19 - a0
    y28 = tl.exp(y27)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[5] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y28, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y38 = tl.log(a1)
    y39 = y38 - y27
    y40 = 1.0 / a1
    y41 = y40 * y28
    y42 = -1.0 + y41
    y43 = y42 * c[5]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[5] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y40 * x2
            x4 = x3 * c[5]
            slope = x4
            slope = tl.where(column == label, y43, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y39


def combined_margin_loss_easy_exact_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(s0), float(h[2]), float(h[3]), float(h[0]),)


combined_margin_loss_easy_exact_labels_exponents = ()
combined_margin_loss_easy_exact_labels_fused = False


@triton.jit
def combined_margin_loss_easy_exact_labels(
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
    y8 = y7 + c[1]
    y9 = tl.cos(y8)
    y10 = y9 * yp
    y11 = tl.sin(y8)
    y12 = y11 * y5
    y13 = y10 - y12
    y14 = tl.where(y0, y13, yp)
    y15 = y14 - c[2]
    y16 = c[3] * y15
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y16, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y24 = y16 - a0
    y25 = tl.exp(y24)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y25, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y35 = tl.log(a1)
    y36 = y35 - y24
    y37 = 1.0 / a1
    y38 = y37 * y25
    y39 = -1.0 + y38
    y40 = y39 * c[3]
    y41 = tl.where(y0, number(0.0, DTYPE), y40)
    y42 = tl.where(y0, y40, number(0.0, DTYPE))
    y43 = y42 * y9
    y44 = y41 + y43
    y45 = y42 * y5
    y46 = y45 * y9
    y47 = -y46
    y48 = y42 * yp
    y49 = y11 * y48
    y50 = y47 - y49
    y51 = y50 * c[0]
    y52 = y5 * y51
    y53 = y5 * y5
    y54 = yp * yp
    y55 = y53 + y54
    y56 = y55 == 0.0
    y57 = 1.0 / y55
    y58 = tl.where(y56, number(0.0, DTYPE), y57)
    y59 = y52 * y58
    y60 = y44 - y59
    y61 = y3 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y62 = y51 * yp
    y63 = y62 * y58
    y64 = y42 * y11
    y65 = y63 - y64
    y66 = 2.0 * y5
    y67 = y65 / y66
    y68 = tl.where(y61, y67, number(0.0, DTYPE))
    y69 = y68 * y1
    y70 = y60 + y69
    y71 = y68 * y2
    y72 = y70 - y71
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[3] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y37 * x2
            x4 = x3 * c[3]
            slope = x4
            slope = tl.where(column == label, y72, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y36


def combined_margin_loss_easy_detached_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(s0), float(h[2]), float(h[3]), float(h[0]),)


combined_margin_loss_easy_detached_labels_exponents = ()
combined_margin_loss_easy_detached_labels_fused = False


@triton.jit
def combined_margin_loss_easy_detached_labels(
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
    y8 = y7 + c[1]
    y9 = tl.cos(y8)
    y10 = y9 * yp
    y11 = tl.sin(y8)
    y12 = y11 * y5
    y13 = y10 - y12
    y14 = tl.where(y0, y13, yp)
    y15 = y14 - c[2]
    y16 = y15 - yp
    y17 = yp + y16
    y18 = c[3] * y17
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y18, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y26 = y18 - a0
    y27 = tl.exp(y26)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y27, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y37 = tl.log(a1)
    y38 = y37 - y26
    y39 = 1.0 / a1
    y40 = y39 * y27
    y41 = -1.0 + y40
    y42 = y41 * c[3]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[3] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y39 * x2
            x4 = x3 * c[3]
            slope = x4
            slope = tl.where(column == label, y42, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y38


def combined_margin_loss_clip_exact_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[2]
    s1 = quotient(s0, h[1])
    s2 = min(s1, 3.141592653589793)
    s3 = math.cos(s2)
    s4 = h[1] - 1.0
    return (float(s3), float(s4), float(h[2]), float(h[3]), float(h[0]),)


combined_margin_loss_clip_exact_labels_exponents = ()
combined_margin_loss_clip_exact_labels_fused = False


@triton.jit
def combined_margin_loss_clip_exact_labels(
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
    y8 = y7 + c[2]
    y9 = tl.cos(y8)
    y10 = y9 * yp
    y11 = tl.sin(y8)
    y12 = y11 * y5
    y13 = y10 - y12
    y14 = tl.where(y0, number(-1.0, DTYPE), y13)
    y15 = y14 - c[3]
    y16 = c[4] * y15
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[4] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y16, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y24 = y16 - a0
    y25 = tl.exp(y24)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[4] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y25, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y35 = tl.log(a1)
    y36 = y35 - y24
    y37 = 1.0 / a1
    y38 = y37 * y25
    y39 = -1.0 + y38
    y40 = y39 * c[4]
    y41 = tl.where(y0, number(0.0, DTYPE), y40)
    y42 = y41 * y9
    y43 = y41 * y5
    y44 = y43 * y9
    y45 = -y44
    y46 = y41 * yp
    y47 = y11 * y46
    y48 = y45 - y47
    y49 = y48 * c[1]
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
    y62 = y41 * y11
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
            x0 = c[4] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y37 * x2
            x4 = x3 * c[4]
            slope = x4
            slope = tl.where(column == label, y70, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y36


def combined_margin_loss_clip_detached_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[2]
    s1 = quotient(s0, h[1])
    s2 = min(s1, 3.141592653589793)
    s3 = math.cos(s2)
    s4 = h[1] - 1.0
    return (float(s3), float(s4), float(h[2]), float(h[3]), float(h[0]),)


combined_margin_loss_clip_detached_labels_exponents = ()
combined_margin_loss_clip_detached_labels_fused = False


@triton.jit
def combined_margin_loss_clip_detached_labels(
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
    y8 = y7 + c[2]
    y9 = tl.cos(y8)
    y10 = y9 * yp
    y11 = tl.sin(y8)
    y12 = y11 * y5
    y13 = y10 - y12
    y14 = tl.where(y0, number(-1.0, DTYPE), y13)
    y15 = y14 - c[3]
    y16 = y15 - yp
    y17 = yp + y16
    y18 = c[4] * y17
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[4] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y18, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y26 = y18 - a0
    y27 = tl.exp(y26)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[4] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y27, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y37 = tl.log(a1)
    y38 = y37 - y26
    y39 = 1.0 / a1
    y40 = y39 * y27
    y41 = -1.0 + y40
    y42 = y41 * c[4]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[4] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y39 * x2
            x4 = x3 * c[4]
            slope = x4
            slope = tl.where(column == label, y42, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y38


def combined_margin_loss_none_exact_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(s0), float(h[2]), float(h[3]), float(h[0]),)


combined_margin_loss_none_exact_labels_exponents = ()
combined_margin_loss_none_exact_labels_fused = False


@triton.jit
def combined_margin_loss_none_exact_labels(
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
    y7 = y6 + c[1]
    y8 = tl.cos(y7)
    y9 = y8 * yp
    y10 = tl.sin(y7)
    y11 = y10 * y4
    y12 = y9 - y11
    y13 = y12 - c[2]
    y14 = c[3] * y13
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y14, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y22 = y14 - a0
    y23 = tl.exp(y22)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y23, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y33 = tl.log(a1)
    y34 = y33 - y22
    y35 = 1.0 / a1
    y36 = y35 * y23
    y37 = -1.0 + y36
    y38 = y37 * c[3]
    y39 = y38 * y8
    y40 = y38 * y4
    y41 = y40 * y8
    y42 = -y41
    y43 = y38 * yp
    y44 = y10 * y43
    y45 = y42 - y44
    y46 = y45 * c[0]
    y47 = y4 * y46
    y48 = y4 * y4
    y49 = yp * yp
    y50 = y48 + y49
    y51 = y50 == 0.0
    y52 = 1.0 / y50
    y53 = tl.where(y51, number(0.0, DTYPE), y52)
    y54 = y47 * y53
    y55 = y39 - y54
    y56 = y2 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y57 = y46 * yp
    y58 = y57 * y53
    y59 = y38 * y10
    y60 = y58 - y59
    y61 = 2.0 * y4
    y62 = y60 / y61
    y63 = tl.where(y56, y62, number(0.0, DTYPE))
    y64 = y63 * y0
    y65 = y55 + y64
    y66 = y63 * y1
    y67 = y65 - y66
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[3] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y35 * x2
            x4 = x3 * c[3]
            slope = x4
            slope = tl.where(column == label, y67, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y34


def combined_margin_loss_none_detached_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(s0), float(h[2]), float(h[3]), float(h[0]),)


combined_margin_loss_none_detached_labels_exponents = ()
combined_margin_loss_none_detached_labels_fused = False


@triton.jit
def combined_margin_loss_none_detached_labels(
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
    y7 = y6 + c[1]
    y8 = tl.cos(y7)
    y9 = y8 * yp
    y10 = tl.sin(y7)
    y11 = y10 * y4
    y12 = y9 - y11
    y13 = y12 - c[2]
    y14 = y13 - yp
    y15 = yp + y14
    y16 = c[3] * y15
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y16, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y24 = y16 - a0
    y25 = tl.exp(y24)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[3] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y25, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y35 = tl.log(a1)
    y36 = y35 - y24
    y37 = 1.0 / a1
    y38 = y37 * y25
    y39 = -1.0 + y38
    y40 = y39 * c[3]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[3] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y37 * x2
            x4 = x3 * c[3]
            slope = x4
            slope = tl.where(column == label, y40, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y36
