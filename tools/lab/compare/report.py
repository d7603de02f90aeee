"""A summary as a table on the terminal, JSON, CSV, and one page of HTML that needs nothing else."""

import csv
import io
import json
import re
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from cvloss_mm.engine.resume import AtomicBackend

from . import charts, predictions
from .results import COSTS, ERRORS, OF_CLASS, TITLES, title_of

TEMPLATE = Path(__file__).with_name('report.html.jinja')


def number(value, digits: int = 3, sign: str = '') -> str:
    return '–' if value is None else f'{value:{sign}.{digits}f}'.replace('-', '−')


def plus_minus(spread: dict, digits: int = 3) -> str:
    """`mean ± standard deviation`."""
    if not spread or spread['mean'] is None:
        return '–'
    return number(spread['mean'], digits) + ('' if spread['sd'] is None else f' ± {number(spread["sd"], digits)}')


def interval(difference: dict) -> str:
    """`difference [low, high]`."""
    if not difference or difference['mean'] is None:
        return '–'
    mean = number(difference['mean'], sign='+')
    return (
        mean
        if difference['low'] is None
        else (f'{mean} [{number(difference["low"], sign="+")}, {number(difference["high"], sign="+")}]')
    )


def main_metrics(summary: dict) -> list:
    """Known metrics in their usual order, with the one that was asked for first."""
    present = [m for c in summary['choices'] for m in c['metrics']]
    usual = [
        m
        for m in TITLES
        if m in present and any(c['metrics'].get(m, {}).get('mean') is not None for c in summary['choices'])
    ]
    return [summary['metric'], *(m for m in usual if m != summary['metric'])]


def further_metrics(summary: dict) -> tuple:
    """Metrics beside the usual ones: those of the errors, and of the classes."""
    there = list(dict.fromkeys(m for c in summary['choices'] for m in c['metrics']))
    return [m for m in ERRORS if m in there], [m for m in there if m.endswith(OF_CLASS)]


def show(summary: dict, console) -> None:
    """The table on the terminal."""
    from rich.table import Table

    first, metrics = summary['choices'][0]['name'], main_metrics(summary)
    seeds = len(summary['seeds'])
    table = Table(title=f'mean ± standard deviation over {seeds} seed{"s" * (seeds != 1)}', title_justify='left')
    table.add_column('loss', overflow='fold')
    against = f'difference to {first} [95 %]'
    for heading in (title_of(metrics[0]), against, *map(title_of, metrics[1:]), *COSTS.values()):
        table.add_column(heading, justify='right')
    for choice in summary['choices']:
        table.add_row(
            choice['name'],
            plus_minus(choice['metrics'].get(metrics[0])),
            interval(choice['differences'].get(metrics[0])) if choice['name'] != first else '',
            *(plus_minus(choice['metrics'].get(m)) for m in metrics[1:]),
            plus_minus(choice['costs']['seconds_per_step']),
            plus_minus(choice['costs']['memory'], 0),
        )
    console.print(table)
    for choice in summary['choices'][1:]:
        console.print(choice['words'] or f'{choice["name"]}: no finished run.', highlight=False)


def to_csv(rows: list) -> str:
    buffer = io.StringIO()
    columns = list(dict.fromkeys(key for row in rows for key in row))
    writer = csv.DictWriter(buffer, columns, restval='', lineterminator='\n')
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def run_rows(summary: dict) -> list:
    """One row a run."""
    return [
        dict(choice=r['choice'], seed=r['seed'], status=r['status'], **r['metrics'], **{k: r[k] for k in COSTS})
        for r in summary['runs']
    ]


def summary_rows(summary: dict) -> list:
    """One row a choice and metric."""
    return [
        dict(
            choice=c['name'],
            metric=metric,
            **spread,
            **{f'difference_{k}': v for k, v in c['differences'].get(metric, {}).items()},
        )
        for c in summary['choices']
        for metric, spread in {**c['metrics'], **c['costs']}.items()
    ]


def curves(summary: dict, results: dict) -> list:
    """Loss and metric over the training, and the part of the loss that was exchanged."""
    keys = {k for runs in results.values() for r in runs for k in r['train']}
    wanted = ['loss', *(k for k in ('loss_bbox', 'loss_cls', 'loss_iou') if k in keys and k in summary['varied'])]
    drawn = [(key, 'train') for key in wanted if key in keys] + [(summary['metric'], 'val')]
    return [charts.draw_curves(results, key, kind) for key, kind in drawn]


def page(summary: dict, results: dict, first_runs: dict) -> str:
    """The HTML. Args: results: {choice: [result]}; first_runs: {choice: a finished Run}, for the images."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(number=number, plus_minus=plus_minus, interval=interval, title=title_of)
    results = {name: runs for name, runs in results.items() if runs}
    metrics, (wrong, classes) = main_metrics(summary), further_metrics(summary)
    html = environment.from_string(TEMPLATE.read_text()).render(
        s=summary,
        first=summary['choices'][0]['name'],
        metrics=metrics,
        wrong=wrong,
        classes=classes,
        costs=COSTS,
        colour=charts.colour,
        differences=charts.draw_differences(summary) if results else '',
        dots=charts.draw_metrics(summary, metrics) if results else '',
        curves=curves(summary, results) if results else [],
        gallery=predictions.gallery(first_runs),
        least_score=predictions.LEAST_SCORE,
    )
    return re.sub(r'\n\s*\n+', '\n', html)


def write(summary: dict, results: dict, first_runs: dict, folder: Path) -> list:
    """All files; returns their paths, the page first."""
    texts = {
        'report.html': page(summary, results, first_runs),
        'compare.json': json.dumps(summary, indent=1, allow_nan=False),
        'runs.csv': to_csv(run_rows(summary)),
        'summary.csv': to_csv(summary_rows(summary)),
    }
    for name, text in texts.items():
        AtomicBackend().put_text(text, folder / name)
    return [folder / name for name in texts]
