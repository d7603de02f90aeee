"""Every test that takes `loss_cls` runs once for each registered loss."""
import os

import pytest
import torch

if not torch.cuda.is_available():
    os.environ['TRITON_INTERPRET'] = '1'  # read when Triton is imported, which any test may do first

import cvloss_mm.compat

cvloss_mm.compat.install()  # before anything imports mmdet

import cvloss_mm.losses  # noqa: E402
from cvloss_mm.registry import MODELS  # noqa: E402

LOSSES = {name: cls for name, cls in MODELS.module_dict.items() if hasattr(cls, 'fn')}
# The files of tests that stand on OpenMMLab's own code.
INTEGRATION = ('checking', 'compat', 'compat_boxes', 'compat_ops', 'configs', 'distributed', 'heads', 'hosts',
               'loss_check', 'loss_health', 'loss_parts', 'loss_schedule', 'metrics', 'override', 'state', 'swap',
               'tools')


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.stem.removeprefix('test_') in INTEGRATION:
            item.add_marker(pytest.mark.integration)


def pytest_generate_tests(metafunc):
    if 'loss_cls' in metafunc.fixturenames:
        metafunc.parametrize('loss_cls', LOSSES.values(), ids=LOSSES.keys())


@pytest.fixture
def unless_waived():
    """Skips with the class's own reason where a loss waives a check of the contract."""
    def check(loss_cls, name):
        if name in loss_cls.waives:
            pytest.skip(f'{loss_cls.__name__} waives {name!r}: {loss_cls.waives[name]}')
    return check
