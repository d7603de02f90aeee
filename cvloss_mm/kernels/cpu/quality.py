"""Sigmoid losses beyond focal loss: those of qualities, and of pictures with several labels."""
import torch

from ...functional import multilabel, quality
from .focal import background
from .sigmoid import raised, sigmoid_kernel, tail


def _answers(z, y):
    """p, 1 - p, p - y and the cross entropy, each exact also where p rounds to 0 or 1."""
    p, q = z.sigmoid(), z.neg().sigmoid_()
    return p, q, (1 - y) * p - y * q, tail(z) + (z.clamp(min=0) - y * z)


@sigmoid_kernel(quality.quality_focal_loss, 'quality', lambda z, want_grad, beta: background(z, want_grad, beta, None),
                per_row=True)
def quality_focal(z, y, want_grad, beta):
    p, q, error, cost = _answers(z, y)
    miss = error.abs().clamp_(min=torch.finfo(z.dtype).tiny)
    focus = raised(miss, beta)
    if not want_grad:
        return focus * cost, None
    return focus * cost, focus * error + beta * (focus / miss) * (p * q * error.sign() * cost)


def _no_object(z, want_grad, alpha, gamma, iou_weighted, detach_weight):
    if not detach_weight:
        return background(z, want_grad, gamma, 1 - alpha)
    value, _ = background(z, False, gamma, 1 - alpha)
    p = z.sigmoid()
    return value, raised(p, gamma).mul_(alpha) * p


@sigmoid_kernel(quality.varifocal_loss, 'quality', _no_object)
def varifocal(z, y, want_grad, alpha, gamma, iou_weighted, detach_weight):
    p, q, error, cost = _answers(z, y)
    negative = y <= 0
    focus = alpha * raised(p, gamma)
    weight = torch.where(negative, focus, y if iou_weighted else 1.0)
    if not want_grad:
        return weight * cost, None
    slope = weight * error
    return weight * cost, slope if detach_weight else slope.addcmul_(negative * (gamma * focus * q), cost)


@sigmoid_kernel(multilabel.asymmetric_loss, 'sigmoid')
def asymmetric(z, y, want_grad, gamma_pos, gamma_neg, clip, eps, detach_weight):
    p, q, absent, margin = z.sigmoid(), z.neg().sigmoid_(), 1 - y, clip or 0.0
    spared = (p <= margin) if margin else 0
    right = (y * p + absent * (q + margin).clamp_(max=1))
    wrong = (y * q + absent * (p - margin).clamp_(min=0)).clamp_(min=torch.finfo(z.dtype).tiny)
    exponent = gamma_pos * y + gamma_neg * absent
    focus = raised(wrong, exponent) if isinstance(exponent, float) else wrong.pow(exponent)
    known = right.clamp(min=eps)
    log = known.log()
    value = -focus * log
    if not want_grad:
        return value, None
    turn = (absent * (1 - spared * 1.0) - y) * (p * q)  # slope of wrong, and that of right with the other sign
    slope = focus * turn * (right > eps) / known
    return value, slope if detach_weight else slope.sub_(focus / wrong * exponent * turn * log)
