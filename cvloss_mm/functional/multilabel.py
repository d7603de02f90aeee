"""Losses of images that have several labels at once, most of them absent."""

import math
from typing import Annotated

import torch
import torch.nn.functional as F
from torch import Tensor

from .focal import sigmoid_focal_loss
from .function import loss_function
from .ranges import NonNegative, Positive, at_least, between
from .shapes import Dense, Logits, PerElement, PerSample
from .targets import power


@loss_function
def asymmetric_loss(
    pred: Logits,
    target: Dense,
    *,
    gamma_pos: NonNegative = 0.0,
    gamma_neg: NonNegative = 4.0,
    clip: Annotated[float, between(0, 1)] | None = 0.05,
    eps: Positive = 1e-8,
    detach_weight: bool = False,
) -> PerElement:
    """Focal loss that turns away from easy negatives only, and drops those below a probability altogether.

    .. math:: L = -(1 - p_t)^{\\gamma} \\ln p_t, \\quad p_t = p, \\gamma = \\gamma_+ \\text{ if } y = 1, \\quad
              p_t = 1 - \\max(p - m, 0), \\gamma = \\gamma_- \\text{ otherwise}, \\quad p = \\sigma(z)

    Args:
        pred: logits z, (n, classes) or any shape.
        target: y in [0, 1], same shape. Soft values mix p_t and gamma linearly.
        gamma_pos: focusing exponent of the positives. The paper's setting is 0; the authors' released class and timm
            have 1.
        gamma_neg: focusing exponent of the negatives.
        clip: m, how much the probability of a negative is lowered; None is 0.
        eps: the least argument of the logarithm. A positive below it has no gradient.
        detach_weight: whether (1 - p_t)^gamma is a constant for the gradient, as in the authors' released class.

    Returns:
        One value an element, same shape. The authors sum them, timm since 1.0 divides that sum by the batch; a mean is
        smaller by the number of elements.

    Advice: Images with a few labels out of many (VOC, COCO, Open Images), where negatives swamp cross entropy.

    Paper: Ridnik et al., Asymmetric loss for multi-label classification, ICCV 2021, https://arxiv.org/abs/2009.14119

    >>> asymmetric_loss(torch.zeros(1, 2), torch.tensor([[1., 0.]]))
    tensor([[0.6931, 0.0245]])
    """
    p, q, absent = torch.sigmoid(pred), torch.sigmoid(-pred), 1 - target
    margin = 0.0 if clip is None else clip
    correct = target * p + absent * (q + margin).clamp(max=1)
    wrong = target * q + absent * (p - margin).clamp(min=0)
    weight = power(wrong, gamma_pos * target + gamma_neg * absent)
    return -(weight.detach() if detach_weight else weight) * correct.clamp(min=eps).log()


@loss_function
def hill_loss(
    pred: Logits,
    target: Dense,
    *,
    lamb: Annotated[float, at_least(1)] = 1.5,
    margin: NonNegative = 1.0,
    gamma: NonNegative = 2.0,
) -> PerElement:
    """Squared error of the negatives, turned down where they are so probable that a label may be missing.

    .. math:: L = -(1 - p_m)^\\gamma \\ln p_m \\text{ if } y = 1, \\quad (\\lambda - p) p^2 \\text{ otherwise}, \\quad
              p = \\sigma(z), \\quad p_m = \\sigma(z - m)

    Args:
        pred: logits z, (n, classes) or any shape.
        target: y in [0, 1], same shape; soft values mix the two losses.
        lamb: lambda. At 1.5 a negative of probability 1 has no gradient by p; it is the smallest that never falls.
        margin: m, taken off the logit of a positive, which is to be surer.
        gamma: focusing exponent of the positives.

    Returns:
        One value an element, same shape.

    Advice: Images of which some labels are missing, down to a single one each, without a change of the training.

    Paper: Zhang et al., Simple and robust loss design for multi-label learning with missing labels, 2021,
    https://arxiv.org/abs/2112.07368

    >>> hill_loss(torch.zeros(1, 2), torch.tensor([[1., 0.]]))
    tensor([[0.7019, 0.2500]])
    """
    p, shifted = torch.sigmoid(pred), pred - margin
    positive = -power(torch.sigmoid(-shifted), gamma) * F.logsigmoid(shifted)
    return target * positive + (1 - target) * (lamb - p) * p * p


@loss_function
def splc_loss(
    pred: Logits,
    target: Dense,
    *,
    tau: Annotated[float, between(0, 1)] = 0.6,
    margin: NonNegative = 1.0,
    gamma: NonNegative = 2.0,
    flipped_margin: bool = True,
) -> PerElement:
    """Focal loss with a margin, which takes negatives of high probability for positives whose label is missing.

    .. math:: L = -(1 - p_m)^\\gamma \\ln p_m \\text{ if } y = 1 \\text{ or } p > \\tau, \\quad
              -p^\\gamma \\ln(1 - p) \\text{ otherwise}, \\quad p = \\sigma(z), \\quad p_m = \\sigma(z - m)

    Args:
        pred: logits z, (n, classes) or any shape.
        target: y, same shape, positive where 1. Soft values below 1 mix as in :func:`sigmoid_focal_loss`.
        tau: from which probability on a negative counts as a positive; 1 is never.
        margin: m, taken off the logit of a positive.
        gamma: focusing exponent.
        flipped_margin: whether a negative that counts as a positive has the margin as well, as in the paper's formula;
            in the authors' code it has none.

    Returns:
        One value an element, same shape. It jumps at tau. The authors begin with the second epoch, before which nothing
        is known: ``dict(type='cvloss_mm.LossScheduleHook', loss='...', attribute='tau', points=[(0, 1.0), (1, 0.6)],
        between='step')``.

    Advice: As the Hill loss, with a correction of the labels; the better of the two in the paper.

    Paper: Zhang et al., Simple and robust loss design for multi-label learning with missing labels, 2021,
    https://arxiv.org/abs/2112.07368

    >>> splc_loss(torch.tensor([[0., 0., 2.]]), torch.tensor([[1., 0., 0.]]))
    tensor([[0.7019, 0.1733, 0.0227]])
    """
    flipped = torch.sigmoid(pred) > tau
    target, annotated = torch.where(flipped, 1, target), target == 1
    return sigmoid_focal_loss(
        torch.where(annotated | flipped if flipped_margin else annotated, pred - margin, pred),
        target,
        gamma=gamma,
        alpha=None,
    )


def log1p_sum_exp(logits: Logits, proportion: Dense) -> PerSample:
    """ln(1 + sum of share e^z); a share of 0 is left out."""
    logs = torch.where(proportion > 0, proportion.clamp(min=torch.finfo(proportion.dtype).tiny).log(), -math.inf)
    return torch.logsumexp(F.pad(logits + logs, (0, 1)), -1)


@loss_function
def zlpr_loss(pred: Logits, target: Dense) -> PerSample:
    """Every positive is to be above 0 and every negative below: softmax cross entropy for sets of labels.

    .. math:: L = \\ln\\left(1 + \\sum_k (1 - y_k) e^{z_k}\\right) + \\ln\\left(1 + \\sum_k y_k e^{-z_k}\\right)

    Args:
        pred: logits z, (n, classes).
        target: y in [0, 1], same shape.

    Returns:
        One value a sample, (n,). A sample without positives, or without negatives, has the other term alone. Predict
        the classes of z > 0; a sigmoid of z is not calibrated.

    Advice: Several labels of many, when their number varies and no threshold is to be tuned.

    Paper: Su et al., ZLPR: a novel loss for multi-label classification, 2022, https://arxiv.org/abs/2208.02955

    >>> zlpr_loss(torch.zeros(1, 3), torch.tensor([[1., 0., 0.]]))
    tensor([1.7918])
    """
    return log1p_sum_exp(pred, 1 - target) + log1p_sum_exp(-pred, target)


def two_way(pred: Logits, target: Dense, positive: float, negative: float, dim: int) -> tuple[Tensor, Tensor]:
    """The loss along a dimension, and where there is a positive, 0 or 1."""
    low = pred.new_full((), -1e30)  # for a logit left out; the sum of none is still a number
    negative_term = negative * torch.logsumexp(torch.where(target == 0, pred / negative, low), dim)
    positive_term = positive * torch.logsumexp(torch.where(target > 0, -pred / positive, low), dim)
    return F.softplus(negative_term + positive_term), (target > 0).sum(dim).clamp(max=1).to(pred.dtype)


@loss_function
def two_way_loss(
    pred: Logits, target: Dense, *, positive_temperature: Positive = 4.0, negative_temperature: Positive = 1.0
) -> PerSample:
    """In each sample the positives are to be above the negatives, and for each class the samples that show it.

    .. math:: L = \\overline{\\ell(z_{i \\cdot})} + \\overline{\\ell(z_{\\cdot k})}, \\quad
              \\ell(z) = \\ln\\left(1 + \\left(\\sum_{y = 0} e^{z / T_n}\\right)^{T_n}
              \\left(\\sum_{y > 0} e^{-z / T_p}\\right)^{T_p}\\right)

    Args:
        pred: logits z, (n, classes).
        target: y, same shape: positive above 0, negative at 0; below 0, neither, and such a row is no sample.
        positive_temperature: T_p. The larger, the more of the positives matter beside the lowest.
        negative_temperature: T_n.

    Returns:
        One value a sample, (n,), whose mean is the sum of the two: of the samples with a positive, over their mean, and
        of the classes with a positive, the same for each sample. The value depends on the batch: with few samples of a
        class per batch the second term learns little. The masked logits count for e^-100 in copies of the authors'
        code, for nothing here.

    Advice: Many labels of very different frequency, in large batches.

    Paper: Kobayashi, Two-way multi-label loss, CVPR 2023,
    https://openaccess.thecvf.com/content/CVPR2023/html/Kobayashi_Two-Way_Multi-Label_Loss_CVPR_2023_paper.html

    >>> two_way_loss(torch.zeros(2, 2), torch.tensor([[1., 0.], [0., 0.]]))
    tensor([2.0794, 0.6931])
    """
    rows, targets = pred.reshape(-1, pred.shape[-1]), target.reshape(-1, pred.shape[-1])
    (of_sample, has_positive), (of_class, present) = (
        two_way(rows, targets, positive_temperature, negative_temperature, dim) for dim in (-1, 0)
    )
    has_labels = (targets >= 0).sum(-1).clamp(max=1)
    weight = has_positive * (has_labels.sum() / has_positive.sum().clamp(min=1))
    of_classes = (present * of_class).sum() / present.sum().clamp(min=1)
    return (weight * of_sample + has_labels * of_classes).reshape(pred.shape[:-1])


@loss_function
def multi_pos_cross_entropy_loss(pred: Logits, target: Dense) -> PerSample:
    """Every positive of a row is to be above every negative of it.

    .. math:: L = \\ln\\left(1 + \\sum_{y_n = 0} \\sum_{y_p > 0} e^{z_n - z_p}\\right)

    Args:
        pred: scores z, (n, classes), or of each object against m others, (n, m).
        target: y, same shape: positive above 0, negative at 0; below 0, neither.

    Returns:
        One value a sample, (n,), 0 without a positive or without a negative: the part of :func:`two_way_loss` that
        looks at the samples, at temperature 1. mmdet writes out the pairs, m times the memory.

    Advice: Tracking by similarity (QDTrack), where an object may have several views of itself among the others.

    Paper: Pang et al., Quasi-dense similarity learning for multiple object tracking, CVPR 2021,
    https://arxiv.org/abs/2006.06664

    >>> multi_pos_cross_entropy_loss(torch.zeros(1, 3), torch.tensor([[1., 1., 0.]]))
    tensor([1.0986])
    """
    return two_way(pred, target, 1.0, 1.0, -1)[0]
