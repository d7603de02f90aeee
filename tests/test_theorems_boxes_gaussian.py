"""Facts of the papers of box losses that take boxes for Gaussians."""

import math

import pytest
import torch
from test_theorems_boxes_new import SQUARE, boxes, slope

from cvloss_mm import functional as f
from cvloss_mm import losses

ALL = (f.nwd_loss, f.gcd_loss, f.prob_iou_loss)


@pytest.mark.parametrize('function', ALL, ids=lambda function: function.__name__)
@pytest.mark.parametrize('place', [0.0, 1e4])
def test_identical_boxes_cost_nothing_where_the_authors_code_has_an_epsilon_or_nan(function, place):
    for dtype in (torch.float32, torch.float16):
        box = (SQUARE + place).to(dtype)
        assert function(box, box) == 0
        assert (slope(function, box, box) == 0).all()


@pytest.mark.parametrize('function', ALL, ids=lambda function: function.__name__)
def test_near_the_target_the_gradient_keeps_its_length(function):
    pulls = [slope(function, SQUARE.double() + boxes([d, 0, d, 0]), SQUARE.double()).norm() for d in (1e-3, 1e-5)]
    torch.testing.assert_close(*pulls, rtol=1e-3, atol=0)
    assert pulls[0] > 0.01


@pytest.mark.parametrize('function', ALL, ids=lambda function: function.__name__)
def test_descent_arrives_from_an_ordinary_box_and_from_one_apart(function):
    target = boxes([0, 0, 30, 30])
    for pred in (boxes([8, 8, 22, 22]), boxes([-15, -15, 45, 45]), boxes([45, 0, 75, 30])):
        for step in range(300):
            pred = pred - (1 - step / 300) * slope(function, pred, target).sign()
        assert f.iou_loss(pred, target) < 0.1


# ------------------------------------------------------------------------------------------------- NWD


def test_nwd_is_the_distance_of_two_gaussians_of_half_the_sides():
    """W_2^2 of N(m, S) and N(n, T) with diagonal S and T: |m - n|^2 + |S^(1/2) - T^(1/2)|^2."""
    pred, target = boxes([1, 2, 9, 8]), boxes([0, 0, 10, 12])
    mean = torch.tensor([[5.0, 5.0], [5.0, 6.0]]).double()
    deviation = torch.tensor([[4.0, 3.0], [5.0, 6.0]]).double()
    wasserstein = torch.linalg.norm(torch.cat([mean.diff(dim=0), deviation.diff(dim=0)]))
    torch.testing.assert_close(f.nwd_loss(pred, target), 1 - torch.exp(-wasserstein / 12.8)[None])


def test_nwd_changes_with_the_unit_unless_the_constant_changes_too():
    pred, target = boxes([1, 2, 9, 8]), boxes([0, 0, 10, 12])
    same = f.nwd_loss(pred * 8, target * 8, constant=8 * 12.8)
    torch.testing.assert_close(same, f.nwd_loss(pred, target))
    assert f.nwd_loss(pred * 8, target * 8) > 2 * same


def test_the_same_shift_costs_the_same_nwd_at_every_size_of_box_and_less_iou_loss_the_larger_it_is():
    sizes = torch.tensor([[4.0], [16.0], [64.0]]).double()
    target = sizes * boxes([0, 0, 1, 1])
    nwd, iou = (function(target + boxes([1, 1, 1, 1]), target) for function in (f.nwd_loss, f.iou_loss))
    torch.testing.assert_close(nwd, nwd[:1].expand(3))
    assert (iou.diff() < 0).all()


# ------------------------------------------------------------------------------------------------- GCD


def test_gcd_is_the_mean_of_two_mahalanobis_distances_of_the_same_errors():
    pred, target = boxes([1, 2, 9, 8]), boxes([0, 0, 10, 12])
    errors = torch.tensor([0.0, -1.0, -1.0, -3.0]).double()  # of the centre, and half of those of the sides
    squares = [(errors / torch.tensor([w, h, w, h])).square().sum() for w, h in ((8, 6), (10, 12))]
    torch.testing.assert_close(f.gcd_loss(pred, target), 1 - torch.exp(-(sum(squares) / 2).sqrt())[None])


def test_of_boxes_of_one_size_gcd_is_their_shift_in_sides():
    torch.testing.assert_close(f.gcd_loss(boxes([3, 4, 4, 5]), boxes([0, 0, 1, 1])), 1 - boxes([-5.0]).exp()[0])


def test_gcd_has_no_gradient_where_the_prediction_has_no_width():
    pull = slope(f.gcd_loss, torch.tensor([[5.0, 0, 5, 10]]), SQUARE)
    assert f.gcd_loss(torch.tensor([[5.0, 0, 5, 10]]), SQUARE) == 1 and (pull == 0).all()


# ------------------------------------------------------------------------------------------------- ProbIoU


def test_prob_iou_is_the_bhattacharyya_distance_of_gaussians_with_the_variance_of_the_boxes():
    """One eighth of the squared Mahalanobis distance, plus half of the log of the determinants, by matrices."""
    pred, target = boxes([1, 2, 9, 8]), boxes([0, 0, 10, 12])
    first, second = (torch.diag(torch.tensor(sides).double() ** 2 / 12) for sides in ((8, 6), (10, 12)))
    between, move = (first + second) / 2, torch.tensor([0.0, 1.0]).double()
    expected = (
        move @ between.inverse() @ move / 8
        + torch.logdet(between) / 2
        - (torch.logdet(first) + torch.logdet(second)) / 4
    )
    torch.testing.assert_close(f.prob_iou_loss(pred, target, mode='l2'), expected[None], rtol=1e-6, atol=0)
    torch.testing.assert_close(
        f.prob_iou_loss(pred, target), (1 - torch.exp(-expected)).sqrt()[None], rtol=1e-6, atol=0
    )


def test_the_hellinger_distance_obeys_the_triangle_inequality():
    first, second = losses.BoxLoss.sample(300, torch.Generator().manual_seed(0))
    third = first.roll(1, 0)
    sides = f.prob_iou_loss(first, second) + f.prob_iou_loss(second, third)
    assert (f.prob_iou_loss(first, third) <= sides + 1e-6).all()


def test_prob_iou_of_far_boxes_pulls_with_l2_and_no_more_with_l1():
    far, target = boxes([200, 0, 210, 10]), SQUARE.double()
    near, pull = (
        slope(f.prob_iou_loss, pred, target, mode='l2')[0, ::2].sum() for pred in (boxes([10, 0, 20, 10]), far)
    )
    torch.testing.assert_close(pull, 20 * near, rtol=1e-5, atol=0)
    assert slope(f.prob_iou_loss, far, target).abs().max() < math.exp(-100)


@pytest.mark.parametrize('mode', ['l1', 'l2'])
def test_prob_iou_opens_a_box_without_width(mode):
    pull = slope(f.prob_iou_loss, torch.tensor([[5.0, 0, 5, 10]]), SQUARE, mode=mode)
    assert pull.isfinite().all() and pull[0, 0] > 0 > pull[0, 2]
