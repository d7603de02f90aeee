"""Facts of the papers of box losses that weigh boxes, measure corners or take boxes for Gaussians."""
import math

import pytest
import torch

from cvloss_mm import functional as f
from cvloss_mm import losses

SQUARE = torch.tensor([[0., 0., 10., 10.]])


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
    torch.testing.assert_close(f.wiou_loss(pred, target, version='v2', mean=mean), plain * beta ** 0.5)
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
        torch.testing.assert_close(slope(f.wiou_loss, pred, target, version=version),
                                   weight * slope(f.wiou_loss, pred, target, version='v1'))


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


def test_wiou_compares_a_batch_with_the_mean_that_has_taken_it_in():
    pred, target = losses.WIoULoss.sample(12, torch.Generator().manual_seed(3))
    loss = losses.WIoULoss(momentum=0.0, reduction='none')
    torch.testing.assert_close(loss(pred, target), f.wiou_loss(pred, target, mean=f.iou_loss(pred, target).mean()))
    perfect = losses.WIoULoss(momentum=0.0)
    assert perfect(target.requires_grad_(), target.detach()) == 0 == perfect.iou_mean
