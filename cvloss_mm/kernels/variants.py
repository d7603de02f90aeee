"""What kinds of hyperparameters a function takes. A formula is generated for each combination of kinds.

Strings, booleans and None choose between formulas; numbers, and values a class, are read by one formula.
"""

from __future__ import annotations

import functools
import inspect
import itertools
import re
import types
import typing
from collections.abc import Callable
from typing import NamedTuple

from torch import Tensor

from ..functional.ranges import rules
from ..functional.shapes import Heatmap, IgnoreIndex, PerSample, PerSide
from .inputs import Dense, Labels


class Kind(NamedTuple):
    """Of one hyperparameter: what chooses a formula, and whether there may be a number, or values a class."""

    choices: tuple
    number: bool
    per_class: bool
    off: float | None  # the number that counts as None


class Given(str):
    """Stands for any number."""


GIVEN = Given('given')


def _parts(annotation) -> list:
    """The members of a union, without their annotations."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _parts(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return [part for member in typing.get_args(annotation) for part in _parts(member)]
    return [annotation]


def _kind(annotation, default, off: float | None) -> Kind:
    parts = _parts(annotation)
    words = [typing.get_args(part) for part in parts if typing.get_origin(part) is typing.Literal]
    choices = [choice for some in words for choice in some]
    choices += [default] if str in parts else []
    choices += [False, True] if bool in parts else []
    choices += [None] if type(None) in parts else []
    return Kind(tuple(choices), bool({int, float} & set(parts)), Tensor in parts, off)


@functools.cache
def kinds_of(function: Callable) -> dict[str, Kind]:
    """{hyperparameter: what kinds of it there are}, in the order of the signature."""
    hints = typing.get_type_hints(function, include_extras=True)
    parameters = inspect.signature(function).parameters.values()
    off = {name: rule.off for name, rule in rules(function).items()}
    return {
        p.name: _kind(hints[p.name], p.default, off.get(p.name))
        for p in parameters
        if p.kind is p.KEYWORD_ONLY and hints[p.name] != IgnoreIndex and not _is_context(hints[p.name])
    }


def variants(function: Callable) -> list[dict]:
    """All combinations of kinds: {hyperparameter: a string, a boolean, None, or GIVEN for a number}."""
    kinds = kinds_of(function)
    choices = [kind.choices + ((GIVEN,) if kind.number else ()) for kind in kinds.values()]
    return [dict(zip(kinds, combination, strict=True)) for combination in itertools.product(*choices)]


def _is_context(annotation) -> bool:
    """Whether it is something of each sample or place."""
    return not {PerSample, Heatmap}.isdisjoint((annotation, *typing.get_args(annotation)))


class Split(NamedTuple):
    """Hyperparameters as a formula takes them."""

    name: str  # of the formula
    numbers: list
    rows: list  # each a number for all classes, or values a class


def name_of(function: Callable, variant: dict) -> str:
    kinds = kinds_of(function)
    words = [str(value).lower() for name, value in variant.items() if kinds[name].choices]
    return '_'.join([function.__name__, *words])


def split(function: Callable, hyper: dict) -> Split:
    """Which formula these hyperparameters ask for, and what it reads."""
    words, numbers, rows = [function.__name__], [], []
    for name, kind in kinds_of(function).items():
        value = hyper[name]
        if type(value) in (int, float) and value == kind.off:
            value = None
        chooses = value is None or isinstance(value, (bool, str))
        if kind.choices:
            words.append(str(value).lower() if chooses else GIVEN)
        if not chooses:
            (rows if kind.per_class else numbers).append(value)
    return Split('_'.join(words), numbers, rows)


TARGETS = 'labels', 'dense', 'numbers'  # of functions of rows: one class a row, values of all, or one number a row


def target_of(text: str) -> Callable[[Tensor, Labels | Dense], str | None]:
    """``kind(pred, target)`` of the formulas of rows in a source, None where there is none for such a target."""
    labels, dense, numbers = (kind if re.search(rf'_{kind}\b', text) else None for kind in TARGETS)

    def kind_of(pred: Tensor, target: Labels | Dense) -> str | None:
        if isinstance(target, Labels):
            return labels
        return dense if target.values.ndim == pred.ndim else numbers

    return kind_of


@functools.cache
def _returns(function: Callable):
    return typing.get_type_hints(function, include_extras=True).get('return')


def per_sample(function: Callable) -> bool:
    """Whether a function of elements sums them up a row."""
    return _returns(function) == PerSample


def per_side(function: Callable) -> bool:
    """Whether a function of boxes has a value for each of their four numbers."""
    return _returns(function) == PerSide
