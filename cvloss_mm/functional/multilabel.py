"""Losses of pictures that have several labels at once, most of them absent."""
from typing import Annotated

import torch

from .function import loss_function
from .ranges import NonNegative, Positive, between
from .shapes import Dense, Logits, PerElement
from .targets import power


@loss_function
def asymmetric_loss(pred: Logits, target: Dense, *, gamma_pos: NonNegative = 0.0, gamma_neg: NonNegative = 4.0,
                    clip: Annotated[float, between(0, 1)] | None = 0.05, eps: Positive = 1e-8,
                    detach_weight: bool = False) -> PerElement:
    """Focal loss that turns away from easy negatives only, and drops those below a probability altogether.

    .. math:: L = -(1 - p_t)^{\\gamma} \\ln p_t, \\quad p_t = p, \\gamma = \\gamma_+ \\text{ if } y = 1, \\quad
              p_t = 1 - \\max(p - m, 0), \\gamma = \\gamma_- \\text{ otherwise}, \\quad p = \\sigma(z)

    Args:
        pred: logits z, (n, classes) or any shape.
        target: y in [0, 1], same shape. Soft values mix p_t and gamma linearly.
        gamma_pos: focusing exponent of the positives. The paper's setting is 0; the authors' released class and timm
            have 1.
        gamma_neg: focusing exponent of the negatives.
        clip: m, how much the probability of a negative is lowered; None is 0.
        eps: the least argument of the logarithm. A positive below it has no gradient.
        detach_weight: whether (1 - p_t)^gamma is a constant for the gradient, as in the authors' released class.

    Returns:
        One value an element, same shape. The authors sum them, timm since 1.0 divides that sum by the batch; a mean is
        smaller by the number of elements.

    Advice: Pictures with a few labels out of many (VOC, COCO, Open Images), where negatives swamp cross entropy.

    Paper: Ridnik et al., Asymmetric loss for multi-label classification, ICCV 2021, https://arxiv.org/abs/2009.14119

    >>> asymmetric_loss(torch.zeros(1, 2), torch.tensor([[1., 0.]]))
    tensor([[0.6931, 0.0245]])
    """
    p, q, absent = torch.sigmoid(pred), torch.sigmoid(-pred), 1 - target
    margin = 0.0 if clip is None else clip
    right = target * p + absent * (q + margin).clamp(max=1)
    wrong = target * q + absent * (p - margin).clamp(min=0)
    weight = power(wrong, gamma_pos * target + gamma_neg * absent)
    return -(weight.detach() if detach_weight else weight) * right.clamp(min=eps).log()
