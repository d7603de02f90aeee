"""Draw every registered loss, and write the tables and pages that show them: README.md and configs/**/README.md.

    python tools/gallery.py                     draw and write everything
    python tools/gallery.py --only CIoULoss     draw this one anew (pictures only)
    python tools/gallery.py --check             write nothing; exit 1 where a text or a picture is missing or out of date

All of it comes from the registry and the docstrings of the functions. Only what stands between the two markers of a
file is written; the rest of a page may be written by hand.
"""

import argparse
import difflib
import inspect
import math
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import cvloss_mm.losses  # noqa: F401  (registers them)
from cvloss_mm.registry import MODELS

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = '<!-- losses:begin -->', '<!-- losses:end -->'
NOTE = '<!-- written by tools/gallery.py; what is changed here by hand is lost -->'
COMMAND = 'python tools/gallery.py'
BOX_CAPTION = (
    'Above, in colour the loss and as arrows the direction of descent (length: the root of the gradient; red dots: none) '
    'while a box moves around a square target (dashed: the boxes touch) and while its sides change. Below, plain gradient '
    'descent at rate 0.02 with a target of side 1: the path of the box and its overlap.')


class Sheet(NamedTuple):
    """The datasheet in the docstring of a function."""

    idea: str
    formula: str
    arguments: dict[str, str]
    returns: str
    paper: str


def registered() -> dict[str, type]:
    """Name and class of every loss; the hosts' names, which are functions, are no losses of their own."""
    return {name: cls for name, cls in MODELS.module_dict.items() if inspect.isclass(cls)}


def file_of(cls: type) -> str:
    """The file of losses/ that binds it, which names its page."""
    return cls.__module__.rpartition('.')[2]


def pages() -> dict[str, dict[str, type]]:
    found = {}
    for name, cls in registered().items():
        found.setdefault(file_of(cls), {})[name] = cls
    return found


# ---- docstring to Markdown

def sheet_of(cls: type) -> Sheet:
    text = inspect.getdoc(cls.fn)
    parts = re.fullmatch(r'(?P<idea>.+?)\n\n\.\. math:: (?P<formula>.+?)\n\nArgs:\n(?P<args>.+?)\n\nReturns:\n(?P<returns>.+?)'
                         r'\n\nPaper: (?P<paper>.+?)(\n\n.*)?', text, re.DOTALL)
    if parts is None:
        sys.exit(f'error: the docstring of {cls.fn.__name__} is no datasheet; it needs, in this order, the idea, ".. math::", '
                 '"Args:", "Returns:" and "Paper:", with empty lines between')
    arguments = re.findall(r'^    (\w+): (.+?)(?=\n    \w+: |\Z)', parts['args'], re.DOTALL | re.MULTILINE)
    return Sheet(markdown(parts['idea']), ' '.join(parts['formula'].split()), {k: markdown(v) for k, v in arguments},
                 markdown(parts['returns']), markdown(parts['paper']))


def markdown(text: str) -> str:
    """One line of Markdown from some of a docstring."""
    text = re.sub(r':\w+:`~?([^`]+)`', r'``\1``', ' '.join(text.split())).replace('``', '`')
    parts = re.split(r'(`[^`]*`|https?://\S+)', text)
    return ''.join(p if i % 2 else re.sub(r'([*_<|])', r'\\\1', p) for i, p in enumerate(parts))


def bars(formula: str) -> str:
    """A bar would end the cell of a table."""
    return re.sub(r'\|([^|]*)\|', r'\\lvert \1 \\rvert', formula).replace('|', r'\vert ')


def cell_of_formula(formula: str) -> str:
    return '<br>'.join(f'$`{part}`$' for part in bars(formula).split(r', \quad '))


def linked(paper: str) -> str:
    """Each citation as a link, where it has one."""
    return '; '.join(re.sub(r'^(.+?),? (https?://[^\s,;]+)', r'[\1](\2)', citation) for citation in paper.split('; '))


def first_line(module: str) -> str:
    return markdown(import_module(module).__doc__.strip().split('\n')[0].rstrip('.'))


# ---- the texts

def table() -> str:
    """README.md: one row a loss."""
    rows = ['| loss | family | what it does | formula | paper |', '| --- | --- | --- | --- | --- |']
    for name, cls in registered().items():
        sheet, file = sheet_of(cls), file_of(cls)
        rows.append(f'| [`{name}`](configs/losses/{file}/README.md#{name.lower()}) | `{cls.__mro__[1].__name__}` | {sheet.idea} '
                    f'| {cell_of_formula(sheet.formula)} | {linked(sheet.paper)} |')
    hosts = [f"* `{name}`: {markdown(inspect.getdoc(make).split(chr(10) * 2)[0])}"
             for name, make in MODELS.module_dict.items() if not inspect.isclass(make)]
    return '\n'.join([*rows, '', "Names of the hosts that are taken, too:", '', *hosts])


def page(file: str, losses: dict[str, type], configs: dict[str, list[Path]]) -> str:
    """configs/losses/<file>/README.md: what the losses of one file have in common, and each of them."""
    from cvloss_mm.tutorial import FIGURES

    module = next(iter(losses.values())).__module__
    parts = [f'# {first_line(module)}', paragraphs(import_module(module.replace('.losses.', '.functional.')).__doc__)]
    parts += [f'![{draw.__name__}](pictures/{draw.__name__}.png)\n\n{markdown(inspect.getdoc(draw))}'
              for draw in FIGURES.get(file, ())]
    return '\n\n'.join([*parts, *(section(name, cls, configs.get(name, [])) for name, cls in losses.items())])


def paragraphs(text: str) -> str:
    return '\n\n'.join(markdown(part) for part in inspect.cleandoc(text).split('\n\n'))


def section(name: str, cls: type, configs: list[Path]) -> str:
    sheet, parameters = sheet_of(cls), cls.__signature__.parameters
    arguments = [f'* `{key}` (default `{parameters[key].default!r}`): {text}' for key, text in sheet.arguments.items()
                 if key in parameters]
    further = ', '.join(f'`{key}={p.default!r}`' for key, p in parameters.items() if key not in sheet.arguments)
    used = ', '.join(f'[{path.stem}](../../{path.as_posix()})' for path in configs)
    return '\n\n'.join(filter(None, [
        f'## {name}', sheet.idea, f'```math\n{bars(sheet.formula)}\n```', f'Paper: {linked(sheet.paper)}',
        f'![{name}](pictures/{name}.png)', BOX_CAPTION if cls.__mro__[1].__name__ == 'BoxLoss' else '',
        '\n'.join(arguments), f'Further arguments: {further}, see `{cls.__mro__[1].__name__}`.', sheet.returns,
        used and f'Configs: {used}.']))


def folder_page(folder: str, configs: dict[str, list[Path]]) -> str:
    """configs/<folder>/README.md: the losses that its configs show."""
    rows = [f'# {folder}', '', '| loss | what it does | curve or field | configs |', '| --- | --- | --- | --- |']
    for name, cls in registered().items():
        own = [f'[{path.stem}]({path.name})' for path in configs.get(name, ()) if path.parts[0] == folder]
        where = f'../losses/{file_of(cls)}'
        if own:
            rows.append(f'| [`{name}`]({where}/README.md#{name.lower()}) | {sheet_of(cls).idea} '
                        f'| <img src="{where}/pictures/{name}.png" width="320"> | {"<br>".join(own)} |')
    return '\n'.join(rows)


def configs_of(root: Path) -> dict[str, list[Path]]:
    """The configs that name each loss, relative to configs/."""
    used = {}
    for path in sorted((root / 'configs').glob('[!_]*/*.py')):
        for name in dict.fromkeys(re.findall(r'cvloss_mm\.(\w+)', path.read_text())):
            used.setdefault(name, []).append(path.relative_to(root / 'configs'))
    return used


def texts(root: Path) -> dict[Path, str]:
    """What has to stand between the markers of each file."""
    configs = configs_of(root)
    folders = sorted({path.parts[0] for paths in configs.values() for path in paths})
    return {
        root / 'README.md': table(),
        **{root / 'configs/losses' / file / 'README.md': page(file, losses, configs) for file, losses in pages().items()},
        **{root / 'configs' / folder / 'README.md': folder_page(folder, configs) for folder in folders}}


def filled(path: Path, text: str, create: bool) -> tuple[str, str]:
    """The file as it is, and as it should be. Pages that are not there yet hold nothing but the markers."""
    before = path.read_text() if path.is_file() else ''
    if not before and create:
        return before, f'{BEGIN}\n{NOTE}\n\n{text}\n\n{END}\n'
    if before.count(BEGIN) != 1 or before.count(END) != 1 or before.index(BEGIN) > before.index(END):
        sys.exit(f'error: {path} has to hold the lines\n{BEGIN}\n{END}\nonce each and in this order; what the tool writes goes '
                 'between them')
    head, _, rest = before.partition(BEGIN)
    return before, f'{head}{BEGIN}\n{NOTE}\n\n{text}\n\n{END}{rest.partition(END)[2]}'


# ---- the pictures

def pictures(root: Path) -> dict[Path, object]:
    """Each picture, and what draws it: a loss, or a function of the tutorial."""
    from cvloss_mm.tutorial import FIGURES

    found = {}
    for file, losses in pages().items():
        folder = root / 'configs/losses' / file / 'pictures'
        found |= {folder / f'{draw.__name__}.png': draw for draw in FIGURES.get(file, ())}
        found |= {folder / f'{name}.png': cls for name, cls in losses.items()}
    return found


def note(subject) -> str:
    """The values behind a picture of a loss, to be kept inside it."""
    from cvloss_mm.drawing import probe

    return ' '.join(f'{value:.4g}' for value in probe(subject)) if inspect.isclass(subject) else ''


def draw_all(wanted: dict[Path, object]) -> None:
    from rich.progress import track

    from cvloss_mm import drawing

    for path, subject in track(wanted.items(), description='Drawing'):
        drawing.save(drawing.draw(subject) if inspect.isclass(subject) else subject(), path, note(subject))


def picture_problem(path: Path, subject) -> str:
    from cvloss_mm.drawing import note_of

    if not path.is_file():
        return f'{path}: the picture is missing'
    kept, now = note_of(path).split(), note(subject).split()
    same = len(kept) == len(now) and all(math.isclose(float(a), float(b), rel_tol=2e-3, abs_tol=1e-4) for a, b in zip(kept, now))
    return '' if same else f'{path}: the loss has changed since the picture was drawn'


# ---- the command

def check(root: Path) -> list[str]:
    """What is missing or out of date."""
    problems = []
    for path, text in texts(root).items():
        before, after = filled(path, text, create=path != root / 'README.md')
        diff = difflib.unified_diff(before.splitlines(), after.splitlines(), f'{path} as it is', f'{path} as it should be', 'n=1',
                                    lineterm='')
        problems += ['\n'.join(diff)] if before != after else []
    return problems + list(filter(None, (picture_problem(*item) for item in pictures(root).items())))


def parse_args(argv=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--only', metavar='NAME', help='draw one picture: a loss, or a figure of the tutorial')
    parser.add_argument('--out', type=Path, default=ROOT, metavar='DIR', help='another checkout to read and to write')
    parser.add_argument('--check', action='store_true', help='compare instead of writing')
    args = parser.parse_args(argv)
    if args.check and args.only:
        parser.error('--check compares everything; leave --only away')
    return args


def main(argv=None) -> None:
    args = parse_args(argv)
    if args.check:
        problems = check(args.out)
        if problems:
            sys.exit('\n'.join([*problems, '', f'error: out of date; run `{COMMAND}` and commit what it writes']))
        return print('The tables, the pages and the pictures are up to date.')
    wanted = pictures(args.out)
    if args.only:
        wanted = {path: subject for path, subject in wanted.items() if path.stem == args.only}
        if not wanted:
            sys.exit(f'error: no picture is called {args.only!r}; there are {", ".join(p.stem for p in pictures(args.out))}')
    ready = {} if args.only else {path: filled(path, text, path != args.out / 'README.md')[1]
                                  for path, text in texts(args.out).items()}  # first, so that an error costs no minute
    draw_all(wanted)
    for path, text in ready.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    print(f'Drew {len(wanted)} pictures and wrote {len(ready)} pages in {args.out}')


if __name__ == '__main__':
    main()
