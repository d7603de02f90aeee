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


def nothing(values: Tensor) -> float:
    """The logarithm of no sum: far below all, and finite, so that it has a gradient."""
    return torch.finfo(values.dtype).min / 4


def split(cosines: Tensor, index: Tensor, scale: float) -> tuple[Tensor, Tensor]:
    """(cosine of the true class, ln sum of e^(scale cosine) of the others), (n,) each; index is (n,), outside of 0 ...
    c - 1 where the true class is none of these: its cosine is 0 then."""
    classes = cosines.shape[-1]
    here = (index >= 0) & (index < classes)
    place = torch.where(here, index, classes).unsqueeze(-1)  # one column beyond
    logits = F.pad(scale * cosines, (0, 1), value=nothing(cosines))
    true = torch.where(here, logits.gather(-1, place).squeeze(-1) / scale, 0)
    return true, logits.scatter(-1, place, nothing(cosines)).logsumexp(-1)


class Chunks(torch.autograd.Function):
    """What :func:`split` gives of all classes, with the cosines of one chunk of them at a time, also in the backward
    pass, which computes them again: memory of the embeddings, the centres and their gradients alone."""

    @staticmethod
    def forward(ctx, embeddings, centres, index, block, scale, chunk):
        true = embeddings.new_zeros(len(embeddings))
        rivals = torch.full_like(true, nothing(true))
        for start in range(0, len(centres), chunk):
            part, others = split(block(embeddings, centres[start : start + chunk]), index - start, scale)
            true, rivals = true + part, torch.logaddexp(rivals, others)
        ctx.save_for_backward(embeddings, centres, index, rivals)
        ctx.how = block, scale, chunk
        return true, rivals

    @staticmethod
    @once_differentiable
    def backward(ctx, of_true, of_rivals):
        embeddings, centres, index, rivals = ctx.saved_tensors
        block, scale, chunk = ctx.how
        of_embeddings, of_centres = torch.zeros_like(embeddings), torch.empty_like(centres)
        for start in range(0, len(centres), chunk):
            inputs = [part.detach().requires_grad_() for part in (embeddings, centres[start : start + chunk])]
            with torch.enable_grad():
                true, others = split(block(*inputs), index - start, scale)
            share = (others.detach() - rivals).exp()
            slopes = torch.autograd.grad((true, others), inputs, (of_true, of_rivals * share))
            of_embeddings += slopes[0]
            of_centres[start : start + chunk] = slopes[1]
        return of_embeddings, of_centres, None, None, None, None


def true_and_rivals(
    embeddings: Tensor, centres: Tensor, index: Tensor, block: Block, scale: float, chunk: int | None
) -> tuple[Tensor, Tensor]:
    """What :func:`split` gives of these centres (c, k, d), in chunks of that many classes where told."""
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


def over_ranks(true: Tensor, rivals: Tensor) -> tuple[Tensor, Tensor]:
    """Those of all classes, from those of the classes of each process."""
    most = rivals.detach().clone()
    distributed.all_reduce(most, distributed.ReduceOp.MAX)
    true, total = SumOverRanks.apply(torch.stack([true, (rivals - most).exp()]))
    return true, most + total.log()
