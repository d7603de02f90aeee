"""Losses of qualities."""

from ..functional import quality as f
from ..registry import MODELS
from .families import QualityLoss


@MODELS.register_module()
class QualityFocalLoss(QualityLoss, fn=f.quality_focal_loss, others=dict(beta=0.37)): ...


@MODELS.register_module()
class VarifocalLoss(
    QualityLoss, fn=f.varifocal_loss, others=dict(alpha=0.6, gamma=1.3, iou_weighted=False, detach_weight=True)
): ...


@MODELS.register_module()
class MatchabilityAwareLoss(
    QualityLoss,
    fn=f.matchability_aware_loss,
    others=dict(gamma=0.7, alpha=0.4, detach_weight=False),
    waives={
        'gradient': "the weight of the negatives is a constant in the gradient of the authors' code",
        'lowest': 'the wanted score is q^gamma, which is below q',
    },
): ...


@MODELS.register_module()
class IABCELoss(
    QualityLoss,
    fn=f.iabce_loss,
    others=dict(alpha=0.6, gamma=1.3, floor=0.4),
    waives={
        'gradient': 'the wanted score is a constant in the gradient',
        'lowest': 'the wanted score moves with the score: it is the slope that is 0 where both are q',
    },
): ...
