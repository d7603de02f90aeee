"""The loss of the correlation of regions."""

from ..functional import region_correlation as f
from ..registry import MODELS
from .families import ClassMapLoss


@MODELS.register_module()
class MCCLoss(
    ClassMapLoss,
    fn=f.mcc_loss,
    others=dict(smooth=1.0, classes='present', class_weight=[1.0, 2.0, 0.5], per_image=False, ignore_index=0),
): ...
