"""Cross entropies."""

from ..functional import classification as f
from ..registry import MODELS
from .families import MaskLoss, SigmoidLoss, SoftmaxLoss


@MODELS.register_module()
class BinaryCrossEntropyLoss(
    SigmoidLoss,
    fn=f.binary_cross_entropy_loss,
    others=dict(pos_weight=[0.3, 2.0, 1.1], class_weight=[0.3, 2.0, 1.1], label_smoothing=0.2),
): ...


@MODELS.register_module()
class SoftmaxCrossEntropyLoss(
    SoftmaxLoss, fn=f.softmax_cross_entropy_loss, others=dict(class_weight=[0.3, 2.0, 1.1], label_smoothing=0.2)
): ...


@MODELS.register_module()
class SoftTargetCrossEntropyLoss(SoftmaxLoss, fn=f.soft_target_cross_entropy_loss): ...


@MODELS.register_module()
class LabelSmoothLoss(
    SoftmaxLoss,
    fn=f.label_smooth_loss,
    others=dict(label_smooth_val=0.3, mode='classy_vision'),
    waives={'monotone': 'an answer surer than the smoothed target costs more: that is the point of smoothing'},
): ...


@MODELS.register_module()
class Poly1CrossEntropyLoss(SoftmaxLoss, fn=f.poly1_cross_entropy_loss, others=dict(epsilon=-0.5)): ...


@MODELS.register_module()
class MaskCrossEntropyLoss(
    MaskLoss, fn=f.binary_cross_entropy_loss, others=dict(pos_weight=2.0, class_weight=2.0, label_smoothing=0.2)
): ...
