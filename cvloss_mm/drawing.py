"""Figures of losses, from the registered classes alone: curves along a family's sweep, fields and paths of boxes.

Needs matplotlib. Nothing here is shown on a screen: every function returns a ``Figure``, and :func:`save` writes it.
"""
import re
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from torch import Tensor

from .functional import iou_loss, zero_one_loss
from .functional.hinge import SURROGATES
from .losses import BoxLoss, Loss, MaskLoss, OffsetLoss, SigmoidLoss, SignLoss, SoftmaxLoss

# Okabe and Ito's colours, told apart by the colour-blind too; the line styles tell them apart in grey.
COLOURS = ('#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000')
LINES = ('-', '--', '-.', ':', (0, (5, 1, 1, 1, 1, 1)), (0, (8, 2)), (0, (1, 1)))
GREY = '#777777'
STYLE = {
    'font.size': 10, 'axes.titlesize': 10.5, 'legend.fontsize': 9, 'legend.frameon': False, 'axes.grid': True,
    'grid.alpha': 0.3, 'lines.linewidth': 2, 'axes.spines.top': False, 'axes.spines.right': False,
    'axes.prop_cycle': mpl.cycler(color=COLOURS, linestyle=LINES), 'svg.hashsalt': 'cvloss_mm', 'figure.dpi': 110,
}
AXES = {  # family: the x axis of its sweep, and what the slope is a derivative by
    OffsetLoss: ('error $d$ = prediction − target (unit of the deltas)', 'd'),
    SigmoidLoss: ('logit $z$', 'z'),
    MaskLoss: ('logit $z$ of a pixel', 'z'),
    SoftmaxLoss: ('score of class 0 minus score of class 1', 'z_0'),
    SignLoss: ('margin $y f$ (unit of the score)', '(y f)'),
}
REACH = 2.0  # of the fields, to each side
TARGET = (0.0, 0.0, 1.0, 1.0)  # centre and sides, as the starts
STARTS = {
    'partial overlap': (0.6, 0.45, 1.0, 1.0),
    'disjoint': (-1.9, 1.3, 1.0, 1.0),
    'inside': (0.15, -0.1, 0.4, 0.4),
    'enclosing': (-0.15, -0.3, 2.4, 2.2),
    'other aspect': (0.9, -0.5, 2.4, 0.5),
}
STEPS, RATE = 200, 0.05  # of gradient descent; the rate falls tenfold after 160 and after 180 steps, as in the DIoU paper


styled = mpl.rc_context(STYLE)  # decorates whatever draws


class Curve(NamedTuple):
    label: str
    x: Tensor
    value: Tensor
    slope: Tensor


def canvas(rows: int = 1, columns: int = 2, size: tuple[float, float] = (4.4, 3.1), **options) -> tuple[Figure, list[Axes]]:
    figure = Figure(figsize=(size[0] * columns, size[1] * rows), layout='constrained', facecolor='white')
    return figure, list(figure.subplots(rows, columns, squeeze=False, **options).flat)


@styled
def save(figure: Figure, path: Path, note: str = '') -> None:
    """An SVG that comes out the same every time; ``note`` is kept inside it. Hundredths of a point are enough."""
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={'Date': None, 'Creator': None, 'Description': note})
    shorter = re.sub(r'(?<= d=")[^"]*', lambda m: re.sub(r'(\.\d\d)\d+', r'\1', m[0]), path.read_text())
    path.write_text('\n'.join(line.rstrip() for line in shorter.splitlines()) + '\n')


def curve(cls: type[Loss], label: str, x: Tensor, pred: Tensor, target: Tensor, **arguments) -> Curve:
    """The loss along x and its derivative by x."""
    loss = cls(**arguments)
    pred, target = loss.prepare(pred, target)[:2]
    along = torch.gradient(pred, spacing=(x,), dim=0)[0]
    pred = pred.detach().requires_grad_()
    value = loss.fn(pred, target, **loss.hyperparameters()).reshape(len(x), -1).sum(-1)
    gradient, = torch.autograd.grad(value.sum(), pred)
    return Curve(label, x, value.detach(), (gradient * along).reshape(len(x), -1).sum(-1))


def curves(cls: type[Loss], points: int = 401) -> list[Curve]:
    """The curves that show a loss, by its family."""
    x, pred, target = cls.sweep(points)
    if issubclass(cls, SigmoidLoss):
        return [curve(cls, f'target {y}', x, x, torch.full_like(x, y)) for y in (1, 0)]
    if issubclass(cls, MaskLoss):
        return [curve(cls, 'target 1', x, pred, target), curve(cls, 'target 0', x, pred, 1 - target)]
    if issubclass(cls, SoftmaxLoss):
        soft = torch.tensor([0.7, 0.3]).expand(points, 2)
        return [curve(cls, 'label 0', x, pred, target), curve(cls, 'soft target (0.7, 0.3)', x, pred, soft)]
    relaxed = SURROGATES if 'surrogate' in cls.hyper else ()
    return [curve(cls, 'exact' if relaxed else '', x, pred, target),
            *(curve(cls, f"surrogate '{name}'", x, pred, target, surrogate=name) for name in relaxed)]


def draw_curves(cls: type[Loss]) -> Figure:
    """Value and slope along the sweep of the family."""
    figure, (left, right) = canvas()
    drawn = curves(cls)
    label, by = next((AXES[base] for base in cls.__mro__ if base in AXES), (f'x of the sweep of {cls.__mro__[1].__name__}', 'x'))
    if issubclass(cls, SignLoss) and cls.fn is not zero_one_loss:
        x = drawn[0].x
        left.plot(x, zero_one_loss(x, torch.ones_like(x)), color=GREY, linestyle=':', label='0-1 loss')
        left.legend()
    for i, one in enumerate(drawn):
        if i == 0 or not torch.equal(one.value, drawn[0].value):
            left.plot(one.x, one.value)
        right.plot(one.x, one.slope, label=one.label)
    left.set(title='value', xlabel=label, ylabel='loss $L$')
    right.set(title='gradient', xlabel=label, ylabel=rf'$\partial L\,/\,\partial {by}$')
    if len(drawn) > 1:
        figure.legend(*right.get_legend_handles_labels(), loc='outside right upper') if len(drawn) > 3 else right.legend()
    return figure


def as_corners(boxes: Tensor) -> Tensor:
    """Centre and sides to x1, y1, x2, y2."""
    centre, half = boxes[..., :2], boxes[..., 2:] / 2
    return torch.cat([centre - half, centre + half], -1)


def box_loss(cls: type[Loss], boxes: Tensor) -> tuple[Tensor, Tensor]:
    """One value a box (centre and sides) against the target, and its gradient by the corners."""
    loss, corners = cls(), as_corners(boxes).detach().requires_grad_()
    target = as_corners(torch.tensor(TARGET)).expand_as(corners)
    value = loss.fn(corners, target, **loss.hyperparameters())
    value = value.reshape(*boxes.shape[:-1], -1).sum(-1)  # some give four values a box
    return value.detach(), torch.autograd.grad(value.sum(), corners)[0]


def draw_field(axis: Axes, cls: type[Loss], scaled: bool) -> None:
    """Loss in colour, descent as arrows: a box of the target's size moves, or one of its centre changes its sides."""
    def field(points):
        y, x = torch.meshgrid(points, points, indexing='ij')
        zero, one = torch.zeros_like(x), torch.ones_like(x)
        value, gradient = box_loss(cls, torch.stack([zero, zero, 2 ** x, 2 ** y] if scaled else [x, y, one, one], -1))
        first, second = gradient[..., :2], gradient[..., 2:]
        if not scaled:
            return x, y, value, first + second
        return x, y, value, (second - first) / 2 * torch.stack([2 ** x, 2 ** y], -1)  # by ln w and ln h

    x, y, value, _ = field(torch.linspace(-REACH, REACH, 61))
    top = float(value.max())
    filled = axis.contourf(x, y, value, levels=12, cmap='Blues', vmin=0, vmax=1.5 * top)
    axis.contour(x, y, value, levels=filled.levels, colors='white', linewidths=0.6)
    axis.figure.colorbar(filled, ax=axis, label='loss $L$')
    x, y, _, gradient = field(torch.linspace(-REACH, REACH, 17))
    flat = gradient.norm(dim=-1) < 1e-5
    longest = float(gradient.norm(dim=-1).max()) or 1.0
    axis.quiver(x[~flat], y[~flat], *-gradient[~flat].T, color='black', angles='xy', scale_units='xy',
                scale=longest / (REACH / 5), width=0.004, headwidth=4, minlength=0.3)
    axis.plot(x[flat], y[flat], '.', color=COLOURS[1], markersize=3, linestyle='', label='no gradient')
    axis.set(aspect='equal')
    axis.grid(False)


def draw_moves(axis: Axes, cls: type[Loss]) -> None:
    draw_field(axis, cls, scaled=False)
    axis.add_patch(Rectangle((-1, -1), 2, 2, fill=False, linestyle='--', color=COLOURS[1]))
    axis.set(title='a box of the right size moves (dashed: it touches the target)',
             xlabel='shift right (widths of the target)', ylabel='shift (heights of the target)')


def draw_scales(axis: Axes, cls: type[Loss]) -> None:
    draw_field(axis, cls, scaled=True)
    names = ['1/4', '1/2', '1', '2', '4']
    axis.set(title='a box of the right centre changes its sides', xlabel='width (widths of the target)',
             ylabel='height (heights of the target)', xticks=range(-2, 3), xticklabels=names, yticks=range(-2, 3),
             yticklabels=names)


def descend(cls: type[Loss]) -> Tensor:
    """Corners of the boxes of :data:`STARTS` at each step of plain gradient descent, (steps + 1, starts, 4)."""
    boxes = as_corners(torch.tensor(list(STARTS.values())))
    path = [boxes]
    for step in range(STEPS):
        sides = boxes[:, 2:] - boxes[:, :2]
        _, gradient = box_loss(cls, torch.cat([(boxes[:, 2:] + boxes[:, :2]) / 2, sides], -1))
        boxes = boxes - RATE * (1 if step < 160 else 0.1 if step < 180 else 0.01) * gradient
        path.append(boxes)
    return torch.stack(path)


def draw_paths(axis: Axes, path: Tensor) -> None:
    centres = (path[..., :2] + path[..., 2:]) / 2
    for i, colour in enumerate(COLOURS[:path.shape[1]]):
        for step, line in ((0, '--'), (-1, '-')):
            outline(axis, path[step, i], edgecolor=colour, linestyle=line, linewidth=1.4)
        axis.plot(*centres[:, i].T, color=colour, linestyle='-', linewidth=1)
        axis.plot(*centres[::20, i].T, '.', color=colour, markersize=5)
    outline(axis, as_corners(torch.tensor(TARGET)), edgecolor='black', linewidth=2.2, zorder=1)
    axis.autoscale_view()
    axis.set(title='from dashed start to solid end; a dot every 20 steps', xlabel='x (widths of the target)',
             ylabel='y (heights of the target)', aspect='equal')


def outline(axis: Axes, corners: Tensor, **style) -> None:
    x1, y1, x2, y2 = corners.tolist()
    axis.add_patch(Rectangle((x1, y1), x2 - x1, y2 - y1, fill=False, **style))


def draw_overlaps(axis: Axes, path: Tensor) -> None:
    overlap = 1 - iou_loss(path, as_corners(torch.tensor(TARGET)).expand_as(path))
    for i, name in enumerate(STARTS):
        axis.plot(overlap[:, i], label=name)
    axis.set(title='overlap during gradient descent', xlabel='step', ylabel='IoU with the target', ylim=(-0.03, 1.03))
    axis.legend(loc='lower right')


def draw_boxes(cls: type[Loss]) -> Figure:
    """Fields of a moving and a scaling box, and gradient descent from the standard starts."""
    figure, (moves, scales, paths, overlaps) = canvas(2, 2, size=(5.2, 4.2))
    path = descend(cls)
    draw_moves(moves, cls)
    draw_scales(scales, cls)
    draw_paths(paths, path)
    draw_overlaps(overlaps, path)
    return figure


@styled
def draw(cls: type[Loss]) -> Figure:
    """The figure of a registered loss."""
    return draw_boxes(cls) if issubclass(cls, BoxLoss) else draw_curves(cls)


def probe(cls: type[Loss]) -> list[float]:
    """A few values of what :func:`draw` draws, by which a picture is seen to be out of date."""
    if issubclass(cls, BoxLoss):
        value, gradient = box_loss(cls, torch.tensor(list(STARTS.values())))
        return [*value.tolist(), *gradient.flatten().tolist()]
    return [v for one in curves(cls, points=9) for v in torch.cat([one.value, one.slope]).tolist()]
