"""The words of the box family. Boxes are (..., 4) as x1, y1, x2, y2; points and sides are (..., 2) as x, y."""
import torch
from torch import Tensor

from .shapes import Boxes, PerBox


def ordered(boxes: Boxes) -> Boxes:
    """The same rectangle with x1 <= x2 and y1 <= y2."""
    first, second = corners(boxes)
    return torch.cat([torch.minimum(first, second), torch.maximum(first, second)], -1)


def corners(boxes: Boxes) -> tuple[Tensor, Tensor]:
    """Top left and bottom right, (..., 2) each."""
    return boxes[..., :2], boxes[..., 2:]


def sides(boxes: Boxes) -> Tensor:
    """Width and height, (..., 2)."""
    top_left, bottom_right = corners(boxes)
    return bottom_right - top_left


def centre(boxes: Boxes) -> Tensor:
    """Centre point, (..., 2)."""
    top_left, bottom_right = corners(boxes)
    return (top_left + bottom_right) / 2


def product(pair: Tensor) -> Tensor:
    """x times y of (..., 2); unlike ``prod`` with a plain derivative at 0."""
    return pair[..., 0] * pair[..., 1]


def area(boxes: Boxes) -> PerBox:
    return product(sides(boxes))


def hull(first: Boxes, second: Boxes) -> Boxes:
    """The smallest box that holds both."""
    (a, b), (c, d) = corners(first), corners(second)
    return torch.cat([torch.minimum(a, c), torch.maximum(b, d)], -1)


def intersection(first: Boxes, second: Boxes) -> PerBox:
    """Area of the overlap, 0 where there is none."""
    (a, b), (c, d) = corners(first), corners(second)
    return product((torch.minimum(b, d) - torch.maximum(a, c)).clamp(min=0))


def ratio(part: Tensor, whole: Tensor, eps: float) -> Tensor:
    """part / whole, with everything below eps counting as eps."""
    return part / whole.clamp(min=eps)


def framed(pred: Boxes, target: Boxes) -> tuple[Boxes, Boxes]:
    """Both boxes with corners in order, moved to the target's corner and divided by the larger side of their hull.

    A loss that does not change under common shifts and scalings of both boxes has the same value here, and, since
    the frame is a constant, autograd gives the exact gradient. No area, square or distance can overflow any more, and
    an eps means a fraction of the hull. Halves keep the difference of two huge coordinates finite; the floor keeps the
    square of the gradient finite where the hull is a point.
    """
    pred, target = ordered(pred) / 2, ordered(target) / 2
    with torch.no_grad():
        origin = torch.cat([target[..., :2], target[..., :2]], -1)
        scale = sides(hull(pred, target)).amax(-1, keepdim=True).clamp(min=torch.finfo(pred.dtype).tiny ** 0.5)
    return (pred - origin) / scale, (target - origin) / scale


def overlap_share(overlap: PerBox, pred: Boxes, target: Boxes, eps: float) -> PerBox:
    """Overlap over union; 1 for identical boxes also where they have no area."""
    value = ratio(overlap, area(pred) + area(target) - overlap, eps)
    return torch.where((pred == target).all(-1), torch.ones_like(value), value)


def iou(pred: Boxes, target: Boxes, eps: float) -> PerBox:
    return overlap_share(intersection(pred, target), pred, target, eps)


def signed_intersection(first: Boxes, second: Boxes) -> PerBox:
    """The overlap's area where there is one; below 0, and the lower the farther apart, where there is none."""
    (a, b), (c, d) = corners(first), corners(second)
    outer = torch.minimum(a, c)
    start, end = torch.maximum(a, c) - outer, torch.minimum(b, d) - outer
    low, high = torch.minimum(start, end), torch.maximum(start, end)
    crossed = start[..., 0] * high[..., 1] + high[..., 0] * start[..., 1]
    return product(end) + product(low) - crossed


def distance_share(pred: Boxes, target: Boxes, eps: float) -> PerBox:
    """Squared distance of the centres over the squared diagonal of the hull."""
    gap = (centre(pred) - centre(target)).square().sum(-1)
    return ratio(gap, sides(hull(pred, target)).square().sum(-1), eps)


def side_difference(pred: Boxes, target: Boxes, eps: float) -> Tensor:
    """|w - w_gt| / max(w, w_gt) and the same for h, (..., 2)."""
    own, true = sides(pred), sides(target)
    return ratio((own - true).abs(), torch.maximum(own, true), eps)


def aspect_angle(boxes: Boxes, eps: float) -> PerBox:
    """atan(w / h) in radians, finite at any side; atan2 needs no division."""
    width, height = sides(boxes).clamp(min=eps).unbind(-1)
    return torch.atan2(width, height)
