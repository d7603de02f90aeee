"""What Triton's language lacks, in words that the compiler and its interpreter share. Each keeps float64, and a NaN."""

import triton
import triton.language as tl


@triton.jit
def number(value, DTYPE: tl.constexpr):
    """A number that comes as a double (else float64 losses would have float32 hyperparameters), in that dtype."""
    return tl.full((), value, DTYPE)


@triton.jit
def numbers(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, DTYPE: tl.constexpr):
    """Those that all elements share, as one tuple."""
    return (
        number(c0, DTYPE),
        number(c1, DTYPE),
        number(c2, DTYPE),
        number(c3, DTYPE),
        number(c4, DTYPE),
        number(c5, DTYPE),
        number(c6, DTYPE),
        number(c7, DTYPE),
        number(c8, DTYPE),
        number(c9, DTYPE),
        number(c10, DTYPE),
        number(c11, DTYPE),
        number(c12, DTYPE),
        number(c13, DTYPE),
        number(c14, DTYPE),
        number(c15, DTYPE),
    )


@triton.jit
def tiny_of(x):
    """The smallest normal number of that type."""
    return number(2.2250738585072014e-308 if x.dtype == tl.float64 else 1.1754943508222875e-38, x.dtype)


@triton.jit
def smaller(x, y):
    return tl.minimum(x, y, propagate_nan=tl.PropagateNan.ALL)


@triton.jit
def larger(x, y):
    return tl.maximum(x, y, propagate_nan=tl.PropagateNan.ALL)


@triton.jit
def mask_and(x, mask):
    """x and a mask that all share."""
    return tl.where(mask, x, x != x)


@triton.jit
def mask_or(x, mask):
    """x or a mask that all share."""
    return tl.where(mask, x == x, x)


@triton.jit
def log1p_unit(e):
    """ln(1 + e) for e in [0, 1], to full relative accuracy."""
    if e.dtype == tl.float64:
        whole = 1 + e
        return tl.log(whole) + (e - (whole - 1)) / whole  # the second term is what the sum rounded away
    # Minimax of ln(1 + e) / e, relative error 3e-8: half the instructions of a general logarithm.
    value = 0.005232693627476692 * e - 0.02950523979961872
    value = value * e + 0.07822596281766891
    value = value * e - 0.13663247227668762
    value = value * e + 0.19106008112430573
    value = value * e - 0.2484298199415207
    value = value * e + 0.3331909775733948
    value = value * e - 0.4999949336051941
    return (value * e + 0.9999999403953552) * e


@triton.jit
def log1p(x):
    """ln(1 + x): what 1 + x rounds away is put back to first order."""
    whole = 1 + x
    return tl.log(whole) - tl.where((whole > 0) & (whole < float('inf')), ((whole - 1) - x) / whole, 0.0)


@triton.jit
def expm1(x):
    """e^x - 1."""
    near = tl.where(tl.abs(x) < 0.35, x, 0.0)
    series = near / 18 + 1
    for k in tl.static_range(17, 1, -1):
        series = series * near / k + 1
    return tl.where(tl.abs(x) < 0.35, series * near, tl.exp(x) - 1)


@triton.jit
def tanh(x):
    less = expm1(-2 * tl.abs(x))
    y = -less / (2 + less)
    return tl.where(x < 0, -y, y)


@triton.jit
def power(base, exponent, EXPONENT: tl.constexpr):
    """base^exponent for a base of at least 0; 0^0 is 1. EXPONENT: the exponent where that is known as 1, 2, 3 or 4."""
    if EXPONENT == 1:
        return base
    if EXPONENT == 2:
        return base * base
    if EXPONENT == 3:
        return base * base * base
    if EXPONENT == 4:
        return (base * base) * (base * base)
    y = tl.exp(exponent * tl.log(larger(base, tiny_of(base))))
    return tl.where(exponent == 0, 1.0, tl.where(base == 0, 0.0, y))


@triton.jit
def power_over_base(value, base, EXPONENT: tl.constexpr):
    """value / base, where value is what :func:`power` gave for that base."""
    if EXPONENT == 1:
        return tl.full(base.shape, 1.0, base.dtype)
    if EXPONENT == 2:
        return base
    if EXPONENT == 3:
        return base * base
    if EXPONENT == 4:
        return base * base * base
    return value / base


@triton.jit
def atan2(y, x):
    """The angle of the point (x, y), in (-pi, pi], as atan2: three halvings of it in an octant, then the series."""
    across, along = tl.abs(y), tl.abs(x)
    more = larger(across, along)
    tangent = smaller(across, along) / tl.where(more == 0, 1.0, more)
    tangent = tangent / (1 + tl.sqrt(1 + tangent * tangent))
    tangent = tangent / (1 + tl.sqrt(1 + tangent * tangent))
    tangent = tangent / (1 + tl.sqrt(1 + tangent * tangent))  # at most 0.0985
    square = tangent * tangent
    series = 1 / 17 - square / 19
    series = 1 / 15 - square * series
    series = 1 / 13 - square * series
    series = 1 / 11 - square * series
    series = 1 / 9 - square * series
    series = 1 / 7 - square * series
    series = 1 / 5 - square * series
    series = 1 / 3 - square * series
    octant = 8 * tangent * (1 - square * series)
    quadrant = tl.where(across > along, 1.5707963267948966 - octant, octant)
    half = tl.where(x < 0, 3.141592653589793 - quadrant, quadrant)
    return tl.where(y < 0, -half, half)


@triton.jit
def tile(row, column, column_at, mask, DTYPE: tl.constexpr):
    """Some columns of some rows."""
    return tl.load(row + column.to(tl.int64) * column_at, mask=mask, other=0).to(DTYPE)


@triton.jit
def of_classes(rows, rows_at, scalars, column, mask, DTYPE: tl.constexpr):
    """The hyperparameters that may have a value a class."""
    zero = tl.zeros(column.shape, DTYPE)
    r0, r1, r2, r3 = (
        zero + number(scalars[0], DTYPE),
        zero + number(scalars[1], DTYPE),
        zero + number(scalars[2], DTYPE),
        zero + number(scalars[3], DTYPE),
    )
    if rows[0] is not None:
        r0 = tl.load(rows[0] + column * rows_at[0], mask=mask, other=0).to(DTYPE)
    if rows[1] is not None:
        r1 = tl.load(rows[1] + column * rows_at[1], mask=mask, other=0).to(DTYPE)
    if rows[2] is not None:
        r2 = tl.load(rows[2] + column * rows_at[2], mask=mask, other=0).to(DTYPE)
    if rows[3] is not None:
        r3 = tl.load(rows[3] + column * rows_at[3], mask=mask, other=0).to(DTYPE)
    return r0, r1, r2, r3
