"""The laws of box losses, over every registered one."""

import torch
from hypothesis import given
from hypothesis import strategies as st
from laws import LAWS, batch, boxes, build, close, coordinates, factors, gradient, members, sides, value

from cvloss_mm.functional import iou_loss
from cvloss_mm.losses import BoxLoss, SIoULoss
from cvloss_mm.testing import facts


@members(BoxLoss, 'shift')
@given(boxes(), boxes(), coordinates, coordinates)
@LAWS
def test_moving_both_boxes_changes_nothing(member, pred, target, dx, dy):
    loss, shift = build(member), batch([dx, dy, dx, dy])
    close(value(loss, pred + shift, target + shift), value(loss, pred, target))


@members(BoxLoss, 'scale')
@given(boxes(), boxes(), factors)
@LAWS
def test_the_unit_of_length_divides_the_gradient_and_leaves_the_value(member, pred, target, scale):
    loss = build(member)
    close(value(loss, pred * scale, target * scale), value(loss, pred, target))
    close(gradient(loss, pred * scale, target * scale) * scale, gradient(loss, pred, target))


@members(BoxLoss, 'axes')
@given(boxes(), boxes())
@LAWS
def test_the_names_of_the_axes_do_not_matter(member, pred, target):
    loss, turned = build(member), [1, 0, 3, 2]
    close(value(loss, pred[:, turned], target[:, turned]), value(loss, pred, target))


@members(BoxLoss, 'mirror')
@given(boxes(), boxes())
@LAWS
def test_a_mirrored_image_costs_the_same(member, pred, target):
    loss, mirror = build(member), batch([-1, 1, -1, 1])
    close(value(loss, pred[:, [2, 1, 0, 3]] * mirror, target[:, [2, 1, 0, 3]] * mirror), value(loss, pred, target))


@members(BoxLoss, 'zero')
@given(boxes())
@LAWS
def test_a_perfect_box_costs_nothing_and_pulls_nowhere(member, target):
    loss = build(member)
    assert (value(loss, target, target) == 0).all()
    assert (gradient(loss, target, target) == 0).all()


@members(BoxLoss, 'positive')
@given(boxes(), boxes())
@LAWS
def test_no_box_costs_less_than_a_perfect_one(member, pred, target):
    assert (value(build(member), pred, target) >= 0).all()


@members(BoxLoss, 'distance')
@given(boxes(), st.floats(-1, 1), st.floats(-1, 1))
@LAWS
def test_a_copy_of_the_target_never_gets_cheaper_by_moving_away(member, target, dx, dy):
    steps = torch.cat([torch.linspace(0, 3, 61), torch.linspace(3, 30, 28)]).double()
    away = steps[:, None] * (target[:, 2:] - target[:, :2]).repeat(1, 2) * batch([dx, dy, dx, dy])
    assert (value(build(member), target + away, target.expand_as(away)).diff() >= -1e-6).all()


@members(BoxLoss, 'concentric')
@given(sides, sides)
@LAWS
def test_a_concentric_copy_never_gets_cheaper_by_growing_or_shrinking(member, w, h):
    half = batch([-w, -h, w, h]) / 2
    for sizes in (torch.linspace(1, 8, 50), 1 / torch.linspace(1, 8, 50)):
        pred = sizes[:, None].double() * half
        assert (value(build(member), pred, half.expand_as(pred)).diff() >= -1e-6).all()


@members(BoxLoss, 'claims')
@given(boxes(), boxes(), factors)
@LAWS
def test_the_claimed_laws_hold(member, pred, target, far):
    for law in member.laws:
        for other in (pred, pred + 100 * far, target + far):
            facts.keeps(law, build(member), other, target)


TARGET = batch([0.0, 0.0, 30.0, 30.0])
STARTS = TARGET + batch([12, 0, 12, 0], [-9, -8, -9, -8], [8, 8, -8, -8], [-15, -15, 15, 15], [10, -12, 2, 4])
APART = TARGET + batch([45, 0, 45, 0], [40, 35, 40, 35], [50, 5, 30, -15])


def descend(loss, pred, steps=300):
    """Down the sign of the gradient, by steps that fall from one pixel to none: the same for losses of any scale."""
    for step in range(steps):
        pred = pred - (1 - step / steps) * gradient(loss, pred, TARGET.expand_as(pred)).sign()
    return pred


def arrived(pred):
    return (pred[:, :2] < pred[:, 2:]).all(-1) & (1 - iou_loss(pred, TARGET.expand_as(pred)) > 0.9)


@members(BoxLoss, 'descent')
def test_gradient_descent_from_an_overlapping_box_arrives(member):
    pred = descend(build(member), STARTS)
    assert arrived(pred).all(), pred.tolist()


@members(BoxLoss, 'descent apart')
def test_gradient_descent_from_a_box_apart_arrives(member):
    pred = descend(build(member), APART)
    assert arrived(pred).all(), pred.tolist()


def test_with_mmdets_sign_siou_does_not_arrive():
    assert not arrived(descend(build(SIoULoss, neg_gamma=False), APART)).any()
