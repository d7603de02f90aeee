"""Losses of one value an element: independent logits, and offsets; see elements.h."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from ... import functional
from .. import register
from ..blocks import cast_per_class, evaluate, rescale
from ..generated import formulas
from ..inputs import Dense, Labels
from ..samples import NONE
from ..variants import per_sample
from .calls import SUFFIX, Calls, address, as_memory, expanded, in_parts, launch

CALLS = Calls('elements', '5P2qd3P')


def add(function: Callable, text: str) -> None:
    """Registers the kernel of a function of elements, of which that is the generated source."""
    per_row, formula = per_sample(function), CALLS.formulas(function, text)

    def body(pred, target, weight, scale, want_grad, hyper, sample_grads=NONE, ignored=None):
        dtype, shape = pred.dtype, pred.shape
        if dtype not in SUFFIX:
            return in_parts(function, body, pred, target, weight, scale, want_grad, hyper, sample_grads, ignored)
        hyper = cast_per_class(hyper, pred)
        call, numbers, per_class, _alive = formula(dtype, hyper)
        if call is None:
            return evaluate(function, pred, target, weight, scale, want_grad, hyper)
        pred, classes = pred.contiguous(), max(shape[-1], 1) if len(shape) > 1 else 1
        dense, labels, scores = _target(target, dtype)
        row_weights = False
        if weight is not None:
            weight, row_weights = _expanded(weight.unsqueeze(-1) if per_row and len(shape) > 1 else weight, shape)
        gradient = torch.empty_like(pred) if want_grad else None
        arguments = CALLS.arguments(
            pred.data_ptr(),
            address(dense),
            address(scores),
            address(labels),
            address(weight),
            row_weights,
            classes,
            scale,
            numbers,
            address(gradient),
            per_class,
        )
        return torch.scalar_tensor(launch(call, arguments, pred.numel(), classes), dtype=dtype), gradient

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
