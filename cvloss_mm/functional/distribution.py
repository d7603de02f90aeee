"""Losses of distributions over bins that stand for a number, as boxes with uncertain sides have them."""
import torch
import torch.nn.functional as F

from .function import loss_function
from .shapes import Bins, Distances, PerSample


@loss_function
def distribution_focal_loss(pred: Bins, target: Distances) -> PerSample:
    """Cross entropy of a number that lies between two bins, against both, in proportion to its nearness.

    .. math:: L = -[(i + 1 - y) \\ln p_i + (y - i) \\ln p_{i+1}], \\quad i \\le y \\le i + 1, \\quad p = softmax(z)

    Args:
        pred: logits z of the bins 0 ... b - 1, (n, b).
        target: y, (n,), in units of the bins. What lies outside of [0, b - 1] counts as the nearest bin, so that the
            last bin itself is a valid target.

    Returns:
        One value a row, (n,). The distribution that costs least puts its mass on the two bins, with y as its mean.

    Advice: Box sides as distributions (GFL), beside an IoU-type loss of the box that they give.

    Paper: Li et al., Generalized focal loss, NeurIPS 2020, https://arxiv.org/abs/2006.04388

    >>> distribution_focal_loss(torch.tensor([[0., 1., 0., 0.]]), torch.tensor([1.25]))
    tensor([0.9937])
    """
    bins = torch.arange(pred.shape[-1], device=pred.device)
    target = target.clamp(min=0).minimum(bins.amax())
    share = (1 - (target.unsqueeze(-1) - bins).abs()).clamp(min=0)  # of the two bins about the number
    return -torch.where(share == 0, 0, share * F.log_softmax(pred, -1)).sum(-1)
