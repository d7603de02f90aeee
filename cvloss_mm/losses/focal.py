"""Focal losses."""

from ..functional import focal as f
from ..registry import MODELS
from .families import SigmoidLoss, SoftmaxLoss


@MODELS.register_module()
class SigmoidFocalLoss(SigmoidLoss, fn=f.sigmoid_focal_loss, others=dict(gamma=1.3, alpha=0.6, pos_weight=1.7)): ...


@MODELS.register_module()
class SoftmaxFocalLoss(SoftmaxLoss, fn=f.softmax_focal_loss, others=dict(gamma=1.3, alpha=0.6)): ...


@MODELS.register_module()
class Poly1FocalLoss(
    SigmoidLoss,
    fn=f.poly1_focal_loss,
    trial=dict(alpha=0.3),
    others=dict(epsilon=1.3, gamma=1.3, alpha=0.6, balance_poly=False),
): ...


@MODELS.register_module()
class FocalStarLoss(SigmoidLoss, fn=f.focal_star_loss, others=dict(gamma=1.3, beta=0.3)): ...


@MODELS.register_module()
class AsymmetricSingleLabelLoss(
    SoftmaxLoss,
    fn=f.asymmetric_single_label_loss,
    others=dict(gamma_pos=1.3, gamma_neg=1.7, label_smoothing=0.3),
    waives={'monotone': 'the smoothing asks for wrong classes, too'},
): ...
