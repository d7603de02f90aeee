# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def powerful_iou_loss_v1_false_shared(h, machine):
    return (float(h[1]),)


powerful_iou_loss_v1_false_exponents = ()


@triton.jit
def powerful_iou_loss_v1_false(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x70 = tl.abs(x29)
    x71 = x32 - x34
    x72 = tl.abs(x71)
    x73 = x70 + x72
    x74 = larger(x34, c[0])
    x75 = x73 / x74
    x76 = tl.abs(x39)
    x77 = x42 - x44
    x78 = tl.abs(x77)
    x79 = x76 + x78
    x80 = larger(x44, c[0])
    x81 = x79 / x80
    x82 = x75 + x81
    x83 = 0.25 * x82
    x84 = x83 * x83
    x85 = -x84
    x86 = expm1(x85)
    x87 = x69 - x86
    x88 = x86 + 1.0
    x89 = 0.5 * x82
    x90 = x88 * x89
    x91 = 0.25 * x90
    x92 = x91 / x74
    x93 = x71 > 0.0
    x94 = x71 < 0.0
    x95 = tl.where(x94, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x96 = tl.where(x93, number(1.0, p0.dtype), x95)
    x97 = x92 * x96
    x98 = x65 < c[0]
    x99 = x65 == c[0]
    x100 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x101 = x67 / x66
    x102 = x100 * x101
    x103 = 0.5 * x102
    x104 = -x103
    x105 = -x102
    x106 = tl.where(x99, x104, x105)
    x107 = tl.where(x98, number(0.0, p0.dtype), x106)
    x108 = x107 * x61
    x109 = x97 + x108
    x110 = x32 > x34
    x111 = x100 / x66
    x112 = x111 - x107
    x113 = x112 * x58
    x114 = tl.where(x52, number(0.0, p0.dtype), x113)
    x115 = 0.5 * x114
    x116 = tl.where(x35, x115, x114)
    x117 = tl.where(x110, number(0.0, p0.dtype), x116)
    x118 = x109 + x117
    x119 = x118 / x28
    x120 = tl.where(x2, number(0.0, p0.dtype), x119)
    x121 = x29 > 0.0
    x122 = x29 < 0.0
    x123 = tl.where(x122, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x124 = tl.where(x121, number(1.0, p0.dtype), x123)
    x125 = x92 * x124
    x126 = x125 - x108
    x127 = -x115
    x128 = -x114
    x129 = tl.where(x30, x127, x128)
    x130 = tl.where(x122, number(0.0, p0.dtype), x129)
    x131 = x126 + x130
    x132 = x131 / x28
    x133 = tl.where(x2, x132, number(0.0, p0.dtype))
    x134 = x120 + x133
    x135 = 0.5 * x134
    x136 = x91 / x80
    x137 = x77 > 0.0
    x138 = x77 < 0.0
    x139 = tl.where(x138, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x140 = tl.where(x137, number(1.0, p0.dtype), x139)
    x141 = x136 * x140
    x142 = x107 * x60
    x143 = x141 + x142
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
    x154 = x39 < 0.0
    x155 = tl.where(x154, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x156 = tl.where(x153, number(1.0, p0.dtype), x155)
    x157 = x136 * x156
    x158 = x157 - x142
    x159 = -x147
    x160 = -x146
    x161 = tl.where(x40, x159, x160)
    x162 = tl.where(x154, number(0.0, p0.dtype), x161)
    x163 = x158 + x162
    x164 = x163 / x28
    x165 = tl.where(x16, x164, number(0.0, p0.dtype))
    x166 = x152 + x165
    x167 = 0.5 * x166
    x168 = tl.where(x2, x119, number(0.0, p0.dtype))
    x169 = tl.where(x2, number(0.0, p0.dtype), x132)
    x170 = x168 + x169
    x171 = 0.5 * x170
    x172 = tl.where(x16, x151, number(0.0, p0.dtype))
    x173 = tl.where(x16, number(0.0, p0.dtype), x164)
    x174 = x172 + x173
    x175 = 0.5 * x174
    return x87, x135, x167, x171, x175


def powerful_iou_loss_v1_true_shared(h, machine):
    return (float(h[1]),)


powerful_iou_loss_v1_true_exponents = ()


@triton.jit
def powerful_iou_loss_v1_true(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x70 = tl.abs(x29)
    x71 = x32 - x34
    x72 = tl.abs(x71)
    x73 = x70 + x72
    x74 = larger(x34, c[0])
    x75 = x73 / x74
    x76 = tl.abs(x39)
    x77 = x42 - x44
    x78 = tl.abs(x77)
    x79 = x76 + x78
    x80 = larger(x44, c[0])
    x81 = x79 / x80
    x82 = x75 + x81
    x83 = 0.25 * x82
    x84 = x83 * x83
    x85 = -x84
    x86 = expm1(x85)
    x87 = x69 - x86
    x88 = x86 + 1.0
    x89 = 0.5 * x82
    x90 = x88 * x89
    x91 = 0.25 * x90
    x92 = x91 / x74
    x93 = x71 > 0.0
    x94 = x71 < 0.0
    x95 = tl.where(x94, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x96 = tl.where(x93, number(1.0, p0.dtype), x95)
    x97 = x92 * x96
    x98 = x65 < c[0]
    x99 = x65 == c[0]
    x100 = tl.where(x48, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x101 = x67 / x66
    x102 = x100 * x101
    x103 = 0.5 * x102
    x104 = -x103
    x105 = -x102
    x106 = tl.where(x99, x104, x105)
    x107 = tl.where(x98, number(0.0, p0.dtype), x106)
    x108 = x107 * x61
    x109 = x97 + x108
    x110 = x32 > x34
    x111 = x100 / x66
    x112 = x111 - x107
    x113 = x112 * x58
    x114 = tl.where(x52, number(0.0, p0.dtype), x113)
    x115 = 0.5 * x114
    x116 = tl.where(x35, x115, x114)
    x117 = tl.where(x110, number(0.0, p0.dtype), x116)
    x118 = x109 + x117
    x119 = x118 / x28
    x120 = tl.where(x2, number(0.0, p0.dtype), x119)
    x121 = x29 > 0.0
    x122 = x29 < 0.0
    x123 = tl.where(x122, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x124 = tl.where(x121, number(1.0, p0.dtype), x123)
    x125 = x92 * x124
    x126 = x125 - x108
    x127 = -x115
    x128 = -x114
    x129 = tl.where(x30, x127, x128)
    x130 = tl.where(x122, number(0.0, p0.dtype), x129)
    x131 = x126 + x130
    x132 = x131 / x28
    x133 = tl.where(x2, x132, number(0.0, p0.dtype))
    x134 = x120 + x133
    x135 = 0.5 * x134
    x136 = x91 / x80
    x137 = x77 > 0.0
    x138 = x77 < 0.0
    x139 = tl.where(x138, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x140 = tl.where(x137, number(1.0, p0.dtype), x139)
    x141 = x136 * x140
    x142 = x107 * x60
    x143 = x141 + x142
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
    x154 = x39 < 0.0
    x155 = tl.where(x154, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x156 = tl.where(x153, number(1.0, p0.dtype), x155)
    x157 = x136 * x156
    x158 = x157 - x142
    x159 = -x147
    x160 = -x146
    x161 = tl.where(x40, x159, x160)
    x162 = tl.where(x154, number(0.0, p0.dtype), x161)
    x163 = x158 + x162
    x164 = x163 / x28
    x165 = tl.where(x16, x164, number(0.0, p0.dtype))
    x166 = x152 + x165
    x167 = 0.5 * x166
    x168 = tl.where(x2, x119, number(0.0, p0.dtype))
    x169 = tl.where(x2, number(0.0, p0.dtype), x132)
    x170 = x168 + x169
    x171 = 0.5 * x170
    x172 = tl.where(x16, x151, number(0.0, p0.dtype))
    x173 = tl.where(x16, number(0.0, p0.dtype), x164)
    x174 = x172 + x173
    x175 = 0.5 * x174
    return x87, x135, x167, x171, x175


def powerful_iou_loss_v2_false_shared(h, machine):
    return (float(h[1]), float(h[0]),)


powerful_iou_loss_v2_false_exponents = ()


@triton.jit
def powerful_iou_loss_v2_false(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x30 = tl.abs(x29)
    x31 = x9 - x7
    x32 = x31 / x28
    x33 = x10 - x7
    x34 = x33 / x28
    x35 = x32 - x34
    x36 = tl.abs(x35)
    x37 = x30 + x36
    x38 = larger(x34, c[0])
    x39 = x37 / x38
    x40 = x23 - x24
    x41 = x40 / x28
    x42 = tl.abs(x41)
    x43 = x17 - x24
    x44 = x43 / x28
    x45 = x21 - x24
    x46 = x45 / x28
    x47 = x44 - x46
    x48 = tl.abs(x47)
    x49 = x42 + x48
    x50 = larger(x46, c[0])
    x51 = x49 / x50
    x52 = x39 + x51
    x53 = 0.25 * x52
    x54 = -x53
    x55 = tl.exp(x54)
    x56 = c[1] * x55
    x57 = 3.0 * x56
    x58 = x56 * x56
    x59 = -x58
    x60 = tl.exp(x59)
    x61 = x57 * x60
    x62 = x29 == 0.0
    x63 = x32 == x34
    x64 = x62 & x63
    x65 = ~x64
    x66 = x41 == 0.0
    x67 = x44 == x46
    x68 = x66 & x67
    x69 = ~x68
    x70 = x65 | x69
    x71 = smaller(x32, x34)
    x72 = larger(x29, number(0.0, p0.dtype))
    x73 = x71 - x72
    x74 = x73 < 0.0
    x75 = tl.where(x74, number(0.0, p0.dtype), x73)
    x76 = smaller(x44, x46)
    x77 = larger(x41, number(0.0, p0.dtype))
    x78 = x76 - x77
    x79 = x78 < 0.0
    x80 = tl.where(x79, number(0.0, p0.dtype), x78)
    x81 = x75 * x80
    x82 = x32 - x29
    x83 = x44 - x41
    x84 = x82 * x83
    x85 = x34 * x46
    x86 = x84 + x85
    x87 = x86 - x81
    x88 = larger(x87, c[0])
    x89 = x81 / x88
    x90 = tl.where(x70, x89, number(1.0, p0.dtype))
    x91 = 1.0 - x90
    x92 = x53 * x53
    x93 = -x92
    x94 = expm1(x93)
    x95 = x91 - x94
    x96 = x61 * x95
    x97 = x94 + 1.0
    x98 = x61 * x97
    x99 = 0.5 * x52
    x100 = x98 * x99
    x101 = 0.25 * x100
    x102 = x101 / x38
    x103 = x35 > 0.0
    x104 = x35 < 0.0
    x105 = tl.where(x104, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x106 = tl.where(x103, number(1.0, p0.dtype), x105)
    x107 = x102 * x106
    x108 = x95 * x60
    x109 = 3.0 * x108
    x110 = x95 * x57
    x111 = x110 * x60
    x112 = 2.0 * x56
    x113 = x111 * x112
    x114 = x109 - x113
    x115 = x114 * c[1]
    x116 = x115 * x55
    x117 = 0.25 * x116
    x118 = x117 / x38
    x119 = x118 * x106
    x120 = x107 - x119
    x121 = x87 < c[0]
    x122 = x87 == c[0]
    x123 = -x61
    x124 = tl.where(x70, x123, number(0.0, p0.dtype))
    x125 = x89 / x88
    x126 = x124 * x125
    x127 = 0.5 * x126
    x128 = -x127
    x129 = -x126
    x130 = tl.where(x122, x128, x129)
    x131 = tl.where(x121, number(0.0, p0.dtype), x130)
    x132 = x131 * x83
    x133 = x120 + x132
    x134 = x32 > x34
    x135 = x124 / x88
    x136 = x135 - x131
    x137 = x136 * x80
    x138 = tl.where(x74, number(0.0, p0.dtype), x137)
    x139 = 0.5 * x138
    x140 = tl.where(x63, x139, x138)
    x141 = tl.where(x134, number(0.0, p0.dtype), x140)
    x142 = x133 + x141
    x143 = x142 / x28
    x144 = tl.where(x2, number(0.0, p0.dtype), x143)
    x145 = x29 > 0.0
    x146 = x29 < 0.0
    x147 = tl.where(x146, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x148 = tl.where(x145, number(1.0, p0.dtype), x147)
    x149 = x102 * x148
    x150 = x118 * x148
    x151 = x149 - x150
    x152 = x151 - x132
    x153 = -x139
    x154 = -x138
    x155 = tl.where(x62, x153, x154)
    x156 = tl.where(x146, number(0.0, p0.dtype), x155)
    x157 = x152 + x156
    x158 = x157 / x28
    x159 = tl.where(x2, x158, number(0.0, p0.dtype))
    x160 = x144 + x159
    x161 = 0.5 * x160
    x162 = x101 / x50
    x163 = x47 > 0.0
    x164 = x47 < 0.0
    x165 = tl.where(x164, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x166 = tl.where(x163, number(1.0, p0.dtype), x165)
    x167 = x162 * x166
    x168 = x117 / x50
    x169 = x168 * x166
    x170 = x167 - x169
    x171 = x131 * x82
    x172 = x170 + x171
    x173 = x44 > x46
    x174 = x136 * x75
    x175 = tl.where(x79, number(0.0, p0.dtype), x174)
    x176 = 0.5 * x175
    x177 = tl.where(x67, x176, x175)
    x178 = tl.where(x173, number(0.0, p0.dtype), x177)
    x179 = x172 + x178
    x180 = x179 / x28
    x181 = tl.where(x16, number(0.0, p0.dtype), x180)
    x182 = x41 > 0.0
    x183 = x41 < 0.0
    x184 = tl.where(x183, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x185 = tl.where(x182, number(1.0, p0.dtype), x184)
    x186 = x162 * x185
    x187 = x168 * x185
    x188 = x186 - x187
    x189 = x188 - x171
    x190 = -x176
    x191 = -x175
    x192 = tl.where(x66, x190, x191)
    x193 = tl.where(x183, number(0.0, p0.dtype), x192)
    x194 = x189 + x193
    x195 = x194 / x28
    x196 = tl.where(x16, x195, number(0.0, p0.dtype))
    x197 = x181 + x196
    x198 = 0.5 * x197
    x199 = tl.where(x2, x143, number(0.0, p0.dtype))
    x200 = tl.where(x2, number(0.0, p0.dtype), x158)
    x201 = x199 + x200
    x202 = 0.5 * x201
    x203 = tl.where(x16, x180, number(0.0, p0.dtype))
    x204 = tl.where(x16, number(0.0, p0.dtype), x195)
    x205 = x203 + x204
    x206 = 0.5 * x205
    return x96, x161, x198, x202, x206


def powerful_iou_loss_v2_true_shared(h, machine):
    return (float(h[1]), float(h[0]),)


powerful_iou_loss_v2_true_exponents = ()


@triton.jit
def powerful_iou_loss_v2_true(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x30 = tl.abs(x29)
    x31 = x9 - x7
    x32 = x31 / x28
    x33 = x10 - x7
    x34 = x33 / x28
    x35 = x32 - x34
    x36 = tl.abs(x35)
    x37 = x30 + x36
    x38 = larger(x34, c[0])
    x39 = x37 / x38
    x40 = x23 - x24
    x41 = x40 / x28
    x42 = tl.abs(x41)
    x43 = x17 - x24
    x44 = x43 / x28
    x45 = x21 - x24
    x46 = x45 / x28
    x47 = x44 - x46
    x48 = tl.abs(x47)
    x49 = x42 + x48
    x50 = larger(x46, c[0])
    x51 = x49 / x50
    x52 = x39 + x51
    x53 = 0.25 * x52
    x54 = -x53
    x55 = tl.exp(x54)
    x56 = c[1] * x55
    x57 = 3.0 * x56
    x58 = x56 * x56
    x59 = -x58
    x60 = tl.exp(x59)
    x61 = x57 * x60
    x62 = x29 == 0.0
    x63 = x32 == x34
    x64 = x62 & x63
    x65 = ~x64
    x66 = x41 == 0.0
    x67 = x44 == x46
    x68 = x66 & x67
    x69 = ~x68
    x70 = x65 | x69
    x71 = smaller(x32, x34)
    x72 = larger(x29, number(0.0, p0.dtype))
    x73 = x71 - x72
    x74 = x73 < 0.0
    x75 = tl.where(x74, number(0.0, p0.dtype), x73)
    x76 = smaller(x44, x46)
    x77 = larger(x41, number(0.0, p0.dtype))
    x78 = x76 - x77
    x79 = x78 < 0.0
    x80 = tl.where(x79, number(0.0, p0.dtype), x78)
    x81 = x75 * x80
    x82 = x32 - x29
    x83 = x44 - x41
    x84 = x82 * x83
    x85 = x34 * x46
    x86 = x84 + x85
    x87 = x86 - x81
    x88 = larger(x87, c[0])
    x89 = x81 / x88
    x90 = tl.where(x70, x89, number(1.0, p0.dtype))
    x91 = 1.0 - x90
    x92 = x53 * x53
    x93 = -x92
    x94 = expm1(x93)
    x95 = x91 - x94
    x96 = x61 * x95
    x97 = x94 + 1.0
    x98 = x61 * x97
    x99 = 0.5 * x52
    x100 = x98 * x99
    x101 = 0.25 * x100
    x102 = x101 / x38
    x103 = x35 > 0.0
    x104 = x35 < 0.0
    x105 = tl.where(x104, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x106 = tl.where(x103, number(1.0, p0.dtype), x105)
    x107 = x102 * x106
    x108 = x87 < c[0]
    x109 = x87 == c[0]
    x110 = -x61
    x111 = tl.where(x70, x110, number(0.0, p0.dtype))
    x112 = x89 / x88
    x113 = x111 * x112
    x114 = 0.5 * x113
    x115 = -x114
    x116 = -x113
    x117 = tl.where(x109, x115, x116)
    x118 = tl.where(x108, number(0.0, p0.dtype), x117)
    x119 = x118 * x83
    x120 = x107 + x119
    x121 = x32 > x34
    x122 = x111 / x88
    x123 = x122 - x118
    x124 = x123 * x80
    x125 = tl.where(x74, number(0.0, p0.dtype), x124)
    x126 = 0.5 * x125
    x127 = tl.where(x63, x126, x125)
    x128 = tl.where(x121, number(0.0, p0.dtype), x127)
    x129 = x120 + x128
    x130 = x129 / x28
    x131 = tl.where(x2, number(0.0, p0.dtype), x130)
    x132 = x29 > 0.0
    x133 = x29 < 0.0
    x134 = tl.where(x133, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x135 = tl.where(x132, number(1.0, p0.dtype), x134)
    x136 = x102 * x135
    x137 = x136 - x119
    x138 = -x126
    x139 = -x125
    x140 = tl.where(x62, x138, x139)
    x141 = tl.where(x133, number(0.0, p0.dtype), x140)
    x142 = x137 + x141
    x143 = x142 / x28
    x144 = tl.where(x2, x143, number(0.0, p0.dtype))
    x145 = x131 + x144
    x146 = 0.5 * x145
    x147 = x101 / x50
    x148 = x47 > 0.0
    x149 = x47 < 0.0
    x150 = tl.where(x149, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x151 = tl.where(x148, number(1.0, p0.dtype), x150)
    x152 = x147 * x151
    x153 = x118 * x82
    x154 = x152 + x153
    x155 = x44 > x46
    x156 = x123 * x75
    x157 = tl.where(x79, number(0.0, p0.dtype), x156)
    x158 = 0.5 * x157
    x159 = tl.where(x67, x158, x157)
    x160 = tl.where(x155, number(0.0, p0.dtype), x159)
    x161 = x154 + x160
    x162 = x161 / x28
    x163 = tl.where(x16, number(0.0, p0.dtype), x162)
    x164 = x41 > 0.0
    x165 = x41 < 0.0
    x166 = tl.where(x165, number(-1.0, p0.dtype), number(0.0, p0.dtype))
    x167 = tl.where(x164, number(1.0, p0.dtype), x166)
    x168 = x147 * x167
    x169 = x168 - x153
    x170 = -x158
    x171 = -x157
    x172 = tl.where(x66, x170, x171)
    x173 = tl.where(x165, number(0.0, p0.dtype), x172)
    x174 = x169 + x173
    x175 = x174 / x28
    x176 = tl.where(x16, x175, number(0.0, p0.dtype))
    x177 = x163 + x176
    x178 = 0.5 * x177
    x179 = tl.where(x2, x130, number(0.0, p0.dtype))
    x180 = tl.where(x2, number(0.0, p0.dtype), x143)
    x181 = x179 + x180
    x182 = 0.5 * x181
    x183 = tl.where(x16, x162, number(0.0, p0.dtype))
    x184 = tl.where(x16, number(0.0, p0.dtype), x175)
    x185 = x183 + x184
    x186 = 0.5 * x185
    return x96, x146, x178, x182, x186
