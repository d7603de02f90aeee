"""Losses of plain scores that no outlier makes large: bounded relaxations of the 0-1 loss."""

from typing import Annotated

import torch  # noqa: F401  (the doctests use it)

from .function import loss_function
from .hinge import ramp, surrogate_of_zero_one
from .ranges import Positive, Range
from .shapes import PerSample, Scores
from .targets import signs, sum_classes


@loss_function
def ramp_loss(
    pred: Scores, target: Scores, *, s: Annotated[float, Range('below 1', high=1, without_high=True)] = 0.0
) -> PerSample:
    """The hinge, cut off: what is wrong by far costs no more than what is wrong.

    .. math:: L = \\min(1 - s, \\max(0, 1 - y f))

    Args:
        pred: scores f, (n,), or (n, classes) for one-vs-rest.
        target: same shape, positive where above 0: {-1, +1} and {0, 1} both do.
        s: the margin y f from which on the loss rises no more; towards minus infinity it is the hinge.

    Returns:
        One value a sample, (n,), summed over the classes. Not convex: below s there is no gradient, so begin with the
        hinge or with a small s.

    Advice: SVMs whose training set has gross outliers.

    Paper: Collobert et al., Trading convexity for scalability, ICML 2006, https://doi.org/10.1145/1143844.1143870

    >>> ramp_loss(torch.tensor([0.25, 2.]), torch.tensor([1., -1.]))
    tensor([0.7500, 1.0000])
    """
    return sum_classes(ramp(signs(target, pred) * pred, s))


@loss_function
def sigmoid_zero_one_loss(pred: Scores, target: Scores, *, k: Positive = 1.0) -> PerSample:
    """The 0-1 loss with its step smoothed to a sigmoid: the probability of being wrong.

    .. math:: L = \\sigma(-k y f)

    Args:
        pred: scores f, (n,), or (n, classes) for one-vs-rest.
        target: same shape, positive where above 0: {-1, +1} and {0, 1} both do.
        k: steepness; the larger, the closer to the 0-1 loss.

    Returns:
        One value a sample, (n,), summed over the classes. Symmetric: the losses of both answers add up to 1, so that
        symmetric label noise moves no minimum.

    Advice: Two-class problems with many wrong labels, from a start that is better than chance.

    Paper: Mason et al., Boosting algorithms as gradient descent, NeurIPS 1999,
    https://papers.nips.cc/paper/1766-boosting-algorithms-as-gradient-descent

    >>> sigmoid_zero_one_loss(torch.tensor([0., 2.]), torch.tensor([1., -1.]))
    tensor([0.5000, 0.8808])
    """
    return sum_classes(surrogate_of_zero_one(k * signs(target, pred) * pred, 'sigmoid'))
