"""What the calls of C++ have in common: memory as it is read there, blocks, threads.

Each of them is ``call(which, given, rows, threads) -> the sum over the rows``, as float64.
"""

from __future__ import annotations

import ctypes
import functools
import re
from collections.abc import Callable
from typing import Any, overload

import torch
from torch import Tensor

from .. import gradient_dtype
from ..blocks import full, rows_of
from ..inputs import map_tensors, select_rows
from ..samples import of_rows
from ..variants import samples_of, split

BLOCK = 1 << 13  # elements of a thread at a time
POINTER, WHOLE, DOUBLE = ctypes.c_void_p, ctypes.c_int64, ctypes.c_double
NUMBERS = {torch.float32: ctypes.c_float, torch.float64: ctypes.c_double}
SUFFIX = {torch.float32: 'float', torch.float64: 'double'}


class Threads(ctypes.Structure):
    """See threads.h."""

    _fields_ = [('block', WHOLE), ('number', ctypes.c_int), ('fork', POINTER)]


def _openmp() -> int | None:
    """Where torch's OpenMP starts its threads; None where it is another one than GNU's."""
    try:
        with open('/proc/self/maps') as maps:
            path = re.search(r'/\S*libgomp\S*', maps.read())
        return path and ctypes.cast(ctypes.CDLL(path[0]).GOMP_parallel, POINTER).value
    except (OSError, AttributeError):
        return None


FORK = _openmp()
SINGLE_THREAD = Threads(1, 1, None)


class Calls:
    """The compiled formulas of a layout's loop, each built at its first use.

    Args:
        layout: the loop's header, and the prefix of what it exports.
        fields: ``fields(number)`` are those of its structure of arguments.
    """

    def __init__(self, layout: str, fields: Callable[[Any], list]):
        self.layout = layout
        self.structures = {
            dtype: type('Arguments', (ctypes.Structure,), {'_fields_': fields(number)})
            for dtype, number in NUMBERS.items()
        }
        self.calls: dict[tuple, Callable | None] = {}

    def built(self, name: str, dtype: torch.dtype, source: str) -> Callable | None:
        """The call of a formula; None where it cannot be built."""
        from . import loaded

        code = loaded(f'{name}-{SUFFIX[dtype]}', source)
        return code and self._typed(code, dtype)

    def _typed(self, code: ctypes.CDLL, dtype: torch.dtype) -> Callable:
        call = getattr(code, f'{self.layout}_{SUFFIX[dtype]}')
        call.argtypes = [ctypes.c_int, ctypes.POINTER(self.structures[dtype]), WHOLE, ctypes.POINTER(Threads)]
        call.restype = ctypes.c_double
        return call

    def formulas(self, function: Callable, text: str) -> Callable[..., tuple]:
        """``of(dtype, hyper, kind, further)``: what :func:`split` gives for these hyperparameters, with the call of
        the formula in place of its name, and the numbers, and further ones, in memory."""

        def uncached(kind, further, names, *values):
            name, numbers, rows = split(function, dict(zip(names, values, strict=True)))
            numbers = [*numbers, *further]
            return name + kind, (DOUBLE * len(numbers))(*map(float, numbers)), rows

        cached = functools.lru_cache(maxsize=64, typed=True)(uncached)

        def of(dtype: torch.dtype, hyper: dict, kind: str = '', *further: float) -> tuple:
            reader = cached
            for value in hyper.values():
                if isinstance(value, Tensor):  # which may change in place
                    reader = uncached
            name, numbers, rows = reader(kind, further, tuple(hyper), *hyper.values())
            if (name, dtype) not in self.calls:
                code = f'#include "{self.layout}.h"\n{text}\nFORMULA({name}, {SUFFIX[dtype]})\n'
                self.calls[name, dtype] = self.built(name, dtype, code)
            return self.calls[name, dtype], numbers, rows

        return of


def address(tensor: Tensor | None) -> int | None:
    return None if tensor is None else tensor.data_ptr()


def point_per_class(arguments: ctypes.Structure, values: list) -> list[Tensor]:
    """Writes where values a class are, and numbers in place of them; returns what has to stay alive."""
    alive = []
    for k, value in enumerate(values):
        row, arguments.scalars[k] = row_or_number(value)
        if row is not None:
            arguments.rows[k] = row.data_ptr()
            alive.append(row)
    return alive


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


def launch(
    call: Callable, which: int, arguments: ctypes.Structure, rows: int, width: int, dtype: torch.dtype
) -> Tensor:
    """The sum over all rows, of that many elements each; threads share them where they are many."""
    threads = SINGLE_THREAD if rows * width <= 2 * BLOCK else _threads(width, torch.get_num_threads())
    return torch.scalar_tensor(call(which, arguments, rows, threads), dtype=dtype)


def in_parts(function: Callable, body: Callable, pred, target, weight, scale, want_grad, hyper: dict) -> tuple:
    """What a body gives that knows float32 and float64, of half precision, some of which is widened at a time."""
    gradient = torch.empty(pred.shape, dtype=gradient_dtype(pred)) if want_grad else None
    total, samples = torch.zeros((), dtype=torch.float64), samples_of(function)
    for rows in rows_of(pred.shape):
        target_rows = map_tensors(target, lambda part, rows=rows: part[rows])
        own = of_rows(hyper, samples, rows) if samples else hyper
        part, slope = body(full(pred[rows]), target_rows, select_rows(weight, rows), scale, want_grad, **own)
        total += part
        if gradient is not None:
            gradient[rows] = slope
    return total.float(), gradient
