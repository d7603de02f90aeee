"""Losses of embeddings in which each sample looks for the others of its class."""

from ..functional import retrieval as f
from ..registry import MODELS
from .families import EmbeddingLoss, SimilarityLoss


@MODELS.register_module()
class SmoothAPLoss(SimilarityLoss, fn=f.smooth_ap_loss, others=dict(temperature=0.3, with_query=True)):
    context = {}


@MODELS.register_module()
class FastAPLoss(EmbeddingLoss, fn=f.fast_ap_loss, others=dict(num_bins=4)):
    @classmethod
    def sweep(cls, points=401):
        return SimilarityLoss.sweep(points)


@MODELS.register_module()
class NCALoss(EmbeddingLoss, fn=f.nca_loss, others=dict(scale=0.3, objective='linear', normalize=True)): ...
