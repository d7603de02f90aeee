"""Whether autocast may be on, which the meta device does not know."""

from contextlib import nullcontext

import torch

on_any_device = getattr(torch._C, '_is_any_autocast_enabled', lambda: True)  # a question that costs less


def may_be_on(device: str) -> bool:
    if not hasattr(torch.amp, 'is_autocast_available'):  # before torch 2.4: unknown
        return device in ('cpu', 'cuda', 'xpu')
    return torch.amp.is_autocast_available(device) and torch.is_autocast_enabled(device)  # the meta device has none


def without_autocast(device: str):
    """Within it, what is computed in float32 stays so."""
    return torch.autocast(device, enabled=False) if may_be_on(device) else nullcontext()
