"""Triton kernels for CUDA. Importing this imports Triton, so only :mod:`cvloss_mm.kernels` does, at the first need."""
import triton

OLDEST = (3, 3)  # takes tuples and functions as arguments of kernels; comes with torch 2.7

if tuple(int(part) for part in triton.__version__.split('.')[:2]) < OLDEST:
    raise ImportError(f'the kernels need Triton {".".join(map(str, OLDEST))}, found {triton.__version__}')

from . import boxes, elements, rows  # noqa: E402

BODIES = {name: body for module in (boxes, elements, rows) for name, body in vars(module).items()
          if name.endswith('_loss')}
