"""Cross entropies."""
from ..functional import classification as f
from ..registry import MODELS
from .families import MaskLoss, SigmoidLoss, SoftmaxLoss


@MODELS.register_module()
class BinaryCrossEntropyLoss(SigmoidLoss, fn=f.binary_cross_entropy_loss): ...


@MODELS.register_module()
class SoftmaxCrossEntropyLoss(SoftmaxLoss, fn=f.softmax_cross_entropy_loss): ...


@MODELS.register_module()
class SoftTargetCrossEntropyLoss(SoftmaxLoss, fn=f.soft_target_cross_entropy_loss): ...


@MODELS.register_module()
class LabelSmoothLoss(SoftmaxLoss, fn=f.label_smooth_loss, waives={
        'monotone': 'an answer surer than the smoothed target costs more: that is the point of smoothing'}): ...


@MODELS.register_module()
class MaskCrossEntropyLoss(MaskLoss, fn=f.binary_cross_entropy_loss): ...
