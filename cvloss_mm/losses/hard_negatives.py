"""Losses of cosines that look at the negatives, and how far the training is."""

import torch
from torch import Tensor

from ..functional import hard_negatives as f
from ..registry import MODELS
from .arguments import Arguments
from .families.margin import NegativesLoss
from .ranks import sum_over_ranks
from .state import MovingAverage, weighted_elements

HARDER = 'negatives above the margin are weighed anew: that is the point'
EASIER = 'a negative above the margin counts for less while the training is young: that is the curriculum'


class HardNegativeLoss(NegativesLoss):
    """Losses of cosines in which classes that stand above the margin of the true one count by other cosines. All else
    as of :class:`NegativesLoss`."""

    by_true = True

    def settings_of_others(self, true: Tensor, weight, classes, sums, **context):
        inputs = Arguments(true.unsqueeze(-1), torch.zeros_like(true, dtype=torch.long), weight)
        return self.read_by_others(self.keywords(inputs, **context))

    def log_costs(self, cosines, true, scale, **settings):
        return scale * self.negatives(cosines, true, **settings)


@MODELS.register_module()
class MVSoftmaxLoss(
    HardNegativeLoss,
    fn=f.mv_softmax_loss,
    waives={'rivals': HARDER},
    others=dict(margin=0.6, boost=1.5, margin_kind='angle', theta_guard='easy'),
):
    negatives = staticmethod(f.mv_softmax_negatives)


class TrueCosine(MovingAverage):
    """The average cosine of the true classes, over the samples of all processes that have a weight."""

    def __init__(self):
        super().__init__('t', lambda loss: ())

    def update(self, loss, inputs):
        true = inputs.pred.detach().float().gather(-1, inputs.target.long().unsqueeze(-1)).squeeze(-1).clamp(-1, 1)
        counts = weighted_elements(inputs._replace(pred=true))
        total, count = sum_over_ranks(torch.stack([torch.where(counts, true, 0).sum(), counts.sum()]))
        return self.move(loss, total / count.clamp(min=1), count > 0)


@MODELS.register_module()
class CurricularFaceLoss(
    HardNegativeLoss,
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
    has 0.99, and an average of each process alone; TFace, which spreads the centres over processes, 0.9 and that of
    all samples."""

    negatives = staticmethod(f.curricular_face_negatives)
    options = {**HardNegativeLoss.options, 'momentum': 0.99}

    def keywords(self, inputs, negatives=None):
        if negatives is None:
            return super().keywords(inputs)
        return {**self.hyperparameters(), 'negatives': negatives}  # t is in them
