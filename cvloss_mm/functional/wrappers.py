"""Functions with ``reduction=``, and with the classes in any dimension, for who comes from torchvision or torch."""

from collections.abc import Callable
from functools import wraps

import torch  # noqa: F401  (the doctests use it)
from torch import Tensor

REDUCTIONS = ('none', 'mean', 'sum')


def reduced(function: Callable, dim: int = -1) -> Callable:
    """A loss function that takes ``reduction``, 'none', 'mean' (its default) or 'sum', beside its own arguments.

    The mean of an empty batch is 0, with a gradient path, where that of torch is NaN.

    Args:
        function: a function of this package, whose classes are the last dimension of pred.
        dim: the dimension of pred that holds the classes: 1 for maps (n, classes, h, w), as torch has them. A target
            and a loss of as many dimensions have them there, too; labels are (n, h, w).

    >>> reduced(l1_loss)(torch.tensor([3., -1.]), torch.zeros(2), reduction='sum')
    tensor(4.)
    >>> reduced(l1_loss)(torch.zeros(0, 4), torch.zeros(0, 4))
    tensor(0.)
    >>> labels = torch.zeros(2, 8, 8, dtype=torch.long)
    >>> reduced(softmax_cross_entropy_loss, dim=1)(torch.zeros(2, 4, 8, 8), labels, reduction='none').shape
    torch.Size([2, 8, 8])
    """

    @wraps(function)
    def with_reduction(pred, target, *, reduction: str = 'mean', **keywords):
        if reduction not in REDUCTIONS:
            raise ValueError(f'reduction must be one of {", ".join(map(repr, REDUCTIONS))}, got {reduction!r}')
        ndim = pred.ndim
        if dim != -1:
            pred, target = (last(value, dim, ndim) for value in (pred, target))
        loss = function(pred, target, **keywords)
        if reduction == 'none':
            return loss.movedim(-1, dim) if dim != -1 and loss.ndim == ndim else loss
        return loss.sum() / max(loss.numel(), 1) if reduction == 'mean' else loss.sum()

    return with_reduction


def last(value: Tensor, dim: int, ndim: int) -> Tensor:
    """A tensor with the dimension of the classes at the end, where it has one."""
    return value.movedim(dim, -1) if isinstance(value, Tensor) and value.ndim == ndim else value
