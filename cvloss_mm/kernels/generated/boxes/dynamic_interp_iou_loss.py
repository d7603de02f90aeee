# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def dynamic_interp_iou_loss_shared(h, machine):
    return (float(h[2]), float(h[0]), float(h[1]),)


dynamic_interp_iou_loss_exponents = ()


@triton.jit
def dynamic_interp_iou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x70 = larger(x69, c[1])
    x71 = smaller(x70, c[2])
    x72 = x29 * x71
    x73 = x29 - x72
    x74 = x73 == 0.0
    x75 = x34 - x32
    x76 = x71 * x75
    x77 = x32 + x76
    x78 = x77 == x34
    x79 = x74 & x78
    x80 = ~x79
    x81 = x39 * x71
    x82 = x39 - x81
    x83 = x82 == 0.0
    x84 = x44 - x42
    x85 = x71 * x84
    x86 = x42 + x85
    x87 = x86 == x44
    x88 = x83 & x87
    x89 = ~x88
    x90 = x80 | x89
    x91 = smaller(x77, x34)
    x92 = larger(x73, number(0.0, p0.dtype))
    x93 = x91 - x92
    x94 = x93 < 0.0
    x95 = tl.where(x94, number(0.0, p0.dtype), x93)
    x96 = smaller(x86, x44)
    x97 = larger(x82, number(0.0, p0.dtype))
    x98 = x96 - x97
    x99 = x98 < 0.0
    x100 = tl.where(x99, number(0.0, p0.dtype), x98)
    x101 = x95 * x100
    x102 = x77 - x73
    x103 = x86 - x82
    x104 = x102 * x103
    x105 = x104 + x63
    x106 = x105 - x101
    x107 = larger(x106, c[0])
    x108 = x101 / x107
    x109 = tl.where(x90, x108, number(1.0, p0.dtype))
    x110 = 1.0 - x109
    x111 = x69 + x110
    x112 = x106 < c[0]
    x113 = x106 == c[0]
    x114 = tl.where(x90, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x115 = x108 / x107
    x116 = x114 * x115
    x117 = 0.5 * x116
    x118 = -x117
    x119 = -x116
    x120 = tl.where(x113, x118, x119)
    x121 = tl.where(x112, number(0.0, p0.dtype), x120)
    x122 = x121 * x103
    x123 = x77 > x34
    x124 = x114 / x107
    x125 = x124 - x121
    x126 = x125 * x100
    x127 = tl.where(x94, number(0.0, p0.dtype), x126)
    x128 = 0.5 * x127
    x129 = tl.where(x78, x128, x127)
    x130 = tl.where(x123, number(0.0, p0.dtype), x129)
    x131 = x122 + x130
    x132 = x131 * x71
    x133 = x131 - x132
    x134 = x65 < c[0]
    x135 = x65 == c[0]
    x136 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x137 = x67 / x66
    x138 = x136 * x137
    x139 = 0.5 * x138
    x140 = -x139
    x141 = -x138
    x142 = tl.where(x135, x140, x141)
    x143 = tl.where(x134, number(0.0, p0.dtype), x142)
    x144 = x143 * x61
    x145 = x133 + x144
    x146 = x32 > x34
    x147 = x136 / x66
    x148 = x147 - x143
    x149 = x148 * x58
    x150 = tl.where(x52, number(0.0, p0.dtype), x149)
    x151 = 0.5 * x150
    x152 = tl.where(x35, x151, x150)
    x153 = tl.where(x146, number(0.0, p0.dtype), x152)
    x154 = x145 + x153
    x155 = x154 / x28
    x156 = tl.where(x2, number(0.0, p0.dtype), x155)
    x157 = x73 < 0.0
    x158 = -x128
    x159 = -x127
    x160 = tl.where(x74, x158, x159)
    x161 = tl.where(x157, number(0.0, p0.dtype), x160)
    x162 = x161 - x122
    x163 = x162 * x71
    x164 = x162 - x163
    x165 = x164 - x144
    x166 = x29 < 0.0
    x167 = -x151
    x168 = -x150
    x169 = tl.where(x30, x167, x168)
    x170 = tl.where(x166, number(0.0, p0.dtype), x169)
    x171 = x165 + x170
    x172 = x171 / x28
    x173 = tl.where(x2, x172, number(0.0, p0.dtype))
    x174 = x156 + x173
    x175 = 0.5 * x174
    x176 = x121 * x102
    x177 = x86 > x44
    x178 = x125 * x95
    x179 = tl.where(x99, number(0.0, p0.dtype), x178)
    x180 = 0.5 * x179
    x181 = tl.where(x87, x180, x179)
    x182 = tl.where(x177, number(0.0, p0.dtype), x181)
    x183 = x176 + x182
    x184 = x183 * x71
    x185 = x183 - x184
    x186 = x143 * x60
    x187 = x185 + x186
    x188 = x42 > x44
    x189 = x148 * x53
    x190 = tl.where(x57, number(0.0, p0.dtype), x189)
    x191 = 0.5 * x190
    x192 = tl.where(x45, x191, x190)
    x193 = tl.where(x188, number(0.0, p0.dtype), x192)
    x194 = x187 + x193
    x195 = x194 / x28
    x196 = tl.where(x16, number(0.0, p0.dtype), x195)
    x197 = x82 < 0.0
    x198 = -x180
    x199 = -x179
    x200 = tl.where(x83, x198, x199)
    x201 = tl.where(x197, number(0.0, p0.dtype), x200)
    x202 = x201 - x176
    x203 = x202 * x71
    x204 = x202 - x203
    x205 = x204 - x186
    x206 = x39 < 0.0
    x207 = -x191
    x208 = -x190
    x209 = tl.where(x40, x207, x208)
    x210 = tl.where(x206, number(0.0, p0.dtype), x209)
    x211 = x205 + x210
    x212 = x211 / x28
    x213 = tl.where(x16, x212, number(0.0, p0.dtype))
    x214 = x196 + x213
    x215 = 0.5 * x214
    x216 = tl.where(x2, x155, number(0.0, p0.dtype))
    x217 = tl.where(x2, number(0.0, p0.dtype), x172)
    x218 = x216 + x217
    x219 = 0.5 * x218
    x220 = tl.where(x16, x195, number(0.0, p0.dtype))
    x221 = tl.where(x16, number(0.0, p0.dtype), x212)
    x222 = x220 + x221
    x223 = 0.5 * x222
    return x111, x175, x215, x219, x223
