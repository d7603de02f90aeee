# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def hill_loss_shared(h, machine):
    s0 = h[2] == 0.0
    return (float(h[0]), float(h[1]), float(h[2]), float(s0),)


hill_loss_exponents = (2,)


@triton.jit
def hill_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = 1.0 - t
    x1 = p < 0.0
    x2 = tl.abs(p)
    x3 = -x2
    x4 = tl.exp(x3)
    x5 = 1.0 + x4
    x6 = 1.0 / x5
    x7 = x4 * x6
    x8 = tl.where(x1, x7, x6)
    x9 = c[0] - x8
    x10 = x0 * x9
    x11 = x10 * x8
    x12 = x11 * x8
    x13 = c[1] - p
    x14 = x13 < 0.0
    x15 = tl.abs(x13)
    x16 = -x15
    x17 = tl.exp(x16)
    x18 = 1.0 + x17
    x19 = 1.0 / x18
    x20 = x17 * x19
    x21 = tl.where(x14, x20, x19)
    x22 = larger(x21, tiny)
    x23 = power(x22, c[2], (EXPONENTS >> 6) & 7)
    x24 = p - c[1]
    x25 = smaller(x24, number(0.0, p.dtype))
    x26 = tl.abs(x24)
    x27 = -x26
    x28 = tl.exp(x27)
    x29 = log1p_unit(x28)
    x30 = x25 - x29
    x31 = x23 * x30
    x32 = x31 * t
    x33 = x12 - x32
    x34 = x23 * t
    x35 = x34 * x21
    x36 = -x35
    x37 = x21 > tiny
    x38 = t * x30
    x39 = power_over_base(x23, x22, (EXPONENTS >> 6) & 7)
    x40 = c[2] * x39
    x41 = x38 * x40
    x42 = -x41
    x43 = tl.where((c[3] != 0), number(0.0, p.dtype), x42)
    x44 = tl.where(x37, x43, number(0.0, p.dtype))
    x45 = tl.where(x14, x19, x20)
    x46 = x21 * x45
    x47 = x44 * x46
    x48 = x36 - x47
    x49 = x8 * x10
    x50 = x11 + x49
    x51 = x8 * x8
    x52 = x51 * x0
    x53 = x50 - x52
    x54 = tl.where(x1, x6, x7)
    x55 = x8 * x54
    x56 = x53 * x55
    x57 = x48 + x56
    return x33, x57


@triton.jit
def hill_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = p < 0.0
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = 1.0 + x3
    x5 = 1.0 / x4
    x6 = x3 * x5
    x7 = tl.where(x0, x6, x5)
    x8 = c[0] - x7
    x9 = x8 * x7
    x10 = x9 * x7
    x11 = x7 * x8
    x12 = x9 + x11
    x13 = x7 * x7
    x14 = x12 - x13
    x15 = tl.where(x0, x5, x6)
    x16 = x7 * x15
    x17 = x14 * x16
    return x10, x17
