"""Variants of a function as one formula: what they have in common stands once, and a choice where they part.

The compiler knows which variant it compiles, and leaves out what only the others choose.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from . import expressions as e
from .rewriting import in_order, substituted
from .trace import Formula

Outs = tuple[e.Expression, ...]


class Group(NamedTuple):
    """Variants that are printed as one."""

    variants: list[Formula]
    outs: Outs  # of all of them: value and gradient, and where a layout has targets of 0, both of these

    @property
    def name(self) -> str:
        return self.variants[0].name + ('_variants' if len(self.variants) > 1 else '')

    @property
    def usual(self) -> Outs:
        return self.outs[: 1 + len(self.variants[0].gradient)]

    @property
    def background(self) -> Outs:
        return self.outs[len(self.usual) :]


def groups_of(formulas: Iterable[Formula]) -> list[Group]:
    """Each variant joins the group to which it adds the least, unless that is more than half of it."""
    found: list[Group] = []
    members: list[list[Outs]] = []  # of each group, the outs of each variant
    for formula in formulas:
        outs = _outs(formula)
        joined = [
            (_lines(wider) - _lines(group.outs), i, wider)
            for i, group in enumerate(found)
            if (wider := _merged([*members[i], outs]))
        ]
        added, i, wider = min(joined, default=(math.inf, 0, outs))
        if 2 * added > _lines(outs):
            found.append(Group([formula], outs))
            members.append([outs])
        else:
            found[i] = Group([*found[i].variants, formula], wider)
            members[i].append(outs)
    return found


def _outs(formula: Formula) -> Outs:
    usual, memo = (formula.value, *formula.gradient), {}
    if formula.layout == 'boxes':
        return usual
    return *usual, *(substituted(x, {e.variable('t0'): e.number(0)}, memo) for x in usual)


def _lines(outs: Outs) -> int:
    """How many lines compute them, of those that are not hoisted."""
    return sum(bool(x.operands) and not e.is_shared(x) for x in in_order(outs))


def _merged(variants: list[Outs]) -> Outs | None:
    """One for all; None where a result of some is a number that all elements share, of others not."""
    memo: dict = {}

    def merge(parts: Outs) -> e.Expression | None:
        if all(x is parts[0] for x in parts):
            return parts[0]
        if parts not in memo:
            memo[parts] = alike(parts) or choice(parts)
        return memo[parts]

    def alike(parts: Outs) -> e.Expression | None:
        if len({(x.op, len(x.operands)) for x in parts}) > 1 or not parts[0].operands:
            return None
        operands = [x for of_one in zip(*(y.operands for y in parts), strict=True) if (x := merge(of_one))]
        return e.make(parts[0].op, *operands) if len(operands) == len(parts[0].operands) else None

    def choice(parts: Outs) -> e.Expression | None:
        if any(map(e.is_shared, parts)) or len(set(map(e.is_mask, parts))) > 1:
            return None
        return e.make('choice', *parts)

    outs = tuple(x for of_one in zip(*variants, strict=True) if (x := merge(of_one)))
    return outs if len(outs) == len(variants[0]) else None
