# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def large_margin_softmax_loss_none_none_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(h[1]), float(s0), float(h[0]),)


large_margin_softmax_loss_none_none_labels_exponents = ()
large_margin_softmax_loss_none_none_labels_fused = False


@triton.jit
def large_margin_softmax_loss_none_none_labels(
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


def large_margin_softmax_loss_none_number_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(h[1]), float(s0), float(h[0]),)


large_margin_softmax_loss_none_number_labels_exponents = ()
large_margin_softmax_loss_none_number_labels_fused = False


@triton.jit
def large_margin_softmax_loss_none_number_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
    y1 = 1.0 - yp
    y2 = yp + 1.0
    y3 = y1 * y2
    y4 = larger(y3, number(0.0, DTYPE))
    y5 = tl.sqrt(y4)
    y6 = atan2(y5, yp)
    y7 = c[0] * y6
    y8 = y7 / 3.141592653589793
    y9 = tl.floor(y8)
    y10 = 0.5 * y9
    y11 = tl.floor(y10)
    y12 = 2.0 * y11
    y13 = y9 - y12
    y14 = 2.0 * y13
    y15 = 1.0 - y14
    y16 = larger(y3, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y17 = tl.sqrt(y16)
    y18 = atan2(y17, yp)
    y19 = c[1] * y18
    y20 = tl.cos(y19)
    y21 = y20 * yp
    y22 = tl.sin(y19)
    y23 = y22 * y17
    y24 = y21 - y23
    y25 = y15 * y24
    y26 = 2.0 * y9
    y27 = y25 - y26
    y28 = y27 - yp
    y29 = q[0] + 1.0
    y30 = y28 / y29
    y31 = yp + y30
    y32 = yr[0] * y31
    y33 = c[2] * y32
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = r[0] * p
        x1 = c[2] * x0
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y33, x1), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y43 = y33 - a0
    y44 = tl.exp(y43)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = r[0] * p
        x1 = c[2] * x0
        x2 = x1 - a0
        x3 = tl.exp(x2)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y44, x3), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y56 = tl.log(a1)
    y57 = y56 - y43
    y58 = 1.0 / a1
    y59 = y58 * y44
    y60 = -1.0 + y59
    y61 = y60 * c[2]
    y62 = y61 * yr[0]
    y63 = y62 / y29
    y64 = y62 - y63
    y65 = y63 * y15
    y66 = y65 * y20
    y67 = y64 + y66
    y68 = y65 * y17
    y69 = y68 * y20
    y70 = -y69
    y71 = y65 * yp
    y72 = y22 * y71
    y73 = y70 - y72
    y74 = y73 * c[1]
    y75 = y17 * y74
    y76 = y17 * y17
    y77 = yp * yp
    y78 = y76 + y77
    y79 = y78 == 0.0
    y80 = 1.0 / y78
    y81 = tl.where(y79, number(0.0, DTYPE), y80)
    y82 = y75 * y81
    y83 = y67 - y82
    y84 = y3 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y85 = y74 * yp
    y86 = y85 * y81
    y87 = y65 * y22
    y88 = y86 - y87
    y89 = 2.0 * y17
    y90 = y88 / y89
    y91 = tl.where(y84, y90, number(0.0, DTYPE))
    y92 = y91 * y1
    y93 = y83 + y92
    y94 = y91 * y2
    y95 = y93 - y94
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = r[0] * p
            x1 = c[2] * x0
            x2 = x1 - a0
            x3 = tl.exp(x2)
            x4 = y58 * x3
            x5 = x4 * c[2]
            x6 = x5 * r[0]
            slope = x6
            slope = tl.where(column == label, y95, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y57


def large_margin_softmax_loss_number_none_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(h[1]), float(s0), float(h[0]),)


large_margin_softmax_loss_number_none_labels_exponents = ()
large_margin_softmax_loss_number_none_labels_fused = False


@triton.jit
def large_margin_softmax_loss_number_none_labels(
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


def large_margin_softmax_loss_number_number_labels_shared(h, machine):
    s0 = h[1] - 1.0
    return (float(h[1]), float(s0), float(h[0]),)


large_margin_softmax_loss_number_number_labels_exponents = ()
large_margin_softmax_loss_number_number_labels_fused = False


@triton.jit
def large_margin_softmax_loss_number_number_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)
    y1 = q[0] * yr[0]
    y2 = 1.0 - yp
    y3 = yp + 1.0
    y4 = y2 * y3
    y5 = larger(y4, number(0.0, DTYPE))
    y6 = tl.sqrt(y5)
    y7 = atan2(y6, yp)
    y8 = c[0] * y7
    y9 = y8 / 3.141592653589793
    y10 = tl.floor(y9)
    y11 = 0.5 * y10
    y12 = tl.floor(y11)
    y13 = 2.0 * y12
    y14 = y10 - y13
    y15 = 2.0 * y14
    y16 = 1.0 - y15
    y17 = larger(y4, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y18 = tl.sqrt(y17)
    y19 = atan2(y18, yp)
    y20 = c[1] * y19
    y21 = tl.cos(y20)
    y22 = y21 * yp
    y23 = tl.sin(y20)
    y24 = y23 * y18
    y25 = y22 - y24
    y26 = y16 * y25
    y27 = 2.0 * y10
    y28 = y26 - y27
    y29 = y28 - yp
    y30 = q[1] + 1.0
    y31 = y29 / y30
    y32 = yp + y31
    y33 = y1 * y32
    y34 = c[2] * y33
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = q[0] * r[0]
        x1 = x0 * p
        x2 = c[2] * x1
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y34, x2), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y45 = y34 - a0
    y46 = tl.exp(y45)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = q[0] * r[0]
        x1 = x0 * p
        x2 = c[2] * x1
        x3 = x2 - a0
        x4 = tl.exp(x3)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y46, x4), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y59 = 1.0 / a1
    y60 = y59 * y46
    y61 = -1.0 + y60
    y62 = y61 * c[2]
    y63 = y62 * y32
    y64 = y63 * yr[0]
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = q[0] * r[0]
        x1 = x0 * p
        x2 = c[2] * x1
        x3 = x2 - a0
        x4 = tl.exp(x3)
        x5 = y59 * x4
        x6 = x5 * c[2]
        x7 = x6 * p
        x8 = x7 * r[0]
        a2 += tl.sum(tl.where(within & counts, tl.where(column == label, y64, x8), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y81 = tl.log(a1)
    y82 = y81 - y45
    y83 = y62 * y1
    y84 = y83 / y30
    y85 = y83 - y84
    y86 = y84 * y16
    y87 = y86 * y21
    y88 = y85 + y87
    y89 = y86 * y18
    y90 = y89 * y21
    y91 = -y90
    y92 = y86 * yp
    y93 = y23 * y92
    y94 = y91 - y93
    y95 = y94 * c[1]
    y96 = y18 * y95
    y97 = y18 * y18
    y98 = yp * yp
    y99 = y97 + y98
    y100 = y99 == 0.0
    y101 = 1.0 / y99
    y102 = tl.where(y100, number(0.0, DTYPE), y101)
    y103 = y96 * y102
    y104 = y88 - y103
    y105 = y4 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y106 = y95 * yp
    y107 = y106 * y102
    y108 = y86 * y23
    y109 = y107 - y108
    y110 = 2.0 * y18
    y111 = y109 / y110
    y112 = tl.where(y105, y111, number(0.0, DTYPE))
    y113 = y112 * y2
    y114 = y104 + y113
    y115 = y112 * y3
    y116 = y114 - y115
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            r = of_classes(rows, rows_at, scalars, column, within, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = q[0] * r[0]
            x1 = x0 * p
            x2 = c[2] * x1
            x3 = x2 - a0
            x4 = tl.exp(x3)
            x5 = y59 * x4
            x6 = x5 * c[2]
            x7 = x6 * x0
            slope = x7
            slope = tl.where(column == label, y116, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    if sample_grads[0] is not None:
        of_sample = tl.where(counts, upstream * a2, 0.0).to(DTYPE)
        tl.store(sample_grads[0] + place, of_sample, mask=inside)
    return y82
