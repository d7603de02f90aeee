"""One autograd node for a loss: the kernel's gradient is computed with the value and handed on in backward.

Eager mode uses an autograd.Function; ``torch.compile`` sees the operator ``cvloss_mm::fused``, which costs more a call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import torch
from torch import Tensor
from torch._C import _functorch  # pyright: ignore[reportAttributeAccessIssue]  # torch's stubs leave it out

from . import Kernel, _registry, accumulator, gradient_dtype
from .inputs import Constants, Dense, Labels
from .samples import NONE, needing_grad


def fused(
    kernel: Kernel,
    pred: Tensor,
    target: Labels | Dense,
    weight: Tensor | None,
    scale: float | Tensor,
    hyper: dict,
    reference: Callable[..., Tensor],
    ignored: int | None = None,
    compiling: bool = False,
    moved: Sequence[str] = (),
) -> Tensor:
    """``scale`` times the weighted sum, differentiable by pred.

    Args:
        kernel, pred, target, weight, scale, hyper, ignored: see :mod:`cvloss_mm.kernels`.
        reference: the same of pred, and of numbers of samples by name, by the function, for second derivatives.
        moved: of hyper the numbers that are other ones from step to step.
    """
    with_grad = torch.is_grad_enabled()
    want_grad = with_grad and pred.requires_grad
    fixed = not with_grad or (type(hyper) is Constants and type(scale) is float)
    learning = {} if fixed else needing_grad(hyper, scale)
    if learning and (compiling or learning.keys() - kernel.samples):
        return reference(pred)
    if compiling:
        return _call_operator(kernel, pred, target, weight, scale, want_grad, hyper, moved)
    if learning:
        call = (kernel, scale, hyper, ignored, reference, tuple(learning))
        return _FusedWithSamples.apply(pred, target, weight, call, *learning.values())
    if want_grad:
        return _Fused.apply(pred, target, weight, (kernel, scale, hyper, ignored, reference))
    with torch.no_grad():
        return kernel.body(pred, target, weight, scale, False, hyper, NONE, ignored)[0]


def as_number(factor: float | Tensor | None) -> float | Tensor | None:
    """A constant in the memory of the CPU is read, which costs less than one operation; others stay tensors."""
    if type(factor) is not Tensor:
        return factor
    constant = factor.is_cpu and not factor.requires_grad and factor.numel() == 1
    return factor.item() if constant else factor


_is_batched = _functorch.is_batchedtensor  # by torch.func
_is_legacy_batched = getattr(  # by autograd's is_grads_batched; so called from torch 2.3 on
    _functorch, 'is_legacy_batchedtensor', lambda tensor: 'Batched' in str(torch._C._dispatch_keys(tensor))
)


class _Fused(torch.autograd.Function):
    """Keeps the gradient for the first backward, which may overwrite it; a later one computes it anew."""

    @staticmethod
    def forward(ctx, pred, target, weight, call):
        kernel, scale, hyper, ignored, _ = ctx.call = call
        total, ctx.gradient = kernel.body(pred, target, weight, scale, True, hyper, NONE, ignored)
        ctx.save_for_backward(pred, weight, *target)
        ctx.target_type = type(target)
        return total

    @staticmethod
    def backward(ctx, factor):
        gradient, ctx.gradient = ctx.gradient, None
        if gradient is None or torch.is_grad_enabled():
            gradient = _recompute(ctx, factor)
        else:
            gradient = _scaled(ctx, gradient, factor)
        return gradient, None, None, None  # autograd gives it the dtype of pred


def _scaled(ctx, gradient: Tensor, factor: Tensor) -> Tensor:
    if _is_batched(factor) or _is_legacy_batched(factor):  # several gradients at a time
        return gradient * factor
    return ctx.call[0].rescale(gradient, factor)


def _recompute(ctx, factor: Tensor) -> Tensor:
    pred, weight, *target = ctx.saved_tensors  # raises where one was changed since
    kernel, scale, hyper, ignored, reference = ctx.call
    if torch.is_grad_enabled():
        return torch.autograd.grad(reference(pred), pred, factor, create_graph=True)[0]
    _, gradient = kernel.body(pred, ctx.target_type(*target), weight, scale, True, hyper, NONE, ignored)
    return kernel.rescale(gradient, factor)


class _FusedWithSamples(torch.autograd.Function):
    """The same, differentiable by numbers of samples, too."""

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
        return None if gradient is None else _scaled(ctx, gradient, factor), None, None, None, *summed


def _computed(ctx, pred: Tensor, target: Labels | Dense, weight: Tensor | None) -> tuple:
    kernel, scale, hyper, ignored, _, names = ctx.call
    sample_grads = {name: pred.new_zeros(pred.shape[:-1], dtype=accumulator(pred)) for name in names}
    want_grad = ctx.needs_input_grad[0]
    total, gradient = kernel.body(pred, target, weight, scale, want_grad, hyper, sample_grads, ignored)
    return total, (gradient, list(sample_grads.values()))


# The operator's schema is one for all kernels: hyperparameters travel as a description, numbers and tensors. A number
# is a constant to the compiler, which compiles each value anew, unless it is multiplied into a tensor at once.


def _call_operator(kernel, pred, target, weight, scale, want_grad, hyper, moved):
    kinds, numbers, rows = '', [], []
    for name, value in hyper.items():
        if isinstance(value, Tensor):
            kinds += f'{name}:t,'
            rows.append(value)
        elif isinstance(value, str):
            kinds += f'{name}:s{value},'
        elif value is None or isinstance(value, bool):
            kinds += f'{name}:{value},'
        elif name in moved:  # in the memory of the CPU, where it can be read without waiting
            kinds += f'{name}:m,'
            rows.append(torch.ones((), dtype=torch.float64, device='cpu') * value)
        else:
            kinds += f'{name}:n,'
            numbers.append(float(value))
    if not isinstance(scale, Tensor):
        scale = pred.new_ones((), dtype=accumulator(pred)) * scale
    index, values = target if isinstance(target, Labels) else (None, *target)
    return _operator(
        pred, index, values, weight, scale, f'{kernel.function.__name__}/{kinds}', numbers, rows, want_grad
    )[0]


def _decode(kinds: str, numbers: Sequence[float], rows: Sequence[Tensor]) -> dict:
    number_of, row_of, hyper = iter(numbers), iter(rows), {}
    for item in kinds.split(',')[:-1]:
        name, kind = item.split(':')
        hyper[name] = {
            't': lambda: next(row_of),
            'm': lambda: next(row_of).item(),
            'n': lambda: next(number_of),
            'None': lambda: None,
            'True': lambda: True,
            'False': lambda: False,
        }.get(kind, lambda kind=kind: kind[1:])()
    return hyper


def _compute(
    pred: Tensor,
    index: Tensor | None,
    values: Tensor | None,
    weight: Tensor | None,
    scale: Tensor,
    call: str,
    numbers: Sequence[float],
    rows: Sequence[Tensor],
    want_grad: bool,
) -> tuple[Tensor, Tensor]:
    target = Labels(index, values) if index is not None else Dense(cast(Tensor, values))
    name, kinds = call.split('/')
    body = _registry[name, pred.device.type].body
    total, gradient = body(pred, target, weight, scale, want_grad, _decode(kinds, numbers, rows))
    dtype = gradient_dtype(pred)
    return total, pred.new_empty(0, dtype=dtype) if gradient is None else gradient.to(dtype)


def _fake(pred, index, values, weight, scale, call, numbers, rows, want_grad):
    total = pred.new_empty((), dtype=accumulator(pred))
    return total, pred.new_empty(pred.shape if want_grad else 0, dtype=gradient_dtype(pred))


def _save(ctx, inputs, output):
    ctx.set_materialize_grads(False)
    ctx.save_for_backward(output[1])
    ctx.dtype = inputs[0].dtype
    ctx.no_gradients = [[None] * len(value) if _is_list_of_tensors(value) else None for value in inputs[1:]]


def _is_list_of_tensors(value) -> bool:
    """As torch.library sees it: an empty list is one."""
    return isinstance(value, (list, tuple)) and all(isinstance(item, Tensor) for item in value)


def _backward(ctx, factor, gradient_of_gradient):
    if gradient_of_gradient is not None:
        raise RuntimeError(
            'cvloss_mm: a compiled loss has no second derivative; call the loss outside of '
            'torch.compile, or set CVLOSS_MM_KERNELS=0'
        )
    (gradient,) = ctx.saved_tensors
    return (None if factor is None else (gradient * factor).to(ctx.dtype), *ctx.no_gradients)


_operator: Any = None
if hasattr(torch.library, 'custom_op'):  # torch 2.4
    _operator = torch.library.custom_op(
        'cvloss_mm::fused',
        _compute,
        mutates_args=(),
        schema=(
            '(Tensor pred, Tensor? index, Tensor? values, Tensor? weight, Tensor scale, str call, '
            'float[] numbers, Tensor[] rows, bool want_grad) -> (Tensor, Tensor)'
        ),
    )
    _operator.register_fake(_fake)
    _operator.register_autograd(_backward, setup_context=_save)
