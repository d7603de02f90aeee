# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def gwd_loss_sqrt_none_false_variants_shared(h, machine):
    s0 = h[1] * h[1]
    return (float(h[2]), float(s0), float(h[0]),)


gwd_loss_sqrt_none_false_variants_exponents = ()


@triton.jit
def gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    root_tiny = number(1.4916681462400413e-154 if p0.dtype == tl.float64 else 1.0842021724855044e-19, p0.dtype)
    x0 = 0.5 * p0
    x1 = 0.5 * t0
    x2 = x0 - x1
    x3 = tl.abs(x2)
    x4 = 0.5 * p1
    x5 = 0.5 * t1
    x6 = x4 - x5
    x7 = tl.abs(x6)
    x8 = larger(x3, x7)
    x9 = p2 < 0.0
    x10 = -p2
    x11 = tl.where(x9, x10, p2)
    x12 = 0.25 * x11
    x13 = larger(x8, x12)
    x14 = p3 < 0.0
    x15 = -p3
    x16 = tl.where(x14, x15, p3)
    x17 = 0.25 * x16
    x18 = larger(x13, x17)
    x19 = t2 < 0.0
    x20 = -t2
    x21 = tl.where(x19, x20, t2)
    x22 = 0.25 * x21
    x23 = larger(x18, x22)
    x24 = t3 < 0.0
    x25 = -t3
    x26 = tl.where(x24, x25, t3)
    x27 = 0.25 * x26
    x28 = larger(x23, x27)
    x29 = larger(x28, root_tiny)
    x30 = x2 / x29
    x31 = x30 * x30
    x32 = x6 / x29
    x33 = x32 * x32
    x34 = x31 + x33
    x35 = x12 / x29
    x36 = x35 + c[0]
    x37 = x17 / x29
    x38 = x37 + c[0]
    x39 = x36 < x38
    x40 = tl.where(x39, x38, x36)
    x41 = x22 / x29
    x42 = x41 + c[0]
    x43 = x27 / x29
    x44 = x43 + c[0]
    x45 = x42 < x44
    x46 = tl.where(x45, x44, x42)
    x47 = x40 - x46
    x48 = x47 * x47
    x49 = tl.where(x39, x36, x38)
    x50 = tl.where(x45, x42, x44)
    x51 = x49 - x50
    x52 = x51 * x51
    x53 = x48 + x52
    x54 = ~x45
    x55 = x39 & x54
    x56 = ~x39
    x57 = x56 & x45
    x58 = x55 | x57
    x59 = 0.5 * p4
    x60 = 0.5 * t4
    x61 = x59 - x60
    x62 = tl.cos(x61)
    x63 = tl.sin(x61)
    x64 = x62 - x63
    x65 = x62 + x63
    x66 = x64 * x65
    x67 = 2.0 * x63
    x68 = x67 * x62
    x69 = tl.where(x58, x66, x68)
    x70 = x69 * x69
    x71 = x40 - x49
    x72 = x70 * x71
    x73 = x46 - x50
    x74 = x72 * x73
    x75 = x40 * x50
    x76 = x49 * x46
    x77 = x75 + x76
    x78 = x40 * x46
    x79 = x49 * x50
    x80 = x78 + x79
    x81 = x77 / x80
    x82 = x81 + 1.0
    x83 = x74 * x82
    x84 = 1.0 - x70
    x85 = x81 * x81
    x86 = x70 * x85
    x87 = x84 + x86
    x88 = tl.sqrt(x87)
    x89 = x88 + 1.0
    x90 = x83 / x89
    x91 = 2.0 * x90
    x92 = x53 + x91
    x93 = c[1] * x92
    x94 = x34 + x93
    x95 = x94 == 0.0
    x96 = tl.where(x95, number(1.0, p0.dtype), x94)
    x97 = tl.sqrt(x96)
    x98 = tl.where(x95, number(0.0, p0.dtype), x97)
    x99 = 2.0 * x98
    x100 = x99 * x29
    x101 = x40 * x49
    x102 = tl.sqrt(x101)
    x103 = x46 * x50
    x104 = tl.sqrt(x103)
    x105 = x102 * x104
    x106 = tl.sqrt(x105)
    x107 = 2.0 * x106
    x108 = x98 / x107
    x109 = c[2] + x100
    x110 = 1.0 / x109
    x111 = 1.0 - x110
    x112 = c[2] + x108
    x113 = 1.0 / x112
    x114 = 1.0 - x113
    x115 = x100 > 1.0
    x116 = larger(x100, number(1.0, p0.dtype))
    x117 = tl.log(x116)
    x118 = 2.0 * x117
    x119 = 1.0 / x116
    x120 = x119 * x119
    x121 = log1p(x120)
    x122 = x118 + x121
    x123 = smaller(x100, number(1.0, p0.dtype))
    x124 = x123 * x123
    x125 = log1p(x124)
    x126 = tl.where(x115, x122, x125)
    x127 = x108 > 1.0
    x128 = larger(x108, number(1.0, p0.dtype))
    x129 = tl.log(x128)
    x130 = 2.0 * x129
    x131 = 1.0 / x128
    x132 = x131 * x131
    x133 = log1p(x132)
    x134 = x130 + x133
    x135 = smaller(x108, number(1.0, p0.dtype))
    x136 = x135 * x135
    x137 = log1p(x136)
    x138 = tl.where(x127, x134, x137)
    x139 = c[2] + x126
    x140 = 1.0 / x139
    x141 = 1.0 - x140
    x142 = c[2] + x138
    x143 = 1.0 / x142
    x144 = 1.0 - x143
    x145 = log1p(x100)
    x146 = log1p(x108)
    x147 = c[2] + x145
    x148 = 1.0 / x147
    x149 = 1.0 - x148
    x150 = c[2] + x146
    x151 = 1.0 / x150
    x152 = 1.0 - x151
    x153 = (x100, x108, x111, x114, x126, x138, x141, x144, x145, x146, x149, x152)[VARIANT]
    x154 = 2.0 * x29
    x155 = 1.0 / x107
    x156 = x110 * x110
    x157 = x156 * x29
    x158 = 2.0 * x157
    x159 = x113 * x113
    x160 = x159 / x107
    x161 = tl.where(x115, number(1.0, p0.dtype), number(0.0, p0.dtype))
    x162 = 2.0 * x161
    x163 = x162 / x116
    x164 = x120 + 1.0
    x165 = x161 / x164
    x166 = 2.0 * x119
    x167 = x165 * x166
    x168 = x167 * x120
    x169 = x163 - x168
    x170 = tl.where(x115, x169, number(0.0, p0.dtype))
    x171 = x100 < 1.0
    x172 = tl.where(x115, number(0.0, p0.dtype), number(1.0, p0.dtype))
    x173 = x124 + 1.0
    x174 = x172 / x173
    x175 = 2.0 * x123
    x176 = x174 * x175
    x177 = tl.where(x171, x176, number(0.0, p0.dtype))
    x178 = x170 + x177
    x179 = x178 * x29
    x180 = 2.0 * x179
    x181 = tl.where(x127, number(1.0, p0.dtype), number(0.0, p0.dtype))
    x182 = 2.0 * x181
    x183 = x182 / x128
    x184 = x132 + 1.0
    x185 = x181 / x184
    x186 = 2.0 * x131
    x187 = x185 * x186
    x188 = x187 * x132
    x189 = x183 - x188
    x190 = tl.where(x127, x189, number(0.0, p0.dtype))
    x191 = x108 < 1.0
    x192 = tl.where(x127, number(0.0, p0.dtype), number(1.0, p0.dtype))
    x193 = x136 + 1.0
    x194 = x192 / x193
    x195 = 2.0 * x135
    x196 = x194 * x195
    x197 = tl.where(x191, x196, number(0.0, p0.dtype))
    x198 = x190 + x197
    x199 = x198 / x107
    x200 = x140 * x140
    x201 = tl.where(x115, x200, number(0.0, p0.dtype))
    x202 = 2.0 * x201
    x203 = x202 / x116
    x204 = x201 / x164
    x205 = x204 * x166
    x206 = x205 * x120
    x207 = x203 - x206
    x208 = tl.where(x115, x207, number(0.0, p0.dtype))
    x209 = tl.where(x115, number(0.0, p0.dtype), x200)
    x210 = x209 / x173
    x211 = x210 * x175
    x212 = tl.where(x171, x211, number(0.0, p0.dtype))
    x213 = x208 + x212
    x214 = x213 * x29
    x215 = 2.0 * x214
    x216 = x143 * x143
    x217 = tl.where(x127, x216, number(0.0, p0.dtype))
    x218 = 2.0 * x217
    x219 = x218 / x128
    x220 = x217 / x184
    x221 = x220 * x186
    x222 = x221 * x132
    x223 = x219 - x222
    x224 = tl.where(x127, x223, number(0.0, p0.dtype))
    x225 = tl.where(x127, number(0.0, p0.dtype), x216)
    x226 = x225 / x193
    x227 = x226 * x195
    x228 = tl.where(x191, x227, number(0.0, p0.dtype))
    x229 = x224 + x228
    x230 = x229 / x107
    x231 = x100 + 1.0
    x232 = 1.0 / x231
    x233 = x232 * x29
    x234 = 2.0 * x233
    x235 = x108 + 1.0
    x236 = 1.0 / x235
    x237 = x236 / x107
    x238 = x148 * x148
    x239 = x238 / x231
    x240 = x239 * x29
    x241 = 2.0 * x240
    x242 = x151 * x151
    x243 = x242 / x235
    x244 = x243 / x107
    x245 = (x154, x155, x158, x160, x180, x199, x215, x230, x234, x237, x241, x244)[VARIANT]
    x246 = tl.where(x95, number(0.0, p0.dtype), x245)
    x247 = 2.0 * x97
    x248 = x246 / x247
    x249 = tl.where(x95, number(0.0, p0.dtype), x248)
    x250 = 2.0 * x30
    x251 = x249 * x250
    x252 = x251 / x29
    x253 = 0.5 * x252
    x254 = 2.0 * x32
    x255 = x249 * x254
    x256 = x255 / x29
    x257 = 0.5 * x256
    x258 = tl.where(x95, number(0.0, p0.dtype), x154)
    x259 = x258 / x247
    x260 = tl.where(x95, number(0.0, p0.dtype), x259)
    x261 = x260 * c[1]
    x262 = 2.0 * x51
    x263 = x261 * x262
    x264 = tl.where(x95, number(0.0, p0.dtype), x155)
    x265 = x264 / x247
    x266 = tl.where(x95, number(0.0, p0.dtype), x265)
    x267 = x266 * c[1]
    x268 = x267 * x262
    x269 = x108 / x107
    x270 = 2.0 * x269
    x271 = x270 / x107
    x272 = x271 * x104
    x273 = 2.0 * x102
    x274 = x272 / x273
    x275 = x274 * x40
    x276 = x268 - x275
    x277 = tl.where(x95, number(0.0, p0.dtype), x158)
    x278 = x277 / x247
    x279 = tl.where(x95, number(0.0, p0.dtype), x278)
    x280 = x279 * c[1]
    x281 = x280 * x262
    x282 = tl.where(x95, number(0.0, p0.dtype), x160)
    x283 = x282 / x247
    x284 = tl.where(x95, number(0.0, p0.dtype), x283)
    x285 = x284 * c[1]
    x286 = x285 * x262
    x287 = x159 * x269
    x288 = 2.0 * x287
    x289 = x288 / x107
    x290 = x289 * x104
    x291 = x290 / x273
    x292 = x291 * x40
    x293 = x286 - x292
    x294 = tl.where(x95, number(0.0, p0.dtype), x180)
    x295 = x294 / x247
    x296 = tl.where(x95, number(0.0, p0.dtype), x295)
    x297 = x296 * c[1]
    x298 = x297 * x262
    x299 = tl.where(x95, number(0.0, p0.dtype), x199)
    x300 = x299 / x247
    x301 = tl.where(x95, number(0.0, p0.dtype), x300)
    x302 = x301 * c[1]
    x303 = x302 * x262
    x304 = x198 * x269
    x305 = 2.0 * x304
    x306 = x305 / x107
    x307 = x306 * x104
    x308 = x307 / x273
    x309 = x308 * x40
    x310 = x303 - x309
    x311 = tl.where(x95, number(0.0, p0.dtype), x215)
    x312 = x311 / x247
    x313 = tl.where(x95, number(0.0, p0.dtype), x312)
    x314 = x313 * c[1]
    x315 = x314 * x262
    x316 = tl.where(x95, number(0.0, p0.dtype), x230)
    x317 = x316 / x247
    x318 = tl.where(x95, number(0.0, p0.dtype), x317)
    x319 = x318 * c[1]
    x320 = x319 * x262
    x321 = x229 * x269
    x322 = 2.0 * x321
    x323 = x322 / x107
    x324 = x323 * x104
    x325 = x324 / x273
    x326 = x325 * x40
    x327 = x320 - x326
    x328 = tl.where(x95, number(0.0, p0.dtype), x234)
    x329 = x328 / x247
    x330 = tl.where(x95, number(0.0, p0.dtype), x329)
    x331 = x330 * c[1]
    x332 = x331 * x262
    x333 = tl.where(x95, number(0.0, p0.dtype), x237)
    x334 = x333 / x247
    x335 = tl.where(x95, number(0.0, p0.dtype), x334)
    x336 = x335 * c[1]
    x337 = x336 * x262
    x338 = x236 * x269
    x339 = 2.0 * x338
    x340 = x339 / x107
    x341 = x340 * x104
    x342 = x341 / x273
    x343 = x342 * x40
    x344 = x337 - x343
    x345 = tl.where(x95, number(0.0, p0.dtype), x241)
    x346 = x345 / x247
    x347 = tl.where(x95, number(0.0, p0.dtype), x346)
    x348 = x347 * c[1]
    x349 = x348 * x262
    x350 = tl.where(x95, number(0.0, p0.dtype), x244)
    x351 = x350 / x247
    x352 = tl.where(x95, number(0.0, p0.dtype), x351)
    x353 = x352 * c[1]
    x354 = x353 * x262
    x355 = x243 * x269
    x356 = 2.0 * x355
    x357 = x356 / x107
    x358 = x357 * x104
    x359 = x358 / x273
    x360 = x359 * x40
    x361 = x354 - x360
    x362 = (x263, x276, x281, x293, x298, x310, x315, x327, x332, x344, x349, x361)[VARIANT]
    x363 = x249 * c[1]
    x364 = 2.0 * x363
    x365 = x364 / x89
    x366 = x365 * x82
    x367 = x366 * x73
    x368 = x367 * x70
    x369 = x362 - x368
    x370 = x90 / x89
    x371 = x364 * x370
    x372 = 2.0 * x88
    x373 = x371 / x372
    x374 = x373 * x70
    x375 = 2.0 * x81
    x376 = x374 * x375
    x377 = x365 * x74
    x378 = x376 - x377
    x379 = x81 / x80
    x380 = x378 * x379
    x381 = x380 * x50
    x382 = x369 + x381
    x383 = x377 - x376
    x384 = x383 / x80
    x385 = x384 * x46
    x386 = x382 + x385
    x387 = tl.where(x39, x386, number(0.0, p0.dtype))
    x388 = 2.0 * x47
    x389 = x261 * x388
    x390 = x267 * x388
    x391 = x274 * x49
    x392 = x390 - x391
    x393 = x280 * x388
    x394 = x285 * x388
    x395 = x291 * x49
    x396 = x394 - x395
    x397 = x297 * x388
    x398 = x302 * x388
    x399 = x308 * x49
    x400 = x398 - x399
    x401 = x314 * x388
    x402 = x319 * x388
    x403 = x325 * x49
    x404 = x402 - x403
    x405 = x331 * x388
    x406 = x336 * x388
    x407 = x342 * x49
    x408 = x406 - x407
    x409 = x348 * x388
    x410 = x353 * x388
    x411 = x359 * x49
    x412 = x410 - x411
    x413 = (x389, x392, x393, x396, x397, x400, x401, x404, x405, x408, x409, x412)[VARIANT]
    x414 = x413 + x368
    x415 = x380 * x46
    x416 = x414 + x415
    x417 = x384 * x50
    x418 = x416 + x417
    x419 = tl.where(x39, number(0.0, p0.dtype), x418)
    x420 = x387 + x419
    x421 = x420 / x29
    x422 = 0.25 * x421
    x423 = tl.where(x9, number(0.0, p0.dtype), x422)
    x424 = tl.where(x9, x422, number(0.0, p0.dtype))
    x425 = x423 - x424
    x426 = tl.where(x39, number(0.0, p0.dtype), x386)
    x427 = tl.where(x39, x418, number(0.0, p0.dtype))
    x428 = x426 + x427
    x429 = x428 / x29
    x430 = 0.25 * x429
    x431 = tl.where(x14, number(0.0, p0.dtype), x430)
    x432 = tl.where(x14, x430, number(0.0, p0.dtype))
    x433 = x431 - x432
    x434 = x373 * x85
    x435 = x373 - x434
    x436 = x367 * x71
    x437 = x435 + x436
    x438 = 2.0 * x69
    x439 = x437 * x438
    x440 = tl.where(x58, number(0.0, p0.dtype), x439)
    x441 = x440 * x62
    x442 = 2.0 * x441
    x443 = tl.where(x58, x439, number(0.0, p0.dtype))
    x444 = x443 * x64
    x445 = x442 + x444
    x446 = x443 * x65
    x447 = x445 - x446
    x448 = x447 * x62
    x449 = x440 * x67
    x450 = x449 + x444
    x451 = x450 + x446
    x452 = x63 * x451
    x453 = x448 - x452
    x454 = 0.5 * x453
    return x153, x253, x257, x425, x433, x454


@triton.jit
def gwd_loss_sqrt_none_false(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 0)


@triton.jit
def gwd_loss_sqrt_none_true(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 1)


@triton.jit
def gwd_loss_sqrt_number_false(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 2)


@triton.jit
def gwd_loss_sqrt_number_true(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 3)


@triton.jit
def gwd_loss_log1p_none_false(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 4)


@triton.jit
def gwd_loss_log1p_none_true(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 5)


@triton.jit
def gwd_loss_log1p_number_false(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 6)


@triton.jit
def gwd_loss_log1p_number_true(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 7)


@triton.jit
def gwd_loss_log1p_sqrt_none_false(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 8)


@triton.jit
def gwd_loss_log1p_sqrt_none_true(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 9)


@triton.jit
def gwd_loss_log1p_sqrt_number_false(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 10)


@triton.jit
def gwd_loss_log1p_sqrt_number_true(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return gwd_loss_sqrt_none_false_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 11)


gwd_loss_sqrt_none_false_shared = gwd_loss_sqrt_none_true_shared = gwd_loss_sqrt_number_false_shared = gwd_loss_sqrt_number_true_shared = gwd_loss_log1p_none_false_shared = gwd_loss_log1p_none_true_shared = gwd_loss_log1p_number_false_shared = gwd_loss_log1p_number_true_shared = gwd_loss_log1p_sqrt_none_false_shared = gwd_loss_log1p_sqrt_none_true_shared = gwd_loss_log1p_sqrt_number_false_shared = gwd_loss_log1p_sqrt_number_true_shared = gwd_loss_sqrt_none_false_variants_shared
gwd_loss_sqrt_none_false_exponents = gwd_loss_sqrt_none_true_exponents = gwd_loss_sqrt_number_false_exponents = gwd_loss_sqrt_number_true_exponents = gwd_loss_log1p_none_false_exponents = gwd_loss_log1p_none_true_exponents = gwd_loss_log1p_number_false_exponents = gwd_loss_log1p_number_true_exponents = gwd_loss_log1p_sqrt_none_false_exponents = gwd_loss_log1p_sqrt_none_true_exponents = gwd_loss_log1p_sqrt_number_false_exponents = gwd_loss_log1p_sqrt_number_true_exponents = gwd_loss_sqrt_none_false_variants_exponents
