"""What losses of class maps share: which pixels count, what each class covers, and the mean over the classes."""

from typing import NamedTuple

import torch
from torch import Tensor

from .shapes import ClassMaps, IgnoreIndex, LabelMaps, PerClass, PerSample
from .targets import is_index, per_class, without_ignored


class Regions(NamedTuple):
    """Maps as rows of pixels: one row an image, or one for all of them."""

    pred: Tensor  # (rows, classes, pixels)
    target: Tensor  # the same, in [0, 1]
    weight: Tensor  # of the pixels, (rows, 1 or classes, pixels); 0 is out


def regions(
    pred: ClassMaps,
    target: ClassMaps | LabelMaps,
    ignore_index: IgnoreIndex,
    pixel_weight: Tensor | None,
    per_image: bool,
) -> Regions:
    """Labels become one-hot, where one that is no class covers nothing; of a single class, 1 is the object."""
    labels = is_index(pred, target)
    target, valid = without_ignored(target, ignore_index)
    weight = torch.ones_like(target, dtype=pred.dtype) if valid is None else valid.to(pred.dtype)
    if labels:
        target = one_hot_maps(target, pred)
        weight = weight.unsqueeze(1)
    if pixel_weight is not None:
        weight = weight * weight_maps(pixel_weight, pred)
    return Regions(*(as_rows(maps, per_image) for maps in (pred, target.to(pred.dtype), weight)))


def weight_maps(pixel_weight: Tensor, pred: ClassMaps) -> Tensor:
    """(n, ...) to (n, 1, ...) in the dtype of pred."""
    if pixel_weight.shape != pred.shape[:1] + pred.shape[2:]:
        raise ValueError(
            f'pixel_weight has the shape {tuple(pixel_weight.shape)}, pred {tuple(pred.shape)}; '
            'accepted: one weight a place, (n, ...)'
        )
    return pixel_weight.to(pred.dtype).unsqueeze(1)


def one_hot_maps(labels: LabelMaps, pred: ClassMaps) -> ClassMaps:
    """(n, ...) to boolean (n, classes, ...)."""
    classes = pred.shape[1]
    number = torch.arange(classes, device=pred.device) + (classes == 1)
    return labels.unsqueeze(1) == number.reshape(-1, *[1] * (labels.ndim - 1))


def as_rows(maps: ClassMaps, per_image: bool) -> Tensor:
    return maps.flatten(2) if per_image else maps.transpose(0, 1).flatten(1).unsqueeze(0)


def or_one(size: Tensor) -> Tensor:
    """To be divided by, also where nothing is counted."""
    return size + (size == 0)


def mean_over_classes(loss: Tensor, classes: str, size: Tensor, class_weight: PerClass | None, n: int) -> PerSample:
    """One value an image of one a row and class.

    Args:
        loss: (rows, classes).
        classes: 'all', or 'present': those whose region is not empty.
        size: of the true region of each class, (rows, classes).
        class_weight: factor of each class; the divisor stays the number of classes.
        n: the number of images; a row for all of them is the value of each.
    """
    if class_weight is not None:
        loss = per_class(class_weight, loss) * loss
    if classes == 'present':
        present = (size > 0).to(loss.dtype)
        loss = (present * loss).sum(-1) / present.sum(-1).clamp(min=1)
    else:
        loss = loss.mean(-1)
    return loss.expand(n)
