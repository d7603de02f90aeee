"""Losses for classes of very different frequency, which know how many training samples each class has."""

from typing import Annotated, Literal

import torch
from torch import Tensor

from .classification import binary_cross_entropy_loss, softmax_cross_entropy_loss
from .focal import sigmoid_focal_loss
from .function import loss_function
from .margin import cosine_softmax, rotated_by
from .ranges import NonNegative, Positive, Smoothing, at_least
from .shapes import Cosines, Dense, Labels, Logits, PerClass, PerSample
from .targets import distribution, expect, per_class, scalar

Counts = Annotated[PerClass, at_least(1)]


def counts_of(class_counts: PerClass | None, like: Logits) -> Tensor:
    """The number of samples of each class, (classes,); one number, or None, is equally many of each."""
    counts = 1.0 if class_counts is None else per_class(class_counts, like, 'class_counts')
    return scalar(counts, like).expand(like.shape[-1])


def effective_weight(class_counts: PerClass | None, beta: float, like: Logits, target: Labels | Dense) -> PerSample:
    """(1 - beta) / (1 - beta^n) of the true class, where these weights sum to the number of classes."""
    rest = scalar(1 - beta, like)  # of beta itself float32 would lose four digits
    rest = rest.clamp(max=1 - torch.finfo(rest.dtype).eps)  # of beta 0, whose logarithm would be infinite
    weight = -1 / torch.expm1(counts_of(class_counts, like) * torch.log1p(-rest))
    return expect((weight / weight.mean()).expand_as(like), target)


@loss_function
def class_balanced_loss(
    pred: Logits,
    target: Labels | Dense,
    *,
    class_counts: Counts | None = None,
    beta: Smoothing = 0.9999,
    kind: Literal['softmax', 'sigmoid', 'focal'] = 'softmax',
    gamma: NonNegative = 2.0,
) -> PerSample:
    """A loss of classes, weighed by how many samples of its class are not yet like the others.

    .. math:: L = w_y \\, loss(z, y), \\quad w_c \\propto \\frac{1 - \\beta}{1 - \\beta^{n_c}}, \\quad
              \\textstyle\\sum_c w_c = C

    Args:
        pred: logits z, (n, C).
        target: class indices y, (n,); or one-hot or soft (n, C), whose weight is the expectation.
        class_counts: n, samples of each class, at least 1, (C,). One number, or None, is equally many.
        beta: how much samples of a class overlap; 0 weighs all classes alike, close to 1 by 1 / n. The paper tries
            0.9, 0.99, 0.999 and 0.9999.
        kind: ``'softmax'``, the cross entropy; ``'sigmoid'``, binary cross entropies, and ``'focal'``, focal losses
            without alpha, summed over the classes, of which all have the weight of the true one.
        gamma: focusing exponent of ``'focal'``. The paper tries 0.5, 1 and 2.

    Returns:
        One value a sample, (n,). The authors' code divides the focal sum by the positives, as a head's avg_factor does.

    Advice: Long tails where plain inverse frequency makes the rare classes dominate. From a few thousand samples on
    beta 0.999 takes classes for equally frequent.

    Paper: Cui et al., Class-balanced loss based on effective number of samples, CVPR 2019,
    https://arxiv.org/abs/1901.05555

    >>> class_balanced_loss(torch.zeros(2, 2), torch.tensor([0, 1]), class_counts=[1000., 10.], beta=0.99)
    tensor([0.1210, 1.2653])
    """
    weight = effective_weight(class_counts, beta, pred, target)
    if kind == 'softmax':
        return weight * softmax_cross_entropy_loss(pred, target)
    dense = distribution(target, pred)
    values = (
        binary_cross_entropy_loss(pred, dense)
        if kind == 'sigmoid'
        else sigmoid_focal_loss(pred, dense, gamma=gamma, alpha=None)
    )
    return weight * values.sum(-1)


@loss_function
def ldam_loss(
    pred: Cosines,
    target: Labels,
    *,
    class_counts: Counts | None = None,
    scale: Positive = 30.0,
    margin: NonNegative = 0.5,
    beta: Smoothing = 0.0,
) -> PerSample:
    """Softmax cross entropy of cosines with a margin that is the larger the rarer the class.

    .. math:: L = -w_y \\ln \\frac{e^{s (z_y - \\Delta_y)}}{e^{s (z_y - \\Delta_y)} + \\sum_{j \\ne y} e^{s z_j}},
              \\quad \\Delta_j = m \\left(\\frac{\\min_c n_c}{n_j}\\right)^{1/4}

    Args:
        pred: cosines z of normalised features and weights, (n, classes).
        target: class indices y, (n,).
        class_counts: n, samples of each class, at least 1, (classes,). One number, or None, is equally many.
        scale: s, which the authors' code has and the paper's formula has not.
        margin: m, that of the rarest class, in the unit of the cosine.
        beta: of the weights w of :func:`class_balanced_loss`; 0 is none.

    Returns:
        One value a sample, (n,). The authors' training (DRW) begins without weights and takes those of beta 0.9999 from
        epoch 160 of 200: ``dict(type='cvloss_mm.LossScheduleHook', loss='...', attribute='beta',
        points=[(0, 0.0), (160, 0.9999)], between='step')``. Their code divides a mean by the weights of the batch, ours
        by the number of samples.

    Advice: Long-tailed classification by a head of cosines. The deferred weights are half of the gain in the paper.

    Paper: Cao et al., Learning imbalanced datasets with label-distribution-aware margin loss, NeurIPS 2019,
    https://arxiv.org/abs/1906.07413

    >>> ldam_loss(torch.tensor([[.5, .2], [.2, .5]]), torch.tensor([0, 1]), class_counts=[160., 10.], scale=4.)
    tensor([0.5981, 1.1711])
    """
    counts, index = counts_of(class_counts, pred), target.long().unsqueeze(-1)
    margins = margin * (counts.amin() / counts) ** 0.25
    lowered = pred.scatter_add(-1, index, -margins.expand_as(pred).gather(-1, index))
    return effective_weight(class_counts, beta, pred, target) * softmax_cross_entropy_loss(scale * lowered, target)


@loss_function
def logit_adjusted_loss(
    pred: Logits, target: Labels | Dense, *, class_counts: Counts | None = None, tau: NonNegative = 1.0
) -> PerSample:
    """Softmax cross entropy in which a class is given a head start by its frequency, which it must not learn again.

    .. math:: L = -\\ln softmax(z + \\tau \\ln \\pi)_y, \\quad \\pi_j = n_j / \\textstyle\\sum_c n_c

    Args:
        pred: logits z, (n, classes), those to predict with.
        target: class indices y, (n,); or one-hot or soft targets (n, classes).
        class_counts: n, samples of each class, at least 1, (classes,). One number, or None, is equally many.
        tau: strength. 1 is consistent for the balanced error, 0 is cross entropy.

    Returns:
        One value a sample, (n,). The paper's other form, which takes tau ln(pi) off the logits of a model trained by
        cross entropy, is not a loss.

    Advice: The first to try on a long tail: one number, nothing to tune. Predict by the plain logits.

    Paper: Menon et al., Long-tail learning via logit adjustment, ICLR 2021, https://arxiv.org/abs/2007.07314

    >>> logit_adjusted_loss(torch.zeros(2, 2), torch.tensor([0, 1]), class_counts=[90., 10.])
    tensor([0.1054, 2.3026])
    """
    counts = counts_of(class_counts, pred)
    return softmax_cross_entropy_loss(pred + tau * (counts / counts.sum()).log(), target)


@loss_function
def balanced_softmax_loss(pred: Logits, target: Labels | Dense, *, class_counts: Counts | None = None) -> PerSample:
    """Softmax cross entropy of the softmax that is right for the training set's frequencies.

    .. math:: L = -\\ln \\frac{n_y e^{z_y}}{\\sum_j n_j e^{z_j}}

    Args:
        pred: logits z, (n, classes), those to predict with.
        target: class indices y, (n,); or one-hot or soft targets (n, classes).
        class_counts: n, samples of each class, at least 1, (classes,). One number, or None, is equally many.

    Returns:
        One value a sample, (n,): that of :func:`logit_adjusted_loss` at tau 1.

    Advice: As the logit adjusted loss. The paper adds a sampler that is learnt, which this is not.

    Paper: Ren et al., Balanced meta-softmax for long-tailed visual recognition, NeurIPS 2020,
    https://arxiv.org/abs/2007.10740

    >>> balanced_softmax_loss(torch.zeros(2, 2), torch.tensor([0, 1]), class_counts=[90., 10.])
    tensor([0.1054, 2.3026])
    """
    return logit_adjusted_loss(pred, target, class_counts=class_counts, tau=1.0)


@loss_function
def vs_loss(
    pred: Logits,
    target: Labels | Dense,
    *,
    class_counts: Counts | None = None,
    gamma: NonNegative = 0.3,
    tau: NonNegative = 1.0,
) -> PerSample:
    """Logit adjustment that scales the logits of rare classes down as well, which still acts where all is separated.

    .. math:: L = -\\ln softmax(\\Delta z + \\tau \\ln \\pi)_y, \\quad
              \\Delta_j = \\left(\\frac{n_j}{\\max_c n_c}\\right)^\\gamma

    Args:
        pred: logits z, (n, classes), those to predict with.
        target: class indices y, (n,); or one-hot or soft targets (n, classes).
        class_counts: n, samples of each class, at least 1, (classes,). One number, or None, is equally many.
        gamma: exponent of the factors. 0 is logit adjustment.
        tau: strength of the adjustment.

    Returns:
        One value a sample, (n,).

    Advice: Long tails and groups of very different size, trained until the training error is 0.

    Paper: Kini et al., Label-imbalanced and group-sensitive classification under overparameterization, NeurIPS 2021,
    https://arxiv.org/abs/2103.01550

    >>> vs_loss(torch.tensor([[2., 2.]]), torch.tensor([1]), class_counts=[90., 10.])
    tensor([3.2041])
    """
    counts = counts_of(class_counts, pred)
    return logit_adjusted_loss((counts / counts.amax()) ** gamma * pred, target, class_counts=class_counts, tau=tau)


@loss_function
def dynamic_margin_arc_face_loss(
    pred: Cosines,
    target: Labels,
    *,
    class_counts: Counts | None = None,
    scale: Positive = 64.0,
    a: NonNegative = 0.5,
    b: NonNegative = 0.05,
    lamb: NonNegative = 0.25,
    highest: NonNegative | None = None,
) -> PerSample:
    """ArcFace with the larger margin for the rarer class.

    .. math:: L = -\\ln \\frac{e^{s \\cos(\\theta_y + m_y)}}{e^{s \\cos(\\theta_y + m_y)} + \\sum_{j \\ne y} e^{s \\cos
              \\theta_j}}, \\quad m_j = a n_j^{-\\lambda} + b

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        class_counts: n, samples of each class, at least 1, (classes,). One number is equally many, None is 1 of each.
        scale: s, the norm that the embeddings are given. The authors' code has 80.
        a: what a class of one sample has above the least margin, in radians.
        b: the least margin, in radians, of a class of very many samples.
        lamb: lambda, how fast the margin falls with the number of samples.
        highest: the margin of the rarest class, in radians: the margins are stretched to run from b, which the most
            frequent class has, to it, whatever a is. 0.5 in the authors' code and in mmpretrain's hook. None: they
            are not.

    Returns:
        One value a sample, (n,). Beyond pi the cosine is continued as in :func:`arc_face_loss`.

    Advice: Retrieval with a long tail of classes (landmarks), with several centres a class.

    Paper: Ha et al., Google Landmark Recognition 2020 third place, 2020, https://arxiv.org/abs/2010.05350

    >>> dynamic_margin_arc_face_loss(torch.tensor([[.8, .1], [.1, .8]]), torch.tensor([0, 1]), scale=4.,
    ...                              class_counts=[1000., 1.])
    tensor([0.0838, 0.2940])
    """
    index = target.long().unsqueeze(-1)
    share = counts_of(class_counts, pred) ** -lamb
    if highest is not None:
        lowest, spread = share.amin(), share.amax() - share.amin()
        share, a = (share - lowest) / spread.clamp(min=torch.finfo(share.dtype).tiny), highest - b
    margins = (a * share + b).expand_as(pred).gather(-1, index)
    return cosine_softmax(target, rotated_by(pred.gather(-1, index), margins), pred, scale)
