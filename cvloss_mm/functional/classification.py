"""Cross entropies of logits: two-class (sigmoid), multi-class (softmax), soft and smoothed targets."""

from typing import Annotated, Literal

import torch
import torch.nn.functional as F

from .function import loss_function
from .ranges import Off, Smoothing, Weights, at_least
from .shapes import Dense, Labels, Logits, PerElement, PerSample
from .targets import expect, per_class


@loss_function
def binary_cross_entropy_loss(
    pred: Logits,
    target: Dense,
    *,
    pos_weight: Weights | None = None,
    class_weight: Weights | None = None,
    label_smoothing: Smoothing = 0.0,
) -> PerElement:
    """Cross entropy of independent yes/no questions, one a class.

    .. math:: L = -w \\, [w_+ y \\ln \\sigma(z) + (1 - y) \\ln \\sigma(-z)]

    Args:
        pred: logits z, (n, classes) or any shape.
        target: y in [0, 1], same shape; soft values are allowed.
        pos_weight: factor w+ of the positive term, one number or one a class (what mmdet does with ``class_weight``).
        class_weight: factor w of both terms, one number or one a class.
        label_smoothing: eps in [0, 1): y becomes (1 - eps) y + eps / 2, Szegedy's smoothing of a two-class question.

    Returns:
        One value an element, same shape. Finite for every finite logit.

    Advice: Multi-label classification, and dense heads that sample their negatives; with all negatives take a focal
    loss.

    Paper: Cox, The regression analysis of binary sequences, JRSS B 20, 1958; smoothing: Szegedy et al., CVPR 2016,
    https://arxiv.org/abs/1512.00567

    >>> binary_cross_entropy_loss(torch.zeros(1, 2), torch.tensor([[1., 0.]]))
    tensor([[0.6931, 0.6931]])
    """
    positive = (1 - label_smoothing) * target + label_smoothing / 2
    negative = 1 - positive
    if pos_weight is not None:
        positive = per_class(pos_weight, pred, 'pos_weight') * positive
    loss = -positive * F.logsigmoid(pred) - negative * F.logsigmoid(-pred)
    return loss if class_weight is None else per_class(class_weight, pred) * loss


@loss_function
def softmax_cross_entropy_loss(
    pred: Logits,
    target: Labels | Dense,
    *,
    class_weight: Weights | None = None,
    label_smoothing: Annotated[Smoothing | None, Off(0)] = 0.0,
) -> PerSample:
    """Cross entropy of one question with many answers.

    .. math:: L = -\\sum_k w_k q'_k \\ln p_k, \\quad q' = (1 - \\epsilon) q + \\epsilon / K, \\quad p = softmax(z)

    Args:
        pred: logits z, (n, classes).
        target: class indices (n,), or one-hot or soft targets q (n, classes).
        class_weight: w, one number or one a class. Targets are smoothed first and weighted afterwards, as in torch.
        label_smoothing: eps in [0, 1).

    Returns:
        One value a sample, (n,). Soft targets are used as they are, never renormalised.

    Advice: One label of many: the default of classifiers and of the second stage of detectors.

    Paper: Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990; smoothing: Szegedy
    et al., CVPR 2016, https://arxiv.org/abs/1512.00567

    >>> softmax_cross_entropy_loss(torch.zeros(1, 4), torch.tensor([2]))
    tensor([1.3863])
    """
    gain = F.log_softmax(pred, -1)
    if class_weight is not None:
        gain = per_class(class_weight, pred) * gain
    loss = -expect(gain, target)
    return loss if label_smoothing is None else (1 - label_smoothing) * loss - label_smoothing * gain.mean(-1)


@loss_function
def soft_target_cross_entropy_loss(pred: Logits, target: Labels | Dense) -> PerSample:
    """Cross entropy against a distribution, as mixup, cutmix and distillation make it.

    .. math:: L = -\\sum_k q_k \\ln p_k, \\quad p = softmax(z)

    Args:
        pred: logits z, (n, classes).
        target: q, (n, classes), at least 0, or class indices (n,). Rows need not sum to 1 and are not renormalised.

    Returns:
        One value a sample, (n,): the sum over the classes, not their mean.

    Advice: With mixup, cutmix or a teacher, where the targets are distributions.

    Paper: Zhang et al., mixup, ICLR 2018, https://arxiv.org/abs/1710.09412

    >>> soft_target_cross_entropy_loss(torch.zeros(1, 4), torch.tensor([[.5, .5, 0., 0.]]))
    tensor([1.3863])
    """
    return -expect(F.log_softmax(pred, -1), target)


@loss_function
def label_smooth_loss(
    pred: Logits,
    target: Labels | Dense,
    *,
    label_smooth_val: Smoothing = 0.1,
    mode: Literal['original', 'classy_vision'] = 'original',
) -> PerSample:
    """Softmax cross entropy against a target that is never quite certain.

    .. math:: L = -\\sum_k q'_k \\ln p_k, \\quad q' = (1 - \\epsilon) q + \\epsilon / K

    Args:
        pred: logits z, (n, K).
        target: class indices (n,), or one-hot or soft targets q (n, K).
        label_smooth_val: eps in [0, 1).
        mode: ``'original'`` is the paper's (0.91 and 0.01 at eps 0.1, K 10); ``'classy_vision'`` is
            (q + eps / K) / (1 + eps) (0.918 and 0.0091). mmpretrain's ``'multi_label'`` is a sigmoid loss:
            ``BinaryCrossEntropyLoss(label_smoothing=2 * eps)``.

    Returns:
        One value a sample, (n,).

    Advice: Classifiers that grow overconfident, or labels with some noise; leave it out where probabilities must be
    sharp.

    Paper: Szegedy et al., Rethinking the Inception architecture, CVPR 2016, https://arxiv.org/abs/1512.00567

    >>> label_smooth_loss(torch.tensor([[2., 0.]]), torch.tensor([0]))
    tensor([0.2269])
    """
    smoothing = label_smooth_val if mode == 'original' else label_smooth_val / (1 + label_smooth_val)
    return softmax_cross_entropy_loss(pred, target, label_smoothing=smoothing)


@loss_function
def poly1_cross_entropy_loss(
    pred: Logits, target: Labels | Dense, *, epsilon: Annotated[float, at_least(-1)] = 2.0
) -> PerSample:
    """Softmax cross entropy with another coefficient of its leading term, as a series in 1 - p.

    .. math:: L = \\sum_k q_k [-\\ln p_k + \\epsilon (1 - p_k)], \\quad p = softmax(z)

    Args:
        pred: logits z, (n, classes).
        target: class indices (n,), or one-hot or soft targets q (n, classes).
        epsilon: what is added to that coefficient, which is 1. The paper takes 2 for ImageNet; below -1 the loss would
            reward a wrong answer.

    Returns:
        One value a sample, (n,).

    Advice: A classifier that cross entropy trains already, with one more number to tune.

    Paper: Leng et al., PolyLoss: a polynomial expansion perspective of classification loss functions, ICLR 2022,
    https://arxiv.org/abs/2204.12511

    >>> poly1_cross_entropy_loss(torch.zeros(1, 4), torch.tensor([2]))
    tensor([2.8863])
    """
    log_p = F.log_softmax(pred, -1)
    return expect(-log_p - epsilon * torch.expm1(log_p), target)
