# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def sigmoid_zero_one_loss_shared(h, machine):
    return (float(h[0]),)


sigmoid_zero_one_loss_exponents = ()


@triton.jit
def sigmoid_zero_one_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = t > 0.0
    x1 = tl.where(x0, number(1.0, p.dtype), number(0.0, p.dtype))
    x2 = 2.0 * x1
    x3 = x2 - 1.0
    x4 = c[0] * x3
    x5 = x4 * p
    x6 = x5 < 0.0
    x7 = tl.abs(x5)
    x8 = -x7
    x9 = tl.exp(x8)
    x10 = 1.0 + x9
    x11 = 1.0 / x10
    x12 = x9 * x11
    x13 = tl.where(x6, x11, x12)
    x14 = tl.where(x6, x12, x11)
    x15 = x13 * x14
    x16 = x15 * x4
    x17 = -x16
    return x13, x17


@triton.jit
def sigmoid_zero_one_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = c[0] * p
    x1 = -x0
    x2 = x1 < 0.0
    x3 = tl.abs(x0)
    x4 = -x3
    x5 = tl.exp(x4)
    x6 = 1.0 + x5
    x7 = 1.0 / x6
    x8 = x5 * x7
    x9 = tl.where(x2, x7, x8)
    x10 = tl.where(x2, x8, x7)
    x11 = x9 * x10
    x12 = c[0] * x11
    return x9, x12
