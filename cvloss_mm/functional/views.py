"""Losses of an image in several views, whose predictions are to agree with the label and with each other."""

from typing import Annotated

import torch
import torch.nn.functional as F

from .classification import softmax_cross_entropy_loss
from .function import loss_function
from .ranges import NonNegative, Range, Smoothing
from .shapes import Dense, Labels, PerSample, Views
from .targets import distribution, scalar


def entropy(log_p):
    return -(log_p.exp() * log_p).sum(-1)


@loss_function
def jsd_cross_entropy_loss(
    pred: Views, target: Labels | Dense, *, alpha: NonNegative = 12.0, label_smoothing: Smoothing = 0.0
) -> PerSample:
    """Cross entropy of the clean view, and how far the predictions of all views are from their mean.

    .. math:: L = CE(z_1, y) + \\alpha \\frac{1}{V} \\sum_v KL(p_v \\| m), \\quad m = \\frac{1}{V} \\sum_v p_v, \\quad
              p_v = softmax(z_v)

    Args:
        pred: logits z, (n, views, classes), the clean view first.
        target: class indices y, (n,); or one-hot or soft targets (n, classes).
        alpha: weight of the divergence.
        label_smoothing: eps of the cross entropy, in [0, 1). timm has 0.1.

    Returns:
        One value a sample, (n,). Of a batch whose views follow each other, (views n, classes), as the authors' and
        timm's code have it, it takes ``pred.unflatten(0, (views, -1)).transpose(0, 1)``. Their m is at least 1e-7.

    Advice: Training with AugMix or other strong augmentations, a clean image and two others of it.

    Paper: Hendrycks et al., AugMix, ICLR 2020, https://arxiv.org/abs/1912.02781

    >>> jsd_cross_entropy_loss(torch.tensor([[[0., 0.], [2., 0.], [0., 2.]]]), torch.tensor([0]))
    tensor([3.3157])
    """
    log_p = F.log_softmax(pred, -1)
    log_mean = torch.logsumexp(log_p, 1) - scalar(pred.shape[1], pred).log()
    return softmax_cross_entropy_loss(pred[:, 0], target, label_smoothing=label_smoothing) + alpha * (
        entropy(log_mean) - entropy(log_p).mean(1)
    )


@loss_function
def gjs_loss(
    pred: Views, target: Labels | Dense, *, label_weight: Annotated[float, Range('in (0, 1)', 0, 1, True, True)] = 0.5
) -> PerSample:
    """How far label and predictions of all views are from their mean: robust to wrong labels, and consistent.

    .. math:: L = \\frac{H(m) - \\pi H(q) - \\frac{1 - \\pi}{V} \\sum_v H(p_v)}{-(1 - \\pi) \\ln(1 - \\pi)}, \\quad
              m = \\pi q + \\frac{1 - \\pi}{V} \\sum_v p_v

    Args:
        pred: logits, (n, views, classes), or (n, classes) for one view, which is the Jensen-Shannon loss; p is their
            softmax.
        target: class indices, (n,); or one-hot or soft targets q (n, classes).
        label_weight: pi, in (0, 1). With one view, towards 0 it is cross entropy, towards 1 half the absolute error,
            which no wrong label misleads. The paper searches 0.1, 0.3, 0.5, 0.7, 0.9; below 0.001 float32 loses digits.

    Returns:
        One value a sample, (n,). The authors give each view a weight of its own; here they have the same.

    Advice: Noisy labels where two augmented views can be paid for; the paper has two.

    Paper: Englesson and Azizpour, Generalized Jensen-Shannon divergence loss for learning with noisy labels, NeurIPS
    2021, https://arxiv.org/abs/2105.04522

    >>> gjs_loss(torch.tensor([[[2., 0.], [0., 0.]]]), torch.tensor([0]))
    tensor([0.4799])
    """
    log_p, weight = F.log_softmax(pred, -1), scalar(label_weight, pred)
    q = distribution(target, pred[:, 0])
    log_mean, rest = torch.logsumexp(log_p, 1) - scalar(pred.shape[1], pred).log(), torch.log1p(-weight)
    log_all = torch.logaddexp(weight.log() + q.log(), rest + log_mean)
    label = weight * torch.special.entr(q).sum(-1)
    return (entropy(log_all) - label - (1 - weight) * entropy(log_p).mean(1)) / (-rest * (1 - weight))
