"""Bounded relaxations of the 0-1 loss."""

from ..functional import bounded as f
from ..registry import MODELS
from .families import SignLoss


@MODELS.register_module()
class RampLoss(SignLoss, fn=f.ramp_loss, others=dict(s=-1.5)): ...


@MODELS.register_module()
class SigmoidZeroOneLoss(
    SignLoss,
    fn=f.sigmoid_zero_one_loss,
    others=dict(k=3.0),
    waives={'monotone': 'it nears 0, and is nowhere exactly 0'},
): ...
