"""Every shipped config: read, built, trained for a step and asked for predictions; the small ones train for real."""

import inspect
import re
import runpy
from contextlib import contextmanager
from pathlib import Path

import pytest
import torch

pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')
pytest.importorskip('mmseg')

from mmdet.structures import DetDataSample
from mmengine.config import Config
from mmengine.registry import MODELS as ROOT_MODELS
from mmengine.registry import DefaultScope
from mmengine.runner import Runner
from mmengine.structures import InstanceData, PixelData
from mmpretrain.structures import DataSample
from mmseg.structures import SegDataSample

from cvloss_mm import losses
from cvloss_mm.checking import check, values
from cvloss_mm.datasets import faces, shapes
from cvloss_mm.hooks import LossCheckHook
from cvloss_mm.hosts.mmdet import ADAPTERS
from cvloss_mm.losses import (
    BoxLoss,
    DistributionLoss,
    HeatmapLoss,
    Loss,
    OffsetLoss,
    QualityLoss,
    SigmoidLoss,
)
from cvloss_mm.losses.class_counts import CountedClasses
from cvloss_mm.registry import HEADS

pytestmark = pytest.mark.integration

CONFIGS = Path(__file__).resolve().parents[1] / 'configs'
NAMES = sorted(p.relative_to(CONFIGS).as_posix() for p in CONFIGS.glob('[!_]*/*.py'))
SMALL = [name for name in NAMES if '_shapes_' in name or '_faces_' in name]

PERSONS = 6  # in the tiny set of faces
HEADS_OF_CHOICE = ('retinanet', 'faster_rcnn', 'mmpretrain')  # where many losses fit; test_sweep.py tries them all


def named_losses(node, bare=False):
    """The dicts of a config that name a loss of this package, by its full name or by the bare one."""
    if (
        isinstance(node, dict)
        and not is_head(node)
        and (node.get('type') in losses.__all__ if bare else is_full_name(node.get('type')))
    ):
        yield node
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, (list, tuple)) else ():
        yield from named_losses(value, bare)


def is_head(node):
    return str(node.get('type')).removeprefix('cvloss_mm.') in HEADS


def is_full_name(name):
    return str(name).startswith('cvloss_mm.')


def by_bare_names(cfg):
    """Whether a config overrides the names of the hosts."""
    return 'cvloss_mm.override' in cfg.get('custom_imports', {}).get('imports', ())


@contextmanager
def overridden(cfg):
    """Bare names are ours while a config is used that says so, and nobody else's."""
    if not by_bare_names(cfg):
        yield
        return
    from cvloss_mm import override

    override.apply()
    try:
        yield
    finally:
        override.undo()


def loss_class(node):
    return getattr(losses, node['type'].removeprefix('cvloss_mm.'))


def written(name):
    """The variables of a config file as they stand in it, without its base."""
    return runpy.run_path(str(CONFIGS / name))


def heads(node):
    """The dicts of a config that hold a loss, or a list of them."""
    if isinstance(node, dict):
        if any(
            key.startswith('loss') and isinstance(value, (dict, list)) and key != 'losses'
            for key, value in node.items()
        ):
            yield node
        for value in node.values():
            yield from heads(value)


def shrink(model):
    """The model with few channels: what a loss sees has the same form, and building takes no time."""
    is_detector = 'roi_head' in model or 'bbox_head' in model
    base, wide = (16, 32) if is_detector else (8, 64)
    model.backbone.update(depth=18, base_channels=base, stem_channels=base, init_cfg=None)
    if not is_detector:
        linear = [neck for neck in model.get('neck') or () if isinstance(neck, dict) and neck.type == 'LinearNeck']
        for layer in linear or [model.get('head', model.get('decode_head'))]:
            layer.in_channels = wide
        return model
    if model.type == 'DINO':
        model.neck.in_channels = [32, 64, 128]
        model.encoder.num_layers = model.decoder.num_layers = 1
        model.update(num_queries=20)  # of the 85 places of a small image
        return model
    if model.neck.type == 'CTResNetNeck':
        model.neck.update(in_channels=128, num_deconv_filters=(wide,) * 3)
    else:
        model.neck.update(in_channels=[16, 32, 64, 128][: len(model.neck.in_channels)], out_channels=wide)
    model.get('rpn_head', model.get('bbox_head')).update(in_channels=wide, feat_channels=wide)
    if 'roi_head' in model:
        model.roi_head.bbox_roi_extractor.out_channels = wide
        model.roi_head.bbox_head.update(in_channels=wide, fc_out_channels=wide)
    model.test_cfg.get('rcnn', model.test_cfg).score_thr = 0.0  # an untrained model has something to say, too
    return model


def num_classes(cfg):
    return the_head(cfg.model).get('num_classes', 2)  # a head of embeddings has none


def the_head(model):
    """Of a config, or of what it builds."""
    named = next((getattr(model, key) for key in ('head', 'decode_head') if getattr(model, key, None)), None)
    return named or (getattr(model, 'roi_head', None) or model).bbox_head


def count(model, cfg) -> None:
    """What the hook does before the first step."""
    waiting = [m for m in model.modules() if isinstance(m, CountedClasses) and m.needs_counts]
    assert not waiting or 'ClassCountHook' in str(cfg.custom_hooks)
    for loss in waiting:
        loss.take_counts(torch.arange(1.0, 1 + num_classes(cfg)), 1000)


def has_several_labels(cfg):
    return cfg.model.head.type in ('MultiLabelClsHead', 'MultiLabelLinearClsHead', 'CSRAClsHead')


def detection_sample(boxes, labels):
    shape = {'img_shape': (64, 64), 'ori_shape': (64, 64), 'border': (0, 64, 0, 64)}  # CenterNet pads its images
    sample = DetDataSample(metainfo={**shape, 'scale_factor': (1.0, 1.0)})
    sample.gt_instances = InstanceData(bboxes=torch.tensor(boxes).reshape(-1, 4), labels=torch.tensor(labels).long())
    return sample


def segmentation_sample(labels):
    """Its upper rows are to be ignored."""
    labels[:, :9] = 255
    return SegDataSample(metainfo=dict(img_shape=(64, 64), ori_shape=(64, 64)), gt_sem_seg=PixelData(data=labels))


def batches(cfg):
    """Batches of two random images, of a classifier's four; of a detector's, one or both are without any object."""
    torch.manual_seed(0)
    drawn = list(torch.randint(0, 256, (4, 3, 64, 64), dtype=torch.uint8))
    images = drawn[:2]
    last = num_classes(cfg) - 1
    if 'head' in cfg.model:
        labels = ([0, last], [last]) if has_several_labels(cfg) else (0, last)
        samples = [DataSample().set_gt_label(label) for label in labels for _ in range(2)]  # to be compared
        return [{'inputs': drawn, 'data_samples': samples}]
    if 'decode_head' in cfg.model:
        labels = torch.randint(0, last + 1, (2, 1, 64, 64))
        return [{'inputs': images, 'data_samples': [segmentation_sample(each) for each in labels]}]
    found = detection_sample([[6.0, 4.0, 38.0, 40.0], [20.0, 24.0, 60.0, 52.0]], [0, last])
    nothing = detection_sample([], [])
    return [{'inputs': images, 'data_samples': [first, nothing]} for first in (found, nothing)]


def total_loss(model, batch):
    return model.parse_losses(model(**model.data_preprocessor(batch, training=True), mode='loss'))[0]


@pytest.fixture(scope='module', params=NAMES)
def built(request):
    """The config and its model, shrunk."""
    cfg = Config.fromfile(CONFIGS / request.param)
    if 'data_preprocessor' in cfg:
        cfg.model.data_preprocessor = cfg.data_preprocessor
    with overridden(cfg), DefaultScope.overwrite_default_scope(cfg.default_scope):
        model = ROOT_MODELS.build(shrink(cfg.model))
        model.init_weights()
        count(model, cfg)
        yield cfg, model


@pytest.mark.parametrize('name', NAMES)
def test_a_config_is_named_after_its_base_and_its_loss(name):
    base = Path(written(name)['_base_'].rsplit('::')[-1]).stem
    assert Path(name).stem.startswith(base + '_')
    assert (CONFIGS / '_base_' / f'{base}.py').is_file() == ('::' not in written(name)['_base_'])


@pytest.mark.parametrize('name', NAMES)
def test_a_config_is_a_few_lines_that_can_be_copied_anywhere(name):
    assert len((CONFIGS / name).read_text().splitlines()) <= 24  # one argument a line, as the formatter has them
    assert "'/" not in (CONFIGS / name).read_text()


@pytest.mark.parametrize('name', NAMES)
def test_a_loss_replaces_the_one_of_the_base_by_its_name_and_states_its_weight(name):
    bare = by_bare_names(written(name))
    replaced = [item for head in heads(written(name)) for item in head.items() if item[0].startswith('loss')]
    whole = any(head.get('_delete_') for head in heads(written(name)))  # a head that takes other arguments
    assert replaced
    several = [(key, given if isinstance(given, list) else [given]) for key, given in replaced]
    for key, node in [(key, each) for key, given in several for each in given]:
        assert node['type'] in losses.__all__ if bare else is_full_name(node['type'])
        part = isinstance(dict(replaced)[key], list)  # which replaces as it is
        assert node.get('_delete_', False) is (key != 'loss_embedding' and not part and not whole)  # no base has it
        assert 'loss_weight' in node


@pytest.mark.parametrize('name', NAMES)
def test_a_head_hands_its_losses_what_they_are_made_for(name):
    bare = by_bare_names(written(name))
    for head in heads(written(name)):
        for node in named_losses(list(head.values()), bare):
            if issubclass(loss_class(node), (BoxLoss, OffsetLoss)):
                assert head.get('reg_decoded_bbox', False) is issubclass(loss_class(node), BoxLoss)
            if issubclass(loss_class(node), SigmoidLoss):
                assert node['use_sigmoid'] is True  # dense heads read it from the config, not from the loss


def test_there_are_recipes_not_a_table_of_losses():
    """All else is `tools/train.py BASE --loss-bbox X --loss-cls Y`; each kind of head and of data has its few."""
    assert len(NAMES) <= 50


def test_every_loss_made_for_one_kind_of_head_has_a_config_of_that_head():
    """Each of those that mmdet has as well; of the others a head takes any by `--loss-cls`."""
    shown = {loss_class(node) for name in NAMES for node in named_losses(written(name)['model'])}
    ours = {name: cls for name, cls in vars(losses).items() if name in ADAPTERS and inspect.isclass(cls)}
    made_for_one = {cls for cls in ours.values() if issubclass(cls, (QualityLoss, DistributionLoss, HeatmapLoss))}
    assert len(made_for_one) == 4
    assert made_for_one | {losses.AsymmetricLoss} <= shown


def test_a_config_builds_the_losses_that_it_names(built):
    cfg, model = built
    ours = sorted(type(m).__name__ for m in model.modules() if isinstance(m, Loss))
    named = named_losses(cfg.model.to_dict(), by_bare_names(cfg))
    assert ours == sorted(node['type'].removeprefix('cvloss_mm.') for node in named)


@pytest.mark.parametrize('folder', HEADS_OF_CHOICE)
def test_one_config_of_each_folder_goes_by_bare_names(folder):
    assert len([name for name in SMALL if name.startswith(f'{folder}/') and by_bare_names(written(name))]) == 1


def test_a_config_checks_itself_and_has_nothing_wrong(built):
    cfg, _ = built
    assert dict(type='cvloss_mm.LossCheckHook') in cfg.custom_hooks
    assert check(cfg) == []


def test_a_batch_gives_a_finite_loss_and_finite_gradients(built):
    cfg, model = built
    model.train()
    for batch, least in zip(batches(cfg), (1e-6, 0.0), strict=False):  # a detector's second one holds no object
        model.zero_grad()
        with values() as found:
            (loss := total_loss(model, batch)).backward()
        assert not found
        assert least <= loss < float('inf')
        assert all(p.grad.isfinite().all() for p in model.parameters() if p.grad is not None)


def test_every_layer_of_a_head_learns_from_a_batch_with_objects(built):
    cfg, model = built
    model.train()
    model.zero_grad()
    total_loss(model, batches(cfg)[0]).backward()
    head = the_head(model)
    begins_at_0 = [name for name, p in head.named_parameters() if not p.any()]  # so that nothing passes to those before
    before = tuple(name.rpartition('.')[0].rpartition('.')[0] for name in begins_at_0 if name.endswith('weight'))
    assert all(
        p.grad is not None and (p.grad.any() or name.startswith(before or ' '))
        for name, p in head.named_parameters()
        if name.endswith('weight')
    )


def test_predictions_are_well_formed(built):
    cfg, model = built
    model.eval()
    with torch.no_grad():
        results = model.test_step(batches(cfg)[0])
    assert len(results) == len(batches(cfg)[0]['inputs'])
    for result in results:
        if 'decode_head' in cfg.model:
            labels = result.pred_sem_seg.data
            assert labels.shape == (1, 64, 64)
            scores = result.seg_logits.data.softmax(0)
        elif 'head' in cfg.model and 'pred_score' not in result:
            assert result.embedding.isfinite().all()
            continue
        elif 'head' in cfg.model:
            scores, labels = result.pred_score, result.pred_label
            assert scores.shape == (num_classes(cfg),)
            found = (scores >= model.head.thr).nonzero()[:, 0] if has_several_labels(cfg) else scores.argmax()[None]
            assert torch.equal(labels, found)
        else:
            boxes, scores, labels = (result.pred_instances[key] for key in ('bboxes', 'scores', 'labels'))
            assert len(boxes) == len(scores) == len(labels) > 0
            assert boxes.shape[1:] == (4,)
            assert boxes.isfinite().all()
        assert ((scores >= 0) & (scores <= 1)).all()
        assert ((labels >= 0) & (labels < num_classes(cfg))).all()


@pytest.fixture(scope='module')
def folder(tmp_path_factory):
    """The generated data sets, tiny: one of the shapes' images is empty, one has a crowd."""
    folder = tmp_path_factory.mktemp('data')
    shapes.generate(folder / 'shapes', train=12, val=2, size=64)
    faces.generate(folder / 'faces', train=PERSONS, test=20, images=3, size=32)
    return folder


def tiny_run(name, folder, work_dir):
    """The config, to be run for a few steps on the tiny data."""
    cfg = Config.fromfile(CONFIGS / name)
    data, compares = cfg.train_dataloader.dataset, cfg.train_dataloader.sampler.type == 'cvloss_mm.ClassSampler'
    data.data_root = re.sub(r'data/(shapes|faces)\w*', rf'{folder}/\1', data.data_root)
    for step in (step for step in data.pipeline if step.type == 'Resize'):
        step.scale = (64, 64)
    if 'faces' in name and 'num_classes' in cfg.model.head:
        cfg.model.head.num_classes = PERSONS
    batch = 6 if compares and 'faces' in name else 3
    cfg.train_dataloader.update(batch_size=batch, num_workers=0, persistent_workers=False)
    cfg.update(work_dir=str(work_dir), log_level='ERROR', val_cfg=None, val_dataloader=None, val_evaluator=None)
    cfg.train_cfg.max_epochs, cfg.visualizer.name, cfg.default_hooks.checkpoint = 1, name, None
    return cfg


@pytest.mark.parametrize('name', SMALL)
def test_a_small_config_trains(name, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(Config, 'pretty_text', '')  # mmengine formats it four times a run, longer than the run takes
    cfg = tiny_run(name, folder, tmp_path)
    with overridden(cfg):
        runner = Runner.from_cfg(cfg)
        runner.model.init_weights()
        before = {key: p.clone() for key, p in runner.model.named_parameters()}
        runner.train()
    check = next(hook for hook in runner.hooks if isinstance(hook, LossCheckHook))
    assert check.seen == set()  # it has looked at the values, and there was nothing to say
    history, _ = runner.message_hub.get_scalar('train/loss').data
    assert len(history) == len(runner.train_dataloader) >= 4
    assert torch.as_tensor(history).isfinite().all()
    assert all(p.isfinite().all() for p in runner.model.parameters())
    moved = {key for key, p in runner.model.named_parameters() if not torch.equal(before[key], p)}
    assert any('head' in key for key in moved) or (moved and not any('head' in key for key in before))
