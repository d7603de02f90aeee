"""Losses of the similarities of all pairs of two sets, of which some belong together."""

import torch
from torch import Tensor

from .function import loss_function
from .ranges import NonNegative, Positive
from .shapes import Matches, PerElement, Similarities


def kept_negatives(negative: Tensor, priority: Tensor, at_most: Tensor) -> Tensor:
    """At most so many of all negatives: those of the highest priority, of equals the one that stands first."""
    ranked = priority.masked_fill(~negative, -torch.inf).flatten().argsort(descending=True, stable=True)
    return negative & (ranked.argsort() < at_most).reshape(negative.shape)


@loss_function
def margin_l2_loss(
    pred: Similarities,
    target: Matches,
    *,
    noise: Similarities | None = None,
    neg_pos_ub: Positive | None = None,
    hard_mining: bool = False,
    pos_margin: NonNegative = 0.0,
    neg_margin: NonNegative = 0.0,
    clip: bool = False,
) -> PerElement:
    """Squared error of a cosine against 1 or 0, of all pairs that belong together and some of those that do not.

    .. math:: L = (s - c)^2, \\quad c \\in \\{0, 1\\}

    Args:
        pred: cosines s of all pairs, usually (n, m).
        target: c, same shape: 1 or any number above 0 for a pair that belongs together, 0 for one that does not, and
            below 0 for one that does not count.
        noise: of each pair a number by which negatives are drawn, the largest first; the loss draws anew in each
            step. None keeps those that stand first.
        neg_pos_ub: how many negatives there may be at most for each positive; None is no bound. The paper has 3.
        hard_mining: keep the negatives that cost most, as the authors' configs do, in place of drawn ones.
        pos_margin: is taken off s of the pairs that belong together, so that none of them is ever free of cost.
        neg_margin: is taken off s of the others. With ``clip`` a negative below it costs nothing (the authors' configs
            have 0.1); without, it is pulled there.
        clip: clamp s to [0, 1] after the margins, as the authors' code and mmdet do. The paper's formula does not; a
            positive pair of a negative cosine then has no gradient.

    Returns:
        One value a pair, same shape; 0 for pairs that do not count and negatives that are not kept. The module divides
        by the number of the others.

    Advice: Beside a loss of unnormalised similarities (:func:`multi_pos_cross_entropy_loss`), so that cosines can be
    compared with a threshold: tracking by appearance.

    Paper: Pang et al., Quasi-dense similarity learning for multiple object tracking, CVPR 2021,
    https://arxiv.org/abs/2006.06664

    >>> margin_l2_loss(torch.tensor([[.8, .4, -.2]]), torch.tensor([[1., 0., 0.]]))
    tensor([[0.0400, 0.1600, 0.0400]])
    >>> margin_l2_loss(torch.tensor([[.8, .4, -.2]]), torch.tensor([[1., 0., 0.]]), neg_margin=0.1, clip=True)
    tensor([[0.0400, 0.0900, 0.0000]])
    """
    positive, negative = target > 0, target == 0
    similarity = pred - pos_margin * positive.to(pred) - neg_margin * negative.to(pred)
    cost = ((similarity.clamp(0, 1) if clip else similarity) - target).square()
    counted = positive | negative
    if neg_pos_ub is not None:
        drawn = torch.zeros_like(cost) if noise is None else noise
        priority = cost.detach() if hard_mining else drawn
        counted = positive | kept_negatives(negative, priority, neg_pos_ub * positive.sum())
    return torch.where(counted, cost, 0)
