"""Losses of rotated boxes (cx, cy, w, h, angle), which are taken for Gaussians.

The Gaussian of a box has its centre for the mean, and half of its sides, turned by the angle, for the standard
deviations. Boxes that are turned by a half turn, or by a quarter with width and height changing places, have the same
Gaussian, and cost the same: no angle is at the end of a range. Squares have a round one, which has no angle at all.
"""

import math
from typing import Annotated, Literal, NamedTuple

import torch
from torch import Tensor

from .function import loss_function
from .geometry import safe_sqrt
from .ranges import Off, Positive, at_least
from .regression import smooth_l1_loss
from .shapes import PerBox, RotatedBoxes

Tau = Annotated[float | None, at_least(1), Off(0)]
Lowered = Literal['sqrt', 'log1p', 'log1p_sqrt']


class Gaussian(NamedTuple):
    """Half of the longer and of the shorter side, the direction of the longer one, and whether that is the height."""

    long: Tensor
    short: Tensor
    cosine: Tensor
    sine: Tensor
    high: Tensor


class Pair(NamedTuple):
    """Two Gaussians in a frame where no length is above 1."""

    pred: Gaussian
    target: Gaussian
    move: Tensor  # from the target's centre to that of pred, (..., 2)
    turn: PerBox  # the squared sine of the angle between the longer sides
    unit: PerBox  # half of the length that is 1, in units of the boxes; a constant


def gaussians(pred: RotatedBoxes, target: RotatedBoxes, eps: float) -> Pair:
    """All that the losses read of two boxes.

    As in :func:`.geometry.framed` the frame is a constant, halves keep the difference of two huge coordinates finite,
    and an eps is a fraction of the largest length; here it is added to both deviations of each box, so that each of
    them can be divided by.
    """
    move, half_p, half_t = pred[..., :2] / 2 - target[..., :2] / 2, _sizes(pred) / 4, _sizes(target) / 4
    lengths = torch.cat([move.abs(), half_p, half_t], -1).detach()
    unit = lengths.amax(-1, keepdim=True).clamp(min=torch.finfo(pred.dtype).tiny ** 0.5)
    p, t = _gaussian(half_p / unit + eps, pred[..., 4]), _gaussian(half_t / unit + eps, target[..., 4])
    half = pred[..., 4] / 2 - target[..., 4] / 2
    sine, cosine = half.sin(), half.cos()
    across = (p.high & ~t.high) | (~p.high & t.high)
    turn = torch.where(across, (cosine - sine) * (cosine + sine), 2 * sine * cosine).square()
    return Pair(p, t, move / unit, turn, unit.squeeze(-1))


def _sizes(boxes: RotatedBoxes) -> Tensor:
    """Of either sign: a Gaussian knows none, and one of 0 has to be able to open."""
    sides = boxes[..., 2:4]
    return torch.where(sides < 0, -sides, sides)


def _gaussian(deviations: Tensor, angle: Tensor) -> Gaussian:
    """The longer side is the first, in whatever order they came: then nothing below cancels."""
    (w, h), cosine, sine = deviations.unbind(-1), angle.cos(), angle.sin()
    high = w < h
    return Gaussian(
        torch.where(high, h, w),
        torch.where(high, w, h),
        torch.where(high, -sine, cosine),
        torch.where(high, cosine, sine),
        high,
    )


def _mahalanobis(move: Tensor, g: Gaussian) -> PerBox:
    """The squared length of a move, in deviations."""
    x, y = move.unbind(-1)
    along, across = g.cosine * x + g.sine * y, g.cosine * y - g.sine * x
    return (along / g.long).square() + (across / g.short).square()


def _lost_logarithm(x: Tensor) -> Tensor:
    """x - ln(1 + x) from -1 on, which is x^2 / 2 near 0, where a difference would be rounded away."""
    s = x / (2 + x)  # ln(1 + x) is 2 artanh(s)
    square, series = s * s, torch.zeros_like(s)
    for odd in (9, 7, 5, 3):
        series = series * square + 1 / odd
    return torch.where(x.abs() < 0.1, x * s - 2 * s * square * series, x - torch.log1p(x))


def _log1p_of_square(x: Tensor) -> Tensor:
    """ln(1 + x^2), also where the square is infinite."""
    small, large = x.clamp(max=1), x.clamp(min=1)
    return torch.where(x > 1, 2 * large.log() + torch.log1p((1 / large).square()), torch.log1p(small.square()))


def _bounded(lowered: PerBox, tau: float | None) -> PerBox:
    return lowered if tau is None else 1 - 1 / (tau + lowered)


@loss_function
def gwd_loss(
    pred: RotatedBoxes,
    target: RotatedBoxes,
    *,
    fun: Lowered = 'sqrt',
    tau: Tau = 2.0,
    alpha: Positive = 1.0,
    normalize: bool = False,
    eps: Positive = 1e-7,
) -> PerBox:
    """Wasserstein distance between the Gaussians of two rotated boxes, squeezed into [1 - 1 / tau, 1).

    .. math:: L = 1 - \\frac{1}{\\tau + f(d^2)}, \\quad d^2 = |\\mu - \\mu_{gt}|^2 + \\alpha^2 \\, tr \\big(\\Sigma +
              \\Sigma_{gt} - 2 (\\Sigma^{1/2} \\Sigma_{gt} \\Sigma^{1/2})^{1/2} \\big)

    Args:
        pred: predicted boxes, (..., 5), angles in radians.
        target: target boxes, (..., 5).
        fun: f: ``'sqrt'`` is d, ``'log1p'`` is ln(1 + d^2), ``'log1p_sqrt'`` is ln(1 + d).
        tau: at least 1, or 0 for the bare f(d^2).
        alpha: weight of the shape beside the distance of the centres.
        normalize: divide d by the root of the mean side of both, (w h w_gt h_gt)^(1/4): the loss does not change any
            more where both boxes are scaled.
        eps: is added to all half sides, as a fraction of the largest length.

    Returns:
        One value a box, (...,). Sigma is R diag(w^2, h^2) R^T / 4. The distance is in units of the boxes. Identical
        boxes cost 1 - 1 / tau and have no gradient; the authors' code adds 0.001 to d^2, and in mmrotate's rounding
        leaves a little of both. In mmrotate ``GDLoss(loss_type='gwd')`` is ``fun='log1p_sqrt', tau=0, normalize=True``,
        ``GDLoss_v1(loss_type='gwd', tau=2.0)`` the default here.

    Advice: Rotated boxes of about one size; with ``normalize=True`` of several. Heads need ``reg_decoded_bbox=True``.

    Paper: Yang et al., Rethinking rotated object detection with Gaussian Wasserstein distance loss, ICML 2021,
    https://arxiv.org/abs/2101.11952

    >>> gwd_loss(torch.tensor([[3., 4., 2., 2., 0.5]]), torch.tensor([[0., 0., 2., 2., 0.]]), tau=1)
    tensor([0.8333])
    """
    p, t, move, turn, unit = gaussians(pred, target, eps)
    crossed = (p.long * t.short + p.short * t.long) / (p.long * t.long + p.short * t.short)
    tilt = turn * (p.long - p.short) * (t.long - t.short) * (1 + crossed)
    tilt = tilt / (1 + (1 - turn + turn * crossed.square()).sqrt())
    shape = (p.long - t.long).square() + (p.short - t.short).square() + 2 * tilt
    distance = safe_sqrt(move.square().sum(-1) + alpha * alpha * shape)
    if normalize:
        distance = distance / (2 * ((p.long * p.short).sqrt() * (t.long * t.short).sqrt()).sqrt())
    else:
        distance = 2 * distance * unit
    lowered = {'sqrt': lambda d: d, 'log1p': _log1p_of_square, 'log1p_sqrt': torch.log1p}[fun](distance)
    return _bounded(lowered, tau)


@loss_function
def kld_rotated_loss(
    pred: RotatedBoxes,
    target: RotatedBoxes,
    *,
    fun: Lowered = 'log1p',
    tau: Tau = 1.0,
    alpha: Positive = 1.0,
    direction: Literal['pred_target', 'target_pred'] = 'pred_target',
    eps: Positive = 1e-7,
) -> PerBox:
    """Kullback-Leibler divergence between the Gaussians of two rotated boxes, squeezed into [1 - 1 / tau, 1).

    .. math:: L = 1 - \\frac{1}{\\tau + f(D)}, \\quad D = \\tfrac12 \\big( \\alpha^{-2} \\Delta^T \\Sigma_{gt}^{-1}
              \\Delta + tr(\\Sigma_{gt}^{-1} \\Sigma) + \\ln \\tfrac{|\\Sigma_{gt}|}{|\\Sigma|} \\big) - 1

    Args:
        pred: predicted boxes, (..., 5), angles in radians.
        target: target boxes, (..., 5); Delta is the difference of the centres.
        fun: f: ``'sqrt'`` is D^(1/2), ``'log1p'`` is ln(1 + D), ``'log1p_sqrt'`` is ln(1 + D^(1/2)).
        tau: at least 1, or 0 for the bare f(D).
        alpha: weight of the shape beside the distance of the centres.
        direction: ``'pred_target'`` is D(pred || target), the formula above, where the target's sides divide;
            ``'target_pred'`` is the other one.
        eps: is added to all half sides, as a fraction of the largest length.

    Returns:
        One value a box, (...,). Sigma is R diag(w^2, h^2) R^T / 4. It does not change where both boxes are scaled, and
        the angle pulls the harder the longer the target is. Identical boxes cost 1 - 1 / tau and have no gradient. The
        default direction is a choice, in which sides divide that do not move; the authors' code has used both. Their
        TensorFlow, and mmrotate's ``GDLoss(loss_type='kld', fun='log1p', tau=1, sqrt=False)``, are
        ``direction='target_pred'``; without that ``sqrt=False`` it is ``fun='log1p_sqrt'``. mmrotate's older
        ``GDLoss_v1(loss_type='kld')`` takes twice the divergence of ``'pred_target'``.

    Advice: Long objects such as ships, where a small error of the angle costs most of the overlap. Heads need
    ``reg_decoded_bbox=True``.

    Paper: Yang et al., Learning high-precision bounding box for rotated object detection via Kullback-Leibler
    divergence, NeurIPS 2021, https://arxiv.org/abs/2106.01883

    >>> kld_rotated_loss(torch.tensor([[1., 0., 2., 2., 0.5]]), torch.tensor([[0., 0., 2., 2., 0.]]), fun='sqrt', tau=0)
    tensor([0.7071])
    """
    p, t, move, turn, _ = gaussians(pred, target, eps)
    first, second = (p, t) if direction == 'pred_target' else (t, p)
    divergence = _divergence(first, second, move, turn, alpha)
    lowered = torch.log1p(divergence if fun == 'log1p' else safe_sqrt(divergence))
    return _bounded(safe_sqrt(divergence) if fun == 'sqrt' else lowered, tau)


def _divergence(first: Gaussian, second: Gaussian, move: Tensor, turn: PerBox, alpha: float) -> PerBox:
    """D(first || second): nothing of which is below 0, so that none of it cancels."""
    total = _mahalanobis(move, second) / (alpha * alpha)
    for side, other in ((first.long, second.long), (first.short, second.short)):
        more = (side - other) / other
        total = total + more.square() + 2 * _lost_logarithm(more)
    stretched, area = (first.long - first.short) * (first.long + first.short), second.long * second.short
    squeezed = ((second.long - second.short) / area) * ((second.long + second.short) / area)
    return (total + turn * stretched * squeezed) / 2


@loss_function
def kfiou_loss(
    pred: RotatedBoxes,
    target: RotatedBoxes,
    *,
    fun: Literal['exp', 'ln', 'none'] = 'exp',
    center: Literal['log', 'smooth_l1'] = 'log',
    eps: Positive = 1e-7,
) -> PerBox:
    """Overlap of the Gaussians of two rotated boxes laid one on the other, and the distance of their centres.

    .. math:: L = e^{1 - K} - 1 + L_c, \\quad K = \\frac{V}{V_p + V_{gt} - V}, \\quad V = 4 \\, |\\Sigma \\, (\\Sigma +
              \\Sigma_{gt})^{-1} \\Sigma_{gt}|^{1/2}, \\quad L_c = \\ln (1 + \\Delta^T \\Sigma_{gt}^{-1} \\Delta)

    Args:
        pred: predicted boxes, (..., 5), angles in radians.
        target: target boxes, (..., 5); V_p and V_gt are the areas, Delta is the difference of the centres.
        fun: of K: ``'exp'`` is e^(1 - K) - 1, ``'ln'`` is -ln K, ``'none'`` is 1 - K.
        center: L_c: ``'log'`` is the one above; ``'smooth_l1'`` is the sum of the two smooth L1 losses with beta 1 / 9
            of the first two numbers as they come, which are meant to be encoded.
        eps: is added to all half sides, as a fraction of the largest length.

    Returns:
        One value a box, (...,). Sigma is R diag(w^2, h^2) R^T / 4, and V the area of the box whose Gaussian is the
        product of both. It is half an area where both are the same, K is then 1 / 3 and never more: identical boxes
        cost e^(2/3) - 1 = 0.9477, or ln 3, or 2 / 3, and have no gradient. With ``'log'`` it does not change where
        both boxes are scaled. The paper adds a loss of the centres that does not depend on the scale; ``'log'`` is how
        implementations of others write it, and that the target's Sigma measures it, which does not move, is a choice.
        The authors' own code has ``'smooth_l1'``: mmrotate's ``KFLoss(fun=...)``, with 'none' for its default.

    Advice: Rotated boxes, without a number to choose; the shape pulls wherever the boxes are, too.

    Paper: Yang et al., The KFIoU loss for rotated object detection, ICLR 2023, https://arxiv.org/abs/2201.12558

    >>> kfiou_loss(torch.tensor([[1., 0., 2., 2., 0.5]]), torch.tensor([[0., 0., 2., 2., 0.]]), fun='none')
    tensor([1.3598])
    """
    p, t, move, turn, _ = gaussians(pred, target, eps)
    longer, shorter = (p.long - t.long) / t.long, (p.short - t.short) / t.short
    larger = longer + shorter + longer * shorter
    wide, narrow = (d * d / (2 * (1 + d)) for d in (longer, shorter))
    tilts = [(g.long - g.short) / g.long * ((g.long + g.short) / g.short) for g in (p, t)]
    shape = wide + narrow + wide * narrow + turn * tilts[0] * tilts[1] / 4
    size = larger * larger / (4 * (1 + longer) * (1 + shorter))
    missed = size + shape + size * shape  # 1 + this is ((V_p + V_gt) / V)^2 / 16
    missed = 4 * missed / (1 + (1 + missed).sqrt())  # and 3 + that is 1 / K
    if fun == 'ln':
        overlap = math.log(3) + torch.log1p(missed / 3)
    else:
        lost = 1 - 1 / (3 + missed)
        overlap = torch.expm1(lost) if fun == 'exp' else lost
    if center == 'log':
        return overlap + torch.log1p(_mahalanobis(move, t))
    return overlap + smooth_l1_loss(pred[..., :2], target[..., :2], beta=1 / 9).sum(-1)
