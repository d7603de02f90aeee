# Written by tools/generate_kernels.py from the function of this name; not to be edited.
import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)


def nwd_loss_shared(h, machine):
    s0 = 0.5 * h[0]
    return (float(s0),)


nwd_loss_exponents = ()


@triton.jit
def nwd_loss(p0, p1, p2, p3, t0, t1, t2, t3, w0, w1, w2, w3, c, EXPONENTS: tl.constexpr):
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
    x38 = x31 - x29
    x39 = x38 - x34
    x40 = 0.5 * x39
    x41 = x40 * x40
    x42 = x37 + x41
    x43 = x23 - x24
    x44 = x43 / x28
    x45 = x17 - x24
    x46 = x45 / x28
    x47 = x44 + x46
    x48 = x21 - x24
    x49 = x48 / x28
    x50 = x47 - x49
    x51 = 0.5 * x50
    x52 = x51 * x51
    x53 = x46 - x44
    x54 = x53 - x49
    x55 = 0.5 * x54
    x56 = x55 * x55
    x57 = x52 + x56
    x58 = x42 + x57
    x59 = x58 == 0.0
    x60 = tl.where(x59, number(1.0, p0.dtype), x58)
    x61 = tl.sqrt(x60)
    x62 = tl.where(x59, number(0.0, p0.dtype), x61)
    x63 = c[0] / x28
    x64 = larger(x63, root_tiny)
    x65 = x62 / x64
    x66 = -x65
    x67 = expm1(x66)
    x68 = -x67
    x69 = x67 + 1.0
    x70 = x69 / x64
    x71 = tl.where(x59, number(0.0, p0.dtype), x70)
    x72 = 2.0 * x61
    x73 = x71 / x72
    x74 = tl.where(x59, number(0.0, p0.dtype), x73)
    x75 = x74 * x39
    x76 = 0.5 * x75
    x77 = x74 * x35
    x78 = 0.5 * x77
    x79 = x76 + x78
    x80 = x79 / x28
    x81 = tl.where(x2, number(0.0, p0.dtype), x80)
    x82 = x78 - x76
    x83 = x82 / x28
    x84 = tl.where(x2, x83, number(0.0, p0.dtype))
    x85 = x81 + x84
    x86 = 0.5 * x85
    x87 = x74 * x54
    x88 = 0.5 * x87
    x89 = x74 * x50
    x90 = 0.5 * x89
    x91 = x88 + x90
    x92 = x91 / x28
    x93 = tl.where(x16, number(0.0, p0.dtype), x92)
    x94 = x90 - x88
    x95 = x94 / x28
    x96 = tl.where(x16, x95, number(0.0, p0.dtype))
    x97 = x93 + x96
    x98 = 0.5 * x97
    x99 = tl.where(x2, x80, number(0.0, p0.dtype))
    x100 = tl.where(x2, number(0.0, p0.dtype), x83)
    x101 = x99 + x100
    x102 = 0.5 * x101
    x103 = tl.where(x16, x92, number(0.0, p0.dtype))
    x104 = tl.where(x16, number(0.0, p0.dtype), x95)
    x105 = x103 + x104
    x106 = 0.5 * x105
    return x68, x86, x98, x102, x106
