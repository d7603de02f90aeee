"""The family of heat maps."""
import torch
from torch import Tensor

from ..base import Inputs, Loss
from .classification import INDEX_TYPES, one_hot


class HeatmapLoss(Loss):
    """Losses of probabilities of places, one value an element.

    ``pred`` are probabilities, any shape; ``target`` is the heat in [0, 1], of the same shape. Heads that know where
    the objects are (CenterNet2) name them as ``pos_inds=`` and ``pos_labels=``, integers (m,), for a ``pred`` of
    (places, classes): those are the peaks then, whatever the heat is there. Heat above 1 counts as 0: with the integer
    ``classes`` mmdet's CenterNet2 fills pictures without objects. ``weight`` has the leading dimensions of ``pred``. In
    float16 probabilities count as at least 6.1e-5 and at most 0.9995: it holds no gradient beyond.
    """

    def __call__(self, pred: Tensor, target: Tensor, *arguments, pos_inds: Tensor | None = None,
                 pos_labels: Tensor | None = None, **named) -> Tensor:
        if pos_inds is not None:
            target = (target, pos_inds, pos_labels)
        return super().__call__(pred, target, *arguments, **named)

    def prepare(self, pred: Tensor, target: Tensor | tuple[Tensor, ...], weight: Tensor | None = None) -> Inputs:
        heat, *peaks = target if isinstance(target, (tuple, list)) else (target,)
        known = heat.is_floating_point() or heat.dtype in INDEX_TYPES
        if heat.shape != pred.shape or not known or (peaks and not are_places(pred, peaks)):
            raise self.reject('these are not probabilities and heat', pred, target,
                              'both of one shape; pos_inds and pos_labels together, integers (m,), for pred (places, '
                              'classes)')
        if pred.dtype == torch.float16:
            pred = pred.clamp(torch.finfo(pred.dtype).tiny, 1 - torch.finfo(pred.dtype).eps / 2)
        return Inputs(pred, target, weight)

    def expand(self, inputs: Inputs) -> Inputs:
        if isinstance(inputs.target, Tensor):
            return inputs._replace(target=heat_of(inputs.target, inputs.pred))
        heat, places, labels = inputs.target
        heat = heat_of(heat, inputs.pred)
        ones = torch.ones_like(places, dtype=heat.dtype)
        peaks = torch.zeros_like(heat).index_put((places.long(), labels.long()), ones, accumulate=True)
        return inputs._replace(target=(heat, peaks))

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        pred = 0.05 + 0.9 * torch.rand(n, classes, generator=generator)
        peaks = one_hot(torch.randint(classes + 1, (n,), generator=generator), pred)
        return pred, torch.where(peaks, 1.0, 0.95 * torch.rand(n, classes, generator=generator))

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(0.02, 0.98, points)
        return x, x, torch.ones_like(x)


def heat_of(target: Tensor, pred: Tensor) -> Tensor:
    return target.masked_fill(target > 1, 0).to(pred.dtype)


def are_places(pred: Tensor, peaks: list) -> bool:
    return pred.ndim == 2 and len(peaks) == 2 and all(
        isinstance(part, Tensor) and part.ndim == 1 and part.dtype in INDEX_TYPES and part.shape == peaks[0].shape
        for part in peaks)
