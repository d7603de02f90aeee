"""The library in C++: where it is, how it is built and shared, what it refuses. Its values: test_kernels.py."""
import os
import subprocess
import sys

import pytest
import torch

from cvloss_mm import kernels
from cvloss_mm.kernels import native
from cvloss_mm.kernels.native import calls
from cvloss_mm.losses import ArcFaceLoss, GIoULoss, SigmoidFocalLoss, SoftmaxCrossEntropyLoss

each_native = pytest.mark.parametrize('device', ['native'], indirect=True)


def test_the_library_is_named_after_what_it_was_built_from(monkeypatch, tmp_path):
    monkeypatch.setenv('XDG_CACHE_HOME', str(tmp_path))
    first = native.library()
    monkeypatch.setattr(native, 'FLAGS', [*native.FLAGS, '-g'])
    assert first.parent == tmp_path / 'cvloss_mm' and native.library() != first
    assert not native.load()


def test_a_compiler_that_fails_is_reported(tmp_path):
    with pytest.raises(RuntimeError, match='false failed'):
        native.build(tmp_path / 'losses.so', compiler='false')


def test_a_library_that_is_none_is_left_aside(tmp_path):
    (tmp_path / 'losses.so').write_text('no library')
    assert not native.load(tmp_path / 'losses.so')


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


@each_native
@pytest.mark.parametrize('cls', [SoftmaxCrossEntropyLoss, ArcFaceLoss])
@pytest.mark.parametrize('label', [-1, 3, 2 ** 40])
def test_a_label_that_is_no_class_is_named(device, cls, label):
    pred = torch.rand(4, 3)
    with pytest.raises(IndexError, match=f'label {label} is none of 0 ... 2'):
        cls()(pred, torch.tensor([0, 1, label, 2]))


def test_building_it_is_one_command_and_a_variable_leaves_it_aside(compiled_kernels, tmp_path):
    if compiled_kernels:
        pytest.skip(compiled_kernels)
    environment = {**os.environ, 'XDG_CACHE_HOME': str(tmp_path)}
    environment.pop('CVLOSS_MM_KERNELS', None)
    asked = 'from cvloss_mm import kernels; print(list(kernels.backends("cpu")))'

    def said(*command, **more):
        return subprocess.run([sys.executable, *command], env={**environment, **more}, check=True, capture_output=True,
                              text=True).stdout

    assert said('-c', asked) == "['cpu']\n"
    assert said('-m', 'cvloss_mm.kernels.native').startswith(f'built {tmp_path}')
    assert 'C++' in said('-m', 'cvloss_mm.check_env')
    assert said('-c', asked) == "['cpu', 'native']\n"
    assert said('-c', asked, CVLOSS_MM_KERNELS='torch') == "['cpu']\n"


def test_every_loss_that_has_a_kernel_in_plain_torch_has_one_in_cpp():
    assert set(kernels.backends('cpu')['cpu']) <= native.names()


def test_without_a_compiler_it_is_an_error_only_for_whoever_asked_for_it(tmp_path):
    environment = {**os.environ, 'XDG_CACHE_HOME': str(tmp_path), 'PATH': str(tmp_path)}
    environment.pop('CXX', None)
    for arguments, status in (([], 1), (['--if-possible'], 0)):
        done = subprocess.run([sys.executable, '-m', 'cvloss_mm.kernels.native', *arguments], env=environment,
                              capture_output=True, text=True)
        assert done.returncode == status and 'no C++ compiler was found' in done.stdout + done.stderr
