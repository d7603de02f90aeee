# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def equalized_focal_loss_none_none_shared(h, machine):
    s0 = quotient(h[0], h[0])
    s1 = h[0] == 0.0
    return (float(h[0]), float(s0), float(s1),)


equalized_focal_loss_none_none_exponents = (0,)


@triton.jit
def equalized_focal_loss_none_none(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x27 = x12 > tiny
    x28 = c[1] * x24
    x29 = power_over_base(x14, x13, (EXPONENTS >> 0) & 7)
    x30 = c[0] * x29
    x31 = x28 * x30
    x32 = tl.where((c[2] != 0), number(0.0, p.dtype), x31)
    x33 = tl.where(x27, x32, number(0.0, p.dtype))
    x34 = x33 * x9
    x35 = x10 * x7
    x36 = x34 * x35
    x37 = x33 * t
    x38 = x7 * x10
    x39 = x37 * x38
    x40 = x36 - x39
    x41 = c[1] * x14
    x42 = x41 * x9
    x43 = x42 * x10
    x44 = x40 + x43
    x45 = t * x41
    x46 = x45 * x7
    x47 = x44 - x46
    return x26, x47


@triton.jit
def equalized_focal_loss_none_none_background(p, r, c, EXPONENTS: tl.constexpr):
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
    x16 = x7 > tiny
    x17 = c[1] * x13
    x18 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
    x19 = c[0] * x18
    x20 = x17 * x19
    x21 = tl.where((c[2] != 0), number(0.0, p.dtype), x20)
    x22 = tl.where(x16, x21, number(0.0, p.dtype))
    x23 = tl.where(x0, x5, x6)
    x24 = x7 * x23
    x25 = x22 * x24
    x26 = c[1] * x9
    x27 = x26 * x7
    x28 = x25 + x27
    return x15, x28


def equalized_focal_loss_none_number_shared(h, machine):
    s0 = quotient(1.0, h[0])
    return (float(h[1]), float(h[0]), float(s0),)


equalized_focal_loss_none_number_exponents = ()


@triton.jit
def equalized_focal_loss_none_number(p, t, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = larger(r[0], number(0.0, p.dtype))
    x1 = smaller(x0, number(1.0, p.dtype))
    x2 = 1.0 - x1
    x3 = c[0] * x2
    x4 = c[1] + x3
    x5 = c[2] * x4
    x6 = p < 0.0
    x7 = tl.abs(p)
    x8 = -x7
    x9 = tl.exp(x8)
    x10 = 1.0 + x9
    x11 = 1.0 / x10
    x12 = x9 * x11
    x13 = tl.where(x6, x11, x12)
    x14 = t * x13
    x15 = 1.0 - t
    x16 = tl.where(x6, x12, x11)
    x17 = x15 * x16
    x18 = x14 + x17
    x19 = larger(x18, tiny)
    x20 = power(x19, x4, 0)
    x21 = smaller(p, number(0.0, p.dtype))
    x22 = log1p_unit(x9)
    x23 = x21 - x22
    x24 = t * x23
    x25 = -x24
    x26 = -p
    x27 = smaller(x26, number(0.0, p.dtype))
    x28 = x27 - x22
    x29 = x15 * x28
    x30 = x25 - x29
    x31 = x20 * x30
    x32 = x5 * x31
    x33 = x18 > tiny
    x34 = x4 == 0.0
    x35 = x5 * x30
    x36 = power_over_base(x20, x19, 0)
    x37 = x4 * x36
    x38 = x35 * x37
    x39 = tl.where(x34, number(0.0, p.dtype), x38)
    x40 = tl.where(x33, x39, number(0.0, p.dtype))
    x41 = x40 * x15
    x42 = x16 * x13
    x43 = x41 * x42
    x44 = x40 * t
    x45 = x13 * x16
    x46 = x44 * x45
    x47 = x43 - x46
    x48 = x5 * x20
    x49 = x48 * x15
    x50 = x49 * x16
    x51 = x47 + x50
    x52 = t * x48
    x53 = x52 * x13
    x54 = x51 - x53
    return x32, x54


@triton.jit
def equalized_focal_loss_none_number_background(p, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = larger(r[0], number(0.0, p.dtype))
    x1 = smaller(x0, number(1.0, p.dtype))
    x2 = 1.0 - x1
    x3 = c[0] * x2
    x4 = c[1] + x3
    x5 = c[2] * x4
    x6 = p < 0.0
    x7 = tl.abs(p)
    x8 = -x7
    x9 = tl.exp(x8)
    x10 = 1.0 + x9
    x11 = 1.0 / x10
    x12 = x9 * x11
    x13 = tl.where(x6, x12, x11)
    x14 = larger(x13, tiny)
    x15 = power(x14, x4, 0)
    x16 = log1p_unit(x9)
    x17 = -p
    x18 = smaller(x17, number(0.0, p.dtype))
    x19 = x16 - x18
    x20 = x15 * x19
    x21 = x5 * x20
    x22 = x13 > tiny
    x23 = x4 == 0.0
    x24 = x5 * x19
    x25 = power_over_base(x15, x14, 0)
    x26 = x4 * x25
    x27 = x24 * x26
    x28 = tl.where(x23, number(0.0, p.dtype), x27)
    x29 = tl.where(x22, x28, number(0.0, p.dtype))
    x30 = tl.where(x6, x11, x12)
    x31 = x13 * x30
    x32 = x29 * x31
    x33 = x5 * x15
    x34 = x33 * x13
    x35 = x32 + x34
    return x21, x35


def equalized_focal_loss_number_none_shared(h, machine):
    s0 = quotient(h[0], h[0])
    s1 = h[0] == 0.0
    return (float(h[0]), float(s0), float(s1),)


equalized_focal_loss_number_none_exponents = (0,)


@triton.jit
def equalized_focal_loss_number_none(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x30 = c[1] * x29
    x31 = x4 * x30
    x32 = x16 > tiny
    x33 = x4 * c[1]
    x34 = x33 * x28
    x35 = power_over_base(x18, x17, (EXPONENTS >> 0) & 7)
    x36 = c[0] * x35
    x37 = x34 * x36
    x38 = tl.where((c[2] != 0), number(0.0, p.dtype), x37)
    x39 = tl.where(x32, x38, number(0.0, p.dtype))
    x40 = x39 * x2
    x41 = x14 * x12
    x42 = x40 * x41
    x43 = x39 * t
    x44 = x12 * x14
    x45 = x43 * x44
    x46 = x42 - x45
    x47 = x33 * x18
    x48 = x47 * x2
    x49 = x48 * x14
    x50 = x46 + x49
    x51 = t * x47
    x52 = x51 * x12
    x53 = x50 - x52
    return x31, x53


@triton.jit
def equalized_focal_loss_number_none_background(p, r, c, EXPONENTS: tl.constexpr):
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
    x16 = c[1] * x15
    x17 = x0 * x16
    x18 = x8 > tiny
    x19 = x0 * c[1]
    x20 = x19 * x14
    x21 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
    x22 = c[0] * x21
    x23 = x20 * x22
    x24 = tl.where((c[2] != 0), number(0.0, p.dtype), x23)
    x25 = tl.where(x18, x24, number(0.0, p.dtype))
    x26 = tl.where(x1, x6, x7)
    x27 = x8 * x26
    x28 = x25 * x27
    x29 = x19 * x10
    x30 = x29 * x8
    x31 = x28 + x30
    return x17, x31


def equalized_focal_loss_number_number_shared(h, machine):
    s0 = quotient(1.0, h[0])
    return (float(h[1]), float(h[0]), float(s0),)


equalized_focal_loss_number_number_exponents = ()


@triton.jit
def equalized_focal_loss_number_number(p, t, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = r[0] * t
    x1 = 1.0 - r[0]
    x2 = 1.0 - t
    x3 = x1 * x2
    x4 = x0 + x3
    x5 = larger(r[1], number(0.0, p.dtype))
    x6 = smaller(x5, number(1.0, p.dtype))
    x7 = 1.0 - x6
    x8 = c[0] * x7
    x9 = c[1] + x8
    x10 = c[2] * x9
    x11 = p < 0.0
    x12 = tl.abs(p)
    x13 = -x12
    x14 = tl.exp(x13)
    x15 = 1.0 + x14
    x16 = 1.0 / x15
    x17 = x14 * x16
    x18 = tl.where(x11, x16, x17)
    x19 = t * x18
    x20 = tl.where(x11, x17, x16)
    x21 = x2 * x20
    x22 = x19 + x21
    x23 = larger(x22, tiny)
    x24 = power(x23, x9, 0)
    x25 = smaller(p, number(0.0, p.dtype))
    x26 = log1p_unit(x14)
    x27 = x25 - x26
    x28 = t * x27
    x29 = -x28
    x30 = -p
    x31 = smaller(x30, number(0.0, p.dtype))
    x32 = x31 - x26
    x33 = x2 * x32
    x34 = x29 - x33
    x35 = x24 * x34
    x36 = x10 * x35
    x37 = x4 * x36
    x38 = x22 > tiny
    x39 = x9 == 0.0
    x40 = x4 * x10
    x41 = x40 * x34
    x42 = power_over_base(x24, x23, 0)
    x43 = x9 * x42
    x44 = x41 * x43
    x45 = tl.where(x39, number(0.0, p.dtype), x44)
    x46 = tl.where(x38, x45, number(0.0, p.dtype))
    x47 = x46 * x2
    x48 = x20 * x18
    x49 = x47 * x48
    x50 = x46 * t
    x51 = x18 * x20
    x52 = x50 * x51
    x53 = x49 - x52
    x54 = x40 * x24
    x55 = x54 * x2
    x56 = x55 * x20
    x57 = x53 + x56
    x58 = t * x54
    x59 = x58 * x18
    x60 = x57 - x59
    return x37, x60


@triton.jit
def equalized_focal_loss_number_number_background(p, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = 1.0 - r[0]
    x1 = larger(r[1], number(0.0, p.dtype))
    x2 = smaller(x1, number(1.0, p.dtype))
    x3 = 1.0 - x2
    x4 = c[0] * x3
    x5 = c[1] + x4
    x6 = c[2] * x5
    x7 = p < 0.0
    x8 = tl.abs(p)
    x9 = -x8
    x10 = tl.exp(x9)
    x11 = 1.0 + x10
    x12 = 1.0 / x11
    x13 = x10 * x12
    x14 = tl.where(x7, x13, x12)
    x15 = larger(x14, tiny)
    x16 = power(x15, x5, 0)
    x17 = log1p_unit(x10)
    x18 = -p
    x19 = smaller(x18, number(0.0, p.dtype))
    x20 = x17 - x19
    x21 = x16 * x20
    x22 = x6 * x21
    x23 = x0 * x22
    x24 = x14 > tiny
    x25 = x5 == 0.0
    x26 = x0 * x6
    x27 = x26 * x20
    x28 = power_over_base(x16, x15, 0)
    x29 = x5 * x28
    x30 = x27 * x29
    x31 = tl.where(x25, number(0.0, p.dtype), x30)
    x32 = tl.where(x24, x31, number(0.0, p.dtype))
    x33 = tl.where(x7, x12, x13)
    x34 = x14 * x33
    x35 = x32 * x34
    x36 = x26 * x16
    x37 = x36 * x14
    x38 = x35 + x37
    return x23, x38
