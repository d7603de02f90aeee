# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def active_passive_loss_nce_mae_labels_shared(h, machine):
    s0 = -2.0 * h[1]
    return (float(h[4]), float(h[0]), float(h[1]), float(s0),)


active_passive_loss_nce_mae_labels_exponents = ()
active_passive_loss_nce_mae_labels_fused = True


@triton.jit
def active_passive_loss_nce_mae_labels(
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
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a1 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a2 += tl.sum(tl.where(within & counts, x0, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y16 = tl.log(a1)
    y17 = yp - a0
    y18 = y16 - y17
    y19 = c[0] * y16
    y20 = y19 - a2
    y21 = larger(y20, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y22 = y18 / y21
    y23 = c[1] * y22
    y24 = y17 - y16
    y25 = expm1(y24)
    y26 = -2.0 * y25
    y27 = c[2] * y26
    y28 = y23 + y27
    y29 = y25 + 1.0
    y30 = c[3] * y29
    y31 = 1.0 / a1
    y32 = tl.exp(y17)
    y33 = y31 * y32
    y34 = y33 * y30
    y35 = y30 - y34
    y36 = y20 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y37 = y22 / y21
    y38 = c[1] * y37
    y39 = -y38
    y40 = tl.where(y36, y39, number(0.0, DTYPE))
    y41 = c[0] * y40
    y42 = c[1] / y21
    y43 = y41 + y42
    y44 = y43 * y33
    y45 = y40 + y42
    y46 = y44 - y45
    y47 = y35 + y46
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y31 * x1
            x3 = y43 * x2
            x4 = x3 - y40
            x5 = x2 * y30
            x6 = x4 - x5
            slope = x6
            slope = tl.where(column == label, y47, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y28


def active_passive_loss_nce_rce_labels_shared(h, machine):
    s0 = max(1.0, machine.tiny)
    s1 = shared_log(s0)
    s2 = max(s1, h[3])
    s3 = h[1] * s2
    s4 = max(0.0, machine.tiny)
    s5 = shared_log(s4)
    s6 = max(s5, h[3])
    s7 = h[1] * s6
    return (float(h[4]), float(h[0]), float(h[1]), float(s3), float(s2), float(s6), float(s7),)


active_passive_loss_nce_rce_labels_exponents = ()
active_passive_loss_nce_rce_labels_fused = True


@triton.jit
def active_passive_loss_nce_rce_labels(
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
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a1 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a2 += tl.sum(tl.where(within & counts, x0, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y16 = 1.0 / a1
    y17 = yp - a0
    y18 = tl.exp(y17)
    y19 = y16 * y18
    y20 = y19 * c[4]
    y21 = c[3] * y19
    y22 = -y21
    y23 = tl.log(a1)
    y24 = c[0] * y23
    y25 = y24 - a2
    y26 = y25 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y27 = y23 - y17
    y28 = larger(y25, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y29 = y27 / y28
    y30 = y29 / y28
    y31 = c[1] * y30
    y32 = -y31
    y33 = tl.where(y26, y32, number(0.0, DTYPE))
    y34 = c[1] / y28
    y35 = y33 + y34
    y36 = y22 - y35
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        x2 = y16 * x1
        x3 = x2 * c[5]
        x4 = c[6] * x2
        x5 = -x4
        x6 = x5 - y33
        a3 += tl.sum(tl.where(within & counts, tl.where(column == label, y20, x3), 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, tl.where(column == label, y36, x6), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y52 = c[1] * y29
    y53 = a3 * c[2]
    y54 = y52 - y53
    y55 = y19 * a4
    y56 = y36 - y55
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y16 * x1
            x3 = c[6] * x2
            x4 = -x3
            x5 = x4 - y33
            x6 = x2 * a4
            x7 = x5 - x6
            slope = x7
            slope = tl.where(column == label, y56, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y54


def active_passive_loss_nfl_mae_labels_shared(h, machine):
    s0 = -2.0 * h[1]
    s1 = h[2] == 0.0
    return (float(h[2]), float(h[0]), float(h[1]), float(s0), float(s1),)


active_passive_loss_nfl_mae_labels_exponents = (0,)
active_passive_loss_nfl_mae_labels_fused = True


@triton.jit
def active_passive_loss_nfl_mae_labels(
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
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = x0 - y14
        x2 = expm1(x1)
        x3 = -x2
        x4 = larger(x3, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x5 = power(x4, c[0], (EXPONENTS >> 0) & 7)
        x6 = y14 - x0
        x7 = x5 * x6
        a2 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y29 = a2 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y30 = yp - a0
    y31 = y30 - y14
    y32 = expm1(y31)
    y33 = -y32
    y34 = larger(y33, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y35 = power(y34, c[0], (EXPONENTS >> 0) & 7)
    y36 = y14 - y30
    y37 = y35 * y36
    y38 = larger(a2, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y39 = y37 / y38
    y40 = y39 / y38
    y41 = c[1] * y40
    y42 = -y41
    y43 = tl.where(y29, y42, number(0.0, DTYPE))
    y44 = c[1] / y38
    y45 = y43 + y44
    y46 = y45 * y35
    y47 = -y46
    y48 = y33 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y49 = y45 * y36
    y50 = power_over_base(y35, y34, (EXPONENTS >> 0) & 7)
    y51 = c[0] * y50
    y52 = y49 * y51
    y53 = tl.where((c[4] != 0), number(0.0, DTYPE), y52)
    y54 = tl.where(y48, y53, number(0.0, DTYPE))
    y55 = y32 + 1.0
    y56 = y54 * y55
    y57 = y47 - y56
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = x0 - y14
        x2 = expm1(x1)
        x3 = -x2
        x4 = larger(x3, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x5 = power(x4, c[0], (EXPONENTS >> 0) & 7)
        x6 = y43 * x5
        x7 = -x6
        x8 = x3 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
        x9 = y14 - x0
        x10 = y43 * x9
        x11 = power_over_base(x5, x4, (EXPONENTS >> 0) & 7)
        x12 = c[0] * x11
        x13 = x10 * x12
        x14 = tl.where((c[4] != 0), number(0.0, DTYPE), x13)
        x15 = tl.where(x8, x14, number(0.0, DTYPE))
        x16 = x2 + 1.0
        x17 = x15 * x16
        x18 = x7 - x17
        a3 += tl.sum(tl.where(within & counts, tl.where(column == label, y57, x18), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y83 = c[1] * y39
    y84 = -2.0 * y32
    y85 = c[2] * y84
    y86 = y83 + y85
    y87 = c[3] * y55
    y88 = 1.0 / a1
    y89 = tl.exp(y30)
    y90 = y88 * y89
    y91 = y90 * y87
    y92 = y87 - y91
    y93 = y90 * a3
    y94 = y57 - y93
    y95 = y92 + y94
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = x0 - y14
            x2 = expm1(x1)
            x3 = -x2
            x4 = larger(x3, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x5 = power(x4, c[0], (EXPONENTS >> 0) & 7)
            x6 = y43 * x5
            x7 = -x6
            x8 = x3 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x9 = y14 - x0
            x10 = y43 * x9
            x11 = power_over_base(x5, x4, (EXPONENTS >> 0) & 7)
            x12 = c[0] * x11
            x13 = x10 * x12
            x14 = tl.where((c[4] != 0), number(0.0, DTYPE), x13)
            x15 = tl.where(x8, x14, number(0.0, DTYPE))
            x16 = x2 + 1.0
            x17 = x15 * x16
            x18 = x7 - x17
            x19 = tl.exp(x0)
            x20 = y88 * x19
            x21 = x20 * a3
            x22 = x18 - x21
            x23 = x20 * y87
            x24 = x22 - x23
            slope = x24
            slope = tl.where(column == label, y95, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y86


def active_passive_loss_nfl_rce_labels_shared(h, machine):
    s0 = max(1.0, machine.tiny)
    s1 = shared_log(s0)
    s2 = max(s1, h[3])
    s3 = h[1] * s2
    s4 = h[2] == 0.0
    s5 = max(0.0, machine.tiny)
    s6 = shared_log(s5)
    s7 = max(s6, h[3])
    s8 = h[1] * s7
    return (float(h[2]), float(h[0]), float(h[1]), float(s3), float(s4), float(s2), float(s7), float(s8),)


active_passive_loss_nfl_rce_labels_exponents = (0,)
active_passive_loss_nfl_rce_labels_fused = True


@triton.jit
def active_passive_loss_nfl_rce_labels(
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
    y17 = expm1(y16)
    y18 = -y17
    y19 = larger(y18, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y20 = power(y19, c[0], (EXPONENTS >> 0) & 7)
    y21 = y15 - y14
    y22 = y20 * y21
    y23 = 1.0 / a1
    y24 = tl.exp(y14)
    y25 = y23 * y24
    y26 = y25 * c[5]
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = x0 - y15
        x2 = expm1(x1)
        x3 = -x2
        x4 = larger(x3, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x5 = power(x4, c[0], (EXPONENTS >> 0) & 7)
        x6 = y15 - x0
        x7 = x5 * x6
        x8 = tl.exp(x0)
        x9 = y23 * x8
        x10 = x9 * c[6]
        a2 += tl.sum(tl.where(within & counts, tl.where(column == label, y22, x7), 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, tl.where(column == label, y26, x10), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y46 = c[3] * y25
    y47 = -y46
    y48 = a2 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y49 = larger(a2, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y50 = y22 / y49
    y51 = y50 / y49
    y52 = c[1] * y51
    y53 = -y52
    y54 = tl.where(y48, y53, number(0.0, DTYPE))
    y55 = c[1] / y49
    y56 = y54 + y55
    y57 = y56 * y20
    y58 = y47 - y57
    y59 = y18 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y60 = y56 * y21
    y61 = power_over_base(y20, y19, (EXPONENTS >> 0) & 7)
    y62 = c[0] * y61
    y63 = y60 * y62
    y64 = tl.where((c[4] != 0), number(0.0, DTYPE), y63)
    y65 = tl.where(y59, y64, number(0.0, DTYPE))
    y66 = y17 + 1.0
    y67 = y65 * y66
    y68 = y58 - y67
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        x2 = y23 * x1
        x3 = c[7] * x2
        x4 = -x3
        x5 = x0 - y15
        x6 = expm1(x5)
        x7 = -x6
        x8 = larger(x7, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x9 = power(x8, c[0], (EXPONENTS >> 0) & 7)
        x10 = y54 * x9
        x11 = x4 - x10
        x12 = x7 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
        x13 = y15 - x0
        x14 = y54 * x13
        x15 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
        x16 = c[0] * x15
        x17 = x14 * x16
        x18 = tl.where((c[4] != 0), number(0.0, DTYPE), x17)
        x19 = tl.where(x12, x18, number(0.0, DTYPE))
        x20 = x6 + 1.0
        x21 = x19 * x20
        x22 = x11 - x21
        a4 += tl.sum(tl.where(within & counts, tl.where(column == label, y68, x22), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y98 = c[1] * y50
    y99 = a3 * c[2]
    y100 = y98 - y99
    y101 = y25 * a4
    y102 = y68 - y101
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y23 * x1
            x3 = c[7] * x2
            x4 = -x3
            x5 = x0 - y15
            x6 = expm1(x5)
            x7 = -x6
            x8 = larger(x7, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x9 = power(x8, c[0], (EXPONENTS >> 0) & 7)
            x10 = y54 * x9
            x11 = x4 - x10
            x12 = x7 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x13 = y15 - x0
            x14 = y54 * x13
            x15 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
            x16 = c[0] * x15
            x17 = x14 * x16
            x18 = tl.where((c[4] != 0), number(0.0, DTYPE), x17)
            x19 = tl.where(x12, x18, number(0.0, DTYPE))
            x20 = x6 + 1.0
            x21 = x19 * x20
            x22 = x11 - x21
            x23 = x2 * a4
            x24 = x22 - x23
            slope = x24
            slope = tl.where(column == label, y102, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y100


def active_passive_loss_nce_mae_dense_shared(h, machine):
    return (float(h[4]), float(h[0]), float(h[1]),)


active_passive_loss_nce_mae_dense_exponents = ()
active_passive_loss_nce_mae_dense_fused = True


@triton.jit
def active_passive_loss_nce_mae_dense(
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
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a1 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a2 += tl.sum(tl.where(within & counts, x0, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y16 = tl.log(a1)
    y17 = 1.0 / a1
    y18 = c[0] * y16
    y19 = y18 - a2
    y20 = larger(y19, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y21 = c[1] / y20
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    a5 = tl.full(upstream.shape, 0.0, DTYPE)
    a6 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = y16 - x1
        x3 = tl.abs(x2)
        x4 = x3 == float("inf")
        x5 = x0 & x4
        x6 = tl.where(x5, number(0.0, DTYPE), x2)
        x7 = t * x6
        x8 = tl.exp(x1)
        x9 = y17 * x8
        x10 = x9 - t
        x11 = tl.abs(x10)
        x12 = x10 > 0.0
        x13 = x10 < 0.0
        x14 = tl.where(x13, number(-1.0, DTYPE), number(0.0, DTYPE))
        x15 = tl.where(x12, number(1.0, DTYPE), x14)
        x16 = c[2] * x15
        x17 = x16 * x9
        x18 = y21 * t
        x19 = tl.where(x5, number(0.0, DTYPE), x18)
        a3 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, x11, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a5 += tl.sum(tl.where(within & counts, x17, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a6 += tl.sum(tl.where(within & counts, x19, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y55 = a3 / y20
    y56 = c[1] * y55
    y57 = c[2] * a4
    y58 = y56 + y57
    y59 = y19 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y60 = y55 / y20
    y61 = c[1] * y60
    y62 = -y61
    y63 = tl.where(y59, y62, number(0.0, DTYPE))
    y64 = c[0] * y63
    y65 = y64 + a6
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            t = tile(target, column, target_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y17 * x1
            x3 = x2 - t
            x4 = x3 > 0.0
            x5 = x3 < 0.0
            x6 = tl.where(x5, number(-1.0, DTYPE), number(0.0, DTYPE))
            x7 = tl.where(x4, number(1.0, DTYPE), x6)
            x8 = c[2] * x7
            x9 = x8 - a5
            x10 = x2 * x9
            x11 = y65 * x2
            x12 = t == 0.0
            x13 = y16 - x0
            x14 = tl.abs(x13)
            x15 = x14 == float("inf")
            x16 = x12 & x15
            x17 = y21 * t
            x18 = tl.where(x16, number(0.0, DTYPE), x17)
            x19 = y63 + x18
            x20 = x11 - x19
            x21 = x10 + x20
            slope = x21
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y58


def active_passive_loss_nce_rce_dense_shared(h, machine):
    return (float(h[4]), float(h[0]), float(h[1]), float(h[3]),)


active_passive_loss_nce_rce_dense_exponents = ()
active_passive_loss_nce_rce_dense_fused = True


@triton.jit
def active_passive_loss_nce_rce_dense(
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
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a1 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a2 += tl.sum(tl.where(within & counts, x0, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y16 = tl.log(a1)
    y17 = 1.0 / a1
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = y16 - x1
        x3 = tl.abs(x2)
        x4 = x3 == float("inf")
        x5 = x0 & x4
        x6 = tl.where(x5, number(0.0, DTYPE), x2)
        x7 = t * x6
        x8 = tl.exp(x1)
        x9 = y17 * x8
        x10 = larger(t, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x11 = tl.log(x10)
        x12 = larger(x11, c[3])
        x13 = x9 * x12
        a3 += tl.sum(tl.where(within & counts, x7, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, x13, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y41 = c[0] * y16
    y42 = y41 - a2
    y43 = y42 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y44 = larger(y42, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y45 = a3 / y44
    y46 = y45 / y44
    y47 = c[1] * y46
    y48 = -y47
    y49 = tl.where(y43, y48, number(0.0, DTYPE))
    y50 = c[1] / y44
    a5 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = larger(t, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x1 = tl.log(x0)
        x2 = larger(x1, c[3])
        x3 = c[2] * x2
        x4 = p - a0
        x5 = tl.exp(x4)
        x6 = y17 * x5
        x7 = x3 * x6
        x8 = -x7
        x9 = t == 0.0
        x10 = y16 - x4
        x11 = tl.abs(x10)
        x12 = x11 == float("inf")
        x13 = x9 & x12
        x14 = y50 * t
        x15 = tl.where(x13, number(0.0, DTYPE), x14)
        x16 = y49 + x15
        x17 = x8 - x16
        a5 += tl.sum(tl.where(within & counts, x17, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y76 = c[1] * y45
    y77 = a4 * c[2]
    y78 = y76 - y77
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = larger(t, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x1 = tl.log(x0)
            x2 = larger(x1, c[3])
            x3 = c[2] * x2
            x4 = p - a0
            x5 = tl.exp(x4)
            x6 = y17 * x5
            x7 = x3 * x6
            x8 = -x7
            x9 = t == 0.0
            x10 = y16 - x4
            x11 = tl.abs(x10)
            x12 = x11 == float("inf")
            x13 = x9 & x12
            x14 = y50 * t
            x15 = tl.where(x13, number(0.0, DTYPE), x14)
            x16 = y49 + x15
            x17 = x8 - x16
            x18 = x6 * a5
            x19 = x17 - x18
            slope = x19
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y78


def active_passive_loss_nfl_mae_dense_shared(h, machine):
    s0 = h[2] == 0.0
    return (float(h[0]), float(h[1]), float(h[2]), float(s0),)


active_passive_loss_nfl_mae_dense_exponents = (2,)
active_passive_loss_nfl_mae_dense_fused = True


@triton.jit
def active_passive_loss_nfl_mae_dense(
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
    y15 = 1.0 / a1
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    a5 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = x1 - y14
        x3 = expm1(x2)
        x4 = -x3
        x5 = larger(x4, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x6 = power(x5, c[2], (EXPONENTS >> 6) & 7)
        x7 = y14 - x1
        x8 = x6 * x7
        x9 = tl.abs(x8)
        x10 = x9 == float("inf")
        x11 = x0 & x10
        x12 = tl.where(x11, number(0.0, DTYPE), x8)
        x13 = t * x12
        x14 = tl.exp(x1)
        x15 = y15 * x14
        x16 = x15 - t
        x17 = tl.abs(x16)
        x18 = x16 > 0.0
        x19 = x16 < 0.0
        x20 = tl.where(x19, number(-1.0, DTYPE), number(0.0, DTYPE))
        x21 = tl.where(x18, number(1.0, DTYPE), x20)
        x22 = c[1] * x21
        x23 = x22 * x15
        a2 += tl.sum(tl.where(within & counts, x13, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x8, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, x17, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a5 += tl.sum(tl.where(within & counts, x23, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y53 = a3 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y54 = larger(a3, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y55 = a2 / y54
    y56 = y55 / y54
    y57 = c[0] * y56
    y58 = -y57
    y59 = tl.where(y53, y58, number(0.0, DTYPE))
    y60 = c[0] / y54
    a6 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = x1 - y14
        x3 = expm1(x2)
        x4 = -x3
        x5 = larger(x4, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x6 = power(x5, c[2], (EXPONENTS >> 6) & 7)
        x7 = y14 - x1
        x8 = x6 * x7
        x9 = tl.abs(x8)
        x10 = x9 == float("inf")
        x11 = x0 & x10
        x12 = y60 * t
        x13 = tl.where(x11, number(0.0, DTYPE), x12)
        x14 = y59 + x13
        x15 = x14 * x6
        x16 = -x15
        x17 = x4 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
        x18 = x14 * x7
        x19 = power_over_base(x6, x5, (EXPONENTS >> 6) & 7)
        x20 = c[2] * x19
        x21 = x18 * x20
        x22 = tl.where((c[3] != 0), number(0.0, DTYPE), x21)
        x23 = tl.where(x17, x22, number(0.0, DTYPE))
        x24 = x3 + 1.0
        x25 = x23 * x24
        x26 = x16 - x25
        a6 += tl.sum(tl.where(within & counts, x26, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y95 = c[0] * y55
    y96 = c[1] * a4
    y97 = y95 + y96
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            t = tile(target, column, target_at, within & counts, DTYPE)
            x0 = p - a0
            x1 = tl.exp(x0)
            x2 = y15 * x1
            x3 = x2 - t
            x4 = x3 > 0.0
            x5 = x3 < 0.0
            x6 = tl.where(x5, number(-1.0, DTYPE), number(0.0, DTYPE))
            x7 = tl.where(x4, number(1.0, DTYPE), x6)
            x8 = c[1] * x7
            x9 = x8 - a5
            x10 = x2 * x9
            x11 = t == 0.0
            x12 = x0 - y14
            x13 = expm1(x12)
            x14 = -x13
            x15 = larger(x14, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x16 = power(x15, c[2], (EXPONENTS >> 6) & 7)
            x17 = y14 - x0
            x18 = x16 * x17
            x19 = tl.abs(x18)
            x20 = x19 == float("inf")
            x21 = x11 & x20
            x22 = y60 * t
            x23 = tl.where(x21, number(0.0, DTYPE), x22)
            x24 = y59 + x23
            x25 = x24 * x16
            x26 = -x25
            x27 = x14 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x28 = x24 * x17
            x29 = power_over_base(x16, x15, (EXPONENTS >> 6) & 7)
            x30 = c[2] * x29
            x31 = x28 * x30
            x32 = tl.where((c[3] != 0), number(0.0, DTYPE), x31)
            x33 = tl.where(x27, x32, number(0.0, DTYPE))
            x34 = x13 + 1.0
            x35 = x33 * x34
            x36 = x26 - x35
            x37 = x2 * a6
            x38 = x36 - x37
            x39 = x10 + x38
            slope = x39
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y97


def active_passive_loss_nfl_rce_dense_shared(h, machine):
    s0 = h[2] == 0.0
    return (float(h[0]), float(h[1]), float(h[2]), float(h[3]), float(s0),)


active_passive_loss_nfl_rce_dense_exponents = (2,)
active_passive_loss_nfl_rce_dense_fused = True


@triton.jit
def active_passive_loss_nfl_rce_dense(
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
    y15 = 1.0 / a1
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    a4 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = p - a0
        x2 = x1 - y14
        x3 = expm1(x2)
        x4 = -x3
        x5 = larger(x4, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x6 = power(x5, c[2], (EXPONENTS >> 6) & 7)
        x7 = y14 - x1
        x8 = x6 * x7
        x9 = tl.abs(x8)
        x10 = x9 == float("inf")
        x11 = x0 & x10
        x12 = tl.where(x11, number(0.0, DTYPE), x8)
        x13 = t * x12
        x14 = tl.exp(x1)
        x15 = y15 * x14
        x16 = larger(t, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x17 = tl.log(x16)
        x18 = larger(x17, c[3])
        x19 = x15 * x18
        a2 += tl.sum(tl.where(within & counts, x13, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x8, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a4 += tl.sum(tl.where(within & counts, x19, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y47 = a3 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
    y48 = larger(a3, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
    y49 = a2 / y48
    y50 = y49 / y48
    y51 = c[0] * y50
    y52 = -y51
    y53 = tl.where(y47, y52, number(0.0, DTYPE))
    y54 = c[0] / y48
    a5 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = larger(t, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x1 = tl.log(x0)
        x2 = larger(x1, c[3])
        x3 = c[1] * x2
        x4 = p - a0
        x5 = tl.exp(x4)
        x6 = y15 * x5
        x7 = x3 * x6
        x8 = -x7
        x9 = t == 0.0
        x10 = x4 - y14
        x11 = expm1(x10)
        x12 = -x11
        x13 = larger(x12, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
        x14 = power(x13, c[2], (EXPONENTS >> 6) & 7)
        x15 = y14 - x4
        x16 = x14 * x15
        x17 = tl.abs(x16)
        x18 = x17 == float("inf")
        x19 = x9 & x18
        x20 = y54 * t
        x21 = tl.where(x19, number(0.0, DTYPE), x20)
        x22 = y53 + x21
        x23 = x22 * x14
        x24 = x8 - x23
        x25 = x12 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
        x26 = x22 * x15
        x27 = power_over_base(x14, x13, (EXPONENTS >> 6) & 7)
        x28 = c[2] * x27
        x29 = x26 * x28
        x30 = tl.where((c[4] != 0), number(0.0, DTYPE), x29)
        x31 = tl.where(x25, x30, number(0.0, DTYPE))
        x32 = x11 + 1.0
        x33 = x31 * x32
        x34 = x24 - x33
        a5 += tl.sum(tl.where(within & counts, x34, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y97 = c[0] * y49
    y98 = a4 * c[1]
    y99 = y97 - y98
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = larger(t, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x1 = tl.log(x0)
            x2 = larger(x1, c[3])
            x3 = c[1] * x2
            x4 = p - a0
            x5 = tl.exp(x4)
            x6 = y15 * x5
            x7 = x3 * x6
            x8 = -x7
            x9 = t == 0.0
            x10 = x4 - y14
            x11 = expm1(x10)
            x12 = -x11
            x13 = larger(x12, number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE))
            x14 = power(x13, c[2], (EXPONENTS >> 6) & 7)
            x15 = y14 - x4
            x16 = x14 * x15
            x17 = tl.abs(x16)
            x18 = x17 == float("inf")
            x19 = x9 & x18
            x20 = y54 * t
            x21 = tl.where(x19, number(0.0, DTYPE), x20)
            x22 = y53 + x21
            x23 = x22 * x14
            x24 = x8 - x23
            x25 = x12 > number(2.2250738585072014e-308 if DTYPE == tl.float64 else 1.1754943508222875e-38, DTYPE)
            x26 = x22 * x15
            x27 = power_over_base(x14, x13, (EXPONENTS >> 6) & 7)
            x28 = c[2] * x27
            x29 = x26 * x28
            x30 = tl.where((c[4] != 0), number(0.0, DTYPE), x29)
            x31 = tl.where(x25, x30, number(0.0, DTYPE))
            x32 = x11 + 1.0
            x33 = x31 * x32
            x34 = x24 - x33
            x35 = x6 * a5
            x36 = x34 - x35
            slope = x36
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y99
