"""Functions with ``reduction=``, for who comes from torchvision or fvcore."""
from collections.abc import Callable
from functools import wraps

import torch  # noqa: F401  (the doctests use it)

REDUCTIONS = ('none', 'mean', 'sum')


def reduced(function: Callable) -> Callable:
    """A loss function that takes ``reduction``, 'none', 'mean' (its default) or 'sum', beside its own arguments.

    The mean of an empty batch is 0, with a gradient path, where that of torch is NaN.

    >>> reduced(l1_loss)(torch.tensor([3., -1.]), torch.zeros(2), reduction='sum')
    tensor(4.)
    >>> reduced(l1_loss)(torch.zeros(0, 4), torch.zeros(0, 4))
    tensor(0.)
    """
    @wraps(function)
    def with_reduction(pred, target, *, reduction: str = 'mean', **keywords):
        if reduction not in REDUCTIONS:
            raise ValueError(f'reduction must be one of {", ".join(map(repr, REDUCTIONS))}, got {reduction!r}')
        loss = function(pred, target, **keywords)
        if reduction == 'none':
            return loss
        return loss.sum() / max(loss.numel(), 1) if reduction == 'mean' else loss.sum()

    return with_reduction
