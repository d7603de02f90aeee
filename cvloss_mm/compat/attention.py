"""Multi-scale deformable attention, by the plain-torch body that mmcv itself uses on the CPU."""

from torch import Tensor

from .tensors import pull_back

__all__ = ['ms_deform_attn_backward', 'ms_deform_attn_forward']


def ms_deform_attn_forward(
    value: Tensor,
    spatial_shapes: Tensor,
    level_start_index: Tensor,
    sampling_locations: Tensor,
    attention_weights: Tensor,
    im2col_step: int,
) -> Tensor:
    return _attend(spatial_shapes)(value, sampling_locations, attention_weights)


def ms_deform_attn_backward(
    value: Tensor,
    spatial_shapes: Tensor,
    level_start_index: Tensor,
    sampling_locations: Tensor,
    attention_weights: Tensor,
    grad_output: Tensor,
    grad_value: Tensor,
    grad_sampling_loc: Tensor,
    grad_attn_weight: Tensor,
    im2col_step: int,
) -> None:
    inputs = [value, sampling_locations, attention_weights]
    gradients = [grad_value, grad_sampling_loc, grad_attn_weight]
    for gradient, found in zip(gradients, pull_back(_attend(spatial_shapes), inputs, grad_output), strict=True):
        gradient += found


def _attend(spatial_shapes: Tensor):
    from mmcv.ops.multi_scale_deform_attn import multi_scale_deformable_attn_pytorch

    shapes = spatial_shapes.tolist()
    return lambda value, places, weights: multi_scale_deformable_attn_pytorch(value, shapes, places, weights)
