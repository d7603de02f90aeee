"""Losses of features against those of a target network, or of another view."""

import torch  # noqa: F401  (the doctests use it)

from .embedding import unit_rows
from .function import loss_function
from .shapes import Embeddings, PerSample


@loss_function
def cosine_similarity_loss(
    pred: Embeddings, target: Embeddings, *, shift_factor: float = 0.0, scale_factor: float = 1.0
) -> PerSample:
    """Features are to point where those of the target point, at whatever length.

    .. math:: L = shift - scale \\, \\frac{a \\cdot b}{\\lVert a \\rVert \\lVert b \\rVert}

    Args:
        pred: features a, (n, dimensions), or (n, places, dimensions).
        target: features b, same shape; the head detaches them where they are to be the target.
        shift_factor: shift. 2, with a scale of 2, is the squared distance of the normalised features.
        scale_factor: scale.

    Returns:
        One value a row, (n,) or (n, places), between shift - scale and shift + scale; a row of zeros has the cosine 0.
        mmpretrain divides a sum with a mask by that of the mask: a ``weight`` with ``avg_factor=weight.sum()``.

    Advice: SimSiam and BYOL, whose head takes the mean of two such losses; masked features (MILAN, EVA) with 2 and 2.

    Paper: Chen and He, Exploring simple Siamese representation learning, CVPR 2021, https://arxiv.org/abs/2011.10566

    >>> cosine_similarity_loss(torch.tensor([[3., 4.]]), torch.tensor([[1., 0.]]))
    tensor([-0.6000])
    """
    return shift_factor - scale_factor * (unit_rows(pred) * unit_rows(target)).sum(-1)
