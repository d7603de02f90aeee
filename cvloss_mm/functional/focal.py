"""Focal losses: cross entropy that turns away from what is already right."""
from typing import Annotated

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .ranges import NonNegative, Weights, between
from .shapes import Dense, Labels, Logits, PerClass, PerElement, PerSample
from .targets import chosen, mix, per_class, power


@loss_function
def sigmoid_focal_loss(pred: Logits, target: Dense, *, gamma: NonNegative = 2.0,
                       alpha: Annotated[PerClass, between(0, 1)] | None = 0.25) -> PerElement:
    """Two-class cross entropy a class, scaled down where the prediction is already right.

    .. math:: L = -\\alpha_t (1 - p_t)^\\gamma \\ln p_t, \\quad p_t = p \\text{ if } y = 1 \\text{ else } 1 - p, \\quad
              p = \\sigma(z)

    Args:
        pred: logits z, (n, classes) or any shape.
        target: y in [0, 1], same shape. Soft values mix linearly: 1 - p_t = (1 - p) y + p (1 - y), likewise alpha_t.
        gamma: focusing exponent, at least 0. 0 is cross entropy.
        alpha: weight of the positives, 1 - alpha that of the negatives; one number, one a class, or None for 1 and 1.
            It falls as gamma rises (paper, table 1b).

    Returns:
        One value an element, same shape. The modulating factor carries gradient. The classifier's last bias should
        start at -ln((1 - 0.01) / 0.01), which is part of the paper's method. Soft targets are mixed as in torchvision
        (z 1, y 0.3: 0.2134); kornia's value differs (0.3702). With gamma between 0 and 1 the gradient is finite
        everywhere, the second derivative only where p_t does not round to 1.

    Advice: Dense heads that see every anchor (RetinaNet, FCOS): thousands of easy negatives to each positive.

    Paper: Lin et al., Focal loss for dense object detection, ICCV 2017, https://arxiv.org/abs/1708.02002

    >>> sigmoid_focal_loss(torch.zeros(1, 2), torch.tensor([[1., 0.]]))
    tensor([[0.0433, 0.1300]])
    """
    other = 1 - target
    cross_entropy = -target * F.logsigmoid(pred) - other * F.logsigmoid(-pred)
    loss = power(target * torch.sigmoid(-pred) + other * torch.sigmoid(pred), gamma) * cross_entropy
    if alpha is None:
        return loss
    alpha = per_class(alpha, pred, 'alpha')
    return (alpha * target + (1 - alpha) * other) * loss


@loss_function
def softmax_focal_loss(pred: Logits, target: Labels | Dense, *, gamma: NonNegative = 2.0,
                       alpha: Weights | None = None) -> PerSample:
    """Softmax cross entropy, scaled down where the prediction is already right.

    .. math:: L = -\\sum_k q_k \\alpha_k (1 - p_k)^\\gamma \\ln p_k, \\quad p = softmax(z)

    Args:
        pred: logits z, (n, classes).
        target: class indices (n,), or one-hot or soft targets q (n, classes).
        gamma: focusing exponent, at least 0. 0 is cross entropy.
        alpha: weight of each class, one number, one a class, or None for 1. No class is special: there is no
            1 - alpha for a background, which kornia assumes of class 0.

    Returns:
        One value a sample, (n,).

    Advice: Imbalance in a softmax head, such as the second stage of Faster R-CNN, with no change to the head.

    Paper: Lin et al., Focal loss for dense object detection, ICCV 2017, https://arxiv.org/abs/1708.02002, in its
    multi-class form

    >>> softmax_focal_loss(torch.zeros(1, 4), torch.tensor([2]))
    tensor([0.7798])
    """
    log_p = chosen(F.log_softmax(pred, -1), target)
    loss = power(-torch.expm1(log_p), gamma) * -log_p
    if alpha is not None:
        alpha = per_class(alpha, pred, 'alpha')
        loss = (chosen(alpha.expand_as(pred), target) if isinstance(alpha, Tensor) and alpha.ndim else alpha) * loss
    return mix(loss, target)
