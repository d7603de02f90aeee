"""Scalar expressions: what a formula computes of one element or one box.

Equal expressions are one object, so that what two results share is computed once. Builders fold what is constant. They
take 0 times anything for 0: what a formula multiplies by a constant 0 is what it leaves out, and may be infinite.
"""

from __future__ import annotations

import math
import operator

_pool: dict[tuple, Expression] = {}
_shared: dict[Expression, bool] = {}
_of_row: dict[Expression, bool] = {}
_complements: dict[Expression, Expression] = {}  # sigmoid(z) <-> sigmoid(-z), so that 1 - p is exact where p rounds
MASKS = {'bool', '>', '<', '>=', '<=', '==', '!=', '&', '|', '~'}
MACHINE = {  # numbers of float64 that stand for the same of the kernel's type
    2.0**-1022: 'tiny',
    2.0**-511: 'root_tiny',
    2.0**-52: 'epsilon',
    1.7976931348623157e308: 'largest',
    1.7976931348623157e308**0.5: 'root_largest',
}


class Expression:
    """An operator and what it is applied to; made by the functions below only."""

    __slots__ = ('args', 'op')

    def __init__(self, op: str, args: tuple):
        self.op, self.args = op, args

    @property
    def operands(self) -> tuple[Expression, ...]:
        return self.args if self.op not in LEAVES else ()


CONSTANTS = {'number', 'bool', 'machine'}
LEAVES = CONSTANTS | {'input', 'sum', 'largest'}  # the last two: over all classes of a row, see trace_rows
OF_A_CLASS = ('p', 't', 'r', 'w', 'k')  # the first letters of what differs within a row, or from element to element


def make(op: str, *args) -> Expression:
    key = (op, *args)
    if key not in _pool:
        _pool[key] = Expression(op, args)
    return _pool[key]


def number(value: float) -> Expression:
    if -value in MACHINE:
        return make('neg', make('machine', MACHINE[-value]))
    return make('machine', MACHINE[value]) if value in MACHINE else make('number', float(value))


def boolean(value: bool) -> Expression:
    return make('bool', bool(value))


def variable(name: str) -> Expression:
    return make('input', name)


def is_mask(x: Expression) -> bool:
    return x.op in MASKS or (x.op in ('where', 'choice') and is_mask(x.args[1]))


def is_number(x: Expression, value: float | None = None) -> bool:
    return x.op == 'number' and (value is None or x.args[0] == value)


def is_positive(x: Expression) -> bool:
    """Whether it is above 0 for certain, or NaN."""
    return (
        x.op == 'machine' or (x.op == 'number' and x.args[0] > 0) or (x.op == 'max' and any(map(is_positive, x.args)))
    )


def as_number(x: Expression) -> Expression:
    return where(x, number(1), number(0)) if is_mask(x) else x


def _numbers(function):
    """Of masks it takes 1 and 0."""
    return lambda *args: function(*map(as_number, args))


@_numbers
def add(a, b):
    if is_number(a) and is_number(b):
        return number(a.args[0] + b.args[0])
    if is_number(a, 0) or is_number(b, 0):
        return b if is_number(a, 0) else a
    if b.op == 'neg':
        return sub(a, b.args[0])
    return sub(b, a.args[0]) if a.op == 'neg' else make('+', a, b)


@_numbers
def negative(a):
    if is_number(a):
        return number(-a.args[0])
    if a.op == '-':
        return make('-', a.args[1], a.args[0])
    return a.args[0] if a.op == 'neg' else make('neg', a)


@_numbers
def sub(a, b):
    if is_number(a) and is_number(b):
        return number(a.args[0] - b.args[0])
    if is_number(b, 0):
        return a
    if a is b:
        return number(0)
    if is_number(a, 0):
        return negative(b)
    if is_number(a, 1) and b in _complements:
        return _complements[b]
    return add(a, b.args[0]) if b.op == 'neg' else make('-', a, b)


def mul(a, b):
    for mask, other in ((a, b), (b, a)):
        if is_mask(mask):
            return where(mask, as_number(other), number(0))
    if is_number(a) and is_number(b):
        return number(a.args[0] * b.args[0])
    for one, other in ((a, b), (b, a)):
        if is_number(one, 0):
            return number(0)
        if is_number(one, 1):
            return other
        if is_number(one, -1):
            return negative(other)
        if one.op == 'neg':
            return negative(mul(one.args[0], other))
    if is_number(b):
        a, b = b, a
    if is_number(a) and b.op == '*' and is_number(b.args[0]):
        return mul(number(a.args[0] * b.args[0].args[0]), b.args[1])
    return make('*', a, b)


@_numbers
def div(a, b):
    if is_number(a) and is_number(b) and b.args[0]:
        return number(a.args[0] / b.args[0])
    if is_number(a, 0):
        return a
    if a.op == 'neg':
        return negative(div(a.args[0], b))
    if is_number(b) and b.args[0] and math.frexp(b.args[0])[0] == 0.5:  # a power of 2: exact
        return mul(number(1 / b.args[0]), a)
    wider = (is_shared(b) and not is_shared(a)) or (is_row(b) and not is_row(a))
    if wider and b.op not in CONSTANTS:  # once for all elements
        return mul(make('/', number(1), b), a)
    return make('/', a, b)


def is_shared(x: Expression) -> bool:
    """Whether it is the same for all elements: of hyperparameters alone."""
    if x not in _shared:
        leaf = x.op in CONSTANTS or (x.op == 'input' and x.args[0].startswith('h'))
        _shared[x] = leaf if x.op in LEAVES else all(map(is_shared, x.operands))
    return _shared[x]


def is_row(x: Expression) -> bool:
    """Whether it is the same for all classes of a row."""
    if x not in _of_row:
        _of_row[x] = (
            (x.op != 'input' or not x.args[0].startswith(OF_A_CLASS))
            if x.op in LEAVES
            else all(map(is_row, x.operands))
        )
    return _of_row[x]


def where(condition, a, b):
    if condition.op == 'bool':
        return a if condition.args[0] else b
    if condition.op == '~':
        return where(condition.args[0], b, a)
    if is_mask(a) != is_mask(b):
        a, b = as_number(a), as_number(b)
    if a is b:
        return a
    if is_mask(a):
        return both(condition, a) if b is boolean(False) else either(both(condition, a), both(invert(condition), b))
    if a.op == 'where' and a.args[0] is condition:
        a = a.args[1]
    if b.op == 'where' and b.args[0] is condition:
        b = b.args[2]
    return make('where', condition, a, b)


def _of_two(op, compute, constant, idempotent=False):
    @_numbers
    def build(a, b):
        if is_number(a) and is_number(b):
            return constant(compute(a.args[0], b.args[0]))
        return a if idempotent and a is b else make(op, a, b)

    return build


greater, less = _of_two('>', operator.gt, boolean), _of_two('<', operator.lt, boolean)
at_least, at_most = _of_two('>=', operator.ge, boolean), _of_two('<=', operator.le, boolean)
equal, unequal = _of_two('==', operator.eq, boolean), _of_two('!=', operator.ne, boolean)
minimum, maximum = _of_two('min', min, number, True), _of_two('max', max, number, True)


def invert(a):
    return boolean(not a.args[0]) if a.op == 'bool' else a.args[0] if a.op == '~' else make('~', a)


def both(a, b):
    for one, other in ((a, b), (b, a)):
        if one.op == 'bool':
            return other if one.args[0] else one
    return a if a is b else make('&', a, b)


def either(a, b):
    for one, other in ((a, b), (b, a)):
        if one.op == 'bool':
            return one if one.args[0] else other
    return a if a is b else make('|', a, b)


def absolute(a):
    return number(abs(a.args[0])) if is_number(a) else make('abs', a.args[0] if a.op == 'neg' else a)


def sign(a):
    return where(greater(a, number(0)), number(1), where(less(a, number(0)), number(-1), number(0)))


@_numbers
def power(a, b):
    if is_number(b):
        simple = {
            0.0: lambda: number(1),
            1.0: lambda: a,
            2.0: lambda: mul(a, a),
            3.0: lambda: mul(mul(a, a), a),
            -1.0: lambda: div(number(1), a),
            0.5: lambda: sqrt(a),
        }.get(b.args[0])
        if simple:
            return simple()
    if b.op == '-' and is_number(b.args[1], 1) and is_positive(a):  # its derivative: one power for both
        return div(power(a, b.args[0]), a)
    return make('pow', a, b)


def _unary(op, compute):
    def build(a):
        a = as_number(a)
        return number(compute(a.args[0])) if is_number(a) else make(op, a)

    return build


def _log(x: float) -> float:
    return math.log(x) if x > 0 else -math.inf if x == 0 else math.nan


_exp, expm1, log1p = _unary('exp', math.exp), _unary('expm1', math.expm1), _unary('log1p', math.log1p)
log, sqrt, tanh = _unary('log', _log), _unary('sqrt', math.sqrt), _unary('tanh', math.tanh)
sin, cos, floor = _unary('sin', math.sin), _unary('cos', math.cos), _unary('floor', math.floor)


def exponential(a):
    if a.op == '-' and a.args[1].op == 'log' and a.args[1].args[0].op == 'sum':  # of log p: its own exponential
        return div(exponential(a.args[0]), a.args[1].args[0])
    return _exp(a)


def atan2(y, x):
    return make('atan2', as_number(y), as_number(x))


def sigmoid(z):
    """Of one exponential, which log_sigmoid shares; exact at both ends."""
    if z.op == 'neg':
        return _complements[sigmoid(z.args[0])]
    e = exponential(negative(absolute(z)))
    large = div(number(1), add(number(1), e))
    small, low = mul(e, large), less(z, number(0))
    p, q = where(low, small, large), where(low, large, small)
    _complements[p], _complements[q] = q, p
    return p


def log_sigmoid(z):
    return sub(minimum(z, number(0)), log1p(exponential(negative(absolute(z)))))
