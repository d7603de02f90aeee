# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def mag_face_loss_none_linear_labels_shared(h, machine):
    s0 = h[2] - h[1]
    s1 = h[3] + h[4]
    s2 = 0.5 * s1
    s3 = max(s2, h[3])
    s4 = min(s3, h[4])
    s5 = s4 - h[3]
    s6 = s0 * s5
    s7 = h[4] - h[3]
    s8 = quotient(s6, s7)
    s9 = h[1] + s8
    s10 = 3.141592653589793 - s9
    s11 = min(s10, 3.141592653589793)
    s12 = math.cos(s11)
    s13 = math.sin(s9)
    s14 = s9 * s13
    s15 = s12 + 1.0
    s16 = max(s14, s15)
    s17 = math.cos(s9)
    return (float(s12), float(s16), float(s17), float(s13), float(h[0]),)


mag_face_loss_none_linear_labels_exponents = ()
mag_face_loss_none_linear_labels_fused = False


@triton.jit
def mag_face_loss_none_linear_labels(
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


def mag_face_loss_none_easy_labels_shared(h, machine):
    s0 = h[2] - h[1]
    s1 = h[3] + h[4]
    s2 = 0.5 * s1
    s3 = max(s2, h[3])
    s4 = min(s3, h[4])
    s5 = s4 - h[3]
    s6 = s0 * s5
    s7 = h[4] - h[3]
    s8 = quotient(s6, s7)
    s9 = h[1] + s8
    s10 = math.cos(s9)
    s11 = math.sin(s9)
    return (float(s10), float(s11), float(h[0]),)


mag_face_loss_none_easy_labels_exponents = ()
mag_face_loss_none_easy_labels_fused = False


@triton.jit
def mag_face_loss_none_easy_labels(
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


def mag_face_loss_number_linear_labels_shared(h, machine):
    s0 = h[2] - h[1]
    s1 = h[4] - h[3]
    s2 = quotient(1.0, s1)
    s3 = h[4] * h[4]
    s4 = quotient(1.0, s3)
    s5 = h[3] < h[4]
    s6 = quotient(h[5], s3)
    return (float(h[3]), float(h[4]), float(s0), float(s2), float(h[1]), float(h[0]), float(s4), float(h[5]), float(s5), float(s6),)


mag_face_loss_number_linear_labels_exponents = ()
mag_face_loss_number_linear_labels_fused = False


@triton.jit
def mag_face_loss_number_linear_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = larger(q[0], c[0])
    y1 = smaller(y0, c[1])
    y2 = y1 - c[0]
    y3 = c[2] * y2
    y4 = c[3] * y3
    y5 = c[4] + y4
    y6 = 3.141592653589793 - y5
    y7 = smaller(y6, number(3.141592653589793, DTYPE))
    y8 = tl.cos(y7)
    y9 = yp < y8
    y10 = tl.sin(y5)
    y11 = y5 * y10
    y12 = y8 + 1.0
    y13 = larger(y11, y12)
    y14 = yp - y13
    y15 = tl.cos(y5)
    y16 = y15 * yp
    y17 = 1.0 - yp
    y18 = yp + 1.0
    y19 = y17 * y18
    y20 = larger(y19, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y21 = tl.sqrt(y20)
    y22 = y10 * y21
    y23 = y16 - y22
    y24 = tl.where(y9, y14, y23)
    y25 = c[5] * y24
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[5] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y25, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y33 = y25 - a0
    y34 = tl.exp(y33)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[5] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y34, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y44 = tl.log(a1)
    y45 = y44 - y33
    y46 = 1.0 / y1
    y47 = c[6] * y1
    y48 = y46 + y47
    y49 = c[7] * y48
    y50 = y45 + y49
    y51 = 1.0 / a1
    y52 = y51 * y34
    y53 = -1.0 + y52
    y54 = y53 * c[5]
    y55 = tl.where(y9, y54, number(0.0, DTYPE))
    y56 = tl.where(y9, number(0.0, DTYPE), y54)
    y57 = y56 * y15
    y58 = y55 + y57
    y59 = y19 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y60 = y56 * y10
    y61 = 2.0 * y21
    y62 = y60 / y61
    y63 = -y62
    y64 = tl.where(y59, y63, number(0.0, DTYPE))
    y65 = y64 * y17
    y66 = y58 + y65
    y67 = y64 * y18
    y68 = y66 - y67
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[5] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y51 * x2
            x4 = x3 * c[5]
            slope = x4
            slope = tl.where(column == label, y68, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    y83 = q[0] < c[0]
    y84 = q[0] > c[1]
    y85 = y83 | y84
    y86 = q[0] == c[0]
    y87 = q[0] == c[1]
    y88 = y86 | y87
    y89 = mask_and(y88, (c[8] != 0))
    y90 = y46 * y46
    y91 = c[7] * y90
    y92 = c[9] - y91
    y93 = y11 < y12
    y94 = y11 == y12
    y95 = 0.5 * y55
    y96 = -y95
    y97 = -y55
    y98 = tl.where(y94, y96, y97)
    y99 = tl.where(y93, number(0.0, DTYPE), y98)
    y100 = y99 * y10
    y101 = y99 * y5
    y102 = y101 * y15
    y103 = y100 + y102
    y104 = y6 < 3.141592653589793
    y105 = tl.sin(y7)
    y106 = y11 > y12
    y107 = tl.where(y106, number(0.0, DTYPE), y98)
    y108 = y105 * y107
    y109 = -y108
    y110 = tl.where(y104, y109, number(0.0, DTYPE))
    y111 = y103 - y110
    y112 = y56 * y21
    y113 = y112 * y15
    y114 = -y113
    y115 = y56 * yp
    y116 = y10 * y115
    y117 = y114 - y116
    y118 = y111 + y117
    y119 = c[3] * y118
    y120 = y119 * c[2]
    y121 = y92 + y120
    y122 = 0.5 * y121
    y123 = tl.where(y89, y122, y121)
    y124 = tl.where(y85, number(0.0, DTYPE), y123)
    if sample_grads[0] is not None:
        of_sample = tl.where(counts, upstream * y124, 0.0).to(DTYPE)
        tl.store(sample_grads[0] + place, of_sample, mask=inside)
    return y50


def mag_face_loss_number_easy_labels_shared(h, machine):
    s0 = h[2] - h[1]
    s1 = h[4] - h[3]
    s2 = quotient(1.0, s1)
    s3 = h[4] * h[4]
    s4 = quotient(1.0, s3)
    s5 = h[3] < h[4]
    s6 = quotient(h[5], s3)
    return (float(h[3]), float(h[4]), float(s0), float(s2), float(h[1]), float(h[0]), float(s4), float(h[5]), float(s5), float(s6),)


mag_face_loss_number_easy_labels_exponents = ()
mag_face_loss_number_easy_labels_fused = False


@triton.jit
def mag_face_loss_number_easy_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp > 0.0
    y1 = larger(q[0], c[0])
    y2 = smaller(y1, c[1])
    y3 = y2 - c[0]
    y4 = c[2] * y3
    y5 = c[3] * y4
    y6 = c[4] + y5
    y7 = tl.cos(y6)
    y8 = y7 * yp
    y9 = tl.sin(y6)
    y10 = 1.0 - yp
    y11 = yp + 1.0
    y12 = y10 * y11
    y13 = larger(y12, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y14 = tl.sqrt(y13)
    y15 = y9 * y14
    y16 = y8 - y15
    y17 = tl.where(y0, y16, yp)
    y18 = c[5] * y17
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[5] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y18, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y26 = y18 - a0
    y27 = tl.exp(y26)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[5] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y27, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y37 = tl.log(a1)
    y38 = y37 - y26
    y39 = 1.0 / y2
    y40 = c[6] * y2
    y41 = y39 + y40
    y42 = c[7] * y41
    y43 = y38 + y42
    y44 = 1.0 / a1
    y45 = y44 * y27
    y46 = -1.0 + y45
    y47 = y46 * c[5]
    y48 = tl.where(y0, number(0.0, DTYPE), y47)
    y49 = tl.where(y0, y47, number(0.0, DTYPE))
    y50 = y49 * y7
    y51 = y48 + y50
    y52 = y12 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y53 = y49 * y9
    y54 = 2.0 * y14
    y55 = y53 / y54
    y56 = -y55
    y57 = tl.where(y52, y56, number(0.0, DTYPE))
    y58 = y57 * y10
    y59 = y51 + y58
    y60 = y57 * y11
    y61 = y59 - y60
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[5] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y44 * x2
            x4 = x3 * c[5]
            slope = x4
            slope = tl.where(column == label, y61, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    y76 = q[0] < c[0]
    y77 = q[0] > c[1]
    y78 = y76 | y77
    y79 = q[0] == c[0]
    y80 = q[0] == c[1]
    y81 = y79 | y80
    y82 = mask_and(y81, (c[8] != 0))
    y83 = y39 * y39
    y84 = c[7] * y83
    y85 = c[9] - y84
    y86 = y49 * y14
    y87 = y86 * y7
    y88 = -y87
    y89 = y49 * yp
    y90 = y9 * y89
    y91 = y88 - y90
    y92 = c[3] * y91
    y93 = y92 * c[2]
    y94 = y85 + y93
    y95 = 0.5 * y94
    y96 = tl.where(y82, y95, y94)
    y97 = tl.where(y78, number(0.0, DTYPE), y96)
    if sample_grads[0] is not None:
        of_sample = tl.where(counts, upstream * y97, 0.0).to(DTYPE)
        tl.store(sample_grads[0] + place, of_sample, mask=inside)
    return y43
