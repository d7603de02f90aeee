"""Losses of embeddings: functions of the distances between the rows of a batch."""
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .ranges import NonNegative
from .shapes import Embeddings, Labels, PerSample


def unit_rows(rows: Embeddings) -> Embeddings:
    """Each row divided by its length, at any scale; rows shorter than 1e-18 are left as they are."""
    size = rows.detach().abs().amax(-1, keepdim=True)
    rows = rows / torch.where(size > 1e-18, size, 1)
    length = torch.linalg.vector_norm(rows, dim=-1, keepdim=True)
    return rows / torch.where(length > 0.5, length, 1)


def distances(rows: Embeddings) -> Tensor:
    """Euclidean, (n, n); from differences, since |a|^2 + |b|^2 - 2 a b loses all digits of close rows."""
    return torch.cdist(rows, rows, compute_mode='donot_use_mm_for_euclid_dist')


@loss_function
def triplet_loss(pred: Embeddings, target: Labels, *, margin: NonNegative | None = 0.3,
                 mining: Literal['hard', 'semi_hard'] = 'hard') -> PerSample:
    """Others of one's own kind must be nearer, by a margin, than any of another kind.

    .. math:: L_a = \\max(0, d_{ap} - d_{an} + m), \\quad d_{ap} = \\max_{p \\ne a, \\, y_p = y_a} d(a, p), \\quad
              d_{an} = \\min_{y_n \\ne y_a} d(a, n)

    Args:
        pred: embeddings of a batch, (n, dimensions).
        target: identities, integers (n,). A batch needs several samples of several identities each.
        margin: m, in the unit of the distances. None is the soft margin, ln(1 + exp(d_ap - d_an)).
        mining: ``'hard'``, Euclidean distances and for each anchor the farthest positive and the nearest negative;
            ``'semi_hard'``, FaceNet's: squared distances of rows of unit length, and for each anchor and each of its
            positives the nearest negative that is farther than the positive, averaged over the positives. FaceNet's
            margin is 0.2.

    Returns:
        One value an anchor, (n,). An anchor without a positive or without a negative (for ``'semi_hard'`` without one
        that is farther) has no triplet and costs nothing, where mmdet's raises and others give NaN.

    Advice: Embeddings to be compared by distance: re-identification, tracking, retrieval. Hard triplets need clean
    labels and a warm start; where training collapses to one point take ``'semi_hard'``.

    Paper: Hermans et al., In defense of the triplet loss for person re-identification, 2017,
    https://arxiv.org/abs/1703.07737; Schroff et al., FaceNet, CVPR 2015, https://arxiv.org/abs/1503.03832

    >>> triplet_loss(torch.tensor([[0.], [1.], [1.5]]), torch.tensor([0, 0, 1]))
    tensor([0.0000, 0.8000, 0.0000])
    """
    same = target.unsqueeze(0) == target.unsqueeze(1)
    positive = same & ~torch.eye(len(target), dtype=torch.bool, device=target.device)
    return _hard(pred, positive, ~same, margin) if mining == 'hard' else _semi_hard(pred, positive, ~same, margin)


def _violation(excess: Tensor, margin: float | None) -> Tensor:
    return F.softplus(excess) if margin is None else F.relu(excess + margin)


def _hard(rows: Embeddings, positive: Tensor, negative: Tensor, margin: float | None) -> PerSample:
    apart, far = distances(rows), torch.finfo(rows.dtype).max
    farthest = F.pad(apart.masked_fill(~positive, 0), (0, 1)).amax(-1)  # padded: there is no maximum of nothing
    nearest = F.pad(apart.masked_fill(~negative, far), (0, 1), value=far).amin(-1)
    has_triplet = positive.sum(-1) * negative.sum(-1) > 0
    return torch.where(has_triplet, _violation(farthest - nearest, margin), 0)


def _semi_hard(rows: Embeddings, positive: Tensor, negative: Tensor, margin: float | None) -> PerSample:
    apart = distances(unit_rows(rows)).square()
    ranked, order = apart.detach().masked_fill(~negative, torch.inf).sort(-1)
    rank = torch.searchsorted(ranked, apart.detach().contiguous(), right=True)  # of the nearest that is farther
    found = positive & (rank < negative.sum(-1, keepdim=True))
    nearest = apart.gather(-1, order).gather(-1, rank.clamp(max=max(len(rows) - 1, 0)))
    cost = torch.where(found, _violation(apart - nearest, margin), 0)
    return cost.sum(-1) / positive.sum(-1).clamp(min=1)
