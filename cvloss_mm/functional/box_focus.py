"""Losses of decoded boxes that weigh a box by how good it is already; see :mod:`.box` for what all have in common."""

from typing import Annotated, Literal

import torch
from torch import Tensor

from .function import loss_function
from .geometry import framed, hull, iou, ratio, shift, sides
from .ranges import Positive, at_least
from .shapes import Boxes, PerBox
from .targets import scalar
from .terms import efficient_iou_terms


@loss_function
def wiou_loss(
    pred: Boxes,
    target: Boxes,
    *,
    version: Literal['v1', 'v2', 'v3'] = 'v3',
    gamma: Positive = 0.5,
    alpha: Annotated[float, at_least(1)] = 1.9,
    delta: Positive = 3.0,
    mean: float | Tensor = 1.0,
    eps: Positive = 1e-7,
) -> PerBox:
    """IoU loss times a factor for the distance of the centres, and one for how usual a box's IoU loss is.

    .. math:: L_{v1} = e^{\\rho^2 / [c^2]} (1 - IoU), \\quad L_{v2} = [\\beta]^\\gamma L_{v1}, \\quad
              L_{v3} = \\frac{[\\beta]}{\\delta \\alpha^{[\\beta] - \\delta}} L_{v1}, \\quad
              \\beta = \\frac{1 - IoU}{mean}

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        version: ``'v1'`` has no weight; with ``'v2'`` bad boxes weigh more; with ``'v3'`` neither the best nor the
            worst weigh much, but those in between, with the top at beta = 1 / ln alpha.
        gamma: exponent of v2.
        alpha: of v3, at least 1. The paper's best is 1.9, the authors' present code has 1.7.
        delta: of v3: a box with beta = delta has the weight 1. The paper's best is 3, the present code has 2.7.
        mean: mean of the IoU loss that boxes are compared with, as the running mean of the loss gives it.
        eps: smallest area that divides, and smallest mean.

    Returns:
        One value a box, (...,). What stands in brackets is a constant in the gradient: the hull's diagonal c, so that
        nothing grows the hull, and beta, which is called the outlier degree.

    Advice: v3 where boxes are annotated carelessly or differ much in difficulty; it needs some hundred steps until the
    mean has settled.

    Paper: Tong et al., Wise-IoU: bounding box regression loss with dynamic focusing mechanism, 2023,
    https://arxiv.org/abs/2301.10051

    >>> wiou_loss(torch.tensor([[1., 0., 3., 2.]]), torch.tensor([[0., 0., 2., 2.]]), version='v1')
    tensor([0.7200])
    """
    p, t = framed(pred, target)
    cost = 1 - iou(p, t, eps)
    diagonal = sides(hull(p, t)).square().sum(-1).detach()
    loss = torch.exp(ratio(shift(p, t).square().sum(-1), diagonal, eps)) * cost
    return loss * wise_weight(cost, version, gamma, alpha, delta, mean, eps)


def wise_weight(
    cost: PerBox, version: str, gamma: float, alpha: float, delta: float, mean: float | Tensor, eps: float
) -> PerBox:
    """What a box whose IoU loss is ``cost`` counts by in :func:`wiou_loss`, a constant in the gradient."""
    if version == 'v1':
        return torch.ones_like(cost)
    beta = cost.detach() / scalar(mean, cost).clamp(min=eps)
    return beta**gamma if version == 'v2' else beta / delta * alpha ** (delta - beta)


@loss_function
def focal_eiou_loss(
    pred: Boxes, target: Boxes, *, gamma: Positive = 0.5, detach_weight: bool = True, eps: Positive = 1e-7
) -> PerBox:
    """Efficient IoU loss, weighted by a power of the IoU: good boxes count for more.

    .. math:: L = IoU^\\gamma L_{EIoU}

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        gamma: exponent of the weight. The paper's is 0.5.
        detach_weight: take the weight for a constant in the gradient, as the usual code does; the formula by itself
            asks boxes of low IoU to overlap even less, since that lowers the weight.
        eps: smallest area or side that divides, and the IoU below which the weight falls in a straight line, so that
            its slope at 0 is finite.

    Returns:
        One value a box, (...,). Disjoint boxes cost nothing and have no gradient. Weights are not divided by their
        sum; a larger ``loss_weight`` makes up for it.

    Advice: Where anchors of low IoU outnumber the good ones and lead the training; beside an assignment by IoU, so that
    no box begins apart.

    Paper: Zhang et al., Focal and efficient IOU loss, Neurocomputing 2022, https://arxiv.org/abs/2101.08158

    >>> focal_eiou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]))
    tensor([0.5657])
    """
    terms = efficient_iou_terms(*framed(pred, target), eps=eps)
    weight = terms.iou * terms.iou.clamp(min=eps) ** (gamma - 1)
    return (weight.detach() if detach_weight else weight) * terms.loss()
