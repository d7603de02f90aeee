"""Losses of heat maps."""

from ..functional import heatmap as f
from ..registry import MODELS
from .families import HeatmapLoss


@MODELS.register_module()
class GaussianFocalLoss(
    HeatmapLoss, fn=f.gaussian_focal_loss, others=dict(alpha=0.6, gamma=1.3, pos_weight=2.0, neg_weight=0.4)
): ...
