"""What is promised of every loss, and which test holds it: read off the contract, the registry and the tests."""

import ast
import inspect
import json
from pathlib import Path
from typing import NamedTuple

from cvloss_mm import losses, testing

from .datasheet import paragraphs

ROOT = Path(__file__).resolve().parents[3]
GLANCE = ('CIoULoss', 'mmdet'), ('GIoULoss', 'torchvision'), ('SoftmaxCrossEntropyLoss', 'mmdet')  # and beside whom
MACHINES = 'test_faults.py', 'test_distributed.py', 'test_wheel.py'


class Sentence(NamedTuple):
    """A test whose name is a sentence."""

    file: str
    text: str
    family: str = ''  # of a law
    law: str = ''


def promises(registered: dict[str, type]) -> str:
    """The tables of configs/losses/promises.md.

    Args:
        registered: name and class of every loss.
    """
    classes, tests = list(registered.values()), sentences(ROOT / 'tests')
    parts = [contract(classes), waivers(classes), laws(classes, tests), generic(tests), machines(tests)]
    return '\n\n'.join(parts)


def contract(classes: list[type]) -> str:
    """One row a check, with how many losses keep it."""
    kept = sum(row not in cls.waives for cls in classes for row in testing.CHECKS)
    rows = [
        f'{len(classes)} losses keep {len(testing.CHECKS)} rows each, {kept} in all; what a loss waives stands '
        'below with its reason. `cvloss_mm.testing.check_loss(MyLoss)` asks the same of a loss of yours.',
        '',
        '| row | every loss | losses | held by |',
        '| --- | --- | ---: | --- |',
    ]
    for row, check in testing.CHECKS.items():
        file = f'cvloss_mm/testing/{inspect.getfile(check).rpartition("/")[2]}'
        count = sum(row not in cls.waives for cls in classes)
        rows.append(
            f'| {row} | {paragraphs(inspect.getdoc(check))}{extent(row, classes)} | {count} | '
            f'[`{check.__name__}`](../../{file}) |'
        )
    return '\n'.join(['## The contract', '', *rows])


def extent(row: str, classes: list[type]) -> str:
    """On how many inputs, of the row that has a list of them."""
    if row != 'finite':
        return ''
    return f' Tried on {extremes(classes):,} pairs of a setting and an input, each with no weight and with weight 0.'


def extremes(classes: list[type]) -> int:
    return sum(len(list(cls.extremes())) * len(testing.settings(cls)) for cls in classes if 'finite' not in cls.waives)


def at_a_glance(root: Path, registered: dict[str, type]) -> str:
    """Five rows for the README: what was measured beside others, and what is promised, with who holds it."""
    folder = root / 'configs/losses'
    measured = json.loads((folder / 'benchmark_cpu.json').read_text())
    machine = measured['machine']
    rows = ['| beside | what | measured by |', '| --- | --- | --- |']
    rows += [
        f'| {row} | [benchmark](configs/losses/benchmark_cpu.md) |'
        for row in (speed(measured['rows'], *names) for names in GLANCE)
    ]
    rows += [
        '| losses that turn into NaN | Value and gradient are finite on '
        f'{extremes([*registered.values()]):,} pairs of a setting and an extreme input | '
        "[the contract](configs/losses/promises.md#the-contract); [nasty.py](tests/nasty.py) counts mmdet's |",
        '| a loss in a head that it does not fit | The training stops before its first step and says which lines '
        'to write | [test_checking.py](tests/test_checking.py) |',
    ]
    note = f'Times: {machine["CPU"]}, {machine["threads"]} threads, torch {machine["torch"].split("+")[0]}.'
    return '\n'.join([*rows, '', note])


def speed(rows: list[dict], name: str, other: str) -> str:
    """Time and memory of value and gradient on the largest input, beside another's."""
    row = max((row for row in rows if row['loss'] == name), key=lambda row: row['rows'])
    ours, theirs = (
        f'{row["times"][who]["median"] * 1e3:.2g} ms, {row["memory"][who] / 2**20:.2g} MiB' for who in ('C++', other)
    )
    return f"{other}'s | `{name}` with its gradient, {row['input']}: {ours}; there {theirs}"


def waivers(classes: list[type]) -> str:
    """The reasons, each once, with the losses that give it."""
    found = {}
    for cls in classes:
        for row in testing.CHECKS.keys() & cls.waives.keys():
            found.setdefault((row, cls.waives[row]), []).append(f'`{cls.__name__}`')
    order = list(testing.CHECKS)
    rows = [
        f'| {row} | {reason} | {", ".join(names)} |'
        for (row, reason), names in sorted(found.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    ]
    return '\n'.join(['## What is waived, and why', '', '| row | reason | losses |', '| --- | --- | --- |', *rows])


def laws(classes: list[type], tests: list[Sentence]) -> str:
    """What all members of a family keep; the inputs are hypothesis's."""
    rows = []
    for test in tests:
        if test.family:
            members = [cls for cls in classes if issubclass(cls, getattr(losses, test.family))]
            kept = [cls for cls in members if test.law not in cls.waives]
            rows.append(f'| `{test.family}` | {test.text} | {len(kept)} of {len(members)} | {link(test.file)} |')
    return '\n'.join(
        ['## The laws of the families', '', '| family | law | losses | held by |', '| --- | --- | ---: | --- |', *rows]
    )


def generic(tests: list[Sentence]) -> str:
    """The tests that run once for each registered loss, beside the contract."""
    rows = [
        f'* {test.text} ({link(test.file)})'
        for test in tests
        if not test.family and test.file not in ('test_contract.py', *MACHINES)
    ]
    return '\n'.join(['## Asked of each loss besides', '', *rows])


def machines(tests: list[Sentence]) -> str:
    """What is tried with processes, on machines as people have them."""
    rows = [f'* {test.text} ({link(test.file)})' for test in tests if test.file in MACHINES]
    return '\n'.join(['## Processes and machines', '', *rows])


def link(file: str) -> str:
    return f'[{file}](../../tests/{file})'


def sentences(folder: Path) -> list[Sentence]:
    """The tests of all losses, of all members of a family, and of machines."""
    found = []
    for path in sorted(folder.glob('test_*.py')):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith('test_'):
                text, law = node.name.removeprefix('test_').replace('_', ' '), law_of(node)
                if law or path.name in MACHINES or 'loss_cls' in [argument.arg for argument in node.args.args]:
                    found.append(Sentence(path.name, text, *law))
    return found


def law_of(node: ast.FunctionDef) -> tuple[str, ...]:
    """Family and law out of `@members(Family, 'law')`."""
    for mark in node.decorator_list:
        if isinstance(mark, ast.Call) and getattr(mark.func, 'id', '') == 'members':
            family, law = mark.args
            return ast.unparse(family).rpartition('.')[2], ast.literal_eval(law)
    return ()
