"""Losses of qualities."""
from ..functional import quality as f
from ..registry import MODELS
from .families import QualityLoss


@MODELS.register_module()
class QualityFocalLoss(QualityLoss, fn=f.quality_focal_loss, others=dict(beta=0.37)): ...


@MODELS.register_module()
class VarifocalLoss(QualityLoss, fn=f.varifocal_loss,
        others=dict(alpha=0.6, gamma=1.3, iou_weighted=False, detach_weight=True)): ...
