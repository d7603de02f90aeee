"""Losses for detection and classification, registered for OpenMMLab.

>>> import cvloss_mm
>>> cvloss_mm.__version__.count('.')
2
"""
import importlib

__version__ = '0.1.0'

_SUBMODULES = ('functional', 'losses', 'registry', 'compat', 'datasets', 'checking', 'hooks')
_HOOKS = ('LossCheckHook',)  # these need mmengine


def __getattr__(name: str):
    if name in _SUBMODULES:
        return importlib.import_module(f'{__name__}.{name}')
    if name in _HOOKS:
        return getattr(importlib.import_module(f'{__name__}.hooks'), name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}; it has {", ".join(_SUBMODULES + _HOOKS)}')


def __dir__() -> list[str]:
    return sorted([*globals(), *_SUBMODULES, *_HOOKS])
