"""Losses of embeddings: functions of the distances between the rows of a batch."""

from collections.abc import Callable
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


def with_memory(rows: Tensor, memory: Tensor | None) -> Tensor:
    """The rows of the batch and, after them, those of earlier batches, which get no gradient."""
    return rows if memory is None else torch.cat([rows, memory.detach().to(rows)])


def kinds_of(target: Labels, memory_target: Labels | None = None) -> tuple[Tensor, Tensor]:
    """(positive, negative): which pairs of a row of the batch and one of it or of the memory are of one class, and
    which of two; a place of the memory with an identity below 0 is empty."""
    others = with_memory(target, memory_target)
    same = target.unsqueeze(1) == others.unsqueeze(0)
    positive, negative = same & ~torch.eye(*same.shape, dtype=torch.bool, device=target.device), ~same
    if memory_target is None:
        return positive, negative
    filled = torch.cat([torch.ones_like(target, dtype=torch.bool), memory_target >= 0])
    return positive & filled, negative & filled


def distances(rows: Embeddings, memory: Embeddings | None = None) -> Tensor:
    """Euclidean, (n, n + m); from differences, since |a|^2 + |b|^2 - 2 a b loses all digits of close rows."""
    return torch.cdist(rows, with_memory(rows, memory), compute_mode='donot_use_mm_for_euclid_dist')


def unit_distances(rows: Embeddings, memory: Embeddings | None = None) -> Tensor:
    """Of the directions."""
    return distances(unit_rows(rows), None if memory is None else unit_rows(memory))


DISTANCES: dict[str, Callable[[Embeddings, Embeddings | None], Tensor]] = {
    'euclidean': distances,
    'squared': lambda rows, memory=None: unit_distances(rows, memory).square(),
    'cosine': lambda rows, memory=None: unit_distances(rows, memory).square() / 2,
}


class Triplets:
    """What a mining function chooses from: the distances of all pairs, their kinds, and the cost of an excess."""

    def __init__(self, distance: Tensor, kinds: tuple[Tensor, Tensor], margin: float | None):
        self.distance, self.margin, (self.positive, self.negative) = distance, margin, kinds

    def cost(self, excess: Tensor) -> Tensor:
        """Of d_ap - d_an."""
        return F.softplus(excess) if self.margin is None else F.relu(excess + self.margin)


def hardest(triplets: Triplets) -> PerSample:
    """The farthest positive and the nearest negative of each anchor."""
    far = torch.finfo(triplets.distance.dtype).max
    farthest = F.pad(triplets.distance.masked_fill(~triplets.positive, 0), (0, 1)).amax(
        -1
    )  # padded: no maximum is of nothing
    nearest = F.pad(triplets.distance.masked_fill(~triplets.negative, far), (0, 1), value=far).amin(-1)
    return torch.where(triplets.positive.sum(-1) * triplets.negative.sum(-1) > 0, triplets.cost(farthest - nearest), 0)


def semi_hard(triplets: Triplets) -> PerSample:
    """For each positive the nearest negative that is farther; the average over the positives of each anchor."""
    fixed = triplets.distance.detach()
    ranked, order = fixed.masked_fill(~triplets.negative, torch.inf).sort(-1)
    rank = torch.searchsorted(ranked, fixed.contiguous(), right=True)  # of the nearest that is farther
    valid = triplets.positive & (rank < triplets.negative.sum(-1, keepdim=True))
    nearest = triplets.distance.gather(-1, order).gather(-1, rank.clamp(max=max(fixed.shape[-1] - 1, 0)))
    return torch.where(valid, triplets.cost(triplets.distance - nearest), 0).sum(-1) / triplets.positive.sum(-1).clamp(
        min=1
    )


def all_triplets(triplets: Triplets) -> PerSample:
    """All triplets that cost something: their sum of each anchor, so that the mean is the average over them all."""
    if triplets.margin is None:
        excess = triplets.cost(
            triplets.distance.unsqueeze(-1) - triplets.distance.unsqueeze(-2)
        )  # (anchor, positive, negative)
        chosen = triplets.positive.unsqueeze(-1) & triplets.negative.unsqueeze(-2)
        total, count = torch.where(chosen, excess, 0).sum((-1, -2)), chosen.sum()
    else:  # sums of sorted distances in place of n^3 differences
        ranked = triplets.distance.masked_fill(~triplets.negative, torch.inf).sort(-1).values
        bound = triplets.distance + triplets.margin
        nearer = torch.searchsorted(ranked.detach(), bound.detach().contiguous()) * triplets.positive
        sums = F.pad(torch.where(ranked.isinf(), 0, ranked).cumsum(-1), (1, 0))
        total = F.relu(torch.where(triplets.positive, nearer * bound - sums.gather(-1, nearer), 0)).sum(-1)
        count = nearer.sum()
    return total * len(triplets.distance) / count.clamp(min=1)


MINING: dict[str, Callable[[Triplets], PerSample]] = {'hard': hardest, 'semi_hard': semi_hard, 'all': all_triplets}


@loss_function
def triplet_loss(
    pred: Embeddings,
    target: Labels,
    *,
    memory: Embeddings | None = None,
    memory_target: Labels | None = None,
    margin: NonNegative | None = 0.3,
    mining: Literal['hard', 'semi_hard', 'all'] = 'hard',
    distance: Literal['euclidean', 'squared', 'cosine'] | None = None,
) -> PerSample:
    """Others of one's own kind must be nearer, by a margin, than any of another kind.

    .. math:: L_a = \\max(0, d_{ap} - d_{an} + m), \\quad d_{ap} = \\max_{p \\ne a, \\, y_p = y_a} d(a, p), \\quad
              d_{an} = \\min_{y_n \\ne y_a} d(a, n)

    Args:
        pred: embeddings of a batch, (n, dimensions).
        target: identities, integers (n,). A batch needs several samples of several identities each.
        memory: embeddings of earlier batches, (m, dimensions), with which the anchors are compared as well; without a
            gradient. None is none.
        memory_target: their identities, (m,); a place where it is below 0 is empty.
        margin: m, in the unit of the distances. None is the soft margin, ln(1 + exp(d_ap - d_an)).
        mining: ``'hard'``, for each anchor the farthest positive and the nearest negative; ``'semi_hard'``, FaceNet's:
            for each anchor and each of its positives the nearest negative that is farther than the positive, averaged
            over the positives; ``'all'``, the average over all triplets that cost something.
        distance: ``'euclidean'``; ``'squared'``, squared distances of rows of length 1, FaceNet's, whose margin is 0.2;
            ``'cosine'``, 1 - cosine. None is that of the mining's authors: squared for ``'semi_hard'``, else euclidean.

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
    default = 'squared' if mining == 'semi_hard' else 'euclidean'
    distance_matrix = DISTANCES[distance or default](pred, memory)
    return MINING[mining](Triplets(distance_matrix, kinds_of(target, memory_target), margin))
