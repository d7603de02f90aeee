"""Losses that sort points into objects."""

from ..functional import grouping as f
from ..registry import MODELS
from .families import GroupingLoss


@MODELS.register_module()
class AssociativeEmbeddingLoss(
    GroupingLoss,
    fn=f.associative_embedding_loss,
    others=dict(pull_weight=0.6, push_weight=0.7, delta=2.0),
    untried=('separate',),
):
    """separate: return the pull and the push as a pair, as ``CornerHead`` unpacks it, in place of their sum."""

    options = dict(separate=False)

    def unreduced(self, inputs, **context):
        if not self.separate:
            return super().unreduced(inputs, **context)
        alone = [{**self.hyperparameters(), other: 0.0} for other in ('push_weight', 'pull_weight')]
        return tuple(self.fn(inputs.pred, inputs.target, **given) for given in alone)
