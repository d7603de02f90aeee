"""Losses of decoded boxes; see boxes.h."""

from __future__ import annotations

from collections.abc import Callable

import torch

from ... import functional
from .. import register
from ..blocks import evaluate, rescale
from ..generated import formulas
from ..samples import NONE
from ..variants import numbers_of_a_box, per_side
from .calls import SUFFIX, Calls, address, as_memory, expanded, in_parts, launch

CALLS = Calls('boxes', '3Pqd2P')


def add(function: Callable, text: str) -> None:
    """Registers the kernel of a function of boxes, of which that is the generated source."""
    of_sides, numbers, formula = per_side(function), numbers_of_a_box(function), CALLS.formulas(function, text)

    def body(pred, target, weight, scale, want_grad, hyper, sample_grads=NONE, ignored=None):
        dtype, step = pred.dtype, 0
        if dtype not in SUFFIX:
            return in_parts(function, body, pred, target, weight, scale, want_grad, hyper, sample_grads, ignored)
        call, hyperparameters, _, _alive = formula(dtype, hyper)
        if call is None:
            return evaluate(function, pred, target, weight, scale, want_grad, hyper)
        pred, target = pred.contiguous(), as_memory(target.values, dtype)
        if weight is not None and weight.numel():
            step = numbers if of_sides else int(weight.numel() > 1)
            weight = expanded(weight, pred.shape if of_sides else pred.shape[:-1]) if step else weight
        gradient = torch.empty_like(pred) if want_grad else None
        arguments = CALLS.arguments(
            pred.data_ptr(),
            target.data_ptr(),
            address(weight),
            step,
            scale,
            hyperparameters,
            address(gradient),
        )
        return torch.scalar_tensor(launch(call, arguments, pred.numel(), numbers), dtype=dtype), gradient

    register(function, 'cpu', 'boxes', rescale=rescale, backend='native', per_row=not of_sides)(body)


for _name, _text in formulas('boxes', 'h').items():
    add(getattr(functional, _name), _text)
