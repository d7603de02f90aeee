# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def distribution_focal_loss_numbers_shared(h, machine):
    s0 = h[0] - 1.0
    return (float(s0),)


distribution_focal_loss_numbers_exponents = ()
distribution_focal_loss_numbers_fused = True


@triton.jit
def distribution_focal_loss_numbers(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = larger(yt, number(0.0, DTYPE))
    y1 = smaller(y0, c[0])
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        k = column.to(DTYPE)
        x0 = y1 - k
        x1 = tl.abs(x0)
        x2 = 1.0 - x1
        x3 = larger(x2, number(0.0, DTYPE))
        x4 = x3 == 0.0
        x5 = tl.where(x4, number(0.0, DTYPE), number(-1.0, DTYPE))
        x6 = x5 * x3
        a0 = larger(a0, tl.max(tl.where(within & counts, p, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 += tl.sum(tl.where(within & counts, x6, 0.0).to(DTYPE), axis=1, keep_dims=True)
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p - a0
        x1 = tl.exp(x0)
        a2 += tl.sum(tl.where(within & counts, x1, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y26 = tl.log(a2)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        k = column.to(DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = y1 - k
        x1 = tl.abs(x0)
        x2 = 1.0 - x1
        x3 = larger(x2, number(0.0, DTYPE))
        x4 = x3 == 0.0
        x5 = p - a0
        x6 = x5 - y26
        x7 = x3 * x6
        x8 = tl.where(x4, number(0.0, DTYPE), x7)
        a3 += tl.sum(tl.where(within & counts, x8, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y43 = -a3
    y44 = 1.0 / a2
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            k = column.to(DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = y1 - k
            x1 = tl.abs(x0)
            x2 = 1.0 - x1
            x3 = larger(x2, number(0.0, DTYPE))
            x4 = x3 == 0.0
            x5 = tl.where(x4, number(0.0, DTYPE), number(-1.0, DTYPE))
            x6 = x5 * x3
            x7 = p - a0
            x8 = tl.exp(x7)
            x9 = y44 * x8
            x10 = x9 * a1
            x11 = x6 - x10
            slope = x11
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y43
