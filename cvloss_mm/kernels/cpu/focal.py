"""Sigmoid losses of labels: focal loss and cross entropy."""
import torch

from ...functional import classification, focal
from .sigmoid import FEW, raised, sigmoid_kernel, softplus, tail


def background(z, want_grad, gamma, alpha):
    """(1 - alpha) p^gamma softplus(z) and its slope."""
    p, cost = z.sigmoid(), softplus(z)
    focus = raised(p, gamma)
    if alpha is not None:
        focus = focus * (1 - alpha)
    value = focus * cost
    if not want_grad:
        return value, None
    slope = cost.addcmul_(p, cost, value=-1)  # cost (1 - p)
    return value, torch.add(p, slope, alpha=gamma, out=slope).mul_(focus)


@sigmoid_kernel(focal.sigmoid_focal_loss, 'sigmoid', background)
def sigmoid_focal(z, y, want_grad, gamma, alpha):
    p, q, rest = z.sigmoid(), z.neg().sigmoid_(), 1 - y
    miss = y * q + rest * p
    cost = tail(z) + (z.clamp(min=0) - y * z)
    focus = raised(miss, gamma)
    if alpha is not None:
        focus = focus * (alpha * y + (1 - alpha) * rest)
    if not want_grad:
        return focus * cost, None
    turn = p * q / miss.clamp_(min=torch.finfo(z.dtype).tiny) * (rest - y)  # d miss / dz, in units of miss
    return focus * cost, focus * (gamma * turn * cost + (rest * p - y * q))


def _all_negative(z, want_grad, pos_weight, class_weight, label_smoothing):
    if label_smoothing:
        return binary_cross_entropy(z, 0.0, want_grad, pos_weight, class_weight, label_smoothing)
    value, slope = softplus(z), z.sigmoid() if want_grad else None
    if class_weight is not None:
        value.mul_(class_weight)
        slope = slope.mul_(class_weight) if want_grad else None
    return value, slope


@sigmoid_kernel(classification.binary_cross_entropy_loss, 'sigmoid', _all_negative,
                accepts=lambda inputs, hyper: inputs.pred.numel() > 8 * FEW)  # below, torch's own is faster
def binary_cross_entropy(z, y, want_grad, pos_weight, class_weight, label_smoothing):
    positive = (1 - label_smoothing) * y + label_smoothing / 2
    negative = 1 - positive
    if pos_weight is not None:
        positive = pos_weight * positive
    both = tail(z)
    value = negative * (both + z.clamp(min=0)) + positive * (both - z.clamp(max=0))
    slope = negative * z.sigmoid() - positive * z.neg().sigmoid_() if want_grad else None
    if class_weight is not None:
        value, slope = class_weight * value, class_weight * slope if want_grad else None
    return value, slope
