"""Losses of pairs with thresholds for all of them."""

from ..functional import thresholds as f
from ..registry import MODELS
from .families import SimilarityLoss


@MODELS.register_module()
class UniTSFaceLoss(
    SimilarityLoss,
    fn=f.uni_ts_face_loss,
    others=dict(scale=7.0, margin=0.6),
    waives={'gradient': 'the threshold that it begins with carries none; one that learns does'},
):
    """The threshold ``bias``, a tensor without dimensions, learns, and belongs to a head. Where there is none it is, in
    each batch, where a head begins."""

    context = {
        **SimilarityLoss.context,
        'bias': 'the threshold, without dimensions; cvloss_mm.EmbeddingHead and cvloss_mm.CosineHead have it',
    }

    def prepare(self, pred, target, weight=None, memory=None, memory_target=None, bias=None):
        if bias is not None and bias.numel() != 1:
            raise self.reject(f'bias has the shape {tuple(bias.shape)}', pred, target, 'a bias of one number')
        return super().prepare(pred, target, weight, memory, memory_target)

    def keywords(self, inputs, bias=None, **context):
        bias = self.first_bias(inputs.pred, inputs.target, **context) if bias is None else bias
        return super().keywords(inputs, bias=bias, **context)

    def first_bias(self, pred, target, memory=None, memory_target=None):
        """The threshold to begin with, of these samples."""
        return f.uni_ts_face_bias(pred.detach(), target, memory, memory_target, self.scale)


@MODELS.register_module()
class ThresholdConsistentMarginLoss(
    SimilarityLoss,
    fn=f.threshold_consistent_margin_loss,
    others=dict(positive_margin=0.3, negative_margin=-0.4, positive_weight=0.3, negative_weight=0.2),
): ...
