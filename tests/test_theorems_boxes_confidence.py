"""What detectors say of their own boxes: facts of the papers, and heads of mmdet that train with these losses."""

import math

import pytest
import torch

from cvloss_mm import functional as f
from cvloss_mm import losses

# ------------------------------------------------------------------------------------------------- KL loss


@pytest.mark.parametrize('error', [0.01, 0.3, 0.9])
def test_the_best_variance_is_the_squared_error(error):
    spread = torch.linspace(-12, 2, 14001).double()
    values = f.kl_box_loss(torch.full_like(spread, error), 0 * spread, log_variance=spread)
    assert spread[values.argmin()].item() == pytest.approx(math.log(error**2), abs=1e-3)


def test_small_errors_cost_the_divergence_of_the_gaussian_from_the_target_but_for_a_constant():
    """-ln of the density of N(x, sigma^2) at the target, of which the paper leaves ln(2 pi) / 2 out."""
    generator = torch.Generator().manual_seed(0)
    pred, target, spread = (torch.rand(50, generator=generator).double() for _ in range(3))
    density = torch.distributions.Normal(pred, (spread / 2).exp()).log_prob(target)
    torch.testing.assert_close(f.kl_box_loss(pred, target, log_variance=spread), -density - math.log(2 * math.pi) / 2)


def test_without_a_variance_and_with_variance_1_it_is_smooth_l1():
    pred, target = losses.OffsetLoss.sample(20, torch.Generator().manual_seed(0))
    plain = f.smooth_l1_loss(pred, target)
    assert torch.equal(f.kl_box_loss(pred, target), plain)
    torch.testing.assert_close(f.kl_box_loss(pred, target, log_variance=torch.zeros_like(pred)), plain)


def test_an_unsure_delta_pulls_less_and_its_variance_learns_from_its_error():
    pred = torch.tensor([2.0, 2.0], requires_grad=True)
    spread = torch.tensor([0.0, 3.0], requires_grad=True)
    losses.KLBoxLoss(reduction='sum')(pred, torch.zeros(2), log_variance=spread).backward()
    torch.testing.assert_close(pred.grad, torch.tensor([1.0, math.exp(-3)]))
    torch.testing.assert_close(spread.grad, torch.tensor([0.5 - 1.5, 0.5 - 1.5 * math.exp(-3)]))


@pytest.mark.parametrize('dtype', [torch.float32, torch.float16])
@pytest.mark.parametrize('spread', [-1e30, -200.0, -20.0, 0.0, 300.0, 1e18])
@pytest.mark.parametrize('error', [0.0, 1e-8, 1.0, 6e4])
def test_every_variance_gives_a_finite_loss_and_finite_gradients(spread, error, dtype):
    pred = torch.tensor([error], dtype=dtype, requires_grad=True)
    spread = torch.tensor([spread], dtype=dtype).clamp(-6e4, 6e4).requires_grad_()
    value = losses.KLBoxLoss()(pred, torch.zeros(1, dtype=dtype), log_variance=spread)
    value.backward()
    assert value.isfinite() and spread.grad.isfinite() and not pred.grad.isnan()


def test_a_row_of_weight_0_may_hold_any_variance():
    pred, target = losses.OffsetLoss.sample(3, torch.Generator().manual_seed(0))
    spread = torch.tensor([0.5, torch.inf, torch.nan])[:, None].expand(3, 4)
    value = losses.KLBoxLoss()(pred, target, torch.tensor([1.0, 0.0, 0.0]), avg_factor=1, log_variance=spread)
    torch.testing.assert_close(value, f.kl_box_loss(pred[:1], target[:1], log_variance=spread[:1]).sum())


def test_variances_of_another_shape_are_refused():
    pred, target = losses.OffsetLoss.sample(3)
    with pytest.raises(ValueError, match=r'log_variance has the shape \(3,\)'):
        losses.KLBoxLoss()(pred, target, log_variance=torch.zeros(3))


# ------------------------------------------------------------------------------------------------- IoU-aware


def test_the_iou_aware_loss_is_lowest_at_the_iou_and_there_it_is_its_entropy():
    iou, logits = 0.7, torch.linspace(-6, 6, 12001).double()
    values = f.iou_aware_loss(logits, torch.full_like(logits, iou))
    assert logits[values.argmin()].sigmoid().item() == pytest.approx(iou, abs=1e-3)
    entropy = -iou * math.log(iou) - (1 - iou) * math.log(1 - iou)
    assert values.min().item() == pytest.approx(entropy, abs=1e-6)


@pytest.mark.parametrize('detach_target', [True, False])
def test_boxes_learn_from_the_predicted_iou_only_where_told(detach_target):
    box = torch.tensor([[1.0, 0.0, 3.0, 2.0]], requires_grad=True)
    iou = 1 - f.iou_loss(box, torch.tensor([[0.0, 0.0, 2.0, 2.0]]))
    logit = torch.tensor([2.0], requires_grad=True)
    losses.IoUAwareLoss(detach_target=detach_target)(logit, iou).backward()
    assert (box.grad is None) is detach_target
    torch.testing.assert_close(logit.grad, logit.detach().sigmoid() - iou.detach())


# ------------------------------------------------------------------------------------------------- heads of mmdet


@pytest.fixture
def parts():
    pytest.importorskip('mmdet')
    from mmdet.registry import MODELS

    return MODELS


@pytest.mark.integration
@pytest.mark.parametrize('agnostic', [False, True])
def test_a_head_that_predicts_variances_learns_deltas_and_how_sure_it_is(parts, agnostic):
    """Of two samples whose features tell nothing, that of the noisier target gets the larger variance."""
    head = parts.build(
        dict(
            type='cvloss_mm.UncertainBBoxHead',
            in_channels=2,
            fc_out_channels=16,
            roi_feat_size=1,
            num_classes=3,
            reg_class_agnostic=agnostic,
            loss_bbox=dict(type='cvloss_mm.KLBoxLoss'),
        )
    )
    head.init_weights()
    generator = torch.Generator().manual_seed(0)
    labels = torch.tensor([1, 2]).repeat(32)
    features = torch.eye(2).repeat(32, 1)[..., None, None]
    rois, optimizer = torch.zeros(64, 5), torch.optim.Adam(head.parameters(), 0.01)
    for _ in range(200):
        noise = torch.randn(64, 4, generator=generator) * torch.tensor([0.05, 0.5]).repeat(32)[:, None]
        scores, boxes = head(features)
        assert boxes.shape == (64, 8 if agnostic else 24)
        found = head.loss(scores, boxes, rois, labels, torch.ones(64), 0.3 + noise, torch.ones(64, 4))
        optimizer.zero_grad()
        sum(value for key, value in found.items() if 'loss' in key).backward()
        optimizer.step()
    deltas, spread = (head.of_class(part, labels) for part in boxes.detach().chunk(2, -1))
    torch.testing.assert_close(deltas.mean(), torch.tensor(0.3), atol=0.1, rtol=0)
    sure, unsure = spread[::2].mean(), spread[1::2].mean()
    assert sure < -4 and -2.5 < unsure < 0  # ln 0.05^2 = -6, ln 0.5^2 = -1.4


@pytest.mark.integration
def test_a_head_that_predicts_variances_needs_a_loss_that_takes_them(parts):
    for options in (
        dict(loss_bbox=dict(type='cvloss_mm.L1Loss')),
        dict(loss_bbox=dict(type='cvloss_mm.KLBoxLoss'), reg_decoded_bbox=True),
    ):
        with pytest.raises(ValueError, match=r'log variances of deltas.*KLBoxLoss'):
            parts.build(
                dict(
                    type='cvloss_mm.UncertainBBoxHead',
                    in_channels=2,
                    fc_out_channels=4,
                    roi_feat_size=1,
                    num_classes=3,
                    **options,
                )
            )


def test_the_surer_box_has_the_louder_voice_and_one_that_is_elsewhere_has_none():
    """The worked numbers of the rule: exp(-(1 - 1/2)^2 / 0.5) = e^-0.5 for a box that covers half of the other."""
    from cvloss_mm.heads.voting import variance_voting

    boxes = torch.tensor([[0.0, 0.0, 10.0, 10.0], [0.0, 0.0, 10.0, 20.0], [50.0, 0.0, 60.0, 10.0]], dtype=torch.float64)
    variances = torch.tensor([[4.0] * 4, [1.0] * 4, [1e-9] * 4], dtype=torch.float64)
    share = math.exp(-0.5) / (math.exp(-0.5) + 1 / 4)
    centre, height = 5 + 5 * share, 10 + 10 * share
    voted = variance_voting(boxes[:1], boxes, variances, sigma=0.5)
    torch.testing.assert_close(voted, torch.tensor([[0.0, centre - height / 2, 10.0, centre + height / 2]]).double())
    torch.testing.assert_close(variance_voting(boxes[2:], boxes, variances), boxes[2:])
    degenerate = torch.zeros(1, 4, dtype=torch.float64)
    assert torch.equal(variance_voting(degenerate, boxes, variances), degenerate)


@pytest.mark.integration
@pytest.mark.parametrize('agnostic', [False, True])
def test_boxes_that_are_left_after_the_suppression_move_towards_the_surer_of_those_that_they_stand_for(parts, agnostic):
    from mmengine.config import ConfigDict

    def found(vote_sigma):
        head = parts.build(
            dict(
                type='cvloss_mm.UncertainBBoxHead',
                in_channels=2,
                fc_out_channels=4,
                roi_feat_size=1,
                num_classes=3,
                reg_class_agnostic=agnostic,
                vote_sigma=vote_sigma,
                loss_bbox=dict(type='cvloss_mm.KLBoxLoss'),
            )
        )
        rois = torch.tensor(
            [[0.0, 10.0, 10.0, 30.0, 30.0], [0.0, 10.0, 10.0, 30.0, 34.0], [0.0, 60.0, 60.0, 80.0, 80.0]]
        )
        scores = torch.tensor([[9.0, 0.0, 0.0, 0.0], [8.0, 0.0, 0.0, 0.0], [0.0, 9.0, 0.0, 0.0]])
        deltas, log_variance = torch.zeros(3, 4 if agnostic else 12), torch.zeros(3, 4 if agnostic else 12)
        log_variance[1] = -9.0  # the second is much surer
        image = dict(img_shape=(99, 99), scale_factor=(2.0, 1.0))
        setting = ConfigDict(score_thr=0.5, nms=dict(type='nms', iou_threshold=0.5), max_per_img=9)
        return head.predict_by_feat(
            (rois,), (scores,), (torch.cat([deltas, log_variance], -1),), [image], rcnn_test_cfg=setting, rescale=True
        )[0]

    still, moved = found(None), found(0.1)
    assert torch.equal(still.labels, moved.labels) and torch.equal(still.scores, moved.scores)
    order = still.bboxes[:, 0].argsort()
    torch.testing.assert_close(still.bboxes[order], torch.tensor([[5.0, 10.0, 15.0, 30.0], [30.0, 60.0, 40.0, 80.0]]))
    torch.testing.assert_close(
        moved.bboxes[order], torch.tensor([[5.0, 10.0, 15.0, 34.0], [30.0, 60.0, 40.0, 80.0]]), atol=0.05, rtol=0
    )
    with pytest.raises(ValueError, match='vote_sigma must be above 0'):
        found(0.0)


@pytest.mark.integration
def test_the_iou_branch_of_ddod_learns_with_the_iou_aware_loss(parts):
    from mmengine.config import ConfigDict
    from mmengine.structures import InstanceData

    head = parts.build(
        dict(
            type='DDODHead',
            num_classes=3,
            in_channels=4,
            stacked_convs=1,
            feat_channels=16,
            use_dcn=False,
            anchor_generator=dict(
                type='AnchorGenerator', ratios=[1.0], octave_base_scale=4, scales_per_octave=1, strides=[8]
            ),
            bbox_coder=dict(type='DeltaXYWHBBoxCoder', target_means=[0.0] * 4, target_stds=[0.1, 0.1, 0.2, 0.2]),
            loss_cls=dict(type='FocalLoss', use_sigmoid=True),
            norm_cfg=dict(type='GN', num_groups=4, requires_grad=True),
            loss_bbox=dict(type='cvloss_mm.WIoULoss'),
            loss_iou=dict(type='cvloss_mm.IoUAwareLoss', use_sigmoid=True),
            train_cfg=ConfigDict(
                assigner=dict(type='ATSSAssigner', topk=9, alpha=0.8),
                allowed_border=-1,
                pos_weight=-1,
                debug=False,
                reg_assigner=dict(type='ATSSAssigner', topk=9, alpha=0.5),
            ),
        )
    )
    head.init_weights()
    torch.manual_seed(0)
    features = (torch.randn(1, 4, 8, 8),)
    truth = InstanceData(bboxes=torch.tensor([[10.0, 12.0, 40.0, 44.0]]), labels=torch.tensor([1]))
    optimizer, seen = torch.optim.Adam(head.parameters(), 0.01), []
    for _ in range(25):
        found = head.loss_by_feat(*head(features), [truth], [dict(img_shape=(64, 64), pad_shape=(64, 64))])
        found = {key: sum(values) for key, values in found.items()}  # over the levels
        optimizer.zero_grad()
        sum(found.values()).backward()
        assert all(p.grad.isfinite().all() for p in head.parameters() if p.grad is not None)
        optimizer.step()
        seen.append({key: value.item() for key, value in found.items()})
    assert all(seen[-1][key] < seen[0][key] for key in ('loss_iou', 'loss_bbox'))
    assert 0 < head.loss_bbox.iou_mean < 1
