"""Losses of pairs that belong together or do not."""

import torch

from ..functional import matching as f
from ..kernels.inputs import Dense
from ..registry import MODELS
from .families import MatchingLoss
from .ranks import rank
from .reduction import align
from .state import Draws


class Noise(Draws):
    """A number in (0, 1) for each pair, other ones in each process."""

    def value(self, loss):
        return None

    def draw(self, loss, inputs):
        pred = inputs.pred
        index = torch.arange(pred.numel(), device=pred.device) + (rank() << 24)
        return self.uniform(loss, index).reshape(pred.shape)


@MODELS.register_module()
class MarginL2Loss(
    MatchingLoss,
    fn=f.margin_l2_loss,
    state=dict(noise=Noise()),
    others=dict(neg_pos_ub=1.0, pos_margin=0.3, neg_margin=0.2, clip=True, hard_mining=True),
    untried=('hard_mining',),
    waives={'kernel': 'which negatives count depends on all pairs'},
):
    """With ``neg_pos_ub`` what has no weight is not among the pairs, and a weight of 0 that learns has no gradient."""

    def prepare(self, pred, target, weight=None):
        inputs = super().prepare(pred, target, weight)
        if weight is None or self.neg_pos_ub is None:
            return inputs
        without = align(weight, pred.shape) == 0
        target = (target if target.is_floating_point() else target.to(pred.dtype)).masked_fill(without, -1)
        return inputs._replace(target=Dense(target), count=self.count(target))

    def count(self, target):
        if self.neg_pos_ub is None:
            return super().count(target)
        positive = (target > 0).sum()
        return positive + (target == 0).sum().minimum((self.neg_pos_ub * positive.float()).ceil())
