"""Losses of one value an element: independent logits, and offsets; see elements.cpp."""
from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

from ...functional import classification, focal, multilabel, quality, regression
from ..cpu.blocks import fitted
from .calls import POINTER, WHOLE, address, as_memory, numbers, prototypes, register_wide, row_or_number, total_of


class Curve(NamedTuple):
    """A case of `choose` in elements.cpp: ``arguments`` gives numbers, and two values a class, each None for 1."""

    which: int
    form: str
    arguments: Callable[..., tuple]
    per_row: bool = False


LOSSES = {
    focal.sigmoid_focal_loss: Curve(0, 'sigmoid', lambda gamma, alpha: ((gamma, alpha is not None), alpha, None)),
    classification.binary_cross_entropy_loss: Curve(1, 'sigmoid', lambda pos_weight, class_weight, label_smoothing: (
        (label_smoothing,), pos_weight, class_weight)),
    quality.quality_focal_loss: Curve(2, 'quality', lambda beta: ((beta,), None, None), per_row=True),
    quality.varifocal_loss: Curve(3, 'quality', lambda alpha, gamma, iou_weighted, detach_weight: (
        (alpha, gamma, iou_weighted, detach_weight), None, None)),
    multilabel.asymmetric_loss: Curve(4, 'sigmoid', lambda gamma_pos, gamma_neg, clip, eps, detach_weight: (
        (gamma_pos, gamma_neg, clip or 0.0, eps, detach_weight), None, None)),
    regression.l1_loss: Curve(5, 'offsets', lambda: ((), None, None)),
    regression.l2_loss: Curve(6, 'offsets', lambda: ((), None, None)),
    regression.smooth_l1_loss: Curve(7, 'offsets', lambda beta: ((beta, 1.0), None, None)),
    regression.huber_loss: Curve(7, 'offsets', lambda delta: ((delta, delta), None, None)),
    regression.balanced_l1_loss: Curve(8, 'offsets', lambda alpha, gamma, beta: (
        (alpha, gamma, beta, math.expm1(gamma / alpha)), None, None)),
}


def _fields(number: type) -> list:
    return [*((name, POINTER) for name in ('pred', 'dense', 'score', 'label', 'weight', 'first', 'second')),
            ('per_row', ctypes.c_int), ('one', number), ('two', number), ('classes', WHOLE), ('scale', number),
            ('hyper', POINTER), ('grad', POINTER)]


def register_all(code: ctypes.CDLL) -> None:
    calls = prototypes(code, 'elements', _fields)
    for function, curve in LOSSES.items():
        _register(calls, function, curve)


def _register(calls: dict, function: Callable, curve: Curve) -> None:
    which, per_row = curve.which, curve.per_row

    def body(pred, target, weight, scale, want_grad, /, **hyper):
        pred, dtype, shape = pred.contiguous(), pred.dtype, pred.shape
        classes = max(shape[-1], 1) if len(shape) > 1 else 1
        dense = labels = scores = None
        if isinstance(target, Tensor) and target.shape == shape:
            dense = as_memory(target, dtype)
        else:
            labels, scores = (target, None) if isinstance(target, Tensor) else target
            labels, scores = as_memory(labels, torch.int64), as_memory(scores, dtype)
        of_rows = False
        if weight is not None:
            weight, of_rows = _spread(weight.unsqueeze(-1) if per_row and len(shape) > 1 else weight, shape)
        gradient = torch.empty_like(pred) if want_grad else None
        values, first, second = curve.arguments(**fitted(hyper, pred)) if hyper else curve.arguments()
        first, one = row_or_number(first)
        second, two = row_or_number(second)
        values, (call, structure) = numbers(values, dtype), calls[dtype]
        given = structure(pred.data_ptr(), address(dense), address(scores), address(labels), address(weight),
                          address(first), address(second), of_rows, one, two, classes, float(scale),
                          ctypes.addressof(values), address(gradient))
        return total_of(call, which, given, pred.numel() // classes, classes, dtype), gradient

    register_wide(function, curve.form, body, per_row=per_row)


def _spread(weight: Tensor, shape: torch.Size) -> tuple[Tensor, bool]:
    """The weight as memory, one a row or one an element."""
    of_rows = len(shape) > 1 and weight.shape[-1:] == (1,)
    return weight.expand((*shape[:-1], 1) if of_rows else shape).contiguous(), of_rows
