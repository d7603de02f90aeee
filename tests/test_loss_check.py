"""The misuse check at work: in a training, in tools/train.py and in tools/check_config.py."""

import json
import logging
import os
import sys
from pathlib import Path

import forked
import pytest
import torch

pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')

from mmengine.config import Config
from mmengine.model import BaseModel
from mmengine.registry import DATASETS, MODELS
from mmengine.runner import Runner
from small_runs import environment, load_tool
from test_tools import refusal

import cvloss_mm
from cvloss_mm import hooks, registry
from cvloss_mm.checking import MisuseError

pytestmark = pytest.mark.integration

RETINA = 'configs/retinanet/retinanet_r18_fpn_shapes_ciou.py'
ROOT = Path(__file__).resolve().parents[1]
HEAD = dict(type='mmdet.RetinaHead', num_classes=3, in_channels=4)
FITTING = dict(HEAD, reg_decoded_bbox=True, loss_bbox=dict(type='cvloss_mm.CIoULoss'))
MISUSED = dict(HEAD, loss_bbox=dict(type='cvloss_mm.CIoULoss'))
LOADER = dict(
    batch_size=2,
    num_workers=0,
    sampler=dict(type='DefaultSampler', shuffle=False),
    dataset=dict(type='CheckNumbers'),
    collate_fn=dict(type='default_collate'),
)
OPTIMIZER = dict(optimizer=dict(type='SGD', lr=0.1))


class Toy(BaseModel):
    """One weight, and a head that is in its config alone."""

    def __init__(self, bbox_head=None, returns='loss', data_preprocessor=None):
        super().__init__(data_preprocessor)
        self.weight, self.returns, self.steps = torch.nn.Parameter(torch.ones(1)), returns, 0

    def forward(self, inputs, data_samples=None, mode='loss'):
        self.steps += 1
        loss = (self.weight * inputs.float()).sum()
        return {'loss_cls': loss, self.returns: loss.detach() * 0 + 7}


class Numbers(torch.utils.data.Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return dict(inputs=torch.ones(1) * index)


@pytest.fixture(autouse=True)
def registered():
    MODELS.register_module(name='CheckToy', module=Toy, force=True)
    DATASETS.register_module(name='CheckNumbers', module=Numbers, force=True)
    yield
    MODELS.module_dict.pop('CheckToy'), DATASETS.module_dict.pop('CheckNumbers')


def settings(head, work_dir: str, name: str, hook=None, **more) -> Config:
    """A training of two epochs with the hook by its name alone."""
    return Config(
        dict(
            model=dict(type='CheckToy', bbox_head=head, **more.pop('model', {})),
            work_dir=work_dir,
            train_dataloader=LOADER,
            train_cfg=dict(by_epoch=True, max_epochs=2),
            optim_wrapper=OPTIMIZER,
            custom_hooks=[dict(type='cvloss_mm.LossCheckHook', **(hook or {}))],
            default_scope='mmdet',
            experiment_name=name,
            **more,
        )
    )


@pytest.fixture
def start(tmp_path, request):
    """Builds a runner for a head."""

    def build(head, **more):
        return Runner.from_cfg(settings(head, str(tmp_path), f'{request.node.name}-{len(more)}', **more))

    return build


def test_a_misuse_stops_a_training_before_its_first_step(start):
    runner = start(MISUSED)
    with pytest.raises(MisuseError, match=r'\[decoded-boxes\] model.bbox_head') as stopped:
        runner.train()
    assert 'model = dict(bbox_head=dict(reg_decoded_bbox=True))' in str(stopped.value)
    assert runner.model.steps == 0


def test_all_findings_are_in_one_error(start):
    with pytest.raises(MisuseError) as stopped:
        start(dict(MISUSED, loss_cls=dict(type='cvloss_mm.SigmoidFocalLoss', alpha=[1, 2, 3, 4]))).train()
    assert all(f'[{rule}]' in str(stopped.value) for rule in ('decoded-boxes', 'use-sigmoid'))


def test_what_fits_trains(start):
    runner = start(FITTING)
    runner.train()
    assert runner.model.steps == 4


def test_a_misuse_that_came_since_stops_a_training_that_is_resumed(start, tmp_path):
    start(FITTING).train()
    runner = start(MISUSED, resume=True, load_from=str(tmp_path / 'epoch_1.pth'))
    with pytest.raises(MisuseError):
        runner.train()
    assert runner.model.steps == 0


def test_a_rule_that_is_ignored_lets_train(start):
    runner = start(MISUSED, hook=dict(ignore=['decoded-boxes']))
    runner.train()
    assert runner.model.steps == 4
    with pytest.raises(ValueError, match="did you mean 'decoded-boxes'"):
        cvloss_mm.LossCheckHook(ignore=['decoded-box'])


def message(runner, caplog) -> str:
    runner.logger.addHandler(caplog.handler)
    with caplog.at_level(logging.WARNING, runner.logger.name):
        runner.train()
    return caplog.text


def test_warnings_are_logged_and_the_training_goes_on(start, caplog):
    head = dict(type='mmdet.Shared2FCBBoxHead', reg_decoded_bbox=True, loss_bbox=dict(type='cvloss_mm.GIoULoss'))
    runner = start(head)
    assert '[box-loss-weight]' in message(runner, caplog)
    assert runner.model.steps == 4


def test_a_metric_that_is_called_loss_is_named_once(start, caplog):
    runner = start(FITTING, model=dict(returns='loss_acc'))
    text = message(runner, caplog)
    assert text.count('[log-keys] loss_acc') == 1 and "losses['value_acc']" in text
    assert 'parse_losses' not in vars(runner.model)


def test_a_run_without_a_config_is_told_that_nothing_is_checked(tmp_path, caplog):
    runner = Runner(
        Toy(),
        str(tmp_path),
        train_dataloader=LOADER,
        train_cfg=dict(by_epoch=True, max_epochs=1),
        optim_wrapper=OPTIMIZER,
        custom_hooks=[cvloss_mm.LossCheckHook()],
        experiment_name='no_config',
    )
    assert 'nothing is checked' in message(runner, caplog)


# --- the tools


def test_train_refuses_a_misuse_before_it_builds_anything(tmp_path, capsys):
    options = ('--work-dir', tmp_path, '--cfg-options', 'model.bbox_head.reg_decoded_bbox=False')
    text = refusal('train', RETINA, *options, capsys=capsys)
    assert '[decoded-boxes] model.bbox_head' in text and 'dict(reg_decoded_bbox=True)' in text
    assert 'no such rule' in refusal('train', RETINA, '--ignore', 'decoded', *options, capsys=capsys)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    'present', [[], [dict(type='cvloss_mm.LossCheckHook', ignore=['num-classes'])], [dict(type='EmptyCacheHook')]]
)
def test_train_turns_the_check_on_and_hands_on_what_to_ignore(present):
    from cvloss_mm.engine import launch

    cfg = Config(dict(model=dict(bbox_head=MISUSED), custom_hooks=present))
    launch.check_losses(cfg, ['decoded-boxes'])
    check = next(h for h in cfg.custom_hooks if h.type == 'cvloss_mm.LossCheckHook')
    assert list(check.ignore) == [*(h for p in present for h in p.get('ignore', [])), 'decoded-boxes']
    assert len(cfg.custom_hooks) == (2 if present and present[0]['type'] == 'EmptyCacheHook' else 1)


def status_of(*words) -> int:
    with pytest.raises(SystemExit) as ended:
        load_tool('check_config').main([*map(str, words)])
    return ended.value.code


def test_check_config_says_what_is_right_wrong_and_unreadable(tmp_path, capsys):
    base = f'_base_ = {str(ROOT / RETINA)!r}'
    (tmp_path / 'wrong.py').write_text(f'{base}\nmodel = dict(bbox_head=dict(num_classes=9))\n')
    (tmp_path / 'broken.py').write_text('model = dict(')
    assert status_of(ROOT / RETINA) == 0
    assert capsys.readouterr().out.startswith('ok  ')
    assert status_of(ROOT / RETINA, tmp_path / 'wrong.py') == 1
    out = capsys.readouterr().out
    assert f'ok  {ROOT / RETINA}' in out and 'WRONG' in out and 'model = dict(bbox_head=dict(num_classes=5))' in out
    assert status_of(tmp_path / 'wrong.py', '--ignore', 'num-classes') == 0
    assert status_of(tmp_path / 'wrong.py', tmp_path / 'broken.py', tmp_path / 'none.py') == 2
    message = capsys.readouterr()
    assert (
        'WRONG' in message.out and 'broken.py cannot be read: SyntaxError' in message.err and 'none.py' in message.err
    )


def test_check_config_looks_into_the_annotations(tmp_path, capsys):
    (tmp_path / 'annotations').mkdir()
    for split, width in (('train', 0), ('val', 3)):
        notes = dict(images=[], categories=[], annotations=[dict(id=17, bbox=[1, 1, width, 5])])
        (tmp_path / 'annotations' / f'{split}.json').write_text(json.dumps(notes))
    options = [f'{split}_dataloader.dataset.data_root={tmp_path}' for split in ('train', 'val', 'test')]
    assert status_of(ROOT / RETINA, '--cfg-options', *options) == 0
    assert status_of(ROOT / RETINA, '--data', '--cfg-options', *options) == 1
    out = capsys.readouterr().out
    assert '[box-sizes]' in out and 'annotation 17' in out and 'val.json: 1 boxes' in out
    assert status_of(ROOT / RETINA, '--data', '--cfg-options', 'train_dataloader.dataset.data_root=/none') == 2


def test_check_config_shows_its_rules_and_refuses_names_of_none(capsys):
    assert status_of('--rules') == 0
    from cvloss_mm.checking import RULES

    shown = capsys.readouterr().out
    assert all(f' {name} ' in shown for name in RULES)
    assert 'no rule' in refusal('check_config', '--rules', '--ignore', 'nonsense', capsys=capsys)


def test_the_hook_is_found_by_its_name_and_imported_when_asked_for():
    from mmengine.registry import HOOKS

    assert HOOKS.get('cvloss_mm.LossCheckHook') is cvloss_mm.LossCheckHook
    assert 'LossCheckHook' in dir(cvloss_mm)


def test_every_hook_and_every_loss_is_an_attribute_of_the_package():
    names = [name for name in hooks.__all__ if name.endswith('Hook')] + [
        name for name, made in registry.MODELS.module_dict.items() if made.__module__.startswith('cvloss_mm.losses')
    ]
    assert {'LossHealthHook', 'CombinedLoss', 'CIoULoss'} <= set(names) <= set(dir(cvloss_mm))
    for name in names:
        assert getattr(cvloss_mm, name) is (registry.HOOKS.get(name) or registry.MODELS.get(name))
    with pytest.raises(AttributeError, match='NoLoss'):
        cvloss_mm.NoLoss  # noqa: B018


def test_on_two_processes_both_stop_and_none_waits(tmp_path):
    """The hook alone stops it, as in a host's own tools/train.py, after the processes have met."""
    script = tmp_path / 'train_two.py'
    script.write_text(f"""
import os
os.environ['CUDA_VISIBLE_DEVICES'] = ''
from cvloss_mm import compat
from cvloss_mm.engine import launch
compat.install()
from mmengine.registry import DATASETS, MODELS
from mmengine.runner import Runner
from test_loss_check import MISUSED, MisuseError, Numbers, Toy, settings
MODELS.register_module(name='CheckToy', module=Toy)
DATASETS.register_module(name='CheckNumbers', module=Numbers)
cfg = settings(MISUSED, {str(tmp_path)!r}, 'two', env_cfg=dict(dist_cfg=dict(backend='gloo')))
launch.use_launcher(cfg, 'pytorch')
try:
    Runner.from_cfg(cfg).train()
except MisuseError as error:
    print(f"rank {{os.environ['RANK']}} stopped: {{'[decoded-boxes]' in str(error)}}", flush=True)
""")
    environment_of_two = environment(PYTHONPATH=f'{ROOT}{os.pathsep}{ROOT / "tests"}')
    for rank, done in enumerate(forked.run_ranks([sys.executable, script], env=environment_of_two)):
        assert done.returncode == 0, done.stderr[-3000:]
        assert f'rank {rank} stopped: True' in done.stdout
