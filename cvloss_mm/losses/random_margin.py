"""Losses of cosines whose margin is drawn."""

import math

import torch

from ..functional import random_margin as f
from ..registry import MODELS
from .base import Loss
from .families import CosineLoss
from .state import Draws, rank

DRAWN = {
    'kernel': 'each sample has a margin of its own: no loop takes that yet',
    'shares': 'each process draws for its own samples',
}


class Normal(Draws):
    """Standard normal numbers, one a sample, other ones in each process; none outside of training."""

    def value(self, loss):
        return None

    def draw(self, loss, inputs):
        index = torch.arange(len(inputs.pred), device=inputs.pred.device) + (rank() << 24)
        return math.sqrt(2) * torch.erfinv(2 * self.uniform(loss, index) - 1)


@MODELS.register_module()
class ElasticFaceLoss(
    CosineLoss,
    fn=f.elastic_face_loss,
    state=dict(noise=Normal()),
    waives=DRAWN,
    others=dict(margin=0.6, std=0.4, plus=True, margin_type='cos'),
):
    """Outside of training all have the margin m."""


@MODELS.register_module()
def ElasticArcFaceLoss(**arguments) -> Loss:
    """:class:`ElasticFaceLoss` with a margin of the angle."""
    return ElasticFaceLoss(margin_type='arc', **arguments)


@MODELS.register_module()
def ElasticCosFaceLoss(**arguments) -> Loss:
    """:class:`ElasticFaceLoss` with a margin of the cosine."""
    return ElasticFaceLoss(margin_type='cos', **arguments)
