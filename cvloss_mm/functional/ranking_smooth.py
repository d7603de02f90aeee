"""Losses of the order of all scores of a batch that have a derivative: of distributions, and of correlations."""

import math
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .ranges import NonNegative, Positive
from .shapes import Dense, Logits, PerElement

NEG_LAMBDA = 0.1 / math.log(3.5)


def scores_of(pred: Tensor, target: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Probabilities of what takes part, 1 at the positives, 1 at the negatives."""
    scores = torch.sigmoid(torch.where(target < 0, 0, pred))
    return scores, (target > 0).to(pred.dtype), (target == 0).to(pred.dtype)


def expected(scores: Tensor, members: Tensor, logits: Tensor) -> Tensor:
    """The mean of the members' scores under the softmax of those logits; 0 of none."""
    logits = torch.where(members > 0, logits, -1e30)
    return (logits.flatten().softmax(0).reshape(scores.shape) * members * scores).sum()


@loss_function
def dr_loss(
    pred: Logits,
    target: Dense,
    *,
    pos_lambda: Positive = 1.0,
    neg_lambda: Positive = NEG_LAMBDA,
    smoothness: Positive = 6.0,
    margin: NonNegative = 0.5,
    tau: Positive = 4.0,
) -> PerElement:
    """The hard positives are to be above the hard negatives by a margin, as two means under the worst distributions.

    .. math:: L = \\frac{\\tau}{s} \\ln\\left(1 + e^{s (P_- - P_+ + m)}\\right), \\quad
              P_- = \\sum_{j \\in N} p_j \\frac{e^{p_j / \\lambda_-}}{\\sum_{N} e^{p / \\lambda_-}}, \\quad
              P_+ = \\sum_{i \\in P} p_i \\frac{e^{-p_i / \\lambda_+}}{\\sum_{P} e^{-p / \\lambda_+}}, \\quad
              p = \\sigma(z)

    Args:
        pred: logits z of all places of all levels and images of the batch, (n, classes), or any shape.
        target: same shape: positive above 0, negative at 0; below 0, neither.
        pos_lambda: lambda_+. The smaller, the more the lowest positives count.
        neg_lambda: lambda_-. The smaller, the more the highest negatives count.
        smoothness: s, called L in the paper: of the hinge that has its corner rounded.
        margin: m.
        tau: factor of the loss.

    Returns:
        One value an element, same shape: L at each positive, whose mean is the loss of the batch; without a positive
        P_+ is 1 and the negatives have L together. Both distributions carry gradient, as in the authors' code.

    Advice: One-stage detectors in place of focal loss, where all scores of the batch come in one call.

    Paper: Qian et al., DR loss: improving object detection by distributional ranking, CVPR 2020,
    https://arxiv.org/abs/1907.10156

    >>> dr_loss(torch.tensor([[0., -2.], [-3., -3.]]), torch.tensor([[1., 0.], [0., 0.]]))
    tensor([[0.6585, 0.0000],
            [0.0000, 0.0000]])
    """
    scores, positive, negative = scores_of(pred, target)
    number = positive.sum()
    high = torch.where(number > 0, expected(scores, positive, -scores / pos_lambda), 1)
    low = expected(scores, negative, scores / neg_lambda)
    loss = F.softplus(smoothness * (low - high + margin)) * (tau / smoothness)
    return loss * torch.where(number > 0, positive, negative / negative.sum().clamp(min=1))


@loss_function
def correlation_loss(pred: Logits, target: Dense, *, kind: Literal['pearson', 'concordance'] = 'pearson') -> PerElement:
    """One minus the correlation of the scores of the positives with the qualities of their boxes.

    .. math:: L = 1 - \\frac{s_{pq}}{s_p s_q}, \\quad \\text{or} \\quad
              1 - \\frac{2 s_{pq}}{s_p^2 + s_q^2 + (\\bar{p} - \\bar{q})^2}, \\quad p = \\sigma(z)

    Args:
        pred: logits z, (n, classes), or any shape.
        target: quality q, same shape: the IoU of the predicted box at the true class, which makes it a positive where
            it is above 0; the rest takes no part. A constant.
        kind: 'pearson', or 'concordance', which also asks that scores be as large as qualities. The paper's third,
            Spearman's, is of soft ranks; with their default strength of 1, which the authors' code uses throughout, the
            soft ranks of probabilities are these plus a constant: it is 'pearson'.

    Returns:
        One value an element, same shape: L at each positive, whose mean is L, else 0. With fewer than two positives,
        or where all scores or all qualities are equal, there is no correlation and L is 0. Variances are unbiased.

    Advice: Beside the classification loss of a detector, with a weight of 0.1 to 0.4 (0.2 in most of the paper's), so
    that the boxes that NMS keeps are the better ones; the authors' dense heads take it level by level.

    Paper: Kahraman et al., Correlation loss: enforcing correlation between classification and localization, AAAI 2023,
    https://arxiv.org/abs/2301.01019

    >>> correlation_loss(torch.tensor([1., 0., -1.]), torch.tensor([.9, .3, .6]))
    tensor([0.5000, 0.5000, 0.5000])
    """
    scores, positive, _ = scores_of(pred, target)
    number, quality = positive.sum(), target.detach().to(pred.dtype)
    (p, mean_p), (q, mean_q) = (centred(values, positive, number) for values in (scores, quality))
    covariance, variance_p, variance_q = (p * q).sum(), (p * p).sum(), (q * q).sum()
    smallest = number * (16 * torch.finfo(pred.dtype).eps) ** 2  # what rounding leaves of equal values
    valid = (variance_p > smallest) & (variance_q > smallest)
    if kind == 'pearson':
        correlation = covariance / torch.where(valid, variance_p * variance_q, 1).sqrt()
    else:
        bias = (mean_p - mean_q) ** 2 * (number - 1)
        correlation = 2 * covariance / torch.where(valid, variance_p + variance_q + bias, 1)
    return positive * torch.where(valid, 1 - correlation, 0)


def centred(values: Tensor, members: Tensor, number: Tensor) -> tuple[Tensor, Tensor]:
    """The members' differences from their mean, 0 elsewhere, and that mean."""
    mean = (members * values).sum() / number.clamp(min=1)
    return members * (values - mean), mean
