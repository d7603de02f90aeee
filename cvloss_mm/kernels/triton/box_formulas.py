"""Value and slopes of the losses of boxes.

A kernel's lane is one axis of a pair of boxes, in the frame of ``functional.geometry.framed``. A formula is called with

    own    what the lane's axis shows: (side, target's side, overlap, gap, hull, shift, end)
    other  the same of the other axis
    same   whether the boxes are identical
    eps, a, b, CASE    hyperparameters, CASE known at compile time

where overlap is the signed length of what both cover, gap lies between the two lower corners, shift between the
centres, and end is gap + overlap without a rounding. It returns the value of the pair and its derivatives by the own
side, overlap, gap, hull and shift.
"""
import triton
import triton.language as tl

from .mathematics import arctan_of_ratio, power, sign, step


@triton.jit
def union_of(own, other):
    """Overlap and union of the areas."""
    inner = tl.maximum(own[2], 0.0) * tl.maximum(other[2], 0.0)
    return inner, own[0] * other[0] + own[1] * other[1] - inner


@triton.jit
def through_union(own, other, by_inner, by_union):
    """Derivatives by side and overlap, from those by the areas of overlap and union."""
    by_overlap = tl.where(own[2] >= 0, (by_inner - by_union) * tl.maximum(other[2], 0.0), 0.0)
    return by_union * other[0], by_overlap


@triton.jit
def share_of(inner, union, same, eps):
    """IoU and its derivatives by the areas of overlap and union; 1 for identical boxes."""
    whole = tl.maximum(union, eps)
    share = tl.where(same, 1.0, inner / whole)
    return share, tl.where(same, 0.0, 1 / whole), tl.where(same | (union <= eps), 0.0, -share / whole)


@triton.jit
def overlap_share(own, other, same, eps):
    """IoU and its derivatives by side and overlap."""
    inner, union = union_of(own, other)
    share, by_inner, by_union = share_of(inner, union, same, eps)
    by_side, by_overlap = through_union(own, other, by_inner, by_union)
    return share, by_side, by_overlap


@triton.jit
def distance_share(own, other, eps):
    """Squared distance of the centres over the squared diagonal, and its derivatives by hull and shift."""
    diagonal = own[4] * own[4] + other[4] * other[4]
    whole = tl.maximum(diagonal, eps)
    share = (own[5] * own[5] + other[5] * other[5]) / whole
    return share, tl.where(diagonal <= eps, 0.0, -2 * share * own[4] / whole), 2 * own[5] / whole


@triton.jit
def side_difference(axis, eps):
    """|w - w_gt| / max(w, w_gt) and its derivative by w."""
    larger = tl.maximum(axis[0], axis[1])
    whole = tl.maximum(larger, eps)
    share = tl.abs(axis[0] - axis[1]) / whole
    slope = sign(axis[0] - axis[1]) - tl.where(larger <= eps, 0.0, share * step(axis[0], axis[1]))
    return share, slope / whole


@triton.jit
def smooth_l1(error, beta):
    share = tl.minimum(error / beta, 1.0)
    return share * (error - 0.5 * beta * share), share


@triton.jit
def iou(own, other, same, eps, a, b, CASE: tl.constexpr):
    share, by_side, by_overlap = overlap_share(own, other, same, eps)
    if CASE == 'log':
        value = -tl.log(tl.maximum(share, eps))
        slope = tl.where(share <= eps, 0.0, -1 / tl.maximum(share, eps))
    elif CASE == 'square':
        value, slope = 1 - share * share, -2 * share
    else:
        value, slope = 1 - share, share * 0 - 1
    return value, slope * by_side, slope * by_overlap, share * 0, share * 0, share * 0


@triton.jit
def bounded_iou_place(own, other, same, eps, beta, b, CASE: tl.constexpr):
    error = tl.abs(own[5])
    whole = own[1] + 2 * error
    share = 4 * error / tl.maximum(whole, eps)
    value, slope = smooth_l1(tl.minimum(share, 1.0), beta)
    by_error = (4 - tl.where(whole <= eps, 0.0, 2 * share)) / tl.maximum(whole, eps)
    zero = value * 0
    return value, zero, zero, zero, zero, tl.where(share >= 1, 0.0, slope * by_error * sign(own[5]))


@triton.jit
def bounded_iou_shape(own, other, same, eps, beta, b, CASE: tl.constexpr):
    share, by_side = side_difference(own, eps)
    value, slope = smooth_l1(share, beta)
    zero = value * 0
    return value, slope * by_side, zero, zero, zero, zero


@triton.jit
def giou(own, other, same, eps, a, b, CASE: tl.constexpr):
    inner, union = union_of(own, other)
    share, by_inner, by_union = share_of(inner, union, same, eps)
    hull = own[4] * other[4]
    whole = tl.maximum(hull, eps)
    empty = (hull - union) / whole
    by_side, by_overlap = through_union(own, other, -by_inner, -by_union - 1 / whole)
    by_hull = other[4] * (1 - tl.where(hull <= eps, 0.0, empty)) / whole
    return 1 - share + empty, by_side, by_overlap, share * 0, by_hull, share * 0


@triton.jit
def diou(own, other, same, eps, a, b, CASE: tl.constexpr):
    share, by_side, by_overlap = overlap_share(own, other, same, eps)
    distance, by_hull, by_shift = distance_share(own, other, eps)
    return 1 - share + distance, -by_side, -by_overlap, share * 0, by_hull, by_shift


@triton.jit
def ciou(own, other, same, eps, gate, b, CASE: tl.constexpr):
    value, by_side, by_overlap, by_gap, by_hull, by_shift = diou(own, other, same, eps, gate, b, CASE)
    share, _, _ = overlap_share(own, other, same, eps)
    side, across = tl.maximum(own[0], eps), tl.maximum(other[0], eps)
    turn = arctan_of_ratio(tl.maximum(own[1], eps), tl.maximum(other[1], eps)) - arctan_of_ratio(side, across)
    v = 0.4052847345693511 * turn * turn  # 4 / pi^2
    alpha = tl.where(share > gate, v / tl.maximum(1 - share + v, eps), 0.0)  # a constant in the gradient
    by_turn = 2 * 0.4052847345693511 * alpha * turn
    by_angle = by_turn * across / (side * side + across * across)
    return value + alpha * v, by_side - tl.where(own[0] <= eps, 0.0, by_angle), by_overlap, by_gap, by_hull, by_shift


@triton.jit
def efficient_iou(own, other, same, eps, a, b, CASE: tl.constexpr):
    value, by_side, by_overlap, by_gap, by_hull, by_shift = diou(own, other, same, eps, a, b, CASE)
    whole, across = tl.maximum(own[4], eps), tl.maximum(other[4], eps)
    shape, shape_across = (own[0] - own[1]) / whole, (other[0] - other[1]) / across
    by_hull -= tl.where(own[4] <= eps, 0.0, 2 * shape * shape / whole)
    value += shape * shape + shape_across * shape_across
    return value, by_side + 2 * shape / whole, by_overlap, by_gap, by_hull, by_shift


@triton.jit
def extended_iou(own, other, same, eps, smooth_point, b, CASE: tl.constexpr):
    start, end, start_, end_ = own[3], own[6], other[3], other[6]
    later_, early_ = tl.maximum(start_, end_), tl.minimum(start_, end_)
    inner = end * end_ + tl.minimum(start, end) * early_ - start * later_ - tl.maximum(start, end) * start_
    share, by_inner, by_union = share_of(inner, own[0] * other[0] + own[1] * other[1] - inner, same, eps)
    value, slope = smooth_l1(tl.abs(1 - share), smooth_point)
    slope *= -sign(1 - share)
    started = step(start, end)  # whether the boxes are apart: the start lies beyond the end
    pull = slope * (by_inner - by_union)
    by_end = pull * (end_ + started * early_ - (1 - started) * start_)
    by_start = pull * ((1 - started) * early_ - later_ - started * start_)
    return value, slope * by_union * other[0], by_end, by_end + by_start, share * 0, share * 0


@triton.jit
def shape_cost(axis, eps, theta, CASE: tl.constexpr):
    difference, by_side = side_difference(axis, eps)
    fade = tl.exp(-difference)
    cost = 1 - fade
    steep = cost * cost * cost if CASE == 'fourth' else power(cost, theta - 1)
    return steep * cost, theta * steep * fade * by_side


@triton.jit
def siou(own, other, same, eps, theta, direction, CASE: tl.constexpr):
    share, by_side, by_overlap = overlap_share(own, other, same, eps)
    length = own[5] * own[5] + other[5] * other[5]
    whole = tl.maximum(length, eps)
    angle = 2 * tl.abs(own[5] * other[5]) / whole
    by_angle = 2 * tl.abs(other[5]) * sign(own[5]) / whole - tl.where(length <= eps, 0.0, 2 * own[5] * angle / whole)
    hull, hull_ = tl.maximum(own[4], eps), tl.maximum(other[4], eps)
    part, part_ = own[5] / hull, other[5] / hull_
    rho, rho_ = part * part, part_ * part_
    fade, fade_ = tl.exp(direction * (2 - angle) * rho), tl.exp(direction * (2 - angle) * rho_)
    by_rho = -fade * direction * (2 - angle)
    by_shift = by_rho * 2 * part / hull + direction * (fade * rho + fade_ * rho_) * by_angle
    by_hull = tl.where(own[4] <= eps, 0.0, -2 * by_rho * rho / hull)
    shape, shape_by_side = shape_cost(own, eps, theta, CASE)
    shape_, _ = shape_cost(other, eps, theta, CASE)
    value = 1 - share + (2 - fade - fade_ + shape + shape_) / 2
    return value, shape_by_side / 2 - by_side, -by_overlap, share * 0, by_hull / 2, by_shift / 2
