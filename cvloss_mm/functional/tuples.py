"""Losses of embeddings in which a pair of one class is set against several samples of other classes."""

from typing import Annotated, Literal

import torch
import torch.nn.functional as F
from torch import Tensor

from .embedding import distances, kinds_of, unit_distances, unit_rows
from .function import loss_function
from .pairs import log_sum_exp, mean_of
from .ranges import NonNegative, between
from .shapes import Embeddings, Labels, PerClass, PerSample
from .targets import scalar

CUTOFF, NEAREST = 1.4, 0.5  # distances: beyond the one a negative is not drawn, below the other as if it were there


def rank_in_class(target: Labels) -> Tensor:
    """How many samples of the same class come before, (n,)."""
    return (target.unsqueeze(0) == target.unsqueeze(1)).tril(-1).sum(-1)


@loss_function
def n_pair_loss(pred: Embeddings, target: Labels, *, norm_weight: NonNegative = 0.002) -> PerSample:
    """Of each class a pair: which of the second samples of all classes belongs to the first sample?

    .. math:: L = \\ln \\Big(1 + \\sum_{j \\ne i} e^{f_i \\cdot f_j^+ - f_i \\cdot f_i^+}\\Big) + \\frac{\\lambda}{2}
              \\|f\\|^2

    Args:
        pred: embeddings f of a batch, (n, dimensions), of any length.
        target: classes, integers (n,). The first sample of a class is its anchor, the second its positive; further
            ones, and classes of one sample, take no part.
        norm_weight: lambda, of the squared lengths, without which they grow for ever. TensorFlow's default.

    Returns:
        One value a sample, (n,): a pair's cost stands at both of its samples, so that in batches of two a class the
        mean is the paper's; 0 for those that take no part, and where there is one pair alone.

    Advice: Batches of two samples of each of many classes; a loss of cosines with a temperature needs no norm_weight.

    Paper: Sohn, Improved deep metric learning with multi-class N-pair loss objective, NeurIPS 2016,
    https://papers.nips.cc/paper/6200

    >>> n_pair_loss(torch.tensor([[1., 0.], [1., 1.], [0., 1.], [-1., 1.]]), torch.tensor([0, 0, 1, 1]))
    tensor([0.1279, 0.1289, 0.6941, 0.6951])
    """
    rank, (positive, _) = rank_in_class(target), kinds_of(target)
    first, second = rank == 0, rank == 1
    partner = (positive & second).to(pred) @ pred  # of an anchor; 0 of a class of one sample
    scores = pred @ pred.T - (pred * partner).sum(-1, keepdim=True)
    negatives = ~positive & second & first.unsqueeze(-1)
    paired = first & ((positive & second).sum(-1) * negatives.sum(-1) > 0)
    cost = torch.where(paired, F.softplus(log_sum_exp(scores, negatives)), 0)
    pair = ((positive & second & paired.unsqueeze(-1)) | torch.diag(paired)).to(pred)  # anchor to both of its samples
    return cost @ pair + norm_weight / 2 * pair.sum(0) * pred.square().sum(-1)


@loss_function
def angular_loss(pred: Embeddings, target: Labels, *, alpha: Annotated[float, between(0, 60)] = 40.0) -> PerSample:
    """Seen from a negative, a pair of one class is to fill a small angle, whatever the size of the triangle.

    .. math:: L_a = \\frac{1}{|P_a|} \\sum_p \\ln \\Big(1 + \\sum_n e^{4 t (x_a + x_p) \\cdot x_n - 2 (1 + t) \\, x_a
              \\cdot x_p}\\Big), \\quad t = \\tan^2 \\alpha

    Args:
        pred: embeddings x of a batch, (n, dimensions), taken to length 1.
        target: classes, integers (n,). All samples of other classes are the negatives of a pair.
        alpha: the largest angle, in degrees; the paper has some between 36 and 55, pytorch-metric-learning 40.

    Returns:
        One value an anchor, (n,); 0 for one without a positive, or without a negative. With two samples a class the
        mean is the paper's, of which more samples have the average over their pairs. As there, the constant 2 - 6 t of
        the exponent is left out. pytorch-metric-learning takes the negatives at the length that they come in.

    Advice: Retrieval, beside :func:`n_pair_loss`, where the paper gives this one twice the weight.

    Paper: Wang et al., Deep metric learning with angular loss, ICCV 2017, https://arxiv.org/abs/1708.01682

    >>> angular_loss(torch.tensor([[1., 0.], [.8, .6], [0., 1.]]), torch.tensor([0, 0, 1]))
    tensor([0.3035, 0.3035, 0.0000])
    """
    rows, (positive, negative) = unit_rows(pred), kinds_of(target)
    t = torch.deg2rad(scalar(alpha, rows)).tan().square()
    similarity = rows @ rows.T
    share = torch.exp(4 * t * similarity)  # of the sum over the negatives, a factor for each of a pair
    total = torch.where(negative, share, 0) @ share.T
    return mean_of(torch.log1p(total * torch.exp(-2 * (1 + t) * similarity)), positive)


@loss_function
def lifted_structure_loss(pred: Embeddings, target: Labels, *, margin: NonNegative = 1.0) -> PerSample:
    """Each pair of one class against all negatives of both of its samples, the nearest of which count most.

    .. math:: L = \\frac{1}{2 |P|} \\sum_{(i, j) \\in P} \\max(0, J_{ij})^2, \\quad J_{ij} = D_{ij} + \\ln
              \\Big(\\sum_{(i, k) \\in N} e^{\\alpha - D_{ik}} + \\sum_{(j, l) \\in N} e^{\\alpha - D_{jl}}\\Big)

    Args:
        pred: embeddings of a batch, (n, dimensions), of any length.
        target: classes, integers (n,).
        margin: alpha, in the unit of the distances.

    Returns:
        One value a sample, (n,), whose mean is L: half of each of its pairs. 0 where no pair has a negative.

    Advice: Retrieval in batches of few samples of many classes.

    Paper: Song et al., Deep metric learning via lifted structured feature embedding, CVPR 2016,
    https://arxiv.org/abs/1511.06452

    >>> lifted_structure_loss(torch.tensor([[0.], [1.], [1.5]]), torch.tensor([0, 0, 1]))
    tensor([2.4659, 2.4659, 0.0000])
    """
    positive, negative = kinds_of(target)
    distance = distances(pred)
    near = log_sum_exp(margin - distance, negative)
    cost = F.relu(distance + torch.logaddexp(near.unsqueeze(0), near.unsqueeze(1))).square()
    return torch.where(positive, cost, 0).sum(-1) * pred.shape[0] / (2 * positive.sum().clamp(min=1))


def sampling_probability(distance: Tensor, negative: Tensor, dimensions: int) -> Tensor:
    """The probability of each negative of an anchor under distance weighted sampling, (n, n), without a gradient: the
    inverse of how many points of the sphere are that far away."""
    distance = distance.detach().clamp(min=NEAREST)
    density = (dimensions - 2) * distance.log() + (dimensions - 3) / 2 * (1 - distance.square() / 4).clamp(
        min=1e-8
    ).log()
    sampled = negative & (distance < CUTOFF)
    lowest = torch.finfo(distance.dtype).min
    return torch.where(sampled, (-density).masked_fill(~sampled, lowest).softmax(-1), 0)


@loss_function
def distance_margin_loss(
    pred: Embeddings,
    target: Labels,
    *,
    memory: Embeddings | None = None,
    memory_target: Labels | None = None,
    margin: NonNegative = 0.2,
    beta: Annotated[PerClass, between(0, 2)] = 1.2,
    sampling: Literal['distance', 'all'] = 'distance',
) -> PerSample:
    """Distances of one class below a boundary and of two classes above it, by a margin; negatives of all distances.

    .. math:: L_a = \\frac{n}{M} \\Big(\\sum_p \\max(0, D_{ap} - \\beta + \\alpha) + |P_a| \\sum_k w_{ak} \\max(0,
              \\beta - D_{ak} + \\alpha)\\Big), \\quad w_{ak} \\propto \\Big(D_{ak}^{d - 2} \\Big(1 -
              \\frac{D_{ak}^2}{4}\\Big)^{\\frac{d - 3}{2}}\\Big)^{-1}

    Args:
        pred: embeddings of a batch, (n, d), taken to length 1.
        target: classes, integers (n,).
        memory: embeddings of earlier batches, (m, dimensions), with which the anchors are compared as well; without a
            gradient. None is none.
        memory_target: their classes, (m,); a place where it is below 0 is empty.
        margin: alpha, in the unit of the distances.
        beta: the boundary, a distance of points of length 1; one number, or one a class of the anchor.
        sampling: ``'distance'``: a negative for each positive, with the probability w of distance weighted sampling,
            of which this is the expectation, so that nothing is random; ``'all'``: w is 1 / |P_a|, each negative once.

    Returns:
        One value a sample, (n,), whose mean is the sum over the pairs divided by M, the number of those that cost
        something, at least 1, as in the authors' code; so are its bounds of w, for which a distance below 0.5 is 0.5,
        and which is 0 from 1.4 on, alpha + beta by default. The paper lets beta learn as well, which is for a head.

    Advice: Retrieval with many samples a class; beta 1.2 and margin 0.2 are for embeddings of about 128 dimensions.

    Paper: Wu et al., Sampling matters in deep embedding learning, ICCV 2017, https://arxiv.org/abs/1706.07567

    >>> distance_margin_loss(torch.tensor([[1., 0.], [0., 1.], [.6, .8]]), torch.tensor([0, 0, 1]), sampling='all')
    tensor([0.4599, 0.5909, 0.6366])
    """
    positive, negative = kinds_of(target, memory_target)
    distance = unit_distances(pred, memory)
    boundary = beta if isinstance(beta, (float, int, Tensor)) else pred.new_tensor(beta)
    if isinstance(boundary, Tensor) and boundary.ndim:
        boundary = boundary[target.long()].unsqueeze(-1)
    near = torch.where(positive, F.relu(distance - boundary + margin), 0)
    far = torch.where(negative, F.relu(boundary - distance + margin), 0)
    counts = torch.ones_like(far)  # how often a negative is taken
    if sampling == 'distance':
        counts = sampling_probability(distance, negative, pred.shape[-1]) * positive.sum(-1, keepdim=True)
    counted = (near > 0).sum() + (counts * (far > 0)).sum()
    return (near + counts * far).sum(-1) * pred.shape[0] / counted.clamp(min=1)
