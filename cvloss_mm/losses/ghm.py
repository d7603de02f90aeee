"""Gradient harmonised losses, with the moving average of their densities."""
import torch
from torch import Tensor

from ..functional import ghm as f
from ..functional.targets import occurrences
from ..registry import MODELS
from .base import Inputs, Loss
from .families import OffsetLoss, SigmoidLoss
from .reduction import align
from .state import mean_over_ranks, sum_over_ranks

MORE = dict(momentum=0.75, ignore_avg_factor=True)


@MODELS.register_module()
class GHMCLoss(SigmoidLoss, fn=f.ghmc_loss, statistics=('density',)):
    """The examples are the elements of a weight other than 0, those of all processes.

    momentum: how much of the last average of the examples in each region stays, in [0, 1). The first averages are too
        small, that of call t by the factor 1 - momentum^t, and the weights too large.
    ignore_avg_factor: divide by the number of examples, as the paper and mmdet do, whatever the head passes: in dense
        heads that is the number of positives, 10^5 times smaller. False divides by what the head passes.
    """

    options = {**SigmoidLoss.options, **MORE}

    def initial_state(self):
        return start(self)

    def prepare(self, pred, target, weight=None):
        return with_examples(self, super().prepare(pred, target, weight))

    def unreduced(self, inputs):
        return harmonise(self, inputs, f.gradient_norm_of_logits(inputs.pred, inputs.target))


@MODELS.register_module()
class GHMRLoss(OffsetLoss, fn=f.ghmr_loss, statistics=('density',)):
    """``momentum`` and ``ignore_avg_factor`` are those of :class:`GHMCLoss`."""

    options = {**OffsetLoss.options, **MORE, 'momentum': 0.7}

    def initial_state(self):
        return start(self)

    def prepare(self, pred, target, weight=None):
        return with_examples(self, super().prepare(pred, target, weight))

    def unreduced(self, inputs):
        return harmonise(self, inputs, f.gradient_norm_of_offsets(inputs.pred, inputs.target, self.mu))

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        """Errors about as large as mu: larger ones all lie in the last region."""
        error, target = super().sample(n, generator)
        return target + error / 30, target

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-0.15, 0.15, points)
        return x, x, torch.zeros(points)


def start(loss: Loss) -> dict[str, Tensor]:
    """``acc_sum``, as mmdet calls it: examples in each unit region, averaged over the calls so far."""
    if not 0 <= loss.momentum < 1:
        raise ValueError(f'{type(loss).__name__}: momentum must be in [0, 1), got {loss.momentum!r}')
    return dict(acc_sum=torch.zeros(loss.bins))


def examples(inputs: Inputs) -> Tensor:
    """Which elements are examples, broadcasting over pred: those of a weight other than 0."""
    pred, weight = inputs.pred, inputs.weight
    return torch.ones_like(pred, dtype=torch.bool) if weight is None else align(weight, pred.shape) != 0


def with_examples(loss: Loss, inputs: Inputs) -> Inputs:
    number = examples(inputs).expand_as(inputs.pred).sum()
    return inputs._replace(count=mean_over_ranks(number) if loss.training else number)


def harmonise(loss: Loss, inputs: Inputs, norm: Tensor) -> Tensor:
    """The function with the density that the state tells, which training updates with this call first."""
    total, filled = loss.acc_sum.sum(), None
    if loss.training:
        counts = sum_over_ranks(occurrences(f.unit_region(norm, loss.bins), loss.bins, examples(inputs)))
        total, filled = counts.sum(), counts > 0 if loss.filled_bins else None
        average = loss.momentum * loss.acc_sum + (1 - loss.momentum) * counts
        loss.acc_sum.copy_(average if filled is None else torch.where(filled, average, loss.acc_sum))
    density = f.gradient_density(loss.acc_sum, total, filled)
    return loss.fn(inputs.pred, inputs.target, density=density, **loss.hyperparameters())
