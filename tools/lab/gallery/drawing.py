"""Figures of losses, from the registered classes alone: curves along a family's sweep, fields and paths of boxes.

Needs matplotlib. Nothing here is shown on a screen: every function returns a ``Figure``, and :func:`save` writes it.
"""
import io
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from torch import Tensor

from cvloss_mm.functional import iou_loss, zero_one_loss
from cvloss_mm.functional.hinge import SURROGATES
from cvloss_mm.losses import (
    BoxLoss,
    CosineLoss,
    DistillationLoss,
    DistributionLoss,
    EmbeddingLoss,
    HeatmapLoss,
    LabelSetLoss,
    Loss,
    MaskLoss,
    OffsetLoss,
    QualityLoss,
    RegionLoss,
    SigmoidLoss,
    SignLoss,
    SimilarityLoss,
    SoftmaxLoss,
)

# Okabe and Ito's colours, told apart by the colour-blind too; the line styles tell them apart in grey.
COLOURS = ('#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000')
LINES = ('-', '--', '-.', ':', (0, (5, 1, 1, 1, 1, 1)), (0, (8, 2)), (0, (1, 1)))
GREY = '#777777'
STYLE = {
    'font.size': 10, 'axes.titlesize': 10.5, 'legend.fontsize': 9, 'legend.frameon': False, 'axes.grid': True,
    'grid.alpha': 0.3, 'lines.linewidth': 2, 'axes.spines.top': False, 'axes.spines.right': False,
    'axes.prop_cycle': mpl.cycler(color=COLOURS, linestyle=LINES),
}
AXES = {  # family: the x axis of its sweep, and what the slope is a derivative by
    SimilarityLoss: ('cosine of the positive (the negative has 0)', 's_{ap}'),
    EmbeddingLoss: ('distance of the positive (the negative is at 1)', 'd_{ap}'),
    OffsetLoss: ('error $d$ = prediction − target (unit of the deltas)', 'd'),
    LabelSetLoss: ('logit $z_0$ (the other class has 0)', 'z_0'),
    SigmoidLoss: ('logit $z$', 'z'),
    QualityLoss: ('logit $z$', 'z'),
    DistributionLoss: ('logit $z_1$ of three (the others are 0)', 'z_1'),
    CosineLoss: ('cosine $c_0$ of the true class (the two others have 0)', 'c_0'),
    HeatmapLoss: ('probability $p$', 'p'),
    RegionLoss: ('logit $z$ of one of two pixels of the object', 'z'),
    DistillationLoss: ('score $z_0$ of the student (the two others are 0)', 'z_0'),
    MaskLoss: ('logit $z$ of a pixel', 'z'),
    SoftmaxLoss: ('score $z_0$ (the two other classes have 0)', 'z_0'),
    SignLoss: ('margin $y f$ (unit of the score)', '(y f)'),
}
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

styled = mpl.rc_context(STYLE)  # decorates whatever draws


class Curve(NamedTuple):
    label: str
    x: Tensor
    value: Tensor
    slope: Tensor


def canvas(rows: int = 1, columns: int = 2, size: tuple[float, float] = (4.4, 3.1)) -> tuple[Figure, list[Axes]]:
    figure = Figure(figsize=(size[0] * columns, size[1] * rows), layout='constrained', facecolor='white')
    return figure, list(figure.subplots(rows, columns, squeeze=False).flat)


def save(figure: Figure, path: Path, note: str = '') -> None:
    """A small PNG that comes out the same every time; ``note`` is kept inside it. 256 colours are enough."""
    buffer, kept = io.BytesIO(), PngInfo()
    figure.savefig(buffer, dpi=120)
    kept.add_text('Description', note)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.open(buffer).convert('RGB').quantize(256, dither=Image.Dither.NONE).save(path, optimize=True, pnginfo=kept)


def note_of(path: Path) -> str:
    with Image.open(path) as picture:
        return picture.info.get('Description', '')


def experienced(cls: type[Loss], **arguments) -> Loss:
    """A loss to be drawn; one with state has seen a thousand examples and takes no further notice."""
    loss = cls(**arguments)
    if loss.state:
        loss(*cls.sample(1000, torch.Generator().manual_seed(0), getattr(loss, 'num_classes', 3)))
    return loss.eval()


def curve(cls: type[Loss], label: str, x: Tensor, pred: Tensor, target: Tensor, **arguments) -> Curve:
    """The loss along x and its derivative by x."""
    arguments |= {'num_classes': pred.shape[-1]} if 'num_classes' in cls.options else {}
    loss = experienced(cls, **arguments)
    compared = issubclass(cls, DistillationLoss) and 'rows' in cls.waives
    if compared or issubclass(cls, (EmbeddingLoss, LabelSetLoss)):
        return anchor_curve(loss, label, x, pred, target)
    inputs = loss.expand(loss.prepare(pred, target))
    along = torch.gradient(inputs.pred, spacing=(x,), dim=0)[0]
    pred = inputs.pred.detach().requires_grad_()
    value = loss.unreduced(inputs._replace(pred=pred)).reshape(len(x), -1).sum(-1)
    gradient, = torch.autograd.grad(value.sum(), pred)
    return Curve(label, x, value.detach(), (gradient * along).reshape(len(x), -1).sum(-1))


def anchor_curve(loss: Loss, label: str, x: Tensor, pred: Tensor, target: Tensor) -> Curve:
    """What the first of each small batch costs."""
    along, pred = torch.gradient(pred, spacing=(x,), dim=0)[0], pred.detach().requires_grad_()
    value = torch.stack([loss(*one, reduction_override='none')[0] for one in zip(pred, target, strict=True)])
    gradient, = torch.autograd.grad(value.sum(), pred)
    return Curve(label, x, value.detach(), (gradient * along).flatten(1).sum(-1))


def curves(cls: type[Loss], points: int = 401) -> list[Curve]:
    """The curves that show a loss, by its family."""
    x, pred, target = cls.sweep(points)
    if issubclass(cls, LabelSetLoss):
        return [curve(cls, f'the label is {k}', x, pred, target.roll(k, -1)) for k in (0, 1)]
    if issubclass(cls, SigmoidLoss):
        return [curve(cls, f'target {y}', x, x[:, None], torch.full_like(x[:, None], y)) for y in (1, 0)]
    if issubclass(cls, QualityLoss):
        return [curve(cls, f'quality {y}', x, x, torch.full_like(x, y)) for y in (1, 0.7, 0.3, 0)]
    if issubclass(cls, DistributionLoss):
        return [curve(cls, f'target {y}', x, pred, torch.full_like(x, y)) for y in (1, 1.25, 1.5, 2)]
    if issubclass(cls, HeatmapLoss):
        return [curve(cls, f'heat {y}', x, x, torch.full_like(x, y)) for y in (1, 0.6, 0.3, 0)]
    if issubclass(cls, DistillationLoss):
        return [curve(cls, f'temperature {t}', x, pred, target, temperature=t) for t in (1, 2, 10)]
    if issubclass(cls, CosineLoss):
        return [curve(cls, f'scale {scale}', x, pred, target, scale=scale) for scale in (8, 16, 64)]
    if issubclass(cls, MaskLoss):
        return [curve(cls, 'target 1', x, pred, target), curve(cls, 'target 0', x, pred, 1 - target)]
    if issubclass(cls, SoftmaxLoss):
        pred = torch.cat([pred, pred[:, 1:]], -1)  # with one rival only, all multi-class hinges are the same
        soft = torch.tensor([0.7, 0.15, 0.15]).expand(points, 3)
        return [curve(cls, 'label 0', x, pred, target), curve(cls, 'soft target (0.7, 0.15, 0.15)', x, pred, soft)]
    relaxed = SURROGATES if 'surrogate' in cls.hyper else ()
    return [curve(cls, 'exact' if relaxed else '', x, pred, target),
            *(curve(cls, name.replace('_', ' '), x, pred, target, surrogate=name) for name in relaxed)]


def draw_curves(cls: type[Loss]) -> Figure:
    """Value and slope along the sweep of the family."""
    figure, (left, right) = canvas()
    drawn = curves(cls)
    unknown = f'x of the sweep of {cls.__mro__[1].__name__}', 'x'
    label, by = next((AXES[base] for base in cls.__mro__ if base in AXES), unknown)
    if issubclass(cls, SignLoss) and cls.fn is not zero_one_loss:
        x = drawn[0].x
        left.plot(x, zero_one_loss(x, torch.ones_like(x)), color=GREY, linestyle=':', label='0-1 loss')
    for i, one in enumerate(drawn):
        if i == 0 or not torch.equal(one.value, drawn[0].value):
            left.plot(one.x, one.value, label=one.label)
        right.plot(one.x, one.slope, label=one.label)
    left.set(title='value', xlabel=label, ylabel='loss $L$')
    right.set(title='gradient', xlabel=label, ylabel=rf'$\partial L\,/\,\partial {by}$')
    if 'surrogate' in cls.hyper:
        right.set_ylim(-2.2, 0.2)  # the squared hinge's goes on
        figure.legend(*right.get_legend_handles_labels(), title='gradient of', loc='outside right upper')
    elif left.get_legend_handles_labels()[0]:
        left.legend()
    return figure


def as_corners(boxes: Tensor) -> Tensor:
    """Centre and sides to x1, y1, x2, y2."""
    centre, half = boxes[..., :2], boxes[..., 2:] / 2
    return torch.cat([centre - half, centre + half], -1)


def box_loss(cls: type[Loss], corners: Tensor) -> tuple[Tensor, Tensor]:
    """One value a box against the target, and its gradient by the corners."""
    loss, corners = cls(), corners.detach().requires_grad_()
    value = loss.fn(corners, as_corners(torch.tensor(TARGET)).expand_as(corners), **loss.hyperparameters())
    value = value.reshape(*corners.shape[:-1], -1).sum(-1)  # some give four values a box
    return value.detach(), torch.autograd.grad(value.sum(), corners)[0]


def draw_field(axis: Axes, cls: type[Loss], scaled: bool) -> None:
    """Loss in colour, descent as arrows: a box of the target's size moves, or one of its centre changes its sides."""
    def field(points):
        y, x = torch.meshgrid(points, points, indexing='ij')
        zero, one = torch.zeros_like(x), torch.ones_like(x)
        boxes = torch.stack([zero, zero, 2 ** x, 2 ** y] if scaled else [x, y, one, one], -1)
        value, gradient = box_loss(cls, as_corners(boxes))
        first, second = gradient[..., :2], gradient[..., 2:]
        if not scaled:
            return x, y, value, first + second
        return x, y, value, (second - first) / 2 * torch.stack([2 ** x, 2 ** y], -1)  # by ln w and ln h

    x, y, value, _ = field(torch.arange(-30, 31) * REACH / 30)
    top = float(value.max())
    filled = axis.contourf(x, y, value, levels=12, cmap='Blues', vmin=0, vmax=1.5 * top)
    axis.contour(x, y, value, levels=filled.levels, colors='white', linewidths=0.6)
    axis.figure.colorbar(filled, ax=axis, label='loss $L$')
    x, y, _, gradient = field(torch.arange(-6, 7) * REACH / 6)
    flat = gradient.norm(dim=-1) < 1e-5
    steep = gradient.norm(dim=-1, keepdim=True)
    arrows = -gradient / (steep * steep.max()).clamp(min=1e-12).sqrt() * REACH / 7  # as the root, or most are dots
    axis.quiver(x[~flat], y[~flat], *arrows[~flat].T, color='black', angles='xy', scale_units='xy', scale=1,
                width=0.004, headwidth=4, minlength=0.3, zorder=3)
    axis.plot(x[flat], y[flat], '.', color=COLOURS[1], markersize=3, linestyle='', label='no gradient')
    axis.set(aspect='equal')
    axis.grid(False)


def draw_moves(axis: Axes, cls: type[Loss]) -> None:
    draw_field(axis, cls, scaled=False)
    axis.add_patch(Rectangle((-1, -1), 2, 2, fill=False, linestyle='--', color=COLOURS[1]))
    axis.set(title='a box of the right size moves',
             xlabel='shift right (widths of the target)', ylabel='shift (heights of the target)')


def draw_scales(axis: Axes, cls: type[Loss]) -> None:
    draw_field(axis, cls, scaled=True)
    names = ['1/4', '1/2', '1', '2', '4']
    axis.set(title='a centred box changes its sides', xlabel='width (widths of the target)',
             ylabel='height (heights of the target)', xticks=range(-2, 3), xticklabels=names, yticks=range(-2, 3),
             yticklabels=names)


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
    return {name: (path[:steps[i] + 1, i], overlap[:steps[i] + 1, i]) for i, name in enumerate(STARTS)}


def draw_paths(axis: Axes, paths: dict[str, tuple[Tensor, Tensor]]) -> None:
    outline(axis, as_corners(torch.tensor(TARGET)), edgecolor='black', linewidth=2, zorder=3)
    for (corners, _), colour in zip(paths.values(), COLOURS, strict=False):
        centres = (corners[:, :2] + corners[:, 2:]) / 2
        outline(axis, corners[0], edgecolor=colour, linestyle='--', linewidth=1.4)
        outline(axis, corners[-1], edgecolor=colour, linestyle='-', linewidth=1.2)
        axis.plot(*centres.T, color=colour, linestyle='-', linewidth=1.2)
        axis.plot(*centres[::50].T, '.', color=colour, markersize=5)
    axis.autoscale_view()
    axis.set(title='from dashed start to solid end, a dot every 50 steps', xlabel='x (widths of the target)',
             ylabel='y (heights of the target)', aspect='equal', adjustable='datalim')


def outline(axis: Axes, corners: Tensor, **style) -> None:
    x1, y1, x2, y2 = corners.tolist()
    axis.add_patch(Rectangle((x1, y1), x2 - x1, y2 - y1, fill=False, **style))


def draw_overlaps(axis: Axes, paths: dict[str, tuple[Tensor, Tensor]]) -> None:
    for (name, (_, overlap)), colour in zip(paths.items(), COLOURS, strict=False):
        axis.plot(overlap, label=name)
        axis.plot(len(overlap) - 1, overlap[-1], 'o', color=colour, markersize=5, clip_on=False)
    axis.set(title=f'overlap during gradient descent, until {ARRIVED}', xlabel='step', ylabel='IoU with the target',
             xlim=(-10, STEPS + 10), ylim=(-0.03, 1))
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
    """A few values of what :func:`draw` draws, by which a picture is seen to be out of date."""
    if issubclass(cls, BoxLoss):
        value, gradient = box_loss(cls, as_corners(torch.tensor(list(STARTS.values()))))
        return [*value.tolist(), *gradient.flatten().tolist()]
    return [v for one in curves(cls, points=9) for v in torch.cat([one.value, one.slope]).tolist()]
