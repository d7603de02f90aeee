# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def siou_loss_false_variants_shared(h, machine):
    s0 = h[0] - 1.0
    s1 = h[0] == 0.0
    return (float(h[1]), float(h[0]), float(s0), float(s1),)


siou_loss_false_variants_exponents = (1, 2,)


@triton.jit
def siou_loss_false_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x85 = x83 - 2.0
    x86 = (x84, x85)[VARIANT]
    x87 = larger(x32, x34)
    x88 = smaller(x29, number(0.0, p0.dtype))
    x89 = x87 - x88
    x90 = larger(x89, c[0])
    x91 = x72 / x90
    x92 = x91 * x91
    x93 = x86 * x92
    x94 = tl.exp(x93)
    x95 = 1.0 - x94
    x96 = larger(x42, x44)
    x97 = smaller(x39, number(0.0, p0.dtype))
    x98 = x96 - x97
    x99 = larger(x98, c[0])
    x100 = x75 / x99
    x101 = x100 * x100
    x102 = x86 * x101
    x103 = tl.exp(x102)
    x104 = 1.0 - x103
    x105 = x95 + x104
    x106 = x60 - x34
    x107 = tl.abs(x106)
    x108 = larger(x60, x34)
    x109 = larger(x108, c[0])
    x110 = x107 / x109
    x111 = -x110
    x112 = tl.exp(x111)
    x113 = 1.0 - x112
    x114 = power(x113, c[1], (EXPONENTS >> 3) & 7)
    x115 = x61 - x44
    x116 = tl.abs(x115)
    x117 = larger(x61, x44)
    x118 = larger(x117, c[0])
    x119 = x116 / x118
    x120 = -x119
    x121 = tl.exp(x120)
    x122 = 1.0 - x121
    x123 = power(x122, c[1], (EXPONENTS >> 3) & 7)
    x124 = x114 + x123
    x125 = x105 + x124
    x126 = 0.5 * x125
    x127 = x69 + x126
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
    x150 = x108 < c[0]
    x151 = x108 == c[0]
    x152 = power(x113, c[2], (EXPONENTS >> 6) & 7)
    x153 = c[1] * x152
    x154 = 0.5 * x153
    x155 = tl.where((c[3] != 0), number(0.0, p0.dtype), x154)
    x156 = x155 * x112
    x157 = x110 / x109
    x158 = x156 * x157
    x159 = 0.5 * x158
    x160 = -x159
    x161 = -x158
    x162 = tl.where(x151, x160, x161)
    x163 = tl.where(x150, number(0.0, p0.dtype), x162)
    x164 = 0.5 * x163
    x165 = tl.where(x149, x164, x163)
    x166 = tl.where(x148, number(0.0, p0.dtype), x165)
    x167 = x156 / x109
    x168 = x106 > 0.0
    x169 = x106 < 0.0
    x170 = tl.where(x169, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x171 = tl.where(x168, number(1.0, p0.dtype), x170)
    x172 = x167 * x171
    x173 = x166 + x172
    x174 = x147 + x173
    x175 = x32 < x34
    x176 = x89 < c[0]
    x177 = x89 == c[0]
    x178 = -0.5 * x94
    x179 = x178 * x86
    x180 = 2.0 * x91
    x181 = x179 * x180
    x182 = x91 / x90
    x183 = x181 * x182
    x184 = 0.5 * x183
    x185 = -x184
    x186 = -x183
    x187 = tl.where(x177, x185, x186)
    x188 = tl.where(x176, number(0.0, p0.dtype), x187)
    x189 = 0.5 * x188
    x190 = tl.where(x35, x189, x188)
    x191 = tl.where(x175, number(0.0, p0.dtype), x190)
    x192 = x174 + x191
    x193 = x84 * x92
    x194 = tl.exp(x193)
    x195 = -0.5 * x194
    x196 = x195 * x84
    x197 = x196 * x180
    x198 = x197 / x90
    x199 = x81 < c[0]
    x200 = x81 == c[0]
    x201 = x195 * x92
    x202 = x84 * x101
    x203 = tl.exp(x202)
    x204 = -0.5 * x203
    x205 = x204 * x101
    x206 = x201 + x205
    x207 = x83 / x82
    x208 = x206 * x207
    x209 = 0.5 * x208
    x210 = tl.where(x200, x209, x208)
    x211 = tl.where(x199, number(0.0, p0.dtype), x210)
    x212 = x211 * x71
    x213 = x198 + x212
    x214 = x206 / x82
    x215 = 2.0 * x214
    x216 = x76 > 0.0
    x217 = x76 < 0.0
    x218 = tl.where(x217, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x219 = tl.where(x216, number(1.0, p0.dtype), x218)
    x220 = x215 * x219
    x221 = x220 * x75
    x222 = x213 - x221
    x223 = x85 * x92
    x224 = tl.exp(x223)
    x225 = -0.5 * x224
    x226 = x225 * x85
    x227 = x226 * x180
    x228 = x227 / x90
    x229 = x225 * x92
    x230 = x85 * x101
    x231 = tl.exp(x230)
    x232 = -0.5 * x231
    x233 = x232 * x101
    x234 = x229 + x233
    x235 = x234 * x207
    x236 = 0.5 * x235
    x237 = -x236
    x238 = -x235
    x239 = tl.where(x200, x237, x238)
    x240 = tl.where(x199, number(0.0, p0.dtype), x239)
    x241 = x240 * x71
    x242 = x228 + x241
    x243 = x234 / x82
    x244 = 2.0 * x243
    x245 = x244 * x219
    x246 = x245 * x75
    x247 = x242 + x246
    x248 = (x222, x247)[VARIANT]
    x249 = 0.5 * x248
    x250 = x192 + x249
    x251 = x250 / x28
    x252 = tl.where(x2, number(0.0, p0.dtype), x251)
    x253 = x29 < 0.0
    x254 = -x144
    x255 = -x143
    x256 = tl.where(x30, x254, x255)
    x257 = tl.where(x253, number(0.0, p0.dtype), x256)
    x258 = x257 - x138
    x259 = x258 - x173
    x260 = x29 > 0.0
    x261 = -x189
    x262 = -x188
    x263 = tl.where(x30, x261, x262)
    x264 = tl.where(x260, number(0.0, p0.dtype), x263)
    x265 = x259 + x264
    x266 = x265 + x249
    x267 = x266 / x28
    x268 = tl.where(x2, x267, number(0.0, p0.dtype))
    x269 = x252 + x268
    x270 = 0.5 * x269
    x271 = x137 * x60
    x272 = x42 > x44
    x273 = x141 * x53
    x274 = tl.where(x57, number(0.0, p0.dtype), x273)
    x275 = 0.5 * x274
    x276 = tl.where(x45, x275, x274)
    x277 = tl.where(x272, number(0.0, p0.dtype), x276)
    x278 = x271 + x277
    x279 = x61 < x44
    x280 = x61 == x44
    x281 = x117 < c[0]
    x282 = x117 == c[0]
    x283 = power(x122, c[2], (EXPONENTS >> 6) & 7)
    x284 = c[1] * x283
    x285 = 0.5 * x284
    x286 = tl.where((c[3] != 0), number(0.0, p0.dtype), x285)
    x287 = x286 * x121
    x288 = x119 / x118
    x289 = x287 * x288
    x290 = 0.5 * x289
    x291 = -x290
    x292 = -x289
    x293 = tl.where(x282, x291, x292)
    x294 = tl.where(x281, number(0.0, p0.dtype), x293)
    x295 = 0.5 * x294
    x296 = tl.where(x280, x295, x294)
    x297 = tl.where(x279, number(0.0, p0.dtype), x296)
    x298 = x287 / x118
    x299 = x115 > 0.0
    x300 = x115 < 0.0
    x301 = tl.where(x300, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x302 = tl.where(x299, number(1.0, p0.dtype), x301)
    x303 = x298 * x302
    x304 = x297 + x303
    x305 = x278 + x304
    x306 = x42 < x44
    x307 = x98 < c[0]
    x308 = x98 == c[0]
    x309 = -0.5 * x103
    x310 = x309 * x86
    x311 = 2.0 * x100
    x312 = x310 * x311
    x313 = x100 / x99
    x314 = x312 * x313
    x315 = 0.5 * x314
    x316 = -x315
    x317 = -x314
    x318 = tl.where(x308, x316, x317)
    x319 = tl.where(x307, number(0.0, p0.dtype), x318)
    x320 = 0.5 * x319
    x321 = tl.where(x45, x320, x319)
    x322 = tl.where(x306, number(0.0, p0.dtype), x321)
    x323 = x305 + x322
    x324 = x204 * x84
    x325 = x324 * x311
    x326 = x325 / x99
    x327 = x211 * x74
    x328 = x326 + x327
    x329 = x220 * x72
    x330 = x328 - x329
    x331 = x232 * x85
    x332 = x331 * x311
    x333 = x332 / x99
    x334 = x240 * x74
    x335 = x333 + x334
    x336 = x245 * x72
    x337 = x335 + x336
    x338 = (x330, x337)[VARIANT]
    x339 = 0.5 * x338
    x340 = x323 + x339
    x341 = x340 / x28
    x342 = tl.where(x16, number(0.0, p0.dtype), x341)
    x343 = x39 < 0.0
    x344 = -x275
    x345 = -x274
    x346 = tl.where(x40, x344, x345)
    x347 = tl.where(x343, number(0.0, p0.dtype), x346)
    x348 = x347 - x271
    x349 = x348 - x304
    x350 = x39 > 0.0
    x351 = -x320
    x352 = -x319
    x353 = tl.where(x40, x351, x352)
    x354 = tl.where(x350, number(0.0, p0.dtype), x353)
    x355 = x349 + x354
    x356 = x355 + x339
    x357 = x356 / x28
    x358 = tl.where(x16, x357, number(0.0, p0.dtype))
    x359 = x342 + x358
    x360 = 0.5 * x359
    x361 = tl.where(x2, x251, number(0.0, p0.dtype))
    x362 = tl.where(x2, number(0.0, p0.dtype), x267)
    x363 = x361 + x362
    x364 = 0.5 * x363
    x365 = tl.where(x16, x341, number(0.0, p0.dtype))
    x366 = tl.where(x16, number(0.0, p0.dtype), x357)
    x367 = x365 + x366
    x368 = 0.5 * x367
    return x127, x270, x360, x364, x368


@triton.jit
def siou_loss_false(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return siou_loss_false_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 0)


@triton.jit
def siou_loss_true(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return siou_loss_false_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 1)


siou_loss_false_shared = siou_loss_true_shared = siou_loss_false_variants_shared
siou_loss_false_exponents = siou_loss_true_exponents = siou_loss_false_variants_exponents
