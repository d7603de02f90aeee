"""Pooling of regions of interest, (k, 5) rows of (image, x1, y1, x2, y2)."""

import torch
from torch import Tensor
from torchvision.ops import roi_align

from .tensors import pull_back, widen

__all__ = ['roi_align_backward', 'roi_align_forward', 'roi_pool_backward', 'roi_pool_forward']

MAX, AVG = 0, 1  # mmcv's numbers for roi_align's `pool_mode`


def roi_align_forward(
    input: Tensor,
    rois: Tensor,
    output: Tensor,
    argmax_y: Tensor,
    argmax_x: Tensor,
    aligned_height: int,
    aligned_width: int,
    spatial_scale: float,
    sampling_ratio: int,
    pool_mode: int,
    aligned: bool,
) -> None:
    """Average of bilinear samples. The argmax tensors belong to pool_mode='max', which torchvision does not have."""
    _refuse_max(pool_mode)
    image = widen(input)
    output.copy_(
        roi_align(image, rois.to(image.dtype), (aligned_height, aligned_width), spatial_scale, sampling_ratio, aligned)
    )


def roi_align_backward(
    grad_output: Tensor,
    rois: Tensor,
    argmax_y: Tensor,
    argmax_x: Tensor,
    grad_input: Tensor,
    aligned_height: int,
    aligned_width: int,
    spatial_scale: float,
    sampling_ratio: int,
    pool_mode: int,
    aligned: bool,
) -> None:
    """The average is linear in its input, so the gradient may be taken at any input."""
    _refuse_max(pool_mode)
    rois = rois.to(widen(grad_input).dtype)
    size = (aligned_height, aligned_width)
    (gradient,) = pull_back(
        lambda image: roi_align(image, rois, size, spatial_scale, sampling_ratio, aligned), [grad_input], grad_output
    )
    grad_input += gradient


def roi_pool_forward(
    input: Tensor,
    rois: Tensor,
    output: Tensor,
    argmax: Tensor,
    pooled_height: int,
    pooled_width: int,
    spatial_scale: float,
) -> None:
    """Maximum of each bin and its place in the image, -1 where a bin is empty.

    torchvision's roi_pool rounds the corners of a region first, mmcv's does not.
    """
    height, width = input.shape[2:]
    x_bins = _bins(rois[:, 1], rois[:, 3], pooled_width, spatial_scale, width)
    y_bins = _bins(rois[:, 2], rois[:, 4], pooled_height, spatial_scale, height)
    for k, image in enumerate(rois[:, 0].long().tolist()):
        (y, in_y), (x, in_x) = (
            _pixels_of_bins(*(edge[k] for edge in y_bins)),
            _pixels_of_bins(*(edge[k] for edge in x_bins)),
        )
        inside = in_y[:, None, :, None] & in_x[None, :, None, :]  # (bins y, bins x, rows, columns)
        pixels = (y[:, None, :, None] * width + x[None, :, None, :]).where(inside, 0)
        values = input[image].flatten(1)[:, pixels].masked_fill(~inside, -torch.inf).flatten(3)
        empty = ~inside.flatten(2).any(2)
        if values.shape[3]:
            best, chosen = values.max(3)
            output[k] = best.masked_fill(empty, 0)
            argmax[k] = pixels.flatten(2).expand_as(values).gather(3, chosen[..., None])[..., 0].masked_fill(empty, -1)
        else:
            argmax[k] = -1


def roi_pool_backward(
    grad_output: Tensor,
    rois: Tensor,
    argmax: Tensor,
    grad_input: Tensor,
    pooled_height: int,
    pooled_width: int,
    spatial_scale: float,
) -> None:
    """A bin's gradient goes to the place of its maximum."""
    channels, height, width = grad_input.shape[1:]
    plane = rois[:, :1].long() * channels + torch.arange(channels, device=rois.device)
    pixels = plane[:, :, None, None] * (height * width) + argmax
    taken = argmax >= 0
    grad_input.view(-1).index_add_(0, pixels[taken], grad_output[taken])


def _refuse_max(pool_mode: int) -> None:
    if pool_mode != AVG:
        raise NotImplementedError("roi_align with pool_mode='max' needs mmcv's compiled ops; accepted here: 'avg'")


def _bins(start: Tensor, end: Tensor, bins: int, scale: float, limit: int) -> tuple[Tensor, Tensor]:
    """First and one past the last pixel of each bin, (k, bins); a region without width has empty bins."""
    start, end = widen(start) * scale, (widen(end) + 1) * scale
    step = ((end - start) / bins)[:, None]
    number = torch.arange(bins, device=start.device)
    first = (number * step + start[:, None]).floor().clamp(0, limit).long()
    past = ((number + 1) * step + start[:, None]).ceil().clamp(0, limit).long()
    return first, past.where(step > 0, first)


def _pixels_of_bins(first: Tensor, past: Tensor) -> tuple[Tensor, Tensor]:
    """Pixels of each bin, (bins, longest bin), and which of them lie in it."""
    longest = int((past - first).max().clamp(min=0)) if len(first) else 0
    pixels = first[:, None] + torch.arange(longest, device=first.device)
    return pixels, pixels < past[:, None]
