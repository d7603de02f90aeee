"""Every kernel is its function: `kernel == (align(weight) * function).sum()`, value and gradient."""

import copy
import sys

import forked
import pytest
import torch

from cvloss_mm import kernels
from cvloss_mm.functional.versions import HAS_OPERATORS
from cvloss_mm.losses import (
    ArcFaceLoss,
    BoxLoss,
    ClassificationLoss,
    CosineLoss,
    GIoULoss,
    L1Loss,
    MaskLoss,
    OffsetLoss,
    QualityFocalLoss,
    SigmoidFocalLoss,
    SigmoidLoss,
    SoftmaxCrossEntropyLoss,
    SoftmaxLoss,
)
from cvloss_mm.registry import MODELS
from cvloss_mm.testing import build, context_of, settings

NAMES = {name: sorted(names) for name, names in kernels.backends('cpu').items()}
if torch.cuda.is_available():
    NAMES['triton'] = sorted(kernels.available('cuda'))


def losses_of(name):
    """The registered losses that are bound to a function."""
    return [cls for cls in MODELS.module_dict.values() if getattr(getattr(cls, 'fn', None), '__name__', '') == name]


CASES = [(backend, cls) for backend, names in NAMES.items() for name in names for cls in losses_of(name)]
each_kernel = pytest.mark.parametrize(
    ('device', 'cls'), CASES, indirect=['device'], ids=[f'{d}-{c.__name__}' for d, c in CASES]
)


@pytest.fixture(autouse=True)
def seeded():
    torch.manual_seed(0)


def outcome(loss, pred, target, *arguments, on=True, **keywords):
    """Value and gradient, with the kernels or without; the loss learns nothing from it."""
    loss, leaf = copy.deepcopy(loss), pred.detach().clone(memory_format=torch.preserve_format).requires_grad_()
    with kernels.switched(on):
        value = loss(leaf, target, *arguments, **keywords)
        (gradient,) = torch.autograd.grad(value, leaf)
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
    allowed = rtol * (slope.abs().max().item() if slope.numel() else 1.0)
    if gradient.dtype != torch.float64 and slope.numel():  # not more than the function itself keeps in float32
        _, own = outcome(
            loss, pred.float(), target.float() if target.is_floating_point() else target, weight, on=False, **keywords
        )
        allowed = max(allowed, 2 * (own.double() - slope).abs().max().item())
    torch.testing.assert_close(gradient.double(), slope, rtol=rtol, atol=allowed)


@each_kernel
@pytest.mark.parametrize('dtype', [torch.float32, torch.float64, torch.bfloat16], ids=str)
def test_a_kernel_is_its_function(device, cls, dtype):
    for n in (0, 1, 5, 257):
        rng = torch.Generator().manual_seed(n)
        pred, target = (t.to(device) for t in cls.sample(n, rng)[:2])
        pred, target = pred.to(dtype), target.to(dtype) if target.is_floating_point() else target
        assert_same(build(cls), pred, target)
        assert_same(build(cls), pred, target, avg_factor=7.0)
        if not issubclass(cls, MaskLoss):
            weight = torch.randn(n, generator=rng).to(device)
            assert_same(build(cls), pred, target, weight, avg_factor=torch.tensor(7.0))


BRANCHES = [(device, cls, hyper) for device, cls in CASES for hyper in settings(cls)[1:]]


@pytest.mark.parametrize(
    ('device', 'cls', 'hyper'), BRANCHES, indirect=['device'], ids=[f'{d}-{c.__name__}-{h}' for d, c, h in BRANCHES]
)
def test_every_branch_of_a_kernel_is_its_functions(device, cls, hyper):
    for n in (300, 3000):  # what has few elements may go another way
        pred, target = (t.to(device) for t in cls.sample(n, torch.Generator().manual_seed(1))[:2])
        weight = torch.randn(n, generator=torch.Generator().manual_seed(2)).to(device)
        same = target.double() if target.is_floating_point() else target
        assert_same(build(cls, **hyper), pred.double(), same, weight)
        if not issubclass(cls, CosineLoss):
            assert_same(build(cls, **hyper), pred * 3, target, rtol=5e-5)  # saturated


OF_ANY_NUMBER = [(device, cls) for device, cls in CASES if not cls.trial]


@pytest.mark.parametrize(
    ('device', 'cls'), OF_ANY_NUMBER, indirect=['device'], ids=[f'{d}-{c.__name__}' for d, c in OF_ANY_NUMBER]
)
def test_a_loss_may_be_called_with_other_numbers_of_classes_and_in_other_types(device, cls):
    for hyper in settings(cls):
        if any(isinstance(value, list) for value in hyper.values()):
            continue  # as many as there are classes
        loss = build(cls, **hyper).eval()
        for classes, dtype in ((3, torch.float32), (3, torch.float64), (7, torch.float64), (7, torch.float32)):
            pred, target = (t.to(device) for t in cls.sample(5, torch.Generator().manual_seed(1), classes=classes)[:2])
            pred = pred.to(dtype)
            target = target.to(dtype) if target.is_floating_point() else target
            with kernels.switched(False):
                expected = loss(pred, target)
            torch.testing.assert_close(loss(pred, target), expected, msg=f'{hyper}, {classes} of {dtype}')


@each_kernel
def test_large_inputs_in_blocks_and_threads_and_strange_layouts(device, cls):
    n = 40_000
    pred, target = (t.to(device) for t in cls.sample(n, torch.Generator().manual_seed(1))[:2])
    assert_same(build(cls), pred, target, rtol=1e-4)
    if pred.ndim == 2 and not issubclass(cls, MaskLoss):
        before = torch.get_num_threads()
        torch.set_num_threads(3)
        try:
            weight = torch.rand(n, 2, generator=torch.Generator().manual_seed(2))[:, 1]
            assert_same(build(cls), pred.mT.contiguous().mT, target, weight, rtol=1e-4)
        finally:
            torch.set_num_threads(before)


OF_COORDINATES = [(d, cls) for d, cls in CASES if issubclass(cls, OffsetLoss) or cls.loops == 'boxes']


@pytest.mark.parametrize(
    ('device', 'cls'), OF_COORDINATES, indirect=['device'], ids=[f'{d}-{c.__name__}' for d, c in OF_COORDINATES]
)
def test_a_weight_of_the_first_dimensions_is_that_of_all_that_they_hold(device, cls):
    rows = [part.to(device) for part in cls.sample(24, torch.Generator().manual_seed(1))[:2]]
    pred, target = (part.reshape(2, 3, 4, part.shape[1]) for part in rows)
    for shape in ((2,), (2, 3), (2, 3, 4), (2, 1, 1), (2, 1, 4), (2, 3, 1)):
        weight = torch.randn(shape, generator=torch.Generator().manual_seed(2)).to(device)
        for dtype in (torch.float32, torch.bfloat16):
            assert_same(build(cls), pred.to(dtype), target.to(dtype), weight)


WITH_CLASSES = [(d, cls) for d, cls in CASES if issubclass(cls, ClassificationLoss) or hasattr(cls, 'accepted')]


@pytest.mark.parametrize(
    ('device', 'cls'), WITH_CLASSES, indirect=['device'], ids=[f'{d}-{c.__name__}' for d, c in WITH_CLASSES]
)
def test_any_number_of_classes_and_labels_of_the_background(device, cls):
    torch.manual_seed(0)
    for classes in (1, 7, 8, 15, 16, 17, 31, 33, 49, 8192):  # registers hold 4, 8 or 16
        pred, target, *_ = cls.sample(3, torch.Generator().manual_seed(1), classes=classes)
        told = dict(class_counts=3.0, num_classes=classes)  # equally many of each
        loss = build(cls, **{name: told[name] for name in told if name in (*cls.hyper, *cls.options)})
        assert_same(loss, pred, target, torch.tensor([1.0, 0.0, -2.0]))
        if issubclass(cls, SigmoidLoss) and cls.loops == 'elements':
            for labels in ([classes, 0, classes], [classes] * 3, [classes - 1] * 3, [-1, classes + 7, 0]):
                assert_same(loss, pred, torch.tensor(labels), torch.rand(3, classes))
                assert_same(loss, pred, torch.tensor(labels, dtype=torch.int32))


@pytest.mark.parametrize('name', ['SigmoidFocalLoss', 'BinaryCrossEntropyLoss', 'AsymmetricLoss'])
def test_dense_targets_are_the_same_as_labels_and_may_be_soft(device, name):
    loss = build(MODELS.get(name))
    pred = torch.randn(50, 3, generator=torch.Generator().manual_seed(0)) * 4
    assert_same(loss, pred, torch.rand(50, 3, generator=torch.Generator().manual_seed(1)), torch.rand(50))
    assert_same(loss, pred[:, 0], torch.rand(50, generator=torch.Generator().manual_seed(1)).round(), torch.rand(50))
    big, labels = torch.randn(3000, 3), torch.randint(4, (3000,))
    for a, b in zip(outcome(loss, big, labels), outcome(loss, big, labels[:, None] == torch.arange(3)), strict=True):
        torch.testing.assert_close(a, b)


@pytest.mark.parametrize('name', ['SoftmaxCrossEntropyLoss', 'SoftmaxFocalLoss', 'LabelSmoothLoss'])
def test_soft_targets_of_a_softmax(device, name):
    pred, target = torch.randn(50, 3), torch.rand(50, 3)
    assert_same(MODELS.get(name)(), pred, target, torch.rand(50))
    assert_same(MODELS.get(name)(), torch.randn(2, 3, 4, 5), torch.randint(3, (2, 4, 5)), torch.rand(2, 4, 5))


@pytest.mark.parametrize('name', ['QualityFocalLoss', 'VarifocalLoss'])
@pytest.mark.parametrize('n', [7, 3000])
def test_a_pair_of_labels_and_scores_has_a_kernel(device, name, n):
    loss = MODELS.get(name)()
    pred, labels, scores = torch.randn(n, 3), torch.randint(4, (n,)), torch.rand(n)
    assert kernels.find(loss, loss.prepare(pred, (labels, scores))) is not None
    pair = labels, scores.masked_fill(scores < 0.1, 0)
    for weight in (None, torch.rand(n)):
        actual, expected = (outcome(loss, pred, pair, weight, on=on) for on in (True, False))
        torch.testing.assert_close(actual[0], expected[0])
        torch.testing.assert_close(actual[1], expected[1], rtol=1e-4, atol=1e-9)


def test_a_pair_is_for_the_kernels_of_any_device():
    pred, labels, scores = (torch.empty(n, device='meta') for n in ((4, 3), (4,), (4,)))
    inputs = MODELS.get('QualityFocalLoss')().prepare(pred, (labels.long(), scores))
    assert kernels._plain(inputs, compiling=False) and kernels._plain(inputs, compiling=True)


@pytest.mark.parametrize(
    ('name', 'hyper', 'key'),
    [
        ('SigmoidFocalLoss', dict(alpha=[0.1, 0.2]), 'alpha'),
        ('SoftmaxCrossEntropyLoss', dict(class_weight=[1.0, 2.0]), 'class_weight'),
    ],
)
def test_a_kernel_counts_the_classes_as_its_function_does(device, name, hyper, key):
    with pytest.raises(ValueError, match=f'{key} has 2 entries'):
        MODELS.get(name)(**hyper)(torch.randn(4, 3), torch.tensor([0, 1, 2, 1]))


@each_kernel
def test_extreme_inputs_stay_finite(device, cls):
    pred, target, *_ = cls.sample(64, torch.Generator().manual_seed(1))
    if issubclass(cls, (CosineLoss, BoxLoss)):
        return
    for size in (1e4, 1e18):
        if not outcome(build(cls), (pred * size).float(), target, on=False)[0].isfinite():  # nor is the sum of squares
            continue
        value, gradient = outcome(build(cls), (pred * size).float(), target)
        assert value.isfinite() and gradient.isfinite().all()


def finite(*tensors):
    return [tensor.isfinite().all().item() for tensor in tensors]


@pytest.mark.parametrize(
    ('device', 'cls'),
    [case for case in CASES if issubclass(case[1], SoftmaxLoss)],
    indirect=['device'],
)
def test_a_class_that_is_masked_by_a_logit_of_minus_infinity_costs_what_the_function_says(device, cls):
    pred, target = (t.to(device) for t in cls.sample(64, torch.Generator().manual_seed(1)))
    if target.is_floating_point():
        target = target.argmax(-1)
    pred = pred.scatter(1, (target.unsqueeze(-1) + 1) % pred.shape[1], -torch.inf).float()
    expected, got = outcome(build(cls), pred, target, on=False), outcome(build(cls), pred, target)
    assert finite(*got) == finite(*expected)


@each_kernel
def test_a_nan_that_counts_shows(device, cls):
    pred, target = (t.to(device) for t in cls.sample(9, torch.Generator().manual_seed(0))[:2])
    pred = pred.index_fill(0, torch.tensor([4], device=device), float('nan')).requires_grad_()
    assert build(cls)(pred, target).isnan()


@each_kernel
def test_a_kernel_is_taken(device, cls):
    pred, target = (t.to(device) for t in cls.sample(20_000)[:2])  # some are worth their while for many rows alone
    loss = build(cls)
    assert kernels.find(loss, loss.prepare(pred, target)) is kernels.available(device)[cls.fn.__name__]


@each_kernel
def test_the_incoming_gradient_scales_it_and_a_second_backward_starts_anew(device, cls):
    pred, target = (t.to(device) for t in cls.sample(5, torch.Generator().manual_seed(0))[:2])
    pred.requires_grad_()
    loss = build(cls)
    value = loss(pred, target)
    (once,) = torch.autograd.grad(value, pred, retain_graph=True)
    once = once.clone()
    (thrice,) = torch.autograd.grad(value, pred, torch.tensor(3.0, device=device), retain_graph=True)
    torch.testing.assert_close(thrice, 3 * once)
    torch.testing.assert_close(torch.autograd.grad(value, pred)[0], once)


@each_kernel
def test_a_second_derivative_is_the_functions(device, cls):
    pred, target = (
        t.to(device).double() if t.is_floating_point() else t.to(device)
        for t in cls.sample(5, torch.Generator().manual_seed(0))[:2]
    )
    pred.requires_grad_()
    second = []
    for on in (True, False):
        with kernels.switched(on):
            (first,) = torch.autograd.grad(build(cls)(pred, target), pred, create_graph=True)
            second.append(torch.autograd.grad(first.square().sum(), pred)[0] if first.requires_grad else first)
    torch.testing.assert_close(*second)


@each_kernel
def test_no_gradient_is_computed_where_none_is_wanted(device, cls):
    pred, target = (t.to(device) for t in cls.sample(5)[:2])
    kernel = kernels.available(device)[cls.fn.__name__]
    loss = build(cls)
    inputs = loss.prepare(pred, target)
    scale = torch.ones((), device=device)
    keywords = loss.keywords(loss.arguments(inputs), **context_of(loss, pred))
    total, gradient = kernel.body(inputs.pred, inputs.target, None, scale, False, keywords)
    assert gradient is None and total.shape == ()
    with torch.no_grad():
        assert not loss(pred.requires_grad_(), target).requires_grad


@each_kernel
def test_a_compiled_loss_calls_the_kernel(device, cls, recwarn):
    pred, target = (t.to(device) for t in cls.sample(20_000, torch.Generator().manual_seed(0))[:2])
    torch._dynamo.reset()
    loss = build(cls)
    graphs = []

    def keep(graph, inputs):
        graphs.append(graph)
        return graph

    with torch.no_grad():
        expected = copy.deepcopy(loss)(pred, target)
        torch.testing.assert_close(torch.compile(loss, fullgraph=True, backend=keep)(pred, target), expected)
    assert any('cvloss_mm' in graph.code for graph in graphs)
    assert not [warning for warning in recwarn if 'lru_cache' in str(warning.message)], 'it traces what chooses kernels'


@pytest.mark.skipif(not HAS_OPERATORS, reason='no loss is compiled whole before torch 2.5')
@pytest.mark.parametrize('cls', [SoftmaxCrossEntropyLoss, SigmoidFocalLoss, ArcFaceLoss])
def test_a_compiled_loss_leaves_out_what_is_ignored(cls):
    loss = cls(ignore_index=255)
    pred, target = cls.sample(6, torch.Generator().manual_seed(0))
    target[[1, 4]] = 255
    torch._dynamo.reset()
    found = []
    for call in (loss, torch.compile(loss, fullgraph=True, backend='aot_eager')):
        leaf = pred.clone().requires_grad_()
        value = call(leaf, target)
        found.append((value.detach(), *torch.autograd.grad(value, leaf)))
    torch.testing.assert_close(*found)
    assert not found[1][1][[1, 4]].any()


@each_kernel
def test_a_tangent_goes_on_as_through_the_function(device, cls):
    pred, target = (
        t.to(device).double() if t.is_floating_point() else t.to(device)
        for t in cls.sample(5, torch.Generator().manual_seed(0))[:2]
    )
    tangents = []
    for on in (True, False):
        with kernels.switched(on), torch.autograd.forward_ad.dual_level():
            dual = torch.autograd.forward_ad.make_dual(pred, torch.ones_like(pred))
            tangents.append(torch.autograd.forward_ad.unpack_dual(build(cls)(dual, target)).tangent)
    assert tangents[1] is not None
    torch.testing.assert_close(*tangents)


@each_kernel
def test_several_gradients_come_at_once(device, cls):
    pred, target = (t.to(device) for t in cls.sample(5, torch.Generator().manual_seed(0))[:2])
    pred.requires_grad_()
    factors = torch.tensor([1.0, 3.0], device=device)
    (one,) = torch.autograd.grad(build(cls)(pred, target), pred)
    (both,) = torch.autograd.grad(build(cls)(pred, target), pred, factors, is_grads_batched=True)
    torch.testing.assert_close(both, torch.stack([one, 3 * one]))


@each_kernel
def test_a_divisor_that_learns_gets_its_gradient(device, cls):
    pred, target = (t.to(device) for t in cls.sample(5, torch.Generator().manual_seed(0))[:2])
    slopes = []
    for on in (True, False):
        divisor = torch.tensor(2.0, device=device, requires_grad=True)
        with kernels.switched(on):
            slopes.append(torch.autograd.grad(build(cls)(pred, target, avg_factor=divisor), divisor)[0])
    assert slopes[0] != 0
    torch.testing.assert_close(*slopes)


def lengths(n, classes):
    norm = torch.linspace(12, 105, n)  # some of them beyond what counts, none at its ends
    return dict(norm=torch.where(torch.arange(n) % 7 == 0, 3 * norm - 30, norm))


def one_threshold(n, classes):
    return dict(bias=torch.tensor(1.3))


OF_SAMPLES = [  # losses, and what they read of each sample, or of all
    ('MagFaceLoss', lengths),
    ('AdaFaceLoss', lengths),
    ('SphereFaceLoss', lengths),
    ('LargeMarginSoftmaxLoss', lengths),
    ('UniFaceLoss', one_threshold),
    ('SphereFace2Loss', one_threshold),
]
READS = [(device, *case) for device, cls in CASES for case in OF_SAMPLES if cls.__name__ == case[0]]


@pytest.mark.parametrize('dtype', [torch.float32, torch.float64, torch.bfloat16], ids=str)
@pytest.mark.parametrize(
    ('device', 'name', 'context'), READS, indirect=['device'], ids=[f'{d}-{n}' for d, n, _ in READS]
)
def test_what_a_kernel_reads_of_each_sample_has_its_gradient(device, name, context, dtype, monkeypatch):
    monkeypatch.setattr('cvloss_mm.kernels.blocks.ELEMENTS', 10_000)  # the largest of these batches is taken in parts
    loss = MODELS.get(name)(scale=1.0)
    for n, classes, weighted in ((0, 5, False), (1, 5, True), (300, 70, False), (4000, 9, True)):
        rng = torch.Generator().manual_seed(n)
        pred, target, *_ = type(loss).sample(n, rng, classes=classes)
        weight = torch.randn(n, generator=rng).masked_fill(torch.arange(n) % 5 == 1, 0) if weighted else None
        found = []
        for kind, on in ((dtype, True), (torch.float64, False)):
            given = {key: value.to(dtype).to(kind).requires_grad_() for key, value in context(n, classes).items()}
            leaf = pred.to(dtype).to(kind).requires_grad_()
            assert kernels.find(loss, loss.prepare(leaf, target), context=given) is not None
            with kernels.switched(on):
                value = copy.deepcopy(loss)(leaf, target, weight, **given)
                leaves = [leaf, *given.values()]
                slopes = torch.autograd.grad(value, leaves, retain_graph=True, allow_unused=True)
                again = torch.autograd.grad(value, leaves, torch.tensor(1.0).to(value), allow_unused=True)
            for one, other in zip(slopes, again, strict=True):
                assert one is None or torch.equal(one, other)
            found.append([value.detach(), *(slope for slope in slopes if slope is not None)])
        rtol = {torch.float32: 5e-5, torch.float64: 1e-9}.get(dtype, 1e-2)
        for one, other in zip(*found, strict=True):
            size = other.abs().max().item() if other.numel() else 0.0
            torch.testing.assert_close(one.double(), other, rtol=rtol, atol=rtol * size)


def test_derivatives_by_other_things_are_the_functions():
    weight = torch.rand(5, requires_grad=True)
    pred, target = OffsetLoss.sample(5)
    L1Loss(reduction='sum')(pred, target, weight).backward()
    torch.testing.assert_close(weight.grad, (pred - target).abs().sum(-1))
    torch.testing.assert_close(torch.func.grad(L1Loss(reduction='sum'))(pred, target), (pred - target).sign())


def half(given):
    return given / 2 if isinstance(given, torch.Tensor) else given._replace(pred=given.pred / 2)


@pytest.mark.parametrize('method', ['activation', 'arguments', 'unreduced'])
@pytest.mark.parametrize('base', [L1Loss, GIoULoss, SigmoidFocalLoss, QualityFocalLoss, SoftmaxCrossEntropyLoss])
def test_whoever_computes_in_its_own_way_gets_no_kernel(base, method):
    pred, target = base.sample(5)
    members = {method: lambda self, given: getattr(base, method)(self, half(given))}
    own, mixed = type('Own', (base,), members), type('Mixed', (type('Halves', (), members), base), {})
    for cls in (own, mixed, type('Child', (own,), {})):
        loss = cls()
        assert loss(pred, target).item() == pytest.approx(base()(pred / 2, target).item())
        assert kernels.find(loss, loss.prepare(pred, target)) is None
    assert kernels.find(base(), loss.prepare(pred, target)) is not None


SWITCHED = """
import os, sys, torch
for switch in sys.argv[1:]:  # each in a process of its own, which has imported nothing of the package
    if not os.fork():
        os.environ['CVLOSS_MM_KERNELS'] = switch
        try:
            from cvloss_mm import kernels
            from cvloss_mm.losses import GIoULoss
            loss = GIoULoss()
            print(kernels.find(loss, loss.prepare(torch.zeros(1, 4), torch.zeros(1, 4))), flush=True)
        except Exception as error:
            print(error, flush=True)
        os._exit(0)
    os.wait()
"""


def test_the_environment_switches_all_of_them_off_and_nothing_else_is_accepted():
    command = [sys.executable, '-c', SWITCHED, '0', '1', '', 'off']
    shown = forked.run(command, check=True).stdout.splitlines()
    assert len(shown) == 4
    assert shown[0] == 'None'
    assert shown[1].startswith('Kernel(')
    assert shown[2].startswith('Kernel(')
    assert "CVLOSS_MM_KERNELS must be one of 1, 0, torch (all kernels, none, none in C++), got 'off'" in shown[3]


def test_the_choice_is_logged_once_at_debug_level(caplog):
    kernels._logged.clear()
    with caplog.at_level('DEBUG', 'cvloss_mm'):
        for _ in range(2):
            GIoULoss()(torch.zeros(1, 4), torch.zeros(1, 4))
    assert [r.getMessage() for r in caplog.records] == ['GIoULoss on cpu uses its kernel']


def test_a_backend_that_cannot_be_imported_leaves_the_functions_and_says_why(monkeypatch):
    monkeypatch.setitem(kernels.BACKENDS, 'meta', ('no_such_backend',))
    monkeypatch.setattr(kernels, '_backends', {})
    assert kernels.available('meta') == {} and 'no_such_backend' in kernels.missing('meta')


def test_a_target_for_which_there_is_no_formula_is_the_functions(caplog):
    """Of the hinge against every rival, labels alone can be traced."""
    loss, pred = build(MODELS.get('WestonWatkinsHingeLoss')), torch.randn(9, 4)
    assert kernels.find(loss, loss.prepare(pred, torch.rand(9, 4))) is None
    assert_same(loss, pred, torch.rand(9, 4))
    assert not caplog.records
