# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def sigmoid_focal_loss_none_none_variants_shared(h, machine):
    s0 = h[0] == 0.0
    return (float(h[0]), float(s0),)


sigmoid_focal_loss_none_none_variants_exponents = (0,)


@triton.jit
def sigmoid_focal_loss_none_none_variants(p, t, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x16 = x15 + x9
    x17 = 1.0 - r[0]
    x18 = x17 * x9
    x19 = x15 + x18
    x20 = (x14, x16, x19, x19)[VARIANT]
    x21 = smaller(p, number(0.0, p.dtype))
    x22 = log1p_unit(x3)
    x23 = x21 - x22
    x24 = t * x23
    x25 = -x24
    x26 = -p
    x27 = smaller(x26, number(0.0, p.dtype))
    x28 = x27 - x22
    x29 = x9 * x28
    x30 = x25 - x29
    x31 = x14 * x30
    x32 = r[1] * t
    x33 = x32 + x9
    x34 = x33 * x31
    x35 = (x30, x31, x31, x34)[VARIANT]
    x36 = x20 * x35
    x37 = x12 > tiny
    x38 = x16 * x30
    x39 = x19 * x30
    x40 = x19 * x33
    x41 = x40 * x30
    x42 = (x30, x38, x39, x41)[VARIANT]
    x43 = power_over_base(x14, x13, (EXPONENTS >> 0) & 7)
    x44 = c[0] * x43
    x45 = x42 * x44
    x46 = tl.where((c[1] != 0), number(0.0, p.dtype), x45)
    x47 = tl.where(x37, x46, number(0.0, p.dtype))
    x48 = x47 * x9
    x49 = x10 * x7
    x50 = x48 * x49
    x51 = x47 * t
    x52 = x7 * x10
    x53 = x51 * x52
    x54 = x50 - x53
    x55 = x16 * x14
    x56 = x19 * x14
    x57 = x40 * x14
    x58 = (x14, x55, x56, x57)[VARIANT]
    x59 = x58 * x9
    x60 = x59 * x10
    x61 = x54 + x60
    x62 = t * x58
    x63 = x62 * x7
    x64 = x61 - x63
    return x36, x64


@triton.jit
def sigmoid_focal_loss_none_none(p, t, r, c, EXPONENTS: tl.constexpr):
    return sigmoid_focal_loss_none_none_variants(p, t, r, c, EXPONENTS, 0)


@triton.jit
def sigmoid_focal_loss_none_number(p, t, r, c, EXPONENTS: tl.constexpr):
    return sigmoid_focal_loss_none_none_variants(p, t, r, c, EXPONENTS, 1)


@triton.jit
def sigmoid_focal_loss_number_none(p, t, r, c, EXPONENTS: tl.constexpr):
    return sigmoid_focal_loss_none_none_variants(p, t, r, c, EXPONENTS, 2)


@triton.jit
def sigmoid_focal_loss_number_number(p, t, r, c, EXPONENTS: tl.constexpr):
    return sigmoid_focal_loss_none_none_variants(p, t, r, c, EXPONENTS, 3)


@triton.jit
def sigmoid_focal_loss_none_none_variants_background(p, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x19 = x7 > tiny
    x20 = x10 * x15
    x21 = (x15, x15, x20, x20)[VARIANT]
    x22 = power_over_base(x9, x8, (EXPONENTS >> 0) & 7)
    x23 = c[0] * x22
    x24 = x21 * x23
    x25 = tl.where((c[1] != 0), number(0.0, p.dtype), x24)
    x26 = tl.where(x19, x25, number(0.0, p.dtype))
    x27 = tl.where(x0, x5, x6)
    x28 = x7 * x27
    x29 = x26 * x28
    x30 = x10 * x9
    x31 = (x9, x9, x30, x30)[VARIANT]
    x32 = x31 * x7
    x33 = x29 + x32
    return x18, x33


@triton.jit
def sigmoid_focal_loss_none_none_background(p, r, c, EXPONENTS: tl.constexpr):
    return sigmoid_focal_loss_none_none_variants_background(p, r, c, EXPONENTS, 0)


@triton.jit
def sigmoid_focal_loss_none_number_background(p, r, c, EXPONENTS: tl.constexpr):
    return sigmoid_focal_loss_none_none_variants_background(p, r, c, EXPONENTS, 1)


@triton.jit
def sigmoid_focal_loss_number_none_background(p, r, c, EXPONENTS: tl.constexpr):
    return sigmoid_focal_loss_none_none_variants_background(p, r, c, EXPONENTS, 2)


@triton.jit
def sigmoid_focal_loss_number_number_background(p, r, c, EXPONENTS: tl.constexpr):
    return sigmoid_focal_loss_none_none_variants_background(p, r, c, EXPONENTS, 3)


sigmoid_focal_loss_none_none_shared = sigmoid_focal_loss_none_number_shared = sigmoid_focal_loss_number_none_shared = sigmoid_focal_loss_number_number_shared = sigmoid_focal_loss_none_none_variants_shared
sigmoid_focal_loss_none_none_exponents = sigmoid_focal_loss_none_number_exponents = sigmoid_focal_loss_number_none_exponents = sigmoid_focal_loss_number_number_exponents = sigmoid_focal_loss_none_none_variants_exponents
