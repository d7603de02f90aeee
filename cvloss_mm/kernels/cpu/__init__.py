"""Kernels in plain torch: closed-form gradients, in blocks that stay in the cache."""
from . import offsets  # noqa: F401  (registers)
