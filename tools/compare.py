"""Train a config with several losses and several seeds, and say what the differences between them are worth.

    python tools/compare.py configs/retinanet/retinanet_r18_fpn_shapes_ciou.py \\
        --loss-bbox CIoULoss GIoULoss L1Loss --seeds 3

Every loss starts from the same weights and sees the same batches as the others with the same seed. Given both
--loss-bbox and --loss-cls, one of them is varied at a time, beside the first of the other: A B with X Y gives A+X, B+X
and A+Y. The first choice is the one that the others are compared with. The same command goes on after an interruption,
and trains only what is missing where losses or seeds have been added.
"""

import argparse
import os
import shlex
import shutil
import signal
import sys
import time
from pathlib import Path

os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')  # threads that wait must not take the cores from those that work

from cvloss_mm.engine import launch, mendable

EMBEDDINGS = dict(VerificationMetric='verification/accuracy', RetrievalMetric='retrieval/mAP')
METRICS = dict(mmdet='coco/bbox_mAP', mmpretrain='accuracy/top1', mmseg='mIoU')


def parse_args(argv=None) -> argparse.Namespace:
    from cvloss_mm.engine import own_data

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('config', help='a file, cvloss_mm::folder/file.py, mmdet::..., mmpretrain::... or mmseg::...')
    parser.add_argument(
        '--loss-bbox',
        nargs='+',
        default=[],
        metavar='NAME',
        help='box losses; `config` is the one that the config has, with its own settings',
    )
    parser.add_argument(
        '--loss-cls',
        nargs='+',
        default=[],
        metavar='NAME',
        help='classification losses, also of the pixels of a segmentor, likewise',
    )
    parser.add_argument('--seeds', type=int, default=3, help='trainings of each choice (default: %(default)s)')
    parser.add_argument(
        '--metric',
        help='what decides (default: coco/bbox_mAP for detectors, accuracy/top1 for '
        'classifiers, verification/accuracy for faces)',
    )
    parser.add_argument(
        '--normalise',
        action='store_true',
        help='multiply loss_weight so that every compared loss '
        'begins with a gradient of the same norm at the outputs of its heads as the first',
    )
    parser.add_argument(
        '--jobs', type=int, help='trainings at a time (default: one for each GPU, one on a CPU, all of them with Slurm)'
    )
    parser.add_argument('--launcher', choices=['none', 'slurm'], default='none', help='slurm: one srun a training')
    parser.add_argument('--srun-options', default='', metavar='TEXT', help='e.g. "--partition=gpu --gres=gpu:1"')
    parser.add_argument('--work-dir', help='(default: work_dirs/compare_<name of the config>)')
    parser.add_argument('--force', action='store_true', help='train all anew, what is finished as well')
    own_data.add_options(parser)
    parser.add_argument(
        '--cfg-options',
        nargs='+',
        action=launch.KeyValues,
        metavar='KEY=VALUE',
        help='override settings of all trainings, e.g. train_cfg.max_epochs=12',
    )
    args = parser.parse_args(argv)
    for name, value in (('seeds', args.seeds), ('jobs', args.jobs)):
        if value is not None and value < 1:
            parser.error(f'--{name} must be at least 1, got {value}')
    if not args.loss_bbox and not args.loss_cls:
        parser.error('nothing to compare: name losses with --loss-bbox or --loss-cls')
    return args


def prepare(args: argparse.Namespace, console) -> tuple:
    """Choices, runs, work dir and metric; everything that can be wrong is found out here, before any training."""
    from cvloss_mm.engine import own_data
    from lab.compare import plan

    cfg = launch.load_config(args.config, args.cfg_options)
    name = f'compare_{Path(args.config.split("::")[-1]).stem}'
    own_data.use(cfg, args, name)
    choices = plan.make_choices(cfg, args.loss_bbox, args.loss_cls, args.cfg_options)
    launch.check_data(cfg, 'train', 'val')
    if not cfg.get('val_cfg'):
        raise launch.LaunchError(f'config {args.config} has no val_cfg: without validation nothing can be compared')
    metric = args.metric or of_embeddings(cfg) or METRICS.get(cfg.default_scope)
    if metric is None:
        raise launch.LaunchError(f'--metric is needed: none is known for configs of {cfg.default_scope}')
    root = launch.choose_work_dir(cfg, args.work_dir, name)
    with console.status('building the models and their common initial weights'):
        runs = make_runs(args, choices, root)
    return choices, runs, root, metric


def of_embeddings(cfg) -> str | None:
    """What decides where embeddings are measured."""
    measured = str(cfg.get('val_evaluator'))
    return next((metric for name, metric in EMBEDDINGS.items() if name in measured), None)


def make_runs(args: argparse.Namespace, choices: list, root: Path) -> list:
    from lab.compare import initial, plan

    for choice in choices:
        initial.try_to_build(choice)
    starts = [initial.save_initial(choices[0].cfg, seed, root / 'initial') for seed in range(args.seeds)]
    if args.normalise:
        batches = initial.first_batches(choices[0].cfg, seed=0)
        for choice in choices:
            losses = plan.compared_losses(choice, args.loss_bbox, args.loss_cls)
            choice.gradient = initial.measure(choice, starts[0], batches, losses)
            if choice is not choices[0]:
                plan.scale(choice, [path for path, _ in losses], choices[0].gradient / choice.gradient)
    # one seed of all choices before the next seed: an interrupted comparison is then a comparison with fewer seeds
    return [plan.make_run(choice, seed, starts[seed], root) for seed in range(args.seeds) for choice in choices]


class Watch:
    """What is seen while the runs are trained."""

    def __init__(self, console, runs: list, done: int, metric: str):
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self.console, self.metric, self.results, self.failures = console, metric, {}, {}
        self.progress = Progress(
            TextColumn('{task.description}'),
            BarColumn(20),
            MofNCompleteColumn(),
            TextColumn('{task.fields[note]}'),
            TimeElapsedColumn(),
            console=console,
        )
        self.whole = self.progress.add_task('runs', total=len(runs), completed=done, note='')
        self.bars, self.refreshed, self.reported = {}, 0.0, time.monotonic()

    def started(self, job) -> None:
        self.progress.console.print(f'started   {job.run.name}', highlight=False)
        self.bars[job.run.name] = self.progress.add_task(f'  {job.run.name}', total=None, note='')

    def finished(self, job, status: int) -> None:
        from lab.compare import results, running

        run = job.run
        self.progress.remove_task(self.bars.pop(run.name))
        self.progress.advance(self.whole)
        problem = '' if status else results.incomplete(run)
        if status or problem:
            self.failures[run.name] = running.why(run, status) + [problem] * bool(problem)
            self.progress.console.print(f'[bold]FAILED[/bold]    {run.name}: {run.log}', highlight=False)
            return
        self.results[run.name] = results.collect(run, self.metric)
        value = self.results[run.name]['metrics'][self.metric]
        self.progress.console.print(f'finished  {run.name}: {self.metric} {value}', highlight=False)

    def look(self, jobs: list) -> None:
        """Every two seconds on a terminal; where nobody can see a bar move, a line a minute."""
        now = time.monotonic()
        if now - self.refreshed < 2:
            return
        self.refreshed, lines = now, []
        for job in jobs:
            progress = job.progress()
            note = f'loss {progress["loss"]:.3f}' if progress.get('loss') is not None else 'starting'
            step = progress.get('step', 0)
            self.progress.update(self.bars[job.run.name], total=progress.get('steps'), completed=step, note=note)
            lines.append(f'          {job.run.name}: step {step}/{progress.get("steps", "?")}, {note}')
        if not self.console.is_terminal and now - self.reported > 60:
            self.reported = now
            self.console.print('\n'.join(lines), highlight=False)


def train(args: argparse.Namespace, runs: list, pool, metric: str, console) -> Watch:
    """Train what is not finished; returns the results and the failures."""
    from lab.compare import results, running

    if args.force:
        for run in runs:
            shutil.rmtree(run.folder, ignore_errors=True)
    known = {run.name: results.finished(run, metric) for run in runs}
    waiting = [run for run in runs if known[run.name] is None]
    done = len(runs) - len(waiting)
    console.print(f'{len(runs)} runs, {done} of them finished before; {pool.describe()}', highlight=False)
    watch = Watch(console, runs, done, metric)
    watch.results.update({name: result for name, result in known.items() if result})
    if waiting:
        with watch.progress:
            running.train_all(waiting, pool, started=watch.started, finished=watch.finished, look=watch.look)
    return watch


def summarize(
    args, command: str, choices: list, runs: list, root: Path, metric: str, pool, watch: Watch, console
) -> int:
    from lab.compare import report as writing
    from lab.compare import results

    varied = ['loss_bbox', 'loss_iou'] * (len(args.loss_bbox) > 1) + ['loss_cls'] * (len(args.loss_cls) > 1)
    summary = results.summarise(
        choices,
        runs,
        watch.results,
        watch.failures,
        metric,
        config=Path(args.config.split('::')[-1]).name,
        varied=varied,
        normalised=args.normalise,
        parallel=pool.describe(),
    )
    ended = {c.name: [r for r in runs if r.choice == c.name and r.name in watch.results] for c in choices}
    curves = {name: [watch.results[r.name] for r in of] for name, of in ended.items()}
    writing.show(summary, console)
    for path in writing.write(summary, curves, {name: of[0] for name, of in ended.items() if of}, root):
        console.print(f'{path}', highlight=False)
    bad = [r for r in summary['runs'] if r['status'] != 'finished']
    for run in bad:
        reason = run['problem'] or (run['log'] or ['no log'])[-1]
        console.print(
            f'{run["status"].upper()}: {run["choice"]}, seed {run["seed"]}: {reason}', highlight=False, markup=False
        )
    if bad:
        console.print(
            f'What was finished is kept; this trains what is missing:\n  {command}', highlight=False, soft_wrap=True
        )
    return 1 if bad else 0


def interrupt(number, frame):
    raise KeyboardInterrupt


def main(argv=None) -> int:
    from rich.console import Console

    args = parse_args(argv)
    try:
        from lab.compare import report, running  # noqa: F401
    except ImportError as error:
        raise launch.LaunchError(f'{error}. The report needs matplotlib and scipy: pip install ".[plot]"') from None
    console = Console(width=None if sys.stdout.isatty() else 160)
    count = len(args.loss_bbox or [0]) + len(args.loss_cls or [0]) - 1
    pool = running.Pool(args.launcher, args.jobs, args.srun_options, args.seeds * count)
    signal.signal(signal.SIGTERM, interrupt)
    words = [word for word in (sys.argv[1:] if argv is None else argv) if word != '--force']
    command = shlex.join(['python', 'tools/compare.py', *words])
    try:
        choices, runs, root, metric = prepare(args, console)
        watch = train(args, runs, pool, metric, console)
    except KeyboardInterrupt:
        console.print(
            f'\ninterrupted. What was finished is kept; this goes on from the last checkpoints:\n  {command}',
            highlight=False,
            soft_wrap=True,
        )
        return 130
    return summarize(args, command, choices, runs, root, metric, pool, watch, console)


if __name__ == '__main__':
    mendable.run_or_explain(lambda: sys.exit(main()))
