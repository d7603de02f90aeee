"""Losses of competing classes: a softmax, of which few answers are asked for.

Each loss gives ``value, index, share``: the loss of each row is a function of the log-probabilities at ``index`` (m, k)
whose derivatives by them are ``-share`` (m, k). Softmax's own derivative does the rest: p times the sum of the shares,
less each share at its class. No one-hot rows are made.
"""
from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

from ...functional import classification, distribution, focal, margin
from ...functional.targets import per_class
from .. import register
from .blocks import cut, full, rescale, rows_of, total_of, write
from .sigmoid import raised


def softmax_kernel(function: Callable, form: str, enter: Callable | None = None, accepts: Callable | None = None):
    """Decorates ``answer(log_p, target, **hyper) -> (value, index, share)``, or index None for a share of all classes.
    ``enter(pred, target, want_grad, **hyper) -> (logits, leave)`` makes the logits; ``leave(gradient)`` goes back.
    """
    def decorate(answer):
        def body(pred, target, weight, scale, want_grad, /, **hyper):
            shape, classes = pred.shape, pred.shape[-1]
            pred, target = pred.reshape(-1, classes), target.reshape(-1, *target.shape[len(shape) - 1:])
            weight = weight if weight is None or weight.ndim == 0 else weight.expand(shape[:-1]).reshape(-1)
            hyper = {name: per_class(value, full(pred), name) if isinstance(value, Tensor) else value
                     for name, value in hyper.items()}
            gradient = torch.empty(pred.shape, dtype=pred.dtype) if want_grad else None
            blocks = rows_of(pred.shape)

            def work(i):
                z, leave = full(pred[blocks[i]]), None
                goal = target[blocks[i]]
                goal = goal.to(z.dtype) if goal.ndim > 1 or goal.is_floating_point() else goal.long()
                if enter is not None:
                    z, leave = enter(z, goal, want_grad, **hyper)
                log_p = torch.log_softmax(z, -1)
                value, index, share = answer(log_p, goal, **hyper)
                factor = scale if weight is None else cut(weight, blocks[i]) * scale
                if want_grad:
                    slope = log_p.exp_().mul_(share.sum(-1, keepdim=True))
                    slope = slope.sub_(share) if index is None else slope.scatter_add_(-1, index, -share)
                    slope = slope if leave is None else leave(slope)
                    write(gradient[blocks[i]], slope, factor.unsqueeze(-1) if factor.ndim else factor)
                return (value * factor).sum()

            return total_of(work, len(blocks)), None if gradient is None else gradient.view(shape)

        register(function, 'cpu', form, per_row=True, accepts=accepts, rescale=rescale)(body)
        return answer
    return decorate


def _at(values: Tensor, index: Tensor) -> Tensor:
    """One number a class as it is, a row at the index."""
    return values[index] if isinstance(values, Tensor) and values.ndim else values


def _linear(log_p, target, class_weight, keep, smoothing):
    """Cross entropy with smoothed targets; all classes are asked for where they are, or where the target is dense."""
    weight = 1.0 if class_weight is None else class_weight
    if target.ndim == 1 and smoothing == 0:
        index = target.unsqueeze(-1)
        share = torch.full_like(index, keep, dtype=log_p.dtype) * _at(weight, index)
        return log_p.gather(-1, index).mul_(share).squeeze(-1).neg_(), index, share
    if target.ndim == 1:
        share = torch.full_like(log_p, smoothing / log_p.shape[-1])
        share.scatter_(-1, target.unsqueeze(-1), keep + smoothing / log_p.shape[-1])
    else:
        share = keep * target + smoothing / log_p.shape[-1]
    share.mul_(weight)
    return (share * log_p).sum(-1).neg_(), None, share


@softmax_kernel(classification.softmax_cross_entropy_loss, 'softmax')
def softmax_cross_entropy(log_p, target, class_weight, label_smoothing):
    return _linear(log_p, target, class_weight, 1 - label_smoothing, label_smoothing)


@softmax_kernel(classification.soft_target_cross_entropy_loss, 'softmax')
def soft_target_cross_entropy(log_p, target):
    return _linear(log_p, target, None, 1.0, 0.0)


@softmax_kernel(classification.label_smooth_loss, 'softmax')
def label_smooth(log_p, target, label_smooth_val, mode):
    keep = 1 - label_smooth_val if mode == 'original' else 1.0
    return _linear(log_p, target, None, keep / (keep + label_smooth_val), label_smooth_val / (keep + label_smooth_val))


@softmax_kernel(focal.softmax_focal_loss, 'softmax')
def softmax_focal(log_p, target, gamma, alpha):
    index = target.unsqueeze(-1) if target.ndim == 1 else None
    log = log_p if index is None else log_p.gather(-1, index)
    miss = torch.expm1(log).neg_().clamp_(min=torch.finfo(log.dtype).tiny)
    focus = raised(miss, gamma) * (1.0 if alpha is None else alpha if index is None else _at(alpha, index))
    if index is None:
        focus = focus * target
    share = focus - gamma * (focus / miss) * log * log.exp()
    return (focus * log).sum(-1).neg_(), index, share


@softmax_kernel(distribution.distribution_focal_loss, 'bins')
def distribution_focal(log_p, target):
    last = log_p.shape[-1] - 1
    target = target.to(log_p.dtype).clamp(0, last)
    left = target.long().clamp(0, last - 1)
    right_share = target - left
    index, share = torch.stack([left, left + 1], -1), torch.stack([1 - right_share, right_share], -1)
    return (log_p.gather(-1, index) * share).sum(-1).neg_(), index, share


def _steepness(cosine: Tensor, m1: float, m2: float, theta_guard: str) -> Tensor:
    """The derivative of the cosine with margin by the cosine."""
    square, least = (1 - cosine) * (1 + cosine), torch.finfo(cosine.dtype).eps
    sine = square.clamp(min=least).sqrt_()
    of_sine = -cosine / sine * (square > least)
    if m1 == 1:
        steep = math.cos(m2) - math.sin(m2) * of_sine
    else:
        turn = (of_sine * cosine - sine) / (sine * sine + cosine * cosine)
        steep = -m1 * turn * torch.sin(m1 * torch.atan2(sine, cosine) + m2)
    if theta_guard == 'none':
        return steep
    if theta_guard == 'easy':
        return steep.masked_fill_(cosine <= 0, 1)
    return steep.masked_fill_(cosine < math.cos(min((math.pi - m2) / m1, math.pi)), float(theta_guard == 'linear'))


def _entering(arguments: Callable) -> Callable:
    """``enter`` of the losses of cosines: the margin is put on the true class alone, in place."""
    def enter(z, target, want_grad, /, **hyper):
        settings = dict(scale=64.0, m1=1.0, m2=0.0, m3=0.0, theta_guard='linear', margin_grad='exact')
        settings.update(arguments(**hyper))
        scale, m3, exact = settings.pop('scale'), settings.pop('m3'), settings.pop('margin_grad') == 'exact'
        index = target.unsqueeze(-1)
        true = z.gather(-1, index)
        turned = margin.with_margin(true, **settings) - m3
        steep = _steepness(true, **settings) if want_grad and exact else 1.0

        def leave(slope):
            return slope.mul_(scale).scatter_(-1, index, slope.gather(-1, index) * steep)

        return z.scatter(-1, index, turned).mul_(scale), leave
    return enter


def _true_class(log_p, target, **hyper):
    return _linear(log_p, target, None, 1.0, 0.0)


softmax_kernel(margin.combined_margin_loss, 'cosines', _entering(lambda **h: h))(_true_class)
softmax_kernel(margin.arc_face_loss, 'cosines', _entering(lambda margin, **h: dict(m2=margin, **h)))(_true_class)
softmax_kernel(margin.cos_face_loss, 'cosines', _entering(lambda margin, **h: dict(m3=margin, **h)))(_true_class)
softmax_kernel(margin.norm_face_loss, 'cosines', _entering(lambda **h: h))(_true_class)
