# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def powerful_iou_loss_v1_false_variants_shared(h, machine):
    return (float(h[1]), float(h[0]),)


powerful_iou_loss_v1_false_variants_exponents = ()


@triton.jit
def powerful_iou_loss_v1_false_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x70 = tl.abs(x29)
    x71 = x32 - x34
    x72 = tl.abs(x71)
    x73 = x70 + x72
    x74 = larger(x34, c[0])
    x75 = x73 / x74
    x76 = tl.abs(x39)
    x77 = x42 - x44
    x78 = tl.abs(x77)
    x79 = x76 + x78
    x80 = larger(x44, c[0])
    x81 = x79 / x80
    x82 = x75 + x81
    x83 = 0.25 * x82
    x84 = x83 * x83
    x85 = -x84
    x86 = expm1(x85)
    x87 = x69 - x86
    x88 = -x83
    x89 = tl.exp(x88)
    x90 = c[1] * x89
    x91 = 3.0 * x90
    x92 = x90 * x90
    x93 = -x92
    x94 = tl.exp(x93)
    x95 = x91 * x94
    x96 = x95 * x87
    x97 = (x87, x87, x96, x96)[VARIANT]
    x98 = x86 + 1.0
    x99 = 0.5 * x82
    x100 = x98 * x99
    x101 = 0.25 * x100
    x102 = x101 / x74
    x103 = x71 > 0.0
    x104 = x71 < 0.0
    x105 = tl.where(x104, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x106 = tl.where(x103, number(1.0, p0.dtype), x105)
    x107 = x102 * x106
    x108 = x95 * x98
    x109 = x108 * x99
    x110 = 0.25 * x109
    x111 = x110 / x74
    x112 = x111 * x106
    x113 = x87 * x94
    x114 = 3.0 * x113
    x115 = x87 * x91
    x116 = x115 * x94
    x117 = 2.0 * x90
    x118 = x116 * x117
    x119 = x114 - x118
    x120 = x119 * c[1]
    x121 = x120 * x89
    x122 = 0.25 * x121
    x123 = x122 / x74
    x124 = x123 * x106
    x125 = x112 - x124
    x126 = (x107, x107, x125, x112)[VARIANT]
    x127 = x65 < c[0]
    x128 = x65 == c[0]
    x129 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x130 = -x95
    x131 = tl.where(x48, x130, number(0.0, p0.dtype))
    x132 = (x129, x129, x131, x131)[VARIANT]
    x133 = x67 / x66
    x134 = x132 * x133
    x135 = 0.5 * x134
    x136 = -x135
    x137 = -x134
    x138 = tl.where(x128, x136, x137)
    x139 = tl.where(x127, number(0.0, p0.dtype), x138)
    x140 = x139 * x61
    x141 = x126 + x140
    x142 = x32 > x34
    x143 = x132 / x66
    x144 = x143 - x139
    x145 = x144 * x58
    x146 = tl.where(x52, number(0.0, p0.dtype), x145)
    x147 = 0.5 * x146
    x148 = tl.where(x35, x147, x146)
    x149 = tl.where(x142, number(0.0, p0.dtype), x148)
    x150 = x141 + x149
    x151 = x150 / x28
    x152 = tl.where(x2, number(0.0, p0.dtype), x151)
    x153 = x29 > 0.0
    x154 = x29 < 0.0
    x155 = tl.where(x154, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x156 = tl.where(x153, number(1.0, p0.dtype), x155)
    x157 = x102 * x156
    x158 = x111 * x156
    x159 = x123 * x156
    x160 = x158 - x159
    x161 = (x157, x157, x160, x158)[VARIANT]
    x162 = x161 - x140
    x163 = -x147
    x164 = -x146
    x165 = tl.where(x30, x163, x164)
    x166 = tl.where(x154, number(0.0, p0.dtype), x165)
    x167 = x162 + x166
    x168 = x167 / x28
    x169 = tl.where(x2, x168, number(0.0, p0.dtype))
    x170 = x152 + x169
    x171 = 0.5 * x170
    x172 = x101 / x80
    x173 = x77 > 0.0
    x174 = x77 < 0.0
    x175 = tl.where(x174, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x176 = tl.where(x173, number(1.0, p0.dtype), x175)
    x177 = x172 * x176
    x178 = x110 / x80
    x179 = x178 * x176
    x180 = x122 / x80
    x181 = x180 * x176
    x182 = x179 - x181
    x183 = (x177, x177, x182, x179)[VARIANT]
    x184 = x139 * x60
    x185 = x183 + x184
    x186 = x42 > x44
    x187 = x144 * x53
    x188 = tl.where(x57, number(0.0, p0.dtype), x187)
    x189 = 0.5 * x188
    x190 = tl.where(x45, x189, x188)
    x191 = tl.where(x186, number(0.0, p0.dtype), x190)
    x192 = x185 + x191
    x193 = x192 / x28
    x194 = tl.where(x16, number(0.0, p0.dtype), x193)
    x195 = x39 > 0.0
    x196 = x39 < 0.0
    x197 = tl.where(x196, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x198 = tl.where(x195, number(1.0, p0.dtype), x197)
    x199 = x172 * x198
    x200 = x178 * x198
    x201 = x180 * x198
    x202 = x200 - x201
    x203 = (x199, x199, x202, x200)[VARIANT]
    x204 = x203 - x184
    x205 = -x189
    x206 = -x188
    x207 = tl.where(x40, x205, x206)
    x208 = tl.where(x196, number(0.0, p0.dtype), x207)
    x209 = x204 + x208
    x210 = x209 / x28
    x211 = tl.where(x16, x210, number(0.0, p0.dtype))
    x212 = x194 + x211
    x213 = 0.5 * x212
    x214 = tl.where(x2, x151, number(0.0, p0.dtype))
    x215 = tl.where(x2, number(0.0, p0.dtype), x168)
    x216 = x214 + x215
    x217 = 0.5 * x216
    x218 = tl.where(x16, x193, number(0.0, p0.dtype))
    x219 = tl.where(x16, number(0.0, p0.dtype), x210)
    x220 = x218 + x219
    x221 = 0.5 * x220
    return x97, x171, x213, x217, x221


@triton.jit
def powerful_iou_loss_v1_false(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return powerful_iou_loss_v1_false_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 0)


@triton.jit
def powerful_iou_loss_v1_true(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return powerful_iou_loss_v1_false_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 1)


@triton.jit
def powerful_iou_loss_v2_false(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return powerful_iou_loss_v1_false_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 2)


@triton.jit
def powerful_iou_loss_v2_true(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return powerful_iou_loss_v1_false_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 3)


powerful_iou_loss_v1_false_shared = powerful_iou_loss_v1_true_shared = powerful_iou_loss_v2_false_shared = powerful_iou_loss_v2_true_shared = powerful_iou_loss_v1_false_variants_shared
powerful_iou_loss_v1_false_exponents = powerful_iou_loss_v1_true_exponents = powerful_iou_loss_v2_false_exponents = powerful_iou_loss_v2_true_exponents = powerful_iou_loss_v1_false_variants_exponents
