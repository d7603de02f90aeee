# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def smooth_l1_loss_shared(h, machine):
    s0 = h[0] + machine.root_tiny
    s1 = quotient(1.0, s0)
    s2 = 0.5 * s0
    return (float(s1), float(s2),)


smooth_l1_loss_exponents = ()


@triton.jit
def smooth_l1_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = p - t
    x1 = tl.abs(x0)
    x2 = c[0] * x1
    x3 = smaller(x2, number(1.0, p.dtype))
    x4 = c[1] * x3
    x5 = x1 - x4
    x6 = x3 * x5
    x7 = x2 < 1.0
    x8 = x3 * c[1]
    x9 = x5 - x8
    x10 = tl.where(x7, x9, number(0.0, p.dtype))
    x11 = x10 * c[0]
    x12 = x3 + x11
    x13 = x0 > 0.0
    x14 = x0 < 0.0
    x15 = tl.where(x14, number(-1.0, p.dtype), number(0.0, p.dtype))
    x16 = tl.where(x13, number(1.0, p.dtype), x15)
    x17 = x12 * x16
    return x6, x17


@triton.jit
def smooth_l1_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = tl.abs(p)
    x1 = c[0] * x0
    x2 = smaller(x1, number(1.0, p.dtype))
    x3 = c[1] * x2
    x4 = x0 - x3
    x5 = x2 * x4
    x6 = x1 < 1.0
    x7 = x2 * c[1]
    x8 = x4 - x7
    x9 = tl.where(x6, x8, number(0.0, p.dtype))
    x10 = x9 * c[0]
    x11 = x2 + x10
    x12 = p > 0.0
    x13 = p < 0.0
    x14 = tl.where(x13, number(-1.0, p.dtype), number(0.0, p.dtype))
    x15 = tl.where(x12, number(1.0, p.dtype), x14)
    x16 = x11 * x15
    return x5, x16
