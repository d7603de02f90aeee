"""The family of heat maps."""

import torch
from torch import Tensor

from ...kernels.inputs import Dense, Inputs
from ..base import Loss
from ..labels import INDEX_TYPES, one_hot
from . import calls, extremes


class HeatmapLoss(Loss):
    """Losses of probabilities of places, one value an element.

    ``pred`` are probabilities, any shape; ``target`` is the heat in [0, 1], of the same shape. ``peaks``, by keyword,
    is the number of objects at each element, of the same shape: those are the peaks, whatever the heat is there.
    CenterNet2 names them as ``pos_inds`` and ``pos_labels``, integers (m,), for a ``pred`` of (places, classes). Heat
    above 1 counts as 0: with the integer ``classes`` mmdet's CenterNet2 fills images without objects. ``weight`` has
    the leading dimensions of ``pred``. In float16 probabilities count as at least 6.1e-5 and at most 0.9995: it holds
    no gradient beyond.
    """

    loops = 'elements'
    context = dict(peaks='the number of peaks at each element; CenterNet2 gives pos_inds and pos_labels')
    host_call = staticmethod(calls.peaks_of_positions)

    def prepare(
        self, pred: Tensor, target: Tensor, weight: Tensor | None = None, peaks: Tensor | None = None
    ) -> Inputs:
        known = isinstance(target, Tensor) and (target.is_floating_point() or target.dtype in INDEX_TYPES)
        if not known or target.shape != pred.shape or (peaks is not None and peaks.shape != pred.shape):
            raise self.reject('these are not probabilities and heat', pred, target, 'both, and peaks, of one shape')
        if pred.dtype == torch.float16:
            pred = pred.clamp(torch.finfo(pred.dtype).tiny, 1 - torch.finfo(pred.dtype).eps / 2)
        return Inputs(pred, Dense(target.masked_fill(target > 1, 0)), weight)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        pred = 0.05 + 0.9 * torch.rand(n, classes, generator=generator)
        peaks = one_hot(torch.randint(classes + 1, (n,), generator=generator), pred)
        return pred, torch.where(peaks, 1.0, 0.95 * torch.rand(n, classes, generator=generator))

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(0.02, 0.98, points)
        return x, x, torch.ones_like(x)

    @classmethod
    def extremes(cls):
        return extremes.with_targets(extremes.logits(extremes.PROBABILITIES), extremes.HEAT)

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6, torch.Generator().manual_seed(0))
        odd = [target.bool(), (target,)]
        return super().misfits() + [(pred[:, 0], target)] + [(pred, wrong) for wrong in odd]
