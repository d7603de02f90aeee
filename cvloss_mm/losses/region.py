"""Losses of whole masks."""

from ..functional import region as f
from ..registry import MODELS
from .families import ClassMapLoss, RegionLoss

OTHERS = dict(
    smooth=2.0, overlap='minimum', classes='present', class_weight=[1.0, 2.0, 0.5], per_image=False, ignore_index=0
)


@MODELS.register_module()
class DiceLoss(RegionLoss, fn=f.dice_loss, others=dict(naive_dice=True, eps=0.3, ignore_index=0)): ...


@MODELS.register_module()
class MultiClassDiceLoss(
    ClassMapLoss,
    fn=f.multi_class_dice_loss,
    others=dict(OTHERS, average=('micro', 'generalized'), squared=True),
    untried=('overlap',),
): ...


@MODELS.register_module()
class TverskyLoss(ClassMapLoss, fn=f.tversky_loss, others=dict(OTHERS, alpha=0.6, beta=0.2), untried=('overlap',)): ...


@MODELS.register_module()
class FocalTverskyLoss(
    ClassMapLoss,
    fn=f.focal_tversky_loss,
    others=dict(OTHERS, alpha=0.6, beta=0.2, gamma=2.0),
    untried=('overlap',),
): ...


@MODELS.register_module()
class JaccardLoss(ClassMapLoss, fn=f.jaccard_loss, others=OTHERS, untried=('overlap',)): ...
