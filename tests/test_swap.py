"""A loss put into a config brings along all that has to change beside it."""

import copy
from pathlib import Path

import pytest
import torch

Config = pytest.importorskip('mmengine.config').Config
pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')

from mmdet.registry import MODELS as DETECTOR_PARTS  # noqa: E402

from cvloss_mm import compat  # noqa: E402
from cvloss_mm.checking import check  # noqa: E402
from cvloss_mm.checking.head_config import get  # noqa: E402
from cvloss_mm.checking.loss_config import is_box_loss  # noqa: E402
from cvloss_mm.compat.mmengine import config_path  # noqa: E402
from cvloss_mm.engine.swap import SwapError, swap_losses  # noqa: E402

pytestmark = pytest.mark.integration


def host(name: str) -> Config:
    compat.install()
    return Config.fromfile(config_path(name))


SHAPES = str(Path(__file__).resolve().parents[1] / 'configs/_base_/retinanet_r18_fpn_shapes.py')
RETINANET = 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py'
FASTER = 'mmdet::faster_rcnn/faster-rcnn_r50_fpn_1x_coco.py'
CASCADE = 'mmdet::cascade_rcnn/cascade-rcnn_r50_fpn_1x_coco.py'
FCOS = 'mmdet::fcos/fcos_r50-caffe_fpn_gn-head_1x_coco.py'
ATSS, GFL = 'mmdet::atss/atss_r50_fpn_1x_coco.py', 'mmdet::gfl/gfl_r50_fpn_1x_coco.py'
YOLOX, DETR = 'mmdet::yolox/yolox_s_8xb8-300e_coco.py', 'mmdet::detr/detr_r50_8xb2-150e_coco.py'
SPARSE = 'mmdet::sparse_rcnn/sparse-rcnn_r50_fpn_1x_coco.py'
DOUBLE = 'mmdet::double_heads/dh-faster-rcnn_r50_fpn_1x_coco.py'
CROWD = 'mmdet::crowddet/crowddet-rcnn_r50_fpn_8xb2-30e_crowdhuman.py'
RESNET = 'mmpretrain::resnet/resnet50_8xb32_in1k.py'


@pytest.mark.parametrize(('loss', 'weight'), [('CIoULoss', 2.0), ('GIoULoss', 2.0), ('cvloss_mm.SIoULoss', 2.0)])
def test_a_box_loss_in_retinanet_gets_decoded_boxes_and_its_weight(loss, weight):
    cfg = host(RETINANET)
    changes = swap_losses(cfg, loss_bbox=loss)
    head = cfg.model.bbox_head
    assert head.reg_decoded_bbox is True
    assert head.loss_bbox == dict(type=f'cvloss_mm.{loss.split(".")[-1]}', loss_weight=weight)
    assert [path for path, *_ in changes] == ['model.bbox_head.reg_decoded_bbox', 'model.bbox_head.loss_bbox']


@pytest.mark.parametrize(
    ('name', 'size'),
    [
        (RETINANET, dict(image_width=1333.0, image_height=800.0)),
        (SHAPES, dict(image_width=128.0, image_height=128.0)),
        ('mmdet::retinanet/retinanet_r50_fpn_ms-640-800-3x_coco.py', {}),
    ],
)
def test_a_loss_that_measures_in_images_is_told_their_size_where_there_is_one(name, size):
    cfg = host(name) if '::' in name else Config.fromfile(name)
    swap_losses(cfg, loss_bbox='MPDIoULoss')
    assert cfg.model.bbox_head.loss_bbox == dict(type='cvloss_mm.MPDIoULoss', loss_weight=2.0, **size)


def test_a_loss_of_variances_brings_the_head_that_predicts_them_and_another_takes_it_away():
    cfg = host(FASTER)
    swap_losses(cfg, loss_bbox='KLBoxLoss', loss_cls='SigmoidFocalLoss')
    head = cfg.model.roi_head.bbox_head
    assert (head.type, head.loss_bbox.type) == ('cvloss_mm.UncertainBBoxHead', 'cvloss_mm.KLBoxLoss')
    assert DETECTOR_PARTS.build(head).fc_cls.out_features == head.num_classes
    swap_losses(cfg, loss_bbox='GIoULoss')
    assert (head.type, head.reg_decoded_bbox) == ('Shared2FCBBoxHead', True)
    with pytest.raises(SwapError, match=r'RetinaHead\) predicts no variances'):
        swap_losses(host(RETINANET), loss_bbox='KLBoxLoss')


def test_a_loss_of_rotated_boxes_is_refused_with_what_to_write_where_it_belongs():
    with pytest.raises(
        SwapError, match=r"GWDLoss: it compares rotated boxes.*mmrotate write .*type='cvloss_mm.GWDLoss'"
    ):
        swap_losses(host(RETINANET), loss_bbox='GWDLoss')


@pytest.mark.parametrize(('loss', 'weight'), [('CIoULoss', 12.0), ('GIoULoss', 10.0)])
def test_a_box_loss_in_every_stage_of_a_cascade(loss, weight):
    cfg = host(CASCADE)
    swap_losses(cfg, loss_bbox=loss)
    for stage in cfg.model.roi_head.bbox_head:
        assert stage.reg_decoded_bbox and stage.loss_bbox == dict(type=f'cvloss_mm.{loss}', loss_weight=weight)
    assert cfg.model.rpn_head.loss_bbox.type == 'SmoothL1Loss' and 'reg_decoded_bbox' not in cfg.model.rpn_head


def test_the_rpn_is_changed_only_when_asked():
    cfg = host(FASTER)
    swap_losses(cfg, loss_bbox='GIoULoss', rpn=True)
    assert cfg.model.rpn_head.reg_decoded_bbox
    assert cfg.model.rpn_head.loss_bbox == dict(type='cvloss_mm.GIoULoss', loss_weight=10.0)


def test_a_delta_loss_takes_the_decoding_back():
    cfg = host(FASTER)
    swap_losses(cfg, loss_bbox='CIoULoss')
    swap_losses(cfg, loss_bbox='BalancedL1Loss')
    head = cfg.model.roi_head.bbox_head
    assert head.reg_decoded_bbox is False and head.loss_bbox == dict(type='cvloss_mm.BalancedL1Loss', loss_weight=1.0)


@pytest.mark.parametrize(
    ('name', 'kept'),
    [(FCOS, dict(loss_weight=1.0)), (ATSS, dict(loss_weight=2.0)), (YOLOX, dict(loss_weight=5.0, reduction='sum'))],
)
def test_heads_that_decode_themselves_keep_their_weight_and_reduction(name, kept):
    cfg = host(name)
    swap_losses(cfg, loss_bbox='DIoULoss')
    assert cfg.model.bbox_head.loss_bbox == dict(type='cvloss_mm.DIoULoss', **kept)
    assert 'reg_decoded_bbox' not in cfg.model.bbox_head


def test_detr_has_one_loss_for_deltas_and_one_for_boxes():
    cfg = host(DETR)
    swap_losses(cfg, loss_bbox='CIoULoss')
    swap_losses(cfg, loss_bbox='HuberLoss')
    assert cfg.model.bbox_head.loss_iou == dict(type='cvloss_mm.CIoULoss', loss_weight=2.0)
    assert cfg.model.bbox_head.loss_bbox == dict(type='cvloss_mm.HuberLoss', loss_weight=5.0)


def test_cross_entropy_in_retinanet_samples_and_focal_loss_does_not():
    cfg = host(RETINANET)
    swap_losses(cfg, loss_cls='SoftmaxCrossEntropyLoss', loss_bbox='GIoULoss')
    assert cfg.model.train_cfg.sampler.type == 'RandomSampler'
    assert cfg.model.bbox_head.loss_cls == dict(
        type='cvloss_mm.SoftmaxCrossEntropyLoss', use_sigmoid=False, loss_weight=1.0
    )
    assert cfg.model.bbox_head.loss_bbox.loss_weight == 10.0  # the sampled boxes are the divisor now
    swap_losses(cfg, loss_cls='SigmoidFocalLoss')
    assert cfg.model.train_cfg.sampler == dict(type='PseudoSampler')
    assert cfg.model.bbox_head.loss_cls == dict(type='cvloss_mm.SigmoidFocalLoss', use_sigmoid=True, loss_weight=1.0)
    assert cfg.model.bbox_head.loss_bbox.loss_weight == 2.0


def test_a_softmax_loss_in_faster_rcnn_and_in_a_classifier():
    cfg = host(FASTER)
    swap_losses(cfg, loss_cls='SoftmaxFocalLoss')
    assert cfg.model.roi_head.bbox_head.loss_cls == dict(
        type='cvloss_mm.SoftmaxFocalLoss', use_sigmoid=False, loss_weight=1.0
    )
    cfg = host(RESNET)
    swap_losses(cfg, loss_cls='WestonWatkinsHingeLoss')
    assert cfg.model.head.loss == dict(type='cvloss_mm.WestonWatkinsHingeLoss', use_sigmoid=False, loss_weight=1.0)


@pytest.mark.parametrize(('loss', 'weight'), [('SigmoidFocalLoss', 16.0), ('BinaryCrossEntropyLoss', 1.0)])
@pytest.mark.parametrize('name', [FASTER, CASCADE])
def test_a_sigmoid_loss_in_a_two_stage_detector_starts_with_rare_classes(name, loss, weight):
    cfg = host(name)
    swap_losses(cfg, loss_cls=loss)
    heads = cfg.model.roi_head.bbox_head
    for head in heads if isinstance(heads, list) else [heads]:
        assert head.loss_cls == dict(type=f'cvloss_mm.{loss}', use_sigmoid=True, loss_weight=weight)
        built = DETECTOR_PARTS.build(dict(head, fc_out_channels=8))
        built.init_weights()
        assert built.fc_cls.out_features == 80
        assert torch.allclose(built.fc_cls.bias.sigmoid(), torch.tensor(0.1))
        assert 0.005 < built.fc_cls.weight.std() < 0.02
        assert built.shared_fcs[0].weight.abs().max() <= (6 / (7 * 7 * 256 + 8)) ** 0.5  # Xavier, as mmdet does it
    swap_losses(cfg, loss_cls='SoftmaxFocalLoss')
    heads = cfg.model.roi_head.bbox_head
    for head in heads if isinstance(heads, list) else [heads]:
        assert head.loss_cls.loss_weight == 1.0
        assert head.init_cfg is None


def test_initial_weights_of_the_users_making_stay():
    cfg = host(FASTER)
    cfg.model.roi_head.bbox_head.init_cfg = dict(type='Normal', layer='Linear', std=0.1)
    swap_losses(cfg, loss_cls='SigmoidFocalLoss')
    assert cfg.model.roi_head.bbox_head.init_cfg.std == 0.1


def test_a_head_that_divides_by_its_positives_keeps_its_focal_weight():
    cfg = host(SPARSE)
    swap_losses(cfg, loss_cls='SigmoidFocalLoss')
    for head in cfg.model.roi_head.bbox_head:
        assert head.loss_cls == dict(type='cvloss_mm.SigmoidFocalLoss', use_sigmoid=True, loss_weight=2.0)
        assert 'init_cfg' not in head


@pytest.mark.parametrize(
    ('name', 'asked', 'why'),
    [
        (DOUBLE, dict(loss_cls='SigmoidFocalLoss'), 'predicts with softmax, whatever the loss'),
        (CROWD, dict(loss_cls='BinaryCrossEntropyLoss'), 'predicts with softmax, whatever the loss'),
        (FCOS, dict(loss_cls='SoftmaxCrossEntropyLoss'), 'sigmoid scores only'),
        (ATSS, dict(loss_bbox='L1Loss'), 'passes boxes'),
        (GFL, dict(loss_cls='SigmoidFocalLoss'), 'QualityFocalLoss'),
        (RESNET, dict(loss_bbox='CIoULoss'), 'no head with a loss_bbox'),
        (RESNET, dict(loss_cls='ZeroOneLoss'), 'no gradient'),
        (RETINANET, dict(loss_bbox='SigmoidFocalLoss'), 'Accepted'),
    ],
)
def test_a_loss_that_cannot_work_there_is_refused_with_the_reason(name, asked, why):
    with pytest.raises(SwapError, match=why):
        swap_losses(host(name), **asked)


def test_an_unknown_name_gives_the_accepted_ones_with_the_closest_first():
    with pytest.raises(SwapError, match=r'CIuoLoss: no such loss. Accepted: CIoULoss, .*SmoothL1Loss'):
        swap_losses(host(RETINANET), loss_bbox='CIuoLoss')


@pytest.mark.parametrize(
    ('name', 'asked', 'setting', 'value'),
    [
        (RETINANET, dict(loss_bbox='FocalEIoULoss'), 'model.bbox_head.loss_bbox.gamma', 2.5),
        (RETINANET, dict(loss_bbox='CIoULoss'), 'model.bbox_head.loss_bbox.loss_weight', 5.0),
        (FASTER, dict(loss_cls='SigmoidFocalLoss'), 'model.roi_head.bbox_head.loss_cls.loss_weight', 5.0),
        (CASCADE, dict(loss_bbox='GIoULoss'), 'model.roi_head.bbox_head.1.loss_bbox.eps', 1e-3),
        (DETR, dict(loss_bbox='CIoULoss'), 'model.bbox_head.loss_iou.alpha_gate', None),
        (RESNET, dict(loss_cls='LabelSmoothLoss'), 'model.head.loss.label_smooth_val', 0.3),
    ],
)
def test_what_the_command_line_sets_of_a_loss_is_set_of_the_new_one(name, asked, setting, value):
    cfg = host(name)
    cfg.merge_from_dict({setting: value})
    changes = swap_losses(cfg, **asked, options={setting: value, 'train_cfg.max_epochs': 3})
    owner, _, key = setting.rpartition('.')
    loss = get(cfg, owner)
    assert loss.type.startswith('cvloss_mm.') and loss[key] == value
    assert next(new for path, _, new in changes if path == owner)[key] == value


@pytest.mark.parametrize(
    'options',
    [
        {'model.bbox_head.loss_bbox.type': 'cvloss_mm.GIoULoss'},
        {'model.bbox_head.loss_bbox.type': 'L1Loss', 'model.bbox_head.loss_bbox.loss_weight': 2.0},
    ],
)
def test_two_losses_for_one_place_are_refused(options):
    cfg = host(RETINANET)
    cfg.merge_from_dict(options)
    with pytest.raises(SwapError, match=r'model\.bbox_head\.loss_bbox\.type=.*CIoULoss'):
        swap_losses(cfg, loss_bbox='CIoULoss', options=options)


def test_swapped_configs_build():
    cfg = host(RETINANET)
    swap_losses(cfg, loss_cls='SoftmaxFocalLoss', loss_bbox='EfficientIoULoss')
    configs = {key: cfg.model[key] for key in ('train_cfg', 'test_cfg')}
    head = DETECTOR_PARTS.build({**cfg.model.bbox_head, **configs})
    assert type(head.loss_bbox).__module__.startswith('cvloss_mm') and head.cls_out_channels == 81


@pytest.mark.parametrize('loss', ['ArcFaceLoss', 'CosFaceLoss', 'NormFaceLoss'])
def test_a_loss_of_cosines_brings_the_head_that_gives_them(loss):
    cfg = host(RESNET)
    swap_losses(cfg, loss_cls=loss)
    assert cfg.model.head.type == 'cvloss_mm.CosineHead'
    assert cfg.model.head.loss.type == f'cvloss_mm.{loss}'
    kept = {key: cfg.model.head[key] for key in ('num_classes', 'in_channels', 'topk')}
    swap_losses(cfg, loss_cls='SoftmaxFocalLoss')
    assert cfg.model.head.type == 'cvloss_mm.LinearHead'
    assert all(cfg.model.head[key] == value for key, value in kept.items())
    assert check(cfg) == []


def test_a_head_of_two_losses_takes_no_other_than_of_cosines():
    cfg = host(RESNET)
    swap_losses(cfg, loss_cls='ArcFaceLoss')
    cfg.model.head.loss_embedding = dict(type='cvloss_mm.TripletLoss')
    with pytest.raises(SwapError, match='CosineHead'):
        swap_losses(cfg, loss_cls='SoftmaxFocalLoss')


def test_a_detector_takes_no_loss_of_cosines():
    with pytest.raises(SwapError, match='gives no cosines'):
        swap_losses(host(FASTER), loss_cls='ArcFaceLoss')


@pytest.mark.parametrize(('name', 'kind'), [(RETINANET, 'RetinaHead'), (ATSS, 'ATSSHead')])
def test_a_loss_of_ranks_brings_the_head_that_ranks_all_levels_and_another_takes_it_away(name, kind):
    cfg = host(name)
    swap_losses(cfg, loss_cls='RankSortLoss')
    head = cfg.model.bbox_head
    assert (head.type, head.reg_decoded_bbox) == (f'cvloss_mm.Ranking{kind}', True)
    assert head.loss_cls == dict(type='cvloss_mm.RankSortLoss', use_sigmoid=True, loss_weight=1.0)
    assert is_box_loss(head.loss_bbox) and DETECTOR_PARTS.build(head).loss_cls.balance == 'step'
    swap_losses(cfg, loss_cls='ALRPLoss', loss_bbox='CIoULoss')
    assert DETECTOR_PARTS.build(head).loss_cls.balance == 'period'
    swap_losses(cfg, loss_cls='SigmoidFocalLoss')
    assert (head.type, head.loss_cls.type) == (kind, 'cvloss_mm.SigmoidFocalLoss')


def test_a_loss_of_ranks_goes_where_all_levels_are_joined_and_nowhere_else():
    cfg = host(FCOS)
    swap_losses(cfg, loss_cls='APLoss')
    assert cfg.model.bbox_head.type == 'FCOSHead' and cfg.model.bbox_head.loss_cls.type == 'cvloss_mm.APLoss'
    for name, loss, why in (
        (FCOS, 'ALRPLoss', 'no errors of boxes'),
        (FASTER, 'APLoss', 'softmax'),
        (GFL, 'APLoss', 'each level'),
    ):
        with pytest.raises(SwapError, match=why):
            swap_losses(host(name), loss_cls=loss)


SEGMENTOR = 'mmseg::fcn/fcn_r50-d8_4xb2-40k_cityscapes-512x1024.py'


@pytest.mark.parametrize(
    ('loss', 'settings'),
    [
        ('TverskyLoss', dict(use_sigmoid=False)),
        ('BoundaryLoss', dict(use_sigmoid=False)),
        ('SigmoidFocalLoss', dict(use_sigmoid=True)),
        ('SeesawLoss', dict(use_sigmoid=False, num_classes=19, objectness=False)),
    ],
)
def test_a_loss_of_maps_in_a_segmentor_and_its_auxiliary_head_keeps_its_own(loss, settings):
    pytest.importorskip('mmseg')
    cfg = host(SEGMENTOR)
    kept = copy.deepcopy(cfg.model.auxiliary_head.loss_decode)
    changes = swap_losses(cfg, loss_cls=loss)
    assert cfg.model.decode_head.loss_decode == dict(type=f'cvloss_mm.{loss}', loss_weight=1.0, **settings)
    assert cfg.model.auxiliary_head.loss_decode == kept
    assert [path for path, *_ in changes] == ['model.decode_head.loss_decode']


def test_every_stage_of_a_cascade_of_segmentors_and_a_list_of_losses_are_replaced():
    pytest.importorskip('mmseg')
    cfg = host('mmseg::ocrnet/ocrnet_hr18_4xb2-40k_cityscapes-512x1024.py')
    cfg.model.decode_head[0].loss_decode = [dict(type='CrossEntropyLoss', loss_weight=3.0), dict(type='DiceLoss')]
    swap_losses(cfg, loss_cls='TverskyLoss')
    assert [stage.loss_decode for stage in cfg.model.decode_head] == [
        dict(type='cvloss_mm.TverskyLoss', use_sigmoid=False, loss_weight=weight) for weight in (1.0, 1.0)
    ]


@pytest.mark.parametrize(
    ('name', 'loss', 'why'),
    [
        (SEGMENTOR, 'DiceLoss', 'no such loss'),
        (SEGMENTOR, 'BalancedSoftmaxLoss', 'nothing counts pixels'),
        (SEGMENTOR, 'ArcFaceLoss', 'something else. Accepted: .*TverskyLoss'),
        ('mmseg::mask2former/mask2former_r50_8xb2-90k_cityscapes-512x1024.py', 'TverskyLoss', 'no class maps'),
    ],
)
def test_a_loss_that_no_segmentor_takes_is_refused_with_the_reason(name, loss, why):
    pytest.importorskip('mmseg')
    with pytest.raises(SwapError, match=why):
        swap_losses(host(name), loss_cls=loss)
