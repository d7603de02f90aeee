"""Losses of cosines whose margin is drawn anew for each sample."""

from typing import Literal

import torch
from torch import Tensor

from .function import loss_function
from .margin import cosine_softmax, rotated_by
from .ranges import NonNegative, Positive
from .shapes import Cosines, Labels, PerSample
from .targets import column


def noise_by_rank(noise: Tensor, pred: Cosines, target: Labels) -> Tensor:
    """Numbers (n,) by rank: the smallest to the sample that is nearest to its centre, the next one to the next."""
    true = pred.detach().gather(-1, target.long().unsqueeze(-1)).squeeze(-1)
    return noise.sort().values[torch.argsort(torch.argsort(true, descending=True))]


@loss_function
def elastic_face_loss(
    pred: Cosines,
    target: Labels,
    *,
    noise: PerSample | float = 0.0,
    scale: Positive = 64.0,
    margin: NonNegative | None = None,
    std: NonNegative = 0.05,
    margin_type: Literal['arc', 'cos'] = 'arc',
) -> PerSample:
    """ArcFace or CosFace with a margin of its own for each sample, drawn from a normal distribution.

    .. math:: L = -\\ln \\frac{e^{s \\psi}}{e^{s \\psi} + \\sum_{j \\ne y} e^{s \\cos \\theta_j}}, \\quad \\psi =
              \\cos(\\theta_y + m_i) \\text{ or } \\cos \\theta_y - m_i, \\quad m_i = m + \\sigma \\varepsilon_i

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        noise: epsilon, standard normal numbers, (n,), drawn anew in each step by the loss.
        scale: s, the norm that the embeddings are given.
        margin: m, the mean of the margins; None is the paper's, 0.5 radians of the angle and 0.35 of the cosine.
        std: sigma, their standard deviation. The paper has 0.05; ElasticFace+ 0.0175 of the angle, 0.02 of the cosine;
            the class of the authors' code, by default, 0.0125.
        margin_type: psi is ``'arc'``, cos(theta + m), or ``'cos'``, cos(theta) - m, the more forgiving.

    Returns:
        One value a sample, (n,). Beyond pi the cosine is continued as in :func:`arc_face_loss`, while the authors let
        it rise again.

    Advice: Face recognition with identities of very different spread.

    Paper: Boutros et al., ElasticFace, CVPR Workshops 2022, https://arxiv.org/abs/2109.09416

    >>> cosines, labels = torch.tensor([[.8, .1, 0.]] * 2), torch.tensor([0, 0])
    >>> elastic_face_loss(cosines, labels, noise=torch.tensor([-2., 2.]), scale=4)
    tensor([0.2874, 0.5240])
    >>> elastic_face_loss(cosines, labels, noise=torch.tensor([-2., 2.]), scale=4, margin_type='cos')
    tensor([0.2438, 0.4790])
    """
    true = pred.gather(-1, target.long().unsqueeze(-1))
    mean = {'arc': 0.5, 'cos': 0.35}[margin_type] if margin is None else margin
    margins = mean + std * column(noise, pred).detach()
    target_cosine = rotated_by(true, margins) if margin_type == 'arc' else true - margins
    return cosine_softmax(target, target_cosine, pred, scale)
