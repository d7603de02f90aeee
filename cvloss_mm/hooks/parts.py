"""The parts of combined losses, beside their sum in the log."""

from mmengine.hooks import Hook

from ..losses import CombinedLoss
from ..losses.reduction import parts_of
from ..registry import HOOKS
from .discovery import short_names, unwrapped


@HOOKS.register_module()
class LossPartsHook(Hook):
    """Logs every part of each :class:`~cvloss_mm.losses.CombinedLoss`, e.g. as ``loss_bbox/GIoULoss``.

    Values are as they enter the sum that the head is given, with all of their weights, added up over the calls of a
    step (the levels of a dense head); where a head multiplies its loss further (the stages of a cascade), that is not
    in them. A part that a step does not call is 0. The keys go to the log alone, not into the sum that is trained.
    """

    def before_train(self, runner) -> None:
        combined = {
            path: module for path, module in unwrapped(runner.model).named_modules() if isinstance(module, CombinedLoss)
        }
        outer = [path for path in combined if not any(path.startswith(f'{other}.') for other in combined)]
        self.values, self.handles = {}, []
        for path, name in short_names(outer).items():
            self.watch(combined[path], name, [])

    def watch(self, loss: CombinedLoss, name: str, around: list) -> None:
        for part_name, part in loss.parts.items():
            key = f'{name}/{part_name}'
            if isinstance(part, CombinedLoss):
                self.watch(part, key, [*around, loss])
            else:
                self.values[key] = 0.0
                self.handles.append(part.register_forward_hook(self.adder(key, [*around, loss])))

    def adder(self, key: str, around: list):
        def add(module, inputs, output) -> None:
            for value in parts_of(output):
                if value.ndim == 0 and value.requires_grad:
                    value = value.detach()
                    for loss in around:
                        value = value * loss.loss_weight
                    self.values[key] = self.values[key] + value

        return add

    def before_train_iter(self, runner, batch_idx, data_batch=None) -> None:
        self.values = dict.fromkeys(self.values, 0.0)

    def after_train_iter(self, runner, batch_idx, data_batch=None, outputs=None) -> None:
        for key, value in self.values.items():
            runner.message_hub.update_scalar(f'train/{key}', value)

    def after_train(self, runner) -> None:
        for handle in self.handles:
            handle.remove()
