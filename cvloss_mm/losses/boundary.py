"""The loss of boundaries."""

from ..functional import boundary as f
from ..registry import MODELS
from .families import DistanceMapLoss


@MODELS.register_module()
class BoundaryLoss(DistanceMapLoss, fn=f.boundary_loss, others=dict(class_weight=[0.0, 1.0, 2.0], per_image=False)): ...
