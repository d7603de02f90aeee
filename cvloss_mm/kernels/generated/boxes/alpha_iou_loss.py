# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def alpha_iou_loss_shared(h, machine):
    s0 = h[0] + 1.0
    s1 = quotient(1.0, s0)
    s2 = shared_power(machine.largest, s1)
    s3 = h[0] - 1.0
    s4 = h[0] == 0.0
    return (float(h[1]), float(s2), float(h[0]), float(s3), float(s4),)


alpha_iou_loss_exponents = (2, 3,)


@triton.jit
def alpha_iou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
    root_tiny = number(1.4916681462400413e-154 if p0.dtype == tl.float64 else 1.0842021724855044e-19, p0.dtype)
    tiny = number(2.2250738585072014e-308 if p0.dtype == tl.float64 else 1.1754943508222875e-38, p0.dtype)
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
    x69 = larger(x68, tiny)
    x70 = smaller(x69, c[1])
    x71 = power(x70, c[2], (EXPONENTS >> 6) & 7)
    x72 = 1.0 - x71
    x73 = x65 < c[0]
    x74 = x65 == c[0]
    x75 = x68 > tiny
    x76 = x69 > c[1]
    x77 = x69 == c[1]
    x78 = power(x70, c[3], (EXPONENTS >> 9) & 7)
    x79 = c[2] * x78
    x80 = -x79
    x81 = tl.where((c[4] != 0), number(0.0, p0.dtype), x80)
    x82 = 0.5 * x81
    x83 = tl.where(x77, x82, x81)
    x84 = tl.where(x76, number(0.0, p0.dtype), x83)
    x85 = tl.where(x75, x84, number(0.0, p0.dtype))
    x86 = tl.where(x48, x85, number(0.0, p0.dtype))
    x87 = x67 / x66
    x88 = x86 * x87
    x89 = 0.5 * x88
    x90 = -x89
    x91 = -x88
    x92 = tl.where(x74, x90, x91)
    x93 = tl.where(x73, number(0.0, p0.dtype), x92)
    x94 = x93 * x61
    x95 = x32 > x34
    x96 = x86 / x66
    x97 = x96 - x93
    x98 = x97 * x58
    x99 = tl.where(x52, number(0.0, p0.dtype), x98)
    x100 = 0.5 * x99
    x101 = tl.where(x35, x100, x99)
    x102 = tl.where(x95, number(0.0, p0.dtype), x101)
    x103 = x94 + x102
    x104 = x103 / x28
    x105 = tl.where(x2, number(0.0, p0.dtype), x104)
    x106 = x29 < 0.0
    x107 = -x100
    x108 = -x99
    x109 = tl.where(x30, x107, x108)
    x110 = tl.where(x106, number(0.0, p0.dtype), x109)
    x111 = x110 - x94
    x112 = x111 / x28
    x113 = tl.where(x2, x112, number(0.0, p0.dtype))
    x114 = x105 + x113
    x115 = 0.5 * x114
    x116 = x93 * x60
    x117 = x42 > x44
    x118 = x97 * x53
    x119 = tl.where(x57, number(0.0, p0.dtype), x118)
    x120 = 0.5 * x119
    x121 = tl.where(x45, x120, x119)
    x122 = tl.where(x117, number(0.0, p0.dtype), x121)
    x123 = x116 + x122
    x124 = x123 / x28
    x125 = tl.where(x16, number(0.0, p0.dtype), x124)
    x126 = x39 < 0.0
    x127 = -x120
    x128 = -x119
    x129 = tl.where(x40, x127, x128)
    x130 = tl.where(x126, number(0.0, p0.dtype), x129)
    x131 = x130 - x116
    x132 = x131 / x28
    x133 = tl.where(x16, x132, number(0.0, p0.dtype))
    x134 = x125 + x133
    x135 = 0.5 * x134
    x136 = tl.where(x2, x104, number(0.0, p0.dtype))
    x137 = tl.where(x2, number(0.0, p0.dtype), x112)
    x138 = x136 + x137
    x139 = 0.5 * x138
    x140 = tl.where(x16, x124, number(0.0, p0.dtype))
    x141 = tl.where(x16, number(0.0, p0.dtype), x132)
    x142 = x140 + x141
    x143 = 0.5 * x142
    return x72, x115, x135, x139, x143
