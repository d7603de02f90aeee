# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def prob_iou_loss_l1_shared(h, machine):
    return (float(h[0]),)


prob_iou_loss_l1_exponents = ()


@triton.jit
def prob_iou_loss_l1(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x37 = x36 * x36
    x38 = 3.0 * x37
    x39 = x31 - x29
    x40 = x39 + c[0]
    x41 = x40 * x40
    x42 = x34 + c[0]
    x43 = x42 * x42
    x44 = x41 + x43
    x45 = x38 / x44
    x46 = x40 - x42
    x47 = x46 * x46
    x48 = 2.0 * x40
    x49 = x48 * x42
    x50 = x47 / x49
    x51 = log1p(x50)
    x52 = 0.5 * x51
    x53 = x45 + x52
    x54 = x23 - x24
    x55 = x54 / x28
    x56 = x17 - x24
    x57 = x56 / x28
    x58 = x55 + x57
    x59 = x21 - x24
    x60 = x59 / x28
    x61 = x58 - x60
    x62 = 0.5 * x61
    x63 = x62 * x62
    x64 = 3.0 * x63
    x65 = x57 - x55
    x66 = x65 + c[0]
    x67 = x66 * x66
    x68 = x60 + c[0]
    x69 = x68 * x68
    x70 = x67 + x69
    x71 = x64 / x70
    x72 = x66 - x68
    x73 = x72 * x72
    x74 = 2.0 * x66
    x75 = x74 * x68
    x76 = x73 / x75
    x77 = log1p(x76)
    x78 = 0.5 * x77
    x79 = x71 + x78
    x80 = x53 + x79
    x81 = -x80
    x82 = expm1(x81)
    x83 = -x82
    x84 = x83 == 0.0
    x85 = tl.where(x84, number(1.0, p0.dtype), x83)
    x86 = tl.sqrt(x85)
    x87 = tl.where(x84, number(0.0, p0.dtype), x86)
    x88 = tl.where(x84, number(0.0, p0.dtype), number(1.0, p0.dtype))
    x89 = 2.0 * x86
    x90 = x88 / x89
    x91 = tl.where(x84, number(0.0, p0.dtype), x90)
    x92 = x82 + 1.0
    x93 = x91 * x92
    x94 = x93 / x44
    x95 = 3.0 * x94
    x96 = x95 * x35
    x97 = 0.5 * x96
    x98 = x45 / x44
    x99 = x93 * x98
    x100 = x99 * x48
    x101 = -x100
    x102 = 0.5 * x93
    x103 = x50 + 1.0
    x104 = x102 / x103
    x105 = x50 / x49
    x106 = x104 * x105
    x107 = x106 * x42
    x108 = 2.0 * x107
    x109 = x101 - x108
    x110 = x104 / x49
    x111 = 2.0 * x46
    x112 = x110 * x111
    x113 = x109 + x112
    x114 = x97 + x113
    x115 = x114 / x28
    x116 = tl.where(x2, number(0.0, p0.dtype), x115)
    x117 = x97 - x113
    x118 = x117 / x28
    x119 = tl.where(x2, x118, number(0.0, p0.dtype))
    x120 = x116 + x119
    x121 = 0.5 * x120
    x122 = x93 / x70
    x123 = 3.0 * x122
    x124 = x123 * x61
    x125 = 0.5 * x124
    x126 = x71 / x70
    x127 = x93 * x126
    x128 = x127 * x74
    x129 = -x128
    x130 = x76 + 1.0
    x131 = x102 / x130
    x132 = x76 / x75
    x133 = x131 * x132
    x134 = x133 * x68
    x135 = 2.0 * x134
    x136 = x129 - x135
    x137 = x131 / x75
    x138 = 2.0 * x72
    x139 = x137 * x138
    x140 = x136 + x139
    x141 = x125 + x140
    x142 = x141 / x28
    x143 = tl.where(x16, number(0.0, p0.dtype), x142)
    x144 = x125 - x140
    x145 = x144 / x28
    x146 = tl.where(x16, x145, number(0.0, p0.dtype))
    x147 = x143 + x146
    x148 = 0.5 * x147
    x149 = tl.where(x2, x115, number(0.0, p0.dtype))
    x150 = tl.where(x2, number(0.0, p0.dtype), x118)
    x151 = x149 + x150
    x152 = 0.5 * x151
    x153 = tl.where(x16, x142, number(0.0, p0.dtype))
    x154 = tl.where(x16, number(0.0, p0.dtype), x145)
    x155 = x153 + x154
    x156 = 0.5 * x155
    return x87, x121, x148, x152, x156


def prob_iou_loss_l2_shared(h, machine):
    return (float(h[0]),)


prob_iou_loss_l2_exponents = ()


@triton.jit
def prob_iou_loss_l2(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x37 = x36 * x36
    x38 = 3.0 * x37
    x39 = x31 - x29
    x40 = x39 + c[0]
    x41 = x40 * x40
    x42 = x34 + c[0]
    x43 = x42 * x42
    x44 = x41 + x43
    x45 = x38 / x44
    x46 = x40 - x42
    x47 = x46 * x46
    x48 = 2.0 * x40
    x49 = x48 * x42
    x50 = x47 / x49
    x51 = log1p(x50)
    x52 = 0.5 * x51
    x53 = x45 + x52
    x54 = x23 - x24
    x55 = x54 / x28
    x56 = x17 - x24
    x57 = x56 / x28
    x58 = x55 + x57
    x59 = x21 - x24
    x60 = x59 / x28
    x61 = x58 - x60
    x62 = 0.5 * x61
    x63 = x62 * x62
    x64 = 3.0 * x63
    x65 = x57 - x55
    x66 = x65 + c[0]
    x67 = x66 * x66
    x68 = x60 + c[0]
    x69 = x68 * x68
    x70 = x67 + x69
    x71 = x64 / x70
    x72 = x66 - x68
    x73 = x72 * x72
    x74 = 2.0 * x66
    x75 = x74 * x68
    x76 = x73 / x75
    x77 = log1p(x76)
    x78 = 0.5 * x77
    x79 = x71 + x78
    x80 = x53 + x79
    x81 = 1.0 / x44
    x82 = 3.0 * x81
    x83 = x82 * x35
    x84 = 0.5 * x83
    x85 = x45 / x44
    x86 = x85 * x48
    x87 = -x86
    x88 = x50 + 1.0
    x89 = 0.5 / x88
    x90 = x50 / x49
    x91 = x89 * x90
    x92 = x91 * x42
    x93 = 2.0 * x92
    x94 = x87 - x93
    x95 = x89 / x49
    x96 = 2.0 * x46
    x97 = x95 * x96
    x98 = x94 + x97
    x99 = x84 + x98
    x100 = x99 / x28
    x101 = tl.where(x2, number(0.0, p0.dtype), x100)
    x102 = x84 - x98
    x103 = x102 / x28
    x104 = tl.where(x2, x103, number(0.0, p0.dtype))
    x105 = x101 + x104
    x106 = 0.5 * x105
    x107 = 1.0 / x70
    x108 = 3.0 * x107
    x109 = x108 * x61
    x110 = 0.5 * x109
    x111 = x71 / x70
    x112 = x111 * x74
    x113 = -x112
    x114 = x76 + 1.0
    x115 = 0.5 / x114
    x116 = x76 / x75
    x117 = x115 * x116
    x118 = x117 * x68
    x119 = 2.0 * x118
    x120 = x113 - x119
    x121 = x115 / x75
    x122 = 2.0 * x72
    x123 = x121 * x122
    x124 = x120 + x123
    x125 = x110 + x124
    x126 = x125 / x28
    x127 = tl.where(x16, number(0.0, p0.dtype), x126)
    x128 = x110 - x124
    x129 = x128 / x28
    x130 = tl.where(x16, x129, number(0.0, p0.dtype))
    x131 = x127 + x130
    x132 = 0.5 * x131
    x133 = tl.where(x2, x100, number(0.0, p0.dtype))
    x134 = tl.where(x2, number(0.0, p0.dtype), x103)
    x135 = x133 + x134
    x136 = 0.5 * x135
    x137 = tl.where(x16, x126, number(0.0, p0.dtype))
    x138 = tl.where(x16, number(0.0, p0.dtype), x129)
    x139 = x137 + x138
    x140 = 0.5 * x139
    return x80, x106, x132, x136, x140
