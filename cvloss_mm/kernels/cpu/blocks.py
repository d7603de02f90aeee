"""Cutting a loss into blocks of rows whose buffers fit into a core's cache."""
from collections.abc import Iterator

import torch
from torch import Tensor

ELEMENTS = 65536  # of a block: torch gives each of two threads half, 128 KiB of float32 a buffer


def full(tensor: Tensor) -> Tensor:
    """In float32, or float64 where it is."""
    return tensor if tensor.dtype in (torch.float32, torch.float64) else tensor.float()


def rescale(gradient: Tensor, factor: Tensor) -> Tensor:
    """Times the gradient that backward starts with; most often it is 1, and reading it costs nothing on a CPU."""
    return gradient if factor.item() == 1 else gradient.mul_(factor)


def rows_of(shape: torch.Size, elements: int = ELEMENTS) -> Iterator[slice]:
    """Slices of the first dimension with about that many elements each; at least one row each, and one slice for an
    empty tensor."""
    n = shape[0] if shape else 0
    step = max(elements * n // max(shape.numel(), 1), 1)
    for start in range(0, max(n, 1), step):
        yield slice(start, start + step)


def cut(weight: Tensor | None, rows: slice) -> Tensor | None:
    """The weights of these rows; a weight of size 1 counts for all."""
    return weight if weight is None or weight.shape[:1] == (1,) else weight[rows]
