"""How each loss was checked: its paper, a reference, heads that train with it, its kernel; read off the tests."""

import ast
import re
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..peers import rows
from .datasheet import datasheet

ROOT = Path(__file__).resolve().parents[3]
LIBRARIES = ('torch', 'torchvision', 'mmdet', 'mmpretrain', 'mmseg', 'kornia', 'fvcore')
CODE = re.compile(r"authors' (released )?code|released code|authors'.*code|official code|paper's code")
RELEASED = 'released', 'authors'  # words of the names of tests and of what they use
BASES = dict(retinanet='RetinaNet', faster='Faster R-CNN', resnet='ResNet', fcn='FCN')
IN_HEADS = (
    'test_heads.py',
    'test_heads_of_papers.py',
    'test_ranking_heads.py',
    'test_cosine_head.py',
    'test_theorems_boxes_confidence.py',
    'test_theorems_face_heads.py',
)


class Sentence(NamedTuple):
    """A test, and every word that it or what it uses says."""

    file: str
    name: str
    words: frozenset


def checked(registered: dict[str, type], configs: dict[str, list[Path]]) -> str:
    """The table of configs/losses/checked.md.

    Args:
        registered: name and class of every loss.
        configs: of each loss, those that name it, relative to configs/.
    """
    facts = [s for path in sorted((ROOT / 'tests').glob('test_theorems*.py')) for s in sentences(path)]
    heads = [s for name in IN_HEADS for s in sentences(ROOT / 'tests' / name)]
    rows = [
        '| loss | facts of its paper | beside the reference, peers | heads that train with it | kernel |',
        '| --- ' * 5 + '|',
    ]
    for name, cls in registered.items():
        cells = (
            page_of(name, cls),
            of_paper(cls, facts),
            ', '.join(dict.fromkeys([*peers(name), *elsewhere(cls)])) or 'none',
            in_heads(cls, heads, configs.get(name, [])),
            kernel(cls),
        )
        rows.append(f'| {" | ".join(cells)} |')
    parts = [*rows, '', '## Beside pytorch-metric-learning', '', embeddings(registered)]
    return '\n'.join([*parts, '', '## Where released code differs', '', differences(registered)])


def embeddings(registered: dict[str, type]) -> str:
    """How many losses agree with those of pytorch-metric-learning, and why the others do not."""
    table = of_tests('peers_embeddings')
    settings = sum(map(len, table.PEERS.values()))
    lines = [
        f'{len(table.PEERS)} losses, in {settings} settings, have its value and gradients to 1e-12 '
        f'([peers_embeddings.py](../../tests/peers_embeddings.py)); {len(table.DIFFERENT)} that it has do not:',
        '',
    ]
    return '\n'.join(
        [*lines, *(f'* {page_of(name, registered[name])}: {why}.' for name, (*_, why) in table.DIFFERENT.items())]
    )


def differences(registered: dict[str, type]) -> str:
    """What the datasheets say about the code of the authors."""
    rows = ['| loss | what its datasheet says |', '| --- | --- |']
    for name, cls in registered.items():
        sheet = datasheet(cls.fn)
        said = [f'`{key}`: {text}' for key, text in sheet.arguments.items() if CODE.search(text)]
        said += [sentence for sentence in re.split(r'(?<=\.) (?=[A-Z])', sheet.returns) if CODE.search(sentence)]
        if said:
            rows.append(f'| {page_of(name, cls)} | {" ".join(said)} |')
    return '\n'.join(rows)


def page_of(name: str, cls: type) -> str:
    return f'[`{name}`]({cls.__module__.rpartition(".")[2]}/README.md#{name.lower()})'


def kernel(cls: type) -> str:
    return f'none: {cls.waives["kernel"]}' if 'kernel' in cls.waives else str(cls.loops)


def of_paper(cls: type, facts: list[Sentence]) -> str:
    """Where sentences name it, and whether one compares it with the authors' code."""
    found = [s for s in facts if mentioned(cls, s)]
    files = ', '.join(link(file) for file in dict.fromkeys(s.file for s in found))
    released = any(word in f'{s.name} {" ".join(s.words)}' for s in found for word in RELEASED)
    return f'{files}{"; the released code" * released}' if found else 'the formula alone'


def in_heads(cls: type, heads: list[Sentence], configs: list[Path]) -> str:
    """What the swap puts it into, the configs that name it, and the tests of heads that do."""
    cases = of_tests('sweep_cases')
    swapped = dict.fromkeys(
        text
        for base in cases.BASES
        for word, text in BASES.items()
        if word in base.split('/')[-1] and cases.fits(base, cls)
    )
    shown = [f'[{path.stem}](../{path.as_posix()})' for path in configs]
    families = {c.__name__ for c in cls.__mro__[1:-1] if getattr(c, 'fn', cls) is None}
    tests = [
        link(file)
        for file in dict.fromkeys(
            s.file
            for s in heads
            if mentioned(cls, s) or ('module_dict' in s.words and not families.isdisjoint(s.words))
        )
    ]
    return ', '.join([*swapped, *shown, *tests]) or 'none'


def mentioned(cls: type, sentence: Sentence) -> bool:
    return not sentence.words.isdisjoint({cls.__name__, cls.fn.__name__})


def link(file: str) -> str:
    return f'[{file.removesuffix(".py").removeprefix("test_")}](../../tests/{file})'


@cache
def peers(name: str) -> list[str]:
    """The libraries whose function is compared, in tests/peers.py and tests/peers_embeddings.py."""
    tree = ast.parse((ROOT / 'tests/peers.py').read_text())
    table = next(node.value for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == 'PEERS')
    said = [words(value) for key, value in zip(table.keys, table.values, strict=True) if key and key.value == name]
    own = [library for library in LIBRARIES if any(word.split('_')[0] == library for found in said for word in found)]
    return [*own, *(['pytorch-metric-learning'] if name in of_tests('peers_embeddings').PEERS else [])]


def elsewhere(cls: type) -> list[str]:
    """The libraries whose loss tools/lab/peers.py runs beside it."""
    return [row.library.partition('.')[0].replace('_', '-') for row in rows() if row.name == cls.fn.__name__]


def of_tests(module: str):
    """A module of the tests that needs no host."""
    folder = str(ROOT / 'tests')
    if folder not in sys.path:
        sys.path.append(folder)
    return __import__(module)


@cache
def sentences(path: Path) -> list[Sentence]:
    """The tests of a file, each with the words of all that it uses of the file."""
    top = {name: node for node in ast.parse(path.read_text()).body for name in names_of(node)}
    said = {name: words(node) for name, node in top.items()}
    found = []
    for name in top:
        known, waiting = set(), [name]
        while waiting:
            one = waiting.pop()
            known.add(one)
            waiting += [word for word in said[one] if word in said and word not in known]
        if name.startswith('test_'):
            found.append(Sentence(path.name, name, frozenset().union(known, *(said[one] for one in known))))
    return found


def names_of(node: ast.stmt) -> list[str]:
    """What a statement of a module defines."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]


def words(node: ast.AST) -> set[str]:
    """Names, attributes and strings, the latter without the scope."""
    return {
        getattr(part, 'id', None) or getattr(part, 'attr', None) or str(part.value).removeprefix('cvloss_mm.')
        for part in ast.walk(node)
        if isinstance(part, (ast.Name, ast.Attribute, ast.Constant))
    }
