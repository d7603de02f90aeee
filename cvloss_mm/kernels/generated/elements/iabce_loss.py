# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def iabce_loss_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = h[1] == 0.0
    return (float(h[1]), float(h[0]), float(s0), float(h[2]), float(s1),)


iabce_loss_exponents = (0, 1, 2,)


@triton.jit
def iabce_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = t > 0.0
    x1 = p < 0.0
    x2 = tl.abs(p)
    x3 = -x2
    x4 = tl.exp(x3)
    x5 = 1.0 + x4
    x6 = 1.0 / x5
    x7 = x4 * x6
    x8 = tl.where(x1, x7, x6)
    x9 = larger(x8, tiny)
    x10 = power(x9, c[0], (EXPONENTS >> 0) & 7)
    x11 = tl.where(x0, number(1.0, p.dtype), x10)
    x12 = power(x9, c[1], (EXPONENTS >> 3) & 7)
    x13 = larger(t, tiny)
    x14 = power(x13, c[2], (EXPONENTS >> 6) & 7)
    x15 = x12 * x14
    x16 = larger(x15, c[3])
    x17 = tl.where(x0, x16, number(0.0, p.dtype))
    x18 = smaller(p, number(0.0, p.dtype))
    x19 = log1p_unit(x4)
    x20 = x18 - x19
    x21 = x17 * x20
    x22 = -x21
    x23 = 1.0 - x17
    x24 = -p
    x25 = smaller(x24, number(0.0, p.dtype))
    x26 = x25 - x19
    x27 = x23 * x26
    x28 = x22 - x27
    x29 = x11 * x28
    x30 = x11 * x23
    x31 = x30 * x8
    x32 = x17 * x11
    x33 = tl.where(x1, x6, x7)
    x34 = x32 * x33
    x35 = x31 - x34
    x36 = x8 > tiny
    x37 = tl.where(x0, number(0.0, p.dtype), x28)
    x38 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
    x39 = c[0] * x38
    x40 = x37 * x39
    x41 = tl.where((c[4] != 0), number(0.0, p.dtype), x40)
    x42 = tl.where(x36, x41, number(0.0, p.dtype))
    x43 = x8 * x33
    x44 = x42 * x43
    x45 = x35 + x44
    return x29, x45


@triton.jit
def iabce_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = p < 0.0
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = 1.0 + x3
    x5 = 1.0 / x4
    x6 = x3 * x5
    x7 = tl.where(x0, x6, x5)
    x8 = larger(x7, tiny)
    x9 = power(x8, c[0], (EXPONENTS >> 0) & 7)
    x10 = log1p_unit(x3)
    x11 = -p
    x12 = smaller(x11, number(0.0, p.dtype))
    x13 = x10 - x12
    x14 = x9 * x13
    x15 = x9 * x7
    x16 = x7 > tiny
    x17 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
    x18 = c[0] * x17
    x19 = x13 * x18
    x20 = tl.where((c[4] != 0), number(0.0, p.dtype), x19)
    x21 = tl.where(x16, x20, number(0.0, p.dtype))
    x22 = tl.where(x0, x5, x6)
    x23 = x7 * x22
    x24 = x21 * x23
    x25 = x15 + x24
    return x14, x25
