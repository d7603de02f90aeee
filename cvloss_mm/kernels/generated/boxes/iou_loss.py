# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def iou_loss_linear_shared(h, machine):
    return (float(h[0]),)


iou_loss_linear_exponents = ()


@triton.jit
def iou_loss_linear(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x70 = x65 < c[0]
    x71 = x65 == c[0]
    x72 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x73 = x67 / x66
    x74 = x72 * x73
    x75 = 0.5 * x74
    x76 = -x75
    x77 = -x74
    x78 = tl.where(x71, x76, x77)
    x79 = tl.where(x70, number(0.0, p0.dtype), x78)
    x80 = x79 * x61
    x81 = x32 > x34
    x82 = x72 / x66
    x83 = x82 - x79
    x84 = x83 * x58
    x85 = tl.where(x52, number(0.0, p0.dtype), x84)
    x86 = 0.5 * x85
    x87 = tl.where(x35, x86, x85)
    x88 = tl.where(x81, number(0.0, p0.dtype), x87)
    x89 = x80 + x88
    x90 = x89 / x28
    x91 = tl.where(x2, number(0.0, p0.dtype), x90)
    x92 = x29 < 0.0
    x93 = -x86
    x94 = -x85
    x95 = tl.where(x30, x93, x94)
    x96 = tl.where(x92, number(0.0, p0.dtype), x95)
    x97 = x96 - x80
    x98 = x97 / x28
    x99 = tl.where(x2, x98, number(0.0, p0.dtype))
    x100 = x91 + x99
    x101 = 0.5 * x100
    x102 = x79 * x60
    x103 = x42 > x44
    x104 = x83 * x53
    x105 = tl.where(x57, number(0.0, p0.dtype), x104)
    x106 = 0.5 * x105
    x107 = tl.where(x45, x106, x105)
    x108 = tl.where(x103, number(0.0, p0.dtype), x107)
    x109 = x102 + x108
    x110 = x109 / x28
    x111 = tl.where(x16, number(0.0, p0.dtype), x110)
    x112 = x39 < 0.0
    x113 = -x106
    x114 = -x105
    x115 = tl.where(x40, x113, x114)
    x116 = tl.where(x112, number(0.0, p0.dtype), x115)
    x117 = x116 - x102
    x118 = x117 / x28
    x119 = tl.where(x16, x118, number(0.0, p0.dtype))
    x120 = x111 + x119
    x121 = 0.5 * x120
    x122 = tl.where(x2, x90, number(0.0, p0.dtype))
    x123 = tl.where(x2, number(0.0, p0.dtype), x98)
    x124 = x122 + x123
    x125 = 0.5 * x124
    x126 = tl.where(x16, x110, number(0.0, p0.dtype))
    x127 = tl.where(x16, number(0.0, p0.dtype), x118)
    x128 = x126 + x127
    x129 = 0.5 * x128
    return x69, x101, x121, x125, x129


def iou_loss_square_shared(h, machine):
    return (float(h[0]),)


iou_loss_square_exponents = ()


@triton.jit
def iou_loss_square(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x69 = x68 * x68
    x70 = 1.0 - x69
    x71 = x65 < c[0]
    x72 = x65 == c[0]
    x73 = 2.0 * x68
    x74 = -x73
    x75 = tl.where(x48, x74, number(0.0, p0.dtype))
    x76 = x67 / x66
    x77 = x75 * x76
    x78 = 0.5 * x77
    x79 = -x78
    x80 = -x77
    x81 = tl.where(x72, x79, x80)
    x82 = tl.where(x71, number(0.0, p0.dtype), x81)
    x83 = x82 * x61
    x84 = x32 > x34
    x85 = x75 / x66
    x86 = x85 - x82
    x87 = x86 * x58
    x88 = tl.where(x52, number(0.0, p0.dtype), x87)
    x89 = 0.5 * x88
    x90 = tl.where(x35, x89, x88)
    x91 = tl.where(x84, number(0.0, p0.dtype), x90)
    x92 = x83 + x91
    x93 = x92 / x28
    x94 = tl.where(x2, number(0.0, p0.dtype), x93)
    x95 = x29 < 0.0
    x96 = -x89
    x97 = -x88
    x98 = tl.where(x30, x96, x97)
    x99 = tl.where(x95, number(0.0, p0.dtype), x98)
    x100 = x99 - x83
    x101 = x100 / x28
    x102 = tl.where(x2, x101, number(0.0, p0.dtype))
    x103 = x94 + x102
    x104 = 0.5 * x103
    x105 = x82 * x60
    x106 = x42 > x44
    x107 = x86 * x53
    x108 = tl.where(x57, number(0.0, p0.dtype), x107)
    x109 = 0.5 * x108
    x110 = tl.where(x45, x109, x108)
    x111 = tl.where(x106, number(0.0, p0.dtype), x110)
    x112 = x105 + x111
    x113 = x112 / x28
    x114 = tl.where(x16, number(0.0, p0.dtype), x113)
    x115 = x39 < 0.0
    x116 = -x109
    x117 = -x108
    x118 = tl.where(x40, x116, x117)
    x119 = tl.where(x115, number(0.0, p0.dtype), x118)
    x120 = x119 - x105
    x121 = x120 / x28
    x122 = tl.where(x16, x121, number(0.0, p0.dtype))
    x123 = x114 + x122
    x124 = 0.5 * x123
    x125 = tl.where(x2, x93, number(0.0, p0.dtype))
    x126 = tl.where(x2, number(0.0, p0.dtype), x101)
    x127 = x125 + x126
    x128 = 0.5 * x127
    x129 = tl.where(x16, x113, number(0.0, p0.dtype))
    x130 = tl.where(x16, number(0.0, p0.dtype), x121)
    x131 = x129 + x130
    x132 = 0.5 * x131
    return x70, x104, x124, x128, x132


def iou_loss_log_shared(h, machine):
    return (float(h[0]),)


iou_loss_log_exponents = ()


@triton.jit
def iou_loss_log(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x69 = larger(x68, c[0])
    x70 = tl.log(x69)
    x71 = -x70
    x72 = x65 < c[0]
    x73 = x65 == c[0]
    x74 = x68 < c[0]
    x75 = x68 == c[0]
    x76 = -1.0 / x69
    x77 = 0.5 * x76
    x78 = tl.where(x75, x77, x76)
    x79 = tl.where(x74, number(0.0, p0.dtype), x78)
    x80 = tl.where(x48, x79, number(0.0, p0.dtype))
    x81 = x67 / x66
    x82 = x80 * x81
    x83 = 0.5 * x82
    x84 = -x83
    x85 = -x82
    x86 = tl.where(x73, x84, x85)
    x87 = tl.where(x72, number(0.0, p0.dtype), x86)
    x88 = x87 * x61
    x89 = x32 > x34
    x90 = x80 / x66
    x91 = x90 - x87
    x92 = x91 * x58
    x93 = tl.where(x52, number(0.0, p0.dtype), x92)
    x94 = 0.5 * x93
    x95 = tl.where(x35, x94, x93)
    x96 = tl.where(x89, number(0.0, p0.dtype), x95)
    x97 = x88 + x96
    x98 = x97 / x28
    x99 = tl.where(x2, number(0.0, p0.dtype), x98)
    x100 = x29 < 0.0
    x101 = -x94
    x102 = -x93
    x103 = tl.where(x30, x101, x102)
    x104 = tl.where(x100, number(0.0, p0.dtype), x103)
    x105 = x104 - x88
    x106 = x105 / x28
    x107 = tl.where(x2, x106, number(0.0, p0.dtype))
    x108 = x99 + x107
    x109 = 0.5 * x108
    x110 = x87 * x60
    x111 = x42 > x44
    x112 = x91 * x53
    x113 = tl.where(x57, number(0.0, p0.dtype), x112)
    x114 = 0.5 * x113
    x115 = tl.where(x45, x114, x113)
    x116 = tl.where(x111, number(0.0, p0.dtype), x115)
    x117 = x110 + x116
    x118 = x117 / x28
    x119 = tl.where(x16, number(0.0, p0.dtype), x118)
    x120 = x39 < 0.0
    x121 = -x114
    x122 = -x113
    x123 = tl.where(x40, x121, x122)
    x124 = tl.where(x120, number(0.0, p0.dtype), x123)
    x125 = x124 - x110
    x126 = x125 / x28
    x127 = tl.where(x16, x126, number(0.0, p0.dtype))
    x128 = x119 + x127
    x129 = 0.5 * x128
    x130 = tl.where(x2, x98, number(0.0, p0.dtype))
    x131 = tl.where(x2, number(0.0, p0.dtype), x106)
    x132 = x130 + x131
    x133 = 0.5 * x132
    x134 = tl.where(x16, x118, number(0.0, p0.dtype))
    x135 = tl.where(x16, number(0.0, p0.dtype), x126)
    x136 = x134 + x135
    x137 = 0.5 * x136
    return x71, x109, x129, x133, x137
