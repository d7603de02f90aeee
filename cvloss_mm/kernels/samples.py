"""What kernels read of each sample beside pred and target: a number for each, or one for all of them, tensors that are
looked at when the kernel runs. They may learn: their slopes come with the gradient."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import torch
from torch import Tensor

from .inputs import Dense, Labels, select_rows
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
    return (value.detach().reshape(()) if value.numel() == 1 else value.detach()).expand(pred.shape[:-1])


def of_rows(hyper: dict, names: tuple[str, ...], rows: slice) -> dict:
    """Hyperparameters and memory for slopes, of these rows alone."""
    own = {name: select_rows(hyper[name], rows) for name in names if isinstance(hyper.get(name), Tensor)}
    sample_grads = {name: memory[rows] for name, memory in (hyper.get('sample_grads') or {}).items()}
    return {**hyper, **own, **({'sample_grads': sample_grads} if sample_grads else {})}


def needing_grad(names: tuple[str, ...], hyper: dict) -> dict[str, Tensor]:
    """Those of these names that want a gradient."""
    found = ((name, hyper.get(name)) for name in names)
    return {name: value for name, value in found if isinstance(value, Tensor) and value.requires_grad}


def fused_with_samples(
    kernel,
    pred: Tensor,
    target: Labels | Dense,
    weight: Tensor | None,
    scale: float | Tensor,
    hyper: dict,
    reference: Callable[..., Tensor],
    samples: dict[str, Tensor],
) -> Tensor:
    """As :func:`cvloss_mm.kernels.fused.fused`, differentiable by numbers of samples, too."""
    return _Fused.apply(pred, target, weight, (kernel, scale, hyper, reference, tuple(samples)), *samples.values())


class _Fused(torch.autograd.Function):
    """Keeps the gradients for the first backward; a later one computes them anew."""

    @staticmethod
    def forward(ctx, pred, target, weight, call, *samples):
        ctx.call, ctx.of_target = call, type(target)
        ctx.save_for_backward(pred, weight, *target, *samples)
        total, ctx.gradients = _computed(ctx, pred, target, weight)
        return total

    @staticmethod
    def backward(ctx, factor):
        pred, weight, *others = ctx.saved_tensors  # raises where one was changed since
        parts = len(ctx.of_target._fields)
        target, samples = ctx.of_target(*others[:parts]), others[parts:]
        if torch.is_grad_enabled():
            *_, reference, names = ctx.call
            value = reference(pred, **dict(zip(names, samples, strict=True)))
            found = torch.autograd.grad(value, [pred, *samples], factor, create_graph=True, allow_unused=True)
            return found[0], None, None, None, *found[1:]
        gradients, ctx.gradients = ctx.gradients, None
        gradient, slopes = _computed(ctx, pred, target, weight)[1] if gradients is None else gradients
        summed = [
            (slope * factor).sum().reshape(sample.shape) if sample.numel() == 1 else slope.view_as(sample) * factor
            for slope, sample in zip(slopes, samples, strict=True)
        ]
        return None if gradient is None else gradient * factor, None, None, None, *summed


def _computed(ctx, pred: Tensor, target: Labels | Dense, weight: Tensor | None) -> tuple:
    kernel, scale, hyper, _, names = ctx.call
    dtype = torch.float64 if pred.dtype == torch.float64 else torch.float32
    sample_grads = {name: pred.new_zeros(pred.shape[:-1], dtype=dtype) for name in names}
    total, gradient = kernel.body(
        pred, target, weight, scale, ctx.needs_input_grad[0], sample_grads=sample_grads, **hyper
    )
    return total, (gradient, list(sample_grads.values()))
