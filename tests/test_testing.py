"""check_loss, the contract for losses declared anywhere."""

import importlib
import textwrap

import pytest
import torch.nn.functional as F

from cvloss_mm import kernels
from cvloss_mm.losses import CosineLoss, L1Loss, OffsetLoss
from cvloss_mm.testing import BrokenContract, check_loss

LOG_COSH = """
    import math

    import torch.nn.functional as F
    from cvloss_mm.losses import OffsetLoss

    def log_cosh_loss(pred, target, *, scale: float = 1.0):
        d = ((pred - target) / scale).abs()
        return scale * (d + F.softplus(-2 * d) - math.log(2))

    class LogCoshLoss(OffsetLoss, fn=log_cosh_loss{claims}): ...
"""


@pytest.fixture
def declared(tmp_path, monkeypatch):
    """The class of a loss in a file outside of the package."""
    monkeypatch.syspath_prepend(tmp_path)

    def declare(name, claims='', replace=('', '')):
        source = textwrap.dedent(LOG_COSH).format(claims=claims).replace(*replace)
        (tmp_path / f'{name}.py').write_text(source)
        return importlib.import_module(name).LogCoshLoss

    return declare


def test_a_loss_declared_in_a_file_of_its_own_passes(declared):
    check_loss(declared('good_loss', ', others=dict(scale=0.5)'))


LOOK_UPS = {
    'gather': lambda log_p, target: -log_p.gather(-1, target.unsqueeze(-1)).squeeze(-1),
    'nll_loss': lambda log_p, target: F.nll_loss(log_p, target, reduction='none'),
    'one_hot': lambda log_p, target: -(F.one_hot(target, log_p.shape[-1]) * log_p).sum(-1),
}


@pytest.mark.parametrize('look_up', LOOK_UPS.values(), ids=LOOK_UPS)
def test_a_label_that_is_no_class_is_named_however_a_function_looks_it_up(look_up):
    def cosine_cross_entropy_loss(pred, target, *, temperature: float = 0.1):
        return look_up(F.log_softmax(pred / temperature, -1), target)

    class CosineCrossEntropyLoss(CosineLoss, fn=cosine_cross_entropy_loss, others=dict(temperature=0.2)): ...

    check_loss(CosineCrossEntropyLoss, ['labels'])


def test_what_is_broken_is_named_row_by_row(declared):
    """The logarithm of cosh overflows beyond 88 and has no gradient there."""
    broken = declared(
        'broken_loss', ', others=dict(scale=0.5)', ('scale * (d + F.softplus(-2 * d) - math.log(2))', 'd.cosh().log()')
    )
    with pytest.raises(BrokenContract) as caught:
        check_loss(broken)
    assert set(caught.value.rows) == {'finite'}
    assert "LogCoshLoss breaks\n* 'finite': AssertionError" in str(caught.value)


def test_a_hyperparameter_without_another_value_is_asked_for(declared):
    with pytest.raises(BrokenContract, match=r'write others=dict\(scale=...\) on the line of the class') as caught:
        check_loss(declared('silent_loss'))
    assert {'arguments matter', 'finite'} == set(caught.value.rows)


def test_a_waived_row_is_not_asked_for(declared):
    claims = ", others=dict(scale=0.5), waives={'finite': 'it is the naive form'}"
    check_loss(declared('waiving_loss', claims, ('scale * (d + F.softplus(-2 * d) - math.log(2))', 'd.cosh().log()')))


def test_rows_may_be_chosen_and_unknown_ones_are_refused():
    check_loss(L1Loss, ['signature', 'shape'])
    with pytest.raises(ValueError, match=r'no such row.*accepted: signature, '):
        check_loss(L1Loss, ['no such row'])


def doubled_loss(pred, target):
    return 2 * (pred - target).abs()


def test_a_kernel_in_use_that_is_another_function_is_refused(monkeypatch):
    class DoubledLoss(OffsetLoss, fn=doubled_loss): ...

    check_loss(DoubledLoss, ['kernel'])
    stale = kernels.available('cpu')['l1_loss']._replace(function=doubled_loss)
    monkeypatch.setitem(kernels._registry, ('doubled_loss', 'cpu'), stale)
    with pytest.raises(BrokenContract, match='the kernel gives something else than the function'):
        check_loss(DoubledLoss, ['kernel'])


IN_UNITS = """
    import torch
    from torch import Tensor
    from cvloss_mm.functional.function import loss_function
    from cvloss_mm.losses import OffsetLoss

    @loss_function
    def in_units_loss(pred: Tensor, target: Tensor, *, unit: Tensor, factor: float = 1.0):
        return factor * (pred - target).abs() / unit.reshape(-1, *[1] * (pred.ndim - 1))

    class InUnitsLoss(OffsetLoss, fn=in_units_loss, others=dict(factor=0.5), waives={
            'kernel': 'there is no loop that takes the unit'}):
        context = dict(unit='the unit of each row; the head gives it')

        @classmethod
        def sample(cls, n, generator=None, classes=3):
            pred, target = super().sample(n, generator)
            return pred, target, dict(unit=0.5 + torch.rand(n, generator=generator))

        @classmethod
        def extremes(cls):
            return [(what, pred, target, dict(unit=torch.ones(len(pred)))) for what, pred, target in super().extremes()]
"""


def test_a_loss_that_requires_context_passes(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / 'units.py').write_text(textwrap.dedent(IN_UNITS))
    cls = importlib.import_module('units').InUnitsLoss
    check_loss(cls)
    with pytest.raises(TypeError, match=r'needs unit= .the unit of each row; the head gives it'):
        cls()(*cls.sample(3)[:2])
