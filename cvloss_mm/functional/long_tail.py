"""Losses of detection with classes of very different frequency, which spare the rare ones what teaches them nothing."""

from typing import Annotated

import torch
import torch.nn.functional as F
from torch import Tensor

from .classification import binary_cross_entropy_loss
from .focal import balance, focal_cross_entropy
from .function import loss_function
from .imbalance import Counts, counts_of
from .ranges import NonNegative, Positive, at_least, between
from .shapes import Dense, Labels, Logits, PerClass, PerElement, PerSample
from .targets import is_index, mix, per_class, power, scalar

Whole = Annotated[int, at_least(1)]


@loss_function
def seesaw_loss(
    pred: Logits,
    target: Labels | Dense,
    *,
    p: NonNegative = 0.8,
    q: NonNegative = 2.0,
    eps: NonNegative = 1e-2,
    cum_samples: PerClass | None = None,
) -> PerSample:
    """Softmax cross entropy in which frequent classes push rarer ones down less, unless these are mistaken for them.

    .. math:: L = -\\ln \\frac{e^{z_i}}{e^{z_i} + \\sum_{j \\ne i} M_{ij} C_{ij} e^{z_j}}, \\quad
              M_{ij} = \\min(1, N_j / N_i)^p, \\quad C_{ij} = \\max(1, \\sigma_j / \\sigma_i)^q

    Args:
        pred: logits z, (n, classes); sigma is their softmax, without gradient.
        target: class indices i, (n,); or one-hot or soft (n, classes), which costs classes times the memory.
        p: exponent of the mitigation M, at least 0. 0 switches it off.
        q: exponent of the compensation C, at least 0. 0 switches it off.
        eps: the least sigma_i that C divides by. The authors' code has 0.01, the paper none, which is 0.
        cum_samples: N, samples of each class so far, (classes,), as the loss counts them; below 1 counts as 1. None is
            equally many.

    Returns:
        One value a sample, (n,).

    Advice: Hundreds of classes of which many are rare, as in LVIS, without resampling; with few and balanced classes it
    is cross entropy with harder negatives.

    Paper: Wang et al., Seesaw loss for long-tailed instance segmentation, CVPR 2021, https://arxiv.org/abs/2008.10032

    >>> seesaw_loss(torch.zeros(2, 2), torch.tensor([0, 1]), cum_samples=[100., 10.])
    tensor([0.1471, 0.6931])
    """
    number = scalar(1.0 if cum_samples is None else per_class(cum_samples, pred, 'cum_samples'), pred)
    frequency, log_p = number.clamp(min=1).log().expand_as(pred), F.log_softmax(pred.detach(), -1)
    own = (
        target.long().unsqueeze(-1)
        if is_index(pred, target)
        else torch.arange(pred.shape[-1], device=pred.device).expand_as(pred)
    )
    least = scalar(eps, pred)  # 0 is none
    least = torch.where(least > 0, torch.where(least > 0, least, 1).log(), -torch.inf)
    own_p = log_p.gather(-1, own).clamp(min=least)
    mitigation = p * (frequency.unsqueeze(-2) - frequency.gather(-1, own).unsqueeze(-1)).clamp(max=0)
    compensation = q * (log_p.unsqueeze(-2) - own_p.unsqueeze(-1)).clamp(min=0)
    seesaw = F.log_softmax(pred.unsqueeze(-2) + mitigation + compensation, -1)  # both are 0 at the class itself
    return mix(-seesaw.gather(-1, own.unsqueeze(-1)).squeeze(-1), target)


def equalization_weight(
    target: Dense, like: Logits, gamma: float, mu: float, alpha: float, pos_neg: PerClass | None
) -> PerElement:
    """r = f(g) for the negatives of a class, 1 + alpha (1 - r) for its positives."""
    ratio = scalar(100.0 if pos_neg is None else per_class(pos_neg, like, 'pos_neg'), like)
    negative = torch.sigmoid(gamma * (ratio - mu))
    return target * (1 + alpha * (1 - negative)) + (1 - target) * negative


@loss_function
def eqlv2_loss(
    pred: Logits,
    target: Dense,
    *,
    gamma: NonNegative = 12.0,
    mu: float = 0.8,
    alpha: NonNegative = 4.0,
    pos_neg: PerClass | None = None,
) -> PerElement:
    """Binary cross entropy whose positives and negatives of a class are weighed by the gradients it has had of each.

    .. math:: L = w \\, BCE(z, y), \\quad w = 1 + \\alpha (1 - f(g)) \\text{ if } y = 1 \\text{ else } f(g), \\quad
              f(g) = \\frac{1}{1 + e^{-\\gamma (g - \\mu)}}

    Args:
        pred: logits z, (n, classes).
        target: y in [0, 1], same shape; soft values mix the two weights.
        gamma: steepness of f.
        mu: the ratio at which f is one half.
        alpha: how much more the positives of a class weigh that has had negatives only.
        pos_neg: g, gradients of positives over gradients of negatives so far, (classes,), as the loss accumulates them.
            None is 100 for all, where both weights are 1.

    Returns:
        One value an element, same shape. The weights carry no gradient.

    Advice: Long-tailed detection with sigmoids. Unlike with Seesaw the state decides early: after a few steps a class
    without positives has almost no negatives either.

    Paper: Tan et al., Equalization loss v2, CVPR 2021, https://arxiv.org/abs/2012.08548

    >>> eqlv2_loss(torch.zeros(1, 2), torch.tensor([[1., 0.]]), pos_neg=[0.8, 0.8])
    tensor([[2.0794, 0.3466]])
    """
    return equalization_weight(target, pred, gamma, mu, alpha, pos_neg) * binary_cross_entropy_loss(pred, target)


@loss_function
def eql_loss(
    pred: Logits,
    target: Dense,
    *,
    class_counts: Counts | None = None,
    num_images: Positive | None = None,
    threshold: Annotated[float, between(0, 1)] = 1.76e-3,
) -> PerElement:
    """Binary cross entropy that spares the rare classes the gradients they get as negatives of others' objects.

    .. math:: L = w_j \\, BCE(z_j, y_j), \\quad w_j = 1 - E \\, [f_j < \\lambda] \\, (1 - y_j)

    Args:
        pred: logits z, (n, classes).
        target: y in [0, 1], same shape. E is 1 for rows with an object, and 0 for the background, a row of zeros,
            which teaches the rare classes as well.
        class_counts: training images with the class, at least 1, (classes,); f is their share of all images. One
            number, or None, is equally many.
        num_images: all training images; None is the sum of the counts, as where each shows one class.
        threshold: lambda; classes below it are rare. 1.76e-3 is the paper's for LVIS 0.5, of 1230 classes;
            the authors' code has 1.77e-3.

    Returns:
        One value an element, same shape. The paper's softmax form, which leaves rare classes out at random, is not
        here.

    Advice: Detection of very many classes with sigmoids, whose counts are known; EQL v2 needs none.

    Paper: Tan et al., Equalization loss for long-tailed object recognition, CVPR 2020,
    https://arxiv.org/abs/2003.05176

    >>> eql_loss(torch.zeros(1, 3), torch.tensor([[1., 0., 0.]]), class_counts=[900., 900., 1.])
    tensor([[0.6931, 0.6931, 0.0000]])
    """
    counts = counts_of(class_counts, pred)
    rare = counts / (counts.sum() if num_images is None else num_images) < threshold
    foreground = target.amax(-1, keepdim=True) if pred.ndim > 1 else target
    return (1 - rare * foreground * (1 - target)) * binary_cross_entropy_loss(pred, target)


@loss_function
def equalized_focal_loss(
    pred: Logits,
    target: Dense,
    *,
    gamma: Positive = 2.0,
    alpha: Annotated[PerClass, between(0, 1)] | None = 0.25,
    scale: NonNegative = 8.0,
    pos_neg: PerClass | None = None,
) -> PerElement:
    """Focal loss whose exponent grows for classes that have had mostly gradients of negatives, their weight with it.

    .. math:: L = -\\alpha_t \\frac{\\gamma_j}{\\gamma} (1 - p_t)^{\\gamma_j} \\ln p_t, \\quad
              \\gamma_j = \\gamma + s \\, (1 - g_j)

    Args:
        pred: logits z, (n, classes).
        target: y in [0, 1], same shape; soft values are mixed as by :func:`sigmoid_focal_loss`.
        gamma: focusing exponent of a balanced class.
        alpha: weight of the positives, 1 - alpha that of the negatives; one number, one a class, or None for 1 and 1.
        scale: s, how much the exponent of a class without positives is larger.
        pos_neg: g, gradients of positives over gradients of negatives so far, (classes,), as the loss accumulates
            them; outside of [0, 1] the nearest of these counts. None is 1 for all, which is focal loss.

    Returns:
        One value an element, same shape. Exponent and weight carry no gradient.

    Advice: Long-tailed one-stage detection, in place of the focal loss.

    Paper: Li et al., Equalized focal loss for dense long-tailed object detection, CVPR 2022,
    https://arxiv.org/abs/2201.02593

    >>> equalized_focal_loss(torch.zeros(1, 2), torch.tensor([[1., 1.]]), pos_neg=[1., 0.5])
    tensor([[0.0433, 0.0081]])
    """
    focus = focus_of(pos_neg, pred, gamma, scale)
    loss = focus / gamma * focal_cross_entropy(pred, target, focus)
    return loss if alpha is None else balance(alpha, pred, target) * loss


def focus_of(pos_neg: PerClass | None, like: Logits, gamma: float, scale: float) -> Tensor:
    ratio = scalar(1.0 if pos_neg is None else per_class(pos_neg, like, 'pos_neg'), like)
    return gamma + scale * (1 - ratio.clamp(0, 1))


def focal_slope(pred: Logits, gamma: Tensor) -> PerElement:
    """The length of the gradient of (1 - p)^gamma (-ln p) by the logit."""
    p, q = torch.sigmoid(pred), torch.sigmoid(-pred)
    return power(q, gamma) * (q - gamma * p * F.logsigmoid(pred))


def classes_present(target: Dense) -> Tensor:
    """1 for the classes, (classes,), that some row shows, else 0."""
    return (target > 0).reshape(-1, target.shape[-1]).sum(0).clamp(max=1).to(target.dtype)


@loss_function
def federated_loss(
    pred: Logits,
    target: Dense,
    *,
    class_counts: Counts | None = None,
    num_sample_cats: Whole = 50,
    freq_weight: NonNegative = 0.5,
    noise: PerClass | None = None,
) -> PerElement:
    """Binary cross entropy of the classes that the batch shows and of some others drawn by their frequency.

    .. math:: L = m_j \\, BCE(z_j, y_j), \\quad m_j = 1 \\text{ for the classes present and those drawn, else } 0

    Args:
        pred: logits z, (n, classes).
        target: y in [0, 1], same shape.
        class_counts: training images with the class, at least 1, (classes,). One number, or None, is equally many.
        num_sample_cats: how many classes are trained in all; others are drawn where fewer are present.
        freq_weight: those are drawn without replacement, with a probability like class_counts^freq_weight.
        noise: a number a class, (classes,): 1 where it is present, else in (0, 1), drawn anew in each step by the loss.
            None is one half, or 1 where some y is above 0: of the others the most frequent ones are trained.

    Returns:
        One value an element, same shape, 0 for the classes left out. In CenterNet2's code the background takes one of
        the places of the classes in most batches; here it has none.

    Advice: Data sets in which a class is annotated on some images only (LVIS), where an absent class is not a
    negative for certain.

    Paper: Zhou et al., Probabilistic two-stage detection, 2021, https://arxiv.org/abs/2103.07461

    >>> federated_loss(torch.zeros(1, 3), torch.tensor([[0., 1., 0.]]), class_counts=[1., 1., 9.], num_sample_cats=2)
    tensor([[0.0000, 0.6931, 0.6931]])
    """
    uniform = (1 + classes_present(target)) / 2 if noise is None else scalar(per_class(noise, pred, 'noise'), pred)
    perturbed = (
        freq_weight * counts_of(class_counts, pred).log() - (-uniform.log()).log()
    )  # infinite where it is present
    smallest = perturbed.topk(min(num_sample_cats, perturbed.shape[-1])).values.amin(-1)
    return (perturbed >= smallest) * binary_cross_entropy_loss(pred, target)
