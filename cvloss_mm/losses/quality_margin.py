"""Losses of cosines that read the length of the embedding."""
from ..functional import quality_margin as f
from ..registry import MODELS
from .families import CosineLoss


@MODELS.register_module()
class MagFaceLoss(CosineLoss, fn=f.mag_face_loss, others=dict(low=0.1, high=1.2), untried=(
        'low_norm', 'high_norm', 'norm_weight'), waives={'kernel': 'no loop takes the length of the embedding yet'}):
    """``norm``, the length of each embedding, comes from :class:`cvloss_mm.heads.CosineHead`."""

    context = dict(norm='the length of each embedding; cvloss_mm.CosineHead gives it')

    def prepare(self, pred, target, weight=None, norm=None):
        if norm is not None and norm.shape != target.shape:
            raise self.reject(f'norm has the shape {tuple(norm.shape)}', pred, target, 'norm (n,), a length a sample')
        return super().prepare(pred, target, weight)
