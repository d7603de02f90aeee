"""How heads of the hosts call a loss of ours: their target, weight and keywords as those of ``forward``."""

import torch
from torch import Tensor

from ..labels import INDEX_TYPES


def third_is_labels(pred: Tensor, target: Tensor, weight: Tensor | None, context: dict) -> tuple:
    """Mask heads pass the class of each instance, integers, where other heads pass a weight."""
    if weight is None or weight.is_floating_point() or context.get('labels') is not None:
        return pred, target, weight, context
    return pred, target, None, {**context, 'labels': weight}


def labels_of_one_class(pred: Tensor, target: Tensor, weight: Tensor | None, context: dict) -> tuple:
    """Segmentation heads name with the call what they ignore; those of one class mean the object by 1, where a label
    is otherwise the number of a class and 1 the background."""
    one = 'ignore_index' in context and pred.ndim > 2 and pred.shape[1] == 1
    if one and isinstance(target, Tensor) and target.dtype in INDEX_TYPES and target.ndim == pred.ndim - 1:
        target = target.unsqueeze(1).float()
    return pred, target, weight, context


def weight_of_pixels(pred: Tensor, target: Tensor, weight: Tensor | None, context: dict) -> tuple:
    """Segmentation heads pass a weight a pixel, and what they ignore; a loss of regions reads both as ``pixel_weight``,
    since its own weight is that of an image."""
    context = dict(context)
    ignored, given = context.pop('ignore_index', None), context.get('pixel_weight')
    if weight is not None and weight.ndim > 1 and weight.ndim == pred.ndim - 1 and given is None:
        weight, given = None, weight
    if ignored is not None and target.ndim == pred.ndim - 1:
        known = (target != ignored).float()
        given = known if given is None else known * given
    return pred, target, weight, {**context, 'pixel_weight': given}


def peaks_of_positions(pred: Tensor, target: Tensor, weight: Tensor | None, context: dict) -> tuple:
    """CenterNet2 names the places of its objects: ``pos_inds`` and ``pos_labels``, integers (m,), for a ``pred`` of
    (places, classes). They become the number of peaks at each element."""
    context = dict(context)
    positions = [context.pop(name, None) for name in ('pos_inds', 'pos_labels')]
    if positions == [None, None]:
        return pred, target, weight, context
    if not are_positions(pred, positions):
        raise ValueError(
            'these are no positions of peaks; got '
            f'{", ".join(getattr(part, "shape", part).__repr__() for part in positions)}; accepted: '
            'pos_inds and pos_labels together, integers (m,), for pred (places, classes)'
        )
    places, labels = (part.long() for part in positions)
    peaks = pred.detach().new_zeros(pred.shape, dtype=torch.promote_types(pred.dtype, torch.float32))
    return (
        pred,
        target,
        weight,
        {**context, 'peaks': peaks.index_put((places, labels), peaks.new_ones(()), accumulate=True)},
    )


def are_positions(pred: Tensor, positions: list) -> bool:
    return pred.ndim == 2 and all(
        isinstance(part, Tensor)
        and part.ndim == 1
        and part.dtype in INDEX_TYPES
        and part.shape == getattr(positions[0], 'shape', None)
        for part in positions
    )


def corners_of_objects(pred: Tensor, target: Tensor, weight: Tensor | list | None, context: dict) -> tuple:
    """CornerHead passes two maps of embeddings, (images, dimensions, height, width), and where other heads pass a
    weight the corners of the objects of each image, ((y, x), (y, x)), the first in the one map and the second in the
    other. They become the two embeddings of each object and its image."""
    if not isinstance(weight, (list, tuple)):
        return pred, target, weight, context
    if pred.ndim != 4 or target.shape != pred.shape or len(weight) != len(pred):
        raise ValueError(
            f'these are no maps of embeddings with the corners of objects; got maps {tuple(pred.shape)} and '
            f'{tuple(target.shape)}, and corners of {len(weight)} images; accepted: two maps (images, dimensions, '
            'height, width), and a list of corners for each image'
        )
    places = [(k, *first, *second) for k, objects in enumerate(weight) for first, second in objects]
    image, *places = torch.tensor(places, dtype=torch.long, device=pred.device).reshape(-1, 5).unbind(1)
    corners = [map_[image, :, y, x] for map_, y, x in ((pred, *places[:2]), (target, *places[2:]))]
    return torch.stack(corners, 1), image, None, context
