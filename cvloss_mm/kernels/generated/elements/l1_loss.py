# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def l1_loss_shared(h, machine):
    return ()


l1_loss_exponents = ()


@triton.jit
def l1_loss(p, t, r, c, EXPONENTS: tl.constexpr):
    x0 = p - t
    x1 = tl.abs(x0)
    x2 = x0 > 0.0
    x3 = x0 < 0.0
    x4 = tl.where(x3, number(-1.0, p.dtype), number(0.0, p.dtype))
    x5 = tl.where(x2, number(1.0, p.dtype), x4)
    return x1, x5


@triton.jit
def l1_loss_background(p, r, c, EXPONENTS: tl.constexpr):
    x0 = tl.abs(p)
    x1 = p > 0.0
    x2 = p < 0.0
    x3 = tl.where(x2, number(-1.0, p.dtype), number(0.0, p.dtype))
    x4 = tl.where(x1, number(1.0, p.dtype), x3)
    return x0, x4
