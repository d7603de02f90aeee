# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def cos_face_loss_labels_shared(h, machine):
    return (float(h[1]), float(h[0]),)


cos_face_loss_labels_exponents = ()
cos_face_loss_labels_fused = False


@triton.jit
def cos_face_loss_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = yp - c[0]
    y1 = c[1] * y0
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y1, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y9 = y1 - a0
    y10 = tl.exp(y9)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y10, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y20 = tl.log(a1)
    y21 = y20 - y9
    y22 = yp < -1.0
    y23 = 1.0 / a1
    y24 = y23 * y10
    y25 = -1.0 + y24
    y26 = y25 * c[1]
    y27 = tl.where(y22, y26, number(0.0, DTYPE))
    y28 = tl.where(y22, number(0.0, DTYPE), y26)
    y29 = y27 + y28
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[1] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y23 * x2
            x4 = x3 * c[1]
            slope = x4
            slope = tl.where(column == label, y29, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y21
