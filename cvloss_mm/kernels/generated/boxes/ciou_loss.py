# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def ciou_loss_none_exact_variants_shared(h, machine):
    return (float(h[1]), float(h[0]),)


ciou_loss_none_exact_variants_exponents = ()


@triton.jit
def ciou_loss_none_exact_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    root_largest = number(1.3407807929942596e+154 if p0.dtype == tl.float64 else 1.844674352395373e+19, p0.dtype)
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
    x91 = larger(x34, c[0])
    x92 = larger(x44, c[0])
    x93 = atan2(x91, x92)
    x94 = larger(x60, c[0])
    x95 = larger(x61, c[0])
    x96 = atan2(x94, x95)
    x97 = x93 - x96
    x98 = x97 * x97
    x99 = 0.4052847345693511 * x98
    x100 = x69 + x99
    x101 = larger(x100, c[0])
    x102 = x99 / x101
    x103 = x68 > c[1]
    x104 = tl.where(x103, x102, number(0.0, p0.dtype))
    x105 = (x102, x102, x104, x104)[VARIANT]
    x106 = x105 * x99
    x107 = x90 + x106
    x108 = x32 < x34
    x109 = x87 < c[0]
    x110 = x87 == c[0]
    x111 = x89 / x88
    x112 = 0.5 * x111
    x113 = -x112
    x114 = -x111
    x115 = tl.where(x110, x113, x114)
    x116 = tl.where(x109, number(0.0, p0.dtype), x115)
    x117 = 2.0 * x81
    x118 = x116 * x117
    x119 = 0.5 * x118
    x120 = tl.where(x35, x119, x118)
    x121 = tl.where(x108, number(0.0, p0.dtype), x120)
    x122 = 1.0 / x88
    x123 = x122 * x71
    x124 = 0.5 * x123
    x125 = x121 + x124
    x126 = x60 < c[0]
    x127 = x60 == c[0]
    x128 = 0.4052847345693511 * x102
    x129 = 2.0 * x97
    x130 = x128 * x129
    x131 = x130 * x95
    x132 = x94 * x94
    x133 = x95 * x95
    x134 = x132 + x133
    x135 = x134 == 0.0
    x136 = 1.0 / x134
    x137 = tl.where(x135, number(0.0, p0.dtype), x136)
    x138 = x131 * x137
    x139 = 0.5 * x138
    x140 = -x139
    x141 = -x138
    x142 = tl.where(x127, x140, x141)
    x143 = tl.where(x126, number(0.0, p0.dtype), x142)
    x144 = x125 + x143
    x145 = x65 < c[0]
    x146 = x65 == c[0]
    x147 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x148 = x67 / x66
    x149 = x147 * x148
    x150 = 0.5 * x149
    x151 = -x150
    x152 = -x149
    x153 = tl.where(x146, x151, x152)
    x154 = tl.where(x145, number(0.0, p0.dtype), x153)
    x155 = x154 * x61
    x156 = x144 + x155
    x157 = x32 > x34
    x158 = x147 / x66
    x159 = x158 - x154
    x160 = x159 * x58
    x161 = tl.where(x52, number(0.0, p0.dtype), x160)
    x162 = 0.5 * x161
    x163 = tl.where(x35, x162, x161)
    x164 = tl.where(x157, number(0.0, p0.dtype), x163)
    x165 = x156 + x164
    x166 = x165 / x28
    x167 = tl.where(x2, number(0.0, p0.dtype), x166)
    x168 = x29 > 0.0
    x169 = -x119
    x170 = -x118
    x171 = tl.where(x30, x169, x170)
    x172 = tl.where(x168, number(0.0, p0.dtype), x171)
    x173 = x172 + x124
    x174 = x173 - x143
    x175 = x174 - x155
    x176 = x29 < 0.0
    x177 = -x162
    x178 = -x161
    x179 = tl.where(x30, x177, x178)
    x180 = tl.where(x176, number(0.0, p0.dtype), x179)
    x181 = x175 + x180
    x182 = x181 / x28
    x183 = tl.where(x2, x182, number(0.0, p0.dtype))
    x184 = x167 + x183
    x185 = 0.5 * x184
    x186 = x125 + x155
    x187 = x186 + x164
    x188 = x187 / x28
    x189 = tl.where(x2, number(0.0, p0.dtype), x188)
    x190 = x173 - x155
    x191 = x190 + x180
    x192 = x191 / x28
    x193 = tl.where(x2, x192, number(0.0, p0.dtype))
    x194 = x189 + x193
    x195 = 0.5 * x194
    x196 = p0 <= p2
    x197 = tl.where(x196, p2, p0)
    x198 = tl.where(x196, p0, p2)
    x199 = x197 - x198
    x200 = x199 < root_largest
    x201 = p1 <= p3
    x202 = tl.where(x201, p3, p1)
    x203 = tl.where(x201, p1, p3)
    x204 = x202 - x203
    x205 = smaller(x204, root_largest)
    x206 = x130 * x205
    x207 = -x206
    x208 = tl.where(x200, x207, number(0.0, p0.dtype))
    x209 = tl.where(x196, number(0.0, p0.dtype), x208)
    x210 = -x208
    x211 = tl.where(x196, x210, number(0.0, p0.dtype))
    x212 = x209 + x211
    x213 = x195 + x212
    x214 = 0.4052847345693511 * x104
    x215 = x214 * x129
    x216 = x215 * x95
    x217 = x216 * x137
    x218 = 0.5 * x217
    x219 = -x218
    x220 = -x217
    x221 = tl.where(x127, x219, x220)
    x222 = tl.where(x126, number(0.0, p0.dtype), x221)
    x223 = x125 + x222
    x224 = x223 + x155
    x225 = x224 + x164
    x226 = x225 / x28
    x227 = tl.where(x2, number(0.0, p0.dtype), x226)
    x228 = x173 - x222
    x229 = x228 - x155
    x230 = x229 + x180
    x231 = x230 / x28
    x232 = tl.where(x2, x231, number(0.0, p0.dtype))
    x233 = x227 + x232
    x234 = 0.5 * x233
    x235 = x215 * x205
    x236 = -x235
    x237 = tl.where(x200, x236, number(0.0, p0.dtype))
    x238 = tl.where(x196, number(0.0, p0.dtype), x237)
    x239 = -x237
    x240 = tl.where(x196, x239, number(0.0, p0.dtype))
    x241 = x238 + x240
    x242 = x195 + x241
    x243 = (x185, x213, x234, x242)[VARIANT]
    x244 = x42 < x44
    x245 = 2.0 * x85
    x246 = x116 * x245
    x247 = 0.5 * x246
    x248 = tl.where(x45, x247, x246)
    x249 = tl.where(x244, number(0.0, p0.dtype), x248)
    x250 = x122 * x75
    x251 = 0.5 * x250
    x252 = x249 + x251
    x253 = x61 < c[0]
    x254 = x61 == c[0]
    x255 = x94 * x130
    x256 = x255 * x137
    x257 = 0.5 * x256
    x258 = tl.where(x254, x257, x256)
    x259 = tl.where(x253, number(0.0, p0.dtype), x258)
    x260 = x252 + x259
    x261 = x154 * x60
    x262 = x260 + x261
    x263 = x42 > x44
    x264 = x159 * x53
    x265 = tl.where(x57, number(0.0, p0.dtype), x264)
    x266 = 0.5 * x265
    x267 = tl.where(x45, x266, x265)
    x268 = tl.where(x263, number(0.0, p0.dtype), x267)
    x269 = x262 + x268
    x270 = x269 / x28
    x271 = tl.where(x16, number(0.0, p0.dtype), x270)
    x272 = x39 > 0.0
    x273 = -x247
    x274 = -x246
    x275 = tl.where(x40, x273, x274)
    x276 = tl.where(x272, number(0.0, p0.dtype), x275)
    x277 = x276 + x251
    x278 = x277 - x259
    x279 = x278 - x261
    x280 = x39 < 0.0
    x281 = -x266
    x282 = -x265
    x283 = tl.where(x40, x281, x282)
    x284 = tl.where(x280, number(0.0, p0.dtype), x283)
    x285 = x279 + x284
    x286 = x285 / x28
    x287 = tl.where(x16, x286, number(0.0, p0.dtype))
    x288 = x271 + x287
    x289 = 0.5 * x288
    x290 = x252 + x261
    x291 = x290 + x268
    x292 = x291 / x28
    x293 = tl.where(x16, number(0.0, p0.dtype), x292)
    x294 = x277 - x261
    x295 = x294 + x284
    x296 = x295 / x28
    x297 = tl.where(x16, x296, number(0.0, p0.dtype))
    x298 = x293 + x297
    x299 = 0.5 * x298
    x300 = x204 < root_largest
    x301 = smaller(x199, root_largest)
    x302 = x130 * x301
    x303 = tl.where(x300, x302, number(0.0, p0.dtype))
    x304 = tl.where(x201, number(0.0, p0.dtype), x303)
    x305 = -x303
    x306 = tl.where(x201, x305, number(0.0, p0.dtype))
    x307 = x304 + x306
    x308 = x299 + x307
    x309 = x94 * x215
    x310 = x309 * x137
    x311 = 0.5 * x310
    x312 = tl.where(x254, x311, x310)
    x313 = tl.where(x253, number(0.0, p0.dtype), x312)
    x314 = x252 + x313
    x315 = x314 + x261
    x316 = x315 + x268
    x317 = x316 / x28
    x318 = tl.where(x16, number(0.0, p0.dtype), x317)
    x319 = x277 - x313
    x320 = x319 - x261
    x321 = x320 + x284
    x322 = x321 / x28
    x323 = tl.where(x16, x322, number(0.0, p0.dtype))
    x324 = x318 + x323
    x325 = 0.5 * x324
    x326 = x215 * x301
    x327 = tl.where(x300, x326, number(0.0, p0.dtype))
    x328 = tl.where(x201, number(0.0, p0.dtype), x327)
    x329 = -x327
    x330 = tl.where(x201, x329, number(0.0, p0.dtype))
    x331 = x328 + x330
    x332 = x299 + x331
    x333 = (x289, x308, x325, x332)[VARIANT]
    x334 = tl.where(x2, x166, number(0.0, p0.dtype))
    x335 = tl.where(x2, number(0.0, p0.dtype), x182)
    x336 = x334 + x335
    x337 = 0.5 * x336
    x338 = tl.where(x2, x188, number(0.0, p0.dtype))
    x339 = tl.where(x2, number(0.0, p0.dtype), x192)
    x340 = x338 + x339
    x341 = 0.5 * x340
    x342 = tl.where(x196, x208, number(0.0, p0.dtype))
    x343 = tl.where(x196, number(0.0, p0.dtype), x210)
    x344 = x342 + x343
    x345 = x341 + x344
    x346 = tl.where(x2, x226, number(0.0, p0.dtype))
    x347 = tl.where(x2, number(0.0, p0.dtype), x231)
    x348 = x346 + x347
    x349 = 0.5 * x348
    x350 = tl.where(x196, x237, number(0.0, p0.dtype))
    x351 = tl.where(x196, number(0.0, p0.dtype), x239)
    x352 = x350 + x351
    x353 = x341 + x352
    x354 = (x337, x345, x349, x353)[VARIANT]
    x355 = tl.where(x16, x270, number(0.0, p0.dtype))
    x356 = tl.where(x16, number(0.0, p0.dtype), x286)
    x357 = x355 + x356
    x358 = 0.5 * x357
    x359 = tl.where(x16, x292, number(0.0, p0.dtype))
    x360 = tl.where(x16, number(0.0, p0.dtype), x296)
    x361 = x359 + x360
    x362 = 0.5 * x361
    x363 = tl.where(x201, x303, number(0.0, p0.dtype))
    x364 = tl.where(x201, number(0.0, p0.dtype), x305)
    x365 = x363 + x364
    x366 = x362 + x365
    x367 = tl.where(x16, x317, number(0.0, p0.dtype))
    x368 = tl.where(x16, number(0.0, p0.dtype), x322)
    x369 = x367 + x368
    x370 = 0.5 * x369
    x371 = tl.where(x201, x327, number(0.0, p0.dtype))
    x372 = tl.where(x201, number(0.0, p0.dtype), x329)
    x373 = x371 + x372
    x374 = x362 + x373
    x375 = (x358, x366, x370, x374)[VARIANT]
    return x107, x243, x333, x354, x375


@triton.jit
def ciou_loss_none_exact(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return ciou_loss_none_exact_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 0)


@triton.jit
def ciou_loss_none_unit(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return ciou_loss_none_exact_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 1)


@triton.jit
def ciou_loss_number_exact(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return ciou_loss_none_exact_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 2)


@triton.jit
def ciou_loss_number_unit(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return ciou_loss_none_exact_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 3)


ciou_loss_none_exact_shared = ciou_loss_none_unit_shared = ciou_loss_number_exact_shared = ciou_loss_number_unit_shared = ciou_loss_none_exact_variants_shared
ciou_loss_none_exact_exponents = ciou_loss_none_unit_exponents = ciou_loss_number_exact_exponents = ciou_loss_number_unit_exponents = ciou_loss_none_exact_variants_exponents
