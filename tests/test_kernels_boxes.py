"""The IoU family's kernels, in plain torch and in C++, against their functions: every branch, every nasty box."""

import copy
import pickle

import nasty
import pytest
import sample_inputs
import torch
from test_kernels import assert_same, outcome

from cvloss_mm import kernels, losses
from cvloss_mm.testing import settings

FAMILIES = losses.BoxLoss, losses.RotatedBoxLoss
CALLS = [
    (name, hyper)
    for name, cls in sorted(vars(losses).items())
    if isinstance(cls, type) and issubclass(cls, FAMILIES) and cls.fn and 'kernel' not in cls.waives
    for hyper in settings(cls)
]
each_setting = pytest.mark.parametrize(('name', 'hyper'), CALLS, ids=[f'{n}-{h}' for n, h in CALLS])


ROUNDED = {('BoundedIoULoss', 'far apart'), ('BoundedIoULoss', 'side 1e18 and an ordinary target')}


def kind_of(name):
    return 'boxes' if issubclass(getattr(losses, name), losses.BoxLoss) else 'rotated boxes'


def drawn(name, n):
    return sample_inputs.draw(name, n, 3)[kind_of(name)]


def build(name, **hyper):
    return getattr(losses, name)(reduction='sum', **hyper)


@each_setting
def test_boxes_of_all_kinds(device, name, hyper):
    for dtype in (torch.float64, torch.float32):
        pred, target = (t.to(dtype) for t in drawn(name, 9001))
        torch.manual_seed(0)
        for weight in (None, torch.randn(9001)):
            assert_same(build(name, **hyper), pred, target, weight, rtol=1e-9 if dtype == torch.float64 else 2e-3)


@each_setting
def test_every_nasty_box(device, name, hyper):
    """Slopes of the size of the function's own rounding, one part in 1e9 of a hull, are not compared."""
    for what, pair in nasty.table_of(kind_of(name), torch.float64).items():
        if (name, what) in ROUNDED:  # the function's sides differ by the rounding of its frame, the kernel's do not
            continue
        pred, target = (torch.tensor([box], dtype=torch.float64) for box in pair)
        value, gradient = outcome(build(name, **hyper), pred, target)
        expected, slope = outcome(build(name, **hyper), pred, target, on=False)
        torch.testing.assert_close(value, expected, rtol=1e-9, atol=1e-12, msg=what)
        both = torch.cat([pred, target], -1)
        rounding = 1e-9 / (both.max() - both.min()).clamp(min=1e-150)
        assert ((gradient - slope).abs() <= 1e-6 * slope.abs().max() + rounding).all(), (what, gradient, slope)


@each_setting
def test_layouts(device, name, hyper):
    pred, target = drawn(name, 60)
    grid = pred.reshape(3, 20, -1), target.reshape(3, 20, -1)
    assert_same(build(name, **hyper), *grid)
    assert_same(build(name, **hyper), *(t.mT.contiguous().mT for t in grid), torch.rand(3, 20))
    assert_same(build(name, **hyper), pred[::2], target[::2], torch.rand(60)[::2])
    assert_same(build(name, **hyper), pred, target, torch.tensor(0.3))
    assert_same(build(name, **hyper), pred, target, torch.rand(pred.shape))


@pytest.mark.parametrize('name', sorted({name for name, _ in CALLS}))
def test_a_nan_that_counts_shows(device, name):
    pred, target = drawn(name, 9)
    for place in range(pred.shape[-1]):
        dirty = pred.clone()
        dirty[4, place] = float('nan')
        assert build(name)(dirty.requires_grad_(), target).isnan()


COMPOSITIONS = [  # test_box_compositions.py has all, without the compiler
    ('InnerIoULoss', dict(type='CIoULoss', alpha_gate=None)),
    ('UnifiedIoULoss', 'MPDIoULoss'),
    ('InnerIoULoss', dict(type='FocalerIoULoss', low=0.1, over='CIoULoss')),
    ('AlphaIoULoss', dict(type='InnerIoULoss', ratio=1.2, over=dict(type='FocalerIoULoss', over='SIoULoss'))),
]


@pytest.mark.parametrize(('name', 'over'), COMPOSITIONS, ids=str)
def test_a_composition_has_a_kernel_that_is_its_function(name, over):
    loss = build(name, over=over)
    pred, target = sample_inputs.boxes(901, 3)['boxes']
    assert kernels.find(loss, loss.prepare(pred, target)) is not None or not kernels.backends('cpu').get('native')
    assert_same(loss, pred, target, torch.randn(901, generator=torch.Generator().manual_seed(0)), rtol=1e-9)
    assert_same(loss, pred.float(), target.float(), rtol=2e-3)


def test_a_composition_is_copied_and_pickled_with_what_it_wraps():
    loss = build('InnerIoULoss', over=dict(type='FocalerIoULoss', high=0.9, over='CIoULoss'))
    boxes = sample_inputs.boxes(20, 3)['boxes']
    for same in (copy.deepcopy(loss), pickle.loads(pickle.dumps(loss))):
        assert same(*boxes) == loss(*boxes)
    loss.high = 0.6  # a schedule may change what belongs to the loss that is wrapped
    assert loss(*boxes) != same(*boxes)


@pytest.mark.parametrize(
    ('over', 'message'),
    [
        ('L1Loss', 'one of .*CIoULoss.*got .L1Loss'),
        ('ExtendedIoULoss', 'over must be'),
        (dict(type='CIoULoss', aspect_grad='unit'), 'aspect_grad.* cannot be had in a wrapper'),
        (dict(type='CIoULoss', loss_weight=2.0), 'loss_weight of the loss that is wrapped would be ignored'),
        (dict(type='InnerIoULoss', over='CIoULoss'), 'both have ratio'),
    ],
)
def test_what_cannot_be_wrapped_is_refused(over, message):
    with pytest.raises(ValueError, match=message):
        losses.InnerIoULoss(over=over)


def test_a_penalty_below_0_has_no_power():
    with pytest.raises(ValueError, match='neg_gamma=False the penalty is below 0'):
        losses.AlphaIoULoss(over=dict(type='SIoULoss', neg_gamma=False))
