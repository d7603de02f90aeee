"""Deformable convolution, versions 1 and 2. Offsets lie as (y, x) pairs a kernel point in mmcv and torchvision alike.

``im2col_step`` and the buffers only set how mmcv's kernels cut the batch; the values do not depend on them.
"""

from torch import Tensor
from torchvision.ops import deform_conv2d

from .tensors import pull_back, widen

__all__ = [
    'deform_conv_backward_input',
    'deform_conv_backward_parameters',
    'deform_conv_forward',
    'modulated_deform_conv_backward',
    'modulated_deform_conv_forward',
]


def deform_conv_forward(
    input: Tensor, weight: Tensor, offset: Tensor, output: Tensor, columns: Tensor, ones: Tensor, **geometry
) -> None:
    output.copy_(_version1(geometry)(*map(widen, (input, offset, weight))))


def deform_conv_backward_input(
    input: Tensor,
    offset: Tensor,
    grad_output: Tensor,
    grad_input: Tensor,
    grad_offset: Tensor,
    weight: Tensor,
    columns: Tensor,
    **geometry,
) -> None:
    by_input, by_offset, _ = pull_back(_version1(geometry), [input, offset, weight], grad_output)
    grad_input += by_input
    grad_offset += by_offset


def deform_conv_backward_parameters(
    input: Tensor,
    offset: Tensor,
    grad_output: Tensor,
    grad_weight: Tensor,
    columns: Tensor,
    ones: Tensor,
    scale: float = 1,
    **geometry,
) -> None:
    # the weight is not handed over; the output is linear in it, so its gradient may be taken at any weight
    _, _, by_weight = pull_back(_version1(geometry), [input, offset, grad_weight], grad_output)
    grad_weight += scale * by_weight


def modulated_deform_conv_forward(
    input: Tensor,
    weight: Tensor,
    bias: Tensor,
    ones: Tensor,
    offset: Tensor,
    mask: Tensor,
    output: Tensor,
    columns: Tensor,
    *,
    with_bias: bool,
    **geometry,
) -> None:
    bias = [bias] if with_bias else []
    output.copy_(_version2(geometry)(*map(widen, (input, offset, weight, mask, *bias))))


def modulated_deform_conv_backward(
    input: Tensor,
    weight: Tensor,
    bias: Tensor,
    ones: Tensor,
    offset: Tensor,
    mask: Tensor,
    columns: Tensor,
    grad_input: Tensor,
    grad_weight: Tensor,
    grad_bias: Tensor,
    grad_offset: Tensor,
    grad_mask: Tensor,
    grad_output: Tensor,
    *,
    with_bias: bool,
    **geometry,
) -> None:
    inputs, gradients = [input, offset, weight, mask], [grad_input, grad_offset, grad_weight, grad_mask]
    if with_bias:
        inputs, gradients = [*inputs, bias], [*gradients, grad_bias]
    for gradient, value in zip(gradients, pull_back(_version2(geometry), inputs, grad_output), strict=True):
        gradient += value


def _version1(geometry: dict):
    keys = {'stride': ('dH', 'dW'), 'padding': ('padH', 'padW'), 'dilation': ('dilationH', 'dilationW')}
    return _convolution(keys, geometry)


def _version2(geometry: dict):
    keys = {'stride': ('stride_h', 'stride_w'), 'padding': ('pad_h', 'pad_w'), 'dilation': ('dilation_h', 'dilation_w')}
    return _convolution(keys, geometry)


def _convolution(keys: dict, geometry: dict):
    settings = {name: tuple(geometry[key] for key in pair) for name, pair in keys.items()}

    def convolve(
        input: Tensor, offset: Tensor, weight: Tensor, mask: Tensor | None = None, bias: Tensor | None = None
    ) -> Tensor:
        _check_groups(input, offset, weight, geometry['group'], geometry['deformable_group'])
        size = [
            (side + 2 * pad - dilation * (kernel - 1) - 1) // stride + 1
            for side, pad, dilation, kernel, stride in zip(
                input.shape[2:],
                settings['padding'],
                settings['dilation'],
                weight.shape[2:],
                settings['stride'],
                strict=True,
            )
        ]
        offset, mask = _first_values(offset, size), _first_values(mask, size)
        return deform_conv2d(input, offset, weight, bias, mask=mask, **settings)

    return convolve


def _first_values(map_: Tensor | None, size: list[int]) -> Tensor | None:
    """What mmcv's kernels read of a larger map than they need, as DyHead hands it over for the level above: the first
    values of its memory, as if it had that size."""
    if map_ is None or map_.shape[-2] * map_.shape[-1] <= size[0] * size[1]:
        return map_
    return map_.flatten(1)[:, : map_.shape[1] * size[0] * size[1]].reshape(*map_.shape[:2], *size)


def _check_groups(input: Tensor, offset: Tensor, weight: Tensor, groups: int, deform_groups: int) -> None:
    """torchvision reads both numbers from the shapes."""
    channels, kernel = input.shape[1], weight.shape[2] * weight.shape[3]
    if weight.shape[1] * groups != channels or offset.shape[1] != 2 * kernel * deform_groups:
        raise ValueError(
            f'deformable convolution of {channels} channels with groups={groups}, deform_groups={deform_groups} and a '
            f'kernel of {kernel} points came with a weight of {weight.shape[1]} input channels and {offset.shape[1]} '
            f'offset channels; accepted: {channels // groups} and {2 * kernel * deform_groups}'
        )
