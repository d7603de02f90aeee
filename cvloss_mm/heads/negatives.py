"""Many classes as two: the true one, and one that stands for all others.

Losses of cosines read of the other classes nothing but a sum over them, of exponentials or of other costs. So a block
of classes is worth two numbers a sample, (cosine of the true class, logarithm of that sum), and blocks are joined by
adding these: chunks of the classes one after the other, and shards of them on several processes. The loss itself is
computed of two classes, by its own function.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, distributed
from torch.autograd.function import once_differentiable

from ..losses import CosineLoss
from ..losses.gathering import Gathering, SumOverRanks
from ..losses.ranks import sum_over_ranks
from . import shards

if TYPE_CHECKING:
    from .classifier import CosineClassifier

Compared = tuple[Tensor | None, Callable[[dict], tuple[Tensor, Tensor]]]

Block = Callable[[Tensor, Tensor], Tensor]  # (embeddings (n, d), centres (c, k, d)) to cosines (n, c)


class Costs(NamedTuple):
    """What classes cost that are not the true one."""

    log_costs: Callable[..., Tensor]  # (cosines (n, c), learnt) to the logarithms of the costs (n, c)
    learnt: list[Tensor] = []  # further tensors that it reads, and that want a gradient


def empty_log_sum(values: Tensor) -> float:
    """The logarithm of no sum: far below all, and finite, also over a small scale and length: it has a gradient."""
    return -(torch.finfo(values.dtype).max ** 0.5)


def split(cosines: Tensor, index: Tensor, costs: Costs) -> tuple[Tensor, Tensor]:
    """(cosine of the true class, logarithm of the sum of the costs of the others), (n,) each; index is (n,), outside of
    0 ... c - 1 where the true class is none of these: its cosine is 0 then."""
    classes = cosines.shape[-1]
    place = torch.where((index >= 0) & (index < classes), index, classes).unsqueeze(-1)
    padded = F.pad(cosines, (0, 1))  # one column beyond
    unread = F.pad(place, (0, 1), value=classes)
    logarithms = costs.log_costs(padded, *costs.learnt).scatter(-1, unread, empty_log_sum(cosines))
    return padded.gather(-1, place).squeeze(-1), logarithms.logsumexp(-1)


class Chunks(torch.autograd.Function):
    """What :func:`split` gives of all classes, with the cosines of one chunk of them at a time, also in the backward
    pass, which computes them again: memory of the embeddings, the centres and their gradients alone."""

    @staticmethod
    def forward(ctx, embeddings, centres, index, block, log_costs, chunk, *learnt):
        costs = Costs(log_costs, [*learnt])
        true = embeddings.new_zeros(len(embeddings))
        negatives = torch.full_like(true, empty_log_sum(true))
        for start in range(0, len(centres), chunk):
            part, others = split(block(embeddings, centres[start : start + chunk]), index - start, costs)
            true, negatives = true + part, torch.logaddexp(negatives, others)
        ctx.save_for_backward(embeddings, centres, index, negatives, *learnt)
        ctx.settings = block, log_costs, chunk
        return true, negatives

    @staticmethod
    @once_differentiable
    def backward(ctx, true_gradient, negatives_gradient):
        embeddings, centres, index, negatives, *learnt = ctx.saved_tensors
        block, log_costs, chunk = ctx.settings
        embeddings_gradient, centres_gradient = torch.zeros_like(embeddings), torch.empty_like(centres)
        learnt_gradients = [torch.zeros_like(value) for value in learnt]
        for start in range(0, len(centres), chunk):
            inputs = [part.detach().requires_grad_() for part in (embeddings, centres[start : start + chunk], *learnt)]
            with torch.enable_grad():
                true, others = split(block(*inputs[:2]), index - start, Costs(log_costs, inputs[2:]))
            fraction = (others.detach() - negatives).exp()
            gradients = true_gradient, negatives_gradient * fraction
            slopes = torch.autograd.grad((true, others), inputs, gradients, allow_unused=True)
            embeddings_gradient += slopes[0]
            centres_gradient[start : start + chunk] = slopes[1]
            for total, slope in zip(learnt_gradients, slopes[2:], strict=True):
                total += 0 if slope is None else slope  # what is compared alone has none
        return embeddings_gradient, centres_gradient, None, None, None, None, *learnt_gradients


def true_and_negatives(
    embeddings: Tensor, centres: Tensor, index: Tensor, block: Block, costs: Costs, chunk: int | None
) -> tuple[Tensor, Tensor]:
    """What :func:`split` gives of these centres (c, k, d), in chunks of that many classes where there is a number."""
    if chunk is None:
        return split(block(embeddings, centres), index, costs)
    return Chunks.apply(embeddings, centres, index, block, costs.log_costs, chunk, *costs.learnt)


class ScaledGradient(torch.autograd.Function):
    """The values themselves, whose gradient is multiplied by a number."""

    @staticmethod
    def forward(ctx, values, factor):
        ctx.factor = factor
        return values.view_as(values)

    @staticmethod
    def backward(ctx, gradient):
        return ctx.factor * gradient, None


def costs_of(loss: CosineLoss, true: Tensor | None, settings: dict, factor: float = 1) -> Costs:
    """Those of a loss, by the cosines of the true classes (n,) and what else it reads, of which tensors may learn:
    their gradients are multiplied by the factor."""
    names = [name for name, value in settings.items() if isinstance(value, Tensor) and value.requires_grad]
    column = None if true is None else true.unsqueeze(-1)

    def log_costs(cosines: Tensor, *learnt: Tensor) -> Tensor:
        return loss.log_costs(cosines, column, **{**settings, **dict(zip(names, learnt, strict=True))})

    return Costs(log_costs, [ScaledGradient.apply(settings[name], factor) for name in names])


def over_ranks(true: Tensor, negatives: Tensor) -> tuple[Tensor, Tensor]:
    """Those of all classes, from those of the classes of each process."""
    largest = negatives.detach().clone()
    distributed.all_reduce(largest, distributed.ReduceOp.MAX)
    true, total = SumOverRanks.apply(torch.stack([true, (negatives - largest).exp()]))
    return true, largest + total.log()


# --- of a classifier


def with_classes(classifier: CosineClassifier, rows: Tensor, target: Tensor, loss: CosineLoss) -> Compared:
    """The cosine with the true class, without a gradient, where the loss is ``by_true``; and what gives, by settings of
    the costs, (cosine with the true class, logarithm of what all others cost)."""
    own = classifier.own_cosines(rows, target) if loss.by_true else None
    centres, index = classifier.compared(target)

    def sums(settings: dict) -> tuple[Tensor, Tensor]:
        costs = costs_of(loss, own, settings)
        return true_and_negatives(rows, centres, index, classifier.cosines_of, costs, classifier.chunk)

    return own, sums


def with_all_ranks(classifier: CosineClassifier, rows: Tensor, target: Tensor, loss: CosineLoss) -> Compared:
    """:func:`with_classes` of the rows of this process, compared with the centres of all. Each process has a loss of
    its own rows, of whose mean the gradients are wanted: of the embeddings and of what else learns, which
    DistributedDataParallel averages, and of the centres, which nobody does."""
    shards.check_weight(classifier)
    batch, ranks = Gathering(rows), classifier.shards
    rows, index = ScaledGradient.apply(batch.all(rows), ranks), batch.all(target) - classifier.start
    own = sum_over_ranks(classifier.own_cosines(rows, index)) if loss.by_true else None
    centres, index = classifier.compared(index)

    def sums(settings: dict) -> tuple[Tensor, Tensor]:
        costs = costs_of(loss, own, settings, ranks)
        parts = true_and_negatives(rows, centres, index, classifier.cosines_of, costs, classifier.chunk)
        true, negatives = over_ranks(*(ScaledGradient.apply(part, 1 / ranks) for part in parts))
        return true[batch.local], negatives[batch.local]

    return None if own is None else own[batch.local], sums
