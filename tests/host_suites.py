"""A pytest plugin (``-p host_suites``) under which a host's own tests see our losses in place of the host's.

Both ways: those that a test builds from a config, and those that it imports by Python, which the override leaves alone.
"""

import os
import sys
from contextlib import contextmanager
from pathlib import Path

import numpy
import pytest
import torch
from torch.overrides import TorchFunctionMode

import cvloss_mm.compat

cvloss_mm.compat.install()

HOSTS = ('mmdet', 'mmpretrain', 'mmseg')
ON = os.environ.get('CVLOSS_MM_IN_PLACE') == '1'
built = set()
alarms = []


def pytest_configure():
    if ON:
        import cvloss_mm.override  # noqa: F401
    find_configs()
    do_without_checkpoints()


def find_configs():
    """mmdet's tests of whole heads read its configs, and look for them where a checkout has them."""
    from mmdet.testing import _utils

    shipped = Path(_utils.__file__).parents[1] / '.mim' / 'configs'  # where a wheel has them
    if shipped.exists():
        _utils._get_config_directory = lambda: str(shipped)


def do_without_checkpoints():
    """Tests of whole detectors would download one, though none of them looks at what was learned."""
    from mmengine.model import PretrainedInit

    PretrainedInit.__call__ = lambda self, module: None


class But:
    """A module, but for some of its names."""

    def __init__(self, module, **others):
        self.module = module
        vars(self).update(others)

    def __getattr__(self, name):
        return getattr(self.module, name)


# What tests see as torch where there is no GPU, so that those that ask for one do not end before they begin.
WITH_GPU = But(torch, cuda=But(torch.cuda, is_available=lambda: True))


class OnCpu(TorchFunctionMode):
    """Whatever would go to a GPU stays where it is."""

    def __torch_function__(self, func, types, args=(), kwargs=None):
        def stay(value):
            return 'cpu' if isinstance(value, (str, torch.device)) and str(value).startswith('cuda') else value

        if func is torch.Tensor.cuda:
            return args[0]
        return func(*map(stay, args), **{key: stay(value) for key, value in (kwargs or {}).items()})


@contextmanager
def gpu_or_cpu(module):
    """A test that wants a GPU runs on the CPU where there is none; mmcv's RoI pooling once had no other place."""
    if torch.cuda.is_available() or getattr(module, 'torch', None) is not torch:
        yield
        return
    with pytest.MonkeyPatch.context() as patch, OnCpu():
        patch.setattr(module, 'torch', WITH_GPU)
        patch.setattr(torch.cuda, 'current_device', lambda: 0)  # mmengine's models ask for it
        yield


def places():
    """Each name of a host under which a test may import a loss that ours stand in for."""
    from cvloss_mm.hosts.adapters import adapted, adapters

    for host in HOSTS:
        for key, module in list(sys.modules.items()):
            if key == f'{host}.models' or key.startswith(f'{host}.models.losses'):
                for name in adapters(host).keys() & vars(module).keys():
                    yield module, name, vars(module)[name], adapted(host, name)


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector):
    """While a test file is imported only: the host's own classes look themselves up by name in their modules."""
    if not (ON and isinstance(collector, pytest.Module)):
        yield
        return
    for host in HOSTS:
        __import__(f'{host}.models')
    changed = list(places())
    for module, name, _, ours in changed:
        setattr(module, name, ours)
    yield
    for module, name, theirs, _ in changed:
        setattr(module, name, theirs)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item):
    """Draws the same for every test of both runs, and notes which tests compute a loss of ours."""
    from cvloss_mm.checking import values
    from cvloss_mm.losses import Loss

    numpy.random.seed(0)  # noqa: NPY002  the hosts draw from this one
    torch.manual_seed(0)
    forward = Loss.forward

    def noted(self, *args, **kwargs):
        built.add(item.nodeid)
        return forward(self, *args, **kwargs)

    Loss.forward = noted
    with gpu_or_cpu(item.module), values(stop=False) as found:
        yield
    Loss.forward = forward
    alarms.extend(f'{item.nodeid}: {finding}' for finding in found)


def pytest_terminal_summary(terminalreporter):
    for alarm in alarms:
        terminalreporter.write_line(f'alarm about values: {alarm}')
    terminalreporter.write_line(f'tests that computed a loss of ours: {len(built)}')
