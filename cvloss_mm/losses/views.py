"""Losses of several views of an image."""

from ..functional import views as f
from ..registry import MODELS
from .families import ViewsLoss


@MODELS.register_module()
class JSDCrossEntropyLoss(ViewsLoss, fn=f.jsd_cross_entropy_loss, others=dict(alpha=3.0, label_smoothing=0.2)): ...


@MODELS.register_module()
class GJSLoss(ViewsLoss, fn=f.gjs_loss, others=dict(label_weight=0.3)): ...
