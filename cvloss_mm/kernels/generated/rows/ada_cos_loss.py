# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def ada_cos_loss_number_labels_shared(h, machine):
    return ()


ada_cos_loss_number_labels_exponents = ()
ada_cos_loss_number_labels_fused = False


@triton.jit
def ada_cos_loss_number_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = q[0] * yp
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = q[0] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y0, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y8 = y0 - a0
    y9 = tl.exp(y8)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = q[0] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y9, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y19 = tl.log(a1)
    y20 = y19 - y8
    y21 = 1.0 / a1
    y22 = y21 * y9
    y23 = -1.0 + y22
    y24 = y23 * q[0]
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = q[0] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y21 * x2
            x4 = x3 * q[0]
            slope = x4
            slope = tl.where(column == label, y24, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y20
