"""Losses of pictures with several labels."""
from ..functional import multilabel as f
from ..registry import MODELS
from .families import SigmoidLoss


@MODELS.register_module()
class AsymmetricLoss(SigmoidLoss, fn=f.asymmetric_loss,
        others=dict(gamma_pos=1.3, gamma_neg=1.7, clip=0.2, eps=0.3, detach_weight=True), waives={
        'mirror': 'it treats both answers differently: that is its point',
        'monotone': 'negatives below the clip cost nothing, however sure'}): ...
