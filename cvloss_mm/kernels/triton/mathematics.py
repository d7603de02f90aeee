"""What Triton's language lacks, in words that the compiler and its interpreter share. Each keeps float64."""
import triton
import triton.language as tl


@triton.jit
def number(value, DTYPE: tl.constexpr):
    """A number that comes as a double (else float64 losses would have float32 hyperparameters), in that dtype."""
    return tl.full((), value, DTYPE)


@triton.jit
def sign(x):
    return tl.where(x > 0, 1.0, 0.0) - tl.where(x < 0, 1.0, 0.0)


@triton.jit
def step(x, y):
    """The derivative of max(x, y) by x, and of min(x, y) by y: one half where both are equal, as in torch."""
    return tl.where(x > y, 1.0, tl.where(x < y, 0.0, 0.5))


@triton.jit
def log1p_of_share(e):
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
    """ln(1 + x) for x of at least 0."""
    whole = 1 + x
    return tl.where(x < 1, log1p_of_share(tl.minimum(x, 1)), tl.log(whole))


@triton.jit
def power(base, exponent):
    """base^exponent for a base of at least 0; 0^0 is 1."""
    tiny = 1e-300 if base.dtype == tl.float64 else 1.1754943508222875e-38
    return tl.exp(exponent * tl.log(tl.maximum(base, tiny)))


@triton.jit
def arctan_of_ratio(side, other):
    """atan(side / other) for positive sides: three halvings of the angle, then the series."""
    tangent = tl.minimum(side, other) / tl.maximum(side, other)
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
    angle = 8 * tangent * (1 - square * series)
    return tl.where(side > other, 1.5707963267948966 - angle, angle)


@triton.jit
def sigmoid_parts(z):
    """p = sigmoid(z), 1 - p, -ln p and -ln(1 - p), each to full relative accuracy, finite for finite z."""
    e = tl.exp(-tl.abs(z))
    larger = 1 / (1 + e)
    smaller = e * larger
    log = log1p_of_share(e)
    p = tl.where(z >= 0, larger, smaller)
    q = tl.where(z >= 0, smaller, larger)
    return p, q, log + tl.maximum(-z, 0), log + tl.maximum(z, 0)
