"""Losses for detection and classification, registered for OpenMMLab.

>>> import cvloss_mm
>>> cvloss_mm.__version__.count('.')
2
"""
import importlib

__version__ = '0.1.0'

_SUBMODULES = ('functional', 'losses', 'registry', 'compat', 'datasets')


def __getattr__(name: str):
    if name in _SUBMODULES:
        return importlib.import_module(f'{__name__}.{name}')
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}; it has {", ".join(_SUBMODULES)}')


def __dir__() -> list[str]:
    return sorted([*globals(), *_SUBMODULES])
