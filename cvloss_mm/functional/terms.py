"""The two terms of box losses of the form 1 - IoU + penalty, of boxes in a common frame, see :mod:`.geometry`."""

import math
from typing import Annotated, NamedTuple

import torch
from torch import Tensor

from .geometry import (
    Box,
    area,
    aspect_angle,
    hull,
    intersection,
    iou,
    iou_of_areas,
    normalized_distance,
    product,
    ratio,
    shift,
    side_difference,
    sides,
)
from .ranges import AtMostTimes, NonNegative, Positive, at_least, between
from .shapes import PerBox
from .targets import scalar


class Terms(NamedTuple):
    """Of a loss 1 - IoU + penalties: what wrappers change one by one."""

    iou: PerBox
    penalties: tuple[PerBox, ...] = ()

    def loss(self) -> PerBox:
        return sum(self.penalties, 1 - self.iou)


def iou_terms(pred: Box, target: Box, *, eps: float) -> Terms:
    return Terms(iou(pred, target, eps))


def giou_terms(pred: Box, target: Box, *, eps: float) -> Terms:
    inter, enclosing = intersection(pred, target), area(hull(pred, target))
    union = area(pred) + area(target) - inter
    return Terms(iou_of_areas(inter, union, pred, target, eps), (ratio(enclosing - union, enclosing, eps),))


def diou_terms(pred: Box, target: Box, *, eps: float) -> Terms:
    return Terms(iou(pred, target, eps), (normalized_distance(pred, target, eps),))


def ciou_terms(
    pred: Box,
    target: Box,
    *,
    eps: float,
    alpha_gate: Annotated[float, between(0, 1)] | None = 0.5,
    angle_offset: Tensor | None = None,
) -> Terms:
    ious, angle = iou(pred, target, eps), aspect_angle(pred, eps)
    if angle_offset is not None:  # another gradient of the angle
        angle = angle.detach() + angle_offset
    v = 4 / math.pi**2 * (aspect_angle(target, eps) - angle).square()
    alpha = ratio(v, 1 - ious + v, eps).detach()
    if alpha_gate is not None:
        alpha = alpha * (ious > alpha_gate)
    return Terms(ious, (normalized_distance(pred, target, eps), alpha * v))


def efficient_iou_terms(pred: Box, target: Box, *, eps: float) -> Terms:
    shape = ratio(sides(pred) - sides(target), sides(hull(pred, target)), eps).square().sum(-1)
    return Terms(iou(pred, target, eps), (normalized_distance(pred, target, eps), shape))


def siou_terms(
    pred: Box, target: Box, *, eps: float, theta: Annotated[float, at_least(1)] = 4.0, neg_gamma: bool = True
) -> Terms:
    move = shift(pred, target)
    angle_cost = ratio(2 * product(move).abs(), move.square().sum(-1), eps)
    rho = ratio(move, sides(hull(pred, target)), eps).square()
    sign = -1 if neg_gamma else 1
    distance_cost = (1 - torch.exp(sign * (2 - angle_cost).unsqueeze(-1) * rho)).sum(-1)
    shape_cost = ((1 - torch.exp(-side_difference(pred, target, eps))) ** theta).sum(-1)
    return Terms(iou(pred, target, eps), ((distance_cost + shape_cost) / 2,))


def mpdiou_terms(
    pred: Box,
    target: Box,
    *,
    eps: float,
    half_unit: Tensor,
    image_width: Positive = 640.0,
    image_height: Positive = 640.0,
) -> Terms:
    diagonal = (image_width**2 + image_height**2) ** 0.5 / 2 / half_unit  # as long as it is in the frame
    tiny = torch.finfo(half_unit.dtype).tiny ** 0.5
    moves = (ratio((a - b) / 4, diagonal / 4, tiny).square().sum(-1) for a, b in zip(pred, target, strict=True))
    return Terms(iou(pred, target, eps), tuple(moves))  # quarters, lest the sum of squares be infinite


def shape_iou_terms(
    pred: Box, target: Box, *, eps: float, scale: NonNegative = 0.0, theta: Annotated[float, at_least(1)] = 4.0
) -> Terms:
    target_sides = sides(target).clamp(min=eps)
    power = (target_sides / target_sides.amax(-1, keepdim=True)) ** scale
    weight = 2 * (power / power.sum(-1, keepdim=True)).flip(-1)  # of x and w the height's share, and the other way
    distance_cost = ratio(
        (weight * shift(pred, target).square()).sum(-1), sides(hull(pred, target)).square().sum(-1), eps
    )
    shape_cost = ((1 - torch.exp(-weight * side_difference(pred, target, eps))) ** theta).sum(-1)
    return Terms(iou(pred, target, eps), (distance_cost, shape_cost / 2))


def powerful_iou_terms(pred: Box, target: Box, *, eps: float) -> Terms:
    return Terms(iou(pred, target, eps), (-torch.expm1(-edge_distance(pred, target, eps).square()),))


def edge_distance(pred: Box, target: Box, eps: float) -> PerBox:
    """How far the edges lie apart on average, each in units of the target's side across."""
    return ratio((pred.low - target.low).abs() + (pred.high - target.high).abs(), sides(target), eps).sum(-1) / 4


def interp_iou_terms(
    pred: Box, target: Box, *, eps: float, coefficient: Annotated[float, between(0, 1)] = 0.98
) -> Terms:
    return Terms(iou(pred, target, eps), (1 - iou(interpolated(pred, target, coefficient), target, eps),))


def dynamic_interp_iou_terms(
    pred: Box,
    target: Box,
    *,
    eps: float,
    low_coefficient: Annotated[NonNegative, AtMostTimes(1, 'high_coefficient')] = 0.6,
    high_coefficient: Annotated[float, between(0, 1)] = 0.99,
) -> Terms:
    ious = iou(pred, target, eps)
    low, high = scalar(low_coefficient, ious), scalar(high_coefficient, ious)
    coefficient = (1 - ious).detach().maximum(low).minimum(high).unsqueeze(-1)
    return Terms(ious, (1 - iou(interpolated(pred, target, coefficient), target, eps),))


def interpolated(pred: Box, target: Box, coefficient: float | Tensor) -> Box:
    """The box that part of the way from pred to the target."""
    return Box(*(p + coefficient * (t - p) for p, t in zip(pred, target, strict=True)))
