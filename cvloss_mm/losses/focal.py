"""Focal losses."""
from ..functional import focal as f
from ..registry import MODELS
from .families import SigmoidLoss, SoftmaxLoss


@MODELS.register_module()
class SigmoidFocalLoss(SigmoidLoss, fn=f.sigmoid_focal_loss): ...


@MODELS.register_module()
class SoftmaxFocalLoss(SoftmaxLoss, fn=f.softmax_focal_loss): ...
