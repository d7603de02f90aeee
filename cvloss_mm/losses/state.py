"""What losses accumulate: of the examples of all processes together, in training only, kept in checkpoints.

A state supplies one keyword of a loss's function: ``class SeesawLoss(..., state=dict(cum_samples=Counter(...)))``. Its
values are buffers of the loss, under names of their own, in float32 or int64 whatever the loss is moved to: in half a
count ends at 2048, in float32 at 2^24.

Activation checkpointing (``torch.utils.checkpoint``) computes a loss again in the backward pass. The state is not
advanced then, and the function is given what the last call was; that is exact as long as a loss is called once between
two backward passes.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import torch
from torch import Tensor, distributed

from ..functional.targets import occurrences
from .reduction import align

if TYPE_CHECKING:
    from .base import Inputs, Loss


class State:
    """Supplies a keyword of a loss's function. Members say how they start, what they learn and what they supply.

    Args:
        name: of the buffer; it is a key of checkpoints.
        size: of the buffer, by the loss.
    """

    dtype = torch.float32

    def __init__(self, name: str, size: Callable[[Loss], int]):
        self.name, self.size = name, size

    def start(self, loss: Loss) -> dict[str, Tensor]:
        """The buffers before the first step."""
        return {self.name: torch.zeros(self.size(loss), dtype=self.dtype)}

    def value(self, loss: Loss) -> Tensor:
        """What the function is given outside of training."""
        return getattr(loss, self.name)

    def learn(self, loss: Loss, inputs: Inputs) -> Tensor:
        """Takes in a batch, and returns what the function is given for it."""
        raise NotImplementedError

    def supply(self, loss: Loss, inputs: Inputs) -> Tensor:
        if not loss.training:
            return self.value(loss)
        compiling = torch.compiler.is_compiling()
        if not compiling and recomputing() and self.name in loss.supplied:
            return loss.supplied[self.name]
        with torch.no_grad():
            value = self.learn(loss, inputs)
        if not compiling:
            value = loss.supplied[self.name] = value.clone()
        return value


class Counter(State):
    """How many samples of each class there were, without those of weight 0; int64.

    Soft targets count by their shares; what these add up to below one whole sample is not in checkpoints.
    """

    dtype = torch.int64

    def learn(self, loss, inputs):
        count, seen = getattr(loss, self.name), sum_over_ranks(self.seen(loss, inputs))
        if seen.is_floating_point():
            if f'{self.name}_rest' not in loss._buffers:
                loss.register_buffer(f'{self.name}_rest', torch.zeros_like(seen), persistent=False)
            rest = getattr(loss, f'{self.name}_rest')
            seen = seen + rest
            rest.copy_(seen.frac())
        count += seen.long()
        return count

    def seen(self, loss: Loss, inputs: Inputs) -> Tensor:
        target, weight = inputs.target, inputs.weight
        valid = None if weight is None else align(weight, inputs.pred.shape[:-1]) != 0
        if not target.is_floating_point():
            return occurrences(target, self.size(loss), valid).long()
        shares = target if valid is None else target * valid.unsqueeze(-1)
        return shares.detach().float().flatten(0, -2).sum(0)


class MovingAverage(State):
    """An average over the batches so far: ``momentum`` of the loss is how much of the last one stays, in [0, 1)."""

    def start(self, loss):
        if not 0 <= loss.momentum < 1:
            raise ValueError(f'{type(loss).__name__}: momentum must be in [0, 1), got {loss.momentum!r}')
        return super().start(loss)

    def move(self, loss: Loss, new: Tensor, where: Tensor | None = None) -> Tensor:
        """The average with a batch more, where told."""
        last = getattr(loss, self.name)
        average = loss.momentum * last + (1 - loss.momentum) * new
        return last.copy_(average if where is None else torch.where(where, average, last))


class Draws(State):
    """Random numbers, made from ``steps`` alone: a resumed run goes on as it would have."""

    dtype = torch.int64

    def __init__(self):
        super().__init__('steps', lambda loss: ())

    def learn(self, loss, inputs):
        loss.steps += 1
        return self.draw(loss, inputs)

    def draw(self, loss: Loss, inputs: Inputs) -> Tensor:
        raise NotImplementedError

    def uniform(self, loss: Loss, index: Tensor) -> Tensor:
        """A number in (0, 1) for each integer, other ones in each step."""
        bits = index * 0x9E3779B1 + loss.steps * 0x85EBCA77
        for factor, shift in ((0x7FEB352D, 16), (0x846CA68B, 15), (1, 16)):  # a finalizer that mixes 32 bits well
            bits = bits & 0xFFFFFFFF
            bits = (bits ^ (bits >> shift)) * factor
        return ((bits & 0xFFFFFF) + 0.5) / 2 ** 24


class Histogram(MovingAverage):
    """How many elements lie in each part of a range, averaged; those of weight 0 do not count.

    Args:
        name, size: see :class:`State`.
        part: (loss, inputs) to the part of each element, int64.
    """

    def __init__(self, name: str, size: Callable[[Loss], int], part: Callable[[Loss, Inputs], Tensor]):
        super().__init__(name, size)
        self.part = part

    def counts(self, loss: Loss, inputs: Inputs) -> Tensor:
        return sum_over_ranks(occurrences(self.part(loss, inputs), self.size(loss), examples(inputs)))


def examples(inputs: Inputs) -> Tensor:
    """Which elements have a weight other than 0, broadcasting over pred."""
    pred, weight = inputs.pred, inputs.weight
    return torch.ones_like(pred, dtype=torch.bool) if weight is None else align(weight, pred.shape) != 0


def recomputing() -> bool:
    """Whether this is a forward pass within a backward pass."""
    return torch._C._current_graph_task_id() != -1


def processes() -> int:
    return distributed.get_world_size() if distributed.is_available() and distributed.is_initialized() else 1


def rank() -> int:
    return distributed.get_rank() if processes() > 1 else 0


def sum_over_ranks(value: Tensor) -> Tensor:
    """The sum over all processes, the value itself where there is one. Every process has to call it equally often."""
    if processes() == 1:
        return value
    value = value.clone()
    distributed.all_reduce(value)
    return value


def mean_over_ranks(value: Tensor) -> Tensor:
    """What a divisor has to be, since gradients are averaged over processes afterwards; float32."""
    return sum_over_ranks(value.float()) / processes()
