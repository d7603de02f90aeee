"""Losses of heat maps: one probability a place, with a peak where an object is."""

import torch  # noqa: F401  (the doctests use it)
from torch import Tensor

from .function import loss_function
from .ranges import NonNegative, Positive
from .shapes import Heatmap, PerElement, Probabilities
from .targets import power

TINY = 1e-12  # the least argument of a logarithm, as in mmdet


def _cost(probability: Tensor) -> Tensor:
    return -probability.clamp(min=TINY).log()


@loss_function
def gaussian_focal_loss(
    pred: Probabilities,
    target: Heatmap,
    *,
    alpha: NonNegative = 2.0,
    gamma: Positive = 4.0,
    pos_weight: NonNegative = 1.0,
    neg_weight: NonNegative = 1.0,
    peaks: Heatmap | None = None,
) -> PerElement:
    """Focal loss of a heat map with a Gaussian bump at each object: what is near a peak is hardly a negative.

    .. math:: L = -w_+ (1 - p)^\\alpha \\ln p \\text{ if } Y = 1, \\quad -w_- (1 - Y)^\\gamma p^\\alpha \\ln(1 - p)
              \\text{ otherwise}

    Args:
        pred: probabilities p in [0, 1], any shape; heads apply the sigmoid themselves.
        target: heat Y in [0, 1], same shape, which is a peak where it is exactly 1.
        alpha: focusing exponent of the prediction, at least 0.
        gamma: exponent of the distance from a peak, above 0.
        pos_weight: factor w+ of the peaks.
        neg_weight: factor w- of all else.
        peaks: the number of peaks at each place, same shape, where those are not the places of heat 1. A place of heat
            below 1 then costs both terms.

    Returns:
        One value an element, same shape. Heads divide the sum by the number of objects.

    Advice: Detectors of points (CornerNet, CenterNet), with the number of objects as avg_factor.

    Paper: Law and Deng, CornerNet, ECCV 2018, https://arxiv.org/abs/1808.01244

    >>> gaussian_focal_loss(torch.tensor([[.5, .5, .5]]), torch.tensor([[1., .5, 0.]]))
    tensor([[0.1733, 0.0108, 0.1733]])
    """
    peaks = (target == 1).to(pred.dtype) if peaks is None else peaks
    positive = pos_weight * peaks * power(1 - pred, alpha) * _cost(pred)
    return positive + neg_weight * power(1 - target, gamma) * power(pred, alpha) * _cost(1 - pred)
