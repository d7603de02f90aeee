# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def quality_focal_loss_shared(h, machine):
    s0 = h[0] == 0.0
    return (float(h[0]), float(s0),)


quality_focal_loss_exponents = (0,)


@triton.jit
def quality_focal_loss(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x9 = x0 * x8
    x10 = tl.where(x1, x6, x7)
    x11 = t * x10
    x12 = x9 - x11
    x13 = tl.abs(x12)
    x14 = larger(x13, tiny)
    x15 = power(x14, c[0], (EXPONENTS >> 0) & 7)
    x16 = smaller(p, number(0.0, p.dtype))
    x17 = log1p_unit(x4)
    x18 = x16 - x17
    x19 = t * x18
    x20 = -x19
    x21 = -p
    x22 = smaller(x21, number(0.0, p.dtype))
    x23 = x22 - x17
    x24 = x0 * x23
    x25 = x20 - x24
    x26 = x15 * x25
    x27 = x13 > tiny
    x28 = power_over_base(x15, x14, (EXPONENTS >> 0) & 7)
    x29 = c[0] * x28
    x30 = x25 * x29
    x31 = tl.where((c[1] != 0), number(0.0, p.dtype), x30)
    x32 = tl.where(x27, x31, number(0.0, p.dtype))
    x33 = x12 > 0.0
    x34 = x12 < 0.0
    x35 = tl.where(x34, number(-1.0, p.dtype), number(0.0, p.dtype))
    x36 = tl.where(x33, number(1.0, p.dtype), x35)
    x37 = x32 * x36
    x38 = x37 * t
    x39 = x10 * x8
    x40 = x38 * x39
    x41 = x37 * x0
    x42 = x8 * x10
    x43 = x41 * x42
    x44 = x40 + x43
    x45 = x15 * x0
    x46 = x45 * x8
    x47 = x44 + x46
    x48 = t * x15
    x49 = x48 * x10
    x50 = x47 - x49
    return x26, x50


@triton.jit
def quality_focal_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = p < 0.0
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = 1.0 + x3
    x5 = 1.0 / x4
    x6 = x3 * x5
    x7 = tl.where(x0, x6, x5)
    x8 = tl.abs(x7)
    x9 = larger(x8, tiny)
    x10 = power(x9, c[0], (EXPONENTS >> 0) & 7)
    x11 = log1p_unit(x3)
    x12 = -p
    x13 = smaller(x12, number(0.0, p.dtype))
    x14 = x11 - x13
    x15 = x10 * x14
    x16 = x8 > tiny
    x17 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
    x18 = c[0] * x17
    x19 = x14 * x18
    x20 = tl.where((c[1] != 0), number(0.0, p.dtype), x19)
    x21 = tl.where(x16, x20, number(0.0, p.dtype))
    x22 = x7 > 0.0
    x23 = x7 < 0.0
    x24 = tl.where(x23, number(-1.0, p.dtype), number(0.0, p.dtype))
    x25 = tl.where(x22, number(1.0, p.dtype), x24)
    x26 = x21 * x25
    x27 = tl.where(x0, x5, x6)
    x28 = x7 * x27
    x29 = x26 * x28
    x30 = x10 * x7
    x31 = x29 + x30
    return x15, x31
