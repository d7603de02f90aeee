# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def iou_loss_linear_variants_shared(h, machine):
    return (float(h[0]),)


iou_loss_linear_variants_exponents = ()


@triton.jit
def iou_loss_linear_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    root_tiny = number(1.4916681462400413e-154 if p0.dtype == tl.float64 else 1.0842021724855044e-19, p0.dtype)
    x0 = 0.5 * p0
    x1 = 0.5 * p2
    x2 = x0 <= x1
    x3 = tl.where(x2, x0, x1)
    x4 = 0.5 * t0
    x5 = 0.5 * t2
    x6 = x4 <= x5
    x7 = tl.where(x6, x4, x5)
    x8 = x3 - x7
    x9 = tl.where(x2, x1, x0)
    x10 = tl.where(x6, x5, x4)
    x11 = larger(x9, x10)
    x12 = smaller(x3, x7)
    x13 = x11 - x12
    x14 = 0.5 * p1
    x15 = 0.5 * p3
    x16 = x14 <= x15
    x17 = tl.where(x16, x15, x14)
    x18 = 0.5 * t1
    x19 = 0.5 * t3
    x20 = x18 <= x19
    x21 = tl.where(x20, x19, x18)
    x22 = larger(x17, x21)
    x23 = tl.where(x16, x14, x15)
    x24 = tl.where(x20, x18, x19)
    x25 = smaller(x23, x24)
    x26 = x22 - x25
    x27 = larger(x13, x26)
    x28 = larger(x27, root_tiny)
    x29 = x8 / x28
    x30 = x29 == 0.0
    x31 = x9 - x7
    x32 = x31 / x28
    x33 = x10 - x7
    x34 = x33 / x28
    x35 = x32 == x34
    x36 = x30 & x35
    x37 = ~x36
    x38 = x23 - x24
    x39 = x38 / x28
    x40 = x39 == 0.0
    x41 = x17 - x24
    x42 = x41 / x28
    x43 = x21 - x24
    x44 = x43 / x28
    x45 = x42 == x44
    x46 = x40 & x45
    x47 = ~x46
    x48 = x37 | x47
    x49 = smaller(x32, x34)
    x50 = larger(x29, number(0.0, p0.dtype))
    x51 = x49 - x50
    x52 = x51 < 0.0
    x53 = tl.where(x52, number(0.0, p0.dtype), x51)
    x54 = smaller(x42, x44)
    x55 = larger(x39, number(0.0, p0.dtype))
    x56 = x54 - x55
    x57 = x56 < 0.0
    x58 = tl.where(x57, number(0.0, p0.dtype), x56)
    x59 = x53 * x58
    x60 = x32 - x29
    x61 = x42 - x39
    x62 = x60 * x61
    x63 = x34 * x44
    x64 = x62 + x63
    x65 = x64 - x59
    x66 = larger(x65, c[0])
    x67 = x59 / x66
    x68 = tl.where(x48, x67, number(1.0, p0.dtype))
    x69 = 1.0 - x68
    x70 = x68 * x68
    x71 = 1.0 - x70
    x72 = larger(x68, c[0])
    x73 = tl.log(x72)
    x74 = -x73
    x75 = (x69, x71, x74)[VARIANT]
    x76 = x65 < c[0]
    x77 = x65 == c[0]
    x78 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x79 = 2.0 * x68
    x80 = -x79
    x81 = tl.where(x48, x80, number(0.0, p0.dtype))
    x82 = x68 < c[0]
    x83 = x68 == c[0]
    x84 = -1.0 / x72
    x85 = 0.5 * x84
    x86 = tl.where(x83, x85, x84)
    x87 = tl.where(x82, number(0.0, p0.dtype), x86)
    x88 = tl.where(x48, x87, number(0.0, p0.dtype))
    x89 = (x78, x81, x88)[VARIANT]
    x90 = x67 / x66
    x91 = x89 * x90
    x92 = 0.5 * x91
    x93 = -x92
    x94 = -x91
    x95 = tl.where(x77, x93, x94)
    x96 = tl.where(x76, number(0.0, p0.dtype), x95)
    x97 = x96 * x61
    x98 = x32 > x34
    x99 = x89 / x66
    x100 = x99 - x96
    x101 = x100 * x58
    x102 = tl.where(x52, number(0.0, p0.dtype), x101)
    x103 = 0.5 * x102
    x104 = tl.where(x35, x103, x102)
    x105 = tl.where(x98, number(0.0, p0.dtype), x104)
    x106 = x97 + x105
    x107 = x106 / x28
    x108 = tl.where(x2, number(0.0, p0.dtype), x107)
    x109 = x29 < 0.0
    x110 = -x103
    x111 = -x102
    x112 = tl.where(x30, x110, x111)
    x113 = tl.where(x109, number(0.0, p0.dtype), x112)
    x114 = x113 - x97
    x115 = x114 / x28
    x116 = tl.where(x2, x115, number(0.0, p0.dtype))
    x117 = x108 + x116
    x118 = 0.5 * x117
    x119 = x96 * x60
    x120 = x42 > x44
    x121 = x100 * x53
    x122 = tl.where(x57, number(0.0, p0.dtype), x121)
    x123 = 0.5 * x122
    x124 = tl.where(x45, x123, x122)
    x125 = tl.where(x120, number(0.0, p0.dtype), x124)
    x126 = x119 + x125
    x127 = x126 / x28
    x128 = tl.where(x16, number(0.0, p0.dtype), x127)
    x129 = x39 < 0.0
    x130 = -x123
    x131 = -x122
    x132 = tl.where(x40, x130, x131)
    x133 = tl.where(x129, number(0.0, p0.dtype), x132)
    x134 = x133 - x119
    x135 = x134 / x28
    x136 = tl.where(x16, x135, number(0.0, p0.dtype))
    x137 = x128 + x136
    x138 = 0.5 * x137
    x139 = tl.where(x2, x107, number(0.0, p0.dtype))
    x140 = tl.where(x2, number(0.0, p0.dtype), x115)
    x141 = x139 + x140
    x142 = 0.5 * x141
    x143 = tl.where(x16, x127, number(0.0, p0.dtype))
    x144 = tl.where(x16, number(0.0, p0.dtype), x135)
    x145 = x143 + x144
    x146 = 0.5 * x145
    return x75, x118, x138, x142, x146


@triton.jit
def iou_loss_linear(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return iou_loss_linear_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 0)


@triton.jit
def iou_loss_square(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return iou_loss_linear_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 1)


@triton.jit
def iou_loss_log(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return iou_loss_linear_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 2)


iou_loss_linear_shared = iou_loss_square_shared = iou_loss_log_shared = iou_loss_linear_variants_shared
iou_loss_linear_exponents = iou_loss_square_exponents = iou_loss_log_exponents = iou_loss_linear_variants_exponents
