"""Rows of the contract: finite, precise, differentiable and traceable."""

import copy
from collections import defaultdict

import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from .. import kernels
from ..functional.function import HALF
from ..losses import BoxLoss, RotatedBoxLoss
from .common import build, close, draw, each, expect, frozen, outcome, settings

UNUSABLE = float('nan'), float('inf'), -float('inf'), -1e30, 3e38


def finite_for_every_finite_input(cls):
    """Value and gradient are finite for every finite input."""
    broken = []
    for setting in settings(cls):
        loss = build(cls, **setting)
        broken += non_finite(cls, loss)
    expect(not broken, '\n'.join(broken))


def non_finite(cls, loss):
    cases = [(*case, {})[:4] for case in cls.extremes()]
    if all(is_finite(outcome) for case in joined(cls, cases) for outcome in outcomes(loss, *case[1:])):
        return []
    return [
        f'{loss}, {what} (weight {weight}): {value.item()}, gradient {slope.tolist()}'
        for what, *case in cases
        for weight, (value, slope) in zip((None, 0.0), outcomes(loss, *case), strict=True)
        if not is_finite((value, slope))
    ]


def outcomes(loss, pred, target, context):
    """Value and gradient without a weight, and with one of 0."""
    for weight in (None, torch.zeros(pred.shape[0])):
        leaf = pred.clone().requires_grad_()
        value = loss(leaf, each(torch.clone, target), weight, **context)
        yield value.detach(), torch.autograd.grad(value, leaf)[0]


def is_finite(tensors):
    return all(tensor.isfinite().all() for tensor in tensors)


def joined(cls, cases):
    """Cases of one form as one batch, where the rows of a loss do not see each other: a finite sum has finite parts."""
    if 'rows' in cls.waives:
        return cases
    groups = defaultdict(list)
    for number, (what, pred, target, context) in enumerate(cases):
        parts = target if isinstance(target, tuple) else (target,)
        form = *((part.dtype, part.shape[1:]) for part in (pred, *parts)), number if context else None
        groups[form].append((what, pred, *parts, context))
    return [batch_of(group) for group in groups.values()]


def batch_of(group):
    names, *tensors, contexts = zip(*group, strict=True)
    pred, *parts = map(torch.cat, tensors)
    return ', or '.join(names), pred, tuple(parts) if len(parts) > 1 else parts[0], contexts[0]


def what_has_no_weight_cannot_poison(cls):
    """What has weight 0 may hold anything, NaN included: rows, as decoded boxes of negatives; or elements, of losses of
    one value an element. A NaN in a box with weight shows, also at a side that has none (``whole_rows``)."""
    pred, target = draw(cls, 7)
    values_without_weight(cls, pred, target)
    weight = torch.tensor([1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    for on in (False, True):
        with kernels.switched(on):
            loss = frozen(cls)
            leaf = dirty(pred).requires_grad_()
            value = loss(leaf, dirty(target) if target.is_floating_point() else target, weight, avg_factor=2)
            value.backward()
            close(value, loss(pred[:2], target[:2], avg_factor=2))
            expect(leaf.grad.isfinite().all() and (leaf.grad[2:] == 0).all(), 'a row of weight 0 has a gradient')
            trained = build(cls)
            trained(dirty(pred).requires_grad_(), target, weight)
            expect(all(state.isfinite().all() for state in trained.state_dict().values()), 'the state is not finite')


def values_without_weight(cls, pred, target):
    """One value a row without a weight, and NaN, where there is one weight a value of pred."""
    spoilt, weight = pred.detach().clone(), torch.ones(pred.shape)
    spoilt.flatten(1)[2, 0], weight.flatten(1)[2, 0] = float('nan'), 0.0
    shape = frozen(cls)(pred, target, reduction_override='none').shape
    of_boxes = issubclass(cls, (BoxLoss, RotatedBoxLoss))
    for on in (False, True) if of_boxes or shape == pred.shape else ():
        with kernels.switched(on):
            leaf = spoilt.clone().requires_grad_()
            value = frozen(cls)(leaf, target, weight)
            (slope,) = torch.autograd.grad(value, leaf)
        said = f'whole_rows = {cls.whole_rows}, and where one value of a row has no weight, and is NaN, the loss is'
        if of_boxes:
            expect(value.isnan(), f'{said} {value.item()}, that of another box; accepted: whole_rows = True')
        else:
            sound = value.isfinite() and slope.isfinite().all() and slope.flatten(1)[2, 0] == 0
            words = f'{said} {value.item()}, its gradient {slope[2].tolist()}'
            expect(sound, f'{words}; accepted: whole_rows = False, of which each value has a weight of its own')


def dirty(rows):
    """The rows from the third on spoilt."""
    rows = rows.detach().clone()
    for row, value in zip(rows[2:], UNUSABLE, strict=True):
        row.fill_(value)
    return rows


def half_is_computed_in_float32(cls):
    """float16 and bfloat16 are computed in float32, with a gradient of the input's type; float64 stays float64."""
    for dtype in HALF:
        pred, target = draw(cls, 64, dtype)
        exact = pred.detach().float().requires_grad_()
        loss = build(cls)(pred, target)
        expected = build(cls)(exact, target.float() if target.is_floating_point() else target)
        loss.backward()
        expected.backward()
        expect(loss.dtype == torch.float32, f'{loss.dtype} for {dtype}')
        close(loss, expected, str(dtype))
        expect(pred.grad.dtype == dtype and pred.grad.isfinite().all(), f'the gradient in {dtype}: {pred.grad}')
        close(pred.grad, exact.grad.to(dtype), f'gradient in {dtype}')
    pred, target = draw(cls, 3, torch.float64)
    expect(build(cls)(pred, target).dtype == torch.float64, 'float64 does not stay float64')


def large_values_survive_half_precision(cls):
    """In half precision the coordinates of whole images give a finite value and gradient."""
    scale = 100 if issubclass(cls, (BoxLoss, RotatedBoxLoss)) else 1
    for dtype in HALF:
        pred, target = (t.detach() * scale if t.is_floating_point() else t for t in draw(cls, 64))
        pred = pred.to(dtype).requires_grad_()
        target = target.to(dtype) if target.is_floating_point() else target
        loss = build(cls)(pred, target)
        (gradient,) = torch.autograd.grad(loss, pred)
        expect(loss.isfinite() and gradient.isfinite().all(), f'{loss} for {dtype}')


def autocast_makes_no_difference(cls):
    """Under autocast the value is the same."""
    pred, target = draw(cls, 16)
    plain = build(cls)(pred, target)
    with torch.autocast('cpu', dtype=torch.bfloat16):
        close(build(cls)(pred, target), plain)


def gradient_is_the_derivative(cls):
    """The gradient is the numerical derivative, in float64."""
    pred, target = draw(cls, 6, torch.float64)
    loss = frozen(cls)
    expect(
        torch.autograd.gradcheck(lambda p: loss(p, target, reduction_override='none'), pred),
        'the gradient is not the derivative',
    )


def never_waits_for_the_device(cls):
    """Nothing waits for the device: it runs under FakeTensorMode, where there are no values to wait for."""
    pred, target = draw(cls)
    loss = build(cls)
    with FakeTensorMode(allow_non_fake_inputs=True) as mode:
        fake = mode.from_tensor(pred.detach()).requires_grad_()
        weight = mode.from_tensor(torch.ones(7))
        loss(fake, mode.from_tensor(target), weight, avg_factor=mode.from_tensor(torch.tensor(2.0))).backward()
        expect(fake.grad is not None and fake.grad.shape == pred.shape, 'the gradient has another shape than pred')


def compiles_whole(cls):
    """``torch.compile(fullgraph=True)`` gives the same value, gradient and state."""
    pred, target = draw(cls)
    loss = build(cls)
    twin = copy.deepcopy(loss)
    expected = outcome(loss, [(pred, target)])
    torch._dynamo.reset()
    compiled = torch.compile(twin, fullgraph=True, backend='aot_eager')
    close(outcome(compiled, [(pred, target)]), expected)
    close(dict(twin.state_dict()), dict(loss.state_dict()), 'state')


def has_kernels_in_every_language(cls):
    """Kernels in C++ and in Triton are part of the package, or can be built; what is in use gives what the function
    gives."""
    name = cls.fn.__name__
    available = {
        backend
        for device in kernels.BACKENDS
        for backend, names in kernels.backends(device).items()
        if name in names and is_of(kernels.available(device).get(name), cls)
    }
    if not {'native', 'triton'} <= available:
        kernels.sources(cls)  # raises where there is no loop for them, or the function cannot be traced
    pred, target = draw(cls, 64, torch.float64)
    weight = torch.randn(64, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    for setting in settings(cls, [name for name in cls.hyper if name in cls.others]):
        found = []
        for on in (False, True):
            with kernels.switched(on):
                loss, leaf = frozen(cls, **setting), pred.detach().clone().requires_grad_()
                value = loss(leaf, target, weight)
                found.append((value.detach(), torch.autograd.grad(value, leaf)[0]))
        close(found[1], found[0], f'{loss}: the kernel gives something else than the function')


def is_of(kernel: kernels.Kernel | None, cls) -> bool:
    """Whether it is of the function of a loss, and not of another of that name, in the loop that the loss asks for."""
    return kernel is not None and kernel.function is cls.fn and kernel.loops == cls.loops
