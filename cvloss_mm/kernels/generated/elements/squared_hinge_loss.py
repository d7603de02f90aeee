# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def squared_hinge_loss_shared(h, machine):
    return (float(h[0]),)


squared_hinge_loss_exponents = ()


@triton.jit
def squared_hinge_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = t > 0.0
    x1 = tl.where(x0, number(1.0, p.dtype), number(0.0, p.dtype))
    x2 = 2.0 * x1
    x3 = x2 - 1.0
    x4 = x3 * p
    x5 = c[0] - x4
    x6 = larger(x5, number(0.0, p.dtype))
    x7 = x6 * x6
    x8 = x5 > 0.0
    x9 = 2.0 * x6
    x10 = tl.where(x8, x9, number(0.0, p.dtype))
    x11 = x10 * x3
    x12 = -x11
    return x7, x12


@triton.jit
def squared_hinge_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = c[0] + p
    x1 = larger(x0, number(0.0, p.dtype))
    x2 = x1 * x1
    x3 = x0 > 0.0
    x4 = 2.0 * x1
    x5 = tl.where(x3, x4, number(0.0, p.dtype))
    return x2, x5
