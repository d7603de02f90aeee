"""Losses of boundaries."""

from ..functional import boundary as f
from ..registry import MODELS
from .families import ClassMapLoss, DistanceMapLoss


@MODELS.register_module()
class BoundaryLoss(DistanceMapLoss, fn=f.boundary_loss, others=dict(class_weight=[0.0, 1.0, 2.0], per_image=False)): ...


@MODELS.register_module()
class HausdorffLoss(
    ClassMapLoss,
    fn=f.hausdorff_loss,
    others=dict(alpha=1.3, classes='present', class_weight=[0.0, 1.0, 2.0], per_image=False, ignore_index=0),
    waives={'gradient': 'the distances to the predicted boundary carry none'},
): ...
