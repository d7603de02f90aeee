"""Several losses of the same inputs as one."""

import inspect
from collections.abc import Sequence
from typing import cast

import torch
from torch import Tensor, nn

from ..registry import MODELS
from . import families
from .arguments import check_loss_weight, checked_arguments, defaults_of, kept, log_name
from .base import Loss
from .families import BoxLoss, OffsetLoss
from .reduction import check_reduction

# what heads read off a loss; a combination answers as its first part does
ASKED_BY_HEADS = (
    'use_sigmoid',
    'custom_cls_channels',
    'custom_activation',
    'custom_accuracy',
    'get_cls_channels',
    'get_activation',
    'get_accuracy',
)
ARGUMENTS = dict(losses=(), reduction=None, loss_weight=1.0, use_sigmoid=None, on_boxes=False, loss_name=None)


@MODELS.register_module()
class CombinedLoss(Loss):
    """The sum of several losses of one head, each with its own ``loss_weight``.

    Heads know one number a loss, so the sum is what they add and log (of losses of several, such as
    ``AssociativeEmbeddingLoss(separate=True)``, as many sums); :class:`cvloss_mm.hooks.LossPartsHook` logs the
    parts beside it, e.g. as ``loss_bbox/GIoULoss``.

    Args:
        losses: configs of losses of this package, or the losses themselves; combinations, too. All of one family, since
            all of them are given what the head passes.
        reduction: ``'none'``, ``'mean'`` or ``'sum'`` for all parts; None leaves each its own.
        loss_weight: multiplies the sum.
        use_sigmoid: what dense heads read from the config of a classification loss; refused where the parts differ.
        on_boxes: lets losses of deltas (``L1Loss``) stand beside losses of boxes (``GIoULoss``). They then compare
            decoded coordinates, in pixels, which ``loss_weight`` has to make up for; under 'none' a box has the sum
            over its coordinates.
        loss_name: its key in the log, where the head asks for one; None is ``loss_combined``.

    >>> loss = CombinedLoss(losses=[dict(type='GIoULoss', loss_weight=2.0), dict(type='DIoULoss')])
    >>> list(loss.parts)
    ['GIoULoss', 'DIoULoss']
    """

    hyper = ()
    unkept = ('losses', 'use_sigmoid')
    __signature__ = inspect.Signature(
        [inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, default=v) for n, v in ARGUMENTS.items()]
    )

    def __init__(self, **arguments):
        nn.Module.__init__(self)
        given = {**defaults_of(type(self)), **checked_arguments(type(self), arguments)}
        for name in ('loss_weight', 'reduction', 'on_boxes'):
            self._keep(name, kept(given[name]))
        if self.reduction is not None:
            check_reduction(self.reduction)
        self.parts = nn.ModuleDict(named([build_part(part) for part in given['losses']]))
        self.family = self.common_family()
        self.validate()
        self.loss_name = log_name(self, given['loss_name'])
        if given['use_sigmoid'] not in (None, getattr(self, 'use_sigmoid', None)):
            raise ValueError(
                f'CombinedLoss: use_sigmoid={given["use_sigmoid"]!r} contradicts its parts, {", ".join(self.parts)}'
            )

    def common_family(self) -> type:
        families = {name: family_of(part) for name, part in self.parts.items()}
        found = set(families.values())
        if self.on_boxes and found <= {BoxLoss, OffsetLoss}:
            return BoxLoss
        if len(found) == 1:
            return found.pop()
        listed = ', '.join(f'{name} is a {family.__name__}' for name, family in families.items()) or 'none was given'
        hint = (
            (
                '; write on_boxes=True where the head passes decoded boxes and losses of deltas are meant to compare '
                'their coordinates, in pixels'
            )
            if found == {BoxLoss, OffsetLoss}
            else ''
        )
        raise ValueError(
            f'CombinedLoss: losses must be at least one, all of one family, because the head passes the '
            f'same to all of them: {listed}{hint}'
        )

    def validate(self) -> None:
        check_loss_weight(self, self.loss_weight)
        kinds = {name: self.reduction or part.reduction for name, part in self.parts.items()}
        if 'none' in kinds.values() and set(kinds.values()) != {'none'}:
            raise ValueError(f"CombinedLoss: reduction 'none' goes with no other, got {kinds}")
        layouts = {name: layout_of(part) for name, part in self.parts.items()}
        if len(set(layouts.values())) > 1:
            listed = ', '.join(f'{name} returns {layout}' for name, layout in layouts.items())
            raise ValueError(f'CombinedLoss: the parts must return the same number of values, to be added up: {listed}')

    def _reduced(self, pred, target, weight, avg_factor, reduction, context, compiling=False):
        """The sum of the parts, value by value where they return several; each is given the context that it reads."""
        if self.family.host_call is not None:
            pred, target, weight, context = self.family.host_call(pred, target, weight, context)
        if unknown := context.keys() - context_of(self):
            raise TypeError(f'CombinedLoss: none of {", ".join(self.parts)} takes {", ".join(sorted(unknown))}')
        values = [
            part(
                pred,
                target,
                weight,
                avg_factor,
                reduction,
                **{name: context[name] for name in context.keys() & context_of(part)},
            )
            for part in self.parts.values()
        ]
        if isinstance(values[0], dict):
            return {name: self.added([value[name] for value in values]) for name in values[0]}
        return tuple(map(self.added, zip(*values, strict=True))) if isinstance(values[0], tuple) else self.added(values)

    def added(self, values: Sequence[Tensor]) -> Tensor:
        units = min(value.ndim for value in values)
        return self.loss_weight * sum(value.flatten(units).sum(-1) if value.ndim > units else value for value in values)

    def reset_parameters(self) -> None:
        for part in self.parts.values():
            cast(Loss, part).reset_parameters()

    def _label_error(self, *call) -> None:
        """The parts have said it."""

    def __getattr__(self, name: str):
        if name in ASKED_BY_HEADS:
            return getattr(next(iter(self.parts.values())), name)
        return super().__getattr__(name)

    def extra_repr(self) -> str:
        return f'reduction={self.reduction!r}, loss_weight={self.loss_weight!r}'


def build_part(part) -> nn.Module:
    """A loss of this package from its config; a bare name is ours, whatever the default scope is."""
    if isinstance(part, dict):
        arguments = {key: value for key, value in part.items() if key not in ('type', '_scope_')}
        kind = part.get('type')
        make = MODELS.get(kind) if isinstance(kind, str) else kind
        part = make(**arguments) if callable(make) else kind
    if not isinstance(part, Loss):
        raise TypeError(f'CombinedLoss: the parts must be losses of cvloss_mm or their configs, got {part!r}')
    return part


def layout_of(part) -> str:
    """What a loss returns of no data."""
    part = losses_in(part)[0]
    pred, target, *context = part.sample(0, classes=part._classes())
    training = part.training
    with torch.no_grad():
        values = part.eval()(pred, target, reduction_override='none', **(context or [{}])[0])
    part.train(training)
    if isinstance(values, dict):
        return f'a dict of {", ".join(values)}'
    return f'a tuple of {len(values)}' if isinstance(values, tuple) else 'one value'


def family_of(part) -> type:
    """The abstract class that says what the head passes to the loss: one of :mod:`.families`, of which others, such as
    that of wrappers, say more; of a loss declared elsewhere perhaps its own."""
    if isinstance(part, CombinedLoss):
        return part.family
    abstract = [c for c in type(part).__mro__ if issubclass(c, Loss) and c.fn is None]
    return next((c for c in abstract if getattr(families, c.__name__, None) is c), abstract[0])


def context_of(part) -> set[str]:
    """The names of the context that the loss, or any part of the combination, reads."""
    return {name for each in losses_in(part) for name in (*each.required_context, *each.context)}


def losses_in(loss) -> list:
    """The losses of a combination; a loss is its own only part."""
    if isinstance(loss, CombinedLoss):
        return [each for part in loss.parts.values() for each in losses_in(part)]
    return [loss]


def named(parts: list) -> dict:
    """{name of the class: part}, numbered from the second of a kind: names of log entries and of checkpoints."""
    found = {}
    for part in parts:
        kind, number = type(part).__name__, sum(type(p) is type(part) for p in found.values()) + 1
        found[f'{kind}_{number}' if number > 1 else kind] = part
    return found
