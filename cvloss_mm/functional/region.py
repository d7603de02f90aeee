"""Losses of whole masks: the overlap of a region with the true one."""

from typing import Annotated, Literal

import torch
from torch import Tensor

from .function import loss_function
from .maps import Regions, mean_over_classes, regions
from .ranges import NonNegative, Positive, Weights, at_least
from .shapes import ClassMaps, IgnoreIndex, LabelMaps, Masks, PerSample, RegionMaps
from .targets import masked, per_class, power, without_ignored

Classes = Literal['all', 'present']
Overlap = Literal['product', 'minimum']


@loss_function
def dice_loss(
    pred: Masks, target: Masks, *, naive_dice: bool = False, eps: Positive = 1e-3, ignore_index: IgnoreIndex = None
) -> PerSample:
    """One minus the overlap of two masks, in units of their mean size: small objects count as much as large ones.

    .. math:: L = 1 - \\frac{2 \\sum_i p_i g_i}{\\sum_i p_i^2 + \\sum_i g_i^2 + 2 \\epsilon}, \\quad \\text{naive: } 1 -
              \\frac{2 \\sum_i p_i g_i + \\epsilon}{\\sum_i p_i + \\sum_i g_i + \\epsilon}

    Args:
        pred: probabilities p in [0, 1], (n, ...).
        target: g in [0, 1], same shape.
        naive_dice: the form with first powers in the denominator, whose loss of two empty masks is 0. The paper's
            with squares gives 1 there.
        eps: keeps the quotient defined, in units of the sum over a mask, above 0.
        ignore_index: pixels whose target has this value are left out. None: all of them count.

    Returns:
        One value a mask, (n,).

    Advice: Instance and semantic masks, beside a cross entropy of the pixels (SOLO, CondInst, Mask2Former).

    Paper: Milletari et al., V-Net, 3DV 2016, https://arxiv.org/abs/1606.04797

    >>> dice_loss(torch.tensor([[.5, .5, 0., 0.]]), torch.tensor([[1., 0., 0., 0.]]))
    tensor([0.3342])
    """
    target, valid = without_ignored(target, ignore_index)
    pred, target = masked(valid, pred).flatten(1), target.flatten(1)
    inter = 2 * (pred * target).sum(-1)
    if naive_dice:
        return 1 - (inter + eps) / (pred.sum(-1) + target.sum(-1) + eps)
    return 1 - inter / (pred.square().sum(-1) + target.square().sum(-1) + 2 * eps)


def shared(pred: Tensor, target: Tensor, overlap: str) -> Tensor:
    """What a prediction and a membership in [0, 1] have in common, alike where the latter is 0 or 1."""
    return torch.minimum(pred, target) if overlap == 'minimum' else pred * target


def rarity(size: Tensor) -> Tensor:
    """The squared ratio of the smallest region of a row to each other, (rows, classes); 1 for what is not there."""
    present = size > 0
    filled = torch.where(present, size, torch.finfo(size.dtype).max)
    return torch.where(present, (filled.amin(-1, keepdim=True) / filled).square(), 1)


@loss_function
def multi_class_dice_loss(
    pred: ClassMaps,
    target: RegionMaps | LabelMaps,
    *,
    average: Literal['macro', 'micro', 'generalized'] = 'macro',
    squared: bool = False,
    smooth: Positive = 1e-5,
    overlap: Overlap = 'product',
    classes: Classes = 'all',
    class_weight: Weights | None = None,
    per_image: bool = True,
    ignore_index: IgnoreIndex = None,
    pixel_weight: Tensor | None = None,
) -> PerSample:
    """One minus the overlap of each class with its true region, in units of their mean size, over the classes.

    .. math:: L = \\frac{1}{C} \\sum_c w_c \\left( 1 - \\frac{2 \\sum_i p_{ci} g_{ci} + s}{\\sum_i p_{ci} + \\sum_i
              g_{ci} + s} \\right), \\quad \\text{micro: } 1 - \\frac{2 \\sum_c w_c \\sum_i p_{ci} g_{ci} + s}{\\sum_c
              w_c \\sum_i (p_{ci} + g_{ci}) + s}

    Args:
        pred: probabilities p in [0, 1], (n, C, ...).
        target: labels (n, ...), where a label that is no class covers nothing and of C = 1 the label 1 is the object;
            or one-hot or soft g, (n, C, ...).
        average: 'macro' is the mean of the classes, 'micro' one quotient of all of them, 'generalized' that with w_c
            over the square of the true size, in units of the smallest region; of an absent class over 1. ``smooth`` is
            then as for that region, where MONAI's outweighs what large images leave of 1 / size^2.
        squared: p^2 and g^2 in the denominator, as in V-Net.
        smooth: s, in pixels. A class of which nothing is true and nothing predicted costs 0.
        overlap: of soft g. 'product' is p g, whose loss is least at corners of p; 'minimum' is the smaller of p and g,
            half of their sizes less their distance, whose loss is 0 where p is g, and nowhere else. With ``squared``,
            where sizes and distance are squares, this is the product.
        classes: the macro mean is over 'all' classes, or over those 'present' in the target.
        class_weight: factor w_c of each class, one number, or one a class; None is 1.
        per_image: a quotient an image; else one of the whole batch, which is then the value of each image.
        ignore_index: pixels of this label (of a dense target: elements of this value) are left out. None: none.
        pixel_weight: how much each pixel counts in all sums, at least 0, (n, ...). None is 1.

    Returns:
        One value an image, (n,). MONAI is this form with ``smooth`` 1e-5, and takes the mean of images and
        classes; kornia takes 'present' classes and divides by the sum of their weights; segmentation_models has
        ``per_image=False`` and counts absent classes as 0 in a mean over all.

    Advice: Semantic segmentation with small or rare classes, beside a cross entropy.

    Paper: Milletari et al., V-Net, 3DV 2016, https://arxiv.org/abs/1606.04797, for several classes; Sudre et al.,
    Generalised Dice overlap, DLMIA 2017, https://arxiv.org/abs/1707.03237; the minimum: Wang et al., Dice semimetric
    losses, MICCAI 2023, https://arxiv.org/abs/2303.16296

    >>> p = torch.tensor([[[.5, .5, .5, .5], [.5, .5, .5, .5]]])
    >>> multi_class_dice_loss(p, torch.tensor([[0, 1, 1, 1]]))
    tensor([0.5333])
    """
    n, (pred, target, weight) = pred.shape[0], regions(pred, target, ignore_index, pixel_weight, per_image)
    inter, size = (weight * shared(pred, target, 'product' if squared else overlap)).sum(-1), (weight * target).sum(-1)
    total = (weight * (pred.square() + target.square() if squared else pred + target)).sum(-1)
    if average != 'macro':
        factor = torch.ones_like(size) if average == 'micro' else rarity(size)
        factor = factor if class_weight is None else per_class(class_weight, inter) * factor
        return (1 - (2 * (factor * inter).sum(-1) + smooth) / ((factor * total).sum(-1) + smooth)).expand(n)
    return mean_over_classes(1 - (2 * inter + smooth) / (total + smooth), classes, size, class_weight, n)


def _tversky(regions: Regions, overlap: str, alpha: float, beta: float, smooth: float) -> tuple[Tensor, Tensor]:
    """One minus the Tversky index, and the size of the true region, (rows, classes)."""
    pred, target, weight = regions
    both = shared(pred, target, overlap)
    true_positive, size = (weight * both).sum(-1), (weight * target).sum(-1)
    error = alpha * (weight * (pred - both)).sum(-1) + beta * (weight * (target - both)).sum(-1)
    return error / (true_positive + error + smooth), size


@loss_function
def tversky_loss(
    pred: ClassMaps,
    target: RegionMaps | LabelMaps,
    *,
    alpha: NonNegative = 0.3,
    beta: NonNegative = 0.7,
    smooth: Positive = 1e-5,
    overlap: Overlap = 'product',
    classes: Classes = 'all',
    class_weight: Weights | None = None,
    per_image: bool = True,
    ignore_index: IgnoreIndex = None,
    pixel_weight: Tensor | None = None,
) -> PerSample:
    """One minus the Tversky index: the overlap of regions, where what is missed may cost more than what is invented.

    .. math:: L = \\frac{1}{C} \\sum_c w_c \\left( 1 - \\frac{TP_c + s}{TP_c + \\alpha FP_c + \\beta FN_c + s} \\right),
              \\quad TP_c = \\sum_i p_{ci} g_{ci}, \\quad FP_c = \\sum_i p_{ci} (1 - g_{ci}), \\quad FN_c = \\sum_i
              (1 - p_{ci}) g_{ci}

    Args:
        pred: probabilities p in [0, 1], (n, C, ...).
        target: as in :func:`multi_class_dice_loss`.
        alpha: price of a false positive, at least 0.
        beta: price of a false negative, at least 0. With both 0.5 it is Dice, with both 1 Jaccard. mmseg refuses
            pairs whose sum is not 1.
        smooth: s, in pixels; the paper has none, mmseg 1.
        overlap: as in :func:`multi_class_dice_loss`: what stands for p g, in 1 - g and 1 - p as well.
        classes: as in :func:`multi_class_dice_loss`; kornia takes the 'present'.
        class_weight: as there.
        per_image: as there.
        ignore_index: as there.
        pixel_weight: as there.

    Returns:
        One value an image, (n,).

    Advice: Lesions and other small regions, where a miss is worse than a false alarm.

    Paper: Salehi et al., Tversky loss function for image segmentation using 3D fully convolutional deep networks,
    MLMI 2017, https://arxiv.org/abs/1706.05721; the minimum: Wang et al., Dice semimetric losses, MICCAI 2023,
    https://arxiv.org/abs/2303.16296

    >>> p = torch.tensor([[[.5, .5, .5, .5], [.5, .5, .5, .5]]])
    >>> tversky_loss(p, torch.tensor([[0, 1, 1, 1]]))
    tensor([0.5299])
    """
    loss, size = _tversky(regions(pred, target, ignore_index, pixel_weight, per_image), overlap, alpha, beta, smooth)
    return mean_over_classes(loss, classes, size, class_weight, pred.shape[0])


@loss_function
def focal_tversky_loss(
    pred: ClassMaps,
    target: RegionMaps | LabelMaps,
    *,
    alpha: NonNegative = 0.3,
    beta: NonNegative = 0.7,
    gamma: Annotated[float, at_least(1)] = 4 / 3,
    smooth: Positive = 1e-5,
    overlap: Overlap = 'product',
    classes: Classes = 'all',
    class_weight: Weights | None = None,
    per_image: bool = True,
    ignore_index: IgnoreIndex = None,
    pixel_weight: Tensor | None = None,
) -> PerSample:
    """The Tversky loss of each class to a power below 1: what is hardly right yet gives way to what is almost right.

    .. math:: L = \\frac{1}{C} \\sum_c w_c \\left( 1 - \\frac{TP_c + s}{TP_c + \\alpha FP_c + \\beta FN_c + s}
              \\right)^{1 / \\gamma}

    Args:
        pred: probabilities p in [0, 1], (n, C, ...).
        target: as in :func:`multi_class_dice_loss`.
        alpha: price of a false positive, at least 0. The paper calls the two prices the other way round.
        beta: price of a false negative, at least 0.
        gamma: at least 1; 1 is the Tversky loss. The exponent is 1 / gamma, as in the paper; the authors' code writes
            it as gamma = 0.75.
        smooth: s, in pixels; the authors' code has 1.
        overlap: as in :func:`tversky_loss`.
        classes: as in :func:`multi_class_dice_loss`.
        class_weight: as there; the power does not apply to it.
        per_image: as there.
        ignore_index: as there.
        pixel_weight: as there.

    Returns:
        One value an image, (n,); the paper has the sum over the classes in place of their mean. MONAI and
        segmentation_models raise to the power gamma, the latter the mean over the classes.

    Advice: As the Tversky loss, where training stalls on the last classes that are almost right.

    Paper: Abraham and Khan, A novel focal Tversky loss function with improved attention U-Net for lesion segmentation,
    ISBI 2019, https://arxiv.org/abs/1810.07842

    >>> p = torch.tensor([[[.5, .5, .5, .5], [.5, .5, .5, .5]]])
    >>> focal_tversky_loss(p, torch.tensor([[0, 1, 1, 1]]))
    tensor([0.6196])
    """
    loss, size = _tversky(regions(pred, target, ignore_index, pixel_weight, per_image), overlap, alpha, beta, smooth)
    return mean_over_classes(power(loss, 1 / gamma), classes, size, class_weight, pred.shape[0])


@loss_function
def jaccard_loss(
    pred: ClassMaps,
    target: RegionMaps | LabelMaps,
    *,
    smooth: Positive = 1e-5,
    overlap: Overlap = 'product',
    classes: Classes = 'all',
    class_weight: Weights | None = None,
    per_image: bool = True,
    ignore_index: IgnoreIndex = None,
    pixel_weight: Tensor | None = None,
) -> PerSample:
    """One minus the soft IoU of each class with its true region, over the classes.

    .. math:: L = \\frac{1}{C} \\sum_c w_c \\left( 1 - \\frac{\\sum_i p_{ci} g_{ci} + s}{\\sum_i (p_{ci} + g_{ci} -
              p_{ci} g_{ci}) + s} \\right)

    Args:
        pred: probabilities p in [0, 1], (n, C, ...).
        target: as in :func:`multi_class_dice_loss`.
        smooth: s, in pixels.
        overlap: as there, for p g: the minimum is the Jaccard metric loss.
        classes: as in :func:`multi_class_dice_loss`.
        class_weight: as there.
        per_image: as there.
        ignore_index: as there.
        pixel_weight: as there.

    Returns:
        One value an image, (n,): the Tversky loss with both prices 1.

    Advice: Where IoU is what counts, as the plainest surrogate of it; :func:`lovasz_softmax_loss` is the tighter one.

    Paper: Rahman and Wang, Optimizing intersection-over-union in deep neural networks for image segmentation, ISVC
    2016, https://doi.org/10.1007/978-3-319-50835-1_22; the minimum: Wang et al., Jaccard metric losses, NeurIPS 2023,
    https://arxiv.org/abs/2302.05666

    >>> p = torch.tensor([[[.5, .5, .5, .5], [.5, .5, .5, .5]]])
    >>> jaccard_loss(p, torch.tensor([[0, 1, 1, 1]]))
    tensor([0.6857])
    """
    return tversky_loss(
        pred,
        target,
        alpha=1.0,
        beta=1.0,
        smooth=smooth,
        overlap=overlap,
        classes=classes,
        class_weight=class_weight,
        per_image=per_image,
        ignore_index=ignore_index,
        pixel_weight=pixel_weight,
    )
