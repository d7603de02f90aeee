"""Embeddings of several views of an image, as test-time augmentation makes them."""

import torch
from mmpretrain.models import AverageClsScoreTTA
from torch.nn.functional import normalize

from ..registry import MODELS


@MODELS.register_module()
class AverageEmbeddingTTA(AverageClsScoreTTA):
    """mmpretrain's ``AverageClsScoreTTA`` of heads that predict embeddings, too.

    Each view counts alike: its embedding is brought to length 1 before the mean is taken, which is brought to length 1
    in turn. Scores are averaged as in mmpretrain, where there are any. The arguments are the same.
    """

    def _merge_single_sample(self, data_samples):
        first = data_samples[0]
        merged = super()._merge_single_sample(data_samples) if 'pred_score' in first else first.new()
        if 'pred_score' in first:
            merged.set_pred_label(merged.pred_score.argmax(dim=0, keepdim=True))
        if 'embedding' in first:
            units = [normalize(sample.embedding.float(), dim=0) for sample in data_samples]
            merged.set_field(normalize(torch.stack(units).sum(0), dim=0), 'embedding', dtype=torch.Tensor)
        return merged
