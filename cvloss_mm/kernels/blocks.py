"""One kernel in plain torch, for machines without a compiler: the function itself, some rows at a time.

What is computed on the way stays small. Labels need no one-hot rows: all elements are taken for background first, and
the one positive that a row may have is put in afterwards, by the difference.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor

from .. import functional
from ..functional.targets import per_class
from . import accumulator, gradient_dtype, register
from .generated import formulas
from .inputs import Constants, Dense, Labels, map_tensors, select_rows
from .samples import NONE
from .variants import per_sample, per_side

# Few enough for little memory, enough for torch to share each operation among its threads. Threads of our own are
# slower, and worse: the first parallel operation in one of them doubles the time of all that torch does afterwards,
# since OpenMP then lets idle threads sleep.
ELEMENTS = 1 << 19


def full(tensor: Tensor) -> Tensor:
    """In float32, or float64 where it is."""
    return tensor if tensor.dtype in (torch.float32, torch.float64) else tensor.float()


def cast_per_class(hyper: dict, pred: Tensor) -> dict:
    """Hyperparameters that are one a class in pred's precision; ValueError where the number of classes is another."""
    if type(hyper) is Constants:
        return hyper
    for name, value in hyper.items():
        if isinstance(value, Tensor):
            like = full(pred[:0] if pred.ndim > 1 else pred)  # of many rows of half precision none is widened for it
            hyper = {**hyper, name: per_class(value, like, name)}
    return hyper


def rescale(gradient: Tensor, factor: Tensor) -> Tensor:
    """Times the gradient that backward starts with; most often it is 1, and reading it costs nothing on a CPU."""
    return gradient if factor.item() == 1 else gradient.mul_(factor)


def rows_of(shape: tuple[int, ...]) -> list:
    """Slices of the first dimension, of ELEMENTS elements but one row at least; one slice for an empty tensor."""
    if not shape:
        return [...]
    step = max(ELEMENTS * shape[0] // max(math.prod(shape), 1), 1)
    return [slice(start, start + step) for start in range(0, max(shape[0], 1), step)]


def evaluate(
    function: Callable,
    pred: Tensor,
    target: Labels | Dense,
    weight: Tensor | None,
    scale: float | Tensor,
    want_grad: bool,
    hyper: dict,
    competing: bool = False,
    samples: Mapping[str, Tensor] = NONE,
    sample_grads: Mapping[str, Tensor] = NONE,
) -> tuple[Tensor, Tensor | None]:
    """The body of a kernel, see the package, for any function; whose classes compete takes labels itself."""
    gradient = torch.empty(pred.shape, dtype=gradient_dtype(pred)) if want_grad else None
    hyper, total = cast_per_class(hyper, pred), pred.new_zeros((), dtype=accumulator(pred))
    for rows in rows_of(pred.shape):
        p, w = full(pred[rows]), select_rows(weight, rows)
        t = map_tensors(target, lambda part, rows=rows: part[rows])
        own = {name: part[rows].detach().requires_grad_(name in sample_grads) for name, part in samples.items()}
        further: Sequence[Tensor | None] = ()
        if isinstance(t, Labels) and not competing:
            value, slope = _labelled(function, p, t, w, want_grad, hyper)
        else:
            targets = t.values.to(p.dtype) if isinstance(t, Dense) else t.index
            value, slope, further = _weighted_sum(function, p, targets, w, want_grad, {**hyper, **own})
        total = total + value * scale
        if gradient is not None and slope is not None:
            gradient[rows] = slope * scale
        for name, of_sample in zip(filter(sample_grads.__contains__, own), further, strict=True):
            sample_grads[name][rows] = 0 if of_sample is None else of_sample * scale
    return total, gradient


WeightedSum = tuple[Tensor, Tensor | None, Sequence[Tensor | None]]


def _weighted_sum(function, pred, target, weight, want_grad, hyper) -> WeightedSum:
    """Of the function, and its slopes: by pred, None where it is not wanted, and by what of hyper learns."""
    if weight is not None and weight.ndim:  # what has no weight may hold anything
        unused = weight == 0
        unused = unused.all(-1) if per_side(function) else unused
        unused = unused if unused.ndim == pred.ndim else unused.unsqueeze(-1)
        target = target.masked_fill(unused, 0) if target.shape == pred.shape else target
        pred = pred.masked_fill(unused, 0)
    with torch.enable_grad():
        leaf = pred.detach().requires_grad_(want_grad)
        value = function(leaf, target, **hyper)
        value = (value if weight is None else value * weight).sum()
        learning = [h for h in hyper.values() if isinstance(h, Tensor) and h.requires_grad]
        leaves = [leaf, *learning] if want_grad else learning
        slopes = list(torch.autograd.grad(value, leaves, allow_unused=True)) if leaves else []
    return value.detach(), slopes[0] if want_grad else None, slopes[int(want_grad) :]


def _labelled(function, pred, target: Labels, weight, want_grad, hyper) -> tuple[Tensor, Tensor | None]:
    shape, classes = pred.shape, pred.shape[-1]
    value, slope, _ = _weighted_sum(function, pred, torch.zeros_like(pred), weight, want_grad, hyper)
    labels, score = map_tensors(target, lambda part: part.reshape(-1))
    rows = ((labels >= 0) & (labels < classes)).nonzero().squeeze(-1)
    chosen = labels[rows].long()
    if weight is not None and weight.ndim:
        weight = (weight if weight.ndim == len(shape) else weight.unsqueeze(-1)).expand(shape).reshape(-1, classes)
        weight = weight[rows, chosen]
    z = pred.reshape(-1, classes)[rows, chosen]
    y = torch.ones_like(z) if score is None else score[rows].to(z.dtype)
    hyper = {name: v[chosen] if isinstance(v, Tensor) and v.ndim else v for name, v in hyper.items()}
    positive, up, _ = _weighted_sum(function, z, y, weight, want_grad, hyper)
    negative, down, _ = _weighted_sum(function, z, torch.zeros_like(y), weight, want_grad, hyper)
    if slope is not None and up is not None and down is not None:
        slope = slope.reshape(-1, classes)
        slope[rows, chosen] += up - down
        slope = slope.reshape(shape)
    return value + positive - negative, slope


def _register(function: Callable) -> None:
    def body(pred, target, weight, scale, want_grad, hyper, sample_grads=NONE, ignored=None):
        return evaluate(function, pred, target, weight, scale, want_grad, hyper)

    register(function, 'cpu', 'elements', per_row=per_sample(function), rescale=rescale)(body)


for _name in formulas('elements', 'h'):
    _register(getattr(functional, _name))
