"""Losses for classes of very different frequency, which weigh by what was seen of each class so far."""
import torch
import torch.nn.functional as F

from .classification import binary_cross_entropy_loss
from .function import loss_function
from .ranges import NonNegative
from .shapes import Dense, Labels, Logits, PerClass, PerElement, PerSample
from .targets import is_index, mix, per_class, scalar


@loss_function
def seesaw_loss(pred: Logits, target: Labels | Dense, *, p: NonNegative = 0.8, q: NonNegative = 2.0,
                eps: NonNegative = 1e-2, cum_samples: PerClass | None = None) -> PerSample:
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
    number = torch.ones_like(pred[..., :1]) if cum_samples is None else per_class(cum_samples, pred, 'cum_samples')
    frequency, log_p = number.clamp(min=1).log().expand_as(pred), F.log_softmax(pred.detach(), -1)
    own = target.long().unsqueeze(-1) if is_index(pred, target) else \
        torch.arange(pred.shape[-1], device=pred.device).expand_as(pred)
    own_p = log_p.gather(-1, own).clamp(min=scalar(eps, pred).log())
    mitigation = p * (frequency.unsqueeze(-2) - frequency.gather(-1, own).unsqueeze(-1)).clamp(max=0)
    compensation = q * (log_p.unsqueeze(-2) - own_p.unsqueeze(-1)).clamp(min=0)
    seesaw = F.log_softmax(pred.unsqueeze(-2) + mitigation + compensation, -1)  # both are 0 at the class itself
    return mix(-seesaw.gather(-1, own.unsqueeze(-1)).squeeze(-1), target)


def equalization_weight(target: Dense, like: Logits, gamma: float, mu: float, alpha: float,
                        pos_neg: PerClass | None) -> PerElement:
    """r = f(g) for the negatives of a class, 1 + alpha (1 - r) for its positives."""
    ratio = scalar(100.0 if pos_neg is None else per_class(pos_neg, like, 'pos_neg'), like)
    negative = torch.sigmoid(gamma * (ratio - mu))
    return target * (1 + alpha * (1 - negative)) + (1 - target) * negative


@loss_function
def eqlv2_loss(pred: Logits, target: Dense, *, gamma: NonNegative = 12.0, mu: float = 0.8, alpha: NonNegative = 4.0,
               pos_neg: PerClass | None = None) -> PerElement:
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
