"""What every op does with the tensors that mmcv hands over."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor


def widen(tensor: Tensor) -> Tensor:
    """float32 for half and bfloat16: not every torchvision op has them, and box corners need more than 8 bits."""
    return tensor.float() if tensor.dtype in (torch.float16, torch.bfloat16) else tensor


def pull_back(function: Callable[..., Tensor], inputs: Sequence[Tensor], grad_output: Tensor) -> tuple[Tensor, ...]:
    """Gradients of ``function`` at ``inputs``. mmcv calls its backward ops with gradients switched off."""
    with torch.enable_grad():
        leaves = [widen(tensor.detach()).requires_grad_() for tensor in inputs]
        output = function(*leaves)
        return torch.autograd.grad(output, leaves, grad_output.to(output.dtype))
