"""Losses of cosines that read the length of the embedding."""

from collections.abc import Callable

import torch
from torch import Tensor

from ..functional import quality_margin as f
from ..registry import MODELS
from .families.margin import LengthLoss
from .ranks import sum_over_ranks
from .state import MovingAverage, weighted_elements


@MODELS.register_module()
class MagFaceLoss(
    LengthLoss,
    fn=f.mag_face_loss,
    others=dict(low=0.1, high=1.2, low_norm=20.0, high_norm=90.0, norm_weight=3.0, theta_guard='easy'),
    untried=('low_norm', 'high_norm', 'norm_weight'),
):
    """``norm``, the length of each embedding, comes from :class:`cvloss_mm.heads.CosineHead`."""


class OfLengths(MovingAverage):
    """A statistic of the lengths of the embeddings, over the samples of all processes that have a weight.

    Args:
        name: see :class:`State`.
        first: what it is before the first step.
        of: (lengths, which of them count) to the statistic and whether there is one.
    """

    def __init__(self, name: str, first: float, of: Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]):
        super().__init__(name, lambda loss: ())
        self.first, self.of = first, of

    def start(self, loss):
        return {name: value + self.first for name, value in super().start(loss).items()}

    def update(self, loss, inputs):
        new, known = self.of(inputs.pred.detach().float(), weighted_elements(inputs))
        return self.move(loss, new, known & new.isfinite())


def mean_length(length: Tensor, counts: Tensor) -> tuple[Tensor, Tensor]:
    total, count = sum_over_ranks(torch.stack([torch.where(counts, length, 0).sum(), counts.sum()]))
    return total / count.clamp(min=1), count > 0


def spread_of_lengths(length: Tensor, counts: Tensor) -> tuple[Tensor, Tensor]:
    """The standard deviation, of which two samples are the least."""
    deviation = length - mean_length(length, counts)[0]
    total, count = sum_over_ranks(torch.stack([torch.where(counts, deviation, 0).square().sum(), counts.sum()]))
    return (total / (count - 1).clamp(min=1)).sqrt(), count > 1


@MODELS.register_module()
class AdaFaceLoss(
    LengthLoss,
    fn=f.ada_face_loss,
    others=dict(margin=0.6, h=3.0, momentum=0.2),
    state=dict(
        norm_mean=OfLengths('norm_mean', 20.0, mean_length), norm_std=OfLengths('norm_std', 100.0, spread_of_lengths)
    ),
    waives={'monotone': 'the angle is kept within 0 and pi: what is beyond costs the same'},
):
    """``norm``, the length of each embedding, comes from :class:`cvloss_mm.heads.CosineHead`. ``momentum`` is how much
    of the last mean and standard deviation of the lengths stays, in [0, 1); the batch at hand is in them. The paper has
    0.99; the class of the authors' code, by default, keeps nothing."""

    options = {**LengthLoss.options, 'momentum': 0.99}

    def keywords(self, inputs, norm):
        self.check_norm(inputs.pred, inputs.target, norm)
        return super().keywords(inputs._replace(pred=norm.detach()), norm=norm.detach())

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        pred, target = super().sample(n, generator, classes)
        return pred, target, dict(norm=torch.linspace(14, 32, n, dtype=torch.float32))
