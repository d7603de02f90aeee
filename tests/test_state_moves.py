"""The state of losses on its way: checkpoints of other losses, averaged models, replicas."""

import copy
import inspect
import logging
import sys

import forked
import pytest
import torch
from conftest import LOSSES
from torch import nn

from cvloss_mm import losses as L
from cvloss_mm.testing import NEEDS_TORCH_2_5, build, draw

STATEFUL = {name: cls for name, cls in LOSSES.items() if build(cls).state_dict()}
PLAIN = [L.SigmoidFocalLoss, L.CIoULoss]
ALL_WITH_STATE = [*STATEFUL.values(), *PLAIN]


class Model(nn.Module):
    """A model with a head that has a loss."""

    def __init__(self, loss):
        super().__init__()
        self.layer, self.head = nn.Linear(2, 2), nn.Module()
        self.head.loss_cls = loss


def trained(cls, **options):
    loss = build(cls)
    for seed in range(2):
        loss(*draw(cls, 8, seed=seed, **options))
    return loss


def test_the_losses_with_state_are_tried():
    assert {'SeesawLoss', 'EQLv2Loss', 'GHMCLoss', 'CurricularFaceLoss'} <= set(STATEFUL)


def test_a_loss_that_was_pickled_before_a_keyword_was_there_has_its_default(loss_cls):
    loss = build(loss_cls)
    pred, target = draw(loss_cls)
    for name in set(inspect.signature(loss_cls).parameters) - loss_cls.trial.keys():
        attributes = copy.deepcopy(vars(loss))
        for place in (attributes, attributes['_buffers']):
            place.pop(name, None)
        old = loss_cls.__new__(loss_cls)
        old.__setstate__(attributes)
        assert repr(old) == repr(loss), name
        torch.testing.assert_close(old.eval()(pred, target), copy.deepcopy(loss).eval()(pred, target))


def test_a_loss_that_was_pickled_before_it_had_state_begins_it(loss_cls):
    loss = build(loss_cls)
    old = loss_cls.__new__(loss_cls)
    old.__setstate__({**vars(loss), '_buffers': {k: v for k, v in loss._buffers.items() if k not in loss.state_dict()}})
    assert old.state_dict().keys() == loss.state_dict().keys()


@pytest.mark.parametrize('new', ALL_WITH_STATE)
def test_a_checkpoint_of_another_loss_loads_strictly_with_one_line(new, caplog):
    for old in ALL_WITH_STATE:
        loads(old, new, caplog)
        caplog.clear()


def loads(old, new, caplog):
    checkpoint, model = Model(trained(old)).state_dict(), Model(build(new))
    fresh = copy.deepcopy(model.head.loss_cls.state_dict())
    with caplog.at_level(logging.WARNING):
        model.load_state_dict(checkpoint, strict=True)
    torch.testing.assert_close(model.layer.weight, checkpoint['layer.weight'])
    lines = [r for r in caplog.records if r.name.startswith('cvloss_mm')]
    if old is new:
        assert not lines
        expected = {name: checkpoint[f'head.loss_cls.{name}'] for name in fresh}
    else:
        shared = {
            name: checkpoint[f'head.loss_cls.{name}']
            for name in fresh
            if getattr(checkpoint.get(f'head.loss_cls.{name}'), 'shape', None) == fresh[name].shape
        }
        expected = {**fresh, **shared}
        differ = set(fresh) != set(shared) or len(checkpoint) > 2 + len(shared)
        assert len(lines) == differ and all('head.loss_cls' in line.getMessage() for line in lines)
    torch.testing.assert_close(dict(model.head.loss_cls.state_dict()), expected)


@pytest.mark.parametrize('cls', STATEFUL.values())
def test_a_combination_and_its_part_load_each_other(cls):
    def combined():
        return L.CombinedLoss(losses=[build(cls)])

    for old, new in (
        (combined(), build(cls)),
        (build(cls), combined()),
        (combined(), build(L.SigmoidFocalLoss)),
        (build(L.SigmoidFocalLoss), combined()),
    ):
        Model(new).load_state_dict(Model(old).state_dict(), strict=True)


def test_state_of_another_number_of_classes_begins_anew(caplog):
    model = Model(L.SeesawLoss(num_classes=5))
    model.load_state_dict(Model(L.SeesawLoss(num_classes=3)).state_dict(), strict=True)
    assert model.head.loss_cls.cum_samples.shape == (5,)
    assert 'cum_samples' in caplog.text


@pytest.mark.parametrize('cls', STATEFUL.values())
def test_an_averaged_model_has_the_state_of_the_trained_one(cls):
    pytest.importorskip('mmengine')
    from mmengine.model import ExponentialMovingAverage

    class Two(nn.Module):
        def __init__(self):
            super().__init__()
            self.first, self.second, self.norm = build(cls), build(L.GHMCLoss, momentum=0.5), nn.BatchNorm1d(7)

    for update_buffers in (False, True):
        model = Two()
        averaged = ExponentialMovingAverage(model, momentum=0.5, update_buffers=update_buffers)
        for seed in range(3):
            pred, target = draw(cls, 8, seed=seed)
            if issubclass(cls, L.SoftmaxLoss):  # shares of samples, what they add up to below one is kept apart
                target = torch.rand(8, pred.shape[1]).softmax(-1)
            model.first(pred, target)
            model.second(*draw(L.GHMCLoss, 8, seed=seed))
            model.norm(torch.randn(4, 7))
            averaged.update_parameters(model)
            copied = None if update_buffers else copy.deepcopy(dict(model.named_buffers()))
        if copied:
            torch.testing.assert_close(dict(averaged.module.named_buffers()), copied)
        assert averaged.module.state_dict().keys() == model.state_dict().keys()


def test_a_replica_computes_the_same_and_leaves_the_original_alone(loss_cls):
    """As torch.nn.DataParallel makes one for each device, with copies of the buffers."""
    loss = build(loss_cls)
    pred, target = draw(loss_cls)
    twin, replica = copy.deepcopy(loss), loss._replicate_for_data_parallel()
    for name, buffer in loss._buffers.items():
        replica._buffers[name] = None if buffer is None else buffer.clone()
    before = copy.deepcopy((loss.state_dict(), loss.supplied))
    torch.testing.assert_close(replica(pred, target), twin(pred, target))
    torch.testing.assert_close((loss.state_dict(), loss.supplied), before)


def test_a_loss_built_on_the_meta_device_keeps_what_it_was_given(loss_cls):
    """As large models are built; what learns, and a state, is made anew or loaded afterwards."""
    if NEEDS_TORCH_2_5 and loss_cls.fn.__module__ == 'cvloss_mm.functional.ranking':
        pytest.skip('before torch 2.5 the operators of ranks do not know the meta device')
    expected = loss_cls(**loss_cls.trial)
    with torch.device('meta'):
        loss = loss_cls(**loss_cls.trial)
    for made in (loss, copy.deepcopy(expected)):
        made.to_empty(device='cpu')
        for buffer in made.state_dict().values():
            buffer.fill_(7)
        made.reset_parameters()
        torch.testing.assert_close(dict(made.named_buffers()), dict(expected.named_buffers()))


@pytest.mark.parametrize('cls', STATEFUL.values())
def test_a_combination_begins_anew_with_its_parts(cls):
    loss, expected = (L.CombinedLoss(losses=[build(cls)]) for _ in range(2))
    loss(*draw(cls, 8))
    loss.reset_parameters()
    torch.testing.assert_close(dict(loss.state_dict()), dict(expected.state_dict()))
    assert not any(part.supplied for part in loss.parts.values())


@pytest.mark.integration
def test_a_training_is_resumed_and_tested_with_another_loss(tmp_path):
    """With state and without, both directions, and an averaged model beside it."""
    pytest.importorskip('mmpretrain')
    from small_runs import ROOT, environment, generate, options

    data, config = generate(tmp_path / 'shapes', batches=2), tmp_path / 'config.py'
    config.write_text(
        f"_base_ = {str(ROOT / 'configs/mmpretrain/resnet18_shapes_ce.py')!r}\ncustom_hooks = [dict(type='EMAHook')]\n"
    )

    def run(tool, loss, epochs, *words):
        command = [
            sys.executable,
            ROOT / 'tools' / f'{tool}.py',
            config,
            *words,
            '--work-dir',
            tmp_path / 'run',
            '--cfg-options',
            *options(data, 'classification', epochs=epochs),
            f'model.head.loss.type=cvloss_mm.{loss}',
            *['model.head.loss.num_classes=5'] * (loss == 'SeesawLoss'),
        ]
        done = forked.run(command, cwd=tmp_path, env=environment())
        message = done.stdout + done.stderr
        assert done.returncode == 0, message[-4000:]
        assert 'unexpected key' not in message
        return message

    run('train', 'SoftmaxCrossEntropyLoss', 1)
    message = run('train', 'SeesawLoss', 2, '--resume')
    assert 'SeesawLoss at head.loss_module: the checkpoint is of another loss; it holds none' in message
    checkpoint = max((tmp_path / 'run').glob('*.pth'), key=lambda path: path.stat().st_mtime)
    message = run('test', 'SoftmaxCrossEntropyLoss', 2, checkpoint)
    assert 'accuracy' in message and 'left out: cum_samples' in message
