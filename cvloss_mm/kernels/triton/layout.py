"""How tensors of any strides are laid before a kernel: as (outer, inner, columns), without a copy wherever possible."""

import contextlib
import functools
from collections.abc import Callable, Iterable

import torch
from torch import Tensor

from .. import gradient_dtype

ROWS = 4  # how many hyperparameters may have values a class


def fold(tensor: Tensor | None, like: Tensor) -> Tensor | None:
    """The tensor, which broadcasts over ``like`` or gives one value a row of it, as (outer, inner, columns)."""
    if tensor is None:
        return None
    lead = like.shape[:-1]
    tensor = tensor.reshape(tensor.shape + (1,) * (like.ndim - tensor.ndim))
    rows = tensor.expand(*lead, tensor.shape[-1]).reshape(lead[0] if len(lead) > 1 else 1, -1, tensor.shape[-1])
    return rows.expand(-1, -1, like.shape[-1])


def joined(laid: Iterable[Tensor | None]) -> bool:
    """Whether outer and inner rows of all of them can be counted as one."""
    return all(t is None or t.shape[0] == 1 or t.stride(0) == t.shape[1] * t.stride(1) for t in laid)


def strides(tensor: Tensor | None) -> tuple[int, ...]:
    return (0, 0, 0) if tensor is None else tensor.stride()


def byte_labels(target: Tensor) -> Tensor:
    return target.view(torch.uint8) if target.dtype == torch.bool else target


def gradient_of(pred: Tensor) -> Tensor:
    """Memory for the gradient, in the order of pred's own where that has no gaps and :func:`fold` makes no copy."""
    gradient = torch.empty_like(pred, dtype=gradient_dtype(pred))
    if pred.ndim > 2 and pred.numel() and fold(gradient, pred).data_ptr() != gradient.data_ptr():
        return torch.empty_like(pred, dtype=gradient_dtype(pred), memory_format=torch.contiguous_format)
    return gradient


def split(scale: float | Tensor, pred: Tensor) -> tuple[float, Tensor | None]:
    """A number on the host, or one on the device that nobody waits for."""
    if isinstance(scale, Tensor) and scale.device == pred.device:
        return 1.0, scale
    return float(scale), None


def finish(partials: Tensor) -> Tensor:
    """The sum over the programs, always in the same order; nothing to launch where there was one program."""
    return partials.reshape(()) if partials.numel() == 1 else partials.sum()


def on_its_device(body: Callable) -> Callable:
    """Triton launches on the current device, which need not be that of the tensors."""

    @functools.wraps(body)
    def launch(tensor, *arguments, **further):
        with torch.cuda.device(tensor.device) if tensor.is_cuda else contextlib.nullcontext():
            return body(tensor, *arguments, **further)

    return launch


def of_classes_of(rows: list, columns: int) -> tuple[tuple, tuple, tuple]:
    """Hyperparameters that may have values a class: those that do, their strides, and numbers in place of the rest."""
    rows = [*rows, *(0.0 for _ in range(ROWS - len(rows)))]
    tensors = tuple(h.expand(columns) if isinstance(h, Tensor) else None for h in rows)
    return (
        tensors,
        tuple(strides(h)[0] for h in tensors),
        tuple(1.0 if h is None else 0.0 if isinstance(h, Tensor) else float(h) for h in rows),
    )
