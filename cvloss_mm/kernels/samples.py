"""What kernels read of each sample beside pred and target: a number for each, or one for all of them, tensors that are
looked at when the kernel runs. They may learn: their slopes come with the gradient."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import torch
from torch import Tensor

from .inputs import select_rows
from .variants import samples_of, without_samples

NONE: Mapping[str, Tensor] = MappingProxyType({})


def separate_samples(function: Callable, hyper: dict, pred: Tensor) -> tuple[dict, dict[str, Tensor]]:
    """Hyperparameters without the numbers of samples, which are said to be given; and these, one a row of pred
    (..., classes), with strides of 0 where there is one for all."""
    if not samples_of(function):
        return hyper, {}
    hyper, samples = without_samples(function, hyper)
    return hyper, {name: _per_row(value, pred) for name, value in samples.items()}


def _per_row(value: float | Tensor, pred: Tensor) -> Tensor:
    if not isinstance(value, Tensor):
        value = torch.full((), value, dtype=torch.float64, device=pred.device)
    value = value.detach().to(pred.device)  # one number may lie anywhere
    return (value.reshape(()) if value.numel() == 1 else value).expand(pred.shape[:-1])


def of_rows(hyper: dict, names: tuple[str, ...], rows: slice) -> dict:
    """Hyperparameters, of these rows alone."""
    return {**hyper, **{name: select_rows(hyper[name], rows) for name in names if isinstance(hyper.get(name), Tensor)}}


def needing_grad(hyper: Mapping[str, object], scale: float | Tensor) -> dict[str, Tensor]:
    """Those that want a gradient; the scale is under no name."""
    learning = {name: value for name, value in hyper.items() if isinstance(value, Tensor) and value.requires_grad}
    return {**learning, '': scale} if isinstance(scale, Tensor) and scale.requires_grad else learning
