"""What kernels take: what families make of the arguments of a loss."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import torch
from torch import Tensor


class Labels(NamedTuple):
    """One class a row or place; what is outside of 0 ... classes - 1 is none of them."""

    index: Tensor  # integers
    score: Tensor | None = None  # the quality at that class; None is 1


class Dense(NamedTuple):
    """Values: one a class, an element or a row, boxes, masks."""

    values: Tensor


class Constants(dict):
    """Hyperparameters none of which is a tensor, until one of them is set; ``made`` is what kernels made of them."""

    __slots__ = ('made',)

    def __init__(self, hyper: dict):
        super().__init__(hyper)
        self.made: dict[tuple, Any] = {}


Target = TypeVar('Target', bound=Labels | Dense)


class Inputs(NamedTuple):
    """What a family makes of the arguments of ``forward``; dtypes are as they came."""

    pred: Tensor
    target: Labels | Dense
    weight: Tensor | None = None
    count: Tensor | None = None  # how many values a mean without avg_factor counts; None is all
    ignored: int | None = None  # the label of rows that take no part, where that is not said by the weight


def tensors_of(target: Labels | Dense) -> tuple[Tensor, ...]:
    return tuple(part for part in target if part is not None)


def map_tensors(target: Target, function: Callable[[Tensor], Tensor]) -> Target:
    """The target with every tensor of it changed."""
    parts: list[Any] = [None if part is None else function(part) for part in target]
    return type(target)(*parts)


def select_rows(tensor: Tensor | None, rows: slice) -> Tensor | None:
    """These rows of weights or targets; a weight of size 1 counts for all."""
    return tensor if tensor is None or tensor.shape[:1] in ((), (1,)) else tensor[rows]


def without_ignored(inputs: Inputs) -> Inputs:
    """The same in weights: rows whose label is ignored have the weight 0, and a label that can be looked up."""
    if inputs.ignored is None or not isinstance(inputs.target, Labels):
        return inputs
    index, weight = left_out(inputs.target.index, inputs.weight, inputs.target.index != inputs.ignored)
    return inputs._replace(target=inputs.target._replace(index=index), weight=weight, ignored=None)


def left_out(labels: Tensor, weight: Tensor | None, valid: Tensor) -> tuple[Tensor, Tensor]:
    """Labels that can be looked up, and the weight, which is 0 where they are not valid."""
    labels = torch.where(valid, labels, 0)
    if weight is None:
        return labels, valid.float()
    missing = valid.ndim - weight.ndim
    return labels, weight.reshape(weight.shape + (1,) * missing) * valid.reshape(valid.shape + (1,) * -missing)
