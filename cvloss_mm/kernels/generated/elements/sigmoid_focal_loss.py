# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def sigmoid_focal_loss_none_none_shared(h, machine):
    s0 = h[0] == 0.0
    return (float(h[0]), float(s0),)


sigmoid_focal_loss_none_none_exponents = (0,)


@triton.jit
def sigmoid_focal_loss_none_none(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x26 = x12 > tiny
    x27 = power_over_base(x14, x13, (EXPONENTS >> 0) & 7)
    x28 = c[0] * x27
    x29 = x24 * x28
    x30 = tl.where((c[1] != 0), number(0.0, p.dtype), x29)
    x31 = tl.where(x26, x30, number(0.0, p.dtype))
    x32 = x31 * x9
    x33 = x10 * x7
    x34 = x32 * x33
    x35 = x31 * t
    x36 = x7 * x10
    x37 = x35 * x36
    x38 = x34 - x37
    x39 = x14 * x9
    x40 = x39 * x10
    x41 = x38 + x40
    x42 = t * x14
    x43 = x42 * x7
    x44 = x41 - x43
    return x25, x44


@triton.jit
def sigmoid_focal_loss_none_none_background(p, r, c, EXPONENTS: tl.constexpr):
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
    x15 = x7 > tiny
    x16 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
    x17 = c[0] * x16
    x18 = x13 * x17
    x19 = tl.where((c[1] != 0), number(0.0, p.dtype), x18)
    x20 = tl.where(x15, x19, number(0.0, p.dtype))
    x21 = tl.where(x0, x5, x6)
    x22 = x7 * x21
    x23 = x20 * x22
    x24 = x9 * x7
    x25 = x23 + x24
    return x14, x25


def sigmoid_focal_loss_none_number_shared(h, machine):
    s0 = h[0] == 0.0
    return (float(h[0]), float(s0),)


sigmoid_focal_loss_none_number_exponents = (0,)


@triton.jit
def sigmoid_focal_loss_none_number(p, t, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = r[0] * t
    x1 = 1.0 - t
    x2 = x0 + x1
    x3 = p < 0.0
    x4 = tl.abs(p)
    x5 = -x4
    x6 = tl.exp(x5)
    x7 = 1.0 + x6
    x8 = 1.0 / x7
    x9 = x6 * x8
    x10 = tl.where(x3, x8, x9)
    x11 = t * x10
    x12 = tl.where(x3, x9, x8)
    x13 = x1 * x12
    x14 = x11 + x13
    x15 = larger(x14, tiny)
    x16 = power(x15, c[0], (EXPONENTS >> 0) & 7)
    x17 = smaller(p, number(0.0, p.dtype))
    x18 = log1p_unit(x6)
    x19 = x17 - x18
    x20 = t * x19
    x21 = -x20
    x22 = -p
    x23 = smaller(x22, number(0.0, p.dtype))
    x24 = x23 - x18
    x25 = x1 * x24
    x26 = x21 - x25
    x27 = x16 * x26
    x28 = x2 * x27
    x29 = x14 > tiny
    x30 = x2 * x26
    x31 = power_over_base(x16, x15, (EXPONENTS >> 0) & 7)
    x32 = c[0] * x31
    x33 = x30 * x32
    x34 = tl.where((c[1] != 0), number(0.0, p.dtype), x33)
    x35 = tl.where(x29, x34, number(0.0, p.dtype))
    x36 = x35 * x1
    x37 = x12 * x10
    x38 = x36 * x37
    x39 = x35 * t
    x40 = x10 * x12
    x41 = x39 * x40
    x42 = x38 - x41
    x43 = x2 * x16
    x44 = x43 * x1
    x45 = x44 * x12
    x46 = x42 + x45
    x47 = t * x43
    x48 = x47 * x10
    x49 = x46 - x48
    return x28, x49


@triton.jit
def sigmoid_focal_loss_none_number_background(p, r, c, EXPONENTS: tl.constexpr):
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
    x15 = x7 > tiny
    x16 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
    x17 = c[0] * x16
    x18 = x13 * x17
    x19 = tl.where((c[1] != 0), number(0.0, p.dtype), x18)
    x20 = tl.where(x15, x19, number(0.0, p.dtype))
    x21 = tl.where(x0, x5, x6)
    x22 = x7 * x21
    x23 = x20 * x22
    x24 = x9 * x7
    x25 = x23 + x24
    return x14, x25


def sigmoid_focal_loss_number_none_shared(h, machine):
    s0 = h[0] == 0.0
    return (float(h[0]), float(s0),)


sigmoid_focal_loss_number_none_exponents = (0,)


@triton.jit
def sigmoid_focal_loss_number_none(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x31 = x16 > tiny
    x32 = x4 * x28
    x33 = power_over_base(x18, x17, (EXPONENTS >> 0) & 7)
    x34 = c[0] * x33
    x35 = x32 * x34
    x36 = tl.where((c[1] != 0), number(0.0, p.dtype), x35)
    x37 = tl.where(x31, x36, number(0.0, p.dtype))
    x38 = x37 * x2
    x39 = x14 * x12
    x40 = x38 * x39
    x41 = x37 * t
    x42 = x12 * x14
    x43 = x41 * x42
    x44 = x40 - x43
    x45 = x4 * x18
    x46 = x45 * x2
    x47 = x46 * x14
    x48 = x44 + x47
    x49 = t * x45
    x50 = x49 * x12
    x51 = x48 - x50
    return x30, x51


@triton.jit
def sigmoid_focal_loss_number_none_background(p, r, c, EXPONENTS: tl.constexpr):
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
    x17 = x8 > tiny
    x18 = x0 * x14
    x19 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
    x20 = c[0] * x19
    x21 = x18 * x20
    x22 = tl.where((c[1] != 0), number(0.0, p.dtype), x21)
    x23 = tl.where(x17, x22, number(0.0, p.dtype))
    x24 = tl.where(x1, x6, x7)
    x25 = x8 * x24
    x26 = x23 * x25
    x27 = x0 * x10
    x28 = x27 * x8
    x29 = x26 + x28
    return x16, x29


def sigmoid_focal_loss_number_number_shared(h, machine):
    s0 = h[0] == 0.0
    return (float(h[0]), float(s0),)


sigmoid_focal_loss_number_number_exponents = (0,)


@triton.jit
def sigmoid_focal_loss_number_number(p, t, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = r[0] * t
    x1 = 1.0 - r[0]
    x2 = 1.0 - t
    x3 = x1 * x2
    x4 = x0 + x3
    x5 = r[1] * t
    x6 = x5 + x2
    x7 = p < 0.0
    x8 = tl.abs(p)
    x9 = -x8
    x10 = tl.exp(x9)
    x11 = 1.0 + x10
    x12 = 1.0 / x11
    x13 = x10 * x12
    x14 = tl.where(x7, x12, x13)
    x15 = t * x14
    x16 = tl.where(x7, x13, x12)
    x17 = x2 * x16
    x18 = x15 + x17
    x19 = larger(x18, tiny)
    x20 = power(x19, c[0], (EXPONENTS >> 0) & 7)
    x21 = smaller(p, number(0.0, p.dtype))
    x22 = log1p_unit(x10)
    x23 = x21 - x22
    x24 = t * x23
    x25 = -x24
    x26 = -p
    x27 = smaller(x26, number(0.0, p.dtype))
    x28 = x27 - x22
    x29 = x2 * x28
    x30 = x25 - x29
    x31 = x20 * x30
    x32 = x6 * x31
    x33 = x4 * x32
    x34 = x18 > tiny
    x35 = x4 * x6
    x36 = x35 * x30
    x37 = power_over_base(x20, x19, (EXPONENTS >> 0) & 7)
    x38 = c[0] * x37
    x39 = x36 * x38
    x40 = tl.where((c[1] != 0), number(0.0, p.dtype), x39)
    x41 = tl.where(x34, x40, number(0.0, p.dtype))
    x42 = x41 * x2
    x43 = x16 * x14
    x44 = x42 * x43
    x45 = x41 * t
    x46 = x14 * x16
    x47 = x45 * x46
    x48 = x44 - x47
    x49 = x35 * x20
    x50 = x49 * x2
    x51 = x50 * x16
    x52 = x48 + x51
    x53 = t * x49
    x54 = x53 * x14
    x55 = x52 - x54
    return x33, x55


@triton.jit
def sigmoid_focal_loss_number_number_background(p, r, c, EXPONENTS: tl.constexpr):
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
    x17 = x8 > tiny
    x18 = x0 * x14
    x19 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
    x20 = c[0] * x19
    x21 = x18 * x20
    x22 = tl.where((c[1] != 0), number(0.0, p.dtype), x21)
    x23 = tl.where(x17, x22, number(0.0, p.dtype))
    x24 = tl.where(x1, x6, x7)
    x25 = x8 * x24
    x26 = x23 * x25
    x27 = x0 * x10
    x28 = x27 * x8
    x29 = x26 + x28
    return x16, x29
