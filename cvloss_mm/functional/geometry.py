"""The words of the box family. A Box is its two corners; points and sides are (..., 2) as x, y."""

from typing import NamedTuple

import torch
from torch import Tensor

from .shapes import Boxes, PerBox


class Box(NamedTuple):
    """Corners of the same shape, (..., 2) each, ``low`` at most ``high``."""

    low: Tensor
    high: Tensor


def ordered(boxes: Boxes) -> Box:
    """(..., 4) as x1, y1, x2, y2 in any order of the corners."""
    first, second = boxes.unflatten(-1, (2, 2)).unbind(-2)
    in_order = first <= second  # also where both are equal: a box without width has to be able to open again
    return Box(torch.where(in_order, first, second), torch.where(in_order, second, first))


def framed(pred: Boxes, target: Boxes) -> tuple[Box, Box]:
    """Both boxes with corners in order, moved to the target's corner and divided by the larger side of their hull.

    A loss that does not change under common shifts and scalings of both boxes has the same value here, and, since
    the frame is a constant, autograd gives the exact gradient. No area, square or distance can overflow any more, and
    an eps means a fraction of the hull. Halves keep the difference of two huge coordinates finite; the floor keeps the
    square of the gradient finite where the hull is a point.
    """
    p, t = ordered(pred / 2), ordered(target / 2)
    origin, scale = t.low.detach(), _larger_side(p, t)
    return Box(*((corner - origin) / scale for corner in p)), Box(*((corner - origin) / scale for corner in t))


def half_unit(pred: Boxes, target: Boxes) -> Tensor:
    """Half of the length that is 1 in the frame of :func:`framed`, (..., 1), a constant: for losses that measure in
    pixels. The whole length is infinite where boxes have the size of the range of numbers."""
    return _larger_side(ordered(pred / 2), ordered(target / 2))


def _larger_side(pred: Box, target: Box) -> Tensor:
    """A constant, also in forward mode, which no_grad is not."""
    whole = Box(*(corner.detach() for corner in hull(pred, target)))
    return sides(whole).amax(-1, keepdim=True).clamp(min=torch.finfo(pred.low.dtype).tiny ** 0.5)


def sides(box: Box) -> Tensor:
    """Width and height, (..., 2)."""
    return box.high - box.low


def shift(pred: Box, target: Box) -> Tensor:
    """From the target's centre to that of pred, (..., 2)."""
    return (pred.low + pred.high - target.low - target.high) / 2


def safe_sqrt(square: Tensor) -> Tensor:
    """Square root whose slope at 0 is 0: that in the middle of a cone, of which it is the height."""
    zero = square == 0
    return torch.where(zero, 0, torch.where(zero, 1, square).sqrt())


def product(pair: Tensor) -> Tensor:
    """x times y of (..., 2); unlike ``prod`` with a plain derivative at 0."""
    x, y = pair.unbind(-1)
    return x * y


def area(box: Box) -> PerBox:
    return product(sides(box))


def hull(first: Box, second: Box) -> Box:
    """The smallest box that holds both."""
    return Box(torch.minimum(first.low, second.low), torch.maximum(first.high, second.high))


def intersection(first: Box, second: Box) -> PerBox:
    """The area that both have in common, 0 where they are apart."""
    sides = torch.minimum(first.high, second.high) - torch.maximum(first.low, second.low)
    return product(torch.where(sides < 0, 0, sides))  # unlike that of a clamp, its slope at 0 is the one inside


def signed_intersection(first: Box, second: Box) -> PerBox:
    """The intersection's area where there is one; below 0, and the lower the farther apart, where there is none."""
    outer = torch.minimum(first.low, second.low)
    start, end = torch.maximum(first.low, second.low) - outer, torch.minimum(first.high, second.high) - outer
    later = torch.maximum(start, end)
    crossed = start[..., 0] * later[..., 1] + later[..., 0] * start[..., 1]
    return product(end) + product(torch.minimum(start, end)) - crossed


def ratio(part: Tensor, whole: Tensor, eps: float) -> Tensor:
    """part / whole, with everything below eps counting as eps."""
    return part / whole.clamp(min=eps)


def iou_of_areas(inter: PerBox, union: PerBox, pred: Box, target: Box, eps: float) -> PerBox:
    """Intersection over union; 1 for identical boxes also where they have no area."""
    value = ratio(inter, union, eps)
    identical = ((pred.low == target.low) & (pred.high == target.high)).all(-1)
    return torch.where(identical, torch.ones_like(value), value)


def iou(pred: Box, target: Box, eps: float) -> PerBox:
    inter = intersection(pred, target)
    return iou_of_areas(inter, area(pred) + area(target) - inter, pred, target, eps)


def normalized_distance(pred: Box, target: Box, eps: float) -> PerBox:
    """Squared distance of the centres over the squared diagonal of the hull."""
    return ratio(shift(pred, target).square().sum(-1), sides(hull(pred, target)).square().sum(-1), eps)


def side_difference(pred: Box, target: Box, eps: float) -> Tensor:
    """|w - w_gt| / max(w, w_gt) and the same for h, (..., 2)."""
    pred_sides, target_sides = sides(pred), sides(target)
    return ratio((pred_sides - target_sides).abs(), torch.maximum(pred_sides, target_sides), eps)


def aspect_angle(box: Box, eps: float) -> PerBox:
    """atan(w / h) in radians, finite at any side; atan2 needs no division."""
    width, height = sides(box).clamp(min=eps).unbind(-1)
    return torch.atan2(width, height)
