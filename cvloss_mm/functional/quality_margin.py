"""Losses of cosines in which the length of an embedding, taken for the quality of its picture, sets the margin."""
import math
from typing import Annotated

import torch
from torch import Tensor

from .function import loss_function
from .hard_rivals import against
from .ranges import AtMostTimes, NonNegative, Positive
from .shapes import Cosines, Labels, PerSample
from .targets import scalar


def turned_by(cosine: Tensor, margin: Tensor) -> Tensor:
    """cos(theta + m) of a margin a sample, and the ArcFace authors' cos(theta) - m sin(m) where that passes pi."""
    sine = ((1 - cosine) * (1 + cosine)).clamp(min=torch.finfo(cosine.dtype).eps).sqrt()
    turned = margin.cos() * cosine - margin.sin() * sine
    return torch.where(cosine < (math.pi - margin).cos(), cosine - margin * margin.sin(), turned)


@loss_function
def mag_face_loss(pred: Cosines, target: Labels, *, norm: PerSample | float | None = None, scale: Positive = 64.0,
                  low: Annotated[NonNegative, AtMostTimes(1, 'high')] = 0.45, high: NonNegative = 0.8,
                  low_norm: Annotated[Positive, AtMostTimes(1, 'high_norm', strict=True)] = 10.0,
                  high_norm: Positive = 110.0, norm_weight: float = 35.0) -> PerSample:
    """ArcFace whose margin grows with the length of the embedding, and a reward for long embeddings.

    .. math:: L = -\\ln \\frac{e^{s \\cos(\\theta_y + m(a))}}{e^{s \\cos(\\theta_y + m(a))} + \\sum_{j \\ne y} e^{s
              \\cos \\theta_j}} + \\lambda_g \\Big(\\frac{1}{a} + \\frac{a}{u^2}\\Big), \\quad m(a) = m_l + (m_u - m_l)
              \\frac{a - l}{u - l}

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        norm: a, the length of each embedding, (n,), taken into [l, u], with its gradient. None has the margin half
            way, for all, and no reward.
        scale: s, the norm that the embeddings are given.
        low: m_l, the margin of an embedding of length l, in radians.
        high: m_u, the margin of an embedding of length u, in radians.
        low_norm: l, above 0.
        high_norm: u, above l.
        norm_weight: lambda_g.

    Returns:
        One value a sample, (n,). Beyond pi the cosine is continued as in :func:`arc_face_loss`; the authors' runs have
        a margin only where it is above 0, so that the value jumps there.

    Advice: Face recognition with pictures of mixed quality; the length of an embedding then tells the quality.

    Paper: Meng et al., MagFace, CVPR 2021, https://arxiv.org/abs/2103.06627

    >>> mag_face_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), norm=torch.tensor([60.]), scale=4)
    tensor([1.3207])
    """
    length = scalar((low_norm + high_norm) / 2 if norm is None else norm, pred)
    length = length.clamp(low_norm, high_norm).expand(target.shape)
    margin = low + (high - low) * (length - low_norm) / (high_norm - low_norm)
    true = pred.gather(-1, target.long().unsqueeze(-1))
    cost = against(pred, target, turned_by(true, margin.unsqueeze(-1)), pred, scale)
    return cost if norm is None else cost + norm_weight * (1 / length + length / high_norm ** 2)
