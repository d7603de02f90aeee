"""Losses of whole masks: the overlap of a region with the true one."""
import torch  # noqa: F401  (the doctests use it)

from .function import loss_function
from .ranges import Positive
from .shapes import Masks, PerSample


@loss_function
def dice_loss(pred: Masks, target: Masks, *, naive_dice: bool = False, eps: Positive = 1e-3) -> PerSample:
    """One minus the overlap of two masks, in units of their mean size: small objects count as much as large ones.

    .. math:: L = 1 - \\frac{2 \\sum_i p_i g_i}{\\sum_i p_i^2 + \\sum_i g_i^2 + 2 \\epsilon}, \\quad \\text{naive: } 1 -
              \\frac{2 \\sum_i p_i g_i + \\epsilon}{\\sum_i p_i + \\sum_i g_i + \\epsilon}

    Args:
        pred: probabilities p in [0, 1], (n, ...).
        target: g in [0, 1], same shape.
        naive_dice: the form with first powers in the denominator, whose loss of two empty masks is 0. The paper's
            with squares gives 1 there.
        eps: keeps the quotient defined, in units of the sum over a mask, above 0.

    Returns:
        One value a mask, (n,).

    Advice: Instance and semantic masks, beside a cross entropy of the pixels (SOLO, CondInst, Mask2Former).

    Paper: Milletari et al., V-Net, 3DV 2016, https://arxiv.org/abs/1606.04797

    >>> dice_loss(torch.tensor([[.5, .5, 0., 0.]]), torch.tensor([[1., 0., 0., 0.]]))
    tensor([0.3342])
    """
    pred, target = pred.flatten(1), target.flatten(1)
    overlap = 2 * (pred * target).sum(-1)
    if naive_dice:
        return 1 - (overlap + eps) / (pred.sum(-1) + target.sum(-1) + eps)
    return 1 - overlap / (pred.square().sum(-1) + target.square().sum(-1) + 2 * eps)
