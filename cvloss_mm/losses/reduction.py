"""Weights, avg_factor and reduction: the only code that knows them."""

from collections.abc import Callable, Sequence

from torch import Tensor

SQUARE_OVERFLOWS = 1e18  # from here on a square is infinite in float32
REDUCTIONS = ('none', 'mean', 'sum')


def check_reduction(reduction: str, name: str = 'reduction') -> str:
    if reduction not in REDUCTIONS:
        raise ValueError(f'{name} must be one of {", ".join(map(repr, REDUCTIONS))}, got {reduction!r}')
    return reduction


def align(weight: Tensor, shape: Sequence[int]) -> Tensor:
    """The weight in that shape of a loss, or one that broadcasts over it.

    A weight with fewer dimensions weights rows: (n,) on (n, 4) becomes (n, 1), also where n is 4. The (n, 4) of box
    heads on a loss of (n,) is averaged over the four coordinates.

    >>> align(torch.tensor([1., 2.]), (2, 4)).shape
    torch.Size([2, 1])
    """
    if weight.shape == shape:
        return weight
    if weight.shape == (*shape, 4):
        return weight.mean(-1)
    if weight.ndim and not (_leads(weight.shape, shape) and weight.shape[0] == shape[0]):
        raise ValueError(
            f'weight of shape {tuple(weight.shape)} does not fit a loss of shape {tuple(shape)}; '
            'accepted are the shape of the loss, its leading dimensions (one weight a row), or four '
            'weights a value, which are averaged'
        )
    for _ in range(len(shape) - weight.ndim):
        weight = weight.unsqueeze(-1)
    return weight


def mask_unweighted(values: Tensor, weight: Tensor | None, whole_rows: bool = False) -> Tensor:
    """Values of weight 0 that a loss cannot be computed of, as heads leave them there, replaced by 0: inf * 0 is NaN.

    All others stay as they are, so that a weight of 0 that learns has its gradient.

    Args:
        values: any shape; integers stay as they are.
        weight: see :func:`align`, with the leading dimensions of the values or all of them; others are left to it.
        whole_rows: a row (..., 4) has no weight only where all of its four weights are 0.

    >>> mask_unweighted(torch.tensor([[torch.nan, 1.], [torch.inf, 1.]]), torch.tensor([0., 1.]))
    tensor([[0., 1.],
            [inf, 1.]])
    """
    if weight is None or not values.is_floating_point() or not _leads(weight.shape, values.shape):
        return values
    ignored = weight == 0
    if whole_rows and weight.ndim == values.ndim:
        ignored = ignored.all(-1, keepdim=True)
    ignored = ignored.reshape(ignored.shape + (1,) * (values.ndim - ignored.ndim))
    return values.masked_fill(ignored & ~(values.detach().abs() < SQUARE_OVERFLOWS), 0)


def _leads(first: Sequence[int], shape: Sequence[int]) -> bool:
    """Whether those are the leading dimensions of the shape, some of them perhaps 1."""
    return first == shape[: len(first)] or (
        len(first) <= len(shape) and all(w in (1, n) for w, n in zip(first, shape, strict=False))
    )


def weighted(loss: Tensor, weight: Tensor | None) -> Tensor:
    return loss if weight is None else loss * align(weight.to(loss.dtype), loss.shape)


def parts_of(values: Tensor | dict | tuple) -> Sequence[Tensor]:
    """The parts of a loss of several, or its only one."""
    if isinstance(values, dict):
        return tuple(values.values())
    return values if isinstance(values, tuple) else (values,)


def of_each(values: Tensor | dict | tuple, change: Callable[[Tensor], Tensor]) -> Tensor | dict | tuple:
    """A change of the values, or of each part of a loss of several."""
    if isinstance(values, dict):
        return {name: change(part) for name, part in values.items()}
    return tuple(map(change, values)) if isinstance(values, tuple) else change(values)


def reduce(
    loss: Tensor,
    weight: Tensor | None,
    reduction: str,
    avg_factor: float | Tensor | None = None,
    count: Tensor | None = None,
) -> Tensor:
    """The weighted loss, summed, averaged or as it is.

    Args:
        loss: unreduced, any shape.
        weight: see :func:`align`; None is 1.
        reduction: ``'none'``, ``'mean'`` or ``'sum'``.
        avg_factor: for ``'mean'``: what the weighted sum is divided by, a number or a tensor of one element. 0
            (no positive in the batch) counts as 1. ``'none'`` ignores it; with ``'sum'`` it is an error.
        count: for ``'mean'`` without avg_factor: the number of values that count; None is all of them.

    Returns:
        A tensor without dimensions, or for ``'none'`` one of the loss's shape. An empty loss gives 0, connected to
        the graph.
    """
    loss = weighted(loss, weight)
    return loss if reduction == 'none' else loss.sum() / divisor(loss.numel(), reduction, avg_factor, count)


def divisor(
    values: int, reduction: str, avg_factor: float | Tensor | None = None, count: float | Tensor | None = None
) -> float | Tensor:
    """What the weighted sum of that many values is divided by under ``'sum'`` or ``'mean'``; see :func:`reduce`."""
    if reduction == 'sum':
        if avg_factor is not None:
            raise ValueError(
                "reduction='sum' cannot be combined with avg_factor: the head divides by its own factor, "
                "which reduction='mean' does; use 'sum' only in heads that pass none (YOLOX, YOLOv3)"
            )
        return 1
    if avg_factor is None and count is None:
        return max(values, 1)
    factor = count if avg_factor is None else avg_factor
    if isinstance(factor, int):
        factor = float(factor)  # torch divides by integers of 64 bits at most
    if not isinstance(factor, Tensor):
        return factor or 1
    if factor.numel() != 1:
        raise ValueError(f'avg_factor must be one number, got a tensor of shape {tuple(factor.shape)}')
    factor = factor.squeeze() if factor.ndim else factor  # heads also pass (1,)
    return factor + (factor == 0)
