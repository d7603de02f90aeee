"""Formulas as source text: one table of operators a language. The C++ is for the registers of native/lanes.h."""

from __future__ import annotations

from collections.abc import Iterable

from . import expressions as e
from .merging import Group, Outs, groups_of
from .rewriting import in_order
from .trace import Formula

INDENT = '        '
# {0}, {1} ... are the parts; lanes of registers, and numbers that all lanes share, in double precision
SIGNS = {  # the same in both languages
    '+': '{0} + {1}',
    '-': '{0} - {1}',
    '*': '{0} * {1}',
    '/': '{0} / {1}',
    'neg': '-{0}',
    '>': '{0} > {1}',
    '<': '{0} < {1}',
    '>=': '{0} >= {1}',
    '<=': '{0} <= {1}',
    '==': '{0} == {1}',
    '!=': '{0} != {1}',
    '&': '{0} & {1}',
    '|': '{0} | {1}',
    '~': '~{0}',
}
LANES = {
    **SIGNS,
    'where': '{0} ? {1} : {2}',
    'min': 'smaller<T>({0}, {1})',
    'max': 'larger<T>({0}, {1})',
    'abs': 'abs<T>({0})',
    'exp': 'exp<T>({0})',
    'expm1': 'expm1<T>({0})',
    'log': 'any_log<T>({0})',
    'log1p': 'any_log1p<T>({0})',
    'sqrt': 'sqrt<T>({0})',
    'tanh': 'tanh<T>({0})',
    'atan2': 'atan2<T>({0}, {1})',
    'pow': 'pow<T>({0}, {1})',
    'sin': 'sin<T>({0})',
    'cos': 'cos<T>({0})',
    'floor': 'floor<T>({0})',
}
SHARED = {
    **SIGNS,
    'where': LANES['where'],
    '&': '{0} && {1}',
    '|': '{0} || {1}',
    '~': '!{0}',
    'min': 'std::fmin({0}, {1})',
    'max': 'std::fmax({0}, {1})',
    'abs': 'std::abs({0})',
    'pow': 'std::pow({0}, {1})',
    'atan2': 'std::atan2({0}, {1})',
    **{op: f'std::{op}({{0}})' for op in ['exp', 'expm1', 'log', 'log1p', 'sqrt', 'tanh', 'sin', 'cos', 'floor']},
}
CHOICE = 'chosen<VARIANT>({})'  # of one for each variant
OF_REGISTERS = LANES.keys() - SIGNS.keys() - {'pow'}  # take nothing else


def cpp_of(formulas: Iterable[Formula]) -> str:
    """The source of all variants of a function."""
    return '\n'.join(['#pragma once\n', *map(_cpp, groups_of(formulas))])


def _cpp(group: Group) -> str:
    """A struct: built from the hyperparameters, called with what a layout's loop loads."""
    name, boxes, hoisted = group.name, group.variants[0].layout == 'boxes', hoisted_of(group.outs)
    calls = [_call(group.usual, hoisted, boxes)]
    calls += [_call(group.background, hoisted, boxes, 'background')] if group.background else []
    fields = ''.join(f'    {"bool" if e.is_mask(x) else "T"} {name};\n' for x, name in hoisted.items())
    facts = [f'// {v.name}: reads {", ".join(v.numbers + v.rows) or "no hyperparameters"}\n' for v in group.variants]
    rows = [str(len(v.rows)) for v in group.variants]
    head, aliases = f'{facts[0]}template <class T>', ''
    if len(facts) > 1:
        head = 'template <class T, int VARIANT>'
        for i, (fact, variant) in enumerate(zip(facts, group.variants, strict=True)):
            aliases += f'{fact}template <class T> using {variant.name} = {name}<T, {i}>;\n'
    return (
        f'{head} struct {name} {{\n    using V = typename Lanes<T>::V;\n'
        f'    static constexpr int rows = {rows[0] if len({*rows}) == 1 else CHOICE.format(", ".join(rows))};\n{fields}'
        f'    explicit {name}(const double* h) {{\n{cpp_shared(hoisted)}    }}\n' + '\n'.join(calls) + f'}};\n{aliases}'
    )


def hoisted_of(outs: Iterable[e.Expression]) -> dict[e.Expression, str]:
    """What is computed once, by the names that it gets: the largest expressions without an element in them."""
    found: dict = {}
    for x in in_order(outs):
        for part in x.operands:
            if not e.is_shared(x) and e.is_shared(part) and part.op not in e.CONSTANTS:
                found[part] = None
    for x in outs:
        if e.is_shared(x) and x.op not in e.CONSTANTS:
            found[x] = None
    return {x: f'c{i}' for i, x in enumerate(found)}


def cpp_shared(hoisted: dict) -> str:
    lines, names = [], {}
    for x in in_order(hoisted):
        if x.op == 'input':
            names[x] = f'h[{x.args[0][1:]}]'
        elif x.op in e.LEAVES:
            names[x] = cpp_literal(x, 'double')
        else:
            names[x] = f's{len(names)}'
            kind = 'bool' if e.is_mask(x) else 'double'
            lines.append(f'{INDENT}const {kind} {names[x]} = {SHARED[x.op].format(*(names[y] for y in x.operands))};')
    lines += [f'{INDENT}{name} = {names[x] if e.is_mask(x) else f"T({names[x]})"};' for x, name in hoisted.items()]
    return ''.join(f'{line}\n' for line in lines)


NOT_FINITE = {'inf': 'INFINITY', '-inf': '-INFINITY', 'nan': 'NAN'}


def cpp_literal(x: e.Expression, kind: str) -> str:
    if x.op == 'bool':
        return 'true' if x.args[0] else 'false'
    if x.op == 'machine':
        return f'{kind}(Lanes<T>::{x.args[0]})'
    text = repr(x.args[0])
    return f'{kind}({NOT_FINITE.get(text, text)})'


def _call(outs: Outs, hoisted: dict, boxes: bool, name: str = 'operator()') -> str:
    if boxes:
        head = f'Slopes<T, {len(outs) - 1}> operator()(const V* p, const V* t, const V* w) const'
    elif name == 'background':
        head = 'Slopes<T, 1> background(V p, const V* r) const'
    else:
        head = 'Slopes<T, 1> operator()(V p, V t, const V* r) const'
    lines, names = _lanes(outs, hoisted, boxes)
    results = ', '.join(names[x] if on_lanes(x, hoisted) else f'splat<T>({names[x]})' for x in outs[1:])
    value = names[outs[0]] if on_lanes(outs[0], hoisted) else f'splat<T>({names[outs[0]]})'
    body = ''.join(f'{INDENT}{line}\n' for line in lines)
    return f'    {head} {{\n{body}{INDENT}return {{{value}, {{{results}}}}};\n    }}\n'


def on_lanes(x: e.Expression, hoisted: dict) -> bool:
    """Whether it is a register, not a number that all lanes share."""
    return x not in hoisted and x.op not in e.CONSTANTS


def _lanes(outs: Outs, hoisted: dict, boxes: bool) -> tuple[list[str], dict]:
    lines, names = [], {}
    for x in needed(outs, hoisted):
        if x in hoisted:
            names[x] = hoisted[x]
        elif x.op == 'input':
            base, index = x.args[0][0], x.args[0][1:]
            names[x] = f'{base}[{index}]' if boxes or base == 'r' else base
        elif x.op in e.LEAVES:
            names[x] = cpp_literal(x, 'T')
        else:
            names[x] = f'x{len(lines)}'
            lines.append(f'const auto {names[x]} = {cpp_lane(x, names, hoisted)};')
    return lines, names


def needed(outs: Iterable[e.Expression], hoisted: dict) -> list[e.Expression]:
    """What is computed of each element, in order; what is hoisted has no parts here."""
    done: dict = {}

    def visit(x):
        if x not in done:
            for part in () if x in hoisted else x.operands:
                visit(part)
            done[x] = None

    for x in outs:
        visit(x)
    return list(done)


def cpp_lane(x: e.Expression, names: dict, hoisted: dict) -> str:
    parts = [names[y] for y in x.operands]
    lanes = [on_lanes(y, hoisted) for y in x.operands]
    if x.op in ('min', 'max') and lanes.count(False) == 1:  # of a number: keeps the NaN of the register
        lane, shared = parts if lanes[0] else reversed(parts)
        return f'{"minimum" if x.op == "min" else "maximum"}<T>({lane}, {shared})'
    if x.op in ('&', '|'):
        parts = [p if on else f'mask<T>({p})' for p, on in zip(parts, lanes, strict=True)]
    if x.op == 'pow' and lanes[1]:
        return f'any_pow<T>({parts[0] if lanes[0] else f"splat<T>({parts[0]})"}, {parts[1]})'
    if x.op in OF_REGISTERS:
        first = 1 if x.op == 'where' else 0
        parts = [p if on or i < first else f'splat<T>({p})' for i, (p, on) in enumerate(zip(parts, lanes, strict=True))]
    if x.op == 'choice':
        return CHOICE.format(', '.join(parts))
    if x.op == 'log' and e.is_positive(x.args[0]):
        return f'log<T>({parts[0]})'
    if x.op == 'log1p' and is_exp_of_minus_abs(x.args[0]):
        return f'log1p<T>({parts[0]})'
    return LANES[x.op].format(*parts)


def is_exp_of_minus_abs(x: e.Expression) -> bool:
    """Whether it is exp(-|z|), which lies in [0, 1]."""
    return x.op == 'exp' and x.args[0].op == 'neg' and x.args[0].args[0].op == 'abs'
