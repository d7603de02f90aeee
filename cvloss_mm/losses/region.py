"""Losses of whole masks."""
from ..functional import region as f
from ..registry import MODELS
from .families import RegionLoss


@MODELS.register_module()
class DiceLoss(RegionLoss, fn=f.dice_loss, others=dict(naive_dice=True, eps=0.3)): ...
