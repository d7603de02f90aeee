"""How many processes train together, which of them this is, and their sums."""

from torch import Tensor, distributed


def world_size() -> int:
    return distributed.get_world_size() if distributed.is_available() and distributed.is_initialized() else 1


def rank() -> int:
    return distributed.get_rank() if world_size() > 1 else 0


def sum_over_ranks(value: Tensor) -> Tensor:
    """The sum over all processes, the value itself where there is one. Every process has to call it equally often."""
    if world_size() == 1:
        return value
    value = value.clone()
    distributed.all_reduce(value)
    return value


def mean_over_ranks(value: Tensor) -> Tensor:
    """What a divisor has to be, since gradients are averaged over processes afterwards; float32."""
    return sum_over_ranks(value.float()) / world_size()
