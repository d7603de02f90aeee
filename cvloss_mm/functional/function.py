"""What all functions of this layer share at their door."""
from collections.abc import Callable
from functools import wraps

import torch
from torch import Tensor

from .ranges import refusal, rules

NUMBERS = (int, float)
HALF = (torch.float16, torch.bfloat16)


def loss_function(formula: Callable) -> Callable:
    """Checks the numbers and words among the hyperparameters, and makes None of a number that switches a term off.

    Half and bfloat16 are computed in float32, and float32 is returned; the gradient has the dtype of the input.

    The formula behind it branches on the kind of an argument (None, words, bool) and never on a number, so that numbers
    may be tensors; those are not looked at.
    """
    declared = rules(formula)
    off = {name: rule.off for name, rule in declared.items() if rule.off is not None}

    @wraps(formula)
    def function(pred, target, **hyper):
        for name, value in hyper.items():
            if name in declared and type(value) in CHECKED and not declared[name].accepts(value):
                raise refusal(formula, name, declared[name], value)
        for name, number in off.items():
            value = hyper.get(name, number)
            if type(value) in NUMBERS and value == number:
                hyper[name] = None
        hyper = {name: at_least_float32(value) for name, value in hyper.items()}
        return formula(at_least_float32(pred), at_least_float32(target), **hyper)

    return function


def at_least_float32(value):
    return value.float() if isinstance(value, Tensor) and value.dtype in HALF else value


CHECKED = (*NUMBERS, str, list, tuple)  # no tensors: looking at them would wait for the device
