"""All losses of boxes by one kernel: the frame and the way back to the corners are common, a formula is a few lines."""
import torch
import triton
import triton.language as tl
from torch import Tensor

from .. import gradient_dtype
from . import box_formulas as formulas
from .layout import accumulator, finish, split, strides
from .mathematics import number, step

LANES = 512  # a block; two lanes a box
ALONE = 4  # blocks that one program works off alone, so that nothing is left to sum up


@triton.jit
def corner_pair(box, at, column_at, counts, DTYPE: tl.constexpr):
    """Both coordinates of an axis, halved so that the difference of huge ones is finite; 0 where nothing counts."""
    first = tl.load(box + at, mask=counts, other=0).to(DTYPE) / 2
    second = tl.load(box + at + 2 * column_at, mask=counts, other=0).to(DTYPE) / 2
    return first, second


@triton.jit
def measures(low, high, low_, high_):
    """side, target's side, overlap, gap, hull, shift and end of an axis."""
    inner = tl.maximum(low, low_)
    outer = tl.minimum(low, low_)
    end = tl.minimum(high, high_)
    return (high - low, high_ - low_, end - inner, inner - outer, tl.maximum(high, high_) - outer,
            (low + high - low_ - high_) / 2, end - outer)


@triton.jit
def corner_slopes(low, high, low_, high_, by_side, by_overlap, by_gap, by_hull, by_shift):
    """Derivatives by the low and the high corner of pred, from those by what :func:`measures` gives."""
    inner = step(low, low_)
    by_low = by_shift / 2 - by_side + inner * (by_gap - by_overlap) - (1 - inner) * (by_gap + by_hull)
    inner = step(high_, high)
    return by_low, by_shift / 2 + by_side + inner * by_overlap + (1 - inner) * by_hull


@triton.jit
def kernel(pred, target, weight, scale, gradient, partials, pred_at, target_at, weight_at, boxes, blocks,
           factor: tl.float64, eps: tl.float64, a: tl.float64, b: tl.float64, FORMULA: tl.constexpr,
           SECOND: tl.constexpr, CASE: tl.constexpr, LANES: tl.constexpr, DTYPE: tl.constexpr):
    """SECOND, of bounded IoU alone, is a second formula, which the weights of the last two columns weigh."""
    factor = number(factor, DTYPE) if scale is None else number(factor, DTYPE) * tl.load(scale).to(DTYPE)
    total = tl.zeros((LANES,), DTYPE)
    for block in range(0, blocks):
        lane = (tl.program_id(0).to(tl.int64) * blocks + block) * LANES + tl.arange(0, LANES)
        box = lane // 2
        axis = lane % 2
        counts = box < boxes
        w = tl.full((LANES,), 1.0, DTYPE)
        w_ = w
        if weight is not None:
            at = weight + box * weight_at[0] + axis * weight_at[1]
            w = tl.load(at, mask=counts, other=0).to(DTYPE)
            w_ = tl.load(at + 2 * weight_at[1], mask=counts, other=0).to(DTYPE) if SECOND is not None else w
        inside = counts
        counts = counts & ((w != 0) | (w_ != 0))

        at, across = box * pred_at[0] + axis * pred_at[1], box * pred_at[0] + (1 - axis) * pred_at[1]
        first, second = corner_pair(pred, at, pred_at[1], counts, DTYPE)
        first_o, second_o = corner_pair(pred, across, pred_at[1], counts, DTYPE)
        at, across = box * target_at[0] + axis * target_at[1], box * target_at[0] + (1 - axis) * target_at[1]
        true, true_second = corner_pair(target, at, target_at[1], counts, DTYPE)
        true_o, true_second_o = corner_pair(target, across, target_at[1], counts, DTYPE)
        low, high = tl.minimum(first, second), tl.maximum(first, second)
        low_o, high_o = tl.minimum(first_o, second_o), tl.maximum(first_o, second_o)
        low_t, high_t = tl.minimum(true, true_second), tl.maximum(true, true_second)
        low_to, high_to = tl.minimum(true_o, true_second_o), tl.maximum(true_o, true_second_o)

        unit = tl.maximum(tl.maximum(high, high_t) - tl.minimum(low, low_t),
                          tl.maximum(high_o, high_to) - tl.minimum(low_o, low_to))
        unit = tl.maximum(unit, 1.4916681462400413e-154 if tl.float64 == DTYPE else 1.0842021724855044e-19)
        low, high, high_t = (low - low_t) / unit, (high - low_t) / unit, (high_t - low_t) / unit
        low_o, high_o, high_to = (low_o - low_to) / unit, (high_o - low_to) / unit, (high_to - low_to) / unit
        zero = unit * 0
        same = (low == 0) & (low_o == 0) & (high == high_t) & (high_o == high_to)
        own = measures(low, high, zero, high_t)
        other = measures(low_o, high_o, zero, high_to)
        eps_, a_, b_ = number(eps, DTYPE), number(a, DTYPE), number(b, DTYPE)
        value, by_side, by_overlap, by_gap, by_hull, by_shift = FORMULA(own, other, same, eps_, a_, b_, CASE)
        value, by_side, by_overlap = w * value, w * by_side, w * by_overlap
        by_gap, by_hull, by_shift = w * by_gap, w * by_hull, w * by_shift
        if SECOND is not None:
            more, more_by_side, _, _, _, _ = SECOND(own, other, same, eps_, a_, b_, CASE)
            value, by_side = value + w_ * more, by_side + w_ * more_by_side
        else:
            value = value / 2  # both lanes of a box found it
        total += tl.where(counts, value, 0.0).to(DTYPE)

        if gradient is not None:
            by_low, by_high = corner_slopes(low, high, zero, high_t, by_side, by_overlap, by_gap, by_hull, by_shift)
            ahead = tl.where(first > second, 0.0, 1.0)  # whether the first corner is the low one
            pull = factor * 0.5 / unit
            by_first, by_second = ahead * by_low + (1 - ahead) * by_high, ahead * by_high + (1 - ahead) * by_low
            out = gradient + box * 4 + axis
            tl.store(out, tl.where(counts, pull * by_first, 0.0).to(gradient.dtype.element_ty), mask=inside)
            tl.store(out + 2, tl.where(counts, pull * by_second, 0.0).to(gradient.dtype.element_ty), mask=inside)
    tl.store(partials + tl.program_id(0), factor * tl.sum(total, axis=0))


def launch(formula, pred: Tensor, target: Tensor, weight: Tensor | None, scale: float | Tensor, want_grad: bool,
           eps: float, a: float = 0.0, b: float = 0.0, case: str = '', second=None):
    gradient = None
    if want_grad:
        gradient = torch.empty_like(pred, dtype=gradient_dtype(pred), memory_format=torch.contiguous_format)
    if pred.numel() == 0:
        return pred.new_zeros((), dtype=accumulator(pred)), gradient
    pred_, target_ = pred.reshape(-1, 4), target.reshape(-1, 4)
    if weight is not None:
        weight = weight.expand(pred.shape).reshape(-1, 4) if second else weight.expand(pred.shape[:-1]).reshape(-1, 1)
        weight = weight.expand(-1, 4)
    boxes = pred_.shape[0]
    blocks = -(-2 * boxes // LANES)
    each = blocks if blocks <= ALONE else 1
    partials = torch.empty(-(-blocks // each), dtype=accumulator(pred), device=pred.device)
    factor, divided = split(scale, pred)
    kernel[(partials.numel(),)](
        pred_, target_, weight, divided, gradient, partials, pred_.stride(), target_.stride(), strides(weight), boxes,
        each, factor, float(eps), float(a), float(b), FORMULA=formula, SECOND=second, CASE=case, LANES=LANES,
        DTYPE=tl.float64 if pred.dtype == torch.float64 else tl.float32, num_warps=LANES // 32)
    return finish(partials), gradient


def iou_loss(*inputs, mode='linear', eps=1e-7):
    return launch(formulas.iou, *inputs, eps, case=mode)


def bounded_iou_loss(*inputs, beta=0.2, eps=1e-7):
    return launch(formulas.bounded_iou_place, *inputs, eps, max(beta, 1e-37), second=formulas.bounded_iou_shape)


def giou_loss(*inputs, eps=1e-7):
    return launch(formulas.giou, *inputs, eps)


def diou_loss(*inputs, eps=1e-7):
    return launch(formulas.diou, *inputs, eps)


def ciou_loss(*inputs, alpha_gate=0.5, aspect_grad='exact', eps=1e-7):
    return launch(formulas.ciou, *inputs, eps, -1.0 if alpha_gate is None else alpha_gate)


def efficient_iou_loss(*inputs, eps=1e-7):
    return launch(formulas.efficient_iou, *inputs, eps)


def extended_iou_loss(*inputs, smooth_point=0.1, eps=1e-7):
    return launch(formulas.extended_iou, *inputs, eps, max(smooth_point, 1e-37))


def siou_loss(*inputs, theta=4.0, neg_gamma=True, eps=1e-7):
    return launch(formulas.siou, *inputs, eps, theta, -1.0 if neg_gamma else 1.0, 'fourth' if theta == 4 else '')
