# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def diou_loss_shared(h, machine):
    return (float(h[0]),)


diou_loss_exponents = ()


@triton.jit
def diou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x91 = x32 < x34
    x92 = x87 < c[0]
    x93 = x87 == c[0]
    x94 = x89 / x88
    x95 = 0.5 * x94
    x96 = -x95
    x97 = -x94
    x98 = tl.where(x93, x96, x97)
    x99 = tl.where(x92, number(0.0, p0.dtype), x98)
    x100 = 2.0 * x81
    x101 = x99 * x100
    x102 = 0.5 * x101
    x103 = tl.where(x35, x102, x101)
    x104 = tl.where(x91, number(0.0, p0.dtype), x103)
    x105 = 1.0 / x88
    x106 = x105 * x71
    x107 = 0.5 * x106
    x108 = x104 + x107
    x109 = x65 < c[0]
    x110 = x65 == c[0]
    x111 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x112 = x67 / x66
    x113 = x111 * x112
    x114 = 0.5 * x113
    x115 = -x114
    x116 = -x113
    x117 = tl.where(x110, x115, x116)
    x118 = tl.where(x109, number(0.0, p0.dtype), x117)
    x119 = x118 * x61
    x120 = x108 + x119
    x121 = x32 > x34
    x122 = x111 / x66
    x123 = x122 - x118
    x124 = x123 * x58
    x125 = tl.where(x52, number(0.0, p0.dtype), x124)
    x126 = 0.5 * x125
    x127 = tl.where(x35, x126, x125)
    x128 = tl.where(x121, number(0.0, p0.dtype), x127)
    x129 = x120 + x128
    x130 = x129 / x28
    x131 = tl.where(x2, number(0.0, p0.dtype), x130)
    x132 = x29 > 0.0
    x133 = -x102
    x134 = -x101
    x135 = tl.where(x30, x133, x134)
    x136 = tl.where(x132, number(0.0, p0.dtype), x135)
    x137 = x136 + x107
    x138 = x137 - x119
    x139 = x29 < 0.0
    x140 = -x126
    x141 = -x125
    x142 = tl.where(x30, x140, x141)
    x143 = tl.where(x139, number(0.0, p0.dtype), x142)
    x144 = x138 + x143
    x145 = x144 / x28
    x146 = tl.where(x2, x145, number(0.0, p0.dtype))
    x147 = x131 + x146
    x148 = 0.5 * x147
    x149 = x42 < x44
    x150 = 2.0 * x85
    x151 = x99 * x150
    x152 = 0.5 * x151
    x153 = tl.where(x45, x152, x151)
    x154 = tl.where(x149, number(0.0, p0.dtype), x153)
    x155 = x105 * x75
    x156 = 0.5 * x155
    x157 = x154 + x156
    x158 = x118 * x60
    x159 = x157 + x158
    x160 = x42 > x44
    x161 = x123 * x53
    x162 = tl.where(x57, number(0.0, p0.dtype), x161)
    x163 = 0.5 * x162
    x164 = tl.where(x45, x163, x162)
    x165 = tl.where(x160, number(0.0, p0.dtype), x164)
    x166 = x159 + x165
    x167 = x166 / x28
    x168 = tl.where(x16, number(0.0, p0.dtype), x167)
    x169 = x39 > 0.0
    x170 = -x152
    x171 = -x151
    x172 = tl.where(x40, x170, x171)
    x173 = tl.where(x169, number(0.0, p0.dtype), x172)
    x174 = x173 + x156
    x175 = x174 - x158
    x176 = x39 < 0.0
    x177 = -x163
    x178 = -x162
    x179 = tl.where(x40, x177, x178)
    x180 = tl.where(x176, number(0.0, p0.dtype), x179)
    x181 = x175 + x180
    x182 = x181 / x28
    x183 = tl.where(x16, x182, number(0.0, p0.dtype))
    x184 = x168 + x183
    x185 = 0.5 * x184
    x186 = tl.where(x2, x130, number(0.0, p0.dtype))
    x187 = tl.where(x2, number(0.0, p0.dtype), x145)
    x188 = x186 + x187
    x189 = 0.5 * x188
    x190 = tl.where(x16, x167, number(0.0, p0.dtype))
    x191 = tl.where(x16, number(0.0, p0.dtype), x182)
    x192 = x190 + x191
    x193 = 0.5 * x192
    return x90, x148, x185, x189, x193
