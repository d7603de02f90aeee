"""Hyperparameters that move while a model is trained, and go on after a resume as if it had never stopped."""

from types import SimpleNamespace

import pytest

pytest.importorskip('mmengine')

import torch
import toys

from cvloss_mm.functional.ranges import rules
from cvloss_mm.hooks import LossScheduleHook
from cvloss_mm.hooks.schedule import value_at
from cvloss_mm.losses import HuberLoss
from cvloss_mm.registry import MODELS

pytestmark = pytest.mark.integration

FOCAL = dict(type='cvloss_mm.SoftmaxFocalLoss', gamma=9.0)


def schedule(**changes):
    return dict(
        dict(type='cvloss_mm.LossScheduleHook', loss='head.loss_cls', attribute='gamma', points=[(0, 0.0), (4, 2.0)]),
        **changes,
    )


@pytest.mark.parametrize(
    ('between', 'values'),
    [('linear', [1, 1, 1.5, 2, 1, 0, 0]), ('cosine', [1, 1, 1.5, 2, 1, 0, 0]), ('step', [1, 1, 1, 2, 2, 0, 0])],
)
def test_points_and_what_is_between_them(between, values):
    points = [(1, 1.0), (3, 2.0), (5, 0.0)]
    assert [value_at(i, points, between) for i in range(7)] == pytest.approx(values)
    assert value_at(1.5, points, 'cosine') == pytest.approx(1 + (1 - 0.5**0.5) / 2)
    assert value_at(7, [(3, 4.0)], between) == 4.0


def test_an_epoch_has_one_value_and_it_is_logged(tmp_path):
    run = toys.runner(tmp_path, FOCAL, [schedule()])
    run.train()
    assert toys.history(run, 'head.loss_cls.gamma') == [0, 0, 0.5, 0.5, 1, 1, 1.5, 1.5]
    assert run.model.head.loss_cls.gamma == 1.5


def test_iterations_and_another_attribute_and_wildcards(tmp_path):
    hooks = [
        schedule(by_epoch=False, points=[(1, 1.0), (3, 2.0)], between='step'),
        schedule(loss='*.loss_*', attribute='loss_weight', by_epoch=False, points=[(0, 1.0), (4, 0.0)]),
    ]
    run = toys.runner(tmp_path, FOCAL, hooks, epochs=2)
    run.train()
    assert toys.history(run, 'head.loss_cls.gamma') == [1, 1, 1, 2]
    assert toys.history(run, 'head.loss_cls.loss_weight') == [1, 0.75, 0.5, 0.25]


def test_the_value_is_the_one_that_the_loss_computes_with(tmp_path):
    run = toys.runner(tmp_path, FOCAL, [schedule(attribute='loss_weight', points=[(0, 0.0), (1, 1.0)])], epochs=2)
    run.train()
    assert [value == 0 for value in toys.history(run, 'loss')] == [True, True, False, False]


@pytest.mark.parametrize('by_epoch', [True, False])
def test_a_resumed_run_goes_on_exactly(tmp_path, by_epoch):
    hooks = [schedule(by_epoch=by_epoch)]
    checkpoint = dict(checkpoint=dict(type='CheckpointHook', interval=1))
    whole = toys.runner(tmp_path / 'whole', FOCAL, hooks, default_hooks=checkpoint)
    whole.train()
    path = tmp_path / 'whole' / 'epoch_2.pth'
    stored = torch.load(path, weights_only=False)['loss_schedules']
    assert stored == {'head.loss_cls.gamma': 0.5 if by_epoch else 1.5}
    resumed = toys.runner(
        tmp_path / 'resumed', FOCAL, hooks, default_hooks=checkpoint, resume=True, load_from=str(path)
    )
    resumed.train()
    for key in ('head.loss_cls.gamma', 'loss'):
        assert toys.history(resumed, key) == toys.history(whole, key)
    for ours, theirs in zip(resumed.model.parameters(), whole.model.parameters(), strict=True):
        assert torch.equal(ours, theirs)


def test_a_loaded_checkpoint_brings_its_value_along(tmp_path):
    run = toys.runner(
        tmp_path / 'a', FOCAL, [schedule()], default_hooks=dict(checkpoint=dict(type='CheckpointHook', interval=1))
    )
    run.train()
    other = toys.runner(tmp_path / 'b', FOCAL, [schedule()])
    assert other.model.head.loss_cls.gamma == 9.0
    other.load_checkpoint(str(tmp_path / 'a' / 'epoch_3.pth'))
    assert other.model.head.loss_cls.gamma == 1.0


@pytest.mark.parametrize(
    ('changes', 'words'),
    [
        (dict(attribute='gama'), "SoftmaxFocalLoss.*no number 'gama'; it has gamma=9.0, .*loss_weight=1.0"),
        (dict(attribute='reduction'), "no number 'reduction'"),
        (dict(loss='bbox_head.loss_cls'), "no loss of the model matches 'bbox_head.loss_cls'; it has head.loss_cls"),
    ],
)
def test_what_the_model_does_not_have_or_take_is_refused_before_the_first_step(tmp_path, changes, words):
    run = toys.runner(tmp_path, FOCAL, [schedule(**changes)])
    with pytest.raises(ValueError, match=words):
        run.train()
    assert run.iter == 0


def test_a_value_that_the_loss_does_not_take_is_refused_before_the_first_step():
    hook, loss = LossScheduleHook('loss_bbox', 'delta', points=[(0, 1.0), (2, 0.0)]), HuberLoss(delta=3.0)
    with pytest.raises(ValueError, match='delta must be above 0, got 0'):
        hook.try_out('loss_bbox', loss)


BOUND = [
    (cls, name, rule.bound)
    for cls in MODELS.module_dict.values()
    if getattr(cls, 'fn', None)
    for name, rule in rules(cls.fn).items()
    if rule.bound and name in cls.hyper
]


@pytest.mark.parametrize(('cls', 'name', 'bound'), BOUND)
def test_a_value_beyond_that_of_another_hyperparameter_is_refused_before_the_first_step(cls, name, bound):
    loss = cls(**cls.trial)
    start, most = getattr(loss, name), bound.factor * getattr(loss, bound.other)
    LossScheduleHook('loss', name, points=[(0, start), (2, 0.9 * most)]).try_out('loss', loss)
    with pytest.raises(ValueError, match=f'{name} must be .* times {bound.other}'):
        LossScheduleHook('loss', name, points=[(0, start), (2, 1.1 * most)]).try_out('loss', loss)


@pytest.mark.parametrize('step', [1, -1], ids=['in order', 'in reverse'])
@pytest.mark.parametrize(('cls', 'name', 'bound'), BOUND)
def test_a_value_may_pass_the_first_one_of_another_hyperparameter_that_moves_too(cls, name, bound, step):
    last = getattr(cls(**cls.trial), bound.other)
    model = torch.nn.ModuleDict(dict(loss=cls(**{**cls.trial, bound.other: 0.8 * last})))
    start, other = getattr(model.loss, name), getattr(model.loss, bound.other)
    hooks = [
        LossScheduleHook('loss', name, points=[(0, start), (2, 0.9 * bound.factor * last)], by_epoch=False),
        LossScheduleHook('loss', bound.other, points=[(0, other), (2, last)], by_epoch=False),
    ][::step]
    run = SimpleNamespace(model=model, hooks=hooks, epoch=0, iter=0)
    for hook in hooks:
        hook.before_train(run)
    assert (getattr(model.loss, name), getattr(model.loss, bound.other)) == (start, other)


@pytest.mark.parametrize(
    ('changes', 'words'),
    [
        (dict(between='spline'), "'linear', 'cosine', 'step', got 'spline'"),
        (dict(points=[(4, 1.0), (2, 2.0)]), 'ascending'),
        (dict(points=[]), 'points must be'),
        (dict(points=[(0, '1')]), 'points must be'),
        (dict(points=[(0,)]), 'points must be'),
    ],
)
def test_what_is_no_schedule_is_refused(tmp_path, changes, words):
    with pytest.raises(ValueError, match=words):
        toys.runner(tmp_path, FOCAL, [schedule(**changes)])


def test_epochs_are_refused_where_a_run_counts_iterations(tmp_path):
    run = toys.runner(tmp_path, FOCAL, [schedule()], train_cfg=dict(by_epoch=False, max_iters=3))
    with pytest.raises(ValueError, match='write by_epoch=False'):
        run.train()


def test_a_loss_of_a_host_and_a_part_of_a_combination(tmp_path):
    host = pytest.importorskip('mmdet.models.losses')
    run = toys.runner(tmp_path / 'a', host.CrossEntropyLoss(), [schedule(attribute='loss_weight')])
    run.train()
    assert run.model.head.loss_cls.loss_weight == 1.5
    combined = dict(type='cvloss_mm.CombinedLoss', losses=[FOCAL, dict(type='cvloss_mm.SoftmaxCrossEntropyLoss')])
    run = toys.runner(tmp_path / 'b', combined, [schedule(loss='loss_cls.parts.SoftmaxFocalLoss')])
    run.train()
    assert run.model.head.loss_cls.parts.SoftmaxFocalLoss.gamma == 1.5
