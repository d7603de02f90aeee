"""Losses of one value a row of competing classes; see rows.h."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import torch

from ... import functional
from ..blocks import cast_per_class, evaluate
from ..generated import formulas
from ..variants import target_of
from .calls import POINTER, WHOLE, Calls, address, as_memory, expanded, launch, point_per_class, register_wide

ROWS = 4  # how many hyperparameters may have values a class, see rows.h
CALLS = Calls(
    'rows',
    lambda number: [
        *((name, POINTER) for name in ('pred', 'dense', 'number', 'label', 'weight')),
        ('rows', POINTER * ROWS),
        ('scalars', number * ROWS),
        ('classes', WHOLE),
        ('scale', number),
        ('hyper', POINTER),
        ('grad', POINTER),
        ('wrong', WHOLE),
    ],
)


def add(function: Callable, text: str) -> None:
    """Registers the kernel of a function of rows, of which that is the generated source."""
    kind_of, formula = target_of(text), CALLS.formulas(function, text)

    def body(pred, target, weight, scale, want_grad, /, **hyper):
        dtype, shape, classes = pred.dtype, pred.shape, pred.shape[-1]
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
            return evaluate(function, pred, target, weight, scale, want_grad, hyper, competing=True)
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
            wrong=-1,
        )
        alive = point_per_class(arguments, rows) if rows else None  # noqa: F841
        total = launch(call, 0, arguments, pred.numel() // max(classes, 1), max(classes, 1), dtype)
        if arguments.wrong >= 0 and labels is not None:
            raise IndexError(f'label {labels.view(-1)[arguments.wrong].item()} is none of 0 ... {classes - 1}')
        return total, gradient

    register_wide(function, 'rows', body, per_row=True, kind_of=kind_of)


for _name, _text in formulas('rows', 'h').items():
    add(getattr(functional, _name), _text)
