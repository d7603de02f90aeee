"""Losses of one value an element: independent logits, and offsets; see elements.h."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import torch
from torch import Tensor

from ... import functional
from ..blocks import evaluate, fitted
from ..generated import formulas
from ..inputs import Dense, Labels
from ..variants import per_sample
from .calls import POINTER, WHOLE, Calls, as_memory, point, register_wide, row_or_number, spread, total_of

ROWS = 4  # how many hyperparameters may have values a class, see elements.h
CALLS = Calls(
    'elements',
    lambda number: [
        *((name, POINTER) for name in ('pred', 'dense', 'score', 'label', 'weight')),
        ('rows', POINTER * ROWS),
        ('per_row', ctypes.c_int),
        ('alone', number * ROWS),
        ('classes', WHOLE),
        ('scale', number),
        ('hyper', POINTER),
        ('grad', POINTER),
    ],
)


def add(function: Callable, text: str) -> None:
    """Registers the kernel of a function of elements, of which that is the generated source."""
    per_row, formula = per_sample(function), CALLS.formulas(function, text)

    def body(pred, target, weight, scale, want_grad, /, **hyper):
        dtype, shape = pred.dtype, pred.shape
        hyper = fitted(hyper, pred)
        call, numbers, rows = formula(dtype, hyper)
        if call is None:
            return evaluate(function, pred, target, weight, scale, want_grad, hyper)
        pred, classes = pred.contiguous(), max(shape[-1], 1) if len(shape) > 1 else 1
        dense, labels, scores = _target(target, dtype)
        of_rows = False
        if weight is not None:
            weight, of_rows = _spread(weight.unsqueeze(-1) if per_row and len(shape) > 1 else weight, shape)
        gradient = torch.empty_like(pred) if want_grad else None
        given, kept = CALLS.structures[dtype](), []
        for k, value in enumerate(rows):
            row, given.alone[k] = row_or_number(value)
            if row is not None:
                given.rows[k] = row.data_ptr()
                kept.append(row)
        point(given, pred=pred, dense=dense, score=scores, label=labels, weight=weight, grad=gradient)
        given.per_row, given.classes, given.scale, given.hyper = (
            of_rows,
            classes,
            float(scale),
            ctypes.addressof(numbers),
        )
        return total_of(call, 0, given, pred.numel() // classes, classes, dtype), gradient

    register_wide(function, 'elements', body, per_row=per_row)


def _target(target: Labels | Dense, dtype: torch.dtype) -> tuple:
    """Dense values; or labels, and their scores where they come with them."""
    if isinstance(target, Dense):
        return as_memory(target.values, dtype), None, None
    return None, as_memory(target.index, torch.int64), as_memory(target.score, dtype)


def _spread(weight: Tensor, shape: torch.Size) -> tuple[Tensor, bool]:
    """The weight as memory, one a row or one an element."""
    of_rows = len(shape) > 1 and weight.shape[-1:] == (1,)
    return spread(weight, (*shape[:-1], 1) if of_rows else shape), of_rows


for _name, _text in formulas('elements', 'h').items():
    add(getattr(functional, _name), _text)
