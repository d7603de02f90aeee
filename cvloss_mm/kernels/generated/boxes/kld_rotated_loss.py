# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def kld_rotated_loss_sqrt_none_pred_target_variants_shared(h, machine):
    s0 = h[1] * h[1]
    s1 = quotient(1.0, s0)
    return (float(h[2]), float(s1), float(h[0]),)


kld_rotated_loss_sqrt_none_pred_target_variants_exponents = ()


@triton.jit
def kld_rotated_loss_sqrt_none_pred_target_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
    root_tiny = number(1.4916681462400413e-154 if p0.dtype == tl.float64 else 1.0842021724855044e-19, p0.dtype)
    x0 = t2 < 0.0
    x1 = -t2
    x2 = tl.where(x0, x1, t2)
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
    x13 = p2 < 0.0
    x14 = -p2
    x15 = tl.where(x13, x14, p2)
    x16 = 0.25 * x15
    x17 = larger(x12, x16)
    x18 = p3 < 0.0
    x19 = -p3
    x20 = tl.where(x18, x19, p3)
    x21 = 0.25 * x20
    x22 = larger(x17, x21)
    x23 = larger(x22, x3)
    x24 = t3 < 0.0
    x25 = -t3
    x26 = tl.where(x24, x25, t3)
    x27 = 0.25 * x26
    x28 = larger(x23, x27)
    x29 = larger(x28, root_tiny)
    x30 = x3 / x29
    x31 = x30 + c[0]
    x32 = x27 / x29
    x33 = x32 + c[0]
    x34 = x31 < x33
    x35 = tl.sin(t4)
    x36 = -x35
    x37 = tl.cos(t4)
    x38 = tl.where(x34, x36, x37)
    x39 = x6 / x29
    x40 = x38 * x39
    x41 = tl.where(x34, x37, x35)
    x42 = x10 / x29
    x43 = x41 * x42
    x44 = x40 + x43
    x45 = tl.where(x34, x33, x31)
    x46 = x44 / x45
    x47 = x46 * x46
    x48 = x38 * x42
    x49 = x41 * x39
    x50 = x48 - x49
    x51 = tl.where(x34, x31, x33)
    x52 = x50 / x51
    x53 = x52 * x52
    x54 = x47 + x53
    x55 = c[1] * x54
    x56 = x16 / x29
    x57 = x56 + c[0]
    x58 = x21 / x29
    x59 = x58 + c[0]
    x60 = x57 < x59
    x61 = tl.where(x60, x59, x57)
    x62 = x61 - x45
    x63 = x62 / x45
    x64 = x63 * x63
    x65 = x55 + x64
    x66 = tl.abs(x63)
    x67 = x66 < 0.1
    x68 = x63 + 2.0
    x69 = x63 / x68
    x70 = x63 * x69
    x71 = 2.0 * x69
    x72 = x69 * x69
    x73 = x71 * x72
    x74 = 0.1111111111111111 * x72
    x75 = x74 + 0.14285714285714285
    x76 = x75 * x72
    x77 = x76 + 0.2
    x78 = x77 * x72
    x79 = x78 + 0.3333333333333333
    x80 = x73 * x79
    x81 = x70 - x80
    x82 = log1p(x63)
    x83 = x63 - x82
    x84 = tl.where(x67, x81, x83)
    x85 = 2.0 * x84
    x86 = x65 + x85
    x87 = tl.where(x60, x57, x59)
    x88 = x87 - x51
    x89 = x88 / x51
    x90 = x89 * x89
    x91 = x86 + x90
    x92 = tl.abs(x89)
    x93 = x92 < 0.1
    x94 = x89 + 2.0
    x95 = x89 / x94
    x96 = x89 * x95
    x97 = 2.0 * x95
    x98 = x95 * x95
    x99 = x97 * x98
    x100 = 0.1111111111111111 * x98
    x101 = x100 + 0.14285714285714285
    x102 = x101 * x98
    x103 = x102 + 0.2
    x104 = x103 * x98
    x105 = x104 + 0.3333333333333333
    x106 = x99 * x105
    x107 = x96 - x106
    x108 = log1p(x89)
    x109 = x89 - x108
    x110 = tl.where(x93, x107, x109)
    x111 = 2.0 * x110
    x112 = x91 + x111
    x113 = ~x34
    x114 = x60 & x113
    x115 = ~x60
    x116 = x115 & x34
    x117 = x114 | x116
    x118 = 0.5 * p4
    x119 = 0.5 * t4
    x120 = x118 - x119
    x121 = tl.cos(x120)
    x122 = tl.sin(x120)
    x123 = x121 - x122
    x124 = x121 + x122
    x125 = x123 * x124
    x126 = 2.0 * x122
    x127 = x126 * x121
    x128 = tl.where(x117, x125, x127)
    x129 = x128 * x128
    x130 = x61 - x87
    x131 = x61 + x87
    x132 = x130 * x131
    x133 = x129 * x132
    x134 = x45 - x51
    x135 = x45 * x51
    x136 = x134 / x135
    x137 = x45 + x51
    x138 = x137 / x135
    x139 = x136 * x138
    x140 = x133 * x139
    x141 = x112 + x140
    x142 = 0.5 * x141
    x143 = x142 == 0.0
    x144 = tl.where(x143, number(1.0, p0.dtype), x142)
    x145 = tl.sqrt(x144)
    x146 = tl.where(x143, number(0.0, p0.dtype), x145)
    x147 = c[2] + x146
    x148 = 1.0 / x147
    x149 = 1.0 - x148
    x150 = log1p(x142)
    x151 = c[2] + x150
    x152 = 1.0 / x151
    x153 = 1.0 - x152
    x154 = log1p(x146)
    x155 = c[2] + x154
    x156 = 1.0 / x155
    x157 = 1.0 - x156
    x158 = (x146, x149, x150, x153, x154, x157)[VARIANT]
    x159 = tl.where(x143, number(0.0, p0.dtype), number(1.0, p0.dtype))
    x160 = 2.0 * x145
    x161 = x159 / x160
    x162 = tl.where(x143, number(0.0, p0.dtype), x161)
    x163 = x148 * x148
    x164 = tl.where(x143, number(0.0, p0.dtype), x163)
    x165 = x164 / x160
    x166 = tl.where(x143, number(0.0, p0.dtype), x165)
    x167 = x142 + 1.0
    x168 = 1.0 / x167
    x169 = x152 * x152
    x170 = x169 / x167
    x171 = x146 + 1.0
    x172 = 1.0 / x171
    x173 = tl.where(x143, number(0.0, p0.dtype), x172)
    x174 = x173 / x160
    x175 = tl.where(x143, number(0.0, p0.dtype), x174)
    x176 = x156 * x156
    x177 = x176 / x171
    x178 = tl.where(x143, number(0.0, p0.dtype), x177)
    x179 = x178 / x160
    x180 = tl.where(x143, number(0.0, p0.dtype), x179)
    x181 = (x162, x166, x168, x170, x175, x180)[VARIANT]
    x182 = 0.5 * x181
    x183 = c[1] * x182
    x184 = 2.0 * x46
    x185 = x183 * x184
    x186 = x185 / x45
    x187 = x186 * x38
    x188 = 2.0 * x52
    x189 = x183 * x188
    x190 = x189 / x51
    x191 = x190 * x41
    x192 = x187 - x191
    x193 = x192 / x29
    x194 = 0.5 * x193
    x195 = x190 * x38
    x196 = x186 * x41
    x197 = x195 + x196
    x198 = x197 / x29
    x199 = 0.5 * x198
    x200 = x182 * x139
    x201 = x200 * x129
    x202 = x201 * x130
    x203 = x201 * x131
    x204 = x202 - x203
    x205 = tl.where(x93, number(0.0, p0.dtype), x181)
    x206 = x89 + 1.0
    x207 = x205 / x206
    x208 = x205 - x207
    x209 = tl.where(x93, x181, number(0.0, p0.dtype))
    x210 = x209 * x95
    x211 = x208 + x210
    x212 = x209 * x89
    x213 = x209 * x105
    x214 = x213 * x98
    x215 = 2.0 * x214
    x216 = x212 - x215
    x217 = x213 * x97
    x218 = -x217
    x219 = x209 * x99
    x220 = x219 * x103
    x221 = x218 - x220
    x222 = x219 * x98
    x223 = x222 * x101
    x224 = x221 - x223
    x225 = x222 * x98
    x226 = 0.1111111111111111 * x225
    x227 = x224 - x226
    x228 = x227 * x95
    x229 = x216 + x228
    x230 = x229 + x228
    x231 = x230 / x94
    x232 = x211 + x231
    x233 = x95 / x94
    x234 = x230 * x233
    x235 = x232 - x234
    x236 = 2.0 * x89
    x237 = x182 * x236
    x238 = x235 + x237
    x239 = x238 / x51
    x240 = x204 + x239
    x241 = tl.where(x60, x240, number(0.0, p0.dtype))
    x242 = x202 + x203
    x243 = tl.where(x67, number(0.0, p0.dtype), x181)
    x244 = x63 + 1.0
    x245 = x243 / x244
    x246 = x243 - x245
    x247 = tl.where(x67, x181, number(0.0, p0.dtype))
    x248 = x247 * x69
    x249 = x246 + x248
    x250 = x247 * x63
    x251 = x247 * x79
    x252 = x251 * x72
    x253 = 2.0 * x252
    x254 = x250 - x253
    x255 = x251 * x71
    x256 = -x255
    x257 = x247 * x73
    x258 = x257 * x77
    x259 = x256 - x258
    x260 = x257 * x72
    x261 = x260 * x75
    x262 = x259 - x261
    x263 = x260 * x72
    x264 = 0.1111111111111111 * x263
    x265 = x262 - x264
    x266 = x265 * x69
    x267 = x254 + x266
    x268 = x267 + x266
    x269 = x268 / x68
    x270 = x249 + x269
    x271 = x69 / x68
    x272 = x268 * x271
    x273 = x270 - x272
    x274 = 2.0 * x63
    x275 = x182 * x274
    x276 = x273 + x275
    x277 = x276 / x45
    x278 = x242 + x277
    x279 = tl.where(x60, number(0.0, p0.dtype), x278)
    x280 = x241 + x279
    x281 = x280 / x29
    x282 = 0.25 * x281
    x283 = tl.where(x13, number(0.0, p0.dtype), x282)
    x284 = tl.where(x13, x282, number(0.0, p0.dtype))
    x285 = x283 - x284
    x286 = tl.where(x60, number(0.0, p0.dtype), x240)
    x287 = tl.where(x60, x278, number(0.0, p0.dtype))
    x288 = x286 + x287
    x289 = x288 / x29
    x290 = 0.25 * x289
    x291 = tl.where(x18, number(0.0, p0.dtype), x290)
    x292 = tl.where(x18, x290, number(0.0, p0.dtype))
    x293 = x291 - x292
    x294 = x200 * x132
    x295 = 2.0 * x128
    x296 = x294 * x295
    x297 = tl.where(x117, number(0.0, p0.dtype), x296)
    x298 = x297 * x121
    x299 = 2.0 * x298
    x300 = tl.where(x117, x296, number(0.0, p0.dtype))
    x301 = x300 * x123
    x302 = x299 + x301
    x303 = x300 * x124
    x304 = x302 - x303
    x305 = x304 * x121
    x306 = x297 * x126
    x307 = x306 + x301
    x308 = x307 + x303
    x309 = x122 * x308
    x310 = x305 - x309
    x311 = 0.5 * x310
    return x158, x194, x199, x285, x293, x311


@triton.jit
def kld_rotated_loss_sqrt_none_pred_target(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_pred_target_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 0)


@triton.jit
def kld_rotated_loss_sqrt_number_pred_target(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_pred_target_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 1)


@triton.jit
def kld_rotated_loss_log1p_none_pred_target(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_pred_target_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 2)


@triton.jit
def kld_rotated_loss_log1p_number_pred_target(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_pred_target_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 3)


@triton.jit
def kld_rotated_loss_log1p_sqrt_none_pred_target(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_pred_target_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 4)


@triton.jit
def kld_rotated_loss_log1p_sqrt_number_pred_target(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_pred_target_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 5)


kld_rotated_loss_sqrt_none_pred_target_shared = kld_rotated_loss_sqrt_number_pred_target_shared = kld_rotated_loss_log1p_none_pred_target_shared = kld_rotated_loss_log1p_number_pred_target_shared = kld_rotated_loss_log1p_sqrt_none_pred_target_shared = kld_rotated_loss_log1p_sqrt_number_pred_target_shared = kld_rotated_loss_sqrt_none_pred_target_variants_shared
kld_rotated_loss_sqrt_none_pred_target_exponents = kld_rotated_loss_sqrt_number_pred_target_exponents = kld_rotated_loss_log1p_none_pred_target_exponents = kld_rotated_loss_log1p_number_pred_target_exponents = kld_rotated_loss_log1p_sqrt_none_pred_target_exponents = kld_rotated_loss_log1p_sqrt_number_pred_target_exponents = kld_rotated_loss_sqrt_none_pred_target_variants_exponents


def kld_rotated_loss_sqrt_none_target_pred_variants_shared(h, machine):
    s0 = h[1] * h[1]
    s1 = quotient(1.0, s0)
    return (float(h[2]), float(s1), float(h[0]),)


kld_rotated_loss_sqrt_none_target_pred_variants_exponents = ()


@triton.jit
def kld_rotated_loss_sqrt_none_target_pred_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr, VARIANT: tl.constexpr):
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
    x35 = tl.sin(p4)
    x36 = -x35
    x37 = tl.cos(p4)
    x38 = tl.where(x34, x36, x37)
    x39 = x6 / x29
    x40 = x38 * x39
    x41 = tl.where(x34, x37, x35)
    x42 = x10 / x29
    x43 = x41 * x42
    x44 = x40 + x43
    x45 = tl.where(x34, x33, x31)
    x46 = x44 / x45
    x47 = x46 * x46
    x48 = x38 * x42
    x49 = x41 * x39
    x50 = x48 - x49
    x51 = tl.where(x34, x31, x33)
    x52 = x50 / x51
    x53 = x52 * x52
    x54 = x47 + x53
    x55 = c[1] * x54
    x56 = x22 / x29
    x57 = x56 + c[0]
    x58 = x27 / x29
    x59 = x58 + c[0]
    x60 = x57 < x59
    x61 = tl.where(x60, x59, x57)
    x62 = x61 - x45
    x63 = x62 / x45
    x64 = x63 * x63
    x65 = x55 + x64
    x66 = tl.abs(x63)
    x67 = x66 < 0.1
    x68 = x63 + 2.0
    x69 = x63 / x68
    x70 = x63 * x69
    x71 = 2.0 * x69
    x72 = x69 * x69
    x73 = x71 * x72
    x74 = 0.1111111111111111 * x72
    x75 = x74 + 0.14285714285714285
    x76 = x75 * x72
    x77 = x76 + 0.2
    x78 = x77 * x72
    x79 = x78 + 0.3333333333333333
    x80 = x73 * x79
    x81 = x70 - x80
    x82 = log1p(x63)
    x83 = x63 - x82
    x84 = tl.where(x67, x81, x83)
    x85 = 2.0 * x84
    x86 = x65 + x85
    x87 = tl.where(x60, x57, x59)
    x88 = x87 - x51
    x89 = x88 / x51
    x90 = x89 * x89
    x91 = x86 + x90
    x92 = tl.abs(x89)
    x93 = x92 < 0.1
    x94 = x89 + 2.0
    x95 = x89 / x94
    x96 = x89 * x95
    x97 = 2.0 * x95
    x98 = x95 * x95
    x99 = x97 * x98
    x100 = 0.1111111111111111 * x98
    x101 = x100 + 0.14285714285714285
    x102 = x101 * x98
    x103 = x102 + 0.2
    x104 = x103 * x98
    x105 = x104 + 0.3333333333333333
    x106 = x99 * x105
    x107 = x96 - x106
    x108 = log1p(x89)
    x109 = x89 - x108
    x110 = tl.where(x93, x107, x109)
    x111 = 2.0 * x110
    x112 = x91 + x111
    x113 = ~x60
    x114 = x34 & x113
    x115 = ~x34
    x116 = x115 & x60
    x117 = x114 | x116
    x118 = 0.5 * p4
    x119 = 0.5 * t4
    x120 = x118 - x119
    x121 = tl.cos(x120)
    x122 = tl.sin(x120)
    x123 = x121 - x122
    x124 = x121 + x122
    x125 = x123 * x124
    x126 = 2.0 * x122
    x127 = x126 * x121
    x128 = tl.where(x117, x125, x127)
    x129 = x128 * x128
    x130 = x61 - x87
    x131 = x61 + x87
    x132 = x130 * x131
    x133 = x129 * x132
    x134 = x45 - x51
    x135 = x45 * x51
    x136 = x134 / x135
    x137 = x45 + x51
    x138 = x137 / x135
    x139 = x136 * x138
    x140 = x133 * x139
    x141 = x112 + x140
    x142 = 0.5 * x141
    x143 = x142 == 0.0
    x144 = tl.where(x143, number(1.0, p0.dtype), x142)
    x145 = tl.sqrt(x144)
    x146 = tl.where(x143, number(0.0, p0.dtype), x145)
    x147 = c[2] + x146
    x148 = 1.0 / x147
    x149 = 1.0 - x148
    x150 = log1p(x142)
    x151 = c[2] + x150
    x152 = 1.0 / x151
    x153 = 1.0 - x152
    x154 = log1p(x146)
    x155 = c[2] + x154
    x156 = 1.0 / x155
    x157 = 1.0 - x156
    x158 = (x146, x149, x150, x153, x154, x157)[VARIANT]
    x159 = tl.where(x143, number(0.0, p0.dtype), number(1.0, p0.dtype))
    x160 = 2.0 * x145
    x161 = x159 / x160
    x162 = tl.where(x143, number(0.0, p0.dtype), x161)
    x163 = x148 * x148
    x164 = tl.where(x143, number(0.0, p0.dtype), x163)
    x165 = x164 / x160
    x166 = tl.where(x143, number(0.0, p0.dtype), x165)
    x167 = x142 + 1.0
    x168 = 1.0 / x167
    x169 = x152 * x152
    x170 = x169 / x167
    x171 = x146 + 1.0
    x172 = 1.0 / x171
    x173 = tl.where(x143, number(0.0, p0.dtype), x172)
    x174 = x173 / x160
    x175 = tl.where(x143, number(0.0, p0.dtype), x174)
    x176 = x156 * x156
    x177 = x176 / x171
    x178 = tl.where(x143, number(0.0, p0.dtype), x177)
    x179 = x178 / x160
    x180 = tl.where(x143, number(0.0, p0.dtype), x179)
    x181 = (x162, x166, x168, x170, x175, x180)[VARIANT]
    x182 = 0.5 * x181
    x183 = c[1] * x182
    x184 = 2.0 * x46
    x185 = x183 * x184
    x186 = x185 / x45
    x187 = x186 * x38
    x188 = 2.0 * x52
    x189 = x183 * x188
    x190 = x189 / x51
    x191 = x190 * x41
    x192 = x187 - x191
    x193 = x192 / x29
    x194 = 0.5 * x193
    x195 = x190 * x38
    x196 = x186 * x41
    x197 = x195 + x196
    x198 = x197 / x29
    x199 = 0.5 * x198
    x200 = x182 * x133
    x201 = x200 * x136
    x202 = x201 / x135
    x203 = x200 * x138
    x204 = x203 / x135
    x205 = x202 - x204
    x206 = x138 / x135
    x207 = x201 * x206
    x208 = -x207
    x209 = x136 / x135
    x210 = x203 * x209
    x211 = x208 - x210
    x212 = x211 * x45
    x213 = x205 + x212
    x214 = tl.where(x93, number(0.0, p0.dtype), x181)
    x215 = x89 + 1.0
    x216 = x214 / x215
    x217 = x214 - x216
    x218 = tl.where(x93, x181, number(0.0, p0.dtype))
    x219 = x218 * x95
    x220 = x217 + x219
    x221 = x218 * x89
    x222 = x218 * x105
    x223 = x222 * x98
    x224 = 2.0 * x223
    x225 = x221 - x224
    x226 = x222 * x97
    x227 = -x226
    x228 = x218 * x99
    x229 = x228 * x103
    x230 = x227 - x229
    x231 = x228 * x98
    x232 = x231 * x101
    x233 = x230 - x232
    x234 = x231 * x98
    x235 = 0.1111111111111111 * x234
    x236 = x233 - x235
    x237 = x236 * x95
    x238 = x225 + x237
    x239 = x238 + x237
    x240 = x239 / x94
    x241 = x220 + x240
    x242 = x95 / x94
    x243 = x239 * x242
    x244 = x241 - x243
    x245 = 2.0 * x89
    x246 = x182 * x245
    x247 = x244 + x246
    x248 = x89 / x51
    x249 = x247 * x248
    x250 = x213 - x249
    x251 = x247 / x51
    x252 = x250 - x251
    x253 = x52 / x51
    x254 = x189 * x253
    x255 = x252 - x254
    x256 = tl.where(x34, x255, number(0.0, p0.dtype))
    x257 = x202 + x204
    x258 = x211 * x51
    x259 = x257 + x258
    x260 = tl.where(x67, number(0.0, p0.dtype), x181)
    x261 = x63 + 1.0
    x262 = x260 / x261
    x263 = x260 - x262
    x264 = tl.where(x67, x181, number(0.0, p0.dtype))
    x265 = x264 * x69
    x266 = x263 + x265
    x267 = x264 * x63
    x268 = x264 * x79
    x269 = x268 * x72
    x270 = 2.0 * x269
    x271 = x267 - x270
    x272 = x268 * x71
    x273 = -x272
    x274 = x264 * x73
    x275 = x274 * x77
    x276 = x273 - x275
    x277 = x274 * x72
    x278 = x277 * x75
    x279 = x276 - x278
    x280 = x277 * x72
    x281 = 0.1111111111111111 * x280
    x282 = x279 - x281
    x283 = x282 * x69
    x284 = x271 + x283
    x285 = x284 + x283
    x286 = x285 / x68
    x287 = x266 + x286
    x288 = x69 / x68
    x289 = x285 * x288
    x290 = x287 - x289
    x291 = 2.0 * x63
    x292 = x182 * x291
    x293 = x290 + x292
    x294 = x63 / x45
    x295 = x293 * x294
    x296 = x259 - x295
    x297 = x293 / x45
    x298 = x296 - x297
    x299 = x46 / x45
    x300 = x185 * x299
    x301 = x298 - x300
    x302 = tl.where(x34, number(0.0, p0.dtype), x301)
    x303 = x256 + x302
    x304 = x303 / x29
    x305 = 0.25 * x304
    x306 = tl.where(x0, number(0.0, p0.dtype), x305)
    x307 = tl.where(x0, x305, number(0.0, p0.dtype))
    x308 = x306 - x307
    x309 = tl.where(x34, number(0.0, p0.dtype), x255)
    x310 = tl.where(x34, x301, number(0.0, p0.dtype))
    x311 = x309 + x310
    x312 = x311 / x29
    x313 = 0.25 * x312
    x314 = tl.where(x14, number(0.0, p0.dtype), x313)
    x315 = tl.where(x14, x313, number(0.0, p0.dtype))
    x316 = x314 - x315
    x317 = x182 * x139
    x318 = x317 * x132
    x319 = 2.0 * x128
    x320 = x318 * x319
    x321 = tl.where(x117, number(0.0, p0.dtype), x320)
    x322 = x321 * x121
    x323 = 2.0 * x322
    x324 = tl.where(x117, x320, number(0.0, p0.dtype))
    x325 = x324 * x123
    x326 = x323 + x325
    x327 = x324 * x124
    x328 = x326 - x327
    x329 = x328 * x121
    x330 = x321 * x126
    x331 = x330 + x325
    x332 = x331 + x327
    x333 = x122 * x332
    x334 = x329 - x333
    x335 = 0.5 * x334
    x336 = x186 * x42
    x337 = x190 * x39
    x338 = x336 - x337
    x339 = tl.where(x34, number(0.0, p0.dtype), x338)
    x340 = x190 * x42
    x341 = x186 * x39
    x342 = x340 + x341
    x343 = tl.where(x34, x342, number(0.0, p0.dtype))
    x344 = x339 - x343
    x345 = x344 * x37
    x346 = tl.where(x34, x338, number(0.0, p0.dtype))
    x347 = tl.where(x34, number(0.0, p0.dtype), x342)
    x348 = x346 + x347
    x349 = x35 * x348
    x350 = x345 - x349
    x351 = x335 + x350
    return x158, x194, x199, x308, x316, x351


@triton.jit
def kld_rotated_loss_sqrt_none_target_pred(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_target_pred_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 0)


@triton.jit
def kld_rotated_loss_sqrt_number_target_pred(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_target_pred_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 1)


@triton.jit
def kld_rotated_loss_log1p_none_target_pred(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_target_pred_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 2)


@triton.jit
def kld_rotated_loss_log1p_number_target_pred(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_target_pred_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 3)


@triton.jit
def kld_rotated_loss_log1p_sqrt_none_target_pred(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_target_pred_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 4)


@triton.jit
def kld_rotated_loss_log1p_sqrt_number_target_pred(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS: tl.constexpr):
    return kld_rotated_loss_sqrt_none_target_pred_variants(p0, p1, p2, p3, p4, t0, t1, t2, t3, t4, w0, w1, w2, w3, w4, c, EXPONENTS, 5)


kld_rotated_loss_sqrt_none_target_pred_shared = kld_rotated_loss_sqrt_number_target_pred_shared = kld_rotated_loss_log1p_none_target_pred_shared = kld_rotated_loss_log1p_number_target_pred_shared = kld_rotated_loss_log1p_sqrt_none_target_pred_shared = kld_rotated_loss_log1p_sqrt_number_target_pred_shared = kld_rotated_loss_sqrt_none_target_pred_variants_shared
kld_rotated_loss_sqrt_none_target_pred_exponents = kld_rotated_loss_sqrt_number_target_pred_exponents = kld_rotated_loss_log1p_none_target_pred_exponents = kld_rotated_loss_log1p_number_target_pred_exponents = kld_rotated_loss_log1p_sqrt_none_target_pred_exponents = kld_rotated_loss_log1p_sqrt_number_target_pred_exponents = kld_rotated_loss_sqrt_none_target_pred_variants_exponents
