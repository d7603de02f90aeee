"""Suppression and overlap of boxes."""

import torch
from torch import Tensor
from torchvision.ops import nms as torchvision_nms

from .tensors import widen

__all__ = ['bbox_overlaps', 'nms', 'nms_match', 'softnms']

NAIVE, LINEAR, GAUSSIAN = 0, 1, 2  # mmcv's numbers for soft_nms's `method`


def nms(boxes: Tensor, scores: Tensor, iou_threshold: float, offset: int) -> Tensor:
    """Indices of the kept boxes, best score first."""
    return torchvision_nms(_closed(boxes, offset), widen(scores), _single(iou_threshold))


def softnms(
    boxes: Tensor,
    scores: Tensor,
    dets: Tensor,
    iou_threshold: float,
    sigma: float,
    min_score: float,
    method: int,
    offset: int,
) -> Tensor:
    """Indices in the order of choice; the boxes and their lowered scores are written to ``dets``.

    Equal scores are taken in the order of input; mmcv swaps boxes while it searches and may take another first.
    The best box of all stays even below ``min_score``, as in mmcv.
    """
    scores = widen(scores).clone()
    left = torch.arange(len(boxes), device=boxes.device)
    kept = []
    while left.numel():
        best = left[scores[left].argmax()]
        kept.append(best)
        left = left[left != best]
        overlap = _iou(_closed(boxes[best][None], offset), _closed(boxes[left], offset))
        scores[left] = scores[left] * _decay(overlap, iou_threshold, sigma, method)
        left = left[scores[left] >= min_score]
    if not kept:
        return left
    kept = torch.stack(kept)
    dets[: len(kept)] = torch.cat((boxes[kept], scores[kept, None].to(boxes.dtype)), 1).to(dets)
    return kept


def nms_match(dets: Tensor, iou_threshold: float) -> list[list[int]]:
    """Groups of indices: a kept box first, then those that it suppressed, by falling score."""
    boxes, groups = widen(dets[:, :4]), []
    left = dets[:, 4].argsort(descending=True, stable=True)
    while left.numel():
        best, rest = left[:1], left[1:]
        suppressed = _iou(boxes[best], boxes[rest]) >= _single(iou_threshold)
        groups.append(torch.cat((best, rest[suppressed])).tolist())
        left = rest[~suppressed]
    return groups


def bbox_overlaps(bboxes1: Tensor, bboxes2: Tensor, ious: Tensor, mode: int, aligned: bool, offset: int) -> None:
    """mmcv's own plain-torch body, which it keeps for another framework."""
    from mmcv.ops.bbox import _bbox_overlaps_cpu

    ious.copy_(_bbox_overlaps_cpu(widen(bboxes1), widen(bboxes2), ('iou', 'iof')[mode], aligned, offset))


def _single(value: float) -> float:
    """mmcv compares in float32, where 0.3 is not below the overlap of 3 in 10."""
    return torch.tensor(value, dtype=torch.float32).item()


def _closed(boxes: Tensor, offset: int) -> Tensor:
    """Boxes whose last pixel counts (offset 1) are as wide as boxes that end one further."""
    boxes = widen(boxes)
    return boxes + boxes.new_tensor([0, 0, offset, offset]) if offset else boxes


def _iou(box: Tensor, boxes: Tensor) -> Tensor:
    """(1, 4) with (n, 4) to (n,). Two boxes without area give NaN, which no comparison holds true, as in mmcv."""
    sides = (torch.minimum(box[:, 2:], boxes[:, 2:]) - torch.maximum(box[:, :2], boxes[:, :2])).clamp(min=0)
    overlap = sides.prod(1)
    return overlap / ((box[:, 2:] - box[:, :2]).prod(1) + (boxes[:, 2:] - boxes[:, :2]).prod(1) - overlap)


def _decay(overlap: Tensor, iou_threshold: float, sigma: float, method: int) -> Tensor:
    if method == GAUSSIAN:
        return torch.exp(-(overlap**2) / sigma)
    lowered = torch.zeros_like(overlap) if method == NAIVE else 1 - overlap
    return torch.where(overlap >= _single(iou_threshold), lowered, torch.ones_like(overlap))
