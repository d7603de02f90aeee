# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def poly1_focal_loss_none_false_shared(h, machine):
    s0 = h[1] + 1.0
    s1 = h[1] == 0.0
    s2 = s0 == 0.0
    return (float(h[1]), float(s0), float(h[0]), float(s1), float(s2),)


poly1_focal_loss_none_false_exponents = (0, 1,)


@triton.jit
def poly1_focal_loss_none_false(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x26 = power(x13, c[1], (EXPONENTS >> 3) & 7)
    x27 = c[2] * x26
    x28 = x25 + x27
    x29 = x12 > tiny
    x30 = power_over_base(x14, x13, (EXPONENTS >> 0) & 7)
    x31 = c[0] * x30
    x32 = x24 * x31
    x33 = tl.where((c[3] != 0), number(0.0, p.dtype), x32)
    x34 = tl.where(x29, x33, number(0.0, p.dtype))
    x35 = x34 * x9
    x36 = x10 * x7
    x37 = x35 * x36
    x38 = x34 * t
    x39 = x7 * x10
    x40 = x38 * x39
    x41 = x37 - x40
    x42 = x14 * x9
    x43 = x42 * x10
    x44 = x41 + x43
    x45 = t * x14
    x46 = x45 * x7
    x47 = x44 - x46
    x48 = power_over_base(x26, x13, (EXPONENTS >> 3) & 7)
    x49 = c[1] * x48
    x50 = c[2] * x49
    x51 = tl.where((c[4] != 0), number(0.0, p.dtype), x50)
    x52 = tl.where(x29, x51, number(0.0, p.dtype))
    x53 = x52 * x9
    x54 = x53 * x36
    x55 = x47 + x54
    x56 = x52 * t
    x57 = x56 * x39
    x58 = x55 - x57
    return x28, x58


@triton.jit
def poly1_focal_loss_none_false_background(p, r, c, EXPONENTS: tl.constexpr):
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
    x15 = power(x8, c[1], (EXPONENTS >> 3) & 7)
    x16 = c[2] * x15
    x17 = x14 + x16
    x18 = x7 > tiny
    x19 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
    x20 = c[0] * x19
    x21 = x13 * x20
    x22 = tl.where((c[3] != 0), number(0.0, p.dtype), x21)
    x23 = tl.where(x18, x22, number(0.0, p.dtype))
    x24 = tl.where(x0, x5, x6)
    x25 = x7 * x24
    x26 = x23 * x25
    x27 = x9 * x7
    x28 = x26 + x27
    x29 = power_over_base(x15, x8, (EXPONENTS >> 3) & 7)
    x30 = c[1] * x29
    x31 = c[2] * x30
    x32 = tl.where((c[4] != 0), number(0.0, p.dtype), x31)
    x33 = tl.where(x18, x32, number(0.0, p.dtype))
    x34 = x33 * x25
    x35 = x28 + x34
    return x17, x35


def poly1_focal_loss_none_true_shared(h, machine):
    s0 = h[1] + 1.0
    s1 = h[1] == 0.0
    s2 = s0 == 0.0
    return (float(h[1]), float(s0), float(h[0]), float(s1), float(s2),)


poly1_focal_loss_none_true_exponents = (0, 1,)


@triton.jit
def poly1_focal_loss_none_true(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x26 = power(x13, c[1], (EXPONENTS >> 3) & 7)
    x27 = c[2] * x26
    x28 = x25 + x27
    x29 = x12 > tiny
    x30 = power_over_base(x14, x13, (EXPONENTS >> 0) & 7)
    x31 = c[0] * x30
    x32 = x24 * x31
    x33 = tl.where((c[3] != 0), number(0.0, p.dtype), x32)
    x34 = tl.where(x29, x33, number(0.0, p.dtype))
    x35 = x34 * x9
    x36 = x10 * x7
    x37 = x35 * x36
    x38 = x34 * t
    x39 = x7 * x10
    x40 = x38 * x39
    x41 = x37 - x40
    x42 = x14 * x9
    x43 = x42 * x10
    x44 = x41 + x43
    x45 = t * x14
    x46 = x45 * x7
    x47 = x44 - x46
    x48 = power_over_base(x26, x13, (EXPONENTS >> 3) & 7)
    x49 = c[1] * x48
    x50 = c[2] * x49
    x51 = tl.where((c[4] != 0), number(0.0, p.dtype), x50)
    x52 = tl.where(x29, x51, number(0.0, p.dtype))
    x53 = x52 * x9
    x54 = x53 * x36
    x55 = x47 + x54
    x56 = x52 * t
    x57 = x56 * x39
    x58 = x55 - x57
    return x28, x58


@triton.jit
def poly1_focal_loss_none_true_background(p, r, c, EXPONENTS: tl.constexpr):
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
    x15 = power(x8, c[1], (EXPONENTS >> 3) & 7)
    x16 = c[2] * x15
    x17 = x14 + x16
    x18 = x7 > tiny
    x19 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
    x20 = c[0] * x19
    x21 = x13 * x20
    x22 = tl.where((c[3] != 0), number(0.0, p.dtype), x21)
    x23 = tl.where(x18, x22, number(0.0, p.dtype))
    x24 = tl.where(x0, x5, x6)
    x25 = x7 * x24
    x26 = x23 * x25
    x27 = x9 * x7
    x28 = x26 + x27
    x29 = power_over_base(x15, x8, (EXPONENTS >> 3) & 7)
    x30 = c[1] * x29
    x31 = c[2] * x30
    x32 = tl.where((c[4] != 0), number(0.0, p.dtype), x31)
    x33 = tl.where(x18, x32, number(0.0, p.dtype))
    x34 = x33 * x25
    x35 = x28 + x34
    return x17, x35


def poly1_focal_loss_number_false_shared(h, machine):
    s0 = h[1] + 1.0
    s1 = h[1] == 0.0
    s2 = s0 == 0.0
    return (float(h[1]), float(s0), float(h[0]), float(s1), float(s2),)


poly1_focal_loss_number_false_exponents = (0, 1,)


@triton.jit
def poly1_focal_loss_number_false(p, t, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = r[0] * t
    x1 = 1.0 - r[0]
    x2 = 1.0 - t
    x3 = x1 * x2
    x4 = x0 + x3
    x5 = p < 0.0
    x6 = tl.abs(p)
    x7 = -x6
    x8 = tl.exp(x7)
    x9 = 1.0 + x8
    x10 = 1.0 / x9
    x11 = x8 * x10
    x12 = tl.where(x5, x10, x11)
    x13 = t * x12
    x14 = tl.where(x5, x11, x10)
    x15 = x2 * x14
    x16 = x13 + x15
    x17 = larger(x16, tiny)
    x18 = power(x17, c[0], (EXPONENTS >> 0) & 7)
    x19 = smaller(p, number(0.0, p.dtype))
    x20 = log1p_unit(x8)
    x21 = x19 - x20
    x22 = t * x21
    x23 = -x22
    x24 = -p
    x25 = smaller(x24, number(0.0, p.dtype))
    x26 = x25 - x20
    x27 = x2 * x26
    x28 = x23 - x27
    x29 = x18 * x28
    x30 = x4 * x29
    x31 = power(x17, c[1], (EXPONENTS >> 3) & 7)
    x32 = c[2] * x31
    x33 = x30 + x32
    x34 = x16 > tiny
    x35 = x4 * x28
    x36 = power_over_base(x18, x17, (EXPONENTS >> 0) & 7)
    x37 = c[0] * x36
    x38 = x35 * x37
    x39 = tl.where((c[3] != 0), number(0.0, p.dtype), x38)
    x40 = tl.where(x34, x39, number(0.0, p.dtype))
    x41 = x40 * x2
    x42 = x14 * x12
    x43 = x41 * x42
    x44 = x40 * t
    x45 = x12 * x14
    x46 = x44 * x45
    x47 = x43 - x46
    x48 = x4 * x18
    x49 = x48 * x2
    x50 = x49 * x14
    x51 = x47 + x50
    x52 = t * x48
    x53 = x52 * x12
    x54 = x51 - x53
    x55 = power_over_base(x31, x17, (EXPONENTS >> 3) & 7)
    x56 = c[1] * x55
    x57 = c[2] * x56
    x58 = tl.where((c[4] != 0), number(0.0, p.dtype), x57)
    x59 = tl.where(x34, x58, number(0.0, p.dtype))
    x60 = x59 * x2
    x61 = x60 * x42
    x62 = x54 + x61
    x63 = x59 * t
    x64 = x63 * x45
    x65 = x62 - x64
    return x33, x65


@triton.jit
def poly1_focal_loss_number_false_background(p, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = 1.0 - r[0]
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
    x11 = log1p_unit(x4)
    x12 = -p
    x13 = smaller(x12, number(0.0, p.dtype))
    x14 = x11 - x13
    x15 = x10 * x14
    x16 = x0 * x15
    x17 = power(x9, c[1], (EXPONENTS >> 3) & 7)
    x18 = c[2] * x17
    x19 = x16 + x18
    x20 = x8 > tiny
    x21 = x0 * x14
    x22 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
    x23 = c[0] * x22
    x24 = x21 * x23
    x25 = tl.where((c[3] != 0), number(0.0, p.dtype), x24)
    x26 = tl.where(x20, x25, number(0.0, p.dtype))
    x27 = tl.where(x1, x6, x7)
    x28 = x8 * x27
    x29 = x26 * x28
    x30 = x0 * x10
    x31 = x30 * x8
    x32 = x29 + x31
    x33 = power_over_base(x17, x9, (EXPONENTS >> 3) & 7)
    x34 = c[1] * x33
    x35 = c[2] * x34
    x36 = tl.where((c[4] != 0), number(0.0, p.dtype), x35)
    x37 = tl.where(x20, x36, number(0.0, p.dtype))
    x38 = x37 * x28
    x39 = x32 + x38
    return x19, x39


def poly1_focal_loss_number_true_shared(h, machine):
    s0 = h[1] + 1.0
    s1 = h[1] == 0.0
    s2 = s0 == 0.0
    return (float(h[1]), float(s0), float(h[0]), float(s1), float(s2),)


poly1_focal_loss_number_true_exponents = (0, 1,)


@triton.jit
def poly1_focal_loss_number_true(p, t, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = r[0] * t
    x1 = 1.0 - r[0]
    x2 = 1.0 - t
    x3 = x1 * x2
    x4 = x0 + x3
    x5 = p < 0.0
    x6 = tl.abs(p)
    x7 = -x6
    x8 = tl.exp(x7)
    x9 = 1.0 + x8
    x10 = 1.0 / x9
    x11 = x8 * x10
    x12 = tl.where(x5, x10, x11)
    x13 = t * x12
    x14 = tl.where(x5, x11, x10)
    x15 = x2 * x14
    x16 = x13 + x15
    x17 = larger(x16, tiny)
    x18 = power(x17, c[0], (EXPONENTS >> 0) & 7)
    x19 = smaller(p, number(0.0, p.dtype))
    x20 = log1p_unit(x8)
    x21 = x19 - x20
    x22 = t * x21
    x23 = -x22
    x24 = -p
    x25 = smaller(x24, number(0.0, p.dtype))
    x26 = x25 - x20
    x27 = x2 * x26
    x28 = x23 - x27
    x29 = x18 * x28
    x30 = x4 * x29
    x31 = power(x17, c[1], (EXPONENTS >> 3) & 7)
    x32 = c[2] * x31
    x33 = x4 * x32
    x34 = x30 + x33
    x35 = x16 > tiny
    x36 = x4 * x28
    x37 = power_over_base(x18, x17, (EXPONENTS >> 0) & 7)
    x38 = c[0] * x37
    x39 = x36 * x38
    x40 = tl.where((c[3] != 0), number(0.0, p.dtype), x39)
    x41 = tl.where(x35, x40, number(0.0, p.dtype))
    x42 = x41 * x2
    x43 = x14 * x12
    x44 = x42 * x43
    x45 = x41 * t
    x46 = x12 * x14
    x47 = x45 * x46
    x48 = x44 - x47
    x49 = x4 * x18
    x50 = x49 * x2
    x51 = x50 * x14
    x52 = x48 + x51
    x53 = t * x49
    x54 = x53 * x12
    x55 = x52 - x54
    x56 = x4 * c[2]
    x57 = power_over_base(x31, x17, (EXPONENTS >> 3) & 7)
    x58 = c[1] * x57
    x59 = x56 * x58
    x60 = tl.where((c[4] != 0), number(0.0, p.dtype), x59)
    x61 = tl.where(x35, x60, number(0.0, p.dtype))
    x62 = x61 * x2
    x63 = x62 * x43
    x64 = x55 + x63
    x65 = x61 * t
    x66 = x65 * x46
    x67 = x64 - x66
    return x34, x67


@triton.jit
def poly1_focal_loss_number_true_background(p, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = 1.0 - r[0]
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
    x11 = log1p_unit(x4)
    x12 = -p
    x13 = smaller(x12, number(0.0, p.dtype))
    x14 = x11 - x13
    x15 = x10 * x14
    x16 = x0 * x15
    x17 = power(x9, c[1], (EXPONENTS >> 3) & 7)
    x18 = c[2] * x17
    x19 = x0 * x18
    x20 = x16 + x19
    x21 = x8 > tiny
    x22 = x0 * x14
    x23 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
    x24 = c[0] * x23
    x25 = x22 * x24
    x26 = tl.where((c[3] != 0), number(0.0, p.dtype), x25)
    x27 = tl.where(x21, x26, number(0.0, p.dtype))
    x28 = tl.where(x1, x6, x7)
    x29 = x8 * x28
    x30 = x27 * x29
    x31 = x0 * x10
    x32 = x31 * x8
    x33 = x30 + x32
    x34 = x0 * c[2]
    x35 = power_over_base(x17, x9, (EXPONENTS >> 3) & 7)
    x36 = c[1] * x35
    x37 = x34 * x36
    x38 = tl.where((c[4] != 0), number(0.0, p.dtype), x37)
    x39 = tl.where(x21, x38, number(0.0, p.dtype))
    x40 = x39 * x29
    x41 = x33 + x40
    return x20, x41
