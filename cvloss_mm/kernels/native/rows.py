"""Losses of one value a row of competing classes; see rows.h."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping

import torch
from torch import Tensor

from ... import functional
from .. import register
from ..blocks import cast_per_class, evaluate, rescale
from ..generated import formulas
from ..inputs import Inputs, without_ignored
from ..samples import NONE, separate_samples
from ..variants import samples_of, target_of
from .calls import POINTER, SUFFIX, WHOLE, Calls, address, as_memory, expanded, in_parts, launch

NO_LABEL = -(2**63)
SAMPLES = 4  # how many hyperparameters may have one value a sample, or one for all
CALLS = Calls('rows', '5Pqd2Pq2P')


class OfSamples(ctypes.Structure):
    """See rows.h."""

    _fields_ = [('values', POINTER * SAMPLES), ('step', WHOLE * SAMPLES), ('grads', POINTER * SAMPLES)]

    def __init__(self, samples: Mapping[str, Tensor], grads: Mapping[str, Tensor], dtype: torch.dtype):
        self.alive = []
        for k, (name, values) in enumerate(samples.items()):
            one = values.numel() and not any(values.stride())
            values = as_memory(values[(0,) * values.ndim] if one else values, dtype)
            self.values[k], self.step[k], self.grads[k] = values.data_ptr(), int(not one), address(grads.get(name))
            self.alive.append(values)


def add(function: Callable, text: str) -> None:
    """Registers the kernel of a function of rows, of which that is the generated source."""
    kind_of, formula, reads_samples = target_of(text), CALLS.formulas(function, text), bool(samples_of(function))

    def body(pred, target, weight, scale, want_grad, hyper, sample_grads=NONE, ignored=None):
        dtype, shape = pred.dtype, pred.shape
        if dtype not in SUFFIX:
            return in_parts(function, body, pred, target, weight, scale, want_grad, hyper, sample_grads, ignored)
        hyper, samples = separate_samples(function, hyper, pred) if reads_samples else (hyper, None)
        classes, kind = shape[-1], kind_of(pred, target)
        labelled = kind == 'labels'
        values = as_memory(target[0], torch.int64 if labelled else dtype)
        hyper = cast_per_class(hyper, pred)
        call, numbers, per_class, _alive = formula(dtype, hyper, kind, classes)
        if call is None:
            _, target, weight, *_ = without_ignored(Inputs(pred, target, weight, ignored=ignored))
            return evaluate(function, pred, target, weight, scale, want_grad, hyper, True, samples or {}, sample_grads)
        pred = pred.contiguous()
        weight = weight if weight is None else expanded(weight, shape[:-1])
        gradient = torch.empty_like(pred) if want_grad else None
        of_samples = OfSamples(samples, sample_grads, dtype) if samples else None
        at = values.data_ptr()
        arguments = CALLS.arguments(
            pred.data_ptr(),
            at if kind == 'dense' else 0,
            at if kind == 'numbers' else 0,
            at if labelled else 0,
            address(weight),
            classes,
            scale,
            numbers,
            address(gradient),
            NO_LABEL if ignored is None else ignored,
            per_class,
            address(of_samples),
        )
        total = launch(call, arguments, pred.numel(), classes or 1)
        if total != total and labelled:
            check_labels(values, classes, ignored)
        return torch.scalar_tensor(total, dtype=dtype), gradient

    register(function, 'cpu', 'rows', rescale=rescale, backend='native', per_row=True, kind_of=kind_of, ignores=True)(
        body
    )


def check_labels(labels: Tensor, classes: int, ignored: int | None) -> None:
    """Refuses those that are no class, since which the sum is NaN."""
    wrong = (labels < 0) | (labels >= classes)
    wrong = labels[wrong if ignored is None else wrong & (labels != ignored)]
    if wrong.numel():
        raise IndexError(f'label {wrong[0].item()} is none of 0 ... {classes - 1}')


for _name, _text in formulas('rows', 'h').items():
    add(getattr(functional, _name), _text)
