"""The family of instance masks."""

import torch
from torch import Tensor

from ...kernels.inputs import Dense, Inputs
from ..base import Loss
from ..labels import INDEX_TYPES, widened
from . import calls, extremes


class MaskLoss(Loss):
    """Losses of instance masks, one value a pixel of the mask of each instance's own class.

    ``pred`` is (n, classes, h, w), or (n, classes, points) of sampled pixels, ``target`` the same without classes, in
    [0, 1]; ``labels``, by keyword, is the class of each instance, integers (n,), None is class 0. Mask heads pass it as
    the third argument, which is understood where it is integers. ``weight`` is (n,) or has the shape of ``target``.
    """

    loops = 'elements'
    options = dict(use_sigmoid=True)
    context = dict(labels='the class of each instance, integers (n,); mask heads give it')
    host_call = staticmethod(calls.third_is_labels)

    def validate(self) -> None:
        if any(isinstance(value, Tensor) for value in self.hyperparameters().values()):
            raise ValueError(f'{type(self).__name__}: a mask has one class: weights of classes are single numbers')
        super().validate()

    def prepare(
        self, pred: Tensor, target: Tensor, weight: Tensor | None = None, labels: Tensor | None = None
    ) -> Inputs:
        labels = None if labels is None else widened(labels)
        fits = pred.ndim > 2 and pred.shape[1] and target.shape == pred.shape[:1] + pred.shape[2:]
        if not fits or not (labels is None or (labels.shape == pred.shape[:1] and labels.dtype in INDEX_TYPES)):
            raise self.reject(
                'these are not masks', pred, target, 'pred (n, classes, ...), target (n, ...) and integer labels (n,)'
            )
        if labels is None:
            return Inputs(pred[:, 0], Dense(target), weight)
        labels = torch.where(labels < 0, pred.shape[1], labels.long())  # below 0 an index would count from the end
        return Inputs(pred[torch.arange(pred.shape[0], device=pred.device), labels], Dense(target), weight)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        shape = (n, classes, 4, 4)
        return torch.randn(shape, generator=generator), torch.rand(n, 4, 4, generator=generator).round()

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-6, 6, points)
        return x, x.reshape(-1, 1, 1, 1), torch.ones(points, 1, 1)

    @classmethod
    def extremes(cls):
        return [(what, row.reshape(1, 1, 1, 3), torch.tensor([[[1.0, 0.0, 0.5]]])) for what, row in extremes.logits()]

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6, torch.Generator().manual_seed(0))
        return [*super().misfits(), (pred[:, :0], target)]
