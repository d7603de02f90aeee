# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def poly1_focal_loss_none_false_variants_shared(h, machine):
    s0 = h[1] + 1.0
    s1 = h[1] == 0.0
    s2 = s0 == 0.0
    return (float(h[1]), float(s0), float(h[0]), float(s1), float(s2),)


poly1_focal_loss_none_false_variants_exponents = (0, 1,)


@triton.jit
def poly1_focal_loss_none_false_variants(p, t, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = p < 0.0
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = 1.0 + x3
    x5 = 1.0 / x4
    x6 = x3 * x5
    x7 = tl.where(x0, x5, x6)
    x8 = t * x7
    x9 = 1.0 - t
    x10 = tl.where(x0, x6, x5)
    x11 = x9 * x10
    x12 = x8 + x11
    x13 = larger(x12, tiny)
    x14 = power(x13, c[0], (EXPONENTS >> 0) & 7)
    x15 = r[0] * t
    x16 = 1.0 - r[0]
    x17 = x16 * x9
    x18 = x15 + x17
    x19 = (x14, x14, x18, x18)[VARIANT]
    x20 = smaller(p, number(0.0, p.dtype))
    x21 = log1p_unit(x3)
    x22 = x20 - x21
    x23 = t * x22
    x24 = -x23
    x25 = -p
    x26 = smaller(x25, number(0.0, p.dtype))
    x27 = x26 - x21
    x28 = x9 * x27
    x29 = x24 - x28
    x30 = x14 * x29
    x31 = (x29, x29, x30, x30)[VARIANT]
    x32 = x19 * x31
    x33 = power(x13, c[1], (EXPONENTS >> 3) & 7)
    x34 = c[2] * x33
    x35 = x18 * x34
    x36 = (x34, x34, x34, x35)[VARIANT]
    x37 = x32 + x36
    x38 = x12 > tiny
    x39 = x18 * x29
    x40 = (x29, x29, x39, x39)[VARIANT]
    x41 = power_over_base(x14, x13, (EXPONENTS >> 0) & 7)
    x42 = c[0] * x41
    x43 = x40 * x42
    x44 = tl.where((c[3] != 0), number(0.0, p.dtype), x43)
    x45 = tl.where(x38, x44, number(0.0, p.dtype))
    x46 = x45 * x9
    x47 = x10 * x7
    x48 = x46 * x47
    x49 = x45 * t
    x50 = x7 * x10
    x51 = x49 * x50
    x52 = x48 - x51
    x53 = x18 * x14
    x54 = (x14, x14, x53, x53)[VARIANT]
    x55 = x54 * x9
    x56 = x55 * x10
    x57 = x52 + x56
    x58 = t * x54
    x59 = x58 * x7
    x60 = x57 - x59
    x61 = power_over_base(x33, x13, (EXPONENTS >> 3) & 7)
    x62 = c[1] * x61
    x63 = c[2] * x62
    x64 = x18 * c[2]
    x65 = x64 * x62
    x66 = (x63, x63, x63, x65)[VARIANT]
    x67 = tl.where((c[4] != 0), number(0.0, p.dtype), x66)
    x68 = tl.where(x38, x67, number(0.0, p.dtype))
    x69 = x68 * x9
    x70 = x69 * x47
    x71 = x60 + x70
    x72 = x68 * t
    x73 = x72 * x50
    x74 = x71 - x73
    return x37, x74


@triton.jit
def poly1_focal_loss_none_false(p, t, r, c, EXPONENTS: tl.constexpr):
    return poly1_focal_loss_none_false_variants(p, t, r, c, EXPONENTS, 0)


@triton.jit
def poly1_focal_loss_none_true(p, t, r, c, EXPONENTS: tl.constexpr):
    return poly1_focal_loss_none_false_variants(p, t, r, c, EXPONENTS, 1)


@triton.jit
def poly1_focal_loss_number_false(p, t, r, c, EXPONENTS: tl.constexpr):
    return poly1_focal_loss_none_false_variants(p, t, r, c, EXPONENTS, 2)


@triton.jit
def poly1_focal_loss_number_true(p, t, r, c, EXPONENTS: tl.constexpr):
    return poly1_focal_loss_none_false_variants(p, t, r, c, EXPONENTS, 3)


@triton.jit
def poly1_focal_loss_none_false_variants_background(p, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x10 = 1.0 - r[0]
    x11 = (x9, x9, x10, x10)[VARIANT]
    x12 = log1p_unit(x3)
    x13 = -p
    x14 = smaller(x13, number(0.0, p.dtype))
    x15 = x12 - x14
    x16 = x9 * x15
    x17 = (x15, x15, x16, x16)[VARIANT]
    x18 = x11 * x17
    x19 = power(x8, c[1], (EXPONENTS >> 3) & 7)
    x20 = c[2] * x19
    x21 = x10 * x20
    x22 = (x20, x20, x20, x21)[VARIANT]
    x23 = x18 + x22
    x24 = x7 > tiny
    x25 = x10 * x15
    x26 = (x15, x15, x25, x25)[VARIANT]
    x27 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
    x28 = c[0] * x27
    x29 = x26 * x28
    x30 = tl.where((c[3] != 0), number(0.0, p.dtype), x29)
    x31 = tl.where(x24, x30, number(0.0, p.dtype))
    x32 = tl.where(x0, x5, x6)
    x33 = x7 * x32
    x34 = x31 * x33
    x35 = x10 * x9
    x36 = (x9, x9, x35, x35)[VARIANT]
    x37 = x36 * x7
    x38 = x34 + x37
    x39 = power_over_base(x19, x8, (EXPONENTS >> 3) & 7)
    x40 = c[1] * x39
    x41 = c[2] * x40
    x42 = x10 * c[2]
    x43 = x42 * x40
    x44 = (x41, x41, x41, x43)[VARIANT]
    x45 = tl.where((c[4] != 0), number(0.0, p.dtype), x44)
    x46 = tl.where(x24, x45, number(0.0, p.dtype))
    x47 = x46 * x33
    x48 = x38 + x47
    return x23, x48


@triton.jit
def poly1_focal_loss_none_false_background(p, r, c, EXPONENTS: tl.constexpr):
    return poly1_focal_loss_none_false_variants_background(p, r, c, EXPONENTS, 0)


@triton.jit
def poly1_focal_loss_none_true_background(p, r, c, EXPONENTS: tl.constexpr):
    return poly1_focal_loss_none_false_variants_background(p, r, c, EXPONENTS, 1)


@triton.jit
def poly1_focal_loss_number_false_background(p, r, c, EXPONENTS: tl.constexpr):
    return poly1_focal_loss_none_false_variants_background(p, r, c, EXPONENTS, 2)


@triton.jit
def poly1_focal_loss_number_true_background(p, r, c, EXPONENTS: tl.constexpr):
    return poly1_focal_loss_none_false_variants_background(p, r, c, EXPONENTS, 3)


poly1_focal_loss_none_false_shared = poly1_focal_loss_none_true_shared = poly1_focal_loss_number_false_shared = poly1_focal_loss_number_true_shared = poly1_focal_loss_none_false_variants_shared
poly1_focal_loss_none_false_exponents = poly1_focal_loss_none_true_exponents = poly1_focal_loss_number_false_exponents = poly1_focal_loss_number_true_exponents = poly1_focal_loss_none_false_variants_exponents
