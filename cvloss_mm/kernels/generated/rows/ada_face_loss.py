# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def ada_face_loss_labels_shared(h, machine):
    return (float(h[2]), float(h[1]), float(h[0]),)


ada_face_loss_labels_exponents = ()
ada_face_loss_labels_fused = False


@triton.jit
def ada_face_loss_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    y0 = q[0] - q[1]
    y1 = c[0] * y0
    y2 = larger(q[2], number(0.001, DTYPE))
    y3 = y1 / y2
    y4 = larger(y3, number(-1.0, DTYPE))
    y5 = smaller(y4, number(1.0, DTYPE))
    y6 = c[1] * y5
    y7 = -y6
    y8 = y7 > 0.0
    y9 = tl.cos(y7)
    y10 = -y9
    y11 = yp < y10
    y12 = y8 & y11
    y13 = ~y8
    y14 = yp > y9
    y15 = y13 & y14
    y16 = y12 | y15
    y17 = tl.where(y8, number(1.0, DTYPE), number(0.0, DTYPE))
    y18 = 2.0 * y17
    y19 = 1.0 - y18
    y20 = y9 * yp
    y21 = tl.sin(y7)
    y22 = 1.0 - yp
    y23 = yp + 1.0
    y24 = y22 * y23
    y25 = larger(y24, number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE))
    y26 = tl.sqrt(y25)
    y27 = y21 * y26
    y28 = y20 - y27
    y29 = tl.where(y16, y19, y28)
    y30 = y5 + 1.0
    y31 = c[1] * y30
    y32 = y29 - y31
    y33 = c[2] * y32
    a0 = tl.full(upstream.shape, float("-inf"), DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y33, x0), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y41 = y33 - a0
    y42 = tl.exp(y41)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[2] * p
        x1 = x0 - a0
        x2 = tl.exp(x1)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y42, x2), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y52 = tl.log(a1)
    y53 = y52 - y41
    y54 = 1.0 / a1
    y55 = y54 * y42
    y56 = -1.0 + y55
    y57 = y56 * c[2]
    y58 = tl.where(y16, number(0.0, DTYPE), y57)
    y59 = y58 * y9
    y60 = y24 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y61 = y58 * y21
    y62 = 2.0 * y26
    y63 = y61 / y62
    y64 = -y63
    y65 = tl.where(y60, y64, number(0.0, DTYPE))
    y66 = y65 * y22
    y67 = y59 + y66
    y68 = y65 * y23
    y69 = y67 - y68
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[2] * p
            x1 = x0 - a0
            x2 = tl.exp(x1)
            x3 = y54 * x2
            x4 = x3 * c[2]
            slope = x4
            slope = tl.where(column == label, y69, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y53
