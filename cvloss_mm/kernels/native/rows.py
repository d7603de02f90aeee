"""Losses of one value a row of competing classes; see rows.h."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import torch
from torch import Tensor

from ... import functional
from .. import register
from ..blocks import cast_per_class, evaluate, rescale
from ..generated import formulas
from ..inputs import Inputs, without_ignored
from ..samples import NONE, separate_samples
from ..variants import samples_of, target_of
from .calls import NUMBERS, POINTER, WHOLE, Calls, address, as_memory, expanded, in_parts, launch, point_per_class

NO_LABEL = -(2**63)
ROWS = 4  # how many hyperparameters may have values a class, see rows.h
SAMPLES = 4  # how many may have one a sample, or one for all
CALLS = Calls(
    'rows',
    lambda number: [
        *((name, POINTER) for name in ('pred', 'dense', 'numbers', 'labels', 'weight')),  # targets by their kind
        ('rows', POINTER * ROWS),
        ('scalars', number * ROWS),
        ('samples', POINTER * SAMPLES),
        ('step', WHOLE * SAMPLES),
        ('sample_grads', POINTER * SAMPLES),
        ('classes', WHOLE),
        ('scale', number),
        ('hyper', POINTER),
        ('grad', POINTER),
        ('ignored', WHOLE),
        ('wrong', WHOLE),
    ],
)


def add(function: Callable, text: str) -> None:
    """Registers the kernel of a function of rows, of which that is the generated source."""
    kind_of, formula, reads_samples = target_of(text), CALLS.formulas(function, text), bool(samples_of(function))

    def body(pred, target, weight, scale, want_grad, /, sample_grads=NONE, ignored=None, **hyper):
        dtype, shape, classes = pred.dtype, pred.shape, pred.shape[-1]
        if dtype not in NUMBERS:
            hyper = {**hyper, 'sample_grads': sample_grads, 'ignored': ignored}
            return in_parts(function, body, pred, target, weight, scale, want_grad, hyper)
        hyper, samples = separate_samples(function, hyper, pred) if reads_samples else (hyper, None)
        hyper, kind = cast_per_class(hyper, pred), kind_of(pred, target)
        labelled = kind == 'labels'
        values = as_memory(target[0], torch.int64 if labelled else dtype)
        call, numbers, rows = formula(dtype, hyper, f'_{kind}', classes)
        if call is None:
            _, target, weight, *_ = without_ignored(Inputs(pred, target, weight, ignored=ignored))
            return evaluate(function, pred, target, weight, scale, want_grad, hyper, True, samples or {}, sample_grads)
        pred = pred.contiguous()
        weight = weight if weight is None else expanded(weight, shape[:-1])
        gradient = torch.empty_like(pred) if want_grad else None
        arguments = CALLS.structures[dtype](
            pred=pred.data_ptr(),
            weight=address(weight),
            classes=classes,
            scale=float(scale),
            hyper=ctypes.addressof(numbers),
            grad=address(gradient),
            ignored=NO_LABEL if ignored is None else ignored,
            wrong=-1,
            **{str(kind): values.data_ptr()},
        )
        alive = point_per_class(arguments, rows) if rows else []
        if samples:
            alive += [
                point_to_sample(arguments, k, value, sample_grads.get(name), dtype)
                for k, (name, value) in enumerate(samples.items())
            ]
        total = launch(call, 0, arguments, pred.numel() // max(classes, 1), max(classes, 1), dtype)
        if labelled and arguments.wrong >= 0:
            raise IndexError(f'label {values.view(-1)[arguments.wrong].item()} is none of 0 ... {classes - 1}')
        return total, gradient

    register(function, 'cpu', 'rows', rescale=rescale, backend='native', per_row=True, kind_of=kind_of, ignores=True)(
        body
    )


def point_to_sample(
    arguments: ctypes.Structure, k: int, values: Tensor, grad: Tensor | None, dtype: torch.dtype
) -> Tensor:
    """Writes where numbers of samples are, and where their slopes go; gives the memory, to be kept meanwhile."""
    one = values.numel() and not any(values.stride())
    values = as_memory(values[(0,) * values.ndim] if one else values, dtype)
    arguments.samples[k], arguments.step[k] = values.data_ptr(), int(not one)
    arguments.sample_grads[k] = address(grad)
    return values


for _name, _text in formulas('rows', 'h').items():
    add(getattr(functional, _name), _text)
