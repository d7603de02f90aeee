"""The misuse check before the first step of a training, and what the values of its first steps say."""

from unittest.mock import patch

import torch
from mmengine.dist import all_reduce, get_world_size
from mmengine.hooks import Hook

from ..checking import RULES, STOP, MisuseError, ValuesError, check, check_names, report
from ..checking.classes import built_classes
from ..checking.data import check_measured
from ..checking.log_keys import check_log_keys
from ..checking.watching import Location, Watch, watching
from ..losses import Loss
from ..registry import HOOKS
from .discovery import losses_of, unwrapped
from .failure import head_of, image_name, images_of, levels_of, tensors_in


@HOOKS.register_module()
class LossCheckHook(Hook):
    """Stops a training whose losses and heads do not fit, before its first step and before it goes on.

    Of the first ``steps`` steps, and of one in ``interval`` after them, it reads the values that reach the losses, too,
    as :func:`cvloss_mm.checking.values` does, and stops before the weights are changed; all other steps cost nothing.
    Every rank comes to the same end, so that none waits for another. Warnings go to the log.

    Args:
        ignore: names of rules to leave out, as they stand in brackets in each message.
        steps: of how many first steps, from where the training begins or goes on, the values are read; 0 for none.
        interval: steps from one later look to the next; 0 for no later look.

    Raises:
        MisuseError: with everything that was found, and the lines to write.
        ValuesError: a MisuseError, with what came, in which loss, at which level, of which images.
    """

    priority = 'VERY_HIGH'

    def __init__(self, ignore=(), steps: int = 3, interval: int = 0):
        check_names(ignore)
        for name, value in (('steps', steps), ('interval', interval)):
            if not isinstance(value, int) or value < 0:
                raise ValueError(f'LossCheckHook: {name} must be a whole number from 0 on, got {value!r}')
        self.ignore, self.steps, self.interval = tuple(ignore), steps, interval
        self.first, self.checked, self.seen = 0, False, set()

    def before_train(self, runner) -> None:
        if 'measured-images' not in self.ignore:
            check_measured(runner.val_loop)
        if not runner.cfg.get('model'):
            runner.logger.warning(
                'LossCheckHook reads the config, and this run was built without one: nothing is checked'
            )
            return
        self.first = runner.iter
        findings = check(runner.cfg, (*self.ignore, 'num-classes')) + self.check_classes(runner)
        if any(f.severity == STOP for f in findings):
            raise MisuseError(report(findings))
        if findings:
            runner.logger.warning(f'LossCheckHook:\n{report(findings)}')

    def check_classes(self, runner) -> list:
        """The rule about the number of classes, of the data set that is built."""
        if 'num-classes' in self.ignore:
            return []
        counts = built_classes(getattr(runner.train_dataloader, 'dataset', None))
        return RULES['num-classes'].findings(runner.cfg, counts or None)

    def before_train_iter(self, runner, batch_idx: int, data_batch=None) -> None:
        step = runner.iter - self.first
        if (step < self.steps or (self.interval and step % self.interval == 0)) and not runner.cfg.get('compile'):
            self.look_at_values(runner)
        self.look_at_keys(runner)

    def look_at_keys(self, runner) -> None:
        """Look once at what the heads return, on its way into the sum."""
        if 'log-keys' in self.ignore or self.checked or runner.cfg.get('compile'):
            return
        self.checked = True
        model = unwrapped(runner.model)
        whole = getattr(model, 'parse_losses', None)
        if whole is None:
            return

        def parse_losses(losses):
            del model.parse_losses  # the class's own from here on
            findings = check_log_keys(losses)
            if findings:
                runner.logger.warning(f'LossCheckHook:\n{report(findings)}')
            return whole(losses)

        model.parse_losses = parse_losses

    def look_at_values(self, runner) -> None:
        """Look at one step from within: between its forward pass and the change of the weights."""
        model, whole = runner.model, runner.model.train_step

        def train_step(data, optim_wrapper):
            del model.train_step  # the class's own from here on
            watch, images = Watch(False, self.ignore, locations_of(runner, data)), images_of(data)
            update = optim_wrapper.update_params

            def update_params(*arguments, **keywords):
                self.stop_at(runner, watch, images)
                return update(*arguments, **keywords)

            with watching(watch), patch.object(optim_wrapper, 'update_params', update_params):
                return whole(data, optim_wrapper)

        model.train_step = train_step

    def stop_at(self, runner, watch: Watch, images: list) -> None:
        """Raises in all processes if one has found an error; a warning is given once."""
        new = [f for f in watch.found if (f.rule, f.path) not in self.seen]
        self.seen |= {(f.rule, f.path) for f in new}
        text, mine = where(new, watch.calls, runner, images) if new else '', any(f.severity == STOP for f in new)
        anywhere = torch.tensor([float(mine)])
        if get_world_size() > 1:
            all_reduce(anywhere, op='max')
        if anywhere.item():
            raise ValuesError(text if mine else 'another process has found it, see its log')
        if new:
            runner.logger.warning(f'LossCheckHook:\n{text}')


def locations_of(runner, data) -> dict[Loss, Location]:
    """Where each loss of a model stands."""
    model, sides = (
        unwrapped(runner.model),
        [max(t.shape[-2:]) for t in tensors_in(data.get('inputs', ())) if t.ndim > 2] if isinstance(data, dict) else [],
    )
    locations = {}
    for path, loss in losses_of(model).items():
        single = 'ClsHead' in [c.__name__ for c in type(head_of(path, model)[1]).__mro__]  # of mmpretrain
        if isinstance(loss, Loss):
            locations[loss] = Location(f'model.{path}', not single, float(max(sides)) if sides else None)
    return locations


def where(findings: list, calls: dict, runner, images: list) -> str:
    """The report with the levels at which it was found, and the images of the step."""
    model, lines = unwrapped(runner.model), [report(findings)]
    for finding in findings:
        path = finding.path.removeprefix('model.')
        level = levels_of(range(calls.get(finding.path, 1)), head_of(path, model)[1]).get(finding.call)
        lines += [f'[{finding.rule}] {finding.path}: at {level}'] if level else []
    lines.append(f'Step {runner.iter}, images: {", ".join(map(image_name, images)) or "unknown"}')
    return '\n'.join(lines)
