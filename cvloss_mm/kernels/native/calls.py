"""What the calls of C++ have in common: memory as it is read there, blocks, threads.

Each of them is ``call(which, given, rows, threads) -> the sum over the rows``, as float64.
"""
from __future__ import annotations

import ctypes
import re
from collections.abc import Callable

import torch
from torch import Tensor

from .. import gradient_dtype, register
from ..cpu.blocks import cut, full, rescale, rows_of

BLOCK = 1 << 13  # elements of a thread at a time
POINTER, WHOLE = ctypes.c_void_p, ctypes.c_int64
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
ALONE = Threads(1, 1, None)


def prototypes(code: ctypes.CDLL, name: str, fields: Callable[[type], list]) -> dict:
    """{dtype: (call, structure)} of a function of both precisions; ``fields(number)`` are those of its structure."""
    found = {}
    for dtype, number in NUMBERS.items():
        structure = type('Given', (ctypes.Structure,), {'_fields_': fields(number)})
        call = getattr(code, f'{name}_{SUFFIX[dtype]}')
        call.argtypes, call.restype = [ctypes.c_int, ctypes.POINTER(structure), WHOLE,
                                                ctypes.POINTER(Threads)], ctypes.c_double
        found[dtype] = call, structure
    return found


def address(tensor: Tensor | None) -> int | None:
    return None if tensor is None else tensor.data_ptr()


def as_memory(tensor: Tensor | None, dtype: torch.dtype) -> Tensor | None:
    """Of that type, without gaps."""
    if tensor is None:
        return None
    return (tensor if tensor.dtype is dtype else tensor.to(dtype)).contiguous()


def numbers(values: tuple, dtype: torch.dtype) -> ctypes.Array:
    return (NUMBERS[dtype] * len(values))(*values)


def row_or_number(value: float | Tensor | None) -> tuple[Tensor | None, float]:
    """One value a class, or one for all of them; None is 1."""
    if value is None:
        return None, 1.0
    if not isinstance(value, Tensor):
        return None, value
    return (value.contiguous(), 0.0) if value.ndim else (None, value.item())


def total_of(call: Callable, which: int, given: ctypes.Structure, rows: int, width: int, dtype: torch.dtype) -> Tensor:
    """The sum over all rows, of that many elements each; threads share them where they are many."""
    threads = ALONE
    if rows * width > 2 * BLOCK:
        threads = Threads(max(BLOCK // width, 1), torch.get_num_threads(), FORK)
    return torch.scalar_tensor(call(which, given, rows, threads), dtype=dtype)


def register_wide(function: Callable, form: str, body: Callable, **keywords) -> None:
    """A body that knows float32 and float64; half precision is widened, some of it at a time."""
    def any_precision(pred, target, weight, scale, want_grad, /, **hyper):
        if pred.dtype in NUMBERS:
            return body(pred, target, weight, scale, want_grad, **hyper)
        gradient = torch.empty(pred.shape, dtype=gradient_dtype(pred)) if want_grad else None
        total = torch.zeros((), dtype=torch.float64)
        for rows in rows_of(pred.shape) if pred.ndim else [...]:
            goal = target[rows] if isinstance(target, Tensor) else [part[rows] for part in target]
            part, slope = body(full(pred[rows]), goal, cut(weight, rows), scale, want_grad, **hyper)
            total += part
            if want_grad:
                gradient[rows] = slope
        return total.float(), gradient

    register(function, 'cpu', form, rescale=rescale, **keywords)(any_precision)
