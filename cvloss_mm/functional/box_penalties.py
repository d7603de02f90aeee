"""Further losses of decoded boxes of the form 1 - IoU + penalty; see :mod:`.box` for what all have in common."""

from typing import Annotated, Literal

import torch

from .function import loss_function
from .geometry import framed, half_unit
from .ranges import AtMostTimes, NonNegative, Positive, at_least, between
from .shapes import Boxes, PerBox
from .terms import (
    dynamic_interp_iou_terms,
    edge_distance,
    interp_iou_terms,
    mpdiou_terms,
    powerful_iou_terms,
    shape_iou_terms,
)


@loss_function
def mpdiou_loss(
    pred: Boxes, target: Boxes, *, image_width: Positive = 640.0, image_height: Positive = 640.0, eps: Positive = 1e-7
) -> PerBox:
    """IoU loss plus the squared distances of the corners, in units of the image's diagonal.

    .. math:: L = 1 - IoU + \\frac{d_1^2 + d_2^2}{W^2 + H^2}

    Args:
        pred: predicted boxes, (..., 4), in the unit of the image's size.
        target: target boxes, (..., 4), in that unit.
        image_width: W, of the network's input; ``--loss-bbox`` takes it from the config. Of inputs of several sizes it
            is the usual one, and only scales the penalty.
        image_height: H.
        eps: smallest area that divides.

    Returns:
        One value a box, (...,). d_1 is the distance of the top left corners, d_2 that of the bottom right ones. Unlike
        the other box losses it changes where both boxes are scaled: a small box that misses by its own size costs
        little more than 1. Ports that divide by the hull or by the size of a feature map compute another loss. The
        penalty grows no more where corners are 10^18 diagonals apart.

    Advice: Where objects are large in the image; beside a small object the penalty hardly pulls.

    Paper: Ma and Xu, MPDIoU: a loss for efficient and accurate bounding box regression, 2023,
    https://arxiv.org/abs/2307.07662

    >>> mpdiou_loss(torch.tensor([[3., 4., 9., 9.]]), torch.tensor([[0., 0., 9., 9.]]), image_width=3, image_height=4)
    tensor([1.6296])
    """
    terms = mpdiou_terms(
        *framed(pred, target),
        eps=eps,
        image_width=image_width,
        image_height=image_height,
        half_unit=half_unit(pred, target),
    )
    return terms.loss()


@loss_function
def shape_iou_loss(
    pred: Boxes,
    target: Boxes,
    *,
    scale: NonNegative = 0.0,
    theta: Annotated[float, at_least(1)] = 4.0,
    eps: Positive = 1e-7,
) -> PerBox:
    """IoU loss plus distance and shape costs that look harder at the target's short axis.

    .. math:: L = 1 - IoU + \\frac{h_s dx^2 + w_s dy^2}{c^2} + \\frac{(1 - e^{-\\omega_w})^\\theta +
              (1 - e^{-\\omega_h})^\\theta}{2}, \\quad w_s = \\frac{2 w_{gt}^s}{w_{gt}^s + h_{gt}^s}, \\quad
              h_s = 2 - w_s, \\quad \\omega_w = h_s \\frac{|w - w_{gt}|}{\\max(w, w_{gt})}, \\quad
              \\omega_h = w_s \\frac{|h - h_{gt}|}{\\max(h, h_{gt})}

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        scale: s, how much the target's shape counts; 0, the authors' default, has w_s = h_s = 1. The paper chooses it
            by the size of the objects of the data set.
        theta: exponent of the shape cost, at least 1.
        eps: smallest area or side that divides.

    Returns:
        One value a box, (...,). c is the hull's diagonal.

    Advice: Elongated objects, with s above 0: along the short side a small error costs more IoU.

    Paper: Zhang and Zhang, Shape-IoU: more accurate metric considering bounding box shape and scale, 2023,
    https://arxiv.org/abs/2312.17663

    >>> shape_iou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]))
    tensor([0.5620])
    """
    return shape_iou_terms(*framed(pred, target), eps=eps, scale=scale, theta=theta).loss()


@loss_function
def powerful_iou_loss(
    pred: Boxes,
    target: Boxes,
    *,
    version: Literal['v1', 'v2'] = 'v1',
    lamb: Positive = 1.3,
    detach_weight: bool = False,
    eps: Positive = 1e-7,
) -> PerBox:
    """IoU loss plus a penalty for the distance of the edges that no larger hull makes smaller.

    .. math:: L_{v1} = 1 - IoU + 1 - e^{-P^2}, \\quad L_{v2} = 3 x e^{-x^2} L_{v1}, \\quad x = \\lambda e^{-P}, \\quad
              P = \\frac14 \\Big( \\frac{dw_1 + dw_2}{w_{gt}} + \\frac{dh_1 + dh_2}{h_{gt}} \\Big)

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        version: ``'v1'``; or ``'v2'``, in which boxes of medium quality weigh most.
        lamb: lambda of v2: the weight is largest where e^{-P} = 1 / (lambda sqrt 2).
        detach_weight: take the weight of v2 for a constant in the gradient. The authors' code does not.
        eps: smallest area or side that divides.

    Returns:
        One value a box, (...,). dw_1 ... dh_2 are the distances of the four edges. As the authors' code has it, v2
        **pushes far boxes away**: its weight falls with P faster than v1 rises, so that boxes apart cost 1.86 at
        P = 1, 1.01 at 2 and 0.39 at 3, and descent makes P larger. With ``detach_weight`` they are pulled, if weakly.

    Advice: v1 in place of CIoU where boxes are seen to grow before they move; v2 only after assignment has left no box
    far from its target.

    Paper: Liu et al., Powerful-IoU: more straightforward and faster bounding box regression loss with a nonmonotonic
    focusing mechanism, Neural Networks 170, 2024, https://doi.org/10.1016/j.neunet.2023.11.041

    >>> powerful_iou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]))
    tensor([0.5606])
    """
    p, t = framed(pred, target)
    loss = powerful_iou_terms(p, t, eps=eps).loss()
    if version == 'v1':
        return loss
    x = lamb * torch.exp(-edge_distance(p, t, eps))
    weight = 3 * x * torch.exp(-x.square())
    return (weight.detach() if detach_weight else weight) * loss


@loss_function
def interp_iou_loss(
    pred: Boxes, target: Boxes, *, coefficient: Annotated[float, between(0, 1)] = 0.98, eps: Positive = 1e-7
) -> PerBox:
    """IoU loss, plus that of the box some way from the prediction to the target, which overlaps although they do not.

    .. math:: L = 1 - IoU(B, G) + 1 - IoU(B_i, G), \\quad B_i = (1 - \\alpha) B + \\alpha G

    Args:
        pred: predicted boxes B, (..., 4).
        target: target boxes G, (..., 4).
        coefficient: alpha, how much of the way; boxes up to 1 / (1 - alpha) target's sides away are pulled.
        eps: smallest area that divides.

    Returns:
        One value a box, (...,), at most 2. The gradient of the second term comes through B_i, times 1 - alpha.

    Advice: Where what is measured is IoU and nothing else: no term asks for less distance or another shape by itself.

    Paper: Liu and Watanabe, InterpIoU: rethinking bounding box regression with interpolation-based IoU optimization,
    2025, https://arxiv.org/abs/2507.12420

    >>> interp_iou_loss(torch.tensor([[3., 0., 4., 1.]]), torch.tensor([[0., 0., 1., 1.]]), coefficient=0.9)
    tensor([1.4615])
    """
    return interp_iou_terms(*framed(pred, target), eps=eps, coefficient=coefficient).loss()


@loss_function
def dynamic_interp_iou_loss(
    pred: Boxes,
    target: Boxes,
    *,
    low_coefficient: Annotated[NonNegative, AtMostTimes(1, 'high_coefficient')] = 0.6,
    high_coefficient: Annotated[float, between(0, 1)] = 0.99,
    eps: Positive = 1e-7,
) -> PerBox:
    """InterpIoU loss whose box goes the farther towards the target, the less the prediction overlaps with it.

    .. math:: L = 1 - IoU(B, G) + 1 - IoU(B_i, G), \\quad B_i = (1 - \\alpha) B + \\alpha G, \\quad
              \\alpha = \\min(\\max(1 - IoU(B, G), l), u)

    Args:
        pred: predicted boxes B, (..., 4).
        target: target boxes G, (..., 4).
        low_coefficient: l, the share of the way where boxes overlap well.
        high_coefficient: u, that where they do not overlap.
        eps: smallest area that divides.

    Returns:
        One value a box, (...,), at most 2. alpha is a constant in the gradient; the value itself may fall where a box
        becomes worse, since B_i then lies closer to the target.

    Advice: As :func:`interp_iou_loss`, with a stronger second term once boxes overlap.

    Paper: Liu and Watanabe, InterpIoU: rethinking bounding box regression with interpolation-based IoU optimization,
    2025, https://arxiv.org/abs/2507.12420

    >>> dynamic_interp_iou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]))
    tensor([0.7857])
    """
    terms = dynamic_interp_iou_terms(
        *framed(pred, target), eps=eps, low_coefficient=low_coefficient, high_coefficient=high_coefficient
    )
    return terms.loss()
