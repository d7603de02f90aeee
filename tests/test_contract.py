"""What every loss owes: each check of the contract on each registered loss."""

import pytest

from cvloss_mm import testing as contract
from cvloss_mm.registry import MODELS


@pytest.mark.parametrize('check', contract.CHECKS)
def test_every_loss_keeps_the_contract(loss_cls, check, unless_waived):
    unless_waived(loss_cls, check)
    contract.CHECKS[check](loss_cls)


def test_every_loss_is_built_from_a_config_by_its_scoped_name(loss_cls):
    assert isinstance(MODELS.build(dict(type=f'cvloss_mm.{loss_cls.__name__}')), loss_cls)
