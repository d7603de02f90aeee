"""Expressions as a whole: in the order of their computation, and evaluated in part."""

from __future__ import annotations

from collections.abc import Iterable

from . import expressions as e

BUILDERS = {  # of every operator that an expression may have
    '+': e.add,
    '-': e.sub,
    '*': e.mul,
    '/': e.div,
    'neg': e.negative,
    'min': e.minimum,
    'max': e.maximum,
    'abs': e.absolute,
    '>': e.greater,
    '<': e.less,
    '>=': e.at_least,
    '<=': e.at_most,
    '==': e.equal,
    '!=': e.unequal,
    '&': e.both,
    '|': e.either,
    '~': e.invert,
    'where': e.where,
    'pow': e.power,
    'exp': e.exponential,
    'expm1': e.expm1,
    'log': e.log,
    'log1p': e.log1p,
    'sqrt': e.sqrt,
    'tanh': e.tanh,
    'sin': e.sin,
    'cos': e.cos,
    'floor': e.floor,
    'atan2': e.atan2,
}


def substituted(x: e.Expression, values: dict[e.Expression, e.Expression], memo: dict | None = None) -> e.Expression:
    """With other expressions in place of some inputs, folded again: a partial evaluation."""
    memo = {} if memo is None else memo
    if x not in memo:
        memo[x] = values.get(x) or (
            BUILDERS[x.op](*(substituted(part, values, memo) for part in x.operands)) if x.operands else x
        )
    return memo[x]


def in_order(roots: Iterable[e.Expression]) -> list[e.Expression]:
    """All that the roots need, each after its parts."""
    done: dict[e.Expression, None] = {}
    stack = [(x, False) for x in reversed(list(roots))]
    while stack:
        x, ready = stack.pop()
        if x in done:
            continue
        if ready:
            done[x] = None
        else:
            stack.append((x, True))
            stack.extend((part, False) for part in reversed(x.operands))
    return list(done)
