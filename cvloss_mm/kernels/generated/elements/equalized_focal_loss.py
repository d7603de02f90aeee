# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def equalized_focal_loss_none_none_variants_shared(h, machine):
    s0 = quotient(h[0], h[0])
    s1 = quotient(1.0, h[0])
    s2 = h[0] == 0.0
    return (float(h[0]), float(s0), float(h[1]), float(s1), float(s2),)


equalized_focal_loss_none_none_variants_exponents = (0,)


@triton.jit
def equalized_focal_loss_none_none_variants(p, t, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x15 = smaller(p, number(0.0, p.dtype))
    x16 = log1p_unit(x3)
    x17 = x15 - x16
    x18 = t * x17
    x19 = -x18
    x20 = -p
    x21 = smaller(x20, number(0.0, p.dtype))
    x22 = x21 - x16
    x23 = x9 * x22
    x24 = x19 - x23
    x25 = x14 * x24
    x26 = c[1] * x25
    x27 = larger(r[0], number(0.0, p.dtype))
    x28 = smaller(x27, number(1.0, p.dtype))
    x29 = 1.0 - x28
    x30 = c[2] * x29
    x31 = c[0] + x30
    x32 = c[3] * x31
    x33 = power(x13, x31, 0)
    x34 = x33 * x24
    x35 = x32 * x34
    x36 = r[0] * t
    x37 = 1.0 - r[0]
    x38 = x37 * x9
    x39 = x36 + x38
    x40 = x39 * x26
    x41 = larger(r[1], number(0.0, p.dtype))
    x42 = smaller(x41, number(1.0, p.dtype))
    x43 = 1.0 - x42
    x44 = c[2] * x43
    x45 = c[0] + x44
    x46 = c[3] * x45
    x47 = power(x13, x45, 0)
    x48 = x47 * x24
    x49 = x46 * x48
    x50 = x39 * x49
    x51 = (x26, x35, x40, x50)[VARIANT]
    x52 = x12 > tiny
    x53 = c[1] * x24
    x54 = power_over_base(x14, x13, (EXPONENTS >> 0) & 7)
    x55 = c[0] * x54
    x56 = x53 * x55
    x57 = tl.where((c[4] != 0), number(0.0, p.dtype), x56)
    x58 = x31 == 0.0
    x59 = x32 * x24
    x60 = power_over_base(x33, x13, 0)
    x61 = x31 * x60
    x62 = x59 * x61
    x63 = tl.where(x58, number(0.0, p.dtype), x62)
    x64 = x39 * c[1]
    x65 = x64 * x24
    x66 = x65 * x55
    x67 = tl.where((c[4] != 0), number(0.0, p.dtype), x66)
    x68 = x45 == 0.0
    x69 = x39 * x46
    x70 = x69 * x24
    x71 = power_over_base(x47, x13, 0)
    x72 = x45 * x71
    x73 = x70 * x72
    x74 = tl.where(x68, number(0.0, p.dtype), x73)
    x75 = (x57, x63, x67, x74)[VARIANT]
    x76 = tl.where(x52, x75, number(0.0, p.dtype))
    x77 = x76 * x9
    x78 = x10 * x7
    x79 = x77 * x78
    x80 = x76 * t
    x81 = x7 * x10
    x82 = x80 * x81
    x83 = x79 - x82
    x84 = c[1] * x14
    x85 = x32 * x33
    x86 = x64 * x14
    x87 = x69 * x47
    x88 = (x84, x85, x86, x87)[VARIANT]
    x89 = x88 * x9
    x90 = x89 * x10
    x91 = x83 + x90
    x92 = t * x88
    x93 = x92 * x7
    x94 = x91 - x93
    return x51, x94


@triton.jit
def equalized_focal_loss_none_none(p, t, r, c, EXPONENTS: tl.constexpr):
    return equalized_focal_loss_none_none_variants(p, t, r, c, EXPONENTS, 0)


@triton.jit
def equalized_focal_loss_none_number(p, t, r, c, EXPONENTS: tl.constexpr):
    return equalized_focal_loss_none_none_variants(p, t, r, c, EXPONENTS, 1)


@triton.jit
def equalized_focal_loss_number_none(p, t, r, c, EXPONENTS: tl.constexpr):
    return equalized_focal_loss_none_none_variants(p, t, r, c, EXPONENTS, 2)


@triton.jit
def equalized_focal_loss_number_number(p, t, r, c, EXPONENTS: tl.constexpr):
    return equalized_focal_loss_none_none_variants(p, t, r, c, EXPONENTS, 3)


@triton.jit
def equalized_focal_loss_none_none_variants_background(p, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x15 = c[1] * x14
    x16 = larger(r[0], number(0.0, p.dtype))
    x17 = smaller(x16, number(1.0, p.dtype))
    x18 = 1.0 - x17
    x19 = c[2] * x18
    x20 = c[0] + x19
    x21 = c[3] * x20
    x22 = power(x8, x20, 0)
    x23 = x22 * x13
    x24 = x21 * x23
    x25 = 1.0 - r[0]
    x26 = x25 * x15
    x27 = larger(r[1], number(0.0, p.dtype))
    x28 = smaller(x27, number(1.0, p.dtype))
    x29 = 1.0 - x28
    x30 = c[2] * x29
    x31 = c[0] + x30
    x32 = c[3] * x31
    x33 = power(x8, x31, 0)
    x34 = x33 * x13
    x35 = x32 * x34
    x36 = x25 * x35
    x37 = (x15, x24, x26, x36)[VARIANT]
    x38 = x7 > tiny
    x39 = c[1] * x13
    x40 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
    x41 = c[0] * x40
    x42 = x39 * x41
    x43 = tl.where((c[4] != 0), number(0.0, p.dtype), x42)
    x44 = x20 == 0.0
    x45 = x21 * x13
    x46 = power_over_base(x22, x8, 0)
    x47 = x20 * x46
    x48 = x45 * x47
    x49 = tl.where(x44, number(0.0, p.dtype), x48)
    x50 = x25 * c[1]
    x51 = x50 * x13
    x52 = x51 * x41
    x53 = tl.where((c[4] != 0), number(0.0, p.dtype), x52)
    x54 = x31 == 0.0
    x55 = x25 * x32
    x56 = x55 * x13
    x57 = power_over_base(x33, x8, 0)
    x58 = x31 * x57
    x59 = x56 * x58
    x60 = tl.where(x54, number(0.0, p.dtype), x59)
    x61 = (x43, x49, x53, x60)[VARIANT]
    x62 = tl.where(x38, x61, number(0.0, p.dtype))
    x63 = tl.where(x0, x5, x6)
    x64 = x7 * x63
    x65 = x62 * x64
    x66 = c[1] * x9
    x67 = x21 * x22
    x68 = x50 * x9
    x69 = x55 * x33
    x70 = (x66, x67, x68, x69)[VARIANT]
    x71 = x70 * x7
    x72 = x65 + x71
    return x37, x72


@triton.jit
def equalized_focal_loss_none_none_background(p, r, c, EXPONENTS: tl.constexpr):
    return equalized_focal_loss_none_none_variants_background(p, r, c, EXPONENTS, 0)


@triton.jit
def equalized_focal_loss_none_number_background(p, r, c, EXPONENTS: tl.constexpr):
    return equalized_focal_loss_none_none_variants_background(p, r, c, EXPONENTS, 1)


@triton.jit
def equalized_focal_loss_number_none_background(p, r, c, EXPONENTS: tl.constexpr):
    return equalized_focal_loss_none_none_variants_background(p, r, c, EXPONENTS, 2)


@triton.jit
def equalized_focal_loss_number_number_background(p, r, c, EXPONENTS: tl.constexpr):
    return equalized_focal_loss_none_none_variants_background(p, r, c, EXPONENTS, 3)


equalized_focal_loss_none_none_shared = equalized_focal_loss_none_number_shared = equalized_focal_loss_number_none_shared = equalized_focal_loss_number_number_shared = equalized_focal_loss_none_none_variants_shared
equalized_focal_loss_none_none_exponents = equalized_focal_loss_none_number_exponents = equalized_focal_loss_number_none_exponents = equalized_focal_loss_number_number_exponents = equalized_focal_loss_none_none_variants_exponents
