"""Expressions computed by torch, to compare them with the function that they were read from."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from ..variants import numbers_read, per_sample, per_side
from . import expressions as e
from .rewriting import in_order

if TYPE_CHECKING:
    from .trace import Formula

OPERATORS = {
    '+': operator.add,
    '-': operator.sub,
    '*': operator.mul,
    '/': operator.truediv,
    'neg': operator.neg,
    '>': operator.gt,
    '<': operator.lt,
    '>=': operator.ge,
    '<=': operator.le,
    '==': operator.eq,
    '!=': operator.ne,
    '&': operator.and_,
    '|': operator.or_,
    '~': operator.invert,
    'where': torch.where,
    'min': torch.minimum,
    'max': torch.maximum,
    'pow': torch.pow,
    'atan2': torch.atan2,
    **{op: getattr(torch, op) for op in ('abs', 'exp', 'expm1', 'log', 'log1p', 'sqrt', 'tanh', 'sin', 'cos', 'floor')},
}
REDUCTIONS = {'sum': lambda x: x.sum(-1, keepdim=True), 'largest': lambda x: x.amax(-1, keepdim=True)}


def evaluated(x: e.Expression, leaves: dict[str, Tensor], shape: tuple[int, ...]) -> Tensor:
    """Its value, of rows and classes of that shape, in float64."""
    values: dict[e.Expression, Tensor] = {}
    for part in in_order([x]):
        values[part] = _value(part, values, leaves, shape)
    return values[x]


def _value(x: e.Expression, values: dict, leaves: dict[str, Tensor], shape: tuple[int, ...]) -> Tensor:
    if x.op == 'input':
        return leaves[x.args[0]]
    if x.op in REDUCTIONS:
        return REDUCTIONS[x.op](evaluated(x.args[0], leaves, shape).expand(shape))
    if x.op in e.CONSTANTS:
        value = MACHINE[x.args[0]] if x.op == 'machine' else x.args[0]
        return torch.tensor(value, dtype=torch.bool if x.op == 'bool' else torch.float64)
    return OPERATORS[x.op](*(values[part] for part in x.operands))


MACHINE = {name: value for value, name in e.MACHINE.items()}


def differs(
    function: Callable[..., Tensor],
    value: e.Expression,
    slopes: list[e.Expression | None],
    leaves: dict[str, Tensor],
    pred: Tensor,
    *samples: Tensor,
) -> bool:
    """Whether the function of pred, and of numbers of samples, gives something else than the expressions."""
    by = [part.clone().requires_grad_() for part in (pred, *samples)]
    expected = function(*by)
    gradients = torch.autograd.grad(expected.sum(), by, allow_unused=True)
    found = [evaluated(value, leaves, pred.shape).expand(len(pred), 1)[:, 0]]
    wanted = [expected.detach()]
    for x, part, gradient in zip(slopes, by, gradients, strict=True):
        if x is not None:
            found.append(evaluated(x, leaves, pred.shape).expand(len(pred), pred[0].numel())[:, : part[0].numel()])
            wanted.append(gradient.reshape(len(pred), -1))
    return not all(
        torch.allclose(a.double(), b.expand(a.shape).double(), 1e-9, 1e-9, equal_nan=True)
        for a, b in zip(wanted, found, strict=True)
    )


def problem_of(function: Callable[..., Tensor], fixed: dict, formula: Formula, box: tuple[int, ...]) -> str | None:
    """What is wrong with a formula of elements or boxes that is to be its function; None where nothing is."""
    rng, shape = torch.Generator().manual_seed(0), (5, *(box or (3,)))
    pred, target, weight = torch.rand(3, *shape, generator=rng, dtype=torch.float64)
    numbers = torch.rand(len(formula.numbers), generator=rng, dtype=torch.float64).unbind()
    rows = [torch.rand(shape[1], generator=rng, dtype=torch.float64) for _ in formula.rows]
    given = {**fixed, **dict(zip(formula.numbers + formula.rows, [*numbers, *rows], strict=True))}
    values = function(pred.requires_grad_(), target, **given)
    one_a_row = not per_side(function) if box else per_sample(function)
    if values.shape != shape[: 1 if one_a_row else 2]:
        said = 'PerSide' if box else 'PerSample'
        return (
            f'of pred {shape} it gives {tuple(values.shape)}, and the type that it says it returns means '
            f'{shape[: 1 if one_a_row else 2]}; {said} means the other'
        )
    total = (values * weight if formula.weights else values).sum()
    leaves = {numbers_read(function)[name]: x for name, x in zip(formula.numbers, numbers, strict=True)}
    leaves |= {f'r{i}': x for i, x in enumerate(rows)}
    for name, x in dict(p=pred.detach(), t=target, w=weight).items():
        leaves |= {f'{name}{k}': x[:, k : k + 1] for k in range(shape[1])} if box else {f'{name}0': x}
    each = (shape[0], 1) if box else shape
    found, *slopes = (evaluated(x, leaves, each).expand(each) for x in (formula.value, *formula.gradient))
    pairs = (found.sum(), total), (torch.cat(slopes, -1), torch.autograd.grad(total, pred)[0])
    if all(torch.allclose(a, b, 1e-9, 1e-9, equal_nan=True) for a, b in pairs):
        return None
    return 'what was read from it is something else than what it gives: it may know of one element, or box, alone'
