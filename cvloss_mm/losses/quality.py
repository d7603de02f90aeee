"""Losses of qualities."""
from ..functional import quality as f
from ..registry import MODELS
from .families import QualityLoss


@MODELS.register_module()
class QualityFocalLoss(QualityLoss, fn=f.quality_focal_loss): ...


@MODELS.register_module()
class VarifocalLoss(QualityLoss, fn=f.varifocal_loss): ...
