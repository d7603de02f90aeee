# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def sphere_face_loss_none_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(h[1]), float(s0), float(h[0]),)


sphere_face_loss_none_labels_exponents = ()
sphere_face_loss_none_labels_fused = False


@triton.jit
def sphere_face_loss_none_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = 1.0 - yp
    y1 = yp + 1.0
    y2 = y0 * y1
    y3 = larger(y2, number(0.0, DTYPE))
    y4 = tl.sqrt(y3)
    y5 = atan2(y4, yp)
    y6 = c[0] * y5
    y7 = y6 / 3.141592653589793
    y8 = tl.floor(y7)
    y9 = 0.5 * y8
    y10 = tl.floor(y9)
    y11 = 2.0 * y10
    y12 = y8 - y11
    y13 = 2.0 * y12
    y14 = 1.0 - y13
    y15 = larger(y2, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y16 = tl.sqrt(y15)
    y17 = atan2(y16, yp)
    y18 = c[1] * y17
    y19 = tl.cos(y18)
    y20 = y19 * yp
    y21 = tl.sin(y18)
    y22 = y21 * y16
    y23 = y20 - y22
    y24 = y14 * y23
    y25 = 2.0 * y8
    y26 = y24 - y25
    y27 = y26 - yp
    y28 = q[0] + 1.0
    y29 = y27 / y28
    y30 = yp + y29
    y31 = c[2] * y30
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y31, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y39 = y31 - a0
    y40 = tl.exp(y39)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y40, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y50 = tl.log(a1)
    y51 = y50 - y39
    y52 = 1.0 / a1
    y53 = y52 * y40
    y54 = -1.0 + y53
    y55 = y54 * c[2]
    y56 = y55 / y28
    y57 = y55 - y56
    y58 = y56 * y14
    y59 = y58 * y19
    y60 = y57 + y59
    y61 = y58 * y16
    y62 = y61 * y19
    y63 = -y62
    y64 = y58 * yp
    y65 = y21 * y64
    y66 = y63 - y65
    y67 = y66 * c[1]
    y68 = y16 * y67
    y69 = y16 * y16
    y70 = yp * yp
    y71 = y69 + y70
    y72 = y71 == 0.0
    y73 = 1.0 / y71
    y74 = tl.where(y72, number(0.0, DTYPE), y73)
    y75 = y68 * y74
    y76 = y60 - y75
    y77 = y2 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y78 = y67 * yp
    y79 = y78 * y74
    y80 = y58 * y21
    y81 = y79 - y80
    y82 = 2.0 * y16
    y83 = y81 / y82
    y84 = tl.where(y77, y83, number(0.0, DTYPE))
    y85 = y84 * y0
    y86 = y76 + y85
    y87 = y84 * y1
    y88 = y86 - y87
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[2] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y52 * x2
            x4 = x3 * c[2]
            slope = x4
            slope = tl.where(column == label, y88, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y51


def sphere_face_loss_number_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(h[1]), float(s0), float(h[0]),)


sphere_face_loss_number_labels_exponents = ()
sphere_face_loss_number_labels_fused = False


@triton.jit
def sphere_face_loss_number_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = 1.0 - yp
    y1 = yp + 1.0
    y2 = y0 * y1
    y3 = larger(y2, number(0.0, DTYPE))
    y4 = tl.sqrt(y3)
    y5 = atan2(y4, yp)
    y6 = c[0] * y5
    y7 = y6 / 3.141592653589793
    y8 = tl.floor(y7)
    y9 = 0.5 * y8
    y10 = tl.floor(y9)
    y11 = 2.0 * y10
    y12 = y8 - y11
    y13 = 2.0 * y12
    y14 = 1.0 - y13
    y15 = larger(y2, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y16 = tl.sqrt(y15)
    y17 = atan2(y16, yp)
    y18 = c[1] * y17
    y19 = tl.cos(y18)
    y20 = y19 * yp
    y21 = tl.sin(y18)
    y22 = y21 * y16
    y23 = y20 - y22
    y24 = y14 * y23
    y25 = 2.0 * y8
    y26 = y24 - y25
    y27 = y26 - yp
    y28 = q[1] + 1.0
    y29 = y27 / y28
    y30 = yp + y29
    y31 = q[0] * y30
    y32 = c[2] * y31
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = q[0] * p
        x1 = c[2] * x0
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y32, x1), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y41 = y32 - a0
    y42 = tl.exp(y41)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = q[0] * p
        x1 = c[2] * x0
        x2 = x1 - a0
        x3 = tl.exp(x2)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y42, x3), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y53 = 1.0 / a1
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = q[0] * p
        x1 = c[2] * x0
        x2 = x1 - a0
        x3 = tl.exp(x2)
        x4 = y53 * x3
        x5 = x4 * c[2]
        x6 = x5 * p
        a2 += tl.sum(tl.where(within & counts, tl.where(column == label, 0.0, x6), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y67 = tl.log(a1)
    y68 = y67 - y41
    y69 = y53 * y42
    y70 = -1.0 + y69
    y71 = y70 * c[2]
    y72 = y71 * q[0]
    y73 = y72 / y28
    y74 = y72 - y73
    y75 = y73 * y14
    y76 = y75 * y19
    y77 = y74 + y76
    y78 = y75 * y16
    y79 = y78 * y19
    y80 = -y79
    y81 = y75 * yp
    y82 = y21 * y81
    y83 = y80 - y82
    y84 = y83 * c[1]
    y85 = y16 * y84
    y86 = y16 * y16
    y87 = yp * yp
    y88 = y86 + y87
    y89 = y88 == 0.0
    y90 = 1.0 / y88
    y91 = tl.where(y89, number(0.0, DTYPE), y90)
    y92 = y85 * y91
    y93 = y77 - y92
    y94 = y2 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y95 = y84 * yp
    y96 = y95 * y91
    y97 = y75 * y21
    y98 = y96 - y97
    y99 = 2.0 * y16
    y100 = y98 / y99
    y101 = tl.where(y94, y100, number(0.0, DTYPE))
    y102 = y101 * y0
    y103 = y93 + y102
    y104 = y101 * y1
    y105 = y103 - y104
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = q[0] * p
            x1 = c[2] * x0
            x2 = x1 - a0
            x3 = tl.exp(x2)
            x4 = y53 * x3
            x5 = x4 * c[2]
            x6 = x5 * q[0]
            slope = x6
            slope = tl.where(column == label, y105, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    y122 = y71 * y30
    y123 = a2 + y122
    if sample_grads[0] is not None:
        of_sample = tl.where(counts, upstream * y123, 0.0).to(DTYPE)
        tl.store(sample_grads[0] + place, of_sample, mask=inside)
    return y68
