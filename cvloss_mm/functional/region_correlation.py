"""The loss of regions that counts all four kinds of pixels."""

import torch
from torch import Tensor

from .function import loss_function
from .maps import as_rows, mean_over_classes, or_one, regions
from .ranges import Positive, Weights
from .region import Classes
from .shapes import ClassMaps, IgnoreIndex, LabelMaps, PerSample, RegionMaps


@loss_function
def mcc_loss(
    pred: ClassMaps,
    target: RegionMaps | LabelMaps,
    *,
    smooth: Positive = 1e-5,
    classes: Classes = 'all',
    class_weight: Weights | None = None,
    per_image: bool = True,
    ignore_index: IgnoreIndex = None,
    pixel_weight: Tensor | None = None,
) -> PerSample:
    """One minus Matthews' correlation of each class with its true region: also the background has to be right.

    .. math:: L = \\frac{1}{C} \\sum_c w_c \\left( 1 - \\frac{TP_c TN_c - FP_c FN_c}{\\sqrt{(TP_c +
              FP_c + s) (TP_c + FN_c + s) (TN_c + FP_c + s) (TN_c + FN_c + s)}} \\right)

    Args:
        pred: probabilities p in [0, 1], (n, C, ...); with g, TP = sum p g, FP = sum p (1 - g), FN = sum (1 - p) g and
            TN = sum (1 - p) (1 - g).
        target: labels (n, ...), where a label that is no class covers nothing and of C = 1 the label 1 is the object;
            or one-hot or soft g, (n, C, ...).
        smooth: s, in pixels.
        classes: the mean is over 'all' classes, or over those 'present' in the target.
        class_weight: factor w_c of each class, one number, or one a class; None is 1.
        per_image: the correlation is of an image; else of the whole batch, whose value is then that of each image.
        ignore_index: pixels of this label (of a dense target: elements of this value) are left out. None: none.
        pixel_weight: how much each pixel counts in all sums, at least 0, (n, ...). None is 1.

    Returns:
        One value an image, (n,), in [0, 2]; 1, without a gradient, of a class that is nowhere, or everywhere.
        segmentation_models_pytorch has one correlation of the whole batch; MONAI 0 where nothing at all is wrong.

    Advice: One object on much background, as skin lesions, where Dice ignores what is rightly left out.

    Paper: Abhishek and Hamarneh, Matthews correlation coefficient loss for deep convolutional networks, ISBI 2021,
    https://arxiv.org/abs/2010.13454

    >>> mcc_loss(torch.tensor([[[.9, .8, .3, .1]]]), torch.tensor([[1, 1, 0, 0]]))
    tensor([0.3492])
    """
    n = pred.shape[0]
    pred, target, weight = (
        as_rows(maps, per_image) for maps in regions(pred, target, ignore_index, pixel_weight, True)
    )
    size = or_one(weight.sum(-1))
    shares = [(weight * maps).sum(-1) / size for maps in (pred, target, 1 - pred, 1 - target)]
    centred = [maps - share.unsqueeze(-1) for maps, share in zip((pred, target), shares, strict=False)]
    spread = torch.stack([share + smooth / size.expand_as(share) for share in shares]).sqrt().prod(0)
    loss = 1 - (weight * centred[0] * centred[1]).sum(-1) / size / spread
    return mean_over_classes(loss, classes, shares[1], class_weight, n)
