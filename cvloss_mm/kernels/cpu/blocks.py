"""Cutting a loss into blocks of rows, so that what is computed on the way stays small."""
import math
from collections.abc import Callable

import torch
from torch import Tensor

from ...functional.targets import per_class

# Few enough for little memory, enough for torch to share each operation among its threads. Threads of our own are
# slower, and worse: the first parallel operation in one of them doubles the time of all that torch does afterwards,
# since OpenMP then lets idle threads sleep.
ELEMENTS = 1 << 19


def full(tensor: Tensor) -> Tensor:
    """In float32, or float64 where it is."""
    return tensor if tensor.dtype in (torch.float32, torch.float64) else tensor.float()


def fitted(hyper: dict, pred: Tensor) -> dict:
    """Hyperparameters that are one a class in pred's precision; ValueError where the number of classes is another."""
    for name, value in hyper.items():
        if isinstance(value, Tensor):
            like = full(pred[:0] if pred.ndim > 1 else pred)  # of many rows of half precision none is widened for it
            hyper = {**hyper, name: per_class(value, like, name)}
    return hyper


def rescale(gradient: Tensor, factor: Tensor) -> Tensor:
    """Times the gradient that backward starts with; most often it is 1, and reading it costs nothing on a CPU."""
    return gradient if factor.item() == 1 else gradient.mul_(factor)


def rows_of(shape: tuple[int, ...]) -> list[slice]:
    """Slices of the first dimension, of ELEMENTS elements but one row at least; one slice for an empty tensor."""
    n = shape[0] if shape else 1
    step = max(ELEMENTS * n // max(math.prod(shape), 1), 1)
    return [slice(start, start + step) for start in range(0, max(n, 1), step)]


def cut(weight: Tensor | None, rows: slice) -> Tensor | None:
    """The weights of these rows; a weight of size 1 counts for all."""
    return weight if weight is None or weight.shape[:1] in ((), (1,)) else weight[rows]


def total_of(work: Callable[[int], Tensor], blocks: int) -> Tensor:
    """Sum of ``work(i)`` over the blocks, in their order."""
    return work(0) if blocks == 1 else torch.stack([work(i) for i in range(blocks)]).sum()


def weighted_sum(value: Tensor, factor: float | Tensor) -> Tensor:
    """Sum of value times factor, which broadcasts over it; may overwrite value."""
    if not isinstance(factor, Tensor) or factor.ndim == 0:
        return value.sum().mul_(factor)
    if factor.shape[-1] == 1 and value.shape[-1] != 1:
        value = value.sum(-1, keepdim=True)
    return value.mul_(factor).sum()


def write(gradient: Tensor, slope: Tensor, factor: float | Tensor) -> None:
    """slope times factor into gradient, in its dtype; may overwrite slope."""
    if gradient.dtype == slope.dtype:
        torch.mul(slope, factor, out=gradient)
    else:
        gradient.copy_(slope.mul_(factor))
