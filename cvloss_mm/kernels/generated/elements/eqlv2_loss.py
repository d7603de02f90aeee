# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def eqlv2_loss_none_variants_shared(h, machine):
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
    return (float(s11), float(h[1]), float(h[0]), float(h[2]), float(s12),)


eqlv2_loss_none_variants_exponents = ()


@triton.jit
def eqlv2_loss_none_variants(p, t, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    x0 = t * c[0]
    x1 = r[0] - c[1]
    x2 = c[2] * x1
    x3 = x2 < 0.0
    x4 = tl.abs(x2)
    x5 = -x4
    x6 = tl.exp(x5)
    x7 = 1.0 + x6
    x8 = 1.0 / x7
    x9 = x6 * x8
    x10 = tl.where(x3, x8, x9)
    x11 = c[3] * x10
    x12 = x11 + 1.0
    x13 = t * x12
    x14 = (x0, x13)[VARIANT]
    x15 = 1.0 - t
    x16 = x15 * c[4]
    x17 = tl.where(x3, x9, x8)
    x18 = x15 * x17
    x19 = (x16, x18)[VARIANT]
    x20 = x14 + x19
    x21 = smaller(p, number(0.0, p.dtype))
    x22 = tl.abs(p)
    x23 = -x22
    x24 = tl.exp(x23)
    x25 = log1p_unit(x24)
    x26 = x21 - x25
    x27 = t * x26
    x28 = -x27
    x29 = -p
    x30 = smaller(x29, number(0.0, p.dtype))
    x31 = x30 - x25
    x32 = x15 * x31
    x33 = x28 - x32
    x34 = x20 * x33
    x35 = x20 * x15
    x36 = p < 0.0
    x37 = 1.0 + x24
    x38 = 1.0 / x37
    x39 = x24 * x38
    x40 = tl.where(x36, x39, x38)
    x41 = x35 * x40
    x42 = t * x20
    x43 = tl.where(x36, x38, x39)
    x44 = x42 * x43
    x45 = x41 - x44
    return x34, x45


@triton.jit
def eqlv2_loss_none(p, t, r, c, EXPONENTS: tl.constexpr):
    return eqlv2_loss_none_variants(p, t, r, c, EXPONENTS, 0)


@triton.jit
def eqlv2_loss_number(p, t, r, c, EXPONENTS: tl.constexpr):
    return eqlv2_loss_none_variants(p, t, r, c, EXPONENTS, 1)


@triton.jit
def eqlv2_loss_none_variants_background(p, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    x0 = tl.abs(p)
    x1 = -x0
    x2 = tl.exp(x1)
    x3 = log1p_unit(x2)
    x4 = -p
    x5 = smaller(x4, number(0.0, p.dtype))
    x6 = x3 - x5
    x7 = c[4] * x6
    x8 = r[0] - c[1]
    x9 = c[2] * x8
    x10 = x9 < 0.0
    x11 = tl.abs(x9)
    x12 = -x11
    x13 = tl.exp(x12)
    x14 = 1.0 + x13
    x15 = 1.0 / x14
    x16 = x13 * x15
    x17 = tl.where(x10, x16, x15)
    x18 = x17 * x6
    x19 = (x7, x18)[VARIANT]
    x20 = p < 0.0
    x21 = 1.0 + x2
    x22 = 1.0 / x21
    x23 = x2 * x22
    x24 = tl.where(x20, x23, x22)
    x25 = c[4] * x24
    x26 = x17 * x24
    x27 = (x25, x26)[VARIANT]
    return x19, x27


@triton.jit
def eqlv2_loss_none_background(p, r, c, EXPONENTS: tl.constexpr):
    return eqlv2_loss_none_variants_background(p, r, c, EXPONENTS, 0)


@triton.jit
def eqlv2_loss_number_background(p, r, c, EXPONENTS: tl.constexpr):
    return eqlv2_loss_none_variants_background(p, r, c, EXPONENTS, 1)


eqlv2_loss_none_shared = eqlv2_loss_number_shared = eqlv2_loss_none_variants_shared
eqlv2_loss_none_exponents = eqlv2_loss_number_exponents = eqlv2_loss_none_variants_exponents
