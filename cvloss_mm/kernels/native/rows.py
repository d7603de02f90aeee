"""Losses of one value a row of competing classes; see rows.h."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import torch
from torch import Tensor

from ... import functional
from ..blocks import cast_per_class, evaluate
from ..generated import formulas
from ..samples import NONE, separate_samples
from ..variants import samples_of, target_of
from .calls import POINTER, WHOLE, Calls, address, as_memory, expanded, launch, point_per_class, register_wide

NO_LABEL = -(2**63)
ROWS = 4  # how many hyperparameters may have values a class, see rows.h
SAMPLES = 4  # how many may have one a sample, or one for all
CALLS = Calls(
    'rows',
    lambda number: [
        *((name, POINTER) for name in ('pred', 'dense', 'number', 'label', 'weight')),
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
        hyper, samples = separate_samples(function, hyper, pred) if reads_samples else (hyper, None)
        hyper, dense, number, labels = cast_per_class(hyper, pred), None, None, None
        kind = kind_of(pred, target)
        if kind == 'labels':
            labels = as_memory(target.index, torch.int64)
        elif kind == 'dense':
            dense = as_memory(target.values, dtype)
        else:
            number = as_memory(target.values, dtype)
        call, numbers, rows = formula(dtype, hyper, f'_{kind}', classes)
        if call is None:
            return evaluate(function, pred, target, weight, scale, want_grad, hyper, True, samples or {}, sample_grads)
        pred = pred.contiguous()
        weight = weight if weight is None else expanded(weight, shape[:-1])
        gradient = torch.empty_like(pred) if want_grad else None
        addresses = pred.data_ptr(), address(dense), address(number), address(labels), address(weight)
        arguments = CALLS.structures[dtype](
            *addresses,
            classes=classes,
            scale=float(scale),
            hyper=ctypes.addressof(numbers),
            grad=address(gradient),
            ignored=NO_LABEL if ignored is None else ignored,
            wrong=-1,
        )
        alive = point_per_class(arguments, rows) if rows else []
        if samples:
            alive += [
                point_to_sample(arguments, k, value, sample_grads.get(name), dtype)
                for k, (name, value) in enumerate(samples.items())
            ]
        total = launch(call, 0, arguments, pred.numel() // max(classes, 1), max(classes, 1), dtype)
        if arguments.wrong >= 0 and labels is not None:
            raise IndexError(f'label {labels.view(-1)[arguments.wrong].item()} is none of 0 ... {classes - 1}')
        return total, gradient

    register_wide(function, 'rows', body, per_row=True, kind_of=kind_of, ignores=True)


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
