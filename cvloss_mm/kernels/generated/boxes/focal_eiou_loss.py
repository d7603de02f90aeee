# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def focal_eiou_loss_false_variants_shared(h, machine):
    s0 = h[0] - 1.0
    s1 = s0 - 1.0
    s2 = s0 == 0.0
    return (float(h[1]), float(s0), float(s1), float(s2),)


focal_eiou_loss_false_variants_exponents = (1, 2,)


@triton.jit
def focal_eiou_loss_false_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x69 = larger(x68, c[0])
    x70 = power(x69, c[1], (EXPONENTS >> 3) & 7)
    x71 = x68 * x70
    x72 = 1.0 - x68
    x73 = x29 + x32
    x74 = x73 - x34
    x75 = 0.5 * x74
    x76 = x75 * x75
    x77 = x39 + x42
    x78 = x77 - x44
    x79 = 0.5 * x78
    x80 = x79 * x79
    x81 = x76 + x80
    x82 = larger(x32, x34)
    x83 = smaller(x29, number(0.0, p0.dtype))
    x84 = x82 - x83
    x85 = x84 * x84
    x86 = larger(x42, x44)
    x87 = smaller(x39, number(0.0, p0.dtype))
    x88 = x86 - x87
    x89 = x88 * x88
    x90 = x85 + x89
    x91 = larger(x90, c[0])
    x92 = x81 / x91
    x93 = x72 + x92
    x94 = x60 - x34
    x95 = larger(x84, c[0])
    x96 = x94 / x95
    x97 = x96 * x96
    x98 = x61 - x44
    x99 = larger(x88, c[0])
    x100 = x98 / x99
    x101 = x100 * x100
    x102 = x97 + x101
    x103 = x93 + x102
    x104 = x71 * x103
    x105 = x32 < x34
    x106 = x90 < c[0]
    x107 = x90 == c[0]
    x108 = x92 / x91
    x109 = x71 * x108
    x110 = 0.5 * x109
    x111 = -x110
    x112 = -x109
    x113 = tl.where(x107, x111, x112)
    x114 = tl.where(x106, number(0.0, p0.dtype), x113)
    x115 = 2.0 * x84
    x116 = x114 * x115
    x117 = 0.5 * x116
    x118 = tl.where(x35, x117, x116)
    x119 = tl.where(x105, number(0.0, p0.dtype), x118)
    x120 = x71 / x91
    x121 = x120 * x74
    x122 = 0.5 * x121
    x123 = x119 + x122
    x124 = x65 < c[0]
    x125 = x65 == c[0]
    x126 = x103 * x70
    x127 = x126 - x71
    x128 = x68 < c[0]
    x129 = x68 == c[0]
    x130 = x103 * x68
    x131 = power(x69, c[2], (EXPONENTS >> 6) & 7)
    x132 = c[1] * x131
    x133 = x130 * x132
    x134 = tl.where((c[3] != 0), number(0.0, p0.dtype), x133)
    x135 = 0.5 * x134
    x136 = tl.where(x129, x135, x134)
    x137 = tl.where(x128, number(0.0, p0.dtype), x136)
    x138 = x127 + x137
    x139 = -x71
    x140 = (x138, x139)[VARIANT]
    x141 = tl.where(x48, x140, number(0.0, p0.dtype))
    x142 = x67 / x66
    x143 = x141 * x142
    x144 = 0.5 * x143
    x145 = -x144
    x146 = -x143
    x147 = tl.where(x125, x145, x146)
    x148 = tl.where(x124, number(0.0, p0.dtype), x147)
    x149 = x148 * x61
    x150 = x123 + x149
    x151 = x32 > x34
    x152 = x141 / x66
    x153 = x152 - x148
    x154 = x153 * x58
    x155 = tl.where(x52, number(0.0, p0.dtype), x154)
    x156 = 0.5 * x155
    x157 = tl.where(x35, x156, x155)
    x158 = tl.where(x151, number(0.0, p0.dtype), x157)
    x159 = x150 + x158
    x160 = x84 < c[0]
    x161 = x84 == c[0]
    x162 = 2.0 * x96
    x163 = x71 * x162
    x164 = x96 / x95
    x165 = x163 * x164
    x166 = 0.5 * x165
    x167 = -x166
    x168 = -x165
    x169 = tl.where(x161, x167, x168)
    x170 = tl.where(x160, number(0.0, p0.dtype), x169)
    x171 = 0.5 * x170
    x172 = tl.where(x35, x171, x170)
    x173 = tl.where(x105, number(0.0, p0.dtype), x172)
    x174 = x159 + x173
    x175 = x163 / x95
    x176 = x174 + x175
    x177 = x176 / x28
    x178 = tl.where(x2, number(0.0, p0.dtype), x177)
    x179 = x29 > 0.0
    x180 = -x117
    x181 = -x116
    x182 = tl.where(x30, x180, x181)
    x183 = tl.where(x179, number(0.0, p0.dtype), x182)
    x184 = x183 + x122
    x185 = x184 - x149
    x186 = x29 < 0.0
    x187 = -x156
    x188 = -x155
    x189 = tl.where(x30, x187, x188)
    x190 = tl.where(x186, number(0.0, p0.dtype), x189)
    x191 = x185 + x190
    x192 = -x171
    x193 = -x170
    x194 = tl.where(x30, x192, x193)
    x195 = tl.where(x179, number(0.0, p0.dtype), x194)
    x196 = x191 + x195
    x197 = x196 - x175
    x198 = x197 / x28
    x199 = tl.where(x2, x198, number(0.0, p0.dtype))
    x200 = x178 + x199
    x201 = 0.5 * x200
    x202 = x42 < x44
    x203 = 2.0 * x88
    x204 = x114 * x203
    x205 = 0.5 * x204
    x206 = tl.where(x45, x205, x204)
    x207 = tl.where(x202, number(0.0, p0.dtype), x206)
    x208 = x120 * x78
    x209 = 0.5 * x208
    x210 = x207 + x209
    x211 = x148 * x60
    x212 = x210 + x211
    x213 = x42 > x44
    x214 = x153 * x53
    x215 = tl.where(x57, number(0.0, p0.dtype), x214)
    x216 = 0.5 * x215
    x217 = tl.where(x45, x216, x215)
    x218 = tl.where(x213, number(0.0, p0.dtype), x217)
    x219 = x212 + x218
    x220 = x88 < c[0]
    x221 = x88 == c[0]
    x222 = 2.0 * x100
    x223 = x71 * x222
    x224 = x100 / x99
    x225 = x223 * x224
    x226 = 0.5 * x225
    x227 = -x226
    x228 = -x225
    x229 = tl.where(x221, x227, x228)
    x230 = tl.where(x220, number(0.0, p0.dtype), x229)
    x231 = 0.5 * x230
    x232 = tl.where(x45, x231, x230)
    x233 = tl.where(x202, number(0.0, p0.dtype), x232)
    x234 = x219 + x233
    x235 = x223 / x99
    x236 = x234 + x235
    x237 = x236 / x28
    x238 = tl.where(x16, number(0.0, p0.dtype), x237)
    x239 = x39 > 0.0
    x240 = -x205
    x241 = -x204
    x242 = tl.where(x40, x240, x241)
    x243 = tl.where(x239, number(0.0, p0.dtype), x242)
    x244 = x243 + x209
    x245 = x244 - x211
    x246 = x39 < 0.0
    x247 = -x216
    x248 = -x215
    x249 = tl.where(x40, x247, x248)
    x250 = tl.where(x246, number(0.0, p0.dtype), x249)
    x251 = x245 + x250
    x252 = -x231
    x253 = -x230
    x254 = tl.where(x40, x252, x253)
    x255 = tl.where(x239, number(0.0, p0.dtype), x254)
    x256 = x251 + x255
    x257 = x256 - x235
    x258 = x257 / x28
    x259 = tl.where(x16, x258, number(0.0, p0.dtype))
    x260 = x238 + x259
    x261 = 0.5 * x260
    x262 = tl.where(x2, x177, number(0.0, p0.dtype))
    x263 = tl.where(x2, number(0.0, p0.dtype), x198)
    x264 = x262 + x263
    x265 = 0.5 * x264
    x266 = tl.where(x16, x237, number(0.0, p0.dtype))
    x267 = tl.where(x16, number(0.0, p0.dtype), x258)
    x268 = x266 + x267
    x269 = 0.5 * x268
    return x104, x201, x261, x265, x269


@triton.jit
def focal_eiou_loss_false(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return focal_eiou_loss_false_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 0)


@triton.jit
def focal_eiou_loss_true(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    return focal_eiou_loss_false_variants(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS, 1)


focal_eiou_loss_false_shared = focal_eiou_loss_true_shared = focal_eiou_loss_false_variants_shared
focal_eiou_loss_false_exponents = focal_eiou_loss_true_exponents = focal_eiou_loss_false_variants_exponents
