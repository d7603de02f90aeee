# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def unified_iou_loss_hard_variants_shared(h, machine):
    s0 = h[0] - 1.0
    s1 = 0.5 * s0
    return (float(s1), float(h[1]),)


unified_iou_loss_hard_variants_exponents = ()


@triton.jit
def unified_iou_loss_hard_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x30 = x9 - x7
    x31 = x30 / x28
    x32 = x31 - x29
    x33 = c[0] * x32
    x34 = x29 - x33
    x35 = x10 - x7
    x36 = x35 / x28
    x37 = c[0] * x36
    x38 = -x37
    x39 = x34 == x38
    x40 = x31 + x33
    x41 = x36 + x37
    x42 = x40 == x41
    x43 = x39 & x42
    x44 = ~x43
    x45 = x23 - x24
    x46 = x45 / x28
    x47 = x17 - x24
    x48 = x47 / x28
    x49 = x48 - x46
    x50 = c[0] * x49
    x51 = x46 - x50
    x52 = x21 - x24
    x53 = x52 / x28
    x54 = c[0] * x53
    x55 = -x54
    x56 = x51 == x55
    x57 = x48 + x50
    x58 = x53 + x54
    x59 = x57 == x58
    x60 = x56 & x59
    x61 = ~x60
    x62 = x44 | x61
    x63 = smaller(x40, x41)
    x64 = larger(x34, x38)
    x65 = x63 - x64
    x66 = x65 < 0.0
    x67 = tl.where(x66, number(0.0, p0.dtype), x65)
    x68 = smaller(x57, x58)
    x69 = larger(x51, x55)
    x70 = x68 - x69
    x71 = x70 < 0.0
    x72 = tl.where(x71, number(0.0, p0.dtype), x70)
    x73 = x67 * x72
    x74 = x40 - x34
    x75 = x57 - x51
    x76 = x74 * x75
    x77 = x41 + x37
    x78 = x58 + x54
    x79 = x77 * x78
    x80 = x76 + x79
    x81 = x80 - x73
    x82 = larger(x81, c[1])
    x83 = x73 / x82
    x84 = tl.where(x62, x83, number(1.0, p0.dtype))
    x85 = x84 == 0.0
    x86 = tl.where(x85, number(1.0, p0.dtype), x84)
    x87 = tl.sqrt(x86)
    x88 = tl.where(x85, number(0.0, p0.dtype), x87)
    x89 = 1.0 - x88
    x90 = 1.0 - x84
    x91 = x89 * x90
    x92 = 1.0 - x91
    x93 = x88 * x90
    x94 = 1.0 - x93
    x95 = (x92, x94, x84)[VARIANT]
    x96 = 1.0 - x95
    x97 = x81 < c[1]
    x98 = x81 == c[1]
    x99 = x88 - 1.0
    x100 = tl.where(x62, x99, number(0.0, p0.dtype))
    x101 = -x88
    x102 = tl.where(x62, x101, number(0.0, p0.dtype))
    x103 = tl.where(x62, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x104 = (x100, x102, x103)[VARIANT]
    x105 = x83 / x82
    x106 = x104 * x105
    x107 = 0.5 * x106
    x108 = -x107
    x109 = -x106
    x110 = tl.where(x98, x108, x109)
    x111 = tl.where(x97, number(0.0, p0.dtype), x110)
    x112 = x111 * x75
    x113 = x40 > x41
    x114 = x104 / x82
    x115 = x114 - x111
    x116 = x115 * x72
    x117 = tl.where(x66, number(0.0, p0.dtype), x116)
    x118 = 0.5 * x117
    x119 = tl.where(x42, x118, x117)
    x120 = tl.where(x113, number(0.0, p0.dtype), x119)
    x121 = x112 + x120
    x122 = x34 < x38
    x123 = -x118
    x124 = -x117
    x125 = tl.where(x39, x123, x124)
    x126 = tl.where(x122, number(0.0, p0.dtype), x125)
    x127 = x112 - x126
    x128 = x121 + x127
    x129 = x128 * c[0]
    x130 = x121 + x129
    x131 = x130 / x28
    x132 = tl.where(x2, number(0.0, p0.dtype), x131)
    x133 = x126 - x112
    x134 = x133 - x129
    x135 = x134 / x28
    x136 = tl.where(x2, x135, number(0.0, p0.dtype))
    x137 = x132 + x136
    x138 = 0.5 * x137
    x139 = x111 * x74
    x140 = x57 > x58
    x141 = x115 * x67
    x142 = tl.where(x71, number(0.0, p0.dtype), x141)
    x143 = 0.5 * x142
    x144 = tl.where(x59, x143, x142)
    x145 = tl.where(x140, number(0.0, p0.dtype), x144)
    x146 = x139 + x145
    x147 = x51 < x55
    x148 = -x143
    x149 = -x142
    x150 = tl.where(x56, x148, x149)
    x151 = tl.where(x147, number(0.0, p0.dtype), x150)
    x152 = x139 - x151
    x153 = x146 + x152
    x154 = x153 * c[0]
    x155 = x146 + x154
    x156 = x155 / x28
    x157 = tl.where(x16, number(0.0, p0.dtype), x156)
    x158 = x151 - x139
    x159 = x158 - x154
    x160 = x159 / x28
    x161 = tl.where(x16, x160, number(0.0, p0.dtype))
    x162 = x157 + x161
    x163 = 0.5 * x162
    x164 = tl.where(x2, x131, number(0.0, p0.dtype))
    x165 = tl.where(x2, number(0.0, p0.dtype), x135)
    x166 = x164 + x165
    x167 = 0.5 * x166
    x168 = tl.where(x16, x156, number(0.0, p0.dtype))
    x169 = tl.where(x16, number(0.0, p0.dtype), x160)
    x170 = x168 + x169
    x171 = 0.5 * x170
    return x96, x138, x163, x167, x171


@triton.jit
def unified_iou_loss_hard(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return unified_iou_loss_hard_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 0)


@triton.jit
def unified_iou_loss_easy(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return unified_iou_loss_hard_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 1)


@triton.jit
def unified_iou_loss_none(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return unified_iou_loss_hard_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 2)


unified_iou_loss_hard_shared = unified_iou_loss_easy_shared = unified_iou_loss_none_shared = unified_iou_loss_hard_variants_shared
unified_iou_loss_hard_exponents = unified_iou_loss_easy_exponents = unified_iou_loss_none_exponents = unified_iou_loss_hard_variants_exponents
