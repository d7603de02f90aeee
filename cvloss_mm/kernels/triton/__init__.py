"""Triton kernels for CUDA. Importing this imports Triton, so only :mod:`cvloss_mm.kernels` does, at the first need."""

import torch
import triton

OLDEST = (3, 3)  # takes tuples and functions as arguments of kernels; comes with torch 2.7

if tuple(int(part) for part in triton.__version__.split('.')[:2]) < OLDEST:
    raise ImportError(f'the kernels need Triton {".".join(map(str, OLDEST))}, found {triton.__version__}')
if torch.cuda.is_available():
    try:
        triton.runtime.driver.active.get_current_target()
    except Exception as error:  # no C compiler, an old driver: whatever it is, the functions can do without
        raise ImportError(f'Triton cannot use this GPU: {error}') from error

from . import boxes, elements, rows  # noqa: E402, F401
