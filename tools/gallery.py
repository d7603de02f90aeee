"""Draw every registered loss, and write the tables and pages that show them, configs/**/README.md.

What was measured is shown from where it is kept: in comparisons.md those of configs/losses/<file>/<name>/, each
with compare.json and report.html from a work dir of tools/compare.py; on the page of a file its simulation/, with
summary.json and the figures of tools/simulate.py. promises.md is read off the contract, the laws and the tests.

    python tools/gallery.py                     write every page, and draw what is missing or stale
    python tools/gallery.py --only CIoULoss     draw this one anew (the figure alone)
    python tools/gallery.py --check             write nothing; exit 1 where a text or a figure is missing or stale

All of it comes from the registry and the docstrings of the functions. Only what stands between the two markers of a
file is written; the rest of a page may be written by hand.
"""

import argparse
import difflib
import inspect
import json
import math
import re
import sys
from importlib import import_module
from pathlib import Path

from cvloss_mm.hosts.adapters import left
from cvloss_mm.losses import BoxLoss, ClassificationLoss, ClassMapLoss, OffsetLoss, RankingLoss
from cvloss_mm.registry import MODELS
from lab.compare.markdown import table_of
from lab.gallery import marked, plots
from lab.gallery.checked import checked
from lab.gallery.datasheet import cell, datasheet, markdown, paragraphs
from lab.gallery.promises import at_a_glance, promises
from lab.gallery.tutorial import FIGURES
from lab.simulate.report import markdown as markdown_of_simulation

HOSTS = ('mmdet', 'mmpretrain', 'mmseg')
ROOT = Path(__file__).resolve().parents[1]
# Markers: <!-- losses:begin --> ... <!-- losses:end -->
LOSSES, COMPARISONS, PROMISES, CHECKED, GLANCE = 'losses', 'comparisons', 'promises', 'checked', 'glance'
BOX_CAPTION = f"""
In the figures of the losses: above, in colour the loss and as arrows the direction of descent (their length is the
root of the gradient; red dots: no gradient), on the left while a box of the target's size moves around it (dashed: the
two touch), on the right while a box of the same centre changes its sides. Below, plain gradient descent of the corners
from five starts, at rate {plots.RATE} where the target's sides are 1: the way of the box, and its overlap with the
target until that is {plots.ARRIVED}, or for {plots.STEPS} steps."""


def registered() -> dict[str, type]:
    """Name and class of every loss; names that are functions, as most of the hosts' are, are no losses of their own."""
    return {name: cls for name, cls in MODELS.module_dict.items() if getattr(cls, 'fn', None)}


def family(cls: type) -> type:
    return cls.__mro__[1]


def file_of(cls: type) -> str:
    """The file of losses/ that binds it, which names its page."""
    return cls.__module__.rpartition('.')[2]


def pages() -> dict[str, dict[str, type]]:
    """The losses of each page, by name."""
    found = {}
    for name, cls in registered().items():
        found.setdefault(file_of(cls), {})[name] = cls
    return found


# ---- the texts


def table() -> str:
    """configs/losses/README.md: one row a loss."""
    rows = ['| loss | family | what it does | when to take it | formula | paper |', '| --- ' * 6 + '|']
    for name, cls in registered().items():
        sheet, link = datasheet(cls.fn), f'[`{name}`]({file_of(cls)}/README.md#{name.lower()})'
        cells = link, f'`{family(cls).__name__}`', sheet.idea, sheet.advice, cell(sheet.formula), sheet.paper
        rows.append(f'| {" | ".join(cells)} |')
    hosts = [
        f'* `{name}`: {paragraphs(inspect.getdoc(make)).splitlines()[0]}'
        for name, make in MODELS.module_dict.items()
        if not inspect.isclass(make)
    ]
    without = [f"* {host}'s `{name}`: {reason}." for host in HOSTS for name, reason in left(host).items()]
    return '\n'.join(
        [
            *rows,
            '',
            "Names that choose one of these, most of them the hosts':",
            '',
            *hosts,
            '',
            "The hosts' losses that nothing here stands in for:",
            '',
            *without,
        ]
    )


SIMULATION = """## Simulation

The box-regression simulation of the Distance-IoU paper, as `python tools/simulate.py` runs it: boxes all around their
targets follow a rule for 200 steps. The table has the total error in millions; in brackets, what the published figure
shows. Which loss comes out ahead depends on the rule: the released code does not follow the gradients of the losses."""


def simulation(folder: Path) -> list[str]:
    """What tools/simulate.py left there; nothing where there is nothing."""
    if not (folder / 'summary.json').is_file():
        return []
    figures = [f'![{p.stem}](simulation/{p.name})' for p in sorted(folder.glob('*.png'))]
    return [SIMULATION, markdown_of_simulation(json.loads((folder / 'summary.json').read_text())), *figures]


def page(root: Path, file: str, losses: dict[str, type], configs: dict[str, list[Path]]) -> str:
    """configs/losses/<file>/README.md: what the losses of one file have in common, and each of them."""
    first = next(iter(losses.values()))
    parts = [f'# The losses of {file}.py', paragraphs(import_module(first.fn.__module__).__doc__)]
    for draw in FIGURES.get(file, ()):
        parts += [f'![{draw.__name__}](figures/{draw.__name__}.png)', markdown(inspect.getdoc(draw))]
    if issubclass(first, BoxLoss):
        parts.append(markdown(BOX_CAPTION))
    parts += [section(name, cls, configs.get(name, [])) for name, cls in losses.items()]
    return '\n\n'.join(parts + simulation(root / 'configs/losses' / file / 'simulation'))


def section(name: str, cls: type, configs: list[Path]) -> str:
    sheet, parameters = datasheet(cls.fn), cls.__signature__.parameters
    arguments = [
        f'* `{key}` (default `{parameters[key].default!r}`): {text}'
        for key, text in sheet.arguments.items()
        if key in parameters
    ]
    further = ', '.join(
        f'`{key}={p.default!r}`' for key, p in parameters.items() if key not in sheet.arguments and key != 'loss_name'
    )  # that of segmentation heads alone
    used = ', '.join(f'[{path.stem}](../../{path.as_posix()})' for path in configs)
    parts = (
        f'## {name}',
        f'{sheet.idea} {sheet.advice}',
        f'```math\n{sheet.formula}\n```',
        f'Paper: {sheet.paper}',
        f'![{name}](figures/{name}.png)',
        drawn_with(cls),
        '\n'.join(arguments),
        f'Further arguments: {further}, see `{family(cls).__name__}`.',
        sheet.returns,
        used and f'Configs: {used}.',
        into_any_config(name, cls),
    )
    return '\n\n'.join(filter(None, parts))


def drawn_with(cls: type) -> str:
    """What the figure of a box loss is drawn with, where the defaults are made for pixels."""
    shown = ', '.join(f'`{key}={value}`' for key, value in getattr(cls, 'figure_arguments', {}).items())
    return shown and f'Drawn with {shown}, in units of the sides of the target.'


def into_any_config(name: str, cls: type) -> str:
    """The option of tools/train.py that puts a loss into a config, where there is one."""
    option = '--loss-bbox' if issubclass(cls, (BoxLoss, OffsetLoss)) else '--loss-cls'
    swapped = BoxLoss, OffsetLoss, ClassificationLoss, ClassMapLoss, RankingLoss
    if not issubclass(cls, swapped) or name == 'ZeroOneLoss':
        return ''
    return f'Into a config: `python tools/train.py CONFIG {option} {name}`; `--dump FILE.py` writes what results.'


def folder_page(folder: str, configs: dict[str, list[Path]]) -> str:
    """configs/<folder>/README.md: the losses that its configs show."""
    rows = [
        f'# The losses in the configs of {folder}',
        '',
        f'To train with one of them: `python tools/train.py configs/{folder}/CONFIG.py`; more in the '
        '[README](../../README.md).',
        '',
        '| loss | what it does | figure | configs |',
        '| --- | --- | --- | --- |',
    ]
    for name, cls in registered().items():
        own = [f'[{path.stem}]({path.name})' for path in configs.get(name, ()) if path.parts[0] == folder]
        where = f'../losses/{file_of(cls)}'
        link = f'[`{name}`]({where}/README.md#{name.lower()})'
        figure = f'<img src="{where}/figures/{name}.png" width="320">'
        if own:
            rows.append(f'| {link} | {datasheet(cls.fn).idea} | {figure} | {"<br>".join(own)} |')
    return '\n'.join(rows)


def configs_of(root: Path) -> dict[str, list[Path]]:
    """The configs that name each loss, relative to configs/."""
    used = {}
    for path in sorted((root / 'configs').glob('[!_]*/*.py')):
        for name in dict.fromkeys(re.findall(r'cvloss_mm\.([A-Z]\w+)', path.read_text())):
            if name in registered():
                used.setdefault(name, []).append(path.relative_to(root / 'configs'))
    return used


def comparisons(root: Path) -> str:
    """configs/losses/comparisons.md: what was measured, comparison by comparison."""
    folder = root / 'configs/losses'
    return '\n\n'.join(
        table_of(json.loads(path.read_text()), path.with_name('report.html').relative_to(folder))
        for path in sorted(folder.glob('*/*/compare.json'))
    )


def texts(root: Path) -> dict[tuple[Path, str], str]:
    """What has to stand between the markers of each file."""
    configs, folder = configs_of(root), root / 'configs/losses'
    shown = sorted({path.parts[0] for paths in configs.values() for path in paths})
    index = '\n\n'.join([table(), f'Configs: {", ".join(f"[{name}](../{name}/README.md)" for name in shown)}.'])
    found = {
        (folder / 'README.md', LOSSES): index,
        (folder / 'comparisons.md', COMPARISONS): comparisons(root),
        (folder / 'promises.md', PROMISES): promises(registered()),
        (folder / 'checked.md', CHECKED): checked(registered(), configs),
    }
    if (root / 'README.md').is_file():
        found[root / 'README.md', GLANCE] = at_a_glance(root, registered())
    for file, losses in pages().items():
        found[folder / file / 'README.md', LOSSES] = page(root, file, losses, configs)
    for used in shown:
        found[root / 'configs' / used / 'README.md', LOSSES] = folder_page(used, configs)
    return found


def compared(root: Path) -> dict[Path, tuple[str, str]]:
    """Each file as it is and as it should be. A page that is not there yet begins with its markers alone."""
    found = {}
    for (path, marker), text in texts(root).items():
        before, after = found.get(path) or [path.read_text() if path.is_file() else ''] * 2
        if not after and path.parent != root:
            after = ''.join(f'{mark}\n' for mark in marked.marks(marker))
        try:
            found[path] = before, marked.filled(path, after, marker, text, 'tools/gallery.py')
        except ValueError as error:
            sys.exit(f'error: {error}')
    return found


# ---- the figures


def figures(root: Path) -> dict[Path, object]:
    """Each figure, and what draws it: a loss, or a function of the tutorial."""
    found = {}
    for file, losses in pages().items():
        folder = root / 'configs/losses' / file / 'figures'
        found |= {folder / f'{draw.__name__}.png': draw for draw in FIGURES.get(file, ())}
        found |= {folder / f'{name}.png': cls for name, cls in losses.items()}
    return found


def values(subject) -> list[float]:
    """What is kept inside the figure of a loss, to tell whether the loss has changed since."""
    return plots.probe(subject) if inspect.isclass(subject) else []


def draw_all(subjects: dict[Path, object]) -> None:
    from rich.progress import track

    for path, subject in track(subjects.items(), description='Drawing'):
        figure = plots.draw(subject) if inspect.isclass(subject) else subject()
        plots.save(figure, path, ' '.join(f'{value:.4g}' for value in values(subject)))


def figure_problem(path: Path, subject) -> str:
    if not path.is_file():
        return f'{path} is missing'
    kept, now = [float(value) for value in plots.note_of(path).split()], values(subject)
    same = len(kept) == len(now) and all(map(nearly, kept, now))
    return '' if same else f'{path} is stale: the loss has changed since it was drawn'


def nearly(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=2e-3, abs_tol=1e-4)


# ---- the command


def check(root: Path) -> list[str]:
    """What is missing or stale."""
    problems = []
    for path, (before, after) in compared(root).items():
        if before != after:
            problems += [
                *difflib.unified_diff(
                    before.splitlines(),
                    after.splitlines(),
                    f'{path} as it is',
                    f'{path} as it should be',
                    n=0,
                    lineterm='',
                )
            ]
    subjects = figures(root)
    problems += [
        f'{path} shows no loss of that name; delete it'
        for path in sorted((root / 'configs/losses').glob('*/figures/*'))
        if path not in subjects
    ]
    return problems + [problem for item in subjects.items() if (problem := figure_problem(*item))]


def parse_args(argv=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--only', metavar='NAME', help='draw one figure: of a loss, or of the tutorial')
    parser.add_argument('--out', type=Path, default=ROOT, metavar='DIR', help='checkout to work in (default: this one)')
    parser.add_argument('--check', action='store_true', help='compare instead of writing')
    args = parser.parse_args(argv)
    if args.check and args.only:
        parser.error('--check compares everything; leave --only away')
    return args


def main(argv=None) -> None:
    args = parse_args(argv)
    if args.check:
        if problems := check(args.out):
            sys.exit('\n'.join([*problems, '', 'error: this is not up to date; run: python tools/gallery.py']))
        return print('Tables, pages and figures are up to date.')
    subjects = figures(args.out)
    if args.only:
        chosen = {path: subject for path, subject in subjects.items() if path.stem == args.only}
        if not chosen:
            sys.exit(f'error: there is no figure of {args.only!r}, only of {", ".join(path.stem for path in subjects)}')
        draw_all(chosen)
        return print(f'Drew {", ".join(map(str, chosen))}')
    ready = compared(args.out)  # before the drawing, so that missing markers cost no time
    stale = {path: subject for path, subject in subjects.items() if figure_problem(path, subject)}
    draw_all(stale)
    for path, (_, after) in ready.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(after)
    print(f'Drew {len(stale)} of {len(subjects)} figures and wrote {len(ready)} pages in {args.out}')


if __name__ == '__main__':
    main()
