"""Focal losses, by this package's own functions. ``weight`` is one factor a class, applied by a sample's class.

A label outside of [0, classes) is background: under the sigmoid all columns are negative, under the softmax the row
is zero. It has no class weight, so it counts once; mmcv's kernels read past the end of the array there.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from .tensors import pull_back, widen

__all__ = [
    'sigmoid_focal_loss_backward',
    'sigmoid_focal_loss_forward',
    'softmax_focal_loss_backward',
    'softmax_focal_loss_forward',
]


def sigmoid_focal_loss_forward(
    input: Tensor, target: Tensor, weight: Tensor, output: Tensor, gamma: float, alpha: float
) -> None:
    output.copy_(_sigmoid(target, weight, gamma, alpha)(widen(input)))


def sigmoid_focal_loss_backward(
    input: Tensor, target: Tensor, weight: Tensor, grad_input: Tensor, gamma: float, alpha: float
) -> None:
    """The caller multiplies with the gradient of the output."""
    (gradient,) = pull_back(_sigmoid(target, weight, gamma, alpha), [input], input.new_ones(()).expand_as(input))
    grad_input += gradient


def softmax_focal_loss_forward(
    softmax: Tensor, target: Tensor, weight: Tensor, output: Tensor, gamma: float, alpha: float
) -> None:
    output.copy_(_softmax(target, weight, gamma, alpha)(_logits(softmax)))


def softmax_focal_loss_backward(
    softmax: Tensor, target: Tensor, weight: Tensor, buff: Tensor, grad_input: Tensor, gamma: float, alpha: float
) -> None:
    """The gradient is that of the logits; ``buff`` is scratch space of mmcv's kernel, which nobody reads."""
    (gradient,) = pull_back(
        _softmax(target, weight, gamma, alpha), [_logits(softmax)], softmax.new_ones(()).expand(len(softmax))
    )
    grad_input += gradient


def _sigmoid(target: Tensor, weight: Tensor, gamma: float, alpha: float):
    from cvloss_mm.functional.focal import sigmoid_focal_loss

    def loss(logits: Tensor) -> Tensor:
        valid, classes = _valid(target, logits.shape[1])
        dense = F.one_hot(classes, logits.shape[1]).to(logits) * valid[:, None]
        return sigmoid_focal_loss(logits, dense, gamma=gamma, alpha=alpha) * _factor(weight, valid, classes)[:, None]

    return loss


def _softmax(target: Tensor, weight: Tensor, gamma: float, alpha: float):
    from cvloss_mm.functional.focal import softmax_focal_loss

    def loss(logits: Tensor) -> Tensor:
        valid, classes = _valid(target, logits.shape[1])
        return softmax_focal_loss(logits, classes, gamma=gamma) * alpha * valid * _factor(weight, valid, classes)

    return loss


def _valid(target: Tensor, classes: int) -> tuple[Tensor, Tensor]:
    """Which labels name a class, and labels that are safe to index with."""
    valid = (target >= 0) & (target < classes)
    return valid, target.where(valid, 0)


def _factor(weight: Tensor, valid: Tensor, classes: Tensor) -> Tensor:
    if not weight.numel():
        return valid.new_ones(valid.shape)
    return widen(weight)[classes].where(valid, 1)


def _logits(softmax: Tensor) -> Tensor:
    """Logits with this softmax; the floor is that of mmcv's kernel."""
    return widen(softmax).clamp(min=torch.finfo(torch.float32).tiny).log()
