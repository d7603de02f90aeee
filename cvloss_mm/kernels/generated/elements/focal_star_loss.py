# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def focal_star_loss_shared(h, machine):
    s0 = quotient(1.0, h[0])
    return (float(h[0]), float(h[1]), float(s0),)


focal_star_loss_exponents = ()


@triton.jit
def focal_star_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = c[0] * p
    x1 = x0 + c[1]
    x2 = smaller(x1, number(0.0, p.dtype))
    x3 = tl.abs(x1)
    x4 = -x3
    x5 = tl.exp(x4)
    x6 = log1p_unit(x5)
    x7 = x2 - x6
    x8 = t * x7
    x9 = 1.0 - t
    x10 = p * c[0]
    x11 = c[1] - x10
    x12 = smaller(x11, number(0.0, p.dtype))
    x13 = tl.abs(x11)
    x14 = -x13
    x15 = tl.exp(x14)
    x16 = log1p_unit(x15)
    x17 = x12 - x16
    x18 = x9 * x17
    x19 = x8 + x18
    x20 = c[2] * x19
    x21 = -x20
    x22 = c[2] * x9
    x23 = x10 - c[1]
    x24 = x23 < 0.0
    x25 = tl.abs(x23)
    x26 = -x25
    x27 = tl.exp(x26)
    x28 = 1.0 + x27
    x29 = 1.0 / x28
    x30 = x27 * x29
    x31 = tl.where(x24, x30, x29)
    x32 = x22 * x31
    x33 = x32 * c[0]
    x34 = c[2] * t
    x35 = x1 < 0.0
    x36 = 1.0 + x5
    x37 = 1.0 / x36
    x38 = x5 * x37
    x39 = tl.where(x35, x37, x38)
    x40 = x34 * x39
    x41 = x40 * c[0]
    x42 = x33 - x41
    return x21, x42


@triton.jit
def focal_star_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = p * c[0]
    x1 = c[1] - x0
    x2 = smaller(x1, number(0.0, p.dtype))
    x3 = tl.abs(x1)
    x4 = -x3
    x5 = tl.exp(x4)
    x6 = log1p_unit(x5)
    x7 = x2 - x6
    x8 = c[2] * x7
    x9 = -x8
    x10 = x0 - c[1]
    x11 = x10 < 0.0
    x12 = tl.abs(x10)
    x13 = -x12
    x14 = tl.exp(x13)
    x15 = 1.0 + x14
    x16 = 1.0 / x15
    x17 = x14 * x16
    x18 = tl.where(x11, x17, x16)
    x19 = c[2] * x18
    x20 = x19 * c[0]
    return x9, x20
