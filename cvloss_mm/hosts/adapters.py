"""Our losses in the shape of a host's: built and called with the host's keywords, instances of both classes.

``adapted('mmdet', 'CIoULoss')`` is a class of mmdet's name. Building it gives the loss of this package, which
``isinstance`` takes for mmdet's, too, and which has the attributes that mmdet's would have. Nothing here touches a
registry: that is :mod:`.override`. What is particular about a host's loss stands in the file of the host.
"""

import inspect
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from torch import Tensor, nn

from .. import losses
from .joined import Joined

__all__ = ['Adapter', 'Refused', 'adapted', 'adapters', 'left', 'other_meanings']

SAME_MEANING = {
    'cls_score': 'pred',
    'inputs': 'pred',
    'label': 'target',
    'labels': 'target',
    'targets': 'target',
    'soft_label': 'target',
    'label_weight': 'weight',
    'label_weights': 'weight',
    'match': 'weight',
}


class Refused(ValueError, AssertionError, NotImplementedError):
    """Our ValueError, which is also what the hosts raise: AssertionError or NotImplementedError."""


class Adapter(NamedTuple):
    """How a loss of this package stands in for a host's.

    Attributes:
        ours: its name in ``cvloss_mm.losses``, or a function that builds it.
        arguments: turns the keywords of the host's constructor, all given, into those of ours.
        inputs: turns the arguments of the host's ``forward``, named as ours are, into those of ours.
        keeps: keywords whose default stays ours; the others default as in the host.
        differs: what is meant to differ from the host, for the log.
    """

    ours: str | Callable[..., losses.Loss]
    arguments: Callable[[dict], dict] = dict
    inputs: Callable[[nn.Module, dict], dict] = lambda loss, call: call
    keeps: tuple[str, ...] = ()
    differs: str = ''

    def build(self, arguments: dict) -> losses.Loss:
        function = getattr(losses, self.ours) if isinstance(self.ours, str) else self.ours
        return function(**self.arguments(arguments))


def adapters(host: str) -> dict[str, Adapter]:
    """The host's names that a loss of this package stands in for; none for a host that was never compared."""
    table = getattr(_module(host), 'ADAPTERS', {})
    there = vars(import_module(f'{host}.models.losses')) if table else {}  # not every version has all of them
    return {
        name: a
        for name, a in table.items()
        if name in there and (not isinstance(a.ours, str) or hasattr(losses, a.ours))
    }


def other_meanings(host: str) -> dict[str, str]:
    """The host's names that mean another loss than ours do, with what they mean."""
    return getattr(_module(host), 'OTHERS', {})


def left(host: str) -> dict[str, str]:
    """The host's losses that nothing here stands in for, with the reason."""
    return getattr(_module(host), 'LEFT', {})


def _module(host: str):
    """What is known of a host; None where none of its losses was compared."""
    return import_module(f'{__package__}.{host}') if find_spec(f'{__package__}.{host}') else None


@cache
def adapted(host: str, name: str) -> type:
    """The class to stand in a host's registry for its loss of this name."""
    theirs = getattr(import_module(f'{host}.models.losses'), name)
    return type(
        name,
        (_Adapted, theirs),
        {
            '__module__': __name__,
            '__doc__': f"{host}'s {name}, computed by cvloss_mm.",
            '__signature__': inspect.signature(theirs),
            'host': host,
            'theirs': theirs,
            'adapter': adapters(host)[name],
        },
    )


@cache
def joined(host: str, name: str, ours: type) -> type:
    """The class of a loss of ours that stands for the host's of this name."""
    cls = adapted(host, name)
    order = tuple(inspect.signature(cls.theirs.forward).parameters)[1:]
    return type(
        cls.__name__,
        (_Called, ours, cls),
        {
            '__module__': __name__,
            '__doc__': ours.__doc__,
            'made_by': (joined, (host, name, ours)),
            'order': tuple(SAME_MEANING.get(name, name) for name in order),
        },
    )


def _by_name(function: Callable, names: Iterable[str], args: tuple) -> dict:
    """Arguments that were given by position; too many are refused as Python would."""
    named = dict(zip(names, args, strict=False))
    if len(args) > len(named):
        raise TypeError(f'{function.__qualname__} takes {len(named)} arguments by position, got {len(args)}')
    return named


class _Adapted:
    """First base of a class of :func:`adapted`: in place of the host's loss it builds ours, and joins the classes."""

    def __new__(cls, *args, **kwargs):
        accepted = cls.__signature__.parameters
        given = {**_by_name(cls.theirs, accepted, args), **kwargs}
        # the host's own refuses what the host refuses, and knows the attributes that its heads may read
        reference = cls.theirs(**{name: value for name, value in given.items() if name in accepted})
        defaults = {name: p.default for name, p in accepted.items() if name not in cls.adapter.keeps}
        try:
            loss = cls.adapter.build({**defaults, **given})
        except ValueError as error:
            raise Refused(*error.args) from error
        for name, value in vars(reference).items():
            if not hasattr(loss, name) and not callable(value):
                setattr(loss, name, value)
        _keep_state_of(reference, loss)
        loss.__class__ = joined(cls.host, cls.__name__, type(loss))
        return loss


def _keep_state_of(reference: nn.Module, loss: nn.Module) -> None:
    """Checkpoints hold what those of the host hold, so that they can be loaded with the override and without."""
    theirs, ours = dict(reference.named_buffers(recurse=False)), dict(loss.named_buffers())
    for name, buffer in theirs.items():
        if name not in ours:
            loss.register_buffer(name, buffer)
    for name, buffer in ours.items():
        loss.register_buffer(name, buffer, persistent=name in theirs)


class _Called(Joined):
    """First base of the class of an adapted loss: takes the calls of the host's heads."""

    def __init__(self, *args, **kwargs):
        """_Adapted.__new__ has done it."""

    def forward(self, *args, **kwargs) -> Tensor:
        call = _by_name(self.theirs.forward, self.order, args)
        call.update((SAME_MEANING.get(name, name), value) for name, value in kwargs.items())
        try:
            return super().forward(**self.adapter.inputs(self, call))
        except ValueError as error:
            raise Refused(*error.args) from error
