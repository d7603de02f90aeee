"""Formulas of competing classes as source text: what is common to all languages, and C++ for the loop of native/rows.h.

What is one value a row is computed between the passes over its classes, each of which is a function of a class.
"""

from __future__ import annotations

from collections.abc import Iterable

from . import expressions as e
from .classes import at_label, elsewhere
from .print import INDENT, cpp_lane, cpp_literal, cpp_shared, hoisted_of, needed, on_lanes
from .rewriting import in_order
from .trace_rows import RowFormula, RowReduction, passes

COSTLY = {'exp', 'expm1', 'log', 'log1p', 'pow', 'tanh', 'atan2', 'sin', 'cos'}


def cpp_of_rows(formulas: Iterable[RowFormula]) -> str:
    """The source of all variants of a function."""
    return '\n'.join(['#pragma once\n', *(Cpp(formula).text() for formula in formulas)])


class RowPrinter:
    """Names for what a formula computes, and the lines that do so, in order; a language gives the words."""

    def __init__(self, formula: RowFormula):
        self.formula, self.passes = formula, passes(formula)
        self.slope = elsewhere(formula.slope)
        self.label_slope = None if self.slope is formula.slope else at_label(formula.slope)
        reductions = [reduction for level in self.passes for reduction in level]
        self.of_class = [[reduction.other for reduction in level] for level in self.passes] + [[self.slope]]
        labels = [reduction.label for reduction in reductions]
        self.of_row = [x for x in (formula.value, self.label_slope, *labels, *formula.of_samples) if x]
        self.hoisted = hoisted_of([*self.of_row, *(x for level in self.of_class for x in level)])
        self.names = {reduction.node: f'a{i}' for i, reduction in enumerate(reductions)}
        # a difference to the largest follows: with multiplications fused here and not there it would not be 0 for it
        largest = [
            x
            for reduction in reductions
            if reduction.kind == 'largest'
            for x in (reduction.other, reduction.label or at_label(reduction.other))
        ]
        self.unfused = {x for x in in_order(largest) if x in largest or x.op == '*'}
        self.kept: dict[e.Expression, int] = {}
        self.lines: list[str] = []

    def row(self, x: e.Expression) -> str:
        """The name of what is one value a row; the lines that compute it are written."""
        for part in needed([x], self.hoisted):
            if part not in self.names and part not in self.hoisted:
                if part.op in e.LEAVES:
                    self.names[part] = self.row_leaf(part)
                else:
                    self.names[part] = f'y{len(self.lines)}'
                    self.lines.append(self.row_line(part))
        return self.name(x)

    def lane(self, x: e.Expression) -> str:
        """The same, where a value for each row is asked for."""
        return self.row(x)

    def of_samples(self) -> list[tuple[int, str]]:
        """Which numbers a sample may learn, and the names of their slopes."""
        return [(i, self.lane(x)) for i, x in enumerate(self.formula.of_samples) if x]

    def name(self, x: e.Expression) -> str:
        return self.hoisted.get(x) or self.names[x]

    def body(self, roots: list[e.Expression], loaded: set) -> tuple[list[str], list[str]]:
        """Lines and results of a function of a class; what it needs of the row is computed before it."""
        order: dict[e.Expression, None] = {}

        def visit(x):
            if x in order:
                return
            if e.is_row(x) and x not in self.hoisted and x.op not in e.CONSTANTS:
                self.row(x)
            elif x not in self.hoisted and x not in loaded:
                for part in x.operands:
                    visit(part)
            order[x] = None

        for root in roots:
            visit(root)
        lines, names = [], {x: self.in_class(x) for x in self.names} | self.hoisted
        numbers = {x: names[x] for x in order if e.is_row(x) and x in names}
        for x in order:
            if x in loaded:
                names[x] = self.load(self.kept[x])
            elif x.op in e.LEAVES and x not in names:
                names[x] = self.class_leaf(x)
            elif x not in names:
                names[x] = f'x{len(lines)}'
                lines.append(self.class_line(x, names, numbers))
                lines += [self.keep(self.kept[x], names[x])] if x in self.kept else []
        return lines, [self.result(x, names[x], numbers) for x in roots]

    def in_class(self, x: e.Expression) -> str:
        """What is one value a row, where a class of the row is computed."""
        return self.names[x]

    def result(self, x: e.Expression, name: str, numbers: dict) -> str:
        return name

    def row_leaf(self, x: e.Expression) -> str:
        raise NotImplementedError

    def row_line(self, x: e.Expression) -> str:
        raise NotImplementedError

    def class_leaf(self, x: e.Expression) -> str:
        raise NotImplementedError

    def class_line(self, x: e.Expression, names: dict, numbers: dict) -> str:
        raise NotImplementedError

    def load(self, index: int) -> str:
        raise NotImplementedError

    def keep(self, index: int, name: str) -> str:
        raise NotImplementedError


class Cpp(RowPrinter):
    """A struct: built from the hyperparameters, called with some rows, each a lane of what is one value a row."""

    def __init__(self, formula: RowFormula):
        super().__init__(formula)
        seen: dict[e.Expression, int] = {}
        for level in self.of_class:
            for x in in_order(level):
                if x.op in COSTLY and not e.is_row(x):
                    seen[x] = seen.get(x, 0) + 1
        self.kept = {x: i for i, x in enumerate(x for x, times in seen.items() if times > 1)}  # for later passes
        self.there: set[e.Expression] = set()
        self.in_memory: dict[e.Expression, str] = {}
        self.at_label: dict[e.Expression, int] = {}  # of those that are there, what they are for the label's class

    def text(self) -> str:
        for level in self.passes:
            self.gather(level)
        value = self.lane(self.formula.value)
        label_slope = f', {self.lane(self.label_slope)}' if self.label_slope else ''
        self.lines.append(f'group.slopes({self.function([self.slope])}{label_slope});')
        self.lines += [f'group.sample_grad({i}, {name});' for i, name in self.of_samples()]
        leaves = {x.args[0] for level in self.of_class for x in in_order(level) if x.op == 'input'}
        members = ''.join(f'    {"bool" if e.is_mask(x) else "T"} {name};\n' for x, name in self.hoisted.items())
        name, reads = self.formula.name, ', '.join(self.formula.numbers + self.formula.rows + self.formula.samples)
        return (
            f'// {name}: reads {reads or "no hyperparameters"}\ntemplate <class T> struct {name} {{\n'
            f'    using V = typename Lanes<T>::V;\n'
            f'    static constexpr int rows = {len(self.formula.rows)}, samples = {len(self.formula.samples)}, '
            f'kept = {len(self.kept)};\n'
            f'    static constexpr bool dense = {int("t0" in leaves)}, counted = {int("k" in leaves)};\n'
            f'{members}    explicit {name}(const double* h) {{\n{cpp_shared(self.hoisted)}    }}\n'
            f'    template <class Group> V operator()(const Group& group) const {{\n'
            + ''.join(f'{INDENT}{line}\n' for line in self.lines)
            + f'{INDENT}return {value};\n    }}\n}};\n'
        )

    def gather(self, level: list[RowReduction]) -> None:
        kinds = ', '.join(map(self.kind, level))
        label_values = ', '.join(self.lane(reduction.label) for reduction in level if reduction.label)
        function = self.function([reduction.other for reduction in level])
        sums = f's{len(self.lines)}'
        call = f'group.template gather<{kinds}>({function}{f", {{{{{label_values}}}}}" if label_values else ""})'
        self.lines.append(f'const auto {sums} = {call};')
        for i, reduction in enumerate(level):
            self.lines.append(f'const V {self.names[reduction.node]} = load<T>({sums}[{i}].row);')
            self.in_memory[reduction.node] = f'{sums}[{i}].row'

    def kind(self, reduction: RowReduction) -> str:
        if reduction.kind == 'sum':
            return 'SUM'
        power = e.exponential(e.sub(reduction.node.args[0], reduction.node))
        summed = any(other.node is e.make('sum', power) for level in self.passes for other in level)
        return 'LARGEST_NUMBER' if summed else 'LARGEST'  # a NaN is in the sum, too

    def function(self, roots: list[e.Expression]) -> str:
        lines, results = self.body(roots, self.there)
        self.there |= {x for x in in_order(roots) if x in self.kept}
        self.at_label |= {at_label(x): self.kept[x] for x in self.there}
        lines.append(f'return std::array<V, {len(results)}>{{{", ".join(results)}}};')
        return '[&](const auto& k) {\n' + ''.join(f'{INDENT}    {line}\n' for line in lines) + f'{INDENT}}}'

    def row_leaf(self, x: e.Expression) -> str:
        if x.op != 'input':
            return cpp_literal(x, 'T')
        word = x.args[0]
        if word.startswith('q'):
            return f'group.q[{word[1:]}]'
        return {'yp': 'group.p', 'yt': 'group.t', 'y': 'group.at'}.get(word) or f'group.r[{word[2:]}]'

    def row_line(self, x: e.Expression) -> str:
        kept = f'group.kept({self.at_label[x]})' if x in self.at_label else None
        text = kept or self.rounded(x, cpp_lane(x, {**self.names, **self.hoisted}, self.hoisted))
        return f'const auto {self.names[x]} = {text};'

    def lane(self, x: e.Expression) -> str:
        name = self.row(x)
        return name if on_lanes(x, self.hoisted) else f'splat<T>({name})'

    def in_class(self, x: e.Expression) -> str:
        return f'{self.in_memory.get(x, self.names[x])}[k.row]' if on_lanes(x, self.hoisted) else self.names[x]

    def rounded(self, x: e.Expression, text: str) -> str:
        return f'unfused({text})' if x in self.unfused else text

    def class_leaf(self, x: e.Expression) -> str:
        if x.op != 'input':
            return cpp_literal(x, 'T')
        return {'p0': 'k.p', 't0': 'k.t', 'k': 'k.at'}.get(x.args[0]) or f'k.r[{x.args[0][1:]}]'

    def class_line(self, x: e.Expression, names: dict, numbers: dict) -> str:
        return f'const auto {names[x]} = {self.rounded(x, cpp_lane(x, names, numbers))};'

    def load(self, index: int) -> str:
        return f'k.kept({index})'

    def keep(self, index: int, name: str) -> str:
        return f'k.keep({index}, {name});'

    def result(self, x: e.Expression, name: str, numbers: dict) -> str:
        return name if on_lanes(x, numbers) else f'splat<T>({name})'
