# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def ramp_loss_shared(h, machine):
    return (float(h[0]),)


ramp_loss_exponents = ()


@triton.jit
def ramp_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = t > 0.0
    x1 = tl.where(x0, number(1.0, p.dtype), number(0.0, p.dtype))
    x2 = 2.0 * x1
    x3 = x2 - 1.0
    x4 = x3 * p
    x5 = 1.0 - x4
    x6 = larger(x5, number(0.0, p.dtype))
    x7 = c[0] - x4
    x8 = larger(x7, number(0.0, p.dtype))
    x9 = x6 - x8
    x10 = x8 <= 0.0
    x11 = tl.where(x10, number(0.0, p.dtype), number(-1.0, p.dtype))
    x12 = -x11
    x13 = x6 <= 0.0
    x14 = tl.where(x13, number(0.0, p.dtype), number(1.0, p.dtype))
    x15 = x12 - x14
    x16 = x15 * x3
    return x9, x16


@triton.jit
def ramp_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = 1.0 + p
    x1 = larger(x0, number(0.0, p.dtype))
    x2 = c[0] + p
    x3 = larger(x2, number(0.0, p.dtype))
    x4 = x1 - x3
    x5 = x1 <= 0.0
    x6 = tl.where(x5, number(0.0, p.dtype), number(1.0, p.dtype))
    x7 = x3 <= 0.0
    x8 = tl.where(x7, number(0.0, p.dtype), number(-1.0, p.dtype))
    x9 = -x8
    x10 = x6 - x9
    return x4, x10
