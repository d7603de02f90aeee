# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def inner_iou_loss_shared(h, machine):
    s0 = h[0] - 1.0
    s1 = 0.5 * s0
    return (float(s1), float(h[1]),)


inner_iou_loss_exponents = ()


@triton.jit
def inner_iou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x32 = x31 - x29
    x33 = c[0] * x32
    x34 = x29 - x33
    x35 = x10 - x7
    x36 = x35 / x28
    x37 = c[0] * x36
    x38 = -x37
    x39 = x34 == x38
    x40 = x31 + x33
    x41 = x36 + x37
    x42 = x40 == x41
    x43 = x39 & x42
    x44 = ~x43
    x45 = x23 - x24
    x46 = x45 / x28
    x47 = x17 - x24
    x48 = x47 / x28
    x49 = x48 - x46
    x50 = c[0] * x49
    x51 = x46 - x50
    x52 = x21 - x24
    x53 = x52 / x28
    x54 = c[0] * x53
    x55 = -x54
    x56 = x51 == x55
    x57 = x48 + x50
    x58 = x53 + x54
    x59 = x57 == x58
    x60 = x56 & x59
    x61 = ~x60
    x62 = x44 | x61
    x63 = smaller(x40, x41)
    x64 = larger(x34, x38)
    x65 = x63 - x64
    x66 = x65 < 0.0
    x67 = tl.where(x66, number(0.0, p0.dtype), x65)
    x68 = smaller(x57, x58)
    x69 = larger(x51, x55)
    x70 = x68 - x69
    x71 = x70 < 0.0
    x72 = tl.where(x71, number(0.0, p0.dtype), x70)
    x73 = x67 * x72
    x74 = x40 - x34
    x75 = x57 - x51
    x76 = x74 * x75
    x77 = x41 + x37
    x78 = x58 + x54
    x79 = x77 * x78
    x80 = x76 + x79
    x81 = x80 - x73
    x82 = larger(x81, c[1])
    x83 = x73 / x82
    x84 = tl.where(x62, x83, number(1.0, p0.dtype))
    x85 = 1.0 - x84
    x86 = x81 < c[1]
    x87 = x81 == c[1]
    x88 = tl.where(x62, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x89 = x83 / x82
    x90 = x88 * x89
    x91 = 0.5 * x90
    x92 = -x91
    x93 = -x90
    x94 = tl.where(x87, x92, x93)
    x95 = tl.where(x86, number(0.0, p0.dtype), x94)
    x96 = x95 * x75
    x97 = x40 > x41
    x98 = x88 / x82
    x99 = x98 - x95
    x100 = x99 * x72
    x101 = tl.where(x66, number(0.0, p0.dtype), x100)
    x102 = 0.5 * x101
    x103 = tl.where(x42, x102, x101)
    x104 = tl.where(x97, number(0.0, p0.dtype), x103)
    x105 = x96 + x104
    x106 = x34 < x38
    x107 = -x102
    x108 = -x101
    x109 = tl.where(x39, x107, x108)
    x110 = tl.where(x106, number(0.0, p0.dtype), x109)
    x111 = x96 - x110
    x112 = x105 + x111
    x113 = x112 * c[0]
    x114 = x105 + x113
    x115 = x114 / x28
    x116 = tl.where(x2, number(0.0, p0.dtype), x115)
    x117 = x110 - x96
    x118 = x117 - x113
    x119 = x118 / x28
    x120 = tl.where(x2, x119, number(0.0, p0.dtype))
    x121 = x116 + x120
    x122 = 0.5 * x121
    x123 = x95 * x74
    x124 = x57 > x58
    x125 = x99 * x67
    x126 = tl.where(x71, number(0.0, p0.dtype), x125)
    x127 = 0.5 * x126
    x128 = tl.where(x59, x127, x126)
    x129 = tl.where(x124, number(0.0, p0.dtype), x128)
    x130 = x123 + x129
    x131 = x51 < x55
    x132 = -x127
    x133 = -x126
    x134 = tl.where(x56, x132, x133)
    x135 = tl.where(x131, number(0.0, p0.dtype), x134)
    x136 = x123 - x135
    x137 = x130 + x136
    x138 = x137 * c[0]
    x139 = x130 + x138
    x140 = x139 / x28
    x141 = tl.where(x16, number(0.0, p0.dtype), x140)
    x142 = x135 - x123
    x143 = x142 - x138
    x144 = x143 / x28
    x145 = tl.where(x16, x144, number(0.0, p0.dtype))
    x146 = x141 + x145
    x147 = 0.5 * x146
    x148 = tl.where(x2, x115, number(0.0, p0.dtype))
    x149 = tl.where(x2, number(0.0, p0.dtype), x119)
    x150 = x148 + x149
    x151 = 0.5 * x150
    x152 = tl.where(x16, x140, number(0.0, p0.dtype))
    x153 = tl.where(x16, number(0.0, p0.dtype), x144)
    x154 = x152 + x153
    x155 = 0.5 * x154
    return x85, x122, x147, x151, x155
