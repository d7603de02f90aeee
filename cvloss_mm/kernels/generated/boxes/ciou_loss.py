# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def ciou_loss_none_exact_shared(h, machine):
    return (float(h[0]),)


ciou_loss_none_exact_exponents = ()


@triton.jit
def ciou_loss_none_exact(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x103 = x102 * x99
    x104 = x90 + x103
    x105 = x32 < x34
    x106 = x87 < c[0]
    x107 = x87 == c[0]
    x108 = x89 / x88
    x109 = 0.5 * x108
    x110 = -x109
    x111 = -x108
    x112 = tl.where(x107, x110, x111)
    x113 = tl.where(x106, number(0.0, p0.dtype), x112)
    x114 = 2.0 * x81
    x115 = x113 * x114
    x116 = 0.5 * x115
    x117 = tl.where(x35, x116, x115)
    x118 = tl.where(x105, number(0.0, p0.dtype), x117)
    x119 = 1.0 / x88
    x120 = x119 * x71
    x121 = 0.5 * x120
    x122 = x118 + x121
    x123 = x60 < c[0]
    x124 = x60 == c[0]
    x125 = 0.4052847345693511 * x102
    x126 = 2.0 * x97
    x127 = x125 * x126
    x128 = x127 * x95
    x129 = x94 * x94
    x130 = x95 * x95
    x131 = x129 + x130
    x132 = x131 == 0.0
    x133 = 1.0 / x131
    x134 = tl.where(x132, number(0.0, p0.dtype), x133)
    x135 = x128 * x134
    x136 = 0.5 * x135
    x137 = -x136
    x138 = -x135
    x139 = tl.where(x124, x137, x138)
    x140 = tl.where(x123, number(0.0, p0.dtype), x139)
    x141 = x122 + x140
    x142 = x65 < c[0]
    x143 = x65 == c[0]
    x144 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x145 = x67 / x66
    x146 = x144 * x145
    x147 = 0.5 * x146
    x148 = -x147
    x149 = -x146
    x150 = tl.where(x143, x148, x149)
    x151 = tl.where(x142, number(0.0, p0.dtype), x150)
    x152 = x151 * x61
    x153 = x141 + x152
    x154 = x32 > x34
    x155 = x144 / x66
    x156 = x155 - x151
    x157 = x156 * x58
    x158 = tl.where(x52, number(0.0, p0.dtype), x157)
    x159 = 0.5 * x158
    x160 = tl.where(x35, x159, x158)
    x161 = tl.where(x154, number(0.0, p0.dtype), x160)
    x162 = x153 + x161
    x163 = x162 / x28
    x164 = tl.where(x2, number(0.0, p0.dtype), x163)
    x165 = x29 > 0.0
    x166 = -x116
    x167 = -x115
    x168 = tl.where(x30, x166, x167)
    x169 = tl.where(x165, number(0.0, p0.dtype), x168)
    x170 = x169 + x121
    x171 = x170 - x140
    x172 = x171 - x152
    x173 = x29 < 0.0
    x174 = -x159
    x175 = -x158
    x176 = tl.where(x30, x174, x175)
    x177 = tl.where(x173, number(0.0, p0.dtype), x176)
    x178 = x172 + x177
    x179 = x178 / x28
    x180 = tl.where(x2, x179, number(0.0, p0.dtype))
    x181 = x164 + x180
    x182 = 0.5 * x181
    x183 = x42 < x44
    x184 = 2.0 * x85
    x185 = x113 * x184
    x186 = 0.5 * x185
    x187 = tl.where(x45, x186, x185)
    x188 = tl.where(x183, number(0.0, p0.dtype), x187)
    x189 = x119 * x75
    x190 = 0.5 * x189
    x191 = x188 + x190
    x192 = x61 < c[0]
    x193 = x61 == c[0]
    x194 = x94 * x127
    x195 = x194 * x134
    x196 = 0.5 * x195
    x197 = tl.where(x193, x196, x195)
    x198 = tl.where(x192, number(0.0, p0.dtype), x197)
    x199 = x191 + x198
    x200 = x151 * x60
    x201 = x199 + x200
    x202 = x42 > x44
    x203 = x156 * x53
    x204 = tl.where(x57, number(0.0, p0.dtype), x203)
    x205 = 0.5 * x204
    x206 = tl.where(x45, x205, x204)
    x207 = tl.where(x202, number(0.0, p0.dtype), x206)
    x208 = x201 + x207
    x209 = x208 / x28
    x210 = tl.where(x16, number(0.0, p0.dtype), x209)
    x211 = x39 > 0.0
    x212 = -x186
    x213 = -x185
    x214 = tl.where(x40, x212, x213)
    x215 = tl.where(x211, number(0.0, p0.dtype), x214)
    x216 = x215 + x190
    x217 = x216 - x198
    x218 = x217 - x200
    x219 = x39 < 0.0
    x220 = -x205
    x221 = -x204
    x222 = tl.where(x40, x220, x221)
    x223 = tl.where(x219, number(0.0, p0.dtype), x222)
    x224 = x218 + x223
    x225 = x224 / x28
    x226 = tl.where(x16, x225, number(0.0, p0.dtype))
    x227 = x210 + x226
    x228 = 0.5 * x227
    x229 = tl.where(x2, x163, number(0.0, p0.dtype))
    x230 = tl.where(x2, number(0.0, p0.dtype), x179)
    x231 = x229 + x230
    x232 = 0.5 * x231
    x233 = tl.where(x16, x209, number(0.0, p0.dtype))
    x234 = tl.where(x16, number(0.0, p0.dtype), x225)
    x235 = x233 + x234
    x236 = 0.5 * x235
    return x104, x182, x228, x232, x236


def ciou_loss_none_unit_shared(h, machine):
    return (float(h[0]),)


ciou_loss_none_unit_exponents = ()


@triton.jit
def ciou_loss_none_unit(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x103 = x102 * x99
    x104 = x90 + x103
    x105 = x32 < x34
    x106 = x87 < c[0]
    x107 = x87 == c[0]
    x108 = x89 / x88
    x109 = 0.5 * x108
    x110 = -x109
    x111 = -x108
    x112 = tl.where(x107, x110, x111)
    x113 = tl.where(x106, number(0.0, p0.dtype), x112)
    x114 = 2.0 * x81
    x115 = x113 * x114
    x116 = 0.5 * x115
    x117 = tl.where(x35, x116, x115)
    x118 = tl.where(x105, number(0.0, p0.dtype), x117)
    x119 = 1.0 / x88
    x120 = x119 * x71
    x121 = 0.5 * x120
    x122 = x118 + x121
    x123 = x65 < c[0]
    x124 = x65 == c[0]
    x125 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x126 = x67 / x66
    x127 = x125 * x126
    x128 = 0.5 * x127
    x129 = -x128
    x130 = -x127
    x131 = tl.where(x124, x129, x130)
    x132 = tl.where(x123, number(0.0, p0.dtype), x131)
    x133 = x132 * x61
    x134 = x122 + x133
    x135 = x32 > x34
    x136 = x125 / x66
    x137 = x136 - x132
    x138 = x137 * x58
    x139 = tl.where(x52, number(0.0, p0.dtype), x138)
    x140 = 0.5 * x139
    x141 = tl.where(x35, x140, x139)
    x142 = tl.where(x135, number(0.0, p0.dtype), x141)
    x143 = x134 + x142
    x144 = x143 / x28
    x145 = tl.where(x2, number(0.0, p0.dtype), x144)
    x146 = x29 > 0.0
    x147 = -x116
    x148 = -x115
    x149 = tl.where(x30, x147, x148)
    x150 = tl.where(x146, number(0.0, p0.dtype), x149)
    x151 = x150 + x121
    x152 = x151 - x133
    x153 = x29 < 0.0
    x154 = -x140
    x155 = -x139
    x156 = tl.where(x30, x154, x155)
    x157 = tl.where(x153, number(0.0, p0.dtype), x156)
    x158 = x152 + x157
    x159 = x158 / x28
    x160 = tl.where(x2, x159, number(0.0, p0.dtype))
    x161 = x145 + x160
    x162 = 0.5 * x161
    x163 = p0 <= p2
    x164 = tl.where(x163, p2, p0)
    x165 = tl.where(x163, p0, p2)
    x166 = x164 - x165
    x167 = x166 < root_largest
    x168 = 0.4052847345693511 * x102
    x169 = 2.0 * x97
    x170 = x168 * x169
    x171 = p1 <= p3
    x172 = tl.where(x171, p3, p1)
    x173 = tl.where(x171, p1, p3)
    x174 = x172 - x173
    x175 = smaller(x174, root_largest)
    x176 = x170 * x175
    x177 = -x176
    x178 = tl.where(x167, x177, number(0.0, p0.dtype))
    x179 = tl.where(x163, number(0.0, p0.dtype), x178)
    x180 = -x178
    x181 = tl.where(x163, x180, number(0.0, p0.dtype))
    x182 = x179 + x181
    x183 = x162 + x182
    x184 = x42 < x44
    x185 = 2.0 * x85
    x186 = x113 * x185
    x187 = 0.5 * x186
    x188 = tl.where(x45, x187, x186)
    x189 = tl.where(x184, number(0.0, p0.dtype), x188)
    x190 = x119 * x75
    x191 = 0.5 * x190
    x192 = x189 + x191
    x193 = x132 * x60
    x194 = x192 + x193
    x195 = x42 > x44
    x196 = x137 * x53
    x197 = tl.where(x57, number(0.0, p0.dtype), x196)
    x198 = 0.5 * x197
    x199 = tl.where(x45, x198, x197)
    x200 = tl.where(x195, number(0.0, p0.dtype), x199)
    x201 = x194 + x200
    x202 = x201 / x28
    x203 = tl.where(x16, number(0.0, p0.dtype), x202)
    x204 = x39 > 0.0
    x205 = -x187
    x206 = -x186
    x207 = tl.where(x40, x205, x206)
    x208 = tl.where(x204, number(0.0, p0.dtype), x207)
    x209 = x208 + x191
    x210 = x209 - x193
    x211 = x39 < 0.0
    x212 = -x198
    x213 = -x197
    x214 = tl.where(x40, x212, x213)
    x215 = tl.where(x211, number(0.0, p0.dtype), x214)
    x216 = x210 + x215
    x217 = x216 / x28
    x218 = tl.where(x16, x217, number(0.0, p0.dtype))
    x219 = x203 + x218
    x220 = 0.5 * x219
    x221 = x174 < root_largest
    x222 = smaller(x166, root_largest)
    x223 = x170 * x222
    x224 = tl.where(x221, x223, number(0.0, p0.dtype))
    x225 = tl.where(x171, number(0.0, p0.dtype), x224)
    x226 = -x224
    x227 = tl.where(x171, x226, number(0.0, p0.dtype))
    x228 = x225 + x227
    x229 = x220 + x228
    x230 = tl.where(x2, x144, number(0.0, p0.dtype))
    x231 = tl.where(x2, number(0.0, p0.dtype), x159)
    x232 = x230 + x231
    x233 = 0.5 * x232
    x234 = tl.where(x163, x178, number(0.0, p0.dtype))
    x235 = tl.where(x163, number(0.0, p0.dtype), x180)
    x236 = x234 + x235
    x237 = x233 + x236
    x238 = tl.where(x16, x202, number(0.0, p0.dtype))
    x239 = tl.where(x16, number(0.0, p0.dtype), x217)
    x240 = x238 + x239
    x241 = 0.5 * x240
    x242 = tl.where(x171, x224, number(0.0, p0.dtype))
    x243 = tl.where(x171, number(0.0, p0.dtype), x226)
    x244 = x242 + x243
    x245 = x241 + x244
    return x104, x183, x229, x237, x245


def ciou_loss_number_exact_shared(h, machine):
    return (float(h[1]), float(h[0]),)


ciou_loss_number_exact_exponents = ()


@triton.jit
def ciou_loss_number_exact(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x91 = x68 > c[1]
    x92 = larger(x34, c[0])
    x93 = larger(x44, c[0])
    x94 = atan2(x92, x93)
    x95 = larger(x60, c[0])
    x96 = larger(x61, c[0])
    x97 = atan2(x95, x96)
    x98 = x94 - x97
    x99 = x98 * x98
    x100 = 0.4052847345693511 * x99
    x101 = x69 + x100
    x102 = larger(x101, c[0])
    x103 = x100 / x102
    x104 = tl.where(x91, x103, number(0.0, p0.dtype))
    x105 = x104 * x100
    x106 = x90 + x105
    x107 = x32 < x34
    x108 = x87 < c[0]
    x109 = x87 == c[0]
    x110 = x89 / x88
    x111 = 0.5 * x110
    x112 = -x111
    x113 = -x110
    x114 = tl.where(x109, x112, x113)
    x115 = tl.where(x108, number(0.0, p0.dtype), x114)
    x116 = 2.0 * x81
    x117 = x115 * x116
    x118 = 0.5 * x117
    x119 = tl.where(x35, x118, x117)
    x120 = tl.where(x107, number(0.0, p0.dtype), x119)
    x121 = 1.0 / x88
    x122 = x121 * x71
    x123 = 0.5 * x122
    x124 = x120 + x123
    x125 = x60 < c[0]
    x126 = x60 == c[0]
    x127 = 0.4052847345693511 * x104
    x128 = 2.0 * x98
    x129 = x127 * x128
    x130 = x129 * x96
    x131 = x95 * x95
    x132 = x96 * x96
    x133 = x131 + x132
    x134 = x133 == 0.0
    x135 = 1.0 / x133
    x136 = tl.where(x134, number(0.0, p0.dtype), x135)
    x137 = x130 * x136
    x138 = 0.5 * x137
    x139 = -x138
    x140 = -x137
    x141 = tl.where(x126, x139, x140)
    x142 = tl.where(x125, number(0.0, p0.dtype), x141)
    x143 = x124 + x142
    x144 = x65 < c[0]
    x145 = x65 == c[0]
    x146 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x147 = x67 / x66
    x148 = x146 * x147
    x149 = 0.5 * x148
    x150 = -x149
    x151 = -x148
    x152 = tl.where(x145, x150, x151)
    x153 = tl.where(x144, number(0.0, p0.dtype), x152)
    x154 = x153 * x61
    x155 = x143 + x154
    x156 = x32 > x34
    x157 = x146 / x66
    x158 = x157 - x153
    x159 = x158 * x58
    x160 = tl.where(x52, number(0.0, p0.dtype), x159)
    x161 = 0.5 * x160
    x162 = tl.where(x35, x161, x160)
    x163 = tl.where(x156, number(0.0, p0.dtype), x162)
    x164 = x155 + x163
    x165 = x164 / x28
    x166 = tl.where(x2, number(0.0, p0.dtype), x165)
    x167 = x29 > 0.0
    x168 = -x118
    x169 = -x117
    x170 = tl.where(x30, x168, x169)
    x171 = tl.where(x167, number(0.0, p0.dtype), x170)
    x172 = x171 + x123
    x173 = x172 - x142
    x174 = x173 - x154
    x175 = x29 < 0.0
    x176 = -x161
    x177 = -x160
    x178 = tl.where(x30, x176, x177)
    x179 = tl.where(x175, number(0.0, p0.dtype), x178)
    x180 = x174 + x179
    x181 = x180 / x28
    x182 = tl.where(x2, x181, number(0.0, p0.dtype))
    x183 = x166 + x182
    x184 = 0.5 * x183
    x185 = x42 < x44
    x186 = 2.0 * x85
    x187 = x115 * x186
    x188 = 0.5 * x187
    x189 = tl.where(x45, x188, x187)
    x190 = tl.where(x185, number(0.0, p0.dtype), x189)
    x191 = x121 * x75
    x192 = 0.5 * x191
    x193 = x190 + x192
    x194 = x61 < c[0]
    x195 = x61 == c[0]
    x196 = x95 * x129
    x197 = x196 * x136
    x198 = 0.5 * x197
    x199 = tl.where(x195, x198, x197)
    x200 = tl.where(x194, number(0.0, p0.dtype), x199)
    x201 = x193 + x200
    x202 = x153 * x60
    x203 = x201 + x202
    x204 = x42 > x44
    x205 = x158 * x53
    x206 = tl.where(x57, number(0.0, p0.dtype), x205)
    x207 = 0.5 * x206
    x208 = tl.where(x45, x207, x206)
    x209 = tl.where(x204, number(0.0, p0.dtype), x208)
    x210 = x203 + x209
    x211 = x210 / x28
    x212 = tl.where(x16, number(0.0, p0.dtype), x211)
    x213 = x39 > 0.0
    x214 = -x188
    x215 = -x187
    x216 = tl.where(x40, x214, x215)
    x217 = tl.where(x213, number(0.0, p0.dtype), x216)
    x218 = x217 + x192
    x219 = x218 - x200
    x220 = x219 - x202
    x221 = x39 < 0.0
    x222 = -x207
    x223 = -x206
    x224 = tl.where(x40, x222, x223)
    x225 = tl.where(x221, number(0.0, p0.dtype), x224)
    x226 = x220 + x225
    x227 = x226 / x28
    x228 = tl.where(x16, x227, number(0.0, p0.dtype))
    x229 = x212 + x228
    x230 = 0.5 * x229
    x231 = tl.where(x2, x165, number(0.0, p0.dtype))
    x232 = tl.where(x2, number(0.0, p0.dtype), x181)
    x233 = x231 + x232
    x234 = 0.5 * x233
    x235 = tl.where(x16, x211, number(0.0, p0.dtype))
    x236 = tl.where(x16, number(0.0, p0.dtype), x227)
    x237 = x235 + x236
    x238 = 0.5 * x237
    return x106, x184, x230, x234, x238


def ciou_loss_number_unit_shared(h, machine):
    return (float(h[1]), float(h[0]),)


ciou_loss_number_unit_exponents = ()


@triton.jit
def ciou_loss_number_unit(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x91 = x68 > c[1]
    x92 = larger(x34, c[0])
    x93 = larger(x44, c[0])
    x94 = atan2(x92, x93)
    x95 = larger(x60, c[0])
    x96 = larger(x61, c[0])
    x97 = atan2(x95, x96)
    x98 = x94 - x97
    x99 = x98 * x98
    x100 = 0.4052847345693511 * x99
    x101 = x69 + x100
    x102 = larger(x101, c[0])
    x103 = x100 / x102
    x104 = tl.where(x91, x103, number(0.0, p0.dtype))
    x105 = x104 * x100
    x106 = x90 + x105
    x107 = x32 < x34
    x108 = x87 < c[0]
    x109 = x87 == c[0]
    x110 = x89 / x88
    x111 = 0.5 * x110
    x112 = -x111
    x113 = -x110
    x114 = tl.where(x109, x112, x113)
    x115 = tl.where(x108, number(0.0, p0.dtype), x114)
    x116 = 2.0 * x81
    x117 = x115 * x116
    x118 = 0.5 * x117
    x119 = tl.where(x35, x118, x117)
    x120 = tl.where(x107, number(0.0, p0.dtype), x119)
    x121 = 1.0 / x88
    x122 = x121 * x71
    x123 = 0.5 * x122
    x124 = x120 + x123
    x125 = x65 < c[0]
    x126 = x65 == c[0]
    x127 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x128 = x67 / x66
    x129 = x127 * x128
    x130 = 0.5 * x129
    x131 = -x130
    x132 = -x129
    x133 = tl.where(x126, x131, x132)
    x134 = tl.where(x125, number(0.0, p0.dtype), x133)
    x135 = x134 * x61
    x136 = x124 + x135
    x137 = x32 > x34
    x138 = x127 / x66
    x139 = x138 - x134
    x140 = x139 * x58
    x141 = tl.where(x52, number(0.0, p0.dtype), x140)
    x142 = 0.5 * x141
    x143 = tl.where(x35, x142, x141)
    x144 = tl.where(x137, number(0.0, p0.dtype), x143)
    x145 = x136 + x144
    x146 = x145 / x28
    x147 = tl.where(x2, number(0.0, p0.dtype), x146)
    x148 = x29 > 0.0
    x149 = -x118
    x150 = -x117
    x151 = tl.where(x30, x149, x150)
    x152 = tl.where(x148, number(0.0, p0.dtype), x151)
    x153 = x152 + x123
    x154 = x153 - x135
    x155 = x29 < 0.0
    x156 = -x142
    x157 = -x141
    x158 = tl.where(x30, x156, x157)
    x159 = tl.where(x155, number(0.0, p0.dtype), x158)
    x160 = x154 + x159
    x161 = x160 / x28
    x162 = tl.where(x2, x161, number(0.0, p0.dtype))
    x163 = x147 + x162
    x164 = 0.5 * x163
    x165 = p0 <= p2
    x166 = tl.where(x165, p2, p0)
    x167 = tl.where(x165, p0, p2)
    x168 = x166 - x167
    x169 = x168 < root_largest
    x170 = 0.4052847345693511 * x104
    x171 = 2.0 * x98
    x172 = x170 * x171
    x173 = p1 <= p3
    x174 = tl.where(x173, p3, p1)
    x175 = tl.where(x173, p1, p3)
    x176 = x174 - x175
    x177 = smaller(x176, root_largest)
    x178 = x172 * x177
    x179 = -x178
    x180 = tl.where(x169, x179, number(0.0, p0.dtype))
    x181 = tl.where(x165, number(0.0, p0.dtype), x180)
    x182 = -x180
    x183 = tl.where(x165, x182, number(0.0, p0.dtype))
    x184 = x181 + x183
    x185 = x164 + x184
    x186 = x42 < x44
    x187 = 2.0 * x85
    x188 = x115 * x187
    x189 = 0.5 * x188
    x190 = tl.where(x45, x189, x188)
    x191 = tl.where(x186, number(0.0, p0.dtype), x190)
    x192 = x121 * x75
    x193 = 0.5 * x192
    x194 = x191 + x193
    x195 = x134 * x60
    x196 = x194 + x195
    x197 = x42 > x44
    x198 = x139 * x53
    x199 = tl.where(x57, number(0.0, p0.dtype), x198)
    x200 = 0.5 * x199
    x201 = tl.where(x45, x200, x199)
    x202 = tl.where(x197, number(0.0, p0.dtype), x201)
    x203 = x196 + x202
    x204 = x203 / x28
    x205 = tl.where(x16, number(0.0, p0.dtype), x204)
    x206 = x39 > 0.0
    x207 = -x189
    x208 = -x188
    x209 = tl.where(x40, x207, x208)
    x210 = tl.where(x206, number(0.0, p0.dtype), x209)
    x211 = x210 + x193
    x212 = x211 - x195
    x213 = x39 < 0.0
    x214 = -x200
    x215 = -x199
    x216 = tl.where(x40, x214, x215)
    x217 = tl.where(x213, number(0.0, p0.dtype), x216)
    x218 = x212 + x217
    x219 = x218 / x28
    x220 = tl.where(x16, x219, number(0.0, p0.dtype))
    x221 = x205 + x220
    x222 = 0.5 * x221
    x223 = x176 < root_largest
    x224 = smaller(x168, root_largest)
    x225 = x172 * x224
    x226 = tl.where(x223, x225, number(0.0, p0.dtype))
    x227 = tl.where(x173, number(0.0, p0.dtype), x226)
    x228 = -x226
    x229 = tl.where(x173, x228, number(0.0, p0.dtype))
    x230 = x227 + x229
    x231 = x222 + x230
    x232 = tl.where(x2, x146, number(0.0, p0.dtype))
    x233 = tl.where(x2, number(0.0, p0.dtype), x161)
    x234 = x232 + x233
    x235 = 0.5 * x234
    x236 = tl.where(x165, x180, number(0.0, p0.dtype))
    x237 = tl.where(x165, number(0.0, p0.dtype), x182)
    x238 = x236 + x237
    x239 = x235 + x238
    x240 = tl.where(x16, x204, number(0.0, p0.dtype))
    x241 = tl.where(x16, number(0.0, p0.dtype), x219)
    x242 = x240 + x241
    x243 = 0.5 * x242
    x244 = tl.where(x173, x226, number(0.0, p0.dtype))
    x245 = tl.where(x173, number(0.0, p0.dtype), x228)
    x246 = x244 + x245
    x247 = x243 + x246
    return x106, x185, x231, x239, x247
