"""What the calls of C++ have in common: memory as it is read there, blocks, threads.

Each of them is ``call(arguments, rows, threads) -> the sum over the rows``, as float64; see calls.h.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import struct
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, overload

import torch
from torch import Tensor

from .. import gradient_dtype
from ..blocks import full, rows_of
from ..inputs import Constants, map_tensors, select_rows
from ..samples import of_rows
from ..variants import samples_of, split

BLOCK = 1 << 13  # elements of a thread at a time
POINTER, WHOLE, DOUBLE = ctypes.c_void_p, ctypes.c_int64, ctypes.c_double
ROWS = 4  # how many hyperparameters may have values a class
SUFFIX = {torch.float32: 'float', torch.float64: 'double'}


class Threads(ctypes.Structure):
    """See calls.h."""

    _fields_ = [('block', WHOLE), ('number', ctypes.c_int), ('fork', POINTER)]


def _openmp() -> int | None:
    """Where the OpenMP that torch uses starts its threads, of several that a process may hold (scikit-learn brings one
    along); None where it has no such entry. A symbol is looked for as torch's libraries were bound to it: among what
    the process shares with all, then among what they need."""
    for library in (None, *Path(torch.__file__).parent.glob('lib/libtorch_cpu.*')):
        with contextlib.suppress(OSError, AttributeError):
            return ctypes.cast(ctypes.CDLL(library and str(library)).GOMP_parallel, POINTER).value
    return None


FORK = _openmp()


class Formula(NamedTuple):
    """A call, None where it cannot be built, and where it finds its hyperparameters."""

    call: Callable | None
    numbers: int
    per_class: int
    alive: tuple  # what lies there


class Calls:
    """The compiled formulas of a layout's loop, each built at its first use.

    Args:
        layout: the loop's header, and the prefix of what it exports.
        fields: those of its structure of arguments, as :mod:`struct` writes them.
    """

    def __init__(self, layout: str, fields: str):
        self.layout, self.arguments = layout, struct.Struct(fields).pack
        self.calls: dict[tuple, Callable | None] = {}

    def built(self, name: str, dtype: torch.dtype, source: str) -> Callable | None:
        """The call of a formula; None where it cannot be built."""
        from . import loaded

        code = loaded(f'{name}-{SUFFIX[dtype]}', source)
        return code and self._typed(code, dtype)

    def _typed(self, code: ctypes.CDLL, dtype: torch.dtype) -> Callable:
        call = getattr(code, f'{self.layout}_{SUFFIX[dtype]}')
        call.argtypes = [ctypes.c_char_p, WHOLE, ctypes.POINTER(Threads)]
        call.restype = ctypes.c_double
        return call

    def formulas(self, function: Callable, text: str) -> Callable[..., Formula]:
        """``of(dtype, hyper, kind, further)``: the formula of these hyperparameters, and what it reads of them."""

        def anew(dtype: torch.dtype, hyper: dict, kind: str, further: tuple[float, ...]) -> Formula:
            name, numbers, rows = split(function, hyper)
            name, numbers = f'{name}_{kind}' if kind else name, [*numbers, *further]
            if (name, dtype) not in self.calls:
                code = f'#include "{self.layout}.h"\n{text}\nFORMULA({name}, {SUFFIX[dtype]})\n'
                self.calls[name, dtype] = self.built(name, dtype, code)
            memory, per_class = (DOUBLE * len(numbers))(*map(float, numbers)), PerClass(rows) if rows else None
            return Formula(self.calls[name, dtype], ctypes.addressof(memory), address(per_class), (memory, per_class))

        def of(dtype: torch.dtype, hyper: dict, kind: str = '', *further: float) -> Formula:
            if type(hyper) is not Constants:
                return anew(dtype, hyper, kind, further)
            key = function, dtype, kind, further
            found = hyper.made.get(key)
            if found is None:
                found = hyper.made[key] = anew(dtype, hyper, kind, further)
            return found

        return of


def address(memory: Tensor | ctypes.Structure | None) -> int:
    if memory is None:
        return 0
    return memory.data_ptr() if isinstance(memory, Tensor) else ctypes.addressof(memory)


class PerClass(ctypes.Structure):
    """See calls.h."""

    _fields_ = [('rows', POINTER * ROWS), ('numbers', DOUBLE * ROWS)]

    def __init__(self, values: list):
        self.alive = []
        for k, value in enumerate(values):
            row, self.numbers[k] = row_or_number(value)
            self.rows[k] = address(row)
            self.alive.append(row)


@overload
def as_memory(tensor: Tensor, dtype: torch.dtype) -> Tensor: ...
@overload
def as_memory(tensor: None, dtype: torch.dtype) -> None: ...
@overload
def as_memory(tensor: Tensor | None, dtype: torch.dtype) -> Tensor | None: ...
def as_memory(tensor: Tensor | None, dtype: torch.dtype) -> Tensor | None:
    """Of that type, without gaps."""
    if tensor is None:
        return None
    return (tensor if tensor.dtype is dtype else tensor.to(dtype)).contiguous()


def expanded(weight: Tensor, shape: tuple[int, ...]) -> Tensor:
    """Of that shape, without gaps."""
    return (weight if weight.shape == shape else weight.expand(shape)).contiguous()


def row_or_number(value: float | Tensor | None) -> tuple[Tensor | None, float]:
    """One value a class, or one for all of them; None is 1."""
    if value is None:
        return None, 1.0
    if not isinstance(value, Tensor):
        return None, value
    return (value.contiguous(), 0.0) if value.ndim else (None, value.item())


@functools.lru_cache(maxsize=64)
def _threads(width: int, number: int) -> Threads:
    return Threads(max(BLOCK // width, 1), number, FORK)


def launch(call: Callable, arguments: bytes, elements: int, width: int) -> float:
    """The sum over rows of that many elements; threads share them where they are many."""
    threads = None if elements <= 2 * BLOCK else _threads(width, torch.get_num_threads())
    return call(arguments, elements // width, threads)


def in_parts(
    function: Callable, body: Callable, pred, target, weight, scale, want_grad, hyper: dict, sample_grads, ignored
) -> tuple:
    """What a body gives that knows float32 and float64, of half precision, some of which is widened at a time."""
    gradient = torch.empty(pred.shape, dtype=gradient_dtype(pred)) if want_grad else None
    total, samples = torch.zeros((), dtype=torch.float64), samples_of(function)
    for rows in rows_of(pred.shape):
        target_rows = map_tensors(target, lambda part, rows=rows: part[rows])
        own = of_rows(hyper, samples, rows) if samples else hyper
        slopes = {name: memory[rows] for name, memory in sample_grads.items()}
        weight_rows = select_rows(weight, rows)
        part, slope = body(full(pred[rows]), target_rows, weight_rows, scale, want_grad, own, slopes, ignored)
        total += part
        if gradient is not None:
            gradient[rows] = slope
    return total.float(), gradient
