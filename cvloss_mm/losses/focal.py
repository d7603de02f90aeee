"""Focal losses."""
from ..functional import focal as f
from ..registry import MODELS
from .families import SigmoidLoss, SoftmaxLoss


@MODELS.register_module()
class SigmoidFocalLoss(SigmoidLoss, fn=f.sigmoid_focal_loss, others=dict(gamma=1.3, alpha=0.6)): ...


@MODELS.register_module()
class SoftmaxFocalLoss(SoftmaxLoss, fn=f.softmax_focal_loss, others=dict(gamma=1.3, alpha=0.6)): ...
