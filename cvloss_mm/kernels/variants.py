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
from collections.abc import Callable, Collection
from typing import NamedTuple

from torch import Tensor

from ..functional.function import numbers_of_a_row
from ..functional.ranges import rules
from ..functional.shapes import Heatmap, IgnoreIndex, Negatives, PerSample, PerSide
from .inputs import Dense, Labels


class Kind(NamedTuple):
    """Of one hyperparameter: what chooses a formula, and whether there may be a number, or values a class."""

    choices: tuple
    number: bool
    per_class: bool
    per_sample: bool  # one value a sample, or one for all of them, that is read when the kernel runs
    off: float | None  # the number that counts as None
    default: object


class AnyNumber(str):
    """Stands for any number."""


ANY_NUMBER = AnyNumber('number')


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
    per_sample = PerSample in (annotation, *typing.get_args(annotation))
    number, per_class = bool({int, float} & set(parts)), Tensor in parts and not per_sample
    return Kind(tuple(choices), number, per_class, per_sample, off, default)


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


def variants(function: Callable, supplied: Collection[str] = ()) -> list[dict]:
    """All combinations of kinds: {hyperparameter: a string, a boolean, None, or ANY_NUMBER}; of those that the state of
    a loss supplies a number alone."""
    kinds = kinds_of(function)
    choices = [
        (() if name in supplied else kind.choices) + ((ANY_NUMBER,) if kind.number or kind.per_sample else ())
        for name, kind in kinds.items()
    ]
    return [dict(zip(kinds, combination, strict=True)) for combination in itertools.product(*choices)]


def _is_context(annotation) -> bool:
    """Whether it is something of each place, or of each class of each sample."""
    return not {Heatmap, Negatives}.isdisjoint((annotation, *typing.get_args(annotation)))


@functools.cache
def samples_of(function: Callable) -> tuple[str, ...]:
    """The keywords that are numbers a sample, or one number for all of them: what is not known when it is compiled."""
    return tuple(name for name, kind in kinds_of(function).items() if kind.per_sample)


def without_samples(function: Callable, hyper: dict) -> tuple[dict, dict]:
    """Hyperparameters with ANY_NUMBER in place of numbers of samples; and these, without those that are None."""
    kinds = kinds_of(function)
    found = {name: hyper.get(name, kinds[name].default) for name in samples_of(function)}
    samples = {name: value for name, value in found.items() if value is not None}
    return {**hyper, **found, **dict.fromkeys(samples, ANY_NUMBER)}, samples


@functools.cache
def numbers_read(function: Callable) -> dict[str, str]:
    """{keyword that some variant reads as a number: h0, h1 ..., its name in the formulas of all of them}."""
    kinds = kinds_of(function).items()
    names = [name for name, kind in kinds if kind.number and not kind.per_class and not kind.per_sample]
    return {name: f'h{i}' for i, name in enumerate(names)}


class Split(NamedTuple):
    """Hyperparameters as a formula takes them."""

    name: str  # of the formula
    numbers: list  # of all of numbers_read, 0 in the place of a word
    rows: list  # each a number for all classes, or values a class


def name_of(function: Callable, variant: dict) -> str:
    kinds = kinds_of(function)
    words = [str(value).lower() for name, value in variant.items() if kinds[name].choices]
    return '_'.join([function.__name__, *words])


def split(function: Callable, hyper: dict) -> Split:
    """Which formula these hyperparameters ask for, and what it reads."""
    words, numbers, rows = [function.__name__], [], []
    for name, kind in kinds_of(function).items():
        value = hyper.get(name, kind.default)
        if type(value) in (int, float) and value == kind.off:
            value = None
        chooses = value is None or isinstance(value, (bool, str))
        if kind.choices:
            words.append(str(value).lower() if chooses else ANY_NUMBER)
        if not chooses:
            (rows if kind.per_class else numbers).append(value)
        elif name in numbers_read(function):
            numbers.append(0.0)
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


@functools.cache
def numbers_of_a_box(function: Callable) -> int:
    """Five of a rotated one; four where the function does not say it."""
    return numbers_of_a_row(function) or 4
