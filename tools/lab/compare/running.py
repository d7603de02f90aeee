"""Runs as subprocesses of tools/train.py: side by side, each on a device of its own, stopped together."""

import contextlib
import fcntl
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from cvloss_mm.engine.checkpoints import latest_checkpoint
from cvloss_mm.engine.messages import LaunchError
from cvloss_mm.engine.resume import AtomicBackend

from .hook import PREDICTIONS, START
from .logs import last_lines, read_json, rows_of, split

TRAIN = Path(__file__).resolve().parents[2] / 'train.py'
POLL, PATIENCE = 0.5, 20  # seconds between looks at the runs; until a stopped run is killed


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()


def visible_gpus() -> list:
    """The GPUs that this process may use, as CUDA_VISIBLE_DEVICES names them."""
    import torch

    count = torch.cuda.device_count() if torch.cuda.is_available() else 0
    named = [n for n in os.environ.get('CUDA_VISIBLE_DEVICES', '').split(',') if n]
    return (named or [str(i) for i in range(count)])[:count]


class Pool:
    """Where runs may go, and how they are started there."""

    def __init__(self, launcher: str, jobs, srun_options: str, runs: int):
        self.launcher, self.options, self.gpus = launcher, shlex.split(srun_options), []
        if launcher == 'slurm':
            if shutil.which('srun') is None:
                raise LaunchError('--launcher slurm: there is no srun on this machine')
            self.jobs = jobs or runs
            return
        self.gpus = visible_gpus()
        if self.gpus and jobs and jobs > len(self.gpus):
            raise LaunchError(f'--jobs {jobs}: each job needs a GPU of its own, and {len(self.gpus)} can be seen here')
        self.jobs = jobs or len(self.gpus) or 1
        self.free = list(self.gpus)

    def take(self):
        return self.free.pop(0) if self.gpus else None

    def give(self, gpu) -> None:
        if gpu is not None:
            self.free.append(gpu)

    def command(self, run) -> list:
        train = [
            sys.executable,
            '-u',
            str(TRAIN),
            str(run.folder / 'config.py'),
            '--work-dir',
            str(run.train_dir),
            '--resume',
        ]
        return train if self.launcher == 'none' else ['srun', '--ntasks=1', '--job-name=compare', *self.options, *train]

    def environment(self, gpu) -> dict:
        env = dict(os.environ)
        if gpu is not None:
            env['CUDA_VISIBLE_DEVICES'] = gpu
        elif self.launcher == 'none':
            env.setdefault('OMP_NUM_THREADS', str(max(1, cores() // self.jobs)))
        return env

    def describe(self) -> str:
        if self.launcher == 'slurm':
            return f'{self.jobs} jobs of Slurm at a time'
        if self.gpus:
            return f'{self.jobs} at a time, each on a GPU of its own'
        threads = self.environment(None)['OMP_NUM_THREADS']
        return f'{self.jobs} at a time on the CPU, {threads} thread{"s" * (threads != "1")} each'


def rewind(run) -> None:
    """Forget the last checkpoint where it is of the end and its validation is missing: mmengine, resumed at the end,
    would not validate any more."""
    start, seen = read_json(run.train_dir, START), read_json(run.train_dir, PREDICTIONS)
    checkpoint = latest_checkpoint(run.train_dir) if start else None
    if checkpoint and seen.get('step', 0) < start['steps']:
        kind, number = Path(checkpoint).stem.split('_')[:2]
        if int(number) * (start['steps_per_epoch'] if kind == 'epoch' else 1) >= start['steps']:
            Path(checkpoint).unlink()


class Job:
    """A run while it is trained."""

    def __init__(self, run, pool: Pool):
        self.run, self.pool = run, pool
        run.folder.mkdir(parents=True, exist_ok=True)
        self.lock = open(run.folder / 'lock', 'w')  # noqa: SIM115
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise LaunchError(f'{run.folder} is being trained by another process; wait for it, or end it') from None
        AtomicBackend().put_text(run.cfg.pretty_text, run.folder / 'config.py')
        rewind(run)
        self.gpu = pool.take()
        with open(run.log, 'a') as log:
            # the run inherits the lock: it is held as long as it lives, even where this process is killed
            self.process = subprocess.Popen(
                pool.command(run),
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=pool.environment(self.gpu),
                start_new_session=True,
                pass_fds=[self.lock.fileno()],
            )

    def ended(self) -> bool:
        return self.process.poll() is not None

    def release(self) -> None:
        self.lock.close()
        self.pool.give(self.gpu)

    def signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def progress(self) -> dict:
        """The last logged step, the number of steps, and the last loss; what is not known yet is missing."""
        start = read_json(self.run.train_dir, START)
        found = dict(steps=start['steps']) if start else {}
        train, _ = split(rows_of(self.run.train_dir))
        if train:
            found.update(step=max(train), loss=train[max(train)].get('loss'))
        return found


def stop(jobs: list) -> None:
    """End all of them, politely first; their checkpoints stay whole."""
    for job in jobs:
        job.signal(signal.SIGTERM)
    end = time.monotonic() + PATIENCE
    for job in jobs:
        try:
            job.process.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            job.signal(signal.SIGKILL)
            job.process.wait()
        job.release()


def train_all(runs: list, pool: Pool, *, started, finished, look) -> None:
    """Train the runs; one that fails does not stop the others.

    Args:
        started: called with a job that has begun.
        finished: called with a job that has ended and its exit status.
        look: called every moment with the jobs in work.
    """
    waiting, active = list(runs), []
    try:
        while waiting or active:
            while waiting and len(active) < pool.jobs:
                active.append(Job(waiting.pop(0), pool))
                started(active[-1])
            look(active)
            time.sleep(POLL)
            for job in [j for j in active if j.ended()]:
                active.remove(job)
                job.release()
                finished(job, job.process.returncode)
    finally:
        stop(active)


def why(run, status: int) -> list:
    """The end of a failed run's log; of one that was killed, which has no last word of its own, by which signal."""
    killed = [f'killed by signal {-status} ({signal.Signals(-status).name})'] if status < 0 else []
    return last_lines(run.log) + killed
