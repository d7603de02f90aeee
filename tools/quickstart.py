"""From nothing to a trained model with the losses of cvloss_mm: data, training, evaluation, curves and pictures.

    python tools/quickstart.py                              RetinaNet with sigmoid focal + CIoU loss
    python tools/quickstart.py --detector faster_rcnn       Faster R-CNN with softmax cross entropy + CIoU loss
    python tools/quickstart.py --task classification        ResNet with softmax cross entropy
    python tools/quickstart.py --data FOLDER                on your own data, with either of them

Takes some minutes on two CPU cores and needs no download: the data are generated, or yours (COCO json, Pascal VOC xml,
YOLO txt, a folder of pictures a class), and the model is a small one that begins from nothing. Nothing is ever
overwritten: a run that was interrupted goes on where it was, a finished one is kept, and each gets a folder of its own.
"""

import argparse
import fcntl
import json
import os
import pickle
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONFIGS = dict(
    retinanet='configs/retinanet/retinanet_r18_fpn_shapes_ciou.py',
    faster_rcnn='configs/faster_rcnn/faster-rcnn_r18_fpn_shapes_ciou.py',
    classification='configs/mmpretrain/resnet18_shapes_ce.py')
SHOWN = re.compile(r'Average Precision|accuracy/top1: |^Resuming from|^Nothing to resume|^error:')
STEP = re.compile(r'Epoch\(train\)\s+\[(\d+)]\[\s*(\d+)/(\d+)].*?eta: (\S+).*?loss: (\S+)')
NOTE, DONE = 'quickstart.json', 'finished'
SHAPES = Path('data/shapes')
DETECTION_TABLE = (
    ('coco/bbox_mAP', 'AP (IoU 0.50:0.95)'), ('coco/bbox_mAP_50', 'AP at IoU 0.50'),
    ('coco/bbox_mAP_75', 'AP at IoU 0.75'), ('coco/bbox_mAP_s', 'AP of small things'),
    ('coco/bbox_mAP_m', 'AP of medium things'), ('coco/bbox_mAP_l', 'AP of large things'))


def parse_args(argv=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--task', choices=['detection', 'classification'], default='detection')
    parser.add_argument('--detector', choices=['retinanet', 'faster_rcnn'], default='retinanet')
    parser.add_argument('--epochs', type=int, help='length of the training (default: as in the config)')
    parser.add_argument('--loss-bbox', metavar='NAME', help='another box loss, e.g. GIoULoss')
    parser.add_argument('--loss-cls', metavar='NAME', help='another classification loss, e.g. SoftmaxFocalLoss')
    parser.add_argument('--data', metavar='FOLDER', help='your own data, as tools/train.py takes them (default: '
                        f'generated ones, {SHAPES})')
    parser.add_argument('--train-data', metavar='PATH', help='the part of --data for training, where its name does not '
                        'say so')
    parser.add_argument('--val-data', metavar='PATH', help='the part for validation, likewise')
    parser.add_argument('--strict', action='store_true', help='stop at anything that is wrong in --data')
    parser.add_argument('--size', type=int, default=256, help='of your own pictures for a detector: the longer side '
                        'is brought to so many pixels (default: %(default)s)')
    parser.add_argument('--cfg-options', nargs='+', default=[], metavar='KEY=VALUE', help='override settings')
    parser.add_argument('--work-dir', type=Path, help='(default: work_dirs/quickstart_<model>)')
    args = parser.parse_args(argv)
    if args.epochs is not None and args.epochs < 2:
        parser.error(f'--epochs must be at least 2, got {args.epochs}')
    args.model = 'classification' if args.task == 'classification' else args.detector
    args.work_dir = args.work_dir or Path('work_dirs') / f'quickstart_{args.model}'
    return args


def make_data(out: Path) -> None:
    from cvloss_mm.datasets import making, shapes

    try:
        found = making.present(out, 'shapes')
        if found is None:
            shapes.generate_with_progress(out)
    except OSError as error:
        sys.exit(f'error: {error}')
    print(f"Data: {out} ({'generated now' if found is None else 'already there'})")


def choose_run(work_dir: Path, wanted: dict) -> tuple:
    """The unfinished run with the same settings that no other process works on, or a new folder; and its lock, which is
    held as long as the file is open."""
    from cvloss_mm.engine.resume import AtomicBackend

    runs = sorted(work_dir.glob('run_*'), key=lambda p: int(p.name.split('_')[1]))
    last = json.loads((runs[-1] / NOTE).read_text()) if runs and (runs[-1] / NOTE).is_file() else {}
    if last == {**wanted, DONE: False} and (lock := locked(runs[-1])):
        print(f'Run: {runs[-1]} was not finished; it goes on from its last checkpoint')
        return runs[-1], lock
    run = work_dir / f"run_{int(runs[-1].name.split('_')[1]) + 1 if runs else 1}"
    try:
        run.mkdir(parents=True)
    except FileExistsError:  # of another process, just now
        return choose_run(work_dir, wanted)
    lock = locked(run)
    AtomicBackend().put_text(json.dumps({**wanted, DONE: False}, indent=1), run / NOTE)
    print(f'Run: {run}' + (f' (new; {runs[-1]} is kept)' if runs else ''))
    return run, lock


def locked(run: Path):
    """A lock on a run, or None where another process holds it; the kernel frees it when its holder ends."""
    lock = open(run / 'lock', 'w')  # noqa: SIM115
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        return None
    return lock


def settings(args: argparse.Namespace) -> list:
    """What train.py is told beside the config: the losses, the data, the length."""
    words = [word for name in ('loss_bbox', 'loss_cls', 'data', 'train_data', 'val_data') if getattr(args, name)
             for word in (f"--{name.replace('_', '-')}", getattr(args, name))]
    if args.epochs:
        args.cfg_options += [f'train_cfg.max_epochs={args.epochs}', f'param_scheduler.1.end={args.epochs}']
    if args.data and args.task == 'detection':
        places = dict(train=2, val=1, test=1)  # of Resize in the pipelines of the quick start's configs
        args.cfg_options += [f'{split}_dataloader.dataset.pipeline.{place}.scale=({args.size},{args.size})'
                             for split, place in places.items()]
    return [*words, *['--strict'] * args.strict, *['--cfg-options'] * bool(args.cfg_options), *args.cfg_options]


def readable(line: str) -> str:
    """A line of the log as it is shown, or nothing."""
    step = STEP.search(line)
    if step:
        epoch, at, of, eta, loss = step.groups()
        return f'  epoch {epoch:>2}  step {at:>3}/{of}  loss {loss}  left {eta}'
    return '  ' + line.split(' - INFO - ')[-1].strip() if SHOWN.search(line) else ''


def run_tool(title: str, tool: str, *arguments, log: Path, shown=readable) -> None:
    """Run one of the tools; its whole output goes to a file, the progress also to the terminal."""
    print(f'\n{title} (all output: {log})', flush=True)
    command = [sys.executable, '-u', str(ROOT / 'tools' / tool), *map(str, arguments)]
    recent = []
    with open(log, 'a') as file, subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors='replace') as process:
        for line in process.stdout:
            file.write(line)
            file.flush()
            recent = [*recent, line][-25:]
            if shown(line):
                print(shown(line), flush=True)
    if process.returncode:
        sys.exit(f"error: {tool} ended with status {process.returncode}. The end of {log}:\n{''.join(recent)}")


def newest(folder: Path, pattern: str) -> Path:
    return max(folder.glob(pattern), key=lambda p: p.stat().st_mtime)


def show_table(metrics: dict, classification: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table('measure', 'on the held-out images')
    rows = [(key, name) for key, name in DETECTION_TABLE] if not classification else [('accuracy/top1', 'accuracy (%)')]
    rows += [(k, f"AP of {k.split('/')[1].removesuffix('_precision')}") for k in metrics if k.endswith('_precision')]
    for key, name in rows:
        value = metrics.get(key)
        table.add_row(name, 'none there' if value in (None, -1) else f'{value:.3f}')
    Console().print(table)


def paint(config: Path, predictions: Path, out: Path) -> Path:
    """Pictures of the predictions, the worst first; of a detector says what goes wrong."""
    from mmengine.config import Config

    from lab import errors, painting

    with open(predictions, 'rb') as file:
        found = pickle.load(file)
    dataset = Config.fromfile(config).test_dataloader.dataset
    if dataset.type == 'CustomDataset':
        return painting.classifications(found, dataset.classes, out)
    root = Path(dataset.get('data_root') or '')
    annotations = json.loads((root / dataset.ann_file).read_text(encoding='utf-8'))
    sheet, counts = painting.detections(found, annotations, root / dataset.data_prefix.img,
                                        list(dataset.metainfo.classes), out)
    print(f'\nWhat goes wrong, of boxes with a score of at least {painting.LEAST_SCORE}: {errors.in_words(counts)}')
    return sheet


def evaluate(config: Path, classification: bool, run: Path) -> tuple:
    """Test the last checkpoint; returns its path, the metrics and the file of the predictions."""
    from cvloss_mm.engine.checkpoints import latest_checkpoint

    checkpoint, predictions = latest_checkpoint(run / 'train'), run / 'predictions.pkl'
    classwise = [] if classification else ['--cfg-options', 'test_evaluator.classwise=True']
    run_tool('Evaluation on held-out images', 'test.py', config, checkpoint, '--work-dir', run / 'test', '--out',
             predictions, *classwise, log=run / 'test.log')
    log = newest(run / 'test', '*/*.json')
    return checkpoint, json.loads(log.read_text().splitlines()[-1]), predictions


def main(argv=None) -> None:
    args = parse_args(argv)
    os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')
    began, source = time.time(), str(ROOT / CONFIGS[args.model])
    if not args.data:
        make_data(SHAPES)
    words = settings(args)
    run, lock = choose_run(args.work_dir, dict(config=CONFIGS[args.model], settings=words))
    config = run / 'config.py'
    run_tool('Config, with its losses and data', 'train.py', source, *words, '--work-dir', run / 'train', '--dump',
             config, log=run / 'config.log', shown=lambda line: line.rstrip() if args.data else '')
    run_tool('Training', 'train.py', config, '--work-dir', run / 'train', '--resume', 'auto', log=run / 'train.log')
    checkpoint, metrics, predictions = evaluate(config, args.model == 'classification', run)
    run_tool('Curves', 'plot_logs.py', run / 'train', '--smooth', '0.8', '--out', run / 'curves.png',
             log=run / 'plot.log')
    sheet = paint(config, predictions, run / 'pictures')
    note = json.loads((run / NOTE).read_text())
    (run / NOTE).write_text(json.dumps({**note, DONE: True, 'metrics': metrics}, indent=1))
    lock.close()
    show_table(metrics, args.task == 'classification')
    own = shlex.join(['--data', args.data]) + ' ' if args.data else ''
    other = '--loss-cls SoftmaxFocalLoss' if args.task == 'classification' else '--loss-bbox GIoULoss'
    print(f'Finished after {time.time() - began:.0f} s.\n'
          f'Config:      {config}\nCheckpoint:  {checkpoint}\nCurves:      {run}/curves.png\nPictures:    {sheet}\n'
          f'Logs:        {run}/train.log, {run}/test.log\nMetrics:     {run}/{NOTE}\n'
          'Next:        python tools/train.py --help\n'
          f'             python tools/train.py {CONFIGS[args.model]} {own}{other}')


if __name__ == '__main__':
    try:
        main()
    except KeyboardInterrupt:
        sys.exit('\ninterrupted; the same command goes on from the last checkpoint')
