"""A comparison as a table of Markdown, for a README."""

from pathlib import Path

from .report import interval, main_metrics, plus_minus
from .results import title_of


def table_of(summary: dict, report: Path) -> str:
    """What was measured, the choices, and in words what it says. Times are left out: they belong to a machine.

    Args:
        summary: the content of compare.json.
        report: where the page with the whole of it stands, for a link.
    """
    first, metrics = summary['choices'][0]['name'], main_metrics(summary)
    seeds = len(summary['seeds'])
    head = ['loss', title_of(metrics[0]), f'difference to `{first}`', *map(title_of, metrics[1:])]
    rows = [f'| {" | ".join(head)} |', '| --- |' + ' ---: |' * (len(head) - 1)]
    for choice in summary['choices']:
        against = '' if choice['name'] == first else interval(choice['differences'].get(metrics[0]))
        cells = [
            f'`{choice["name"]}`',
            plus_minus(choice['metrics'].get(metrics[0])),
            against,
            *(plus_minus(choice['metrics'].get(metric)) for metric in metrics[1:]),
        ]
        rows.append(f'| {" | ".join(cells)} |')
    words = [f'* {choice["words"] or choice["name"] + ": no finished run."}' for choice in summary['choices'][1:]]
    scaled = ', all scaled to begin with the same gradient' if summary.get('normalised') else ''
    title = (
        f'`{Path(summary["config"]).stem}`, {seeds} seeds, {summary["steps"]} steps each{scaled}: mean ± standard '
        f'deviation, and the difference paired by seed with its 95 % interval ([report]({report.as_posix()})).'
    )
    return '\n'.join([title, '', *rows, '', *words])
