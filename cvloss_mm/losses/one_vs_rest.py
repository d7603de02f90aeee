"""Losses of cosines in which each class is a problem of its own."""

from typing import Any

import torch
from torch import Tensor

from ..functional import one_vs_rest as f
from ..registry import MODELS
from .families.margin import CosineLoss, NegativesLoss

NO_SOFTMAX = {'rivals': 'each class is a problem of its own, not part of a softmax'}


class ThresholdLoss(NegativesLoss):
    """Losses of cosines with one threshold for all classes, ``bias``, a tensor without dimensions that learns; the head
    of the cosines has it, and where there is none it is where a head begins. All else as of :class:`NegativesLoss`."""

    context = {**NegativesLoss.context, 'bias': 'the threshold, without dimensions; cvloss_mm.CosineHead has it'}

    def prepare(self, pred, target, weight=None, negatives=None, bias=None):
        if bias is not None and bias.numel() != 1:
            raise self.reject(f'bias has the shape {tuple(bias.shape)}', pred, target, 'a bias of one number')
        return super().prepare(pred, target, weight, negatives)

    def keywords(self, inputs, bias=None, **context):
        bias = self.first_bias(inputs.pred.shape[-1]) if bias is None else bias
        return super().keywords(inputs, bias=bias, **context)

    def settings_of_others(self, true, weight, classes, sums, bias=None):
        bias = torch.tensor(self.first_bias(classes)) if bias is None else bias
        return self.read_by_others({**self.hyperparameters(), 'bias': bias})

    def log_costs(self, cosines, true, **settings):
        return f.log_cost(self.negatives(cosines, **settings))

    def rival(self, log_sum, **settings):
        return f.logit_of(log_sum)

    def context_of_two(self, two, settings, **context):
        return super().context_of_two(two, settings, bias=settings['bias'])

    def first_bias(self, classes: int) -> float:
        """The threshold to begin with."""
        raise NotImplementedError


@MODELS.register_module()
class UniFaceLoss(ThresholdLoss, fn=f.uni_face_loss, others=dict(margin=0.6, rival_weight=0.3), waives=NO_SOFTMAX):
    negatives = staticmethod(f.uni_face_negatives)

    def first_bias(self, classes):
        return f.uni_face_bias(classes)


@MODELS.register_module()
class SphereFace2Loss(
    ThresholdLoss,
    fn=f.sphere_face2_loss,
    others=dict(margin=0.6, exponent=1.7, true_weight=0.3),
    waives={**NO_SOFTMAX, 'margin': 'it is weighed and divided by the scale: it is no softmax with a margin'},
):
    negatives = staticmethod(f.sphere_face2_negatives)

    def first_bias(self, classes):
        numbers = (self.scale, self.margin, self.exponent, self.true_weight)
        return f.sphere_face2_bias(classes, *map(constant, numbers))


@MODELS.register_module()
class P2SGradLoss(
    CosineLoss,
    fn=f.p2s_grad_loss,
    waives={
        **NO_SOFTMAX,
        'margin': 'it has neither a scale nor a margin',
        'monotone': 'a cosine below 0 is as far from the right angle that others should have as one above',
    },
):
    """For predictions, :class:`cvloss_mm.heads.CosineHead` takes a scale of 1 unless it is told another."""

    scale = 1.0

    def settings_of_others(self, true, weight, classes, sums, **context):
        return {}

    def log_costs(self, cosines, true, **settings):
        return 2 * cosines.abs().clamp(min=torch.finfo(cosines.dtype).tiny).log()

    def rival(self, log_sum, **settings):
        return (log_sum / 2).exp()


def constant(number: Any) -> Any:
    """A number that may learn, as it is now."""
    return number.detach() if isinstance(number, Tensor) else number
