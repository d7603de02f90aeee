"""Formulas as source text: one table of operators a language. The C++ is for the registers of native/lanes.h."""
from __future__ import annotations

from collections.abc import Iterable

from . import expressions as e
from .rewriting import in_order, substituted
from .trace import Formula

INDENT = '        '
# {0}, {1} ... are the parts; lanes of registers, and numbers that all lanes share, in double precision
LANES = {
    '+': '{0} + {1}', '-': '{0} - {1}', '*': '{0} * {1}', '/': '{0} / {1}', 'neg': '-{0}',
    '>': '{0} > {1}', '<': '{0} < {1}', '>=': '{0} >= {1}', '<=': '{0} <= {1}', '==': '{0} == {1}', '!=': '{0} != {1}',
    '&': '{0} & {1}', '|': '{0} | {1}', '~': '~{0}', 'where': '{0} ? {1} : {2}', 'min': 'smaller<T>({0}, {1})',
    'max': 'larger<T>({0}, {1})', 'abs': 'absolute<T>({0})', 'exp': 'exp<T>({0})', 'expm1': 'expm1<T>({0})',
    'log': 'any_log<T>({0})', 'log1p': 'any_log1p<T>({0})', 'sqrt': 'root<T>({0})', 'tanh': 'tanh<T>({0})',
    'atan2': 'angle<T>({0}, {1})', 'pow': 'raised<T>({0}, {1})',
}
SHARED = {
    **{op: LANES[op] for op in ('+', '-', '*', '/', 'neg', '>', '<', '>=', '<=', '==', '!=', 'where')},
    '&': '{0} && {1}', '|': '{0} || {1}',
    '~': '!{0}', 'min': 'std::fmin({0}, {1})', 'max': 'std::fmax({0}, {1})', 'abs': 'std::abs({0})',
    'pow': 'std::pow({0}, {1})', 'atan2': 'std::atan2({0}, {1})',
    **{op: f'std::{op}({{0}})' for op in ['exp', 'expm1', 'log', 'log1p', 'sqrt', 'tanh', 'sin', 'cos']},
}
ANY = {'where', 'min', 'max', 'abs', 'exp', 'expm1', 'log', 'log1p', 'sqrt', 'tanh', 'atan2'}  # take registers only


def cpp(formula: Formula) -> str:
    """A struct: built from the hyperparameters, called with what a layout's loop loads."""
    boxes, outs, background = formula.layout == 'boxes', [formula.value, *formula.gradient], []
    if not boxes:  # partial evaluation: what is left of the formula where the target is 0
        memo: dict = {}
        background = [substituted(x, {e.given('t0'): e.number(0)}, memo) for x in outs]
    hoisted = _hoisted([*outs, *background])
    calls = [_call(outs, hoisted, boxes)] + ([_call(background, hoisted, boxes, 'background')] if background else [])
    facts = f'{formula.name}: reads {", ".join(formula.numbers + formula.rows) or "no hyperparameters"}'
    fields = ''.join(f'    {"bool" if e.is_mask(x) else "T"} {name};\n' for x, name in hoisted.items())
    return (f'// {facts}\ntemplate <class T> struct {formula.name} {{\n    using V = typename Lanes<T>::V;\n'
            f'    static constexpr int rows = {len(formula.rows)};\n{fields}'
            f'    explicit {formula.name}(const double* h) {{\n{_shared_members(hoisted)}    }}\n'
            + '\n'.join(calls) + '};\n')


def _hoisted(outs: Iterable[e.Expression]) -> dict[e.Expression, str]:
    """What is computed once, by the names that it gets: the largest expressions without an element in them."""
    found: dict = {}
    for x in in_order(outs):
        for part in x.parts:
            if not e.is_shared(x) and e.is_shared(part) and part.op not in e.LEAVES - {'input'}:
                found[part] = None
    for x in outs:
        if e.is_shared(x) and x.op not in e.LEAVES - {'input'}:
            found[x] = None
    return {x: f'c{i}' for i, x in enumerate(found)}


def _shared_members(hoisted: dict) -> str:
    lines, names = [], {}
    for x in in_order(hoisted):
        if x.op == 'input':
            names[x] = f'h[{x.args[0][1:]}]'
        elif x.op in e.LEAVES:
            names[x] = _literal(x, 'double')
        else:
            names[x] = f's{len(names)}'
            kind = 'bool' if e.is_mask(x) else 'double'
            lines.append(f'{INDENT}const {kind} {names[x]} = {SHARED[x.op].format(*(names[y] for y in x.parts))};')
    lines += [f'{INDENT}{name} = {names[x] if e.is_mask(x) else f"T({names[x]})"};' for x, name in hoisted.items()]
    return ''.join(f'{line}\n' for line in lines)


def _literal(x: e.Expression, kind: str) -> str:
    if x.op == 'bool':
        return 'true' if x.args[0] else 'false'
    if x.op == 'machine':
        return f'{kind}(Lanes<T>::{x.args[0]})'
    text = repr(x.args[0])
    return f'{kind}({dict(zip(("inf", "-inf", "nan"), ("INFINITY", "-INFINITY", "NAN"), strict=True)).get(text, text)})'


def _call(outs: list, hoisted: dict, boxes: bool, name: str = 'operator()') -> str:
    if boxes:
        head = 'Slopes<T, 4> operator()(const V* p, const V* t, const V* w) const'
    elif name == 'background':
        head = 'Slopes<T, 1> background(V p, const V* r) const'
    else:
        head = 'Slopes<T, 1> operator()(V p, V t, const V* r) const'
    lines, names = _lanes(outs, hoisted, boxes)
    results = ', '.join(names[x] if _on_lanes(x, hoisted) else f'all<T>({names[x]})' for x in outs[1:])
    value = names[outs[0]] if _on_lanes(outs[0], hoisted) else f'all<T>({names[outs[0]]})'
    body = ''.join(f'{INDENT}{line}\n' for line in lines)
    return f'    {head} {{\n{body}{INDENT}return {{{value}, {{{results}}}}};\n    }}\n'


def _on_lanes(x: e.Expression, hoisted: dict) -> bool:
    return x not in hoisted and x.op not in e.LEAVES - {'input'}


def _lanes(outs: list, hoisted: dict, boxes: bool) -> tuple[list[str], dict]:
    lines, names = [], {}
    for x in _needed(outs, hoisted):
        if x in hoisted:
            names[x] = hoisted[x]
        elif x.op == 'input':
            base, index = x.args[0][0], x.args[0][1:]
            names[x] = f'{base}[{index}]' if boxes or base == 'r' else base
        elif x.op in e.LEAVES:
            names[x] = _literal(x, 'T')
        else:
            names[x] = f'x{len(lines)}'
            lines.append(f'const auto {names[x]} = {_lane(x, names, hoisted)};')
    return lines, names


def _needed(outs: list, hoisted: dict) -> list[e.Expression]:
    done: dict = {}

    def visit(x):
        if x not in done:
            for part in () if x in hoisted else x.parts:
                visit(part)
            done[x] = None
    for x in outs:
        visit(x)
    return list(done)


def _lane(x: e.Expression, names: dict, hoisted: dict) -> str:
    parts = [names[y] for y in x.parts]
    on_lanes = [_on_lanes(y, hoisted) for y in x.parts]
    if x.op in ('min', 'max') and on_lanes.count(False) == 1:  # of a number: keeps the NaN of the register
        lane, shared = parts if on_lanes[0] else reversed(parts)
        return f'{"minimum" if x.op == "min" else "maximum"}<T>({lane}, {shared})'
    if x.op in ('&', '|'):
        parts = [p if lanes else f'mask<T>({p})' for p, lanes in zip(parts, on_lanes, strict=True)]
    if x.op == 'pow' and on_lanes[1]:
        return f'any_raised<T>({parts[0] if on_lanes[0] else f"all<T>({parts[0]})"}, {parts[1]})'
    if x.op in ANY:
        first = 1 if x.op == 'where' else 0
        parts = [p if lanes or i < first else f'all<T>({p})'
                 for i, (p, lanes) in enumerate(zip(parts, on_lanes, strict=True))]
    if x.op == 'log' and e.is_positive(x.args[0]):
        return f'log<T>({parts[0]})'
    if x.op == 'log1p' and x.args[0].op == 'exp' and x.args[0].args[0].op == 'neg' and \
            x.args[0].args[0].args[0].op == 'abs':
        return f'log1p<T>({parts[0]})'
    return LANES[x.op].format(*parts)
