"""Losses of cosines that change as the training gets on: in their scale, or in how much of the margin there is."""

import math
from typing import Annotated

import torch
from torch import Tensor

from .function import loss_function
from .margin import cosine_softmax, with_margin
from .ranges import NonNegative, Positive, at_least
from .shapes import Cosines, Labels, PerClass, PerSample
from .targets import column, per_class


def fixed_scale(classes: int) -> float:
    """sqrt(2) ln(C - 1): where the probability of the true class bends most at an angle of pi / 4 from its centre, all
    others being at right angles."""
    return math.sqrt(2) * math.log(max(classes - 1, 1))


@loss_function
def ada_cos_loss(pred: Cosines, target: Labels, *, scale: Positive | PerSample | None = None) -> PerSample:
    """Softmax cross entropy of cosines whose scale follows from the number of classes and from the training itself.

    .. math:: L = -\\ln \\frac{e^{s \\cos \\theta_y}}{\\sum_j e^{s \\cos \\theta_j}}, \\quad s_0 = \\sqrt 2 \\ln(C - 1),
              \\quad s_t = \\frac{\\ln \\frac{1}{N} \\sum_i \\sum_{j \\ne y_i} e^{s_{t - 1} \\cos
              \\theta_{ij}}}{\\cos(\\min(\\pi / 4, \\theta_{med}))}

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, C).
        target: class indices, (n,).
        scale: s, which the loss finds from batch to batch; None is s_0, the paper's fixed AdaCos.

    Returns:
        One value a sample, (n,). The scale carries no gradient. Of two classes s_0 is 0, and nothing is learnt.

    Advice: Face recognition with many identities, where nobody knows the scale; there is no other hyperparameter.

    Paper: Zhang et al., AdaCos, CVPR 2019, https://arxiv.org/abs/1905.00292

    >>> ada_cos_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]))
    tensor([0.6729])
    """
    scale = column(fixed_scale(pred.shape[-1]) if scale is None else scale, pred).detach()
    return cosine_softmax(target, pred.gather(-1, target.long().unsqueeze(-1)), pred, scale)


def falling(cosine: Tensor, factor: float) -> Tensor:
    """(-1)^k cos(m theta) - 2 k of theta from k pi / m to (k + 1) pi / m: cos(m theta), but falling throughout."""
    fixed = cosine.detach()
    angle = torch.atan2(((1 - fixed) * (1 + fixed)).clamp(min=0).sqrt(), fixed)
    turns = torch.floor(factor * angle / math.pi)
    odd = turns - 2 * torch.floor(turns / 2)
    return (1 - 2 * odd) * with_margin(cosine, factor, 0.0, 'none') - 2 * turns


@loss_function
def large_margin_softmax_loss(
    pred: Cosines,
    target: Labels,
    *,
    norm: PerSample | float | None = None,
    center_norm: PerClass | None = None,
    scale: Positive = 1.0,
    margin: Annotated[float, at_least(1)] = 4.0,
    lamb: NonNegative | PerSample = 5.0,
) -> PerSample:
    """Softmax of products of embedding and weights, in which the angle to the weights of the true class counts m times.

    .. math:: L = -\\ln \\frac{e^{s \\|w_y\\| \\|x\\| \\psi_y}}{e^{s \\|w_y\\| \\|x\\| \\psi_y} + \\sum_{j \\ne y} e^{s
              \\|w_j\\| \\|x\\| \\cos \\theta_j}}, \\quad \\psi_y = \\frac{\\lambda \\cos \\theta_y + (-1)^k \\cos(m
              \\theta_y) - 2 k}{1 + \\lambda}, \\quad \\theta_y \\in \\Big[\\frac{k \\pi}{m}, \\frac{(k + 1)
              \\pi}{m}\\Big]

    Args:
        pred: cosines of the angles between the embedding and the weights of each class, (n, classes).
        target: class indices, (n,).
        norm: the length of each embedding, (n,), with its gradient. None is 1.
        center_norm: the length of the weights of each class, (classes,), with its gradient. None is 1.
        scale: s, which the paper does not have.
        margin: m, a factor, 1 or more; the paper has whole ones up to 4.
        lamb: lambda, how much of the plain softmax is mixed in; the loss lets it fall from step to step.

    Returns:
        One value a sample, (n,). pytorch-metric-learning's has lambda 0 from the first step on.

    Advice: The ancestor of the margins of angles, kept for comparisons.

    Paper: Liu et al., Large-margin softmax loss, ICML 2016, https://arxiv.org/abs/1612.02295

    >>> large_margin_softmax_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), norm=4., lamb=0.,
    ...                           center_norm=[1., 2., 1.])
    tensor([4.5545])
    """
    index = target.long().unsqueeze(-1)
    true = pred.gather(-1, index)
    target_cosine = true + (falling(true, margin) - true) / (1 + column(lamb, pred))
    length = column(1.0 if norm is None else norm, pred)
    length = length * (1.0 if center_norm is None else per_class(center_norm, pred, 'center_norm'))
    length = length.expand_as(pred)
    return cosine_softmax(target, length.gather(-1, index) * target_cosine, length * pred, scale)


@loss_function
def sphere_face_loss(
    pred: Cosines,
    target: Labels,
    *,
    norm: PerSample | float | None = None,
    scale: Positive = 1.0,
    margin: Annotated[float, at_least(1)] = 4.0,
    lamb: NonNegative | PerSample = 5.0,
) -> PerSample:
    """Softmax of an embedding against centres of length 1, in which the angle to the true class counts m times.

    .. math:: L = -\\ln \\frac{e^{s \\|x\\| \\psi_y}}{e^{s \\|x\\| \\psi_y} + \\sum_{j \\ne y} e^{s \\|x\\| \\cos
              \\theta_j}}, \\quad \\psi_y = \\frac{\\lambda \\cos \\theta_y + (-1)^k \\cos(m \\theta_y) - 2 k}{1 +
              \\lambda}, \\quad \\theta_y \\in \\Big[\\frac{k \\pi}{m}, \\frac{(k + 1) \\pi}{m}\\Big]

    Args:
        pred: cosines of the angles between the embedding and the centre of each class, (n, classes).
        target: class indices, (n,).
        norm: the length of each embedding, (n,), with its gradient. None is 1, so that the scale is the length of all.
        scale: s, which the paper does not have.
        margin: m, a factor, 1 or more; the paper tries whole ones up to 4.
        lamb: lambda, how much of the plain softmax is mixed in; the loss lets it fall from step to step.

    Returns:
        One value a sample, (n,). pytorch-metric-learning's has lambda 0 from the first step on; OpenSphere's has a
        scale of 30, a margin of 1.7 that carries no gradient, and lambda 0. The authors' Caffe layer does not follow
        the gradient: of the true class, it divides the coefficients of centre and embedding by their common length,
        and gives the centres the gradient of the plain product. Ours is the formula's.

    Advice: The first of the angular margins, kept for comparisons; :func:`arc_face_loss` needs no annealing.

    Paper: Liu et al., SphereFace, CVPR 2017, https://arxiv.org/abs/1704.08063; lambda: Liu et al., Large-margin softmax
    loss, ICML 2016, https://arxiv.org/abs/1612.02295

    >>> sphere_face_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), norm=torch.tensor([4.]), lamb=0.)
    tensor([4.2995])
    """
    return large_margin_softmax_loss(pred, target, norm=norm, scale=scale, margin=margin, lamb=lamb)
