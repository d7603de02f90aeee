"""The loss of thin structures by their centrelines, and the soft skeletons that it reads."""

from collections.abc import Callable
from functools import reduce
from typing import Annotated

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .maps import as_rows, mean_over_classes, regions
from .ranges import Positive, Weights, at_least
from .region import Classes
from .shapes import ClassMaps, IgnoreIndex, LabelMaps, PerSample, RegionMaps


def of_neighbours(extreme: Callable, maps: Tensor, dim: int) -> Tensor:
    """The largest, or smallest, of each pixel and the two beside it along a dimension; at a border there is one."""
    size, none = maps.shape[dim], torch.inf if extreme is torch.minimum else -torch.inf
    padded = F.pad(maps, [0, 0] * (maps.ndim - 1 - dim) + [1, 1], value=none)
    before, here, after = (padded.narrow(dim, start, size) for start in range(3))
    return extreme(extreme(before, after), here)


def eroded(maps: Tensor) -> Tensor:
    """By a cross: the smallest along each dimension of the image, and the smallest of these."""
    return reduce(torch.minimum, [of_neighbours(torch.minimum, maps, dim) for dim in range(2, maps.ndim)])


def dilated(maps: Tensor) -> Tensor:
    """By a cube: the largest along one dimension of the image after the other."""
    return reduce(lambda x, dim: of_neighbours(torch.maximum, x, dim), range(2, maps.ndim), maps)


def soft_skeleton(maps: ClassMaps, iterations: int, counted: Tensor | None = None) -> ClassMaps:
    """What an opening takes away from masks in [0, 1] that are eroded step by step: of what is no wider than twice the
    iterations, the middle. Pixels that are not counted are outside of the image; None is all of them.

    >>> soft_skeleton(torch.tensor([[[0., 0., 1., 1., 1., 0., 0.]]]), 1)
    tensor([[[0., 0., 0., 1., 0., 0., 0.]]])
    """
    skeleton = torch.zeros_like(maps)
    for _ in range(iterations + 1):
        inner = eroded(maps if counted is None else torch.where(counted, maps, 1))
        opened = dilated(inner if counted is None else torch.where(counted, inner, 0))
        skeleton = skeleton + (1 - skeleton) * F.relu(maps - opened)
        maps = inner
    return skeleton


@loss_function
def centerline_dice_loss(
    pred: ClassMaps,
    target: RegionMaps | LabelMaps,
    *,
    iterations: Annotated[int, at_least(0)] = 10,
    smooth: Positive = 1.0,
    classes: Classes = 'all',
    class_weight: Weights | None = None,
    per_image: bool = True,
    ignore_index: IgnoreIndex = None,
    pixel_weight: Tensor | None = None,
) -> PerSample:
    """How much of each centreline, predicted and true, lies within the other region: what is torn costs most.

    .. math:: L = \\frac{1}{C} \\sum_c w_c \\left( 1 - \\frac{2 P_c R_c}{P_c + R_c} \\right), \\quad P_c =
              \\frac{\\sum_i S(p_c)_i \\, g_{ci} + s}{\\sum_i S(p_c)_i + s}, \\quad R_c = \\frac{\\sum_i S(g_c)_i \\,
              p_{ci} + s}{\\sum_i S(g_c)_i + s}

    Args:
        pred: probabilities p in [0, 1], (n, C, ...); S is their soft skeleton.
        target: labels (n, ...), where a label that is no class covers nothing and of C = 1 the label 1 is the object;
            or one-hot or soft g, (n, C, ...).
        iterations: erosions of the soft skeleton; at least half the width of the widest structure, in pixels: of what
            is wider there is none. The authors' code has 10 for torch, whatever it is told, and 15 for Keras; MONAI 3.
        smooth: s, in pixels, as in the authors' code.
        classes: the mean is over 'all' classes, or over those 'present' in the target.
        class_weight: factor w_c of each class, one number, or one a class; None is 1. The authors leave the background
            out: [0, 1].
        per_image: the quotients are of an image; else of the whole batch, whose value is then that of each image.
        ignore_index: pixels of this label (of a dense target: elements of this value) are left out, as if the image
            ended there. None: none.
        pixel_weight: how much each pixel counts in all sums, at least 0, (n, ...); of 0 it is left out. None is 1.

    Returns:
        One value an image, (n,); 0 where p is g and both are hard. The authors' code and MONAI have one quotient of all
        classes. Masks are eroded by a cross and dilated by a cube, as there.

    Advice: Vessels, roads, cracks, neurons, beside a loss of regions of the same weight or more: the paper's sum is
        (1 - alpha) Dice + alpha clDice, alpha up to 0.5. Pixels off the skeletons have little gradient, or none.

    Paper: Shit et al., clDice, CVPR 2021, https://arxiv.org/abs/2003.07311

    >>> p = torch.tensor([[[0., 1., 1., 0., 1., 1., 0.]]])
    >>> centerline_dice_loss(p, torch.tensor([[0, 1, 1, 1, 1, 1, 0]]))
    tensor([0.3333])
    """
    n, size = pred.shape[0], pred.shape[2:]
    pred, target, weight = regions(pred, target, ignore_index, pixel_weight, True)
    counted = None if ignore_index is None and pixel_weight is None else (weight != 0).unflatten(-1, size)
    lines = [soft_skeleton(maps.unflatten(-1, size), iterations, counted).flatten(2) for maps in (pred, target)]
    pred, target, weight, *lines = (as_rows(maps, per_image) for maps in (pred, target, weight, *lines))
    within = [
        ((weight * line * region).sum(-1) + smooth) / ((weight * line).sum(-1) + smooth)
        for line, region in zip(lines, (target, pred), strict=True)
    ]
    loss = 1 - 2 * within[0] * within[1] / (within[0] + within[1])
    return mean_over_classes(loss, classes, (weight * target).sum(-1), class_weight, n)
