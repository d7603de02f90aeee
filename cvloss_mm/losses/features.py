"""Losses of features."""

from ..functional import features as f
from ..registry import MODELS
from .families import FeatureLoss


@MODELS.register_module()
class CosineSimilarityLoss(
    FeatureLoss, fn=f.cosine_similarity_loss, others=dict(shift_factor=2.0, scale_factor=0.5)
): ...
