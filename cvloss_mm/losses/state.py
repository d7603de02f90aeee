"""What losses accumulate: of the examples of all processes together, in training only, kept in checkpoints.

A state supplies one keyword of a loss's function: ``class SeesawLoss(..., state=dict(cum_samples=Counter(...)))``. Its
values are buffers of the loss, under names of their own, in float32 or int64 whatever the loss is moved to: in half a
count ends at 2048, in float32 at 2^24.

Activation checkpointing (``torch.utils.checkpoint``) computes a loss again in the backward pass. The state is not
advanced then, and the function is given what the last call was; that is exact as long as a loss is called once between
two backward passes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import torch
from torch import Tensor

from ..functional.targets import occurrences
from ..functional.versions import is_compiling
from .arguments import Hyperparameters
from .ranks import rank, sum_over_ranks
from .reduction import align

if TYPE_CHECKING:
    from ..kernels.inputs import Inputs
    from .arguments import Arguments
    from .base import Loss


def only_own_state(loss: Stateful, state_dict: dict, prefix: str) -> None:
    """Makes what a checkpoint holds below a prefix the state of this loss, in place, and logs where it was not.

    A checkpoint may be of a training with another loss, with or without state of its own; nothing of that is learnt by
    the model, so loading goes on: foreign state is left out, and what is missing stays as it is.
    """
    own = {f'{prefix}{name}': value for name, value in loss.state_dict().items()}
    loaded = {name: value for name, value in state_dict.items() if name.startswith(prefix)}
    foreign = sorted(name for name in loaded if name not in own or loaded[name].shape != own[name].shape)
    missing = sorted(name for name in own if name not in loaded or name in foreign)
    for name in foreign:
        del state_dict[name]
    state_dict.update({name: own[name] for name in missing})
    messages = [
        f'{what} {", ".join(name.removeprefix(prefix) for name in names)}'
        for what, names in (
            ('it holds state of another loss, which is left out:', foreign),
            ('it holds none of the state of this one, which stays as it is:', missing),
        )
        if names
    ]
    if messages and not rank():
        logging.getLogger(__name__).warning(
            '%s at %s: the checkpoint is of another loss; %s',
            type(loss).__name__,
            prefix.rstrip('.') or 'the top',
            '; '.join(messages),
        )


class Stateful(Hyperparameters):
    """A module that has states: their buffers begin, move, and are loaded here."""

    options: dict = {}  # keywords beside those of the function
    state: dict[str, State] = {}  # keyword of the function: what supplies it
    supplied: dict[str, Tensor]  # what states gave to the last call

    def initial_state(self) -> dict[str, Tensor]:
        """What a loss with state has accumulated before its first step: buffers by name."""
        loss = cast('Loss', self)
        return {name: value for state in self.state.values() for name, value in state.start(loss).items()}

    def begin(self) -> None:
        self.supplied = {}
        for name, value in self.initial_state().items():
            self.register_buffer(name, value)

    def __setattr__(self, name: str, value) -> None:
        if not self.state or 'supplied' not in vars(self) or name not in (*self.hyper, *self.options):
            return super().__setattr__(name, value)
        before = getattr(self, name)
        super().__setattr__(name, value)
        try:
            self._check_fits(name)
        except ValueError:
            super().__setattr__(name, before)
            raise

    def _apply(self, *arguments, **keywords):
        """Moves to a device or a dtype; state and values a class stay float32, because in half a count ends at 2048.
        `to_empty`, too, leaves values a class as they are: no checkpoint has them."""
        exact = dict(self._buffers)
        super()._apply(*arguments, **keywords)
        for name, moved in self._buffers.items():
            value = exact[name]
            if value is not None and moved is not None and (moved.dtype != value.dtype or name in self.hyper):
                self._buffers[name] = value.to(moved.device)
        return self

    def reset_parameters(self) -> None:
        """As before the first step: for a loss that was built on the meta device, where a state has no values."""
        self.supplied.clear()
        for name, value in self.initial_state().items():
            getattr(self, name).copy_(value)

    def _load_from_state_dict(self, state_dict, prefix, *arguments) -> None:
        only_own_state(self, state_dict, prefix)
        super()._load_from_state_dict(state_dict, prefix, *arguments)

    def _replicate_for_data_parallel(self):
        replica = super()._replicate_for_data_parallel()
        replica.supplied = dict(vars(self).get('supplied', {}))  # each thread its own
        return replica

    def _check_fits(self, name: str) -> None:
        """Raises ValueError where the state was begun for another value of that keyword."""
        for buffer, start in self.initial_state().items():
            shape = getattr(self, buffer).shape
            if start.shape != shape:
                raise ValueError(
                    f'{type(self).__name__}: {name}={getattr(self, name)!r} does not fit its state {buffer}, which is '
                    f'of shape {tuple(shape)} and not {tuple(start.shape)}; build a new loss with that {name}'
                )


class State:
    """Supplies a keyword of a loss's function. Members say how it starts, what a batch changes and what they supply.

    Args:
        name: of the buffer; it is a key of checkpoints.
        size: of the buffer, by the loss; () has no dimensions.
    """

    dtype = torch.float32

    def __init__(self, name: str, size: Callable[[Loss], Any]):
        self.name, self.size = name, size

    def start(self, loss: Loss) -> dict[str, Tensor]:
        """The buffers before the first step."""
        return {self.name: torch.zeros(self.size(loss), dtype=self.dtype)}

    def value(self, loss: Loss) -> Tensor:
        """What the function is given outside of training."""
        return getattr(loss, self.name)

    def update(self, loss: Loss, inputs: Arguments) -> Tensor:
        """Takes in a batch, and returns what the function is given for it."""
        raise NotImplementedError

    def supply(self, loss: Loss, inputs: Arguments) -> Tensor:
        if not loss.training:
            return self.value(loss)
        compiling = is_compiling()
        if not compiling and recomputing() and self.name in loss.supplied:
            return loss.supplied[self.name]
        with torch.no_grad():
            before = [(buffer, buffer.clone()) for buffer in averages_of(loss)]
            value = self.update(loss, inputs)
            # without a reduction torch computes it again in the backward pass, from the state as it is then
            value = torch.stack([value, value]).amin(0) if compiling else value.clone()
            for buffer, last in before:  # mixed precision skips a step that overflows; its statistics go with it
                buffer.copy_(torch.where(buffer.isfinite(), buffer, last))
        if not compiling:
            loss.supplied[self.name] = value
        return value


class Counter(State):
    """How many samples of each class there were, without those of weight 0; int64.

    Soft targets count by their shares; what these add up to below one whole sample is not in checkpoints.
    """

    dtype = torch.int64

    def update(self, loss, inputs):
        count, batch_counts = getattr(loss, self.name), sum_over_ranks(self.batch_counts(loss, inputs))
        if batch_counts.is_floating_point():
            rest = loss.supplied.get(f'{self.name} rest')  # no buffer: averaged models pair those by their order
            batch_counts = batch_counts if rest is None else batch_counts + rest.to(batch_counts)
            loss.supplied[f'{self.name} rest'] = batch_counts.frac()
        count += batch_counts.long()
        return count

    def batch_counts(self, loss: Loss, inputs: Arguments) -> Tensor:
        target, weight = inputs.target, inputs.weight
        valid = None if weight is None else align(weight, inputs.pred.shape[:-1]) != 0
        if not target.is_floating_point():
            return occurrences(target, self.size(loss), valid).long()
        counts = target.isfinite() if valid is None else target.isfinite() & valid.unsqueeze(-1)
        return torch.where(counts, target, 0).detach().float().flatten(0, -2).sum(0)


class MovingAverage(State):
    """An average over the batches so far: ``momentum`` of the loss is how much of the last one stays, in [0, 1)."""

    def start(self, loss):
        if not 0 <= loss.momentum < 1:
            raise ValueError(f'{type(loss).__name__}: momentum must be in [0, 1), got {loss.momentum!r}')
        return super().start(loss)

    def move(self, loss: Loss, new: Tensor, where: Tensor | None = None) -> Tensor:
        """The average with a batch more, where given only there."""
        last = getattr(loss, self.name)
        average = loss.momentum * last + (1 - loss.momentum) * new
        return last.copy_(average if where is None else torch.where(where, average, last))


class Draws(State):
    """Random numbers, made from ``steps`` alone: a resumed run goes on as it would have."""

    dtype = torch.int64

    def __init__(self):
        super().__init__('steps', lambda loss: ())

    def update(self, loss, inputs):
        loss.steps += 1
        return self.draw(loss, inputs)

    def draw(self, loss: Loss, inputs: Arguments) -> Tensor:
        raise NotImplementedError

    def uniform(self, loss: Loss, index: Tensor) -> Tensor:
        """A number in (0, 1) for each integer, other ones in each step."""
        bits = index * 0x9E3779B1 + loss.steps * 0x85EBCA77
        for factor, shift in ((0x7FEB352D, 16), (0x846CA68B, 15), (1, 16)):  # a finalizer that mixes 32 bits well
            bits = bits & 0xFFFFFFFF
            bits = (bits ^ (bits >> shift)) * factor
        return ((bits & 0x7FFFFF).float() + 0.5) / 2**23  # one bit less than float32 has, lest the largest be 1


class Histogram(MovingAverage):
    """How many elements lie in each part of a range, averaged; those of weight 0 do not count.

    Args:
        name, size: see :class:`State`.
        part: (loss, inputs) to the part of each element, int64.
    """

    def __init__(self, name: str, size: Callable[[Loss], Any], part: Callable[[Loss, Arguments], Tensor]):
        super().__init__(name, size)
        self.part = part

    def counts(self, loss: Loss, inputs: Arguments) -> Tensor:
        return sum_over_ranks(occurrences(self.part(loss, inputs), self.size(loss), weighted_elements(inputs)))


def averages_of(loss: Loss) -> list[Tensor]:
    """What is accumulated in floating point."""
    return [
        buffer
        for name, buffer in loss.named_buffers(recurse=False)
        if buffer.is_floating_point() and name not in loss._non_persistent_buffers_set  # values a class
    ]


def weighted_elements(inputs: Arguments | Inputs) -> Tensor:
    """Which elements have a weight other than 0, of the shape of pred."""
    pred, weight = inputs.pred, inputs.weight
    if weight is None:
        return torch.ones_like(pred, dtype=torch.bool)
    return (align(weight, pred.shape) != 0).expand_as(pred)  # those of one weight are counted each


def recomputing() -> bool:
    """Whether this is a forward pass within a backward pass."""
    return torch._C._current_graph_task_id() != -1
