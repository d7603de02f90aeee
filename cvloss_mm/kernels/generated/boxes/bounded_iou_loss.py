# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def bounded_iou_loss_shared(h, machine):
    s0 = h[0] + machine.root_tiny
    s1 = quotient(1.0, s0)
    s2 = 0.5 * s0
    return (float(h[1]), float(s1), float(s2),)


bounded_iou_loss_exponents = ()


@triton.jit
def bounded_iou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x30 = x9 - x7
    x31 = x30 / x28
    x32 = x29 + x31
    x33 = x10 - x7
    x34 = x33 / x28
    x35 = x32 - x34
    x36 = 0.5 * x35
    x37 = tl.abs(x36)
    x38 = 4.0 * x37
    x39 = 2.0 * x37
    x40 = x34 + x39
    x41 = larger(x40, c[0])
    x42 = x38 / x41
    x43 = smaller(x42, number(1.0, p0.dtype))
    x44 = tl.abs(x43)
    x45 = c[1] * x44
    x46 = smaller(x45, number(1.0, p0.dtype))
    x47 = c[2] * x46
    x48 = x44 - x47
    x49 = x46 * x48
    x50 = x49 * w0
    x51 = x23 - x24
    x52 = x51 / x28
    x53 = x17 - x24
    x54 = x53 / x28
    x55 = x52 + x54
    x56 = x21 - x24
    x57 = x56 / x28
    x58 = x55 - x57
    x59 = 0.5 * x58
    x60 = tl.abs(x59)
    x61 = 4.0 * x60
    x62 = 2.0 * x60
    x63 = x57 + x62
    x64 = larger(x63, c[0])
    x65 = x61 / x64
    x66 = smaller(x65, number(1.0, p0.dtype))
    x67 = tl.abs(x66)
    x68 = c[1] * x67
    x69 = smaller(x68, number(1.0, p0.dtype))
    x70 = c[2] * x69
    x71 = x67 - x70
    x72 = x69 * x71
    x73 = x72 * w1
    x74 = x50 + x73
    x75 = x31 - x29
    x76 = x75 - x34
    x77 = tl.abs(x76)
    x78 = larger(x75, x34)
    x79 = larger(x78, c[0])
    x80 = x77 / x79
    x81 = tl.abs(x80)
    x82 = c[1] * x81
    x83 = smaller(x82, number(1.0, p0.dtype))
    x84 = c[2] * x83
    x85 = x81 - x84
    x86 = x83 * x85
    x87 = x86 * w2
    x88 = x74 + x87
    x89 = x54 - x52
    x90 = x89 - x57
    x91 = tl.abs(x90)
    x92 = larger(x89, x57)
    x93 = larger(x92, c[0])
    x94 = x91 / x93
    x95 = tl.abs(x94)
    x96 = c[1] * x95
    x97 = smaller(x96, number(1.0, p0.dtype))
    x98 = c[2] * x97
    x99 = x95 - x98
    x100 = x97 * x99
    x101 = x100 * w3
    x102 = x88 + x101
    x103 = x75 < x34
    x104 = x75 == x34
    x105 = x78 < c[0]
    x106 = x78 == c[0]
    x107 = w2 * x83
    x108 = x82 < 1.0
    x109 = w2 * x85
    x110 = x107 * c[2]
    x111 = x109 - x110
    x112 = tl.where(x108, x111, number(0.0, p0.dtype))
    x113 = x112 * c[1]
    x114 = x107 + x113
    x115 = x80 > 0.0
    x116 = x80 < 0.0
    x117 = tl.where(x116, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x118 = tl.where(x115, number(1.0, p0.dtype), x117)
    x119 = x114 * x118
    x120 = x80 / x79
    x121 = x119 * x120
    x122 = 0.5 * x121
    x123 = -x122
    x124 = -x121
    x125 = tl.where(x106, x123, x124)
    x126 = tl.where(x105, number(0.0, p0.dtype), x125)
    x127 = 0.5 * x126
    x128 = tl.where(x104, x127, x126)
    x129 = tl.where(x103, number(0.0, p0.dtype), x128)
    x130 = x119 / x79
    x131 = x76 > 0.0
    x132 = x76 < 0.0
    x133 = tl.where(x132, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x134 = tl.where(x131, number(1.0, p0.dtype), x133)
    x135 = x130 * x134
    x136 = x129 + x135
    x137 = x40 < c[0]
    x138 = x40 == c[0]
    x139 = x42 < 1.0
    x140 = w0 * x46
    x141 = x45 < 1.0
    x142 = w0 * x48
    x143 = x140 * c[2]
    x144 = x142 - x143
    x145 = tl.where(x141, x144, number(0.0, p0.dtype))
    x146 = x145 * c[1]
    x147 = x140 + x146
    x148 = x43 > 0.0
    x149 = x43 < 0.0
    x150 = tl.where(x149, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x151 = tl.where(x148, number(1.0, p0.dtype), x150)
    x152 = x147 * x151
    x153 = tl.where(x139, x152, number(0.0, p0.dtype))
    x154 = x42 / x41
    x155 = x153 * x154
    x156 = 0.5 * x155
    x157 = -x156
    x158 = -x155
    x159 = tl.where(x138, x157, x158)
    x160 = tl.where(x137, number(0.0, p0.dtype), x159)
    x161 = 2.0 * x160
    x162 = x153 / x41
    x163 = 4.0 * x162
    x164 = x161 + x163
    x165 = x36 > 0.0
    x166 = x36 < 0.0
    x167 = tl.where(x166, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x168 = tl.where(x165, number(1.0, p0.dtype), x167)
    x169 = x164 * x168
    x170 = 0.5 * x169
    x171 = x136 + x170
    x172 = x171 / x28
    x173 = tl.where(x2, number(0.0, p0.dtype), x172)
    x174 = x170 - x136
    x175 = x174 / x28
    x176 = tl.where(x2, x175, number(0.0, p0.dtype))
    x177 = x173 + x176
    x178 = 0.5 * x177
    x179 = x89 < x57
    x180 = x89 == x57
    x181 = x92 < c[0]
    x182 = x92 == c[0]
    x183 = w3 * x97
    x184 = x96 < 1.0
    x185 = w3 * x99
    x186 = x183 * c[2]
    x187 = x185 - x186
    x188 = tl.where(x184, x187, number(0.0, p0.dtype))
    x189 = x188 * c[1]
    x190 = x183 + x189
    x191 = x94 > 0.0
    x192 = x94 < 0.0
    x193 = tl.where(x192, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x194 = tl.where(x191, number(1.0, p0.dtype), x193)
    x195 = x190 * x194
    x196 = x94 / x93
    x197 = x195 * x196
    x198 = 0.5 * x197
    x199 = -x198
    x200 = -x197
    x201 = tl.where(x182, x199, x200)
    x202 = tl.where(x181, number(0.0, p0.dtype), x201)
    x203 = 0.5 * x202
    x204 = tl.where(x180, x203, x202)
    x205 = tl.where(x179, number(0.0, p0.dtype), x204)
    x206 = x195 / x93
    x207 = x90 > 0.0
    x208 = x90 < 0.0
    x209 = tl.where(x208, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x210 = tl.where(x207, number(1.0, p0.dtype), x209)
    x211 = x206 * x210
    x212 = x205 + x211
    x213 = x63 < c[0]
    x214 = x63 == c[0]
    x215 = x65 < 1.0
    x216 = w1 * x69
    x217 = x68 < 1.0
    x218 = w1 * x71
    x219 = x216 * c[2]
    x220 = x218 - x219
    x221 = tl.where(x217, x220, number(0.0, p0.dtype))
    x222 = x221 * c[1]
    x223 = x216 + x222
    x224 = x66 > 0.0
    x225 = x66 < 0.0
    x226 = tl.where(x225, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x227 = tl.where(x224, number(1.0, p0.dtype), x226)
    x228 = x223 * x227
    x229 = tl.where(x215, x228, number(0.0, p0.dtype))
    x230 = x65 / x64
    x231 = x229 * x230
    x232 = 0.5 * x231
    x233 = -x232
    x234 = -x231
    x235 = tl.where(x214, x233, x234)
    x236 = tl.where(x213, number(0.0, p0.dtype), x235)
    x237 = 2.0 * x236
    x238 = x229 / x64
    x239 = 4.0 * x238
    x240 = x237 + x239
    x241 = x59 > 0.0
    x242 = x59 < 0.0
    x243 = tl.where(x242, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x244 = tl.where(x241, number(1.0, p0.dtype), x243)
    x245 = x240 * x244
    x246 = 0.5 * x245
    x247 = x212 + x246
    x248 = x247 / x28
    x249 = tl.where(x16, number(0.0, p0.dtype), x248)
    x250 = x246 - x212
    x251 = x250 / x28
    x252 = tl.where(x16, x251, number(0.0, p0.dtype))
    x253 = x249 + x252
    x254 = 0.5 * x253
    x255 = tl.where(x2, x172, number(0.0, p0.dtype))
    x256 = tl.where(x2, number(0.0, p0.dtype), x175)
    x257 = x255 + x256
    x258 = 0.5 * x257
    x259 = tl.where(x16, x248, number(0.0, p0.dtype))
    x260 = tl.where(x16, number(0.0, p0.dtype), x251)
    x261 = x259 + x260
    x262 = 0.5 * x261
    return x102, x178, x254, x258, x262
