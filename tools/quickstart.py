"""From nothing to a trained model with the losses of cvloss_mm: data, training, evaluation, curves and pictures.

    python tools/quickstart.py                              RetinaNet with sigmoid focal + CIoU loss
    python tools/quickstart.py --detector faster_rcnn       Faster R-CNN with softmax cross entropy + CIoU loss
    python tools/quickstart.py --task classification        ResNet with softmax cross entropy

Takes some minutes on two CPU cores and needs no download. Nothing is ever overwritten: a run that was interrupted goes
on where it was, a finished one is kept and the next gets a new folder.
"""

import argparse
import json
import os
import pickle
import re
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
    parser.add_argument('--data', type=Path, default=Path('data/shapes'),
                        help='generated if absent (default: %(default)s)')
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


def choose_run(work_dir: Path, wanted: dict) -> Path:
    """The unfinished run with the same settings, or a new folder."""
    runs = sorted(work_dir.glob('run_*'), key=lambda p: int(p.name.split('_')[1]))
    last = json.loads((runs[-1] / NOTE).read_text()) if runs and (runs[-1] / NOTE).is_file() else {}
    if runs and not last.get(DONE) and last == {**wanted, DONE: False}:
        print(f'Run: {runs[-1]} was not finished; it goes on from its last checkpoint')
        return runs[-1]
    run = work_dir / f"run_{int(runs[-1].name.split('_')[1]) + 1 if runs else 1}"
    run.mkdir(parents=True)
    (run / NOTE).write_text(json.dumps({**wanted, DONE: False}, indent=1))
    print(f'Run: {run}' + (f' (new; {runs[-1]} is kept)' if runs else ''))
    return run


def data_options(args: argparse.Namespace) -> list:
    """Settings that lead the config to the data, and to another length."""
    root, options = args.data / args.task, []
    for split, folder in (('train', 'train'), ('val', 'val'), ('test', 'val')):
        place = f'{root}/{folder}' if args.task == 'classification' else f'{root}/'
        options.append(f'{split}_dataloader.dataset.data_root={place}')
    if args.task == 'detection':
        options += [f'{split}_evaluator.ann_file={root}/annotations/val.json' for split in ('val', 'test')]
    if args.epochs:
        options += [f'train_cfg.max_epochs={args.epochs}', f'param_scheduler.1.end={args.epochs}']
    return options


def readable(line: str) -> str:
    """A line of the log as it is shown, or nothing."""
    step = STEP.search(line)
    if step:
        epoch, at, of, eta, loss = step.groups()
        return f'  epoch {epoch:>2}  step {at:>3}/{of}  loss {loss}  left {eta}'
    return '  ' + line.split(' - INFO - ')[-1].strip() if SHOWN.search(line) else ''


def run_tool(title: str, tool: str, *arguments, log: Path) -> None:
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
            if readable(line):
                print(readable(line), flush=True)
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


def paint(args: argparse.Namespace, predictions: Path, out: Path) -> Path:
    from cvloss_mm.datasets import pictures
    from cvloss_mm.datasets.drawing import CLASSES

    with open(predictions, 'rb') as file:
        found = pickle.load(file)
    root = args.data / args.task
    if args.task == 'classification':
        return pictures.classifications(found, sorted(CLASSES), out)
    annotations = json.loads((root / 'annotations' / 'val.json').read_text())
    return pictures.detections(found, annotations, root / 'val', out)


def evaluate(args: argparse.Namespace, config: str, losses: list, run: Path) -> tuple:
    """Test the last checkpoint; returns its path, the metrics and the file of the predictions."""
    from cvloss_mm.engine.checkpoints import latest_checkpoint

    checkpoint, predictions = latest_checkpoint(run / 'train'), run / 'predictions.pkl'
    classwise = ['test_evaluator.classwise=True'] if args.task == 'detection' else []
    run_tool('Evaluation on held-out images', 'test.py', config, checkpoint, '--work-dir', run / 'test', '--out',
             predictions, *losses, '--cfg-options', *data_options(args), *classwise, log=run / 'test.log')
    log = newest(run / 'test', '*/*.json')
    return checkpoint, json.loads(log.read_text().splitlines()[-1]), predictions


def main(argv=None) -> None:
    args = parse_args(argv)
    os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')
    began, config = time.time(), str(ROOT / CONFIGS[args.model])
    make_data(args.data)
    losses = [part for name in ('loss_bbox', 'loss_cls') if getattr(args, name)
              for part in (f"--{name.replace('_', '-')}", getattr(args, name))]
    run = choose_run(args.work_dir, dict(config=CONFIGS[args.model], options=data_options(args), losses=losses))
    run_tool('Training', 'train.py', config, '--work-dir', run / 'train', '--resume', 'auto', *losses,
             '--cfg-options', *data_options(args), log=run / 'train.log')
    checkpoint, metrics, predictions = evaluate(args, config, losses, run)
    run_tool('Curves', 'plot_logs.py', run / 'train', '--smooth', '0.8', '--out', run / 'curves.png',
             log=run / 'plot.log')
    sheet = paint(args, predictions, run / 'pictures')
    note = json.loads((run / NOTE).read_text())
    (run / NOTE).write_text(json.dumps({**note, DONE: True, 'metrics': metrics}, indent=1))
    show_table(metrics, args.task == 'classification')
    print(f'Finished after {time.time() - began:.0f} s.\n'
          f'Checkpoint:  {checkpoint}\nCurves:      {run}/curves.png\nPictures:    {sheet}\n'
          f'Logs:        {run}/train.log, {run}/test.log\nMetrics:     {run}/{NOTE}\n'
          'Next:        python tools/train.py --help\n'
          f'             python tools/train.py {CONFIGS[args.model]} '
          f"{'--loss-cls SoftmaxFocalLoss' if args.task == 'classification' else '--loss-bbox GIoULoss'}")


if __name__ == '__main__':
    try:
        main()
    except KeyboardInterrupt:
        sys.exit('\ninterrupted; the same command goes on from the last checkpoint')
