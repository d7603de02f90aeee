"""Losses of what a detector says of its own boxes: how sure it is of each coordinate, how much a box overlaps."""

from typing import Annotated

import torch
from torch import Tensor

from .classification import binary_cross_entropy_loss
from .function import loss_function
from .ranges import between
from .regression import smooth_l1_loss
from .shapes import Dense, Logits, Offsets, PerElement
from .targets import scalar


@loss_function
def kl_box_loss(
    pred: Offsets,
    target: Offsets,
    *,
    log_variance: Tensor | float | None = None,
    low: Annotated[float, between(-40, 40)] = -20.0,
) -> PerElement:
    """Smooth L1 divided by a variance that is predicted, too: what cannot be known exactly pulls less.

    .. math:: L = e^{-a} \\, smooth_{L1}(d) + \\frac{a}{2}, \\quad a = \\max(\\ln \\sigma^2, l)

    Args:
        pred: predicted deltas, any shape, usually (n, 4); the mean of a Gaussian.
        target: target deltas, same shape; d = pred - target.
        log_variance: ln sigma^2 of each delta, same shape, with its gradient. None is 0: smooth L1.
        low: l, the least log variance: of a delta that is met exactly it would fall for ever.

    Returns:
        One value an element, same shape; below 0 where a delta is surely right. Where smooth L1 is a parabola it is
        the Kullback-Leibler divergence of the Gaussian from the target, without what does not change, and lowest at
        sigma = \\|d\\|.

    Advice: Objects whose borders are hidden or unclear, with :class:`cvloss_mm.heads.UncertainBBoxHead`, which begins
    with variances of 1; any other head trains with smooth L1.

    Paper: He et al., Bounding box regression with uncertainty for accurate object detection, CVPR 2019,
    https://arxiv.org/abs/1809.08545

    >>> kl_box_loss(torch.tensor([2., 2.]), torch.zeros(2), log_variance=torch.tensor([0., 1.]))
    tensor([1.5000, 1.0518])
    """
    error = smooth_l1_loss(pred, target)
    if log_variance is None:
        return error
    log_variance = scalar(log_variance, pred).clamp(min=low)
    return torch.exp(-log_variance) * error + log_variance / 2


@loss_function
def iou_aware_loss(pred: Logits, target: Dense, *, detach_target: bool = True) -> PerElement:
    """Binary cross entropy of a predicted IoU, which then corrects the score of the box.

    .. math:: L = -q \\ln \\sigma(z) - (1 - q) \\ln (1 - \\sigma(z)), \\quad q = IoU(B, B_{gt})

    Args:
        pred: logits z, one a box, (n,) or (n, 1).
        target: the IoU q of each predicted box with its target, in [0, 1], same shape.
        detach_target: take q for a constant, as all heads of mmdet do; else the boxes learn to have the IoU that is
            predicted for them.

    Returns:
        One value a box, same shape; lowest, at the entropy of q, where the prediction is right. At test time the score
        of a box is p^a sigma(z)^(1 - a), with the class's p and a = 0.5 in the paper.

    Advice: The IoU branches of DDOD (``loss_iou``) and PAA (``loss_centerness``), and centerness, which is the same
    with another q.

    Paper: Wu et al., IoU-aware single-stage object detector for accurate localization, Image and Vision Computing 97,
    2020, https://arxiv.org/abs/1912.05992

    >>> iou_aware_loss(torch.tensor([0., 2.]), torch.tensor([0.5, 0.9]))
    tensor([0.6931, 0.3269])
    """
    return binary_cross_entropy_loss(pred, target.detach() if detach_target else target)
