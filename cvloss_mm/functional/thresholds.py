"""Losses of pairs that are to lie on the two sides of thresholds which are the same for all classes."""

from typing import Annotated

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .pairs import log_sum_exp, mean_of, pairs_of
from .ranges import NonNegative, Positive, between
from .shapes import Embeddings, Labels, PerSample
from .targets import column


def uni_ts_face_bias(
    pred: Embeddings, target: Labels, memory: Embeddings | None, memory_target: Labels | None, scale: float
) -> Tensor:
    """The threshold with which the authors begin, a number: the mean over the anchors of ln sum_n e^(s cos theta_n)."""
    scores, _, negative = pairs_of(pred, target, memory, memory_target)
    has_negatives = negative.sum(-1) > 0
    return mean_of(log_sum_exp(scale * scores, negative), has_negatives)


@loss_function
def uni_ts_face_loss(
    pred: Embeddings,
    target: Labels,
    *,
    memory: Embeddings | None = None,
    memory_target: Labels | None = None,
    bias: PerSample | float = 0.0,
    scale: Positive = 64.0,
    margin: NonNegative = 0.1,
) -> PerSample:
    """Every cosine of one identity above one threshold, that of two below it: what UniFace is of classes, of samples.

    .. math:: L_a = \\frac{1}{|P_a|} \\sum_{p \\in P_a} \\ln(1 + e^{-s (\\cos \\theta_{ap} - m) + b}) +
              \\sum_{n \\in N_a} \\ln(1 + e^{s \\cos \\theta_{an} - b})

    Args:
        pred: embeddings of a batch, (n, dimensions).
        target: classes, integers (n,); P_a are the others of the class of a, N_a those of other classes.
        memory: embeddings of earlier batches, (m, dimensions), with which the anchors are compared as well; without a
            gradient. None is none.
        memory_target: their classes, (m,); a place where it is below 0 is empty.
        bias: b, the threshold times s, without dimensions, with its gradient. The loss begins with the mean over
            the anchors of ln sum_n e^(s cos theta_an), as the authors' code does.
        scale: s, the norm that the embeddings are given.
        margin: m, in units of the cosine.

    Returns:
        One value an anchor, (n,); one without a positive has its negatives alone. The paper has one positive, from a
        memory of one earlier embedding of each identity, which are all that a sample is compared with. The authors'
        code takes the arguments of the exponentials into [-s, s], so that nothing beyond is learnt; ours does not.

    Advice: Face verification with one threshold for all, beside a loss of classes (CosFace, of the same weight, in the
        paper), from the second epoch on.

    Paper: Li et al., UniTSFace, NeurIPS 2023, https://arxiv.org/abs/2311.02523

    >>> uni_ts_face_loss(torch.tensor([[1., 0.], [.8, .6], [0., 1.]]), torch.tensor([0, 0, 1]), bias=1., scale=4)
    tensor([0.4662, 1.7734, 1.9337])
    """
    scores, positive, negative = pairs_of(pred, target, memory, memory_target)
    scores, threshold = scale * scores, column(bias, scores)
    near, far = F.softplus(threshold + scale * margin - scores), F.softplus(scores - threshold)
    return mean_of(near, positive) + torch.where(negative, far, 0).sum(-1)


@loss_function
def threshold_consistent_margin_loss(
    pred: Embeddings,
    target: Labels,
    *,
    memory: Embeddings | None = None,
    memory_target: Labels | None = None,
    positive_margin: Annotated[float, between(-1, 1)] = 0.9,
    negative_margin: Annotated[float, between(-1, 1)] = 0.5,
    positive_weight: NonNegative = 1.0,
    negative_weight: NonNegative = 1.0,
) -> PerSample:
    """Hard pairs alone are held to two cosines, so that one threshold suits all classes alike.

    .. math:: L = \\lambda^+ \\, mean_{p: s_{ap} \\le m^+} (m^+ - s_{ap}) + \\lambda^- \\, mean_{n: s_{an} \\ge m^-}
              (s_{an} - m^-)

    Args:
        pred: embeddings of a batch, (n, dimensions).
        target: classes, integers (n,).
        memory: embeddings of earlier batches, (m, dimensions), with which the anchors are compared as well; without a
            gradient. None is none.
        memory_target: their classes, (m,); a place where it is below 0 is empty.
        positive_margin: m+, the cosine above which a pair of one class is no longer counted.
        negative_margin: m-, the cosine below which a pair of two is not.
        positive_weight: lambda+.
        negative_weight: lambda-.

    Returns:
        One value a sample, (n,), whose mean is L: the means are over all hard pairs of the batch, and 0 of none.

    Advice: Beside another loss of embeddings or classes, where identities of all kinds share one threshold.

    Paper: Zhang et al., Threshold-consistent margin loss for open-world deep metric learning, ICLR 2024,
    https://arxiv.org/abs/2307.04047

    >>> threshold_consistent_margin_loss(torch.tensor([[1., 0.], [.8, .6], [0., 1.]]), torch.tensor([0, 0, 1]))
    tensor([0.1500, 0.3000, 0.1500])
    """
    scores, positive, negative = pairs_of(pred, target, memory, memory_target)
    near, far = positive_margin - scores, scores - negative_margin
    return positive_weight * of_hard(near, positive) + negative_weight * of_hard(far, negative)


def of_hard(excess: Tensor, where: Tensor) -> PerSample:
    """What each row adds to the mean over the chosen values that are not below 0, times the number of rows."""
    hard = where & (excess >= 0)
    return torch.where(hard, excess, 0).sum(-1) * excess.shape[0] / hard.sum().clamp(min=1)
