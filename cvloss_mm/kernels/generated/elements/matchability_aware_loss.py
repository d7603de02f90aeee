# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def matchability_aware_loss_false_variants_shared(h, machine):
    s0 = h[0] == 0.0
    return (float(h[0]), float(h[1]), float(s0),)


matchability_aware_loss_false_variants_exponents = (0,)


@triton.jit
def matchability_aware_loss_false_variants(p, t, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x11 = c[1] * x10
    x12 = tl.where(x0, number(1.0, p.dtype), x11)
    x13 = larger(t, tiny)
    x14 = power(x13, c[0], (EXPONENTS >> 0) & 7)
    x15 = tl.where(x0, x14, number(0.0, p.dtype))
    x16 = smaller(p, number(0.0, p.dtype))
    x17 = log1p_unit(x4)
    x18 = x16 - x17
    x19 = x15 * x18
    x20 = -x19
    x21 = 1.0 - x15
    x22 = -p
    x23 = smaller(x22, number(0.0, p.dtype))
    x24 = x23 - x17
    x25 = x21 * x24
    x26 = x20 - x25
    x27 = x12 * x26
    x28 = x12 * x21
    x29 = x28 * x8
    x30 = x15 * x12
    x31 = tl.where(x1, x6, x7)
    x32 = x30 * x31
    x33 = x29 - x32
    x34 = x8 > tiny
    x35 = tl.where(x0, number(0.0, p.dtype), x26)
    x36 = x35 * c[1]
    x37 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
    x38 = c[0] * x37
    x39 = x36 * x38
    x40 = tl.where((c[2] != 0), number(0.0, p.dtype), x39)
    x41 = tl.where(x34, x40, number(0.0, p.dtype))
    x42 = x8 * x31
    x43 = x41 * x42
    x44 = x33 + x43
    x45 = (x44, x33)[VARIANT]
    return x27, x45


@triton.jit
def matchability_aware_loss_false(p, t, r, c, EXPONENTS: tl.constexpr):
    return matchability_aware_loss_false_variants(p, t, r, c, EXPONENTS, 0)


@triton.jit
def matchability_aware_loss_true(p, t, r, c, EXPONENTS: tl.constexpr):
    return matchability_aware_loss_false_variants(p, t, r, c, EXPONENTS, 1)


@triton.jit
def matchability_aware_loss_false_variants_background(p, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x10 = c[1] * x9
    x11 = log1p_unit(x3)
    x12 = -p
    x13 = smaller(x12, number(0.0, p.dtype))
    x14 = x11 - x13
    x15 = x10 * x14
    x16 = x10 * x7
    x17 = x7 > tiny
    x18 = x14 * c[1]
    x19 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
    x20 = c[0] * x19
    x21 = x18 * x20
    x22 = tl.where((c[2] != 0), number(0.0, p.dtype), x21)
    x23 = tl.where(x17, x22, number(0.0, p.dtype))
    x24 = tl.where(x0, x5, x6)
    x25 = x7 * x24
    x26 = x23 * x25
    x27 = x16 + x26
    x28 = (x27, x16)[VARIANT]
    return x15, x28


@triton.jit
def matchability_aware_loss_false_background(p, r, c, EXPONENTS: tl.constexpr):
    return matchability_aware_loss_false_variants_background(p, r, c, EXPONENTS, 0)


@triton.jit
def matchability_aware_loss_true_background(p, r, c, EXPONENTS: tl.constexpr):
    return matchability_aware_loss_false_variants_background(p, r, c, EXPONENTS, 1)


matchability_aware_loss_false_shared = matchability_aware_loss_true_shared = matchability_aware_loss_false_variants_shared
matchability_aware_loss_false_exponents = matchability_aware_loss_true_exponents = matchability_aware_loss_false_variants_exponents
