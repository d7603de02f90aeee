"""Watches losses: gradient norms in the log, and the first loss that is not finite caught before it does harm."""

from pathlib import Path

import torch
from mmengine.dist import all_reduce, get_rank, get_world_size
from mmengine.hooks import Hook
from mmengine.optim import OptimWrapper

from ..registry import HOOKS
from .discovery import losses_of, unwrapped
from .failure import Call, culprits, head_of, images_of, inputs_of, random_state, report, save, tensors_in

ACTIONS = ('stop', 'skip')


class NonFiniteLossError(RuntimeError):
    """The loss was NaN or infinite; the message says which one, where, and for which images."""


@HOOKS.register_module()
class LossHealthHook(Hook):
    """Logs how hard each loss pulls, and stops, or leaves out, a step whose loss is NaN or infinite.

    Every ``interval`` steps the norm of each loss's gradient by the outputs of its head is logged as
    ``grad_norm/<path of the loss>``. Before each backward pass one number is read, whether the total loss is finite.
    Where it is not, the batch, the weights, the state of the random generators and the inputs of the failed losses are
    saved in ``<work dir>/non_finite``, and the report names images, level and inputs;
    :func:`cvloss_mm.hooks.reproduce` computes the step again. All processes of a distributed run decide together.

    Args:
        interval: steps between measurements of gradient norms; 0 for none.
        action: ``'stop'`` raises :class:`NonFiniteLossError`; ``'skip'`` goes on without the step: weights, optimizer
            and statistics stay as they were, gradients accumulated until then are dropped. Under mixed precision the
            scaler is told, and lowers its scale as after any overflow.
        max_skips: so many steps skipped in a row stop the run nevertheless.
        max_saved: so many failures are saved by a process.

    It stands in the way of ``optim_wrapper.update_params``: models that call the optimizer in another way are not
    watched.
    """

    def __init__(self, interval: int = 50, action: str = 'stop', max_skips: int = 10, max_saved: int = 3):
        if action not in ACTIONS:
            raise ValueError(f'LossHealthHook: action must be one of {", ".join(map(repr, ACTIONS))}, got {action!r}')
        for name, value, minimum in (
            ('interval', interval, 0),
            ('max_skips', max_skips, 1),
            ('max_saved', max_saved, 0),
        ):
            if not isinstance(value, int) or value < minimum:
                raise ValueError(f'LossHealthHook: {name} must be a whole number from {minimum} on, got {value!r}')
        self.interval, self.action, self.max_skips, self.max_saved = interval, action, max_skips, max_saved
        self.saved = self.skipped = 0

    def before_train(self, runner) -> None:
        if not isinstance(runner.optim_wrapper, OptimWrapper):
            raise TypeError(
                f'LossHealthHook: watches one optimizer, this run has a {type(runner.optim_wrapper).__name__}'
            )
        self.runner, self.model = runner, unwrapped(runner.model)
        self.calls, self.outputs, self.handles, self.measuring = [], {}, [], False
        self.losses = losses_of(self.model)
        for path, loss in self.losses.items():
            self.handles.append(loss.register_forward_hook(self.recorder(path), with_kwargs=True))
        for owner, head in dict(head_of(path, self.model) for path in self.losses).items():
            self.handles.append(head.register_forward_hook(self.output_recorder(owner)))
        self.buffers = dict(self.model.named_buffers())
        self.buffers_before = {name: buffer.clone() for name, buffer in self.buffers.items()}
        self.update = runner.optim_wrapper.update_params
        runner.optim_wrapper.update_params = self.guarded_update

    def after_train(self, runner) -> None:
        for handle in self.handles:
            handle.remove()
        vars(runner.optim_wrapper).pop('update_params', None)

    def recorder(self, path: str):
        def record(loss, args, kwargs, output) -> None:
            if loss.training and isinstance(output, torch.Tensor):
                self.calls.append(Call(path, loss, inputs_of(args, kwargs), output))

        return record

    def output_recorder(self, owner: str):
        def record(head, args, output) -> None:
            if self.measuring:
                self.outputs.setdefault(owner, []).extend(t for t in tensors_in(output) if t.requires_grad)

        return record

    def before_train_iter(self, runner, batch_idx, data_batch=None) -> None:
        self.batch, self.random_state = data_batch, random_state()
        self.measuring = self.interval > 0 and runner.iter % self.interval == 0
        self.calls, self.outputs = [], {}
        copy_all(self.buffers_before, self.buffers)

    def after_train_iter(self, runner, batch_idx, data_batch=None, outputs=None) -> None:
        self.batch, self.measuring = None, False

    def guarded_update(self, loss, step_kwargs=None, zero_kwargs=None) -> None:
        """In place of the optimizer's ``update_params``: between the forward and the backward pass."""
        calls, outputs = self.calls, self.outputs
        self.calls, self.outputs = [], {}  # nothing is kept alive through the backward pass
        mine, anywhere = self.not_finite(loss)
        if not anywhere:
            self.skipped = 0
            if self.measuring:
                self.log_gradient_norms(calls, outputs)
            del calls, outputs
            return self.update(loss, step_kwargs=step_kwargs, zero_kwargs=zero_kwargs)
        text = self.describe(calls) if mine else 'the loss of another process is not finite, see its log'
        self.skipped += 1
        if self.action == 'stop' or self.skipped >= self.max_skips:
            raise NonFiniteLossError(text + f'\n{self.skipped} steps in a row' * (self.skipped > 1))
        self.runner.logger.warning(f'{text}\n  The step is skipped.')
        self.skip(loss, step_kwargs or {}, zero_kwargs or {})

    def not_finite(self, loss) -> tuple[bool, bool]:
        """Whether the loss is not finite here, and in any process."""
        flag = (~loss.detach().isfinite().all()).float().reshape(1)
        if get_world_size() == 1:
            return (bad := bool(flag.item())), bad
        mine = flag.clone()
        all_reduce(flag, op='max')
        mine, anywhere = torch.cat([mine, flag]).tolist()
        return bool(mine), bool(anywhere)

    def log_gradient_norms(self, calls: list, outputs: dict) -> None:
        """The gradient of each loss by the outputs of its head, or where these are unknown by its own input."""
        scaler = getattr(self.runner.optim_wrapper, 'loss_scaler', None)
        scale = scaler.get_scale() if scaler is not None else 1.0  # half precision outputs lose small gradients
        for path in self.losses:
            of_loss = [call for call in calls if call.path == path and call.output.requires_grad]
            by = outputs.get(head_of(path, self.model)[0]) or [c.inputs['pred'] for c in of_loss if 'pred' in c.inputs]
            by = [t for t in by if t.requires_grad]
            if of_loss and by:
                total = sum(call.output.sum() for call in of_loss) * scale
                slopes = torch.autograd.grad(total, by, retain_graph=True, allow_unused=True)
                norms = [torch.linalg.vector_norm(g.float()) / scale for g in slopes if g is not None]
                norm = torch.linalg.vector_norm(torch.stack(norms)) if norms else 0.0
                self.runner.message_hub.update_scalar(f'train/grad_norm/{path}', norm)

    def describe(self, calls: list) -> str:
        """The report, with the failure saved; computed before the weights are touched."""
        found = culprits(calls, self.model)
        text = report(self.runner, self.batch, found, self.model)
        if self.saved < self.max_saved:
            self.saved += 1
            path = Path(self.runner.work_dir) / 'non_finite' / f'step_{self.runner.iter}_rank_{get_rank()}.pth'
            save(path, self.content(found, text))
            text += f'\n  Saved: {path}; cvloss_mm.hooks.reproduce(path, model) computes the step again.'
        return text

    def content(self, found: list, text: str) -> dict:
        calls = [
            dict(
                loss=call.path,
                level=level,
                kind=repr(call.loss),
                output=on_cpu(call.output),
                **{name: on_cpu(value) for name, value in call.inputs.items()},
            )
            for call, level in found
        ]
        state = {
            **self.model.state_dict(),
            **{  # batch norms and losses with statistics have seen the batch
                name: value for name, value in self.buffers_before.items() if name in self.model.state_dict()
            },
        }
        return dict(
            report=text,
            step=self.runner.iter,
            epoch=self.runner.epoch,
            images=images_of(self.batch),
            batch=self.batch,
            calls=calls,
            random_state=self.random_state,
            state_dict={name: on_cpu(value) for name, value in state.items()},
        )

    def skip(self, loss, step_kwargs: dict, zero_kwargs: dict) -> None:
        """The backward pass is done all the same: a distributed model and the optimizer's counters wait for it."""
        wrapper = self.runner.optim_wrapper
        wrapper.backward(wrapper.scale_loss(loss))
        gradients = [p.grad for group in wrapper.optimizer.param_groups for p in group['params'] if p.grad is not None]
        if getattr(wrapper, 'loss_scaler', None) is not None and gradients and wrapper.should_update():
            gradients[0].fill_(float('inf'))  # the scaler sees an overflow, leaves the weights and lowers its scale
            wrapper.step(**step_kwargs)
        wrapper.zero_grad(**zero_kwargs)
        copy_all(self.buffers, self.buffers_before)


def on_cpu(value):
    """As it is saved."""
    return value.detach().cpu() if isinstance(value, torch.Tensor) else value


def copy_all(targets: dict, sources: dict) -> None:
    if targets:
        with torch.no_grad():
            torch._foreach_copy_(list(targets.values()), list(sources.values()))
