"""Losses of cosines in which the length of an embedding, taken for the quality of its image, sets the margin."""

from typing import Annotated

from .function import loss_function
from .margin import EasyGuard, cosine_softmax, rotated_within, with_margin
from .ranges import AtMostTimes, NonNegative, Positive
from .shapes import Cosines, Labels, PerSample
from .targets import column


@loss_function
def mag_face_loss(
    pred: Cosines,
    target: Labels,
    *,
    norm: PerSample | float | None = None,
    scale: Positive = 64.0,
    low: Annotated[NonNegative, AtMostTimes(1, 'high')] = 0.45,
    high: NonNegative = 0.8,
    low_norm: Annotated[Positive, AtMostTimes(1, 'high_norm', strict=True)] = 10.0,
    high_norm: Positive = 110.0,
    norm_weight: float = 35.0,
    theta_guard: EasyGuard = 'linear',
) -> PerSample:
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
        theta_guard: see :func:`combined_margin_loss`. The authors' runs have ``'easy'``, with which the value jumps.

    Returns:
        One value a sample, (n,).

    Advice: Face recognition with images of mixed quality; the length of an embedding then tells the quality.

    Paper: Meng et al., MagFace, CVPR 2021, https://arxiv.org/abs/2103.06627

    >>> mag_face_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), norm=torch.tensor([60.]), scale=4)
    tensor([1.3207])
    """
    length = column((low_norm + high_norm) / 2 if norm is None else norm, pred).clamp(low_norm, high_norm)
    margin = low + (high - low) * (length - low_norm) / (high_norm - low_norm)
    true = pred.gather(-1, target.long().unsqueeze(-1))
    cost = cosine_softmax(target, with_margin(true, 1, margin, theta_guard), pred, scale)
    return cost if norm is None else cost + norm_weight * (1 / length + length / high_norm**2).squeeze(-1)


@loss_function
def ada_face_loss(
    pred: Cosines,
    target: Labels,
    *,
    norm: PerSample | float,
    norm_mean: PerSample | float = 20.0,
    norm_std: PerSample | float = 100.0,
    scale: Positive = 64.0,
    margin: NonNegative = 0.4,
    h: NonNegative = 0.333,
) -> PerSample:
    """An angular margin for images of low quality, one of the cosine for others: emphasis on what can be recognised.

    .. math:: L = -\\ln \\frac{e^{s \\psi(\\theta_y)}}{e^{s \\psi(\\theta_y)} + \\sum_{j \\ne y} e^{s \\cos \\theta_j}},
              \\quad \\psi(\\theta) = \\cos(\\theta - m \\hat z) - m (\\hat z + 1), \\quad \\hat z = \\Big[
              \\frac{\\|x\\| - \\mu}{\\sigma / h}\\Big]_{-1}^{1}

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        norm: the length of each embedding, (n,), or one for all; without a gradient.
        norm_mean: mu, the mean of the lengths of late.
        norm_std: sigma, their standard deviation; 0.001 where it is less.
        scale: s, the norm that the embeddings are given.
        margin: m, in radians and in units of the cosine.
        h: which share of a standard deviation above the mean is quality 1, as its inverse; 0 has CosFace.

    Returns:
        One value a sample, (n,). The angle stays within 0 and pi, as in the authors' code, which also takes cosines
        into [-0.999, 0.999] and lengths into [0.001, 100], and adds 0.001 to sigma; ours does without.

    Advice: Face recognition where many training images are too bad to be recognised by anybody.

    Paper: Kim et al., AdaFace, CVPR 2022, https://arxiv.org/abs/2204.00964

    >>> ada_face_loss(torch.tensor([[.8, .1, 0.]] * 2), torch.tensor([0, 0]), norm=torch.tensor([10., 30.]),
    ...               norm_std=3., scale=4)
    tensor([0.2874, 0.8153])
    """
    length, mean, std = (column(number, pred).detach() for number in (norm, norm_mean, norm_std))
    quality = (h * (length - mean) / std.clamp(min=1e-3)).clamp(-1, 1)
    true = pred.gather(-1, target.long().unsqueeze(-1))
    return cosine_softmax(target, rotated_within(true, -margin * quality) - margin * (quality + 1), pred, scale)
