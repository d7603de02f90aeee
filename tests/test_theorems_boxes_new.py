"""Facts of the papers of box losses that weigh boxes, measure corners or take boxes for Gaussians."""

import math

import pytest
import torch

from cvloss_mm import functional as f
from cvloss_mm import losses, testing

SQUARE = torch.tensor([[0.0, 0.0, 10.0, 10.0]])


def boxes(*rows):
    return torch.tensor(rows, dtype=torch.float64)


def slope(function, pred, target, **hyper):
    leaf = pred.clone().requires_grad_()
    return torch.autograd.grad(function(leaf, target, **hyper).sum(), leaf)[0]


def at_iou(*shares):
    """Boxes that share that much with the unit square, around the same centre in y, flush on the left."""
    return boxes(*[[0, 0, share, 1] for share in shares]), boxes([0, 0, 1, 1]).expand(len(shares), 4)


# ------------------------------------------------------------------------------------------------- WIoU


def test_wiou_v1_is_at_most_e_times_the_iou_loss_and_the_iou_loss_where_centres_meet():
    pred, target = losses.BoxLoss.sample(200, torch.Generator().manual_seed(0))
    share = f.wiou_loss(pred, target, version='v1') / f.iou_loss(pred, target)
    assert (share >= 1 - 1e-6).all() and (share < math.e).all()
    inner = boxes([2, 3, 8, 7])
    torch.testing.assert_close(f.wiou_loss(inner, SQUARE.double(), version='v1'), f.iou_loss(inner, SQUARE.double()))


def test_wiou_pulls_no_corner_to_make_the_hull_smaller():
    """Of disjoint boxes only rho^2 has a gradient, which moves the box and leaves its sides as they are."""
    pull = slope(f.wiou_loss, boxes([20, 4, 26, 9]), boxes([0, 0, 10, 10]), version='v1')
    torch.testing.assert_close(pull[:, :2], pull[:, 2:])
    assert (pull[0, 0] > 0).all()


@pytest.mark.parametrize('beta', [0.3, 1.0, 1.7])
def test_the_weight_of_wiou_v2_and_v3_is_that_of_the_outlier_degree(beta):
    pred, target = at_iou(0.4)
    plain = f.wiou_loss(pred, target, version='v1')
    mean = 0.6 / beta
    torch.testing.assert_close(f.wiou_loss(pred, target, version='v2', mean=mean), plain * beta**0.5)
    torch.testing.assert_close(f.wiou_loss(pred, target, mean=mean), plain * beta / (3 * 1.9 ** (beta - 3)))


def test_a_box_as_far_out_as_delta_has_the_weight_1_and_the_top_is_at_1_over_ln_alpha():
    pred, target = at_iou(*torch.linspace(0.02, 0.99, 98).tolist())
    plain, cost = f.wiou_loss(pred, target, version='v1'), f.iou_loss(pred, target)
    weight = f.wiou_loss(pred, target, mean=0.2, delta=2.5) / plain
    beta = cost / 0.2
    assert abs(beta[weight.argmax()] - 1 / math.log(1.9)) < 0.06
    nearest = (beta - 2.5).abs().argmin()
    assert abs(beta[nearest] - 2.5) < 1e-3 and abs(weight[nearest] - 1) < 1e-3


def test_the_weight_of_wiou_has_no_gradient():
    pred, target = boxes([1, 2, 9, 14]), boxes([0, 0, 10, 10])
    for version in ('v2', 'v3'):
        weight = f.wiou_loss(pred, target, version=version) / f.wiou_loss(pred, target, version='v1')
        torch.testing.assert_close(
            slope(f.wiou_loss, pred, target, version=version), weight * slope(f.wiou_loss, pred, target, version='v1')
        )


def test_the_mean_of_wiou_begins_at_1_takes_in_boxes_with_a_weight_and_rests_where_there_is_none():
    pred, target = losses.WIoULoss.sample(12, torch.Generator().manual_seed(3))
    loss, cost, weight = losses.WIoULoss(momentum=0.9), f.iou_loss(pred, target), (torch.arange(12) % 3).float()
    assert loss.iou_mean == 1
    loss(pred, target, weight)
    expected = 0.9 + 0.1 * cost[weight > 0].mean()
    torch.testing.assert_close(loss.iou_mean, expected)
    loss(pred, target, 0 * weight)
    loss(pred[:0], target[:0])
    torch.testing.assert_close(loss.iou_mean, expected)
    loss.eval()(pred, target)
    torch.testing.assert_close(loss.iou_mean, expected)
    assert loss.state_dict().keys() == {'iou_mean'}


@pytest.mark.parametrize('version', ['v2', 'v3'])
@pytest.mark.parametrize('over', ['CIoULoss', dict(type='InnerIoULoss', ratio=1.2, over='SIoULoss')], ids=str)
def test_wiou_weighs_any_other_loss_of_boxes_as_it_weighs_its_own(version, over):
    pred, target = losses.WIoULoss.sample(12, torch.Generator().manual_seed(3))
    plain, loss, base = (
        build(kind, reduction='none')
        for kind in (dict(type='WIoULoss', version=version), dict(type='WIoULoss', version=version, over=over), over)
    )
    first = f.wiou_loss(pred, target, version='v1')
    torch.testing.assert_close(loss(pred, target), base(pred, target) * plain(pred, target) / first)
    torch.testing.assert_close(loss.iou_mean, plain.iou_mean)


def build(kind, **more):
    config = dict(type=kind) if isinstance(kind, str) else dict(kind)
    return getattr(losses, config.pop('type'))(**config, **more)


class WiseCIoULoss(losses.WIoULoss):
    def __init__(self, **more):
        super().__init__(over='CIoULoss', **more)


def test_wiou_over_another_loss_keeps_the_contract():
    for row in testing.CHECKS.keys() - {'signature', 'arguments matter', 'unknown arguments', *losses.WIoULoss.waives}:
        testing.CHECKS[row](WiseCIoULoss)


@pytest.mark.parametrize(
    'arguments',
    [
        dict(over='L1Loss'),
        dict(over='WIoULoss'),
        dict(over='NoLoss'),
        dict(over=3),
        dict(over=dict(type='CIoULoss', loss_weight=2.0)),
    ],
    ids=str,
)
def test_what_wiou_cannot_weigh_is_refused(arguments):
    with pytest.raises(ValueError, match='over must be the name or the config of a loss of boxes without a state'):
        losses.WIoULoss(**arguments)


def test_wiou_compares_a_batch_with_the_mean_that_has_taken_it_in():
    pred, target = losses.WIoULoss.sample(12, torch.Generator().manual_seed(3))
    loss = losses.WIoULoss(momentum=0.0, reduction='none')
    torch.testing.assert_close(loss(pred, target), f.wiou_loss(pred, target, mean=f.iou_loss(pred, target).mean()))
    perfect = losses.WIoULoss(momentum=0.0)
    assert perfect(target.requires_grad_(), target.detach()) == 0 == perfect.iou_mean


# ------------------------------------------------------------------------------------------------- MPDIoU


def test_mpdiou_tells_a_concentric_box_of_the_same_aspect_ratio_from_a_larger_one_of_the_same_iou():
    """The papers' case in which GIoU, DIoU, CIoU and EIoU with equal differences have no more to say."""
    target = boxes([100, 100, 200, 300])
    smaller, larger = boxes([125, 150, 175, 250]), boxes([50, 0, 250, 400])
    for pred in (smaller, larger):
        torch.testing.assert_close(f.iou_loss(pred, target), boxes([0.75])[0])
        torch.testing.assert_close(f.ciou_loss(pred, target), f.iou_loss(pred, target))
    assert f.mpdiou_loss(smaller, target) < f.mpdiou_loss(larger, target)


def test_mpdiou_is_the_squared_error_of_the_corners_beside_the_iou_loss():
    pred, target = boxes([30, 40, 90, 200]), boxes([33, 36, 100, 190])
    penalty = f.mpdiou_loss(pred, target, image_width=300, image_height=400) - f.iou_loss(pred, target)
    torch.testing.assert_close(penalty, (pred - target).square().sum(-1) / 500**2)


def test_mpdiou_of_boxes_in_fractions_of_a_square_image_is_that_in_its_pixels():
    pred, target = boxes([30, 40, 90, 200]), boxes([33, 36, 100, 190])
    torch.testing.assert_close(
        f.mpdiou_loss(pred / 640, target / 640, image_width=1, image_height=1), f.mpdiou_loss(pred, target)
    )


# ------------------------------------------------------------------------------------------------- Shape-IoU


def test_the_short_side_of_the_target_counts_for_more_as_the_scale_grows():
    target = boxes([0, 0, 80, 20])
    across, along = boxes([0, 5, 80, 25]), boxes([5, 0, 85, 20])
    costs = [
        [f.shape_iou_loss(pred, target, scale=scale) - f.iou_loss(pred, target) for scale in (0.0, 0.5, 1.0, 9.0)]
        for pred in (across, along)
    ]
    assert torch.tensor(costs[0]).diff().gt(0).all() and torch.tensor(costs[1]).diff().lt(0).all()


def test_of_a_square_target_the_scale_makes_no_difference():
    pred, target = boxes([3, -2, 12, 4]), SQUARE.double()
    torch.testing.assert_close(f.shape_iou_loss(pred, target, scale=1.5), f.shape_iou_loss(pred, target))


def test_shape_iou_without_scale_has_the_distance_of_diou_and_the_shape_cost_of_siou():
    pred, target = boxes([3, 3, 12, 4]), boxes([5, 1, 10, 6])  # concentric: no distance
    torch.testing.assert_close(f.shape_iou_loss(pred, target), f.siou_loss(pred, target))
    moved = boxes([1, 7, 6, 12])
    torch.testing.assert_close(f.shape_iou_loss(moved, target), f.diou_loss(moved, target))


# ------------------------------------------------------------------------------------------------- Powerful-IoU


def beside(*steps):
    """Unit squares that many sides away in x and in y, whose P is that number."""
    return boxes(*[[p, p, p + 1, p + 1] for p in steps]), boxes([0, 0, 1, 1]).expand(len(steps), 4)


def test_powerful_iou_v2_of_boxes_apart_is_the_authors_number_and_falls_with_distance():
    cost = f.powerful_iou_loss(*beside(1.0, 2.0, 3.0), version='v2')
    torch.testing.assert_close(cost, boxes([1.863, 1.014, 0.387])[0], rtol=0, atol=1e-3)


@pytest.mark.parametrize(
    ('hyper', 'pulls'), [({}, True), (dict(version='v2'), False), (dict(version='v2', detach_weight=True), True)]
)
def test_powerful_iou_v2_pushes_far_boxes_away_unless_its_weight_is_detached(hyper, pulls):
    pull = slope(f.powerful_iou_loss, *beside(1.5, 2.5), **hyper)
    assert ((pull > 0) == pulls).all() and (pull != 0).all()


def test_a_larger_hull_lowers_diou_and_raises_powerful_iou():
    """A box that grows across the line to its target: the hull's diagonal, by which DIoU divides, grows with it."""
    target, pred, grown = boxes([0, 0, 10, 10]), boxes([30, 0, 40, 10]), boxes([30, -10, 40, 20])
    assert f.diou_loss(grown, target) < f.diou_loss(pred, target)
    assert f.powerful_iou_loss(grown, target) > f.powerful_iou_loss(pred, target)


def test_the_weight_of_powerful_iou_v2_is_largest_at_one_over_lambda_root_two():
    pred, target = beside(*torch.linspace(0, 2, 401).tolist())
    weight = f.powerful_iou_loss(pred, target, version='v2') / f.powerful_iou_loss(pred, target)
    best = math.exp(-pred[1:][weight[1:].argmax(), 0])  # the first costs nothing
    assert abs(best - 1 / (1.3 * math.sqrt(2))) < 0.005


@pytest.mark.parametrize('detach_weight', [False, True])
def test_the_kernel_of_powerful_iou_v2_is_its_function(detach_weight):
    pred, target = losses.BoxLoss.sample(50, torch.Generator().manual_seed(1))
    hyper = dict(version='v2', lamb=0.9, detach_weight=detach_weight)
    leaf = pred.clone().requires_grad_()
    losses.PowerfulIoULoss(reduction='sum', **hyper)(leaf, target).backward()
    torch.testing.assert_close(leaf.grad, slope(f.powerful_iou_loss, pred, target, **hyper), rtol=2e-3, atol=1e-5)


# ------------------------------------------------------------------------------------------------- InterpIoU


@pytest.mark.parametrize('alpha', [0.9, 0.98])
def test_interp_iou_pulls_boxes_up_to_one_over_one_minus_alpha_sides_away(alpha):
    reach = 1 / (1 - alpha)
    near, far = (boxes([d, 0, d + 1, 1]) for d in (0.99 * reach, 1.01 * reach))
    target = boxes([0, 0, 1, 1])
    assert slope(f.interp_iou_loss, near, target, coefficient=alpha)[0, 0] > 0
    assert (slope(f.interp_iou_loss, far, target, coefficient=alpha) == 0).all()
    assert (slope(f.iou_loss, near, target) == 0).all()


def test_interp_iou_at_the_ends_is_the_iou_loss_once_and_twice():
    pred, target = losses.BoxLoss.sample(50, torch.Generator().manual_seed(2))
    torch.testing.assert_close(f.interp_iou_loss(pred, target, coefficient=0.0), 2 * f.iou_loss(pred, target))
    torch.testing.assert_close(
        f.interp_iou_loss(pred, target, coefficient=1.0), f.iou_loss(pred, target), atol=1e-5, rtol=0
    )


def test_dynamic_interp_iou_with_equal_bounds_is_interp_iou_and_takes_one_minus_iou_between_them():
    pred, target = losses.BoxLoss.sample(50, torch.Generator().manual_seed(2))
    torch.testing.assert_close(
        f.dynamic_interp_iou_loss(pred, target, low_coefficient=0.7, high_coefficient=0.7),
        f.interp_iou_loss(pred, target, coefficient=0.7),
    )
    third, square = at_iou(1 / 3)
    torch.testing.assert_close(
        f.dynamic_interp_iou_loss(third, square), f.interp_iou_loss(third, square, coefficient=2 / 3)
    )


# ------------------------------------------------------------------------------------------------- Focal-EIoU


def test_focal_eiou_is_the_efficient_iou_loss_times_the_root_of_the_iou_and_of_disjoint_boxes_nothing():
    pred, target = losses.BoxLoss.sample(100, torch.Generator().manual_seed(0))
    weight = (1 - f.iou_loss(pred, target)).sqrt()
    torch.testing.assert_close(f.focal_eiou_loss(pred, target), weight * f.efficient_iou_loss(pred, target))
    apart = boxes([20, 0, 30, 10])
    assert f.focal_eiou_loss(apart, SQUARE.double()) == 0
    assert (slope(f.focal_eiou_loss, apart, SQUARE.double()) == 0).all()


def test_without_detaching_focal_eiou_pushes_boxes_of_low_iou_apart():
    pred, target = boxes([9, 0, 19, 10]), SQUARE.double()
    assert (
        slope(f.focal_eiou_loss, pred, target).sum()
        > 0
        > slope(f.focal_eiou_loss, pred, target, detach_weight=False).sum()
    )


@pytest.mark.parametrize('gap', [0.0, 1e-30, 1e-12, 1e-6])
def test_the_slope_of_the_weight_of_focal_eiou_is_finite_where_the_iou_is_next_to_0(gap):
    pull = slope(f.focal_eiou_loss, boxes([10 - gap, 0, 20, 10]).float(), SQUARE, detach_weight=False)
    assert pull.isfinite().all() and pull.abs().max() < 1e4


# ------------------------------------------------------------------------------------------------- Unified-IoU


def test_large_boxes_let_bad_ones_pull_more_and_small_boxes_good_ones():
    """The paper's reason for the schedule from a large ratio to a small one."""
    near, far, target = boxes([1, 0, 11, 10]), boxes([9, 0, 19, 10]), SQUARE.double()
    pulls = [
        [slope(f.unified_iou_loss, pred, target, ratio=ratio).sum().item() for ratio in (2.0, 1.0, 0.5)]
        for pred in (near, far)
    ]
    assert pulls[0][0] < pulls[0][1] < pulls[0][2]
    assert pulls[1][0] / pulls[0][0] > pulls[1][1] / pulls[0][1] > pulls[1][2] == 0


def test_unified_iou_resizes_the_penalties_too_where_inner_iou_does_not():
    pred, target = boxes([2, 1, 13, 8]), SQUARE.double()
    small = boxes([4.75, 2.75, 10.25, 6.25]), boxes([2.5, 2.5, 7.5, 7.5])
    unified, inner = (
        wrapper.over(f.diou_loss)(pred, target, ratio=0.5) for wrapper in (f.unified_iou_loss, f.inner_iou_loss)
    )
    torch.testing.assert_close(unified, f.diou_loss(*small))
    torch.testing.assert_close(inner, f.iou_loss(*small) + f.diou_loss(pred, target) - f.iou_loss(pred, target))


def test_the_two_weights_of_unified_iou_add_up_to_1_and_have_no_gradient():
    pred, target = boxes([2, 1, 13, 8]), SQUARE.double()
    parts = [slope(f.unified_iou_loss.over(f.ciou_loss), pred, target, focus=focus) for focus in ('hard', 'easy')]
    torch.testing.assert_close(sum(parts), slope(f.unified_iou_loss.over(f.ciou_loss), pred, target))
