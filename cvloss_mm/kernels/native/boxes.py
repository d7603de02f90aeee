"""The IoU family; see boxes.cpp."""
from __future__ import annotations

import ctypes
from collections.abc import Callable

import torch

from ...functional import box as f
from .calls import POINTER, WHOLE, address, as_memory, numbers, prototypes, register_wide, total_of

NO_GATE = -1e30
IOU_MODES = {'linear': 0, 'square': 1, 'log': 2}

# In the order of `choose` in boxes.cpp: the function and its hyperparameters as numbers.
LOSSES: list[tuple[Callable, Callable[..., tuple]]] = [
    (f.iou_loss, lambda mode, eps: (IOU_MODES[mode], eps)),
    (f.giou_loss, lambda eps: (eps,)),
    (f.diou_loss, lambda eps: (eps,)),
    (f.ciou_loss, lambda alpha_gate, aspect_grad, eps: (NO_GATE if alpha_gate is None else alpha_gate, eps)),
    (f.efficient_iou_loss, lambda eps: (eps,)),
    (f.extended_iou_loss, lambda smooth_point, eps: (smooth_point, eps)),
    (f.siou_loss, lambda theta, neg_gamma, eps: (theta, -1 if neg_gamma else 1, eps)),
    (f.bounded_iou_loss, lambda beta, eps: (beta, eps)),
]


def _fields(number: type) -> list:
    return [*((name, POINTER) for name in ('pred', 'target', 'weight')), ('step', WHOLE), ('scale', number),
            ('hyper', POINTER), ('grad', POINTER)]


def register_all(code: ctypes.CDLL) -> None:
    calls = prototypes(code, 'boxes', _fields)
    for which, (function, numbers_of) in enumerate(LOSSES):
        _register(calls, which, function, numbers_of)


def _register(calls: dict, which: int, function: Callable, numbers_of: Callable) -> None:
    per_side = function is f.bounded_iou_loss

    def body(pred, target, weight, scale, want_grad, /, **hyper):
        pred, dtype, step = pred.contiguous(), pred.dtype, 0
        target = as_memory(target, dtype)
        if weight is not None and weight.numel():
            step = 4 if per_side else int(weight.shape == pred.shape[:-1])
            weight = (weight.expand(pred.shape) if per_side else weight).contiguous()
        gradient = torch.empty_like(pred) if want_grad else None
        values, (call, structure) = numbers(numbers_of(**hyper), dtype), calls[dtype]
        given = structure(pred.data_ptr(), target.data_ptr(), address(weight), step, float(scale),
                          ctypes.addressof(values), address(gradient))
        return total_of(call, which, given, pred.numel() // 4, 4, dtype), gradient

    accepts = (lambda inputs, hyper: hyper['aspect_grad'] == 'exact') if function is f.ciou_loss else None
    register_wide(function, 'boxes', body, per_row=not per_side, accepts=accepts)
