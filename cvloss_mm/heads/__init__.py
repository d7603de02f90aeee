"""Modules with weights that losses need and the hosts' heads lack.

Those of a host are imported when a config or a user asks for them; the others need torch alone.
"""

import importlib

from ..registry import HEADS
from .centers import ClassCenters
from .classifier import CosineClassifier
from .memory import CrossBatchMemory

__all__ = ['ClassCenters', 'CosineClassifier', 'CrossBatchMemory']
__all__ += list(HEADS)  # imported when asked for


def __getattr__(name: str):
    if name in HEADS:
        return getattr(importlib.import_module(HEADS[name]), name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}; it has {", ".join(__all__)}')
