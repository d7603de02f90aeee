"""The set-up, the descent and the rules that say where a box moves."""

import math
from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

RULES = ('authors', 'autograd')
ASPECTS = (1 / 4, 1 / 3, 1 / 2, 1, 2, 3, 4)  # width over height, of targets and of starting boxes
SCALES = (0.5, 0.67, 0.75, 1, 1.33, 1.5, 2)  # area of the starting box; that of a target is 1
CASES_PER_CENTRE = len(ASPECTS) * len(SCALES) * len(ASPECTS)
CENTRES = 5000
RADIUS = 3.0

Pull = Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]  # boxes, target sides -> pull (2, 2, n), IoU (n,)


def draw_centres(count: int = CENTRES, seed: int = 0) -> Tensor:
    """(count, 2), uniform in the disc; a smaller count gives the first of a larger one."""
    generator = torch.Generator().manual_seed(seed)
    radius, angle = torch.rand(max(count, CENTRES), 2, generator=generator, dtype=torch.float64)[:count].unbind(-1)
    angle = 2 * math.pi * angle
    return (RADIUS * radius.sqrt()).unsqueeze(-1) * torch.stack([angle.cos(), angle.sin()], -1)


def sides_of(aspect: Tensor, area: Tensor) -> Tensor:
    return torch.stack([(area * aspect).sqrt(), (area / aspect).sqrt()])


def cases(centres: Tensor) -> tuple[Tensor, Tensor]:
    """Starting boxes (2, 2, n) and the sides of their targets (2, n); the 343 cases of a centre lie side by side.

    >>> boxes, targets = cases(draw_centres())
    >>> boxes.shape, targets.shape
    (torch.Size([2, 2, 1715000]), torch.Size([2, 1715000]))
    """
    aspects, scales = (torch.tensor(values, dtype=centres.dtype) for values in (ASPECTS, SCALES))
    target, scale, aspect = torch.cartesian_prod(aspects, scales, aspects).repeat(len(centres), 1).unbind(-1)
    position = centres.repeat_interleave(CASES_PER_CENTRE, dim=0).T
    return torch.stack([position, sides_of(aspect, scale)]), sides_of(target, torch.ones_like(target))


def error(boxes: Tensor, target: Tensor) -> Tensor:
    """|dx| + |dy| + |dw| + |dh|, (n,)."""
    return boxes[0].abs().sum(0) + (boxes[1] - target).abs().sum(0)


def rate(step: int, iterations: int) -> float:
    """The paper's steps: 0.1, from 80 % of the iterations on 0.01, from 90 % on 0.001; steps count from 1."""
    return 0.1 if 10 * step <= 8 * iterations else 0.01 if 10 * step <= 9 * iterations else 0.001


def descend(pull: Pull, boxes: Tensor, target: Tensor, iterations: int = 200) -> tuple[Tensor, Tensor]:
    """Moves all boxes; returns the summed error after each iteration and the final error of each box.

    A box without any pull will never move again, so it is taken out of the work now and then; for the IoU loss these
    are most boxes.
    """
    totals, final = torch.zeros(iterations, dtype=torch.float64), error(boxes, target)
    active, resting = torch.arange(final.numel()), 0.0
    for step in range(1, iterations + 1):
        direction, overlap = pull(boxes, target)
        boxes = boxes + (rate(step, iterations) * (2 - overlap)) * direction
        final[active] = now = error(boxes, target)
        totals[step - 1] = resting + now.sum(dtype=torch.float64)
        if step % 10 == 1:
            moving = (direction != 0).flatten(0, 1).any(0)
            if moving.sum() < 0.9 * moving.numel():
                resting += now[~moving].sum(dtype=torch.float64)
                boxes, target, active = boxes[..., moving], target[..., moving], active[moving]
    return totals, final


class Overlap(NamedTuple):
    """How a box and its target lie to each other. Slopes are (2, 2, n): by centre and by sides, along x and y."""

    inner: Tensor  # sides of the intersection, (2, n); negative where there is a gap
    outer: Tensor  # sides of the hull, (2, n)
    inner_slope: Tensor
    outer_slope: Tensor
    meet: Tensor  # 1 where the boxes overlap, else 0, (n,)


def overlap_of(boxes: Tensor, target: Tensor) -> Overlap:
    centre, half, half_target = boxes[0], boxes[1] / 2, target / 2
    end, start = half_target - centre - half, half_target + centre - half  # how far the target reaches beyond the box
    inner = boxes[1] + end.clamp(max=0) + start.clamp(max=0)
    at_end, at_start = torch.sign(end), torch.sign(start)
    inner_slope = torch.stack([(at_end - at_start) / 2, (at_end + at_start + 2) / 4])
    outer_slope = -inner_slope
    outer_slope[1] += 1
    meet = (inner > 0).all(0).to(inner.dtype)
    return Overlap(inner, boxes[1] + target - inner, inner_slope, outer_slope, meet)


def quotient_slope(part: Tensor, whole: Tensor, part_slope: Tensor, whole_slope: Tensor) -> Tensor:
    """Derivative of part / whole."""
    return (part_slope - (part / whole) * whole_slope) / whole


def pull_of_areas(lie: Overlap, sides: Tensor, target: Tensor, *, signed: bool, hull: bool) -> tuple[Tensor, Tensor]:
    """Derivative of IoU, or with ``hull`` of GIoU; and IoU. ``signed``: a gap counts as it comes."""
    overlap, overlap_slope = lie.inner[0] * lie.inner[1], lie.inner_slope * lie.inner.flip(0)
    if not (signed and hull):
        overlap, overlap_slope = overlap * lie.meet, overlap_slope * lie.meet
    union, union_slope = sides[0] * sides[1] + target[0] * target[1] - overlap, -overlap_slope
    union_slope[1] += sides.flip(0)
    pull, iou = quotient_slope(overlap, union, overlap_slope, union_slope) * lie.meet, overlap / union * lie.meet
    if hull:
        area, area_slope = lie.outer[0] * lie.outer[1], lie.outer_slope * lie.outer.flip(0)
        pull += quotient_slope(union, area, union_slope, area_slope)
    return pull, iou


def diagonal_slope(lie: Overlap) -> Tensor:
    """Derivative of the hull's squared diagonal."""
    return 2 * lie.outer * lie.outer_slope


def authors_diagonal_slope(lie: Overlap) -> Tensor:
    """What the release has in its place: wrong sign by the centre; either side's slope on both sides of the hull; and
    by the side of a box that encloses its target along that axis, a slope of -1 on the hull's own side."""
    slope = 2 * lie.outer.sum(0) * lie.outer_slope
    slope[0].neg_()
    slope[1] = torch.where(lie.inner_slope[1] == 0, 2 * (lie.outer.flip(0) - lie.outer), slope[1])
    return slope


def pull_of_distance(lie: Overlap, centre: Tensor, whole_slope: Tensor) -> Tensor:
    """Derivative of minus the squared distance of the centres over the hull's squared diagonal."""
    gap, diagonal = centre.square().sum(0), lie.outer.square().sum(0)
    return -quotient_slope(gap, diagonal, torch.stack([2 * centre, torch.zeros_like(centre)]), whole_slope)


def pull_of_aspect(sides: Tensor, target: Tensor, iou: Tensor, *, gate: float | None, exact: bool) -> Tensor:
    """Derivative of minus alpha v by the sides, (2, n); not ``exact`` puts 1 for 1 / (w^2 + h^2)."""
    angle = torch.atan(target[0] / target[1]) - torch.atan(sides[0] / sides[1])
    v = 4 / math.pi**2 * angle.square()
    pull = 8 / math.pi**2 * angle * v / (1 - iou + v + 1e-7)
    if gate is not None:
        pull = pull * (iou > gate)
    if exact:
        pull = pull / sides.square().sum(0)
    return torch.stack([pull * sides[1], -pull * sides[0]])


def authors_pull(loss: str) -> Pull:
    """The released rule for IoULoss, GIoULoss, DIoULoss or CIoULoss. Derivatives of areas by a side are not halved."""

    def pull(boxes: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        lie = overlap_of(boxes, target)
        total, iou = pull_of_areas(lie, boxes[1], target, signed=True, hull=loss == 'GIoULoss')
        total[1] *= 2
        if loss in ('DIoULoss', 'CIoULoss'):
            total += pull_of_distance(lie, boxes[0], authors_diagonal_slope(lie))
        if loss == 'CIoULoss':
            total[1] += pull_of_aspect(boxes[1], target, iou, gate=None, exact=False)
        return total, iou

    return pull


def closed_pull(loss: str, *, alpha_gate: float | None = 0.5) -> Pull:
    """The exact gradient of the same four, written out: what autograd gives, some ten times as fast."""

    def pull(boxes: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        flip, boxes = torch.sign(boxes[1]), torch.stack([boxes[0], boxes[1].abs()])
        lie = overlap_of(boxes, target)
        total, iou = pull_of_areas(lie, boxes[1], target, signed=False, hull=loss == 'GIoULoss')
        if loss in ('DIoULoss', 'CIoULoss'):
            total += pull_of_distance(lie, boxes[0], diagonal_slope(lie))
        if loss == 'CIoULoss':
            total[1] += pull_of_aspect(boxes[1], target, iou, gate=alpha_gate, exact=True)
        total[1] *= flip
        return total, iou

    return pull


def autograd_pull(function: Callable, **hyper) -> Pull:
    """The exact gradient of any box loss."""

    def pull(boxes: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        corners = [
            torch.cat([middle - side / 2, middle + side / 2]).T
            for middle, side in ((boxes[0], boxes[1]), (torch.zeros_like(target), target))
        ]
        pred = corners[0].requires_grad_()
        low, high = torch.autograd.grad(function(pred, corners[1], **hyper).sum(), pred)[0].T.reshape(boxes.shape)
        sides = boxes[1].abs()
        inner = overlap_of(torch.stack([boxes[0], sides]), target).inner.clamp(min=0).prod(0)
        return -torch.stack([low + high, (high - low) / 2]), inner / (sides.prod(0) + target.prod(0) - inner)

    return pull
