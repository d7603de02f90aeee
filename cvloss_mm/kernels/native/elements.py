"""Losses of one value an element: independent logits, and offsets; see elements.h."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import torch
from torch import Tensor

from ... import functional
from .. import register
from ..blocks import cast_per_class, evaluate, rescale
from ..generated import formulas
from ..inputs import Dense, Labels
from ..variants import per_sample
from .calls import NUMBERS, POINTER, WHOLE, Calls, address, as_memory, expanded, in_parts, launch, point_per_class

ROWS = 4  # how many hyperparameters may have values a class, see elements.h
CALLS = Calls(
    'elements',
    lambda number: [
        *((name, POINTER) for name in ('pred', 'dense', 'score', 'label', 'weight')),
        ('rows', POINTER * ROWS),
        ('per_row', ctypes.c_int),
        ('scalars', number * ROWS),
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
        if dtype not in NUMBERS:
            return in_parts(function, body, pred, target, weight, scale, want_grad, hyper)
        hyper = cast_per_class(hyper, pred)
        call, numbers, rows = formula(dtype, hyper)
        if call is None:
            return evaluate(function, pred, target, weight, scale, want_grad, hyper)
        pred, classes = pred.contiguous(), max(shape[-1], 1) if len(shape) > 1 else 1
        dense, labels, scores = _target(target, dtype)
        row_weights = False
        if weight is not None:
            weight, row_weights = _expanded(weight.unsqueeze(-1) if per_row and len(shape) > 1 else weight, shape)
        gradient = torch.empty_like(pred) if want_grad else None
        arguments = CALLS.structures[dtype](
            pred=pred.data_ptr(),
            dense=address(dense),
            score=address(scores),
            label=address(labels),
            weight=address(weight),
            per_row=row_weights,
            classes=classes,
            scale=float(scale),
            hyper=ctypes.addressof(numbers),
            grad=address(gradient),
        )
        alive = point_per_class(arguments, rows) if rows else None  # noqa: F841
        return launch(call, 0, arguments, pred.numel() // classes, classes, dtype), gradient

    register(function, 'cpu', 'elements', rescale=rescale, backend='native', per_row=per_row)(body)


def _target(target: Labels | Dense, dtype: torch.dtype) -> tuple:
    """Dense values; or labels, and their scores where they come with them."""
    if isinstance(target, Dense):
        return as_memory(target.values, dtype), None, None
    return None, as_memory(target.index, torch.int64), as_memory(target.score, dtype)


def _expanded(weight: Tensor, shape: torch.Size) -> tuple[Tensor, bool]:
    """The weight as memory, one a row or one an element."""
    row_weights = len(shape) > 1 and weight.shape[-1:] == (1,)
    return expanded(weight, (*shape[:-1], 1) if row_weights else shape), row_weights


for _name, _text in formulas('elements', 'h').items():
    add(getattr(functional, _name), _text)
