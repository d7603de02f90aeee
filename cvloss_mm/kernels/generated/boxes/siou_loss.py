# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def siou_loss_false_shared(h, machine):
    s0 = h[0] - 1.0
    s1 = h[0] == 0.0
    return (float(h[1]), float(h[0]), float(s0), float(s1),)


siou_loss_false_exponents = (1, 2,)


@triton.jit
def siou_loss_false(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x73 = x39 + x42
    x74 = x73 - x44
    x75 = 0.5 * x74
    x76 = x72 * x75
    x77 = tl.abs(x76)
    x78 = 2.0 * x77
    x79 = x72 * x72
    x80 = x75 * x75
    x81 = x79 + x80
    x82 = larger(x81, c[0])
    x83 = x78 / x82
    x84 = 2.0 - x83
    x85 = larger(x32, x34)
    x86 = smaller(x29, number(0.0, p0.dtype))
    x87 = x85 - x86
    x88 = larger(x87, c[0])
    x89 = x72 / x88
    x90 = x89 * x89
    x91 = x84 * x90
    x92 = tl.exp(x91)
    x93 = 1.0 - x92
    x94 = larger(x42, x44)
    x95 = smaller(x39, number(0.0, p0.dtype))
    x96 = x94 - x95
    x97 = larger(x96, c[0])
    x98 = x75 / x97
    x99 = x98 * x98
    x100 = x84 * x99
    x101 = tl.exp(x100)
    x102 = 1.0 - x101
    x103 = x93 + x102
    x104 = x60 - x34
    x105 = tl.abs(x104)
    x106 = larger(x60, x34)
    x107 = larger(x106, c[0])
    x108 = x105 / x107
    x109 = -x108
    x110 = tl.exp(x109)
    x111 = 1.0 - x110
    x112 = power(x111, c[1], (EXPONENTS >> 3) & 7)
    x113 = x61 - x44
    x114 = tl.abs(x113)
    x115 = larger(x61, x44)
    x116 = larger(x115, c[0])
    x117 = x114 / x116
    x118 = -x117
    x119 = tl.exp(x118)
    x120 = 1.0 - x119
    x121 = power(x120, c[1], (EXPONENTS >> 3) & 7)
    x122 = x112 + x121
    x123 = x103 + x122
    x124 = 0.5 * x123
    x125 = x69 + x124
    x126 = x65 < c[0]
    x127 = x65 == c[0]
    x128 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x129 = x67 / x66
    x130 = x128 * x129
    x131 = 0.5 * x130
    x132 = -x131
    x133 = -x130
    x134 = tl.where(x127, x132, x133)
    x135 = tl.where(x126, number(0.0, p0.dtype), x134)
    x136 = x135 * x61
    x137 = x32 > x34
    x138 = x128 / x66
    x139 = x138 - x135
    x140 = x139 * x58
    x141 = tl.where(x52, number(0.0, p0.dtype), x140)
    x142 = 0.5 * x141
    x143 = tl.where(x35, x142, x141)
    x144 = tl.where(x137, number(0.0, p0.dtype), x143)
    x145 = x136 + x144
    x146 = x60 < x34
    x147 = x60 == x34
    x148 = x106 < c[0]
    x149 = x106 == c[0]
    x150 = power(x111, c[2], (EXPONENTS >> 6) & 7)
    x151 = c[1] * x150
    x152 = 0.5 * x151
    x153 = tl.where((c[3] != 0), number(0.0, p0.dtype), x152)
    x154 = x153 * x110
    x155 = x108 / x107
    x156 = x154 * x155
    x157 = 0.5 * x156
    x158 = -x157
    x159 = -x156
    x160 = tl.where(x149, x158, x159)
    x161 = tl.where(x148, number(0.0, p0.dtype), x160)
    x162 = 0.5 * x161
    x163 = tl.where(x147, x162, x161)
    x164 = tl.where(x146, number(0.0, p0.dtype), x163)
    x165 = x154 / x107
    x166 = x104 > 0.0
    x167 = x104 < 0.0
    x168 = tl.where(x167, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x169 = tl.where(x166, number(1.0, p0.dtype), x168)
    x170 = x165 * x169
    x171 = x164 + x170
    x172 = x145 + x171
    x173 = x32 < x34
    x174 = x87 < c[0]
    x175 = x87 == c[0]
    x176 = -0.5 * x92
    x177 = x176 * x84
    x178 = 2.0 * x89
    x179 = x177 * x178
    x180 = x89 / x88
    x181 = x179 * x180
    x182 = 0.5 * x181
    x183 = -x182
    x184 = -x181
    x185 = tl.where(x175, x183, x184)
    x186 = tl.where(x174, number(0.0, p0.dtype), x185)
    x187 = 0.5 * x186
    x188 = tl.where(x35, x187, x186)
    x189 = tl.where(x173, number(0.0, p0.dtype), x188)
    x190 = x172 + x189
    x191 = x179 / x88
    x192 = x81 < c[0]
    x193 = x81 == c[0]
    x194 = x176 * x90
    x195 = -0.5 * x101
    x196 = x195 * x99
    x197 = x194 + x196
    x198 = x83 / x82
    x199 = x197 * x198
    x200 = 0.5 * x199
    x201 = tl.where(x193, x200, x199)
    x202 = tl.where(x192, number(0.0, p0.dtype), x201)
    x203 = x202 * x71
    x204 = x191 + x203
    x205 = x197 / x82
    x206 = 2.0 * x205
    x207 = x76 > 0.0
    x208 = x76 < 0.0
    x209 = tl.where(x208, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x210 = tl.where(x207, number(1.0, p0.dtype), x209)
    x211 = x206 * x210
    x212 = x211 * x75
    x213 = x204 - x212
    x214 = 0.5 * x213
    x215 = x190 + x214
    x216 = x215 / x28
    x217 = tl.where(x2, number(0.0, p0.dtype), x216)
    x218 = x29 < 0.0
    x219 = -x142
    x220 = -x141
    x221 = tl.where(x30, x219, x220)
    x222 = tl.where(x218, number(0.0, p0.dtype), x221)
    x223 = x222 - x136
    x224 = x223 - x171
    x225 = x29 > 0.0
    x226 = -x187
    x227 = -x186
    x228 = tl.where(x30, x226, x227)
    x229 = tl.where(x225, number(0.0, p0.dtype), x228)
    x230 = x224 + x229
    x231 = x230 + x214
    x232 = x231 / x28
    x233 = tl.where(x2, x232, number(0.0, p0.dtype))
    x234 = x217 + x233
    x235 = 0.5 * x234
    x236 = x135 * x60
    x237 = x42 > x44
    x238 = x139 * x53
    x239 = tl.where(x57, number(0.0, p0.dtype), x238)
    x240 = 0.5 * x239
    x241 = tl.where(x45, x240, x239)
    x242 = tl.where(x237, number(0.0, p0.dtype), x241)
    x243 = x236 + x242
    x244 = x61 < x44
    x245 = x61 == x44
    x246 = x115 < c[0]
    x247 = x115 == c[0]
    x248 = power(x120, c[2], (EXPONENTS >> 6) & 7)
    x249 = c[1] * x248
    x250 = 0.5 * x249
    x251 = tl.where((c[3] != 0), number(0.0, p0.dtype), x250)
    x252 = x251 * x119
    x253 = x117 / x116
    x254 = x252 * x253
    x255 = 0.5 * x254
    x256 = -x255
    x257 = -x254
    x258 = tl.where(x247, x256, x257)
    x259 = tl.where(x246, number(0.0, p0.dtype), x258)
    x260 = 0.5 * x259
    x261 = tl.where(x245, x260, x259)
    x262 = tl.where(x244, number(0.0, p0.dtype), x261)
    x263 = x252 / x116
    x264 = x113 > 0.0
    x265 = x113 < 0.0
    x266 = tl.where(x265, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x267 = tl.where(x264, number(1.0, p0.dtype), x266)
    x268 = x263 * x267
    x269 = x262 + x268
    x270 = x243 + x269
    x271 = x42 < x44
    x272 = x96 < c[0]
    x273 = x96 == c[0]
    x274 = x195 * x84
    x275 = 2.0 * x98
    x276 = x274 * x275
    x277 = x98 / x97
    x278 = x276 * x277
    x279 = 0.5 * x278
    x280 = -x279
    x281 = -x278
    x282 = tl.where(x273, x280, x281)
    x283 = tl.where(x272, number(0.0, p0.dtype), x282)
    x284 = 0.5 * x283
    x285 = tl.where(x45, x284, x283)
    x286 = tl.where(x271, number(0.0, p0.dtype), x285)
    x287 = x270 + x286
    x288 = x276 / x97
    x289 = x202 * x74
    x290 = x288 + x289
    x291 = x211 * x72
    x292 = x290 - x291
    x293 = 0.5 * x292
    x294 = x287 + x293
    x295 = x294 / x28
    x296 = tl.where(x16, number(0.0, p0.dtype), x295)
    x297 = x39 < 0.0
    x298 = -x240
    x299 = -x239
    x300 = tl.where(x40, x298, x299)
    x301 = tl.where(x297, number(0.0, p0.dtype), x300)
    x302 = x301 - x236
    x303 = x302 - x269
    x304 = x39 > 0.0
    x305 = -x284
    x306 = -x283
    x307 = tl.where(x40, x305, x306)
    x308 = tl.where(x304, number(0.0, p0.dtype), x307)
    x309 = x303 + x308
    x310 = x309 + x293
    x311 = x310 / x28
    x312 = tl.where(x16, x311, number(0.0, p0.dtype))
    x313 = x296 + x312
    x314 = 0.5 * x313
    x315 = tl.where(x2, x216, number(0.0, p0.dtype))
    x316 = tl.where(x2, number(0.0, p0.dtype), x232)
    x317 = x315 + x316
    x318 = 0.5 * x317
    x319 = tl.where(x16, x295, number(0.0, p0.dtype))
    x320 = tl.where(x16, number(0.0, p0.dtype), x311)
    x321 = x319 + x320
    x322 = 0.5 * x321
    return x125, x235, x314, x318, x322


def siou_loss_true_shared(h, machine):
    s0 = h[0] - 1.0
    s1 = h[0] == 0.0
    return (float(h[1]), float(h[0]), float(s0), float(s1),)


siou_loss_true_exponents = (1, 2,)


@triton.jit
def siou_loss_true(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x73 = x39 + x42
    x74 = x73 - x44
    x75 = 0.5 * x74
    x76 = x72 * x75
    x77 = tl.abs(x76)
    x78 = 2.0 * x77
    x79 = x72 * x72
    x80 = x75 * x75
    x81 = x79 + x80
    x82 = larger(x81, c[0])
    x83 = x78 / x82
    x84 = x83 - 2.0
    x85 = larger(x32, x34)
    x86 = smaller(x29, number(0.0, p0.dtype))
    x87 = x85 - x86
    x88 = larger(x87, c[0])
    x89 = x72 / x88
    x90 = x89 * x89
    x91 = x84 * x90
    x92 = tl.exp(x91)
    x93 = 1.0 - x92
    x94 = larger(x42, x44)
    x95 = smaller(x39, number(0.0, p0.dtype))
    x96 = x94 - x95
    x97 = larger(x96, c[0])
    x98 = x75 / x97
    x99 = x98 * x98
    x100 = x84 * x99
    x101 = tl.exp(x100)
    x102 = 1.0 - x101
    x103 = x93 + x102
    x104 = x60 - x34
    x105 = tl.abs(x104)
    x106 = larger(x60, x34)
    x107 = larger(x106, c[0])
    x108 = x105 / x107
    x109 = -x108
    x110 = tl.exp(x109)
    x111 = 1.0 - x110
    x112 = power(x111, c[1], (EXPONENTS >> 3) & 7)
    x113 = x61 - x44
    x114 = tl.abs(x113)
    x115 = larger(x61, x44)
    x116 = larger(x115, c[0])
    x117 = x114 / x116
    x118 = -x117
    x119 = tl.exp(x118)
    x120 = 1.0 - x119
    x121 = power(x120, c[1], (EXPONENTS >> 3) & 7)
    x122 = x112 + x121
    x123 = x103 + x122
    x124 = 0.5 * x123
    x125 = x69 + x124
    x126 = x65 < c[0]
    x127 = x65 == c[0]
    x128 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x129 = x67 / x66
    x130 = x128 * x129
    x131 = 0.5 * x130
    x132 = -x131
    x133 = -x130
    x134 = tl.where(x127, x132, x133)
    x135 = tl.where(x126, number(0.0, p0.dtype), x134)
    x136 = x135 * x61
    x137 = x32 > x34
    x138 = x128 / x66
    x139 = x138 - x135
    x140 = x139 * x58
    x141 = tl.where(x52, number(0.0, p0.dtype), x140)
    x142 = 0.5 * x141
    x143 = tl.where(x35, x142, x141)
    x144 = tl.where(x137, number(0.0, p0.dtype), x143)
    x145 = x136 + x144
    x146 = x60 < x34
    x147 = x60 == x34
    x148 = x106 < c[0]
    x149 = x106 == c[0]
    x150 = power(x111, c[2], (EXPONENTS >> 6) & 7)
    x151 = c[1] * x150
    x152 = 0.5 * x151
    x153 = tl.where((c[3] != 0), number(0.0, p0.dtype), x152)
    x154 = x153 * x110
    x155 = x108 / x107
    x156 = x154 * x155
    x157 = 0.5 * x156
    x158 = -x157
    x159 = -x156
    x160 = tl.where(x149, x158, x159)
    x161 = tl.where(x148, number(0.0, p0.dtype), x160)
    x162 = 0.5 * x161
    x163 = tl.where(x147, x162, x161)
    x164 = tl.where(x146, number(0.0, p0.dtype), x163)
    x165 = x154 / x107
    x166 = x104 > 0.0
    x167 = x104 < 0.0
    x168 = tl.where(x167, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x169 = tl.where(x166, number(1.0, p0.dtype), x168)
    x170 = x165 * x169
    x171 = x164 + x170
    x172 = x145 + x171
    x173 = x32 < x34
    x174 = x87 < c[0]
    x175 = x87 == c[0]
    x176 = -0.5 * x92
    x177 = x176 * x84
    x178 = 2.0 * x89
    x179 = x177 * x178
    x180 = x89 / x88
    x181 = x179 * x180
    x182 = 0.5 * x181
    x183 = -x182
    x184 = -x181
    x185 = tl.where(x175, x183, x184)
    x186 = tl.where(x174, number(0.0, p0.dtype), x185)
    x187 = 0.5 * x186
    x188 = tl.where(x35, x187, x186)
    x189 = tl.where(x173, number(0.0, p0.dtype), x188)
    x190 = x172 + x189
    x191 = x179 / x88
    x192 = x81 < c[0]
    x193 = x81 == c[0]
    x194 = x176 * x90
    x195 = -0.5 * x101
    x196 = x195 * x99
    x197 = x194 + x196
    x198 = x83 / x82
    x199 = x197 * x198
    x200 = 0.5 * x199
    x201 = -x200
    x202 = -x199
    x203 = tl.where(x193, x201, x202)
    x204 = tl.where(x192, number(0.0, p0.dtype), x203)
    x205 = x204 * x71
    x206 = x191 + x205
    x207 = x197 / x82
    x208 = 2.0 * x207
    x209 = x76 > 0.0
    x210 = x76 < 0.0
    x211 = tl.where(x210, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x212 = tl.where(x209, number(1.0, p0.dtype), x211)
    x213 = x208 * x212
    x214 = x213 * x75
    x215 = x206 + x214
    x216 = 0.5 * x215
    x217 = x190 + x216
    x218 = x217 / x28
    x219 = tl.where(x2, number(0.0, p0.dtype), x218)
    x220 = x29 < 0.0
    x221 = -x142
    x222 = -x141
    x223 = tl.where(x30, x221, x222)
    x224 = tl.where(x220, number(0.0, p0.dtype), x223)
    x225 = x224 - x136
    x226 = x225 - x171
    x227 = x29 > 0.0
    x228 = -x187
    x229 = -x186
    x230 = tl.where(x30, x228, x229)
    x231 = tl.where(x227, number(0.0, p0.dtype), x230)
    x232 = x226 + x231
    x233 = x232 + x216
    x234 = x233 / x28
    x235 = tl.where(x2, x234, number(0.0, p0.dtype))
    x236 = x219 + x235
    x237 = 0.5 * x236
    x238 = x135 * x60
    x239 = x42 > x44
    x240 = x139 * x53
    x241 = tl.where(x57, number(0.0, p0.dtype), x240)
    x242 = 0.5 * x241
    x243 = tl.where(x45, x242, x241)
    x244 = tl.where(x239, number(0.0, p0.dtype), x243)
    x245 = x238 + x244
    x246 = x61 < x44
    x247 = x61 == x44
    x248 = x115 < c[0]
    x249 = x115 == c[0]
    x250 = power(x120, c[2], (EXPONENTS >> 6) & 7)
    x251 = c[1] * x250
    x252 = 0.5 * x251
    x253 = tl.where((c[3] != 0), number(0.0, p0.dtype), x252)
    x254 = x253 * x119
    x255 = x117 / x116
    x256 = x254 * x255
    x257 = 0.5 * x256
    x258 = -x257
    x259 = -x256
    x260 = tl.where(x249, x258, x259)
    x261 = tl.where(x248, number(0.0, p0.dtype), x260)
    x262 = 0.5 * x261
    x263 = tl.where(x247, x262, x261)
    x264 = tl.where(x246, number(0.0, p0.dtype), x263)
    x265 = x254 / x116
    x266 = x113 > 0.0
    x267 = x113 < 0.0
    x268 = tl.where(x267, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x269 = tl.where(x266, number(1.0, p0.dtype), x268)
    x270 = x265 * x269
    x271 = x264 + x270
    x272 = x245 + x271
    x273 = x42 < x44
    x274 = x96 < c[0]
    x275 = x96 == c[0]
    x276 = x195 * x84
    x277 = 2.0 * x98
    x278 = x276 * x277
    x279 = x98 / x97
    x280 = x278 * x279
    x281 = 0.5 * x280
    x282 = -x281
    x283 = -x280
    x284 = tl.where(x275, x282, x283)
    x285 = tl.where(x274, number(0.0, p0.dtype), x284)
    x286 = 0.5 * x285
    x287 = tl.where(x45, x286, x285)
    x288 = tl.where(x273, number(0.0, p0.dtype), x287)
    x289 = x272 + x288
    x290 = x278 / x97
    x291 = x204 * x74
    x292 = x290 + x291
    x293 = x213 * x72
    x294 = x292 + x293
    x295 = 0.5 * x294
    x296 = x289 + x295
    x297 = x296 / x28
    x298 = tl.where(x16, number(0.0, p0.dtype), x297)
    x299 = x39 < 0.0
    x300 = -x242
    x301 = -x241
    x302 = tl.where(x40, x300, x301)
    x303 = tl.where(x299, number(0.0, p0.dtype), x302)
    x304 = x303 - x238
    x305 = x304 - x271
    x306 = x39 > 0.0
    x307 = -x286
    x308 = -x285
    x309 = tl.where(x40, x307, x308)
    x310 = tl.where(x306, number(0.0, p0.dtype), x309)
    x311 = x305 + x310
    x312 = x311 + x295
    x313 = x312 / x28
    x314 = tl.where(x16, x313, number(0.0, p0.dtype))
    x315 = x298 + x314
    x316 = 0.5 * x315
    x317 = tl.where(x2, x218, number(0.0, p0.dtype))
    x318 = tl.where(x2, number(0.0, p0.dtype), x234)
    x319 = x317 + x318
    x320 = 0.5 * x319
    x321 = tl.where(x16, x297, number(0.0, p0.dtype))
    x322 = tl.where(x16, number(0.0, p0.dtype), x313)
    x323 = x321 + x322
    x324 = 0.5 * x323
    return x125, x237, x316, x320, x324
