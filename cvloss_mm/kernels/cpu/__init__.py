"""Kernels in plain torch: closed-form gradients, in blocks that stay in the cache.

For losses that torch computes in one operation (L1, L2, softmax cross entropy and what is made of it) there are none:
they were measured, and are slower than the functions.
"""
from . import focal, iou, offsets, quality  # noqa: F401  (they register)
