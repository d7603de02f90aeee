"""Statistics of losses with state: of the examples of all processes together."""
from torch import Tensor, distributed


def processes() -> int:
    return distributed.get_world_size() if distributed.is_available() and distributed.is_initialized() else 1


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
