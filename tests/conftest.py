"""Every test that takes `loss_cls` runs once for each registered loss; none leaves its mark on mmengine."""

import gc
import os
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import torch

if not torch.cuda.is_available():
    os.environ['TRITON_INTERPRET'] = '1'  # read when Triton is imported, which any test may do first

sys.path.append(str(Path(__file__).resolve().parents[1] / 'tools'))  # `lab`; last, as tools/test.py is no package

import cvloss_mm.compat

cvloss_mm.compat.install()  # before anything imports mmdet

import cvloss_mm.losses  # noqa: E402
from cvloss_mm import kernels  # noqa: E402
from cvloss_mm.registry import MODELS  # noqa: E402
from cvloss_mm.testing import NEEDS_TORCH_2_5  # noqa: E402

needs_torch_2_5 = pytest.mark.skipif(
    bool(NEEDS_TORCH_2_5), reason='kernels are traced, and losses compiled whole, from torch 2.5 on'
)
LOSSES = {name: cls for name, cls in MODELS.module_dict.items() if getattr(cls, 'fn', None)}


def pytest_configure(config):
    """Of the process that starts several workers, and of no other."""
    if (
        getattr(config.option, 'tx', None)
        and not hasattr(config, 'workerinput')
        and 'native' in kernels.backends('cpu')
    ):
        import precompiled

        precompiled.use(config)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection():
    """Modules and tests stay until the end: the collector of garbage need not look at them again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_generate_tests(metafunc):
    if 'loss_cls' in metafunc.fixturenames:
        metafunc.parametrize('loss_cls', LOSSES.values(), ids=LOSSES.keys())


def restore_what_is_global_in_mmengine():
    """A Runner leaves its default scope, where others' models are unknown, and the visualizer that writes its log."""
    from mmengine.utils import ManagerMixin

    def kinds(cls):
        return {cls}.union(*map(kinds, cls.__subclasses__()))

    before = {cls: dict(cls._instance_dict) for cls in kinds(ManagerMixin)}
    yield
    for cls in kinds(ManagerMixin):
        cls._instance_dict.clear()
        cls._instance_dict.update(before.get(cls, {}))


if find_spec('mmengine'):
    after_each_test = pytest.fixture(autouse=True)(restore_what_is_global_in_mmengine)
    after_each_module = pytest.fixture(autouse=True, scope='module')(restore_what_is_global_in_mmengine)


@pytest.fixture
def unless_waived():
    """Skips with the class's own reason where a loss waives a check of the contract."""

    def check(loss_cls, name):
        if name in NEEDS_TORCH_2_5:
            pytest.skip(f'{name!r} is asked from torch 2.5 on')
        if name in loss_cls.waives:
            pytest.skip(f'{loss_cls.__name__} waives {name!r}: {loss_cls.waives[name]}')

    return check


@pytest.fixture(scope='session')
def compiled_kernels():
    """Why there are no kernels in C++; None where there are."""
    return None if 'native' in kernels.backends('cpu') else kernels.missing('cpu')


@pytest.fixture(params=['blocks', 'native'])
def device(request, compiled_kernels):
    """The device of a backend, with its kernels alone in use."""
    if request.param == 'native' and compiled_kernels:
        pytest.skip(compiled_kernels)
    with kernels.using(request.param):
        yield 'cuda' if request.param == 'triton' else 'cpu'
