"""Losses of encoded box deltas."""

from ..functional import regression as f
from ..registry import MODELS
from .families import OffsetLoss


@MODELS.register_module()
class L1Loss(OffsetLoss, fn=f.l1_loss): ...


@MODELS.register_module()
class L2Loss(OffsetLoss, fn=f.l2_loss): ...


@MODELS.register_module()
class SmoothL1Loss(OffsetLoss, fn=f.smooth_l1_loss, others=dict(beta=0.37)): ...


@MODELS.register_module()
class HuberLoss(OffsetLoss, fn=f.huber_loss, others=dict(delta=0.4)): ...


@MODELS.register_module()
class CharbonnierLoss(OffsetLoss, fn=f.charbonnier_loss, others=dict(eps=0.4)): ...


@MODELS.register_module()
class BalancedL1Loss(OffsetLoss, fn=f.balanced_l1_loss, others=dict(alpha=0.6, gamma=1.3, beta=0.37)): ...
