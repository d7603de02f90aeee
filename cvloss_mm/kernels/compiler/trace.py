"""From a function to the scalar expressions of its value and gradient.

The function is run once, with autograd's gradient, on some rows whose operators are recorded; each row is the same, so
what was recorded of one is the formula. Hyperparameters that are numbers are inputs of it. A function may branch on the
kind of an argument (None, a string, a boolean), not on its number.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import torch
from torch.fx.node import map_arg

from ..variants import ANY_NUMBER, kinds_of, name_of, numbers_of_a_box, numbers_read, per_side, variants
from . import expressions as e
from .evaluate import problem_of
from .recording import Record, recorded
from .rewriting import BUILDERS

ROWS = 7  # of the trial: no other dimension has this size


class CannotTraceError(TypeError):
    """A function that has no formula of elements or boxes."""


class Formula(NamedTuple):
    """One variant of a function."""

    name: str
    layout: str  # 'elements' or 'boxes'
    numbers: list[str]  # names of the hyperparameters
    rows: list[str]
    weights: bool  # whether the values are weighted one by one
    value: e.Expression  # the sum of the (weighted) values
    gradient: list[e.Expression]


def formulas(function: Callable, layout: str) -> list[Formula]:
    """Of all variants of a function; layout is 'elements', 'boxes', or where classes compete see :mod:`.trace_rows`.

    Raises:
        CannotTraceError: where an operator has no scalar meaning, or a number decides what is computed.
    """
    return [_formula(function, layout, variant) for variant in variants(function)]


def _formula(function: Callable, layout: str, variant: dict) -> Formula:
    kinds, shape = kinds_of(function), (ROWS, numbers_of_a_box(function)) if layout == 'boxes' else (ROWS,)
    given = [name for name, value in variant.items() if value is ANY_NUMBER]
    rows = [name for name in given if kinds[name].per_class]
    numbers = [name for name in given if name not in rows]
    fixed = {name: value for name, value in variant.items() if name not in given}
    trial = torch.linspace(0.3, 0.7, ROWS, dtype=torch.float64).reshape(ROWS, *(1 for _ in shape[1:])).expand(shape)

    def joint(pred, target, weight, *hyper):
        pred = pred.detach().requires_grad_()
        value = function(pred, target, **fixed, **dict(zip(numbers + rows, hyper, strict=True)))
        seed = weight if value.shape == weight.shape else torch.ones_like(value)
        return value, torch.autograd.grad(value, pred, seed)[0]

    hyper = [
        *(torch.tensor(0.5, dtype=torch.float64) for _ in numbers),  # each its own: one tensor would be one input
        *(trial.reshape(ROWS, -1)[:, 0].clone() for _ in rows),
    ]
    weights = layout == 'boxes' and per_side(function)
    try:
        graph = recorded(joint, decompositions())(
            trial.clone(), trial.clone() + 0.1, trial.clone() if weights else torch.ones(()), *hyper
        )
    except (IndexError, RuntimeError) as error:
        raise CannotTraceError(f'{function.__name__}: {error}') from error
    names = [
        _names('p', shape),
        _names('t', shape),
        _names('w', shape) if weights else leaf(e.number(1)),
        *(leaf(e.variable(numbers_read(function)[name])) for name in numbers),
        *(_names(f'r{i}', (ROWS,), False) for i in range(len(rows))),
    ]
    value, gradient = read(graph, names)
    values = [value[0]] if value.ndim == 1 else list(value[0].flat)
    if weights:
        values = [e.mul(v, w) for v, w in zip(values, names[2][0].flat, strict=True)]
    slopes = [gradient[0]] if gradient.ndim == 1 else list(gradient[0].flat)
    total = functools.reduce(e.add, values)
    formula = Formula(name_of(function, variant), layout, numbers, rows, weights, total, slopes)
    if problem := problem_of(function, fixed, formula, shape[1:]):
        raise CannotTraceError(f'{function.__name__}: {problem}')
    return formula


@functools.cache
def decompositions() -> dict:
    from torch._decomp import core_aten_decompositions

    kept = ('log_sigmoid', 'sigmoid_backward', 'tanh_backward', 'mean', 'softmax')
    return {op: rule for op, rule in core_aten_decompositions().items() if not any(k in str(op) for k in kept)}


def leaf(x: e.Expression) -> np.ndarray:
    array = np.empty((), object)
    array[()] = x
    return array


def _names(base: str, shape: tuple, numbered: bool = True) -> np.ndarray:
    array = np.empty(shape, object)
    for at in np.ndindex(shape):
        array[at] = e.variable(f'{base}{at[1] if len(at) > 1 else 0}' if numbered else base)
    return array


def read(graph: Record, names: list[np.ndarray], special: Mapping = MappingProxyType({})) -> list:
    """What the graph returns, as arrays of expressions; special operators take (node, *arguments), or give None."""
    values, next_name = {}, iter(names)
    for node in graph.graph.nodes:
        if node.op == 'placeholder':
            values[node] = next(next_name)
        elif node.op == 'get_attr':
            values[node] = constant(getattr(graph, node.target))
        elif node.op == 'output':
            return [x if x is None else values[x] for x in node.args[0]]
        else:
            args, keywords = map_arg((node.args, node.kwargs), lambda x: values[x])
            name = node.target.__name__.split('.')[0] if hasattr(node.target, '__name__') else str(node.target)
            special_result = special[name](node, *args, **keywords) if name in special else None
            values[node] = _apply(node, name, args, keywords) if special_result is None else special_result
    raise CannotTraceError('no output')


def constant(tensor: torch.Tensor) -> np.ndarray:
    array = np.empty(tuple(tensor.shape), object)
    for at in np.ndindex(array.shape):
        value = tensor[at].item()
        array[at] = e.boolean(value) if isinstance(value, bool) else e.number(value)
    return array


def _apply(node, name: str, args: tuple, keywords: dict) -> np.ndarray | list:
    if name in ELEMENTWISE:
        return each(ELEMENTWISE[name], *args[: ARITY.get(name, len(args))])
    if name == 'clamp':
        low, high = (*args[1:], *keywords.values(), None, None)[:2]
        array = args[0] if low is None else each(e.maximum, args[0], low)
        return array if high is None else each(e.minimum, array, high)
    if name == 'log_sigmoid_forward':
        return [each(e.log_sigmoid, args[0]), args[0]]
    if name in REDUCTIONS:
        return reduced(REDUCTIONS[name], args[0], *args[1:3])
    if name in FILLS:
        return _filled(node, FILLS[name](args, keywords))
    if name in CONVERSIONS:
        return each(e.as_number, args[0]) if node.meta['val'].is_floating_point() else args[0]
    if name == 'getitem':
        return args[0][args[1]]
    if name == 'arange':
        return constant(node.target(*args))
    return _rearranged(node.target, args, keywords)


def array_of(x) -> np.ndarray:
    if isinstance(x, np.ndarray):
        return x
    return leaf(x if isinstance(x, e.Expression) else e.boolean(x) if isinstance(x, bool) else e.number(x))


def each(function: Callable, *args) -> np.ndarray:
    arrays = np.broadcast_arrays(*(array_of(x) for x in args if x is not None), subok=False)
    out = np.empty(arrays[0].shape, object)
    for at in np.ndindex(out.shape):
        out[at] = function(*(array[at] for array in arrays))
    return out


def reduced(function: Callable, array: np.ndarray, dims=None, keep: bool = False) -> np.ndarray:
    dims = range(array.ndim) if dims is None or dims == [] else [dims] if isinstance(dims, int) else dims
    dims = sorted(d % array.ndim for d in dims)
    if 0 in dims and array.shape[0] == ROWS:
        raise CannotTraceError('it sums over rows')
    for dim in reversed(dims):
        parts = [array_of(part) if isinstance(part, np.ndarray) else leaf(part) for part in np.moveaxis(array, dim, 0)]
        array = functools.reduce(lambda a, b: each(function, a, b), parts)
        array = np.expand_dims(array, dim) if keep else array
    return array


def _filled(node, value) -> np.ndarray:
    out = np.empty(tuple(node.meta['val'].shape), object)
    out.fill(array_of(value)[()])
    return out


def _rearranged(operator, args: tuple, keywords: dict) -> np.ndarray | list:
    """What only moves elements about does the same with their numbers."""
    pool: list = []

    def numbered(x):
        if isinstance(x, np.ndarray):
            start = len(pool)
            pool.extend(x.flat)
            return torch.arange(start, len(pool)).reshape(x.shape)
        return [numbered(part) for part in x] if isinstance(x, (list, tuple)) else x

    def taken(index):
        if isinstance(index, (list, tuple)):
            return [taken(part) for part in index]
        if index.is_floating_point() or (index.numel() and int(index.max()) >= len(pool)):
            raise CannotTraceError(f'{operator} has no scalar meaning')
        out = np.empty(tuple(index.shape), object)
        for at in np.ndindex(out.shape):
            out[at] = pool[int(index[at])]
        return out

    if str(operator).split('.')[1] not in MOVES:
        raise CannotTraceError(f'{operator} has no scalar meaning')
    return taken(operator(*(numbered(x) for x in args), **keywords))


MOVES = {
    'view', 'expand', 'unsqueeze', 'squeeze', 'select', 'slice', 'permute', 'transpose', 't', 'cat', 'stack', 'unbind',
    'split', 'split_with_sizes', 'flip', 'repeat', 'slice_scatter', 'select_scatter', '_unsafe_view', 'reshape',
    'unfold', 'diagonal', 'as_strided', 'movedim',
}  # fmt: skip
CONVERSIONS = {'_to_copy', 'to', 'clone', 'alias', 'detach', 'lift_fresh_copy', 'convert_element_type'}
REDUCTIONS = {'sum': e.add, 'amax': e.maximum, 'amin': e.minimum, 'any': e.either, 'all': e.both, 'prod': e.mul}
FILLS = {
    'full': lambda a, k: a[1],
    'full_like': lambda a, k: a[1],
    'scalar_tensor': lambda a, k: a[0],
    'new_full': lambda a, k: a[2],
    **dict.fromkeys(('zeros', 'zeros_like', 'new_zeros'), lambda a, k: 0.0),
    **dict.fromkeys(('ones', 'ones_like', 'new_ones'), lambda a, k: 1.0),
    **dict.fromkeys(('empty_like', 'new_empty'), lambda a, k: 0.0),
}
ARITY = {'neg': 1, 'add': 2, 'sub': 2, 'log_sigmoid_forward': 1, 'sigmoid': 1, 'exp': 1, 'div': 2, 'rsub': 2}
SAME = ('abs', 'exp', 'expm1', 'log', 'log1p', 'sqrt', 'tanh', 'sin', 'cos', 'floor', 'atan2', 'pow', 'where')
ELEMENTWISE = {
    **{name: BUILDERS[name] for name in SAME},
    'add': e.add,
    'sub': e.sub,
    'mul': e.mul,
    'div': e.div,
    'neg': e.negative,
    'rsub': lambda a, b: e.sub(b, a),
    'reciprocal': lambda a: e.div(e.number(1), a),
    'square': lambda a: e.mul(a, a),
    'minimum': e.minimum,
    'maximum': e.maximum,
    'sign': e.sign,
    'sgn': e.sign,
    'relu': lambda a: e.maximum(a, e.number(0)),
    'cosh': lambda a: e.mul(e.number(0.5), e.add(e.exponential(a), e.exponential(e.negative(a)))),
    'sinh': lambda a: e.mul(e.number(0.5), e.sub(e.expm1(a), e.expm1(e.negative(a)))),
    'sigmoid': e.sigmoid,
    'sigmoid_backward': lambda g, p: e.mul(g, e.mul(p, e.sub(e.number(1), p))),
    'tanh_backward': lambda g, y: e.mul(g, e.sub(e.number(1), e.mul(y, y))),
    'log_sigmoid_backward': lambda g, z, *_: e.mul(g, e.sigmoid(e.negative(z))),
    'gt': e.greater,
    'lt': e.less,
    'ge': e.at_least,
    'le': e.at_most,
    'eq': e.equal,
    'ne': e.unequal,
    'logical_not': e.invert,
    'bitwise_not': e.invert,
    'logical_and': e.both,
    'bitwise_and': e.both,
    'logical_or': e.either,
    'bitwise_or': e.either,
    'masked_fill': lambda a, mask, b: e.where(mask, b, a),
    'clamp_min': e.maximum,
    'clamp_max': e.minimum,
    'isnan': lambda a: e.unequal(a, a),
    'isinf': lambda a: e.equal(e.absolute(a), e.number(float('inf'))),
}
