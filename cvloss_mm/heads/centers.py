"""The centres of the classes that the centre loss reads."""

import torch
from torch import nn

from ..functional.shapes import Embeddings, Labels
from ..losses.ranks import sum_over_ranks


class ClassCenters(nn.Module):
    """The centre of the embeddings of each class, ``weight`` (num_classes, in_features), float32.

    Args:
        in_features: dimensions of an embedding.
        num_classes: classes.
        rate: alpha, by which share of the paper's step they move, in [0, 1].
        update: ``'running'``, the paper's: a buffer that :meth:`move` moves, by the samples of all processes; or
            ``'gradient'``, weights that the optimizer moves.

    Paper: Wen et al., A discriminative feature learning approach for deep face recognition, ECCV 2016,
    https://doi.org/10.1007/978-3-319-46478-7_31

    >>> centers = ClassCenters(2, 2)
    >>> _ = centers.weight.zero_()
    >>> centers.move(torch.tensor([[4., 0.], [8., 0.]]), torch.tensor([1, 1]))
    >>> centers.weight
    tensor([[0., 0.],
            [2., 0.]])
    """

    def __init__(self, in_features: int, num_classes: int, rate: float = 0.5, update: str = 'running'):
        super().__init__()
        self.rate, self.update = rate, update
        weight = torch.randn(num_classes, in_features) * in_features**-0.5
        if update == 'running':
            self.register_buffer('weight', weight)
        else:
            self.weight = nn.Parameter(weight)

    @torch.no_grad()
    def move(self, embeddings: Embeddings, target: Labels) -> None:
        """By a share of Delta c = sum of (c - x) / (1 + n) over the n samples of each class; not in eval mode, and not
        where the optimizer does it. Embeddings that are not finite move none."""
        if self.update != 'running' or not self.training:
            return
        index, rows = target.long(), embeddings.to(self.weight)
        finite = rows.isfinite().all(-1)
        steps = torch.where(finite.unsqueeze(-1), self.weight[index] - rows, 0)
        total = torch.zeros_like(self.weight).index_add(0, index, steps)
        count = self.weight.new_zeros(len(self.weight)).index_add(0, index, finite.to(rows))
        self.weight -= self.rate * sum_over_ranks(total) / (1 + sum_over_ranks(count)).unsqueeze(-1)

    def extra_repr(self) -> str:
        return f'{tuple(self.weight.shape)}, rate={self.rate}, update={self.update!r}'
