"""Cutting a loss into blocks of rows whose buffers fit into a core's cache, and sharing them among threads."""
import math
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import torch
from torch import Tensor

# Below the 32768 from which torch shares an operation among threads: one wait a block for its slower thread costs more
# than the block where the cores are busy otherwise. Threads take whole blocks here, and wait once.
ELEMENTS = 32760


def full(tensor: Tensor) -> Tensor:
    """In float32, or float64 where it is."""
    return tensor if tensor.dtype in (torch.float32, torch.float64) else tensor.float()


def rescale(gradient: Tensor, factor: Tensor) -> Tensor:
    """Times the gradient that backward starts with; most often it is 1, and reading it costs nothing on a CPU."""
    return gradient if factor.item() == 1 else gradient.mul_(factor)


def rows_of(shape: tuple[int, ...], elements: int = ELEMENTS) -> list[slice]:
    """Slices of the first dimension, of that many elements but one row at least; one slice for an empty tensor."""
    n = shape[0] if shape else 1
    step = max(elements * n // max(math.prod(shape), 1), 1)
    return [slice(start, start + step) for start in range(0, max(n, 1), step)]


def cut(weight: Tensor | None, rows: slice) -> Tensor | None:
    """The weights of these rows; a weight of size 1 counts for all."""
    return weight if weight is None or weight.shape[:1] in ((), (1,)) else weight[rows]


def total_of(work: Callable[[int], Tensor], blocks: int) -> Tensor:
    """Sum of ``work(i)`` over the blocks, in their order, with as many threads as torch has."""
    if blocks == 1:
        return work(0)
    parts, queue = [None] * blocks, iter(range(blocks))

    def drain():
        with torch.no_grad():  # a mode of its own in each thread
            for i in queue:
                parts[i] = work(i)

    helpers = [_pool(os.getpid()).submit(drain) for _ in range(min(torch.get_num_threads(), blocks // 2) - 1)]
    drain()
    for helper in helpers:
        helper.result()
    return torch.stack(parts).sum()


@lru_cache(1)
def _pool(process: int) -> ThreadPoolExecutor:
    """Threads do not survive a fork: one pool a process."""
    return ThreadPoolExecutor(max(os.cpu_count() or 1, 1), 'cvloss_mm')


def weighted_sum(value: Tensor, factor: Tensor) -> Tensor:
    """Sum of value times factor, which broadcasts over it; may overwrite value."""
    if factor.ndim == 0:
        return value.sum().mul_(factor)
    if factor.shape[-1] == 1 and value.shape[-1] != 1:
        value = value.sum(-1, keepdim=True)
    return value.mul_(factor).sum()


def write(gradient: Tensor, slope: Tensor, factor: Tensor) -> None:
    """slope times factor into gradient, in its dtype; may overwrite slope."""
    if gradient.dtype == slope.dtype:
        torch.mul(slope, factor, out=gradient)
    else:
        gradient.copy_(slope.mul_(factor))
