"""Losses of distributions over bins."""

import torch

from ..functional import distribution as f
from ..registry import MODELS
from .families import DistributionLoss


@MODELS.register_module()
class DistributionFocalLoss(DistributionLoss, fn=f.distribution_focal_loss): ...


@MODELS.register_module()
class FineGrainedLocalizationLoss(
    DistributionLoss,
    fn=f.fine_grained_localization_loss,
    others=dict(upper=0.8, curvature=0.1),
    waives=dict.fromkeys(('mirror', 'lowest'), 'the target is an offset, and bins do not stand for their numbers'),
):
    """``pred`` is (n, bins), ``target`` (n,), fractions of a side, of either sign."""

    drawn = (0, 0.25, 0.5, 1)

    @classmethod
    def sample(cls, n, generator=None, classes=6):
        return torch.randn(n, classes, generator=generator) * 2, torch.rand(n, generator=generator) * 2.4 - 1.2
