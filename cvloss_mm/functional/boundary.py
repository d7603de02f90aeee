"""Losses of the distance between two boundaries, and the distances that they read."""

import torch
from torch import Tensor

from .function import loss_function
from .maps import as_rows, mean_over_classes, or_one, regions, weight_maps
from .ranges import Positive, Weights
from .region import Classes
from .shapes import ClassMaps, DistanceMaps, IgnoreIndex, LabelMaps, PerSample, RegionMaps


def signed_distances(masks: Tensor) -> Tensor:
    """How far each pixel lies outside of a mask, in pixels: above 0 outside, 0 on its outermost pixels, below 0 within.

    A mask that is empty, or fills its image, has no boundary: 0 everywhere.

    Args:
        masks: boolean, (n, classes, ...).

    >>> signed_distances(torch.tensor([[[0, 0, 1, 1, 1, 0]]]).bool())
    tensor([[[ 2.,  1.,  0., -1.,  0.,  1.]]])
    """
    across = squares_across(masks).sqrt()
    return torch.where(masks & (across > 0), 1 - across, across)


def squares_across(masks: Tensor, counted: Tensor | None = None) -> Tensor:
    """Squared distance of each pixel to the nearest on the other side of the boundary of a mask, whole numbers in
    float32; 0 where there is none. Pixels that are not counted are on no side; None is all of them.

    Exact, one dimension after the other.

    >>> squares_across(torch.tensor([[[0, 0, 1, 1, 1, 0]]]).bool())
    tensor([[[4., 1., 1., 4., 1., 1.]]])
    """
    sides = [side if counted is None else side & counted for side in (masks, ~masks)]
    outside, inside = (_squares_to(side) for side in sides)
    dims = tuple(range(2, masks.ndim))
    has_boundary = sides[0].amax(dims, keepdim=True) & sides[1].amax(dims, keepdim=True)
    return torch.where(has_boundary, torch.where(masks, inside, outside), 0)


def _squares_to(masks: Tensor) -> Tensor:
    """Squared Euclidean distance of each pixel to the nearest of the mask; of none, more than the image is long."""
    squares = _steps_to(masks).square()
    for dim in range(3, masks.ndim):
        lines, index = squares.movedim(dim, -1), torch.arange(masks.shape[dim], device=masks.device)
        squares = torch.stack([(lines + (index - x).square()).amin(-1) for x in range(masks.shape[dim])], dim)
    return squares


def _steps_to(masks: Tensor) -> Tensor:
    """The same, along the first dimension of the image alone."""
    size, far = masks.shape[2], float(sum(masks.shape[2:]))
    index = torch.arange(size, device=masks.device, dtype=torch.float32).reshape(-1, *[1] * (masks.ndim - 3))
    before = torch.where(masks, index, -far).cummax(2).values
    after = torch.where(masks, index, size + far).flip(2).cummin(2).values.flip(2)
    return torch.minimum(index - before, after - index)


@loss_function
def boundary_loss(
    pred: ClassMaps,
    target: DistanceMaps,
    *,
    class_weight: Weights | None = None,
    per_image: bool = True,
    pixel_weight: Tensor | None = None,
) -> PerSample:
    """Mean signed distance of what is predicted from the true boundary: each pixel pays for how far off it lies.

    .. math:: L = \\frac{1}{C N} \\sum_c w_c \\sum_i \\phi_{ci} p_{ci}, \\quad \\phi = D \\text{ outside the true
              region}, -D \\text{ within}

    Args:
        pred: probabilities p in [0, 1], (n, C, ...).
        target: signed distances phi of the pixels to the boundary of the true region of the class, in pixels, same
            shape; 0 all over for a class without a boundary. The loss of this name makes them of labels.
        class_weight: factor w_c of each class, one number, or one a class; None is 1. The authors take the object
            alone: [0, 1].
        per_image: a mean an image; else one of the whole batch, which is then the value of each image.
        pixel_weight: how much each of the N pixels counts in the mean, at least 0, (n, ...). None is 1.

    Returns:
        One value an image, (n,), of either sign, least where p is the true region. The distance of a pixel within is
        that to the nearest pixel outside, less 1, as in the authors' code: the outermost pixels are the boundary.

    Advice: Beside a loss of regions (its own minimum is flat): very unbalanced masks, boundaries that matter. The
        authors begin with a weight of 0.01 and raise it by that much an epoch.

    Paper: Kervadec et al., Boundary loss for highly unbalanced segmentation, MIDL 2019,
    https://arxiv.org/abs/1812.07032

    >>> boundary_loss(torch.tensor([[[0., .5, 1., 1.]]]), torch.tensor([[[2., 1., 0., -1.]]]))
    tensor([-0.1250])
    """
    n, weight = pred.shape[0], torch.ones_like(pred[:, :1]) if pixel_weight is None else weight_maps(pixel_weight, pred)
    pred, target, weight = (as_rows(maps, per_image) for maps in (pred, target, weight))
    loss = (weight * pred * target).sum(-1) / or_one(weight.sum(-1))
    return mean_over_classes(loss, 'all', loss, class_weight, n)


@loss_function
def hausdorff_loss(
    pred: ClassMaps,
    target: RegionMaps | LabelMaps,
    *,
    alpha: Positive = 2.0,
    classes: Classes = 'all',
    class_weight: Weights | None = None,
    per_image: bool = True,
    ignore_index: IgnoreIndex = None,
    pixel_weight: Tensor | None = None,
) -> PerSample:
    """An estimate of the Hausdorff distance: squared errors, the heavier the farther they are from both boundaries.

    .. math:: L = \\frac{1}{C N} \\sum_c w_c \\sum_i (p_{ci} - g_{ci})^2 \\big(d_{p_c i}^{\\alpha} + d_{g_c
              i}^{\\alpha}\\big)

    Args:
        pred: probabilities p in [0, 1], (n, C, ...). d_p are the distances, in pixels and without a gradient, to the
            boundary of the region where p is above 1/2.
        target: labels (n, ...), where a label that is no class covers nothing and of C = 1 the label 1 is the object;
            or one-hot or soft g, (n, C, ...), whose region is where g is above 1/2.
        alpha: how much more distant errors count; the paper finds 1 to 3 good, and takes 2.
        classes: the mean is over 'all' classes, or over those 'present' in the target.
        class_weight: factor w_c of each class, one number, or one a class; None is 1. The object alone: [0, 1].
        per_image: a mean an image; else one of the whole batch, which is then the value of each image.
        ignore_index: pixels of this label (of a dense target: elements of this value) are left out, as if the image
            ended there. None: none.
        pixel_weight: how much each of the N pixels counts in the mean, at least 0, (n, ...); of 0 it is left out.
            None is 1.

    Returns:
        One value an image, (n,). The distance of a pixel is that to the nearest pixel on the other side of a boundary,
        at least 1, as in MONAI, to which it is equal; 0 where a region is empty, or fills the image. The paper's
        variant of the distance transform, not those of erosions and convolutions: exact, in each call, in a time that
        grows with the pixels times the sides of the image. mmseg's is for one object, and of its inside alone.

    Advice: Beside a loss of regions, where the largest error of a contour counts. The paper weighs it anew each epoch,
        so that both are alike on average: it grows with the square of the size of the image.

    Paper: Karimi and Salcudean, Reducing the Hausdorff distance in medical image segmentation with convolutional neural
    networks, IEEE TMI 2020, https://arxiv.org/abs/1904.10030

    >>> hausdorff_loss(torch.tensor([[[0., .6, 1., .9]]]), torch.tensor([[0, 0, 1, 1]]))
    tensor([0.2125])
    """
    n, size = pred.shape[0], pred.shape[2:]
    pred, target, weight = regions(pred, target, ignore_index, pixel_weight, True)
    counted = None if ignore_index is None and pixel_weight is None else (weight != 0).unflatten(-1, size)
    squares = [squares_across((maps > 0.5).unflatten(-1, size), counted).flatten(2).to(pred) for maps in (pred, target)]
    cost = (pred - target).square() * sum(each ** (alpha / 2) for each in squares)
    cost, target, weight = (as_rows(maps, per_image) for maps in (weight * cost, weight * target, weight))
    return mean_over_classes(cost.sum(-1) / or_one(weight.sum(-1)), classes, target.sum(-1), class_weight, n)
