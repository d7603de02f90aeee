"""The words of the classification family: what a target selects, and what is given for each class."""

import torch
from torch import Tensor

from .shapes import Dense, Labels, PerClass, PerSample


def is_index(pred: Tensor, target: Tensor) -> bool:
    """Whether the target names one class a row (one dimension less than the scores) rather than a value a class."""
    return target.ndim == pred.ndim - 1


def chosen(values: Dense, target: Labels | Dense) -> Tensor:
    """The values that the target can select: (n, 1) for labels, all of them for a distribution."""
    if is_index(values, target):
        return values.gather(-1, target.long().unsqueeze(-1))
    return torch.where((target == 0) & values.isinf(), 0, values)  # a masked class, whose logit is -inf


def expect(values: Dense, target: Labels | Dense) -> PerSample:
    """Sum of ``q_k values_k`` over the classes, where q is the target distribution; labels are one-hot."""
    return mix(chosen(values, target), target)


def mix(values: Tensor, target: Labels | Dense) -> PerSample:
    """What :func:`chosen` gave, weighted by the target and summed over the classes."""
    return values.squeeze(-1) if values.ndim > target.ndim else (target * values).sum(-1)


def distribution(target: Labels | Dense, like: Dense) -> Dense:
    """The target as values a class in the dtype of ``like`` (..., classes); labels are one-hot."""
    if is_index(like, target):
        return torch.zeros_like(like).scatter(-1, target.long().unsqueeze(-1), 1.0)
    return target.to(like.dtype)


def per_class(value: PerClass, like: Tensor, name: str = 'class_weight') -> float | Tensor:
    """A number as it is; a sequence as a row that broadcasts over ``like`` (..., classes)."""
    if isinstance(value, (int, float)):
        return value
    row = value.to(like) if isinstance(value, Tensor) else like.new_tensor(value)
    if row.ndim and row.shape[-1] != like.shape[-1]:
        raise ValueError(
            f'{name} has {row.shape[-1]} entries, the scores have {like.shape[-1]} classes; softmax '
            'heads of mmdet have num_classes + 1 (background last), sigmoid heads num_classes'
        )
    return row


def scalar(value: float | Tensor, like: Tensor) -> Tensor:
    """A number as a tensor of no dimensions, of the dtype and on the device of ``like``; a tensor in that dtype."""
    if isinstance(value, Tensor):
        return value.to(like)
    return torch.full((), value, dtype=like.dtype, device=like.device)


def column(value: float | Tensor, like: Tensor) -> Tensor:
    """One number a sample of ``like`` (n, classes), or one for all of them, as (n, 1), in that dtype."""
    return scalar(value, like).expand(like.shape[:-1]).unsqueeze(-1)


def signs(target: Tensor, like: Tensor) -> Tensor:
    """+1 where the target is above 0, else -1: takes targets in {-1, +1} and in {0, 1}."""
    return (target > 0).to(like) * 2 - 1


def sum_classes(values: Tensor) -> PerSample:
    """(n, classes) to (n,); a two-class (n,) stays as it is."""
    return values.sum(-1) if values.ndim > 1 else values


def without_ignored(target: Tensor, ignore_index: int | None) -> tuple[Tensor, Tensor | None]:
    """The target with 0 in place of the values to ignore, and which values count; None is all of them."""
    if ignore_index is None:
        return target, None
    valid = target != ignore_index
    return torch.where(valid, target, 0), valid


def masked(valid: Tensor | None, values: Tensor) -> Tensor:
    """The values that count, 0 in place of the others."""
    return values if valid is None else torch.where(valid, values, 0)


def power(miss: Tensor, gamma: float | Tensor) -> Tensor:
    """(1 - p_t)^gamma; the floor keeps the slope of a power below 1 finite where p_t rounds to 1."""
    return miss.clamp(min=torch.finfo(miss.dtype).tiny) ** gamma


def occurrences(index: Tensor, size: int, valid: Tensor | None = None, dtype: torch.dtype = torch.float32) -> Tensor:
    """How often each of 0 ... size - 1 occurs, where valid, (size,); counted without waiting for the device."""
    ones = torch.ones_like(index, dtype=torch.int32) if valid is None else valid.expand_as(index).int()
    counts = torch.zeros(size, dtype=torch.int32, device=index.device)  # in float32 counting would end at 2 ** 24
    return counts.scatter_add(0, index.long().flatten(), ones.flatten()).to(dtype)
