# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def fine_grained_localization_loss_numbers_shared(h, machine):
    s0 = -2.0 * h[0]
    s1 = 2.0 * h[0]
    s2 = h[2] - 1.0
    s3 = s2 - 2.0
    s4 = max(s3, 1.0)
    s5 = quotient(1.0, s4)
    s6 = quotient(h[0], h[1])
    s7 = s6 + 1.0
    return (float(s0), float(s1), float(s2), float(s5), float(s7), float(h[1]),)


fine_grained_localization_loss_numbers_exponents = ()
fine_grained_localization_loss_numbers_fused = True


@triton.jit
def fine_grained_localization_loss_numbers(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = larger(yt, c[0])
    y1 = smaller(y0, c[1])
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        k = column.to(DTYPE)
        x0 = k + -1.0
        x1 = 2.0 * x0
        x2 = x1 - c[2]
        x3 = x2 > 0.0
        x4 = x2 < 0.0
        x5 = tl.where(x4, number(-1.0, DTYPE), number(0.0, DTYPE))
        x6 = tl.where(x3, number(1.0, DTYPE), x5)
        x7 = tl.abs(x2)
        x8 = x7 >= c[2]
        x9 = x7 + 1.0
        x10 = x9 - c[2]
        x11 = c[1] * x10
        x12 = c[3] * x7
        x13 = power(c[4], x12, 0)
        x14 = x13 - 1.0
        x15 = c[5] * x14
        x16 = tl.where(x8, x11, x15)
        x17 = x6 * x16
        x18 = y1 - x17
        x19 = 2.0 * k
        x20 = x19 - c[2]
        x21 = x20 > 0.0
        x22 = x20 < 0.0
        x23 = tl.where(x22, number(-1.0, DTYPE), number(0.0, DTYPE))
        x24 = tl.where(x21, number(1.0, DTYPE), x23)
        x25 = tl.abs(x20)
        x26 = x25 >= c[2]
        x27 = x25 + 1.0
        x28 = x27 - c[2]
        x29 = c[1] * x28
        x30 = c[3] * x25
        x31 = power(c[4], x30, 0)
        x32 = x31 - 1.0
        x33 = c[5] * x32
        x34 = tl.where(x26, x29, x33)
        x35 = x24 * x34
        x36 = x35 - x17
        x37 = x18 / x36
        x38 = k + 1.0
        x39 = 2.0 * x38
        x40 = x39 - c[2]
        x41 = x40 > 0.0
        x42 = x40 < 0.0
        x43 = tl.where(x42, number(-1.0, DTYPE), number(0.0, DTYPE))
        x44 = tl.where(x41, number(1.0, DTYPE), x43)
        x45 = tl.abs(x40)
        x46 = x45 >= c[2]
        x47 = x45 + 1.0
        x48 = x47 - c[2]
        x49 = c[1] * x48
        x50 = c[3] * x45
        x51 = power(c[4], x50, 0)
        x52 = x51 - 1.0
        x53 = c[5] * x52
        x54 = tl.where(x46, x49, x53)
        x55 = x44 * x54
        x56 = x55 - y1
        x57 = x55 - x35
        x58 = x56 / x57
        x59 = smaller(x37, x58)
        x60 = larger(x59, number(0.0, DTYPE))
        x61 = x60 == 0.0
        x62 = tl.where(x61, number(0.0, DTYPE), number(-1.0, DTYPE))
        x63 = x62 * x60
        a0 = larger(a0, tl.max(tl.where(within & counts, p, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 += tl.sum(tl.where(within & counts, x63, 0.0).to(DTYPE), axis=1, keep_dims=True)
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a2 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y83 = tl.log(a2)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        k = column.to(DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = k + -1.0
        x1 = 2.0 * x0
        x2 = x1 - c[2]
        x3 = x2 > 0.0
        x4 = x2 < 0.0
        x5 = tl.where(x4, number(-1.0, DTYPE), number(0.0, DTYPE))
        x6 = tl.where(x3, number(1.0, DTYPE), x5)
        x7 = tl.abs(x2)
        x8 = x7 >= c[2]
        x9 = x7 + 1.0
        x10 = x9 - c[2]
        x11 = c[1] * x10
        x12 = c[3] * x7
        x13 = power(c[4], x12, 0)
        x14 = x13 - 1.0
        x15 = c[5] * x14
        x16 = tl.where(x8, x11, x15)
        x17 = x6 * x16
        x18 = y1 - x17
        x19 = 2.0 * k
        x20 = x19 - c[2]
        x21 = x20 > 0.0
        x22 = x20 < 0.0
        x23 = tl.where(x22, number(-1.0, DTYPE), number(0.0, DTYPE))
        x24 = tl.where(x21, number(1.0, DTYPE), x23)
        x25 = tl.abs(x20)
        x26 = x25 >= c[2]
        x27 = x25 + 1.0
        x28 = x27 - c[2]
        x29 = c[1] * x28
        x30 = c[3] * x25
        x31 = power(c[4], x30, 0)
        x32 = x31 - 1.0
        x33 = c[5] * x32
        x34 = tl.where(x26, x29, x33)
        x35 = x24 * x34
        x36 = x35 - x17
        x37 = x18 / x36
        x38 = k + 1.0
        x39 = 2.0 * x38
        x40 = x39 - c[2]
        x41 = x40 > 0.0
        x42 = x40 < 0.0
        x43 = tl.where(x42, number(-1.0, DTYPE), number(0.0, DTYPE))
        x44 = tl.where(x41, number(1.0, DTYPE), x43)
        x45 = tl.abs(x40)
        x46 = x45 >= c[2]
        x47 = x45 + 1.0
        x48 = x47 - c[2]
        x49 = c[1] * x48
        x50 = c[3] * x45
        x51 = power(c[4], x50, 0)
        x52 = x51 - 1.0
        x53 = c[5] * x52
        x54 = tl.where(x46, x49, x53)
        x55 = x44 * x54
        x56 = x55 - y1
        x57 = x55 - x35
        x58 = x56 / x57
        x59 = smaller(x37, x58)
        x60 = larger(x59, number(0.0, DTYPE))
        x61 = x60 == 0.0
        x62 = p - a0
        x63 = x62 - y83
        x64 = x60 * x63
        x65 = tl.where(x61, number(0.0, DTYPE), x64)
        a3 += tl.sum(tl.where(within & counts, x65, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y157 = -a3
    y158 = 1.0 / a2
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            k = column.to(DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = k + -1.0
            x1 = 2.0 * x0
            x2 = x1 - c[2]
            x3 = x2 > 0.0
            x4 = x2 < 0.0
            x5 = tl.where(x4, number(-1.0, DTYPE), number(0.0, DTYPE))
            x6 = tl.where(x3, number(1.0, DTYPE), x5)
            x7 = tl.abs(x2)
            x8 = x7 >= c[2]
            x9 = x7 + 1.0
            x10 = x9 - c[2]
            x11 = c[1] * x10
            x12 = c[3] * x7
            x13 = power(c[4], x12, 0)
            x14 = x13 - 1.0
            x15 = c[5] * x14
            x16 = tl.where(x8, x11, x15)
            x17 = x6 * x16
            x18 = y1 - x17
            x19 = 2.0 * k
            x20 = x19 - c[2]
            x21 = x20 > 0.0
            x22 = x20 < 0.0
            x23 = tl.where(x22, number(-1.0, DTYPE), number(0.0, DTYPE))
            x24 = tl.where(x21, number(1.0, DTYPE), x23)
            x25 = tl.abs(x20)
            x26 = x25 >= c[2]
            x27 = x25 + 1.0
            x28 = x27 - c[2]
            x29 = c[1] * x28
            x30 = c[3] * x25
            x31 = power(c[4], x30, 0)
            x32 = x31 - 1.0
            x33 = c[5] * x32
            x34 = tl.where(x26, x29, x33)
            x35 = x24 * x34
            x36 = x35 - x17
            x37 = x18 / x36
            x38 = k + 1.0
            x39 = 2.0 * x38
            x40 = x39 - c[2]
            x41 = x40 > 0.0
            x42 = x40 < 0.0
            x43 = tl.where(x42, number(-1.0, DTYPE), number(0.0, DTYPE))
            x44 = tl.where(x41, number(1.0, DTYPE), x43)
            x45 = tl.abs(x40)
            x46 = x45 >= c[2]
            x47 = x45 + 1.0
            x48 = x47 - c[2]
            x49 = c[1] * x48
            x50 = c[3] * x45
            x51 = power(c[4], x50, 0)
            x52 = x51 - 1.0
            x53 = c[5] * x52
            x54 = tl.where(x46, x49, x53)
            x55 = x44 * x54
            x56 = x55 - y1
            x57 = x55 - x35
            x58 = x56 / x57
            x59 = smaller(x37, x58)
            x60 = larger(x59, number(0.0, DTYPE))
            x61 = x60 == 0.0
            x62 = tl.where(x61, number(0.0, DTYPE), number(-1.0, DTYPE))
            x63 = x62 * x60
            x64 = p - a0
            x65 = tl.exp(x64)
            x66 = y158 * x65
            x67 = x66 * a1
            x68 = x63 - x67
            slope = x68
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y157
