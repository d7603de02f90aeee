"""Kernels of boxes in C++, for whoever has a compiler: ``python -m cvloss_mm.kernels.native`` builds them once.

Nothing needs them: without, the kernels in plain torch do the same. The library lies in the user's cache, under a name
that tells source, compiler flags and processor, so that a cache shared by different machines is safe.
``CVLOSS_MM_KERNELS=torch`` leaves it aside.
"""
from __future__ import annotations

import ctypes
import hashlib
import logging
import os
import platform
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import torch

from ...functional import box as f
from .. import register
from ..cpu.blocks import full, rescale, rows_of, total_of

SOURCES = [Path(__file__).with_name(name) for name in ('dual.h', 'boxes.cpp')]
FLAGS = ['-O3', '-march=native', '-std=c++17', '-shared', '-fPIC', '-fno-math-errno', '-fno-trapping-math',
         '-Wno-psabi', '-Wno-parentheses']
BOXES = 4096  # of a thread at a time
NO_GATE = -1e30
logger = logging.getLogger(__name__)
IOU_MODES = {'linear': 0, 'square': 1, 'log': 2}

# In the order of `choose` in boxes.cpp: the function and its hyperparameters as numbers.
LOSSES: list[tuple[Callable, Callable[..., tuple]]] = [
    (f.iou_loss, lambda mode, eps: (IOU_MODES[mode], eps)),
    (f.giou_loss, lambda eps: (eps,)),
    (f.diou_loss, lambda eps: (eps,)),
    (f.ciou_loss, lambda alpha_gate, aspect_grad, eps: (NO_GATE if alpha_gate is None else alpha_gate, eps)),
    (f.efficient_iou_loss, lambda eps: (eps,)),
    (f.extended_iou_loss, lambda smooth_point, eps: (smooth_point, eps)),
    (f.siou_loss, lambda theta, neg_gamma, eps: (theta, -1 if neg_gamma else 1, eps)),
    (f.bounded_iou_loss, lambda beta, eps: (beta, eps)),
]


def library() -> Path:
    """Where the library of these sources and this processor is, or would be."""
    try:
        processor = next(line for line in Path('/proc/cpuinfo').read_text().splitlines() if line.startswith('flags'))
    except (OSError, StopIteration):
        processor = platform.processor()
    text = ''.join(path.read_text() for path in SOURCES) + ' '.join(FLAGS) + platform.machine() + processor
    folder = Path(os.environ.get('XDG_CACHE_HOME') or Path.home() / '.cache') / 'cvloss_mm'
    return folder / f'boxes-{hashlib.sha256(text.encode()).hexdigest()[:16]}.so'


def build(path: Path | None = None, compiler: str | None = None) -> Path:
    """Compiles the library, in some seconds.

    Raises:
        RuntimeError: where there is no compiler, or it fails.
    """
    path = path or library()
    found = filter(None, map(shutil.which, ('c++', 'g++', 'clang++')))
    compiler = compiler or os.environ.get('CXX') or next(found, None)
    if not compiler:
        raise RuntimeError('no C++ compiler was found; install g++ or clang, or name one in CXX')
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f'.{os.getpid()}')
    done = subprocess.run([compiler, *FLAGS, str(SOURCES[-1]), '-o', str(unfinished)], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f'{compiler} failed:\n{done.stderr[-2000:]}')
    unfinished.replace(path)
    return path


def load(path: Path | None = None) -> bool:
    """Registers the kernels of a library that was built; False where there is none."""
    path = path or library()
    if not path.exists():
        return False
    try:
        code = ctypes.CDLL(str(path))
    except OSError as error:
        logger.debug('%s cannot be loaded: %s', path, error)
        return False
    pointer, whole, number = ctypes.c_void_p, ctypes.c_long, ctypes.c_double
    for call in (code.boxes_float, code.boxes_double):
        call.argtypes = [ctypes.c_int, pointer, pointer, pointer, whole, whole, number, pointer, pointer, pointer]
        call.restype = None
    for which, (function, numbers) in enumerate(LOSSES):
        _register(code, which, function, numbers)
    return True


def _register(code: ctypes.CDLL, which: int, function: Callable, numbers: Callable) -> None:
    per_side = function is f.bounded_iou_loss

    def body(pred, target, weight, scale, want_grad, /, **hyper):
        shape, dtype = pred.shape, pred.dtype
        pred = full(pred).contiguous()
        target, n, wide = target.to(pred.dtype).contiguous(), pred.numel() // 4, pred.dtype == torch.float64
        step = 0
        if weight is not None and weight.numel():
            step = 4 if per_side else int(weight.shape == shape[:-1])
            weight = (weight.expand(shape) if per_side else weight).contiguous()
        gradient = torch.empty_like(pred) if want_grad else None
        row = numbers(**hyper)
        row = ((ctypes.c_double if wide else ctypes.c_float) * len(row))(*row)
        call, size, factor = code.boxes_double if wide else code.boxes_float, 8 if wide else 4, scale.item()
        places = [pred.data_ptr(), target.data_ptr(), weight.data_ptr() if step or weight is not None else None,
                  gradient.data_ptr() if want_grad else None]

        def part(start, count):
            total = ctypes.c_double()
            p, t, w, g = places
            call(which, p + 4 * size * start, t + 4 * size * start, w and w + step * size * start, step, count, factor,
                 row, g and g + 4 * size * start, ctypes.byref(total))
            return torch.scalar_tensor(total.value, dtype=pred.dtype)

        if n <= BOXES:
            total = part(0, n) if n else torch.zeros((), dtype=pred.dtype)
        else:
            blocks = rows_of((n, 4), 4 * BOXES)
            total = total_of(lambda i: part(blocks[i].start, min(BOXES, n - blocks[i].start)), len(blocks))
        return total, gradient if gradient is None or gradient.dtype == dtype else gradient.to(dtype)

    accepts = (lambda inputs, hyper: hyper['aspect_grad'] == 'exact') if function is f.ciou_loss else None
    register(function, 'cpu', 'boxes', per_row=not per_side, accepts=accepts, rescale=rescale)(body)


if os.environ.get('CVLOSS_MM_KERNELS') != 'torch':
    load()
