"""Kernels in plain torch: closed-form gradients, in blocks that stay in the cache."""
from . import focal, iou, offsets, quality, softmax  # noqa: F401  (they register)
