"""Facts of the papers about single losses of boxes and of box offsets, one a test."""

import math

import pytest
import torch
from peers import value_and_gradient
from sample_inputs import boxes

from cvloss_mm import functional as f

PRED, TARGET = boxes(400, seed=11)['boxes']
NEAR = slice(1, None, 4)  # every fourth pair of `boxes` overlaps well, but not by all


def pair(pred, target):
    return torch.tensor([pred], dtype=torch.float64), torch.tensor([target], dtype=torch.float64)


def box(cx, cy, w, h):
    return [cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2]


def close(actual, expected, tolerance=1e-9):
    torch.testing.assert_close(
        actual, torch.as_tensor(expected, dtype=actual.dtype).expand_as(actual), rtol=tolerance, atol=tolerance
    )


# ------------------------------------------------------------------------------------------------- offsets

X = torch.linspace(-4, 4, 801, dtype=torch.float64)
ZERO = torch.zeros_like(X)


@pytest.mark.parametrize('delta', [0.1, 1 / 9, 1.0, 2.5])
def test_huber_is_delta_times_smooth_l1_of_beta_delta(delta):
    close(f.huber_loss(X, ZERO, delta=delta), delta * f.smooth_l1_loss(X, ZERO, beta=delta))


@pytest.mark.parametrize('beta', [0, 0.0, 1e-50])
def test_smooth_l1_without_a_bend_is_l1(beta):
    value, gradient = value_and_gradient(lambda p, t: f.smooth_l1_loss(p, t, beta=beta), X, ZERO)
    close(value, X.abs())
    close(gradient, X.sign())


@pytest.mark.parametrize('eps', [0.1, 1.0, 2.5])
def test_charbonnier_times_eps_is_the_pseudo_huber_loss(eps):
    scipy = pytest.importorskip('scipy.special', reason='scipy is not installed')
    close(eps * f.charbonnier_loss(X, ZERO, eps=eps), torch.from_numpy(scipy.pseudo_huber(eps, X.numpy())))


def test_charbonnier_of_a_narrow_corner_is_l1_and_keeps_a_small_error():
    value, slope = value_and_gradient(lambda p, t: f.charbonnier_loss(p, t, eps=1e-30), X.float(), ZERO.float())
    close(value, X.float().abs(), 1e-6)
    close(slope, X.float().sign(), 1e-6)
    extremes = torch.tensor([0.0, 1e25])  # whose squares, or that of eps, float32 does not hold
    value, slope = value_and_gradient(lambda p, t: f.charbonnier_loss(p, t, eps=1e-30), extremes, torch.zeros(2))
    close(value, extremes, 1e-6)
    close(slope, torch.tensor([0.0, 1.0]), 1e-6)
    small = torch.tensor([1e-6, 1e-12])  # of which the difference of the two roots would leave nothing
    close(f.charbonnier_loss(small, 0 * small, eps=1.0) / small.square(), 0.5, 1e-6)


@pytest.mark.parametrize('dtype', [torch.float32, torch.float64])
def test_the_second_derivative_of_charbonnier_is_that_of_the_formula_at_0_and_at_the_corner_too(dtype):
    d = torch.tensor([0.0, 0.4, 0.5, 3.0], dtype=dtype, requires_grad=True)
    (slope,) = torch.autograd.grad(f.charbonnier_loss(d, 0 * d.detach(), eps=0.5).sum(), d, create_graph=True)
    (bend,) = torch.autograd.grad(slope.sum(), d)
    close(bend, 0.25 / (d.detach().square() + 0.25) ** 1.5, 1e-6)


@pytest.mark.parametrize('beta', [0.11, 0.5, 1.0, 2.0])
def test_balanced_l1_is_continuous_at_beta_and_its_slope_at_beta_1(beta):
    """alpha ln(b + 1) = gamma joins the two branches at every beta, and their slopes at the paper's beta alone."""
    alpha, gamma = 0.5, 1.5
    b = math.exp(gamma / alpha) - 1
    sides = torch.tensor([beta - 1e-9, beta + 1e-9], dtype=torch.float64)
    value, slope = value_and_gradient(lambda p, t: f.balanced_l1_loss(p, t, beta=beta), sides, 0 * sides)
    close(value[0], value[1], 1e-7)
    close(slope[0] - slope[1], alpha * (1 - beta) / (beta * (b + 1)), 1e-6)


def test_balanced_l1_lifts_the_gradient_of_small_errors_over_smooth_l1():
    small = torch.linspace(0.05, 0.5, 50, dtype=torch.float64)
    slopes = [value_and_gradient(loss, small, 0 * small)[1] for loss in (f.balanced_l1_loss, f.smooth_l1_loss)]
    assert (slopes[0] > slopes[1]).all()


def test_l2_has_no_half():
    close(f.l2_loss(X, ZERO), X**2)


def test_equal_smooth_l1_may_hide_very_different_ious():
    """The argument for losses of whole boxes: four equal errors, but one prediction shrinks and one slides."""
    target = [0.0, 0.0, 20.0, 20.0]
    shrunk, slid = pair([6.0, 6.0, 14.0, 14.0], target), pair([6.0, 6.0, 26.0, 26.0], target)
    close(f.smooth_l1_loss(*shrunk).sum(), f.smooth_l1_loss(*slid).sum())
    assert 1 - f.iou_loss(*slid) > 2 * (1 - f.iou_loss(*shrunk))


# ------------------------------------------------------------------------------------------------- boxes


def test_giou_is_at_least_the_iou_loss():
    assert (f.giou_loss(PRED, TARGET) >= f.iou_loss(PRED, TARGET) - 1e-12).all()


def test_giou_is_the_iou_loss_where_the_hull_is_the_union():
    for pred in ([0.0, 0.0, 10.0, 4.0], [0.0, 3.0, 10.0, 18.0], [2.0, 3.0, 4.0, 5.0], [-3.0, -2.0, 15.0, 12.0]):
        close(f.giou_loss(*pair(pred, [0.0, 0.0, 10.0, 10.0])), f.iou_loss(*pair(pred, [0.0, 0.0, 10.0, 10.0])), 1e-6)


def test_diou_is_the_iou_loss_of_concentric_boxes():
    for w, h in ((4.0, 30.0), (3.0, 3.0), (50.0, 70.0)):
        boxes = pair(box(7, 8, w, h), box(7, 8, 20, 10))
        close(f.diou_loss(*boxes), f.iou_loss(*boxes), 1e-7)


def test_ciou_is_diou_of_equal_aspect_ratios():
    for scale in (0.3, 1.0, 1.7):
        boxes = pair(box(9, 7, 20 * scale, 10 * scale), box(7, 8, 20, 10))
        close(f.ciou_loss(*boxes, alpha_gate=None), f.diou_loss(*boxes), 1e-7)


def test_iou_and_giou_ignore_an_anisotropic_stretch_and_the_distance_losses_do_not():
    stretch = torch.tensor([1.0, 5.0, 1.0, 5.0], dtype=torch.float64)
    boxes = PRED[NEAR], TARGET[NEAR]
    for loss in (f.iou_loss, f.giou_loss):
        close(loss(*(b * stretch for b in boxes)), loss(*boxes), 1e-5)
    for loss in (f.diou_loss, f.ciou_loss, f.siou_loss):
        assert ((loss(*(b * stretch for b in boxes)) - loss(*boxes)).abs() > 1e-4).any()


def aspect(pred, target):
    (w, h), (wt, ht) = ((b[:, 2:] - b[:, :2]).unbind(-1) for b in (pred, target))
    return 4 / math.pi**2 * (torch.atan(wt / ht) - torch.atan(w / h)) ** 2


def ciou_by_hand(pred, target):
    """DIoU + alpha v with alpha a constant, written down for overlapping boxes of positive size."""
    v = aspect(pred, target)
    alpha = (v / (f.iou_loss(pred, target) + v)).detach()
    return f.diou_loss(pred, target) + alpha * v


def test_alpha_is_a_constant_in_the_gradient_of_ciou():
    value, gradient = value_and_gradient(lambda p, t: f.ciou_loss(p, t, alpha_gate=None), PRED[NEAR], TARGET[NEAR])
    expected, by_hand = value_and_gradient(ciou_by_hand, PRED[NEAR], TARGET[NEAR])
    close(value, expected, 1e-6)
    torch.testing.assert_close(gradient, by_hand, rtol=1e-5, atol=1e-5 * by_hand.abs().max().item())


def test_ciou_closes_its_gate_below_an_iou_of_one_half():
    below, above = (
        pair([0.0, 0.0, 10.0, 4.9], [0.0, 0.0, 10.0, 10.0]),
        pair([0.0, 0.0, 10.0, 5.1], [0.0, 0.0, 10.0, 10.0]),
    )
    close(f.ciou_loss(*below), f.diou_loss(*below), 1e-7)
    assert (f.ciou_loss(*below, alpha_gate=None) > f.diou_loss(*below) + 1e-3).all()
    assert (f.ciou_loss(*above) > f.diou_loss(*above) + 1e-3).all()


def test_the_unit_aspect_gradient_is_the_exact_one_times_w2_plus_h2():
    """Darknet puts 1 for 1 / (w^2 + h^2) in dv/dw and dv/dh, in the caller's unit; the value stays."""

    def run(loss, **hyper):
        return value_and_gradient(lambda p, t: loss(p, t, **hyper), PRED[NEAR], TARGET[NEAR])

    exact, unit = (run(f.ciou_loss, alpha_gate=None, aspect_grad=rule) for rule in ('exact', 'unit'))
    close(exact[0], unit[0])
    rest = run(f.diou_loss)[1]
    square = (PRED[NEAR][:, 2:] - PRED[NEAR][:, :2]).square().sum(-1, keepdim=True)
    expected = square * (exact[1] - rest)
    size = expected.norm(dim=-1, keepdim=True) + 1e-9
    close((unit[1] - rest) / size, expected / size, 1e-6)


def test_siou_of_two_boxes_grows_with_their_distance():
    """With the paper's sign; mmdet's default falls from 8 px on, to 0 at 40 px."""
    target = [0.0, 0.0, 10.0, 10.0]
    shifts = {
        5: (0.7663, 0.5422),
        8: (1.0521, 0.6467),
        12: (1.2242, 0.5934),
        20: (1.2944, 0.2838),
        40: (1.3610, -0.2983),
    }
    for shift, (paper, mmdet) in shifts.items():
        boxes = pair([shift, 0.0, shift + 10.0, 10.0], target)
        close(f.siou_loss(*boxes), paper, 1e-4)
        close(f.siou_loss(*boxes, neg_gamma=False), mmdet, 1e-4)


def test_efficient_iou_adds_the_differences_of_the_sides():
    boxes = pair(box(0, 0, 10, 10), box(0, 0, 20, 10))  # half the width, concentric, in a hull of 20 x 10
    close(f.efficient_iou_loss(*boxes), 1 - 0.5 + (10 / 20) ** 2, 1e-6)


def test_bounded_iou_is_the_iou_loss_of_a_box_that_has_one_wrong_side():
    for pred, part in ((box(0, 0, 30, 10), 2), (box(0, 0, 20, 4), 3)):
        boxes = pair(pred, box(0, 0, 20, 10))
        parts = f.bounded_iou_loss(*boxes, beta=1e-12)
        close(parts[:, part], f.iou_loss(*boxes), 1e-6)
        close(parts.sum(-1), f.iou_loss(*boxes), 1e-6)


def test_bounded_iou_charges_a_shifted_box_more_than_the_iou_loss_does():
    for pred, part in ((box(3, 0, 20, 10), 0), (box(0, 2, 20, 10), 1)):
        boxes = pair(pred, box(0, 0, 20, 10))
        parts = f.bounded_iou_loss(*boxes, beta=1e-12)
        assert (parts[:, part] > f.iou_loss(*boxes)).all()
        close(parts.sum(-1), parts[:, part])


@pytest.mark.parametrize('mode', ['linear', 'square', 'log'])
def test_the_modes_of_the_iou_loss_agree_on_perfect_boxes_and_order_alike(mode):
    order = f.iou_loss(PRED[NEAR], TARGET[NEAR]).argsort()
    assert (f.iou_loss(PRED[NEAR], TARGET[NEAR], mode=mode)[order].diff() >= 0).all()
    close(f.iou_loss(TARGET, TARGET, mode=mode), 0.0)


def test_extended_iou_sees_how_far_apart_boxes_are():
    target = [0.0, 0.0, 10.0, 10.0]
    losses = [f.extended_iou_loss(*pair([s, 0.0, s + 10.0, 10.0], target)) for s in (8.0, 12.0, 20.0, 40.0)]
    assert losses == sorted(losses)
