"""The samples of all processes together, with their gradients."""

from __future__ import annotations

from functools import cache
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, distributed

from .ranks import rank, sum_over_ranks, world_size


class SumOverRanks(torch.autograd.Function):
    """The sum over all processes, of which each has its own loss: the gradients of all of them come back."""

    @staticmethod
    def forward(ctx, value):
        return sum_over_ranks(value)

    @staticmethod
    def backward(ctx, gradient):
        return SumOverRanks.apply(gradient)


class RowsOfRanks(torch.autograd.Function):
    """The rows of all processes, one after the other; padded underway, since all have to send equally many."""

    @staticmethod
    def forward(ctx, rows, sizes):
        ctx.sizes = sizes
        padded = F.pad(rows, (0, 0) * (rows.ndim - 1) + (0, max(sizes) - len(rows))).contiguous()
        parts = [torch.empty_like(padded) for _ in sizes]
        distributed.all_gather(parts, padded)
        return torch.cat([part[:size] for part, size in zip(parts, sizes, strict=True)])

    @staticmethod
    def backward(ctx, gradient):
        return SumOverRanks.apply(gradient).split(ctx.sizes)[rank()], None


@cache
def group_of_hosts(world: distributed.ProcessGroup) -> distributed.ProcessGroup:
    """Of all processes, for tensors in the memory of hosts: the group itself where its backend takes these, as NCCL
    does not."""
    devices_of = getattr(distributed, 'get_backend_config', distributed.get_backend)  # older: the name alone
    if 'cpu' in devices_of(world):
        return world
    return cast(distributed.ProcessGroup, distributed.new_group(backend='gloo'))  # each process is in it


def on_all_hosts(number: int) -> list[int]:
    """The numbers of all processes, for which none has to wait for its GPU."""
    local = torch.tensor([number])
    numbers = [torch.empty_like(local) for _ in range(world_size())]
    distributed.all_gather(numbers, local, group=group_of_hosts(distributed.group.WORLD))
    return torch.cat(numbers).tolist()


class Gathering:
    """Puts what each process has a row of together with that of the others, wherever it is called equally often.

    A loss of the rows of this process then gives all rows their gradients, and the mean over processes that
    DistributedDataParallel takes of the gradients of weights is that of the mean of the losses.

    Args:
        rows: has as many rows as all that is to be gathered; processes may have different numbers of them, or none.

    ``local`` are the rows of this process among all of them. Where there is one process nothing is done.
    """

    def __init__(self, rows: Tensor):
        self.sizes = [len(rows)] if world_size() == 1 else on_all_hosts(len(rows))
        start = sum(self.sizes[: rank()])
        self.local = slice(start, start + len(rows))

    def all(self, rows: Tensor) -> Tensor:
        return rows if len(self.sizes) == 1 else RowsOfRanks.apply(rows, self.sizes)
