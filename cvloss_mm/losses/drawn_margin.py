"""Losses of cosines whose margin is drawn."""
import math

import torch

from ..functional import drawn_margin as f
from ..registry import MODELS
from .families import CosineLoss
from .state import Draws, rank

DRAWN = {'kernel': 'each sample has a margin of its own: no loop takes that yet',
         'shares': 'each process draws for its own samples'}


class Normal(Draws):
    """Standard normal numbers, one a sample, other ones in each process; none outside of training."""

    def value(self, loss):
        return None

    def draw(self, loss, inputs):
        index = torch.arange(len(inputs.pred), device=inputs.pred.device) + (rank() << 24)
        return math.sqrt(2) * torch.erfinv(2 * self.uniform(loss, index) - 1)


OTHERS = dict(margin=0.6, std=0.4, plus=True)


@MODELS.register_module()
class ElasticArcFaceLoss(CosineLoss, fn=f.elastic_arc_face_loss, state=dict(noise=Normal()), others=OTHERS,
        waives=DRAWN):
    """Outside of training all have the margin m."""


@MODELS.register_module()
class ElasticCosFaceLoss(CosineLoss, fn=f.elastic_cos_face_loss, state=dict(noise=Normal()), others=OTHERS,
        waives=DRAWN):
    """Outside of training all have the margin m."""
