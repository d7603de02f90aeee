# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def gcd_loss_shared(h, machine):
    return (float(h[0]),)


gcd_loss_exponents = ()


@triton.jit
def gcd_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x37 = x31 - x29
    x38 = larger(x37, c[0])
    x39 = x36 / x38
    x40 = x39 * x39
    x41 = larger(x34, c[0])
    x42 = x36 / x41
    x43 = x42 * x42
    x44 = x40 + x43
    x45 = x23 - x24
    x46 = x45 / x28
    x47 = x17 - x24
    x48 = x47 / x28
    x49 = x46 + x48
    x50 = x21 - x24
    x51 = x50 / x28
    x52 = x49 - x51
    x53 = 0.5 * x52
    x54 = x48 - x46
    x55 = larger(x54, c[0])
    x56 = x53 / x55
    x57 = x56 * x56
    x58 = larger(x51, c[0])
    x59 = x53 / x58
    x60 = x59 * x59
    x61 = x57 + x60
    x62 = x44 + x61
    x63 = x37 - x34
    x64 = 0.5 * x63
    x65 = x64 / x38
    x66 = x65 * x65
    x67 = x64 / x41
    x68 = x67 * x67
    x69 = x66 + x68
    x70 = x62 + x69
    x71 = x54 - x51
    x72 = 0.5 * x71
    x73 = x72 / x55
    x74 = x73 * x73
    x75 = x72 / x58
    x76 = x75 * x75
    x77 = x74 + x76
    x78 = x70 + x77
    x79 = 0.5 * x78
    x80 = x79 == 0.0
    x81 = tl.where(x80, number(1.0, p0.dtype), x79)
    x82 = tl.sqrt(x81)
    x83 = tl.where(x80, number(0.0, p0.dtype), x82)
    x84 = -x83
    x85 = expm1(x84)
    x86 = -x85
    x87 = x85 + 1.0
    x88 = tl.where(x80, number(0.0, p0.dtype), x87)
    x89 = 2.0 * x82
    x90 = x88 / x89
    x91 = tl.where(x80, number(0.0, p0.dtype), x90)
    x92 = 0.5 * x91
    x93 = 2.0 * x42
    x94 = x92 * x93
    x95 = x94 / x41
    x96 = 2.0 * x39
    x97 = x92 * x96
    x98 = x97 / x38
    x99 = x95 + x98
    x100 = 0.5 * x99
    x101 = x37 < c[0]
    x102 = x37 == c[0]
    x103 = x39 / x38
    x104 = x97 * x103
    x105 = 0.5 * x104
    x106 = -x105
    x107 = -x104
    x108 = tl.where(x102, x106, x107)
    x109 = tl.where(x101, number(0.0, p0.dtype), x108)
    x110 = 2.0 * x65
    x111 = x92 * x110
    x112 = x65 / x38
    x113 = x111 * x112
    x114 = 0.5 * x113
    x115 = -x114
    x116 = -x113
    x117 = tl.where(x102, x115, x116)
    x118 = tl.where(x101, number(0.0, p0.dtype), x117)
    x119 = x109 + x118
    x120 = 2.0 * x67
    x121 = x92 * x120
    x122 = x121 / x41
    x123 = x111 / x38
    x124 = x122 + x123
    x125 = 0.5 * x124
    x126 = x119 + x125
    x127 = x100 + x126
    x128 = x127 / x28
    x129 = tl.where(x2, number(0.0, p0.dtype), x128)
    x130 = x100 - x126
    x131 = x130 / x28
    x132 = tl.where(x2, x131, number(0.0, p0.dtype))
    x133 = x129 + x132
    x134 = 0.5 * x133
    x135 = 2.0 * x59
    x136 = x92 * x135
    x137 = x136 / x58
    x138 = 2.0 * x56
    x139 = x92 * x138
    x140 = x139 / x55
    x141 = x137 + x140
    x142 = 0.5 * x141
    x143 = x54 < c[0]
    x144 = x54 == c[0]
    x145 = x56 / x55
    x146 = x139 * x145
    x147 = 0.5 * x146
    x148 = -x147
    x149 = -x146
    x150 = tl.where(x144, x148, x149)
    x151 = tl.where(x143, number(0.0, p0.dtype), x150)
    x152 = 2.0 * x73
    x153 = x92 * x152
    x154 = x73 / x55
    x155 = x153 * x154
    x156 = 0.5 * x155
    x157 = -x156
    x158 = -x155
    x159 = tl.where(x144, x157, x158)
    x160 = tl.where(x143, number(0.0, p0.dtype), x159)
    x161 = x151 + x160
    x162 = 2.0 * x75
    x163 = x92 * x162
    x164 = x163 / x58
    x165 = x153 / x55
    x166 = x164 + x165
    x167 = 0.5 * x166
    x168 = x161 + x167
    x169 = x142 + x168
    x170 = x169 / x28
    x171 = tl.where(x16, number(0.0, p0.dtype), x170)
    x172 = x142 - x168
    x173 = x172 / x28
    x174 = tl.where(x16, x173, number(0.0, p0.dtype))
    x175 = x171 + x174
    x176 = 0.5 * x175
    x177 = tl.where(x2, x128, number(0.0, p0.dtype))
    x178 = tl.where(x2, number(0.0, p0.dtype), x131)
    x179 = x177 + x178
    x180 = 0.5 * x179
    x181 = tl.where(x16, x170, number(0.0, p0.dtype))
    x182 = tl.where(x16, number(0.0, p0.dtype), x173)
    x183 = x181 + x182
    x184 = 0.5 * x183
    return x86, x134, x176, x180, x184
