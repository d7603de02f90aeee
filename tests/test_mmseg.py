"""mmsegmentation as a host: its heads train with our losses, the misuse check knows them, the tools report mIoU."""

import copy
import json
from contextlib import contextmanager

import pytest
import torch

pytest.importorskip('mmseg')

from conftest import restore_what_is_global_in_mmengine
from mmengine.config import Config
from mmengine.registry import DefaultScope
from mmengine.structures import PixelData
from mmseg.registry import MODELS
from mmseg.structures import SegDataSample
from small_runs import ROOT, load_tool

from cvloss_mm import losses
from cvloss_mm.checking import check
from cvloss_mm.datasets import shapes
from cvloss_mm.losses import ClassMapLoss, LabelSetLoss, SigmoidLoss, SoftmaxLoss

pytestmark = pytest.mark.integration

RNG = torch.Generator().manual_seed(0)
BASE = ROOT / 'configs/_base_/fcn_r18_shapes.py'
HEAD = dict(type='FCNHead', in_channels=8, channels=8, num_convs=1, num_classes=3, norm_cfg=dict(type='BN'))
FEATURES, LABELS = torch.randn(2, 8, 8, 8, generator=RNG), torch.randint(3, (2, 1, 16, 16), generator=RNG)
LABELS[:, :, :3] = 255
OF_MAPS = [
    cls
    for cls in vars(losses).values()
    if isinstance(cls, type) and getattr(cls, 'fn', None) and issubclass(cls, (ClassMapLoss, SigmoidLoss, SoftmaxLoss))
]


def samples(labels):
    return [SegDataSample(gt_sem_seg=PixelData(data=each)) for each in labels]


def head_losses(loss, labels=LABELS, **settings):
    """What a head of ours gives the segmentor, and the head."""
    torch.manual_seed(0)
    with DefaultScope.overwrite_default_scope('mmseg'):
        head = MODELS.build(dict(HEAD, loss_decode=copy.deepcopy(loss), **settings))
    return head.loss([FEATURES], samples(labels), {}), head


@pytest.mark.filterwarnings('ignore')
@pytest.mark.parametrize('cls', OF_MAPS, ids=lambda cls: cls.__name__)
def test_a_head_trains_with_every_loss_of_class_maps(cls):
    setting = {**cls.trial, **({'num_classes': 3} if 'num_classes' in cls.options else {})}
    found, head = head_losses(dict(type=f'cvloss_mm.{cls.__name__}', loss_name='loss_ours', **setting))
    found['loss_ours'].mean().backward()
    assert found['loss_ours'].isfinite() and 'acc_seg' in found
    assert head.conv_seg.weight.grad.isfinite().all()
    assert head.conv_seg.weight.grad.any() or issubclass(cls, LabelSetLoss)


@pytest.mark.filterwarnings('ignore')
@pytest.mark.parametrize(
    ('ours', 'theirs'),
    [
        (dict(type='cvloss_mm.SoftmaxCrossEntropyLoss', average='all'), dict(type='CrossEntropyLoss')),
        (dict(type='cvloss_mm.SoftmaxCrossEntropyLoss'), dict(type='CrossEntropyLoss', avg_non_ignore=True)),
        (
            dict(type='cvloss_mm.SoftmaxCrossEntropyLoss', class_weight=[1.0, 2.0, 0.5], average='weight'),
            dict(type='CrossEntropyLoss', class_weight=[1.0, 2.0, 0.5]),
        ),
        (
            dict(type='cvloss_mm.BinaryCrossEntropyLoss'),
            dict(type='CrossEntropyLoss', use_sigmoid=True, avg_non_ignore=True),
        ),
        (dict(type='cvloss_mm.TverskyLoss', smooth=1.0), dict(type='TverskyLoss')),
        (dict(type='cvloss_mm.LovaszSoftmaxLoss', per_image=False), dict(type='LovaszLoss', reduction='none')),
    ],
)
def test_a_head_gets_the_same_from_ours_as_from_mmsegs(ours, theirs):
    if theirs.get('class_weight') and 'valid' not in theirs and not weighs_known_labels_alone():
        pytest.skip('this mmseg looks the weight of an ignored label up')
    values = []
    for loss in (ours, theirs):
        found, head = head_losses(dict(loss, loss_name='loss_x'))
        found['loss_x'].backward()
        values.append((found['loss_x'].detach(), head.conv_seg.weight.grad))
    torch.testing.assert_close(*values, rtol=1e-4, atol=1e-6)


def weighs_known_labels_alone():
    import inspect

    from mmseg.models.losses import cross_entropy_loss

    return 'label[label != ignore_index]' in inspect.getsource(cross_entropy_loss.cross_entropy)


@pytest.mark.filterwarnings('ignore')
@pytest.mark.parametrize('name', ['BinaryCrossEntropyLoss', 'SigmoidFocalLoss', 'LovaszHingeLoss', 'TverskyLoss'])
def test_a_head_of_one_map_learns_that_the_object_is_1(name):
    labels = torch.where(LABELS == 255, 255, (LABELS > 0).long())
    sigmoid = {} if name == 'LovaszHingeLoss' else dict(use_sigmoid=True)
    _, head = head_losses(dict(type=f'cvloss_mm.{name}', **sigmoid), labels, num_classes=2, out_channels=1)
    values = []
    for sign in (20, -20):
        scores = sign * (2 * (labels == 1) - 1).float()
        values.append(head.loss_by_feat(scores, samples(labels))[head.loss_decode.loss_name].item())
    assert values[0] < 1e-3 < values[1]


def test_losses_of_a_list_are_added_by_their_names():
    parts = [
        dict(type='cvloss_mm.SoftmaxCrossEntropyLoss'),
        dict(type='cvloss_mm.TverskyLoss', loss_weight=0.5),
        dict(type='cvloss_mm.TverskyLoss', alpha=0.6, beta=0.1),
    ]
    found, _ = head_losses(parts)
    alone = [head_losses(part)[0] for part in parts]
    assert found.keys() == {'loss_softmax_cross_entropy', 'loss_tversky', 'acc_seg'}
    torch.testing.assert_close(found['loss_tversky'], alone[1]['loss_tversky'] + alone[2]['loss_tversky'])


def test_a_sampler_of_hard_pixels_leaves_the_others_out():
    sampler = dict(type='OHEMPixelSampler', thresh=0.3, min_kept=20)
    for name in ('SoftmaxCrossEntropyLoss', 'TverskyLoss', 'LovaszSoftmaxLoss'):
        loss = dict(type=f'cvloss_mm.{name}', loss_name='loss_x')
        hard, everything = head_losses(loss, sampler=sampler)[0], head_losses(loss)[0]
        assert hard['loss_x'].isfinite() and hard['loss_x'] != everything['loss_x']


@pytest.mark.filterwarnings('ignore')
@pytest.mark.parametrize('cls', OF_MAPS, ids=lambda cls: cls.__name__)
def test_a_sampler_of_the_largest_losses_takes_the_losses_that_the_misuse_check_lets_pass(cls):
    setting = {**cls.trial, **({'num_classes': 3} if 'num_classes' in cls.options else {})}
    loss, sampler = dict(type=f'cvloss_mm.{cls.__name__}', loss_name='loss_x', **setting), dict(type='OHEMPixelSampler')
    if any(found.rule == 'pixel-sampler' for found in findings(loss, dict(sampler=sampler))):
        with pytest.raises(IndexError):
            head_losses(loss, sampler=sampler)
    else:
        assert head_losses(loss, sampler=sampler)[0]['loss_x'].isfinite()


# --- the misuse check


def with_head(loss, head):
    cfg = Config.fromfile(BASE)
    cfg.model.decode_head = dict(cfg.model.decode_head.to_dict(), loss_decode=loss, **head)
    return cfg


def findings(loss, head):
    return check(with_head(loss, head))


BINARY = dict(num_classes=6, out_channels=1)
WRONG = {
    'map-loss': [
        (dict(type='cvloss_mm.GIoULoss'), {}, 'SoftmaxCrossEntropyLoss'),
        (dict(type='cvloss_mm.DiceLoss', loss_weight=2.0), {}, 'MultiClassDiceLoss'),
        ([dict(type='cvloss_mm.TverskyLoss'), dict(type='cvloss_mm.L1Loss')], {}, 'SoftmaxCrossEntropyLoss'),
        (dict(type='cvloss_mm.SoftmaxCrossEntropyLoss'), BINARY, 'BinaryCrossEntropyLoss'),
        (dict(type='cvloss_mm.SoftmaxFocalLoss'), BINARY, 'SigmoidFocalLoss'),
        (dict(type='cvloss_mm.JaccardLoss'), BINARY, 'use_sigmoid=True'),
    ],
    'class-weight': [(dict(type='cvloss_mm.TverskyLoss', class_weight=[1.0] * 5), {}, 'class_weight')],
    'boundary-alone': [(dict(type='cvloss_mm.BoundaryLoss'), {}, 'MultiClassDiceLoss')],
    'stale-keys': [(dict(type='cvloss_mm.TverskyLoss', use_mask=True), {}, 'TverskyLoss')],
    'loss-name': [(dict(type='FocalTverskyLoss'), {}, 'cvloss_mm.FocalTverskyLoss')],
}


@pytest.mark.parametrize(
    ('name', 'loss', 'head', 'message'), [(name, *case) for name, cases in WRONG.items() for case in cases]
)
def test_what_does_not_fit_is_found_and_mended(name, loss, head, message):
    (found,) = findings(loss, head)
    assert found.rule == name and message in str(found)
    mended = loss
    for path, value in found.changes.items():
        place = path.removeprefix('model.decode_head.loss_decode').strip('.')
        value = {k: v for k, v in value.items() if k != '_delete_'} if isinstance(value, dict) else value
        if place.isdigit():
            mended = [value if i == int(place) else part for i, part in enumerate(loss)]
        else:
            mended = {**mended, place: value} if place else value
    assert findings(mended, head) == []


@pytest.mark.parametrize(
    ('loss', 'head'),
    [
        (dict(type='cvloss_mm.TverskyLoss', use_sigmoid=True), {}),
        (dict(type='cvloss_mm.LovaszHingeLoss'), BINARY),
        (dict(type='cvloss_mm.BinaryCrossEntropyLoss', use_sigmoid=True), BINARY),
        ([dict(type='cvloss_mm.MultiClassDiceLoss'), dict(type='cvloss_mm.BoundaryLoss', loss_weight=0.01)], {}),
        (dict(type='CrossEntropyLoss'), {}),
        (dict(type='cvloss_mm.TverskyLoss', class_weight=[1.0] * 6), {}),
    ],
)
def test_what_fits_is_left_alone(loss, head):
    assert findings(loss, head) == []


def test_a_head_of_another_number_of_classes_than_the_data_is_found():
    cfg = Config.fromfile(BASE)
    cfg.model.decode_head.num_classes = 5
    (found,) = check(cfg)
    assert found.rule == 'num-classes' and '6 classes' in found.problem


# --- the tools


def test_train_and_test_report_the_miou(tmp_path, capfd):
    shapes.generate(tmp_path / 'shapes', train=8, val=3, size=64)
    options = [
        f'{split}_dataloader.{key}'
        for split in ('train', 'val', 'test')
        for key in (f'dataset.data_root={tmp_path}/shapes/detection/', 'num_workers=0', 'persistent_workers=False')
    ]
    options = [
        '--cfg-options',
        *options,
        'model.backbone.base_channels=8',
        'model.backbone.stem_channels=8',
        'model.decode_head.in_channels=64',
        'train_cfg.max_epochs=1',
        'train_cfg.val_interval=1',
    ]
    config, run = str(ROOT / 'configs/fcn/fcn_r18_shapes_ce_lovasz.py'), tmp_path / 'run'
    with contextmanager(restore_what_is_global_in_mmengine)():  # runs of one second would share what paints images
        load_tool('train').main([config, '--work-dir', str(run), *options])
    scalars = [json.loads(line) for log in run.glob('*/vis_data/scalars.json') for line in log.open()]
    assert 0 < scalars[-1]['mIoU'] < 100
    load_tool('test').main(
        [
            config,
            str(run / 'epoch_1.pth'),
            '--work-dir',
            str(run / 'test'),
            '--show-dir',
            str(tmp_path / 'shown'),
            *options,
        ]
    )
    assert 'mIoU' in capfd.readouterr().out
    assert len(list((tmp_path / 'shown').rglob('*.png'))) >= 3


def test_missing_labels_are_named_with_the_line_that_makes_them(tmp_path):
    from cvloss_mm.engine import launch

    (tmp_path / 'shapes/detection/train').mkdir(parents=True)
    cfg = Config.fromfile(BASE)
    cfg.train_dataloader.dataset.data_root = f'{tmp_path}/shapes/detection/'
    with pytest.raises(launch.LaunchError, match=r'no .*labels/train.*python -m cvloss_mm.datasets.shapes'):
        launch.check_data(cfg, 'train')
