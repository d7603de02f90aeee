"""Facts of the papers of losses of rotated boxes, and what goes wrong in code of others."""

import math

import pytest
import torch

from cvloss_mm import functional as f
from cvloss_mm import losses
from cvloss_mm.registry import MODELS

SHIP = torch.tensor([[30.0, 40, 20, 8, 0.5]])
FUNCTIONS = (f.gwd_loss, f.kld_rotated_loss, f.kfiou_loss)
NAMES = ('GWDLoss', 'KLDRotatedLoss', 'KFIoULoss')
each_function = pytest.mark.parametrize('function', FUNCTIONS, ids=lambda function: function.__name__)


def drawn(n=60, seed=0):
    pred, target = losses.RotatedBoxLoss.sample(n, torch.Generator().manual_seed(seed))
    return pred.double(), target.double()


def slope(function, pred, target, **hyper):
    leaf = pred.clone().requires_grad_()
    return torch.autograd.grad(function(leaf, target, **hyper).sum(), leaf)[0]


def covariance(boxes):
    c, s = boxes[:, 4].cos(), boxes[:, 4].sin()
    turn = torch.stack([torch.stack([c, -s], -1), torch.stack([s, c], -1)], -2)
    return turn @ torch.diag_embed(boxes[:, 2:4].square() / 4) @ turn.mT


def root(matrix):
    values, vectors = torch.linalg.eigh(matrix)
    return vectors @ torch.diag_embed(values.clamp(min=0).sqrt()) @ vectors.mT


# ------------------------------------------------------------------------------------------------- all


@each_function
@pytest.mark.parametrize('dtype', [torch.float32, torch.float16, torch.float64], ids=str)
@pytest.mark.parametrize('size', [1e-3, 1.0, 30.0])
def test_identical_boxes_have_no_gradient(function, dtype, size):
    box = (SHIP * torch.tensor([size, size, size, size, 1])).to(dtype)
    least = {'gwd_loss': 0.5, 'kld_rotated_loss': 0.0, 'kfiou_loss': math.expm1(2 / 3)}[function.__name__]
    torch.testing.assert_close(function(box, box), torch.full((1,), least, dtype=function(box, box).dtype))
    assert (slope(function, box, box) == 0).all()


@each_function
def test_float32_of_tiny_and_of_huge_boxes_keeps_its_digits(function):
    """The determinant of a side of 1e-12 is 1e-48, that of one of 1e12 is 1e48."""
    pred, target = drawn()
    for scale in (1e-12, 1e12):
        unit = torch.tensor([scale] * 4 + [1.0]).double()
        keywords = dict(normalize=True) if function is f.gwd_loss else {}
        exact = function(pred, target, **keywords)
        found = function((pred * unit).float(), (target * unit).float(), **keywords)
        torch.testing.assert_close(found, exact.float(), rtol=1e-4, atol=1e-5)
        pull = slope(function, (pred * unit).float(), (target * unit).float(), **keywords)
        torch.testing.assert_close(
            pull[:, 4], slope(function, pred, target, **keywords)[:, 4].float(), rtol=1e-2, atol=1e-4
        )


@each_function
def test_small_errors_are_not_rounded_away(function):
    """In float32 as in float64, where the differences of squares of the sides would hold no digit."""
    for error in (1e-2, 1e-3, 1e-4):
        target = torch.tensor([[0.0, 0, 20, 8, 0.5]])
        pred = target + error * torch.tensor([[0.0, 0, 20, -8, 0]])
        found = slope(function, pred, target)
        torch.testing.assert_close(found, slope(function, pred.double(), target.double()).float(), rtol=1e-2, atol=1e-6)
        assert found[0, 2] > 0 > found[0, 3]


@each_function
def test_a_box_without_height_opens(function):
    flat = torch.tensor([[30.0, 40, 20, 0, 0.5]])
    pull = slope(function, flat, SHIP)
    assert pull.isfinite().all() and pull[0, 3] < 0


@pytest.mark.parametrize('name', NAMES)
def test_upright_boxes_are_refused_in_words(name):
    upright = torch.tensor([[0.0, 0, 4, 4]])
    with pytest.raises(ValueError, match=r'rotated boxes.*got.*\(1, 4\).*cx, cy, w, h, angle in radians; of upright'):
        getattr(losses, name)()(upright, upright)
    with pytest.raises(ValueError, match=r'got pred \(1, 4\); accepted: \(..., 5\)'):
        getattr(losses, name).fn(upright, upright)
    with pytest.raises(ValueError, match=r'got pred \(1, 5\); accepted: \(..., 4\)'):
        f.giou_loss(SHIP, SHIP)


@pytest.mark.parametrize('name', NAMES)
def test_a_weight_a_number_as_heads_pass_it_is_averaged_also_of_five_boxes(name):
    pred, target = drawn(5)
    loss = getattr(losses, name)(reduction='none')
    weight = torch.rand(5, 5, generator=torch.Generator().manual_seed(0)).double()
    torch.testing.assert_close(loss(pred, target, weight), weight.mean(-1) * loss(pred, target))
    torch.testing.assert_close(loss(pred, target, weight[0]), weight[0] * loss(pred, target))


@pytest.mark.parametrize('name', NAMES)
def test_no_wrapper_of_upright_boxes_takes_them_and_a_combination_takes_none_but_them(name):
    for wrapper in ('InnerIoULoss', 'FocalerIoULoss', 'AlphaIoULoss'):
        with pytest.raises(ValueError, match=f'over must be .*got .{name}'):
            MODELS.build(dict(type=wrapper, over=name))
    with pytest.raises(ValueError, match=f'all of one family.*{name} is a RotatedBoxLoss, GIoULoss is a BoxLoss'):
        losses.CombinedLoss(losses=[dict(type=name), dict(type='GIoULoss')])
    pair = drawn()
    both = losses.CombinedLoss(losses=[dict(type=name), dict(type='KLDRotatedLoss', fun='sqrt', loss_weight=2.0)])
    parts = getattr(losses, name)()(*pair) + 2 * losses.KLDRotatedLoss(fun='sqrt')(*pair)
    torch.testing.assert_close(both(*pair), parts)


# ------------------------------------------------------------------------------------------------- GWD


@pytest.mark.parametrize('alpha', [1.0, 0.5])
def test_gwd_is_the_wasserstein_distance_by_roots_of_matrices(alpha):
    pred, target = drawn()
    first, second = covariance(pred), covariance(target)
    half = root(first)
    shape = (first + second - 2 * root(half @ second @ half)).diagonal(dim1=-2, dim2=-1).sum(-1)
    square = (pred - target)[:, :2].square().sum(-1) + alpha**2 * shape
    close = dict(rtol=1e-6, atol=1e-6)
    torch.testing.assert_close(f.gwd_loss(pred, target, tau=0, alpha=alpha), square.sqrt(), **close)
    torch.testing.assert_close(f.gwd_loss(pred, target, alpha=alpha), 1 - 1 / (2 + square.sqrt()), **close)


def test_gwd_of_upright_boxes_is_the_distance_in_nwd():
    pred, target = (boxes * torch.tensor([1, 1, 1, 1, 0]) for boxes in drawn())
    upright = [torch.cat([b[:, :2] - b[:, 2:4] / 2, b[:, :2] + b[:, 2:4] / 2], -1) for b in (pred, target)]
    nwd = f.nwd_loss(*upright, constant=12.8)
    torch.testing.assert_close(1 - torch.exp(-f.gwd_loss(pred, target, tau=0) / 12.8), nwd, rtol=1e-5, atol=1e-6)


def test_gwd_is_a_distance():
    first, second = drawn()
    third = first.roll(1, 0)
    sides = f.gwd_loss(first, second, tau=0) + f.gwd_loss(second, third, tau=0)
    assert (f.gwd_loss(first, third, tau=0) <= sides + 1e-5).all()


def test_normalized_gwd_does_not_depend_on_the_unit_and_is_the_distance_in_mean_sides():
    pred, target = drawn()
    unit = torch.tensor([8, 8, 8, 8, 1])
    one, eight = (f.gwd_loss(pred * u, target * u, normalize=True, tau=0) for u in (1, unit))
    torch.testing.assert_close(one, eight)
    mean = (pred[:, 2:4].prod(-1) * target[:, 2:4].prod(-1)) ** 0.25
    torch.testing.assert_close(one, f.gwd_loss(pred, target, tau=0) / mean, rtol=1e-5, atol=1e-6)
    assert (f.gwd_loss(pred * unit, target * unit) > f.gwd_loss(pred, target)).all()


def test_the_logarithm_of_a_square_that_is_infinite_is_not():
    far = torch.tensor([[1e25, 0, 2, 2, 0.0]])
    torch.testing.assert_close(
        f.gwd_loss(far, SHIP * 0 + 1, fun='log1p', tau=0), torch.tensor([2 * 25 * math.log(10)]), rtol=1e-5, atol=0
    )


# ------------------------------------------------------------------------------------------------- KLD


def test_kld_is_that_of_torchs_distributions():
    pred, target = drawn()
    normals = [torch.distributions.MultivariateNormal(b[:, :2], covariance(b)) for b in (pred, target)]
    one, other = (torch.distributions.kl_divergence(*pair) for pair in (normals, normals[::-1]))
    for direction, expected in (('pred_target', one), ('target_pred', other)):
        found = f.kld_rotated_loss(pred, target, direction=direction)
        torch.testing.assert_close(found, 1 - 1 / (1 + expected.log1p()), rtol=1e-5, atol=1e-6)


def test_the_longer_the_target_the_harder_its_angle_pulls():
    """By an error of 0.05 radians, the paper's reason for KLD: a ship has to be met more exactly than a square."""
    pulls = []
    for side in (1.0, 2.0, 4.0, 8.0):
        target = torch.tensor([[0.0, 0, 10 * side, 10, 0]]).double()
        pulls.append(slope(f.kld_rotated_loss, target + torch.tensor([[0, 0, 0, 0, 0.05]]), target)[0, 4].item())
    assert pulls[0] == 0 and pulls == sorted(pulls) and pulls[3] > 4 * pulls[1] > 0


def test_kld_of_upright_boxes_is_a_sum_over_both_axes():
    """Of the squared shift in half sides, and of the squared ratio of the sides without its logarithm."""
    pred, target = torch.tensor([[3.0, 1, 8, 6, 0]]).double(), torch.tensor([[0.0, 0, 10, 12, 0]]).double()
    expected = (3 / 5) ** 2 / 2 + (1 / 6) ** 2 / 2
    expected += sum((r * r - 1) / 2 - math.log(r) for r in (0.8, 0.5))
    assert f.kld_rotated_loss(pred, target, fun='sqrt', tau=0).item() ** 2 == pytest.approx(expected, rel=1e-6)


# ------------------------------------------------------------------------------------------------- KFIoU


def overlap(pred, target):
    """The shape alone: 1 - K."""
    here = torch.cat([target[:, :2], pred[:, 2:]], -1)
    return 1 - f.kfiou_loss(here, target, fun='none')


def test_the_overlap_is_at_most_a_third_and_that_of_the_fused_gaussian():
    pred, target = drawn()
    fused = torch.linalg.inv(torch.linalg.inv(covariance(pred)) + torch.linalg.inv(covariance(target)))
    area = 4 * torch.linalg.det(fused).sqrt()
    expected = area / (pred[:, 2:4].prod(-1) + target[:, 2:4].prod(-1) - area)
    torch.testing.assert_close(overlap(pred, target), expected, rtol=1e-5, atol=1e-6)
    assert (overlap(pred, target) <= 1 / 3).all()
    torch.testing.assert_close(overlap(target, target), torch.full((60,), 1 / 3).double())


def test_the_three_forms_of_the_overlap_are_those_of_one_number():
    pred, target = drawn()
    pred = torch.cat([target[:, :2], pred[:, 2:]], -1)
    k = overlap(pred, target)
    torch.testing.assert_close(f.kfiou_loss(pred, target), torch.expm1(1 - k))
    torch.testing.assert_close(f.kfiou_loss(pred, target, fun='ln'), -k.log())


def test_heads_that_pass_encoded_and_decoded_boxes_get_the_loss_of_the_decoded_ones():
    pred, target = (boxes.float() for boxes in drawn(8))
    deltas, encoded = torch.randn(2, 8, 5, generator=torch.Generator().manual_seed(0)).unbind()
    loss, weight = losses.KFIoULoss(), torch.rand(8, 5)
    leaf, deltas = pred.clone().requires_grad_(), deltas.requires_grad_()
    value = loss(deltas, encoded, weight, avg_factor=4.0, pred_decode=leaf, targets_decode=target)
    torch.testing.assert_close(value, loss(pred, target, weight, avg_factor=4.0))
    value.backward()
    assert leaf.grad.abs().sum() > 0 and deltas.grad is None
    smooth = losses.KFIoULoss(center='smooth_l1', fun='none', reduction='none')
    value = smooth(deltas, encoded, pred_decode=leaf, targets_decode=target)
    centres = losses.SmoothL1Loss(beta=1 / 9, reduction='none')(deltas[:, :2], encoded[:, :2]).sum(-1)
    torch.testing.assert_close(value, centres + 1 - overlap(pred, target))
    value.sum().backward()
    assert (deltas.grad[:, :2] != 0).any() and (deltas.grad[:, 2:] == 0).all()


def test_one_of_two_decoded_boxes_is_too_few():
    with pytest.raises(ValueError, match='one is missing'):
        losses.KFIoULoss()(SHIP, SHIP, pred_decode=SHIP)
    with pytest.raises(ValueError, match=r'rotated boxes.*got'):
        losses.KFIoULoss()(SHIP, SHIP, pred_decode=SHIP[:, :4], targets_decode=SHIP[:, :4])
    with pytest.raises(ValueError, match=r'pred_decode is \(2, 5\)'):
        losses.KFIoULoss()(SHIP, SHIP, pred_decode=SHIP.repeat(2, 1), targets_decode=SHIP.repeat(2, 1))
