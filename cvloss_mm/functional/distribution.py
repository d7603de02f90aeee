"""Losses of distributions over bins that stand for a number, as boxes with uncertain sides have them."""

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .ranges import Positive
from .shapes import Bins, Distances, PerSample, SideOffsets
from .targets import scalar


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
    weight = (1 - (target.unsqueeze(-1) - bins).abs()).clamp(min=0)  # of the two bins about the number
    return -torch.where(weight == 0, 0, weight * F.log_softmax(pred, -1)).sum(-1)


def fine_grained_offset(position: Tensor, last: Tensor, upper: Tensor, curvature: Tensor) -> Tensor:
    """W of the bins, dense about 0, far apart at the ends, and so on beyond them.

    Args:
        place: 2 n - N of bin n, any shape.
        last: N, no dimensions.
    """
    inner = curvature * ((upper / curvature + 1) ** (position.abs() / (last - 2).clamp(min=1)) - 1)
    return position.sign() * torch.where(position.abs() >= last, 2 * upper * (1 + position.abs() - last), inner)


@loss_function
def fine_grained_localization_loss(
    pred: Bins, target: SideOffsets, *, upper: Positive = 0.5, curvature: Positive = 0.25
) -> PerSample:
    """Cross entropy of the correction of a side that lies between two bins, against both; bins are dense about 0.

    .. math:: L = -\\frac{W_{i+1} - y}{W_{i+1} - W_i} \\ln p_i - \\frac{y - W_i}{W_{i+1} - W_i} \\ln p_{i+1}, \\quad
              W_i \\le y \\le W_{i+1}, \\quad p = softmax(z), \\quad
              W_{N/2 \\pm m} = \\pm c [(a / c + 1)^{2m / (N - 2)} - 1], \\quad W_{0, N} = \\mp 2 a

    Args:
        pred: logits z of the bins 0 ... N, (n, N + 1), 33 in the paper; a box is four rows.
        target: y, (n,): by how much the side lies further out than that of the first box, by the width or height of
            that box. What lies outside of the bins counts as the nearest one.
        upper: a: W is a at the last bins but the outermost, which are 2 a.
        curvature: c. The smaller, the denser are the bins about 0. The authors' code has 1 / c, reg_scale, 4 or 8.

    Returns:
        One value a side, (n,); lowest where the mass is on the two bins and W has the mean y. The paper weighs a side
        by the IoU of its box, a constant, which is for ``weight``, and divides the sum by the number of boxes.

    Advice: DETRs that refine the distributions of the sides of a box layer by layer (D-FINE), with a weight of 0.15.

    Paper: Peng et al., D-FINE: redefine regression task in DETRs as fine-grained distribution refinement, ICLR 2025,
    https://arxiv.org/abs/2410.13842

    >>> fine_grained_localization_loss(torch.tensor([[0., 1., 0., 0., 0.]]), torch.tensor([-.25]))
    tensor([1.4048])
    """
    number = torch.arange(pred.shape[-1], device=pred.device, dtype=pred.dtype)
    last, a, c = number.amax(), scalar(upper, pred), scalar(curvature, pred)
    before, here, after = (fine_grained_offset(2 * (number + step) - last, last, a, c) for step in (-1, 0, 1))
    side = target.maximum(-2 * a).minimum(2 * a).unsqueeze(-1)
    weight = ((side - before) / (here - before)).minimum((after - side) / (after - here)).clamp(min=0)
    return -torch.where(weight == 0, 0, weight * F.log_softmax(pred, -1)).sum(-1)
