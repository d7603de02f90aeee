# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def gaussian_focal_loss_shared(h, machine):
    s0 = h[0] == 0.0
    s1 = max(1.0, machine.tiny)
    s2 = shared_power(s1, h[1])
    s3 = h[3] * s2
    return (float(h[2]), float(h[0]), float(h[1]), float(h[3]), float(s0), float(s3),)


gaussian_focal_loss_exponents = (1, 2,)


@triton.jit
def gaussian_focal_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = larger(p, number(1e-12, p.dtype))
    x1 = tl.log(x0)
    x2 = t == 1.0
    x3 = tl.where(x2, number(1.0, p.dtype), number(0.0, p.dtype))
    x4 = c[0] * x3
    x5 = 1.0 - p
    x6 = larger(x5, tiny)
    x7 = power(x6, c[1], (EXPONENTS >> 3) & 7)
    x8 = x4 * x7
    x9 = x1 * x8
    x10 = -x9
    x11 = larger(x5, number(1e-12, p.dtype))
    x12 = tl.log(x11)
    x13 = 1.0 - t
    x14 = larger(x13, tiny)
    x15 = power(x14, c[2], (EXPONENTS >> 6) & 7)
    x16 = c[3] * x15
    x17 = larger(p, tiny)
    x18 = power(x17, c[1], (EXPONENTS >> 3) & 7)
    x19 = x16 * x18
    x20 = x12 * x19
    x21 = x10 - x20
    x22 = p > tiny
    x23 = x12 * x16
    x24 = power_over_base(x18, x17, (EXPONENTS >> 3) & 7)
    x25 = c[1] * x24
    x26 = x23 * x25
    x27 = -x26
    x28 = tl.where((c[4] != 0), number(0.0, p.dtype), x27)
    x29 = tl.where(x22, x28, number(0.0, p.dtype))
    x30 = x5 > 1e-12
    x31 = x19 / x11
    x32 = -x31
    x33 = tl.where(x30, x32, number(0.0, p.dtype))
    x34 = x29 - x33
    x35 = p > 1e-12
    x36 = x8 / x0
    x37 = -x36
    x38 = tl.where(x35, x37, number(0.0, p.dtype))
    x39 = x34 + x38
    x40 = x5 > tiny
    x41 = x1 * x4
    x42 = power_over_base(x7, x6, (EXPONENTS >> 3) & 7)
    x43 = c[1] * x42
    x44 = x41 * x43
    x45 = -x44
    x46 = tl.where((c[4] != 0), number(0.0, p.dtype), x45)
    x47 = tl.where(x40, x46, number(0.0, p.dtype))
    x48 = x39 - x47
    return x21, x48


@triton.jit
def gaussian_focal_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = 1.0 - p
    x1 = larger(x0, number(1e-12, p.dtype))
    x2 = tl.log(x1)
    x3 = larger(p, tiny)
    x4 = power(x3, c[1], (EXPONENTS >> 3) & 7)
    x5 = c[5] * x4
    x6 = x2 * x5
    x7 = -x6
    x8 = p > tiny
    x9 = x2 * c[5]
    x10 = power_over_base(x4, x3, (EXPONENTS >> 3) & 7)
    x11 = c[1] * x10
    x12 = x9 * x11
    x13 = -x12
    x14 = tl.where((c[4] != 0), number(0.0, p.dtype), x13)
    x15 = tl.where(x8, x14, number(0.0, p.dtype))
    x16 = x0 > 1e-12
    x17 = x5 / x1
    x18 = -x17
    x19 = tl.where(x16, x18, number(0.0, p.dtype))
    x20 = x15 - x19
    return x7, x20
