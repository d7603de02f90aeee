"""The laws of the losses of rotated boxes, over every registered one."""

import math
import re

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from laws import LAWS, batch, build, close, coordinates, factors, gradient, members, sides, value

from cvloss_mm.losses import RotatedBoxLoss

angles = st.floats(-4, 4, width=32)


@st.composite
def rotated(draw):
    return batch([draw(coordinates), draw(coordinates), draw(sides), draw(sides), draw(angles)])


def turned_by(boxes, angle):
    """About the origin, angles and all."""
    x, y, w, h, a = boxes.unbind(-1)
    c, s = math.cos(angle), math.sin(angle)
    return torch.stack([c * x - s * y, s * x + c * y, w, h, a + angle], -1)


def renamed(boxes):
    """The same boxes, with the other side for the width."""
    return boxes[:, [0, 1, 3, 2, 4]] + batch([0, 0, 0, 0, math.pi / 2])


@members(RotatedBoxLoss, 'shift')
@given(rotated(), rotated(), coordinates, coordinates)
@LAWS
def test_moving_both_boxes_changes_nothing(member, pred, target, dx, dy):
    loss, shift = build(member), batch([dx, dy, 0, 0, 0])
    close(value(loss, pred + shift, target + shift), value(loss, pred, target))


@members(RotatedBoxLoss, 'turn')
@given(rotated(), rotated(), angles)
@LAWS
def test_turning_both_boxes_changes_nothing(member, pred, target, angle):
    loss = build(member)
    close(value(loss, turned_by(pred, angle), turned_by(target, angle)), value(loss, pred, target))


@members(RotatedBoxLoss, 'mirror')
@given(rotated(), rotated())
@LAWS
def test_a_mirrored_image_costs_the_same(member, pred, target):
    loss, mirror = build(member), batch([-1, 1, 1, 1, -1])
    close(value(loss, pred * mirror, target * mirror), value(loss, pred, target))


LENGTHS = [1, 1, 1, 1, 0]


@members(RotatedBoxLoss, 'scale')
@given(rotated(), rotated(), factors)
@LAWS
def test_the_unit_of_length_divides_the_gradient_and_leaves_the_value(member, pred, target, scale):
    loss, unit = build(member), torch.where(batch(LENGTHS) == 1, scale, 1.0)
    close(value(loss, pred * unit, target * unit), value(loss, pred, target))
    close(gradient(loss, pred * unit, target * unit) * unit, gradient(loss, pred, target))


@members(RotatedBoxLoss, 'ends of the range')
@given(rotated(), rotated(), st.integers(-3, 3))
@LAWS
def test_a_half_turn_and_the_names_of_the_sides_change_neither_value_nor_gradient(member, pred, target, halves):
    pred = pred + batch([0.7, 0.3, 0.5, 0.2, 0.1])  # a perfect box may be the edge of a cone
    loss = build(member)
    cost, slope = value(loss, pred, target), gradient(loss, pred, target)
    around = batch([0, 0, 0, 0, halves * math.pi])
    close(value(loss, pred + around, target), cost)
    close(value(loss, pred, target + around), cost)
    close(gradient(loss, pred + around, target), slope, 1e-5)
    close(value(loss, renamed(pred), target), cost)
    close(value(loss, pred, renamed(target)), cost)
    close(gradient(loss, renamed(pred), target)[:, [0, 1, 3, 2, 4]], slope, 1e-5)


@members(RotatedBoxLoss, 'square')
@given(rotated(), rotated(), angles)
@LAWS
def test_a_square_has_no_angle(member, pred, target, angle):
    loss = build(member)
    pred = pred[:, [0, 1, 2, 2, 4]]
    close(value(loss, pred + batch([0, 0, 0, 0, angle]), target), value(loss, pred, target))
    close(gradient(loss, pred, target)[:, 4], torch.zeros(1).double())


@members(RotatedBoxLoss, 'zero')
@given(rotated())
@LAWS
def test_a_perfect_box_pulls_nowhere(member, target):
    assert (gradient(build(member), target, target) == 0).all()


@members(RotatedBoxLoss, 'least')
@given(rotated(), rotated())
@LAWS
def test_no_box_costs_less_than_a_perfect_one(member, pred, target):
    loss = build(member)
    assert (value(loss, pred, target) >= value(loss, target, target)).all()


@members(RotatedBoxLoss, 'distance')
@given(rotated(), st.floats(-1, 1), st.floats(-1, 1))
@LAWS
def test_a_copy_of_the_target_never_gets_cheaper_by_moving_away(member, target, dx, dy):
    steps = torch.cat([torch.linspace(0, 3, 61), torch.linspace(3, 30, 28)]).double()
    away = steps[:, None] * batch([dx, dy, 0, 0, 0]) * target[:, 2:4].amax()
    assert (value(build(member), target + away, target.expand_as(away)).diff() >= -1e-9).all()


@members(RotatedBoxLoss, 'concentric')
@given(rotated())
@LAWS
def test_a_concentric_copy_never_gets_cheaper_by_growing_or_shrinking(member, target):
    for sizes in (torch.linspace(1, 8, 50), 1 / torch.linspace(1, 8, 50)):
        pred = target * torch.where(batch([0, 0, 1, 1, 0]) == 1, sizes[:, None].double(), 1.0)
        assert (value(build(member), pred, target.expand_as(pred)).diff() >= -1e-9).all()


@members(RotatedBoxLoss, 'angle')
@given(rotated())
@LAWS
def test_a_copy_never_gets_cheaper_by_turning_away(member, target):
    pred = target + torch.linspace(0, math.pi / 2, 50).double()[:, None] * batch([0, 0, 0, 0, 1])
    assert (value(build(member), pred, target.expand_as(pred)).diff() >= -1e-9).all()


@members(RotatedBoxLoss, 'claims')
@given(rotated(), rotated(), factors)
@LAWS
def test_the_claimed_laws_hold(member, pred, target, far):
    loss = build(member)
    for law in member.laws:
        bound = re.fullmatch(r'at most (\d+)', law)
        for other in (pred, pred + 100 * far, target + far):
            unreduced = loss(other, target)
            if law == 'symmetric':
                close(unreduced, loss(target, other))
            elif bound:
                assert (unreduced <= float(bound[1])).all(), law
            else:
                pytest.fail(f'{member.__name__} claims {law!r}, which no test knows')


@members(RotatedBoxLoss, 'descent')
def test_gradient_descent_arrives_at_the_box_or_one_with_the_same_corners(member):
    """Down the sign of the gradient, by steps that fall from one unit to none, of 1 / 30 as much for angles."""
    target = batch([0, 0, 30, 12, 0.4])
    starts = target + batch(
        [12, 0, 0, 0, 0.3], [-9, -8, -10, 5, -0.5], [8, 8, 10, 2, 1.2], [45, 0, 0, 0, 1], [40, -35, -20, 10, -1.4]
    )
    loss, pred = build(member), starts
    for step in range(600):
        pull = gradient(loss, pred, target.expand_as(pred)).sign()
        pred = pred - (1 - step / 600) * pull * batch([1, 1, 1, 1, 1 / 30])
    high = pred[:, 2] < pred[:, 3]
    pred = torch.where(high[:, None], renamed(pred), pred)
    assert ((pred - target)[:, :4].abs() < 1).all(), pred.tolist()
    assert ((pred - target)[:, 4].mul(2).sin().abs() < 0.1).all(), pred.tolist()
