"""Losses of distributions over bins."""
from ..functional import distribution as f
from ..registry import MODELS
from .families import DistributionLoss


@MODELS.register_module()
class DistributionFocalLoss(DistributionLoss, fn=f.distribution_focal_loss): ...
