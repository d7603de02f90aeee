"""The centres of classes that are spread over processes, or drawn anew in each step, in a training of mmengine."""

import shutil
from functools import partial
from pathlib import Path

from mmengine.dist import is_main_process
from mmengine.hooks import Hook
from mmengine.logging import print_log
from mmengine.optim import OptimWrapperDict
from torch.nn.utils import clip_grad_norm_

from ..heads import CosineClassifier, shards
from ..heads.sampled_steps import SampledSteps
from ..registry import HOOKS
from .discovery import unwrapped

ENDING, STORED = '.centers', 'centers'


@HOOKS.register_module()
class CosineClassifierHook(Hook):
    """Makes :class:`cvloss_mm.heads.CosineHead` trainable with ``shard=True`` or with a ``sample_rate``.

    * A step of the optimizer moves only centres that were drawn:
      :class:`cvloss_mm.heads.sampled_steps.SampledSteps`.
    * Centres that are spread over processes, and what the optimizer knows of them, are no part of ``epoch_1.pth``,
      which the first process writes; all processes write them beside it, to the folder ``epoch_1.centers``, by
      ``torch.distributed.checkpoint``, before it. Both belong together: they are moved, copied and deleted together.
    * ``clip_grad`` clips by the norm over the centres of all processes.
    * Any number of processes goes on from there, one too, and one that had all centres in its ``.pth``; identities may
      have been added, with a larger ``num_classes``.

    On a local disk, or one that all machines share; with torch 2.5 or later. Averaged models (``EMAHook``) have no
    sharded centres.
    """

    def before_run(self, runner) -> None:
        found = {
            path: part for path, part in unwrapped(runner.model).named_modules() if isinstance(part, CosineClassifier)
        }
        if not found:
            raise ValueError('CosineClassifierHook: the model has no CosineHead of cvloss_mm')
        self.classifiers, self.folder = found, None
        self.sharded = {path: part for path, part in found.items() if part.shards > 1}
        if self.sharded:
            self.check(runner)
        for part in found.values():
            part.attended = True
        if not isinstance(runner.load_checkpoint, partial):
            runner.load_checkpoint = partial(self.load, runner, runner.load_checkpoint)
            runner.save_checkpoint = partial(self.save, runner, runner.save_checkpoint)

    def check(self, runner) -> None:
        """What would go wrong in silence."""
        ignored = getattr(runner.model, 'parameters_to_ignore', ())
        if hasattr(runner, 'strategy') or not all(f'{path}.weight' in ignored for path in self.sharded):
            raise ValueError(
                'CosineClassifierHook: sharded centres go with the Runner and DistributedDataParallel, '
                f'got {type(runner).__name__} and {type(runner.model).__name__}'
            )
        if isinstance(runner.optim_wrapper, OptimWrapperDict):
            raise ValueError('CosineClassifierHook: sharded centres need one optimizer for all, got several')

    def save(self, runner, save_checkpoint, out_dir, filename, *arguments, save_optimizer=True, **keywords) -> None:
        """In place of the runner's: the centres first, so that where its file is they are there as well."""
        folder = Path(out_dir) / f'{Path(filename).stem}{ENDING}'
        if self.sharded:
            Path(out_dir).mkdir(parents=True, exist_ok=True)
            shards.save(folder, self.sharded, runner.optim_wrapper.optimizer if save_optimizer else None)
        save_checkpoint(out_dir, filename, *arguments, save_optimizer=save_optimizer, **keywords)
        if self.sharded and is_main_process():
            for old in Path(out_dir).glob(f'*{ENDING}'):  # whose checkpoint the runner has deleted
                if not old.with_suffix('.pth').is_file():
                    shutil.rmtree(old, ignore_errors=True)

    def before_save_checkpoint(self, runner, checkpoint: dict) -> None:
        if not self.sharded:
            return
        checkpoint[STORED] = sorted(self.sharded)
        sharded = [part.weight for part in self.sharded.values()]
        weights = [weight for group in runner.optim_wrapper.optimizer.param_groups for weight in group['params']]
        for number, weight in enumerate(weights):
            if any(weight is each for each in sharded):
                checkpoint.get('optimizer', {}).get('state', {}).pop(number, None)

    def load(self, runner, load_checkpoint, filename, *arguments, **keywords) -> dict:
        """In place of the runner's: the centres that the file leaves out, from the folder beside it."""
        checkpoint = load_checkpoint(filename, *arguments, **keywords)
        sharded = {path: part for path, part in self.classifiers.items() if path in checkpoint.get(STORED, ())}
        self.folder = Path(filename).with_suffix(ENDING) if sharded else None
        if sharded:
            shards.load(self.folder, sharded)
            print_log(f'The centres of the classes were read from {self.folder}', logger='current')
        return checkpoint

    def before_train(self, runner) -> None:
        """After everything was loaded."""
        optimizer = runner.optim_wrapper.optimizer
        if self.folder is not None and optimizer.state:
            shards.load(self.folder, self.classifiers, optimizer)
        elif self.folder is None:
            self.split_optimizer_state(optimizer)
        for path, part in self.classifiers.items():
            if part.added:
                print_log(f'{path}: {part.added} identities are new, and their centres begin anew', logger='current')
            if part.sample_rate < 1:
                SampledSteps(part, optimizer)
        if self.sharded and getattr(runner.optim_wrapper, 'clip_func', None) is clip_grad_norm_:
            runner.optim_wrapper.clip_func = partial(
                shards.clip_grad_norm, [part.weight for part in self.sharded.values()]
            )

    def split_optimizer_state(self, optimizer) -> None:
        """What a checkpoint of one process knows of all centres."""
        for part in self.classifiers.values():
            state = optimizer.state.get(part.weight, {})
            for name, value in state.items():
                if getattr(value, 'ndim', 0) == part.weight.ndim:
                    state[name] = part.local_rows(value, value.new_zeros(part.weight.shape))
