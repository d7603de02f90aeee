"""Facts of the papers of Inner-IoU, Focaler-IoU and Alpha-IoU, which wrap losses of the form 1 - IoU + penalty."""

import math

import pytest
import torch
from test_theorems_boxes_new import at_iou, boxes, slope

from cvloss_mm import functional as f
from cvloss_mm import losses

SHARES = torch.linspace(0.02, 0.98, 49, dtype=torch.float64)
PRED, TARGET = at_iou(*SHARES.tolist())
PLAIN = slope(f.iou_loss, PRED, TARGET)[:, 2]  # of the right side: -1, the IoU being its place


# ------------------------------------------------------------------------------------------------- Alpha-IoU


@pytest.mark.parametrize('alpha', [1.5, 2.0, 3.0])
def test_alpha_iou_reweights_the_gradient_by_alpha_iou_to_alpha_minus_1(alpha):
    """Property 3: more than 1 where the IoU is above alpha^(1 / (1 - alpha)), for alpha 2 one half."""
    weight = slope(f.alpha_iou_loss, PRED, TARGET, alpha=alpha)[:, 2] / PLAIN
    torch.testing.assert_close(weight, alpha * SHARES ** (alpha - 1), rtol=1e-5, atol=1e-6)
    assert ((weight > 1) == (alpha ** (1 / (1 - alpha)) < SHARES)).all()
    assert (weight.diff() > 0).all() and weight[-1] < alpha


@pytest.mark.parametrize('alpha', [1.0, 2.0, 3.0])
def test_alpha_iou_keeps_the_order_and_its_loss_is_the_plain_one_times_a_weight_from_1_to_alpha(alpha):
    """Properties 1 and 2: w = (1 - IoU^alpha) / (1 - IoU) rises with the IoU."""
    loss = f.alpha_iou_loss(PRED, TARGET, alpha=alpha)
    weight = loss / f.iou_loss(PRED, TARGET)
    assert (loss.diff() < 0).all()
    assert (weight >= 1 - 1e-6).all() and (weight <= alpha + 1e-6).all()
    assert alpha == 1 or (weight.diff() > 0).all()


def test_alpha_2_is_one_minus_the_square_and_each_penalty_has_the_power_of_the_iou():
    pred, target = losses.BoxLoss.sample(50, torch.Generator().manual_seed(0))
    torch.testing.assert_close(f.alpha_iou_loss(pred, target, alpha=2.0), f.iou_loss(pred, target, mode='square'))
    penalty = f.diou_loss(pred, target) - f.iou_loss(pred, target)
    iou = 1 - f.iou_loss(pred, target)
    torch.testing.assert_close(f.alpha_iou_loss.over(f.diou_loss)(pred, target), 1 - iou**3 + penalty**3)


# ------------------------------------------------------------------------------------------------- Focaler-IoU


@pytest.mark.parametrize(('low', 'high'), [(0.0, 0.95), (0.3, 0.7), (0.5, 1.0)])
def test_focaler_iou_is_linear_between_its_bounds_and_flat_beyond_them(low, high):
    loss, pull = (
        f.focaler_iou_loss(PRED, TARGET, low=low, high=high),
        slope(f.focaler_iou_loss, PRED, TARGET, low=low, high=high)[:, 2],
    )
    inside = (low + 1e-3 < SHARES) & (high - 1e-3 > SHARES)
    below, above = low - 1e-3 > SHARES, high + 1e-3 < SHARES
    torch.testing.assert_close(loss[inside], (high - SHARES[inside]) / (high - low), rtol=1e-5, atol=1e-6)
    torch.testing.assert_close(pull[inside] / PLAIN[inside], torch.full_like(loss[inside], 1 / (high - low)))
    assert (loss[below] == 1).all() and (loss[above] == 0).all()
    assert (pull[below] == 0).all() and (pull[above] == 0).all()


def test_focaler_changes_a_loss_by_the_difference_of_the_two_overlaps_alone():
    """L_Focaler-CIoU = L_CIoU + IoU - IoU_focaler."""
    pred, target = losses.BoxLoss.sample(50, torch.Generator().manual_seed(1))
    change = f.focaler_iou_loss(pred, target, low=0.2, high=0.9) - f.iou_loss(pred, target)
    for name in ('giou_loss', 'diou_loss', 'ciou_loss', 'efficient_iou_loss', 'siou_loss'):
        base = getattr(f, name)
        torch.testing.assert_close(
            f.focaler_iou_loss.over(base)(pred, target, low=0.2, high=0.9), base(pred, target) + change
        )


# ------------------------------------------------------------------------------------------------- Inner-IoU


def moved(*gaps):
    """The unit square, moved to the right."""
    return boxes(*[[gap, 0, 1 + gap, 1] for gap in gaps]), boxes([0, 0, 1, 1]).expand(len(gaps), 4)


@pytest.mark.parametrize('ratio', [0.5, 0.75, 1.25, 1.5])
def test_inner_iou_of_squares_is_that_of_squares_as_far_apart_in_units_of_the_ratio(ratio):
    gaps = (0.0, 0.1, 0.3, 0.45)
    scaled = moved(*[gap / ratio for gap in gaps])
    torch.testing.assert_close(f.inner_iou_loss(*moved(*gaps), ratio=ratio), f.iou_loss(*scaled))


def test_a_small_ratio_pulls_harder_at_high_iou_and_a_large_one_where_boxes_are_apart():
    """Section 3.1: the gradient of the smaller auxiliary box is larger for high IoU, that of the larger one wider."""
    near, apart = moved(0.05), moved(1.2)
    pulls = [slope(f.inner_iou_loss, *near, ratio=ratio)[0, [0, 2]].sum() for ratio in (0.7, 1.0, 1.3)]
    assert pulls[0] > pulls[1] > pulls[2] > 0
    assert [ratio for ratio in (0.7, 1.0, 1.3) if slope(f.inner_iou_loss, *apart, ratio=ratio).any()] == [1.3]


def test_inner_iou_has_no_gradient_of_the_iou_from_a_distance_of_the_ratio_on():
    for ratio in (0.5, 0.8, 1.3):
        inside, outside = moved(ratio - 0.01), moved(ratio + 0.01)
        assert slope(f.inner_iou_loss, *inside, ratio=ratio).any()
        assert not slope(f.inner_iou_loss, *outside, ratio=ratio).any()


def test_inner_changes_a_loss_by_the_difference_of_the_two_overlaps_alone():
    """L_Inner-CIoU = L_CIoU + IoU - IoU_inner."""
    pred, target = losses.BoxLoss.sample(50, torch.Generator().manual_seed(2))
    change = f.inner_iou_loss(pred, target) - f.iou_loss(pred, target)
    for name in ('giou_loss', 'diou_loss', 'ciou_loss', 'efficient_iou_loss', 'siou_loss'):
        base = getattr(f, name)
        torch.testing.assert_close(f.inner_iou_loss.over(base)(pred, target), base(pred, target) + change)


def test_wrappers_apply_from_the_inside_out():
    """Inner over Focaler maps the overlap of the resized boxes; Alpha over both takes its power."""
    pred, target = moved(0.2)
    resized = (1 - f.inner_iou_loss(pred, target, ratio=0.8)).item()
    focused = min(max((resized - 0.1) / 0.8, 0), 1)
    loss = f.alpha_iou_loss.over(f.inner_iou_loss.over(f.focaler_iou_loss))
    found = loss(pred, target, ratio=0.8, low=0.1, high=0.9, alpha=2.0).item()
    assert math.isclose(found, 1 - focused**2, rel_tol=1e-6)
