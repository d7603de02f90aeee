# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def eqlv2_loss_none_shared(h, machine):
    s0 = 100.0 - h[1]
    s1 = h[0] * s0
    s2 = s1 < 0.0
    s3 = abs(s1)
    s4 = -s3
    s5 = shared_exp(s4)
    s6 = 1.0 + s5
    s7 = quotient(1.0, s6)
    s8 = s5 * s7
    s9 = s7 if s2 else s8
    s10 = h[2] * s9
    s11 = s10 + 1.0
    s12 = s8 if s2 else s7
    return (float(s11), float(s12),)


eqlv2_loss_none_exponents = ()


@triton.jit
def eqlv2_loss_none(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = t * c[0]
    x1 = 1.0 - t
    x2 = x1 * c[1]
    x3 = x0 + x2
    x4 = smaller(p, number(0.0, p.dtype))
    x5 = tl.abs(p)
    x6 = -x5
    x7 = tl.exp(x6)
    x8 = log1p_unit(x7)
    x9 = x4 - x8
    x10 = t * x9
    x11 = -x10
    x12 = -p
    x13 = smaller(x12, number(0.0, p.dtype))
    x14 = x13 - x8
    x15 = x1 * x14
    x16 = x11 - x15
    x17 = x3 * x16
    x18 = x3 * x1
    x19 = p < 0.0
    x20 = 1.0 + x7
    x21 = 1.0 / x20
    x22 = x7 * x21
    x23 = tl.where(x19, x22, x21)
    x24 = x18 * x23
    x25 = t * x3
    x26 = tl.where(x19, x21, x22)
    x27 = x25 * x26
    x28 = x24 - x27
    return x17, x28


@triton.jit
def eqlv2_loss_none_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = tl.abs(p)
    x1 = -x0
    x2 = tl.exp(x1)
    x3 = log1p_unit(x2)
    x4 = -p
    x5 = smaller(x4, number(0.0, p.dtype))
    x6 = x3 - x5
    x7 = c[1] * x6
    x8 = p < 0.0
    x9 = 1.0 + x2
    x10 = 1.0 / x9
    x11 = x2 * x10
    x12 = tl.where(x8, x11, x10)
    x13 = c[1] * x12
    return x7, x13


def eqlv2_loss_number_shared(h, machine):
    return (float(h[1]), float(h[0]), float(h[2]),)


eqlv2_loss_number_exponents = ()


@triton.jit
def eqlv2_loss_number(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = r[0] - c[0]
    x1 = c[1] * x0
    x2 = x1 < 0.0
    x3 = tl.abs(x1)
    x4 = -x3
    x5 = tl.exp(x4)
    x6 = 1.0 + x5
    x7 = 1.0 / x6
    x8 = x5 * x7
    x9 = tl.where(x2, x7, x8)
    x10 = c[2] * x9
    x11 = x10 + 1.0
    x12 = t * x11
    x13 = 1.0 - t
    x14 = tl.where(x2, x8, x7)
    x15 = x13 * x14
    x16 = x12 + x15
    x17 = smaller(p, number(0.0, p.dtype))
    x18 = tl.abs(p)
    x19 = -x18
    x20 = tl.exp(x19)
    x21 = log1p_unit(x20)
    x22 = x17 - x21
    x23 = t * x22
    x24 = -x23
    x25 = -p
    x26 = smaller(x25, number(0.0, p.dtype))
    x27 = x26 - x21
    x28 = x13 * x27
    x29 = x24 - x28
    x30 = x16 * x29
    x31 = x16 * x13
    x32 = p < 0.0
    x33 = 1.0 + x20
    x34 = 1.0 / x33
    x35 = x20 * x34
    x36 = tl.where(x32, x35, x34)
    x37 = x31 * x36
    x38 = t * x16
    x39 = tl.where(x32, x34, x35)
    x40 = x38 * x39
    x41 = x37 - x40
    return x30, x41


@triton.jit
def eqlv2_loss_number_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = r[0] - c[0]
    x1 = c[1] * x0
    x2 = x1 < 0.0
    x3 = tl.abs(x1)
    x4 = -x3
    x5 = tl.exp(x4)
    x6 = 1.0 + x5
    x7 = 1.0 / x6
    x8 = x5 * x7
    x9 = tl.where(x2, x8, x7)
    x10 = tl.abs(p)
    x11 = -x10
    x12 = tl.exp(x11)
    x13 = log1p_unit(x12)
    x14 = -p
    x15 = smaller(x14, number(0.0, p.dtype))
    x16 = x13 - x15
    x17 = x9 * x16
    x18 = p < 0.0
    x19 = 1.0 + x12
    x20 = 1.0 / x19
    x21 = x12 * x20
    x22 = tl.where(x18, x21, x20)
    x23 = x9 * x22
    return x17, x23
