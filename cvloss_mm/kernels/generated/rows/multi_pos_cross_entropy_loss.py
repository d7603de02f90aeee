# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def multi_pos_cross_entropy_loss_dense_shared(h, machine):
    return ()


multi_pos_cross_entropy_loss_dense_exponents = ()
multi_pos_cross_entropy_loss_dense_fused = False


@triton.jit
def multi_pos_cross_entropy_loss_dense(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    a1 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = tl.where(x0, p, number(-1e+30, DTYPE))
        x2 = t > 0.0
        x3 = -p
        x4 = tl.where(x2, x3, number(-1e+30, DTYPE))
        a0 = larger(a0, tl.max(tl.where(within & counts, x1, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
        a1 = larger(a1, tl.max(tl.where(within & counts, x4, float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y14 = tl.abs(a0)
    y15 = y14 == float("inf")
    y16 = tl.where(y15, number(0.0, DTYPE), a0)
    y17 = tl.abs(a1)
    y18 = y17 == float("inf")
    y19 = tl.where(y18, number(0.0, DTYPE), a1)
    a2 = tl.full(upstream.shape, 0.0, DTYPE)
    a3 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        t = tile(target, column, target_at, within & counts, DTYPE)
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = t == 0.0
        x1 = tl.where(x0, p, number(-1e+30, DTYPE))
        x2 = x1 - y16
        x3 = tl.exp(x2)
        x4 = t > 0.0
        x5 = -p
        x6 = tl.where(x4, x5, number(-1e+30, DTYPE))
        x7 = x6 - y19
        x8 = tl.exp(x7)
        a2 += tl.sum(tl.where(within & counts, x3, 0.0).to(DTYPE), axis=1, keep_dims=True)
        a3 += tl.sum(tl.where(within & counts, x8, 0.0).to(DTYPE), axis=1, keep_dims=True)
    y38 = tl.log(a2)
    y39 = y38 + y16
    y40 = tl.log(a3)
    y41 = y40 + y19
    y42 = y39 + y41
    y43 = y42 > 20.0
    y44 = tl.exp(y42)
    y45 = log1p(y44)
    y46 = tl.where(y43, y42, y45)
    y47 = y44 + 1.0
    y48 = y44 / y47
    y49 = tl.where(y43, number(1.0, DTYPE), y48)
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            t = tile(target, column, target_at, within & counts, DTYPE)
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = t == 0.0
            x1 = tl.where(x0, p, number(-1e+30, DTYPE))
            x2 = x1 - y39
            x3 = tl.exp(x2)
            x4 = y49 * x3
            x5 = tl.where(x0, x4, number(0.0, DTYPE))
            x6 = t > 0.0
            x7 = -p
            x8 = tl.where(x6, x7, number(-1e+30, DTYPE))
            x9 = x8 - y41
            x10 = tl.exp(x9)
            x11 = y49 * x10
            x12 = tl.where(x6, x11, number(0.0, DTYPE))
            x13 = x5 - x12
            slope = x13
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y46
