"""Losses of competing classes that wrong labels lead astray less than cross entropy."""

from typing import Annotated, Literal

import torch
import torch.nn.functional as F

from .function import loss_function
from .ranges import NonNegative, Range, at_least, between
from .shapes import Dense, Labels, Logits, PerSample
from .targets import chosen, distribution, expect, is_index, mix, power, scalar

Negative = Annotated[float, Range('below 0', high=0, without_high=True)]
Between0And1 = Annotated[float, Range('in (0, 1)', 0, 1, True, True)]
UpTo1 = Annotated[float, Range('above 0 and at most 1', 0, 1, without_low=True)]


@loss_function
def generalized_cross_entropy_loss(
    pred: Logits, target: Labels | Dense, *, q: UpTo1 = 0.7, k: Between0And1 | None = None
) -> PerSample:
    """Between cross entropy, which learns, and the absolute error, which wrong labels do not mislead.

    .. math:: L = \\frac{1 - p_y^q}{q}, \\quad p = softmax(z)

    Args:
        pred: logits z, (n, classes).
        target: class indices y, (n,); or one-hot or soft (n, classes), the expectation over the true class.
        q: 1 is 1 - p_y, half the absolute error; towards 0 it is cross entropy.
        k: samples with p_y at most k cost what they would at k, without a gradient; None is none. The paper's truncated
            loss has 0.5, and is used once the training is under way.

    Returns:
        One value a sample, (n,), at most 1 / q. The authors also drop, now and then, the samples below k from the
        training set, which is the sampler's business.

    Advice: Labels of which a fifth or more may be wrong. With clean labels cross entropy is better.

    Paper: Zhang and Sabuncu, Generalized cross entropy loss for training deep neural networks with noisy labels,
    NeurIPS 2018, https://arxiv.org/abs/1805.07836

    >>> generalized_cross_entropy_loss(torch.zeros(1, 4), torch.tensor([2]))
    tensor([0.8872])
    """
    log_p = chosen(F.log_softmax(pred, -1), target)
    if k is not None:
        log_p = log_p.clamp(min=scalar(k, pred).log())
    return mix(-torch.expm1(q * log_p) / q, target)


@loss_function
def taylor_cross_entropy_loss(
    pred: Logits, target: Labels | Dense, *, order: Annotated[int, at_least(1)] = 2
) -> PerSample:
    """Cross entropy as a series in 1 - p, cut off: bounded, and the nearer to the absolute error the fewer its terms.

    .. math:: L = \\sum_{i = 1}^{t} \\frac{(1 - p_y)^i}{i}, \\quad p = softmax(z)

    Args:
        pred: logits z, (n, classes).
        target: class indices y, (n,); or one-hot or soft (n, classes), the expectation over the true class.
        order: t, the number of terms. 1 is 1 - p_y, half the absolute error; with more and more it is cross entropy.
            The paper chooses it by validation; 2 is 1 - p_y and half of its square.

    Returns:
        One value a sample, (n,), at most 1 + 1/2 + ... + 1/t. Much code of this name is something else, the cross
        entropy of a softmax whose exponentials are cut off (arXiv 2011.11538).

    Advice: Noisy labels, as :func:`generalized_cross_entropy_loss`; more terms where the training stalls.

    Paper: Feng et al., Can cross entropy loss be robust to label noise?, IJCAI 2020,
    https://www.ijcai.org/proceedings/2020/305

    >>> taylor_cross_entropy_loss(torch.zeros(1, 4), torch.tensor([2]))
    tensor([1.0312])
    """
    wrong = -torch.expm1(chosen(F.log_softmax(pred, -1), target))
    total = torch.zeros_like(wrong)
    for i in range(order, 0, -1):
        total = wrong * (1 / i + total)
    return mix(total, target)


@loss_function
def mae_classification_loss(pred: Logits, target: Labels | Dense) -> PerSample:
    """The absolute error of the probabilities: the loss that symmetric label noise does not change, and slow to learn.

    .. math:: L = \\sum_k |p_k - q_k| = 2 (1 - p_y) \\text{ for a label}, \\quad p = softmax(z)

    Args:
        pred: logits z, (n, classes).
        target: class indices y, (n,); or one-hot or soft targets q (n, classes).

    Returns:
        One value a sample, (n,), at most 2. Much code leaves out the factor 2: ``loss_weight=0.5``.

    Advice: Few classes and very noisy labels; with a hundred classes it hardly learns, take generalized cross entropy.

    Paper: Ghosh et al., Robust loss functions under label noise for deep neural networks, AAAI 2017,
    https://arxiv.org/abs/1712.09482

    >>> mae_classification_loss(torch.zeros(1, 4), torch.tensor([2]))
    tensor([1.5000])
    """
    if is_index(pred, target):  # the sum over the classes would cancel where p_y is small
        return -2 * torch.expm1(expect(F.log_softmax(pred, -1), target))
    return (F.softmax(pred, -1) - target).abs().sum(-1)


def reverse_cross_entropy(p: Dense, q: Dense, log_zero: float) -> PerSample:
    """-sum p ln q, where ln 0 is ``log_zero``, and no logarithm is less."""
    return -(p * q.clamp(min=torch.finfo(q.dtype).tiny).log().clamp(min=log_zero)).sum(-1)


@loss_function
def symmetric_cross_entropy_loss(
    pred: Logits,
    target: Labels | Dense,
    *,
    alpha: NonNegative = 0.1,
    beta: NonNegative = 1.0,
    log_zero: Negative = -4.0,
    clip_target: bool = False,
) -> PerSample:
    """Cross entropy, and the cross entropy of the label seen from the prediction, which is robust.

    .. math:: L = \\alpha CE + \\beta RCE, \\quad CE = -\\sum_k q_k \\ln p_k, \\quad
              RCE = -\\sum_k p_k \\max(\\ln q_k, A) = -A (1 - p_y) \\text{ for a label}

    Args:
        pred: logits z, (n, classes); p is their softmax.
        target: class indices y, (n,); or one-hot or soft targets q (n, classes).
        alpha: weight of the cross entropy: 0.1 for CIFAR-10, 6 for CIFAR-100.
        beta: weight of the reverse one: 1 and 0.1.
        log_zero: A, what stands for ln 0. The paper has -4; the authors' code clips q at 1e-4, which is -9.21, and its
            robust term 2.3 times as strong.
        clip_target: q is at least e^A in the cross entropy as well, as in the PyTorch code that the authors name; this
            adds e^A of -ln p for every wrong class.

    Returns:
        One value a sample, (n,).

    Advice: Noisy labels, with the two weights tuned; where the loss stalls, more alpha.

    Paper: Wang et al., Symmetric cross entropy for robust learning with noisy labels, ICCV 2019,
    https://arxiv.org/abs/1908.06112

    >>> symmetric_cross_entropy_loss(torch.zeros(1, 4), torch.tensor([2]))
    tensor([3.1386])
    """
    log_p, q = F.log_softmax(pred, -1), distribution(target, pred)
    q_clipped = torch.maximum(q, scalar(log_zero, pred).exp()) if clip_target else target
    return alpha * -expect(log_p, q_clipped) + beta * reverse_cross_entropy(log_p.exp(), q, log_zero)


@loss_function
def active_passive_loss(
    pred: Logits,
    target: Labels | Dense,
    *,
    active: Literal['nce', 'nfl'] = 'nce',
    passive: Literal['mae', 'rce'] = 'rce',
    alpha: NonNegative = 1.0,
    beta: NonNegative = 1.0,
    gamma: NonNegative = 0.5,
    log_zero: Negative = -4.0,
) -> PerSample:
    """A loss that is normalised, which makes it robust but slow, with one that pushes the other classes down.

    .. math:: L = \\alpha \\frac{\\ell(p_y)}{\\sum_k \\ell(p_k)} + \\beta L_{passive}, \\quad
              \\ell(p) = -\\ln p \\text{ or } -(1 - p)^\\gamma \\ln p

    Args:
        pred: logits z, (n, classes); p is their softmax.
        target: class indices y, (n,); or one-hot or soft targets (n, classes).
        active: ``'nce'``, normalised cross entropy, or ``'nfl'``, normalised focal loss.
        passive: ``'mae'``, 2 (1 - p_y), or ``'rce'``, reverse cross entropy, -A (1 - p_y).
        alpha: weight of the active loss: 1 for CIFAR-10, 10 for CIFAR-100.
        beta: weight of the passive loss: 1, and 0.1 for CIFAR-100.
        gamma: focusing exponent of ``'nfl'``.
        log_zero: A. The authors' code has ln(1e-4), which is -9.21.

    Returns:
        One value a sample, (n,). The authors' code takes 1 - p_y for ``'mae'``, and (1 - p)^gamma for a constant.

    Advice: Much label noise, when generalized or symmetric cross entropy fit the wrong labels after all.

    Paper: Ma et al., Normalized loss functions for deep learning with noisy labels, ICML 2020,
    https://arxiv.org/abs/2006.13554

    >>> active_passive_loss(torch.zeros(1, 4), torch.tensor([2]))
    tensor([3.2500])
    """
    log_p, q = F.log_softmax(pred, -1), distribution(target, pred)
    cost = -log_p if active == 'nce' else power(-torch.expm1(log_p), gamma) * -log_p
    normalized = expect(cost, target) / cost.sum(-1).clamp(min=torch.finfo(cost.dtype).tiny)
    if passive == 'mae':
        return alpha * normalized + beta * mae_classification_loss(pred, target)
    return alpha * normalized + beta * reverse_cross_entropy(log_p.exp(), q, log_zero)


@loss_function
def bootstrapping_loss(
    pred: Logits,
    target: Labels | Dense,
    *,
    beta: Annotated[float, between(0, 1)] = 0.95,
    kind: Literal['soft', 'hard'] = 'soft',
    detach: bool = False,
) -> PerSample:
    """Cross entropy against a mixture of the label and what the network thinks itself.

    .. math:: L = -\\sum_k [\\beta q_k + (1 - \\beta) t_k] \\ln p_k, \\quad t = p \\text{ or the most probable class}

    Args:
        pred: logits z, (n, classes); p is their softmax.
        target: class indices, (n,); or one-hot or soft targets q (n, classes).
        beta: how much the label is trusted, in [0, 1]. The paper has 0.95 with ``'soft'``, 0.8 with ``'hard'``.
        kind: ``'soft'``, t is p, which adds the entropy of p; ``'hard'``, t is 1 at the largest p.
        detach: whether p within t is a constant for the gradient.

    Returns:
        One value a sample, (n,).

    Advice: Labels that are wrong now and then, once the network is right more often than they are.

    Paper: Reed et al., Training deep neural networks on noisy labels with bootstrapping, 2014,
    https://arxiv.org/abs/1412.6596

    >>> bootstrapping_loss(torch.tensor([[2., 0.]]), torch.tensor([1]))
    tensor([2.0388])
    """
    log_p = F.log_softmax(pred, -1)
    own = log_p.exp() if kind == 'soft' else distribution(pred.argmax(-1), pred)
    own = own.detach() if detach else own
    return -beta * expect(log_p, target) - (1 - beta) * (own * log_p.clamp(min=torch.finfo(pred.dtype).min)).sum(-1)
