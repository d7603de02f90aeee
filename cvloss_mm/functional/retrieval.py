"""Losses of embeddings in which each sample of a batch looks for the others of its class: how well it finds them."""

import torch

from .function import loss_function
from .pairs import mean_of, pairs_of
from .ranges import Positive
from .shapes import Embeddings, Labels, PerSample


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
        numbers of samples. All pairs are compared for each anchor: memory grows with n^3, 0.5 GiB at n = 400.

    Advice: Retrieval that is measured by average precision; batches of a few hundred, several samples a class.

    Paper: Brown et al., Smooth-AP: smoothing the path towards large-scale image retrieval, ECCV 2020,
    https://arxiv.org/abs/2007.12163

    >>> smooth_ap_loss(torch.tensor([[1., 0.], [.8, .6], [.96, .28]]), torch.tensor([0, 0, 1]), temperature=0.1)
    tensor([0.4542, 0.4431, 0.0000])
    """
    scores, positive, negative = pairs_of(pred, target, None, None)
    if with_query:
        positive = ~negative & (positive.sum(-1, keepdim=True) > 0)
    scores = scores / temperature
    above = torch.sigmoid(scores.unsqueeze(-2) - scores.unsqueeze(-1))  # (anchor, i, j): whether j comes before i
    right, wrong = (above @ torch.stack([positive, negative], -1).to(above)).unbind(-1)
    return mean_of(wrong / (right + 0.5 + wrong), positive)  # of i itself there is one half in right
