"""Hyperparameters as attributes: what is set counts from the next call on, is checked alike, and may learn."""

import copy
import math
import pickle

import numpy as np
import pytest
import torch

from cvloss_mm import kernels
from cvloss_mm.functional.ranges import rules
from cvloss_mm.testing import build, draw, settings
from cvloss_mm.testing.common import each
from cvloss_mm.testing.numerics import joined


def changes(loss_cls):
    """(hyperparameter, another value of it) of those that the state does not get its size from."""
    for setting in settings(loss_cls)[1:]:
        for name, value in setting.items():
            if state_shapes(build(loss_cls, **setting)) == state_shapes(build(loss_cls)):
                yield name, value


def state_shapes(loss):
    return {name: value.shape for name, value in loss.initial_state().items()}


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def forms(value):
    """The same in other types."""
    yield value
    if isinstance(value, list):
        yield from (tuple(value), np.array(value), torch.tensor(value))
    if isinstance(value, float):
        yield from (np.float32(value), np.float64(value), np.array(value))
    if is_number(value) and not isinstance(value, float):
        yield np.int64(value)


@pytest.mark.parametrize('on', [True, False], ids=['kernels', 'functions'])
def test_what_is_set_counts_from_the_next_call_on(loss_cls, on):
    pred, target = draw(loss_cls)
    for name, value in changes(loss_cls):
        with kernels.switched(on):
            expected = build(loss_cls, **{name: value})(pred, target)
            for form in forms(value):
                loss = build(loss_cls).eval()
                loss(pred, target)
                setattr(loss, name, form)
                torch.testing.assert_close(loss.train()(pred, target), expected, msg=f'{name}={form!r}')


def test_what_is_set_of_a_shallow_copy_is_not_set_of_the_original(loss_cls):
    for name, value in changes(loss_cls):
        for form in (value, torch.nn.Parameter(torch.tensor(float(value)))) if is_number(value) else (value,):
            loss = build(loss_cls)
            before = getattr(loss, name)
            setattr(copy.copy(loss), name, form)
            assert getattr(loss, name) is before and not list(loss.parameters()), f'{name}={form!r}'


@pytest.mark.parametrize(
    'copied',
    [copy.copy, copy.deepcopy, lambda loss: pickle.loads(pickle.dumps(loss))],
    ids=['shallow', 'deep', 'pickled'],
)
def test_what_is_set_of_a_copy_of_a_loss_that_was_called_counts_there_alone(loss_cls, copied):
    pred, target = draw(loss_cls)
    for name, value in changes(loss_cls):
        loss = build(loss_cls).eval()
        before, expected = loss(pred, target), build(loss_cls, **{name: value}).eval()(pred, target)
        twin = copied(loss)
        torch.testing.assert_close(twin(pred, target), before)
        setattr(twin, name, value)
        torch.testing.assert_close(twin(pred, target), expected, msg=name)
        torch.testing.assert_close(loss(pred, target), before, msg=name)


def of_override(loss_cls, setting):
    """A loss whose hyperparameters follow what it is told, by a method of its own."""
    name = f'Scheduled{loss_cls.__name__}'
    members = dict(later={}, hyperparameters=lambda self: {**loss_cls.hyperparameters(self), **self.later})
    loss = build(type(name, (loss_cls,), members)).eval()
    return loss, lambda: loss.later.update(setting)


def of_attributes(loss_cls, setting):
    """A loss whose attributes are written to past the module."""
    loss = build(loss_cls).eval()
    return loss, lambda: vars(loss).update(setting)


@pytest.mark.parametrize('way', [of_override, of_attributes], ids=['overridden', 'written'])
def test_what_changes_without_being_set_counts_as_well(loss_cls, way):
    pred, target = draw(loss_cls)
    for name, value in changes(loss_cls):
        if name in loss_cls.hyper and isinstance(getattr(build(loss_cls), name), (int, float, str)):
            loss, change = way(loss_cls, {name: value})
            loss(pred, target)
            change()
            with kernels.switched(False):
                expected = loss(pred, target)
            torch.testing.assert_close(loss(pred, target), expected, msg=name)


def test_what_is_set_while_another_thread_reads_is_not_lost(loss_cls):
    """The other thread has read the old values, and keeps what it made of them after the new one is there."""
    for name, value in changes(loss_cls):
        loss = build(loss_cls)
        read = loss.hyperparameters

        def late(loss=loss, name=name, value=value, read=read):
            hyper = read()
            setattr(loss, name, value)
            return hyper

        vars(loss)['hyperparameters'] = late
        loss.constants()
        del vars(loss)['hyperparameters']
        assert loss.constants()[name] is getattr(loss, name), name


def test_what_kernels_keep_is_in_no_pickle(loss_cls):
    loss = build(loss_cls)
    unused = pickle.dumps(loss)
    loss.eval()(*draw(loss_cls))
    assert pickle.dumps(loss.train()) == unused


def test_what_is_set_is_checked_as_what_is_given_at_construction(loss_cls):
    for name, rule in rules(loss_cls.fn).items():
        for wrong in (float('nan'), 'none of the words', {}):
            if name in loss_cls.hyper and not rule.accepts(wrong):
                loss = build(loss_cls)
                before = getattr(loss, name)
                with pytest.raises(ValueError, match=f'{name} must be'):
                    setattr(loss, name, wrong)
                assert getattr(loss, name) is before


def test_what_the_state_does_not_fit_is_refused_when_it_is_set(loss_cls):
    """In words, and with no effect; whatever else is set is taken."""
    for name in (*loss_cls.hyper, *loss_cls.options):
        before = getattr(build(loss_cls), name)
        if not loss_cls.state or not isinstance(before, int) or isinstance(before, bool):
            continue
        loss, larger = build(loss_cls), build(loss_cls, **{name: before + 1})
        if state_shapes(loss) == state_shapes(larger):
            setattr(loss, name, before + 1)
            continue
        with pytest.raises(ValueError, match=f'{loss_cls.__name__}: {name}={before + 1} does not fit .* state'):
            setattr(loss, name, before + 1)
        assert getattr(loss, name) == before
        loss(*draw(loss_cls))


def test_what_a_state_refuses_is_refused_when_it_is_set(loss_cls):
    if 'momentum' not in loss_cls.options:
        return
    loss = build(loss_cls)
    before = loss.momentum
    with pytest.raises(ValueError, match=r'momentum must be in \[0, 1\), got 1.5'):
        loss.momentum = 1.5
    assert loss.momentum == before


def test_a_number_that_learns_has_the_same_gradient_with_kernels_and_without(loss_cls):
    """As a temperature that is trained; where a step needs plain numbers, the error is the same."""
    pred, target = draw(loss_cls)
    for name, value in changes(loss_cls):
        if isinstance(value, float) and value != rules(loss_cls.fn)[name].off:  # what is off is no tensor
            found = []
            for on in (True, False):
                loss = build(loss_cls)
                setattr(loss, name, torch.nn.Parameter(torch.tensor(value)))
                with kernels.switched(on):
                    found.append(slope(loss, pred, target, getattr(loss, name)))
            assert found[0].isfinite().all(), name
            torch.testing.assert_close(*found, msg=f'{name}: {found}')


def slope(loss, pred, target, learning):
    try:
        value = loss(pred, target)
    except TypeError as error:
        return torch.tensor(list(str(error).encode()))
    return torch.autograd.grad(value, learning, allow_unused=True, materialize_grads=True)[0]


def ends(rule):
    """The numbers at which the range of a hyperparameter ends, and which it may be."""
    span = rule.range
    low = [] if span is None or span.without_low or span.low == -math.inf else [span.low]
    high = [] if span is None or span.without_high or span.high == math.inf else [span.high]
    return [int(end) if rule.whole else float(end) for end in (*low, *high)]


def end_cases(loss_cls):
    """(name, value) of a hyperparameter at an end of its range: a number, a tensor, one that learns."""
    for name, rule in rules(loss_cls.fn).items():
        for end in ends(rule) if name in loss_cls.hyper else ():
            yield name, end
            if not rule.whole:
                yield name, torch.tensor(end)
                yield name, torch.nn.Parameter(torch.tensor(end))


@pytest.mark.parametrize('on', [True, False], ids=['kernels', 'functions'])
def test_at_the_ends_of_ranges_all_is_finite_or_refused_in_words(loss_cls, on):
    """Value and gradients, those of a number that learns as well."""
    cases = joined(loss_cls, [(*case, {})[:4] for case in loss_cls.extremes()])
    cases = [*cases[:: 1 + len(cases) // 20], ('ordinary', *loss_cls.sample(7), {})[:4]]
    for name, value in end_cases(loss_cls):
        try:
            loss = build(loss_cls)
            setattr(loss, name, value)
            for what, *case in cases:
                with kernels.switched(on):
                    found = value_and_slopes(loss, value, *case)
                assert all(part.isfinite().all() for part in found), f'{name}={value!r}, {what}: {found[0]}'
        except ValueError as error:
            assert name in str(error)


def value_and_slopes(loss, number, pred, target, context):
    inputs = [pred.detach().clone().requires_grad_(), *([number] if isinstance(number, torch.nn.Parameter) else [])]
    value = loss(inputs[0], each(torch.clone, target), **context)
    return value, *torch.autograd.grad(value, inputs, allow_unused=True, materialize_grads=True)
