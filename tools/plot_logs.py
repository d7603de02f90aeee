"""Draw the curves of one or several runs into one PNG: losses over steps, metrics over epochs.

python tools/plot_logs.py work_dirs/a work_dirs/b --keys loss loss_bbox coco/bbox_mAP --smooth 0.9 --out curves.png
"""

import argparse
import math
import sys
from pathlib import Path

from lab.compare.logs import read_rows
from lab.gallery.style import styled

METRICS = ('coco/bbox_mAP', 'coco/bbox_mAP_50', 'accuracy/top1', 'mIoU')


def find_logs(run: Path) -> list:
    """The logs of a run, oldest first: a file, one time's folder, or a work dir (resumed runs have several)."""
    if run.is_file():
        return [run]
    return sorted(run.glob('vis_data/scalars.json')) or sorted(run.glob('*/vis_data/scalars.json'))


def read_run(run: Path) -> dict:
    """{key: its points, {step: value}, and what they are counted in}; training and evaluation rows are told apart by
    what only a training row has.

    Where a run was killed and resumed, the later row of a step counts.
    """
    logs = find_logs(run)
    if not logs:
        sys.exit(f'error: no log in {run}: looked for vis_data/scalars.json, as mmengine writes it into a work dir')
    curves, rows = {}, [row for log in logs for row in read_rows(log)]
    epochs = max((row.get('epoch', 0) for row in rows), default=0)
    for row in rows:
        training = 'iter' in row or 'loss' in row
        for key, value in row.items():
            if key not in ('step', 'iter', 'epoch') and isinstance(value, (int, float)):
                unit = 'epoch' if not training and row['step'] <= epochs else 'step'
                kind = curves.setdefault(key, dict(training=training, unit=unit, points={}))
                if kind['training'] == training:  # `time` stands in both kinds of rows: one curve, one axis
                    kind['points'][row['step']] = value
    return curves


def default_keys(runs: dict) -> list:
    keys = sorted({key for curves in runs.values() for key in curves})
    return [k for k in keys if 'loss' in k] + [k for k in METRICS if k in keys]


def check_keys(keys: list, runs: dict) -> None:
    for name, curves in runs.items():
        missing = [key for key in keys if key not in curves]
        if missing:
            sys.exit(f'error: {name} has no {", ".join(missing)}. It has: {", ".join(sorted(curves))}')


def smoothed(values: list, strength: float) -> list:
    """Running mean that forgets by `strength` per point, corrected for its start."""
    mean, mass, out = 0.0, 0.0, []
    for value in values:
        mean, mass = strength * mean + (1 - strength) * value, strength * mass + 1 - strength
        out.append(mean / mass)
    return out


@styled
def draw(runs: dict, keys: list, *, smooth: float, log: bool, out: Path) -> None:
    import matplotlib

    matplotlib.use('Agg')
    import matplotlib.pyplot as plt
    from matplotlib.ticker import MaxNLocator

    columns = min(3, len(keys))
    rows = math.ceil(len(keys) / columns)
    figure, axes = plt.subplots(rows, columns, figsize=(5 * columns, 3.4 * rows), squeeze=False, layout='constrained')
    for axis, key in zip(axes.flat, keys, strict=False):
        for name, curves in runs.items():
            steps, values = zip(*sorted(curves[key]['points'].items()), strict=True)
            training = curves[key]['training']
            axis.plot(steps, smoothed(values, smooth if training else 0), label=name, marker=None if training else 'o')
        axis.set(title=key, xlabel=curves[key]['unit'])
        axis.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        axis.set_yscale('log' if log and training else 'linear')
    for axis in axes.flat[len(keys) :]:
        axis.remove()
    if len(runs) > 1:
        figure.legend(*axes.flat[0].get_legend_handles_labels(), loc='outside upper center', ncols=min(3, len(runs)))
    out.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(out, dpi=120)


def parse_args(argv=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('runs', nargs='+', type=Path, help='work dirs, or scalars.json files')
    parser.add_argument('--keys', nargs='+', help='what to draw (default: every loss and the main metrics)')
    parser.add_argument('--names', nargs='+', help='names of the runs in the legend (default: their paths)')
    parser.add_argument('--smooth', type=float, default=0.0, help='0 (as logged) to below 1 (smoothest); losses only')
    parser.add_argument('--log', action='store_true', help='logarithmic axis for the losses')
    parser.add_argument('--out', type=Path, default=Path('curves.png'), help='PNG to write (default: %(default)s)')
    args = parser.parse_args(argv)
    if not 0 <= args.smooth < 1:
        parser.error(f'--smooth must be at least 0 and below 1, got {args.smooth}')
    if args.names and len(args.names) != len(args.runs):
        parser.error(f'{len(args.names)} --names for {len(args.runs)} runs')
    return args


def main(argv=None) -> None:
    args = parse_args(argv)
    runs = {name: read_run(run) for name, run in zip(args.names or map(str, args.runs), args.runs, strict=True)}
    keys = args.keys or default_keys(runs)
    check_keys(keys, runs)
    if not keys:
        sys.exit('error: the logs are empty so far: the first losses come after some steps')
    draw(runs, keys, smooth=args.smooth, log=args.log, out=args.out)
    print(f'Curves of {", ".join(keys)}: {args.out}')


if __name__ == '__main__':
    main()
