# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def giou_loss_shared(h, machine):
    return (float(h[0]),)


giou_loss_exponents = ()


@triton.jit
def giou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x70 = larger(x32, x34)
    x71 = smaller(x29, number(0.0, p0.dtype))
    x72 = x70 - x71
    x73 = larger(x42, x44)
    x74 = smaller(x39, number(0.0, p0.dtype))
    x75 = x73 - x74
    x76 = x72 * x75
    x77 = x76 - x65
    x78 = larger(x76, c[0])
    x79 = x77 / x78
    x80 = x69 + x79
    x81 = x65 < c[0]
    x82 = x65 == c[0]
    x83 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x84 = x67 / x66
    x85 = x83 * x84
    x86 = 0.5 * x85
    x87 = -x86
    x88 = -x85
    x89 = tl.where(x82, x87, x88)
    x90 = tl.where(x81, number(0.0, p0.dtype), x89)
    x91 = 1.0 / x78
    x92 = x90 - x91
    x93 = x92 * x61
    x94 = x32 < x34
    x95 = x76 < c[0]
    x96 = x76 == c[0]
    x97 = x79 / x78
    x98 = 0.5 * x97
    x99 = -x98
    x100 = -x97
    x101 = tl.where(x96, x99, x100)
    x102 = tl.where(x95, number(0.0, p0.dtype), x101)
    x103 = x102 + x91
    x104 = x103 * x75
    x105 = 0.5 * x104
    x106 = tl.where(x35, x105, x104)
    x107 = tl.where(x94, number(0.0, p0.dtype), x106)
    x108 = x93 + x107
    x109 = x32 > x34
    x110 = x83 / x66
    x111 = x91 - x90
    x112 = x110 + x111
    x113 = x112 * x58
    x114 = tl.where(x52, number(0.0, p0.dtype), x113)
    x115 = 0.5 * x114
    x116 = tl.where(x35, x115, x114)
    x117 = tl.where(x109, number(0.0, p0.dtype), x116)
    x118 = x108 + x117
    x119 = x118 / x28
    x120 = tl.where(x2, number(0.0, p0.dtype), x119)
    x121 = x29 > 0.0
    x122 = -x105
    x123 = -x104
    x124 = tl.where(x30, x122, x123)
    x125 = tl.where(x121, number(0.0, p0.dtype), x124)
    x126 = x125 - x93
    x127 = x29 < 0.0
    x128 = -x115
    x129 = -x114
    x130 = tl.where(x30, x128, x129)
    x131 = tl.where(x127, number(0.0, p0.dtype), x130)
    x132 = x126 + x131
    x133 = x132 / x28
    x134 = tl.where(x2, x133, number(0.0, p0.dtype))
    x135 = x120 + x134
    x136 = 0.5 * x135
    x137 = x92 * x60
    x138 = x42 < x44
    x139 = x103 * x72
    x140 = 0.5 * x139
    x141 = tl.where(x45, x140, x139)
    x142 = tl.where(x138, number(0.0, p0.dtype), x141)
    x143 = x137 + x142
    x144 = x42 > x44
    x145 = x112 * x53
    x146 = tl.where(x57, number(0.0, p0.dtype), x145)
    x147 = 0.5 * x146
    x148 = tl.where(x45, x147, x146)
    x149 = tl.where(x144, number(0.0, p0.dtype), x148)
    x150 = x143 + x149
    x151 = x150 / x28
    x152 = tl.where(x16, number(0.0, p0.dtype), x151)
    x153 = x39 > 0.0
    x154 = -x140
    x155 = -x139
    x156 = tl.where(x40, x154, x155)
    x157 = tl.where(x153, number(0.0, p0.dtype), x156)
    x158 = x157 - x137
    x159 = x39 < 0.0
    x160 = -x147
    x161 = -x146
    x162 = tl.where(x40, x160, x161)
    x163 = tl.where(x159, number(0.0, p0.dtype), x162)
    x164 = x158 + x163
    x165 = x164 / x28
    x166 = tl.where(x16, x165, number(0.0, p0.dtype))
    x167 = x152 + x166
    x168 = 0.5 * x167
    x169 = tl.where(x2, x119, number(0.0, p0.dtype))
    x170 = tl.where(x2, number(0.0, p0.dtype), x133)
    x171 = x169 + x170
    x172 = 0.5 * x171
    x173 = tl.where(x16, x151, number(0.0, p0.dtype))
    x174 = tl.where(x16, number(0.0, p0.dtype), x165)
    x175 = x173 + x174
    x176 = 0.5 * x175
    return x80, x136, x168, x172, x176
