"""The base of every loss: binds a function, takes the keywords, and owns ``forward``."""

import inspect
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from .. import kernels
from ..functional.function import at_least_float32
from ..functional.ranges import check
from ..functional.versions import is_compiling
from ..kernels.fused import as_number, fused
from ..kernels.inputs import Dense, Inputs, Labels, map_tensors, without_ignored
from .arguments import (
    Arguments,
    check_loss_weight,
    check_tensors,
    checked_arguments,
    checked_context,
    defaults_of,
    describe,
    kept,
    log_name,
)
from .autocast import may_be_on, on_any_device
from .labels import NARROW, is_index_error, one_hot, out_of_range, widened
from .reduction import align, check_reduction, divisor, mask_unweighted, of_each, reduce, weighted
from .samples import Samples
from .state import Stateful


class Loss(Samples, Stateful):
    """A function bound to weights, reduction and dtype. Families derive from it, losses from a family.

    A loss is declared as ``class GIoULoss(BoxLoss, fn=giou_loss)``: its keywords, defaults and docstring come from the
    function. ``laws`` are properties that it claims beyond its family's; ``waives`` maps a check of the contract
    that it cannot keep to the reason; ``state`` are keywords of the function that the loss supplies, not the user, from
    what it has seen: see :mod:`cvloss_mm.losses.state`.
    ``others`` gives each hyperparameter and option a value that has to make a difference on ordinary inputs, in a tuple
    several of them; ``untried`` names those whose value makes none there by itself, since it chooses what comes in or
    what is refused, belongs to another value, or is of soft targets; ``trial`` gives the arguments that let it be
    trained on ``sample``, where the defaults do not.

    Context is what a formula reads beside pred and target, by keyword to ``forward``: keywords of the function without
    a default have to come, others that ``context`` names may; it says what each is and who gives it.
    """

    options: dict = {}  # keywords of a family, beside those of the function
    unkept: tuple[str, ...] = ()  # keywords of the constructor that are no attributes
    context: dict[str, str] = {}  # what `forward` takes by keyword: what it is and who gives it
    whole_rows = False  # whether a weight a value is the weight of a side of a row, which is one value
    required_context: tuple[str, ...] = ()  # the context without which the function cannot be computed
    function_context: tuple[str, ...] = ()  # the context that the function takes; the rest is for `prepare`
    host_call: Callable | None = None  # (pred, target, weight, context) of a host's head to those of ours
    labels_are_classes: bool | str = False  # of integer targets; 'or background': the label after the last is none
    loops: str | None = None  # of kernels, for the function: 'elements', 'boxes' or 'rows'; see kernels/generated
    targets: tuple[str, ...] = ()  # of the loop 'rows': 'labels', 'dense', 'numbers'
    takes_pairs = False  # whether the target may be (labels, scores)
    one_hot_labels = False  # whether the function takes values a class where the target is labels
    laws: tuple[str, ...] = ()
    waives: dict[str, str] = {}
    others: dict = {}
    untried: tuple[str, ...] = ('use_sigmoid',)
    trial: dict = {}
    own_inputs = False  # whether what the function takes is made in a way of its own, which no kernel knows

    def __init_subclass__(
        cls, fn=None, laws=(), waives=None, state=None, others=None, untried=(), trial=None, **kwargs
    ):
        super().__init_subclass__(**kwargs)
        cls.laws, cls.waives = cls.laws + tuple(laws), {**cls.waives, **(waives or {})}
        cls.others, cls.trial = {**cls.others, **(others or {})}, {**cls.trial, **(trial or {})}
        cls.untried, cls.state = cls.untried + tuple(untried), state or cls.state
        asked = ('activation', 'arguments', 'function_alone')
        *changed, known = (next(n for n, c in enumerate(cls.__mro__) if name in vars(c)) for name in asked)
        cls.own_inputs = min(changed) < known  # changed after it was said when the function is alone
        own = cls.keywords is not Loss.keywords or cls.hyperparameters is not Loss.hyperparameters
        cls.varies = own or bool(cls.state)  # what the function gets, with the batch
        if fn is None:
            return
        parameters = inspect.signature(fn).parameters.values()  # what a family does itself, its functions need not
        keywords = [p for p in parameters if p.kind is p.KEYWORD_ONLY and p.name not in cls.options]
        cls.required_context = tuple(p.name for p in keywords if p.default is p.empty)
        cls.function_context = tuple(p.name for p in keywords if p.default is p.empty or p.name in cls.context)
        hyper = [p for p in keywords if p.name not in (*cls.state, *cls.function_context)]
        added = {**cls.options, 'reduction': 'mean', 'loss_weight': 1.0, 'loss_name': None}
        extra = [inspect.Parameter(k, inspect.Parameter.KEYWORD_ONLY, default=v) for k, v in added.items()]
        cls.fn, cls.hyper = staticmethod(fn), tuple(p.name for p in hyper)
        cls.__signature__ = inspect.Signature(hyper + extra)
        docstring = inspect.cleandoc(vars(cls).get('__doc__') or '')  # of a loss that has more to say than its function
        further = f'Further arguments: {", ".join(added)}; see :class:`{cls.__mro__[1].__name__}`.'
        cls.__doc__ = '\n\n'.join(filter(None, (inspect.getdoc(fn), docstring, further)))

    def __init__(self, **arguments):
        super().__init__()
        if self.fn is None:
            raise TypeError(f'{type(self).__name__} is a family of losses; build one of its members')
        values = {**defaults_of(type(self)), **checked_arguments(type(self), arguments)}
        check(self.fn, values)
        for name, value in values.items():
            self._keep(name, kept(value))
        check_reduction(self.reduction)
        check_loss_weight(self, self.loss_weight)
        self.loss_name = log_name(self, self.loss_name)
        self.begin()
        self.eval()  # the trial below leaves no trace in the state
        self.validate()
        self.train()

    def __setstate__(self, state: dict) -> None:
        """One that was pickled before a keyword, or a state, was there begins with its default."""
        super().__setstate__(state)
        has = vars(self).keys() | self._buffers.keys() | self._parameters.keys()
        for name, default in defaults_of(type(self)).items():
            if name not in (*has, *self.unkept):
                self._keep(name, log_name(self, default) if name == 'loss_name' else kept(default))
        for name, start in self.initial_state().items():
            if name not in self._buffers:
                self.register_buffer(name, start)

    def validate(self) -> None:
        """Refuses bad hyperparameters at construction, by calling the function once on no data."""
        pred, target, *context = self.sample(0, classes=self._classes())
        inputs, context = self._prepared(pred, target, None, *(context or [{}]))
        self.unreduced(self.arguments(inputs), **context)

    def _classes(self) -> int:
        rows = [v.shape[-1] for v in self.hyperparameters().values() if isinstance(v, Tensor) and v.ndim]
        return rows[0] if rows else 3

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        """What the head passes, understood: labels stay labels, dtypes as they came; the input of kernels. Raises
        ValueError for shapes and types that do not fit."""
        raise NotImplementedError

    def activation(self, pred: Tensor) -> Tensor:
        """What the function takes of what came, which a head may, or may not, have activated."""
        return pred

    def arguments(self, inputs: Inputs) -> Arguments:
        """Prepared inputs as the function takes them; what has no weight is ignored, whatever it holds."""
        pred, target, weight, *_ = without_ignored(inputs)
        pred = at_least_float32(pred)
        if weight is not None:
            pred = mask_unweighted(pred, weight, self.whole_rows)
            target = map_tensors(target, lambda part: mask_unweighted(part, weight, self.whole_rows))
        pred = self.activation(pred)
        return Arguments(pred, self._one_tensor(target, pred), weight)

    def _one_tensor(self, target: Labels | Dense, pred: Tensor) -> Tensor:
        if isinstance(target, Dense):
            return target.values.to(pred.dtype)
        if not self.one_hot_labels:
            return target.index
        hot = one_hot(target.index, pred)
        if target.score is None:
            return hot.to(pred.dtype)
        return torch.where(hot, target.score.to(pred.dtype).unsqueeze(-1), 0)

    @property
    def function_alone(self) -> bool:
        """Whether nothing but the function is computed of what `prepare` gives, so that its kernel may do it."""
        return type(self).unreduced is Loss.unreduced

    def keywords(self, inputs: Arguments, **context) -> dict:
        """Those of the function: what state supplies, taking in the batch in training; context, hyperparameters."""
        supplied = {name: state.supply(self, inputs) for name, state in self.state.items()}
        return {**supplied, **context, **self.hyperparameters()}

    def unreduced(self, inputs: Arguments, **context) -> Tensor:
        """The function's value."""
        return self.fn(inputs.pred, inputs.target, **self.keywords(inputs, **context))

    def restore_layout(self, values: Tensor) -> Tensor:
        """Unreduced values in the order of dimensions of pred, where `prepare` has changed that."""
        return values

    def forward(
        self,
        pred: Tensor,
        target: Tensor,
        weight: Tensor | None = None,
        avg_factor: float | Tensor | None = None,
        reduction_override: str | None = None,
        **context,
    ) -> Tensor | dict | tuple:
        """The loss, multiplied by ``loss_weight``.

        Args:
            pred: what the head predicts; see the class.
            target: what it should have predicted; see the class.
            weight: one a row, or one a value; linear, any sign.
            avg_factor: what the weighted sum is divided by under 'mean'; 0 counts as 1.
            reduction_override: 'none', 'mean' or 'sum' in place of ``reduction``.
            context: further tensors that the formula reads, by name; see the class. None is none.

        Returns:
            A tensor without dimensions, or under 'none' one value a unit; a loss of several parts may return a dict or
            a tuple of them. Float32 for half and bfloat16 input.
        """
        if not (isinstance(pred, Tensor) and pred.is_floating_point()):
            raise ValueError(f'pred must be a floating point tensor, got {describe(pred)}')
        reduction = self.reduction
        if reduction_override is not None:
            reduction = check_reduction(reduction_override, 'reduction_override')
        run = self._without_autocast if on_any_device() and may_be_on(pred.device.type) else self._reduced
        if is_compiling():
            return run(pred, target, weight, avg_factor, reduction, context, compiling=True)
        try:
            return run(pred, target, weight, avg_factor, reduction, context)
        except (IndexError, RuntimeError) as error:
            label_error = is_index_error(error) and self._label_error(pred, target, weight, context)
            if not label_error:
                raise
            raise label_error from error

    def _without_autocast(self, pred, *arguments, compiling=False):
        with torch.autocast(pred.device.type, enabled=False):
            return self._reduced(pred, *arguments, compiling=compiling)

    def _label_error(self, pred, target, weight, context) -> IndexError | None:
        if self.host_call is not None:
            pred, target, weight, context = self.host_call(pred, target, weight, context)
        return out_of_range(self, pred, context.get('labels', target), context.get('ignore_index'))

    def _prepared(self, pred, target, weight, context) -> tuple[Inputs, dict]:
        if self.host_call is not None:
            pred, target, weight, context = self.host_call(pred, target, weight, context)
        wide = isinstance(target, Tensor) and target.dtype not in NARROW
        if not wide:
            target = widened(target)
        if not wide or weight is not None or context or target.device != pred.device:
            check_tensors(self, pred, target, weight, context)
        if not context and not self.required_context:
            return self.prepare(pred, target, weight), {}
        given = checked_context(self, context)
        for_prepare = {name: value for name, value in given.items() if name not in self.required_context}
        for_function = {name: at_least_float32(given[name]) for name in given if name in self.function_context}
        return self.prepare(pred, target, weight, **for_prepare), for_function

    def _reduced(self, pred, target, weight, avg_factor, reduction, context, compiling=False):
        inputs, context = self._prepared(pred, target, weight, context)
        kernel = None if reduction == 'none' else kernels.find(self, inputs, compiling, context)
        if inputs.ignored is not None and (kernel is None or compiling or not kernel.ignores):
            inputs = without_ignored(inputs)
        if kernel is not None:
            return self._fused(kernel, inputs, reduction, avg_factor, compiling, context)
        values = self.unreduced(self.arguments(inputs), **context)
        return of_each(values, lambda part: self._finished(part, inputs, reduction, avg_factor))

    def _finished(self, values: Tensor, inputs: Inputs, reduction: str, avg_factor: float | Tensor | None) -> Tensor:
        value = reduce(values, inputs.weight, reduction, avg_factor, inputs.count)
        value = self.restore_layout(value) if reduction == 'none' else value
        return value if self.loss_weight == 1 else self.loss_weight * value

    def _fused(self, kernel: kernels.Kernel, inputs: Inputs, reduction, avg_factor, compiling, context) -> Tensor:
        pred, target, weight, count, ignored = inputs
        if weight is not None:
            weight = align(weight.to(kernels.accumulator(pred)), kernel.shape(pred))
        if avg_factor is None and count is None:
            factor = divisor(kernel.values(pred), reduction)
        else:
            counted = (avg_factor, count) if compiling else (as_number(avg_factor), as_number(count))
            factor = divisor(0, reduction, *counted)
        scale = self.loss_weight / (factor.to(kernels.accumulator(pred)) if isinstance(factor, Tensor) else factor)
        if context or self.varies:
            hyper = self.keywords(self.arguments(inputs), **context)
        else:
            hyper = self.hyperparameters() if compiling else self.constants()

        def plain(pred: Tensor, **samples: Tensor) -> Tensor:
            pred, target, weight = self.arguments(inputs._replace(pred=pred))
            return scale * weighted(self.fn(pred, target, **{**hyper, **samples}), weight).sum()

        return fused(kernel, pred, target, weight, scale, hyper, plain, ignored, compiling, self.moved)

    def extra_repr(self) -> str:
        values = {n: getattr(self, n) for n in (*self.hyper, *self.options, 'reduction', 'loss_weight')}
        return ', '.join(f'{n}={v.tolist() if isinstance(v, Tensor) else v!r}' for n, v in values.items())

    def reject(self, problem: str, pred: Tensor, target: Any, accepted: str) -> ValueError:
        """The error for inputs that do not fit: what came and what is accepted."""
        return ValueError(
            f'{type(self).__name__}: {problem}; got pred {describe(pred)} and target '
            f'{describe(target)}; accepted: {accepted}'
        )
