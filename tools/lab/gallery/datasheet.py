"""The docstring of a loss function, taken apart and turned into GitHub's Markdown."""

import inspect
import re
from collections.abc import Callable
from typing import NamedTuple


class Datasheet(NamedTuple):
    """What the docstring says, as Markdown; the formula as LaTeX."""

    idea: str
    formula: str
    arguments: dict[str, str]
    returns: str
    advice: str
    paper: str


SECTIONS = re.compile(
    r'(?P<idea>.+?)\n\n\.\. math:: (?P<formula>.+?)\n\nArgs:\n(?P<arguments>.+?)\n\n'
    r'Returns:\n(?P<returns>.+?)\n\nAdvice: (?P<advice>.+?)\n\nPaper: (?P<paper>.+?)(\n\n.*)?',
    re.DOTALL,
)
ARGUMENT = re.compile(r'^    (\w+): (.+?)(?=\n    \w+: |\Z)', re.DOTALL | re.MULTILINE)


def datasheet(function: Callable) -> Datasheet:
    """Raises ValueError where the docstring lacks a part."""
    parts = SECTIONS.fullmatch(inspect.getdoc(function) or '')
    if parts is None:
        raise ValueError(
            f'the docstring of {function.__name__} is no datasheet: it needs, in this order and with '
            'empty lines between, the idea, ".. math::", "Args:", "Returns:", "Advice:" (when to take it) '
            'and "Paper:"'
        )
    return Datasheet(
        markdown(parts['idea']),
        without_bars(' '.join(parts['formula'].split())),
        {name: markdown(text) for name, text in ARGUMENT.findall(parts['arguments'])},
        markdown(parts['returns']),
        markdown(parts['advice']),
        linked(markdown(parts['paper'])),
    )


def markdown(text: str) -> str:
    """Some of a docstring as one line of Markdown that may stand in the cell of a table."""
    text = re.sub(r':\w+:`~?([^`]+)`', r'``\1``', ' '.join(text.split())).replace('``', '`')
    parts = re.split(r'(`[^`]*`|https?://\S+)', text)  # code and links are not to be escaped
    return ''.join(part if i % 2 else re.sub(r'([*_<|])', r'\\\1', part) for i, part in enumerate(parts))


def paragraphs(text: str) -> str:
    return '\n\n'.join(markdown(part) for part in inspect.cleandoc(text).split('\n\n'))


def without_bars(formula: str) -> str:
    """A bar would end the cell of a table."""
    formula = formula.replace(r'\|', r'\Vert ')
    return re.sub(r'\|([^|]*)\|', r'\\lvert \1 \\rvert', formula).replace('|', r'\vert ')


def linked(paper: str) -> str:
    """Each citation as a link, where it has one."""
    return '; '.join(re.sub(r'^(.+?),? (https?://[^\s,;]+)', r'[\1](\2)', citation) for citation in paper.split('; '))


def cell(formula: str) -> str:
    """The formula inside a table, its parts below each other."""
    return '<br>'.join(f'$`{part.strip()}`$' for part in formula.split(r', \quad '))
