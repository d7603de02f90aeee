"""mmdet's dense heads with losses of ranks: all levels in one call, and boxes that balance themselves."""

import pytest
import torch

pytest.importorskip('mmdet')

from mmdet.registry import MODELS as DETECTOR_PARTS
from mmengine.config import ConfigDict
from mmengine.structures import InstanceData

from cvloss_mm.functional.ranking_errors import localization_weights
from cvloss_mm.registry import MODELS

pytestmark = pytest.mark.integration

LOSSES = ['APLoss', 'ALRPLoss', 'RankSortLoss', 'BucketedRankSortLoss']
TRUTH = [
    InstanceData(bboxes=torch.tensor([[4.0, 4.0, 30.0, 30.0], [10.0, 20.0, 60.0, 60.0]]), labels=torch.tensor([0, 2])),
    InstanceData(bboxes=torch.zeros(0, 4), labels=torch.zeros(0, dtype=torch.long)),
]
META = [dict(img_shape=(64, 64), pad_shape=(64, 64), scale_factor=(1.0, 1.0))] * 2
IN_RETINA = dict(type='MaxIoUAssigner', pos_iou_thr=0.5, neg_iou_thr=0.4, min_pos_iou=0, ignore_iof_thr=-1)
ASSIGNERS = dict(Retina=IN_RETINA, ATSS=dict(type='ATSSAssigner', topk=9))


def built(kind, loss, **changes):
    torch.manual_seed(0)
    return DETECTOR_PARTS.build(
        {
            **dict(
                type=f'cvloss_mm.Ranking{kind}Head',
                num_classes=3,
                in_channels=4,
                feat_channels=8,
                stacked_convs=1,
                norm_cfg=dict(type='GN', num_groups=2),
                reg_decoded_bbox=True,
                anchor_generator=dict(
                    type='AnchorGenerator', octave_base_scale=4, scales_per_octave=1, ratios=[1.0], strides=[8, 16]
                ),
                bbox_coder=dict(type='DeltaXYWHBBoxCoder', target_stds=[0.1, 0.1, 0.2, 0.2]),
                loss_cls=dict(type=f'cvloss_mm.{loss}', use_sigmoid=True),
                loss_bbox=dict(type='cvloss_mm.GIoULoss'),
                train_cfg=ConfigDict(
                    assigner=ASSIGNERS[kind],
                    sampler=dict(type='PseudoSampler'),
                    allowed_border=-1,
                    pos_weight=-1,
                    debug=False,
                ),
                test_cfg=ConfigDict(nms_pre=50, score_thr=0.0, nms=dict(type='nms', iou_threshold=0.5), max_per_img=20),
            ),
            **changes,
        }
    )


def features(images=2):
    generator = torch.Generator().manual_seed(1)
    return [torch.randn(images, 4, side, side, generator=generator) for side in (8, 4)]


def losses(head, truth=TRUTH):
    return head.loss_by_feat(*head(features()), truth, META)


@pytest.fixture(params=LOSSES)
def loss(request):
    return request.param


@pytest.mark.parametrize('kind', ASSIGNERS)
def test_a_head_learns_to_rank_what_it_was_shown(kind, loss):
    head, seen = built(kind, loss), []
    head.init_weights()
    optimizer = torch.optim.Adam(head.parameters(), 0.02)
    for _ in range(30):
        found = losses(head)
        optimizer.zero_grad()
        sum(found.values()).backward()
        assert all(p.grad is not None and p.grad.isfinite().all() for p in head.parameters())
        optimizer.step()
        seen.append(found['loss_cls'].item())
    assert 0 <= min(seen[-5:]) < 0.6 * seen[0]
    with torch.no_grad():
        best = head.predict_by_feat(*head(features()), batch_img_metas=META, cfg=head.test_cfg)[0]
    assert len(best) > 0 and best.scores.isfinite().all()


@pytest.mark.parametrize('kind', ASSIGNERS)
def test_all_scores_of_all_levels_and_images_are_ranked_in_one_call(kind, loss):
    head, calls = built(kind, loss), []
    head.loss_cls.register_forward_hook(lambda _, given, result: calls.append((given, result)))
    losses(head)
    (pred, (labels, quality), weight), value = calls[0]
    assert len(calls) == 1 and len(pred) == 2 * (64 + 16) and (labels < 3).sum() > 1
    assert ((quality > 0) == (labels < 3)).all()
    if loss in ('RankSortLoss', 'BucketedRankSortLoss'):  # the others read the labels alone
        dense = torch.where(weight > 0, 0.0, -1.0)[:, None].repeat(1, 3)
        dense[labels < 3, labels[labels < 3]] = quality[labels < 3]
        torch.testing.assert_close(value, MODELS.get(loss).fn(pred, dense).sum() / (labels < 3).sum())


def test_images_without_an_object_cost_nothing_and_every_parameter_has_a_gradient(loss):
    head = built('ATSS', loss)
    found = losses(head, [TRUTH[1]] * 2)
    sum(found.values()).backward()
    assert all(value == 0 for value in found.values())
    assert all(p.grad is not None and not p.grad.any() for p in head.parameters())


@pytest.mark.parametrize('kind', ASSIGNERS)
@pytest.mark.parametrize('name', ['RankSortLoss', 'BucketedRankSortLoss'])
def test_the_boxes_of_rank_and_sort_count_as_much_as_the_ranks_whatever_their_weight(kind, name):
    one, other = (
        losses(built(kind, name, loss_bbox=dict(type='cvloss_mm.GIoULoss', loss_weight=weight)))
        for weight in (1.0, 7.0)
    )
    torch.testing.assert_close(one['loss_bbox'], one['loss_cls'])
    torch.testing.assert_close(one, other)


def test_boxes_that_are_right_already_leave_the_weight_finite(loss):
    heavy = dict(type=f'cvloss_mm.{loss}', use_sigmoid=True, loss_weight=40.0)
    head = built('Retina', loss, balance_period=1, loss_cls=heavy)
    head.loss_bbox.fn = lambda pred, target, **_: 0 * pred.sum(-1)
    for _ in range(2):
        found = losses(head)
        assert all(value.isfinite() for value in found.values()) and found['loss_bbox'] == 0
        sum(found.values()).backward()
        assert all(p.grad is None or p.grad.isfinite().all() for p in head.parameters())


def test_the_boxes_of_ap_loss_are_those_of_retinanet():
    ours = built('Retina', 'APLoss', loss_bbox=dict(type='cvloss_mm.GIoULoss', loss_weight=3.0))
    theirs = built(
        'Retina',
        'APLoss',
        type='RetinaHead',
        loss_cls=dict(type='FocalLoss', use_sigmoid=True),
        loss_bbox=dict(type='cvloss_mm.GIoULoss', loss_weight=3.0),
    )
    theirs.load_state_dict(ours.state_dict())
    labels = ours.get_targets(*ours.get_anchors([(8, 8), (4, 4)], META, 'cpu'), TRUTH, META)[0]
    summed = sum(theirs.loss_by_feat_single(score, box, *rest, 1)[1] for score, box, *rest in levels(theirs))
    count = sum((of_level < 3).sum() for of_level in labels)
    torch.testing.assert_close(losses(ours)['loss_bbox'], summed / count)


def levels(head):
    """What ``loss_by_feat_single`` is given, level by level."""
    scores, boxes = head(features())
    anchors, valid = head.get_anchors([(8, 8), (4, 4)], META, 'cpu')
    labels, weights, targets, box_weights, _ = head.get_targets(anchors, valid, TRUTH, META)
    stacked = [torch.stack(of_level) for of_level in zip(*anchors, strict=True)]
    return zip(scores, boxes, stacked, labels, weights, targets, box_weights, strict=True)


def test_the_boxes_of_alrp_weigh_fifty_times_until_a_period_is_over_and_then_as_much_as_both_over_theirs():
    head = built('ATSS', 'ALRPLoss', balance_period=2)
    first, second, third = losses(head), losses(head), losses(head)
    torch.testing.assert_close(first, second)
    cls, box = first['loss_cls'], first['loss_bbox'] / 50
    torch.testing.assert_close(third['loss_bbox'], (cls + box) / box * box)
    fresh = built('ATSS', 'ALRPLoss', balance_period=2)
    fresh.load_state_dict(head.state_dict())
    assert fresh.balance_weight == head.balance_weight != 50
    assert fresh.balance_sums.tolist() == head.balance_sums.tolist() != [0, 0, 0]


def test_a_step_that_is_not_finite_does_not_enter_the_balance():
    head = built('ATSS', 'ALRPLoss', balance_period=2)
    for loss in (1.0, torch.nan, torch.inf, 3.0):
        head.weight_of_boxes(torch.tensor(loss), torch.tensor(2.0))
    assert head.balance_weight == 2 and head.balance_sums.tolist() == [0, 0, 0]


@pytest.mark.parametrize('delta', [0.0, 0.5, 2.0])
def test_the_errors_of_boxes_are_shared_out_by_rank_as_in_the_paper_of_alrp(delta):
    """l_loc(i) = (E_i + sum over the other positives of E_k H(z_k - z_i)) / rank_i, averaged over i."""
    generator = torch.Generator().manual_seed(0)
    scores, errors = (torch.randn(40, generator=generator, dtype=torch.float64) for _ in range(2))
    target = torch.tensor([1.0, 0.0, 0.0, -1.0] * 10, dtype=torch.float64)

    def above(gap):
        return float(gap >= 0) if delta == 0 else min(max(gap / (2 * delta) + 0.5, 0.0), 1.0)

    values = scores.tolist()
    positives, negatives = ([i for i in range(40) if target[i] == kind] for kind in (1, 0))
    expected = 0.0
    for i in positives:
        pairs = {k: above(values[k] - values[i]) for k in positives if k != i}
        rank = 1 + sum(pairs.values()) + sum(above(values[j] - values[i]) for j in negatives)
        expected += (errors[i] + sum(errors[k] * h for k, h in pairs.items())) / rank
    shares = localization_weights(scores, target, torch.tensor(delta, dtype=torch.float64))
    torch.testing.assert_close((shares * errors).sum(), torch.as_tensor(expected, dtype=torch.float64))


def test_the_ranking_of_atss_leaves_centerness_out():
    head = built('ATSS', 'RankSortLoss')
    assert len(head(features())) == 2
    assert not any('centerness' in name for name, _ in head.named_parameters())


@pytest.mark.parametrize(
    'changes',
    [
        dict(reg_decoded_bbox=False),
        dict(loss_bbox=dict(type='cvloss_mm.L1Loss')),
        dict(loss_cls=dict(type='cvloss_mm.SigmoidFocalLoss', use_sigmoid=True)),
    ],
    ids=['deltas', 'offsets', 'focal'],
)
def test_what_cannot_be_ranked_or_compared_is_refused(changes):
    with pytest.raises(ValueError, match=r'ranks scores and compares boxes.*GIoULoss'):
        built('Retina', 'RankSortLoss', **changes)


@pytest.mark.parametrize('loss_bbox', ['InnerIoULoss', 'AlphaIoULoss'])
def test_a_wrapper_compares_boxes_too(loss_bbox):
    found = losses(built('Retina', 'RankSortLoss', loss_bbox=dict(type=f'cvloss_mm.{loss_bbox}')))
    assert found['loss_bbox'] > 0
