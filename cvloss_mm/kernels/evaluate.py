"""Expressions of competing classes computed by torch, to compare them with the function that they were read from."""

from __future__ import annotations

import operator
from collections.abc import Callable

import torch
from torch import Tensor

from . import expressions as e
from .rewriting import in_order

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
