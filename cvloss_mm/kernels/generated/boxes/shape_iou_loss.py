# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def shape_iou_loss_shared(h, machine):
    s0 = h[1] - 1.0
    s1 = h[1] == 0.0
    return (float(h[2]), float(h[0]), float(h[1]), float(s0), float(s1),)


shape_iou_loss_exponents = (1, 2, 3,)


@triton.jit
def shape_iou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x70 = larger(x44, c[0])
    x71 = larger(x34, c[0])
    x72 = larger(x71, x70)
    x73 = x70 / x72
    x74 = power(x73, c[1], (EXPONENTS >> 3) & 7)
    x75 = x71 / x72
    x76 = power(x75, c[1], (EXPONENTS >> 3) & 7)
    x77 = x76 + x74
    x78 = x74 / x77
    x79 = 2.0 * x78
    x80 = x29 + x32
    x81 = x80 - x34
    x82 = 0.5 * x81
    x83 = x82 * x82
    x84 = x79 * x83
    x85 = x76 / x77
    x86 = 2.0 * x85
    x87 = x39 + x42
    x88 = x87 - x44
    x89 = 0.5 * x88
    x90 = x89 * x89
    x91 = x86 * x90
    x92 = x84 + x91
    x93 = larger(x32, x34)
    x94 = smaller(x29, number(0.0, p0.dtype))
    x95 = x93 - x94
    x96 = x95 * x95
    x97 = larger(x42, x44)
    x98 = smaller(x39, number(0.0, p0.dtype))
    x99 = x97 - x98
    x100 = x99 * x99
    x101 = x96 + x100
    x102 = larger(x101, c[0])
    x103 = x92 / x102
    x104 = x69 + x103
    x105 = x60 - x34
    x106 = tl.abs(x105)
    x107 = larger(x60, x34)
    x108 = larger(x107, c[0])
    x109 = x106 / x108
    x110 = x79 * x109
    x111 = -x110
    x112 = tl.exp(x111)
    x113 = 1.0 - x112
    x114 = power(x113, c[2], (EXPONENTS >> 6) & 7)
    x115 = x61 - x44
    x116 = tl.abs(x115)
    x117 = larger(x61, x44)
    x118 = larger(x117, c[0])
    x119 = x116 / x118
    x120 = x86 * x119
    x121 = -x120
    x122 = tl.exp(x121)
    x123 = 1.0 - x122
    x124 = power(x123, c[2], (EXPONENTS >> 6) & 7)
    x125 = x114 + x124
    x126 = 0.5 * x125
    x127 = x104 + x126
    x128 = x65 < c[0]
    x129 = x65 == c[0]
    x130 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x131 = x67 / x66
    x132 = x130 * x131
    x133 = 0.5 * x132
    x134 = -x133
    x135 = -x132
    x136 = tl.where(x129, x134, x135)
    x137 = tl.where(x128, number(0.0, p0.dtype), x136)
    x138 = x137 * x61
    x139 = x32 > x34
    x140 = x130 / x66
    x141 = x140 - x137
    x142 = x141 * x58
    x143 = tl.where(x52, number(0.0, p0.dtype), x142)
    x144 = 0.5 * x143
    x145 = tl.where(x35, x144, x143)
    x146 = tl.where(x139, number(0.0, p0.dtype), x145)
    x147 = x138 + x146
    x148 = x60 < x34
    x149 = x60 == x34
    x150 = x107 < c[0]
    x151 = x107 == c[0]
    x152 = power(x113, c[3], (EXPONENTS >> 9) & 7)
    x153 = c[2] * x152
    x154 = 0.5 * x153
    x155 = tl.where((c[4] != 0), number(0.0, p0.dtype), x154)
    x156 = x155 * x112
    x157 = x79 * x156
    x158 = x109 / x108
    x159 = x157 * x158
    x160 = 0.5 * x159
    x161 = -x160
    x162 = -x159
    x163 = tl.where(x151, x161, x162)
    x164 = tl.where(x150, number(0.0, p0.dtype), x163)
    x165 = 0.5 * x164
    x166 = tl.where(x149, x165, x164)
    x167 = tl.where(x148, number(0.0, p0.dtype), x166)
    x168 = x157 / x108
    x169 = x105 > 0.0
    x170 = x105 < 0.0
    x171 = tl.where(x170, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x172 = tl.where(x169, number(1.0, p0.dtype), x171)
    x173 = x168 * x172
    x174 = x167 + x173
    x175 = x147 + x174
    x176 = x32 < x34
    x177 = x101 < c[0]
    x178 = x101 == c[0]
    x179 = x103 / x102
    x180 = 0.5 * x179
    x181 = -x180
    x182 = -x179
    x183 = tl.where(x178, x181, x182)
    x184 = tl.where(x177, number(0.0, p0.dtype), x183)
    x185 = 2.0 * x95
    x186 = x184 * x185
    x187 = 0.5 * x186
    x188 = tl.where(x35, x187, x186)
    x189 = tl.where(x176, number(0.0, p0.dtype), x188)
    x190 = x175 + x189
    x191 = 1.0 / x102
    x192 = x191 * x79
    x193 = x192 * x81
    x194 = 0.5 * x193
    x195 = x190 + x194
    x196 = x195 / x28
    x197 = tl.where(x2, number(0.0, p0.dtype), x196)
    x198 = x29 < 0.0
    x199 = -x144
    x200 = -x143
    x201 = tl.where(x30, x199, x200)
    x202 = tl.where(x198, number(0.0, p0.dtype), x201)
    x203 = x202 - x138
    x204 = x203 - x174
    x205 = x29 > 0.0
    x206 = -x187
    x207 = -x186
    x208 = tl.where(x30, x206, x207)
    x209 = tl.where(x205, number(0.0, p0.dtype), x208)
    x210 = x204 + x209
    x211 = x210 + x194
    x212 = x211 / x28
    x213 = tl.where(x2, x212, number(0.0, p0.dtype))
    x214 = x197 + x213
    x215 = 0.5 * x214
    x216 = x137 * x60
    x217 = x42 > x44
    x218 = x141 * x53
    x219 = tl.where(x57, number(0.0, p0.dtype), x218)
    x220 = 0.5 * x219
    x221 = tl.where(x45, x220, x219)
    x222 = tl.where(x217, number(0.0, p0.dtype), x221)
    x223 = x216 + x222
    x224 = x61 < x44
    x225 = x61 == x44
    x226 = x117 < c[0]
    x227 = x117 == c[0]
    x228 = power(x123, c[3], (EXPONENTS >> 9) & 7)
    x229 = c[2] * x228
    x230 = 0.5 * x229
    x231 = tl.where((c[4] != 0), number(0.0, p0.dtype), x230)
    x232 = x231 * x122
    x233 = x86 * x232
    x234 = x119 / x118
    x235 = x233 * x234
    x236 = 0.5 * x235
    x237 = -x236
    x238 = -x235
    x239 = tl.where(x227, x237, x238)
    x240 = tl.where(x226, number(0.0, p0.dtype), x239)
    x241 = 0.5 * x240
    x242 = tl.where(x225, x241, x240)
    x243 = tl.where(x224, number(0.0, p0.dtype), x242)
    x244 = x233 / x118
    x245 = x115 > 0.0
    x246 = x115 < 0.0
    x247 = tl.where(x246, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x248 = tl.where(x245, number(1.0, p0.dtype), x247)
    x249 = x244 * x248
    x250 = x243 + x249
    x251 = x223 + x250
    x252 = x42 < x44
    x253 = 2.0 * x99
    x254 = x184 * x253
    x255 = 0.5 * x254
    x256 = tl.where(x45, x255, x254)
    x257 = tl.where(x252, number(0.0, p0.dtype), x256)
    x258 = x251 + x257
    x259 = x191 * x86
    x260 = x259 * x88
    x261 = 0.5 * x260
    x262 = x258 + x261
    x263 = x262 / x28
    x264 = tl.where(x16, number(0.0, p0.dtype), x263)
    x265 = x39 < 0.0
    x266 = -x220
    x267 = -x219
    x268 = tl.where(x40, x266, x267)
    x269 = tl.where(x265, number(0.0, p0.dtype), x268)
    x270 = x269 - x216
    x271 = x270 - x250
    x272 = x39 > 0.0
    x273 = -x255
    x274 = -x254
    x275 = tl.where(x40, x273, x274)
    x276 = tl.where(x272, number(0.0, p0.dtype), x275)
    x277 = x271 + x276
    x278 = x277 + x261
    x279 = x278 / x28
    x280 = tl.where(x16, x279, number(0.0, p0.dtype))
    x281 = x264 + x280
    x282 = 0.5 * x281
    x283 = tl.where(x2, x196, number(0.0, p0.dtype))
    x284 = tl.where(x2, number(0.0, p0.dtype), x212)
    x285 = x283 + x284
    x286 = 0.5 * x285
    x287 = tl.where(x16, x263, number(0.0, p0.dtype))
    x288 = tl.where(x16, number(0.0, p0.dtype), x279)
    x289 = x287 + x288
    x290 = 0.5 * x289
    return x127, x215, x282, x286, x290
