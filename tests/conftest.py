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
