# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def mag_face_loss_none_labels_shared(h, machine):
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
    s15 = math.cos(s9)
    return (float(s12), float(s14), float(s15), float(s13), float(h[0]),)


mag_face_loss_none_labels_exponents = ()
mag_face_loss_none_labels_fused = False


@triton.jit
def mag_face_loss_none_labels(
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


def mag_face_loss_number_labels_shared(h, machine):
    s0 = h[2] - h[1]
    s1 = h[4] - h[3]
    s2 = quotient(1.0, s1)
    s3 = h[4] * h[4]
    s4 = quotient(1.0, s3)
    s5 = h[3] < h[4]
    s6 = quotient(h[5], s3)
    return (float(h[3]), float(h[4]), float(s0), float(s2), float(h[1]), float(h[0]), float(s4), float(h[5]), float(s5), float(s6),)


mag_face_loss_number_labels_exponents = ()
mag_face_loss_number_labels_fused = False


@triton.jit
def mag_face_loss_number_labels(
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
    y12 = yp - y11
    y13 = tl.cos(y5)
    y14 = y13 * yp
    y15 = 1.0 - yp
    y16 = yp + 1.0
    y17 = y15 * y16
    y18 = larger(y17, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y19 = tl.sqrt(y18)
    y20 = y10 * y19
    y21 = y14 - y20
    y22 = tl.where(y9, y12, y21)
    y23 = c[5] * y22
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[5] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y23, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y31 = y23 - a0
    y32 = tl.exp(y31)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[5] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y32, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y42 = tl.log(a1)
    y43 = y42 - y31
    y44 = 1.0 / y1
    y45 = c[6] * y1
    y46 = y44 + y45
    y47 = c[7] * y46
    y48 = y43 + y47
    y49 = 1.0 / a1
    y50 = y49 * y32
    y51 = -1.0 + y50
    y52 = y51 * c[5]
    y53 = tl.where(y9, number(0.0, DTYPE), y52)
    y54 = y53 * y13
    y55 = y17 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y56 = y53 * y10
    y57 = 2.0 * y19
    y58 = y56 / y57
    y59 = -y58
    y60 = tl.where(y55, y59, number(0.0, DTYPE))
    y61 = y60 * y15
    y62 = y54 + y61
    y63 = y60 * y16
    y64 = y62 - y63
    y65 = tl.where(y9, y52, number(0.0, DTYPE))
    y66 = y64 + y65
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[5] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y49 * x2
            x4 = x3 * c[5]
            slope = x4
            slope = tl.where(column == label, y66, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    y81 = q[0] < c[0]
    y82 = q[0] > c[1]
    y83 = y81 | y82
    y84 = q[0] == c[0]
    y85 = q[0] == c[1]
    y86 = y84 | y85
    y87 = mask_and(y86, (c[8] != 0))
    y88 = y44 * y44
    y89 = c[7] * y88
    y90 = c[9] - y89
    y91 = y53 * y19
    y92 = y91 * y13
    y93 = -y92
    y94 = y53 * yp
    y95 = y10 * y94
    y96 = y93 - y95
    y97 = y65 * y10
    y98 = y96 - y97
    y99 = y65 * y5
    y100 = y99 * y13
    y101 = y98 - y100
    y102 = c[3] * y101
    y103 = y102 * c[2]
    y104 = y90 + y103
    y105 = 0.5 * y104
    y106 = tl.where(y87, y105, y104)
    y107 = tl.where(y83, number(0.0, DTYPE), y106)
    if sample_grads[0] is not None:
        of_sample = tl.where(counts, upstream * y107, 0.0).to(DTYPE)
        tl.store(sample_grads[0] + place, of_sample, mask=inside)
    return y48
