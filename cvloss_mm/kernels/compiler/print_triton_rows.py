"""Formulas of competing classes as Triton's language, for the kernel of triton/rows.py.

Triton has no functions as values, so that the loop over the tiles of a row is written out for each pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..shared import DOUBLE, SINGLE
from . import expressions as e
from .print_rows import RowPrinter
from .print_triton import HEAD, literal, shared_of, triton_lane
from .rewriting import in_order
from .trace_rows import RowFormula, RowReduction

ARGUMENTS = (
    'first, pred, target, out, pred_at, target_at, out_at, label, yp, yt, rows, rows_at, scalars, q, sample_grads,\n'
    '        place, counts, inside, columns, upstream, c, EXPONENTS: tl.constexpr, ONE: tl.constexpr,\n'
    '        BLOCK: tl.constexpr, DTYPE: tl.constexpr'
)
LOOP = [
    'for start in range(0, BLOCK if ONE else columns, BLOCK):',
    '    column = start + tl.arange(0, BLOCK)[None, :]',
    '    within = column < columns',
]
LOADS = {  # of a tile: the name that a formula has for it
    'p0': ('p', 'first if ONE else tile(pred, column, pred_at, within & counts, DTYPE)'),
    't0': ('t', 'tile(target, column, target_at, within & counts, DTYPE)'),
    'k': ('k', 'column.to(DTYPE)'),
    'r': ('r', 'of_classes(rows, rows_at, scalars, column, within, DTYPE)'),
}
EMPTY = {'sum': '0.0', 'largest': 'float("-inf")'}


def triton_of_rows(formulas: Iterable[RowFormula]) -> str:
    """The source of all variants of a function."""
    return '\n\n'.join([HEAD, *(Triton(formula).text() for formula in formulas)])


class Triton(RowPrinter):
    """A function of some rows at once, each with one value in a column."""

    def __init__(self, formula: RowFormula):
        super().__init__(formula)
        self.hoisted = {x: f'(c[{i}] != 0)' if e.is_mask(x) else f'c[{i}]' for i, x in enumerate(self.hoisted)}
        self.loads: dict[str, None] = {}  # of the pass that is being written

    def text(self) -> str:
        name, everything = self.formula.name, [*self.of_row, *(x for level in self.of_class for x in level)]
        if any(x.op == 'input' and x.args[0].startswith('yr') for x in in_order(everything)):
            self.lines.append('yr = of_classes(rows, rows_at, scalars, label, counts, DTYPE)')
        for level in self.passes:
            self.gather(level)
        value, label_slope = self.row(self.formula.value), self.row(self.label_slope) if self.label_slope else ''
        slopes = self.loop(
            [self.slope],
            lambda results: [
                f'slope = {results[0]}',
                *([f'slope = tl.where(column == label, {label_slope}, slope)'] if label_slope else []),
                'slope = tl.where(counts, upstream * slope, 0.0).to(out.dtype.element_ty)',
                'tl.store(out + column.to(tl.int64) * out_at, slope, mask=inside & within)',
            ],
        )
        self.lines += ['if out is not None:', *(f'    {line}' for line in slopes)]
        for i, sample_slope in self.of_samples():
            self.lines += [
                f'if sample_grads[{i}] is not None:',
                f'    of_sample = tl.where(counts, upstream * {sample_slope}, 0.0).to(DTYPE)',
                f'    tl.store(sample_grads[{i}] + place, of_sample, mask=inside)',
            ]
        rounded = any(x.op not in e.LEAVES for x in self.unfused)
        return (
            shared_of(name, everything, self.hoisted) + f'{name}_fused = {not rounded}\n\n\n'
            f'@triton.jit\ndef {name}(\n        {ARGUMENTS}):\n'
            + ''.join(f'    {line}\n' for line in self.lines)
            + f'    return {value}\n'
        )

    def gather(self, level: list[RowReduction]) -> None:
        label_values = [self.row(reduction.label) for reduction in level if reduction.label]

        def ending(results):
            for i, (reduction, result) in enumerate(zip(level, results, strict=True)):
                name = self.names[reduction.node]
                result = f'tl.where(column == label, {label_values[i]}, {result})' if label_values else result
                result = f'tl.where(within & counts, {result}, {EMPTY[reduction.kind]}).to(DTYPE)'
                yield (
                    f'{name} += tl.sum({result}, axis=1, keep_dims=True)'
                    if reduction.kind == 'sum'
                    else f'{name} = larger({name}, tl.max({result}, axis=1, keep_dims=True))'
                )

        lines = self.loop([reduction.other for reduction in level], ending)
        self.lines += [
            f'{self.names[reduction.node]} = tl.full(upstream.shape, {EMPTY[reduction.kind]}, DTYPE)'
            for reduction in level
        ]
        self.lines += lines

    def loop(self, roots: list[e.Expression], ending: Callable[[list[str]], Iterable[str]]) -> list[str]:
        self.loads = {}
        lines, results = self.body(roots, set())
        loads = [' = '.join(LOADS[word]) for word in self.loads]
        return LOOP + [f'    {line}' for line in (*loads, *lines, *ending(results))]

    def row_leaf(self, x: e.Expression) -> str:
        if x.op != 'input':
            return self.constant(x)
        word = x.args[0]
        if word.startswith('q'):
            return f'q[{word[1:]}]'
        return f'yr[{word[2:]}]' if word.startswith('yr') else 'label.to(DTYPE)' if word == 'y' else word

    def class_leaf(self, x: e.Expression) -> str:
        if x.op != 'input':
            return self.constant(x)
        word = x.args[0]
        kind = 'r' if word.startswith('r') else word
        self.loads[kind] = None
        return f'r[{word[1:]}]' if kind == 'r' else LOADS[kind][0]

    def constant(self, x: e.Expression) -> str:
        if x.op != 'machine':
            return literal(x)
        word = x.args[0]
        return f'number({getattr(DOUBLE, word)!r} if DTYPE == tl.float64 else {getattr(SINGLE, word)!r}, DTYPE)'

    def row_line(self, x: e.Expression) -> str:
        return f'{self.names[x]} = {triton_lane(x, {**self.names, **self.hoisted}, self.hoisted, "DTYPE")}'

    def class_line(self, x: e.Expression, names: dict, numbers: dict) -> str:
        return f'{names[x]} = {triton_lane(x, names, self.hoisted, "DTYPE")}'
