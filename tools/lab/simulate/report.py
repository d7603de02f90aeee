"""What came out: a table, files of numbers, figures."""

import csv
import json
import math
import textwrap
from itertools import pairwise
from pathlib import Path

import numpy as np
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure

from lab.gallery.style import COLOURS, LINES, save

from .rules import CASES_PER_CENTRE, RADIUS, draw_centres
from .runs import FULL, Result, Run

# Total error in millions by iteration, read off the figure in the authors' repository.
PUBLISHED = {
    'IoULoss': {200: 5.9},
    'GIoULoss': {50: 3.35, 200: 1.5},
    'DIoULoss': {50: 0.53, 200: 0.0},
    'CIoULoss': {200: 0.0},
}
TITLES = {'authors': 'released rule (authors)', 'autograd': 'exact gradients (autograd)'}
BIN = 0.25  # of the distance


def millions(run: Run, result: Result) -> np.ndarray:
    """Total errors in millions, as if there were all 5000 centres."""
    return result.totals * FULL / run.cases / 1e6


def scope(run: Run) -> str:
    return f'{FULL:,} boxes' + ('' if run.cases == FULL else f' (scaled from {run.cases:,})')


def marks(iterations: int) -> list[int]:
    return sorted({max(1, round(iterations * part)) for part in (0.005, 0.25, 0.5, 0.8, 0.9, 1)})


def table(results: dict[Run, Result]) -> str:
    first = next(iter(results))
    width = max(len(run.label) for run in results)
    lines = [
        f'Total error of {scope(first)}, in millions, after iteration',
        f'{"":{width + 11}}' + ''.join(f'{t:9}' for t in marks(first.iterations)),
    ]
    for run, result in results.items():
        values = [millions(run, result)[t - 1] for t in marks(run.iterations)]
        lines.append(f'{run.rule:10} {run.label:{width}}' + ''.join(f'{value:9.4f}' for value in values))
    return '\n'.join(lines)


def write_numbers(results: dict[Run, Result], out: Path) -> None:
    first, names = next(iter(results)), [f'{run.rule} {run.label}' for run in results]
    iterations, centres = np.arange(1, first.iterations + 1), draw_centres(first.centres, first.seed).numpy()
    write_csv(out / 'errors.csv', ['iteration', *names], [iterations, *(r.totals for r in results.values())])
    write_csv(out / 'centres.csv', ['x', 'y', *names], [*centres.T, *(r.final for r in results.values())])
    rows = [summary(run, result) for run, result in results.items()]
    (out / 'summary.json').write_text(json.dumps(rows, indent=1) + '\n')


def write_csv(path: Path, head: list[str], columns: list[np.ndarray]) -> None:
    with path.open('w', newline='') as stream:
        csv.writer(stream).writerows([head, *zip(*(c.tolist() for c in columns), strict=True)])


def summary(run: Run, result: Result) -> dict:
    released = run.rule == 'authors'
    return dict(
        rule=run.rule,
        label=run.label,
        loss=run.loss,
        hyperparameters=None if released else json.loads(run.hyper),
        cases=run.cases,
        iterations=run.iterations,
        seed=run.seed,
        total_error={t: result.totals[t - 1] for t in marks(run.iterations)},
        published_millions=PUBLISHED[run.loss] if released else None,
        mean_final_error=result.final.mean(),
        cpu_seconds=round(result.cpu_seconds, 1),
    )


def markdown(rows: list[dict]) -> str:
    """The content of summary.json as a table: total errors in millions, in brackets those of the published figure."""
    at = list(rows[0]['total_error'])
    lines = [f'| rule | loss | {" | ".join(f"t = {t}" for t in at)} |', '| --- | --- |' + ' ---: |' * len(at)]
    for row in rows:
        published = {str(t): f' ({value:g})' for t, value in (row['published_millions'] or {}).items()}
        cells = [f'{error / 1e6:.4f}{published.get(t, "")}' for t, error in row['total_error'].items()]
        lines.append(f'| {TITLES[row["rule"]]} | `{row["label"]}` | {" | ".join(cells)} |')
    return '\n'.join(lines)


def caption(results: dict[Run, Result]) -> str:
    """What a reader must know about the order of the curves, from the numbers at hand."""
    text = (
        'The published order (IoU > GIoU > DIoU ≥ CIoU) is an artefact of the released update rule, "authors", '
        'whose hand-written gradients are not the gradients of the stated losses.'
    )
    exact = {run.label: result.totals[-1] for run, result in results.items() if run.rule == 'autograd'}
    if len(exact) < 2:
        return text if exact else text + ' Compare with --rule autograd.'
    return text + f' With the exact gradients, the final errors are in the order {order(exact)}.'


def order(errors: dict[str, float]) -> str:
    """Largest first; what differs by less than 2 % is not told apart."""
    names = sorted(errors, key=errors.get, reverse=True)
    signs = [' ≈ ' if errors[b] > 0.98 * errors[a] else ' > ' for a, b in pairwise(names)]
    return ''.join(name + sign for name, sign in zip(names, [*signs, ''], strict=True))


def strokes(runs: dict[Run, Result]) -> dict[str, dict]:
    """A colour and a stroke for each label, the same under both rules."""
    labels = dict.fromkeys(run.label for run in runs)
    return {
        label: dict(color=COLOURS[i % len(COLOURS)], ls=LINES[(i + i // len(COLOURS)) % len(LINES)], lw=2)
        for i, label in enumerate(labels)
    }


def draw_curves(results: dict[Run, Result], out: Path) -> None:
    rules, style, first = list(dict.fromkeys(run.rule for run in results)), strokes(results), next(iter(results))
    figure = Figure(figsize=(3 + 4.6 * len(rules), 9.4 + 0.12 * len(style)), layout='constrained')
    axes = figure.subplots(2, len(rules), squeeze=False, sharey='row', sharex=True)
    for run, result in results.items():
        row, (upper, lower) = millions(run, result), axes[:, rules.index(run.rule)]
        for axis in (upper, lower):
            axis.plot(range(1, run.iterations + 1), row, label=f'{run.label}: {row[-1]:.4f}', **style[run.label])
        if run.rule == 'authors' and run.iterations == 200:
            upper.plot(
                *zip(*PUBLISHED[run.loss].items(), strict=True),
                'o',
                mfc='none',
                ms=9,
                clip_on=False,
                color=style[run.label]['color'],
            )
    for rule, (upper, lower) in zip(rules, axes.T, strict=True):
        upper.set(title=TITLES[rule], ylim=(0, None))
        lower.set(yscale='log', xlabel='iteration')
        lower.legend(title='after the last iteration', loc='upper center', bbox_to_anchor=(0.5, -0.14), ncols=2)
        for axis in (upper, lower):
            axis.grid(alpha=0.3)
    if rules[0] == 'authors' and first.iterations == 200:
        corner = axes[0, 0]
        corner.text(0.97, 0.72, 'circles: read off the published figure', transform=corner.transAxes, ha='right')
    for axis, scale in zip(axes[:, 0], ('linear', 'logarithmic'), strict=True):
        axis.set_ylabel(f'total |Δx| + |Δy| + |Δw| + |Δh|, {scale}\n(millions; unit: side of a square target)')
    figure.suptitle(f'Regression error of {scope(first)}')
    finish(figure, caption(results), out / 'error_over_iterations.png')


def draw_final(results: dict[Run, Result], rule: str, out: Path) -> None:
    """Final error by the distance at the start, and on a map of the starting centres for every loss."""
    chosen, style = {run: result for run, result in results.items() if run.rule == rule}, strokes(results)
    first, columns = next(iter(chosen)), min(5, max(2, len(chosen)))
    rows = math.ceil(len(chosen) / columns)
    figure = Figure(figsize=(1 + 3 * columns, 4.6 + 3.2 * rows), layout='constrained')
    grid = figure.add_gridspec(rows + 1, columns, height_ratios=[1.1] + [1] * rows)
    top, x, y = figure.add_subplot(grid[0, :]), *draw_centres(first.centres, first.seed).T.numpy()
    bins = np.minimum(np.hypot(x, y) // BIN, RADIUS / BIN - 1)
    values = np.concatenate([result.final for result in chosen.values()])
    norm = LogNorm(low := max(values.min(), 1e-6), max(values.max(), 2 * low))
    maps, dots = [], dict(s=min(40, max(5, 2000 / len(x))), norm=norm, cmap='cividis', linewidths=0)
    for index, (run, result) in enumerate(chosen.items()):
        means = [(BIN * (b + 0.5), result.final[bins == b].mean()) for b in np.unique(bins)]
        top.plot(*zip(*means, strict=True), label=run.label, marker='.', **style[run.label])
        maps.append(figure.add_subplot(grid[1 + index // columns, index % columns]))
        points = maps[-1].scatter(x, y, c=result.final.clip(low), **dots)
        maps[-1].set(
            title=run.label,
            aspect='equal',
            xlim=(-3.2, 3.2),
            ylim=(-3.2, 3.2),
            xticks=(-3, 0, 3),
            yticks=(-3, 0, 3),
            xlabel='Δx at the start',
            ylabel='' if index % columns else 'Δy at the start',
        )
    figure.colorbar(points, ax=maps, label=f'mean final error of {CASES_PER_CENTRE} cases')
    top.set(yscale='log', xlim=(0, RADIUS), xlabel='distance of the centres at the start')
    top.set_ylabel('mean final error of a box')
    top.grid(alpha=0.3)
    top.legend(loc='lower center', bbox_to_anchor=(0.5, 1), ncols=columns)
    figure.suptitle(
        f'Final |Δx| + |Δy| + |Δw| + |Δh|, {TITLES[rule]}, {first.iterations} iterations\n'
        '(unit: side of a square target)'
    )
    finish(figure, caption(results), out / f'final_error_{rule}.png')


def finish(figure: Figure, text: str, path: Path) -> None:
    figure.supxlabel(textwrap.fill(text, int(12 * figure.get_figwidth())), fontsize=9)
    save(figure, path)


def write_report(results: dict[Run, Result], out: Path) -> None:
    write_numbers(results, out)
    draw_curves(results, out)
    for rule in dict.fromkeys(run.rule for run in results):
        draw_final(results, rule, out)
