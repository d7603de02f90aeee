"""Killed at any moment, resumed, and the same result: the one place for it.

Three things are needed, and mmengine has none of them:

* a checkpoint is written whole or not at all (:class:`AtomicBackend`);
* a run goes on inside the epoch where it was, not at the epoch's beginning (:class:`ResumableEpochLoop`); one that
  counts iterations does not load again what it was trained on (:class:`ResumableIterLoop`);
* chance is a function of (seed, rank, place in the training) alone, so that no generator's state has to be stored:
  every step and every sample is seeded by its own place, in whatever process it is computed.
"""

import os
import random
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import numpy as np
import torch
from mmengine.dist import get_rank
from mmengine.fileio import LocalBackend, register_backend
from mmengine.registry import LOOPS
from mmengine.runner import EpochBasedTrainLoop, IterBasedTrainLoop
from torch.utils.data import DataLoader

from ..compat.mmengine import no_batch_drawn

STEP, SAMPLE = 0, 1  # streams of chance
ENDLESS = ('InfiniteSampler', 'MultiSourceSampler')  # samplers of mmengine and mmdet without a last index


class AtomicBackend(LocalBackend):
    """Writes a file beside its final name and renames it: a kill leaves the old file or the new one, never a part."""

    def put(self, obj: bytes, filepath) -> None:
        target = Path(filepath)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, half_written = tempfile.mkstemp(prefix=f'.{target.name}.', dir=target.parent)
        try:
            with os.fdopen(handle, 'wb') as file:
                file.write(obj)
            os.chmod(half_written, 0o644)
            os.replace(half_written, target)
        except BaseException as error:
            Path(half_written).unlink(missing_ok=True)
            if isinstance(error, OSError) and error.filename is None:
                error.filename = str(target)  # a write that failed does not know its file
            raise

    def put_text(self, obj: str, filepath, encoding: str = 'utf-8') -> None:
        self.put(obj.encode(encoding), filepath)


def make_resumable(cfg) -> None:
    """Change a config so that its training can be killed and resumed exactly."""
    register_backend('local', AtomicBackend, force=True, prefixes='')
    imports = cfg.get('custom_imports') or dict(imports=[], allow_failed_imports=False)
    cfg.custom_imports = dict(imports, imports=[*imports['imports'], __name__])
    loop = cfg.get('train_cfg')
    for name, by_epoch in (('Epoch', True), ('Iter', False)):
        if loop and (loop.get('type') == f'{name}BasedTrainLoop' or loop.get('by_epoch') is by_epoch):
            cfg.train_cfg = dict({k: v for k, v in loop.items() if k != 'by_epoch'}, type=f'Resumable{name}Loop')
    checkpoint = cfg.get('default_hooks', {}).get('checkpoint')
    if checkpoint and checkpoint.get('max_keep_ckpts', -1) == 1:
        checkpoint.max_keep_ckpts = 2  # mmengine deletes the old one before it writes the new one


def seed_by(*place: int) -> None:
    """Seed Python, numpy and torch from whole numbers that name a place in the training."""
    words = np.random.SeedSequence(place).generate_state(3)
    random.seed(int(words[0]))
    np.random.seed(int(words[1]))  # noqa: NPY002  (the transforms draw from it)
    torch.default_generator.manual_seed(int(words[2]))
    if torch.cuda.is_available() and torch.cuda.is_initialized():
        torch.cuda.manual_seed(int(words[2]))


class SeededIndex(int):
    """The index of a sample that carries its seed along, also into another process."""

    seed: tuple


class SeededBatches:
    """A batch sampler that gives each index its seed, of the epoch or, where steps are counted, of the step, and can
    leave out the batches that were trained before; in all else the one inside."""

    def __init__(self, batches, seed: int):
        self.batches, self.seed = batches, seed
        self.epoch = self.done = 0
        self.first: int | None = None  # steps before the first of these batches, where they are counted

    def __getattr__(self, name):
        if name == 'batches':
            raise AttributeError(name)
        return getattr(self.batches, name)

    def __len__(self) -> int:
        return len(self.batches)

    def __iter__(self):
        for number, batch in enumerate(self.batches):
            if number >= self.done:
                self.epoch = self.epoch if self.first is None else self.first + number
                yield [self.seeded_index(index) for index in batch]

    def seeded_index(self, index: int) -> SeededIndex:
        seeded = SeededIndex(index)
        seeded.seed = (self.seed, SAMPLE, self.epoch, index)
        return seeded


class SeededDataset:
    """A dataset whose random transforms depend on (seed, epoch, index) alone; in all else the dataset inside."""

    def __init__(self, dataset):
        vars(self)['inside'] = dataset

    def __getattr__(self, name):
        if name == 'inside':  # while it is unpickled in a worker, there is nothing inside yet
            raise AttributeError(name)
        return getattr(self.inside, name)

    def __setattr__(self, name, value):
        setattr(self.inside, name, value)

    def __len__(self) -> int:
        return len(self.inside)

    def __getitem__(self, index):
        if isinstance(index, SeededIndex):
            seed_by(*index.seed)
        return self.inside[int(index)]


def seeded(loader: DataLoader, seed: int) -> DataLoader:
    """The same loader over a seeded dataset."""
    if loader.batch_sampler is None:
        raise ValueError(
            'the training loader has no batches (batch_size=None), which an exact resume needs; '
            'set train_dataloader.batch_size'
        )
    names = [
        'num_workers',
        'collate_fn',
        'pin_memory',
        'timeout',
        'worker_init_fn',
        'multiprocessing_context',
        'generator',
        'persistent_workers',
    ]
    options = {name: getattr(loader, name) for name in names + ['prefetch_factor'] * (loader.num_workers > 0)}
    return DataLoader(SeededDataset(loader.dataset), batch_sampler=SeededBatches(loader.batch_sampler, seed), **options)


class Resumable:
    """What both loops have in common: the validations, one of which a kill after the checkpoint may have prevented."""

    def validation_is_due(self) -> bool:
        at, last = self.place()
        return self.runner.val_loop is not None and at >= self.val_begin and (at % self.val_interval == 0 or at == last)

    def validate(self) -> None:
        self.runner.val_loop.run()
        if get_rank() == 0:
            AtomicBackend().put_text(str(self.place()[0]), self.note_of_validation)

    @property
    def note_of_validation(self) -> Path:
        return Path(self.runner.work_dir) / 'last_validation'

    def validated(self) -> int:
        """The epoch, or iteration, after which the last validation was."""
        noted = self.note_of_validation.read_text().strip() if self.note_of_validation.is_file() else ''
        return int(noted) if noted.isdigit() else 0

    def make_up_for_a_validation(self) -> None:
        if self.validation_is_due() and self.validated() != self.place()[0]:
            self.validate()

    def run_iter(self, *batch) -> None:
        seed_by(self.dataloader.batch_sampler.seed, STEP, get_rank(), self._iter)
        super().run_iter(*batch)

    def adopt_seed(self, batches: SeededBatches) -> None:
        """A resumed run takes over the seed of the checkpoint, which is read after the loader was built."""
        if batches.seed != self.runner.seed and hasattr(batches.sampler, 'seed'):
            batches.seed = batches.sampler.seed = self.runner.seed


@LOOPS.register_module()
class ResumableIterLoop(Resumable, IterBasedTrainLoop):
    """mmengine's loop of iterations, resumed as if it had never stopped."""

    def __init__(self, runner, dataloader, **options):
        with no_batch_drawn():
            super().__init__(runner, dataloader, **options)
        self.dataloader = seeded(self.dataloader, runner.seed)
        if not len(self.dataloader.batch_sampler):
            raise ValueError(
                f'the training loader has no batch: {len(self.dataloader.dataset)} samples, batch_size '
                f'{self.dataloader.batch_sampler.batch_size}, and the last batch is dropped where it is not full'
            )

    def place(self) -> tuple[int, int]:
        return self._iter, self._max_iters

    def run(self) -> torch.nn.Module:
        """mmengine's, with its own order of batches."""
        self.runner.call_hook('before_train')
        self.runner.call_hook('before_train_epoch')
        self.adopt_seed(self.dataloader.batch_sampler)
        if self._iter:
            self.make_up_for_a_validation()
        self.dataloader_iterator = self.batches_to_come()
        while self._iter < self._max_iters and not self.stop_training:
            self.runner.model.train()
            self.run_iter(next(self.dataloader_iterator))
            self._decide_current_val_interval()
            if self.validation_is_due():
                self.validate()
        self.runner.call_hook('after_train_epoch')
        self.runner.call_hook('after_train')
        return self.runner.model

    def batches_to_come(self) -> Iterator:
        """Without an end: a sampler that has one begins again, in another order."""
        batches, begun = self.dataloader.batch_sampler, 0
        batches.first, batches.done = 0, self._iter
        if not any(cls.__name__ in ENDLESS for cls in type(batches.sampler).__mro__):
            begun, batches.done = divmod(self._iter, len(batches))
            batches.first = begun * len(batches)
        for number in count(begun):
            if hasattr(batches.sampler, 'set_epoch'):
                batches.sampler.set_epoch(number)
            yield from self.dataloader
            batches.first, batches.done = batches.first + len(batches), 0


@LOOPS.register_module()
class ResumableEpochLoop(Resumable, EpochBasedTrainLoop):
    """mmengine's epoch loop, resumed in the middle of an epoch as if it had never stopped."""

    def __init__(self, runner, dataloader, **options):
        super().__init__(runner, dataloader, **options)
        self.dataloader = seeded(self.dataloader, runner.seed)

    def place(self) -> tuple[int, int]:
        return self._epoch, self._max_epochs

    def run(self) -> torch.nn.Module:
        """mmengine's, but for a validation that a kill after the checkpoint prevented."""
        self.runner.call_hook('before_train')
        if 0 < self._iter == self._epoch * len(self.dataloader):
            self.make_up_for_a_validation()
        while self._epoch < self._max_epochs and not self.stop_training:
            self.run_epoch()
            self._decide_current_val_interval()
            if self.validation_is_due():
                self.validate()
        self.runner.call_hook('after_train')
        return self.runner.model

    def run_epoch(self) -> None:
        batches = self.dataloader.batch_sampler
        self.adopt_seed(batches)
        batches.epoch, batches.done = self._epoch, self.done_in_epoch()
        self.runner.call_hook('before_train_epoch')
        self.runner.model.train()
        # a loader over nothing would still wait for its workers
        loaded = enumerate(self.dataloader, start=batches.done) if batches.done < len(batches) else ()
        for idx, data_batch in loaded:
            self.run_iter(idx, data_batch)
        self.runner.call_hook('after_train_epoch')
        self._epoch += 1

    def done_in_epoch(self) -> int:
        done = self._iter - self._epoch * len(self.dataloader)
        if 0 <= done <= len(self.dataloader):
            return done
        self.runner.logger.warning(
            f'The checkpoint is at step {self._iter} of epoch {self._epoch + 1}, which does not fit epochs of '
            f'{len(self.dataloader)} steps: was it made with another batch size? The epoch starts anew.'
        )
        return 0
