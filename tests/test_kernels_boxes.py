"""The IoU family's kernels, in plain torch and in C++, against their functions: every branch, every nasty box."""
import draws
import nasty
import pytest
import torch
from test_kernels import assert_same, outcome

from cvloss_mm import losses
from cvloss_mm.testing import settings

CALLS = [(name, hyper) for name, cls in sorted(vars(losses).items())
         if isinstance(cls, type) and issubclass(cls, losses.BoxLoss) and cls.fn and 'kernel' not in cls.waives
         for hyper in settings(cls)]
each_setting = pytest.mark.parametrize(('name', 'hyper'), CALLS, ids=[f'{n}-{h}' for n, h in CALLS])


ROUNDED = {('BoundedIoULoss', 'far apart'), ('BoundedIoULoss', 'side 1e18 and an ordinary target')}


def build(name, **hyper):
    return getattr(losses, name)(reduction='sum', **hyper)


@each_setting
def test_boxes_of_all_kinds(device, name, hyper):
    for dtype in (torch.float64, torch.float32):
        pred, target = (t.to(dtype) for t in draws.boxes(9001, 3)['boxes'])
        torch.manual_seed(0)
        for weight in (None, torch.randn(9001)):
            assert_same(build(name, **hyper), pred, target, weight, rtol=1e-9 if dtype == torch.float64 else 2e-3)


@each_setting
@pytest.mark.parametrize('what', nasty.BOX_PAIRS)
def test_every_nasty_box(device, name, hyper, what):
    """Slopes of the size of the function's own rounding, one part in 1e9 of a hull, are not compared."""
    if (name, what) in ROUNDED:
        pytest.skip("the function's sides differ by the rounding of its frame, the kernel's do not")
    pred, target = (torch.tensor([box], dtype=torch.float64) for box in nasty.BOX_PAIRS[what])
    value, gradient = outcome(build(name, **hyper), pred, target)
    expected, slope = outcome(build(name, **hyper), pred, target, on=False)
    torch.testing.assert_close(value, expected, rtol=1e-9, atol=1e-12)
    both = torch.cat([pred, target], -1)
    rounding = 1e-9 / (both.max() - both.min()).clamp(min=1e-150)
    assert ((gradient - slope).abs() <= 1e-6 * slope.abs().max() + rounding).all(), (gradient, slope)


@each_setting
def test_layouts(device, name, hyper):
    pred, target = draws.boxes(60, 3)['boxes']
    grid = pred.reshape(3, 20, 4), target.reshape(3, 20, 4)
    assert_same(build(name, **hyper), *grid)
    assert_same(build(name, **hyper), *(t.mT.contiguous().mT for t in grid), torch.rand(3, 20))
    assert_same(build(name, **hyper), pred[::2], target[::2], torch.rand(60)[::2])
    assert_same(build(name, **hyper), pred, target, torch.tensor(0.3))
    assert_same(build(name, **hyper), pred, target, torch.rand(60, 4))


@pytest.mark.parametrize('name', sorted({name for name, _ in CALLS}))
def test_a_nan_that_counts_shows(device, name):
    pred, target = draws.boxes(9, 3)['boxes']
    for place in range(4):
        dirty = pred.clone()
        dirty[4, place] = float('nan')
        assert build(name)(dirty.requires_grad_(), target).isnan()
