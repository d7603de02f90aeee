"""From a function of competing classes to what its kernel computes of a row.

As in :mod:`.trace` the function is run once with its gradient, on rows of several classes. All classes of a row are
treated alike, but for that of the label, so one expression stands for all of them. Its leaves:

    p0, t0     pred, and the dense target, of a class
    r0, r1 ... hyperparameters that have a value a class
    q0, q1 ... what has a value a sample
    k          the number of the class
    yp, yt, yr0 ..., y    the same of the label's class, and the label; yt is also a target of one number a row
    h0, h1 ... hyperparameters that are numbers, and the last of them the number of classes
    k == y     whether this is the label's class
    sum, largest  of an expression of a class, over the classes of the row

The value is the same for all classes; the slope is one of a class. Sums and maxima nest: the depth of one is the number
of the pass over the row that finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

import torch

from ..variants import ANY_NUMBER, kinds_of, name_of, numbers_read, variants
from . import expressions as e
from .classes import LABEL, Classes, at_label, elsewhere, filled
from .evaluate import differs
from .recording import recorded
from .rewriting import in_order
from .trace import ROWS, CannotTraceError, decompositions, leaf, read

CLASSES = 11, 13  # of two trials: a function that reads their number in Python gives two different formulas


class RowFormula(NamedTuple):
    """One variant of a function, for one kind of target."""

    name: str
    target: str  # 'labels', 'dense' or 'numbers'
    numbers: list[str]  # names of the hyperparameters
    rows: list[str]
    samples: list[str]
    value: e.Expression
    slope: e.Expression
    of_samples: list[e.Expression | None]  # the slopes of those that may learn; None carries no gradient


class RowReduction(NamedTuple):
    """What a pass over the row gathers: a sum, or a maximum."""

    node: e.Expression
    kind: str
    other: e.Expression  # of a class that is not the label's
    label: e.Expression | None  # of the label's, where any of the pass has another one there


def row_formulas(function: Callable, targets: Iterable[str], supplied: Collection[str] = ()) -> list[RowFormula]:
    """Of all variants of a function, for those of the kinds of targets that can be traced. What the state of a loss
    supplies is there, and does not learn.

    Raises:
        CannotTraceError: where an operator has no such meaning, or a number decides what is computed, for all of them.
    """
    found, problem = [], None
    for target in targets:
        try:
            found += [_formula(function, variant, target, supplied) for variant in variants(function, supplied)]
        except CannotTraceError as error:
            problem = error
    if not found:
        raise problem or CannotTraceError(f'{function.__name__}: there is no kind of target')
    return found


def _formula(function: Callable, variant: dict, target: str, supplied: Collection[str]) -> RowFormula:
    first, second = (_traced(function, variant, target, supplied, classes) for classes in CLASSES)
    if first != second:
        raise CannotTraceError(f'{function.__name__}: it reads the number of classes in Python; a mean does without')
    _check(function, variant, first)
    return first


def _check(function: Callable, variant: dict, formula: RowFormula, rows: int = 9, classes: int = 6) -> None:
    """Refuses a formula that is not its function, on some rows."""
    rng = torch.Generator().manual_seed(0)
    pred, soft = (torch.rand(rows, classes, generator=rng, dtype=torch.float64) for _ in range(2))
    pred, number = 1.8 * pred - 0.9, soft[:, 0] * (classes - 1)
    labels = torch.randint(classes, (rows,), generator=rng)
    target_values = {'labels': labels, 'dense': soft, 'numbers': number}[formula.target]
    numbers = [torch.rand((), generator=rng, dtype=torch.float64) for _ in formula.numbers]
    per_class = [torch.rand(classes, generator=rng, dtype=torch.float64) for _ in formula.rows]
    samples = [torch.rand(rows, generator=rng, dtype=torch.float64) for _ in formula.samples]
    names = formula.numbers + formula.rows + formula.samples
    fixed = {name: value for name, value in variant.items() if name not in names}
    at = labels.unsqueeze(-1)
    leaves = {
        'p0': pred,
        't0': soft,
        'k': torch.arange(classes),
        'y': at,
        'yp': pred.gather(-1, at),
        'yt': number.unsqueeze(-1),
        f'h{len(numbers_read(function))}': torch.tensor(float(classes), dtype=torch.float64),
    }
    leaves |= {numbers_read(function)[name]: x for name, x in zip(formula.numbers, numbers, strict=True)}
    leaves |= {f'{y}r{i}': x[at] if y else x for i, x in enumerate(per_class) for y in ('', 'y')}
    leaves |= {f'q{i}': x.unsqueeze(-1) for i, x in enumerate(samples)}
    given = dict(zip(formula.numbers + formula.rows, numbers + per_class, strict=True))

    def of(pred, *samples):
        return function(pred, target_values, **fixed, **given, **dict(zip(formula.samples, samples, strict=True)))

    if differs(of, formula.value, [formula.slope, *formula.of_samples], leaves, pred, *samples):
        raise CannotTraceError(f'{function.__name__}: what was read from it is something else')


def _traced(function: Callable, variant: dict, target: str, supplied: Collection[str], classes: int) -> RowFormula:
    kinds = kinds_of(function)
    given = [name for name, value in variant.items() if value is ANY_NUMBER]
    rows = [name for name in given if kinds[name].per_class]
    samples = [name for name in given if kinds[name].per_sample]
    numbers = [name for name in given if name not in rows + samples]
    learning = [i for i, name in enumerate(samples) if name not in supplied]
    fixed = {name: value for name, value in variant.items() if name not in given}
    pred = torch.linspace(-0.7, 0.7, ROWS * classes, dtype=torch.float64).reshape(ROWS, classes)
    trial_targets = {'labels': torch.arange(ROWS), 'dense': pred.abs(), 'numbers': pred[:, 0].abs()}

    def joint(pred, target_values, *hyper):
        leaves = [part.detach().requires_grad_() for part in (pred, *hyper[: len(samples)])]
        given = zip(samples + numbers + rows, [*leaves[1:], *hyper[len(samples) :]], strict=True)
        value = function(leaves[0], target_values, **fixed, **dict(given))
        by = [leaves[0], *(leaves[1 + i] for i in learning)]
        return [value, *torch.autograd.grad(value, by, torch.ones_like(value), allow_unused=True)]

    hyper = [
        *(pred[:, 0].abs() + i for i in range(len(samples))),
        *(torch.tensor(0.5, dtype=torch.float64) for _ in numbers),
        *(torch.linspace(0.3, 0.7, classes, dtype=torch.float64) for _ in rows),
    ]
    try:
        graph = recorded(joint, decompositions())(pred, trial_targets[target].clone(), *hyper)
    except (IndexError, RuntimeError, ValueError) as error:
        raise CannotTraceError(f'{function.__name__}: {error}') from error
    target_values = {
        'labels': filled((ROWS,), LABEL),
        'dense': filled((ROWS, classes), e.variable('t0')),
        'numbers': filled((ROWS,), e.variable('yt')),
    }[target]
    names = [
        filled((ROWS, classes), e.variable('p0')),
        target_values,
        *(filled((ROWS,), e.variable(f'q{i}')) for i in range(len(samples))),
        *(leaf(e.variable(numbers_read(function)[name])) for name in numbers),
        *(filled((classes,), e.variable(f'r{i}')) for i in range(len(rows))),
    ]
    for node in graph.graph.nodes:
        shape = getattr(node.meta.get('val'), 'shape', ())
        if sum(size == classes for size in shape) > 1:
            raise CannotTraceError(f'{function.__name__}: it compares classes with each other')
    value, slope, *further = read(
        graph, names, Classes(classes, e.variable(f'h{len(numbers_read(function))}')).operators()
    )
    if value.shape != (ROWS,) or not e.is_row(value[0]):
        raise CannotTraceError(f'{function.__name__}: it has not one value a row')
    of_samples: list = [None] * len(samples)
    for i, array in zip(learning, further, strict=True):
        of_samples[i] = None if array is None else array[0]
    name = f'{name_of(function, variant)}_{target}'
    return RowFormula(name, target, numbers, rows, samples, value[0], slope[0, 0], of_samples)


def passes(formula: RowFormula) -> list[list[RowReduction]]:
    """What each pass over the row gathers, before the last one, which writes the slopes."""
    found: dict[e.Expression, int] = {}

    def depth(x: e.Expression) -> int:
        deepest = 0
        for part in in_order([x]):
            if part.op in ('sum', 'largest'):
                if part not in found:
                    found[part] = 1 + depth(part.args[0])
                deepest = max(deepest, found[part])
        return deepest

    sample_grads = [x for x in formula.of_samples if x]
    last = max(map(depth, (formula.value, elsewhere(formula.slope), at_label(formula.slope), *sample_grads)))
    levels = [[node for node, at in found.items() if at == level] for level in range(1, last + 1)]
    return [_pass(level) for level in levels]


def _pass(nodes: list[e.Expression]) -> list[RowReduction]:
    others = [elsewhere(node.args[0]) for node in nodes]
    label_differs = any(other is not node.args[0] for other, node in zip(others, nodes, strict=True))
    return [
        RowReduction(node, node.op, other, at_label(node.args[0]) if label_differs else None)
        for node, other in zip(nodes, others, strict=True)
    ]
