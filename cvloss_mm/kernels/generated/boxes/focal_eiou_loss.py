# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def focal_eiou_loss_false_shared(h, machine):
    s0 = h[0] - 1.0
    s1 = s0 - 1.0
    s2 = s0 == 0.0
    return (float(h[1]), float(s0), float(s1), float(s2),)


focal_eiou_loss_false_exponents = (1, 2,)


@triton.jit
def focal_eiou_loss_false(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x139 = tl.where(x48, x138, number(0.0, p0.dtype))
    x140 = x67 / x66
    x141 = x139 * x140
    x142 = 0.5 * x141
    x143 = -x142
    x144 = -x141
    x145 = tl.where(x125, x143, x144)
    x146 = tl.where(x124, number(0.0, p0.dtype), x145)
    x147 = x146 * x61
    x148 = x123 + x147
    x149 = x32 > x34
    x150 = x139 / x66
    x151 = x150 - x146
    x152 = x151 * x58
    x153 = tl.where(x52, number(0.0, p0.dtype), x152)
    x154 = 0.5 * x153
    x155 = tl.where(x35, x154, x153)
    x156 = tl.where(x149, number(0.0, p0.dtype), x155)
    x157 = x148 + x156
    x158 = x84 < c[0]
    x159 = x84 == c[0]
    x160 = 2.0 * x96
    x161 = x71 * x160
    x162 = x96 / x95
    x163 = x161 * x162
    x164 = 0.5 * x163
    x165 = -x164
    x166 = -x163
    x167 = tl.where(x159, x165, x166)
    x168 = tl.where(x158, number(0.0, p0.dtype), x167)
    x169 = 0.5 * x168
    x170 = tl.where(x35, x169, x168)
    x171 = tl.where(x105, number(0.0, p0.dtype), x170)
    x172 = x157 + x171
    x173 = x161 / x95
    x174 = x172 + x173
    x175 = x174 / x28
    x176 = tl.where(x2, number(0.0, p0.dtype), x175)
    x177 = x29 > 0.0
    x178 = -x117
    x179 = -x116
    x180 = tl.where(x30, x178, x179)
    x181 = tl.where(x177, number(0.0, p0.dtype), x180)
    x182 = x181 + x122
    x183 = x182 - x147
    x184 = x29 < 0.0
    x185 = -x154
    x186 = -x153
    x187 = tl.where(x30, x185, x186)
    x188 = tl.where(x184, number(0.0, p0.dtype), x187)
    x189 = x183 + x188
    x190 = -x169
    x191 = -x168
    x192 = tl.where(x30, x190, x191)
    x193 = tl.where(x177, number(0.0, p0.dtype), x192)
    x194 = x189 + x193
    x195 = x194 - x173
    x196 = x195 / x28
    x197 = tl.where(x2, x196, number(0.0, p0.dtype))
    x198 = x176 + x197
    x199 = 0.5 * x198
    x200 = x42 < x44
    x201 = 2.0 * x88
    x202 = x114 * x201
    x203 = 0.5 * x202
    x204 = tl.where(x45, x203, x202)
    x205 = tl.where(x200, number(0.0, p0.dtype), x204)
    x206 = x120 * x78
    x207 = 0.5 * x206
    x208 = x205 + x207
    x209 = x146 * x60
    x210 = x208 + x209
    x211 = x42 > x44
    x212 = x151 * x53
    x213 = tl.where(x57, number(0.0, p0.dtype), x212)
    x214 = 0.5 * x213
    x215 = tl.where(x45, x214, x213)
    x216 = tl.where(x211, number(0.0, p0.dtype), x215)
    x217 = x210 + x216
    x218 = x88 < c[0]
    x219 = x88 == c[0]
    x220 = 2.0 * x100
    x221 = x71 * x220
    x222 = x100 / x99
    x223 = x221 * x222
    x224 = 0.5 * x223
    x225 = -x224
    x226 = -x223
    x227 = tl.where(x219, x225, x226)
    x228 = tl.where(x218, number(0.0, p0.dtype), x227)
    x229 = 0.5 * x228
    x230 = tl.where(x45, x229, x228)
    x231 = tl.where(x200, number(0.0, p0.dtype), x230)
    x232 = x217 + x231
    x233 = x221 / x99
    x234 = x232 + x233
    x235 = x234 / x28
    x236 = tl.where(x16, number(0.0, p0.dtype), x235)
    x237 = x39 > 0.0
    x238 = -x203
    x239 = -x202
    x240 = tl.where(x40, x238, x239)
    x241 = tl.where(x237, number(0.0, p0.dtype), x240)
    x242 = x241 + x207
    x243 = x242 - x209
    x244 = x39 < 0.0
    x245 = -x214
    x246 = -x213
    x247 = tl.where(x40, x245, x246)
    x248 = tl.where(x244, number(0.0, p0.dtype), x247)
    x249 = x243 + x248
    x250 = -x229
    x251 = -x228
    x252 = tl.where(x40, x250, x251)
    x253 = tl.where(x237, number(0.0, p0.dtype), x252)
    x254 = x249 + x253
    x255 = x254 - x233
    x256 = x255 / x28
    x257 = tl.where(x16, x256, number(0.0, p0.dtype))
    x258 = x236 + x257
    x259 = 0.5 * x258
    x260 = tl.where(x2, x175, number(0.0, p0.dtype))
    x261 = tl.where(x2, number(0.0, p0.dtype), x196)
    x262 = x260 + x261
    x263 = 0.5 * x262
    x264 = tl.where(x16, x235, number(0.0, p0.dtype))
    x265 = tl.where(x16, number(0.0, p0.dtype), x256)
    x266 = x264 + x265
    x267 = 0.5 * x266
    return x104, x199, x259, x263, x267


def focal_eiou_loss_true_shared(h, machine):
    s0 = h[0] - 1.0
    return (float(h[1]), float(s0),)


focal_eiou_loss_true_exponents = (1,)


@triton.jit
def focal_eiou_loss_true(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x126 = -x71
    x127 = tl.where(x48, x126, number(0.0, p0.dtype))
    x128 = x67 / x66
    x129 = x127 * x128
    x130 = 0.5 * x129
    x131 = -x130
    x132 = -x129
    x133 = tl.where(x125, x131, x132)
    x134 = tl.where(x124, number(0.0, p0.dtype), x133)
    x135 = x134 * x61
    x136 = x123 + x135
    x137 = x32 > x34
    x138 = x127 / x66
    x139 = x138 - x134
    x140 = x139 * x58
    x141 = tl.where(x52, number(0.0, p0.dtype), x140)
    x142 = 0.5 * x141
    x143 = tl.where(x35, x142, x141)
    x144 = tl.where(x137, number(0.0, p0.dtype), x143)
    x145 = x136 + x144
    x146 = x84 < c[0]
    x147 = x84 == c[0]
    x148 = 2.0 * x96
    x149 = x71 * x148
    x150 = x96 / x95
    x151 = x149 * x150
    x152 = 0.5 * x151
    x153 = -x152
    x154 = -x151
    x155 = tl.where(x147, x153, x154)
    x156 = tl.where(x146, number(0.0, p0.dtype), x155)
    x157 = 0.5 * x156
    x158 = tl.where(x35, x157, x156)
    x159 = tl.where(x105, number(0.0, p0.dtype), x158)
    x160 = x145 + x159
    x161 = x149 / x95
    x162 = x160 + x161
    x163 = x162 / x28
    x164 = tl.where(x2, number(0.0, p0.dtype), x163)
    x165 = x29 > 0.0
    x166 = -x117
    x167 = -x116
    x168 = tl.where(x30, x166, x167)
    x169 = tl.where(x165, number(0.0, p0.dtype), x168)
    x170 = x169 + x122
    x171 = x170 - x135
    x172 = x29 < 0.0
    x173 = -x142
    x174 = -x141
    x175 = tl.where(x30, x173, x174)
    x176 = tl.where(x172, number(0.0, p0.dtype), x175)
    x177 = x171 + x176
    x178 = -x157
    x179 = -x156
    x180 = tl.where(x30, x178, x179)
    x181 = tl.where(x165, number(0.0, p0.dtype), x180)
    x182 = x177 + x181
    x183 = x182 - x161
    x184 = x183 / x28
    x185 = tl.where(x2, x184, number(0.0, p0.dtype))
    x186 = x164 + x185
    x187 = 0.5 * x186
    x188 = x42 < x44
    x189 = 2.0 * x88
    x190 = x114 * x189
    x191 = 0.5 * x190
    x192 = tl.where(x45, x191, x190)
    x193 = tl.where(x188, number(0.0, p0.dtype), x192)
    x194 = x120 * x78
    x195 = 0.5 * x194
    x196 = x193 + x195
    x197 = x134 * x60
    x198 = x196 + x197
    x199 = x42 > x44
    x200 = x139 * x53
    x201 = tl.where(x57, number(0.0, p0.dtype), x200)
    x202 = 0.5 * x201
    x203 = tl.where(x45, x202, x201)
    x204 = tl.where(x199, number(0.0, p0.dtype), x203)
    x205 = x198 + x204
    x206 = x88 < c[0]
    x207 = x88 == c[0]
    x208 = 2.0 * x100
    x209 = x71 * x208
    x210 = x100 / x99
    x211 = x209 * x210
    x212 = 0.5 * x211
    x213 = -x212
    x214 = -x211
    x215 = tl.where(x207, x213, x214)
    x216 = tl.where(x206, number(0.0, p0.dtype), x215)
    x217 = 0.5 * x216
    x218 = tl.where(x45, x217, x216)
    x219 = tl.where(x188, number(0.0, p0.dtype), x218)
    x220 = x205 + x219
    x221 = x209 / x99
    x222 = x220 + x221
    x223 = x222 / x28
    x224 = tl.where(x16, number(0.0, p0.dtype), x223)
    x225 = x39 > 0.0
    x226 = -x191
    x227 = -x190
    x228 = tl.where(x40, x226, x227)
    x229 = tl.where(x225, number(0.0, p0.dtype), x228)
    x230 = x229 + x195
    x231 = x230 - x197
    x232 = x39 < 0.0
    x233 = -x202
    x234 = -x201
    x235 = tl.where(x40, x233, x234)
    x236 = tl.where(x232, number(0.0, p0.dtype), x235)
    x237 = x231 + x236
    x238 = -x217
    x239 = -x216
    x240 = tl.where(x40, x238, x239)
    x241 = tl.where(x225, number(0.0, p0.dtype), x240)
    x242 = x237 + x241
    x243 = x242 - x221
    x244 = x243 / x28
    x245 = tl.where(x16, x244, number(0.0, p0.dtype))
    x246 = x224 + x245
    x247 = 0.5 * x246
    x248 = tl.where(x2, x163, number(0.0, p0.dtype))
    x249 = tl.where(x2, number(0.0, p0.dtype), x184)
    x250 = x248 + x249
    x251 = 0.5 * x250
    x252 = tl.where(x16, x223, number(0.0, p0.dtype))
    x253 = tl.where(x16, number(0.0, p0.dtype), x244)
    x254 = x252 + x253
    x255 = 0.5 * x254
    return x104, x187, x247, x251, x255
