"""Coordinate losses: elementwise functions of d = pred - target, any shape, usually encoded box deltas (n, 4)."""

from typing import Annotated

import torch
from torch import Tensor

from .function import loss_function
from .ranges import AtMostTimes, NonNegative, Positive
from .shapes import Offsets, PerElement
from .targets import scalar


@loss_function
def l1_loss(pred: Offsets, target: Offsets) -> PerElement:
    """Absolute error: every error pulls equally hard.

    .. math:: L = |d|

    Args:
        pred: predicted deltas, any shape, usually (n, 4).
        target: target deltas, same shape.

    Returns:
        One value an element, same shape. The gradient at d = 0 is 0.

    Advice: Encoded box offsets, the default of Faster R-CNN and RetinaNet in mmdet.

    Paper: Girshick et al., CVPR 2014 (R-CNN lineage); Ren et al., NeurIPS 2015, https://arxiv.org/abs/1506.01497

    >>> l1_loss(torch.tensor([3., -1.]), torch.zeros(2))
    tensor([3., 1.])
    """
    return (pred - target).abs()


@loss_function
def l2_loss(pred: Offsets, target: Offsets) -> PerElement:
    """Squared error: large errors dominate.

    .. math:: L = d^2

    Args:
        pred: predicted deltas, any shape, usually (n, 4).
        target: target deltas, same shape.

    Returns:
        One value an element, same shape. There is no factor 1/2, as in mmdet's ``MSELoss``; mmdet's ``L2Loss``
        is another loss, of tracking embeddings.

    Advice: Errors without outliers; on box offsets a few bad anchors would dominate it.

    Paper: Legendre 1805, least squares; as a box loss Girshick et al., CVPR 2014, https://arxiv.org/abs/1311.2524

    >>> l2_loss(torch.tensor([3., -1.]), torch.zeros(2))
    tensor([9., 1.])
    """
    return (pred - target).square()


def smooth_l1(error: Tensor, beta: float | Tensor) -> PerElement:
    """Of an error d: d^2 / (2 beta) up to beta, |d| - beta / 2 beyond."""
    error = error.abs()
    beta = beta + torch.finfo(error.dtype).tiny ** 0.5  # changes nothing but a beta of 0; 1 / beta^2 is finite
    slope = (1 / beta * error).clamp(max=1)  # 1 outside the parabola; no second branch that could be NaN
    return slope * (error - 0.5 * beta * slope)


@loss_function
def smooth_l1_loss(pred: Offsets, target: Offsets, *, beta: NonNegative = 1.0) -> PerElement:
    """L1 with a parabola at the bottom: the gradient fades as the error does, and outliers stay bounded.

    .. math:: L = 0.5 d^2 / \\beta \\text{ if } |d| < \\beta, \\quad |d| - 0.5 \\beta \\text{ otherwise}

    Args:
        pred: predicted deltas, any shape, usually (n, 4).
        target: target deltas, same shape.
        beta: where the parabola ends, in the unit of the deltas, at least 0. 1 in Fast R-CNN, 1/9 in RPN practice;
            0 is exactly :func:`l1_loss` (mmdet refuses it, naive code gives NaN gradients).

    Returns:
        One value an element, same shape.

    Advice: Offsets whose small errors should not jitter; beta marks where small ends.

    Paper: Girshick, Fast R-CNN, ICCV 2015, https://arxiv.org/abs/1504.08083

    >>> smooth_l1_loss(torch.tensor([0.5, -3.]), torch.zeros(2))
    tensor([0.1250, 2.5000])
    """
    return smooth_l1(pred - target, beta)


@loss_function
def huber_loss(pred: Offsets, target: Offsets, *, delta: Positive = 1.0) -> PerElement:
    """Squared error near zero, absolute error of slope delta beyond.

    .. math:: L = 0.5 d^2 \\text{ if } |d| \\le \\delta, \\quad \\delta (|d| - 0.5 \\delta) \\text{ otherwise}

    Args:
        pred: predicted deltas, any shape, usually (n, 4).
        target: target deltas, same shape.
        delta: where the parabola ends and how steep the line is, in the unit of the deltas, above 0.

    Returns:
        One value an element, same shape: ``delta`` times :func:`smooth_l1_loss` with ``beta=delta``.

    Advice: As smooth L1 where the bottom should keep the curvature of the squared error whatever delta is.

    Paper: Huber, Annals of Mathematical Statistics 35, 1964, https://doi.org/10.1214/aoms/1177703732

    >>> huber_loss(torch.tensor([1., -3.]), torch.zeros(2), delta=2.)
    tensor([0.5000, 4.0000])
    """
    return delta * smooth_l1_loss(pred, target, beta=delta)


@loss_function
def charbonnier_loss(pred: Offsets, target: Offsets, *, eps: Positive = 1e-3) -> PerElement:
    """L1 with a rounded corner, smooth everywhere: the slope is d / sqrt(d^2 + eps^2).

    .. math:: L = \\sqrt{d^2 + \\epsilon^2} - \\epsilon

    Args:
        pred: predicted values, any shape, usually (n, 4) deltas.
        target: target values, same shape.
        eps: how wide the corner is, in the unit of the values, above 0.

    Returns:
        One value an element, same shape. The constant eps, which has no gradient, is taken off, so that equal values
        cost 0; LapSRN and mmagic leave it, and mmagic's eps is the square of this one. kornia has eps = 1. The loss
        times eps is the pseudo-Huber loss, near 0 half the squared error.

    Advice: Values of images and depths (restoration), or offsets; a larger eps where small errors should not jitter.

    Paper: Charbonnier et al., Two deterministic half-quadratic regularization algorithms for computed imaging, ICIP
    1994, https://doi.org/10.1109/ICIP.1994.413553; in this form Lai et al., LapSRN, CVPR 2017,
    https://arxiv.org/abs/1704.03915

    >>> charbonnier_loss(torch.tensor([3., -1.]), torch.zeros(2), eps=4.)
    tensor([1.0000, 0.1231])
    """
    d = pred - target
    size = d.abs()
    small, large = torch.where(size > eps, eps, size), torch.where(size > eps, size, eps)
    root = large * (1 + (small / large).square()).sqrt()  # without the square of what is large
    return d * (d / (root + eps))


@loss_function
def balanced_l1_loss(
    pred: Offsets,
    target: Offsets,
    *,
    alpha: Positive = 0.5,
    gamma: Annotated[Positive, AtMostTimes(80, 'alpha')] = 1.5,
    beta: Positive = 1.0,
) -> PerElement:
    """Smooth L1 with a steeper bottom: well-fitted boxes keep more of the gradient.

    .. math:: L = \\frac{\\alpha}{b} (b|d| + 1) \\ln(b|d| / \\beta + 1) - \\alpha |d| \\text{ if } |d| < \\beta, \\quad
              \\gamma |d| + \\gamma / b - \\alpha \\beta \\text{ otherwise}, \\quad \\alpha \\ln(b + 1) = \\gamma

    Args:
        pred: predicted deltas, any shape, usually (n, 4).
        target: target deltas, same shape.
        alpha: gain of small errors, above 0; smaller promotes them more, up to gamma / alpha = 80.
        gamma: the slope beyond beta, above 0.
        beta: where the curve becomes a line, in the unit of the deltas, above 0.

    Returns:
        One value an element, same shape. Value and slope are continuous at ``beta = 1``, and the value at any beta.

    Advice: Two-stage heads in which easy boxes should go on learning (Libra R-CNN).

    Paper: Pang et al., Libra R-CNN, CVPR 2019, https://arxiv.org/abs/1904.02701

    >>> balanced_l1_loss(torch.tensor([0., 2.]), torch.zeros(2))
    tensor([0.0000, 2.5786])
    """
    error = (pred - target).abs()
    slope = scalar(gamma / alpha, error).expm1()
    small = error.clamp(max=beta)  # keeps the unused branch finite
    curve = alpha / slope * (slope * small + 1) * (slope * small / beta).log1p() - alpha * small
    return torch.where(error < beta, curve, gamma * error + gamma / slope - alpha * beta)
