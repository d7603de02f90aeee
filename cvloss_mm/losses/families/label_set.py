"""The family of sets of labels."""

import torch
from torch import Tensor

from ...kernels.inputs import Inputs
from .classification import SigmoidLoss


class LabelSetLoss(SigmoidLoss, waives={'columns': 'it compares the classes of a sample'}):
    """Losses that look at all class logits of a sample at once, of which any number may be right, one value a sample.

    ``pred`` is (n, classes), or has the classes as dimension 1; targets as of :class:`SigmoidLoss`. ``weight`` is (n,),
    or one a place.
    """

    loops = None

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None, **context) -> Inputs:
        if pred.ndim < 2 or not pred.shape[1]:
            raise self.reject('the scores need a dimension of classes', pred, target, self.accepted)
        return super().prepare(pred, target, weight, **context)

    def restore_layout(self, values: Tensor) -> Tensor:
        return values

    def count(self, pred: Tensor, valid: Tensor | None) -> Tensor | None:
        return None if valid is None or self.average == 'all' else valid.sum()

    @classmethod
    def sweep(cls, points=401):
        """Samples, each a batch, (points, 1, 2): the first class, which is the label, has x, the other 0."""
        x = torch.linspace(-6, 6, points)
        return x, torch.stack([x, 0 * x], -1).unsqueeze(1), torch.tensor([[1.0, 0.0]]).expand(points, 1, 2)
