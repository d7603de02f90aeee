"""The threshold of losses that compare embeddings, which learns."""

import torch
from torch import Tensor, nn

from ..functional.shapes import Embeddings, Labels
from ..losses.combined import context_of, losses_in
from ..losses.gathering import Gathering
from ..losses.ranks import sum_over_ranks


class PairThreshold(nn.Module):
    """``bias``, a number of which a loss of pairs asks on which side of it they are; 0 until it begins.

    It begins with the first batch of its training that has pairs of two classes, where the loss says, on all processes
    at the mean of those that have such pairs.
    """

    def __init__(self):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(()))
        self.begun = False  # whether it has been looked for; one that was loaded is kept

    def forward(
        self,
        loss: nn.Module,
        embeddings: Embeddings,
        target: Labels,
        memory: Embeddings | None = None,
        memory_target: Labels | None = None,
    ) -> Tensor:
        """The threshold, with its gradient."""
        if self.training and not self.begun:
            self.begin(loss, embeddings.detach(), target, memory, memory_target)
        return self.bias

    @torch.no_grad()
    def begin(self, loss, embeddings, target, memory, memory_target) -> None:
        part = next(part for part in losses_in(loss) if 'bias' in part.context)
        rows, labels = embeddings.to(torch.promote_types(embeddings.dtype, torch.float32)), target
        if part.gathers():
            batch = Gathering(rows)
            rows, labels = batch.all(rows), batch.all(labels)
        first = part.first_bias(rows, labels, memory, memory_target)
        has = first.isfinite() & (first != 0)  # it is 0 of samples of one class
        total, ranks = sum_over_ranks(torch.stack([torch.where(has, first, 0), has.to(first)]))
        begins = (self.bias == 0) & (ranks > 0)
        self.bias.copy_(torch.where(begins, (total / ranks.clamp(min=1)).to(self.bias), self.bias))
        self.begun = bool(self.bias != 0)


def built_threshold(loss: nn.Module | None) -> PairThreshold | None:
    """Where the loss reads one."""
    return None if loss is None or 'bias' not in context_of(loss) else PairThreshold()
