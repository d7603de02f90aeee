"""The loss of centrelines."""

from ..functional import centerline as f
from ..registry import MODELS
from .families import ClassMapLoss


@MODELS.register_module()
class CenterlineDiceLoss(
    ClassMapLoss,
    fn=f.centerline_dice_loss,
    others=dict(
        iterations=0, smooth=0.1, classes='present', class_weight=[1.0, 2.0, 0.5], per_image=False, ignore_index=0
    ),
    trial=dict(iterations=2),  # the images of `sample` are four pixels wide
    waives={'kernel': 'each pixel reads its neighbours, again and again: there is no such loop'},
): ...
