# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def kfiou_loss_exp_log_variants_shared(h, machine):
    return (float(h[0]),)


kfiou_loss_exp_log_variants_exponents = ()


@triton.jit
def kfiou_loss_exp_log_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    root_tiny = number(1.4916681462400413e-154 if p0.dtype == tl.float64 else 1.0842021724855044e-19, p0.dtype)
    x0 = p2 < 0.0
    x1 = -p2
    x2 = tl.where(x0, x1, p2)
    x3 = 0.25 * x2
    x4 = 0.5 * p0
    x5 = 0.5 * t0
    x6 = x4 - x5
    x7 = tl.abs(x6)
    x8 = 0.5 * p1
    x9 = 0.5 * t1
    x10 = x8 - x9
    x11 = tl.abs(x10)
    x12 = larger(x7, x11)
    x13 = larger(x12, x3)
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
    x30 = x3 / x29
    x31 = x30 + c[0]
    x32 = x17 / x29
    x33 = x32 + c[0]
    x34 = x31 < x33
    x35 = tl.where(x34, x33, x31)
    x36 = x22 / x29
    x37 = x36 + c[0]
    x38 = x27 / x29
    x39 = x38 + c[0]
    x40 = x37 < x39
    x41 = tl.where(x40, x39, x37)
    x42 = x35 - x41
    x43 = x42 / x41
    x44 = tl.where(x34, x31, x33)
    x45 = tl.where(x40, x37, x39)
    x46 = x44 - x45
    x47 = x46 / x45
    x48 = x43 + x47
    x49 = x43 * x47
    x50 = x48 + x49
    x51 = x50 * x50
    x52 = x43 + 1.0
    x53 = 4.0 * x52
    x54 = x47 + 1.0
    x55 = x53 * x54
    x56 = x51 / x55
    x57 = x43 * x43
    x58 = 2.0 * x52
    x59 = x57 / x58
    x60 = x47 * x47
    x61 = 2.0 * x54
    x62 = x60 / x61
    x63 = x59 + x62
    x64 = x59 * x62
    x65 = x63 + x64
    x66 = ~x40
    x67 = x34 & x66
    x68 = ~x34
    x69 = x68 & x40
    x70 = x67 | x69
    x71 = 0.5 * p4
    x72 = 0.5 * t4
    x73 = x71 - x72
    x74 = tl.cos(x73)
    x75 = tl.sin(x73)
    x76 = x74 - x75
    x77 = x74 + x75
    x78 = x76 * x77
    x79 = 2.0 * x75
    x80 = x79 * x74
    x81 = tl.where(x70, x78, x80)
    x82 = x81 * x81
    x83 = x35 - x44
    x84 = x83 / x35
    x85 = x35 + x44
    x86 = x85 / x44
    x87 = x84 * x86
    x88 = x82 * x87
    x89 = x41 - x45
    x90 = x89 / x41
    x91 = x41 + x45
    x92 = x91 / x45
    x93 = x90 * x92
    x94 = x88 * x93
    x95 = 0.25 * x94
    x96 = x65 + x95
    x97 = x56 + x96
    x98 = x56 * x96
    x99 = x97 + x98
    x100 = 4.0 * x99
    x101 = x99 + 1.0
    x102 = tl.sqrt(x101)
    x103 = x102 + 1.0
    x104 = x100 / x103
    x105 = x104 + 3.0
    x106 = 1.0 / x105
    x107 = 1.0 - x106
    x108 = expm1(x107)
    x109 = x104 / 3.0
    x110 = log1p(x109)
    x111 = x110 + 1.0986122886681098
    x112 = (x108, x108, x111, x111, x107, x107)[VARIANT]
    x113 = tl.sin(t4)
    x114 = -x113
    x115 = tl.cos(t4)
    x116 = tl.where(x40, x114, x115)
    x117 = x6 / x29
    x118 = x116 * x117
    x119 = tl.where(x40, x115, x113)
    x120 = x10 / x29
    x121 = x119 * x120
    x122 = x118 + x121
    x123 = x122 / x41
    x124 = x123 * x123
    x125 = x116 * x120
    x126 = x119 * x117
    x127 = x125 - x126
    x128 = x127 / x45
    x129 = x128 * x128
    x130 = x124 + x129
    x131 = log1p(x130)
    x132 = p0 - t0
    x133 = tl.abs(x132)
    x134 = 9.0 * x133
    x135 = smaller(x134, number(1.0, p0.dtype))
    x136 = 0.05555555555555555 * x135
    x137 = x133 - x136
    x138 = x135 * x137
    x139 = p1 - t1
    x140 = tl.abs(x139)
    x141 = 9.0 * x140
    x142 = smaller(x141, number(1.0, p0.dtype))
    x143 = 0.05555555555555555 * x142
    x144 = x140 - x143
    x145 = x142 * x144
    x146 = x138 + x145
    x147 = (x131, x146, x131, x146, x131, x146)[VARIANT]
    x148 = x112 + x147
    x149 = x130 + 1.0
    x150 = 1.0 / x149
    x151 = 2.0 * x123
    x152 = x150 * x151
    x153 = x152 / x41
    x154 = x153 * x116
    x155 = 2.0 * x128
    x156 = x150 * x155
    x157 = x156 / x45
    x158 = x157 * x119
    x159 = x154 - x158
    x160 = x159 / x29
    x161 = 0.5 * x160
    x162 = x134 < 1.0
    x163 = x137 - x136
    x164 = tl.where(x162, x163, number(0.0, p0.dtype))
    x165 = 9.0 * x164
    x166 = x135 + x165
    x167 = x132 > 0.0
    x168 = x132 < 0.0
    x169 = tl.where(x168, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x170 = tl.where(x167, number(1.0, p0.dtype), x169)
    x171 = x166 * x170
    x172 = (x161, x171, x161, x171, x161, x171)[VARIANT]
    x173 = x157 * x116
    x174 = x153 * x119
    x175 = x173 + x174
    x176 = x175 / x29
    x177 = 0.5 * x176
    x178 = x141 < 1.0
    x179 = x144 - x143
    x180 = tl.where(x178, x179, number(0.0, p0.dtype))
    x181 = 9.0 * x180
    x182 = x142 + x181
    x183 = x139 > 0.0
    x184 = x139 < 0.0
    x185 = tl.where(x184, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x186 = tl.where(x183, number(1.0, p0.dtype), x185)
    x187 = x182 * x186
    x188 = (x177, x187, x177, x187, x177, x187)[VARIANT]
    x189 = x108 + 1.0
    x190 = x106 * x106
    x191 = x189 * x190
    x192 = x109 + 1.0
    x193 = 1.0 / x192
    x194 = x193 / 3.0
    x195 = (x191, x191, x194, x194, x190, x190)[VARIANT]
    x196 = x195 / x103
    x197 = 4.0 * x196
    x198 = x104 / x103
    x199 = x195 * x198
    x200 = 2.0 * x102
    x201 = x199 / x200
    x202 = x197 - x201
    x203 = x202 * x56
    x204 = x203 + x202
    x205 = 0.25 * x204
    x206 = x205 * x93
    x207 = x206 * x82
    x208 = x207 * x84
    x209 = x208 / x44
    x210 = x86 / x44
    x211 = x208 * x210
    x212 = x209 - x211
    x213 = x207 * x86
    x214 = x213 / x35
    x215 = x212 - x214
    x216 = x202 * x96
    x217 = x216 + x202
    x218 = x56 / x55
    x219 = x217 * x218
    x220 = x219 * x53
    x221 = -x220
    x222 = x204 * x59
    x223 = x222 + x204
    x224 = x62 / x61
    x225 = x223 * x224
    x226 = 2.0 * x225
    x227 = x221 - x226
    x228 = x223 / x61
    x229 = x228 * x47
    x230 = x227 + x229
    x231 = x230 + x229
    x232 = x217 / x55
    x233 = x232 * x50
    x234 = x233 + x233
    x235 = x234 * x43
    x236 = x231 + x235
    x237 = x236 + x234
    x238 = x237 / x45
    x239 = x215 + x238
    x240 = tl.where(x34, x239, number(0.0, p0.dtype))
    x241 = x84 / x35
    x242 = x213 * x241
    x243 = x209 - x242
    x244 = x243 + x214
    x245 = x219 * x54
    x246 = 4.0 * x245
    x247 = -x246
    x248 = x204 * x62
    x249 = x248 + x204
    x250 = x59 / x58
    x251 = x249 * x250
    x252 = 2.0 * x251
    x253 = x247 - x252
    x254 = x249 / x58
    x255 = x254 * x43
    x256 = x253 + x255
    x257 = x256 + x255
    x258 = x234 * x47
    x259 = x257 + x258
    x260 = x259 + x234
    x261 = x260 / x41
    x262 = x244 + x261
    x263 = tl.where(x34, number(0.0, p0.dtype), x262)
    x264 = x240 + x263
    x265 = x264 / x29
    x266 = 0.25 * x265
    x267 = tl.where(x0, number(0.0, p0.dtype), x266)
    x268 = tl.where(x0, x266, number(0.0, p0.dtype))
    x269 = x267 - x268
    x270 = tl.where(x34, number(0.0, p0.dtype), x239)
    x271 = tl.where(x34, x262, number(0.0, p0.dtype))
    x272 = x270 + x271
    x273 = x272 / x29
    x274 = 0.25 * x273
    x275 = tl.where(x14, number(0.0, p0.dtype), x274)
    x276 = tl.where(x14, x274, number(0.0, p0.dtype))
    x277 = x275 - x276
    x278 = x206 * x87
    x279 = 2.0 * x81
    x280 = x278 * x279
    x281 = tl.where(x70, number(0.0, p0.dtype), x280)
    x282 = x281 * x74
    x283 = 2.0 * x282
    x284 = tl.where(x70, x280, number(0.0, p0.dtype))
    x285 = x284 * x76
    x286 = x283 + x285
    x287 = x284 * x77
    x288 = x286 - x287
    x289 = x288 * x74
    x290 = x281 * x79
    x291 = x290 + x285
    x292 = x291 + x287
    x293 = x75 * x292
    x294 = x289 - x293
    x295 = 0.5 * x294
    return x148, x172, x188, x269, x277, x295


@triton.jit
def kfiou_loss_exp_log(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kfiou_loss_exp_log_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 0)


@triton.jit
def kfiou_loss_exp_smooth_l1(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kfiou_loss_exp_log_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 1)


@triton.jit
def kfiou_loss_ln_log(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kfiou_loss_exp_log_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 2)


@triton.jit
def kfiou_loss_ln_smooth_l1(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kfiou_loss_exp_log_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 3)


@triton.jit
def kfiou_loss_none_log(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kfiou_loss_exp_log_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 4)


@triton.jit
def kfiou_loss_none_smooth_l1(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kfiou_loss_exp_log_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 5)


kfiou_loss_exp_log_shared = kfiou_loss_exp_smooth_l1_shared = kfiou_loss_ln_log_shared = kfiou_loss_ln_smooth_l1_shared = kfiou_loss_none_log_shared = kfiou_loss_none_smooth_l1_shared = kfiou_loss_exp_log_variants_shared
kfiou_loss_exp_log_exponents = kfiou_loss_exp_smooth_l1_exponents = kfiou_loss_ln_log_exponents = kfiou_loss_ln_smooth_l1_exponents = kfiou_loss_none_log_exponents = kfiou_loss_none_smooth_l1_exponents = kfiou_loss_exp_log_variants_exponents
