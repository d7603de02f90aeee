"""Gradient harmonised losses: an example counts the less, the more others have a gradient of the same length."""

from collections.abc import Sequence
from typing import Annotated

import torch
from torch import Tensor

from .classification import binary_cross_entropy_loss
from .function import loss_function
from .ranges import Positive, at_least
from .shapes import Dense, Logits, Offsets, PerElement
from .targets import occurrences, scalar

PerRegion = Sequence[float] | Tensor


def gradient_norm_of_logits(pred: Logits, target: Dense) -> PerElement:
    """g = |p - y|, the length of the gradient of the binary cross entropy by its logit; in [0, 1], detached."""
    return (pred.detach().sigmoid() - target).abs()


def gradient_norm_of_offsets(pred: Offsets, target: Offsets, mu: float) -> PerElement:
    """g = |d| / sqrt(d^2 + mu^2), the length of the gradient of the authentic smooth L1; in [0, 1], detached."""
    d = (pred - target).detach()
    return d.abs() / torch.hypot(d, scalar(mu, d))


def unit_region(norm: PerElement, bins: int) -> Tensor:
    """Which of the equal parts of [0, 1] each length lies in: int64, 0 ... bins - 1."""
    return (norm * bins).long().clamp(0, bins - 1)


def gradient_density(counts: Tensor, total: Tensor, filled: Tensor | None = None) -> Tensor:
    """Of each unit region, relative to that of examples which spread evenly: R M / N.

    Args:
        counts: R, examples in each region, (bins,); possibly a moving average.
        total: N, all examples, no dimensions.
        filled: which regions count in M, booleans (bins,); None is all of them.
    """
    size = len(counts) if filled is None else filled.sum().clamp(min=1)
    return counts * size / total.clamp(min=1e-6)


def _harmonised(
    loss: PerElement, norm: PerElement, bins: int, filled_bins: bool, density: PerRegion | None
) -> PerElement:
    region = unit_region(norm, bins)
    if density is None:
        counts = occurrences(region, bins, dtype=loss.dtype)
        density = gradient_density(counts, counts.sum(), counts > 0 if filled_bins else None)
    density = density.to(loss) if isinstance(density, Tensor) else loss.new_tensor(density)
    if density.shape != (bins,):
        raise ValueError(f'density must have one value for each of the {bins} bins, got {tuple(density.shape)}')
    return loss / torch.where(density > 0, density, 1)[region]


@loss_function
def ghmc_loss(
    pred: Logits,
    target: Dense,
    *,
    bins: Annotated[int, at_least(1)] = 30,
    filled_bins: bool = False,
    density: PerRegion | None = None,
) -> PerElement:
    """Binary cross entropy, each element divided by the density of elements with a gradient of its length.

    .. math:: L = \\frac{N}{GD(g)} \\, BCE(z, y), \\quad g = |\\sigma(z) - y|, \\quad GD(g) = R_{ind(g)} M

    Args:
        pred: logits z, (n, classes) or any shape.
        target: y in [0, 1], same shape.
        bins: M, the unit regions into which [0, 1], the range of g, is cut.
        filled_bins: count in M only the regions with an example in them, and let a moving average rest where there is
            none, as the authors' code and mmdet do; the paper has all M.
        density: GD / N of each region, (bins,), as the moving average of the loss gives it: 1 where elements spread
            evenly. None is that of these very elements. A region of density 0 is taken for one of density 1.

    Returns:
        One value an element, same shape; their mean is the paper's loss. The density carries no gradient.

    Advice: Dense heads in place of a focal loss: no exponent to tune, and outliers, which may be wrong labels, weigh
    less as well. It takes the head's classifier bias as focal losses do.

    Paper: Li et al., Gradient harmonized single-stage detector, AAAI 2019, https://arxiv.org/abs/1811.05181

    >>> ghmc_loss(torch.tensor([[-4., -4., -4., 4.]]), torch.zeros(1, 4), bins=2)
    tensor([[0.0121, 0.0121, 0.0121, 8.0363]])
    """
    loss = binary_cross_entropy_loss(pred, target)
    return _harmonised(loss, gradient_norm_of_logits(pred, target), bins, filled_bins, density)


@loss_function
def ghmr_loss(
    pred: Offsets,
    target: Offsets,
    *,
    mu: Positive = 0.02,
    bins: Annotated[int, at_least(1)] = 10,
    filled_bins: bool = False,
    density: PerRegion | None = None,
) -> PerElement:
    """Authentic smooth L1, each element divided by the density of elements with a gradient of its length.

    .. math:: L = \\frac{N}{GD(g)} \\, (\\sqrt{d^2 + \\mu^2} - \\mu), \\quad
              g = \\frac{|d|}{\\sqrt{d^2 + \\mu^2}}, \\quad GD(g) = R_{ind(g)} M

    Args:
        pred: predicted deltas, any shape, usually (n, 4).
        target: target deltas, same shape; d = pred - target.
        mu: where the bowl around 0 gives way to the straight sides, in the unit of the deltas, above 0.
        bins: M, the unit regions into which [0, 1], the range of g, is cut.
        filled_bins: count in M only the regions with an example in them, and let a moving average rest where there is
            none, as the authors' code and mmdet do; the paper has all M.
        density: GD / N of each region, (bins,), as the moving average of the loss gives it: 1 where elements spread
            evenly. None is that of these very elements. A region of density 0 is taken for one of density 1.

    Returns:
        One value an element, same shape; their mean is the paper's loss. The density carries no gradient. It needs a
        ``loss_weight`` of its own, 10 in the authors' RetinaNet.

    Advice: Box offsets beside GHM-C, or where outliers among the boxes should not lead; the loss is small, so weigh it.

    Paper: Li et al., Gradient harmonized single-stage detector, AAAI 2019, https://arxiv.org/abs/1811.05181

    >>> ghmr_loss(torch.tensor([0.5, 0.5, 2.]), torch.zeros(3), mu=1.0, bins=2)
    tensor([0.0885, 0.0885, 1.8541])
    """
    d = pred - target
    loss = d * (d / (torch.hypot(d, scalar(mu, d)) + mu))  # the difference of two close roots, written safely
    return _harmonised(loss, gradient_norm_of_offsets(pred, target, mu), bins, filled_bins, density)
