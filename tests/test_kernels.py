"""Every kernel is its function: `kernel == (align(weight) * function).sum()`, value and gradient."""
import pytest
import torch

from cvloss_mm import kernels
from cvloss_mm.losses import L1Loss, MaskLoss, OffsetLoss
from cvloss_mm.registry import MODELS

DEVICES = ['cpu'] + ['cuda'] * torch.cuda.is_available()
NAMES = {device: sorted(kernels.available(device)) for device in DEVICES}


def losses_of(name):
    """The registered losses that are bound to a function."""
    return [cls for cls in MODELS.module_dict.values() if getattr(getattr(cls, 'fn', None), '__name__', '') == name]


CASES = [(device, cls) for device in DEVICES for name in NAMES[device] for cls in losses_of(name)]
each_kernel = pytest.mark.parametrize(('device', 'cls'), CASES, ids=[f'{d}-{c.__name__}' for d, c in CASES])


def outcome(loss, pred, target, *arguments, on=True, **keywords):
    """Value and gradient in float64, with the kernels or without."""
    leaf = pred.detach().clone(memory_format=torch.preserve_format).requires_grad_()
    with kernels.switched(on):
        value = loss(leaf, target, *arguments, **keywords)
        gradient, = torch.autograd.grad(value, leaf)
    assert gradient.dtype == pred.dtype and gradient.shape == pred.shape
    return value.detach(), gradient


def assert_same(loss, pred, target, weight=None, rtol=None, **keywords):
    """Relative to the largest gradient of the batch, against the function in float64."""
    value, gradient = outcome(loss, pred, target, weight, **keywords)
    pred = pred.double()
    target = target.double() if target.is_floating_point() else target
    expected, slope = outcome(loss, pred, target, weight, on=False, **keywords)
    rtol = rtol or {torch.float64: 1e-9, torch.float32: 2e-5}.get(gradient.dtype, 1e-2)
    torch.testing.assert_close(value.double(), expected, rtol=rtol, atol=rtol)
    size = slope.abs().max().item() if slope.numel() else 1.0
    torch.testing.assert_close(gradient.double(), slope, rtol=rtol, atol=rtol * size)


@each_kernel
@pytest.mark.parametrize('dtype', [torch.float32, torch.float64, torch.bfloat16], ids=str)
def test_a_kernel_is_its_function(device, cls, dtype):
    for n in (0, 1, 5, 257):
        pred, target = (t.to(device) for t in cls.sample(n, torch.Generator().manual_seed(n)))
        pred, target = pred.to(dtype), target.to(dtype) if target.is_floating_point() else target
        assert_same(cls(), pred, target)
        assert_same(cls(), pred, target, avg_factor=7.0)
        if not issubclass(cls, MaskLoss):
            assert_same(cls(), pred, target, torch.randn(n, device=device), avg_factor=torch.tensor(7.0))


@each_kernel
def test_a_kernel_is_taken(device, cls):
    pred, target = (t.to(device) for t in cls.sample(5))
    loss = cls()
    assert kernels.find(loss, loss.prepare(pred, target)) is kernels.available(device)[cls.fn.__name__]


@each_kernel
def test_the_incoming_gradient_scales_it_and_a_second_backward_starts_anew(device, cls):
    pred, target = (t.to(device) for t in cls.sample(5, torch.Generator().manual_seed(0)))
    pred.requires_grad_()
    loss = cls()
    value = loss(pred, target)
    once, = torch.autograd.grad(value, pred, retain_graph=True)
    once = once.clone()
    thrice, = torch.autograd.grad(value, pred, torch.tensor(3.0, device=device), retain_graph=True)
    torch.testing.assert_close(thrice, 3 * once)
    torch.testing.assert_close(torch.autograd.grad(value, pred)[0], once)


@each_kernel
def test_a_second_derivative_is_the_functions(device, cls):
    pred, target = (t.to(device).double() if t.is_floating_point() else t.to(device)
                    for t in cls.sample(5, torch.Generator().manual_seed(0)))
    pred.requires_grad_()
    second = []
    for on in (True, False):
        with kernels.switched(on):
            first, = torch.autograd.grad(cls()(pred, target), pred, create_graph=True)
            second.append(torch.autograd.grad(first.square().sum(), pred)[0] if first.requires_grad else first)
    torch.testing.assert_close(*second)


@each_kernel
def test_no_gradient_is_computed_where_none_is_wanted(device, cls):
    pred, target = (t.to(device) for t in cls.sample(5))
    kernel = kernels.available(device)[cls.fn.__name__]
    loss = cls()
    inputs = loss.expand(loss.prepare(pred, target))
    scale = torch.ones((), device=device)
    total, gradient = kernel.body(inputs.pred, inputs.target, None, scale, False, **loss.hyperparameters())
    assert gradient is None and total.shape == ()
    with torch.no_grad():
        assert not loss(pred.requires_grad_(), target).requires_grad


@each_kernel
def test_a_compiled_loss_calls_the_kernel(device, cls):
    pred, target = (t.to(device) for t in cls.sample(5, torch.Generator().manual_seed(0)))
    torch._dynamo.reset()
    loss = cls()
    graphs = []

    def keep(graph, inputs):
        graphs.append(graph)
        return graph

    with torch.no_grad():
        close = torch.compile(loss, fullgraph=True, backend=keep)(pred, target), loss(pred, target)
    torch.testing.assert_close(*close)
    assert 'cvloss_mm' in graphs[0].code


def test_derivatives_by_other_things_are_the_functions():
    weight = torch.rand(5, requires_grad=True)
    pred, target = OffsetLoss.sample(5)
    L1Loss(reduction='sum')(pred, target, weight).backward()
    torch.testing.assert_close(weight.grad, (pred - target).abs().sum(-1))
    torch.testing.assert_close(torch.func.grad(L1Loss(reduction='sum'))(pred, target), (pred - target).sign())


def test_whoever_expands_or_computes_in_its_own_way_gets_no_kernel():

    class Halved(OffsetLoss, fn=L1Loss.fn):
        def expand(self, inputs):
            return super().expand(inputs._replace(pred=inputs.pred / 2))

    pred, target = Halved.sample(5)
    loss = Halved()
    assert kernels.find(loss, loss.prepare(pred, target)) is None


def test_the_environment_switches_all_of_them_off():
    import os
    import subprocess
    import sys
    code = ('import torch; from cvloss_mm import kernels; from cvloss_mm.losses import L1Loss; loss = L1Loss(); '
            'print(kernels.find(loss, loss.prepare(torch.zeros(1, 4), torch.zeros(1, 4))))')
    shown = [subprocess.run([sys.executable, '-c', code], env={**os.environ, 'CVLOSS_MM_KERNELS': switch}, check=True,
                            capture_output=True, text=True).stdout for switch in ('0', '1')]
    assert shown[0] == 'None\n' and shown[1].startswith('Kernel(')


def test_the_choice_is_logged_once_at_debug_level(caplog):
    kernels._told.clear()
    with caplog.at_level('DEBUG', 'cvloss_mm'):
        for _ in range(2):
            L1Loss()(torch.zeros(1, 4), torch.zeros(1, 4))
    assert [r.getMessage() for r in caplog.records] == ['L1Loss on cpu uses its kernel']


def test_a_backend_that_cannot_be_imported_leaves_the_functions_and_says_why(monkeypatch):
    monkeypatch.setitem(kernels.BACKENDS, 'meta', ('no_such_backend',))
    monkeypatch.setattr(kernels, '_backends', {})
    assert kernels.available('meta') == {} and 'no_such_backend' in kernels.missing('meta')
