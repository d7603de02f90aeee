# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def mpdiou_loss_shared(h, machine):
    s0 = h[0] * h[0]
    s1 = h[1] * h[1]
    s2 = s0 + s1
    s3 = shared_sqrt(s2)
    s4 = 0.5 * s3
    return (float(h[2]), float(s4),)


mpdiou_loss_exponents = ()


@triton.jit
def mpdiou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x70 = 0.25 * x29
    x71 = c[1] / x28
    x72 = 0.25 * x71
    x73 = larger(x72, root_tiny)
    x74 = x70 / x73
    x75 = x74 * x74
    x76 = 0.25 * x39
    x77 = x76 / x73
    x78 = x77 * x77
    x79 = x75 + x78
    x80 = x69 + x79
    x81 = x32 - x34
    x82 = 0.25 * x81
    x83 = x82 / x73
    x84 = x83 * x83
    x85 = x42 - x44
    x86 = 0.25 * x85
    x87 = x86 / x73
    x88 = x87 * x87
    x89 = x84 + x88
    x90 = x80 + x89
    x91 = 2.0 * x83
    x92 = x91 / x73
    x93 = 0.25 * x92
    x94 = x65 < c[0]
    x95 = x65 == c[0]
    x96 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x97 = x67 / x66
    x98 = x96 * x97
    x99 = 0.5 * x98
    x100 = -x99
    x101 = -x98
    x102 = tl.where(x95, x100, x101)
    x103 = tl.where(x94, number(0.0, p0.dtype), x102)
    x104 = x103 * x61
    x105 = x93 + x104
    x106 = x32 > x34
    x107 = x96 / x66
    x108 = x107 - x103
    x109 = x108 * x58
    x110 = tl.where(x52, number(0.0, p0.dtype), x109)
    x111 = 0.5 * x110
    x112 = tl.where(x35, x111, x110)
    x113 = tl.where(x106, number(0.0, p0.dtype), x112)
    x114 = x105 + x113
    x115 = x114 / x28
    x116 = tl.where(x2, number(0.0, p0.dtype), x115)
    x117 = 2.0 * x74
    x118 = x117 / x73
    x119 = 0.25 * x118
    x120 = x119 - x104
    x121 = x29 < 0.0
    x122 = -x111
    x123 = -x110
    x124 = tl.where(x30, x122, x123)
    x125 = tl.where(x121, number(0.0, p0.dtype), x124)
    x126 = x120 + x125
    x127 = x126 / x28
    x128 = tl.where(x2, x127, number(0.0, p0.dtype))
    x129 = x116 + x128
    x130 = 0.5 * x129
    x131 = 2.0 * x87
    x132 = x131 / x73
    x133 = 0.25 * x132
    x134 = x103 * x60
    x135 = x133 + x134
    x136 = x42 > x44
    x137 = x108 * x53
    x138 = tl.where(x57, number(0.0, p0.dtype), x137)
    x139 = 0.5 * x138
    x140 = tl.where(x45, x139, x138)
    x141 = tl.where(x136, number(0.0, p0.dtype), x140)
    x142 = x135 + x141
    x143 = x142 / x28
    x144 = tl.where(x16, number(0.0, p0.dtype), x143)
    x145 = 2.0 * x77
    x146 = x145 / x73
    x147 = 0.25 * x146
    x148 = x147 - x134
    x149 = x39 < 0.0
    x150 = -x139
    x151 = -x138
    x152 = tl.where(x40, x150, x151)
    x153 = tl.where(x149, number(0.0, p0.dtype), x152)
    x154 = x148 + x153
    x155 = x154 / x28
    x156 = tl.where(x16, x155, number(0.0, p0.dtype))
    x157 = x144 + x156
    x158 = 0.5 * x157
    x159 = tl.where(x2, x115, number(0.0, p0.dtype))
    x160 = tl.where(x2, number(0.0, p0.dtype), x127)
    x161 = x159 + x160
    x162 = 0.5 * x161
    x163 = tl.where(x16, x143, number(0.0, p0.dtype))
    x164 = tl.where(x16, number(0.0, p0.dtype), x155)
    x165 = x163 + x164
    x166 = 0.5 * x165
    return x90, x130, x158, x162, x166
