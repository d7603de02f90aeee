"""Losses of embeddings in which a pair stands against several samples."""

import torch

from ..functional import tuples as f
from ..registry import MODELS
from .families import EmbeddingLoss, SimilarityLoss


@MODELS.register_module()
class NPairLoss(EmbeddingLoss, fn=f.n_pair_loss, others=dict(norm_weight=0.3)):
    context = {}

    @classmethod
    def sweep(cls, points=401):
        """Two pairs, (points, 4, 2), of length 1: the positive has cosine x, and both of the other class 0."""
        x, pred, _ = SimilarityLoss.sweep(points)
        return x, torch.cat([pred, pred[:, 2:]], 1), torch.tensor([0, 0, 1, 1]).expand(points, 4)


@MODELS.register_module()
class AngularLoss(EmbeddingLoss, fn=f.angular_loss, others=dict(alpha=20.0)):
    context = {}

    @classmethod
    def sweep(cls, points=401):
        return SimilarityLoss.sweep(points)


@MODELS.register_module()
class LiftedStructureLoss(EmbeddingLoss, fn=f.lifted_structure_loss, others=dict(margin=0.6)):
    context = {}


@MODELS.register_module()
class DistanceMarginLoss(
    EmbeddingLoss,
    fn=f.distance_margin_loss,
    others=dict(margin=0.6, beta=0.9, sampling='all'),
    waives={'gradient': 'the probabilities with which negatives are drawn carry none'},
):
    @classmethod
    def sweep(cls, points=401):
        return SimilarityLoss.sweep(points)
