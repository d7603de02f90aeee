"""Hyperparameters of losses that change while a model is trained."""

import math
from fnmatch import fnmatchcase
from itertools import pairwise

from mmengine.hooks import Hook
from mmengine.logging import print_log
from mmengine.runner import EpochBasedTrainLoop

from ..functional.ranges import check
from ..losses import Loss
from ..registry import HOOKS
from .discovery import losses_of

BETWEEN = ('linear', 'cosine', 'step')
STORED = 'loss_schedules'


def value_at(place: float, points: list, between: str) -> float:
    """The value of a schedule: that of its first point before it, that of its last one after it.

    >>> value_at(1, [(0, 0.0), (4, 2.0)], 'linear'), round(value_at(2, [(0, 0.0), (4, 2.0)], 'cosine'), 6)
    (0.5, 1.0)
    >>> value_at(3, [(0, 0.0), (4, 2.0)], 'step')
    0.0
    """
    for (start, low), (end, high) in pairwise(points):
        if place < end:
            part = min(max((place - start) / (end - start), 0.0), 1.0)
            if between == 'step':
                return low
            return low + (high - low) * (part if between == 'linear' else (1 - math.cos(math.pi * part)) / 2)
    return points[-1][1]


def numbers_of(loss) -> dict:
    """The attributes of a loss that a schedule may set, with their values: numbers, of ours also those that are off."""
    if isinstance(loss, Loss):
        hyperparameters = {name: getattr(loss, name) for name in (*loss.hyper, 'loss_weight')}
        return {name: value for name, value in hyperparameters.items() if value is None or is_number(value)}
    return {name: value for name, value in vars(loss).items() if is_number(value) and not name.startswith('_')}


def is_number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


@HOOKS.register_module()
class LossScheduleHook(Hook):
    """Moves one hyperparameter of a loss through given values: gamma, beta, loss_weight and the like.

    A value depends on the epoch or iteration alone, so that a resumed run goes on as if it had never stopped. It is
    logged under the loss's path, and kept in checkpoints, so that a loss is as it was where a checkpoint is loaded.

    Args:
        loss: which losses: a path in the model or the end of one, with wildcards: ``'bbox_head.loss_cls'``,
            ``'roi_head.bbox_head.*.loss_bbox'``.
        attribute: the hyperparameter, a number.
        points: (epoch or iteration, value), in order; both count from 0.
        between: ``'linear'``, ``'cosine'`` (half a period from each point to the next) or ``'step'`` (the value of the
            last point that was reached).
        by_epoch: whether points are epochs (the value changes at the beginning of each) or iterations.

    Example::

        custom_hooks = [dict(type='cvloss_mm.LossScheduleHook', loss='bbox_head.loss_cls', attribute='gamma',
                             points=[(0, 0.0), (4, 2.0)])]
    """

    def __init__(self, loss: str, attribute: str, points, between: str = 'linear', by_epoch: bool = True):
        self.loss, self.attribute, self.between, self.by_epoch = loss, attribute, between, by_epoch
        if between not in BETWEEN:
            raise ValueError(
                f'LossScheduleHook: between must be one of {", ".join(map(repr, BETWEEN))}, got {between!r}'
            )
        self.points = [tuple(point) for point in points]
        places = [point[0] for point in self.points if len(point) == 2 and all(map(is_number, point))]
        if not places or len(places) < len(self.points) or places != sorted(set(places)):
            raise ValueError(
                'LossScheduleHook: points must be (epoch or iteration, value), the first ones ascending, '
                f'got {points!r}'
            )

    def before_train(self, runner) -> None:
        if self.by_epoch and not isinstance(runner.train_loop, EpochBasedTrainLoop):
            raise ValueError('LossScheduleHook: this run is counted in iterations; write by_epoch=False')
        self.targets = self.find(runner.model)
        schedules = [hook for hook in runner.hooks if isinstance(hook, LossScheduleHook)]
        found = [(hook.attribute, hook.find(runner.model)) for hook in schedules]
        for path, loss in self.targets.items():
            self.try_out(path, loss, {attribute for attribute, targets in found if path in targets})
        self.set(runner)

    def find(self, model) -> dict:
        losses = losses_of(model)
        found = {
            path: loss
            for path, loss in losses.items()
            if fnmatchcase(path, self.loss) or fnmatchcase(path, f'*.{self.loss}')
        }
        if not found:
            raise ValueError(
                f'LossScheduleHook: no loss of the model matches {self.loss!r}; it has {", ".join(losses) or "none"}'
            )
        return found

    def try_out(self, path: str, loss, moved=()) -> None:
        """Refuses an attribute that the loss does not have, and values that it does not take, beside those of its
        attributes that no schedule moves."""
        accepted = numbers_of(loss)
        if self.attribute not in accepted:
            raise ValueError(
                f'LossScheduleHook: {path} ({type(loss).__name__}) has no number {self.attribute!r}; it '
                f'has {", ".join(f"{name}={value!r}" for name, value in accepted.items())}'
            )
        for _, value in self.points if isinstance(loss, Loss) else ():
            setattr(loss, self.attribute, value)
            others = {name: number for name, number in loss.hyperparameters().items() if name not in moved}
            if self.attribute in loss.hyper:
                check(loss.fn, {**others, self.attribute: value})
            loss.validate()

    def set(self, runner) -> None:
        value = value_at(runner.epoch if self.by_epoch else runner.iter, self.points, self.between)
        for loss in self.targets.values():
            setattr(loss, self.attribute, value)

    def before_train_epoch(self, runner) -> None:
        if self.by_epoch:
            self.set(runner)

    def before_train_iter(self, runner, batch_idx, data_batch=None) -> None:
        if not self.by_epoch:
            self.set(runner)
        for path, loss in self.targets.items():
            runner.message_hub.update_scalar(f'train/{path}.{self.attribute}', getattr(loss, self.attribute))

    def before_save_checkpoint(self, runner, checkpoint: dict) -> None:
        stored = checkpoint.setdefault(STORED, {})
        stored.update(
            {f'{path}.{self.attribute}': float(getattr(loss, self.attribute)) for path, loss in self.targets.items()}
        )

    def after_load_checkpoint(self, runner, checkpoint: dict) -> None:
        for path, loss in self.find(runner.model).items():
            value = checkpoint.get(STORED, {}).get(f'{path}.{self.attribute}')
            if value is not None:
                setattr(loss, self.attribute, value)
                print_log(f'{path}.{self.attribute} is {value:g}, as in the checkpoint', logger='current')
