"""One loss under one rule: computed in blocks on several processes, and kept on disk."""

import hashlib
import inspect
import json
import math
import multiprocessing
import os
import signal
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing.connection import wait
from pathlib import Path

import numpy as np
import torch

from cvloss_mm import losses
from cvloss_mm.functional import geometry, regression
from cvloss_mm.registry import MODELS

from . import rules

LOSSES = {n: c for n, c in sorted(MODELS.module_dict.items()) if inspect.isclass(c) and issubclass(c, losses.BoxLoss)}
PAPER = ('IoULoss', 'GIoULoss', 'DIoULoss', 'CIoULoss')
FULL = rules.CENTRES * rules.CASES_PER_CENTRE
BLOCK = 50  # centres, 17,150 cases: in float32 they stay in a core's cache


@dataclass(frozen=True)
class Run:
    """All that a result depends on."""

    rule: str
    loss: str
    label: str
    hyper: str  # the loss's hyperparameters as JSON; empty for the released rule, which has none
    centres: int = rules.CENTRES
    iterations: int = 200
    seed: int = 0

    @property
    def cases(self) -> int:
        return self.centres * rules.CASES_PER_CENTRE

    def key(self) -> str:
        sources = [rules, run_block]
        if self.rule == 'autograd':
            sources += [LOSSES[self.loss].fn, geometry, regression]
        code = hashlib.sha256('\n'.join(inspect.getsource(s) for s in sources).encode()).hexdigest()
        return json.dumps({**asdict(self), 'code': code}, sort_keys=True)

    def path(self, folder: Path) -> Path:
        return folder / f'{self.rule}-{self.loss}-{hashlib.sha256(self.key().encode()).hexdigest()[:16]}.npz'

    def pull(self) -> rules.Pull:
        if self.rule == 'authors':
            return rules.authors_pull(self.loss)
        hyper, cls = json.loads(self.hyper), LOSSES[self.loss]
        gate = {k: v for k, v in hyper.items() if k == 'alpha_gate'}
        if self.loss in PAPER and hyper == {**cls().hyperparameters(), **gate}:
            return rules.closed_pull(self.loss, **gate)
        return rules.autograd_pull(cls.fn, **hyper)


@dataclass
class Result:
    totals: np.ndarray  # error of all cases after each iteration
    final: np.ndarray  # mean final error of the cases of each centre
    cpu_seconds: float


def run_block(run: Run, first: int) -> tuple[np.ndarray, np.ndarray, float]:
    start = time.process_time()
    centres = rules.draw_centres(run.centres, run.seed)[first : first + BLOCK]
    boxes, target = (t.float() for t in rules.cases(centres))
    totals, final = rules.descend(run.pull(), boxes, target, run.iterations)
    return totals.numpy(), final.reshape(len(centres), -1).double().mean(1).numpy(), time.process_time() - start


def execute(blocks: Iterable, advance: Callable[[], None]) -> Result:
    done = []
    for block in blocks:
        done.append(block)
        advance()
    totals, final, seconds = zip(*done, strict=True)
    return Result(np.sum(totals, 0), np.concatenate(final), sum(seconds))


def load(run: Run, folder: Path) -> Result | None:
    path = run.path(folder)
    if not path.exists():
        return None
    try:
        with np.load(path) as data:
            if str(data['key']) != run.key():
                raise ValueError('it holds another run')
            return Result(data['totals'], data['final'], float(data['cpu_seconds']))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as problem:
        print(f'{path} is damaged and will be computed again ({problem})', file=sys.stderr)
        return None


def save(run: Run, result: Result, folder: Path) -> None:
    """Under another name first: a kill leaves no half of a file under the real one."""
    folder.mkdir(parents=True, exist_ok=True)
    part = run.path(folder).with_suffix(f'.{os.getpid()}.part')
    with part.open('wb') as stream:
        np.savez(stream, key=run.key(), **asdict(result))
    part.replace(run.path(folder))


def start_worker() -> None:
    """Ctrl-C is the parent's to handle, and a worker ends with its parent, however that ends."""
    torch.set_num_threads(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process().sentinel
    threading.Thread(target=lambda: wait([parent]) and os._exit(1), daemon=True).start()


def simulate(runs: list[Run], folder: Path, *, workers: int = 1, force: bool = False) -> dict[Run, Result]:
    """Every run's result, from the folder where it is there. The numbers do not depend on the number of workers."""
    from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn

    results = {run: found for run in runs if not force and (found := load(run, folder))}
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context('spawn'), start_worker) if workers > 1 else None
    try:
        with Progress(*Progress.get_default_columns(), MofNCompleteColumn(), TimeElapsedColumn()) as progress:
            for run in runs:
                count = math.ceil(run.centres / BLOCK)
                task = progress.add_task(f'{run.rule} {run.label}', total=count, completed=count * (run in results))
                if run not in results:
                    blocks = (pool.map if pool else map)(run_block, [run] * count, range(0, run.centres, BLOCK))
                    results[run] = execute(blocks, lambda task=task: progress.advance(task))
                    save(run, results[run], folder)
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)
    return {run: results[run] for run in runs}
