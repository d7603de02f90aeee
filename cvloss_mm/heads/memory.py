"""The embeddings of earlier batches, with which those of a batch are compared as well."""

import torch
from torch import Tensor, nn

from ..functional.shapes import Embeddings, Labels
from ..losses.gathering import Gathering

EMPTY = -1  # the class of a place without an embedding


class CrossBatchMemory(nn.Module):
    """The last embeddings of all processes and their classes: many more negatives than a batch has, at no cost.

    Args:
        in_features: dimensions of an embedding.
        size: how many embeddings it holds, the oldest of which go first; up to the whole training set.
        start: after how many batches it begins to fill, above or at 0. Before, embeddings change too fast for those of
            earlier batches to be worth anything.

    An embedding that is not finite, as mixed precision gives and then skips, leaves its place empty: its class is -1.

    Empty at the start, filled in training alone, and kept in checkpoints; every process holds the same. A batch is
    compared with itself, with its gradients, and with the memory of the batches before; then it enters it. The authors'
    code lets it enter first, and adds the losses of both: ``loss(batch) + weight * loss(memory)``; here a loss has one
    value of both together, as in the paper.

    Paper: Wang et al., Cross-batch memory for embedding learning, CVPR 2020, https://arxiv.org/abs/1912.06798

    >>> memory = CrossBatchMemory(2, size=3, start=0)
    >>> memory.remember(torch.tensor([[1., 0.], [0., 1.]]), torch.tensor([5, 7]))
    >>> memory.remember(torch.tensor([[2., 0.], [0., 2.]]), torch.tensor([6, 8]))
    >>> memory.recall()[1].tolist()
    [8, 7, 6]
    """

    rows: Tensor
    labels: Tensor
    steps: Tensor
    seen: Tensor

    def __init__(self, in_features: int, size: int, start: int = 1000):
        super().__init__()
        for name, value, minimum in (('in_features', in_features, 1), ('size', size, 1), ('start', start, 0)):
            if not isinstance(value, int) or value < minimum:
                raise ValueError(f'CrossBatchMemory: {name} must be an integer from {minimum} on, got {value!r}')
        self.size, self.start = size, start
        self.register_buffer('rows', torch.zeros(size, in_features))
        self.register_buffer('labels', torch.zeros(size, dtype=torch.int64))
        self.register_buffer('steps', torch.zeros((), dtype=torch.int64))  # batches
        self.register_buffer('seen', torch.zeros((), dtype=torch.int64))  # embeddings that have ever entered
        self.count(0, 0)

    def __setstate__(self, state: dict) -> None:
        super().__setstate__(state)
        self.counts = None  # the versions of a copy's buffers are its own

    def count(self, steps: int, seen: int) -> None:
        """Keeps both on the host, which then need not wait for them, until others write into the buffers."""
        untold = self.seen.is_inference()  # who writes into what was made in inference mode
        self.counts = None if untold else (steps, seen, self.seen, self.seen._version)

    def counted(self) -> tuple[int, int]:
        """Batches, and embeddings that have ever entered; what was loaded, copied, or put back, is read once."""
        if self.training and self.counts is not None:
            steps, seen, buffer, version = self.counts
            if buffer is self.seen and version == buffer._version:
                return steps, seen
        steps, seen = int(self.steps), int(self.seen)
        self.count(steps, seen)
        return steps, seen

    def recall(self) -> tuple[Tensor, Tensor]:
        """Embeddings (m, in_features) and their classes (m,), m up to the size."""
        filled = min(self.counted()[1], self.size)
        return self.rows[:filled], self.labels[:filled]

    @torch.no_grad()
    def remember(self, embeddings: Embeddings, target: Labels) -> None:
        """Takes in the batches of all processes; not in eval mode."""
        if not self.training:
            return
        steps, seen = self.counted()
        self.steps += 1
        self.count(steps + 1, seen)
        if steps < self.start:
            return
        batch = Gathering(embeddings)
        rows, labels = (batch.all(part)[-self.size :] for part in (embeddings, target))
        place = (seen + torch.arange(len(rows), device=rows.device)) % self.size
        rows = rows.to(self.rows)
        finite = rows.isfinite().all(-1)
        self.rows[place] = torch.where(finite.unsqueeze(-1), rows, 0)
        self.labels[place] = torch.where(finite, labels.to(self.labels), EMPTY)
        self.seen += len(rows)
        self.count(steps + 1, seen + len(rows))

    def extra_repr(self) -> str:
        return f'{tuple(self.rows.shape)}, start={self.start}'
