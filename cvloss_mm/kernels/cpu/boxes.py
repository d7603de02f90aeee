"""The IoU family through one kernel: the words of a pair of boxes, and for each loss its value and four slopes.

A loss reads the words of :class:`Pair` and gives ``value, (by overlap, by side, by hull, by shift)``: the derivatives
of its value by the sides of the intersection, of pred and of the hull and by the distance of the centres, (2, n) each
or 0. How these depend on pred's corners is the same for all of them.
"""
from collections.abc import Callable

import torch
from torch import Tensor

from .. import register
from .blocks import full, rescale

HALF = torch.tensor(0.5)


class Pair:
    """Two boxes in the frame of :func:`cvloss_mm.functional.geometry.framed`, where the hull's larger side is 1.

    All are (2, n), one row an axis, and need no origin: only differences of coordinates are taken. ``overlap``,
    ``side``, ``true`` and ``hull`` are sides, of the intersection (0 if there is none), pred, target and hull;
    ``shift`` leads from the target's centre to pred's.
    """

    def __init__(self, pred: Tensor, target: Tensor, ignored: Tensor | None):
        corners = torch.stack((pred, target.to(pred.dtype))).transpose(1, 2).reshape(2, 2, 2, -1).mul_(HALF)
        if ignored is not None:
            corners.masked_fill_(ignored, 0)
        first, second = corners[:, 0], corners[:, 1]
        self.inverted = None
        if not (second > first).all():
            self.inverted = (first[0] > second[0]).to(pred.dtype)
            corners = torch.stack((torch.minimum(first, second), torch.maximum(first, second)), 1)
        self.apart = corners[0] - corners[1]  # (corner, axis, n)
        inner, outer = torch.minimum(corners[0], corners[1]), torch.maximum(corners[0], corners[1])
        hull = outer[1] - inner[0]
        self.frame = hull.amax(0).clamp_(min=torch.finfo(pred.dtype).tiny ** 0.5)
        self.hull = hull.div_(self.frame)
        self.side, self.true = (corners[:, 1] - corners[:, 0]).div_(self.frame)
        overlap = (inner[1] - outer[0]).div_(self.frame)
        self.meet, self.overlap = overlap >= 0, overlap.clamp(min=0)
        self._shift = None

    @property
    def shift(self) -> Tensor:
        if self._shift is None:
            self._shift = (self.apart / self.frame).sum(0).mul_(HALF)
        return self._shift

    def measure(self, eps: float) -> None:
        """IoU, and how 1 - IoU changes with the overlap's area and with pred's."""
        self.intersection, self.area = product(self.overlap), product(self.side)
        self.union = self.area + product(self.true) - self.intersection
        self.per_union = self.union.clamp(min=eps).reciprocal_()
        self.iou = self.intersection * self.per_union
        self.by_area = self.iou * self.per_union
        self.by_intersection = self.by_area + self.per_union
        if not (self.union > eps).all():
            self._without_union(eps)

    def _without_union(self, eps: float) -> None:
        """Identical boxes have IoU 1 and slope 0, also where they have no area; below eps a union is constant."""
        self.by_area.masked_fill_(self.union <= eps, 0)
        self.by_intersection = self.by_area + self.per_union
        identical = (self.apart == 0).flatten(0, 1).all(0)
        self.iou.masked_fill_(identical, 1)
        for slope in (self.by_area, self.by_intersection):
            slope.masked_fill_(identical, 0)

    def one_minus_iou(self, want_grad: bool) -> tuple[Tensor, Tensor | None, Tensor | None]:
        """Its value, and slopes by overlap and side."""
        if not want_grad:
            return 1 - self.iou, None, None
        return 1 - self.iou, self.overlap.flip(0).mul_(-self.by_intersection), self.side.flip(0).mul_(self.by_area)

    def distance_share(self, eps: float) -> tuple[Tensor, Tensor, Tensor]:
        """Squared distance of the centres in units of the diagonal, and its slopes by shift and hull."""
        diagonal = self.hull.square().sum(0).clamp_(min=eps)  # 1 at least, or 0 for a single point
        step = self.shift / diagonal
        share = (self.shift * step).sum(0)
        return share, step.add_(step), self.hull * (share / diagonal).mul_(-2)

    def side_difference(self, eps: float) -> tuple[Tensor, Tensor]:
        """|w - w_gt| / max(w, w_gt), the same for h, and their slopes by side."""
        difference, larger = self.side - self.true, torch.maximum(self.side, self.true)
        floored = larger.clamp(min=eps)
        share = difference.abs() / floored
        own = torch.heaviside(difference, HALF.to(difference.dtype)).mul_(larger > eps)
        return share, (difference.sign() - share * own).div_(floored)

    def gradient(self, slopes: tuple, factor: float | Tensor) -> Tensor:
        """By pred's corners, (4, n)."""
        by_overlap, by_side, by_hull, by_shift = slopes
        by_overlap = by_overlap * self.meet  # apart, there is no overlap that could change
        after = torch.heaviside(self.apart, HALF.to(self.apart.dtype))  # whether pred's corner is the later one
        common, turn = by_hull + by_side, by_overlap - by_hull
        result = after * turn
        result[1].sub_(turn)  # the end of the overlap is pred's where it comes earlier
        result[0].add_(common)
        result.neg_()
        result[1].add_(common)
        if isinstance(by_shift, Tensor):
            result.add_(by_shift * HALF)
        result.mul_(factor * 0.5 / self.frame)
        if self.inverted is not None:
            result = torch.lerp(result, result.flip(0), self.inverted)
        return result.view(4, -1)


def product(sides: Tensor) -> Tensor:
    """Of the two axes."""
    return sides[..., 0, :] * sides[..., 1, :]


def box_kernel(function: Callable, *, per_side: bool = False, accepts: Callable | None = None) -> Callable:
    """Decorates ``loss(pair, want_grad, **hyper) -> (value, slopes or None)``; per_side: value is (4, n), and slopes
    are a function of the weight of that shape."""
    def decorate(loss):
        def body(pred, target, weight, scale, want_grad, /, **hyper):
            shape, dtype, pred, target = pred.shape, pred.dtype, full(pred).reshape(-1, 4), target.reshape(-1, 4)
            if weight is not None:
                weight = weight.reshape(-1, weight.shape[-1]) if per_side else weight.reshape(-1)
            ignored = None if weight is None or len(weight) != len(pred) else (weight == 0)
            pair = Pair(pred, target, ignored.all(-1) if per_side and ignored is not None else ignored)
            value, slopes = loss(pair, want_grad, **hyper)
            if per_side:
                weight = value.new_ones(1) if weight is None else weight.t()
                slopes = slopes and slopes(weight)
            gradient = None
            if want_grad:
                factor = scale if weight is None or per_side else weight * scale
                gradient = pair.gradient(slopes, factor).t().to(dtype).reshape(shape)
            return (value if weight is None else value.mul_(weight)).sum().mul_(scale), gradient

        register(function, 'cpu', 'boxes', per_row=not per_side, accepts=accepts, rescale=rescale)(body)
        return loss
    return decorate
