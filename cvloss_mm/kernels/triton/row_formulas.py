"""Value and slope of the losses of competing classes, as functions of one probability.

Each is ``formula(cost, hit, miss, gamma, CASE) -> value, d value / d ln p``, where cost is -ln p, hit p and miss 1 - p.
What a target gives to each class multiplies both; class weights do too.
"""
import triton
import triton.language as tl

from .mathematics import angle, raised


@triton.jit
def cross_entropy(cost, hit, miss, gamma, CASE: tl.constexpr):
    return cost, cost * 0 - 1


@triton.jit
def focal(cost, hit, miss, gamma, CASE: tl.constexpr):
    focus = miss * miss if CASE == 'squared' else raised(miss, gamma, 0)
    turn = cost / tl.maximum(miss, 1.1754943508222875e-38)  # at least 1, and 0 where p rounds to 1
    return focus * cost, -focus * (gamma * hit * turn + 1)


@triton.jit
def sine_of(cosine):
    """The sine of an angle and its derivative by the cosine; the floor keeps both finite at and beyond 1."""
    floor = 2.220446049250313e-16 if cosine.dtype == tl.float64 else 1.1920928955078125e-07
    square = (1 - cosine) * (1 + cosine)
    sine = tl.sqrt(tl.maximum(square, floor))
    return sine, tl.where(square > floor, -cosine / sine, 0.0)


@triton.jit
def turn(cosine, cos_m2, sin_m2):
    """cos(theta + m2) and its derivative by cos(theta)."""
    sine, by_cosine = sine_of(cosine)
    return cos_m2 * cosine - sin_m2 * sine, cos_m2 - sin_m2 * by_cosine


@triton.jit
def stretch_and_turn(cosine, m1, m2):
    """cos(m1 theta + m2) and its derivative by cos(theta)."""
    sine, by_cosine = sine_of(cosine)
    theta = m1 * angle(sine, cosine) + m2
    slope = (sine - cosine * by_cosine) / (sine * sine + cosine * cosine)
    return tl.cos(theta), m1 * tl.sin(theta) * slope


@triton.jit
def guarded(cosine, a, b, m3, edge, drop, TURN: tl.constexpr, GUARD: tl.constexpr):
    """What stands for the cosine of the label, and its slope. Beyond the edge the angle would pass pi and come back."""
    wanted, slope = TURN(cosine, a, b)
    if GUARD == 'easy':
        wanted, slope = tl.where(cosine > 0, wanted, cosine), tl.where(cosine > 0, slope, 1.0)
    elif GUARD == 'linear':
        wanted, slope = tl.where(cosine < edge, cosine - drop, wanted), tl.where(cosine < edge, 1.0, slope)
    elif GUARD == 'clip':
        wanted, slope = tl.where(cosine < edge, -1.0, wanted), tl.where(cosine < edge, 0.0, slope)
    return wanted - m3, slope
