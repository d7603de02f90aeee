# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def efficient_iou_loss_shared(h, machine):
    return (float(h[0]),)


efficient_iou_loss_exponents = ()


@triton.jit
def efficient_iou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x70 = x29 + x32
    x71 = x70 - x34
    x72 = 0.5 * x71
    x73 = x72 * x72
    x74 = x39 + x42
    x75 = x74 - x44
    x76 = 0.5 * x75
    x77 = x76 * x76
    x78 = x73 + x77
    x79 = larger(x32, x34)
    x80 = smaller(x29, number(0.0, p0.dtype))
    x81 = x79 - x80
    x82 = x81 * x81
    x83 = larger(x42, x44)
    x84 = smaller(x39, number(0.0, p0.dtype))
    x85 = x83 - x84
    x86 = x85 * x85
    x87 = x82 + x86
    x88 = larger(x87, c[0])
    x89 = x78 / x88
    x90 = x69 + x89
    x91 = x60 - x34
    x92 = larger(x81, c[0])
    x93 = x91 / x92
    x94 = x93 * x93
    x95 = x61 - x44
    x96 = larger(x85, c[0])
    x97 = x95 / x96
    x98 = x97 * x97
    x99 = x94 + x98
    x100 = x90 + x99
    x101 = x32 < x34
    x102 = x87 < c[0]
    x103 = x87 == c[0]
    x104 = x89 / x88
    x105 = 0.5 * x104
    x106 = -x105
    x107 = -x104
    x108 = tl.where(x103, x106, x107)
    x109 = tl.where(x102, number(0.0, p0.dtype), x108)
    x110 = 2.0 * x81
    x111 = x109 * x110
    x112 = 0.5 * x111
    x113 = tl.where(x35, x112, x111)
    x114 = tl.where(x101, number(0.0, p0.dtype), x113)
    x115 = 1.0 / x88
    x116 = x115 * x71
    x117 = 0.5 * x116
    x118 = x114 + x117
    x119 = x65 < c[0]
    x120 = x65 == c[0]
    x121 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x122 = x67 / x66
    x123 = x121 * x122
    x124 = 0.5 * x123
    x125 = -x124
    x126 = -x123
    x127 = tl.where(x120, x125, x126)
    x128 = tl.where(x119, number(0.0, p0.dtype), x127)
    x129 = x128 * x61
    x130 = x118 + x129
    x131 = x32 > x34
    x132 = x121 / x66
    x133 = x132 - x128
    x134 = x133 * x58
    x135 = tl.where(x52, number(0.0, p0.dtype), x134)
    x136 = 0.5 * x135
    x137 = tl.where(x35, x136, x135)
    x138 = tl.where(x131, number(0.0, p0.dtype), x137)
    x139 = x130 + x138
    x140 = x81 < c[0]
    x141 = x81 == c[0]
    x142 = 2.0 * x93
    x143 = x93 / x92
    x144 = x142 * x143
    x145 = 0.5 * x144
    x146 = -x145
    x147 = -x144
    x148 = tl.where(x141, x146, x147)
    x149 = tl.where(x140, number(0.0, p0.dtype), x148)
    x150 = 0.5 * x149
    x151 = tl.where(x35, x150, x149)
    x152 = tl.where(x101, number(0.0, p0.dtype), x151)
    x153 = x139 + x152
    x154 = x142 / x92
    x155 = x153 + x154
    x156 = x155 / x28
    x157 = tl.where(x2, number(0.0, p0.dtype), x156)
    x158 = x29 > 0.0
    x159 = -x112
    x160 = -x111
    x161 = tl.where(x30, x159, x160)
    x162 = tl.where(x158, number(0.0, p0.dtype), x161)
    x163 = x162 + x117
    x164 = x163 - x129
    x165 = x29 < 0.0
    x166 = -x136
    x167 = -x135
    x168 = tl.where(x30, x166, x167)
    x169 = tl.where(x165, number(0.0, p0.dtype), x168)
    x170 = x164 + x169
    x171 = -x150
    x172 = -x149
    x173 = tl.where(x30, x171, x172)
    x174 = tl.where(x158, number(0.0, p0.dtype), x173)
    x175 = x170 + x174
    x176 = x175 - x154
    x177 = x176 / x28
    x178 = tl.where(x2, x177, number(0.0, p0.dtype))
    x179 = x157 + x178
    x180 = 0.5 * x179
    x181 = x42 < x44
    x182 = 2.0 * x85
    x183 = x109 * x182
    x184 = 0.5 * x183
    x185 = tl.where(x45, x184, x183)
    x186 = tl.where(x181, number(0.0, p0.dtype), x185)
    x187 = x115 * x75
    x188 = 0.5 * x187
    x189 = x186 + x188
    x190 = x128 * x60
    x191 = x189 + x190
    x192 = x42 > x44
    x193 = x133 * x53
    x194 = tl.where(x57, number(0.0, p0.dtype), x193)
    x195 = 0.5 * x194
    x196 = tl.where(x45, x195, x194)
    x197 = tl.where(x192, number(0.0, p0.dtype), x196)
    x198 = x191 + x197
    x199 = x85 < c[0]
    x200 = x85 == c[0]
    x201 = 2.0 * x97
    x202 = x97 / x96
    x203 = x201 * x202
    x204 = 0.5 * x203
    x205 = -x204
    x206 = -x203
    x207 = tl.where(x200, x205, x206)
    x208 = tl.where(x199, number(0.0, p0.dtype), x207)
    x209 = 0.5 * x208
    x210 = tl.where(x45, x209, x208)
    x211 = tl.where(x181, number(0.0, p0.dtype), x210)
    x212 = x198 + x211
    x213 = x201 / x96
    x214 = x212 + x213
    x215 = x214 / x28
    x216 = tl.where(x16, number(0.0, p0.dtype), x215)
    x217 = x39 > 0.0
    x218 = -x184
    x219 = -x183
    x220 = tl.where(x40, x218, x219)
    x221 = tl.where(x217, number(0.0, p0.dtype), x220)
    x222 = x221 + x188
    x223 = x222 - x190
    x224 = x39 < 0.0
    x225 = -x195
    x226 = -x194
    x227 = tl.where(x40, x225, x226)
    x228 = tl.where(x224, number(0.0, p0.dtype), x227)
    x229 = x223 + x228
    x230 = -x209
    x231 = -x208
    x232 = tl.where(x40, x230, x231)
    x233 = tl.where(x217, number(0.0, p0.dtype), x232)
    x234 = x229 + x233
    x235 = x234 - x213
    x236 = x235 / x28
    x237 = tl.where(x16, x236, number(0.0, p0.dtype))
    x238 = x216 + x237
    x239 = 0.5 * x238
    x240 = tl.where(x2, x156, number(0.0, p0.dtype))
    x241 = tl.where(x2, number(0.0, p0.dtype), x177)
    x242 = x240 + x241
    x243 = 0.5 * x242
    x244 = tl.where(x16, x215, number(0.0, p0.dtype))
    x245 = tl.where(x16, number(0.0, p0.dtype), x236)
    x246 = x244 + x245
    x247 = 0.5 * x246
    return x100, x180, x239, x243, x247
