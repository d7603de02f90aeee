"""Losses of the order of scores that have a derivative."""

from ..functional import ranking_smooth as f
from ..registry import MODELS
from .families import RankingLoss


@MODELS.register_module()
class DRLoss(
    RankingLoss, fn=f.dr_loss, others=dict(pos_lambda=0.3, neg_lambda=0.5, smoothness=2.0, margin=0.2, tau=1.7)
): ...


@MODELS.register_module()
class CorrelationLoss(RankingLoss, fn=f.correlation_loss, others=dict(kind='concordance')): ...
