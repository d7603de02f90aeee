"""Losses of cosines in which the classes that are mistaken for the true one count for more than they are."""

from typing import Annotated, Literal

import torch
from torch import Tensor

from .function import loss_function
from .margin import EasyGuard, cosine_softmax, with_margin
from .ranges import NonNegative, Positive, at_least
from .shapes import Cosines, Labels, Negatives, PerSample
from .targets import column

MarginKind = Literal['cosine', 'angle']


def mv_softmax_bound(true: Tensor, margin: float, margin_kind: MarginKind, theta_guard: EasyGuard) -> Tensor:
    """psi of :func:`mv_softmax_loss`."""
    if margin_kind == 'cosine':
        return true - margin
    return with_margin(true, 1, margin, 'none' if theta_guard == 'easy' else 'linear')


def mv_softmax_negatives(
    pred: Cosines, true: Tensor, *, margin: float, boost: float, margin_kind: MarginKind, theta_guard: EasyGuard
) -> Negatives:
    """r of :func:`mv_softmax_loss`, by the cosine of the true class (n, 1)."""
    bound = mv_softmax_bound(true, margin, margin_kind, theta_guard)
    return torch.where(pred > bound, boost * pred + boost - 1, pred)


@loss_function
def mv_softmax_loss(
    pred: Cosines,
    target: Labels,
    *,
    negatives: Negatives | None = None,
    scale: Positive = 32.0,
    margin: NonNegative = 0.35,
    boost: Annotated[float, at_least(1)] = 1.2,
    margin_kind: MarginKind = 'cosine',
    theta_guard: EasyGuard = 'linear',
) -> PerSample:
    """A margin for the true class, and more of it against classes that stand above the margin.

    .. math:: L = -\\ln \\frac{e^{s \\psi_y}}{e^{s \\psi_y} + \\sum_{j \\ne y} e^{s r_j}}, \\quad r_j = \\begin{cases} t
              \\cos \\theta_j + t - 1 & \\cos \\theta_j > \\psi_y \\\\ \\cos \\theta_j & \\text{else} \\end{cases}

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        negatives: r of each class, (n, classes); None finds it.
        scale: s, the norm that the embeddings are given.
        margin: m.
        boost: t, from 1 on; 1 leaves the negatives as they are. The authors' code, which adds 1 to its t, has 0.2;
            FaceX-Zoo, which builds on it, 1.12.
        margin_kind: psi is ``'cosine'``, cos(theta) - m, or ``'angle'``, cos(theta + m).
        theta_guard: ``'linear'``, the margin is always there, as in their equations, and cos(theta + m) is continued
            beyond pi as in :func:`arc_face_loss`; or ``'easy'``, the authors' default: the true class has it only where
            cos(theta) is above 0, so that the value jumps there, while the negatives are compared with psi.

    Returns:
        One value a sample, (n,).

    Advice: Face recognition, where few of many identities are mistaken for each other.

    Paper: Wang et al., Mis-classified vector guided softmax loss, AAAI 2020, https://arxiv.org/abs/1912.00833

    >>> mv_softmax_loss(torch.tensor([[.4, .3, 0.]]), torch.tensor([0]), scale=4)
    tensor([2.2523])
    """
    true = pred.gather(-1, target.long().unsqueeze(-1))
    bound = mv_softmax_bound(true, margin, margin_kind, theta_guard)
    if negatives is None:
        negatives = mv_softmax_negatives(
            pred, true, margin=margin, boost=boost, margin_kind=margin_kind, theta_guard=theta_guard
        )
    target_cosine = torch.where(true > 0, bound, true) if theta_guard == 'easy' else bound
    return cosine_softmax(target, target_cosine, negatives, scale)


def curricular_face_negatives(pred: Cosines, true: Tensor, *, t: PerSample | float, margin: float) -> Negatives:
    """r of :func:`curricular_face_loss`, by the cosine of the true class (n, 1)."""
    hard = pred > with_margin(true, 1, margin, 'none')
    return torch.where(hard, pred * (column(t, pred) + pred), pred)


@loss_function
def curricular_face_loss(
    pred: Cosines,
    target: Labels,
    *,
    t: PerSample | float = 0.0,
    negatives: Negatives | None = None,
    scale: Positive = 64.0,
    margin: NonNegative = 0.5,
) -> PerSample:
    """ArcFace in which classes above the margin count for less at first, and for more as the training gets on.

    .. math:: L = -\\ln \\frac{e^{s \\cos(\\theta_y + m)}}{e^{s \\cos(\\theta_y + m)} + \\sum_{j \\ne y} e^{s r_j}},
              \\quad r_j = \\begin{cases} \\cos \\theta_j (t + \\cos \\theta_j) & \\cos \\theta_j > \\cos(\\theta_y +
              m) \\\\ \\cos \\theta_j & \\text{else} \\end{cases}

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        t: how far the training is: the average cosine of the true classes.
        negatives: r of each class, (n, classes); None finds it.
        scale: s, the norm that the embeddings are given.
        margin: m, in radians.

    Returns:
        One value a sample, (n,). Beyond pi the true class is continued as in :func:`arc_face_loss`, while the negatives
        are compared with the cosine itself, both as in the authors' code.

    Advice: Face recognition with clean data.

    Paper: Huang et al., CurricularFace, CVPR 2020, https://arxiv.org/abs/2004.00288

    >>> curricular_face_loss(torch.tensor([[.8, .5, 0.]]), torch.tensor([0]), scale=4)
    tensor([0.5357])
    """
    true = pred.gather(-1, target.long().unsqueeze(-1))
    if negatives is None:
        negatives = curricular_face_negatives(pred, true, t=t, margin=margin)
    return cosine_softmax(target, with_margin(true, 1, margin, 'linear'), negatives, scale)
