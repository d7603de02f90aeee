"""Value and slope of the losses of single values.

Each is ``formula(z, y, a, b, c, d, HARD, CASE, OTHER) -> value, d value / d z``. The target y is true or false where it
is HARD, else a number. Hyperparameters a and b may differ from class to class, c and d do not; CASE and OTHER are known
at compile time.
"""
import triton
import triton.language as tl

from .mathematics import log1p, power, sigmoid_parts, sign


@triton.jit
def sigmoid_focal(z, y, alpha, b, gamma, d, HARD: tl.constexpr, SQUARED: tl.constexpr, BALANCED: tl.constexpr):
    if HARD:  # one side of the curve serves both answers: few instructions, which is what bfloat16 is bound by
        miss, hit, other, cost = sigmoid_parts(tl.where(y, -z, z))
        focus = miss * miss if SQUARED else tl.exp(-gamma * other)
        focus *= tl.where(y, alpha, 1 - alpha) if BALANCED else 1
        return focus * cost, tl.where(y, -focus, focus) * (gamma * hit * cost + miss)
    p, q, cost_of_p, cost_of_q = sigmoid_parts(z)
    cost = y * cost_of_p + (1 - y) * cost_of_q
    miss = y * q + (1 - y) * p
    focus = miss * miss if SQUARED else power(miss, gamma)
    focus *= alpha * y + (1 - alpha) * (1 - y) if BALANCED else 1
    turn = gamma * (1 - 2 * y) * p * q / tl.maximum(miss, 1.1754943508222875e-38)
    return focus * cost, focus * (turn * cost + p - y)


@triton.jit
def binary_cross_entropy(z, y, pos_weight, class_weight, smoothing, d, HARD: tl.constexpr, CASE: tl.constexpr,
                         OTHER: tl.constexpr):
    p, q, cost_of_p, cost_of_q = sigmoid_parts(z)
    positive = (1 - smoothing) * y.to(z.dtype) + smoothing / 2
    negative = 1 - positive
    positive = pos_weight * positive
    return class_weight * (positive * cost_of_p + negative * cost_of_q), class_weight * (negative * p - positive * q)


@triton.jit
def quality_focal(z, y, beta, b, c, d, HARD: tl.constexpr, SQUARED: tl.constexpr, OTHER: tl.constexpr):
    p, q, cost_of_p, cost_of_q = sigmoid_parts(z)
    miss = (1 - y) * p - y * q  # p - y, exact also where p rounds to y
    cost = y * cost_of_p + (1 - y) * cost_of_q
    size = tl.abs(miss)
    focus = miss * miss if SQUARED else power(size, beta)
    by_miss = 2 * miss if SQUARED else beta * sign(miss) * focus / tl.maximum(size, 1.1754943508222875e-38)
    return focus * cost, focus * miss + by_miss * p * q * cost


@triton.jit
def varifocal(z, y, alpha, by_quality, gamma, d, HARD: tl.constexpr, SQUARED: tl.constexpr, DETACHED: tl.constexpr):
    p, q, cost_of_p, cost_of_q = sigmoid_parts(z)
    cost = y * cost_of_p + (1 - y) * cost_of_q
    focus = alpha * (p * p if SQUARED else tl.exp(-gamma * cost_of_p))
    weight = tl.where(y > 0, by_quality * y + 1 - by_quality, focus)
    slope = weight * (p - y)
    if not DETACHED:
        slope += tl.where(y > 0, 0.0, gamma * focus * q * cost)
    return weight * cost, slope


@triton.jit
def asymmetric(z, y, gamma_pos, gamma_neg, clip, eps, HARD: tl.constexpr, DETACHED: tl.constexpr, OTHER: tl.constexpr):
    p, q, _, _ = sigmoid_parts(z)
    y = y.to(z.dtype)
    absent = 1 - y
    right = y * p + absent * tl.minimum(q + clip, 1.0)
    wrong = y * q + absent * tl.maximum(p - clip, 0.0)
    gamma = gamma_pos * y + gamma_neg * absent
    weight, cost = power(wrong, gamma), -tl.log(tl.maximum(right, eps))
    by_right = y - tl.where(q + clip < 1, absent, 0.0)
    slope = tl.where(right > eps, -weight * by_right * p * q / tl.maximum(right, eps), 0.0)
    if not DETACHED:
        by_wrong = tl.where(p > clip, absent, 0.0) - y
        tiny = 1.1754943508222875e-38
        slope += tl.where(wrong > tiny, gamma * weight / tl.maximum(wrong, tiny) * by_wrong * p * q * cost, 0.0)
    return weight * cost, slope


@triton.jit
def l1(z, y, a, b, c, d, HARD: tl.constexpr, CASE: tl.constexpr, OTHER: tl.constexpr):
    return tl.abs(z - y), sign(z - y)


@triton.jit
def l2(z, y, a, b, c, d, HARD: tl.constexpr, CASE: tl.constexpr, OTHER: tl.constexpr):
    return (z - y) * (z - y), 2 * (z - y)


@triton.jit
def smooth_l1(z, y, a, b, scale, beta, HARD: tl.constexpr, CASE: tl.constexpr, OTHER: tl.constexpr):
    error = tl.abs(z - y)
    share = tl.minimum(error / beta, 1)
    return scale * share * (error - 0.5 * beta * share), scale * share * sign(z - y)


@triton.jit
def balanced_l1(z, y, alpha, steep, gamma, beta, HARD: tl.constexpr, CASE: tl.constexpr, OTHER: tl.constexpr):
    error = tl.abs(z - y)
    small = tl.minimum(error, beta)
    log = log1p(steep * small / beta)
    curve = alpha / steep * (steep * small + 1) * log - alpha * small
    slope = alpha * log + alpha * (steep * small + 1) / (beta + steep * small) - alpha
    inside = error < beta
    value = tl.where(inside, curve, gamma * error + gamma / steep - alpha * beta)
    return value, sign(z - y) * tl.where(inside, slope, gamma)
