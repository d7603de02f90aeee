"""Focal losses: cross entropy that turns away from what is already right."""

from typing import Annotated

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .ranges import NonNegative, Positive, Smoothing, Weights, at_least, between
from .shapes import Dense, IgnoreIndex, Labels, Logits, PerClass, PerElement, PerSample
from .targets import chosen, distribution, is_index, masked, mix, per_class, power, without_ignored


def error_probability(pred: Logits, target: Dense) -> PerElement:
    """1 - p_t."""
    return target * torch.sigmoid(-pred) + (1 - target) * torch.sigmoid(pred)


def balance(alpha: PerClass, pred: Logits, target: Dense) -> PerElement:
    """alpha_t."""
    alpha = per_class(alpha, pred, 'alpha')
    return alpha * target + (1 - alpha) * (1 - target)


def focal_cross_entropy(pred: Logits, target: Dense, gamma: float | Tensor) -> PerElement:
    """Two-class cross entropy times (1 - p_t)^gamma; gamma is a number, or one a class."""
    cross_entropy = -target * F.logsigmoid(pred) - (1 - target) * F.logsigmoid(-pred)
    return power(error_probability(pred, target), gamma) * cross_entropy


@loss_function
def sigmoid_focal_loss(
    pred: Logits,
    target: Dense,
    *,
    gamma: NonNegative = 2.0,
    alpha: Annotated[PerClass, between(0, 1)] | None = 0.25,
    pos_weight: Weights | None = None,
    ignore_index: IgnoreIndex = None,
) -> PerElement:
    """Two-class cross entropy a class, scaled down where the prediction is already right.

    .. math:: L = -\\alpha_t (1 - p_t)^\\gamma \\ln p_t, \\quad p_t = p \\text{ if } y = 1 \\text{ else } 1 - p, \\quad
              p = \\sigma(z)

    Args:
        pred: logits z, (n, classes) or any shape.
        target: y in [0, 1], same shape. Soft values mix linearly: 1 - p_t = (1 - p) y + p (1 - y), likewise alpha_t.
        gamma: focusing exponent, at least 0. 0 is cross entropy.
        alpha: weight of the positives, 1 - alpha that of the negatives; one number, one a class, or None for 1 and 1.
            It falls as gamma rises (paper, table 1b).
        pos_weight: a further weight of the positives alone, one number or one a class, at least 0, as kornia has it
            (not in the paper); None for 1.
        ignore_index: elements whose target has this value cost 0. None: all of them count.

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
    target, valid = without_ignored(target, ignore_index)
    loss = focal_cross_entropy(pred, target, gamma)
    if pos_weight is not None:
        loss = (per_class(pos_weight, pred, 'pos_weight') * target + (1 - target)) * loss
    return masked(valid, loss if alpha is None else balance(alpha, pred, target) * loss)


@loss_function
def softmax_focal_loss(
    pred: Logits,
    target: Labels | Dense,
    *,
    gamma: NonNegative = 2.0,
    alpha: Weights | None = None,
    ignore_index: IgnoreIndex = None,
) -> PerSample:
    """Softmax cross entropy, scaled down where the prediction is already right.

    .. math:: L = -\\sum_k q_k \\alpha_k (1 - p_k)^\\gamma \\ln p_k, \\quad p = softmax(z)

    Args:
        pred: logits z, (n, classes).
        target: class indices (n,), or one-hot or soft targets q (n, classes).
        gamma: focusing exponent, at least 0. 0 is cross entropy.
        alpha: weight of each class, one number, one a class, or None for 1. No class is special: there is no
            1 - alpha for a background, which kornia assumes of class 0.
        ignore_index: samples of this label cost 0. None: all of them count; so do distributions.

    Returns:
        One value a sample, (n,).

    Advice: Imbalance in a softmax head, such as the second stage of Faster R-CNN, with no change to the head.

    Paper: Lin et al., Focal loss for dense object detection, ICCV 2017, https://arxiv.org/abs/1708.02002, in its
    multi-class form

    >>> softmax_focal_loss(torch.zeros(1, 4), torch.tensor([2]))
    tensor([0.7798])
    """
    target, valid = without_ignored(target, ignore_index if is_index(pred, target) else None)
    log_p = chosen(F.log_softmax(pred, -1), target)
    loss = power(-torch.expm1(log_p), gamma) * -log_p
    if alpha is not None:
        alpha = per_class(alpha, pred, 'alpha')
        loss = (chosen(alpha.expand_as(pred), target) if isinstance(alpha, Tensor) and alpha.ndim else alpha) * loss
    return masked(valid, mix(loss, target))


@loss_function
def poly1_focal_loss(
    pred: Logits,
    target: Dense,
    *,
    epsilon: Annotated[float, at_least(-1)] = -1.0,
    gamma: NonNegative = 2.0,
    alpha: Annotated[PerClass, between(0, 1)] | None = None,
    balance_poly: bool = True,
) -> PerElement:
    """Focal loss with another coefficient of its leading term, as a series in 1 - p_t.

    .. math:: L = \\alpha_t [-(1 - p_t)^\\gamma \\ln p_t + \\epsilon (1 - p_t)^{\\gamma + 1}]

    Args:
        pred: logits z, (n, classes) or any shape.
        target: y in [0, 1], same shape. Soft values are mixed as by :func:`sigmoid_focal_loss`.
        epsilon: what is added to that coefficient, which is 1: at -1 the term is gone, as the paper has it for
            detection; below it would be negative.
        gamma: focusing exponent.
        alpha: weight of the positives, 1 - alpha that of the negatives; one number, one a class, or None for 1 and 1,
            as in the paper's code.
        balance_poly: whether alpha weighs the added term, too; a much used port weighs the focal term alone.

    Returns:
        One value an element, same shape, at least 0.

    Advice: Where a focal loss works already and one more number can be tuned.

    Paper: Leng et al., PolyLoss: a polynomial expansion perspective of classification loss functions, ICLR 2022,
    https://arxiv.org/abs/2204.12511

    >>> poly1_focal_loss(torch.zeros(1, 2), torch.tensor([[1., 0.]]))
    tensor([[0.0483, 0.0483]])
    """
    term = epsilon * power(error_probability(pred, target), gamma + 1)
    if alpha is not None and balance_poly:
        term = balance(alpha, pred, target) * term
    return sigmoid_focal_loss(pred, target, gamma=gamma, alpha=alpha) + term


@loss_function
def focal_star_loss(pred: Logits, target: Dense, *, gamma: Positive = 2.0, beta: float = 1.0) -> PerElement:
    """A focal loss without a power: cross entropy of a steeper and shifted logit.

    .. math:: L = -\\frac{1}{\\gamma} \\ln \\sigma(\\gamma x_t + \\beta), \\quad
              x_t = z \\text{ if } y = 1 \\text{ else } -z

    Args:
        pred: logits z, (n, classes) or any shape.
        target: y in [0, 1], same shape; soft values mix the two losses.
        gamma: steepness. At 1, with beta 0, it is cross entropy.
        beta: shift, which brings well classified examples down further; above 0 in the paper.

    Returns:
        One value an element, same shape. fvcore has beta 0 and a gamma of 1. An alpha is a weight of the elements.

    Advice: As focal loss, with about the same result in the paper: of interest to see that the form matters little.

    Paper: Lin et al., Focal loss for dense object detection, ICCV 2017, appendix A, https://arxiv.org/abs/1708.02002

    >>> focal_star_loss(torch.zeros(1, 2), torch.tensor([[1., 0.]]))
    tensor([[0.1566, 0.1566]])
    """
    correct, wrong = (F.logsigmoid(gamma * z + beta) for z in (pred, -pred))
    return -(target * correct + (1 - target) * wrong) / gamma


@loss_function
def asymmetric_single_label_loss(
    pred: Logits,
    target: Labels | Dense,
    *,
    gamma_pos: NonNegative = 0.0,
    gamma_neg: NonNegative = 4.0,
    label_smoothing: Smoothing = 0.1,
) -> PerSample:
    """Smoothed cross entropy in which wrong classes count for little while they are improbable.

    .. math:: L = -\\sum_k q'_k w_k \\ln p_k, \\quad w_y = (1 - p_y)^{\\gamma_+}, \\quad w_k = p_k^{\\gamma_-}
              \\text{ for } k \\ne y, \\quad q' = (1 - \\epsilon) q + \\epsilon / K

    Args:
        pred: logits z, (n, K); p is their softmax.
        target: class indices y, (n,); or one-hot or soft q (n, K), which mix the weights' bases and exponents.
        gamma_pos: focusing exponent of the true class. timm has 1.
        gamma_neg: focusing exponent of the others, which matter only through the smoothing.
        label_smoothing: eps, in [0, 1).

    Returns:
        One value a sample, (n,).

    Advice: Single-label training (ImageNet) as the authors' repository has it, in place of label smoothing.

    Paper: Ridnik et al., Asymmetric loss for multi-label classification, ICCV 2021, https://arxiv.org/abs/2009.14119;
    this form is in their code, not in the paper

    >>> asymmetric_single_label_loss(torch.zeros(1, 4), torch.tensor([2]))
    tensor([1.2827])
    """
    log_p, q = F.log_softmax(pred, -1), distribution(target, pred)
    wrong = q * -torch.expm1(log_p) + (1 - q) * log_p.exp()
    weight = power(wrong, gamma_pos * q + gamma_neg * (1 - q))
    smooth = (1 - label_smoothing) * q + label_smoothing / pred.shape[-1]
    return -(smooth * weight * log_p.clamp(min=torch.finfo(pred.dtype).min)).sum(-1)
