"""Losses of cosines that look at the negatives, and how far the training is."""

import torch

from ..functional import hard_negatives as f
from ..registry import MODELS
from .families import CosineLoss
from .reduction import align
from .state import MovingAverage, sum_over_ranks

HARDER = 'negatives above the margin are weighed anew: that is the point'
EASIER = 'a negative above the margin counts for less while the training is young: that is the curriculum'


@MODELS.register_module()
class MVSoftmaxLoss(
    CosineLoss,
    fn=f.mv_softmax_loss,
    waives={'rivals': HARDER},
    others=dict(margin=0.6, boost=1.5, margin_kind='angle', theta_guard='easy'),
):
    one_rival = False


class TrueCosine(MovingAverage):
    """The average cosine of the true classes, over the samples of all processes that have a weight."""

    def __init__(self):
        super().__init__('t', lambda loss: ())

    def update(self, loss, inputs):
        true = inputs.pred.detach().float().gather(-1, inputs.target.long().unsqueeze(-1)).squeeze(-1)
        counts = torch.ones_like(true) if inputs.weight is None else (align(inputs.weight, true.shape) != 0).float()
        total, count = sum_over_ranks(torch.stack([torch.where(counts > 0, true, 0).sum(), counts.sum()]))
        return self.move(loss, total / count.clamp(min=1), count > 0)


@MODELS.register_module()
class CurricularFaceLoss(
    CosineLoss,
    fn=f.curricular_face_loss,
    state=dict(t=TrueCosine()),
    others=dict(margin=0.6, momentum=0.2),
    waives={
        'rivals': HARDER,
        'margin': EASIER,
        'monotone': EASIER,
    },
):
    """``momentum`` is how much of the last average t stays, in [0, 1); the batch at hand is in it. The authors' code
    has 0.99, and an average of each process alone."""

    one_rival = False
    options = {**CosineLoss.options, 'momentum': 0.99}
