# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def iou_aware_loss_false_variants_shared(h, machine):
    return ()


iou_aware_loss_false_variants_exponents = ()


@triton.jit
def iou_aware_loss_false_variants(p, t, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    x0 = smaller(p, number(0.0, p.dtype))
    x1 = tl.abs(p)
    x2 = -x1
    x3 = tl.exp(x2)
    x4 = log1p_unit(x3)
    x5 = x0 - x4
    x6 = t * x5
    x7 = -x6
    x8 = 1.0 - t
    x9 = -p
    x10 = smaller(x9, number(0.0, p.dtype))
    x11 = x10 - x4
    x12 = x8 * x11
    x13 = x7 - x12
    x14 = t - 1.0
    x15 = p < 0.0
    x16 = 1.0 + x3
    x17 = 1.0 / x16
    x18 = x3 * x17
    x19 = tl.where(x15, x18, x17)
    x20 = x14 * x19
    x21 = -x20
    x22 = tl.where(x15, x17, x18)
    x23 = t * x22
    x24 = x21 - x23
    return x13, x24


@triton.jit
def iou_aware_loss_false(p, t, r, c, EXPONENTS: tl.constexpr):
    return iou_aware_loss_false_variants(p, t, r, c, EXPONENTS, 0)


@triton.jit
def iou_aware_loss_true(p, t, r, c, EXPONENTS: tl.constexpr):
    return iou_aware_loss_false_variants(p, t, r, c, EXPONENTS, 1)


@triton.jit
def iou_aware_loss_false_variants_background(p, r, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    x0 = tl.abs(p)
    x1 = -x0
    x2 = tl.exp(x1)
    x3 = log1p_unit(x2)
    x4 = -p
    x5 = smaller(x4, number(0.0, p.dtype))
    x6 = x3 - x5
    x7 = p < 0.0
    x8 = 1.0 + x2
    x9 = 1.0 / x8
    x10 = x2 * x9
    x11 = tl.where(x7, x10, x9)
    return x6, x11


@triton.jit
def iou_aware_loss_false_background(p, r, c, EXPONENTS: tl.constexpr):
    return iou_aware_loss_false_variants_background(p, r, c, EXPONENTS, 0)


@triton.jit
def iou_aware_loss_true_background(p, r, c, EXPONENTS: tl.constexpr):
    return iou_aware_loss_false_variants_background(p, r, c, EXPONENTS, 1)


iou_aware_loss_false_shared = iou_aware_loss_true_shared = iou_aware_loss_false_variants_shared
iou_aware_loss_false_exponents = iou_aware_loss_true_exponents = iou_aware_loss_false_variants_exponents
