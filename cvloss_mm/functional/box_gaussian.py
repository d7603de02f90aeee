"""Losses of decoded boxes taken for Gaussian distributions; see :mod:`.box` for what all have in common.

None of them needs an overlap. All are distances: near the target the gradient keeps its length; right there it is 0.
"""

from typing import Literal

import torch

from .function import loss_function
from .geometry import framed, half_unit, ratio, safe_sqrt, shift, sides
from .ranges import Positive
from .shapes import Boxes, PerBox


@loss_function
def nwd_loss(pred: Boxes, target: Boxes, *, constant: Positive = 12.8) -> PerBox:
    """Distance between the Gaussians of two boxes, in pixels, squeezed into [0, 1).

    .. math:: L = 1 - e^{-W_2 / C}, \\quad W_2^2 = dx^2 + dy^2 + \\frac{(w - w_{gt})^2 + (h - h_{gt})^2}{4}

    Args:
        pred: predicted boxes, (..., 4), in the unit of the constant.
        target: target boxes, (..., 4), in that unit.
        constant: C, about the average size of the objects of the data set: 12.8 pixels in AI-TOD.

    Returns:
        One value a box, (...,). It changes where both boxes are scaled, so that C has to follow the size of the input.
        Identical boxes cost 0; the authors' code adds 10^-6 under the root, where they cost 1 - exp(-0.001 / C). Boxes
        many times C apart cost 1 and hardly pull.

    Advice: Objects of a few pixels, for which IoU is 0 or 1 by chance; most data sets of larger ones have no one C.

    Paper: Wang et al., A normalized Gaussian Wasserstein distance for tiny object detection, 2021,
    https://arxiv.org/abs/2110.13389

    >>> nwd_loss(torch.tensor([[3., 4., 7., 8.]]), torch.tensor([[0., 0., 4., 4.]]), constant=5)
    tensor([0.6321])
    """
    unit = half_unit(pred, target).squeeze(-1)
    p, t = framed(pred, target)
    squares = shift(p, t).square() + ((sides(p) - sides(t)) / 2).square()
    tiny = torch.finfo(unit.dtype).tiny ** 0.5  # of C in the frame, lest anything be infinite
    return -torch.expm1(-ratio(safe_sqrt(squares.sum(-1)), constant / 2 / unit, tiny))


@loss_function
def gcd_loss(pred: Boxes, target: Boxes, *, eps: Positive = 1e-7) -> PerBox:
    """Distance between the Gaussians of two boxes, in units of the sides of both, squeezed into [0, 1).

    .. math:: L = 1 - e^{-D}, \\quad D^2 = \\frac12 \\Big(dx^2 + \\frac{(w - w_{gt})^2}{4}\\Big)
              \\Big(\\frac{1}{w^2} + \\frac{1}{w_{gt}^2}\\Big) + \\text{ the same of y and h}

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        eps: smallest side that divides.

    Returns:
        One value a box, (...,). The Gaussian Wasserstein distance made independent of scale. A box without width or
        height is infinitely far from any other: it costs 1 and has no gradient.

    Advice: Small objects of several scales, for which NWD has no one constant. Boxes that begin many of their own sides
    away hardly move.

    Paper: Guan et al., Gaussian combined distance: a generic metric for object detection, IEEE GRSL 2025,
    https://arxiv.org/abs/2510.27649

    >>> gcd_loss(torch.tensor([[3., 4., 8., 9.]]), torch.tensor([[0., 0., 5., 5.]]))
    tensor([0.6321])
    """
    p, t = framed(pred, target)
    pred_sides, target_sides = sides(p), sides(t)
    errors = torch.cat([shift(p, t), (pred_sides - target_sides) / 2], -1)
    by_pred, by_target = (ratio(errors, torch.cat([side, side], -1), eps) for side in (pred_sides, target_sides))
    squares = by_pred.square() + by_target.square()
    return -torch.expm1(-safe_sqrt(squares.sum(-1) / 2))


@loss_function
def prob_iou_loss(pred: Boxes, target: Boxes, *, mode: Literal['l1', 'l2'] = 'l1', eps: Positive = 1e-7) -> PerBox:
    """Hellinger or Bhattacharyya distance between the Gaussians of two upright boxes.

    .. math:: L_1 = \\sqrt{1 - e^{-B}}, \\quad L_2 = B, \\quad B = \\sum_{t = x, y} \\frac{3 \\, d_t^2}{s_t^2 +
              s_{t,gt}^2} + \\frac12 \\ln \\frac{s_t^2 + s_{t,gt}^2}{2 s_t s_{t,gt}}

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        mode: ``'l1'``, the Hellinger distance, in [0, 1]; or ``'l2'``, the Bhattacharyya distance, which has no bound
            and pulls far boxes harder. The paper begins with L_2 and ends with L_1.
        eps: is added to all sides.

    Returns:
        One value a box, (...,). s_x is the width, s_y the height, and the variance of a side is s^2 / 12, that of a
        uniform distribution. Boxes are upright, as in all detectors but those of rotated boxes, for which the paper
        was written. Identical boxes cost 0; the authors' code, whose eps stands at five more places, has sqrt(0.002)
        there.

    Advice: Where boxes are approximate and a soft overlap that never ends is wanted; begin with l2 if many boxes
    start far from their targets.

    Paper: Llerena et al., Gaussian bounding boxes and probabilistic intersection-over-union for object detection, 2021,
    https://arxiv.org/abs/2106.06072

    >>> prob_iou_loss(torch.tensor([[1., 0., 3., 2.]]), torch.tensor([[0., 0., 2., 2.]]), mode='l2')
    tensor([0.3750])
    """
    p, t = framed(pred, target)
    pred_sides, target_sides = sides(p) + eps, sides(t) + eps
    size_distance = torch.log1p((pred_sides - target_sides).square() / (2 * pred_sides * target_sides)) / 2
    distance = (3 * shift(p, t).square() / (pred_sides.square() + target_sides.square()) + size_distance).sum(-1)
    return distance if mode == 'l2' else safe_sqrt(-torch.expm1(-distance))
