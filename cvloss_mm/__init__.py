"""Losses for detection, classification and segmentation, registered for OpenMMLab.

>>> import cvloss_mm
>>> cvloss_mm.__version__.count('.')
2
"""

import importlib

__version__ = '0.1.0'

_SUBMODULES = ('functional', 'losses', 'registry', 'compat', 'datasets', 'checking', 'hooks', 'metrics', 'testing')
_HOOKS = (
    'ClassCountHook',
    'CosineClassifierHook',
    'LossCheckHook',
    'LossHealthHook',
    'LossPartsHook',
    'LossScheduleHook',
)  # need mmengine


def __getattr__(name: str):
    if name in _SUBMODULES:
        return importlib.import_module(f'{__name__}.{name}')
    if name in _HOOKS:
        return getattr(importlib.import_module(f'{__name__}.hooks'), name)
    losses = importlib.import_module(f'{__name__}.losses') if name[:1].isupper() else None  # torch, when asked for
    if losses and name in losses.__all__:
        return getattr(losses, name)
    raise AttributeError(
        f'module {__name__!r} has no attribute {name!r}; it has {", ".join(_SUBMODULES + _HOOKS)}'
        ', and the losses by their names'
    )


def __dir__() -> list[str]:
    return sorted({*globals(), *_SUBMODULES, *_HOOKS, *importlib.import_module(f'{__name__}.losses').__all__})
