"""What all functions of this layer share at their door."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, get_args, get_type_hints

import torch
from torch import Tensor

from .ranges import refusal, rules, with_ranges

observers: list[Callable] = []  # what sees every call: nothing, but where cvloss_mm.checking.values is open
NUMBERS = (int, float)
Formula = TypeVar('Formula', bound=Callable)
HALF = (torch.float16, torch.bfloat16)


def loss_function(formula: Formula) -> Formula:
    """Checks the numbers and words among the hyperparameters, and makes None of a number that switches a term off.

    Half and bfloat16 are computed in float32, and float32 is returned; the gradient has the dtype of the input.

    The formula behind it branches on the kind of an argument (None, words, bool) and never on a number, so that numbers
    may be tensors; those are not looked at.
    """
    declared, shapes, numbers = rules(formula), shapes_of(formula), numbers_of_a_row(formula)
    defaults = formula.__kwdefaults__ or {}
    off = {name: rule.off for name, rule in declared.items() if rule.off is not None}

    @wraps(formula)
    def function(pred, target, **hyper):
        for name, value in hyper.items():
            if name in declared and type(value) in CHECKED and not declared[name].accepts(value):
                raise refusal(formula, name, declared[name], value)
        for name, number in off.items():
            value = hyper.get(name, defaults[name])
            if type(value) in NUMBERS and value == number:
                hyper[name] = None
        check_shapes(formula, shapes, pred, target)
        if numbers and pred.shape[-1:] != (numbers,):
            raise ValueError(f'{formula.__name__}: got pred {tuple(pred.shape)}; accepted: (..., {numbers})')
        for observer in observers:
            observer(formula, pred, target)
        hyper = {name: at_least_float32(value) for name, value in hyper.items()}
        return formula(at_least_float32(pred), at_least_float32(target), **hyper)

    function.__doc__ = formula.__doc__ and with_ranges(formula.__doc__, formula)
    return function  # type: ignore[return-value]  # it takes what the formula takes


def shapes_of(formula: Callable) -> dict[str, set[str]]:
    """The shapes of pred and target as the signature writes them."""
    hints = get_type_hints(formula, include_extras=True)
    return {
        name: {w for part in get_args(hints[name]) or () for w in _shape_texts(part)} | set(_shape_texts(hints[name]))
        for name in ('pred', 'target')
    }


def numbers_of_a_row(formula: Callable) -> int | None:
    """Those of pred where its signature writes a number, as '... 4' of boxes."""
    hint = get_type_hints(formula, include_extras=True).get('pred')
    last = {text.split()[-1] for text in _shape_texts(hint)}
    return next((int(word) for word in last if word.isdecimal()), None)


def _shape_texts(hint):
    return [m for m in getattr(hint, '__metadata__', ()) if isinstance(m, str)]


def check_shapes(formula: Callable, shapes: dict[str, set[str]], pred: Tensor, target: Tensor) -> None:
    """Nothing broadcasts by accident: the target has the shape of pred, or that of its rows where it may be labels."""
    if not isinstance(target, Tensor):  # a number
        return
    same = shapes['target'] != {'n'} or 'n' in shapes['pred']
    rows = 'n' in shapes['target'] and (pred.ndim > 1 or 'n' not in shapes['pred'])
    several = not shapes['pred'].isdisjoint(('n views classes', 'n points dimensions'))
    shape = pred.shape[:1] + pred.shape[2:] if several else pred.shape  # of one of them
    maps = 'n ...' in shapes['target'] and 'n classes ...' in shapes['pred'] and pred.ndim > 2
    labels = pred.shape[:1] + pred.shape[2:]
    if (same and target.shape == shape) or (rows and target.shape == shape[:-1]) or (maps and target.shape == labels):
        return
    accepted = ' or '.join(
        ['the shape of pred'] * same + ['one number a row of pred'] * rows + ['one label a place'] * maps
    )
    raise ValueError(
        f'{formula.__name__}: got pred {tuple(pred.shape)} and target {tuple(target.shape)}; accepted: '
        f'a target of {accepted}'
    )


def at_least_float32(value):
    return value.float() if isinstance(value, Tensor) and value.dtype in HALF else value


CHECKED = (*NUMBERS, str, list, tuple)  # no tensors: looking at them would wait for the device
