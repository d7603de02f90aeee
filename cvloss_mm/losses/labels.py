"""Labels as they come: their integer types, and what is said of those that are no class."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

import torch
from torch import Tensor

if TYPE_CHECKING:
    from .base import Loss

INDEX_TYPES = (torch.int64, torch.int32, torch.int16, torch.uint8)  # of labels, once they are widened
NARROW = frozenset(getattr(torch, name) for name in ('int8', 'uint16', 'uint32', 'uint64') if hasattr(torch, name))


def widened(target):
    """Integers of the types that hardly any of torch's operators take, as int64; a target in parts, each part."""
    if isinstance(target, Tensor):
        return target.long() if target.dtype in NARROW else target
    return type(target)(map(widened, target)) if type(target) in (tuple, list) else target


def one_hot(labels: Tensor, pred: Tensor) -> Tensor:
    """(n,) to boolean (n, classes); a label outside of 0 ... classes - 1 is no class."""
    return labels.unsqueeze(-1) == torch.arange(pred.shape[-1], device=pred.device)


def is_index_error(error: Exception) -> bool:
    """What torch's operators, `one_hot` among them, raise on the CPU where an index is out of bounds."""
    words = 'out of bounds', 'label', 'Class values must be'
    return isinstance(error, (IndexError, RuntimeError)) and any(word in str(error) for word in words)


def classes_of(loss: Loss, pred: Tensor, dim: int = -1) -> int:
    """How many classes a label can name; those of ``pred`` are that dimension."""
    num_classes = getattr(loss, 'num_classes', None)  # a host's loss may take it and have None
    return (pred.shape[dim] if num_classes is None else num_classes) + bool(getattr(loss, 'objectness', False))


def out_of_range(loss: Loss, pred: Tensor, labels: Tensor, ignored: int | None = None) -> IndexError | None:
    """The error that names the first label that is no class; None where all of them are one."""
    if not isinstance(labels, Tensor) or labels.is_floating_point() or pred.ndim < 2:
        return None
    classes = classes_of(loss, pred, 1)
    wrong = labels[((labels < 0) | (labels >= classes)) & (labels != _ignored(loss)) & (labels != _or_none(ignored))]
    if not wrong.numel():
        return None
    label = int(wrong[0])
    hint = f'; write ignore_index={label} where labels of this value are to be ignored' if _ignores(loss) else ''
    return IndexError(f'{type(loss).__name__}: label {label} is none of 0 ... {classes - 1}{hint}')


def _ignores(loss: Loss) -> bool:
    return 'ignore_index' in loss.options


def _ignored(loss: Loss) -> int:
    return _or_none(getattr(loss, 'ignore_index', None))


def _or_none(index: int | None) -> int:
    return -(2**62) if index is None else index


@cache
def tell_of_one_class(name: str) -> None:
    logging.getLogger(__name__).warning(
        '%s has one class, which competes with none: it is 0 without a gradient; take a sigmoid loss', name
    )
