# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def interp_iou_loss_shared(h, machine):
    return (float(h[1]), float(h[0]),)


interp_iou_loss_exponents = ()


@triton.jit
def interp_iou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x70 = x29 * c[1]
    x71 = x29 - x70
    x72 = x71 == 0.0
    x73 = x34 - x32
    x74 = c[1] * x73
    x75 = x32 + x74
    x76 = x75 == x34
    x77 = x72 & x76
    x78 = ~x77
    x79 = x39 * c[1]
    x80 = x39 - x79
    x81 = x80 == 0.0
    x82 = x44 - x42
    x83 = c[1] * x82
    x84 = x42 + x83
    x85 = x84 == x44
    x86 = x81 & x85
    x87 = ~x86
    x88 = x78 | x87
    x89 = smaller(x75, x34)
    x90 = larger(x71, number(0.0, p0.dtype))
    x91 = x89 - x90
    x92 = x91 < 0.0
    x93 = tl.where(x92, number(0.0, p0.dtype), x91)
    x94 = smaller(x84, x44)
    x95 = larger(x80, number(0.0, p0.dtype))
    x96 = x94 - x95
    x97 = x96 < 0.0
    x98 = tl.where(x97, number(0.0, p0.dtype), x96)
    x99 = x93 * x98
    x100 = x75 - x71
    x101 = x84 - x80
    x102 = x100 * x101
    x103 = x102 + x63
    x104 = x103 - x99
    x105 = larger(x104, c[0])
    x106 = x99 / x105
    x107 = tl.where(x88, x106, number(1.0, p0.dtype))
    x108 = 1.0 - x107
    x109 = x69 + x108
    x110 = x104 < c[0]
    x111 = x104 == c[0]
    x112 = tl.where(x88, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x113 = x106 / x105
    x114 = x112 * x113
    x115 = 0.5 * x114
    x116 = -x115
    x117 = -x114
    x118 = tl.where(x111, x116, x117)
    x119 = tl.where(x110, number(0.0, p0.dtype), x118)
    x120 = x119 * x101
    x121 = x75 > x34
    x122 = x112 / x105
    x123 = x122 - x119
    x124 = x123 * x98
    x125 = tl.where(x92, number(0.0, p0.dtype), x124)
    x126 = 0.5 * x125
    x127 = tl.where(x76, x126, x125)
    x128 = tl.where(x121, number(0.0, p0.dtype), x127)
    x129 = x120 + x128
    x130 = x129 * c[1]
    x131 = x129 - x130
    x132 = x65 < c[0]
    x133 = x65 == c[0]
    x134 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x135 = x67 / x66
    x136 = x134 * x135
    x137 = 0.5 * x136
    x138 = -x137
    x139 = -x136
    x140 = tl.where(x133, x138, x139)
    x141 = tl.where(x132, number(0.0, p0.dtype), x140)
    x142 = x141 * x61
    x143 = x131 + x142
    x144 = x32 > x34
    x145 = x134 / x66
    x146 = x145 - x141
    x147 = x146 * x58
    x148 = tl.where(x52, number(0.0, p0.dtype), x147)
    x149 = 0.5 * x148
    x150 = tl.where(x35, x149, x148)
    x151 = tl.where(x144, number(0.0, p0.dtype), x150)
    x152 = x143 + x151
    x153 = x152 / x28
    x154 = tl.where(x2, number(0.0, p0.dtype), x153)
    x155 = x71 < 0.0
    x156 = -x126
    x157 = -x125
    x158 = tl.where(x72, x156, x157)
    x159 = tl.where(x155, number(0.0, p0.dtype), x158)
    x160 = x159 - x120
    x161 = x160 * c[1]
    x162 = x160 - x161
    x163 = x162 - x142
    x164 = x29 < 0.0
    x165 = -x149
    x166 = -x148
    x167 = tl.where(x30, x165, x166)
    x168 = tl.where(x164, number(0.0, p0.dtype), x167)
    x169 = x163 + x168
    x170 = x169 / x28
    x171 = tl.where(x2, x170, number(0.0, p0.dtype))
    x172 = x154 + x171
    x173 = 0.5 * x172
    x174 = x119 * x100
    x175 = x84 > x44
    x176 = x123 * x93
    x177 = tl.where(x97, number(0.0, p0.dtype), x176)
    x178 = 0.5 * x177
    x179 = tl.where(x85, x178, x177)
    x180 = tl.where(x175, number(0.0, p0.dtype), x179)
    x181 = x174 + x180
    x182 = x181 * c[1]
    x183 = x181 - x182
    x184 = x141 * x60
    x185 = x183 + x184
    x186 = x42 > x44
    x187 = x146 * x53
    x188 = tl.where(x57, number(0.0, p0.dtype), x187)
    x189 = 0.5 * x188
    x190 = tl.where(x45, x189, x188)
    x191 = tl.where(x186, number(0.0, p0.dtype), x190)
    x192 = x185 + x191
    x193 = x192 / x28
    x194 = tl.where(x16, number(0.0, p0.dtype), x193)
    x195 = x80 < 0.0
    x196 = -x178
    x197 = -x177
    x198 = tl.where(x81, x196, x197)
    x199 = tl.where(x195, number(0.0, p0.dtype), x198)
    x200 = x199 - x174
    x201 = x200 * c[1]
    x202 = x200 - x201
    x203 = x202 - x184
    x204 = x39 < 0.0
    x205 = -x189
    x206 = -x188
    x207 = tl.where(x40, x205, x206)
    x208 = tl.where(x204, number(0.0, p0.dtype), x207)
    x209 = x203 + x208
    x210 = x209 / x28
    x211 = tl.where(x16, x210, number(0.0, p0.dtype))
    x212 = x194 + x211
    x213 = 0.5 * x212
    x214 = tl.where(x2, x153, number(0.0, p0.dtype))
    x215 = tl.where(x2, number(0.0, p0.dtype), x170)
    x216 = x214 + x215
    x217 = 0.5 * x216
    x218 = tl.where(x16, x193, number(0.0, p0.dtype))
    x219 = tl.where(x16, number(0.0, p0.dtype), x210)
    x220 = x218 + x219
    x221 = 0.5 * x220
    return x109, x173, x213, x217, x221
