"""Losses of embeddings."""

from ..functional import embedding as f
from ..registry import MODELS
from .families import EmbeddingLoss


@MODELS.register_module()
class TripletLoss(
    EmbeddingLoss,
    fn=f.triplet_loss,
    others=dict(margin=0.6, mining=('semi_hard', 'all'), distance=('squared', 'cosine')),
    untried=('hard_mining',),
):
    """``hard_mining`` is mmdet's keyword; only True was ever there, and ``mining`` says more."""

    options = {**EmbeddingLoss.options, 'hard_mining': True}

    def validate(self) -> None:
        if self.hard_mining is not True:
            raise ValueError(
                f'{type(self).__name__}: hard_mining must be True, got {self.hard_mining!r}; other '
                "triplets are chosen by mining='semi_hard' or 'all'"
            )
        super().validate()
