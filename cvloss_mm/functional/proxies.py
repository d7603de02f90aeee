"""Losses of cosines between samples and proxies: each class has one that learns, or several, and no pair is needed."""

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .margin import cos_face_loss, norm_face_loss
from .ranges import NonNegative, Positive
from .shapes import Cosines, Labels, PerSample
from .targets import occurrences

LEAST = 0.25  # of the smallest number: what stands for no value in a sum of exponentials, and has no gradient


@loss_function
def proxy_nca_loss(pred: Cosines, target: Labels, *, scale: Positive = 2.0) -> PerSample:
    """Nearer to the proxy of one's own class than to the others, which alone are in the denominator.

    .. math:: L = -\\ln \\frac{e^{-d_y}}{\\sum_{j \\ne y} e^{-d_j}}, \\quad d_j = \\frac{s}{2} \\Big\\|
              \\frac{x}{\\|x\\|} - \\frac{p_j}{\\|p_j\\|} \\Big\\|^2 = s (1 - \\cos \\theta_j)

    Args:
        pred: cosines of the angles between the embedding and the proxy of each class, (n, classes).
        target: class indices, (n,).
        scale: s, twice the factor of the squared distance, which is 1 in the paper.

    Returns:
        One value a sample, (n,), of any sign; 0 where there is one class. With the true proxy in the denominator, as
        in pytorch-metric-learning and in the reimplementations, it is :func:`proxy_nca_plus_plus_loss`.

    Advice: Retrieval with few samples of many classes; the learning rate of the proxies is some ten times the model's.

    Paper: Movshovitz-Attias et al., No fuss distance metric learning using proxies, ICCV 2017,
    https://arxiv.org/abs/1703.07464

    >>> proxy_nca_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]))
    tensor([-0.8019])
    """
    logits, index = scale * pred, target.long().unsqueeze(-1)
    low = LEAST * torch.finfo(pred.dtype).min
    others = logits.scatter(-1, index, low).logsumexp(-1)
    return torch.where(others <= low / 2, 0, others - logits.gather(-1, index).squeeze(-1))  # no other: one class


@loss_function
def proxy_nca_plus_plus_loss(pred: Cosines, target: Labels, *, scale: Positive = 18.0) -> PerSample:
    """The probability of the own proxy among all of them, at a low temperature: Proxy-NCA++.

    .. math:: L = -\\ln \\frac{e^{-d_y / T}}{\\sum_j e^{-d_j / T}}, \\quad d_j = \\Big\\| \\frac{x}{\\|x\\|} -
              \\frac{p_j}{\\|p_j\\|} \\Big\\|^2 = 2 (1 - \\cos \\theta_j), \\quad s = \\frac{2}{T}

    Args:
        pred: cosines of the angles between the embedding and the proxy of each class, (n, classes).
        target: class indices, (n,).
        scale: s; the paper's T is 1 / 9.

    Returns:
        One value a sample, (n,), that of :func:`norm_face_loss`.

    Advice: Retrieval; the paper adds layer norm, maximum pooling and a rate of the proxies of its own.

    Paper: Teh et al., ProxyNCA++, ECCV 2020, https://arxiv.org/abs/2004.01113

    >>> proxy_nca_plus_plus_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), scale=4)
    tensor([0.0967])
    """
    return norm_face_loss(pred, target, scale=scale)


def softplus_of_sums(values: Tensor, index: Labels, classes: int) -> Tensor:
    """ln(1 + sum of e^values) over the values of each class, (n,) to (classes,)."""
    zeros = values.new_zeros(classes)
    largest = zeros.scatter_reduce(0, index, values.detach(), 'amax')
    return largest + ((-largest).exp().scatter_add(0, index, (values - largest[index]).exp())).log()


@loss_function
def proxy_anchor_loss(
    pred: Cosines, target: Labels, *, part: PerSample | None = None, scale: Positive = 32.0, margin: NonNegative = 0.1
) -> PerSample:
    """Each proxy is an anchor: it draws its samples of the batch, the hardest most, and pushes all others away.

    .. math:: L = \\frac{1}{|P^+|} \\sum_{p \\in P^+} \\ln \\Big(1 + \\sum_{x \\in X_p^+} e^{-\\alpha (s(x, p) -
              \\delta)}\\Big) + \\frac{1}{|P|} \\sum_{p \\in P} \\ln \\Big(1 + \\sum_{x \\in X_p^-} e^{\\alpha (s(x, p)
              + \\delta)}\\Big)

    Args:
        pred: cosines s of the angles between the embedding and the proxy of each class, (n, classes).
        target: class indices, (n,).
        part: which samples take part, boolean (n,); the loss leaves out those without a weight. None is all of them.
        scale: alpha.
        margin: delta, in units of the cosine.

    Returns:
        One value a sample, (n,), whose mean is L: the samples of a class share its first term, all of them the second
        one. P+ are the classes in the batch.

    Advice: Retrieval; converges faster than losses of pairs, and a batch needs no particular sampling.

    Paper: Kim et al., Proxy anchor loss, CVPR 2020, https://arxiv.org/abs/2003.13911

    >>> proxy_anchor_loss(torch.tensor([[.8, .1], [.3, .2]]), torch.tensor([0, 1]), scale=4)
    tensor([1.5365, 1.9905])
    """
    index = target.long()
    valid = torch.ones_like(target, dtype=torch.bool) if part is None else part
    low = LEAST * torch.finfo(pred.dtype).min
    positives = -scale * (pred.gather(-1, index.unsqueeze(-1)).squeeze(-1) - margin)
    pulls = softplus_of_sums(positives.masked_fill(~valid, low), index, pred.shape[-1])
    scores = (scale * (pred + margin)).scatter(-1, index.unsqueeze(-1), low).masked_fill(~valid.unsqueeze(-1), low)
    pushes = F.pad(scores, (0, 0, 1, 0)).logsumexp(0)  # of no sample and of each one
    counts = occurrences(index, pred.shape[-1], valid, pred.dtype)
    class_weight = valid.sum() / ((counts > 0).sum().clamp(min=1) * counts.clamp(min=1))
    return torch.where(valid, (class_weight * pulls)[index] + pushes.mean(), 0)


@loss_function
def soft_triple_loss(pred: Cosines, target: Labels, *, scale: Positive = 20.0, margin: NonNegative = 0.01) -> PerSample:
    """Softmax of the similarities to classes of several centres each, of which the nearer ones count for more.

    .. math:: L = -\\ln \\frac{e^{\\lambda (S_y - \\delta)}}{e^{\\lambda (S_y - \\delta)} + \\sum_{j \\ne y} e^{\\lambda
              S_j}}, \\quad S_j = \\sum_k \\frac{e^{\\cos \\theta_{jk} / \\gamma}}{\\sum_l e^{\\cos \\theta_{jl} /
              \\gamma}} \\cos \\theta_{jk}

    Args:
        pred: similarities S of the embedding to each class, in [-1, 1], (n, classes), as
            :class:`cvloss_mm.heads.CosineClassifier` with ``subcenters`` and ``softness`` (gamma) gives them.
        target: class indices, (n,).
        scale: lambda.
        margin: delta, in units of the cosine.

    Returns:
        One value a sample, (n,), that of :func:`cos_face_loss`. The paper's regularizer, which draws the centres of a
        class together, is of the centres: :meth:`cvloss_mm.heads.CosineClassifier.spread`.

    Advice: Retrieval and fine-grained classes that look several ways. Ten centres a class, and a larger learning rate
    for them.

    Paper: Qian et al., SoftTriple loss, ICCV 2019, https://arxiv.org/abs/1909.05235

    >>> soft_triple_loss(torch.tensor([[.8, .1, 0.]]), torch.tensor([0]), scale=4)
    tensor([0.1005])
    """
    return cos_face_loss(pred, target, scale=scale, margin=margin)
