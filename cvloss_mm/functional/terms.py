"""The two terms of box losses of the form 1 - IoU + penalty, of boxes in a common frame, see :mod:`.geometry`."""
import math
from typing import Annotated, NamedTuple

import torch
from torch import Tensor

from .geometry import (
    Box,
    area,
    aspect_angle,
    distance_share,
    hull,
    intersection,
    iou,
    overlap_share,
    product,
    ratio,
    shift,
    side_difference,
    sides,
)
from .ranges import at_least, between
from .shapes import PerBox


class Terms(NamedTuple):
    """Of a loss 1 - IoU + penalties: what wrappers change one by one."""

    overlap: PerBox
    penalties: tuple[PerBox, ...] = ()

    def loss(self) -> PerBox:
        return sum(self.penalties, 1 - self.overlap)


def iou_terms(pred: Box, target: Box, *, eps: float) -> Terms:
    return Terms(iou(pred, target, eps))


def giou_terms(pred: Box, target: Box, *, eps: float) -> Terms:
    overlap, enclosing = intersection(pred, target), area(hull(pred, target))
    union = area(pred) + area(target) - overlap
    return Terms(overlap_share(overlap, union, pred, target, eps), (ratio(enclosing - union, enclosing, eps),))


def diou_terms(pred: Box, target: Box, *, eps: float) -> Terms:
    return Terms(iou(pred, target, eps), (distance_share(pred, target, eps),))


def ciou_terms(pred: Box, target: Box, *, eps: float, alpha_gate: Annotated[float, between(0, 1)] | None = 0.5,
               turn: Tensor | None = None) -> Terms:
    overlap, angle = iou(pred, target, eps), aspect_angle(pred, eps)
    if turn is not None:  # another gradient of the angle
        angle = angle.detach() + turn
    v = 4 / math.pi ** 2 * (aspect_angle(target, eps) - angle).square()
    alpha = ratio(v, 1 - overlap + v, eps).detach()
    if alpha_gate is not None:
        alpha = alpha * (overlap > alpha_gate)
    return Terms(overlap, (distance_share(pred, target, eps), alpha * v))


def efficient_iou_terms(pred: Box, target: Box, *, eps: float) -> Terms:
    shape = ratio(sides(pred) - sides(target), sides(hull(pred, target)), eps).square().sum(-1)
    return Terms(iou(pred, target, eps), (distance_share(pred, target, eps), shape))


def siou_terms(pred: Box, target: Box, *, eps: float, theta: Annotated[float, at_least(1)] = 4.0,
               neg_gamma: bool = True) -> Terms:
    move = shift(pred, target)
    angle_cost = ratio(2 * product(move).abs(), move.square().sum(-1), eps)
    rho = ratio(move, sides(hull(pred, target)), eps).square()
    sign = -1 if neg_gamma else 1
    distance_cost = (1 - torch.exp(sign * (2 - angle_cost).unsqueeze(-1) * rho)).sum(-1)
    shape_cost = ((1 - torch.exp(-side_difference(pred, target, eps))) ** theta).sum(-1)
    return Terms(iou(pred, target, eps), ((distance_cost + shape_cost) / 2,))
