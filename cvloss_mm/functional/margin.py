"""Losses of cosines: the answer has to be right by a margin in the angle. The mathematics of face recognition."""

import math
from typing import Annotated, Literal, get_args

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .ranges import NonNegative, Positive, at_least
from .shapes import Cosines, Labels, PerSample
from .targets import scalar

Guard = Literal['linear', 'easy', 'clip', 'none']
EasyGuard = Literal['linear', 'easy']
THETA_GUARDS = get_args(Guard)
Slope = Literal['exact', 'detached']


def sine_of(cosine: Tensor) -> Tensor:
    """Of an angle within 0 and pi; not quite 0 there, where its slope would be infinite."""
    return ((1 - cosine) * (1 + cosine)).clamp(min=torch.finfo(cosine.dtype).eps).sqrt()


def _rotated(cosine: Tensor, m1: float, m2: float | Tensor) -> Tensor:
    """cos(m1 theta + m2) without an arc cosine, whose slope at 1 is infinite and which ends there."""
    sine = sine_of(cosine)
    rotation = (m1 - 1) * torch.atan2(sine, cosine) + m2  # m2 itself where m1 is 1, so that the slope is exact there
    return torch.cos(rotation) * cosine - torch.sin(rotation) * sine


def with_margin(cosine: Tensor, m1: float, m2: float | Tensor, theta_guard: str) -> Tensor:
    """The cosine turned by the margin, and what stands for it where the angle would pass pi and come back."""
    rotated = _rotated(cosine, m1, m2)
    if theta_guard == 'none':
        return rotated
    if theta_guard == 'easy':
        return torch.where(cosine > 0, rotated, cosine)
    margin = scalar(m2, cosine)
    edge = torch.cos(((math.pi - margin) / m1).clamp(max=math.pi))
    drop = torch.maximum(margin * torch.sin(margin), 1 + edge)
    beyond = cosine - drop if theta_guard == 'linear' else -torch.ones_like(cosine)
    return torch.where(cosine < edge, beyond, rotated)


def rotated(cosine: Tensor, angle: Tensor) -> Tensor:
    """cos(theta + angle) of an angle a sample."""
    sine = sine_of(cosine)
    return angle.cos() * cosine - angle.sin() * sine


def rotated_by(cosine: Tensor, margin: Tensor) -> Tensor:
    """cos(theta + m) of a margin a sample, and the ArcFace authors' cos(theta) - m sin(m) where that passes pi."""
    beyond = cosine < (math.pi - margin).clamp(max=math.pi).cos()
    return torch.where(beyond, cosine - margin * margin.sin(), rotated(cosine, margin))


def rotated_within(cosine: Tensor, angle: Tensor) -> Tensor:
    """cos(theta + angle), where the angles stay within 0 and pi."""
    outside = torch.where(angle > 0, cosine < -angle.cos(), cosine > angle.cos())
    return torch.where(outside, 1 - 2 * (angle > 0).to(cosine), rotated(cosine, angle))


def cosine_softmax(target: Labels, target_cosine: Tensor, negatives: Cosines, scale: float | Tensor) -> PerSample:
    """Softmax cross entropy of the scaled cosines of negatives, and of what the true class has in its place, (n, 1)."""
    index = target.long().unsqueeze(-1)
    return -F.log_softmax(scale * negatives.scatter(-1, index, target_cosine), -1).gather(-1, index).squeeze(-1)


@loss_function
def combined_margin_loss(
    pred: Cosines,
    target: Labels,
    *,
    scale: Positive = 64.0,
    m1: Positive = 1.0,
    m2: NonNegative = 0.5,
    m3: NonNegative = 0.0,
    theta_guard: Guard = 'linear',
    margin_grad: Slope = 'exact',
) -> PerSample:
    """Softmax cross entropy of cosines that demands more of the true class: its angle stretched, turned and lowered.

    .. math:: L = -\\ln \\frac{e^{s \\psi(\\theta_y)}}{e^{s \\psi(\\theta_y)} + \\sum_{j \\ne y} e^{s \\cos \\theta_j}},
              \\quad \\psi(\\theta) = \\cos(m_1 \\theta + m_2) - m_3

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        scale: s, the norm that the embeddings are given.
        m1: factor of the angle (SphereFace), above 0.
        m2: angle added, in radians (ArcFace).
        m3: what is taken from the cosine (CosFace).
        theta_guard: what stands for cos(m1 theta + m2) where that angle passes pi, since the cosine would rise again:
            ``'linear'``, cos(theta) - max(m2 sin(m2), 1 + cos((pi - m2) / m1)), the ArcFace authors' with a drop
            that never lets the cosine rise; ``'clip'``, -1; ``'none'``, nothing, as in
            InsightFace's present code; ``'easy'`` has a margin only where cos(theta) is above 0, their easy_margin.
        margin_grad: ``'exact'``; or ``'detached'``, a slope of 1 from the cosine to psi, as InsightFace's PyTorch code
            has it, in place of m1 sin(m1 theta + m2) / sin(theta).

    Returns:
        One value a sample, (n,). Cosines that rounding puts beyond 1 are harmless.

    Advice: Face recognition and retrieval. The paper's combinations (m1, m2, m3): (1, 0.3, 0.2) and (0.9, 0.4, 0.15).

    Paper: Deng et al., ArcFace, CVPR 2019, equation 4, https://arxiv.org/abs/1801.07698

    >>> combined_margin_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), scale=4, m1=0.9, m2=0.4, m3=0.15)
    tensor([0.3973])
    """
    true = pred.gather(-1, target.long().unsqueeze(-1))
    target_cosine = with_margin(true, m1, m2, theta_guard) - m3
    if margin_grad == 'detached':
        target_cosine = true + (target_cosine - true).detach()
    return cosine_softmax(target, target_cosine, pred, scale)


@loss_function
def arc_face_loss(
    pred: Cosines,
    target: Labels,
    *,
    scale: Positive = 64.0,
    margin: NonNegative = 0.5,
    theta_guard: Guard = 'linear',
    margin_grad: Slope = 'exact',
) -> PerSample:
    """Softmax cross entropy of cosines in which the angle to the true class counts as larger than it is.

    .. math:: L = -\\ln \\frac{e^{s \\cos(\\theta_y + m)}}{e^{s \\cos(\\theta_y + m)} + \\sum_{j \\ne y} e^{s \\cos
              \\theta_j}}

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        scale: s, the norm that the embeddings are given.
        margin: m, in radians.
        theta_guard: see :func:`combined_margin_loss`.
        margin_grad: see :func:`combined_margin_loss`.

    Returns:
        One value a sample, (n,).

    Advice: The usual choice for face recognition with many identities; with few classes a smaller scale.

    Paper: Deng et al., ArcFace, CVPR 2019, https://arxiv.org/abs/1801.07698

    >>> arc_face_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), scale=4)
    tensor([0.3886])
    """
    return combined_margin_loss(pred, target, scale=scale, m2=margin, theta_guard=theta_guard, margin_grad=margin_grad)


@loss_function
def cos_face_loss(pred: Cosines, target: Labels, *, scale: Positive = 64.0, margin: NonNegative = 0.35) -> PerSample:
    """Softmax cross entropy of cosines in which the cosine of the true class counts as less than it is.

    .. math:: L = -\\ln \\frac{e^{s (\\cos \\theta_y - m)}}{e^{s (\\cos \\theta_y - m)} + \\sum_{j \\ne y} e^{s \\cos
              \\theta_j}}

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        scale: s, the norm that the embeddings are given.
        margin: m, in units of the cosine.

    Returns:
        One value a sample, (n,). The same as AM-softmax, whose authors take a scale of 30.

    Advice: Face recognition; more forgiving of label noise and of a large scale than an angular margin.

    Paper: Wang et al., CosFace, CVPR 2018, https://arxiv.org/abs/1801.09414

    >>> cos_face_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), scale=4)
    tensor([0.3449])
    """
    return combined_margin_loss(pred, target, scale=scale, m2=0.0, m3=margin)


@loss_function
def norm_face_loss(pred: Cosines, target: Labels, *, scale: Positive = 64.0) -> PerSample:
    """Softmax cross entropy of scaled cosines: only the directions of embedding and centres count.

    .. math:: L = -\\ln \\frac{e^{s \\cos \\theta_y}}{\\sum_j e^{s \\cos \\theta_j}}

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        scale: s, the norm that the embeddings are given. The loss cannot fall below
            ln(1 + (C - 1) e^(-s C / (C - 1))) for C classes.

    Returns:
        One value a sample, (n,).

    Advice: Metric learning without a margin, and the baseline of those with one.

    Paper: Wang et al., NormFace, ACM MM 2017, https://arxiv.org/abs/1704.06369

    >>> norm_face_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), scale=4)
    tensor([0.0967])
    """
    return combined_margin_loss(pred, target, scale=scale, m2=0.0)


@loss_function
def sphere_face_r_loss(
    pred: Cosines,
    target: Labels,
    *,
    scale: Positive = 30.0,
    margin: Annotated[float, at_least(1)] = 1.5,
    theta_guard: Guard = 'clip',
    margin_grad: Slope = 'detached',
) -> PerSample:
    """Softmax cross entropy of cosines in which the angle to the true class counts a multiple of what it is.

    .. math:: L = -\\ln \\frac{e^{s \\cos(\\min(m \\theta_y, \\pi))}}{e^{s \\cos(\\min(m \\theta_y, \\pi))} +
              \\sum_{j \\ne y} e^{s \\cos \\theta_j}}

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        scale: s, the norm that the embeddings are given.
        margin: m, a factor, 1 or more; the paper tries 1.4 to 1.7, and OpenSphere has 1.7.
        theta_guard: see :func:`combined_margin_loss`.
        margin_grad: see :func:`combined_margin_loss`; the paper detaches the margin, which it finds more stable.

    Returns:
        One value a sample, (n,).

    Advice: Face recognition; the successor of SphereFace, without its annealing.

    Paper: Liu et al., SphereFace revived, TPAMI 2022, https://arxiv.org/abs/2109.05565

    >>> sphere_face_r_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), scale=4)
    tensor([0.2277])
    """
    return combined_margin_loss(
        pred, target, scale=scale, m1=margin, m2=0.0, theta_guard=theta_guard, margin_grad=margin_grad
    )


@loss_function
def sub_center_arc_face_loss(
    pred: Cosines,
    target: Labels,
    *,
    scale: Positive = 64.0,
    margin: NonNegative = 0.5,
    theta_guard: Guard = 'linear',
    margin_grad: Slope = 'exact',
) -> PerSample:
    """ArcFace against the nearest of several centres that each class has, of which others gather what is noisy.

    .. math:: L = -\\ln \\frac{e^{s \\cos(\\theta_y + m)}}{e^{s \\cos(\\theta_y + m)} + \\sum_{j \\ne y} e^{s \\cos
              \\theta_j}}, \\quad \\cos \\theta_j = \\max_k \\cos \\theta_{jk}

    Args:
        pred: cosines of the angles between the embedding and the nearest centre of each class, (n, classes), as
            :class:`cvloss_mm.heads.CosineClassifier` with ``subcenters`` gives them.
        target: class indices, (n,).
        scale: s, the norm that the embeddings are given.
        margin: m, in radians.
        theta_guard: see :func:`combined_margin_loss`.
        margin_grad: see :func:`combined_margin_loss`.

    Returns:
        One value a sample, (n,), that of :func:`arc_face_loss`. After the training the authors drop all centres of a
        class but the one that most of its samples are nearest to, and samples that are more than 75 degrees from it.

    Advice: Face recognition with noisy labels, and retrieval of what has several looks. Three centres a class.

    Paper: Deng et al., Sub-center ArcFace, ECCV 2020, https://link.springer.com/chapter/10.1007/978-3-030-58621-8_43

    >>> sub_center_arc_face_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), scale=4)
    tensor([0.3886])
    """
    return arc_face_loss(pred, target, scale=scale, margin=margin, theta_guard=theta_guard, margin_grad=margin_grad)
