"""Many classes as two: the true one, and one that stands for all others.

The softmax losses of cosines read of the other classes nothing but the sum of their exponentials. So a block of classes
is worth two numbers a sample, (cosine of the true class, logarithm of that sum), and blocks are joined by adding these:
chunks of the classes one after the other, and shards of them on several processes. The loss itself is computed of two
classes, by its own function.
"""

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, distributed
from torch.autograd.function import once_differentiable

from ..losses.gathering import SumOverRanks

Block = Callable[[Tensor, Tensor], Tensor]  # (embeddings (n, d), centres (c, k, d)) to cosines (n, c)


def empty_log_sum(values: Tensor) -> float:
    """The logarithm of no sum: far below all, and finite, also over a small scale and length: it has a gradient."""
    return -(torch.finfo(values.dtype).max ** 0.5)


def split(cosines: Tensor, index: Tensor, scale: float) -> tuple[Tensor, Tensor]:
    """(cosine of the true class, ln sum of e^(scale cosine) of the others), (n,) each; index is (n,), outside of 0 ...
    c - 1 where the true class is none of these: its cosine is 0 then."""
    classes = cosines.shape[-1]
    inside = (index >= 0) & (index < classes)
    place = torch.where(inside, index, classes).unsqueeze(-1)  # one column beyond
    logits = F.pad(scale * cosines, (0, 1), value=empty_log_sum(cosines))
    true = torch.where(inside, logits.gather(-1, place).squeeze(-1) / scale, 0)
    return true, logits.scatter(-1, place, empty_log_sum(cosines)).logsumexp(-1)


class Chunks(torch.autograd.Function):
    """What :func:`split` gives of all classes, with the cosines of one chunk of them at a time, also in the backward
    pass, which computes them again: memory of the embeddings, the centres and their gradients alone."""

    @staticmethod
    def forward(ctx, embeddings, centres, index, block, scale, chunk):
        true = embeddings.new_zeros(len(embeddings))
        negatives = torch.full_like(true, empty_log_sum(true))
        for start in range(0, len(centres), chunk):
            part, others = split(block(embeddings, centres[start : start + chunk]), index - start, scale)
            true, negatives = true + part, torch.logaddexp(negatives, others)
        ctx.save_for_backward(embeddings, centres, index, negatives)
        ctx.settings = block, scale, chunk
        return true, negatives

    @staticmethod
    @once_differentiable
    def backward(ctx, true_gradient, negatives_gradient):
        embeddings, centres, index, negatives = ctx.saved_tensors
        block, scale, chunk = ctx.settings
        embeddings_gradient, centres_gradient = torch.zeros_like(embeddings), torch.empty_like(centres)
        for start in range(0, len(centres), chunk):
            inputs = [part.detach().requires_grad_() for part in (embeddings, centres[start : start + chunk])]
            with torch.enable_grad():
                true, others = split(block(*inputs), index - start, scale)
            fraction = (others.detach() - negatives).exp()
            slopes = torch.autograd.grad((true, others), inputs, (true_gradient, negatives_gradient * fraction))
            embeddings_gradient += slopes[0]
            centres_gradient[start : start + chunk] = slopes[1]
        return embeddings_gradient, centres_gradient, None, None, None, None


def true_and_negatives(
    embeddings: Tensor, centres: Tensor, index: Tensor, block: Block, scale: float, chunk: int | None
) -> tuple[Tensor, Tensor]:
    """What :func:`split` gives of these centres (c, k, d), in chunks of that many classes where there is a number."""
    if chunk is None:
        return split(block(embeddings, centres), index, scale)
    return Chunks.apply(embeddings, centres, index, block, scale, chunk)


class ScaledGradient(torch.autograd.Function):
    """The values themselves, whose gradient is multiplied by a number."""

    @staticmethod
    def forward(ctx, values, factor):
        ctx.factor = factor
        return values.view_as(values)

    @staticmethod
    def backward(ctx, gradient):
        return ctx.factor * gradient, None


def over_ranks(true: Tensor, negatives: Tensor) -> tuple[Tensor, Tensor]:
    """Those of all classes, from those of the classes of each process."""
    largest = negatives.detach().clone()
    distributed.all_reduce(largest, distributed.ReduceOp.MAX)
    true, total = SumOverRanks.apply(torch.stack([true, (negatives - largest).exp()]))
    return true, largest + total.log()
