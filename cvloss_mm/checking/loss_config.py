"""What the dict of a loss in a config means: which class, with which settings, for what kind of input."""

from __future__ import annotations

import functools
import importlib
import inspect

from .. import losses
from ..registry import HEADS, MODELS
from .source_code import arguments

BOX_LOSSES = ('IoULoss', 'BoundedIoULoss', 'GIoULoss', 'DIoULoss', 'CIoULoss', 'EIoULoss', 'SIoULoss')  # the hosts'
DELTA_LOSSES = ('L1Loss', 'SmoothL1Loss', 'MSELoss', 'BalancedL1Loss', 'HuberLoss')
PLAIN_CLASS_LOSSES = ('FocalLoss', 'CrossEntropyLoss')
PACKAGE = 'cvloss_mm'
MARKS = ('type', '_scope_', '_delete_')  # keys of a dict that are no arguments


def resolve(kind, scope: str | None = None, registry: str = 'MODELS'):
    """The class or function that a config's ``type`` means in a scope; None where nothing has that name."""
    if not isinstance(kind, str):
        return kind if callable(kind) else None
    return _look_up(kind, scope or 'mmengine', registry)


def _look_up(kind: str, scope: str, registry: str):
    try:
        return getattr(importlib.import_module(f'{scope}.registry'), registry).get(kind)
    except (ImportError, AttributeError, RuntimeError, ValueError):  # mmengine's forks disagree about the error
        return None


@functools.cache
def _chosen(function, flags: tuple):
    try:
        return type(function(**dict(flags)))
    except (TypeError, ValueError):
        return function


def concrete(function, cfg: dict):
    """The class that a dict means which builds nothing, by the flags of one of our functions (``FocalLoss``)."""
    if inspect.isclass(function) or not is_ours(function):
        return function
    names = arguments(function)[0]
    return _chosen(function, tuple((k, v) for k, v in cfg.items() if k in names and isinstance(v, bool)))


def is_ours(named) -> bool:
    return (getattr(named, '__module__', None) or '').startswith(f'{PACKAGE}.')


class LossConfig:
    """The dict of a loss in a config, with what is known about it.

    Args:
        cfg: the dict.
        path: where it stands, as ``--cfg-options`` counts: ``model.bbox_head.loss_cls``.
        scopes: the packages in which a bare name is looked up, in this order.
    """

    def __init__(self, cfg: dict, path: str, *scopes: str | None):
        self.cfg, self.path = cfg, path
        found = (resolve(cfg.get('type'), scope) for scope in scopes)
        self.named = next((f for f in found if f is not None), None)  # what is written: perhaps a function that chooses
        chosen = self.built if is_ours(self.named) else None  # a function chooses; what it has chosen is in the loss
        self.cls = concrete(self.named, cfg) if chosen is None else type(chosen)
        self.parts = [
            LossConfig(part, f'{path}.losses.{i}', PACKAGE)
            for i, part in enumerate(cfg.get('losses', ()))
            if self.cls is losses.CombinedLoss and isinstance(part, dict)
        ]

    @functools.cached_property
    def built(self):
        """The loss that the dict makes; None where it makes none, for the reason that `refused` is."""
        self.refused = None
        try:
            return self.named(**{key: value for key, value in self.cfg.items() if key not in MARKS})
        except Exception as error:  # whatever it is: a dict may hold anything
            self.refused = error
            return None

    def without(self, *keys: str) -> LossConfig:
        """The same without these keys."""
        kept = {key: value for key, value in self.cfg.items() if key not in keys}
        return LossConfig({**kept, 'type': self.named}, self.path, PACKAGE)

    def with_parts(self) -> list:
        """Itself, and behind a combination the losses within it."""
        return [self, *(each for part in self.parts for each in part.with_parts())]

    def reductions(self) -> set:
        """Its reduction, or those of the parts of a combination that has none."""
        own = self.get('reduction') if self.resolved else None
        return {own} if isinstance(own, str) else {r for part in self.parts for r in part.reductions()}

    def weight(self):
        """What all parts together are multiplied by; None where it is no number."""
        own, parts = self.get('loss_weight', 1.0), [part.weight() for part in self.parts] or [1]
        return own * sum(parts) if all(isinstance(w, (int, float)) for w in (own, *parts)) else None

    @property
    def resolved(self) -> bool:
        return self.cls is not None

    @property
    def name(self) -> str:
        return getattr(self.cls, '__name__', str(self.cfg.get('type')))

    def names(self) -> list:
        """Its own name and those of its bases: a loss derived from a host's is of that kind."""
        return [c.__name__ for c in self.cls.__mro__] if isinstance(self.cls, type) else [self.name]

    def is_a(self, *families) -> bool:
        return isinstance(self.cls, type) and issubclass(self.cls, families)

    @property
    def ours(self) -> bool:
        return self.is_a(losses.Loss)

    def accepts(self) -> tuple[dict, bool]:
        """({keyword: default}, whether any other is taken)."""
        if self.cls is self.named or not isinstance(self.cls, type):
            return arguments(self.cls)
        return {**arguments(self.cls)[0], **arguments(self.named)[0]}, False

    def get(self, key: str, default=None):
        """A setting as the loss will have it."""
        if self.ours and hasattr(self.built, key):
            return getattr(self.built, key)
        if key in self.cfg:
            return self.cfg[key]
        value = self.accepts()[0].get(key, default) if self.resolved else default
        return default if value is inspect.Parameter.empty else value

    def boxes(self) -> bool | None:
        """True for a loss of decoded boxes, False for one of offsets, None where nothing is known about it."""
        if self.parts:
            return True if self.cfg.get('on_boxes') else self.parts[0].boxes()
        if self.is_a(losses.BoxLoss, losses.RotatedBoxLoss, losses.OffsetLoss):
            return not self.is_a(losses.OffsetLoss)
        known = [] if self.ours or not self.resolved else self.names()
        return True if set(known) & set(BOX_LOSSES) else False if set(known) & set(DELTA_LOSSES) else None

    def sigmoid(self) -> bool:
        """Whether it takes the scores for independent."""
        if self.parts:
            return any(part.sigmoid() for part in self.parts)
        chosen = not self.ours or self.is_a(losses.ClassMapLoss, losses.RegionLoss)  # the others are one or the other
        return bool(self.get('use_sigmoid') if chosen else self.cls.options.get('use_sigmoid'))

    def focal(self) -> bool:
        return any(loss.resolved and 'Focal' in loss.name for loss in self.with_parts())

    def cross_entropy(self) -> bool:
        if self.parts:
            return all(part.cross_entropy() for part in self.parts)
        if self.is_a(losses.ClassificationLoss):
            return self.cls.fn.__module__.endswith('.classification')
        return self.resolved and self.name == 'CrossEntropyLoss'


def is_box_loss(cfg: dict, scope: str = 'mmdet') -> bool | None:
    return LossConfig(cfg, '', scope).boxes()


def is_plain_class_loss(cfg: dict, scope: str = 'mmdet') -> bool:
    """Whether the head passes labels, as opposed to qualities or heat maps."""
    loss = LossConfig(cfg, '', scope)
    return loss.is_a(losses.ClassificationLoss) or loss.name in PLAIN_CLASS_LOSSES


def our_names(*families) -> list:
    MODELS.import_from_location()
    named = {name: loss for name, loss in MODELS.module_dict.items() if name not in HEADS}
    return sorted(
        name for name, loss in named.items() if not families or (isinstance(loss, type) and issubclass(loss, families))
    )
