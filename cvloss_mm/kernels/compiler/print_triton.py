"""Formulas as Triton's language: a function of the compiler for value and slopes, one of Python for what all share."""

from __future__ import annotations

from collections.abc import Iterable

from ..shared import DOUBLE, SINGLE, SLOTS
from . import expressions as e
from .merging import Group, Outs, groups_of
from .print import SIGNS, hoisted_of, is_exp_of_minus_abs, needed, on_lanes
from .rewriting import in_order
from .trace import Formula

HEAD = """import math

import triton
import triton.language as tl

from cvloss_mm.kernels.shared import (quotient, shared_exp, shared_expm1, shared_log, shared_log1p, shared_power,
                                      shared_sqrt)
from cvloss_mm.kernels.triton.mathematics import (atan2, mask_and, mask_or, expm1, larger, log1p, log1p_unit,
                                                  power_over_base, number, of_classes, power, smaller, tanh, tile)
"""
LANES = {
    **SIGNS,
    'where': 'tl.where({0}, {1}, {2})',
    'min': 'smaller({0}, {1})',
    'max': 'larger({0}, {1})',
    'abs': 'tl.abs({0})',
    'exp': 'tl.exp({0})',
    'expm1': 'expm1({0})',
    'log': 'tl.log({0})',
    'log1p': 'log1p({0})',
    'sqrt': 'tl.sqrt({0})',
    'tanh': 'tanh({0})',
    'sin': 'tl.sin({0})',
    'cos': 'tl.cos({0})',
    'floor': 'tl.floor({0})',
    'atan2': 'atan2({0}, {1})',
}
SHARED = {
    **SIGNS,
    '/': 'quotient({0}, {1})',
    '&': '{0} and {1}',
    '|': '{0} or {1}',
    '~': 'not {0}',
    'where': '{1} if {0} else {2}',
    'min': 'min({0}, {1})',
    'max': 'max({0}, {1})',
    'abs': 'abs({0})',
    'atan2': 'math.atan2({0}, {1})',
    'pow': 'shared_power({0}, {1})',
    'log': 'shared_log({0})',
    'exp': 'shared_exp({0})',
    'expm1': 'shared_expm1({0})',
    'log1p': 'shared_log1p({0})',
    'sqrt': 'shared_sqrt({0})',
    **{op: f'math.{op}({{0}})' for op in ['tanh', 'sin', 'cos', 'floor']},
}


def triton_of(formulas: Iterable[Formula]) -> str:
    """The source of all variants of a function."""
    return '\n\n'.join([HEAD, *map(_triton, groups_of(formulas))])


def _triton(group: Group) -> str:
    """A module's part: of each variant `name`, `name_background` where the layout has targets of 0, `name_shared` and
    `name_exponents`."""
    hoisted, several, boxes = hoisted_of(group.outs), len(group.variants) > 1, group.variants[0].layout == 'boxes'
    lanes = [f'{side}{k}' for side in 'ptw' for k in range(len(group.usual) - 1)] if boxes else ['p', 't', 'r']
    parts = [shared_of(group.name, group.outs, hoisted)]
    for role, outs in (('', group.usual), ('_background', group.background)):
        given = [*(lane for lane in lanes if lane != 't' or not role), 'c', 'EXPONENTS: tl.constexpr']
        call = ', '.join(given).removesuffix(': tl.constexpr')
        if outs:
            body = _body(outs, hoisted, boxes)
            parts.append(_function(group.name + role, [*given, 'VARIANT: tl.constexpr'] if several else given, body))
        for i, variant in enumerate(group.variants if outs and several else []):
            parts.append(_function(variant.name + role, given, f'    return {group.name}{role}({call}, {i})\n'))
    if several:
        words = ''.join(f'{v.name}_{{0}} = ' for v in group.variants) + f'{group.name}_{{0}}\n'
        parts.append(words.format('shared') + words.format('exponents'))
    return '\n\n'.join(parts)


def _function(name: str, arguments: list[str], body: str) -> str:
    return f'@triton.jit\ndef {name}({", ".join(arguments)}):\n{body}'


def shared_of(name: str, outs: Iterable[e.Expression], hoisted: dict) -> str:
    """The function of the numbers that all share, and which of them are exponents."""
    if len(hoisted) > SLOTS:
        raise ValueError(f'{name}: {len(hoisted)} shared numbers, the kernels take {SLOTS}')
    exponents = {x.args[1] for x in in_order(outs) if x.op == 'pow'}
    indices = ''.join(f'{i}, ' for i, x in enumerate(hoisted) if x in exponents).rstrip()
    lines, names = [], {}
    for x in in_order(hoisted):
        if x.op == 'input':
            names[x] = f'h[{x.args[0][1:]}]'
        elif x.op in e.LEAVES:
            names[x] = f'machine.{x.args[0]}' if x.op == 'machine' else literal(x)
        else:
            names[x] = f's{len(lines)}'
            lines.append(f'    {names[x]} = {SHARED[x.op].format(*(names[y] for y in x.operands))}\n')
    results = ''.join(f'float({names[x]}), ' for x in hoisted)
    return (
        f'def {name}_shared(h, machine):\n{"".join(lines)}    return ({results.rstrip()})\n\n\n'
        f'{name}_exponents = ({indices})\n'
    )


def literal(x: e.Expression) -> str:
    text = repr(x.args[0])
    return f'float("{text}")' if text in ('inf', '-inf', 'nan') else text


def _body(outs: Outs, hoisted: dict, boxes: bool) -> str:
    first, lines, names, machine = 'p0' if boxes else 'p', [], {}, set()
    for x in needed(outs, hoisted):
        if x in hoisted:
            index = list(hoisted).index(x)
            names[x] = f'(c[{index}] != 0)' if e.is_mask(x) else f'c[{index}]'
        elif x.op == 'input':
            base, index = x.args[0][0], x.args[0][1:]
            names[x] = f'r[{index}]' if base == 'r' else x.args[0] if boxes else base
        elif x.op == 'machine':
            machine.add(x.args[0])
            names[x] = x.args[0]
        elif x.op in e.LEAVES:
            names[x] = literal(x)
        else:
            names[x] = f'x{len(lines)}'
            lines.append(f'    {names[x]} = {triton_lane(x, names, hoisted, f"{first}.dtype")}\n')
    results = ', '.join(names[x] if on_lanes(x, hoisted) else f'tl.zeros_like({first}) + {names[x]}' for x in outs)
    head = ''.join(
        f'    {word} = number({getattr(DOUBLE, word)!r} if {first}.dtype == tl.float64 else '
        f'{getattr(SINGLE, word)!r}, {first}.dtype)\n'
        for word in sorted(machine)
    )
    return f'{head}{"".join(lines)}    return {results}\n'


def triton_lane(x: e.Expression, names: dict, hoisted: dict, kind: str) -> str:
    parts = [names[y] for y in x.operands]
    if x.op not in SIGNS:  # a literal alone would become float32
        parts = [f'number({p}, {kind})' if y.op == 'number' else p for p, y in zip(parts, x.operands, strict=True)]
    if x.op in ('&', '|') and any(y in hoisted for y in x.operands):  # the mask that all share comes second
        parts = parts[::-1] if x.args[0] in hoisted else parts
        return f'{"mask_and" if x.op == "&" else "mask_or"}({parts[0]}, {parts[1]})'
    if x.op == 'choice':
        return f'({", ".join(parts)})[VARIANT]'
    if x.op == 'pow':
        return f'power({parts[0]}, {parts[1]}, {_static_exponent(x, hoisted)})'
    if x.op == '/' and x.args[0].op == 'pow' and x.args[0].args[0] is x.args[1]:  # in its derivative
        return f'power_over_base({parts[0]}, {parts[1]}, {_static_exponent(x.args[0], hoisted)})'
    if x.op == 'log1p' and is_exp_of_minus_abs(x.args[0]):
        return f'log1p_unit({parts[0]})'
    return LANES[x.op].format(*parts)


def _static_exponent(power: e.Expression, hoisted: dict) -> str:
    """Where the kernel finds the exponent that is known when it is compiled."""
    return f'(EXPONENTS >> {3 * list(hoisted).index(power.args[1])}) & 7' if power.args[1] in hoisted else '0'
