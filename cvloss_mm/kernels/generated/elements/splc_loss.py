# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def splc_loss_false_shared(h, machine):
    s0 = h[2] == 0.0
    return (float(h[0]), float(h[1]), float(h[2]), float(s0),)


splc_loss_false_exponents = (2,)


@triton.jit
def splc_loss_false(p, t, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = p < 0.0
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = 1.0 + x3
    x5 = 1.0 / x4
    x6 = x3 * x5
    x7 = tl.where(x0, x6, x5)
    x8 = x7 > c[0]
    x9 = tl.where(x8, number(1.0, p.dtype), t)
    x10 = t == 1.0
    x11 = p - c[1]
    x12 = tl.where(x10, x11, p)
    x13 = x12 < 0.0
    x14 = tl.abs(x12)
    x15 = -x14
    x16 = tl.exp(x15)
    x17 = 1.0 + x16
    x18 = 1.0 / x17
    x19 = x16 * x18
    x20 = tl.where(x13, x18, x19)
    x21 = x9 * x20
    x22 = 1.0 - x9
    x23 = tl.where(x13, x19, x18)
    x24 = x22 * x23
    x25 = x21 + x24
    x26 = larger(x25, tiny)
    x27 = power(x26, c[2], (EXPONENTS >> 6) & 7)
    x28 = smaller(x12, number(0.0, p.dtype))
    x29 = log1p_unit(x16)
    x30 = x28 - x29
    x31 = x9 * x30
    x32 = -x31
    x33 = -x12
    x34 = smaller(x33, number(0.0, p.dtype))
    x35 = x34 - x29
    x36 = x22 * x35
    x37 = x32 - x36
    x38 = x27 * x37
    x39 = x25 > tiny
    x40 = power_over_base(x27, x26, (EXPONENTS >> 6) & 7)
    x41 = c[2] * x40
    x42 = x37 * x41
    x43 = tl.where((c[3] != 0), number(0.0, p.dtype), x42)
    x44 = tl.where(x39, x43, number(0.0, p.dtype))
    x45 = x44 * x22
    x46 = x23 * x20
    x47 = x45 * x46
    x48 = x44 * x9
    x49 = x20 * x23
    x50 = x48 * x49
    x51 = x47 - x50
    x52 = x27 * x22
    x53 = x52 * x23
    x54 = x51 + x53
    x55 = x9 * x27
    x56 = x55 * x20
    x57 = x54 - x56
    x58 = tl.where(x10, number(0.0, p.dtype), x57)
    x59 = tl.where(x10, x57, number(0.0, p.dtype))
    x60 = x58 + x59
    return x38, x60


@triton.jit
def splc_loss_false_background(p, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = p < 0.0
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = 1.0 + x3
    x5 = 1.0 / x4
    x6 = x3 * x5
    x7 = tl.where(x0, x6, x5)
    x8 = x7 > c[0]
    x9 = tl.where(x8, number(1.0, p.dtype), number(0.0, p.dtype))
    x10 = tl.where(x0, x5, x6)
    x11 = x9 * x10
    x12 = 1.0 - x9
    x13 = x12 * x7
    x14 = x11 + x13
    x15 = larger(x14, tiny)
    x16 = power(x15, c[2], (EXPONENTS >> 6) & 7)
    x17 = smaller(p, number(0.0, p.dtype))
    x18 = log1p_unit(x3)
    x19 = x17 - x18
    x20 = x9 * x19
    x21 = -x20
    x22 = -p
    x23 = smaller(x22, number(0.0, p.dtype))
    x24 = x23 - x18
    x25 = x12 * x24
    x26 = x21 - x25
    x27 = x16 * x26
    x28 = x14 > tiny
    x29 = power_over_base(x16, x15, (EXPONENTS >> 6) & 7)
    x30 = c[2] * x29
    x31 = x26 * x30
    x32 = tl.where((c[3] != 0), number(0.0, p.dtype), x31)
    x33 = tl.where(x28, x32, number(0.0, p.dtype))
    x34 = x33 * x12
    x35 = x7 * x10
    x36 = x34 * x35
    x37 = x33 * x9
    x38 = x10 * x7
    x39 = x37 * x38
    x40 = x36 - x39
    x41 = x16 * x12
    x42 = x41 * x7
    x43 = x40 + x42
    x44 = x9 * x16
    x45 = x44 * x10
    x46 = x43 - x45
    return x27, x46


def splc_loss_true_shared(h, machine):
    s0 = h[2] == 0.0
    return (float(h[0]), float(h[1]), float(h[2]), float(s0),)


splc_loss_true_exponents = (2,)


@triton.jit
def splc_loss_true(p, t, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = p < 0.0
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = 1.0 + x3
    x5 = 1.0 / x4
    x6 = x3 * x5
    x7 = tl.where(x0, x6, x5)
    x8 = x7 > c[0]
    x9 = tl.where(x8, number(1.0, p.dtype), t)
    x10 = t == 1.0
    x11 = x10 | x8
    x12 = p - c[1]
    x13 = tl.where(x11, x12, p)
    x14 = x13 < 0.0
    x15 = tl.abs(x13)
    x16 = -x15
    x17 = tl.exp(x16)
    x18 = 1.0 + x17
    x19 = 1.0 / x18
    x20 = x17 * x19
    x21 = tl.where(x14, x19, x20)
    x22 = x9 * x21
    x23 = 1.0 - x9
    x24 = tl.where(x14, x20, x19)
    x25 = x23 * x24
    x26 = x22 + x25
    x27 = larger(x26, tiny)
    x28 = power(x27, c[2], (EXPONENTS >> 6) & 7)
    x29 = smaller(x13, number(0.0, p.dtype))
    x30 = log1p_unit(x17)
    x31 = x29 - x30
    x32 = x9 * x31
    x33 = -x32
    x34 = -x13
    x35 = smaller(x34, number(0.0, p.dtype))
    x36 = x35 - x30
    x37 = x23 * x36
    x38 = x33 - x37
    x39 = x28 * x38
    x40 = x26 > tiny
    x41 = power_over_base(x28, x27, (EXPONENTS >> 6) & 7)
    x42 = c[2] * x41
    x43 = x38 * x42
    x44 = tl.where((c[3] != 0), number(0.0, p.dtype), x43)
    x45 = tl.where(x40, x44, number(0.0, p.dtype))
    x46 = x45 * x23
    x47 = x24 * x21
    x48 = x46 * x47
    x49 = x45 * x9
    x50 = x21 * x24
    x51 = x49 * x50
    x52 = x48 - x51
    x53 = x28 * x23
    x54 = x53 * x24
    x55 = x52 + x54
    x56 = x9 * x28
    x57 = x56 * x21
    x58 = x55 - x57
    x59 = tl.where(x11, number(0.0, p.dtype), x58)
    x60 = tl.where(x11, x58, number(0.0, p.dtype))
    x61 = x59 + x60
    return x39, x61


@triton.jit
def splc_loss_true_background(p, r, c, EXPONENTS: tl.constexpr):
    tiny = number(2.2250738585072014e-308 if p.dtype == tl.float64 else 1.1754943508222875e-38, p.dtype)
    x0 = p < 0.0
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = 1.0 + x3
    x5 = 1.0 / x4
    x6 = x3 * x5
    x7 = tl.where(x0, x6, x5)
    x8 = x7 > c[0]
    x9 = tl.where(x8, number(1.0, p.dtype), number(0.0, p.dtype))
    x10 = p - c[1]
    x11 = tl.where(x8, x10, p)
    x12 = x11 < 0.0
    x13 = tl.abs(x11)
    x14 = -x13
    x15 = tl.exp(x14)
    x16 = 1.0 + x15
    x17 = 1.0 / x16
    x18 = x15 * x17
    x19 = tl.where(x12, x17, x18)
    x20 = x9 * x19
    x21 = 1.0 - x9
    x22 = tl.where(x12, x18, x17)
    x23 = x21 * x22
    x24 = x20 + x23
    x25 = larger(x24, tiny)
    x26 = power(x25, c[2], (EXPONENTS >> 6) & 7)
    x27 = smaller(x11, number(0.0, p.dtype))
    x28 = log1p_unit(x15)
    x29 = x27 - x28
    x30 = x9 * x29
    x31 = -x30
    x32 = -x11
    x33 = smaller(x32, number(0.0, p.dtype))
    x34 = x33 - x28
    x35 = x21 * x34
    x36 = x31 - x35
    x37 = x26 * x36
    x38 = x24 > tiny
    x39 = power_over_base(x26, x25, (EXPONENTS >> 6) & 7)
    x40 = c[2] * x39
    x41 = x36 * x40
    x42 = tl.where((c[3] != 0), number(0.0, p.dtype), x41)
    x43 = tl.where(x38, x42, number(0.0, p.dtype))
    x44 = x43 * x21
    x45 = x22 * x19
    x46 = x44 * x45
    x47 = x43 * x9
    x48 = x19 * x22
    x49 = x47 * x48
    x50 = x46 - x49
    x51 = x26 * x21
    x52 = x51 * x22
    x53 = x50 + x52
    x54 = x9 * x26
    x55 = x54 * x19
    x56 = x53 - x55
    x57 = tl.where(x8, number(0.0, p.dtype), x56)
    x58 = tl.where(x8, x56, number(0.0, p.dtype))
    x59 = x57 + x58
    return x37, x59
