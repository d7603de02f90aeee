"""Whether the kernels of a device compute what the functions compute, before anybody cares how fast they are."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from cvloss_mm import kernels
from cvloss_mm.testing import build, settings

from . import cases

ROWS = 3001  # fills no block
TOLERANCE = {torch.float64: 1e-9, torch.float32: 2e-5, torch.bfloat16: 2e-2, torch.float16: 4e-3}


def trained(loss, pred: Tensor, target, weight: Tensor, on: bool) -> tuple[Tensor, Tensor]:
    leaf = pred.clone().requires_grad_()
    with kernels.switched(on):
        value = loss(leaf, target, weight, avg_factor=7.0)
        value.backward()
    return value.detach().double(), leaf.grad.double()


def error(found: Tensor, expected: Tensor, scale: Tensor) -> float:
    """Of the worst element, relative to that scale; infinite where one is not finite."""
    if not found.isfinite().all():
        return float('inf')
    return ((found - expected).abs().max() / scale.clamp(min=1e-12)).item()


def neighbours(pred: Tensor) -> list[Tensor]:
    """Where a formula has a kink, as rounded boxes have many, a slope of either side is right."""
    rng = torch.Generator().manual_seed(4)
    moves = (torch.randn(pred.shape, generator=rng, dtype=torch.float64).to(pred.device) for _ in range(8))
    return [pred + 1e-6 * move * pred.abs().clamp(min=1e-3) for move in moves]


def error_of_slopes(found: Tensor, expected: list[Tensor]) -> float:
    """Of the worst element, from the nearest of what may be expected."""
    if not found.isfinite().all():
        return float('inf')
    low, high = (getattr(torch.stack(expected), name)(0).values for name in ('min', 'max'))
    outside = torch.maximum(low - found, found - high).clamp(min=0)
    return (outside.max() / expected[0].abs().max().clamp(min=1e-12)).item()


def rows(device: str, names: list[str] | None = None) -> Iterator[dict]:
    """What each loss whose function has a kernel there gives with it, beside the function in float64."""
    there = kernels.available(device)
    for name, cls in cases.losses(names).items():
        if cls.fn.__name__ not in there:
            continue
        for setting in settings(cls):
            for dtype, tolerance in TOLERANCE.items():
                yield compared(name, cls, setting, device, dtype, tolerance)


def compared(name: str, cls: type, setting: dict, device: str, dtype: torch.dtype, tolerance: float) -> dict:
    rng = torch.Generator().manual_seed(3)
    pred, target = cls.sample(ROWS, rng)
    pred, target = cases.moved(pred, device, dtype), cases.moved(target, device, dtype)
    loss = build(cls, **setting).to(device)
    weight = torch.randn(ROWS, generator=rng).to(device)
    weight = (weight * (weight.abs() > 0.3)).to(torch.float64 if dtype == torch.float64 else torch.float32)
    row = dict(loss=name, setting=str(setting or ''), dtype=str(dtype).removeprefix('torch.'))
    try:
        value, gradient = trained(loss, pred, target, weight, True)
        wide = loss, pred.double(), cases.moved(target, device, torch.float64)
        same, size = trained(*wide, weight.double(), False), trained(*wide, weight.double().abs(), False)
        near = (trained(loss, place, wide[2], weight.double(), False)[1] for place in neighbours(wide[1]))
        row.update(value=error(value, same[0], size[0].abs()), gradient=error_of_slopes(gradient, [same[1], *near]))
        row['holds'] = max(row['value'], row['gradient']) <= tolerance
    except Exception as problem:  # a kernel that cannot be compiled or launched is what this looks for
        row.update(holds=False, error=f'{type(problem).__name__}: {str(problem).partition(chr(10))[0]}')
    return row
