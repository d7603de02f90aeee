"""Losses of cosines in which each class is a problem of its own, most with one threshold for all of them."""

import math
from typing import Annotated

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .margin import Slope
from .ranges import NonNegative, Positive, Range, at_least
from .shapes import Cosines, Labels, Negatives, PerSample
from .targets import column, power

WITHIN = Range('above 0 and below 1', 0, 1, without_low=True, without_high=True)


def one_vs_rest_costs(target: Labels, positive: Tensor, negatives: Tensor) -> tuple[PerSample, PerSample]:
    """Binary cross entropies of logits: of the true class, (n, 1), and summed over the others, (n, classes)."""
    others = torch.scatter(-F.logsigmoid(-negatives), -1, target.long().unsqueeze(-1), 0.0)
    return -F.logsigmoid(positive).squeeze(-1), others.sum(-1)


def log_cost(logits: Tensor) -> Tensor:
    """ln ln(1 + e^z) of the logits z of classes that are not the true one, for any of them."""
    low = logits < math.log(torch.finfo(logits.dtype).eps)  # where ln(1 + e^z) is e^z
    return torch.where(low, logits, (-F.logsigmoid(-torch.where(low, 0, logits))).log())


def logit_of(cost: Tensor) -> Tensor:
    """The logit of one class that costs e^cost, which many classes cost together: what undoes :func:`log_cost`."""
    low = cost < math.log(torch.finfo(cost.dtype).eps)
    total = torch.where(low, 0, cost).exp()
    return torch.where(low, cost, total + (-torch.expm1(-total)).log())


def uni_face_bias(classes: int) -> float:
    """The threshold with which the authors begin."""
    return math.log(10 * classes)


def uni_face_negatives(pred: Cosines, *, bias: PerSample | float, scale: float) -> Negatives:
    """The arguments of the exponentials of other classes in :func:`uni_face_loss`."""
    return scale * pred - column(bias, pred)


@loss_function
def uni_face_loss(
    pred: Cosines,
    target: Labels,
    *,
    bias: PerSample | float = 0.0,
    negatives: Negatives | None = None,
    scale: Positive = 64.0,
    margin: NonNegative = 0.4,
    rival_weight: NonNegative = 1.0,
) -> PerSample:
    """Every true cosine above one threshold, every other one below it, for all identities the same.

    .. math:: L = \\ln(1 + e^{-s (\\cos \\theta_y - m) + b}) + \\lambda \\sum_{j \\ne y} \\ln(1 + e^{s \\cos \\theta_j -
              b})

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        bias: b, the threshold times s, without dimensions, with its gradient. The loss begins with ln(10 C)
            for C classes.
        negatives: s cos(theta_j) - b of each class, (n, classes); None finds it.
        scale: s, the norm that the embeddings are given.
        margin: m, in units of the cosine.
        rival_weight: lambda, the weight of the other classes.

    Returns:
        One value a sample, (n,). The authors' code takes the arguments of the exponentials into [-s, s], so that
        nothing beyond is learnt; ours does not.

    Advice: Face verification with one threshold for all; the sum over many negatives wants many identities.

    Paper: Zhou et al., UniFace, ICCV 2023, https://github.com/CVI-SZU/UniFace

    >>> uni_face_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), bias=1., scale=4)
    tensor([1.1882])
    """
    positive = scale * (pred.gather(-1, target.long().unsqueeze(-1)) - margin) - column(bias, pred)
    negatives = uni_face_negatives(pred, bias=bias, scale=scale) if negatives is None else negatives
    true, others = one_vs_rest_costs(target, positive, negatives)
    return true + rival_weight * others


def sphere_face2_bias(classes: int, scale: float, margin: float, exponent: float, true_weight: float) -> float:
    """The bias that costs least where all are at right angles; the authors begin with it."""
    ratio = true_weight / (1 - true_weight) / max(classes - 1, 1)
    positive, negative = (scale * (2 * 0.5**exponent - 1 + m) for m in (-margin, margin))
    root = math.sqrt((1 - ratio) ** 2 + 4 * ratio * math.exp(positive - negative))
    if ratio <= 1:
        return math.log(2 * ratio) - negative - math.log(1 - ratio + root)
    return (
        math.log((root - 1 + ratio) / 2) - positive
    )  # the same, without a difference of numbers that are nearly equal


def spread_cosine(pred: Cosines, exponent: float, margin_grad: Slope) -> Cosines:
    """g of :func:`sphere_face2_loss`."""
    spread = 2 * power(((1 + pred) / 2).clamp(max=2), exponent) - 1  # of what is no cosine no power is infinite
    return pred + (spread - pred).detach() if margin_grad == 'detached' else spread


def sphere_face2_negatives(
    pred: Cosines, *, bias: PerSample | float, scale: float, margin: float, exponent: float, margin_grad: Slope
) -> Negatives:
    """The arguments of the exponentials of other classes in :func:`sphere_face2_loss`."""
    return scale * (spread_cosine(pred, exponent, margin_grad) + margin) + column(bias, pred)


@loss_function
def sphere_face2_loss(
    pred: Cosines,
    target: Labels,
    *,
    bias: PerSample | float = 0.0,
    negatives: Negatives | None = None,
    scale: Positive = 40.0,
    margin: NonNegative = 0.4,
    exponent: Annotated[float, at_least(1)] = 3.0,
    true_weight: Annotated[float, WITHIN] = 0.7,
    margin_grad: Slope = 'exact',
) -> PerSample:
    """Binary classifications in place of one softmax: is it this identity, yes or no.

    .. math:: L = \\frac{\\lambda}{r} \\ln(1 + e^{-r (g(\\cos \\theta_y) - m) - b}) + \\frac{1 - \\lambda}{r} \\sum_{j
              \\ne y} \\ln(1 + e^{r (g(\\cos \\theta_j) + m) + b}), \\quad g(z) = 2 \\Big(\\frac{z + 1}{2}\\Big)^t - 1

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        bias: b, without dimensions, with its gradient. The loss begins where cosines of 0 cost least.
        negatives: r (g(cos(theta_j)) + m) + b of each class, (n, classes); None finds it.
        scale: r.
        margin: m, in units of the cosine, to both sides.
        exponent: t, 1 or more, which spreads the cosines of many dimensions, which are all close to 0.
        true_weight: lambda, of the true class against the others.
        margin_grad: ``'exact'``; or ``'detached'``, a slope of 1 from the cosine to g, as OpenSphere's code has it.

    Returns:
        One value a sample, (n,). The paper's form C. OpenSphere's code multiplies by 50 and averages over the batch:
        ``loss_weight=50``.

    Advice: Face recognition with noisy labels, of which each disturbs one class alone.

    Paper: Wen et al., SphereFace2, ICLR 2022, https://arxiv.org/abs/2108.01513

    >>> sphere_face2_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), bias=1., scale=4)
    tensor([0.1327])
    """
    spread = spread_cosine(pred, exponent, margin_grad)
    positive = scale * (spread.gather(-1, target.long().unsqueeze(-1)) - margin) + column(bias, pred)
    if negatives is None:
        negatives = sphere_face2_negatives(
            pred, bias=bias, scale=scale, margin=margin, exponent=exponent, margin_grad=margin_grad
        )
    true, others = one_vs_rest_costs(target, positive, negatives)
    return (true_weight * true + (1 - true_weight) * others) / scale


@loss_function
def p2s_grad_loss(pred: Cosines, target: Labels) -> PerSample:
    """Half the squared distance of the cosines from 1 and 0: the gradient is what they lack, without hyperparameters.

    .. math:: L = \\frac{1}{2} (1 - \\cos \\theta_y)^2 + \\frac{1}{2} \\sum_{j \\ne y} \\cos^2 \\theta_j, \\quad
              \\frac{\\partial L}{\\partial \\cos \\theta_j} = \\cos \\theta_j - 1(j = y)

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).

    Returns:
        One value a sample, (n,). The paper gives the gradient alone, that of softmax cross entropy with the cosine in
        place of the probability and without a scale; this is the loss that has it. pytorch-metric-learning, and the
        code for spoofed speech that it comes from, take the mean over samples and classes of the square: 2 / C of this.

    Advice: Face recognition without a scale or a margin to tune; also tasks of two classes, such as spoofing.

    Paper: Zhang et al., P2SGrad: refined gradients for optimizing deep face models, CVPR 2019, equation 11,
    https://arxiv.org/abs/1905.02479

    >>> p2s_grad_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]))
    tensor([0.0250])
    """
    wanted = torch.zeros_like(pred).scatter(-1, target.long().unsqueeze(-1), 1.0)
    return (pred - wanted).square().sum(-1) / 2
