"""The Triton kernels against their functions: on a GPU where there is one, else under Triton's interpreter.

conftest.py asks for the interpreter before anything imports Triton. What the interpreter cannot tell, whether the
kernels compile for a GPU, `tools/compile_kernels.py` does: see test_compiling.py.
"""

import copy
import inspect
import re
import subprocess
import sys
from functools import partial

import forked
import interpreted
import nasty
import pytest
import sample_inputs
import torch
from torch import Tensor

from cvloss_mm import functional, kernels
from cvloss_mm.kernels.generated import formulas
from cvloss_mm.kernels.inputs import Dense, Labels
from cvloss_mm.losses import (
    BoxLoss,
    CosineLoss,
    DistillationLoss,
    DistributionLoss,
    HeatmapLoss,
    LabelSetLoss,
    MaskLoss,
    OffsetLoss,
    QualityLoss,
    RotatedBoxLoss,
    SigmoidLoss,
    SignLoss,
    SoftmaxLoss,
)
from cvloss_mm.registry import MODELS
from cvloss_mm.testing import build, settings

triton = pytest.importorskip('triton', reason='Triton is not installed: its kernels cannot run, functions stand in')
from cvloss_mm.kernels.triton import elements  # noqa: E402

interpreted.patch_its_language_once_a_launch()
BODIES = {name: kernel.body for name, kernel in kernels.available('cuda').items()}

DEVICE = 'cuda' if torch.cuda.is_available() else 'cpu'
TOLERANCE = {torch.float64: 1e-12, torch.float32: 3e-6, torch.float16: 2e-3, torch.bfloat16: 1.6e-2}
CLASSES = 20
LOSSES = {}  # function of a kernel: a loss that is bound to it
for _cls in MODELS.module_dict.values():
    if getattr(getattr(_cls, 'fn', None), '__name__', '') in BODIES:
        LOSSES.setdefault(_cls.fn.__name__, _cls)
NAMES = sorted(LOSSES)
GENERATED = formulas('rows', 'py')
# for each loop, and each kind of target that it takes, one formula: what they do with memory is theirs alone
LOOPS = [
    'bounded_iou_loss',
    'siou_loss',
    'kfiou_loss',
    'smooth_l1_loss',
    'sigmoid_focal_loss',
    'quality_focal_loss',
    'varifocal_loss',
    'softmax_focal_loss',
    'softmax_cross_entropy_loss',
    'distribution_focal_loss',
    'arc_face_loss',
    'mag_face_loss',
]


def names_of(*families):
    return {name for name, cls in LOSSES.items() if issubclass(cls, families)}


OFFSETS, QUALITY, ROTATED = names_of(OffsetLoss), names_of(QualityLoss), names_of(RotatedBoxLoss)
BOXES = names_of(BoxLoss) | ROTATED
SETS, SIGNS, HEAT = names_of(LabelSetLoss), names_of(SignLoss), names_of(HeatmapLoss)
SIGMOID, TEACHERS = names_of(SigmoidLoss, MaskLoss) - SETS, names_of(DistillationLoss)
COSINES, SOFTMAX, BINS = names_of(CosineLoss), names_of(SoftmaxLoss), names_of(DistributionLoss)


def calls_of(name):
    """Hyperparameters of the function, as a loss passes them on: the defaults, and each with its other values."""
    for setting in settings(LOSSES[name]):
        loss = build(LOSSES[name], **setting).eval()
        supplied = {key: state.value(loss) for key, state in loss.state.items()}
        yield {**supplied, **loss.hyperparameters()}, ','.join(setting)


CALLS = [pytest.param(name, hyper, id=f'{name}-{words}') for name in NAMES for hyper, words in calls_of(name)]


def one_hot(labels, classes):
    return labels.unsqueeze(-1) == torch.arange(classes, device=labels.device)


def targets_of(name, n, classes, rng):
    """{kind: (pred, target)} in float64, of each kind that the loss takes."""
    logits = 4 * torch.randn(n, classes, generator=rng, dtype=torch.float64)
    soft = torch.rand(n, classes, generator=rng)
    labels = torch.randint(classes, (n,), generator=rng)
    background = torch.randint(-1, classes + 1, (n,), generator=rng)
    if name in OFFSETS:
        return {'offsets': (logits, logits - torch.randn(n, classes, generator=rng).double())}
    if name in BOXES:
        return sample_inputs.rotated(n, 3) if name in ROTATED else sample_inputs.boxes(n, 3)
    if name in SIGMOID:
        return {'labels': (logits, background), 'soft': (logits, soft), 'hard': (logits, soft > 0.7)}
    if name in SIGNS:
        return {'labels': (logits, background), 'signs': (logits, (soft > 0.7) * 2 - 1)}
    if name in HEAT:
        return {'heat': (logits.sigmoid(), torch.where(soft > 0.9, 1.0, soft))}
    if name in TEACHERS:
        return {'teacher': (logits, 3 * torch.randn(n, classes, generator=rng))}
    if name in SETS:
        return {'hard': (logits, (soft > 0.7).float())}
    if name in QUALITY:
        return {'soft': (logits, soft * (soft > 0.6)), 'pair': (logits, (background, torch.rand(n, generator=rng)))}
    if name in SOFTMAX:
        dense = {'soft': (logits, soft)} if '_dense' in ''.join(kinds_there(name)) else {}
        return {'labels': (logits, labels.int()), **dense}
    if name in BINS:
        return {'places': (logits, (classes + 1) * torch.rand(n, generator=rng) - 1)}
    return {'cosines': ((logits / 4).tanh() * 1.0001, labels)}


def kinds_there(name):
    """The variants of the kernel: of some functions labels alone can be traced."""
    return re.findall(rf'def {name}\w*', GENERATED[name])


RANGES = {  # of numbers of samples
    'norm': (12, 100),
    'norm_mean': (20, 30),
    'norm_std': (5, 9),
    'noise': (-2, 2),
    't': (0.1, 0.5),
    'bias': (0, 2),
    'lamb': (1, 9),
    'scale': (5, 9),
}


def with_samples(name, pred, hyper):
    """Keywords, and different numbers of all samples in place of those that are missing."""
    shape = pred.shape[:-1]
    numbers = {key: torch.linspace(*RANGES[key], shape.numel()) for key in kernels.available('cuda')[name].samples}
    return {**{key: value.to(pred.device, torch.float64).view(shape) for key, value in numbers.items()}, **hyper}


def function(name, pred, target, weight, scale, hyper, dtype=torch.float64):
    """The weighted sum and its gradient, by the function in that type."""
    hyper = with_samples(name, pred, hyper)
    leaf = pred.detach().to(dtype).requires_grad_()
    if isinstance(target, tuple):
        target = one_hot(target[0], pred.shape[-1]) * target[1].unsqueeze(-1)
    if name in SIGMOID | SIGNS and target.ndim < pred.ndim:
        target = one_hot(target, pred.shape[-1])
    if target.dtype != torch.long and not (name in SOFTMAX and target.ndim < pred.ndim):
        target = target.to(dtype)
    hyper = {key: value.to(pred.device) if isinstance(value, torch.Tensor) else value for key, value in hyper.items()}
    loss = getattr(functional, name)(leaf, target, **hyper)
    if weight is not None:
        loss = loss * weight.to(dtype)
    total = scale * loss.sum()
    return total.detach(), torch.autograd.grad(total, leaf)[0]


def unreduced_shape(name, pred):
    return pred.shape[:-1] if kernels.available('cuda')[name].per_row else pred.shape


def check(name, pred, target, weight=None, hyper=None, scale=1.0, what=''):
    hyper = hyper or {}
    if name in BOXES or name in OFFSETS:
        target = target.to(pred.dtype)  # a difference depends on how both were rounded
    tensors = [t.clone() for t in (pred, *(target if isinstance(target, tuple) else (target,)))]
    total, gradient = body(name, pred, target, weight, scale, hyper)
    expected, slope = function(name, pred, target, weight, scale, hyper)
    # a frame takes differences of coordinates, rows have sums, and cosines are scaled by 64 before they are raised
    tolerance = TOLERANCE[pred.dtype] * (4 if name in BOXES | SOFTMAX else 16 if name in COSINES else 1)
    assert total.shape == () and total.dtype == (torch.float64 if pred.dtype == torch.float64 else torch.float32)
    assert gradient.shape == pred.shape and gradient.dtype in (pred.dtype, torch.float32)
    size = function(name, pred, target, None if weight is None else weight.abs(), scale, hyper)[0].abs()
    assert (total.double() - expected).abs() <= min(tolerance, 1e-5) * size, f'{what}: {total} for {expected}'
    if slope.numel():
        error = (gradient.double() - slope).abs()
        own = (function(name, pred, target, weight, scale, hyper, torch.float32)[1] - slope).abs().max()
        bound = tolerance * (slope.abs() + slope.abs().max() / 10)
        bound = bound if pred.dtype == torch.float64 else bound.clamp(min=2 * own)  # what the function itself is off
        assert (error <= bound).all(), f'{what}: off by {error.max()}'
    check_samples(name, pred, target, weight, hyper, scale, what)
    for before, after in zip(tensors, (pred, *(target if isinstance(target, tuple) else (target,))), strict=True):
        assert torch.equal(before, after), 'an input was changed'


def check_samples(name, pred, target, weight, hyper, scale, what):
    """The gradients by numbers of samples that no state supplies."""
    hyper = with_samples(name, pred, hyper)
    names = [key for key in kernels.available('cuda')[name].samples if key not in LOSSES[name].state]
    dtype = torch.float64 if pred.dtype == torch.float64 else torch.float32
    found = {key: torch.full(pred.shape[:-1], 7.0, dtype=dtype, device=pred.device) for key in names}
    if not names or not pred.numel():
        return
    body(name, pred, target, weight, scale, hyper, sample_grads=found)
    leaves = {key: hyper[key].clone().requires_grad_() for key in names}
    loss = getattr(functional, name)(pred.double(), target, **{**hyper, **leaves})
    total = scale * (loss if weight is None else loss * weight.double()).sum()
    wanted = torch.autograd.grad(total, leaves.values()) if total.requires_grad else ()
    for key, slope in zip(names, wanted, strict=bool(wanted)):
        tolerance = 64 * TOLERANCE[dtype]
        allowed = dict(rtol=tolerance, atol=tolerance * slope.abs().max().item())
        torch.testing.assert_close(
            found[key].double(), slope, **allowed, msg=lambda text, key=key: f'{what}, {key}: {text}'
        )


def body(name, pred, target, weight, scale, hyper, want_grad=True, **further):
    hyper = with_samples(name, pred, hyper)
    hyper = {key: value.to(pred.device) if isinstance(value, torch.Tensor) else value for key, value in hyper.items()}
    keywords = inspect.signature(getattr(functional, name)).parameters.values()
    defaults = {p.name: p.default for p in keywords if p.kind is p.KEYWORD_ONLY}
    if isinstance(target, tuple):
        target = Labels(*target)
    else:
        labels = target.ndim < pred.ndim and not target.is_floating_point()
        target = Labels(target) if labels else Dense(target)
    return BODIES[name](pred, target, weight, scale, want_grad, {**defaults, **hyper}, **further)


def move(value, dtype=None):
    if isinstance(value, tuple):
        return tuple(move(part) for part in value)
    return value.to(DEVICE) if dtype is None else value.to(DEVICE, dtype)


def weights_of(name, pred, rng, full=False):
    """One weight a row, of both signs and some 0, in the dimensions of the unreduced loss; or one a value."""
    shape = unreduced_shape(name, pred)
    weight = torch.randn(shape if full else shape[:1] + (1,) * (len(shape) - 1), generator=rng, dtype=torch.float32)
    return (weight * (weight.abs() > 0.3)).to(pred.device, torch.float64 if pred.dtype == torch.float64 else None)


def test_the_kernels_run_here():
    from triton.runtime.interpreter import InterpretedFunction

    assert DEVICE == 'cuda' or isinstance(elements.kernel, InterpretedFunction), (
        'Triton was imported before TRITON_INTERPRET was set: the tests of this file would test nothing'
    )


def test_every_kernel_has_a_function_and_is_tested():
    assert set(BODIES) == (
        OFFSETS | BOXES | QUALITY | SIGMOID | COSINES | SOFTMAX | BINS | SETS | SIGNS | HEAT | TEACHERS
    )


@pytest.mark.parametrize(('name', 'hyper'), CALLS)
def test_value_and_gradient_equal_the_function_in_float64(name, hyper):
    rng = torch.Generator().manual_seed(0)
    classes = 3 if any(isinstance(value, Tensor) and value.ndim for value in hyper.values()) else CLASSES
    for kind, (pred, target) in targets_of(name, 9, classes, rng).items():
        pred, target = move(pred), move(target)
        check(name, pred, target, None, hyper, what=kind)
        check(name, pred, target, weights_of(name, pred, rng, True), hyper, -2.5, what=f'{kind}, weighted')


@pytest.mark.parametrize('name', NAMES)
@pytest.mark.parametrize('dtype', [torch.float32, torch.float16], ids=str)
def test_value_and_gradient_equal_the_function_in_less(name, dtype):
    rng = torch.Generator().manual_seed(1)
    for kind, (pred, target) in targets_of(name, 11, CLASSES, rng).items():
        pred = move(pred, dtype)
        hyper = {}
        scale = torch.tensor(0.7, device=DEVICE)
        check(name, pred, move(target), weights_of(name, pred, rng), hyper, scale, what=kind)


SHAPES = [(0, CLASSES), (1, CLASSES), (5, 1), (3, 7), (2, 8192), (600, 12)]


@pytest.mark.parametrize('name', LOOPS)
def test_shapes_that_fill_no_block(name):
    rng = torch.Generator().manual_seed(2)
    for n, classes in SHAPES:
        if name in BINS and classes == 1:
            continue
        for kind, (pred, target) in targets_of(name, n, classes, rng).items():
            pred = move(pred, torch.float32)
            check(name, pred, move(target), weights_of(name, pred, rng), what=f'{kind}, {n} x {classes}')


def strided(tensor, kind):
    """The same values, elsewhere in memory."""
    if kind == 'transposed':
        return tensor.movedim(0, -1).contiguous().movedim(-1, 0)
    if kind == 'every other':
        wide = tensor.new_full([2 * s + 1 for s in tensor.shape], float('nan') if tensor.is_floating_point() else 7)
        part = wide[tuple(slice(1, None, 2) for _ in tensor.shape)]
        return part.copy_(tensor)
    if kind == 'unaligned':
        return torch.cat([tensor.flatten()[:1], tensor.flatten()])[1:].view(tensor.shape)
    return tensor.flip(0).contiguous().flip(0)


@pytest.mark.parametrize('name', LOOPS)
def test_any_strides(name):
    rng = torch.Generator().manual_seed(3)
    for kind, (pred, target) in targets_of(name, 6, CLASSES, rng).items():
        pred = move(pred, torch.float32)
        target = move(target, torch.float32 if name in BOXES or name in OFFSETS else None)
        weight = weights_of(name, pred, rng, True)
        for how in ('transposed', 'every other', 'unaligned'):
            parts = target if isinstance(target, tuple) else (target,)
            parts = tuple(strided(part, how) for part in parts)
            check(
                name,
                strided(pred, how),
                parts if isinstance(target, tuple) else parts[0],
                strided(weight, how),
                what=f'{kind}, {how}',
            )


@pytest.mark.parametrize('name', LOOPS)
def test_more_dimensions(name):
    """Pixels as rows, (images, height, width, classes), as they come from (images, classes, height, width); boxes of
    several images."""
    rng = torch.Generator().manual_seed(4)
    for kind, (pred, target) in targets_of(name, 24, CLASSES, rng).items():
        pred, target = move(pred, torch.float32), move(target)
        parts = target if isinstance(target, tuple) else (target,)
        parts = tuple(part.unflatten(0, (2, 3, 4)) for part in parts)
        pred = pred.unflatten(0, (2, 3, 4))
        weight = weights_of(name, pred, rng, True)
        for how, order in (('channels second', (0, 3, 1, 2)), ('width before height', (0, 2, 1, 3))):
            back = [order.index(i) for i in range(4)]
            laid = pred.permute(order).contiguous().permute(back)
            check(name, laid, parts if isinstance(target, tuple) else parts[0], weight, what=f'{kind}, {how}')


@pytest.mark.parametrize('name', ['smooth_l1_loss', 'sigmoid_focal_loss', 'varifocal_loss'])
def test_a_row_of_numbers_and_a_number(name):
    rng = torch.Generator().manual_seed(5)
    pred, target = (
        move(t, torch.float32)[0] for t in targets_of(name, 2, 30, rng)['offsets' if name in OFFSETS else 'soft']
    )
    check(name, pred, target)
    check(name, pred, target, torch.rand(30, device=DEVICE))
    check(name, pred[3], target[3])


@pytest.mark.parametrize('name', LOOPS)
def test_rows_without_weight_may_hold_anything(name):
    rng = torch.Generator().manual_seed(6)
    for kind, (pred, target) in targets_of(name, 5, CLASSES, rng).items():
        pred, target = move(pred, torch.float32), move(target)
        weight = weights_of(name, pred, rng).abs() + 0.5
        weight[2:] = 0
        dirty = pred.clone()
        dirty[2], dirty[3], dirty[4] = float('inf'), float('nan'), -1e30
        total, gradient = body(name, dirty, target, weight, 1.0, {})
        expected, slope = body(name, pred, target, weight, 1.0, {})
        assert total == expected and total.isfinite(), kind
        assert torch.equal(gradient, slope) and (gradient[2:] == 0).all(), kind
        total, gradient = body(name, dirty, target, weight * 0, 1.0, {})
        assert total == 0 and (gradient == 0).all(), kind


@pytest.mark.parametrize('name', NAMES)
@pytest.mark.parametrize('dtype', [torch.float32, torch.float16, torch.bfloat16], ids=str)
def test_finite_for_nasty_inputs(name, dtype):
    for what, pred, target in nasty_of(name, dtype):
        total, gradient = body(name, move(pred), move(target), None, 1.0, {})
        assert total.isfinite(), what
        assert gradient.isfinite().all(), what


def nasty_of(name, dtype):
    if name in OFFSETS or name in BOXES:
        kind = 'numbers' if name in OFFSETS else 'rotated boxes' if name in ROTATED else 'boxes'
        table = nasty.table_of(kind, dtype)
        pairs = [torch.tensor(side, dtype=dtype).reshape(len(table), -1) for side in zip(*table.values(), strict=True)]
        return [('the table', *pairs)]
    rows = torch.tensor(list(nasty.ROWS.values()), dtype=torch.float32)
    rows = rows[rows.abs().amax(-1) <= torch.finfo(dtype).max].to(dtype)
    if name in COSINES:
        rows = torch.tensor([[1, -1, 0], [-1, 1, 1], [1.0001, -1.0001, 0], [0, 0, 0]], dtype=dtype)
    n = len(rows)
    if name in BINS:
        return [(f'place {place}', rows, torch.full((n,), place)) for place in (-1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 1e30)]
    if name in HEAT:
        rows = torch.tensor([[0.0, 0.5, 1.0], [1e-6, 0.25, 0.999]], dtype=dtype)
        n = len(rows)
    dense = QUALITY | HEAT | TEACHERS | SETS
    cases = (
        []
        if name in dense
        else [(f'label {label}', rows, torch.full((n,), label)) for label in range(3 + (name in SIGMOID | SIGNS))]
    )
    soft = (
        []
        if name not in SIGMOID | dense
        else [
            ('soft', rows, torch.tensor([[0.2, 0.5, 0.3]]).expand(n, 3)),
            ('hard', rows, torch.tensor([[0.0, 1.0, 0.0]]).expand(n, 3)),
        ]
    )
    return cases + soft


@pytest.mark.parametrize('name', ['softmax_focal_loss', 'softmax_cross_entropy_loss', 'arc_face_loss'])
def test_rows_of_an_ignored_label_count_as_those_without_weight(name):
    rng = torch.Generator().manual_seed(6)
    for kind, (pred, target) in targets_of(name, 5, CLASSES, rng).items():
        if kind not in ('labels', 'cosines'):
            continue
        pred, target = move(pred, torch.float32), move(target)
        weight = weights_of(name, pred, rng).abs() + 0.5
        marked, masked = target.clone(), weight.clone()
        marked[2:4], masked[2:4], pred[2] = 255, 0, float('nan')
        for given, zeroed in ((None, (masked != 0).float()), (weight, masked)):
            total, gradient = body(name, pred, marked, given, 1.0, {}, ignored=255)
            expected, slope = body(name, pred, target, zeroed, 1.0, {})
            assert total == expected and total.isfinite() and torch.equal(gradient, slope), kind


@pytest.mark.parametrize('name', ['softmax_focal_loss', 'softmax_cross_entropy_loss', 'arc_face_loss'])
def test_a_label_that_is_no_class_does_not_pass_unseen(name):
    pred, weight = torch.zeros(3, 4, device=DEVICE), torch.tensor([1.0, 1.0, 0.0], device=DEVICE)
    for label in (-1, 4):
        labels = torch.tensor([0, label, label], device=DEVICE)
        assert body(name, pred, labels, None, 1.0, {})[0].isnan()
        assert body(name, pred, labels, weight, 1.0, {})[0].isnan()
        assert body(name, pred, labels.flip(0).roll(1), weight, 1.0, {})[0].isnan()
    assert body(name, pred, torch.tensor([0, 1, -100], device=DEVICE), weight, 1.0, {})[0].isfinite()


@pytest.mark.parametrize('name', LOOPS)
def test_no_gradient_where_none_is_wanted_and_the_same_result_again(name):
    rng = torch.Generator().manual_seed(7)
    for pred, target in targets_of(name, 300, CLASSES, rng).values():
        pred, target = move(pred, torch.float32), move(target)
        total, gradient = body(name, pred, target, None, 1.0, {}, want_grad=False)
        assert gradient is None
        again, first = body(name, pred, target, None, 1.0, {})
        assert total == again
        assert torch.equal(first, body(name, pred, target, None, 1.0, {})[1])


def test_many_programs_give_one_sum():
    rng = torch.Generator().manual_seed(8)
    for name, n in (('giou_loss', 1500), ('sigmoid_focal_loss', 700), ('softmax_cross_entropy_loss', 700)):
        pred, target = next(iter(targets_of(name, n, CLASSES, rng).values()))
        check(name, move(pred, torch.float32), move(target), what=name)


@pytest.mark.skipif(DEVICE == 'cuda', reason='takes 4 GiB of address space, none of memory, on the CPU alone')
@pytest.mark.parametrize('name', ['sigmoid_focal_loss', 'l1_loss', 'giou_loss', 'softmax_cross_entropy_loss'])
def test_offsets_beyond_32_bits(name, tmp_path):
    """Rows 2^30 elements apart, in a file full of holes: the last one starts 2^31 elements behind the first."""
    kind, (pred, target) = next(iter(targets_of(name, 3, 4, torch.Generator().manual_seed(9)).items()))
    apart = 2**30
    memory = torch.from_file(str(tmp_path / 'holes'), shared=True, size=2 * apart + 4, dtype=torch.bfloat16)
    far = memory.as_strided((3, 4), (apart, 1))
    far.copy_(pred)
    check(name, far, target, what=kind)


@pytest.mark.parametrize('factor', [1.0, -3.0])
def test_rescaling_is_in_place_and_leaves_a_factor_of_1_alone(factor):
    from cvloss_mm.kernels.triton.rescale import rescale

    gradient = torch.randn(300, 400, device=DEVICE).t()
    expected, memory = gradient * factor, gradient.data_ptr()
    found = rescale(gradient, torch.tensor(factor, device=DEVICE))
    assert torch.equal(found, expected) and found.data_ptr() == memory


def test_float16_keeps_what_the_scale_of_mixed_precision_brings_back():
    pred = torch.full((4, CLASSES), -5.0, dtype=torch.float16, device=DEVICE)
    labels = torch.full((4,), CLASSES, device=DEVICE)
    from cvloss_mm.kernels.triton.rescale import rescale

    _, gradient = body('sigmoid_focal_loss', pred, labels, None, 1e-4, {})
    scaled = rescale(gradient, torch.tensor(65536.0, device=DEVICE)).to(pred.dtype)
    _, slope = function('sigmoid_focal_loss', pred, labels, None, 6.5536, {})
    torch.testing.assert_close(scaled.double(), slope, rtol=2e-3, atol=0)


@pytest.fixture
def in_losses(monkeypatch):
    """The losses take these kernels on this machine, whatever its device."""
    kernels.available(DEVICE)  # else this device's own would be loaded later, in their place
    for name, kernel in kernels.available('cuda').items():
        monkeypatch.setitem(kernels._registry, (name, DEVICE), kernel)


def used_by(loss_cls):
    return getattr(getattr(loss_cls, 'fn', None), '__name__', '') in BODIES


def draw(loss_cls, dtype=torch.float32):
    pred, target, *_ = loss_cls.sample(6, torch.Generator().manual_seed(0))
    weight = None if issubclass(loss_cls, MaskLoss) else torch.linspace(-1, 2, 6, device=DEVICE)
    return move(pred, dtype), move(target), weight


def trained(loss, pred, target, weight, on=True, **keywords):
    loss, leaf = copy.deepcopy(loss), pred.clone().requires_grad_()  # it learns nothing
    with kernels.switched(on):
        value = loss(leaf, target, weight, **keywords)
        (-3 * value).backward(retain_graph=True)
        first = leaf.grad.clone()
        (-3 * value).backward()
    torch.testing.assert_close(leaf.grad, 2 * first)
    return value.detach(), first


def test_a_loss_gives_the_same_through_its_kernel(loss_cls, in_losses):
    if not used_by(loss_cls):
        pytest.skip('this loss has no Triton kernel')
    for dtype in (torch.float16,):
        pred, target, weight = draw(loss_cls, dtype)
        loss = build(loss_cls, loss_weight=1.7).to(DEVICE)
        assert kernels.find(loss, loss.prepare(pred, target, weight)).body is BODIES[loss.fn.__name__]
        for keywords in ({}, dict(avg_factor=torch.tensor(7.0, device=DEVICE))):
            found, expected = (trained(loss, pred, target, weight, on, **keywords) for on in (True, False))
            tolerance = {torch.float64: 1e-9, torch.float16: 2e-3}[dtype]
            torch.testing.assert_close(found, expected, rtol=tolerance, atol=tolerance)


def test_a_loss_has_its_second_derivative_from_the_function(loss_cls, in_losses):
    if not used_by(loss_cls):
        pytest.skip('this loss has no Triton kernel')
    pred, target, weight = draw(loss_cls, torch.float64)

    def second(on):
        leaf = pred.clone().requires_grad_()
        with kernels.switched(on):
            (slope,) = torch.autograd.grad(build(loss_cls).to(DEVICE)(leaf, target, weight), leaf, create_graph=True)
        if not slope.requires_grad:  # of straight pieces
            return slope
        return torch.autograd.grad((slope**2).sum(), leaf, allow_unused=True, materialize_grads=True)[0]

    torch.testing.assert_close(second(True), second(False))


def cornered_loss(pred, target, *, stretch: float = 2.0, square: bool = False):
    error = (pred - target).abs().amax(-1)
    return (error * error if square else error) * stretch


def tempered_loss(logits, targets, *, class_weight: float | Tensor = 1.0, temperature: float = 2.0):
    log_p, log_q = (torch.nn.functional.logsigmoid(sign * logits / temperature) for sign in (1, -1))
    return -class_weight * (targets * log_p + (1 - targets) * log_q)


@pytest.mark.parametrize(
    ('family', 'fn', 'settings'),
    [
        (BoxLoss, cornered_loss, [{}, dict(stretch=0.5, square=True)]),
        (SigmoidLoss, tempered_loss, [{}, dict(temperature=0.7, class_weight=[0.1, 0.2, 0.3])]),
    ],
)
def test_a_loss_declared_elsewhere_gets_a_kernel_by_one_call(family, fn, settings):
    mine = type('MineLoss', (family,), {}, fn=fn)
    kernels.build(mine)
    kernel = kernels.available('cuda')[fn.__name__]
    pred, target = (move(x) for x in mine.sample(300, torch.Generator().manual_seed(0)))
    for hyper in settings:
        loss = mine(**hyper).to(DEVICE)
        leaf = pred.clone().requires_grad_()
        with kernels.switched(False):
            loss(leaf, target, reduction_override='sum').backward()
        total, gradient = kernel.body(pred, loss.prepare(pred, target).target, None, 1.0, True, loss.hyperparameters())
        torch.testing.assert_close(gradient, leaf.grad)
        torch.testing.assert_close(total, loss(pred, target, reduction_override='sum'))


@pytest.mark.parametrize('name', ['SigmoidFocalLoss', 'GIoULoss', 'SoftmaxCrossEntropyLoss', 'ArcFaceLoss'])
@pytest.mark.parametrize('dtype', [torch.float32, torch.float16], ids=str)
def test_torch_compile_sees_through_a_kernel(name, dtype, in_losses):
    import cvloss_mm.losses

    loss_cls = getattr(cvloss_mm.losses, name)
    torch._dynamo.reset()  # each loss counts as another compilation of the same forward
    pred, target, weight = draw(loss_cls, dtype)
    eager, compiled = (build(loss_cls).to(DEVICE) for _ in range(2))
    compiled = torch.compile(compiled, fullgraph=True, backend='aot_eager')
    results = []
    for loss in (eager, compiled):
        leaf = pred.clone().requires_grad_()
        value = loss(leaf, target, weight, avg_factor=3.0)
        value.backward()
        results.append((value.detach(), leaf.grad))
    torch.testing.assert_close(*results)


def printed_by(code, run=forked.run):
    return run([sys.executable, '-c', code], check=True).stdout.strip()


def test_triton_is_not_imported_before_the_first_tensor_on_a_gpu():
    assert (
        printed_by(
            """
import sys, torch
from cvloss_mm.losses import GIoULoss
box = torch.rand(3, 4, requires_grad=True)
GIoULoss()(box, box.detach()).backward()
print('triton' in sys.modules)""",
            partial(subprocess.run, capture_output=True, text=True),
        )
        == 'False'
    )


@pytest.mark.parametrize(
    ('module', 'reason'),
    [
        ('None', 'ModuleNotFoundError: import of triton halted; None in sys.modules'),
        ("types.SimpleNamespace(__version__='3.1.0')", 'ImportError: the kernels need Triton 3.3, found 3.1.0'),
    ],
)
def test_without_a_triton_of_use_the_functions_do(module, reason):
    assert (
        printed_by(f"""
import sys, types
sys.modules['triton'] = {module}
from cvloss_mm import kernels
print(kernels.available('cuda'), kernels.missing('cuda'))""")
        == f'{{}} {reason}'
    )
