"""Margin losses of plain scores: perceptron, hinge, multi-class hinges, and the 0-1 loss that they stand in for."""

from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .ranges import NonNegative
from .shapes import Dense, Labels, Logits, PerSample, Scores
from .targets import expect, is_index, signs, sum_classes


@loss_function
def hinge_loss(pred: Scores, target: Scores, *, margin: NonNegative = 1.0) -> PerSample:
    """Nothing to pay once the score is on the right side by the margin; linear before. With weight decay, an SVM.

    .. math:: L = \\max(0, margin - y f)

    Args:
        pred: scores f, (n,), or (n, classes) for one-vs-rest.
        target: same shape, positive where above 0: {-1, +1} and {0, 1} both do.
        margin: what counts as safe, in units of the score.

    Returns:
        One value a sample, (n,), summed over the classes.

    Advice: Scores for ranking and linear classifiers, where probabilities are not needed.

    Paper: Cortes and Vapnik, Support-vector networks, Machine Learning 20, 1995, https://doi.org/10.1007/BF00994018

    >>> hinge_loss(torch.tensor([0.25, 2.]), torch.tensor([1., -1.]))
    tensor([0.7500, 3.0000])
    """
    return sum_classes((margin - signs(target, pred) * pred).clamp(min=0))


@loss_function
def squared_hinge_loss(pred: Scores, target: Scores, *, margin: NonNegative = 1.0) -> PerSample:
    """The hinge squared: differentiable at the margin, harder on gross errors.

    .. math:: L = \\max(0, margin - y f)^2

    Args:
        pred: scores f, (n,), or (n, classes) for one-vs-rest.
        target: same shape, positive where above 0: {-1, +1} and {0, 1} both do.
        margin: what counts as safe, in units of the score.

    Returns:
        One value a sample, (n,), summed over the classes.

    Advice: As the hinge where a smooth gradient is wanted and outliers are few.

    Paper: Chang, Hsieh and Lin, Coordinate descent method for large-scale L2-loss linear SVMs, JMLR 9, 2008,
    https://www.jmlr.org/papers/v9/chang08a.html

    >>> squared_hinge_loss(torch.tensor([0.5, 2.]), torch.tensor([1., -1.]))
    tensor([0.2500, 9.0000])
    """
    return sum_classes((margin - signs(target, pred) * pred).clamp(min=0).square())


@loss_function
def perceptron_loss(pred: Scores | Logits, target: Scores | Labels) -> PerSample:
    """How far the score is on the wrong side; nothing on the right one.

    .. math:: L = \\max(0, -y f), \\quad \\text{or } \\max_j z_j - z_y \\text{ for several classes}

    Args:
        pred: scores f (n,), or z (n, classes).
        target: (n,): for scores (n,) positive where above 0, for (n, classes) class indices; or one-hot or soft (n,
            classes), the expectation over the true class.

    Returns:
        One value a sample, (n,). All-zero scores cost nothing, so pair it with a margin or with normalisation; the
        slope at the boundary is 0.

    Advice: For study; alone it has the trivial solution of all scores 0, so add a margin (hinge) to train.

    Paper: Rosenblatt, The perceptron, Psychological Review 65, 1958, https://doi.org/10.1037/h0042519

    >>> perceptron_loss(torch.tensor([0.5, -2.]), torch.tensor([1., 1.]))
    tensor([0., 2.])
    >>> perceptron_loss(torch.tensor([[1., 3.]]), torch.tensor([0]))
    tensor([2.])
    """
    if pred.ndim == 1:
        return F.relu(-signs(target, pred) * pred)
    return expect(pred.amax(-1, keepdim=True) - pred, target)


@loss_function
def crammer_singer_hinge_loss(pred: Logits, target: Labels | Dense, *, margin: NonNegative = 1.0) -> PerSample:
    """The multi-class hinge against the highest other class only.

    .. math:: L = \\max(0, margin + \\max_{j \\ne y} z_j - z_y)

    Args:
        pred: scores z, (n, classes).
        target: class indices (n,); or one-hot or soft (n, classes), the expectation over the true class.
        margin: by how much the true class has to lead.

    Returns:
        One value a sample, (n,). With a single class there is no other class, and the loss is 0.

    Advice: Multi-class SVMs; only the highest other class gets a gradient.

    Paper: Crammer and Singer, On the algorithmic implementation of multiclass kernel-based vector machines, JMLR 2,
    2001, https://www.jmlr.org/papers/v2/crammer01a.html

    >>> crammer_singer_hinge_loss(torch.tensor([[1., 3., 2.]]), torch.tensor([0]))
    tensor([3.])
    """
    return expect(F.relu(margin + _largest_other(pred) - pred), target)


def _largest_other(pred: Logits) -> Logits:
    """For each class the largest score among the others, (n, classes); far below everything where there is none."""
    if pred.shape[-1] < 2:
        return torch.full_like(pred, torch.finfo(pred.dtype).min)
    first, second = pred.topk(2, -1).values.split(1, -1)
    return torch.where(pred == first, second, first)


@loss_function
def weston_watkins_hinge_loss(
    pred: Logits, target: Labels | Dense, *, margin: NonNegative = 1.0, divide_by_classes: bool = False
) -> PerSample:
    """The multi-class hinge against every other class.

    .. math:: L = \\sum_{j \\ne y} \\max(0, margin + z_j - z_y)

    Args:
        pred: scores z, (n, classes).
        target: class indices (n,); or one-hot or soft (n, classes), the expectation over the true class, which costs
            memory for n x classes x classes.
        margin: by how much the true class has to lead.
        divide_by_classes: divide by the number of classes, as ``torch.nn.MultiMarginLoss`` does.

    Returns:
        One value a sample, (n,).

    Advice: Multi-class SVMs with few classes; every other class within the margin gets a gradient.

    Paper: Weston and Watkins, Support vector machines for multi-class pattern recognition, ESANN 1999,
    https://www.esann.org/sites/default/files/proceedings/legacy/es1999-461.pdf

    >>> weston_watkins_hinge_loss(torch.tensor([[1., 3., 2.]]), torch.tensor([0]))
    tensor([5.])
    """
    scale = 1 / pred.shape[-1] if divide_by_classes else 1.0
    if is_index(pred, target):
        true = expect(pred, target).unsqueeze(-1)
        return scale * (F.relu(margin + pred - true).sum(-1) - margin)  # the true class met itself
    negatives = F.relu(margin + pred.unsqueeze(-2) - pred.unsqueeze(-1)).sum(-1) - margin
    return scale * expect(negatives, target)


def ramp(margin: Tensor, s: float = 0.0) -> Tensor:
    """The hinge of a signed margin, cut off where that is s."""
    return F.relu(1 - margin) - F.relu(s - margin)


Surrogate = Literal['perceptron', 'hinge', 'squared_hinge', 'ramp', 'sigmoid', 'logistic']
SURROGATES = {  # of y f, the signed margin
    'perceptron': lambda m: F.relu(-m),
    'hinge': lambda m: F.relu(1 - m),
    'squared_hinge': lambda m: F.relu(1 - m).square(),
    'ramp': ramp,
    'sigmoid': lambda m: torch.sigmoid(-m),
    'logistic': lambda m: -F.logsigmoid(m),
}


def surrogate_of_zero_one(margin: Tensor, name: str) -> Tensor:
    """The relaxation of the 0-1 loss of that name as a function of the signed margin m = y f.

    Hinge, squared hinge and ramp bound 1[m <= 0] from above as they are, logistic after division by ln 2, sigmoid
    after multiplication by 2; the perceptron does not bound it.
    """
    if name not in SURROGATES:
        raise ValueError(f'zero_one_loss: surrogate must be one of {", ".join(SURROGATES)}, got {name!r}')
    return SURROGATES[name](margin)


@loss_function
def zero_one_loss(
    pred: Scores | Logits,
    target: Scores | Labels,
    *,
    tolerance: NonNegative | None = None,
    surrogate: Surrogate | None = None,
) -> PerSample:
    """Wrong or not. The value is exact; a gradient there is only with a surrogate's.

    .. math:: L = 1[\\arg\\max_j z_j \\ne y], \\quad 1[y f \\le 0], \\quad \\text{or } 1[|y - f| \\ge T]

    Args:
        pred: scores z (n, classes), or f (n,).
        target: class indices (n,) (one-hot rows count by their largest entry); for scores (n,) positive where above
            0, or with ``tolerance`` the real value y.
        tolerance: T. Real-valued pred and target of the same shape; right where |y - f| < T.
        surrogate: whose gradient to use: perceptron, hinge, squared_hinge, ramp, sigmoid or logistic, of the signed
            margin (y f; z_y - max of the others; T - |y - f|). None: the gradient is 0 everywhere.

    Returns:
        One value a sample, (n,), each 0 or 1. On the boundary (margin 0, |y - f| = T, a tie) counts as wrong.

    Advice: To measure; to train with it name a surrogate, or take that surrogate itself.

    Paper: Vapnik, The nature of statistical learning theory, 1995, the loss of pattern recognition,
    https://doi.org/10.1007/978-1-4757-3264-1

    >>> zero_one_loss(torch.tensor([[1., 3.], [2., 0.]]), torch.tensor([0, 0]))
    tensor([1., 0.])
    >>> zero_one_loss(torch.tensor([1.2, 3.]), torch.tensor([1., 1.]), tolerance=0.5)
    tensor([0., 1.])
    """
    margin = _signed_margin(pred, target, tolerance)
    wrong = (margin <= 0).to(pred)
    if surrogate is None:
        return wrong + 0 * margin
    relaxed = surrogate_of_zero_one(margin, surrogate)
    return wrong + (relaxed - relaxed.detach())


def _signed_margin(pred: Scores | Logits, target: Scores | Labels, tolerance: float | None) -> PerSample:
    if tolerance is not None:
        return tolerance - (target - pred).abs()
    if pred.ndim == 1:
        return signs(target, pred) * pred
    labels = target if is_index(pred, target) else target.argmax(-1)
    return expect(pred - _largest_other(pred), labels)
