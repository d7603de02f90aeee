"""Coordinate losses: each is a curve of d = pred - target, given as its value and slope."""
import math
from collections.abc import Callable

import torch

from ...functional import regression as f
from .. import register
from .blocks import full, rescale


def curve(function: Callable) -> Callable:
    """Decorates ``curve(d, want_grad, **hyper) -> (value, slope or None)``, which may overwrite d."""
    def decorate(curve):
        def body(pred, target, weight, scale, want_grad, /, **hyper):
            dtype, pred = pred.dtype, full(pred)
            d = pred - target.to(pred.dtype)
            if weight is not None:
                d.masked_fill_(weight == 0, 0)  # what has no weight may be infinite
            value, slope = curve(d, want_grad, **hyper)
            if weight is not None:
                value.mul_(weight)
                slope = slope.mul_(weight) if want_grad else None
            return value.sum().mul_(scale), slope.mul_(scale).to(dtype) if want_grad else None

        register(function, 'cpu', 'offsets', rescale=rescale)(body)
        return curve
    return decorate


@curve(f.smooth_l1_loss)
def smooth_l1(d, want_grad, beta):
    if beta < torch.finfo(d.dtype).tiny:
        return d.abs(), d.sign()
    slope = (d / beta).clamp_(-1, 1)
    return d.sub_(slope, alpha=beta / 2).mul_(slope), slope


@curve(f.huber_loss)
def huber(d, want_grad, delta):
    value, slope = smooth_l1(d, want_grad, delta)
    return value.mul_(delta), slope.mul_(delta)


@curve(f.balanced_l1_loss)
def balanced_l1(d, want_grad, alpha, gamma, beta):
    b = math.expm1(gamma / alpha)
    sign = d.sign() if want_grad else None
    error = d.abs_()
    small = error.clamp(max=beta)
    log, steep = (small * (b / beta)).log1p_(), small * b + 1
    outside = error >= beta
    value = torch.where(outside, gamma * error + (gamma / b - alpha * beta), alpha / b * steep * log - alpha * small)
    if not want_grad:
        return value, None
    slope = alpha * log + (alpha / beta) * steep / (small * (b / beta) + 1) - alpha
    return value, slope.masked_fill_(outside, gamma).mul_(sign)
