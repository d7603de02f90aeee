"""The figures of a comparison as SVG that can stand inside of a page."""

import io
import re

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from lab.gallery.style import COLOURS, GREY, LINES, STYLE

from .results import title_of

WIDTH, HEIGHT = 5.4, 3.4
# text stays text: it can be read aloud, searched and copied
WITHIN_A_PAGE = {**STYLE, 'svg.fonttype': 'none', 'font.family': 'DejaVu Sans'}
styled = mpl.rc_context(WITHIN_A_PAGE)


def colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def line(number: int):
    return LINES[(number + number // len(COLOURS)) % len(LINES)]


def canvas(height: float = HEIGHT):
    figure = Figure(figsize=(WIDTH, height), layout='constrained', facecolor='white')
    return figure, figure.subplots()


def to_svg(figure: Figure, label: str) -> str:
    """Without addresses, and with names that are unique within a page."""
    buffer = io.StringIO()
    figure.savefig(buffer, format='svg', metadata={'Date': None, 'Creator': None, 'Format': None, 'Type': None})
    svg = re.sub(r'<metadata>.*?</metadata>', '', buffer.getvalue()[buffer.getvalue().index('<svg') :], flags=re.S)
    svg = svg.replace("'DejaVu Sans'", "'DejaVu Sans', Verdana, sans-serif")
    svg = re.sub(r'\sxmlns(:\w+)?="[^"]*"', '', svg).replace('xlink:href', 'href')
    prefix = re.sub(r'\W+', '-', label)
    svg = re.sub(r'((?:\bid="|href="#|url\(#))', rf'\g<1>{prefix}-', svg)
    svg = re.sub(r'^<svg[^>]*?viewBox="([^"]*)"[^>]*>', rf'<svg viewBox="\1" role="img" aria-label="{label}">', svg)
    return re.sub(r'(?<= d=")[^"]*', lambda m: re.sub(r'(\.\d\d)\d+', r'\1', m[0]), svg)


def epochs(points: list, per_epoch) -> tuple:
    """x and y of a training curve; x in epochs where there are any, otherwise in steps."""
    x, y = np.array(points, dtype=float).T
    return x / (per_epoch or 1), y


def mean_curve(curves: list) -> tuple:
    """The mean over seeds at the places that all of them have."""
    values = [dict(zip(x.tolist(), y.tolist(), strict=True)) for x, y in curves]
    x = sorted(set.intersection(*map(set, values)))
    return x, [np.mean([v[place] for v in values]) for place in x]


@styled
def draw_curves(results: dict, key: str, kind: str) -> str:
    """One thin line a seed, a thick one for their mean. `results` is {choice: [result, ...]}."""
    figure, axis = canvas()
    for number, (name, runs) in enumerate(results.items()):
        found = [
            epochs(r[kind][key], r['start']['steps_per_epoch'] if kind == 'train' else 1)
            for r in runs
            if key in r[kind]
        ]
        for x, y in found if len(found) > 1 else ():
            axis.plot(x, y, color=colour(number), linestyle=line(number), linewidth=0.8, alpha=0.5)
        if found:
            marker = 'o' if kind == 'val' else None
            axis.plot(
                *mean_curve(found),
                color=colour(number),
                linestyle=line(number),
                label=name,
                marker=marker,
                markersize=4,
            )
    by_epoch = any(r['start']['steps_per_epoch'] for runs in results.values() for r in runs)
    axis.set(title=title_of(key), xlabel='epoch' if by_epoch else 'step')
    axis.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axis.legend()
    return to_svg(figure, f'curves of {title_of(key)}')


@styled
def draw_metrics(summary: dict, metrics: list) -> str:
    """A dot for the mean and a bar for its standard deviation, small dots for the seeds."""
    choices = summary['choices']
    figure, axis = canvas(0.9 + 0.16 * len(metrics) * (len(choices) + 1.5))
    for number, choice in enumerate(choices):
        offset = (number - (len(choices) - 1) / 2) * 0.8 / len(choices)
        for place, metric in enumerate(metrics):
            spread = choice['metrics'].get(metric, {})
            if spread.get('mean') is None:
                continue
            seeds = [v for v in choice['values'][metric].values() if v is not None]
            axis.plot(seeds, [place + offset] * len(seeds), 'o', color=colour(number), alpha=0.4, markersize=3)
            axis.errorbar(
                spread['mean'],
                place + offset,
                xerr=spread['sd'],
                fmt='o',
                color=colour(number),
                markersize=5,
                capsize=2,
                linewidth=1.4,
                label=choice['name'] if place == 0 else None,
            )
    axis.set(
        yticks=range(len(metrics)),
        ylim=(len(metrics) - 0.5, -0.5),
        xlabel='mean ± standard deviation; small dots: seeds',
    )
    axis.set_yticklabels([title_of(m) for m in metrics])
    axis.grid(False, axis='y')
    for edge in range(1, len(metrics)):
        axis.axhline(edge - 0.5, color='#dddddd', linewidth=0.8, zorder=0)
    figure.legend(loc='outside upper left', ncols=min(3, len(choices)))
    return to_svg(figure, 'metrics of each choice')


@styled
def draw_differences(summary: dict) -> str:
    """Paired differences to the first choice with their confidence intervals; empty where there is none."""
    first, *others = summary['choices']
    rows = [(i, c['name'], c['differences'].get(summary['metric'], {})) for i, c in enumerate(others, 1)]
    rows = [row for row in rows if row[2].get('low') is not None]
    if not rows:
        return ''
    figure, axis = canvas(1.1 + 0.38 * len(rows))
    axis.axvline(0, color=GREY, linewidth=1.2)
    for place, (number, _, d) in enumerate(rows):
        axis.plot([d['low'], d['high']], [place, place], '-', color=colour(number), linewidth=3, solid_capstyle='butt')
        axis.plot(
            d['mean'],
            place,
            'o',
            color=colour(number),
            markersize=8,
            markerfacecolor=colour(number) if d['significant'] else 'white',
            markeredgewidth=2,
        )
    axis.set(
        yticks=range(len(rows)),
        ylim=(len(rows) - 0.5, -0.5),
        xlabel=f'{title_of(summary["metric"])}, difference to {first["name"]}',
    )
    axis.set_yticklabels([name for _, name, _ in rows])
    axis.xaxis.set_major_locator(MaxNLocator(5))
    axis.grid(False, axis='y')
    return to_svg(figure, 'differences to the first choice')
