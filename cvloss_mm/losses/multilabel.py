"""Losses of pictures with several labels."""
from ..functional import multilabel as f
from ..registry import MODELS
from .families import SigmoidLoss


@MODELS.register_module()
class AsymmetricLoss(SigmoidLoss, fn=f.asymmetric_loss, waives={
        'mirror': 'it treats both answers differently: that is its point',
        'monotone': 'negatives below the clip cost nothing, however sure'}): ...
