"""The losses of the IoU family, each by its value and slopes; see :mod:`cvloss_mm.kernels.cpu.boxes`."""
import math

import torch
import torch.nn.functional as F

from ...functional import box as f
from .boxes import HALF, box_kernel, product


@box_kernel(f.iou_loss)
def iou(pair, want_grad, mode, eps):
    pair.measure(eps)
    value, by_overlap, by_side = pair.one_minus_iou(want_grad)
    if mode == 'linear':
        return value, (by_overlap, by_side, 0, 0)
    if mode == 'square':
        steeper, value = pair.iou + pair.iou, 1 - pair.iou.square()
    else:
        floored = pair.iou.clamp(min=eps)
        steeper, value = (pair.iou > eps) / floored, floored.log().neg_()
    return value, (by_overlap.mul_(steeper), by_side.mul_(steeper), 0, 0) if want_grad else None


@box_kernel(f.giou_loss)
def giou(pair, want_grad, eps):
    pair.measure(eps)
    value, by_overlap, by_side = pair.one_minus_iou(want_grad)
    enclosing = product(pair.hull)
    per_enclosing = enclosing.clamp(min=eps).reciprocal_()
    empty = (enclosing - pair.union).mul_(per_enclosing)
    value.add_(empty)
    if not want_grad:
        return value, None
    by_overlap.addcmul_(pair.overlap.flip(0), per_enclosing)
    by_side.addcmul_(pair.side.flip(0), per_enclosing, value=-1)
    by_hull = pair.hull.flip(0).mul_((1 - empty * (enclosing > eps)).mul_(per_enclosing))
    return value, (by_overlap, by_side, by_hull, 0)


@box_kernel(f.diou_loss)
def diou(pair, want_grad, eps):
    pair.measure(eps)
    value, by_overlap, by_side = pair.one_minus_iou(want_grad)
    distance, by_shift, by_hull = pair.distance_share(eps)
    return value.add_(distance), (by_overlap, by_side, by_hull, by_shift)


@box_kernel(f.ciou_loss, accepts=lambda inputs, hyper: hyper['aspect_grad'] == 'exact')
def ciou(pair, want_grad, alpha_gate, aspect_grad, eps):
    value, slopes = diou(pair, want_grad, eps)
    (width, height), true = pair.side.clamp(min=eps), pair.true.clamp(min=eps)
    turn = torch.atan2(true[0], true[1]).sub_(torch.atan2(width, height)).mul_(2 / math.pi)
    v = turn.square()
    alpha = v / (v + 1 - pair.iou).clamp_(min=eps)
    if alpha_gate is not None:
        alpha.mul_(pair.iou > alpha_gate)
    value.addcmul_(alpha, v)
    if want_grad:
        pull = alpha.mul_(turn).mul_(-4 / math.pi).div_(width * width + height * height)
        by_angle = torch.stack((height * pull, width * pull.neg()))
        slopes[1].add_(by_angle.mul_(pair.side > eps))
    return value, slopes


@box_kernel(f.efficient_iou_loss)
def efficient_iou(pair, want_grad, eps):
    value, (by_overlap, by_side, by_hull, by_shift) = diou(pair, want_grad, eps)
    floored = pair.hull.clamp(min=eps)
    share = (pair.side - pair.true).div_(floored)
    value.add_(share.square().sum(0))
    if not want_grad:
        return value, None
    step = (share + share).div_(floored)
    by_hull.sub_(step * share * (pair.hull > eps))
    return value, (by_overlap, by_side.add_(step), by_hull, by_shift)


@box_kernel(f.siou_loss)
def siou(pair, want_grad, theta, neg_gamma, eps):
    pair.measure(eps)
    value, by_overlap, by_side = pair.one_minus_iou(want_grad)
    move, sign = pair.shift, -1 if neg_gamma else 1
    square = move.square().sum(0)
    squared = square.clamp(min=eps)
    angle = 2 * product(move).abs() / squared
    floored = pair.hull.clamp(min=eps)
    reach = move / floored
    rho = reach.square()
    gamma = sign * (2 - angle)
    far = torch.exp(gamma * rho)
    difference, by_difference = pair.side_difference(eps)
    near = torch.exp(-difference)
    value.add_((1 - far + (1 - near) ** theta).sum(0).mul_(HALF))
    if not want_grad:
        return value, None
    by_rho = far * gamma * -HALF
    by_angle = (far * rho).sum(0) * (sign / 2)
    by_shift = 2 * by_rho * reach / floored
    by_shift += by_angle * 2 * (move.sign() * move.flip(0).abs() - move * (angle * (square > eps))) / squared
    by_hull = -2 * by_rho * rho / floored * (pair.hull > eps)
    by_side.add_(theta / 2 * (1 - near) ** (theta - 1) * near * by_difference)
    return value, (by_overlap, by_side, by_hull, by_shift)


@box_kernel(f.bounded_iou_loss, per_side=True)
def bounded_iou(pair, want_grad, beta, eps):
    error = pair.shift.abs()
    whole = pair.true + 2 * error
    floored = whole.clamp(min=eps)
    position = 4 * error / floored
    by_error = (4 - 2 * position * (whole > eps)) / floored * (position < 1) * pair.shift.sign()
    difference, by_side = pair.side_difference(eps)
    share = torch.cat((position.clamp(max=1), difference))
    value = F.smooth_l1_loss(share, torch.zeros_like(share), reduction='none', beta=beta)
    steep = (share / beta).clamp(max=1) if beta else share.sign()

    def slopes(weight):
        by_shift, by_side_ = (steep * weight).chunk(2)
        return 0, by_side_ * by_side, 0, by_shift * by_error

    return value, slopes if want_grad else None
