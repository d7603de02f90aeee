"""Losses of embeddings in which a pair stands against several samples."""
from ..functional import tuples as f
from ..registry import MODELS
from .families import EmbeddingLoss


@MODELS.register_module()
class NPairLoss(EmbeddingLoss, fn=f.n_pair_loss, others=dict(norm_weight=0.3)): ...


@MODELS.register_module()
class LiftedStructureLoss(EmbeddingLoss, fn=f.lifted_structure_loss, others=dict(margin=0.6)): ...


@MODELS.register_module()
class DistanceMarginLoss(EmbeddingLoss, fn=f.distance_margin_loss, others=dict(
        margin=0.6, beta=0.9, sampling='all'), waives={
        'gradient': 'the probabilities with which negatives are drawn carry none'}): ...
