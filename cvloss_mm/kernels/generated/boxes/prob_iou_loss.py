# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def prob_iou_loss_l1_variants_shared(h, machine):
    return (float(h[0]),)


prob_iou_loss_l1_variants_exponents = ()


@triton.jit
def prob_iou_loss_l1_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x32 = x29 + x31
    x33 = x10 - x7
    x34 = x33 / x28
    x35 = x32 - x34
    x36 = 0.5 * x35
    x37 = x36 * x36
    x38 = 3.0 * x37
    x39 = x31 - x29
    x40 = x39 + c[0]
    x41 = x40 * x40
    x42 = x34 + c[0]
    x43 = x42 * x42
    x44 = x41 + x43
    x45 = x38 / x44
    x46 = x40 - x42
    x47 = x46 * x46
    x48 = 2.0 * x40
    x49 = x48 * x42
    x50 = x47 / x49
    x51 = log1p(x50)
    x52 = 0.5 * x51
    x53 = x45 + x52
    x54 = x23 - x24
    x55 = x54 / x28
    x56 = x17 - x24
    x57 = x56 / x28
    x58 = x55 + x57
    x59 = x21 - x24
    x60 = x59 / x28
    x61 = x58 - x60
    x62 = 0.5 * x61
    x63 = x62 * x62
    x64 = 3.0 * x63
    x65 = x57 - x55
    x66 = x65 + c[0]
    x67 = x66 * x66
    x68 = x60 + c[0]
    x69 = x68 * x68
    x70 = x67 + x69
    x71 = x64 / x70
    x72 = x66 - x68
    x73 = x72 * x72
    x74 = 2.0 * x66
    x75 = x74 * x68
    x76 = x73 / x75
    x77 = log1p(x76)
    x78 = 0.5 * x77
    x79 = x71 + x78
    x80 = x53 + x79
    x81 = -x80
    x82 = expm1(x81)
    x83 = -x82
    x84 = x83 == 0.0
    x85 = tl.where(x84, number(1.0, p0.dtype), x83)
    x86 = tl.sqrt(x85)
    x87 = tl.where(x84, number(0.0, p0.dtype), x86)
    x88 = (x87, x80)[VARIANT]
    x89 = tl.where(x84, number(0.0, p0.dtype), number(1.0, p0.dtype))
    x90 = 2.0 * x86
    x91 = x89 / x90
    x92 = tl.where(x84, number(0.0, p0.dtype), x91)
    x93 = x82 + 1.0
    x94 = x92 * x93
    x95 = x94 / x44
    x96 = 1.0 / x44
    x97 = (x95, x96)[VARIANT]
    x98 = 3.0 * x97
    x99 = x98 * x35
    x100 = 0.5 * x99
    x101 = x45 / x44
    x102 = x94 * x101
    x103 = (x102, x101)[VARIANT]
    x104 = x103 * x48
    x105 = -x104
    x106 = 0.5 * x94
    x107 = x50 + 1.0
    x108 = x106 / x107
    x109 = 0.5 / x107
    x110 = (x108, x109)[VARIANT]
    x111 = x50 / x49
    x112 = x110 * x111
    x113 = x112 * x42
    x114 = 2.0 * x113
    x115 = x105 - x114
    x116 = x110 / x49
    x117 = 2.0 * x46
    x118 = x116 * x117
    x119 = x115 + x118
    x120 = x100 + x119
    x121 = x120 / x28
    x122 = tl.where(x2, number(0.0, p0.dtype), x121)
    x123 = x100 - x119
    x124 = x123 / x28
    x125 = tl.where(x2, x124, number(0.0, p0.dtype))
    x126 = x122 + x125
    x127 = 0.5 * x126
    x128 = x94 / x70
    x129 = 1.0 / x70
    x130 = (x128, x129)[VARIANT]
    x131 = 3.0 * x130
    x132 = x131 * x61
    x133 = 0.5 * x132
    x134 = x71 / x70
    x135 = x94 * x134
    x136 = (x135, x134)[VARIANT]
    x137 = x136 * x74
    x138 = -x137
    x139 = x76 + 1.0
    x140 = x106 / x139
    x141 = 0.5 / x139
    x142 = (x140, x141)[VARIANT]
    x143 = x76 / x75
    x144 = x142 * x143
    x145 = x144 * x68
    x146 = 2.0 * x145
    x147 = x138 - x146
    x148 = x142 / x75
    x149 = 2.0 * x72
    x150 = x148 * x149
    x151 = x147 + x150
    x152 = x133 + x151
    x153 = x152 / x28
    x154 = tl.where(x16, number(0.0, p0.dtype), x153)
    x155 = x133 - x151
    x156 = x155 / x28
    x157 = tl.where(x16, x156, number(0.0, p0.dtype))
    x158 = x154 + x157
    x159 = 0.5 * x158
    x160 = tl.where(x2, x121, number(0.0, p0.dtype))
    x161 = tl.where(x2, number(0.0, p0.dtype), x124)
    x162 = x160 + x161
    x163 = 0.5 * x162
    x164 = tl.where(x16, x153, number(0.0, p0.dtype))
    x165 = tl.where(x16, number(0.0, p0.dtype), x156)
    x166 = x164 + x165
    x167 = 0.5 * x166
    return x88, x127, x159, x163, x167


@triton.jit
def prob_iou_loss_l1(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return prob_iou_loss_l1_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 0)


@triton.jit
def prob_iou_loss_l2(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return prob_iou_loss_l1_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 1)


prob_iou_loss_l1_shared = prob_iou_loss_l2_shared = prob_iou_loss_l1_variants_shared
prob_iou_loss_l1_exponents = prob_iou_loss_l2_exponents = prob_iou_loss_l1_variants_exponents
