"""What a gradient goes through in backward."""

import triton
import triton.language as tl
from torch import Tensor

BLOCK, BLOCKS = 4096, 16  # values at a time, and how often a program takes as many
FEW = 1 << 20  # values up to which launching a kernel of Triton takes longer than torch's multiplication


@triton.jit
def kernel(gradient, factor, values, BLOCK: tl.constexpr, BLOCKS: tl.constexpr):
    factor = tl.load(factor)
    if factor != 1:
        start = tl.program_id(0).to(tl.int64) * (BLOCK * BLOCKS)
        for block in range(0, BLOCKS):
            at = start + block * BLOCK + tl.arange(0, BLOCK)
            value = tl.load(gradient + at, mask=at < values)
            tl.store(gradient + at, (value * factor).to(gradient.dtype.element_ty), mask=at < values)


def rescale(gradient: Tensor, factor: Tensor) -> Tensor:
    """The gradient times that of the total, in place. Where that is 1, which it is unless something follows the loss
    such as the scale of mixed precision, no memory is touched, and nobody waits to find out."""
    if gradient.numel() <= FEW:
        return gradient.mul_(factor)
    flat = gradient.as_strided((gradient.numel(),), (1,))  # kernels leave no gaps, whatever the order
    kernel[(triton.cdiv(gradient.numel(), BLOCK * BLOCKS),)](flat, factor, gradient.numel(), BLOCK, BLOCKS, num_warps=8)
    return gradient
