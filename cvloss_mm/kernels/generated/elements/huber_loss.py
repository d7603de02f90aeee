# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def huber_loss_shared(h, machine):
    s0 = h[0] + machine.root_tiny
    s1 = quotient(1.0, s0)
    s2 = 0.5 * s0
    return (float(s1), float(s2), float(h[0]),)


huber_loss_exponents = ()


@triton.jit
def huber_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = p - t
    x1 = tl.abs(x0)
    x2 = c[0] * x1
    x3 = smaller(x2, number(1.0, p.dtype))
    x4 = c[1] * x3
    x5 = x1 - x4
    x6 = x3 * x5
    x7 = c[2] * x6
    x8 = c[2] * x3
    x9 = x2 < 1.0
    x10 = c[2] * x5
    x11 = x8 * c[1]
    x12 = x10 - x11
    x13 = tl.where(x9, x12, number(0.0, p.dtype))
    x14 = x13 * c[0]
    x15 = x8 + x14
    x16 = x0 > 0.0
    x17 = x0 < 0.0
    x18 = tl.where(x17, number(-1.0, p.dtype), number(0.0, p.dtype))
    x19 = tl.where(x16, number(1.0, p.dtype), x18)
    x20 = x15 * x19
    return x7, x20


@triton.jit
def huber_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = tl.abs(p)
    x1 = c[0] * x0
    x2 = smaller(x1, number(1.0, p.dtype))
    x3 = c[1] * x2
    x4 = x0 - x3
    x5 = x2 * x4
    x6 = c[2] * x5
    x7 = c[2] * x2
    x8 = x1 < 1.0
    x9 = c[2] * x4
    x10 = x7 * c[1]
    x11 = x9 - x10
    x12 = tl.where(x8, x11, number(0.0, p.dtype))
    x13 = x12 * c[0]
    x14 = x7 + x13
    x15 = p > 0.0
    x16 = p < 0.0
    x17 = tl.where(x16, number(-1.0, p.dtype), number(0.0, p.dtype))
    x18 = tl.where(x15, number(1.0, p.dtype), x17)
    x19 = x14 * x18
    return x6, x19
