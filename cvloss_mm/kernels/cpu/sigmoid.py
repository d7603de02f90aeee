"""Losses of independent class logits z: almost all elements are background, so that their curve decides the speed.

Each loss gives ``mixed(z, y, want_grad, **hyper) -> (value, slope by z or None)`` for any target y, and, where that is
faster, ``background`` for y = 0. Labels need no one-hot rows: all elements are taken for background first, and the one
positive that a row may have is put in afterwards.
"""
from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

from .. import register
from .blocks import cut, fitted, full, rescale, rows_of, total_of, weighted_sum, write

FEW = 4096  # elements up to which a one-hot row costs less than to look for positives


def sigmoid_kernel(function: Callable, forms: str, background: Callable | None = None, *, per_row: bool = False,
                   accepts: Callable | None = None):
    """Decorates ``mixed`` and registers it."""
    def decorate(mixed):
        dark = background or (lambda z, want_grad, **hyper: mixed(z, 0.0, want_grad, **hyper))

        def body(pred, target, weight, scale, want_grad, /, **hyper):
            if weight is not None and per_row and pred.ndim > 1:
                weight = weight.unsqueeze(-1)
            hyper = fitted(hyper, pred)
            if isinstance(target, Tensor) and target.shape == pred.shape:
                return _dense(mixed, pred, target, weight, scale, want_grad, hyper)
            labels, scores = (target, None) if isinstance(target, Tensor) else target
            if pred.numel() <= FEW:
                return _dense(mixed, pred, _rows_of_classes(pred, labels, scores), weight, scale, want_grad, hyper)
            return _labelled(mixed, dark, pred, labels, scores, weight, scale, want_grad, hyper)

        register(function, 'cpu', forms, per_row=per_row, accepts=accepts, rescale=rescale)(body)
        return mixed
    return decorate


def _rows_of_classes(pred, labels, scores):
    y = labels.unsqueeze(-1) == torch.arange(pred.shape[-1])
    return y if scores is None else torch.where(y, scores.unsqueeze(-1), 0)


def _dense(mixed, pred, target, weight, scale, want_grad, hyper):
    gradient = torch.empty(pred.shape, dtype=pred.dtype) if want_grad else None
    blocks = rows_of(pred.shape) if pred.ndim else [...]

    def work(i):
        z = full(pred[blocks[i]])
        value, slope = mixed(z, target[blocks[i]].to(z.dtype), want_grad, **hyper)
        factor = scale if weight is None else cut(weight, blocks[i]) * scale
        if want_grad:
            write(gradient[blocks[i]], slope, factor)
        return weighted_sum(value, factor)

    return total_of(work, len(blocks)), gradient


def _labelled(mixed, dark, pred, labels, scores, weight, scale, want_grad, hyper):
    shape, classes = pred.shape, pred.shape[-1]
    pred, labels = pred.reshape(-1, classes), labels.reshape(-1).long()
    weight = weight if weight is None or weight.ndim == 2 else weight.reshape(-1, weight.shape[-1])
    gradient = torch.empty(pred.shape, dtype=pred.dtype) if want_grad else None
    positive = ((labels >= 0) & (labels < classes)).nonzero().squeeze(-1)
    at = positive * classes + labels[positive]  # as if pred were one row
    blocks = rows_of(pred.shape)
    ends = [0, *torch.searchsorted(positive, torch.tensor([rows.stop for rows in blocks])).tolist()]

    def work(i):
        value, slope = dark(full(pred[blocks[i]]).contiguous(), want_grad, **hyper)
        if ends[i + 1] > ends[i]:
            value.view(-1).index_fill_(0, at[ends[i]:ends[i + 1]] - blocks[i].start * classes, 0)
        factor = scale if weight is None else cut(weight, blocks[i]) * scale
        if want_grad:
            write(gradient[blocks[i]], slope, factor)
        return weighted_sum(value, factor)

    total = total_of(work, len(blocks))
    if ends[-1]:
        total += _positives(mixed, pred, gradient, labels, scores, weight, scale, positive, at, hyper)
    return total, None if gradient is None else gradient.view(shape)


def _positives(mixed, pred, gradient, labels, scores, weight, scale, positive, at, hyper):
    """Their sum; their gradients replace those of the background."""
    classes = labels[positive]
    hyper = {name: value[classes] if isinstance(value, Tensor) and value.ndim
             else value for name, value in hyper.items()}
    z = full(pred[positive, classes])
    y = torch.ones_like(z) if scores is None else scores.reshape(-1)[positive].to(z.dtype)
    value, slope = mixed(z, y, gradient is not None, **hyper)
    factor = scale if weight is None else weight.expand(pred.shape)[positive, classes] * scale
    if gradient is not None:
        gradient.view(-1)[at] = slope.mul_(factor).to(gradient.dtype)
    return (value * factor).sum()


# The words of the curves; each takes z or makes what it returns.

def tail(z: Tensor) -> Tensor:
    """log(1 + e^-|z|): what softplus is beyond max(z, 0)."""
    return z.abs().neg_().exp_().log1p_()


def softplus(z: Tensor) -> Tensor:
    """-ln(1 - p); from 40 on it is z, in float64, too."""
    return F.softplus(z, threshold=40)


def raised(base: Tensor, exponent: float) -> Tensor:
    """base to a power, base in [0, 1]; small whole exponents by multiplication. A new tensor, or a number."""
    if exponent == 0:
        return torch.ones((), dtype=base.dtype)
    if exponent == int(exponent) and exponent <= 4:
        square = base * base if exponent > 1 else base.clone()
        return square if exponent <= 2 else square.mul_(base if exponent == 3 else square)
    return base.clamp(min=torch.finfo(base.dtype).tiny).pow_(exponent)
