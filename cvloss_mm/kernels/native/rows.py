"""Losses of one value a row of competing classes; see rows.cpp."""
from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from typing import NamedTuple

import torch

from ...functional import classification, distribution, focal, margin
from ..blocks import evaluate, fitted
from .calls import NUMBERS, POINTER, WHOLE, Calls, address, as_memory, register_wide, row_or_number, total_of

LINEAR, FOCAL, BINS, COSINES = range(4)
GUARDS = {name: float(i) for i, name in enumerate(margin.THETA_GUARDS)}


class Rows(NamedTuple):
    """A kind of rows.cpp: ``arguments(classes, **hyper)`` gives numbers and a value a class, None for 1."""

    kind: int
    form: str
    arguments: Callable[..., tuple]


def _smoothed(keep: float, smoothing: float, classes: int, row=None) -> tuple:
    return (keep, smoothing / classes), row


def _label_smooth(classes, label_smooth_val, mode):
    keep = 1 - label_smooth_val if mode == 'original' else 1.0
    return _smoothed(keep / (keep + label_smooth_val), label_smooth_val / (keep + label_smooth_val), classes)


def _cosines(scale=64.0, m1=1.0, m2=0.0, m3=0.0, theta_guard='linear', margin_grad='exact'):
    edge = math.cos(min((math.pi - m2) / m1, math.pi))
    return (scale, m1, m2, m3, GUARDS[theta_guard], margin_grad == 'exact', edge,
            max(m2 * math.sin(m2), 1 + edge)), None


LOSSES = {
    classification.softmax_cross_entropy_loss: Rows(LINEAR, 'softmax', lambda n, class_weight, label_smoothing: (
        _smoothed(1 - label_smoothing, label_smoothing, n, class_weight))),
    classification.soft_target_cross_entropy_loss: Rows(LINEAR, 'softmax', lambda n: _smoothed(1.0, 0.0, n)),
    classification.label_smooth_loss: Rows(LINEAR, 'softmax', _label_smooth),
    focal.softmax_focal_loss: Rows(FOCAL, 'softmax', lambda n, gamma, alpha: ((gamma,), alpha)),
    distribution.distribution_focal_loss: Rows(BINS, 'bins', lambda n: ((), None)),
    margin.combined_margin_loss: Rows(COSINES, 'cosines', lambda n, **hyper: _cosines(**hyper)),
    margin.arc_face_loss: Rows(COSINES, 'cosines', lambda n, margin, **hyper: _cosines(m2=margin, **hyper)),
    margin.cos_face_loss: Rows(COSINES, 'cosines', lambda n, margin, **hyper: _cosines(m3=margin, **hyper)),
    margin.norm_face_loss: Rows(COSINES, 'cosines', lambda n, **hyper: _cosines(**hyper)),
}


CALLS = Calls('rows', lambda number: [
    *((name, POINTER) for name in ('pred', 'dense', 'goal', 'label', 'weight', 'row')), ('alone', number),
    ('classes', WHOLE), ('scale', number), ('hyper', POINTER), ('grad', POINTER), ('wrong', WHOLE)])


def _register(function: Callable, loss: Rows) -> None:
    def body(pred, target, weight, scale, want_grad, /, **hyper):
        call = CALLS.find('rows', pred.dtype, lambda: '#include "rows.cpp"\n')
        if call is None:
            return evaluate(function, pred, target, weight, scale, want_grad, hyper, competing=True)
        pred, dtype, shape = pred.contiguous(), pred.dtype, pred.shape
        classes, dense, goal, labels = shape[-1], None, None, None
        if target.shape == shape:
            dense = as_memory(target, dtype)
        elif loss.kind == BINS:
            goal = as_memory(target, dtype)
        else:
            labels = as_memory(target, torch.int64)
        weight = weight if weight is None else weight.expand(shape[:-1]).contiguous()
        gradient = torch.empty_like(pred) if want_grad else None
        values, row = loss.arguments(classes, **fitted(hyper, pred))
        row, alone = row_or_number(row)
        values = (NUMBERS[dtype] * len(values))(*values)
        given = CALLS.structures[dtype](pred.data_ptr(), address(dense), address(goal), address(labels),
                                        address(weight), address(row), alone, classes, float(scale),
                                        ctypes.addressof(values), address(gradient), -1)
        total = total_of(call, loss.kind, given, pred.numel() // max(classes, 1), max(classes, 1), dtype)
        if given.wrong >= 0:
            raise IndexError(f'label {labels.view(-1)[given.wrong].item()} is none of 0 ... {classes - 1}')
        return total, gradient

    register_wide(function, loss.form, body, per_row=True)


for _function, _loss in LOSSES.items():
    _register(_function, _loss)
