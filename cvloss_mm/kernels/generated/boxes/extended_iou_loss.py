# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def extended_iou_loss_shared(h, machine):
    s0 = h[0] + machine.root_tiny
    s1 = quotient(1.0, s0)
    s2 = 0.5 * s0
    return (float(h[1]), float(s1), float(s2),)


extended_iou_loss_exponents = ()


@triton.jit
def extended_iou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x50 = smaller(x29, number(0.0, p0.dtype))
    x51 = x49 - x50
    x52 = smaller(x42, x44)
    x53 = smaller(x39, number(0.0, p0.dtype))
    x54 = x52 - x53
    x55 = x51 * x54
    x56 = larger(x29, number(0.0, p0.dtype))
    x57 = x56 - x50
    x58 = smaller(x57, x51)
    x59 = larger(x39, number(0.0, p0.dtype))
    x60 = x59 - x53
    x61 = smaller(x60, x54)
    x62 = x58 * x61
    x63 = x55 + x62
    x64 = larger(x60, x54)
    x65 = x57 * x64
    x66 = larger(x57, x51)
    x67 = x66 * x60
    x68 = x65 + x67
    x69 = x63 - x68
    x70 = x32 - x29
    x71 = x42 - x39
    x72 = x70 * x71
    x73 = x34 * x44
    x74 = x72 + x73
    x75 = x74 - x69
    x76 = larger(x75, c[0])
    x77 = x69 / x76
    x78 = tl.where(x48, x77, number(1.0, p0.dtype))
    x79 = 1.0 - x78
    x80 = tl.abs(x79)
    x81 = c[1] * x80
    x82 = smaller(x81, number(1.0, p0.dtype))
    x83 = c[2] * x82
    x84 = x80 - x83
    x85 = x82 * x84
    x86 = x75 < c[0]
    x87 = x75 == c[0]
    x88 = x81 < 1.0
    x89 = x82 * c[2]
    x90 = x84 - x89
    x91 = tl.where(x88, x90, number(0.0, p0.dtype))
    x92 = x91 * c[1]
    x93 = x82 + x92
    x94 = x79 > 0.0
    x95 = x79 < 0.0
    x96 = tl.where(x95, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x97 = tl.where(x94, number(1.0, p0.dtype), x96)
    x98 = x93 * x97
    x99 = -x98
    x100 = tl.where(x48, x99, number(0.0, p0.dtype))
    x101 = x77 / x76
    x102 = x100 * x101
    x103 = 0.5 * x102
    x104 = -x103
    x105 = -x102
    x106 = tl.where(x87, x104, x105)
    x107 = tl.where(x86, number(0.0, p0.dtype), x106)
    x108 = x107 * x71
    x109 = x32 > x34
    x110 = x57 < x51
    x111 = x57 == x51
    x112 = x100 / x76
    x113 = x112 - x107
    x114 = x113 * x61
    x115 = 0.5 * x114
    x116 = tl.where(x111, x115, x114)
    x117 = tl.where(x110, number(0.0, p0.dtype), x116)
    x118 = x113 * x54
    x119 = x117 + x118
    x120 = x57 > x51
    x121 = x107 - x112
    x122 = x121 * x60
    x123 = 0.5 * x122
    x124 = tl.where(x111, x123, x122)
    x125 = tl.where(x120, number(0.0, p0.dtype), x124)
    x126 = x119 + x125
    x127 = 0.5 * x126
    x128 = tl.where(x35, x127, x126)
    x129 = tl.where(x109, number(0.0, p0.dtype), x128)
    x130 = x108 + x129
    x131 = x130 / x28
    x132 = tl.where(x2, number(0.0, p0.dtype), x131)
    x133 = x29 < 0.0
    x134 = tl.where(x120, number(0.0, p0.dtype), x116)
    x135 = x121 * x64
    x136 = x134 + x135
    x137 = tl.where(x110, number(0.0, p0.dtype), x124)
    x138 = x136 + x137
    x139 = 0.5 * x138
    x140 = tl.where(x30, x139, x138)
    x141 = tl.where(x133, number(0.0, p0.dtype), x140)
    x142 = x141 - x108
    x143 = x29 > 0.0
    x144 = -x126
    x145 = x144 - x138
    x146 = 0.5 * x145
    x147 = tl.where(x30, x146, x145)
    x148 = tl.where(x143, number(0.0, p0.dtype), x147)
    x149 = x142 + x148
    x150 = x149 / x28
    x151 = tl.where(x2, x150, number(0.0, p0.dtype))
    x152 = x132 + x151
    x153 = 0.5 * x152
    x154 = x107 * x70
    x155 = x42 > x44
    x156 = x60 < x54
    x157 = x60 == x54
    x158 = x113 * x58
    x159 = 0.5 * x158
    x160 = tl.where(x157, x159, x158)
    x161 = tl.where(x156, number(0.0, p0.dtype), x160)
    x162 = x113 * x51
    x163 = x161 + x162
    x164 = x60 > x54
    x165 = x121 * x57
    x166 = 0.5 * x165
    x167 = tl.where(x157, x166, x165)
    x168 = tl.where(x164, number(0.0, p0.dtype), x167)
    x169 = x163 + x168
    x170 = 0.5 * x169
    x171 = tl.where(x45, x170, x169)
    x172 = tl.where(x155, number(0.0, p0.dtype), x171)
    x173 = x154 + x172
    x174 = x173 / x28
    x175 = tl.where(x16, number(0.0, p0.dtype), x174)
    x176 = x39 < 0.0
    x177 = tl.where(x164, number(0.0, p0.dtype), x160)
    x178 = x121 * x66
    x179 = x177 + x178
    x180 = tl.where(x156, number(0.0, p0.dtype), x167)
    x181 = x179 + x180
    x182 = 0.5 * x181
    x183 = tl.where(x40, x182, x181)
    x184 = tl.where(x176, number(0.0, p0.dtype), x183)
    x185 = x184 - x154
    x186 = x39 > 0.0
    x187 = -x169
    x188 = x187 - x181
    x189 = 0.5 * x188
    x190 = tl.where(x40, x189, x188)
    x191 = tl.where(x186, number(0.0, p0.dtype), x190)
    x192 = x185 + x191
    x193 = x192 / x28
    x194 = tl.where(x16, x193, number(0.0, p0.dtype))
    x195 = x175 + x194
    x196 = 0.5 * x195
    x197 = tl.where(x2, x131, number(0.0, p0.dtype))
    x198 = tl.where(x2, number(0.0, p0.dtype), x150)
    x199 = x197 + x198
    x200 = 0.5 * x199
    x201 = tl.where(x16, x174, number(0.0, p0.dtype))
    x202 = tl.where(x16, number(0.0, p0.dtype), x193)
    x203 = x201 + x202
    x204 = 0.5 * x203
    return x85, x153, x196, x200, x204
