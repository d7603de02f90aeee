"""Losses of heat maps."""
from ..functional import heatmap as f
from ..registry import MODELS
from .families import HeatmapLoss


@MODELS.register_module()
class GaussianFocalLoss(HeatmapLoss, fn=f.gaussian_focal_loss): ...
