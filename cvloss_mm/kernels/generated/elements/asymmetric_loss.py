# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def asymmetric_loss_none_false_variants_shared(h, machine):
    s0 = h[1] == 0.0
    return (float(h[0]), float(h[1]), float(h[3]), float(s0),)


asymmetric_loss_none_false_variants_exponents = (1,)


@triton.jit
def asymmetric_loss_none_false_variants(p, t, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x11 = larger(x10, number(0.0, p.dtype))
    x12 = x9 * x11
    x13 = x8 + x12
    x14 = larger(x13, tiny)
    x15 = c[0] * t
    x16 = c[1] * x9
    x17 = x15 + x16
    x18 = power(x14, x17, 0)
    x19 = t * x10
    x20 = smaller(x7, number(1.0, p.dtype))
    x21 = x9 * x20
    x22 = x19 + x21
    x23 = larger(x22, c[2])
    x24 = tl.log(x23)
    x25 = x18 * x24
    x26 = -x25
    x27 = x10 > 0.0
    x28 = x13 > tiny
    x29 = x17 == 0.0
    x30 = power_over_base(x18, x14, 0)
    x31 = x17 * x30
    x32 = x24 * x31
    x33 = -x32
    x34 = tl.where(x29, number(0.0, p.dtype), x33)
    x35 = tl.where(x28, x34, number(0.0, p.dtype))
    x36 = x35 * x9
    x37 = tl.where(x27, x36, number(0.0, p.dtype))
    x38 = x22 < c[2]
    x39 = x22 == c[2]
    x40 = x18 / x23
    x41 = 0.5 * x40
    x42 = -x41
    x43 = -x40
    x44 = tl.where(x39, x42, x43)
    x45 = tl.where(x38, number(0.0, p.dtype), x44)
    x46 = x45 * t
    x47 = x37 + x46
    x48 = (x47, x46)[VARIANT]
    x49 = x10 * x7
    x50 = x48 * x49
    x51 = x35 * t
    x52 = x7 < 1.0
    x53 = x45 * x9
    x54 = tl.where(x52, x53, number(0.0, p.dtype))
    x55 = x51 + x54
    x56 = (x55, x54)[VARIANT]
    x57 = x7 * x10
    x58 = x56 * x57
    x59 = x50 - x58
    return x26, x59


@triton.jit
def asymmetric_loss_none_false(p, t, r, c, EXPONENTS: tl.constexpr):
    return asymmetric_loss_none_false_variants(p, t, r, c, EXPONENTS, 0)


@triton.jit
def asymmetric_loss_none_true(p, t, r, c, EXPONENTS: tl.constexpr):
    return asymmetric_loss_none_false_variants(p, t, r, c, EXPONENTS, 1)


@triton.jit
def asymmetric_loss_none_false_variants_background(p, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = p < 0.0
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = 1.0 + x3
    x5 = 1.0 / x4
    x6 = x3 * x5
    x7 = tl.where(x0, x6, x5)
    x8 = larger(x7, number(0.0, p.dtype))
    x9 = larger(x8, tiny)
    x10 = power(x9, c[1], (EXPONENTS >> 3) & 7)
    x11 = tl.where(x0, x5, x6)
    x12 = smaller(x11, number(1.0, p.dtype))
    x13 = larger(x12, c[2])
    x14 = tl.log(x13)
    x15 = x10 * x14
    x16 = -x15
    x17 = x7 > 0.0
    x18 = x8 > tiny
    x19 = power_over_base(x10, x9, (EXPONENTS >> 3) & 7)
    x20 = c[1] * x19
    x21 = x14 * x20
    x22 = -x21
    x23 = tl.where((c[3] != 0), number(0.0, p.dtype), x22)
    x24 = tl.where(x18, x23, number(0.0, p.dtype))
    x25 = tl.where(x17, x24, number(0.0, p.dtype))
    x26 = x7 * x11
    x27 = x25 * x26
    x28 = x11 < 1.0
    x29 = x12 < c[2]
    x30 = x12 == c[2]
    x31 = x10 / x13
    x32 = 0.5 * x31
    x33 = -x32
    x34 = -x31
    x35 = tl.where(x30, x33, x34)
    x36 = tl.where(x29, number(0.0, p.dtype), x35)
    x37 = tl.where(x28, x36, number(0.0, p.dtype))
    x38 = x11 * x7
    x39 = x37 * x38
    x40 = x27 - x39
    x41 = -x39
    x42 = (x40, x41)[VARIANT]
    return x16, x42


@triton.jit
def asymmetric_loss_none_false_background(p, r, c, EXPONENTS: tl.constexpr):
    return asymmetric_loss_none_false_variants_background(p, r, c, EXPONENTS, 0)


@triton.jit
def asymmetric_loss_none_true_background(p, r, c, EXPONENTS: tl.constexpr):
    return asymmetric_loss_none_false_variants_background(p, r, c, EXPONENTS, 1)


asymmetric_loss_none_false_shared = asymmetric_loss_none_true_shared = asymmetric_loss_none_false_variants_shared
asymmetric_loss_none_false_exponents = asymmetric_loss_none_true_exponents = asymmetric_loss_none_false_variants_exponents


def asymmetric_loss_number_false_variants_shared(h, machine):
    s0 = h[1] == 0.0
    return (float(h[2]), float(h[0]), float(h[1]), float(h[3]), float(s0),)


asymmetric_loss_number_false_variants_exponents = (2,)


@triton.jit
def asymmetric_loss_number_false_variants(p, t, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x11 = x10 - c[0]
    x12 = larger(x11, number(0.0, p.dtype))
    x13 = x9 * x12
    x14 = x8 + x13
    x15 = larger(x14, tiny)
    x16 = c[1] * t
    x17 = c[2] * x9
    x18 = x16 + x17
    x19 = power(x15, x18, 0)
    x20 = t * x10
    x21 = x7 + c[0]
    x22 = smaller(x21, number(1.0, p.dtype))
    x23 = x9 * x22
    x24 = x20 + x23
    x25 = larger(x24, c[3])
    x26 = tl.log(x25)
    x27 = x19 * x26
    x28 = -x27
    x29 = x11 > 0.0
    x30 = x14 > tiny
    x31 = x18 == 0.0
    x32 = power_over_base(x19, x15, 0)
    x33 = x18 * x32
    x34 = x26 * x33
    x35 = -x34
    x36 = tl.where(x31, number(0.0, p.dtype), x35)
    x37 = tl.where(x30, x36, number(0.0, p.dtype))
    x38 = x37 * x9
    x39 = tl.where(x29, x38, number(0.0, p.dtype))
    x40 = x24 < c[3]
    x41 = x24 == c[3]
    x42 = x19 / x25
    x43 = 0.5 * x42
    x44 = -x43
    x45 = -x42
    x46 = tl.where(x41, x44, x45)
    x47 = tl.where(x40, number(0.0, p.dtype), x46)
    x48 = x47 * t
    x49 = x39 + x48
    x50 = (x49, x48)[VARIANT]
    x51 = x10 * x7
    x52 = x50 * x51
    x53 = x37 * t
    x54 = x21 < 1.0
    x55 = x47 * x9
    x56 = tl.where(x54, x55, number(0.0, p.dtype))
    x57 = x53 + x56
    x58 = (x57, x56)[VARIANT]
    x59 = x7 * x10
    x60 = x58 * x59
    x61 = x52 - x60
    return x28, x61


@triton.jit
def asymmetric_loss_number_false(p, t, r, c, EXPONENTS: tl.constexpr):
    return asymmetric_loss_number_false_variants(p, t, r, c, EXPONENTS, 0)


@triton.jit
def asymmetric_loss_number_true(p, t, r, c, EXPONENTS: tl.constexpr):
    return asymmetric_loss_number_false_variants(p, t, r, c, EXPONENTS, 1)


@triton.jit
def asymmetric_loss_number_false_variants_background(p, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = p < 0.0
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = 1.0 + x3
    x5 = 1.0 / x4
    x6 = x3 * x5
    x7 = tl.where(x0, x6, x5)
    x8 = x7 - c[0]
    x9 = larger(x8, number(0.0, p.dtype))
    x10 = larger(x9, tiny)
    x11 = power(x10, c[2], (EXPONENTS >> 6) & 7)
    x12 = tl.where(x0, x5, x6)
    x13 = x12 + c[0]
    x14 = smaller(x13, number(1.0, p.dtype))
    x15 = larger(x14, c[3])
    x16 = tl.log(x15)
    x17 = x11 * x16
    x18 = -x17
    x19 = x8 > 0.0
    x20 = x9 > tiny
    x21 = power_over_base(x11, x10, (EXPONENTS >> 6) & 7)
    x22 = c[2] * x21
    x23 = x16 * x22
    x24 = -x23
    x25 = tl.where((c[4] != 0), number(0.0, p.dtype), x24)
    x26 = tl.where(x20, x25, number(0.0, p.dtype))
    x27 = tl.where(x19, x26, number(0.0, p.dtype))
    x28 = x7 * x12
    x29 = x27 * x28
    x30 = x13 < 1.0
    x31 = x14 < c[3]
    x32 = x14 == c[3]
    x33 = x11 / x15
    x34 = 0.5 * x33
    x35 = -x34
    x36 = -x33
    x37 = tl.where(x32, x35, x36)
    x38 = tl.where(x31, number(0.0, p.dtype), x37)
    x39 = tl.where(x30, x38, number(0.0, p.dtype))
    x40 = x12 * x7
    x41 = x39 * x40
    x42 = x29 - x41
    x43 = -x41
    x44 = (x42, x43)[VARIANT]
    return x18, x44


@triton.jit
def asymmetric_loss_number_false_background(p, r, c, EXPONENTS: tl.constexpr):
    return asymmetric_loss_number_false_variants_background(p, r, c, EXPONENTS, 0)


@triton.jit
def asymmetric_loss_number_true_background(p, r, c, EXPONENTS: tl.constexpr):
    return asymmetric_loss_number_false_variants_background(p, r, c, EXPONENTS, 1)


asymmetric_loss_number_false_shared = asymmetric_loss_number_true_shared = asymmetric_loss_number_false_variants_shared
asymmetric_loss_number_false_exponents = asymmetric_loss_number_true_exponents = asymmetric_loss_number_false_variants_exponents
