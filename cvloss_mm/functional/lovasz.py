"""Lovász losses: the convex closure of the Jaccard index, which is what segmentation is measured by."""

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .maps import mean_over_classes, regions
from .ranges import Weights
from .region import Classes
from .shapes import ClassMaps, IgnoreIndex, LabelMaps, PerSample, RegionMaps, ScoreMaps


def lovasz_extension(errors: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """Sum of the errors, from the largest down, each times what the Jaccard loss grows by where its pixel is got wrong.

    Args:
        errors: at least 0, (rows, classes, pixels).
        target: the true region, same shape.
        weight: of the pixels, broadcastable; 0 is out.
    """
    errors, order = errors.sort(-1, descending=True)
    weight = weight.expand_as(target).gather(-1, order)
    target = weight * target.gather(-1, order)
    union = target.sum(-1, keepdim=True) + (weight - target).cumsum(-1)
    jaccard = weight.cumsum(-1) / union.clamp(min=torch.finfo(union.dtype).tiny)
    growth = torch.cat([jaccard[..., :1], jaccard.diff(dim=-1)], -1)
    return (errors * growth.detach()).sum(-1)


@loss_function
def lovasz_softmax_loss(
    pred: ClassMaps,
    target: RegionMaps | LabelMaps,
    *,
    classes: Classes = 'present',
    class_weight: Weights | None = None,
    per_image: bool = True,
    ignore_index: IgnoreIndex = None,
    pixel_weight: Tensor | None = None,
) -> PerSample:
    """The Lovász extension of one minus IoU, of the errors of the probabilities of each class.

    .. math:: L = \\frac{1}{|C|} \\sum_c w_c \\overline{\\Delta_{J_c}}(m_c), \\quad m_{ci} = |g_{ci} - p_{ci}|, \\quad
              \\overline{\\Delta}(m) = \\sum_k m_{\\pi_k} [\\Delta(\\{\\pi_1 \\ldots \\pi_k\\}) - \\Delta(\\{\\pi_1
              \\ldots \\pi_{k-1}\\})], \\quad m_{\\pi_1} \\ge m_{\\pi_2} \\ge \\ldots

    Args:
        pred: probabilities p in [0, 1], (n, C, ...).
        target: as in :func:`multi_class_dice_loss`, hard; a soft value is a pixel that is in the region in part.
        classes: the mean is over those 'present' in the target, as in the authors' code, or over 'all'.
        class_weight: factor of each class, one number, or one a class; None is 1. The divisor stays the number of
            classes.
        per_image: a value an image; else one of the whole batch, the default of the authors' code and of mmseg, which
            is then the value of each image.
        ignore_index: pixels of this label are left out. None: none.
        pixel_weight: how much each pixel counts in the areas, at least 0, (n, ...). None is 1.

    Returns:
        One value an image, (n,). The growth of the Jaccard loss carries no gradient, of which it has none.

    Advice: Where mean IoU is the measure: to finish a training with, or beside a cross entropy.

    Paper: Berman et al., The Lovász-Softmax loss, CVPR 2018, https://arxiv.org/abs/1705.08790

    >>> p = torch.tensor([[[.5, .5, .5, .5], [.5, .5, .5, .5]]])
    >>> lovasz_softmax_loss(p, torch.tensor([[0, 1, 1, 1]]))
    tensor([0.5000])
    """
    n, (pred, target, weight) = pred.shape[0], regions(pred, target, ignore_index, pixel_weight, per_image)
    loss = lovasz_extension((target - pred).abs(), target, weight)
    return mean_over_classes(loss, classes, (weight * target).sum(-1), class_weight, n)


@loss_function
def lovasz_hinge_loss(
    pred: ScoreMaps,
    target: RegionMaps | LabelMaps,
    *,
    classes: Classes = 'all',
    class_weight: Weights | None = None,
    per_image: bool = True,
    ignore_index: IgnoreIndex = None,
    pixel_weight: Tensor | None = None,
) -> PerSample:
    """The Lovász extension of one minus IoU, of the hinge losses of the pixels: each class against all else.

    .. math:: L = \\frac{1}{C} \\sum_c w_c \\overline{\\Delta_{J_c}}(m_c), \\quad m_{ci} = \\max(0, 1 - z_{ci} (2
              g_{ci} - 1))

    Args:
        pred: scores z, real numbers, (n, C, ...); 0 decides.
        target: as in :func:`multi_class_dice_loss`, hard. C = 1 is the paper's case.
        classes: the mean is over 'all' classes, or over those 'present' in the target.
        class_weight: as in :func:`lovasz_softmax_loss`.
        per_image: as there; True is the default of the authors' code.
        ignore_index: as there.
        pixel_weight: as there.

    Returns:
        One value an image, (n,), without an upper bound. Of an image without an object it is its largest hinge loss.

    Advice: Masks of one class (salt bodies, roads, lesions) where IoU is the measure.

    Paper: Berman et al., The Lovász-Softmax loss, CVPR 2018, https://arxiv.org/abs/1705.08790; Yu and Blaschko,
    Learning submodular losses with the Lovász hinge, ICML 2015, https://proceedings.mlr.press/v37/yub15.html

    >>> lovasz_hinge_loss(torch.tensor([[[2., .5, -2., .5]]]), torch.tensor([[1, 1, 0, 0]]))
    tensor([0.6667])
    """
    n, (pred, target, weight) = pred.shape[0], regions(pred, target, ignore_index, pixel_weight, per_image)
    loss = lovasz_extension(F.relu(1 - pred * (2 * target - 1)), target, weight)
    return mean_over_classes(loss, classes, (weight * target).sum(-1), class_weight, n)
