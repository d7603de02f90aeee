"""The misuse check looks at the values of the first steps of real trainings, and at the data set that is built."""

import sys

import forked
import numpy as np
import pytest
import torch

pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')

from mmdet.registry import TRANSFORMS
from mmengine.config import Config
from mmengine.runner import Runner
from PIL import Image
from small_runs import ROOT, environment
from test_configs import CONFIGS, tiny_run

import cvloss_mm
from cvloss_mm.checking import MisuseError, ValuesError, check
from cvloss_mm.datasets.shapes import generate

pytestmark = pytest.mark.integration

RETINA = 'retinanet/retinanet_r18_fpn_shapes_giou.py'


@TRANSFORMS.register_module(force=True)
class WrongLabels:
    """Labels as a data set has them whose categories were not mapped."""

    def __call__(self, results):
        return {**results, 'gt_bboxes_labels': results['gt_bboxes_labels'] + 9}


@TRANSFORMS.register_module(force=True)
class LaterWrongLabels:
    """The same from the seventh image on."""

    seen = 0

    def __call__(self, results):
        self.seen += 1
        return WrongLabels()(results) if self.seen > 6 else results


@TRANSFORMS.register_module(force=True)
class SidesForCorners:
    """Boxes as COCO's files have them, x, y, w, h, where corners are meant."""

    def __call__(self, results):
        boxes = results['gt_bboxes'].tensor
        results['gt_bboxes'].tensor = torch.cat([boxes[:, :2], boxes[:, 2:] - boxes[:, :2]], -1)
        return results


@pytest.fixture(scope='module')
def shapes(tmp_path_factory):
    return generated(tmp_path_factory.mktemp('shapes'))


def generated(folder):
    generate(folder / 'shapes', train=12, val=2, size=64)
    return folder


def wrong_run(step, shapes, work_dir, **hook):
    cfg = tiny_run(RETINA, shapes, work_dir)
    cfg.model.bbox_head.loss_cls = dict(type='cvloss_mm.SigmoidFocalLoss', use_sigmoid=True)
    cfg.train_dataloader.dataset.pipeline.insert(-1, dict(type=step))
    cfg.train_dataloader.dataset.filter_cfg = dict(filter_empty_gt=True)
    cfg.visualizer.name = work_dir.name
    cfg.custom_hooks = [dict(type='cvloss_mm.LossCheckHook', **hook)]
    return Runner.from_cfg(cfg)


@pytest.mark.parametrize(
    ('step', 'rule', 'loss'),
    [('WrongLabels', 'label-values', 'loss_cls'), ('SidesForCorners', 'box-corners', 'loss_bbox')],
)
def test_wrong_values_stop_a_training_before_its_weights_change(step, rule, loss, shapes, tmp_path):
    runner = wrong_run(step, shapes, tmp_path)
    runner.model.init_weights()
    before = {name: p.clone() for name, p in runner.model.named_parameters()}
    with pytest.raises(ValuesError, match=rf'\[{rule}\] model.bbox_head.{loss}') as stopped:
        runner.train()
    text = str(stopped.value)
    assert 'level' in text and 'stride' in text and 'Step 0, images: ' in text and '.jpg' in text
    assert all(torch.equal(before[name], p) for name, p in runner.model.named_parameters())
    assert 'train_step' not in vars(runner.model)


def test_a_rule_about_values_can_be_left_out(shapes, tmp_path):
    wrong_run('WrongLabels', shapes, tmp_path, ignore=['label-values']).train()


def test_later_steps_are_looked_at_where_that_is_asked_for(shapes, tmp_path):
    wrong_run('LaterWrongLabels', shapes, tmp_path / 'first', steps=1).train()
    with pytest.raises(ValuesError, match='Step 2, '):
        wrong_run('LaterWrongLabels', shapes, tmp_path / 'later', steps=1, interval=2).train()
    with pytest.raises(ValueError, match='steps must be a whole number'):
        cvloss_mm.LossCheckHook(steps=-1)


def folders(root, names):
    for split in ('train', 'val'):
        for name in names:
            (root / split / name).mkdir(parents=True)
            for i in range(4):
                image = np.random.default_rng(i).integers(0, 255, (32, 32, 3), dtype=np.uint8)
                Image.fromarray(image).save(root / split / name / f'{i}.png')
    return root


def one_logit(root, work_dir, **dataset):
    cfg = Config.fromfile(CONFIGS / 'mmpretrain' / 'resnet18_shapes_bce.py')
    cfg.model.head.update(num_classes=1, topk=(1,))
    cfg.model.backbone.update(base_channels=8, stem_channels=8)
    cfg.model.head.in_channels = 64
    for loader in (cfg.train_dataloader, cfg.val_dataloader, cfg.test_dataloader):
        loader.dataset = dict(
            type='CustomDataset', data_root=str(root), data_prefix='train', pipeline=loader.dataset.pipeline, **dataset
        )
        loader.update(num_workers=0, persistent_workers=False, batch_size=8)
    cfg.update(work_dir=str(work_dir), val_cfg=None, val_dataloader=None, val_evaluator=None)
    cfg.train_cfg.max_epochs, cfg.visualizer.name = 1, work_dir.name
    return cfg


def test_a_classifier_of_one_logit_and_two_folders_is_refused(tmp_path):
    """The label 1 would count as the background: it would learn upside down."""
    cfg = one_logit(folders(tmp_path / 'data', '01'), tmp_path / 'run')
    found = [finding for finding in check(cfg) if finding.rule == 'num-classes']
    assert found and found[0].changes == {'model.head.num_classes': 2}
    assert 'takes the label 1 for the background' in found[0].problem
    with pytest.raises(MisuseError, match=r'\[num-classes\] model.head'):
        Runner.from_cfg(cfg).train()


def test_the_data_set_that_is_built_says_how_many_classes_it_has(tmp_path):
    """From a list of images the config alone tells nothing."""
    root = folders(tmp_path / 'data', '01')
    (root / 'list.txt').write_text(''.join(f'{name}/{i}.png {name}\n' for name in '01' for i in range(4)))
    cfg = one_logit(root, tmp_path / 'run', ann_file='list.txt')
    assert not [finding for finding in check(cfg) if finding.rule == 'num-classes']
    with pytest.raises(ValuesError, match=r'\[label-values\] model.head.loss_module.*\n?.*labels 1 came'):
        Runner.from_cfg(cfg).train()


def test_on_two_processes_both_stop_though_one_has_the_wrong_labels(tmp_path):
    generated(tmp_path)
    script = tmp_path / 'train_two.py'
    script.write_text(f"""
import os
os.environ['CUDA_VISIBLE_DEVICES'] = ''
from pathlib import Path
from cvloss_mm import compat
compat.install()
from cvloss_mm.engine import launch
from test_loss_check_values import WrongLabels, tiny_run, RETINA, Runner
cfg = tiny_run(RETINA, {str(tmp_path)!r}, Path({str(tmp_path)!r}))
cfg.model.bbox_head.loss_cls = dict(type='cvloss_mm.SigmoidFocalLoss', use_sigmoid=True)
cfg.train_dataloader.batch_size = 2
if os.environ['RANK'] == '1':
    cfg.train_dataloader.dataset.pipeline.insert(-1, dict(type='WrongLabels'))
cfg.env_cfg = dict(dist_cfg=dict(backend='gloo'))
cfg.custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]
launch.use_launcher(cfg, 'pytorch')
try:
    Runner.from_cfg(cfg).train()
except ValueError as error:
    print(f"rank {{os.environ['RANK']}} stopped: {{'[label-values]' in str(error)}}", flush=True)
""")
    paths = environment(PYTHONPATH=f'{ROOT}:{ROOT / "tests"}')
    first, second = forked.run_ranks([sys.executable, script], env=paths)
    assert 'rank 0 stopped: False' in first.stdout and 'rank 1 stopped: True' in second.stdout, second.stderr[-3000:]
