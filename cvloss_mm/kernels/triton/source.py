"""Generated source as a module: Triton reads the lines of what it compiles."""

from __future__ import annotations

import functools
import linecache
from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from ..shared import DOUBLE, SINGLE, SLOTS
from ..variants import split, target_of


class Parts(NamedTuple):
    """What a launch passes on for a formula."""

    formula: Callable
    background: Callable | None
    shared: tuple[float, ...]  # SLOTS numbers
    exponents: int  # three bits for each of them: its value where it is an exponent and 1, 2, 3 or 4
    rows: list  # hyperparameters that may have values a class
    fused: bool  # whether additions may be fused with multiplications


class Source:
    """The variants of a function, from their text."""

    def __init__(self, function: Callable, text: str):
        self.function, self.name = function, f'<kernels of {function.__module__}.{function.__name__}>'
        linecache.cache[self.name] = len(text), None, text.splitlines(keepends=True), self.name
        self.target_of = target_of(text)
        self.text, self.shared = text, functools.lru_cache(maxsize=64)(self._shared)

    @functools.cached_property
    def variants(self) -> dict:
        """What the text defines."""
        defined: dict = {'__name__': self.name}
        exec(compile(self.text, self.name, 'exec'), defined)  # generated from the function, here or in this package
        return defined

    def _shared(self, name: str, numbers: tuple, double: bool) -> tuple[tuple[float, ...], int]:
        found = self.variants[f'{name}_shared'](numbers, DOUBLE if double else SINGLE)
        whole = sum(int(found[i]) << 3 * i for i in self.variants[f'{name}_exponents'] if found[i] in (1, 2, 3, 4))
        return found + (0.0,) * (SLOTS - len(found)), whole

    def parts(self, hyper: dict, pred: Tensor, kind: str = '', further: Sequence[float] = ()) -> Parts:
        """Of the variant that these hyperparameters, and the kind of target, ask for."""
        name, numbers, rows = split(self.function, hyper)
        name += kind
        shared, whole = self.shared(name, (*map(float, numbers), *further), pred.dtype == torch.float64)
        defined = self.variants
        return Parts(
            defined[name], defined.get(f'{name}_background'), shared, whole, rows, defined.get(f'{name}_fused', True)
        )
