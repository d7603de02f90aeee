"""From nothing to a trained model with the losses of cvloss_mm: data, training, evaluation, curves and images.

    python tools/quickstart.py                              RetinaNet with sigmoid focal + CIoU loss
    python tools/quickstart.py --detector faster_rcnn       Faster R-CNN with softmax cross entropy + CIoU loss
    python tools/quickstart.py --task classification        ResNet with softmax cross entropy
    python tools/quickstart.py --task face                  softmax, triplets and ArcFace on faces, an open set
    python tools/quickstart.py --data FOLDER                on your own data, with any of them

Takes some minutes on two CPU cores and needs no download: the data are generated, or yours (COCO json, Pascal VOC xml,
YOLO txt, a folder of images a class), and the model is a small one that begins from nothing. Nothing is ever
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
    classification='configs/mmpretrain/resnet18_shapes_ce.py',
)
FACES = dict(
    softmax='configs/face/resnet18_faces_softmax.py',
    triplet='configs/face/resnet18_faces_triplet.py',
    ArcFace='configs/face/resnet18_faces_arc_face.py',
)
SHOWN = re.compile(r'Average Precision|accuracy/top1: |n/accuracy: |^Resuming from|^Nothing to resume|^error:')
STEP = re.compile(r'Epoch\(train\)\s+\[(\d+)]\[\s*(\d+)/(\d+)].*?eta: (\S+).*?loss: (\S+)')
NOTE, DONE = 'quickstart.json', 'finished'
GENERATED = dict(shapes=Path('data/shapes'), faces=Path('data/faces'))
STEPS, MOST_EPOCHS = 300, 100  # on one's own data, of which there may be little: as many epochs as give so many steps
DETECTION_TABLE = (
    ('coco/bbox_mAP', 'AP (IoU 0.50:0.95)'),
    ('coco/bbox_mAP_50', 'AP at IoU 0.50'),
    ('coco/bbox_mAP_75', 'AP at IoU 0.75'),
    ('coco/bbox_mAP_s', 'AP of small things'),
    ('coco/bbox_mAP_m', 'AP of medium things'),
    ('coco/bbox_mAP_l', 'AP of large things'),
)
FACE_TABLE = (
    ('verification/accuracy', 'accuracy (10 folds)'),
    ('verification/tar_at_far_1e-1', 'TAR at FAR 0.1'),
    ('verification/tar_at_far_1e-2', 'TAR at FAR 0.01'),
    ('verification/tar_at_far_1e-3', 'TAR at FAR 0.001'),
)
TABLES = dict(detection=DETECTION_TABLE, classification=(('accuracy/top1', 'accuracy (%)'),), face=FACE_TABLE)


def parse_args(argv=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--task', choices=list(TABLES), default='detection')
    parser.add_argument('--detector', choices=['retinanet', 'faster_rcnn'], default='retinanet')
    parser.add_argument('--epochs', type=int, help='length of the training (default: as in the config)')
    parser.add_argument('--loss-bbox', metavar='NAME', help='another box loss, e.g. GIoULoss')
    parser.add_argument('--loss-cls', metavar='NAME', help='another classification loss, e.g. SoftmaxFocalLoss')
    parser.add_argument(
        '--data',
        metavar='FOLDER',
        help='your own data, as tools/train.py takes them (default: '
        f'generated ones, {", ".join(map(str, GENERATED.values()))})',
    )
    parser.add_argument(
        '--train-data', metavar='PATH', help='the part of --data for training, where its name does not say so'
    )
    parser.add_argument('--val-data', metavar='PATH', help='the part for validation, likewise')
    parser.add_argument('--strict', action='store_true', help='stop at anything that is wrong in --data')
    parser.add_argument(
        '--size',
        type=int,
        default=256,
        help='of your own images for a detector: the longer side is brought to so many pixels (default: %(default)s)',
    )
    parser.add_argument('--cfg-options', nargs='+', default=[], metavar='KEY=VALUE', help='override settings')
    parser.add_argument('--work-dir', type=Path, help='(default: work_dirs/quickstart_<model>)')
    args = parser.parse_args(argv)
    minimum = 2 if args.task == 'detection' else 3  # more than the schedule warms up
    if args.epochs is not None and args.epochs < minimum:
        parser.error(f'--epochs must be at least {minimum}, got {args.epochs}')
    if args.task == 'face' and (args.loss_bbox or args.loss_cls):
        parser.error('--task face compares three losses; others go into a config: tools/train.py CONFIG --loss-cls X')
    args.model = args.detector if args.task == 'detection' else args.task
    args.configs = FACES if args.task == 'face' else {'': CONFIGS[args.model]}
    args.work_dir = args.work_dir or Path('work_dirs') / f'quickstart_{args.model}'
    return args


def make_data(what: str) -> None:
    from cvloss_mm.datasets import faces, making, shapes

    out = GENERATED[what]
    try:
        found = making.present(out, what)
        if found is None:
            dict(faces=faces, shapes=shapes)[what].generate_with_progress(out)
    except OSError as error:
        sys.exit(f'error: {error}')
    print(f'Data: {out} ({"generated now" if found is None else "already there"})')


def choose_run(work_dir: Path, wanted: dict) -> tuple:
    """The unfinished run with the same settings that no other process works on, or a new folder; and its lock, which is
    held as long as the file is open."""
    from cvloss_mm.engine.resume import AtomicBackend

    runs = sorted(work_dir.glob('run_*'), key=lambda p: int(p.name.split('_')[1]))
    last = json.loads((runs[-1] / NOTE).read_text()) if runs and (runs[-1] / NOTE).is_file() else {}
    if last == {**wanted, DONE: False} and (lock := locked(runs[-1])):
        print(f'Run: {runs[-1]} was not finished; it goes on from its last checkpoint')
        return runs[-1], lock
    run = work_dir / f'run_{int(runs[-1].name.split("_")[1]) + 1 if runs else 1}'
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
    words = [
        word
        for name in ('loss_bbox', 'loss_cls', 'data', 'train_data', 'val_data')
        if getattr(args, name)
        for word in (f'--{name.replace("_", "-")}', getattr(args, name))
    ]
    if args.epochs:
        args.cfg_options += [f'train_cfg.max_epochs={args.epochs}', f'param_scheduler.1.end={args.epochs}']
    if args.data and args.task == 'detection':
        places = dict(train=2, val=1, test=1)  # of Resize in the pipelines of the quick start's configs
        args.cfg_options += [
            f'{split}_dataloader.dataset.pipeline.{place}.scale=({args.size},{args.size})'
            for split, place in places.items()
        ]
    return [*words, *['--strict'] * args.strict, *['--cfg-options'] * bool(args.cfg_options), *args.cfg_options]


def length(config: Path) -> list:
    """Settings that make the epochs so many that something is learnt from a small data set."""
    from mmengine.config import Config

    cfg = Config.fromfile(config)
    text = Path(cfg.train_dataloader.dataset.ann_file).read_text(encoding='utf-8')
    images = len(
        text.splitlines() if cfg.train_dataloader.dataset.type == 'CustomDataset' else json.loads(text)['images']
    )
    steps = -(-images // cfg.train_dataloader.batch_size)
    epochs = max(cfg.train_cfg.max_epochs, min(-(-STEPS // steps), MOST_EPOCHS))
    print(f'Length: {epochs} epochs of {steps} steps; --epochs N sets another')
    return [
        '--cfg-options',
        f'train_cfg.max_epochs={epochs}',
        f'param_scheduler.1.end={epochs}',
        f'train_cfg.val_interval={max(1, epochs // 4)}',
    ]


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
    with (
        open(log, 'a') as file,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors='replace'
        ) as process,
    ):
        for line in process.stdout:
            file.write(line)
            file.flush()
            recent = [*recent, line][-25:]
            if shown(line):
                print(shown(line), flush=True)
    if process.returncode:
        sys.exit(f'error: {tool} ended with status {process.returncode}. The end of {log}:\n{"".join(recent)}')


def newest(folder: Path, pattern: str) -> Path:
    return max(folder.glob(pattern), key=lambda p: p.stat().st_mtime)


def show_table(metrics: dict, task: str) -> None:
    """A column of values for each of the trained models."""
    from rich.console import Console
    from rich.table import Table

    table = Table('measure', *(name or 'on the held-out images' for name in metrics))
    rows = [
        *TABLES[task],
        *(
            (k, f'AP of {k.split("/")[1].removesuffix("_precision")}')
            for k in next(iter(metrics.values()))
            if k.endswith('_precision')
        ),
    ]
    for key, name in rows:
        values = [of.get(key) for of in metrics.values()]
        table.add_row(name, *('none there' if value in (None, -1) else f'{value:.3f}' for value in values))
    Console().print(table)


def load(predictions: Path) -> list:
    with open(predictions, 'rb') as file:
        return pickle.load(file)


def paint_faces(configs: dict, predictions: dict, out: Path) -> list:
    """What several models make of people whom they have never seen; by name, as the configs."""
    from mmengine.config import Config

    from cvloss_mm.losses import Loss  # noqa: F401  (registers them)
    from cvloss_mm.metrics import VerificationMetric
    from cvloss_mm.registry import MODELS
    from lab.faces import charts
    from lab.gallery.style import save

    found = {name: charts.images_of(load(path)) for name, path in predictions.items()}
    read = {name: Config.fromfile(path) for name, path in configs.items()}
    built = {name: MODELS.build(cfg.model.head.loss) for name, cfg in read.items()}
    metric = VerificationMetric(next(iter(read.values())).test_evaluator.pairs)
    drawn = {'roc.png': charts.roc(found, metric), 'fans.png': charts.fans(found, built)}
    for name, figure in drawn.items():
        save(figure, out / name)
    return [out / name for name in drawn]


def paint(config: Path, predictions: Path, out: Path) -> Path:
    """Images of the predictions, the worst first; of a detector says what goes wrong."""
    from mmengine.config import Config

    from lab import detection_errors, prediction_images

    found = load(predictions)
    dataset = Config.fromfile(config).test_dataloader.dataset
    if dataset.type == 'CustomDataset':
        return prediction_images.classifications(found, dataset.classes, out)
    root = Path(dataset.get('data_root') or '')
    annotations = json.loads((root / dataset.ann_file).read_text(encoding='utf-8'))
    sheet, counts = prediction_images.detections(
        found, annotations, root / dataset.data_prefix.img, list(dataset.metainfo.classes), out
    )
    print(
        f'\nWhat goes wrong, of boxes with a score of at least {prediction_images.LEAST_SCORE}: '
        f'{detection_errors.in_words(counts)}'
    )
    return sheet


def evaluate(config: Path, task: str, run: Path) -> tuple:
    """Test the last checkpoint; returns its path, the metrics and the file of the predictions."""
    from cvloss_mm.engine.checkpoints import latest_checkpoint

    checkpoint, predictions = latest_checkpoint(run / 'train'), run / 'predictions.pkl'
    classwise = ['--cfg-options', 'test_evaluator.classwise=True'] if task == 'detection' else []
    run_tool(
        'Evaluation on held-out images',
        'test.py',
        config,
        checkpoint,
        '--work-dir',
        run / 'test',
        '--out',
        predictions,
        *classwise,
        log=run / 'test.log',
    )
    log = newest(run / 'test', '*/*.json')
    return checkpoint, json.loads(log.read_text().splitlines()[-1]), predictions


def train_and_test(args: argparse.Namespace, name: str, words: list, run: Path) -> tuple:
    run.mkdir(exist_ok=True)
    config = run / 'config.py'
    run_tool(
        'Config, with its losses and data',
        'train.py',
        ROOT / args.configs[name],
        *words,
        '--work-dir',
        run / 'train',
        '--dump',
        config,
        log=run / 'config.log',
        shown=lambda line: line.rstrip() if args.data else '',
    )
    longer = length(config) if args.data and not args.epochs else []
    run_tool(
        f'Training {name}'.strip(),
        'train.py',
        config,
        '--work-dir',
        run / 'train',
        '--resume',
        'auto',
        *longer,
        log=run / 'train.log',
    )
    return config, *evaluate(config, args.task, run)


def main(argv=None) -> None:
    args = parse_args(argv)  # before any import, so that help needs no environment
    from cvloss_mm.engine.resume import AtomicBackend

    os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')
    began = time.time()
    if not args.data:
        make_data('faces' if args.task == 'face' else 'shapes')
    words = settings(args)
    run, lock = choose_run(args.work_dir, dict(config=list(args.configs.values()), settings=words))
    ended = {name: train_and_test(args, name, words, run / name) for name in args.configs}
    configs, checkpoints, metrics, predictions = (
        dict(zip(ended, part, strict=True)) for part in zip(*ended.values(), strict=True)
    )
    run_tool(
        'Curves',
        'plot_logs.py',
        *(run / name / 'train' for name in ended),
        '--smooth',
        '0.8',
        '--out',
        run / 'curves.png',
        *(['--names', *ended] if len(ended) > 1 else []),
        *(['--log', '--keys', 'loss', 'verification/accuracy'] if args.task == 'face' else []),
        log=run / 'plot.log',
    )
    sheets = (
        paint_faces(configs, predictions, run / 'images')
        if args.task == 'face'
        else [paint(configs[''], predictions[''], run / 'images')]
    )
    note = json.loads((run / NOTE).read_text())
    text = json.dumps({**note, DONE: True, 'metrics': metrics.get('', metrics)}, indent=1)
    AtomicBackend().put_text(text, run / NOTE)
    lock.close()
    show_table(metrics, args.task)
    print_summary(args, began, run, configs, checkpoints, sheets)


def print_summary(
    args: argparse.Namespace, began: float, run: Path, configs: dict, checkpoints: dict, sheets: list
) -> None:
    own = shlex.join(['--data', args.data]) + ' ' if args.data else ''
    other = dict(
        detection='--loss-bbox GIoULoss', classification='--loss-cls SoftmaxFocalLoss', face='--loss-cls CosFaceLoss'
    )[args.task]
    rows = {
        'Config': configs.values(),
        'Checkpoint': checkpoints.values(),
        'Curves': [run / 'curves.png'],
        'Images': sheets,
        'Logs': [run / name / log for name in configs for log in ('train.log', 'test.log')],
        'Metrics': [run / NOTE],
        'Next': [
            'python tools/train.py --help',
            f'python tools/train.py {list(args.configs.values())[-1]} {own}{other}',
        ],
    }
    print(f'Finished after {time.time() - began:.0f} s.')
    for name, values in rows.items():
        for i, value in enumerate(values):
            print(f'{"" if i else name + ":":<12} {value}')


if __name__ == '__main__':
    try:
        main()
    except KeyboardInterrupt:
        sys.exit('\ninterrupted; the same command goes on from the last checkpoint')
