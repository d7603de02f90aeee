"""Losses of the order of all scores of a batch: positives above negatives, and the better of them above the others.

The gradient is the error-driven update of the papers, a constant in any second derivative.
"""

import torch
from torch import Tensor
from torch.autograd import forward_ad

from .function import loss_function
from .ranges import NonNegative
from .ranking_errors import ranking_errors
from .shapes import Dense, Logits, PerElement
from .targets import scalar


def errors(
    pred: Tensor, target: Tensor, delta: float, kind: str, bucketed: bool = False, localization: Tensor | None = None
) -> Tensor:
    """The errors of the positives at their places, 0 elsewhere; shape of pred."""
    refuse_tangents(pred)
    scores, target = pred.reshape(-1), target.detach().to(pred.dtype).reshape(-1)
    boxes = target if localization is None else localization.reshape(-1)
    return ranking_errors(scores, target, boxes, scalar(delta, pred), kind, bucketed)[0].reshape(pred.shape)


def refuse_tangents(pred: Tensor) -> None:
    """Raises NotImplementedError in forward-mode differentiation, where torch would give a tangent of 0 in silence."""
    if forward_ad._current_level >= 0 and forward_ad.unpack_dual(pred).tangent is not None:
        raise NotImplementedError(
            'losses of ranks have the update of their papers in place of a derivative, and no '
            'tangent: take the gradient by backward'
        )


@loss_function
def ap_loss(pred: Logits, target: Dense, *, delta: NonNegative = 1.0) -> PerElement:
    """One minus average precision: what share of the scores at or above a positive are negatives.

    .. math:: L_i = 1 - \\max_{k : z_k \\le z_i} \\frac{rank^+_k}{rank_k}, \\quad
              rank_i = rank^+_i + \\sum_{j \\in N} H(z_j - z_i), \\quad
              rank^+_i = 1 + \\sum_{k \\in P, k \\ne i} H(z_k - z_i), \\quad
              H(x) = clip(\\tfrac{x}{2 \\delta} + \\tfrac12, 0, 1)

    Args:
        pred: scores z of all places of all levels and images of the batch, (n, classes), or any shape: all are
            ranked together.
        target: same shape: positive above 0, negative at 0; below 0, neither.
        delta: half the width in which H rises; 0 is a step.

    Returns:
        One value an element, same shape: L_i at the positive i, else 0. The mean over the positives is one minus
        average precision. The gradient is the update of the paper: L_i falls on the negatives in proportion to H and
        with the opposite sign on i. It waits for the number of positives; memory is linear in the scores.

    Advice: RetinaNet-like detectors that rank all their scores in one call, in place of focal loss.

    Paper: Chen et al., Towards accurate one-stage object detection with AP-loss, CVPR 2019,
    https://arxiv.org/abs/1904.06373

    >>> ap_loss(torch.tensor([2., 0., -3.]), torch.tensor([0., 1., 0.]))
    tensor([0.0000, 0.5000, 0.0000])
    """
    return errors(pred, target, delta, 'ap')


@loss_function
def alrp_loss(
    pred: Logits, target: Dense, *, localization_error: Tensor | float, delta: NonNegative = 1.0
) -> PerElement:
    """One minus precision, with an update that asks most for high scores where the boxes above are good.

    .. math:: L_i = \\frac{N_i}{rank_i}, \\quad N_i = \\sum_{j \\in N} H(z_j - z_i), \\quad
              -\\frac{\\partial L_i}{\\partial z_i} := \\frac{N_i + \\sum_{k \\in P, k \\ne i} E_k H(z_k - z_i)}{rank_i}

    Args:
        pred: scores z, as in :func:`ap_loss`.
        target: same shape: positive above 0, negative at 0; below 0, neither.
        localization_error: E, of the box of each row, (n,), or of each element; 1 - GIoU in the paper's
            code, which is half of it by 1 - tau. A constant here.
        delta: as in :func:`ap_loss`; so are rank and H.

    Returns:
        One value an element, same shape: L_i at the positive i, else 0. The value is that of the classification part of
        the paper's loss, as in its code; E is in the update alone, where there is a negative to take it. The paper adds
        the mean of the boxes' errors at or above each positive, by its rank, which is for the box branch.

    Advice: Detectors without a weight between classification and boxes, in a head of one's own.

    Paper: Oksuz et al., A ranking-based, balanced loss function unifying classification and localisation in object
    detection, NeurIPS 2020, https://arxiv.org/abs/2009.13592

    >>> alrp_loss(torch.tensor([2., 0., -3.]), torch.tensor([0., 1., 0.]), localization_error=torch.zeros(3))
    tensor([0.0000, 0.5000, 0.0000])
    """
    boxes = scalar(localization_error, pred).detach()
    if boxes.shape not in ((), pred.shape, pred.shape[:-1]):
        raise ValueError(
            f'alrp_loss: got a localization_error of shape {tuple(boxes.shape)} for pred '
            f'{tuple(pred.shape)}; accepted: one a row, or one a value'
        )
    rows = boxes.unsqueeze(-1) if boxes.shape == pred.shape[:-1] else boxes
    return errors(pred, target, delta, 'alrp', localization=torch.broadcast_to(rows, pred.shape))


@loss_function
def rank_sort_loss(pred: Logits, target: Dense, *, delta: NonNegative = 0.5) -> PerElement:
    """Positives above negatives, and among positives those with better boxes above the others.

    .. math:: L_i = \\frac{N_i}{rank_i} + \\left[\\frac{\\sum_k H_{ik} (1 - q_k)}{\\sum_k H_{ik}} -
              \\frac{\\sum_{k : q_k \\ge q_i} H_{ik} (1 - q_k)}{\\sum_{k : q_k \\ge q_i} H_{ik}}\\right], \\quad
              k \\in P, \\quad H_{ik} = H(z_k - z_i)

    Args:
        pred: scores z, as in :func:`ap_loss`.
        target: quality q, same shape: the IoU of the predicted box at the true class, which makes it a positive where
            it is above 0; negative at 0; below 0, neither.
        delta: as in :func:`ap_loss`; so is H. A positive is above itself by a half.

    Returns:
        One value an element, same shape: the ranking error N / rank plus the sorting error of each positive, else 0;
        the mean over the positives is the paper's. In the update the first falls on the negatives above it and the
        second on the positives above it whose quality is lower. With hard targets the sorting error is 0.

    Advice: Detectors that train without an auxiliary head and without a weight between their losses; the paper sets
    that of the box loss to this value over the box loss, at each step.

    Paper: Oksuz et al., Rank & sort loss for object detection and instance segmentation, ICCV 2021,
    https://arxiv.org/abs/2107.11669

    >>> rank_sort_loss(torch.tensor([2., 0., -3.]), torch.tensor([.5, .9, 0.]))
    tensor([0.0000, 0.2667, 0.0000])
    """
    return errors(pred, target, delta, 'rank_sort')


@loss_function
def bucketed_rank_sort_loss(pred: Logits, target: Dense, *, delta: NonNegative = 0.5) -> PerElement:
    """Rank & sort with the negatives between two neighbouring positives as one, at their mean score: much faster.

    .. math:: N_i = \\sum_b \\lvert b \\rvert H(\\bar{z}_b - z_i), \\quad
              \\bar{z}_b = \\frac{1}{\\lvert b \\rvert} \\sum_{j \\in b} z_j

    Args:
        pred: scores z, as in :func:`ap_loss`.
        target: as in :func:`rank_sort_loss`.
        delta: as there.

    Returns:
        As there, with N of the buckets b. Exactly the same where delta is 0, or where no bucket reaches across a bend
        of H; else a little more or less, as H of a mean is not the mean of H. For P positives and N negatives there are
        P^2 pairs, not P N.

    Advice: In place of :func:`rank_sort_loss` where there are many scores: dense heads, DETRs with many queries.

    Paper: Yavuz et al., Bucketed ranking-based losses for efficient training of object detectors, ECCV 2024,
    https://arxiv.org/abs/2407.14204

    >>> bucketed_rank_sort_loss(torch.tensor([2., 0., -3.]), torch.tensor([.5, .9, 0.]))
    tensor([0.0000, 0.2667, 0.0000])
    """
    return errors(pred, target, delta, 'rank_sort', bucketed=True)
