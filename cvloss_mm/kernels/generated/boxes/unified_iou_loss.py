# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def unified_iou_loss_hard_shared(h, machine):
    s0 = h[0] - 1.0
    s1 = 0.5 * s0
    return (float(s1), float(h[1]),)


unified_iou_loss_hard_exponents = ()


@triton.jit
def unified_iou_loss_hard(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x85 = x84 == 0.0
    x86 = tl.where(x85, number(1.0, p0.dtype), x84)
    x87 = tl.sqrt(x86)
    x88 = tl.where(x85, number(0.0, p0.dtype), x87)
    x89 = 1.0 - x88
    x90 = 1.0 - x84
    x91 = x89 * x90
    x92 = 1.0 - x91
    x93 = 1.0 - x92
    x94 = x81 < c[1]
    x95 = x81 == c[1]
    x96 = x88 - 1.0
    x97 = tl.where(x62, x96, number(0.0, p0.dtype))
    x98 = x83 / x82
    x99 = x97 * x98
    x100 = 0.5 * x99
    x101 = -x100
    x102 = -x99
    x103 = tl.where(x95, x101, x102)
    x104 = tl.where(x94, number(0.0, p0.dtype), x103)
    x105 = x104 * x75
    x106 = x40 > x41
    x107 = x97 / x82
    x108 = x107 - x104
    x109 = x108 * x72
    x110 = tl.where(x66, number(0.0, p0.dtype), x109)
    x111 = 0.5 * x110
    x112 = tl.where(x42, x111, x110)
    x113 = tl.where(x106, number(0.0, p0.dtype), x112)
    x114 = x105 + x113
    x115 = x34 < x38
    x116 = -x111
    x117 = -x110
    x118 = tl.where(x39, x116, x117)
    x119 = tl.where(x115, number(0.0, p0.dtype), x118)
    x120 = x105 - x119
    x121 = x114 + x120
    x122 = x121 * c[0]
    x123 = x114 + x122
    x124 = x123 / x28
    x125 = tl.where(x2, number(0.0, p0.dtype), x124)
    x126 = x119 - x105
    x127 = x126 - x122
    x128 = x127 / x28
    x129 = tl.where(x2, x128, number(0.0, p0.dtype))
    x130 = x125 + x129
    x131 = 0.5 * x130
    x132 = x104 * x74
    x133 = x57 > x58
    x134 = x108 * x67
    x135 = tl.where(x71, number(0.0, p0.dtype), x134)
    x136 = 0.5 * x135
    x137 = tl.where(x59, x136, x135)
    x138 = tl.where(x133, number(0.0, p0.dtype), x137)
    x139 = x132 + x138
    x140 = x51 < x55
    x141 = -x136
    x142 = -x135
    x143 = tl.where(x56, x141, x142)
    x144 = tl.where(x140, number(0.0, p0.dtype), x143)
    x145 = x132 - x144
    x146 = x139 + x145
    x147 = x146 * c[0]
    x148 = x139 + x147
    x149 = x148 / x28
    x150 = tl.where(x16, number(0.0, p0.dtype), x149)
    x151 = x144 - x132
    x152 = x151 - x147
    x153 = x152 / x28
    x154 = tl.where(x16, x153, number(0.0, p0.dtype))
    x155 = x150 + x154
    x156 = 0.5 * x155
    x157 = tl.where(x2, x124, number(0.0, p0.dtype))
    x158 = tl.where(x2, number(0.0, p0.dtype), x128)
    x159 = x157 + x158
    x160 = 0.5 * x159
    x161 = tl.where(x16, x149, number(0.0, p0.dtype))
    x162 = tl.where(x16, number(0.0, p0.dtype), x153)
    x163 = x161 + x162
    x164 = 0.5 * x163
    return x93, x131, x156, x160, x164


def unified_iou_loss_easy_shared(h, machine):
    s0 = h[0] - 1.0
    s1 = 0.5 * s0
    return (float(s1), float(h[1]),)


unified_iou_loss_easy_exponents = ()


@triton.jit
def unified_iou_loss_easy(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x85 = x84 == 0.0
    x86 = tl.where(x85, number(1.0, p0.dtype), x84)
    x87 = tl.sqrt(x86)
    x88 = tl.where(x85, number(0.0, p0.dtype), x87)
    x89 = 1.0 - x84
    x90 = x88 * x89
    x91 = 1.0 - x90
    x92 = 1.0 - x91
    x93 = x81 < c[1]
    x94 = x81 == c[1]
    x95 = -x88
    x96 = tl.where(x62, x95, number(0.0, p0.dtype))
    x97 = x83 / x82
    x98 = x96 * x97
    x99 = 0.5 * x98
    x100 = -x99
    x101 = -x98
    x102 = tl.where(x94, x100, x101)
    x103 = tl.where(x93, number(0.0, p0.dtype), x102)
    x104 = x103 * x75
    x105 = x40 > x41
    x106 = x96 / x82
    x107 = x106 - x103
    x108 = x107 * x72
    x109 = tl.where(x66, number(0.0, p0.dtype), x108)
    x110 = 0.5 * x109
    x111 = tl.where(x42, x110, x109)
    x112 = tl.where(x105, number(0.0, p0.dtype), x111)
    x113 = x104 + x112
    x114 = x34 < x38
    x115 = -x110
    x116 = -x109
    x117 = tl.where(x39, x115, x116)
    x118 = tl.where(x114, number(0.0, p0.dtype), x117)
    x119 = x104 - x118
    x120 = x113 + x119
    x121 = x120 * c[0]
    x122 = x113 + x121
    x123 = x122 / x28
    x124 = tl.where(x2, number(0.0, p0.dtype), x123)
    x125 = x118 - x104
    x126 = x125 - x121
    x127 = x126 / x28
    x128 = tl.where(x2, x127, number(0.0, p0.dtype))
    x129 = x124 + x128
    x130 = 0.5 * x129
    x131 = x103 * x74
    x132 = x57 > x58
    x133 = x107 * x67
    x134 = tl.where(x71, number(0.0, p0.dtype), x133)
    x135 = 0.5 * x134
    x136 = tl.where(x59, x135, x134)
    x137 = tl.where(x132, number(0.0, p0.dtype), x136)
    x138 = x131 + x137
    x139 = x51 < x55
    x140 = -x135
    x141 = -x134
    x142 = tl.where(x56, x140, x141)
    x143 = tl.where(x139, number(0.0, p0.dtype), x142)
    x144 = x131 - x143
    x145 = x138 + x144
    x146 = x145 * c[0]
    x147 = x138 + x146
    x148 = x147 / x28
    x149 = tl.where(x16, number(0.0, p0.dtype), x148)
    x150 = x143 - x131
    x151 = x150 - x146
    x152 = x151 / x28
    x153 = tl.where(x16, x152, number(0.0, p0.dtype))
    x154 = x149 + x153
    x155 = 0.5 * x154
    x156 = tl.where(x2, x123, number(0.0, p0.dtype))
    x157 = tl.where(x2, number(0.0, p0.dtype), x127)
    x158 = x156 + x157
    x159 = 0.5 * x158
    x160 = tl.where(x16, x148, number(0.0, p0.dtype))
    x161 = tl.where(x16, number(0.0, p0.dtype), x152)
    x162 = x160 + x161
    x163 = 0.5 * x162
    return x92, x130, x155, x159, x163


def unified_iou_loss_none_shared(h, machine):
    s0 = h[0] - 1.0
    s1 = 0.5 * s0
    return (float(s1), float(h[1]),)


unified_iou_loss_none_exponents = ()


@triton.jit
def unified_iou_loss_none(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
