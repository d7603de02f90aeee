"""Trainings of a few steps on a few images: how the tests start them and what they set."""

import importlib.util
import json
import os
import time
from pathlib import Path

import pytest

from cvloss_mm.datasets import shapes

ROOT = Path(__file__).resolve().parents[1]
BATCH = 4


def load_tool(name: str):
    spec = importlib.util.spec_from_file_location(f'tools_{name}', ROOT / 'tools' / f'{name}.py')
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def until(done, process=None, seconds: float = 120) -> None:
    """Waits until that is so; fails where the process ends first, or nothing comes."""
    limit = time.monotonic() + seconds
    while not done():
        if process is not None and process.poll() is not None:
            pytest.fail(f'ended before it could be stopped: {(process.communicate()[0] or "")[-3000:]}')
        assert time.monotonic() < limit, 'nothing came'
        time.sleep(0.01)


def environment(**variables) -> dict:
    paths = os.pathsep.join([str(ROOT), str(ROOT / 'tests/start')])
    return {**os.environ, 'OMP_NUM_THREADS': '1', 'PYTHONPATH': paths, **variables}


def generate(folder: Path, batches: int) -> Path:
    shapes.generate(folder, train=BATCH * batches, val=5, size=64)
    return folder


def options(data: Path, task: str, *, epochs: int, interval: int = 2, workers: int = 0) -> list:
    """Settings that make a small config tiny: narrow layers, few epochs, a checkpoint every `interval` steps."""
    root = data / task
    train, val = (f'{root}/train', f'{root}/val') if task == 'classification' else (f'{root}/', f'{root}/')
    found = [
        'model.backbone.base_channels=8',
        f'train_dataloader.batch_size={BATCH}',
        f'train_cfg.max_epochs={epochs}',
        'default_hooks.logger.interval=1',
        'log_processor.window_size=1',
        f'param_scheduler.0.end={epochs}',
        'default_hooks.checkpoint.by_epoch=False',
        f'default_hooks.checkpoint.interval={interval}',
        f'train_cfg.val_interval={epochs}',
    ]
    for split, place in (('train', train), ('val', val), ('test', val)):
        count = workers if split == 'train' else 0
        found += [
            f'{split}_dataloader.dataset.data_root={place}',
            f'{split}_dataloader.num_workers={count}',
            f'{split}_dataloader.persistent_workers={count > 0}',
        ]
    if task == 'detection':
        return [
            *found,
            'model.neck.in_channels=[8,16,32,64]',
            f'val_evaluator.ann_file={root}/annotations/val.json',
            f'test_evaluator.ann_file={root}/annotations/val.json',
        ]
    return [*found, 'model.backbone.stem_channels=8', 'model.head.in_channels=64']


def rows(work_dir: Path) -> list:
    """What the run's logs say, one row a step or evaluation."""
    return [json.loads(line) for log in sorted(work_dir.glob('*/vis_data/scalars.json')) for line in log.open()]


def last_loss(work_dir: Path) -> float:
    return [row['loss'] for row in rows(work_dir) if 'loss' in row][-1]
