"""The IoU family's kernels, in plain torch and in C++, against their functions: every branch, every nasty box."""
import draws
import nasty
import pytest
import torch
from test_kernels import assert_same, outcome

from cvloss_mm import kernels, losses
from cvloss_mm.kernels import native

SETTINGS = [('IoULoss', dict(mode='linear')), ('IoULoss', dict(mode='square')), ('IoULoss', dict(mode='log')),
            ('GIoULoss', {}), ('DIoULoss', {}), ('CIoULoss', {}), ('CIoULoss', dict(alpha_gate=None)),
            ('EfficientIoULoss', {}), ('SIoULoss', {}), ('SIoULoss', dict(neg_gamma=False, theta=2.5)),
            ('BoundedIoULoss', {}), ('BoundedIoULoss', dict(beta=0.5)), ('ExtendedIoULoss', {})]
each_setting = pytest.mark.parametrize(('name', 'hyper'), SETTINGS, ids=[f'{n}-{h}' for n, h in SETTINGS])


ROUNDED = {('BoundedIoULoss', 'far apart'), ('BoundedIoULoss', 'side 1e18 and an ordinary target')}


@pytest.fixture(scope='module')
def libraries(tmp_path_factory):
    """{backend: its kernels}; without a compiler plain torch alone, and pytest says so."""
    kernels._load('cpu')
    before = dict(kernels._registry)
    import cvloss_mm.kernels.cpu.boxes
    import cvloss_mm.kernels.cpu.iou  # noqa: F401
    plain = {key: kernel for key, kernel in before.items() if 'native' not in kernel.body.__module__}
    found = {'torch': plain}
    try:
        native.load(native.build(tmp_path_factory.mktemp('native') / 'boxes.so'))
        found['native'] = dict(kernels._registry)
    except RuntimeError as error:
        found['native'] = str(error)
    kernels._registry.clear()
    kernels._registry.update(before)
    return found


@pytest.fixture(params=['torch', 'native'])
def backend(request, libraries, monkeypatch):
    if isinstance(libraries[request.param], str):
        pytest.skip(libraries[request.param])
    monkeypatch.setattr(kernels, '_registry', libraries[request.param])
    return request.param


def build(name, **hyper):
    return getattr(losses, name)(reduction='sum', **hyper)


@each_setting
def test_boxes_of_all_kinds(backend, name, hyper):
    for dtype in (torch.float64, torch.float32):
        pred, target = (t.to(dtype) for t in draws.boxes(9001, 3)['boxes'])
        torch.manual_seed(0)
        for weight in (None, torch.randn(9001)):
            assert_same(build(name, **hyper), pred, target, weight, rtol=1e-9 if dtype == torch.float64 else 2e-3)


@each_setting
@pytest.mark.parametrize('what', nasty.BOX_PAIRS)
def test_every_nasty_box(backend, name, hyper, what):
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
def test_layouts(backend, name, hyper):
    pred, target = draws.boxes(60, 3)['boxes']
    grid = pred.reshape(3, 20, 4), target.reshape(3, 20, 4)
    assert_same(build(name, **hyper), *grid)
    assert_same(build(name, **hyper), *(t.mT.contiguous().mT for t in grid), torch.rand(3, 20))
    assert_same(build(name, **hyper), pred[::2], target[::2], torch.rand(60)[::2])
    assert_same(build(name, **hyper), pred, target, torch.tensor(0.3))
    assert_same(build(name, **hyper), pred, target, torch.rand(60, 4))


@pytest.mark.parametrize('name', sorted({name for name, _ in SETTINGS}))
def test_a_nan_that_counts_shows(backend, name):
    pred, target = draws.boxes(9, 3)['boxes']
    for place in range(4):
        dirty = pred.clone()
        dirty[4, place] = float('nan')
        assert build(name)(dirty.requires_grad_(), target).isnan()


def test_the_library_is_named_after_what_it_was_built_from(monkeypatch, tmp_path):
    monkeypatch.setenv('XDG_CACHE_HOME', str(tmp_path))
    first = native.library()
    monkeypatch.setattr(native, 'FLAGS', [*native.FLAGS, '-g'])
    assert first.parent == tmp_path / 'cvloss_mm' and native.library() != first
    assert not native.load()


def test_a_compiler_that_fails_is_reported(tmp_path):
    with pytest.raises(RuntimeError, match='false failed'):
        native.build(tmp_path / 'boxes.so', compiler='false')
