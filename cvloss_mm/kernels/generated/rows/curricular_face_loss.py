# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def curricular_face_loss_labels_shared(h, machine):
    s0 = 3.141592653589793 - h[1]
    s1 = min(s0, 3.141592653589793)
    s2 = math.cos(s1)
    s3 = math.sin(h[1])
    s4 = h[1] * s3
    s5 = s2 + 1.0
    s6 = max(s4, s5)
    s7 = math.cos(h[1])
    return (float(s2), float(s6), float(s7), float(s3), float(h[0]),)


curricular_face_loss_labels_exponents = ()
curricular_face_loss_labels_fused = False


@triton.jit
def curricular_face_loss_labels(
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
        x0 = p > y9
        x1 = q[0] + p
        x2 = p * x1
        x3 = tl.where(x0, x2, p)
        x4 = c[4] * x3
        a0 = larger(a0, tl.max(tl.where(within & counts, tl.where(column == label, y11, x4), float("-inf")).to(DTYPE), axis=1, keep_dims=True))
    y23 = y11 - a0
    y24 = tl.exp(y23)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = p > y9
        x1 = q[0] + p
        x2 = p * x1
        x3 = tl.where(x0, x2, p)
        x4 = c[4] * x3
        x5 = x4 - a0
        x6 = tl.exp(x5)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, y24, x6), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y38 = tl.log(a1)
    y39 = y38 - y23
    y40 = 1.0 / a1
    y41 = y40 * y24
    y42 = -1.0 + y41
    y43 = y42 * c[4]
    y44 = tl.where(y0, y43, number(0.0, DTYPE))
    y45 = tl.where(y0, number(0.0, DTYPE), y43)
    y46 = y45 * c[2]
    y47 = y44 + y46
    y48 = y5 > number(2.220446049250313e-16 if DTYPE == tl.float64 else 1.1920928955078125e-07, DTYPE)
    y49 = y45 * c[3]
    y50 = 2.0 * y7
    y51 = y49 / y50
    y52 = -y51
    y53 = tl.where(y48, y52, number(0.0, DTYPE))
    y54 = y53 * y3
    y55 = y47 + y54
    y56 = y53 * y4
    y57 = y55 - y56
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = p > y9
            x1 = q[0] + p
            x2 = p * x1
            x3 = tl.where(x0, x2, p)
            x4 = c[4] * x3
            x5 = x4 - a0
            x6 = tl.exp(x5)
            x7 = y40 * x6
            x8 = x7 * c[4]
            x9 = tl.where(x0, number(0.0, DTYPE), x8)
            x10 = tl.where(x0, x8, number(0.0, DTYPE))
            x11 = x10 * x1
            x12 = x9 + x11
            x13 = x10 * p
            x14 = x12 + x13
            slope = x14
            slope = tl.where(column == label, y57, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    return y39
