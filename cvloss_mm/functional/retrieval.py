"""Losses of embeddings in which each sample of a batch looks for the others of its class: how well it finds them."""

from collections.abc import Callable
from typing import Annotated, Literal

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.utils.checkpoint import checkpoint

from .embedding import distances, kinds_of, unit_distances
from .function import loss_function
from .pairs import log_sum_exp, mean_of, pairs_of
from .ranges import Positive, at_least
from .shapes import Embeddings, Labels, PerSample
from .versions import is_compiling

AT_A_TIME = 2**22  # numbers that are held together


def of_blocks(function: Callable[..., PerSample], each: int, *tables: Tensor) -> PerSample:
    """A function of rows, (n, ...) to (n,), that holds so many numbers for each: of blocks of rows, which the backward
    pass computes again. Where sizes are symbols, and by torch.func, it is computed whole."""
    if is_compiling() or not isinstance(each, int) or torch._C._are_functorch_transforms_active():
        return function(*tables)
    rows = max(1, AT_A_TIME // max(each, 1))
    if rows >= len(tables[0]):
        return function(*tables)
    parts = [
        checkpoint(function, *(table[i : i + rows] for table in tables), use_reentrant=False, preserve_rng_state=False)
        for i in range(0, len(tables[0]), rows)
    ]
    return torch.cat(parts)


def smooth_ap(scores: Tensor, positive: Tensor, negative: Tensor) -> PerSample:
    """Of anchors: their scaled similarities to all samples, and which are positives and negatives, (anchors, n)."""
    above = torch.sigmoid(scores.unsqueeze(-2) - scores.unsqueeze(-1))  # (anchor, i, j): whether j comes before i
    right, wrong = (above @ torch.stack([positive, negative], -1).to(above)).unbind(-1)
    return mean_of(wrong / (right + 0.5 + wrong), positive)  # of i itself there is one half in right


@loss_function
def smooth_ap_loss(
    pred: Embeddings, target: Labels, *, temperature: Positive = 0.01, with_query: bool = False
) -> PerSample:
    """One minus the average precision with which each sample retrieves its class, of ranks that have a slope.

    .. math:: L_a = 1 - \\frac{1}{|P_a|} \\sum_{i \\in P_a} \\frac{1 + \\sum_{j \\in P_a, j \\ne i} \\sigma_{ij}}{1 +
              \\sum_{j \\in P_a \\cup N_a, j \\ne i} \\sigma_{ij}}, \\quad \\sigma_{ij} = \\frac{1}{1 + e^{(s_{ai} -
              s_{aj}) / \\tau}}

    Args:
        pred: embeddings of a batch, (n, dimensions); s are their cosines.
        target: classes, integers (n,); P_a are the others of the class of a, N_a those of other classes.
        temperature: tau, above 0, in units of the cosine. The smaller, the nearer to the average precision, and the
            fewer pairs have a gradient.
        with_query: count the sample itself among its positives, with its cosine of 1, as the authors' code and
            pytorch-metric-learning do: that is one positive more that is always found.

    Returns:
        One value an anchor, (n,); 0 for one without a positive, or without a negative. Classes may have different
        numbers of samples. All pairs are compared for each anchor: the time grows with n^3. Memory does not: some
        anchors are looked at together, and once more for the gradient, 0.1 GiB in float32.

    Advice: Retrieval that is measured by average precision; batches of a few hundred, several samples a class.

    Paper: Brown et al., Smooth-AP: smoothing the path towards large-scale image retrieval, ECCV 2020,
    https://arxiv.org/abs/2007.12163

    >>> smooth_ap_loss(torch.tensor([[1., 0.], [.8, .6], [.96, .28]]), torch.tensor([0, 0, 1]), temperature=0.1)
    tensor([0.4542, 0.4431, 0.0000])
    """
    scores, positive, negative = pairs_of(pred, target, None, None)
    if with_query:
        positive = ~negative & (positive.sum(-1, keepdim=True) > 0)
    return of_blocks(smooth_ap, pred.shape[0] ** 2, scores / temperature, positive, negative)


@loss_function
def fast_ap_loss(
    pred: Embeddings,
    target: Labels,
    *,
    memory: Embeddings | None = None,
    memory_target: Labels | None = None,
    num_bins: Annotated[int, at_least(1)] = 10,
) -> PerSample:
    """One minus the average precision with which each sample retrieves its class, from a histogram of distances.

    .. math:: L_a = 1 - \\frac{1}{|P_a|} \\sum_{l = 0}^{b} \\frac{H_l^+ h_l^+}{H_l}, \\quad H_l = \\sum_{k \\le l} h_k,
              \\quad h_l = \\sum_i \\max \\Big(0, 1 - \\frac{b}{4} |d_{ai}^2 - z_l|\\Big), \\quad z_l = \\frac{4 l}{b}

    Args:
        pred: embeddings of a batch, (n, dimensions), taken to length 1; d^2 are squared distances, 0 to 4.
        target: classes, integers (n,); h^+ counts the others of the class of a, h all others.
        memory: embeddings of earlier batches, (m, dimensions), with which the anchors are compared as well; without a
            gradient. None is none.
        memory_target: their classes, (m,); a place where it is below 0 is empty.
        num_bins: b, the parts of [0, 4]: a distance counts at the two ends of its part, at each by how near it is.

    Returns:
        One value an anchor, (n,); 0 for one without a positive, which the authors' code leaves out of the mean. The
        gradient that their PyTorch code writes out is n / 2 times that of their value: ``loss_weight=n / 2`` has it.
        Behind a negative it follows the average precision from part to part only: within one the slope may point the
        other way.

    Advice: Retrieval with large batches, and with a memory: the cost grows with the pairs times the bins, 0.4 GiB at
        n = 1500.

    Paper: Cakir et al., Deep metric learning to rank, CVPR 2019,
    https://openaccess.thecvf.com/content_CVPR_2019/html/Cakir_Deep_Metric_Learning_to_Rank_CVPR_2019_paper.html

    >>> fast_ap_loss(torch.tensor([[1., 0.], [.8, .6], [.96, .28]]), torch.tensor([0, 0, 1]), num_bins=4)
    tensor([0.5632, 0.5554, 0.0000])
    """
    scores, positive, negative = pairs_of(pred, target, memory, memory_target)
    place = (1 - scores).unsqueeze(-1) * (num_bins / 2)  # of 2 - 2 s, in units of a part
    share = F.relu(1 - (place - torch.arange(num_bins + 1, device=place.device)).abs())
    counts = torch.stack([positive, negative], 1).to(share) @ share  # (anchor, kind, bin)
    right, wrong = counts.cumsum(-1).unbind(1)
    missed = wrong / (right + wrong).clamp(min=torch.finfo(share.dtype).tiny)
    return (counts[:, 0] * missed).sum(-1) / positive.sum(-1).clamp(min=1)


@loss_function
def nca_loss(
    pred: Embeddings,
    target: Labels,
    *,
    memory: Embeddings | None = None,
    memory_target: Labels | None = None,
    scale: Positive = 1.0,
    objective: Literal['log', 'linear'] = 'log',
    normalize: bool = False,
) -> PerSample:
    """Neighbourhood components analysis: a neighbour that is drawn by its distance should be of one's own class.

    .. math:: L_a = -\\ln p_a, \\quad \\text{linear: } 1 - p_a, \\quad p_a = \\frac{\\sum_{y_i = y_a} e^{-\\gamma \\,
              d_{ai}^2}}{\\sum_{i \\ne a} e^{-\\gamma \\, d_{ai}^2}}

    Args:
        pred: embeddings of a batch, (n, dimensions), of any length; the paper's are linear in the data.
        target: classes, integers (n,). The sample itself is no neighbour.
        memory: embeddings of earlier batches, (m, dimensions), with which the anchors are compared as well; without a
            gradient. None is none.
        memory_target: their classes, (m,); a place where it is below 0 is empty.
        scale: gamma, of the squared distances; the paper has 1, since lengths are learned.
        objective: both are the paper's. 'linear' is the expected error of the nearest neighbour, to which an outlier
            adds no more than 1, and has no gradient where all is lost; 'log' has it there.
        normalize: take the embeddings to length 1 first, as pytorch-metric-learning does. A scale of 1 is small then.

    Returns:
        One value an anchor, (n,); 0 for one without a positive. Where p rounds to 0 the value stays exact, where
        pytorch-metric-learning leaves the sample out.

    Advice: Nearest neighbours as the classifier, with few classes; with many see :func:`proxy_nca_plus_plus_loss`.

    Paper: Goldberger et al., Neighbourhood components analysis, NeurIPS 2004, https://papers.nips.cc/paper/2566

    >>> nca_loss(torch.tensor([[0.], [1.], [1.5]]), torch.tensor([0, 0, 1]))
    tensor([0.2519, 1.1369, 0.0000])
    """
    positive, negative = kinds_of(target, memory_target)
    closeness = -scale * (unit_distances if normalize else distances)(pred, memory).square()
    odds = log_sum_exp(closeness, negative) - log_sum_exp(closeness, positive)  # ln of (1 - p) / p
    loss = F.softplus(odds) if objective == 'log' else torch.sigmoid(odds)
    return torch.where(positive.sum(-1) > 0, loss, 0)
