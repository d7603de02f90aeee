"""Faster bodies of a function's weighted sum, value and gradient in one pass.

A kernel is ``body(pred, target, weight, **hyper) -> sum of weight * function``, without dimensions, taking what the
head passes (labels, not one-hot rows; ignored rows as they are). The function of the same name is its reference.
``CVLOSS_MM_KERNELS=0`` in the environment switches all of them off.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..losses.base import Inputs, Loss


class Kernel(NamedTuple):
    """A body and what it is a sum of."""

    body: Callable
    per_row: bool  # one value a row of pred (boxes, samples) or one an element

    def values(self, pred) -> int:
        """How many values the unreduced loss has."""
        return pred.shape[:-1].numel() if self.per_row else pred.numel()


def find(loss: Loss, inputs: Inputs) -> Kernel | None:
    """The kernel for these inputs, None where the function itself has to do."""
    return None
