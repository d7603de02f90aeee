# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def binary_cross_entropy_loss_none_none_variants_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = 0.5 * h[0]
    s2 = 1.0 - s1
    s3 = s1 - 1.0
    return (float(s0), float(s1), float(s2), float(s3),)


binary_cross_entropy_loss_none_none_variants_exponents = ()


@triton.jit
def binary_cross_entropy_loss_none_none_variants(p, t, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    x0 = c[0] * t
    x1 = x0 + c[1]
    x2 = smaller(p, number(0.0, p.dtype))
    x3 = tl.abs(p)
    x4 = -x3
    x5 = tl.exp(x4)
    x6 = log1p_unit(x5)
    x7 = x2 - x6
    x8 = x1 * x7
    x9 = -x8
    x10 = 1.0 - x1
    x11 = -p
    x12 = smaller(x11, number(0.0, p.dtype))
    x13 = x12 - x6
    x14 = x10 * x13
    x15 = x9 - x14
    x16 = r[0] * x15
    x17 = r[0] * x1
    x18 = x17 * x7
    x19 = -x18
    x20 = x19 - x14
    x21 = r[1] * x20
    x22 = (x15, x16, x20, x21)[VARIANT]
    x23 = x1 - 1.0
    x24 = p < 0.0
    x25 = 1.0 + x5
    x26 = 1.0 / x25
    x27 = x5 * x26
    x28 = tl.where(x24, x27, x26)
    x29 = x23 * x28
    x30 = -x29
    x31 = r[0] * x10
    x32 = x31 * x28
    x33 = r[1] * x10
    x34 = x33 * x28
    x35 = (x30, x32, x30, x34)[VARIANT]
    x36 = x1 * r[0]
    x37 = x17 * r[1]
    x38 = (x1, x36, x17, x37)[VARIANT]
    x39 = tl.where(x24, x26, x27)
    x40 = x38 * x39
    x41 = x35 - x40
    return x22, x41


@triton.jit
def binary_cross_entropy_loss_none_none(p, t, r, c, EXPONENTS: tl.constexpr):
    return binary_cross_entropy_loss_none_none_variants(p, t, r, c, EXPONENTS, 0)


@triton.jit
def binary_cross_entropy_loss_none_number(p, t, r, c, EXPONENTS: tl.constexpr):
    return binary_cross_entropy_loss_none_none_variants(p, t, r, c, EXPONENTS, 1)


@triton.jit
def binary_cross_entropy_loss_number_none(p, t, r, c, EXPONENTS: tl.constexpr):
    return binary_cross_entropy_loss_none_none_variants(p, t, r, c, EXPONENTS, 2)


@triton.jit
def binary_cross_entropy_loss_number_number(p, t, r, c, EXPONENTS: tl.constexpr):
    return binary_cross_entropy_loss_none_none_variants(p, t, r, c, EXPONENTS, 3)


@triton.jit
def binary_cross_entropy_loss_none_none_variants_background(p, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    x0 = smaller(p, number(0.0, p.dtype))
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = log1p_unit(x3)
    x5 = x0 - x4
    x6 = c[1] * x5
    x7 = -x6
    x8 = -p
    x9 = smaller(x8, number(0.0, p.dtype))
    x10 = x9 - x4
    x11 = c[2] * x10
    x12 = x7 - x11
    x13 = r[0] * x12
    x14 = r[0] * c[1]
    x15 = x14 * x5
    x16 = -x15
    x17 = x16 - x11
    x18 = r[1] * x17
    x19 = (x12, x13, x17, x18)[VARIANT]
    x20 = p < 0.0
    x21 = 1.0 + x3
    x22 = 1.0 / x21
    x23 = x3 * x22
    x24 = tl.where(x20, x23, x22)
    x25 = c[3] * x24
    x26 = -x25
    x27 = r[0] * c[2]
    x28 = x27 * x24
    x29 = r[1] * c[2]
    x30 = x29 * x24
    x31 = (x26, x28, x26, x30)[VARIANT]
    x32 = tl.where(x20, x22, x23)
    x33 = c[1] * x32
    x34 = c[1] * r[0]
    x35 = x34 * x32
    x36 = x14 * x32
    x37 = x14 * r[1]
    x38 = x37 * x32
    x39 = (x33, x35, x36, x38)[VARIANT]
    x40 = x31 - x39
    return x19, x40


@triton.jit
def binary_cross_entropy_loss_none_none_background(p, r, c, EXPONENTS: tl.constexpr):
    return binary_cross_entropy_loss_none_none_variants_background(p, r, c, EXPONENTS, 0)


@triton.jit
def binary_cross_entropy_loss_none_number_background(p, r, c, EXPONENTS: tl.constexpr):
    return binary_cross_entropy_loss_none_none_variants_background(p, r, c, EXPONENTS, 1)


@triton.jit
def binary_cross_entropy_loss_number_none_background(p, r, c, EXPONENTS: tl.constexpr):
    return binary_cross_entropy_loss_none_none_variants_background(p, r, c, EXPONENTS, 2)


@triton.jit
def binary_cross_entropy_loss_number_number_background(p, r, c, EXPONENTS: tl.constexpr):
    return binary_cross_entropy_loss_none_none_variants_background(p, r, c, EXPONENTS, 3)


binary_cross_entropy_loss_none_none_shared = binary_cross_entropy_loss_none_number_shared = binary_cross_entropy_loss_number_none_shared = binary_cross_entropy_loss_number_number_shared = binary_cross_entropy_loss_none_none_variants_shared
binary_cross_entropy_loss_none_none_exponents = binary_cross_entropy_loss_none_number_exponents = binary_cross_entropy_loss_number_none_exponents = binary_cross_entropy_loss_number_number_exponents = binary_cross_entropy_loss_none_none_variants_exponents
