"""What ``cvloss_mm.override`` does: bare names in the hosts' configs mean the losses of this package.

A host's name is replaced where the two were compared (:mod:`.adapters`): the same keywords and defaults, the
same value and gradient on ordinary input, and an instance of the host's class, too. What is meant to differ is logged.
A host's other names stay what they are, and names that the host lacks are added. Checkpoints, and classes imported
from a host by Python, are not concerned. ``undo()`` restores everything, ``apply()`` does it again.
"""

import logging

from mmengine.logging import print_log
from mmengine.registry import Registry

from .. import losses
from ..registry import MODELS
from .adapters import adapted, adapters, left, other_meanings

__all__ = ['apply', 'undo']

HOSTS = ('mmdet', 'mmpretrain', 'mmyolo', 'mmrotate', 'mmseg')
ALIASES = {'EIoULoss': 'ExtendedIoULoss'}  # mmdet's meaning; to most people the name says EfficientIoULoss

_import_from_location = Registry.import_from_location
_before: dict[Registry, dict] = {}  # what stood under each name that was changed; None where nothing did


def apply() -> None:
    """Replace and add the names of each host as soon as the host's own losses have been imported."""
    Registry.import_from_location = _import_and_replace


def undo() -> None:
    """Every registry as it was. Losses that have been built stay what they are."""
    if Registry.import_from_location is _import_and_replace:
        Registry.import_from_location = _import_from_location
    for registry, names in _before.items():
        for name, module in names.items():
            if module is None:
                del registry.module_dict[name]
            else:
                registry.module_dict[name] = module
    _before.clear()


def _import_and_replace(registry: Registry) -> None:
    """mmengine calls this before every look-up; a host registers its losses the first time."""
    first = registry.name == MODELS.name and registry.scope in HOSTS and registry not in _before
    if not first:
        return _import_from_location(registry)
    _before[registry] = {}  # for look-ups that the import makes
    try:
        _import_from_location(registry)
    except BaseException:
        del _before[registry]
        raise
    _replace(registry)


def _replace(registry: Registry) -> None:
    host, theirs = registry.scope, dict(registry.module_dict)
    known, others = adapters(host), other_meanings(host)
    for name in sorted(known.keys() & theirs.keys()):
        _put(registry, name, adapted(host, name))
        differs = known[name].differs
        _log(f"{host}'s {name} is now computed by cvloss_mm" + (f'; {differs}' if differs else ''))
    ours = {name: getattr(losses, name) for name in losses.__all__ if name in MODELS.module_dict}
    ours.update({alias: getattr(losses, name) for alias, name in ALIASES.items()})
    for name in sorted((ours.keys() & theirs.keys()) - known.keys()):
        _log(f"{host}'s {name} is left alone: {others.get(name, 'it was not compared with that of cvloss_mm')}")
    for name, reason in left(host).items():
        if name in theirs:
            _log(f"{host}'s {name} has none of cvloss_mm in its place: {reason}")
    added = sorted(ours.keys() - theirs.keys())
    for name in added:
        _put(registry, name, ours[name])
    _log(f'added to {host}: {", ".join(added)}')


def _put(registry: Registry, name: str, module) -> None:
    _before[registry][name] = registry.module_dict.get(name)
    registry.module_dict[name] = module


def _log(message: str) -> None:
    print_log(f'cvloss_mm.override: {message}', logger='current', level=logging.INFO)
