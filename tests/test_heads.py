"""Sigmoid losses in the hosts' heads: what trains with sigmoid predicts with sigmoid."""

import copy
from pathlib import Path

import pytest
import torch

pytest.importorskip('mmdet')

from mmdet.registry import MODELS as DETECTOR_PARTS
from mmengine.config import Config, ConfigDict
from mmengine.runner import Runner
from mmengine.structures import InstanceData

from cvloss_mm.datasets.shapes import generate
from cvloss_mm.losses import BinaryCrossEntropyLoss, SigmoidFocalLoss

pytestmark = pytest.mark.integration

CONFIGS = Path(__file__).resolve().parents[1] / 'configs'
FOCAL = dict(type='cvloss_mm.SigmoidFocalLoss', use_sigmoid=True)
META = dict(img_shape=(64, 64), scale_factor=(1.0, 1.0))
ROIS = torch.tensor([[0.0, 4.0, 4.0, 30.0, 30.0], [0.0, 20.0, 20.0, 60.0, 60.0]])
LOGITS = torch.tensor([[3.0, -2.0, 1.0], [-4.0, 0.5, 2.0]])


def roi_head(**changes):
    return DETECTOR_PARTS.build(
        dict(
            dict(
                type='Shared2FCBBoxHead',
                in_channels=4,
                fc_out_channels=8,
                roi_feat_size=3,
                num_classes=3,
                loss_cls=FOCAL,
                loss_bbox=dict(type='cvloss_mm.L1Loss'),
            ),
            **changes,
        )
    )


def test_an_roi_head_has_a_logit_a_class_and_none_for_the_background():
    assert roi_head().fc_cls.out_features == 3
    assert roi_head(loss_cls=dict(type='cvloss_mm.SoftmaxFocalLoss', use_sigmoid=False)).fc_cls.out_features == 4


def test_every_class_is_predicted_by_its_own_sigmoid_the_last_one_too():
    everything = ConfigDict(score_thr=0.0, nms=dict(type='nms', iou_threshold=1.0), max_per_img=-1)
    found = roi_head()._predict_by_feat_single(ROIS, LOGITS, torch.zeros(2, 12), META, rcnn_test_cfg=everything)
    scores = torch.full((2, 3), -1.0)
    for score, label, box in zip(found.scores, found.labels, found.bboxes, strict=True):
        scores[int(box[0] > 10), label] = score
    assert torch.equal(scores, LOGITS.sigmoid())


def test_raw_scores_for_test_time_augmentation_have_the_column_that_is_dropped_later():
    raw = roi_head()._predict_by_feat_single(ROIS, LOGITS, torch.zeros(2, 12), META)
    assert torch.equal(raw.scores, torch.cat([LOGITS.sigmoid(), torch.zeros(2, 1)], -1))


def test_a_cascade_refines_with_the_box_of_the_class_that_scores_highest():
    head = roi_head()
    shifts = torch.zeros(2, 3, 4)
    shifts[0, 0, 0], shifts[1, 2, 0] = 1.0, 2.0  # a shift right for the classes that win, in a tenth of the width
    sampled = InstanceData(pos_is_gt=torch.zeros(0, dtype=torch.uint8))
    state = dict(cls_score=LOGITS, bbox_pred=shifts.flatten(1), rois=ROIS, bbox_targets=(torch.tensor([3, 3]),))
    refined = head.refine_bboxes([sampled], state, [META])[0].bboxes
    assert torch.allclose(refined[:, 0], torch.tensor([4 + 2.6, 20 + 8.0]))


def test_a_cascade_trains_and_predicts():
    from mmdet.models.roi_heads import CascadeRoIHead

    assigner = dict(type='MaxIoUAssigner', pos_iou_thr=0.5, neg_iou_thr=0.5, min_pos_iou=0.5)
    sampler = dict(type='RandomSampler', num=8, pos_fraction=0.5, add_gt_as_proposals=True)
    stage = dict(
        type='Shared2FCBBoxHead',
        in_channels=4,
        fc_out_channels=8,
        roi_feat_size=3,
        num_classes=3,
        reg_class_agnostic=False,
        loss_cls=FOCAL,
        loss_bbox=dict(type='cvloss_mm.L1Loss'),
    )
    head = CascadeRoIHead(
        num_stages=2,
        stage_loss_weights=[1, 0.5],
        bbox_head=[stage, copy.deepcopy(stage)],
        bbox_roi_extractor=dict(
            type='SingleRoIExtractor',
            roi_layer=dict(type='RoIAlign', output_size=3),
            out_channels=4,
            featmap_strides=[4],
        ),
        train_cfg=[ConfigDict(assigner=assigner, sampler=sampler, pos_weight=-1)] * 2,
        test_cfg=ConfigDict(score_thr=0.0, nms=dict(type='nms', iou_threshold=0.5), max_per_img=9),
    )
    features = (torch.randn(1, 4, 16, 16, generator=torch.Generator().manual_seed(0)),)
    proposals = InstanceData(bboxes=ROIS[:, 1:], scores=torch.ones(2), labels=torch.zeros(2))
    sample = detection_sample()
    losses = head.loss(features, [copy.deepcopy(proposals)], [sample])
    assert {'s0.loss_cls', 's1.loss_cls', 's0.acc', 's1.acc_classes'} <= set(losses)
    sum(value for key, value in losses.items() if 'loss' in key).backward()
    assert all(part.fc_cls.weight.grad.any() for part in head.bbox_head)
    found = head.predict(features, [proposals], [sample])[0]
    assert set(found.labels.tolist()) == {0, 1, 2}


def detection_sample():
    from mmdet.structures import DetDataSample

    sample = DetDataSample(metainfo=META)
    sample.gt_instances = InstanceData(bboxes=torch.tensor([[5.0, 5.0, 31.0, 31.0]]), labels=torch.tensor([2]))
    return sample


def test_accuracies_are_percentages_under_names_that_no_head_adds_to_the_loss():
    logits = torch.tensor([[2.0, -1.0], [-1.0, -3.0], [-2.0, -1.0], [1.0, -2.0]])
    labels = torch.tensor([0, 0, 2, 2])  # right; right class but below one half; background, found; missed
    accuracy = SigmoidFocalLoss().get_accuracy(logits, labels)
    assert accuracy == dict(acc=50.0, acc_classes=100.0)
    assert not any('loss' in key for key in accuracy)
    assert SigmoidFocalLoss(activated=True).get_accuracy(logits.sigmoid(), labels) == accuracy
    assert SigmoidFocalLoss().get_accuracy(logits[:0], labels[:0]) == dict(acc=0.0, acc_classes=0.0)


def test_probabilities_are_not_activated_twice():
    assert torch.equal(BinaryCrossEntropyLoss(activated=True).get_activation(LOGITS)[:, :3], LOGITS)


@pytest.mark.parametrize('threshold', [0.0, 0.05])
def test_a_dense_head_predicts_as_with_the_hosts_own_sigmoid(threshold):
    def predict(loss):
        head = DETECTOR_PARTS.build(
            dict(
                type='RetinaHead',
                num_classes=3,
                in_channels=4,
                feat_channels=4,
                stacked_convs=1,
                loss_cls=loss,
                anchor_generator=dict(type='AnchorGenerator', scales=[4], ratios=[1.0], strides=[8]),
                bbox_coder=dict(type='DeltaXYWHBBoxCoder'),
                test_cfg=ConfigDict(
                    nms_pre=50,
                    min_bbox_size=0,
                    score_thr=threshold,
                    nms=dict(type='nms', iou_threshold=0.5),
                    max_per_img=20,
                ),
            )
        )
        generator = torch.Generator().manual_seed(0)
        outputs = ([torch.randn(1, n, 8, 8, generator=generator)] for n in (3, 4))
        return head.predict_by_feat(*outputs, batch_img_metas=[META])[0]

    ours, theirs = predict(FOCAL), predict(dict(type='FocalLoss', use_sigmoid=True))
    assert len(ours) > 0
    for key in ('bboxes', 'scores', 'labels'):
        assert torch.equal(ours[key], theirs[key])


def overfit(name, folder):
    """A small detector trained on four images, and its average precision on the same ones."""
    generate(folder, train=4, val=2, size=64)
    cfg = Config.fromfile(CONFIGS / f'faster_rcnn/faster-rcnn_r18_fpn_shapes_{name}.py')
    cfg.train_dataloader.dataset.pipeline = [
        step for step in cfg.train_dataloader.dataset.pipeline if step.type != 'RandomFlip'
    ]
    for loader in (cfg.train_dataloader, cfg.val_dataloader):
        loader.update(batch_size=4, num_workers=0, persistent_workers=False)
        loader.dataset.update(
            data_root=f'{folder}/detection/', ann_file='annotations/train.json', data_prefix=dict(img='train/')
        )
        for step in (step for step in loader.dataset.pipeline if step.type == 'Resize'):
            step.scale = (64, 64)
    cfg.val_evaluator.ann_file = f'{folder}/detection/annotations/train.json'
    cfg.model.backbone.base_channels, cfg.model.neck.in_channels = 16, [16, 32, 64, 128]
    cfg.train_cfg.update(max_epochs=25, val_interval=25)
    cfg.param_scheduler = [dict(type='LinearLR', start_factor=0.1, by_epoch=False, begin=0, end=10)]
    cfg.update(
        work_dir=str(folder / 'run'), log_level='ERROR', test_cfg=None, test_dataloader=None, test_evaluator=None
    )
    cfg.default_hooks.checkpoint, cfg.visualizer.name = None, f'overfit_{name}'
    runner = Runner.from_cfg(cfg)
    runner.train()
    return runner.message_hub.get_scalar('val/coco/bbox_mAP').current()


@pytest.mark.parametrize('name', ['sigmoid_focal', 'bce'])
def test_a_two_stage_detector_learns_to_find_what_it_was_shown(name, tmp_path, monkeypatch):
    monkeypatch.setattr(Config, 'pretty_text', '')  # slow, and formatted several times a run
    assert overfit(name, tmp_path) > 0.1
