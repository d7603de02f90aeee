"""Figures of losses, from the registered classes alone: curves along a family's sweep, fields and paths of boxes.

Needs matplotlib. Nothing here is shown on a screen: every function returns a ``Figure``, and :func:`save` writes it.
"""

import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from torch import Tensor

from cvloss_mm.functional import iou_loss
from cvloss_mm.losses import BoxLoss, Loss

from .curves import curves, draw_curves
from .style import COLOURS, canvas, note_of, save, styled

__all__ = ['curves', 'draw', 'draw_boxes', 'note_of', 'probe', 'save']
REACH = 2.0  # of the fields, to each side
TARGET = (0.0, 0.0, 1.0, 1.0)  # centre and sides, as the starts
STARTS = {
    'partial overlap': (0.6, 0.45, 1.0, 1.0),
    'disjoint': (-1.6, 1.1, 1.0, 1.0),
    'inside': (0.15, -0.1, 0.4, 0.4),
    'enclosing': (-0.15, -0.3, 2.4, 2.2),
    'other aspect': (0.9, -0.5, 2.4, 0.5),
}
STEPS, RATE, ARRIVED = 1000, 0.02, 0.9  # of gradient descent, in sides of the target; it ends at this IoU


def as_corners(boxes: Tensor) -> Tensor:
    """Centre and sides to x1, y1, x2, y2."""
    centre, half = boxes[..., :2], boxes[..., 2:] / 2
    return torch.cat([centre - half, centre + half], -1)


def box_loss(cls: type[Loss], corners: Tensor) -> tuple[Tensor, Tensor]:
    """One value a box against the target, and its gradient by the corners."""
    loss, corners = cls(**cls.figure_arguments), corners.detach().requires_grad_()
    value = loss.fn(corners, as_corners(torch.tensor(TARGET)).expand_as(corners), **loss.hyperparameters())
    value = value.reshape(*corners.shape[:-1], -1).sum(-1)  # some give four values a box
    return value.detach(), torch.autograd.grad(value.sum(), corners)[0]


def draw_field(axis: Axes, cls: type[Loss], scaled: bool, bar: bool = True) -> None:
    """Loss in colour, descent as arrows: a box of the target's size moves, or one of its centre changes its sides."""

    def field(points):
        y, x = torch.meshgrid(points, points, indexing='ij')
        zero, one = torch.zeros_like(x), torch.ones_like(x)
        boxes = torch.stack([zero, zero, 2**x, 2**y] if scaled else [x, y, one, one], -1)
        value, gradient = box_loss(cls, as_corners(boxes))
        first, second = gradient[..., :2], gradient[..., 2:]
        if not scaled:
            return x, y, value, first + second
        return x, y, value, (second - first) / 2 * torch.stack([2**x, 2**y], -1)  # by ln w and ln h

    x, y, value, _ = field(torch.arange(-30, 31) * REACH / 30)
    top = float(value.max())
    filled = axis.contourf(x, y, value, levels=12, cmap='Blues', vmin=0, vmax=1.5 * top)
    axis.contour(x, y, value, levels=filled.levels, colors='white', linewidths=0.6)
    if bar:
        axis.figure.colorbar(filled, ax=axis, label='loss $L$')
    x, y, _, gradient = field(torch.arange(-6, 7) * REACH / 6)
    flat = gradient.norm(dim=-1) < 1e-5
    norm = gradient.norm(dim=-1, keepdim=True)
    arrows = -gradient / (norm * norm.max()).clamp(min=1e-12).sqrt() * REACH / 7  # as the root, or most are dots
    axis.quiver(
        x[~flat],
        y[~flat],
        *arrows[~flat].T,
        color='black',
        angles='xy',
        scale_units='xy',
        scale=1,
        width=0.004,
        headwidth=4,
        minlength=0.3,
        zorder=3,
    )
    axis.plot(x[flat], y[flat], '.', color=COLOURS[1], markersize=3, linestyle='', label='no gradient')
    axis.set(aspect='equal')
    axis.grid(False)


def draw_moves(axis: Axes, cls: type[Loss], bar: bool = True) -> None:
    draw_field(axis, cls, scaled=False, bar=bar)
    axis.add_patch(Rectangle((-1, -1), 2, 2, fill=False, linestyle='--', color=COLOURS[1]))
    axis.set(
        title='a box of the right size moves',
        xlabel='shift right (widths of the target)',
        ylabel='shift (heights of the target)',
    )


def draw_scales(axis: Axes, cls: type[Loss]) -> None:
    draw_field(axis, cls, scaled=True)
    names = ['1/4', '1/2', '1', '2', '4']
    axis.set(
        title='a centred box changes its sides',
        xlabel='width (widths of the target)',
        ylabel='height (heights of the target)',
        xticks=range(-2, 3),
        xticklabels=names,
        yticks=range(-2, 3),
        yticklabels=names,
    )


def descend(cls: type[Loss]) -> dict[str, tuple[Tensor, Tensor]]:
    """Plain gradient descent from each of the starts, until it arrives: the corners (steps, 4) and the IoU (steps,)."""
    boxes, target = as_corners(torch.tensor(list(STARTS.values()))), as_corners(torch.tensor(TARGET))
    path = [boxes]
    while len(path) <= STEPS and (iou_loss(boxes, target.expand_as(boxes)) > 1 - ARRIVED).any():
        boxes = boxes - RATE * box_loss(cls, boxes)[1]
        path.append(boxes)
    path = torch.stack(path)
    overlap = 1 - iou_loss(path, target.expand_as(path))
    steps = (overlap < ARRIVED).long().cumprod(0).sum(0).tolist()
    return {name: (path[: steps[i] + 1, i], overlap[: steps[i] + 1, i]) for i, name in enumerate(STARTS)}


def draw_paths(axis: Axes, paths: dict[str, tuple[Tensor, Tensor]]) -> None:
    outline(axis, as_corners(torch.tensor(TARGET)), edgecolor='black', linewidth=2, zorder=3)
    for (corners, _), colour in zip(paths.values(), COLOURS, strict=False):
        centres = (corners[:, :2] + corners[:, 2:]) / 2
        outline(axis, corners[0], edgecolor=colour, linestyle='--', linewidth=1.4)
        outline(axis, corners[-1], edgecolor=colour, linestyle='-', linewidth=1.2)
        axis.plot(*centres.T, color=colour, linestyle='-', linewidth=1.2)
        axis.plot(*centres[::50].T, '.', color=colour, markersize=5)
    axis.autoscale_view()
    axis.set(
        title='from dashed start to solid end, a dot every 50 steps',
        xlabel='x (widths of the target)',
        ylabel='y (heights of the target)',
        aspect='equal',
        adjustable='datalim',
    )


def outline(axis: Axes, corners: Tensor, **style) -> None:
    x1, y1, x2, y2 = corners.tolist()
    axis.add_patch(Rectangle((x1, y1), x2 - x1, y2 - y1, fill=False, **style))


def draw_overlaps(axis: Axes, paths: dict[str, tuple[Tensor, Tensor]]) -> None:
    for (name, (_, overlap)), colour in zip(paths.items(), COLOURS, strict=False):
        axis.plot(overlap, label=name)
        axis.plot(len(overlap) - 1, overlap[-1], 'o', color=colour, markersize=5, clip_on=False)
    axis.set(
        title=f'overlap during gradient descent, until {ARRIVED}',
        xlabel='step',
        ylabel='IoU with the target',
        xlim=(-10, STEPS + 10),
        ylim=(-0.03, 1),
    )
    axis.legend(loc='upper center', bbox_to_anchor=(0.5, -0.17), ncols=3)


def draw_boxes(cls: type[Loss]) -> Figure:
    """Fields of a moving and a scaling box, and gradient descent from the standard starts."""
    figure, axes = canvas(2, 2, size=(5.2, 4.2))
    draw_moves(axes[0], cls)
    draw_scales(axes[1], cls)
    paths = descend(cls)
    draw_paths(axes[2], paths)
    draw_overlaps(axes[3], paths)
    return figure


@styled
def draw(cls: type[Loss]) -> Figure:
    """The figure of a registered loss."""
    return draw_boxes(cls) if issubclass(cls, BoxLoss) else draw_curves(cls)


def probe(cls: type[Loss]) -> list[float]:
    """A few values of what :func:`draw` draws, by which a figure is seen to be out of date."""
    if issubclass(cls, BoxLoss):
        value, gradient = box_loss(cls, as_corners(torch.tensor(list(STARTS.values()))))
        return [*value.tolist(), *gradient.flatten().tolist()]
    return [v for one in curves(cls, points=9) for v in torch.cat([one.value, one.slope]).tolist()]
