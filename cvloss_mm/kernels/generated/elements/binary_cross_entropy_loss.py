# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def binary_cross_entropy_loss_none_none_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = 0.5 * h[0]
    s2 = 1.0 - s1
    s3 = s1 - 1.0
    return (float(s0), float(s1), float(s2), float(s3),)


binary_cross_entropy_loss_none_none_exponents = ()


@triton.jit
def binary_cross_entropy_loss_none_none(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x16 = x1 - 1.0
    x17 = p < 0.0
    x18 = 1.0 + x5
    x19 = 1.0 / x18
    x20 = x5 * x19
    x21 = tl.where(x17, x20, x19)
    x22 = x16 * x21
    x23 = -x22
    x24 = tl.where(x17, x19, x20)
    x25 = x1 * x24
    x26 = x23 - x25
    return x15, x26


@triton.jit
def binary_cross_entropy_loss_none_none_background(p, r, c, EXPONENTS: tl.constexpr):
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
    x13 = p < 0.0
    x14 = 1.0 + x3
    x15 = 1.0 / x14
    x16 = x3 * x15
    x17 = tl.where(x13, x16, x15)
    x18 = c[3] * x17
    x19 = -x18
    x20 = tl.where(x13, x15, x16)
    x21 = c[1] * x20
    x22 = x19 - x21
    return x12, x22


def binary_cross_entropy_loss_none_number_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = 0.5 * h[0]
    s2 = 1.0 - s1
    return (float(s0), float(s1), float(s2),)


binary_cross_entropy_loss_none_number_exponents = ()


@triton.jit
def binary_cross_entropy_loss_none_number(p, t, r, c, EXPONENTS: tl.constexpr):
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
    x17 = r[0] * x10
    x18 = p < 0.0
    x19 = 1.0 + x5
    x20 = 1.0 / x19
    x21 = x5 * x20
    x22 = tl.where(x18, x21, x20)
    x23 = x17 * x22
    x24 = x1 * r[0]
    x25 = tl.where(x18, x20, x21)
    x26 = x24 * x25
    x27 = x23 - x26
    return x16, x27


@triton.jit
def binary_cross_entropy_loss_none_number_background(p, r, c, EXPONENTS: tl.constexpr):
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
    x14 = r[0] * c[2]
    x15 = p < 0.0
    x16 = 1.0 + x3
    x17 = 1.0 / x16
    x18 = x3 * x17
    x19 = tl.where(x15, x18, x17)
    x20 = x14 * x19
    x21 = c[1] * r[0]
    x22 = tl.where(x15, x17, x18)
    x23 = x21 * x22
    x24 = x20 - x23
    return x13, x24


def binary_cross_entropy_loss_number_none_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = 0.5 * h[0]
    s2 = 1.0 - s1
    s3 = s1 - 1.0
    return (float(s0), float(s1), float(s2), float(s3),)


binary_cross_entropy_loss_number_none_exponents = ()


@triton.jit
def binary_cross_entropy_loss_number_none(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = c[0] * t
    x1 = x0 + c[1]
    x2 = r[0] * x1
    x3 = smaller(p, number(0.0, p.dtype))
    x4 = tl.abs(p)
    x5 = -x4
    x6 = tl.exp(x5)
    x7 = log1p_unit(x6)
    x8 = x3 - x7
    x9 = x2 * x8
    x10 = -x9
    x11 = 1.0 - x1
    x12 = -p
    x13 = smaller(x12, number(0.0, p.dtype))
    x14 = x13 - x7
    x15 = x11 * x14
    x16 = x10 - x15
    x17 = x1 - 1.0
    x18 = p < 0.0
    x19 = 1.0 + x6
    x20 = 1.0 / x19
    x21 = x6 * x20
    x22 = tl.where(x18, x21, x20)
    x23 = x17 * x22
    x24 = -x23
    x25 = tl.where(x18, x20, x21)
    x26 = x2 * x25
    x27 = x24 - x26
    return x16, x27


@triton.jit
def binary_cross_entropy_loss_number_none_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = r[0] * c[1]
    x1 = smaller(p, number(0.0, p.dtype))
    x2 = tl.abs(p)
    x3 = -x2
    x4 = tl.exp(x3)
    x5 = log1p_unit(x4)
    x6 = x1 - x5
    x7 = x0 * x6
    x8 = -x7
    x9 = -p
    x10 = smaller(x9, number(0.0, p.dtype))
    x11 = x10 - x5
    x12 = c[2] * x11
    x13 = x8 - x12
    x14 = p < 0.0
    x15 = 1.0 + x4
    x16 = 1.0 / x15
    x17 = x4 * x16
    x18 = tl.where(x14, x17, x16)
    x19 = c[3] * x18
    x20 = -x19
    x21 = tl.where(x14, x16, x17)
    x22 = x0 * x21
    x23 = x20 - x22
    return x13, x23


def binary_cross_entropy_loss_number_number_shared(h, machine):
    s0 = 1.0 - h[0]
    s1 = 0.5 * h[0]
    s2 = 1.0 - s1
    return (float(s0), float(s1), float(s2),)


binary_cross_entropy_loss_number_number_exponents = ()


@triton.jit
def binary_cross_entropy_loss_number_number(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = c[0] * t
    x1 = x0 + c[1]
    x2 = r[0] * x1
    x3 = smaller(p, number(0.0, p.dtype))
    x4 = tl.abs(p)
    x5 = -x4
    x6 = tl.exp(x5)
    x7 = log1p_unit(x6)
    x8 = x3 - x7
    x9 = x2 * x8
    x10 = -x9
    x11 = 1.0 - x1
    x12 = -p
    x13 = smaller(x12, number(0.0, p.dtype))
    x14 = x13 - x7
    x15 = x11 * x14
    x16 = x10 - x15
    x17 = r[1] * x16
    x18 = r[1] * x11
    x19 = p < 0.0
    x20 = 1.0 + x6
    x21 = 1.0 / x20
    x22 = x6 * x21
    x23 = tl.where(x19, x22, x21)
    x24 = x18 * x23
    x25 = x2 * r[1]
    x26 = tl.where(x19, x21, x22)
    x27 = x25 * x26
    x28 = x24 - x27
    return x17, x28


@triton.jit
def binary_cross_entropy_loss_number_number_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = r[0] * c[1]
    x1 = smaller(p, number(0.0, p.dtype))
    x2 = tl.abs(p)
    x3 = -x2
    x4 = tl.exp(x3)
    x5 = log1p_unit(x4)
    x6 = x1 - x5
    x7 = x0 * x6
    x8 = -x7
    x9 = -p
    x10 = smaller(x9, number(0.0, p.dtype))
    x11 = x10 - x5
    x12 = c[2] * x11
    x13 = x8 - x12
    x14 = r[1] * x13
    x15 = r[1] * c[2]
    x16 = p < 0.0
    x17 = 1.0 + x4
    x18 = 1.0 / x17
    x19 = x4 * x18
    x20 = tl.where(x16, x19, x18)
    x21 = x15 * x20
    x22 = x0 * r[1]
    x23 = tl.where(x16, x18, x19)
    x24 = x22 * x23
    x25 = x21 - x24
    return x14, x25
