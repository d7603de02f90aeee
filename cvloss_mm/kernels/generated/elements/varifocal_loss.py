# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def varifocal_loss_false_false_shared(h, machine):
    s0 = h[1] == 0.0
    return (float(h[1]), float(h[0]), float(s0),)


varifocal_loss_false_false_exponents = (0,)


@triton.jit
def varifocal_loss_false_false(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x13 = smaller(p, number(0.0, p.dtype))
    x14 = log1p_unit(x4)
    x15 = x13 - x14
    x16 = t * x15
    x17 = -x16
    x18 = 1.0 - t
    x19 = -p
    x20 = smaller(x19, number(0.0, p.dtype))
    x21 = x20 - x14
    x22 = x18 * x21
    x23 = x17 - x22
    x24 = x12 * x23
    x25 = x12 * x18
    x26 = x25 * x8
    x27 = t * x12
    x28 = tl.where(x1, x6, x7)
    x29 = x27 * x28
    x30 = x26 - x29
    x31 = x8 > tiny
    x32 = tl.where(x0, number(0.0, p.dtype), x23)
    x33 = x32 * c[1]
    x34 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
    x35 = c[0] * x34
    x36 = x33 * x35
    x37 = tl.where((c[2] != 0), number(0.0, p.dtype), x36)
    x38 = tl.where(x31, x37, number(0.0, p.dtype))
    x39 = x8 * x28
    x40 = x38 * x39
    x41 = x30 + x40
    return x24, x41


@triton.jit
def varifocal_loss_false_false_background(p, r, c, EXPONENTS: tl.constexpr):
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
    return x15, x27


def varifocal_loss_false_true_shared(h, machine):
    return (float(h[1]), float(h[0]),)


varifocal_loss_false_true_exponents = (0,)


@triton.jit
def varifocal_loss_false_true(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x13 = smaller(p, number(0.0, p.dtype))
    x14 = log1p_unit(x4)
    x15 = x13 - x14
    x16 = t * x15
    x17 = -x16
    x18 = 1.0 - t
    x19 = -p
    x20 = smaller(x19, number(0.0, p.dtype))
    x21 = x20 - x14
    x22 = x18 * x21
    x23 = x17 - x22
    x24 = x12 * x23
    x25 = x12 * x18
    x26 = x25 * x8
    x27 = t * x12
    x28 = tl.where(x1, x6, x7)
    x29 = x27 * x28
    x30 = x26 - x29
    return x24, x30


@triton.jit
def varifocal_loss_false_true_background(p, r, c, EXPONENTS: tl.constexpr):
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
    return x15, x16


def varifocal_loss_true_false_shared(h, machine):
    s0 = h[1] == 0.0
    return (float(h[1]), float(h[0]), float(s0),)


varifocal_loss_true_false_exponents = (0,)


@triton.jit
def varifocal_loss_true_false(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x12 = tl.where(x0, t, x11)
    x13 = smaller(p, number(0.0, p.dtype))
    x14 = log1p_unit(x4)
    x15 = x13 - x14
    x16 = t * x15
    x17 = -x16
    x18 = 1.0 - t
    x19 = -p
    x20 = smaller(x19, number(0.0, p.dtype))
    x21 = x20 - x14
    x22 = x18 * x21
    x23 = x17 - x22
    x24 = x12 * x23
    x25 = x12 * x18
    x26 = x25 * x8
    x27 = t * x12
    x28 = tl.where(x1, x6, x7)
    x29 = x27 * x28
    x30 = x26 - x29
    x31 = x8 > tiny
    x32 = tl.where(x0, number(0.0, p.dtype), x23)
    x33 = x32 * c[1]
    x34 = power_over_base(x10, x9, (EXPONENTS >> 0) & 7)
    x35 = c[0] * x34
    x36 = x33 * x35
    x37 = tl.where((c[2] != 0), number(0.0, p.dtype), x36)
    x38 = tl.where(x31, x37, number(0.0, p.dtype))
    x39 = x8 * x28
    x40 = x38 * x39
    x41 = x30 + x40
    return x24, x41


@triton.jit
def varifocal_loss_true_false_background(p, r, c, EXPONENTS: tl.constexpr):
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
    return x15, x27


def varifocal_loss_true_true_shared(h, machine):
    return (float(h[1]), float(h[0]),)


varifocal_loss_true_true_exponents = (0,)


@triton.jit
def varifocal_loss_true_true(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x12 = tl.where(x0, t, x11)
    x13 = smaller(p, number(0.0, p.dtype))
    x14 = log1p_unit(x4)
    x15 = x13 - x14
    x16 = t * x15
    x17 = -x16
    x18 = 1.0 - t
    x19 = -p
    x20 = smaller(x19, number(0.0, p.dtype))
    x21 = x20 - x14
    x22 = x18 * x21
    x23 = x17 - x22
    x24 = x12 * x23
    x25 = x12 * x18
    x26 = x25 * x8
    x27 = t * x12
    x28 = tl.where(x1, x6, x7)
    x29 = x27 * x28
    x30 = x26 - x29
    return x24, x30


@triton.jit
def varifocal_loss_true_true_background(p, r, c, EXPONENTS: tl.constexpr):
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
    return x15, x16
