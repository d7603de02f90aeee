"""What torch's operators do to expressions of competing classes; see :mod:`.trace_rows` for their leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from . import expressions as e
from .rewriting import substituted
from .trace import CannotTraceError, array_of, constant, each, leaf, reduced

LABEL, CLASS = e.variable('y'), e.variable('k')
IS_LABEL = e.make('==', CLASS, LABEL)
SEPARATING = (
    'select',
    'slice',
    'unbind',
    'split',
    'split_with_sizes',
    'flip',
    'roll',
    'cat',
    'stack',
    'as_strided',
    'unfold',
    'diagonal',
    'repeat',
    'slice_scatter',
    'select_scatter',
    'topk',
    'sort',
    'cumsum',
)  # operators
MANY = 8  # hyperparameters that may have a value a class, more than there are
AT_LABEL = {
    IS_LABEL: e.boolean(True),
    CLASS: LABEL,
    e.variable('p0'): e.variable('yp'),
    e.variable('t0'): e.variable('yt'),
    **{e.variable(f'r{i}'): e.variable(f'yr{i}') for i in range(MANY)},
}


def at_label(x: e.Expression) -> e.Expression:
    """An expression of a class, of that of the label."""
    return substituted(x, AT_LABEL)


def elsewhere(x: e.Expression) -> e.Expression:
    """An expression of a class, of one that is not the label's."""
    return substituted(x, {IS_LABEL: e.boolean(False)})


def total(x: e.Expression, classes: e.Expression) -> e.Expression:
    """Its sum over the classes; what is the same for all of them is taken out."""
    x = e.as_number(x)
    if e.is_row(x):
        return e.mul(classes, x)
    if x.op == 'neg':
        return e.negative(total(x.args[0], classes))
    if _has_closed_sum(x):
        return e.add(at_label(x.args[1]), e.mul(e.sub(classes, e.number(1)), x.args[2]))
    if x.op in ('*', '/') and (e.is_row(x.args[1]) or (x.op == '*' and e.is_row(x.args[0]))):
        row, other = x.args if e.is_row(x.args[0]) else x.args[::-1]
        return (e.mul if x.op == '*' else e.div)(total(other, classes), row)
    if x.op in ('+', '-') and any(_has_closed_sum(y) for y in x.args):
        return (e.add if x.op == '+' else e.sub)(*(total(y, classes) for y in x.args))
    return e.make('sum', x)


def _has_closed_sum(x: e.Expression) -> bool:
    """Whether its sum is known without a pass; but what is left of a logit without the largest is small, and exact."""
    return x.op != 'largest' if e.is_row(x) else x.op == 'where' and x.args[0] is IS_LABEL and e.is_row(x.args[2])


class Classes:
    """The operators that know of classes."""

    def __init__(self, classes: int, number: e.Expression):
        self.classes, self.number = classes, number

    def operators(self) -> dict[str, Callable]:
        own = {name.removeprefix('on'): getattr(self, name) for name in dir(type(self)) if name.startswith('on_')}
        counted = {name: partial(self.counted, e_function) for name, e_function in (('mul', e.mul), ('div', e.div))}
        separating = dict.fromkeys(SEPARATING, self.refuse_separation)
        return {
            **{name.removeprefix('_'): rule for name, rule in own.items()},
            **counted,
            **separating,
            '_log_softmax': self.on_log_softmax,
            '_softmax': self.on_softmax,
            '_log_softmax_backward_data': self.on_log_softmax_backward,
            '_softmax_backward_data': self.on_softmax_backward,
        }

    def has(self, array: np.ndarray, dim) -> bool:
        dims = [dim] if isinstance(dim, int) else list(dim if dim else range(array.ndim))
        over = [array.shape[d] == self.classes for d in dims]
        if any(over) and not (all(over) and len(over) == 1):
            raise CannotTraceError('it sums over classes and rows at once')
        return any(over)

    def gathered(self, function: Callable, array: np.ndarray, dim, keep: bool) -> np.ndarray:
        axis = dim if isinstance(dim, int) else (dim[0] if dim else 0)
        out = each(function, np.take(array, 0, axis))
        return np.expand_dims(out, axis % array.ndim) if keep else out

    def counted(self, function: Callable, node, a, b, **_):
        """With their number, which torch and Python write as a constant, as a hyperparameter."""
        if isinstance(b, np.ndarray):
            return None
        if b == self.classes:
            return each(function, a, leaf(self.number))
        return each(function, a, leaf(e.div(e.number(1), self.number))) if b == 1 / self.classes else None

    def on_sum(self, node, array, dim=None, keep=False, **_):
        if not self.has(array, dim):
            return None
        return self.gathered(lambda x: total(x, self.number), array, dim, keep)

    def on_mean(self, node, array, dim=None, keep=False, **_):
        if not self.has(array, dim):
            dims = [dim] if isinstance(dim, int) else list(dim or range(array.ndim))
            number = e.number(float(np.prod([array.shape[d] for d in dims])))
            return each(e.div, reduced(e.add, array, dim, keep), leaf(number))
        return self.gathered(lambda x: e.div(total(x, self.number), self.number), array, dim, keep)

    def on_amax(self, node, array, dim=None, keep=False):
        return self.gathered(self.largest, array, dim, keep) if self.has(array, dim) else None

    def on_amin(self, node, array, dim=None, keep=False):
        if not self.has(array, dim):
            return None
        return self.gathered(lambda x: e.negative(self.largest(e.negative(x))), array, dim, keep)

    def on_prod(self, node, array, dim=None, *_, **__):
        if self.has(array, dim):
            raise CannotTraceError(f'{node.target} over the classes')

    on_any = on_all = on_prod

    def largest(self, x: e.Expression) -> e.Expression:
        if x is CLASS:
            return e.sub(self.number, e.number(1))
        return x if e.is_row(x) else e.make('largest', e.as_number(x))

    def refuse_separation(self, node, array, *_, **__):
        """Refuses to look at some classes only: all are one expression."""
        arrays = array if isinstance(array, (list, tuple)) else [array]
        value = node.meta['val']
        if any(self.classes in x.shape for x in arrays) and (
            isinstance(value, (list, tuple)) or any(x.shape != tuple(value.shape) for x in arrays)
        ):
            raise CannotTraceError(f'{node.target} treats classes apart')

    def on_log_softmax(self, node, array, dim, half):
        log_p = self._shifted(array, dim)
        mass = self.gathered(lambda x: total(e.exponential(x), self.number), log_p, dim, True)
        return each(lambda x, s: e.sub(x, e.log(s)), log_p, mass)

    def on_softmax(self, node, array, dim, half):
        power = each(e.exponential, self._shifted(array, dim))
        return each(e.div, power, self.gathered(lambda x: total(x, self.number), power, dim, True))

    def _shifted(self, array, dim):
        if not self.has(array, dim):
            raise CannotTraceError('a softmax that is not over the classes')
        return each(e.sub, array, self.gathered(self.largest, array, dim, True))

    def on_log_softmax_backward(self, node, gradient, log_p, dim, dtype):
        weighted_sum = self.gathered(lambda x: total(x, self.number), gradient, dim, True)
        return each(lambda g, x, s: e.sub(g, e.mul(e.exponential(x), s)), gradient, log_p, weighted_sum)

    def on_softmax_backward(self, node, gradient, p, dim, dtype):
        weighted_sum = self.gathered(lambda x: total(x, self.number), each(e.mul, gradient, p), dim, True)
        return each(lambda g, x, s: e.mul(x, e.sub(g, s)), gradient, p, weighted_sum)

    def _of_labels(self, index: np.ndarray, dim: int, array: np.ndarray) -> None:
        if array.shape[dim] != self.classes or any(x is not LABEL for x in index.flat):
            raise CannotTraceError('it picks other classes than that of the label')

    def on_gather(self, node, array, dim, index, **_):
        self._of_labels(index, dim, array)
        return each(at_label, np.take(array, [0] * index.shape[dim], dim))

    def on_scatter(self, node, array, dim, index, source, **_):
        self._of_labels(index, dim, array)
        return each(lambda x, y: e.where(IS_LABEL, e.as_number(y), x), array, array_of(source))

    def on_scatter_add(self, node, array, dim, index, source):
        self._of_labels(index, dim, array)
        return each(lambda x, y: e.add(x, e.where(IS_LABEL, y, e.number(0))), array, source)

    def on_index(self, node, array, indices):
        if array.ndim != 1:
            raise CannotTraceError('it picks by several indices')
        self._of_labels(indices[0], 0, array)
        return filled(indices[0].shape, at_label(array[0]))

    def on_arange(self, node, *bounds, **_):
        array = constant(node.target(*bounds))
        return filled(array.shape, CLASS) if array.shape == (self.classes,) else array

    def on_eq(self, node, a, b):
        return each(_same, a, b)

    def on_ne(self, node, a, b):
        return each(lambda x, y: e.invert(_same(x, y)), a, b)


def _same(x: e.Expression, y: e.Expression) -> e.Expression:
    return IS_LABEL if {x, y} == {CLASS, LABEL} else e.equal(x, y)


def filled(shape: tuple, x: e.Expression) -> np.ndarray:
    array = np.empty(shape, object)
    array.fill(x)
    return array
