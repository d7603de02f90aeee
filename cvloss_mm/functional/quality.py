"""Losses of class scores that are also to say how well the box fits: the target is a quality, not a yes or no."""

from typing import Annotated

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .ranges import NonNegative, between
from .shapes import Dense, Logits, PerElement, PerSample
from .targets import power, sum_classes


def _signed_error(pred: Tensor, target: Tensor) -> Tensor:
    """p - y, exact also where p rounds to y in {0, 1}."""
    return (1 - target) * torch.sigmoid(pred) - target * torch.sigmoid(-pred)


@loss_function
def quality_focal_loss(pred: Logits, target: Dense, *, beta: NonNegative = 2.0) -> PerSample:
    """Focal loss whose positive answer is the IoU of the box: scaled down where the score is already that IoU.

    .. math:: L = -\\sum_k \\lvert y_k - p_k \\rvert^\\beta [y_k \\ln p_k + (1 - y_k) \\ln(1 - p_k)], \\quad
              p = \\sigma(z)

    Args:
        pred: logits z, (n, classes), or (n,) where there is one class.
        target: quality y in [0, 1], same shape: the IoU of the predicted box at the true class, 0 at all others.
        beta: focusing exponent, at least 0. 0 is cross entropy.

    Returns:
        One value a sample, (n,): the sum over the classes; 0 where p = y everywhere. The modulating factor carries
        gradient.

    Advice: Dense heads whose score also ranks the boxes for NMS, in place of a centre-ness branch (GFL, RTMDet).

    Paper: Li et al., Generalized focal loss, NeurIPS 2020, https://arxiv.org/abs/2006.04388

    >>> quality_focal_loss(torch.zeros(1, 2), torch.tensor([[.8, 0.]]))
    tensor([0.2357])
    """
    cross_entropy = -target * F.logsigmoid(pred) - (1 - target) * F.logsigmoid(-pred)
    return sum_classes(power(_signed_error(pred, target).abs(), beta) * cross_entropy)


@loss_function
def varifocal_loss(
    pred: Logits,
    target: Dense,
    *,
    alpha: NonNegative = 0.75,
    gamma: NonNegative = 2.0,
    iou_weighted: bool = True,
    detach_weight: bool = False,
) -> PerElement:
    """Cross entropy towards the IoU of the box: positives count by that IoU, easy negatives are scaled down.

    .. math:: L = -q [q \\ln p + (1 - q) \\ln(1 - p)] \\text{ if } q > 0, \\quad -\\alpha p^\\gamma \\ln(1 - p)
              \\text{ otherwise}, \\quad p = \\sigma(z)

    Args:
        pred: logits z, (n, classes) or any shape.
        target: quality q in [0, 1], same shape: the IoU of the predicted box at the true class, 0 at all others. A
            positive of IoU 0 is a negative.
        alpha: weight of the negatives.
        gamma: focusing exponent of the negatives, at least 0.
        iou_weighted: whether positives are weighted by q; False weights them by 1.
        detach_weight: whether the weight of the negatives is a constant for the gradient, as in the released code of
            RT-DETR and its successors.

    Returns:
        One value an element, same shape.

    Advice: Dense heads that rank their boxes by a score aware of the IoU (VarifocalNet, TOOD, RT-DETR).

    Paper: Zhang et al., VarifocalNet, CVPR 2021, https://arxiv.org/abs/2008.13367

    >>> varifocal_loss(torch.zeros(1, 2), torch.tensor([[.8, 0.]]))
    tensor([[0.5545, 0.1300]])
    """
    p = torch.sigmoid(pred.detach() if detach_weight else pred)
    weight = torch.where(target > 0, target if iou_weighted else 1.0, alpha * power(p, gamma))
    return weight * (-target * F.logsigmoid(pred) - (1 - target) * F.logsigmoid(-pred))


@loss_function
def matchability_aware_loss(
    pred: Logits, target: Dense, *, gamma: NonNegative = 1.5, alpha: NonNegative = 1.0, detach_weight: bool = True
) -> PerElement:
    """Cross entropy towards a power of the IoU: a match of low IoU is still a positive, and counts in full.

    .. math:: L = -q^\\gamma \\ln p - (1 - q^\\gamma) \\ln(1 - p) \\text{ if } q > 0, \\quad
              -\\alpha p^\\gamma \\ln(1 - p) \\text{ otherwise}, \\quad p = \\sigma(z)

    Args:
        pred: logits z, (n, classes) or any shape.
        target: quality q in [0, 1], same shape: the IoU of the predicted box at the true class, 0 at all others. A
            positive of IoU exactly 0 is a negative; in the authors' code it costs -ln(1 - p).
        gamma: exponent of the quality and of the weight of the negatives.
        alpha: weight of the negatives, 1 in the paper.
        detach_weight: whether p^gamma is a constant for the gradient, as in the authors' code; the paper does not say.

    Returns:
        One value an element, same shape. Unlike in :func:`varifocal_loss`, which weights positives by q, the gradient
        of a match whose IoU is low does not vanish. The paper divides the sum by the number of targets.

    Advice: DETRs with many matches of low IoU, as dense one-to-one matching gives them (DEIM); gamma is 1.5 in all
    its models.

    Paper: Huang et al., DEIM: DETR with improved matching for fast convergence, CVPR 2025,
    https://arxiv.org/abs/2412.04234

    >>> matchability_aware_loss(torch.zeros(1, 2), torch.tensor([[.8, 0.]]))
    tensor([[0.6931, 0.2451]])
    """
    p = torch.sigmoid(pred.detach() if detach_weight else pred)
    quality = torch.where(target > 0, power(target, gamma), 0)
    weight = torch.where(target > 0, 1.0, alpha * power(p, gamma))
    return weight * (-quality * F.logsigmoid(pred) - (1 - quality) * F.logsigmoid(-pred))


@loss_function
def iabce_loss(
    pred: Logits,
    target: Dense,
    *,
    alpha: Annotated[float, between(0, 1)] = 0.25,
    gamma: NonNegative = 2.0,
    floor: Annotated[float, between(0, 1)] = 0.01,
) -> PerElement:
    """Cross entropy towards a mean of score and IoU, so that the best box gets the best score.

    .. math:: L = -t \\ln p - (1 - t) \\ln(1 - p) \\text{ if } q > 0, \\quad -p^\\gamma \\ln(1 - p)
              \\text{ otherwise}, \\quad t = \\max(p^\\alpha q^{1 - \\alpha}, f), \\quad p = \\sigma(z)

    Args:
        pred: logits z, (n, classes) or any shape.
        target: quality q in [0, 1], same shape: the IoU of the predicted box at the true class, 0 at all others. A
            positive of IoU exactly 0 is a negative; in the authors' code its t is the floor.
        alpha: how much of t is the score, the rest is the IoU.
        gamma: exponent of the weight of the negatives, which carries gradient.
        floor: f, the least t of a positive.

    Returns:
        One value an element, same shape, lowest at p = t; t is a constant for the gradient. Written for one query a
        target: where the paper lets k queries share one, it multiplies t by e^(-rank / tau), 1 for the best of them.

    Advice: DETRs whose scores do not follow their boxes (Align-DETR), in place of the focal loss; the paper divides the
    sum by the number of targets.

    Paper: Cai et al., Align-DETR: improving DETR with simple IoU-aware BCE loss, 2023,
    https://arxiv.org/abs/2304.07527

    >>> iabce_loss(torch.zeros(1, 2), torch.tensor([[.8, 0.]]))
    tensor([[0.6931, 0.1733]])
    """
    p = torch.sigmoid(pred)
    mean_quality = (power(p, alpha) * power(target, 1 - alpha)).clamp(min=floor).detach()
    quality = torch.where(target > 0, mean_quality, 0)
    weight = torch.where(target > 0, 1.0, power(p, gamma))
    return weight * (-quality * F.logsigmoid(pred) - (1 - quality) * F.logsigmoid(-pred))
