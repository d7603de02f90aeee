"""Losses of decoded boxes: IoU and what was added to it. Boxes are (..., 4) as x1, y1, x2, y2, in any one unit.

Common to all: corners are put in order first, as the GIoU paper does; identical boxes give exactly 0 with gradient 0,
also where they have no area; value and gradient are finite for every finite input; common shifts and scalings of both
boxes leave the value as it is, so that ``eps`` is a fraction: of the squared hull for areas, of the hull for sides.
"""

from typing import Annotated, Literal

import torch

from .function import loss_function
from .geometry import (
    area,
    framed,
    iou,
    iou_of_areas,
    ordered,
    ratio,
    shift,
    side_difference,
    sides,
    signed_intersection,
)
from .ranges import NonNegative, Positive, at_least, between
from .regression import smooth_l1
from .shapes import Boxes, PerBox, PerSide
from .terms import ciou_terms, diou_terms, efficient_iou_terms, giou_terms, siou_terms


@loss_function
def iou_loss(
    pred: Boxes, target: Boxes, *, mode: Literal['linear', 'square', 'log'] = 'linear', eps: Positive = 1e-7
) -> PerBox:
    """One minus the intersection over union.

    .. math:: L = 1 - IoU, \\quad 1 - IoU^2, \\quad \\text{or } -\\ln IoU

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        mode: ``'linear'``, ``'square'`` or ``'log'``. mmdet's default is log, PaddleDetection's square.
        eps: smallest union, and in log mode smallest IoU.

    Returns:
        One value a box, (...,). Disjoint boxes give the largest value (1, or -ln eps) and no gradient at all: take
        :func:`giou_loss` or a later one where predictions may miss their target.

    Advice: Where predictions already overlap their targets, as after assignment by IoU; it cannot pull a box that
    misses.

    Paper: Yu et al., UnitBox, ACM MM 2016, https://arxiv.org/abs/1608.01471

    >>> iou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]))
    tensor([0.5000])
    """
    value = iou(*framed(pred, target), eps)
    if mode == 'log':
        return -value.clamp(min=eps).log()
    return 1 - (value if mode == 'linear' else value.square())


@loss_function
def bounded_iou_loss(pred: Boxes, target: Boxes, *, beta: NonNegative = 0.2, eps: Positive = 1e-7) -> PerSide:
    """For each coordinate alone, the best IoU that it still allows.

    .. math:: L = smooth_{L1}(1 - \\max(0, \\tfrac{w_t - 2|dx|}{w_t + 2|dx|})), \\quad
              smooth_{L1}(1 - \\min(\\tfrac{w_t}{w}, \\tfrac{w}{w_t})), \\text{ likewise for y and h}

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        beta: where smooth L1 turns from parabola to line.
        eps: smallest side that divides.

    Returns:
        Four values a box, (..., 4), in the order dx, dy, dw, dh.

    Advice: Where each coordinate should be weighed by what it costs in IoU; a shift of more than half a side gets no
    gradient.

    Paper: Tychsen-Smith and Petersson, Fitness NMS and bounded IoU loss, CVPR 2018, https://arxiv.org/abs/1711.00164

    >>> bounded_iou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]))
    tensor([[0.9000, 0.0000, 0.4000, 0.0000]])
    """
    p, t = framed(pred, target)
    error = shift(p, t).abs()
    position = ratio(4 * error, sides(t) + 2 * error, eps).clamp(max=1)
    return smooth_l1(torch.cat([position, side_difference(p, t, eps)], -1), beta)


@loss_function
def giou_loss(pred: Boxes, target: Boxes, *, eps: Positive = 1e-7) -> PerBox:
    """IoU loss plus the empty part of the smallest box around both, which still pulls when they are apart.

    .. math:: L = 1 - IoU + (A_E - U) / A_E, \\quad 0 \\le L < 2

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        eps: smallest area that divides.

    Returns:
        One value a box, (...,).

    Advice: A safe first choice for decoded boxes: one term more than IoU, and boxes that miss are pulled as well.

    Paper: Rezatofighi et al., Generalized intersection over union, CVPR 2019, https://arxiv.org/abs/1902.09630

    >>> giou_loss(torch.tensor([[0., 0., 1., 1.]]), torch.tensor([[3., 0., 4., 1.]]))
    tensor([1.5000])
    """
    return giou_terms(*framed(pred, target), eps=eps).loss()


@loss_function
def diou_loss(pred: Boxes, target: Boxes, *, eps: Positive = 1e-7) -> PerBox:
    """IoU loss plus the squared distance of the centres, in units of the hull's diagonal.

    .. math:: L = 1 - IoU + \\rho^2(b, b_{gt}) / c^2, \\quad 0 \\le L < 2

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        eps: smallest area that divides.

    Returns:
        One value a box, (...,). The gradient is that of the formula; the authors' released simulation and Darknet
        code use hand-written ones that differ.

    Advice: Where boxes often miss or lie inside their targets: it moves centres directly, where GIoU first grows the
    box.

    Paper: Zheng et al., Distance-IoU loss, AAAI 2020, https://arxiv.org/abs/1911.08287

    >>> diou_loss(torch.tensor([[0., 0., 1., 1.]]), torch.tensor([[1., 0., 2., 1.]]))
    tensor([1.2000])
    """
    return diou_terms(*framed(pred, target), eps=eps).loss()


@loss_function
def ciou_loss(
    pred: Boxes,
    target: Boxes,
    *,
    alpha_gate: Annotated[float, between(0, 1)] | None = 0.5,
    aspect_grad: Literal['exact', 'unit'] = 'exact',
    eps: Positive = 1e-7,
) -> PerBox:
    """DIoU loss plus the difference of the aspect ratios.

    .. math:: L = 1 - IoU + \\rho^2 / c^2 + \\alpha v, \\quad
              v = \\tfrac{4}{\\pi^2} (\\arctan\\tfrac{w_{gt}}{h_{gt}} - \\arctan\\tfrac{w}{h})^2, \\quad
              \\alpha = \\tfrac{v}{1 - IoU + v}

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        alpha_gate: alpha is 0 unless IoU is above this: 0.5 in the journal paper, the authors' PyTorch code and mmdet;
            None for the conference paper, torchvision, Detectron2 and ultralytics.
        aspect_grad: ``'exact'``, or ``'unit'`` for the authors' Darknet, which puts 1 for 1 / (w^2 + h^2) in the
            gradient of v; meant for boxes in fractions of the image.
        eps: smallest area or side that divides.

    Returns:
        One value a box, (...,). alpha is a constant in the gradient, in the papers and in every release.

    Advice: The usual default of one-stage detectors. Where aspect ratios hardly vary it is DIoU at a higher price.

    Paper: Zheng et al., AAAI 2020, https://arxiv.org/abs/1911.08287 (no gate); Zheng et al., IEEE Trans. Cybernetics
    2022, https://arxiv.org/abs/2005.03572 (gate 0.5)

    >>> ciou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]), alpha_gate=None)
    tensor([0.5532])
    """
    angle_offset = None
    if aspect_grad == 'unit':
        width, height = sides(ordered(pred)).clamp(max=torch.finfo(pred.dtype).max ** 0.5).unbind(-1)
        angle_offset = height.detach() * (width - width.detach()) - width.detach() * (height - height.detach())  # 0
    return ciou_terms(*framed(pred, target), eps=eps, alpha_gate=alpha_gate, angle_offset=angle_offset).loss()


@loss_function
def efficient_iou_loss(pred: Boxes, target: Boxes, *, eps: Positive = 1e-7) -> PerBox:
    """DIoU loss plus the differences of the sides themselves, each in units of the hull's side.

    .. math:: L = 1 - IoU + \\rho^2 / (c_w^2 + c_h^2) + (w - w_{gt})^2 / c_w^2 + (h - h_{gt})^2 / c_h^2

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        eps: smallest area or side that divides.

    Returns:
        One value a box, (...,). This is what most people mean by EIoU; mmdet's ``EIoULoss`` is
        :func:`extended_iou_loss`.

    Advice: Where width and height should be corrected each for itself, as with very elongated objects.

    Paper: Zhang et al., Focal and efficient IOU loss, Neurocomputing 2022, https://arxiv.org/abs/2101.08158

    >>> efficient_iou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]))
    tensor([0.8000])
    """
    return efficient_iou_terms(*framed(pred, target), eps=eps).loss()


@loss_function
def extended_iou_loss(pred: Boxes, target: Boxes, *, smooth_point: NonNegative = 0.1, eps: Positive = 1e-7) -> PerBox:
    """IoU whose intersection goes on below 0 when the boxes part, smoothed at the bottom.

    .. math:: L = smooth_{L1}(1 - I_s / U_s), \\quad U_s = A + A_{gt} - I_s

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        smooth_point: where smooth L1 turns from parabola to line.
        eps: smallest area that divides.

    Returns:
        One value a box, (...,). I_s is the signed intersection of the ordered corner points. mmdet's ``EIoULoss``.

    Advice: To keep results of mmdet's ``EIoULoss``; for new work take one whose value does not depend on where the
    origin is.

    Paper: Peng and Yu, A systematic IoU-related method, IEEE Trans. Image Processing 30, 2021,
    https://arxiv.org/abs/2112.01793

    >>> extended_iou_loss(torch.tensor([[0., 0., 2., 1.]]), torch.tensor([[0., 0., 1., 1.]]))
    tensor([0.4500])
    """
    p, t = framed(pred, target)
    inter = signed_intersection(p, t)
    signed_iou = iou_of_areas(inter, area(p) + area(t) - inter, p, t, eps)
    return smooth_l1(1 - signed_iou, smooth_point)


@loss_function
def siou_loss(
    pred: Boxes,
    target: Boxes,
    *,
    theta: Annotated[float, at_least(1)] = 4.0,
    neg_gamma: bool = True,
    eps: Positive = 1e-7,
) -> PerBox:
    """IoU loss plus a distance cost that favours moving along one axis at a time, plus a shape cost.

    .. math:: L = 1 - IoU + (\\Delta + \\Omega) / 2, \\quad \\Delta = \\sum_{t = x, y} (1 - e^{-\\gamma \\rho_t}),
              \\quad \\gamma = 2 - \\sin 2\\alpha, \\quad \\Omega = \\sum_{t = w, h} (1 - e^{-\\omega_t})^\\theta

    Args:
        pred: predicted boxes, (..., 4).
        target: target boxes, (..., 4).
        theta: exponent of the shape cost, at least 1; the paper searches 2 to 6. Below 1 equal sides would have an
            infinite slope.
        neg_gamma: True is the paper's sign. False is e^{+gamma rho}, mmdet's default, under which moving a box away
            lowers the loss; it is offered only to reproduce such runs.
        eps: smallest area or side that divides.

    Returns:
        One value a box, (...,). alpha is the angle between the line of the centres and an axis, rho_x = (dx / c_w)^2,
        omega_w = |w - w_gt| / max(w, w_gt). sin 2 alpha is computed as 2 |dx dy| / (dx^2 + dy^2), without arcsin.

    Advice: Where it served a YOLO recipe that is being reproduced; compare with CIoU on your own data before adopting
    it.

    Paper: Gevorgyan, SIoU loss, 2022, https://arxiv.org/abs/2205.12740

    >>> siou_loss(torch.tensor([[20., 0., 30., 10.]]), torch.tensor([[0., 0., 10., 10.]]))
    tensor([1.2944])
    """
    return siou_terms(*framed(pred, target), eps=eps, theta=theta, neg_gamma=neg_gamma).loss()
