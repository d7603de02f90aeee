"""Losses of cosines in which each class is a problem of its own."""

from typing import Any

from torch import Tensor

from ..functional import one_vs_rest as f
from ..registry import MODELS
from .families import CosineLoss

NO_SOFTMAX = {'rivals': 'each class is a problem of its own, not part of a softmax'}


class ThresholdLoss(CosineLoss):
    """Losses of cosines with one threshold for all classes, ``bias``, a tensor without dimensions that learns; the head
    of the cosines has it, and where there is none it is where a head begins. All else as of :class:`CosineLoss`."""

    one_rival = False
    context = dict(bias='the threshold, without dimensions; cvloss_mm.CosineHead has it')

    def prepare(self, pred, target, weight=None, bias=None):
        if bias is not None and bias.numel() != 1:
            raise self.reject(f'bias has the shape {tuple(bias.shape)}', pred, target, 'a bias of one number')
        return super().prepare(pred, target, weight)

    def keywords(self, inputs, bias=None):
        return super().keywords(inputs, bias=self.first_bias(inputs.pred.shape[-1]) if bias is None else bias)

    def first_bias(self, classes: int) -> float:
        """The threshold to begin with."""
        raise NotImplementedError


@MODELS.register_module()
class UniFaceLoss(ThresholdLoss, fn=f.uni_face_loss, others=dict(margin=0.6, rival_weight=0.3), waives=NO_SOFTMAX):
    def first_bias(self, classes):
        return f.uni_face_bias(classes)


@MODELS.register_module()
class SphereFace2Loss(
    ThresholdLoss,
    fn=f.sphere_face2_loss,
    others=dict(margin=0.6, exponent=1.7, true_weight=0.3),
    waives={**NO_SOFTMAX, 'margin': 'it is weighed and divided by the scale: it is no softmax with a margin'},
):
    def first_bias(self, classes):
        numbers = (self.scale, self.margin, self.exponent, self.true_weight)
        return f.sphere_face2_bias(classes, *map(constant, numbers))


def constant(number: Any) -> Any:
    """A number that may learn, as it is now."""
    return number.detach() if isinstance(number, Tensor) else number
