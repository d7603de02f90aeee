# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def focaler_iou_loss_shared(h, machine):
    s0 = h[1] - h[0]
    s1 = max(s0, machine.epsilon)
    s2 = quotient(1.0, s1)
    return (float(h[2]), float(h[0]), float(s2),)


focaler_iou_loss_exponents = ()


@triton.jit
def focaler_iou_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x69 = x68 - c[1]
    x70 = c[2] * x69
    x71 = x70 < 0.0
    x72 = tl.where(x71, number(0.0, p0.dtype), x70)
    x73 = x72 > 1.0
    x74 = tl.where(x73, number(1.0, p0.dtype), x72)
    x75 = 1.0 - x74
    x76 = x65 < c[0]
    x77 = x65 == c[0]
    x78 = tl.where(x73, number(0.0, p0.dtype), number(-1.0, p0.dtype))
    x79 = tl.where(x71, number(0.0, p0.dtype), x78)
    x80 = c[2] * x79
    x81 = tl.where(x48, x80, number(0.0, p0.dtype))
    x82 = x67 / x66
    x83 = x81 * x82
    x84 = 0.5 * x83
    x85 = -x84
    x86 = -x83
    x87 = tl.where(x77, x85, x86)
    x88 = tl.where(x76, number(0.0, p0.dtype), x87)
    x89 = x88 * x61
    x90 = x32 > x34
    x91 = x81 / x66
    x92 = x91 - x88
    x93 = x92 * x58
    x94 = tl.where(x52, number(0.0, p0.dtype), x93)
    x95 = 0.5 * x94
    x96 = tl.where(x35, x95, x94)
    x97 = tl.where(x90, number(0.0, p0.dtype), x96)
    x98 = x89 + x97
    x99 = x98 / x28
    x100 = tl.where(x2, number(0.0, p0.dtype), x99)
    x101 = x29 < 0.0
    x102 = -x95
    x103 = -x94
    x104 = tl.where(x30, x102, x103)
    x105 = tl.where(x101, number(0.0, p0.dtype), x104)
    x106 = x105 - x89
    x107 = x106 / x28
    x108 = tl.where(x2, x107, number(0.0, p0.dtype))
    x109 = x100 + x108
    x110 = 0.5 * x109
    x111 = x88 * x60
    x112 = x42 > x44
    x113 = x92 * x53
    x114 = tl.where(x57, number(0.0, p0.dtype), x113)
    x115 = 0.5 * x114
    x116 = tl.where(x45, x115, x114)
    x117 = tl.where(x112, number(0.0, p0.dtype), x116)
    x118 = x111 + x117
    x119 = x118 / x28
    x120 = tl.where(x16, number(0.0, p0.dtype), x119)
    x121 = x39 < 0.0
    x122 = -x115
    x123 = -x114
    x124 = tl.where(x40, x122, x123)
    x125 = tl.where(x121, number(0.0, p0.dtype), x124)
    x126 = x125 - x111
    x127 = x126 / x28
    x128 = tl.where(x16, x127, number(0.0, p0.dtype))
    x129 = x120 + x128
    x130 = 0.5 * x129
    x131 = tl.where(x2, x99, number(0.0, p0.dtype))
    x132 = tl.where(x2, number(0.0, p0.dtype), x107)
    x133 = x131 + x132
    x134 = 0.5 * x133
    x135 = tl.where(x16, x119, number(0.0, p0.dtype))
    x136 = tl.where(x16, number(0.0, p0.dtype), x127)
    x137 = x135 + x136
    x138 = 0.5 * x137
    return x75, x110, x130, x134, x138
