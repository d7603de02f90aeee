# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def uni_face_loss_labels_shared(h, machine):
    return (float(h[1]), float(h[0]), float(h[2]),)


uni_face_loss_labels_exponents = ()
uni_face_loss_labels_fused = True


@triton.jit
def uni_face_loss_labels(
        first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,
        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,
        BLOCK: tl.constexpr, DTYPE: tl.constexpr):
    a0 = tl.full(upstream.shape, 0.0, DTYPE)
    a1 = tl.full(upstream.shape, 0.0, DTYPE)
    for start in range(0, BLOCK if ONE else columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        within = column < columns
        p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
        x0 = c[1] * p
        x1 = q[0] - x0
        x2 = tl.abs(x1)
        x3 = -x2
        x4 = tl.exp(x3)
        x5 = log1p_unit(x4)
        x6 = smaller(x1, number(0.0, DTYPE))
        x7 = x5 - x6
        x8 = x0 - q[0]
        x9 = x8 < 0.0
        x10 = tl.abs(x8)
        x11 = -x10
        x12 = tl.exp(x11)
        x13 = 1.0 + x12
        x14 = 1.0 / x13
        x15 = x12 * x14
        x16 = tl.where(x9, x15, x14)
        x17 = c[2] * x16
        a0 += tl.sum(tl.where(within & counts, tl.where(column == label, 0.0, x7), 0.0).to(DTYPE), axis=1, keep_dims=True)
        a1 += tl.sum(tl.where(within & counts, tl.where(column == label, 0.0, x17), 0.0).to(DTYPE), axis=1, keep_dims=True)
    y26 = yp - c[0]
    y27 = c[1] * y26
    y28 = y27 - q[0]
    y29 = tl.abs(y28)
    y30 = -y29
    y31 = tl.exp(y30)
    y32 = log1p_unit(y31)
    y33 = smaller(y28, number(0.0, DTYPE))
    y34 = y32 - y33
    y35 = c[2] * a0
    y36 = y34 + y35
    y37 = q[0] - y27
    y38 = y37 < 0.0
    y39 = tl.abs(y37)
    y40 = -y39
    y41 = tl.exp(y40)
    y42 = 1.0 + y41
    y43 = 1.0 / y42
    y44 = y41 * y43
    y45 = tl.where(y38, y44, y43)
    y46 = y45 * c[1]
    y47 = -y46
    if out is not None:
        for start in range(0, BLOCK if ONE else columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            within = column < columns
            p = first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)
            x0 = c[1] * p
            x1 = x0 - q[0]
            x2 = x1 < 0.0
            x3 = tl.abs(x1)
            x4 = -x3
            x5 = tl.exp(x4)
            x6 = 1.0 + x5
            x7 = 1.0 / x6
            x8 = x5 * x7
            x9 = tl.where(x2, x8, x7)
            x10 = c[2] * x9
            x11 = x10 * c[1]
            slope = x11
            slope = tl.where(column == label, y47, slope)
            slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)
            tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)
    y69 = y45 - a1
    if sample_grads[0] is not None:
        of_sample = tl.where(counts, upstream * y69, 0.0).to(DTYPE)
        tl.store(sample_grads[0] + place, of_sample, mask=inside)
    return y36
