"""Losses of embeddings."""
from ..functional import embedding as f
from ..registry import MODELS
from .families import EmbeddingLoss

BATCH = 'what a sample costs depends on the others of its batch: that is what is mined'


@MODELS.register_module()
class TripletLoss(EmbeddingLoss, fn=f.triplet_loss, others=dict(margin=0.6, mining='semi_hard'), waives={
        'rows': BATCH, 'shares': f'{BATCH}, which on several processes is the share of each'}): ...
