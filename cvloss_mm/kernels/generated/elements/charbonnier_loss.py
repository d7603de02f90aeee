# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def charbonnier_loss_shared(h, machine):
    return (float(h[0]),)


charbonnier_loss_exponents = ()


@triton.jit
def charbonnier_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = p - t
    x1 = tl.abs(x0)
    x2 = x1 > c[0]
    x3 = tl.where(x2, x1, c[0])
    x4 = tl.where(x2, c[0], x1)
    x5 = x4 / x3
    x6 = x5 * x5
    x7 = x6 + 1.0
    x8 = tl.sqrt(x7)
    x9 = x3 * x8
    x10 = x9 + c[0]
    x11 = x0 / x10
    x12 = x0 * x11
    x13 = x11 + x11
    x14 = t - p
    x15 = x11 / x10
    x16 = x14 * x15
    x17 = x16 * x8
    x18 = x16 * x3
    x19 = 2.0 * x8
    x20 = x18 / x19
    x21 = 2.0 * x5
    x22 = x20 * x21
    x23 = x5 / x3
    x24 = x22 * x23
    x25 = x17 - x24
    x26 = tl.where(x2, x25, number(0.0, p.dtype))
    x27 = x22 / x3
    x28 = tl.where(x2, number(0.0, p.dtype), x27)
    x29 = x26 + x28
    x30 = x0 > 0.0
    x31 = x0 < 0.0
    x32 = tl.where(x31, number(-1.0, p.dtype), number(0.0, p.dtype))
    x33 = tl.where(x30, number(1.0, p.dtype), x32)
    x34 = x29 * x33
    x35 = x13 + x34
    return x12, x35


@triton.jit
def charbonnier_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = tl.abs(p)
    x1 = x0 > c[0]
    x2 = tl.where(x1, x0, c[0])
    x3 = tl.where(x1, c[0], x0)
    x4 = x3 / x2
    x5 = x4 * x4
    x6 = x5 + 1.0
    x7 = tl.sqrt(x6)
    x8 = x2 * x7
    x9 = x8 + c[0]
    x10 = p / x9
    x11 = p * x10
    x12 = x10 + x10
    x13 = x10 / x9
    x14 = p * x13
    x15 = x14 * x2
    x16 = 2.0 * x7
    x17 = x15 / x16
    x18 = 2.0 * x4
    x19 = x17 * x18
    x20 = x4 / x2
    x21 = x19 * x20
    x22 = x14 * x7
    x23 = x21 - x22
    x24 = tl.where(x1, x23, number(0.0, p.dtype))
    x25 = x19 / x2
    x26 = -x25
    x27 = tl.where(x1, number(0.0, p.dtype), x26)
    x28 = x24 + x27
    x29 = p > 0.0
    x30 = p < 0.0
    x31 = tl.where(x30, number(-1.0, p.dtype), number(0.0, p.dtype))
    x32 = tl.where(x29, number(1.0, p.dtype), x31)
    x33 = x28 * x32
    x34 = x12 + x33
    return x11, x34
