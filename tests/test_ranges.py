"""What hyperparameters may be is declared once, in the signature, and holds for every loss at construction."""

import inspect
import math
import re

import pytest
import torch
from torch.fx.experimental.proxy_tensor import make_fx

from cvloss_mm import functional
from cvloss_mm import testing as contract
from cvloss_mm.functional.ranges import FINITE, rules
from cvloss_mm.losses import Loss

FUNCTIONS = [n for n in functional.__all__ if n.endswith('_loss')]


def refused(name, word, build):
    with pytest.raises(ValueError, match=f'{name} must be .*{word}'):
        build()


def beyond(rule):
    """Values that the rule of a hyperparameter forbids."""
    if rule.words:
        return ['no such word', 7]
    low, high = rule.range.low, rule.range.high
    outside = [
        math.nan,
        math.inf,
        -math.inf,
        *([low - 0.5] if low > -math.inf else []),
        *([high + 0.5] if high < math.inf else []),
        *([low] if rule.range.without_low else []),
        *([high] if rule.range.without_high else []),
        *([0.5] if rule.whole else []),
    ]
    return outside + ([[1.0, v, 1.0] for v in outside] if rule.rows else [])


def test_the_datasheet_says_what_each_hyperparameter_may_be(loss_cls):
    """Made from the one declaration: of functions, of modules, and of the pages about them."""
    for doc in (inspect.getdoc(loss_cls.fn), loss_cls.__doc__):
        entries = doc.split('Args:')[1].split('Returns:')[0]
        for name, rule in rules(loss_cls.fn).items():
            entry = re.search(rf'^ +(?:\w+, )*{name}(?:, \w+)*: .*(?:\n {{5,}}\S.*)*', entries, re.MULTILINE)
            assert entry, f'{name} has no entry'
            if rule.range not in (None, FINITE):
                assert rule.range.words in entry[0].lower()


def test_a_value_beyond_its_range_is_refused_at_construction(loss_cls):
    for name, rule in rules(loss_cls.fn).items():
        for value in beyond(rule) if name in loss_cls.hyper else []:
            refused(name, 'got', lambda n=name, v=value: contract.build(loss_cls, **{n: v}))


def test_a_value_beyond_its_range_is_refused_in_a_tensor_as_well(loss_cls):
    for name, rule in rules(loss_cls.fn).items():
        for value in beyond(rule) if rule.rows and name in loss_cls.hyper else []:
            row = torch.as_tensor(value).expand(3).clone()
            refused(name, 'got', lambda n=name, v=row: contract.build(loss_cls, **{n: v}))


def test_what_is_no_row_of_numbers_is_refused(loss_cls):
    """Nothing, a table, a tensor that holds no numbers."""
    for name in [n for n, rule in rules(loss_cls.fn).items() if rule.rows and n in loss_cls.hyper]:
        for value in ([], [[1.0, 1.0, 1.0]], torch.ones(3, 3), torch.ones(3, device='meta')):
            refused(name, 'got', lambda n=name, v=value: contract.build(loss_cls, **{n: v}))


@pytest.mark.parametrize('value', [2**63, -(2**70), math.inf, 1.5, 255.0, '255', True, [255], torch.tensor(255.0)])
def test_a_label_to_ignore_that_no_label_can_be_is_refused(loss_cls, value):
    if 'ignore_index' in inspect.signature(loss_cls).parameters:
        refused('ignore_index', 'got', lambda: contract.build(loss_cls, ignore_index=value))


@pytest.mark.parametrize('value', [math.nan, math.inf])
def test_a_loss_weight_that_is_no_number_is_refused(loss_cls, value):
    refused('loss_weight', 'finite', lambda: contract.build(loss_cls, loss_weight=value))


@pytest.mark.parametrize('name', FUNCTIONS)
def test_the_defaults_lie_within_their_ranges_and_every_number_has_one(name):
    function = getattr(functional, name)
    for parameter in inspect.signature(function).parameters.values():
        rule = rules(function).get(parameter.name)
        number = isinstance(parameter.default, (int, float, str)) and not isinstance(parameter.default, bool)
        assert rule is not None or not number, f'{name} declares no range of {parameter.name}'
        assert rule is None or rule.accepts(parameter.default), f'{name}: {parameter.name}={parameter.default}'


def test_minus_one_for_no_alpha_is_answered_with_none():
    with pytest.raises(ValueError, match=r'alpha must be in .0, 1., .*or None for none, got -1'):
        functional.sigmoid_focal_loss(torch.zeros(1, 2), torch.zeros(1, 2), alpha=-1)


def test_a_formula_is_the_same_for_all_numbers(loss_cls):
    """Traced with its numbers as tensors it has no choice to make, and gives the value that it gives for numbers."""
    loss = contract.build(loss_cls).double()
    pred, target = contract.draw(loss_cls, dtype=torch.float64)
    if loss_cls.required_context or loss_cls.state or loss_cls.unreduced is not Loss.unreduced:
        pytest.skip('its function takes more than prepared inputs')
    inputs = loss.arguments(loss.prepare(pred.detach(), target))
    others = {n: v for n, v in loss.hyperparameters().items() if not isinstance(v, float)}
    numbers = {n: torch.tensor(v, dtype=torch.float64) for n, v in loss.hyperparameters().items() if n not in others}

    def formula(pred, target, numbers):
        return loss_cls.fn(pred, target, **others, **numbers)

    traced = make_fx(formula)(inputs.pred, inputs.target, numbers)
    torch.testing.assert_close(
        traced(inputs.pred, inputs.target, numbers), loss_cls.fn(inputs.pred, inputs.target, **loss.hyperparameters())
    )
