"""Facts of the papers about losses of the order of scores, one a test."""

import pytest
import torch
from sample_inputs import orders

from cvloss_mm import functional as f
from cvloss_mm.functional import ranking_errors
from cvloss_mm.losses import ALRPLoss, APLoss, BucketedRankSortLoss, RankSortLoss
from cvloss_mm.registry import MODELS

LOGITS, QUALITIES = (t.flatten() for t in orders(60, 5)['order of qualities'])
TIED = orders(60, 5)['order with ties'][0].flatten()
POSITIVE = QUALITIES > 0
ERRORS = torch.rand(300, generator=torch.Generator().manual_seed(2), dtype=torch.float64)
OURS = {
    'ap': f.ap_loss,
    'alrp': lambda z, q, **rest: f.alrp_loss(z, q, localization_error=ERRORS, **rest),
    'rank_sort': f.rank_sort_loss,
    'bucketed': f.bucketed_rank_sort_loss,
}
every_loss = pytest.mark.parametrize('name', OURS)


def mean_and_gradient(loss, logits, qualities=QUALITIES, **hyper):
    leaf = logits.clone().requires_grad_()
    value = loss(leaf, qualities, **hyper).sum() / (qualities > 0).sum()
    return value.detach(), torch.autograd.grad(value, leaf)[0]


def released(name, logits, targets, delta):
    """The loop over the positives of the authors' `ranking_losses.py`, value and gradient."""
    fg, bg = targets > 0, targets == 0
    z, q, boxes, gradient = logits[fg], targets[fg], ERRORS[fg], torch.zeros_like(logits)
    of_fg, of_bg, costs, max_precision = torch.zeros_like(z), torch.zeros_like(logits[bg]), [], 0.0
    for i in torch.argsort(z):
        fg_relations = torch.clamp((z - z[i]) / (2 * delta) + 0.5, 0, 1)
        bg_relations = torch.clamp((logits[bg] - z[i]) / (2 * delta) + 0.5, 0, 1)
        false = bg_relations.sum()
        if name == 'rank_sort':
            rank_pos = fg_relations.sum()
            ranking_error = false / (rank_pos + false)
            better = q >= q[i]
            target_order = better * fg_relations
            sorting_error = (fg_relations * (1 - q)).sum() / rank_pos - (
                target_order * (1 - q)
            ).sum() / target_order.sum()
            if false > 1e-10:
                of_fg[i] -= ranking_error
                of_bg += bg_relations * (ranking_error / false)
            missorted = ~better * fg_relations
            if missorted.sum() > 1e-10:
                of_fg[i] -= sorting_error
                of_fg += missorted * (sorting_error / missorted.sum())
            costs.append(ranking_error + sorting_error)
            continue
        fg_relations[i] = 0
        rank_pos = 1 + fg_relations.sum()
        rank = rank_pos + false
        precision = rank_pos / rank
        if name == 'alrp':
            costs.append(1 - precision)
            if false > 1e-5:
                of_fg[i] = -((fg_relations * boxes).sum() + false) / rank
                of_bg += bg_relations * (-of_fg[i] / false)
            continue
        share = 1.0 if max_precision <= precision else (1 - max_precision) / (1 - precision)
        max_precision = max(max_precision, precision)
        of_bg += bg_relations / rank * share
        of_fg[i] = -(1 - max_precision)
        costs.append(1 - max_precision)
    gradient[fg], gradient[bg] = of_fg, of_bg
    return torch.stack(costs).mean(), gradient / len(z)


@pytest.mark.parametrize('delta', [0.2, 0.5, 1.0, 4.0])
@pytest.mark.parametrize('logits', [LOGITS, TIED], ids=['apart', 'ties'])
@pytest.mark.parametrize('name', ['ap', 'alrp', 'rank_sort'])
def test_value_and_update_are_those_of_the_released_code(name, logits, delta):
    ours, theirs = mean_and_gradient(OURS[name], logits, delta=delta), released(name, logits, QUALITIES, delta)
    torch.testing.assert_close(ours, theirs, rtol=1e-9, atol=1e-12)


def test_buckets_change_nothing_where_a_rank_is_a_step():
    """Theorem 1 of the bucketed paper."""
    for logits in (LOGITS, LOGITS / 10):
        bucketed, pairs = (mean_and_gradient(OURS[name], logits, delta=0.0) for name in ('bucketed', 'rank_sort'))
        torch.testing.assert_close(bucketed, pairs, rtol=1e-9, atol=1e-12)


def test_negatives_of_one_bucket_share_alike():
    """Three between two positives, at their mean score 0: each takes a third of what a bucket takes."""
    logits = torch.tensor([0.3, 0.1, 0.0, -0.1, -0.3], dtype=torch.float64)
    qualities = torch.tensor([1.0, 0.0, 0.0, 0.0, 1.0], dtype=torch.float64)
    value, gradient = mean_and_gradient(f.bucketed_rank_sort_loss, logits, qualities)
    assert gradient[1] == gradient[2] == gradient[3] > 0
    torch.testing.assert_close(value, mean_and_gradient(f.rank_sort_loss, logits, qualities)[0])  # H is straight here


@every_loss
def test_the_update_is_balanced(name):
    """The positives get together what the negatives and the missorted get, with the opposite sign."""
    _, gradient = mean_and_gradient(OURS[name], LOGITS)
    assert gradient[QUALITIES == 0].sum() > 0.05
    torch.testing.assert_close(gradient.sum(), torch.zeros_like(gradient.sum()), rtol=0, atol=1e-12)


def test_the_positives_of_ap_loss_are_updated_by_their_error():
    value, gradient = mean_and_gradient(f.ap_loss, LOGITS)
    torch.testing.assert_close(-gradient[POSITIVE].sum(), value)


def test_hard_labels_have_no_sorting_error():
    hard = QUALITIES.ceil()
    loss = f.rank_sort_loss(LOGITS, hard)[POSITIVE]
    gap = LOGITS - LOGITS[POSITIVE][:, None]
    h = (gap + 0.5).clamp(0, 1)
    torch.testing.assert_close(loss, h[:, hard == 0].sum(-1) / h[:, hard >= 0].sum(-1))


def test_positives_in_the_order_of_their_qualities_and_above_all_negatives_cost_nothing():
    qualities = torch.tensor([0.9, 0.7, 0.7, 0.2, 0.0, 0.0])
    for loss in (f.rank_sort_loss, f.bucketed_rank_sort_loss, f.ap_loss):
        logits = torch.tensor([9.0, 6.0, 3.0, 0.0, -3.0, -9.0])
        value, gradient = mean_and_gradient(loss, logits, qualities)
        assert value == 0 and (gradient == 0).all()


def test_a_tie_is_half_a_rank():
    """A positive and two negatives of one score: rank 1/2 of its own and 2 halves; or 1 and 2 halves."""
    logits, labels = torch.zeros(3), torch.tensor([1.0, 0.0, 0.0])
    assert f.rank_sort_loss(logits, labels)[0] == 1 / 1.5
    assert f.ap_loss(logits, labels)[0] == 1 / 2


def test_boxes_change_the_update_of_alrp_and_not_its_value():
    good, bad = (
        mean_and_gradient(lambda z, q, e=e: f.alrp_loss(z, q, localization_error=e), LOGITS) for e in (0.0, 1.0)
    )
    assert good[0] == bad[0]
    assert bad[1][QUALITIES == 0].sum() > 1.05 * good[1][QUALITIES == 0].sum()


@every_loss
def test_without_a_positive_or_a_negative_nothing_is_outranked(name):
    """The minimum of no score is an error in the released code."""
    for qualities in (torch.zeros_like(QUALITIES), torch.ones_like(QUALITIES), -torch.ones_like(QUALITIES)):
        leaf = LOGITS.clone().requires_grad_()
        loss = OURS[name](leaf, qualities).sum()
        loss.backward()
        assert loss == 0 and (leaf.grad == 0).all()


@every_loss
def test_a_few_positives_at_a_time_are_all_of_them(name, monkeypatch):
    expected, sizes, above = mean_and_gradient(OURS[name], LOGITS), [], ranking_errors.Ranked.above
    monkeypatch.setattr(ranking_errors, 'AT_A_TIME', 700)
    monkeypatch.setattr(ranking_errors.Ranked, 'above', lambda *a: sizes.append((h := above(*a)).numel()) or h)
    torch.testing.assert_close(mean_and_gradient(OURS[name], LOGITS), expected)
    assert len(sizes) > 8 and max(sizes) <= 700


@every_loss
def test_a_positive_counts_by_its_weight(name):
    """The update is linear in what the errors count, and so are its own derivatives."""
    leaf, counts = LOGITS.clone().requires_grad_(), torch.randn(300, dtype=torch.float64).requires_grad_()
    values = OURS[name](leaf, QUALITIES)
    (update,) = torch.autograd.grad(values, leaf, counts, create_graph=True)
    rows = torch.stack([torch.autograd.grad(values[i], leaf, retain_graph=True)[0] for i in range(300)])
    torch.testing.assert_close(update, counts @ rows)
    step = torch.randn_like(LOGITS).requires_grad_()
    (slope,) = torch.autograd.grad(update, counts, step, create_graph=True)
    torch.testing.assert_close(slope, rows @ step)
    torch.testing.assert_close(torch.autograd.grad(slope, step, counts)[0], update)


@pytest.mark.parametrize('cls', [APLoss, RankSortLoss, BucketedRankSortLoss])
def test_labels_pairs_and_maps_are_the_same_and_no_weight_is_no_rank(cls):
    pred, labels = torch.randn(9, 3), torch.tensor([0, 3, 3, 1, 3, -1, 3, 2, 255])
    loss, dense = cls(reduction='sum'), (labels[:, None] == torch.arange(3)).float()
    expected = loss(pred, dense)
    assert expected > 0
    for target in (labels, (labels, torch.ones(9)), dense.bool(), dense.double()):
        assert loss(pred, target) == expected
    weight = torch.tensor([1.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0])
    assert loss(pred, labels, weight) == loss(pred[weight > 0], labels[weight > 0])


@pytest.mark.parametrize('name', ['APLoss', 'RankSortLoss', 'BucketedRankSortLoss'])
def test_a_head_that_joins_its_levels_ranks_all_of_its_scores(name):
    """FCOS's head passes labels of all levels and divides by the positives: the mean of the paper."""
    pytest.importorskip('mmdet')
    from mmdet.models.dense_heads import FCOSHead
    from mmengine.structures import InstanceData

    torch.manual_seed(0)
    head = FCOSHead(
        3,
        4,
        stacked_convs=1,
        feat_channels=4,
        strides=[8, 16],
        regress_ranges=((-1, 32), (32, 1e8)),
        norm_cfg=None,
        loss_cls=dict(type=f'cvloss_mm.{name}', use_sigmoid=True),
    )
    seen = []
    head.loss_cls.register_forward_hook(lambda _, arguments, result: seen.append((arguments, result)))
    feats = [torch.randn(1, 4, 8, 8), torch.randn(1, 4, 4, 4)]
    truth = InstanceData(
        bboxes=torch.tensor([[4.0, 4.0, 30.0, 30.0], [10.0, 20.0, 60.0, 60.0]]), labels=torch.tensor([0, 2])
    )
    losses = head.loss_by_feat(*head(feats), [truth], [dict(img_shape=(64, 64))])
    losses['loss_cls'].backward()
    (pred, labels), value = seen[0]
    assert len(pred) == 80 and (labels < 3).sum() > 1
    dense = (labels[:, None] == torch.arange(3)).float()
    torch.testing.assert_close(value, MODELS.get(name).fn(pred, dense).sum() / dense.sum())
    assert head.conv_cls.weight.grad.abs().sum() > 0


def test_alrp_takes_the_errors_of_boxes_by_name():
    pred, labels, boxes = torch.randn(6, 3), torch.tensor([0, 3, 3, 1, 3, 3]), torch.rand(6)
    value = ALRPLoss(reduction='none')(pred, labels, localization_error=boxes)
    dense = (labels[:, None] == torch.arange(3)).float()
    torch.testing.assert_close(value, f.alrp_loss(pred, dense, localization_error=boxes))
    with pytest.raises(ValueError, match=r'localization_error of shape \(5,\)'):
        ALRPLoss()(pred, labels, localization_error=boxes[:5])
