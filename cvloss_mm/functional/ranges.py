"""What the hyperparameters of a function may be, declared in its signature and checked in one place.

``theta: Annotated[float, at_least(1)] = 4.0`` declares a range, ``mode: Literal['linear', 'log']`` the words; a number
without a range has to be finite. The words of a range, such as "at least 1", stand in the datasheet as well.
"""

import math
import re
from collections.abc import Callable, Sequence
from functools import cache
from inspect import unwrap
from types import NoneType, UnionType
from typing import Annotated, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from torch import Tensor

from .shapes import IgnoreIndex, PerClass


class Range(NamedTuple):
    """Numbers from ``low`` to ``high``, NaN and infinity excluded; ``words`` say it."""

    words: str
    low: float = -math.inf
    high: float = math.inf
    without_low: bool = False
    without_high: bool = False

    def holds(self, value: float) -> bool:
        above = value > self.low if self.without_low else value >= self.low
        below = value < self.high if self.without_high else value <= self.high
        return above and below and abs(value) < math.inf


FINITE = Range('a finite number')
LONG = 2**63  # from here on an integer does not fit into a tensor


def at_least(low: float) -> Range:
    return Range(f'at least {low:g}', low)


def above(low: float) -> Range:
    return Range(f'above {low:g}', low, without_low=True)


def between(low: float, high: float) -> Range:
    return Range(f'in [{low:g}, {high:g}]', low, high)


def from_to_below(low: float, high: float) -> Range:
    return Range(f'in [{low:g}, {high:g})', low, high, without_high=True)


class AtMostTimes(NamedTuple):
    """A bound by another hyperparameter of the same function."""

    factor: float
    other: str
    strict: bool = False

    def holds(self, value: float, other: float) -> bool:
        return value < self.factor * other if self.strict else value <= self.factor * other


class Off(NamedTuple):
    """The number, in the range or not, that switches a term off. The function gets None and leaves the term out."""

    number: float


class Rule(NamedTuple):
    """What one hyperparameter may be."""

    range: Range | None = None
    words: tuple[str, ...] = ()
    whole: bool = False
    none: bool = False
    rows: bool = False
    off: float | None = None
    bound: AtMostTimes | None = None

    def accepts(self, value) -> bool:
        if type(value) not in (int, float) and hasattr(value, 'tolist'):  # a tensor, an array, numpy's number
            value = math.nan if getattr(value, 'is_meta', False) else value.tolist()  # on meta there are no numbers
        if value is None or isinstance(value, (bool, str)):
            return (self.none and value is None) or value in self.words
        if isinstance(value, Sequence):
            several = [v for v in value if isinstance(v, Sequence) and len(v) > 1]  # no row but a table
            return self.rows and len(value) > 0 and None not in value and not several and all(map(self.accepts, value))
        if self.range is None or not isinstance(value, (int, float)):
            return False
        fits = value == self.off or self.range.holds(value)
        return fits and (not self.whole or (isinstance(value, int) and -LONG <= value < LONG))

    def __str__(self) -> str:
        words = (self.range or FINITE).words
        words += f', or {self.off:g}' if self.off is not None and self.range and not self.range.holds(self.off) else ''
        whole = 'an integer of 64 bits' if words == FINITE.words else f'an integer {words}'
        kind = whole if self.whole else words
        text = 'one of ' + ', '.join(map(repr, self.words)) if self.words else kind
        return text + (', one number or one a class' if self.rows else '') + (', or None for none' if self.none else '')


@cache
def rules(function: Callable) -> dict[str, Rule]:
    """The rule of each hyperparameter of a function, from its annotations."""
    hints = get_type_hints(function, include_extras=True)
    names = unwrap(function).__kwdefaults__ or {}
    found = {name: _rule(hints[name]) for name in names if name in hints}
    return {name: rule for name, rule in found.items() if rule.range or rule.words}


def _rule(hint) -> Rule:
    parts = list(_parts(hint))
    declared = [p for p in parts if isinstance(p, Range)]
    numeric = float in parts or int in parts
    return Rule(
        range=(declared or [FINITE])[0] if numeric else None,
        words=tuple(p for p in parts if isinstance(p, str)),
        whole=int in parts and float not in parts,
        none=NoneType in parts,
        rows=Tensor in parts,
        off=next((p.number for p in parts if isinstance(p, Off)), None),
        bound=next((p for p in parts if isinstance(p, AtMostTimes)), None),
    )


def _parts(hint):
    """Types, words, ranges of an annotation, whatever they are wrapped in."""
    origin = get_origin(hint)
    if origin is Annotated:
        yield from _parts(hint.__origin__)
        yield from (m for m in hint.__metadata__ if not isinstance(m, str))
    elif origin in (Union, UnionType, Literal):
        for part in get_args(hint):
            yield from _parts(part)
    else:
        yield hint


IGNORED = _rule(IgnoreIndex)


def check(function: Callable, values: dict) -> None:
    """Raises ValueError for a value of a hyperparameter beyond what the function declares."""
    for name, rule in rules(function).items():
        if name in values and not rule.accepts(values[name]):
            raise refusal(function, name, rule, values[name])
    for name, rule in rules(function).items():
        bound = rule.bound
        if bound and {name, bound.other} <= set(values) and not bound.holds(values[name], values[bound.other]):
            words = f'{"below" if bound.strict else "at most"} {bound.factor:g} times {bound.other}'
            raise ValueError(
                f'{function.__name__}: {name} must be {words}, got {values[name]!r} and {values[bound.other]!r}'
            )


def refusal(function: Callable, name: str, rule: Rule, value) -> ValueError:
    return ValueError(f'{function.__name__}: {name} must be {rule}, got {value!r}')


def with_ranges(doc: str, function: Callable) -> str:
    """A datasheet that says of each hyperparameter which numbers it may be, where its words do not say so already.

    The declaration in the signature is the only one: what stands in the datasheet is made from it.
    """
    for name, rule in rules(function).items():
        entry = re.search(rf'^( +)(?:\w+, )*{name}(?:, \w+)*: .*(?:\n\1 +\S.*)*', doc, re.MULTILINE)
        words = (rule.range or FINITE).words
        if entry and words != FINITE.words and words not in entry[0].lower():
            doc = f'{doc[: entry.end()]} {words[0].upper()}{words[1:]}.{doc[entry.end() :]}'
    return doc


NonNegative = Annotated[float, at_least(0)]
Positive = Annotated[float, above(0)]
Smoothing = Annotated[float, from_to_below(0, 1)]
Weights = Annotated[PerClass, at_least(0)]
