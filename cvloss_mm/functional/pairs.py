"""Losses of pairs: all samples of a batch are compared with each other, those of one class and those of two."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from .embedding import distances, kinds_of, unit_rows, with_memory
from .function import loss_function
from .ranges import NonNegative, Positive
from .shapes import Embeddings, Labels, PerSample


class Pairs(NamedTuple):
    """What the rows of a batch are to each other and to those of a memory, (n, n + m); a row is to itself neither
    positive nor negative."""

    similarity: Tensor
    positive: Tensor
    negative: Tensor


def pairs_of(rows: Embeddings, target: Labels, memory: Embeddings | None, memory_target: Labels | None) -> Pairs:
    """The cosines of all pairs, and their kinds."""
    rows = unit_rows(rows)
    others = with_memory(rows, None if memory is None else unit_rows(memory))
    return Pairs(rows @ others.T, *kinds_of(target, memory_target))


def log_sum_exp(values: Tensor, where: Tensor) -> PerSample:
    """Over the chosen values of each row; far below all where a row has none, and without gradient there."""
    return values.masked_fill(~where, torch.finfo(values.dtype).min / 4).logsumexp(-1)


def mean_of(values: Tensor, where: Tensor) -> PerSample:
    """Over the chosen values of each row; 0 where a row has none."""
    return torch.where(where, values, 0).sum(-1) / where.sum(-1).clamp(min=1)


@loss_function
def contrastive_loss(
    pred: Embeddings,
    target: Labels,
    *,
    memory: Embeddings | None = None,
    memory_target: Labels | None = None,
    margin: NonNegative = 1.0,
) -> PerSample:
    """Pairs of one class are drawn together, those of two are pushed apart up to a margin.

    .. math:: L_a = \\frac{1}{n - 1} \\sum_{i \\ne a} \\begin{cases} \\frac{1}{2} d_{ai}^2 & y_i = y_a \\\\ \\frac{1}{2}
              \\max(0, m - d_{ai})^2 & y_i \\ne y_a \\end{cases}

    Args:
        pred: embeddings of a batch, (n, dimensions).
        target: classes, integers (n,).
        memory: embeddings of earlier batches, (m, dimensions), with which the anchors are compared as well; without a
            gradient. None is none.
        memory_target: their classes, (m,); a place where it is below 0 is empty.
        margin: m, in the unit of the distances.

    Returns:
        One value an anchor, (n,); their mean is that over all pairs. pytorch-metric-learning's is linear in the
        distance, and averages what is not 0.

    Advice: The oldest of its kind; with many classes most pairs are easy and others learn faster.

    Paper: Hadsell et al., Dimensionality reduction by learning an invariant mapping, CVPR 2006,
    https://doi.org/10.1109/CVPR.2006.100

    >>> contrastive_loss(torch.tensor([[0.], [1.], [1.5]]), torch.tensor([0, 0, 1]))
    tensor([0.2500, 0.3125, 0.0625])
    """
    positive, negative = kinds_of(target, memory_target)
    distance = distances(pred, memory)
    cost = torch.where(positive, distance, torch.where(negative, F.relu(margin - distance), 0)).square() / 2
    return cost.sum(-1) / (positive | negative).sum(-1).clamp(min=1)


@loss_function
def nt_xent_loss(
    pred: Embeddings,
    target: Labels,
    *,
    memory: Embeddings | None = None,
    memory_target: Labels | None = None,
    temperature: Positive = 0.5,
) -> PerSample:
    """Cross entropy of finding one's partner among all samples of other classes, by the cosine.

    .. math:: L_a = -\\frac{1}{|P_a|} \\sum_{p \\in P_a} \\ln \\frac{e^{s_{ap} / \\tau}}{e^{s_{ap} / \\tau} + \\sum_{y_n
              \\ne y_a} e^{s_{an} / \\tau}}

    Args:
        pred: embeddings of a batch, (n, dimensions).
        target: classes, integers (n,); two views of an image are a class of their own.
        memory: embeddings of earlier batches, (m, dimensions), with which the anchors are compared as well; without a
            gradient. None is none.
        memory_target: their classes, (m,); a place where it is below 0 is empty.
        temperature: tau, above 0; what the cosines are divided by.

    Returns:
        One value an anchor, (n,); 0 for one without a positive. With two samples a class, SimCLR's.

    Advice: Learning without labels from two views of each image, in large batches. With several samples a class see
    :func:`sup_con_loss`, in which other positives stand in the denominator, too.

    Paper: Chen et al., SimCLR, ICML 2020, https://arxiv.org/abs/2002.05709

    >>> nt_xent_loss(torch.tensor([[1., 0.], [.8, .6], [0., 1.]]), torch.tensor([0, 0, 1]))
    tensor([0.1839, 0.5130, 0.0000])
    """
    pairs = pairs_of(pred, target, memory, memory_target)
    scores = pairs.similarity / temperature
    return mean_of(F.softplus(log_sum_exp(scores, pairs.negative).unsqueeze(-1) - scores), pairs.positive)


@loss_function
def sup_con_loss(
    pred: Embeddings,
    target: Labels,
    *,
    memory: Embeddings | None = None,
    memory_target: Labels | None = None,
    temperature: Positive = 0.1,
) -> PerSample:
    """Cross entropy of finding all others of one's class in the batch, by the cosine.

    .. math:: L_a = -\\frac{1}{|P_a|} \\sum_{p \\in P_a} \\ln \\frac{e^{s_{ap} / \\tau}}{\\sum_{i \\ne a} e^{s_{ai} /
              \\tau}}

    Args:
        pred: embeddings of a batch, (n, dimensions).
        target: classes, integers (n,).
        memory: embeddings of earlier batches, (m, dimensions), with which the anchors are compared as well; without a
            gradient. None is none.
        memory_target: their classes, (m,); a place where it is below 0 is empty.
        temperature: tau, above 0; what the cosines are divided by. The authors' code has 0.07.

    Returns:
        One value an anchor, (n,); 0 for one without a positive. The paper's L_out, which averages outside of the
        logarithm; the authors' code multiplies it by the temperature / 0.07, too.

    Advice: Pretraining with labels; the classifier is trained afterwards. Large batches.

    Paper: Khosla et al., Supervised contrastive learning, NeurIPS 2020, https://arxiv.org/abs/2004.11362

    >>> sup_con_loss(torch.tensor([[1., 0.], [.8, .6], [0., 1.]]), torch.tensor([0, 0, 1]), temperature=0.5)
    tensor([0.1839, 0.5130, 0.0000])
    """
    pairs = pairs_of(pred, target, memory, memory_target)
    scores = pairs.similarity / temperature
    return mean_of(log_sum_exp(scores, pairs.positive | pairs.negative).unsqueeze(-1) - scores, pairs.positive)


@loss_function
def multi_similarity_loss(
    pred: Embeddings,
    target: Labels,
    *,
    memory: Embeddings | None = None,
    memory_target: Labels | None = None,
    alpha: Positive = 2.0,
    beta: Positive = 50.0,
    base: float = 0.5,
    mining_margin: float = 0.1,
) -> PerSample:
    """Hard pairs count most: hard by their own cosine and by those of the anchor's other pairs.

    .. math:: L_a = \\frac{1}{\\alpha} \\ln \\Big(1 + \\sum_{p} e^{-\\alpha (s_{ap} - \\lambda)}\\Big) +
              \\frac{1}{\\beta} \\ln \\Big(1 + \\sum_{n} e^{\\beta (s_{an} - \\lambda)}\\Big)

    Args:
        pred: embeddings of a batch, (n, dimensions).
        target: classes, integers (n,). A batch needs several samples of several classes each.
        memory: embeddings of earlier batches, (m, dimensions), with which the anchors are compared as well; without a
            gradient. None is none.
        memory_target: their classes, (m,); a place where it is below 0 is empty.
        alpha: scale of the positives, above 0.
        beta: scale of the negatives, above 0; the authors' code has 40.
        base: lambda, a cosine between near and far; the paper says 1, the authors' code 0.5.
        mining_margin: epsilon, in units of the cosine.

    Returns:
        One value an anchor, (n,); 0 for one without a positive or without a negative. The sums are over the positives
        with s_ap below max_n s_an + epsilon, and the negatives with s_an above min_p s_ap - epsilon.

    Advice: Image retrieval with a few thousand classes and batches of 5 samples a class.

    Paper: Wang et al., Multi-similarity loss, CVPR 2019, https://arxiv.org/abs/1904.06627

    >>> multi_similarity_loss(torch.tensor([[1., 0.], [.6, .8], [0., 1.]]), torch.tensor([0, 0, 1]))
    tensor([0.0000, 0.5991, 0.0000])
    """
    scores, positive, negative = pairs_of(pred, target, memory, memory_target)
    far = torch.finfo(scores.dtype).max
    fixed = scores.detach()
    weakest = F.pad(fixed.masked_fill(~positive, far), (0, 1), value=far).amin(-1, keepdim=True)
    strongest = F.pad(fixed.masked_fill(~negative, -far), (0, 1), value=-far).amax(-1, keepdim=True)
    positive, negative = positive & (fixed < strongest + mining_margin), negative & (fixed > weakest - mining_margin)
    return (
        F.softplus(log_sum_exp(-alpha * (scores - base), positive)) / alpha
        + F.softplus(log_sum_exp(beta * (scores - base), negative)) / beta
    )


@loss_function
def circle_loss(
    pred: Embeddings,
    target: Labels,
    *,
    memory: Embeddings | None = None,
    memory_target: Labels | None = None,
    margin: NonNegative = 0.25,
    scale: Positive = 128.0,
) -> PerSample:
    """Every cosine is driven to its optimum, the harder the further it is from there.

    .. math:: L_a = \\ln \\Big(1 + \\sum_n e^{\\gamma \\alpha_n (s_{an} - m)} \\sum_p
              e^{-\\gamma \\alpha_p (s_{ap} - 1 + m)}\\Big), \\quad \\alpha_n = \\max(0,
              s_{an} + m), \\quad \\alpha_p = \\max(0, 1 + m - s_{ap})

    Args:
        pred: embeddings of a batch, (n, dimensions).
        target: classes, integers (n,). A batch needs several samples of several classes each.
        memory: embeddings of earlier batches, (m, dimensions), with which the anchors are compared as well; without a
            gradient. None is none.
        memory_target: their classes, (m,); a place where it is below 0 is empty.
        margin: m, in units of the cosine.
        scale: gamma. The paper's for re-identification; for retrieval it takes a margin of 0.4 and 80.

    Returns:
        One value an anchor, (n,); 0 for one without a positive or without a negative. The weights alpha carry no
        gradient, as the paper has it.

    Advice: Re-identification and retrieval, in batches of 4 to 16 samples a class.

    Paper: Sun et al., Circle loss, CVPR 2020, https://arxiv.org/abs/2002.10857

    >>> circle_loss(torch.tensor([[1., 0.], [.8, .6], [0., 1.]]), torch.tensor([0, 0, 1]), scale=4)
    tensor([0.5375, 1.3873, 0.0000])
    """
    scores, positive, negative = pairs_of(pred, target, memory, memory_target)
    fixed = scores.detach()
    near = log_sum_exp(-scale * F.relu(1 + margin - fixed) * (scores - 1 + margin), positive)
    far = log_sum_exp(scale * F.relu(fixed + margin) * (scores - margin), negative)
    return F.softplus(near + far)
