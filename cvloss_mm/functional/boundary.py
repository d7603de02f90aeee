"""The loss of the distance between two boundaries, and the distances that it reads."""

import torch
from torch import Tensor

from .function import loss_function
from .maps import as_rows, mean_over_classes, weight_maps
from .ranges import Weights
from .shapes import ClassMaps, DistanceMaps, PerSample


def signed_distances(masks: Tensor) -> Tensor:
    """How far each pixel lies outside of a mask, in pixels: above 0 outside, 0 on its outermost pixels, below 0 within.

    Exact, one dimension after the other. A mask that is empty, or fills its image, has no boundary: 0 everywhere.

    Args:
        masks: boolean, (n, classes, ...).

    >>> signed_distances(torch.tensor([[[0, 0, 1, 1, 1, 0]]]).bool())
    tensor([[[ 2.,  1.,  0., -1.,  0.,  1.]]])
    """
    dims = tuple(range(2, masks.ndim))
    outside, inside = (_distances_to(mask) for mask in (masks, ~masks))
    signed = torch.where(masks, 1 - inside, outside)
    has_boundary = masks.amax(dims, keepdim=True) & ~masks.amin(dims, keepdim=True)
    return torch.where(has_boundary, signed, 0)


def _distances_to(masks: Tensor) -> Tensor:
    """Euclidean distance of each pixel to the nearest of the mask; of none, more than the image is long."""
    squares = _steps_to(masks).square()
    for dim in range(3, masks.ndim):
        lines, index = squares.movedim(dim, -1), torch.arange(masks.shape[dim], device=masks.device)
        squares = torch.stack([(lines + (index - x).square()).amin(-1) for x in range(masks.shape[dim])], dim)
    return squares.sqrt()


def _steps_to(masks: Tensor) -> Tensor:
    """The same, along the first dimension of the image alone."""
    size, far = masks.shape[2], float(sum(masks.shape[2:]))
    index = torch.arange(size, device=masks.device, dtype=torch.float32).reshape(-1, *[1] * (masks.ndim - 3))
    before = torch.where(masks, index, -far).cummax(2).values
    after = torch.where(masks, index, size + far).flip(2).cummin(2).values.flip(2)
    return torch.minimum(index - before, after - index)


@loss_function
def boundary_loss(
    pred: ClassMaps,
    target: DistanceMaps,
    *,
    class_weight: Weights | None = None,
    per_image: bool = True,
    pixel_weight: Tensor | None = None,
) -> PerSample:
    """Mean signed distance of what is predicted from the true boundary: each pixel pays for how far off it lies.

    .. math:: L = \\frac{1}{C N} \\sum_c w_c \\sum_i \\phi_{ci} p_{ci}, \\quad \\phi = D \\text{ outside the true
              region}, -D \\text{ within}

    Args:
        pred: probabilities p in [0, 1], (n, C, ...).
        target: signed distances phi of the pixels to the boundary of the true region of the class, in pixels, same
            shape; 0 all over for a class without a boundary. The loss of this name makes them of labels.
        class_weight: factor w_c of each class, one number, or one a class; None is 1. The authors take the object
            alone: [0, 1].
        per_image: a mean an image; else one of the whole batch, which is then the value of each image.
        pixel_weight: how much each of the N pixels counts in the mean, at least 0, (n, ...). None is 1.

    Returns:
        One value an image, (n,), of either sign, least where p is the true region. The distance of a pixel within is
        that to the nearest pixel outside, less 1, as in the authors' code: the outermost pixels are the boundary.

    Advice: Beside a loss of regions (its own minimum is flat): very unbalanced masks, boundaries that matter. The
        authors begin with a weight of 0.01 and raise it by that much an epoch.

    Paper: Kervadec et al., Boundary loss for highly unbalanced segmentation, MIDL 2019,
    https://arxiv.org/abs/1812.07032

    >>> boundary_loss(torch.tensor([[[0., .5, 1., 1.]]]), torch.tensor([[[2., 1., 0., -1.]]]))
    tensor([-0.1250])
    """
    n, weight = pred.shape[0], torch.ones_like(pred[:, :1]) if pixel_weight is None else weight_maps(pixel_weight, pred)
    pred, target, weight = (as_rows(maps, per_image) for maps in (pred, target, weight))
    loss = (weight * pred * target).sum(-1) / _or_one(weight.sum(-1))
    return mean_over_classes(loss, 'all', loss, class_weight, n)


def _or_one(size: Tensor) -> Tensor:
    return size + (size == 0)
