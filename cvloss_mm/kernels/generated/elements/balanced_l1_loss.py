# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def balanced_l1_loss_shared(h, machine):
    s0 = quotient(h[1], h[0])
    s1 = shared_expm1(s0)
    s2 = quotient(h[0], s1)
    s3 = quotient(1.0, h[2])
    s4 = quotient(h[1], s1)
    s5 = h[0] * h[2]
    return (float(h[2]), float(s1), float(s2), float(s3), float(h[0]), float(h[1]), float(s4), float(s5),)


balanced_l1_loss_exponents = ()


@triton.jit
def balanced_l1_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = p - t
    x1 = tl.abs(x0)
    x2 = x1 < c[0]
    x3 = smaller(x1, c[0])
    x4 = c[1] * x3
    x5 = x4 + 1.0
    x6 = c[2] * x5
    x7 = c[3] * x4
    x8 = log1p(x7)
    x9 = x6 * x8
    x10 = c[4] * x3
    x11 = x9 - x10
    x12 = c[5] * x1
    x13 = x12 + c[6]
    x14 = x13 - c[7]
    x15 = tl.where(x2, x11, x14)
    x16 = tl.where(x2, number(0.0, p.dtype), number(1.0, p.dtype))
    x17 = x16 * c[5]
    x18 = x1 > c[0]
    x19 = x1 == c[0]
    x20 = tl.where(x2, number(1.0, p.dtype), number(0.0, p.dtype))
    x21 = x20 * x6
    x22 = x7 + 1.0
    x23 = x21 / x22
    x24 = c[3] * x23
    x25 = x24 * c[1]
    x26 = x20 * c[4]
    x27 = x25 - x26
    x28 = x20 * x8
    x29 = x28 * c[2]
    x30 = x29 * c[1]
    x31 = x27 + x30
    x32 = 0.5 * x31
    x33 = tl.where(x19, x32, x31)
    x34 = tl.where(x18, number(0.0, p.dtype), x33)
    x35 = x17 + x34
    x36 = x0 > 0.0
    x37 = x0 < 0.0
    x38 = tl.where(x37, number(-1.0, p.dtype), number(0.0, p.dtype))
    x39 = tl.where(x36, number(1.0, p.dtype), x38)
    x40 = x35 * x39
    return x15, x40


@triton.jit
def balanced_l1_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = tl.abs(p)
    x1 = x0 < c[0]
    x2 = smaller(x0, c[0])
    x3 = c[1] * x2
    x4 = x3 + 1.0
    x5 = c[2] * x4
    x6 = c[3] * x3
    x7 = log1p(x6)
    x8 = x5 * x7
    x9 = c[4] * x2
    x10 = x8 - x9
    x11 = c[5] * x0
    x12 = x11 + c[6]
    x13 = x12 - c[7]
    x14 = tl.where(x1, x10, x13)
    x15 = tl.where(x1, number(0.0, p.dtype), number(1.0, p.dtype))
    x16 = x15 * c[5]
    x17 = x0 > c[0]
    x18 = x0 == c[0]
    x19 = tl.where(x1, number(1.0, p.dtype), number(0.0, p.dtype))
    x20 = x19 * x5
    x21 = x6 + 1.0
    x22 = x20 / x21
    x23 = c[3] * x22
    x24 = x23 * c[1]
    x25 = x19 * c[4]
    x26 = x24 - x25
    x27 = x19 * x7
    x28 = x27 * c[2]
    x29 = x28 * c[1]
    x30 = x26 + x29
    x31 = 0.5 * x30
    x32 = tl.where(x18, x31, x30)
    x33 = tl.where(x17, number(0.0, p.dtype), x32)
    x34 = x16 + x33
    x35 = p > 0.0
    x36 = p < 0.0
    x37 = tl.where(x36, number(-1.0, p.dtype), number(0.0, p.dtype))
    x38 = tl.where(x35, number(1.0, p.dtype), x37)
    x39 = x34 * x38
    return x14, x39
