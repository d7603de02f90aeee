"""The kernels in C++: how they are built and shared, what they refuse. Their values: test_kernels.py."""

import logging
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

import forked
import precompiled
import pytest
import torch
from conftest import needs_torch_2_5

from cvloss_mm import kernels
from cvloss_mm.kernels import native
from cvloss_mm.kernels.generated import formulas
from cvloss_mm.kernels.native import calls
from cvloss_mm.losses import (
    ArcFaceLoss,
    DiceLoss,
    GIoULoss,
    OffsetLoss,
    SigmoidFocalLoss,
    SoftmaxCrossEntropyLoss,
    SoftmaxLoss,
)
from cvloss_mm.registry import MODELS
from cvloss_mm.testing import build

each_native = pytest.mark.parametrize('device', ['native'], indirect=True)
SOURCE = 'extern "C" int answer() { return 42; }\n'
STEP = (
    'import logging, torch; logging.basicConfig(level="INFO"); from cvloss_mm.losses import GIoULoss; '
    'pred = torch.ones(2, 4, requires_grad=True); '
    'GIoULoss()(pred, torch.tensor([[0., 0., 2., 2.]] * 2)).backward(); '
    'print(pred.grad.isfinite().all())'
)


@pytest.fixture
def cache(monkeypatch, tmp_path):
    monkeypatch.setenv('XDG_CACHE_HOME', str(tmp_path / 'cache'))
    monkeypatch.setattr(native, '_logged', set())
    return tmp_path / 'cache' / 'cvloss_mm'


def test_a_library_is_named_after_what_it_was_built_from(cache, monkeypatch):
    first = native.library('a', SOURCE)
    assert first.parent == cache and native.library('a', SOURCE + ' ') != first
    monkeypatch.setattr(native, 'FLAGS', [*native.FLAGS, '-g'])
    assert native.library('a', SOURCE) != first


def test_it_is_built_once_and_the_cache_is_the_users_alone(cache, monkeypatch):
    assert native.loaded('a', SOURCE).answer() == 42
    assert cache.stat().st_mode & 0o777 == 0o700
    monkeypatch.setattr(native, 'build', lambda *_: pytest.fail('it was there'))
    assert native.loaded('a', SOURCE).answer() == 42


def test_headers_that_a_killed_run_of_the_tests_left_are_removed_by_the_next(tmp_path, monkeypatch):
    ended = subprocess.Popen(['true'])
    ended.wait()
    names = [f'{precompiled.PREFIX}{owner}-x' for owner in (ended.pid, os.getpid(), 'no number')]
    for name in names:
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, 'tempdir', str(tmp_path))
    precompiled.clean_up()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])


@pytest.mark.skipif(not precompiled.used(), reason='one process of pytest compiles as users do')
@pytest.mark.parametrize(
    ('layout', 'name', 'kind'), [('boxes', 'giou_loss', ''), ('rows', 'norm_face_loss', '_labels')]
)
def test_headers_that_were_read_beforehand_leave_a_library_as_it_is(layout, name, kind, cache, monkeypatch):
    cache.mkdir(parents=True)
    source = f'#include "{layout}.h"\n{formulas(layout, "h")[name]}\nFORMULA({name}{kind}, float)\n'
    native.build(cache / 'beforehand.so', source)
    monkeypatch.delenv('CXX')
    native.build(cache / 'plain.so', source)
    assert (cache / 'beforehand.so').read_bytes() == (cache / 'plain.so').read_bytes()


def test_a_folder_that_others_can_write_to_is_not_used(cache):
    cache.mkdir(parents=True)
    cache.chmod(0o777)
    assert native.library('a', SOURCE).parent != cache


def test_a_failed_build_is_one_warning_and_plain_torch_goes_on(cache, monkeypatch, caplog):
    monkeypatch.setenv('CXX', 'false')
    with caplog.at_level(logging.WARNING, 'cvloss_mm'):
        assert native.loaded('a', SOURCE) is None
        assert native.loaded('a', SOURCE) is None
    assert [record.getMessage() for record in caplog.records] == [
        'cvloss_mm: kernels in C++ cannot be built, plain torch goes on in their place: false failed:\n'
    ]
    assert not list(cache.glob('*.so'))


@pytest.mark.parametrize('name', sorted(kernels.backends('cpu').get('native', ())))
def test_a_loss_whose_kernel_cannot_be_built_is_the_same(name, cache, monkeypatch):
    cls = next(cls for cls in MODELS.module_dict.values() if getattr(getattr(cls, 'fn', None), '__name__', '') == name)
    pred, target, *_ = cls.sample(50, torch.Generator().manual_seed(0))
    settings = [{}, dict(ignore_index=1)] if 'ignore_index' in cls.options else [{}]
    with kernels.switched(False):
        expected = [of(build(cls, **setting), pred, target) for setting in settings]
    for layout in ('boxes', 'elements', 'rows'):
        monkeypatch.setattr(getattr(native, layout).CALLS, 'calls', {})
    monkeypatch.setenv('CXX', 'false')
    torch.testing.assert_close([of(build(cls, **setting), pred, target) for setting in settings], expected)
    assert native._logged and not list(cache.glob('*.so'))


def of(loss, pred, target):
    """Value and gradients, also by what is read of each sample; the last rows without weight."""
    numbers = dict(norm=torch.linspace(12, 90, len(pred)), bias=torch.tensor(0.5))
    context = {name: numbers[name].requires_grad_() for name in {*loss.context} & {*numbers}}
    leaf = pred.clone().requires_grad_()
    value = loss(leaf, target, (torch.arange(len(pred)) < 40).float(), **context)
    slopes = torch.autograd.grad(value, [leaf, *context.values()], allow_unused=True)
    return value.detach(), *(slope for slope in slopes if slope is not None)


def message(folder: Path, *command, **variables) -> subprocess.CompletedProcess:
    environment = {**os.environ, 'XDG_CACHE_HOME': str(folder), **variables}
    return forked.run([sys.executable, *command], env=environment, check=True)


def test_many_processes_that_start_at_once_build_it_once(tmp_path):
    environment = {**os.environ, 'XDG_CACHE_HOME': str(tmp_path)}
    started = [
        subprocess.Popen(
            [sys.executable, '-c', STEP], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    answers = [process.communicate(timeout=120) for process in started]
    assert [out for out, _ in answers] == ['tensor(True)\n'] * 3
    assert sum('compiling the kernels' in err for _, err in answers) == 1
    assert len(list((tmp_path / 'cvloss_mm').glob('giou_loss-float-*.so'))) == 1


def test_without_a_compiler_or_by_a_variable_plain_torch_goes_on(tmp_path):
    asked = 'from cvloss_mm import kernels; print(list(kernels.backends("cpu")), kernels.missing("cpu"))'
    assert message(tmp_path, '-c', asked).stdout == "['blocks', 'native'] None\n"
    for variables, reason in (
        ({'CVLOSS_MM_KERNELS': 'torch'}, 'CVLOSS_MM_KERNELS=torch leaves them aside'),
        ({'PATH': str(tmp_path), 'CXX': ''}, 'no C++ compiler was found'),
    ):
        out = message(tmp_path, '-c', asked, **variables).stdout
        assert out.startswith("['blocks'] ") and reason in out
        assert message(tmp_path, '-c', STEP, **variables).stdout == 'tensor(True)\n'


def test_on_windows_plain_torch_goes_on_beside_any_compiler(tmp_path):
    windows = 'import sys, torch, cvloss_mm.losses; sys.platform = "win32"\n'
    asked = 'from cvloss_mm import kernels; print(list(kernels.backends("cpu")), kernels.missing("cpu"))'
    out = message(tmp_path, '-c', windows + asked).stdout
    assert out.startswith("['blocks'] ") and 'on Linux and macOS alone' in out
    assert message(tmp_path, '-c', windows + STEP).stdout == 'tensor(True)\n'


@each_native
@pytest.mark.parametrize('cls', [GIoULoss, SigmoidFocalLoss, SoftmaxCrossEntropyLoss])
@pytest.mark.parametrize('openmp', [True, False])
def test_any_number_of_threads_gives_the_same_result(device, cls, openmp, monkeypatch):
    if openmp and calls.FORK is None:
        pytest.skip('this torch has another OpenMP than the GNU one')
    if not openmp:
        monkeypatch.setattr(calls, 'FORK', None)
    pred, target = cls.sample(30_001, torch.Generator().manual_seed(0))
    pred.requires_grad_()
    before, results = torch.get_num_threads(), []
    try:
        for threads in (1, 2, 5):
            torch.set_num_threads(threads)
            value = cls()(pred, target)
            results.append((value.detach(), *torch.autograd.grad(value, pred)))
    finally:
        torch.set_num_threads(before)
    for value, gradient in results[1:]:
        torch.testing.assert_close(value, results[0][0], rtol=1e-6, atol=0)
        assert torch.equal(gradient, results[0][1])
    assert torch.equal(results[1][0], results[2][0])  # blocks are summed in their order, whoever computed them


RUNTIMES = """
import ctypes, re, shutil, sys, torch
maps = lambda: open('/proc/self/maps').read()
own = next(iter(re.findall(r'/\\S*libgomp\\S*', maps())), None) or sys.exit(print('none'))
for i in range(8):  # at addresses before and after it
    ctypes.CDLL(shutil.copy(own, f'{sys.argv[1]}/libgomp-{i}.so'))
from cvloss_mm.kernels.native.calls import FORK
torch.set_num_threads(3)
ranges = re.findall(r'^(\\w+)-(\\w+) .* (/.+)$', maps(), re.M)
path, = [path for first, end, path in ranges if int(first, 16) <= FORK < int(end, 16)]
print(len({path for *_, path in ranges if 'libgomp' in path}) > 8, ctypes.CDLL(path).omp_get_max_threads())
"""


def test_threads_are_those_of_torch_where_a_process_holds_several_openmps(tmp_path):
    """As with scikit-learn, which brings one along: the idle threads of two keep each other from the cores."""
    if not Path('/proc/self/maps').exists():
        pytest.skip('what a process holds is read from /proc/self/maps')
    out = message(tmp_path, '-c', RUNTIMES, str(tmp_path))
    if out.stdout == 'none\n':
        pytest.skip('this torch has another OpenMP than the GNU one')
    assert out.stdout == 'True 3\n', out.stderr


@each_native
@pytest.mark.parametrize('cls', [GIoULoss, SigmoidFocalLoss, SoftmaxCrossEntropyLoss])
@pytest.mark.parametrize('instructions', ['avx512f', 'avx2'])
def test_registers_of_any_width_give_the_same_result(device, cls, instructions, cache, monkeypatch):
    if platform.machine() != 'x86_64':
        pytest.skip(f'{platform.machine()} has no registers of that name')
    pred, target = cls.sample(50, torch.Generator().manual_seed(0))
    expected = of(cls(), pred, target)
    for layout in ('boxes', 'elements', 'rows'):
        monkeypatch.setattr(getattr(native, layout).CALLS, 'calls', {})
    monkeypatch.setattr(native, 'FLAGS', [*native.FLAGS, f'-mno-{instructions}'])
    torch.testing.assert_close(of(cls(), pred, target), expected)
    assert list(cache.glob('*.so'))


@each_native
@pytest.mark.parametrize('cls', [SoftmaxCrossEntropyLoss, ArcFaceLoss])
@pytest.mark.parametrize('label', [-1, 3, 2**40])
def test_a_label_that_is_no_class_is_named(device, cls, label):
    pred, labels = torch.rand(4, 3), torch.tensor([0, 1, label, 2])
    for scores in (pred, pred * torch.nan):
        with pytest.raises(IndexError, match=f'label {label} is none of 0 ... 2'):
            cls()(scores, labels)
        assert cls(ignore_index=label)(scores, labels).isfinite() == scores.isfinite().all()


@needs_torch_2_5
def test_what_is_generated_is_what_the_functions_say():
    root = Path(__file__).parents[1]
    done = forked.run([sys.executable, root / 'tools/generate_kernels.py', '--check'], cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr[-500:]


def test_every_loss_that_has_a_kernel_in_plain_torch_has_one_in_cpp():
    found = kernels.backends('cpu')
    assert set(found['blocks']) <= set(found['native'])


def stretched_loss(pred, target, *, stretch: float = 2.0, square: bool = False):
    error = (pred - target).abs()
    return (error * error if square else error) * stretch


def rounded_loss(pred, target, *, bins: float = 2.0):
    return (pred - target).abs() * float(bins)


@needs_torch_2_5
def test_a_loss_declared_elsewhere_gets_a_kernel_by_one_call(compiled_kernels):
    if compiled_kernels:
        pytest.skip(compiled_kernels)

    class StretchedLoss(OffsetLoss, fn=stretched_loss): ...

    pred, target = StretchedLoss.sample(300, torch.Generator().manual_seed(0))
    kernels.build(StretchedLoss)
    for hyper in (dict(), dict(stretch=0.5, square=True)):
        loss = StretchedLoss(**hyper)
        assert kernels.find(loss, loss.prepare(pred, target)).function is stretched_loss
        leaf, same = pred.clone().requires_grad_(), pred.clone().requires_grad_()
        loss(leaf, target).backward()
        with kernels.switched(False):
            loss(same, target).backward()
        torch.testing.assert_close(leaf.grad, same.grad)


def whole_rows_loss(pred, target):
    return (pred - target).abs().flatten(1).sum(1)


def picked_loss(pred, target):
    return pred.exp().sum(-1).log() - pred[torch.arange(len(pred)), target]


@needs_torch_2_5
def test_a_loss_that_can_have_no_kernel_is_told_why(compiled_kernels):
    if compiled_kernels:
        pytest.skip(compiled_kernels)

    for function in (rounded_loss, whole_rows_loss):
        with pytest.raises(TypeError, match=function.__name__):
            kernels.build(type('Mine', (OffsetLoss,), {}, fn=function))
    with pytest.raises(TypeError, match='picked_loss'):
        kernels.build(type('Mine', (SoftmaxLoss,), {}, fn=picked_loss))
    with pytest.raises(ValueError, match='DiceLoss: there is no loop'):
        kernels.build(DiceLoss)
    giou_loss = type('Mine', (OffsetLoss,), {}, fn=named_as_another())
    with pytest.raises(ValueError, match='another function named giou_loss'):
        kernels.build(giou_loss)


def named_as_another():
    def giou_loss(pred, target):
        return (pred - target).abs()

    return giou_loss
