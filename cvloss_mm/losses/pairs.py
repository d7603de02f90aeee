"""Losses of all pairs of a batch."""

from ..functional import pairs as f
from ..registry import MODELS
from .families import EmbeddingLoss, SimilarityLoss


@MODELS.register_module()
class ContrastiveLoss(EmbeddingLoss, fn=f.contrastive_loss, others=dict(margin=0.6)): ...


@MODELS.register_module()
class NTXentLoss(SimilarityLoss, fn=f.nt_xent_loss, others=dict(temperature=3.0)): ...


@MODELS.register_module()
class SupConLoss(SimilarityLoss, fn=f.sup_con_loss, others=dict(temperature=3.0)): ...


@MODELS.register_module()
class MultiSimilarityLoss(
    SimilarityLoss, fn=f.multi_similarity_loss, others=dict(alpha=0.6, beta=0.37, base=0.3, mining_margin=0.5)
): ...


@MODELS.register_module()
class CircleLoss(
    SimilarityLoss,
    fn=f.circle_loss,
    others=dict(margin=0.6, scale=7.0),
    waives={'gradient': 'the weights of the cosines carry none, as the paper has it'},
): ...
