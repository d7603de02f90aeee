"""Curves of losses along the sweep of their family, from the registered classes alone."""

from typing import NamedTuple

import torch
from matplotlib.figure import Figure
from torch import Tensor

from cvloss_mm.functional.hinge import SURROGATES, zero_one_loss
from cvloss_mm.losses import (
    AngularLoss,
    ClassMapLoss,
    CosineLoss,
    DistanceMarginLoss,
    DistillationLoss,
    DistributionLoss,
    EmbeddingLoss,
    FastAPLoss,
    FeatureLoss,
    GroupingLoss,
    HeatmapLoss,
    LabelSetLoss,
    Loss,
    MaskLoss,
    MatchingLoss,
    NPairLoss,
    OffsetLoss,
    PointLoss,
    QualityLoss,
    RankingLoss,
    RegionLoss,
    RotatedBoxLoss,
    SigmoidLoss,
    SignLoss,
    SimilarityLoss,
    SoftmaxLoss,
    ViewsLoss,
)
from cvloss_mm.testing import context_of, supplied

from .style import GREY, canvas

AXES = {  # family: the x axis of its sweep, and what the slope is a derivative by
    NPairLoss: ('cosine of the positive (the negatives have 0)', 's_{ap}'),
    AngularLoss: ('cosine of the positive (the negative has 0)', 's_{ap}'),
    DistanceMarginLoss: ('cosine of the positive (the negative has 0)', 's_{ap}'),
    FastAPLoss: ('cosine of the positive (the negative has 0)', 's_{ap}'),
    SimilarityLoss: ('cosine of the positive (the negative has 0)', 's_{ap}'),
    PointLoss: ('distance from the centre along one dimension', 'x'),
    EmbeddingLoss: ('distance of the positive (the negative is at 1)', 'd_{ap}'),
    FeatureLoss: (r'angle $\theta$ between the features (radians)', r'\theta'),
    OffsetLoss: ('error $d$ = prediction − target (unit of the deltas)', 'd'),
    LabelSetLoss: ('logit $z_0$ (the other class has 0)', 'z_0'),
    SigmoidLoss: ('logit $z$', 'z'),
    RankingLoss: ('score $z$ of a positive (a negative has 0,\nworse positives have 1 and −1)', 'z'),
    QualityLoss: ('logit $z$', 'z'),
    DistributionLoss: ('logit $z_1$ of three (the others are 0)', 'z_1'),
    CosineLoss: ('cosine $c_0$ of the true class (the two others have 0)', 'c_0'),
    HeatmapLoss: ('probability $p$', 'p'),
    GroupingLoss: ('second point of an object\n(its first is at 0, another object at 1)', 'e'),
    MatchingLoss: ('cosine $s$', 's'),
    ClassMapLoss: ('logit $z$ of one of four pixels for its class', 'z'),
    RegionLoss: ('logit $z$ of one of two pixels of the object', 'z'),
    DistillationLoss: ('score $z_0$ of the student (the others are 0 and −2)', 'z_0'),
    ViewsLoss: ('score $z_0$ of one of two views (all others are 0)', 'z_0'),
    MaskLoss: ('logit $z$ of a pixel', 'z'),
    RotatedBoxLoss: ('angle of a box to its target (radians)', r'\theta'),
    SoftmaxLoss: ('score $z_0$ (the two other classes have 0)', 'z_0'),
    SignLoss: ('margin $y f$ (unit of the score)', '(y f)'),
}
COUNTS = [1.0, 10.0, 100.0]  # of classes in the long tail; class 0 is the true one


class Curve(NamedTuple):
    label: str
    x: Tensor
    value: Tensor
    slope: Tensor


def experienced(cls: type[Loss], **arguments) -> Loss:
    """A loss to be drawn; one with state has seen a thousand examples and takes no further notice."""
    loss = supplied(cls(**arguments))
    if loss.state:
        pred, target, *_ = cls.sample(1000, torch.Generator().manual_seed(0), getattr(loss, 'num_classes', 3))
        loss(pred, target)
    return loss.eval()


def curve(cls: type[Loss], label: str, x: Tensor, pred: Tensor, target: Tensor, **arguments) -> Curve:
    """The loss along x and its derivative by x."""
    required = dict(num_classes=pred.shape[-1], class_counts=COUNTS if pred.shape[-1] == len(COUNTS) else None)
    arguments |= {name: value for name, value in required.items() if name in cls.__signature__.parameters}
    loss = experienced(cls, **arguments)
    compared = issubclass(cls, (CosineLoss, DistillationLoss)) and 'rows' in cls.waives
    if compared or issubclass(cls, (EmbeddingLoss, GroupingLoss, LabelSetLoss, RankingLoss)):
        return anchor_curve(loss, label, x, pred, target)
    inputs = loss.arguments(loss.prepare(pred, target))
    along = torch.gradient(inputs.pred, spacing=(x,), dim=0, edge_order=2)[0]
    pred = inputs.pred.detach().requires_grad_()
    value = loss.unreduced(inputs._replace(pred=pred), **context_of(loss, pred)).reshape(len(x), -1).sum(-1)
    (gradient,) = torch.autograd.grad(value.sum(), pred)
    return Curve(label, x, value.detach(), (gradient * along).reshape(len(x), -1).sum(-1))


def anchor_curve(loss: Loss, label: str, x: Tensor, pred: Tensor, target: Tensor) -> Curve:
    """What the first of each small batch costs."""
    along, pred = torch.gradient(pred, spacing=(x,), dim=0, edge_order=2)[0], pred.detach().requires_grad_()
    value = torch.stack([loss(*one, reduction_override='none')[0] for one in zip(pred, target, strict=True)])
    (gradient,) = torch.autograd.grad(value.sum(), pred)
    return Curve(label, x, value.detach(), (gradient * along).flatten(1).sum(-1))


def curves(cls: type[Loss], points: int = 401) -> list[Curve]:
    """The curves that show a loss, by its family."""
    x, pred, target = cls.sweep(points)
    if issubclass(cls, LabelSetLoss):
        return [curve(cls, f'the label is {k}', x, pred, target.roll(k, -1)) for k in (0, 1)]
    if issubclass(cls, SigmoidLoss):
        return [curve(cls, f'target {y}', x, x[:, None], torch.full_like(x[:, None], y)) for y in (1, 0)]
    if issubclass(cls, RankingLoss):
        return [curve(cls, '', x, pred, target)]
    if issubclass(cls, RotatedBoxLoss):
        longer = [(n, torch.tensor([1, 1, n, 1, 1])) for n in (1, 1.5, 4)]
        return [curve(cls, f'sides {n:g} : 1', x, pred * by, target * by) for n, by in longer]
    if issubclass(cls, QualityLoss):
        return [curve(cls, f'quality {y}', x, x, torch.full_like(x, y)) for y in (1, 0.7, 0.3, 0)]
    if issubclass(cls, DistributionLoss):
        return [curve(cls, f'target {y}', x, pred, torch.full_like(x, y)) for y in cls.drawn]
    if issubclass(cls, HeatmapLoss):
        return [curve(cls, f'heat {y}', x, x, torch.full_like(x, y)) for y in (1, 0.6, 0.3, 0)]
    if issubclass(cls, MatchingLoss):
        return [curve(cls, f'target {y}', x, x, torch.full_like(x, y)) for y in (1, 0)]
    if issubclass(cls, DistillationLoss):
        return [curve(cls, f'temperature {t}', x, pred, target, temperature=t) for t in (1, 2, 10)]
    if issubclass(cls, CosineLoss) and 'scale' in cls.hyper:
        return [curve(cls, f'scale {scale}', x, pred, target, scale=scale) for scale in (8, 16, 64)]
    if issubclass(cls, MaskLoss):
        return [curve(cls, 'target 1', x, pred, target), curve(cls, 'target 0', x, pred, 1 - target)]
    if issubclass(cls, SoftmaxLoss):
        pred = torch.cat([pred, pred[:, 1:]], -1)  # with one rival only, all multi-class hinges are the same
        soft = torch.tensor([0.7, 0.15, 0.15]).expand(points, 3)
        return [curve(cls, 'label 0', x, pred, target), curve(cls, 'soft target (0.7, 0.15, 0.15)', x, pred, soft)]
    relaxed = SURROGATES if 'surrogate' in cls.hyper else ()
    return [
        curve(cls, 'exact' if relaxed else '', x, pred, target),
        *(curve(cls, name.replace('_', ' '), x, pred, target, surrogate=name) for name in relaxed),
    ]


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
    for axis in (left, right):
        axis.locator_params(axis='x', nbins=7)  # more would touch each other
    if 'surrogate' in cls.hyper:
        right.set_ylim(-2.2, 0.2)  # the squared hinge's goes on
        figure.legend(*right.get_legend_handles_labels(), title='gradient of', loc='outside right upper')
    elif left.get_legend_handles_labels()[0]:
        left.legend()
    return figure
