"""The inputs of trap_rows.py, and traps that are a relation rather than a value."""

import pytest
import torch
from trap_rows import BOX, HALF, TRAP_ROWS

from cvloss_mm.registry import MODELS


def tensors(row):
    pred = torch.tensor(row.pred, dtype=row.dtype, requires_grad=True)
    target = torch.tensor(row.target)
    labels = not target.is_floating_point() and target.ndim == 1
    target = target if labels else target.to(row.target_dtype or row.dtype)
    return pred, target, None if row.weight is None else torch.tensor(row.weight, dtype=torch.float32)


def expand(expected, like):
    return torch.as_tensor(expected, dtype=like.dtype).expand_as(like)


ROWS = [pytest.param(row, name, id=f'{name}: {row.name}') for row in TRAP_ROWS for name in row.losses]


@pytest.mark.parametrize(('row', 'name'), ROWS)
def test_a_published_trap_does_not_catch_us(row, name):
    pred, target, weight = tensors(row)
    loss = MODELS.get(name)(**row.kwargs)
    value = loss(pred, target, weight, avg_factor=row.avg_factor, reduction_override=row.reduction)
    gradient = torch.autograd.grad(value.sum(), pred)[0]
    assert value.isfinite().all(), value
    assert gradient.isfinite().all(), gradient
    close = dict(rtol=row.tolerance, atol=row.tolerance)
    if row.value is not None:
        torch.testing.assert_close(value, expand(row.value, value), **close)
    if row.gradient is not None:
        torch.testing.assert_close(gradient, expand(row.gradient, gradient), **close)


@pytest.mark.parametrize('name', BOX)
@pytest.mark.parametrize('dtype', [HALF, torch.bfloat16], ids=str)
def test_boxes_off_by_a_pixel_in_half_precision_match_float32(name, dtype):
    rng = torch.Generator().manual_seed(0)
    corner, side = 300 * torch.rand(10000, 2, generator=rng), 8 + 300 * torch.rand(10000, 2, generator=rng)
    target = torch.cat([corner, corner + side], -1).to(dtype)
    pred = (target + torch.randn(10000, 4, generator=rng)).to(dtype).requires_grad_()
    loss = MODELS.get(name)(reduction='none')
    value = loss(pred, target)
    torch.testing.assert_close(value, loss(pred.float(), target.float()))
    assert torch.autograd.grad(value.sum(), pred)[0].isfinite().all()


@pytest.mark.parametrize('name', BOX)
def test_areas_above_65504_stay_within_a_hundredth_of_float32(name):
    rows = torch.tensor([[[0.0, 0.0, 1000.0, 1000.0]], [[10.0, 10.0, 1010.0, 1010.0]]])
    loss = MODELS.get(name)()
    for pred, target in ((HALF, HALF), (HALF, torch.float32), (torch.bfloat16, torch.bfloat16)):
        assert abs(loss(rows[0].to(pred), rows[1].to(target)) - loss(*rows)) < 1e-2


def test_one_weight_a_row_never_weights_columns():
    weight = torch.tensor([1.0, 0.0, 0.0, 0.0])
    for name in ('L1Loss', 'L2Loss', 'SmoothL1Loss', 'HuberLoss', 'BalancedL1Loss'):
        value = MODELS.get(name)(reduction='none')(torch.zeros(4, 4), torch.ones(4, 4), weight)
        assert (value[0] > 0).all()
        assert (value[1:] == 0).all()


def test_softmax_focal_gives_no_gradient_to_rows_that_were_not_asked_for():
    """A public kernel multiplies (N, C) by (N,): silently wrong rows where N equals C."""
    pred = torch.randn(3, 3, requires_grad=True)
    value = MODELS.get('SoftmaxFocalLoss')(reduction='none')(pred, torch.tensor([0, 1, 2]))
    value.backward(torch.tensor([1.0, 0.0, 0.0]))
    assert (pred.grad[0] != 0).all()
    assert (pred.grad[1:] == 0).all()


@pytest.mark.parametrize('name', ['SigmoidFocalLoss', 'BinaryCrossEntropyLoss'])
def test_an_ignored_label_is_no_background(name):
    pred = torch.randn(3, 2)
    loss = MODELS.get(name)(ignore_index=-1, reduction='none')
    value = loss(pred, torch.tensor([0, 2, -1]))
    assert (value[:2] > 0).all()
    assert (value[2] == 0).all()


def test_a_sum_with_avg_factor_explains_itself():
    with pytest.raises(ValueError, match='avg_factor'):
        MODELS.get('SigmoidFocalLoss')(reduction='sum')(torch.zeros(1, 2), torch.tensor([0]), avg_factor=2)


def test_loss_weight_doubles_the_smoothed_loss():
    pred, label = torch.randn(3, 4), torch.tensor([0, 1, 2])
    once, twice = (MODELS.get('LabelSmoothLoss')(loss_weight=w)(pred, label) for w in (1.0, 2.0))
    assert twice == 2 * once


@pytest.mark.parametrize('name', BOX)
def test_weights_of_every_shape_are_taken(name):
    pred, target = torch.tensor([[0.0, 0.0, 10.0, 10.0]] * 3), torch.tensor([[1.0, 1.0, 11.0, 11.0]] * 3)
    loss = MODELS.get(name)()
    once = loss(pred, target)
    for weight in (None, torch.ones(3), torch.ones(3, 4)):
        torch.testing.assert_close(loss(pred, target, weight), once)
    for weight in (torch.zeros(3), torch.zeros(3, 4)):
        assert loss(pred, target, weight) == 0
