"""Gradient harmonised losses, with the moving average of their densities."""

import torch

from ..functional import ghm as f
from ..registry import MODELS
from .base import Loss
from .families import OffsetLoss, SigmoidLoss
from .ranks import mean_over_ranks
from .state import Histogram, weighted_elements

DENSITY = 'the density of the gradients, counted with every batch, gives the weights: no loop takes that yet'
HOST_OPTIONS = dict(momentum=0.75, ignore_avg_factor=True)


class Density(Histogram):
    """``acc_sum``, as mmdet calls it: examples in each unit region; supplies their density, this batch included."""

    def __init__(self, norm):
        super().__init__(
            'acc_sum', lambda loss: loss.bins, lambda loss, inputs: f.unit_region(norm(loss, inputs), loss.bins)
        )

    def value(self, loss):
        return f.gradient_density(loss.acc_sum, loss.acc_sum.sum())

    def update(self, loss, inputs):
        counts = self.counts(loss, inputs)
        filled = counts > 0 if loss.filled_bins else None
        return f.gradient_density(self.move(loss, counts, filled), counts.sum(), filled)


class HarmonisedLoss(Loss):
    """Losses whose mean is over the examples of all processes, whatever the head passes as avg_factor."""

    def _prepared(self, pred, target, weight, context):
        inputs, context = super()._prepared(pred, target, weight, context)
        number = weighted_elements(inputs).sum()
        return inputs._replace(count=mean_over_ranks(number) if self.training else number), context

    def _reduced(self, pred, target, weight, avg_factor, *arguments, **keywords):
        avg_factor = None if self.ignore_avg_factor else avg_factor
        return super()._reduced(pred, target, weight, avg_factor, *arguments, **keywords)


@MODELS.register_module()
class GHMCLoss(
    SigmoidLoss,
    HarmonisedLoss,
    fn=f.ghmc_loss,
    state=dict(density=Density(lambda loss, inputs: f.gradient_norm_of_logits(inputs.pred, inputs.target))),
    others=dict(bins=7, filled_bins=True, momentum=0.2),
    untried=('ignore_avg_factor',),
    trial=dict(ignore_avg_factor=False),
    waives={'kernel': DENSITY},
):
    """The examples are the elements of a weight other than 0, those of all processes.

    momentum: how much of the last average of the examples in each region stays, in [0, 1). The first averages are too
        small, that of call t by the factor 1 - momentum^t, and the weights too large.
    ignore_avg_factor: divide by the number of examples, as the paper and mmdet do, whatever the head passes: in dense
        heads that is the number of positives, 10^5 times smaller. False divides by what the head passes.
    """

    options = {**SigmoidLoss.options, **HOST_OPTIONS}


@MODELS.register_module()
class GHMRLoss(
    OffsetLoss,
    HarmonisedLoss,
    fn=f.ghmr_loss,
    state=dict(density=Density(lambda loss, inputs: f.gradient_norm_of_offsets(inputs.pred, inputs.target, loss.mu))),
    others=dict(mu=0.3, bins=7, filled_bins=True, momentum=0.2),
    untried=('ignore_avg_factor',),
    trial=dict(ignore_avg_factor=False),
    waives={'kernel': DENSITY},
):
    """``momentum`` and ``ignore_avg_factor`` are those of :class:`GHMCLoss`."""

    options = {**OffsetLoss.options, **HOST_OPTIONS, 'momentum': 0.7}

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        """Errors about as large as mu: larger ones all lie in the last region."""
        error, target = super().sample(n, generator)
        return target + error / 30, target

    @classmethod
    def sweep(cls, points=401):
        x = torch.linspace(-0.15, 0.15, points)
        return x, x, torch.zeros(points)
