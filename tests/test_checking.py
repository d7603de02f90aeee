"""The misuse check: each rule catches what it is for, lets pass what is right, and mends it by the lines it gives."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

Config = pytest.importorskip('mmengine.config').Config
pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')

import mmdet.registry  # noqa: E402
import torch  # noqa: E402
from small_runs import load_tool  # noqa: E402

from cvloss_mm import losses  # noqa: E402
from cvloss_mm.checking import RULES, STOP, WARN, check, lines, report  # noqa: E402
from cvloss_mm.checking.data import check_data  # noqa: E402
from cvloss_mm.checking.head_config import with_hook  # noqa: E402
from cvloss_mm.checking.log_keys import check_log_keys  # noqa: E402
from cvloss_mm.checking.loss_config import LossConfig, our_names  # noqa: E402
from cvloss_mm.engine import launch  # noqa: E402
from cvloss_mm.hooks import ClassCountHook  # noqa: E402

pytestmark = pytest.mark.integration

RETINA = 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py'
FASTER = 'mmdet::faster_rcnn/faster-rcnn_r50_fpn_1x_coco.py'
CASCADE = 'mmdet::cascade_rcnn/cascade-rcnn_r50_fpn_1x_coco.py'
DOUBLE = 'mmdet::double_heads/dh-faster-rcnn_r50_fpn_1x_coco.py'
ATSS, FSAF = 'mmdet::atss/atss_r50_fpn_1x_coco.py', 'mmdet::fsaf/fsaf_r50_fpn_1x_coco.py'
YOLOX, YOLOV3 = 'mmdet::yolox/yolox_s_8xb8-300e_coco.py', 'mmdet::yolo/yolov3_d53_8xb8-ms-608-273e_coco.py'
SSD = 'mmdet::ssd/ssd300_coco.py'
CORNERNET = 'mmdet::cornernet/cornernet_hourglass104_8xb6-210e-mstest_coco.py'
DETR, DINO = 'mmdet::detr/detr_r50_8xb2-150e_coco.py', 'mmdet::dino/dino-4scale_r50_8xb2-12e_coco.py'
CIFAR = 'mmpretrain::resnet/resnet18_8xb16_cifar10.py'
VOC = 'mmpretrain::csra/resnet101-csra_1xb16_voc07-448px.py'
FCN = 'cvloss_mm::_base_/fcn_r18_shapes.py'
MIXUP = 'cvloss_mm::mmpretrain/resnet18_shapes_soft_target_ce.py'

SAMPLER = 'sampler=dict(type="RandomSampler", num=256, pos_fraction=0.5, neg_pos_ub=-1, add_gt_as_proposals=False)'
SUM = 'reduction="sum", '


class Case(NamedTuple):
    """Lines below a base that a rule must catch, and lines like them that it must let pass."""

    base: str
    bad: str
    good: str


def dense(settings: str, rest: str = '') -> str:
    return f'model = dict(bbox_head=dict({settings}){rest})'


def roi(settings: str) -> str:
    return f'model = dict(roi_head=dict(bbox_head=dict({settings})))'


def ours(name: str, settings: str = '') -> str:
    return f'dict(_delete_=True, type="cvloss_mm.{name}", {settings})'


def maps(*losses: str, settings: str = '') -> str:
    decode = losses[0] if len(losses) == 1 else f'[{", ".join(losses)}]'
    return f'model = dict(decode_head=dict(loss_decode={decode}{settings}))'


def both(first: str, second: str, settings: str = '') -> str:
    return ours('CombinedLoss', f'losses=[dict(type="{first}"), dict(type="cvloss_mm.{second}")], {settings}')


TRIPLETS = f'model = dict(head=dict(_delete_=True, type="cvloss_mm.EmbeddingHead", loss={ours("TripletLoss")}))'
COSINES_AND_CENTRES = (
    f'model = dict(head=dict(type="cvloss_mm.CosineHead", loss={ours("NormFaceLoss")}, '
    'loss_embedding=dict(type="cvloss_mm.CenterLoss")))'
)
LARGE = (
    'model = dict(head=dict(_delete_=True, type="cvloss_mm.CosineHead", num_classes=10, in_channels=2048, {}, '
    'loss=dict(type="cvloss_mm.ArcFaceLoss")))'
)
CLASS_SAMPLER = (
    '\ntrain_dataloader = dict(sampler=dict(_delete_=True, type="cvloss_mm.ClassSampler", per_class={}), batch_size={})'
)
OHEM = ', sampler=dict(type="OHEMPixelSampler"{})'
LAUNCHED = '\nlauncher = "pytorch"'
ONE_MAP = ', out_channels=1'
OVERRIDDEN = '\ncustom_imports = dict(imports=["cvloss_mm.override"], allow_failed_imports=False)'
CASES = {
    'map-loss': [
        Case(FCN, maps(ours('DiceLoss')), maps(ours('MultiClassDiceLoss'))),
        Case(
            FCN,
            maps('dict(type="cvloss_mm.L1Loss")', 'dict(type="cvloss_mm.TverskyLoss")'),
            maps('dict(type="cvloss_mm.SoftmaxFocalLoss")', 'dict(type="cvloss_mm.TverskyLoss")'),
        ),
        Case(
            FCN,
            maps(ours('TverskyLoss'), settings=ONE_MAP),
            maps(ours('TverskyLoss', 'use_sigmoid=True'), settings=ONE_MAP),
        ),
    ],
    'uneven-calls': [
        Case(ATSS, dense(f'loss_bbox={bad}') + LAUNCHED, dense(f'loss_bbox={good}') + launched)
        for bad, good, launched in (
            (ours('WIoULoss'), ours('WIoULoss', 'all_processes=False'), LAUNCHED),
            (ours('WIoULoss', 'over="CIoULoss"'), ours('WIoULoss'), ''),
            (ours('WIoULoss'), ours('CIoULoss'), LAUNCHED),
        )
    ]
    + [
        Case(
            'mmdet::gfl/gfl_r50_fpn_1x_coco.py',
            dense(f'loss_bbox={both("GIoULoss", "WIoULoss")}').replace('GIoULoss', 'cvloss_mm.GIoULoss') + LAUNCHED,
            dense(f'loss_bbox={ours("GIoULoss")}') + LAUNCHED,
        ),
        Case(
            ATSS,
            dense(f'loss_bbox={ours("WIoULoss", "momentum=0.9")}') + LAUNCHED,
            'model = dict(bbox_head=dict(type="RetinaHead", reg_decoded_bbox=True, '
            f'loss_bbox={ours("WIoULoss")}, loss_centerness=None))' + LAUNCHED,
        ),
    ],
    'pixel-sampler': [
        Case(FCN, maps(bad, settings=OHEM.format('')), maps(good, settings=OHEM.format(settings)))
        for bad, good, settings in (
            (ours('BinaryCrossEntropyLoss', 'use_sigmoid=True'), ours('SoftmaxFocalLoss'), ''),
            (ours('TverskyLoss'), ours('TverskyLoss'), ', thresh=0.7'),
            (
                both('cvloss_mm.TverskyLoss', 'JaccardLoss'),
                both('cvloss_mm.SoftmaxCrossEntropyLoss', 'SoftmaxFocalLoss'),
                '',
            ),
        )
    ],
    'boundary-alone': [
        Case(
            FCN,
            maps(ours('BoundaryLoss')),
            maps('dict(type="cvloss_mm.JaccardLoss")', 'dict(type="cvloss_mm.BoundaryLoss", loss_weight=0.01)'),
        )
    ],
    'decoded-boxes': [
        Case(
            RETINA,
            dense(f'loss_bbox={ours("CIoULoss")}'),
            dense(f'reg_decoded_bbox=True, loss_bbox={ours("CIoULoss")}'),
        ),
        Case(RETINA, dense('reg_decoded_bbox=True'), dense('reg_decoded_bbox=False')),
        Case(
            RETINA,
            dense('loss_bbox=dict(_delete_=True, type="GIoULoss")'),
            dense('reg_decoded_bbox=True, loss_bbox=dict(_delete_=True, type="GIoULoss")'),
        ),
        Case(
            FASTER,
            roi(f'loss_bbox={ours("SIoULoss", "loss_weight=10.0")}'),
            roi(f'reg_decoded_bbox=True, loss_bbox={ours("SIoULoss", "loss_weight=10.0")}'),
        ),
        Case(FASTER, roi(f'reg_decoded_bbox=True, loss_bbox={ours("HuberLoss")}'), roi(f'loss_bbox={ours("L2Loss")}')),
        Case(
            FASTER,
            f'model = dict(rpn_head=dict(loss_bbox={ours("DIoULoss")}))',
            f'model = dict(rpn_head=dict(reg_decoded_bbox=True, loss_bbox={ours("DIoULoss")}))',
        ),
        Case(
            CASCADE,
            '_base_.model.roi_head.bbox_head[2].loss_bbox = dict(type="cvloss_mm.IoULoss", loss_weight=10.)',
            'for stage in _base_.model.roi_head.bbox_head:\n    stage.reg_decoded_bbox = True\n'
            '    stage.loss_bbox = dict(type="cvloss_mm.IoULoss", loss_weight=10.)',
        ),
        Case(ATSS, dense(f'loss_bbox={ours("L1Loss")}'), dense(f'loss_bbox={ours("CIoULoss")}')),
        Case(DETR, dense(f'loss_bbox={ours("GIoULoss")}'), dense(f'loss_iou={ours("CIoULoss")}')),
        Case(
            FASTER,
            roi(f'loss_bbox={both("GIoULoss", "DIoULoss", "loss_weight=5.0")}'),
            roi(f'reg_decoded_bbox=True, loss_bbox={both("GIoULoss", "DIoULoss", "loss_weight=5.0")}'),
        ),
        Case(DINO, dense('loss_iou=dict(_delete_=True, type="L1Loss")'), dense(f'loss_bbox={ours("SmoothL1Loss")}')),
    ],
    'rotated-boxes': [
        Case(
            RETINA,
            dense(f'reg_decoded_bbox=True, loss_bbox={ours("GWDLoss")}'),
            dense(
                f'reg_decoded_bbox=True, loss_bbox={ours("KLDRotatedLoss")}, bbox_coder=dict(_delete_=True, '
                'type="mmrotate.DeltaXYWHTRBBoxCoder")'
            ),
        ),
        Case(DINO, dense(f'loss_iou={ours("KFIoULoss")}'), dense(f'loss_iou={ours("GIoULoss")}')),
    ],
    'box-loss-weight': [
        Case(
            FASTER,
            roi(f'reg_decoded_bbox=True, loss_bbox={ours("CIoULoss")}'),
            roi(f'reg_decoded_bbox=True, loss_bbox={ours("CIoULoss", "loss_weight=12.0")}'),
        ),
        Case(
            FASTER,
            roi(f'reg_decoded_bbox=True, loss_bbox={both("GIoULoss", "DIoULoss", "loss_weight=0.5")}'),
            roi(
                'reg_decoded_bbox=True, loss_bbox=dict(_delete_=True, type="cvloss_mm.CombinedLoss", '
                'losses=[dict(type="GIoULoss", loss_weight=5.0), dict(type="DIoULoss")])'
            ),
        ),
    ],
    'variances': [
        Case(
            FASTER,
            roi(f'loss_bbox={ours("KLBoxLoss")}'),
            roi(f'type="cvloss_mm.UncertainBBoxHead", loss_bbox={ours("KLBoxLoss")}'),
        ),
        Case(RETINA, dense(f'loss_bbox={ours("KLBoxLoss")}'), dense(f'loss_bbox={ours("SmoothL1Loss")}')),
    ],
    'use-sigmoid': [
        Case(
            RETINA,
            dense(f'loss_cls={ours("SigmoidFocalLoss")}'),
            dense(f'loss_cls={ours("SigmoidFocalLoss", "use_sigmoid=True")}'),
        ),
        Case(
            RETINA,
            dense('loss_cls=dict(_delete_=True, type="FocalLoss")'),
            dense('loss_cls=dict(_delete_=True, type="FocalLoss", use_sigmoid=True)'),
        ),
        Case(
            RETINA,
            dense(f'loss_cls={both("SigmoidFocalLoss", "SigmoidFocalLoss")}'),
            dense(f'loss_cls={both("SigmoidFocalLoss", "SigmoidFocalLoss", "use_sigmoid=True")}'),
        ),
        Case(
            FASTER,
            roi('loss_cls=dict(type="cvloss_mm.SoftmaxFocalLoss", use_sigmoid=True)'),
            roi('loss_cls=dict(type="cvloss_mm.SoftmaxFocalLoss", use_sigmoid=False)'),
        ),
    ],
    'two-stage-sigmoid': [
        Case(
            FASTER,
            roi('loss_cls=dict(_delete_=True, type="FocalLoss", use_sigmoid=True, gamma=1.5)'),
            roi(f'loss_cls={ours("SigmoidFocalLoss", "use_sigmoid=True")}'),
        ),
        Case(FASTER, roi('loss_cls=dict(use_sigmoid=True)'), roi('loss_cls=dict(use_sigmoid=False)')),
        Case(
            FASTER,
            roi('loss_cls=dict(_delete_=True, type="FocalCustomLoss", num_classes=80)'),
            roi('loss_cls=dict(_delete_=True, type="CrossEntropyCustomLoss", num_classes=80)'),
        ),
        Case(
            DOUBLE,
            roi(f'loss_cls={ours("BinaryCrossEntropyLoss", "use_sigmoid=True")}'),
            roi(f'loss_cls={ours("SoftmaxFocalLoss", "use_sigmoid=False")}'),
        ),
    ],
    'one-label-scores': [
        Case(
            VOC,
            f'model = dict(head=dict(loss={ours("SoftmaxCrossEntropyLoss")}))',
            f'model = dict(head=dict(loss={ours("BinaryCrossEntropyLoss", "use_sigmoid=True")}))',
        ),
    ],
    'cosines': [
        Case(
            CIFAR,
            f'model = dict(head=dict(loss={ours("ArcFaceLoss", "scale=16.0")}))',
            f'model = dict(head=dict(type="cvloss_mm.CosineHead", loss={ours("ArcFaceLoss", "scale=16.0")}))',
        ),
        Case(
            CIFAR,
            f'model = dict(head=dict(loss={both("ArcFaceLoss", "CosFaceLoss")}))',
            f'model = dict(head=dict(type="cvloss_mm.CosineHead", loss={both("ArcFaceLoss", "CosFaceLoss")}))',
        ),
        Case(
            CIFAR,
            f'model = dict(head=dict(type="ArcFaceClsHead", loss={ours("NormFaceLoss")}))',
            'model = dict(head=dict(type="ArcFaceClsHead"))',
        ),
        Case(
            CIFAR,
            'model = dict(head=dict(type="cvloss_mm.CosineHead"))',
            f'model = dict(head=dict(type="cvloss_mm.CosineHead", loss={ours("NormFaceLoss", "scale=16.0")}))',
        ),
        Case(
            CIFAR,
            f'model = dict(head=dict(type="cvloss_mm.LinearHead", loss={ours("ArcFaceLoss", "scale=16.0")}))',
            f'model = dict(head=dict(type="cvloss_mm.LinearHead", loss={ours("SoftmaxCrossEntropyLoss")}))',
        ),
        Case(CIFAR, f'model = dict(head=dict(loss={ours("TripletLoss")}))', TRIPLETS),
        *[
            Case(CIFAR, f'model = dict(head=dict(type="{head}", loss={ours("CenterLoss")}))', COSINES_AND_CENTRES)
            for head in ('LinearClsHead', 'cvloss_mm.LinearHead')
        ],
        Case(CIFAR, TRIPLETS.replace('TripletLoss', 'CenterLoss'), COSINES_AND_CENTRES),
        Case(
            CIFAR,
            f'model = dict(head=dict(type="cvloss_mm.CosineHead", loss={ours("ArcFaceLoss")}, '
            'loss_embedding=dict(type="cvloss_mm.CosFaceLoss")))',
            f'model = dict(head=dict(type="cvloss_mm.CosineHead", loss={ours("ArcFaceLoss")}, '
            'loss_embedding=dict(type="cvloss_mm.TripletLoss")))',
        ),
        Case(FASTER, roi(f'loss_cls={ours("CosFaceLoss")}'), roi(f'loss_cls={ours("SoftmaxFocalLoss")}')),
    ],
    'cosine-scale': [
        Case(
            CIFAR,
            f'model = dict(head=dict(type="cvloss_mm.CosineHead", loss={ours(loss, "scale=3.0")}))',
            f'model = dict(head=dict(type="cvloss_mm.CosineHead", loss={ours(loss, "scale=5.0")}))',
        )
        for loss in ('ArcFaceLoss', 'AdaFaceLoss')
    ],
    'centers-hook': [
        Case(
            CIFAR,
            LARGE.format(setting),
            LARGE.format(setting) + '\ncustom_hooks = [dict(type="cvloss_mm.CosineClassifierHook")]',
        )
        for setting in ('shard=True', 'sample_rate=0.1')
    ],
    'class-sampler': [
        Case(CIFAR, TRIPLETS, f'{TRIPLETS}\ntrain_dataloader = dict(batch_size=20)'),
        Case(CIFAR, TRIPLETS + CLASS_SAMPLER.format(4, 7), TRIPLETS + CLASS_SAMPLER.format(4, 8)),
    ],
    'ranked-by-level': [
        Case(
            base,
            dense(f'loss_cls={ours(loss, "use_sigmoid=True")}'),
            dense(f'loss_cls={ours("SigmoidFocalLoss", "use_sigmoid=True")}'),
        )
        for base, loss in ((RETINA, 'APLoss'), (ATSS, 'RankSortLoss'))
    ]
    + [
        Case(
            base,
            dense(f'loss_cls={ours(loss, "use_sigmoid=True")}'),
            dense(
                f'type="cvloss_mm.Ranking{name}Head", reg_decoded_bbox=True, '
                f'loss_cls={ours(loss, "use_sigmoid=True")}, loss_bbox={ours("GIoULoss")}'
            ),
        )
        for base, name, loss in ((RETINA, 'Retina', 'BucketedRankSortLoss'), (ATSS, 'ATSS', 'ALRPLoss'))
    ],
    'class-weight': [
        Case(
            FASTER, roi('loss_cls=dict(class_weight=[1.0] * 79 + [2.0])'), roi('loss_cls=dict(class_weight=[1.0] * 81)')
        ),
        Case(
            FASTER,
            roi(f'loss_cls={ours("SoftmaxFocalLoss", "use_sigmoid=False, alpha=[0.5] * 80")}'),
            roi(f'loss_cls={ours("SigmoidFocalLoss", "use_sigmoid=True, alpha=[0.5] * 80")}'),
        ),
        Case(
            RETINA,
            dense(f'loss_cls={ours("SigmoidFocalLoss", "use_sigmoid=True, alpha=[0.25] * 80 + [0.5]")}'),
            dense(f'loss_cls={ours("SigmoidFocalLoss", "use_sigmoid=True, alpha=[0.25] * 80")}'),
        ),
        Case(
            FASTER,
            'model = dict(rpn_head=dict(loss_cls=dict(class_weight=[1.0, 2.0])))',
            'model = dict(rpn_head=dict(loss_cls=dict(class_weight=[2.0])))',
        ),
        Case(
            CIFAR,
            'model = dict(head=dict(loss=dict(class_weight=[1.0] * 7)))',
            'model = dict(head=dict(loss=dict(class_weight=[1.0] * 10)))',
        ),
    ],
    'sampler': [
        Case(
            RETINA,
            dense(f'loss_cls={ours("SoftmaxCrossEntropyLoss", "use_sigmoid=False")}'),
            dense(f'loss_cls={ours("SoftmaxCrossEntropyLoss", "use_sigmoid=False")}', f', train_cfg=dict({SAMPLER})'),
        ),
        Case(RETINA, f'model = dict(train_cfg=dict({SAMPLER}))', 'model = dict(train_cfg=dict(sampler=None))'),
        Case(
            FASTER,
            f'model = dict(rpn_head=dict(loss_cls={ours("SigmoidFocalLoss", "use_sigmoid=True")}))',
            f'model = dict(rpn_head=dict(loss_cls={ours("BinaryCrossEntropyLoss", "use_sigmoid=True")}))',
        ),
    ],
    'one-of-two': [
        Case(
            CORNERNET,
            dense('loss_embedding=dict(type="cvloss_mm.AssociativeEmbeddingLoss")'),
            dense('loss_embedding=dict(type="cvloss_mm.AssociativeEmbeddingLoss", separate=True)'),
        ),
        Case(CORNERNET, dense('loss_embedding=dict(type="cvloss_mm.AssociativeEmbeddingLoss")'), ''),
    ],
    'own-loss': [
        Case(SSD, dense('loss_cls=dict(type="cvloss_mm.SigmoidFocalLoss")'), ''),
        Case(SSD, dense('loss_cls=dict(type="CrossEntropyLoss"), loss_bbox=dict(type="cvloss_mm.L1Loss")'), ''),
    ],
    'loss-weight': [
        Case(FASTER, roi('loss_cls=dict(loss_weight=[1.0] * 81)'), roi('loss_cls=dict(class_weight=[1.0] * 81)')),
    ],
    'arguments': [
        *(
            Case(
                RETINA,
                dense(f'loss_cls={ours("SigmoidFocalLoss", f"use_sigmoid=True, {bad}")}'),
                dense(f'loss_cls={ours("SigmoidFocalLoss", f"use_sigmoid=True, {good}")}'),
            )
            for bad, good in (
                ('gamma=-1', 'gamma=1'),
                ('gamma="2"', 'gamma=2'),
                ('reduction="avg"', 'reduction="mean"'),
                ('alpha=[0.1, -1.0]', 'alpha=0.1'),
            )
        ),
        Case(
            RETINA,
            dense(f'reg_decoded_bbox=True, loss_bbox={both("GIoULoss", "WIoULoss", "reduction=1")}'),
            dense(f'reg_decoded_bbox=True, loss_bbox={both("GIoULoss", "WIoULoss")}'),
        ),
        Case(
            RETINA,
            dense('loss_bbox=dict(_delete_=True, type="SmoothL1Loss", beta=-1)') + OVERRIDDEN,
            dense('loss_bbox=dict(_delete_=True, type="SmoothL1Loss", beta=1)') + OVERRIDDEN,
        ),
        Case(
            CIFAR,
            'model = dict(head=dict(loss=dict(type="cvloss_mm.LabelSmoothLoss", label_smooth_val=1.5)))',
            'model = dict(head=dict(loss=dict(type="cvloss_mm.LabelSmoothLoss", label_smooth_val=0.5)))',
        ),
    ],
    'stale-keys': [
        Case(
            FASTER,
            roi('loss_bbox=dict(type="cvloss_mm.L2Loss", beta=0.5)'),
            roi('loss_bbox=dict(type="cvloss_mm.SmoothL1Loss", beta=0.5)'),
        ),
        Case(
            RETINA,
            dense('loss_cls=dict(type="cvloss_mm.BinaryCrossEntropyLoss")', f', train_cfg=dict({SAMPLER})'),
            dense('loss_cls=dict(type="cvloss_mm.FocalLoss")'),
        ),
        Case(
            CIFAR,
            'model = dict(head=dict(loss=dict(gamma=2.0)))',
            'model = dict(head=dict(loss=dict(type="cvloss_mm.CrossEntropyLoss", label_smoothing=0.1)))',
        ),
    ],
    'reduction': [
        Case(
            YOLOX,
            dense(f'loss_bbox={ours("CIoULoss", "loss_weight=5.0")}'),
            dense(f'loss_bbox={ours("CIoULoss", SUM + "loss_weight=5.0")}'),
        ),
        Case(
            YOLOX,
            dense(f'loss_bbox={both("CIoULoss", "GIoULoss")}'),
            dense(f'loss_bbox={both("CIoULoss", "GIoULoss", SUM)}'),
        ),
        Case(YOLOV3, dense(f'loss_wh={ours("L2Loss", "loss_weight=2.0")}'), dense(f'loss_wh={ours("L2Loss", SUM)}')),
        Case(FSAF, dense('loss_bbox=dict(reduction="mean")'), dense('loss_bbox=dict(eps=1e-5)')),
        Case(
            ATSS,
            dense('loss_bbox=dict(type="cvloss_mm.DIoULoss", reduction="sum")'),
            dense('loss_bbox=dict(type="cvloss_mm.DIoULoss", reduction="mean")'),
        ),
        Case(CIFAR, 'model = dict(head=dict(loss=dict(reduction="sum")))', 'model = dict(head=dict(loss_weight=1.0))'),
    ],
    'loss-name': [
        Case(RETINA, dense('loss_cls=dict(type="SigmoidFocalLoss")'), dense('loss_cls=dict(type="FocalLoss")')),
        Case(
            RETINA,
            dense('loss_cls=dict(type="cvloss_mm.SigmoidFocal")'),
            dense('loss_cls=dict(type="cvloss_mm.SigmoidFocalLoss")'),
        ),
        Case(FASTER, roi(f'loss_cls={ours("SoftmaxFocalLos")}'), roi(f'loss_cls={ours("SoftmaxFocalLoss")}')),
    ],
    'host-class': [
        Case(
            DINO,
            dense(f'loss_cls={ours("QualityFocalLoss", "use_sigmoid=True")}'),
            dense('loss_cls=dict(_delete_=True, type="QualityFocalLoss", use_sigmoid=True)'),
        ),
    ]
    + [
        Case(
            DINO,
            dense(f'loss_cls={ours(name, "use_sigmoid=True")}'),
            dense(f'type="cvloss_mm.QualityDINOHead", loss_cls={ours(name, "use_sigmoid=True")}'),
        )
        for name in ('MatchabilityAwareLoss', 'QualityFocalLoss')
    ],
    'custom-imports': [
        Case(
            RETINA,
            'custom_imports = dict(imports=["cvloss_mm.regsitry", "math"], allow_failed_imports=True)',
            'custom_imports = dict(imports=["cvloss_mm.registry", "math"], allow_failed_imports=True)',
        ),
    ],
    'num-classes': [
        Case(RETINA, dense('num_classes=20'), dense('num_classes=80')),
        Case(
            RETINA,
            'train_dataloader = dict(dataset=dict(metainfo=dict(classes=("a", "b"))))',
            'train_dataloader = dict(dataset=dict(metainfo=dict(classes=("a", "b"))))\n' + dense('num_classes=2'),
        ),
        Case(CASCADE, '_base_.model.roi_head.bbox_head[1].num_classes = 81', ''),
        Case(CIFAR, 'model = dict(head=dict(num_classes=100))', 'model = dict(head=dict(num_classes=10))'),
    ],
    'loss-classes': [
        Case(
            FASTER,
            roi(f'loss_cls={ours("SeesawLoss", "objectness=True")}'),
            roi(f'loss_cls={ours("SeesawLoss", "objectness=True, num_classes=80")}'),
        ),
        Case(
            FASTER,
            roi(f'loss_cls={ours("SeesawLoss", "num_classes=20")}'),
            roi(f'loss_cls={ours("SeesawLoss", "num_classes=81")}'),
        ),
        Case(
            FASTER,
            roi(f'loss_cls={ours("EQLv2Loss", "use_sigmoid=True, num_classes=1203")}'),
            roi(f'loss_cls={ours("EQLv2Loss", "use_sigmoid=True, num_classes=80")}'),
        ),
        Case(
            FASTER,
            roi('loss_cls=dict(_delete_=True, type="SeesawLoss", num_classes=1203)'),
            roi('loss_cls=dict(_delete_=True, type="SeesawLoss", num_classes=80)'),
        ),
    ],
    'class-counts': [
        Case(
            CIFAR,
            f'model = dict(head=dict(loss={ours("BalancedSoftmaxLoss")}))',
            f'model = dict(head=dict(loss={ours("BalancedSoftmaxLoss", "class_counts=[50.0] * 10")}))',
        ),
        Case(
            RETINA,
            dense(f'loss_cls={ours("EQLLoss", "use_sigmoid=True")}'),
            dense(f'loss_cls={ours("EQLLoss", "use_sigmoid=True")}')
            + '\ncustom_hooks = [dict(type="cvloss_mm.ClassCountHook")]',
        ),
    ],
    'mixed-classes': [
        Case(MIXUP, 'data_preprocessor = dict(num_classes=1000)', 'data_preprocessor = dict(num_classes=5)'),
    ],
}
BY_RULE = [pytest.param(rule, case, id=f'{rule}-{i}') for rule, cases in CASES.items() for i, case in enumerate(cases)]


@pytest.fixture(autouse=True)
def leave_names_as_they_were():
    yield
    if 'cvloss_mm.override' in sys.modules:
        sys.modules['cvloss_mm.override'].undo()


@pytest.fixture
def write(tmp_path):
    """Writes a config below a base and reads it."""

    def write_and_read(base: str, text: str, name: str = 'written') -> Config:
        (tmp_path / f'{name}.py').write_text(f'_base_ = {base!r}\n{text}\n')
        return launch.load_config(str(tmp_path / f'{name}.py'))

    return write_and_read


def of(findings, rule):
    return [f for f in findings if f.rule == rule]


def errors(findings):
    return [f for f in findings if f.severity == STOP]


@pytest.mark.parametrize(('rule', 'case'), BY_RULE)
def test_a_rule_catches_what_it_is_for_and_its_lines_mend_it(rule, case, write):
    found = of(check(write(case.base, case.bad, 'bad')), rule)
    assert found
    for finding in found:
        assert f'[{rule}] {finding.path}: ' in str(finding)
        assert finding.changes and all(f'\n    {line}' in str(finding) for line in lines(finding.changes))
    together = {path: value for f in found for path, value in f.changes.items()}
    mended = check(write('bad.py', '\n'.join(lines(together)), 'mended'))
    assert not of(mended, rule), report(mended)
    assert not errors(mended), report(mended)


@pytest.mark.parametrize(('rule', 'case'), BY_RULE)
def test_a_rule_lets_pass_what_is_right(rule, case, write):
    found = check(write(case.base, case.good))
    assert not of(found, rule)
    assert not errors(found), report(found)


def test_every_rule_has_its_cases():
    in_configs = {name for name, rule in RULES.items() if rule.of in ('head', 'config')}
    assert set(CASES) == in_configs
    assert {name for name, rule in RULES.items() if rule.severity == WARN} == {
        'activated-twice',
        'boundary-alone',
        'box-loss-weight',
        'class-sampler',
        'cosine-scale',
        'log-keys',
        'ranked-by-level',
        'variances',
    }


@pytest.mark.parametrize(
    'base',
    [
        'mmdet::fcos/fcos_r50-caffe_fpn_gn-head_1x_coco.py',
        'mmdet::vfnet/vfnet_r50_fpn_1x_coco.py',
        'mmdet::paa/paa_r50_fpn_1x_coco.py',
    ],
)
def test_heads_that_join_their_levels_rank_all_scores(base, write):
    found = check(write(base, dense(f'loss_cls={ours("RankSortLoss", "use_sigmoid=True")}')))
    assert not of(found, 'ranked-by-level')
    assert not errors(found), report(found)


@pytest.mark.parametrize(
    'kind',
    [
        'cvloss_mm.CIoULoss',
        'CIoULoss',
        'mmdet.CIoULoss',
        losses.CIoULoss,
        'cvloss_mm.losses.CIoULoss',
        'cvloss_mm.losses.box.CIoULoss',
        'mmdet.models.losses.CIoULoss',
    ],
)
def test_a_loss_is_known_by_every_name_that_a_config_may_give_it(kind, write):
    cfg = write(RETINA, '')
    cfg.model.bbox_head.loss_bbox = dict(type=kind)
    assert [f.path for f in of(check(cfg), 'decoded-boxes')] == ['model.bbox_head']


def test_about_a_loss_that_its_head_does_not_take_nothing_else_is_said(write):
    found = check(write(SSD, dense('loss_cls=dict(type="cvloss_mm.SigmoidFocalLoss")')))
    assert [(f.rule, f.path) for f in found] == [('own-loss', 'model.bbox_head')]
    assert 'RetinaHead' in str(found[0])


def test_about_unknown_losses_and_heads_nothing_is_said(write):
    cfg = write(RETINA, '')
    cfg.model.bbox_head.loss_bbox = dict(type='TheirBoxLoss', beta=1, loss_weight=3)
    cfg.model.bbox_head.loss_cls = dict(type='somewhere.TheirLoss', class_weight=[1, 2])
    assert check(cfg) == []
    cfg.model.bbox_head.type = 'TheirHead'
    assert check(cfg) == []


def test_a_loss_derived_from_a_hosts_is_of_its_kind(write):
    theirs = mmdet.registry.MODELS.get('GIoULoss')
    cfg = write(RETINA, '')
    cfg.model.bbox_head.loss_bbox = dict(type=type('TheirGIoULoss', (theirs,), {}))
    assert of(check(cfg), 'decoded-boxes')


def test_with_the_override_bare_names_are_looked_up_among_ours(write):
    asked = 'custom_imports = dict(imports=["cvloss_mm.override"], allow_failed_imports=False)\n'
    bad = dense('loss_cls=dict(_delete_=True, type="SigmoidFocalLoss")')
    assert [f.rule for f in check(write(RETINA, asked + bad))] == ['use-sigmoid']
    assert [f.rule for f in check(write(RETINA, bad))] == ['loss-name']


def test_counts_of_a_file_are_as_many_as_the_scores(write, tmp_path):
    file = tmp_path / 'counts.json'
    bad = f'model = dict(head=dict(loss={ours("BalancedSoftmaxLoss", f"class_counts={str(file)!r}")}))'
    assert ['No such file' in str(f) for f in of(check(write(CIFAR, bad)), 'arguments')] == [True]
    for numbers, rules in (([5, 3], ['class-weight']), ([5] * 10, []), (['many'] * 10, ['arguments'])):
        file.write_text(str(numbers).replace("'", '"'))
        assert [f.rule for f in check(write(CIFAR, bad))] == rules


def test_each_stage_of_a_cascade_is_looked_at_and_all_are_mended_together(write):
    bad = (
        'for stage in _base_.model.roi_head.bbox_head:\n'
        '    stage.num_classes = 7\n    stage.loss_bbox = dict(type="cvloss_mm.GIoULoss", loss_weight=10.0)'
    )
    found = check(write(CASCADE, bad, 'bad'))
    assert [f.path for f in of(found, 'decoded-boxes')] == [f'model.roi_head.bbox_head.{i}' for i in range(3)]
    written = [line.strip() for line in report(found).partition('mended together by:')[2].splitlines() if line.strip()]
    assert len(written) == 6
    assert not check(write('bad.py', '\n'.join(written), 'mended'))


def test_hooks_that_several_rules_ask_for_are_written_together(write):
    loss = ours('DynamicMarginArcFaceLoss')
    bad = f'model = dict(head=dict(type="cvloss_mm.CosineHead", loss={loss}, shard=True))'
    found = check(write(CIFAR, bad + '\ncustom_hooks = [dict(type="EMAHook")]', 'bad'))
    assert {f.rule for f in found} == {'class-counts', 'centers-hook'}
    written = report(found).partition('mended together by:')[2].replace('\n    ', '\n')
    mended = write('bad.py', written, 'mended')
    assert len(mended.custom_hooks) == 3 and not check(mended)


def test_a_rule_is_left_out_by_its_name(write):
    cfg = write(RETINA, dense('num_classes=20, reg_decoded_bbox=True'))
    assert {f.rule for f in check(cfg)} == {'num-classes', 'decoded-boxes'}
    assert {f.rule for f in check(cfg, ignore=['num-classes'])} == {'decoded-boxes'}
    with pytest.raises(ValueError, match=r"no rule 'num-clases' \(did you mean 'num-classes'"):
        check(cfg, ignore=['num-clases'])


def test_what_a_rule_cannot_read_is_a_warning_and_no_crash(write):
    cfg = write(RETINA, '')
    cfg.model.train_cfg.sampler = 'PseudoSampler'
    assert [(f.rule, f.severity) for f in check(cfg)] == [('sampler', WARN)]


def test_the_check_changes_nothing(write):
    cfg = write(FASTER, CASES['two-stage-sigmoid'][0].bad)
    before = cfg.pretty_text
    check(cfg)
    assert cfg.pretty_text == before


# --- what a step returns, and what the annotations hold


def test_a_metric_called_loss_and_a_loss_called_otherwise_are_named():
    loss = torch.ones(1, requires_grad=True).sum()
    found = check_log_keys(
        {
            'loss_cls': loss,
            'loss_list': [loss, loss],
            'loss_acc': torch.tensor(0.5),
            'extra': loss,
            'acc': torch.tensor(0.5),
        }
    )
    assert [(f.path, f.severity) for f in found] == [('loss_acc', WARN), ('extra', WARN)]
    assert "losses['value_acc']" in str(found[0]) and "losses['loss_extra']" in str(found[1])


@pytest.mark.parametrize(
    ('content', 'bad'),
    [
        (dict(annotations=[dict(id=3, bbox=[5, 5, 0, 4]), dict(id=4, bbox=[5, 5, 3, 4])]), 'annotation 3'),
        (dict(annotations=[dict(id=8, bbox=[5, 5, 2, float('nan')])]), 'annotation 8'),
        (dict(data_list=[dict(instances=[dict(bbox=[1, 1, 5, 5]), dict(bbox=[4, 4, 3, 9])])]), 'image 0 instance 1'),
        (dict(annotations=[dict(id=4, bbox=[5, 5, 3, 4])]), None),
    ],
)
def test_boxes_without_an_area_are_found_in_the_annotations(content, bad, tmp_path):
    import json

    (tmp_path / 'train.json').write_text(json.dumps(content))
    found, looked_at = check_data(
        dict(
            train_dataloader=dict(
                dataset=dict(type='RepeatDataset', dataset=dict(data_root=str(tmp_path), ann_file='train.json'))
            )
        )
    )
    assert [bad in str(f) and 'box-sizes' in str(f) for f in found] == [True] * bool(bad)
    assert f'{tmp_path}/train.json: ' in looked_at[0]


# --- the hosts' own configs

IN_21K = "sets dataset_type='ImageNet21k' after the base has built its loader: it trains on ImageNet's 1000 classes"
DEFECTS = {
    f'mmpretrain::efficientnet_v2/efficientnetv2-{size}_8xb32_in21k.py': IN_21K for size in ('s', 'm', 'l', 'xl')
}
FOLDERS = [
    *(
        f'mmdet::{name}'
        for name in (
            'atss',
            'autoassign',
            'boxinst',
            'cascade_rpn',
            'centernet',
            'cornernet',
            'crowddet',
            'ddod',
            'detr',
            'dino',
            'double_heads',
            'fcos',
            'foveabox',
            'free_anchor',
            'fsaf',
            'gfl',
            'ghm',
            'glip',
            'grid_rcnn',
            'guided_anchoring',
            'htc',
            'ld',
            'lvis',
            'mask2former',
            'openimages',
            'panoptic_fpn',
            'pisa',
            'queryinst',
            'reppoints',
            'rtmdet',
            'sabl',
            'seesaw_loss',
            'soft_teacher',
            'solo',
            'sparse_rcnn',
            'ssd',
            'tood',
            'v3det',
            'vfnet',
            'yolact',
            'yolo',
            'yolof',
            'yolox',
        )
    ),
    *(f'mmpretrain::{name}' for name in ('arcface', 'beit', 'conformer', 'csra', 'deit', 'mae', 'mocov3', 'resnet')),
    *(
        f'mmseg::{name}'
        for name in ('fcn', 'mask2former', 'ocrnet', 'pidnet', 'point_rend', 'san', 'segformer', 'stdc')
    ),
]
ALL = 'CVLOSS_MM_ALL_HOST_CONFIGS'


def host_configs() -> dict:
    """{name: path} of every config of the hosts, or one for each kind of head."""
    paths = load_tool('check_config').host_configs()
    first = {Path(name).parent.as_posix(): name for name in reversed(paths)}
    return paths if os.environ.get(ALL) else {first[folder]: paths[first[folder]] for folder in FOLDERS}


def test_the_hosts_own_configs_raise_no_alarm():
    alarms, checked, unread = {}, 0, []
    for name, path in host_configs().items():
        try:
            cfg = launch.load_config(path)
        except Exception as error:  # some of the hosts' configs cannot be read
            unread.append(f'{name}: {error}')
            continue
        checked += 1
        if found := check(cfg):
            alarms[name] = report(found)
    print(f'{checked} host configs checked, not read: {unread}')
    assert {name: text for name, text in alarms.items() if name not in DEFECTS} == {}
    assert checked >= (1300 if os.environ.get(ALL) else 45)


def renamed(node):
    """A part of a config with every name of a host's loss that is ours as well written as ours, where ours takes the
    same keywords: IoULoss(linear=) and LabelSmoothLoss(num_classes=, use_sigmoid=True) are refused, and rightly so."""
    if isinstance(node, (list, tuple)):
        return [renamed(value) for value in node]
    if not isinstance(node, dict):
        return node
    found = {key: renamed(value) for key, value in node.items()}
    name = str(found.get('type'))
    bare = name.removeprefix('mmdet.').removeprefix('mmpretrain.')
    ours = {**found, 'type': f'cvloss_mm.{bare}'}
    return ours if bare in our_names() and LossConfig(ours, '', 'mmdet').built is not None else found


def test_the_hosts_own_configs_raise_no_alarm_with_our_losses_of_the_same_names():
    alarms, renamed_in = {}, 0
    for name, path in host_configs().items():
        try:
            cfg = launch.load_config(path)
        except Exception:  # as above
            continue
        before = cfg.model.to_dict()
        cfg.model = renamed(before)
        renamed_in += 'cvloss_mm.' in str(cfg.model)
        # by our name CornerHead's loss has to be told that the head wants its two parts, which the rule says
        if found := [f for f in check(cfg, ignore=['host-class', 'one-of-two']) if name not in DEFECTS]:
            alarms[name] = report(found)
    print(f'{renamed_in} host configs checked with our losses')
    assert alarms == {}
    assert renamed_in >= (1000 if os.environ.get(ALL) else 40)


PLACES = {
    'rpn': (FASTER, 'model.rpn_head.loss_cls'),
    'roi': (FASTER, 'model.roi_head.bbox_head.loss_cls'),
    'retina': (RETINA, 'model.bbox_head.loss_cls'),
    'linear': (CIFAR, 'model.head.loss'),
}


@pytest.mark.parametrize('sigmoid', [True, False])
@pytest.mark.parametrize('name', ['CrossEntropyLoss', 'FocalLoss'])
@pytest.mark.parametrize('place', PLACES)
def test_what_a_hosts_name_chooses_is_what_is_checked(name, sigmoid, place, write):
    """The findings about a name that chooses a loss by its flags are those about that loss."""
    chooses = dict(type=f'cvloss_mm.{name}', use_sigmoid=sigmoid)
    chosen = LossConfig(chooses, '', 'mmdet').cls.__name__
    base, path = PLACES[place]
    found = []
    for loss in (chooses, {**chooses, 'type': f'cvloss_mm.{chosen}'}):
        cfg = write(base, '')
        cfg.merge_from_dict({path: {'_delete_': True, **loss}})
        found.append({(f.rule, f.path) for f in check(cfg)})
    assert found[0] == found[1]
    assert 'use-sigmoid' not in {rule for rule, _ in found[0]}


def test_a_host_config_that_contradicts_itself_is_still_found():
    for name in DEFECTS:
        assert [f.rule for f in check(launch.load_config(name))] == ['num-classes']


@pytest.mark.parametrize('kind', ['ClassCountHook', 'cvloss_mm.ClassCountHook', ClassCountHook])
def test_a_hook_that_is_there_under_any_name_is_not_added_again(kind):
    cfg = Config(dict(custom_hooks=[dict(type=kind, priority='LOW')]))
    assert with_hook(cfg, 'ClassCountHook') is None
    assert with_hook(cfg, 'LossPartsHook') == [*cfg.custom_hooks, dict(type='cvloss_mm.LossPartsHook')]
    assert with_hook(Config(), 'ClassCountHook') == [dict(type='cvloss_mm.ClassCountHook')]
