"""Losses of cosines whose margin is drawn."""

import math

import torch

from ..functional import random_margin as f
from ..registry import MODELS
from .base import Loss
from .families import CosineLoss
from .ranks import rank
from .state import Draws


class Normal(Draws):
    """Standard normal numbers, one a sample, other ones in each process; none outside of training."""

    def value(self, loss):
        return 0.0

    def draw(self, loss, inputs):
        index = torch.arange(len(inputs.pred), device=inputs.pred.device) + (rank() << 24)
        noise = math.sqrt(2) * torch.erfinv(2 * self.uniform(loss, index) - 1)
        return f.noise_by_rank(noise, inputs.pred, inputs.target) if loss.plus else noise


@MODELS.register_module()
class ElasticFaceLoss(
    CosineLoss,
    fn=f.elastic_face_loss,
    state=dict(noise=Normal()),
    waives={'shares': 'each process draws for its own samples'},
    others=dict(margin=0.6, std=0.4, plus=True, margin_type='cos'),
):
    """Outside of training all have the margin m.

    plus: whether the margins are dealt out by rank, the smallest to the sample that is nearest to its centre, as
        ElasticFace+ does; the authors' code deals them out by the inverse of the ranks, to others than it means.
    """

    options = {**CosineLoss.options, 'plus': False}


@MODELS.register_module()
def ElasticArcFaceLoss(**arguments) -> Loss:
    """:class:`ElasticFaceLoss` with a margin of the angle."""
    return ElasticFaceLoss(margin_type='arc', **arguments)


@MODELS.register_module()
def ElasticCosFaceLoss(**arguments) -> Loss:
    """:class:`ElasticFaceLoss` with a margin of the cosine."""
    return ElasticFaceLoss(margin_type='cos', **arguments)
