"""Losses of competing classes (softmax), one value a row: no matrix is made but the gradient.

A first pass over a row finds its largest logit and the sum of the exponentials; a last one writes the gradient. Targets
that touch every class (soft, smoothed) need a pass between. Later passes find the row in the cache.
"""
import math

import torch
import triton
import triton.language as tl
from torch import Tensor

from . import row_formulas as formulas
from .layout import accumulator, byte_labels, finish, fold, gradient_of, joined, split, strides
from .mathematics import log1p_of_share, number

TILE = 4096  # values that a program holds at a time; half as many where each has an offset or a double of its own


@triton.jit
def mass_of(target, at, target_column, column, label, classes, mask, smoothing, columns,
            TARGET: tl.constexpr, DTYPE: tl.constexpr):
    """What the target gives to each class of a tile, smoothed, times the weight of the class."""
    if TARGET == 'dense':
        share = tl.load(target + at + column.to(tl.int64) * target_column, mask=mask, other=0).to(DTYPE)
    elif TARGET == 'place':  # between two neighbouring bins
        share = tl.maximum(1 - tl.abs(column - label), 0.0).to(DTYPE)
    else:
        share = tl.where(column == label, 1.0, 0.0).to(DTYPE)
    share = (1 - smoothing) * share + smoothing / columns
    return share if classes is None else share * tl.load(classes + column, mask=column < columns, other=0).to(DTYPE)


@triton.jit
def kernel(pred, target, weight, scale, classes, gradient, partials, pred_at, target_at, gradient_at, weight_at, rows,
           inner, columns, factor: tl.float64, gamma: tl.float64, smoothing: tl.float64, gain: tl.float64,
           a: tl.float64, b: tl.float64, m3: tl.float64, edge: tl.float64, drop: tl.float64, FORMULA: tl.constexpr,
           CASE: tl.constexpr, TURN: tl.constexpr, GUARD: tl.constexpr, DETACHED: tl.constexpr, TARGET: tl.constexpr,
           SPREAD: tl.constexpr, ROWS: tl.constexpr, BLOCK: tl.constexpr, UNIT: tl.constexpr, NESTED: tl.constexpr,
           DTYPE: tl.constexpr):
    """SPREAD: the target touches every class, not the label alone. TURN: the logits are ``gain`` times cosines, that of
    the label with a margin. UNIT divides the strides of rows, which are given in units."""
    factor = number(factor, DTYPE) if scale is None else number(factor, DTYPE) * tl.load(scale).to(DTYPE)
    gamma, smoothing, gain = number(gamma, DTYPE), number(smoothing, DTYPE), number(gain, DTYPE)
    row = tl.program_id(0).to(tl.int64) * ROWS + tl.arange(0, ROWS)[:, None]
    inside = row < rows
    outer = row // inner if NESTED else row * 0
    row = row - outer * inner if NESTED else row
    pred_row = pred + (outer * pred_at[0] + row * pred_at[1]) * UNIT
    counts = inside
    pull = tl.full((ROWS, 1), 1.0, DTYPE)
    if weight is not None:  # rows without weight are not even read: they may hold anything
        pull = tl.load(weight + outer * weight_at[0] + row * weight_at[1], mask=inside, other=0).to(DTYPE)
        counts = inside & (pull != 0)
    known = counts
    if TARGET == 'dense':
        label = row.to(tl.int32) * 0
        target_row = (outer * target_at[0] + row * target_at[1]) * UNIT
    else:
        target_row = outer * target_at[0] + row * target_at[1]
        label = tl.load(target + target_row, mask=counts, other=0)
        label = label.to(DTYPE) if TARGET == 'place' else label.to(tl.int32)
        if TARGET == 'place':
            label = tl.minimum(tl.maximum(label, 0.0), columns - 1.0)
        else:
            known = counts & (label >= 0) & (label < columns)
    if not SPREAD:
        answer = tl.load(pred_row + label.to(tl.int64) * pred_at[2], mask=known, other=0).to(DTYPE)
        bend = tl.full((ROWS, 1), 1.0, DTYPE)
        if TURN is not None:
            answer, turned = formulas.guarded(answer, number(a, DTYPE), number(b, DTYPE), number(m3, DTYPE),
                                              number(edge, DTYPE), number(drop, DTYPE), TURN, GUARD)
            bend = bend if DETACHED else turned
        answer *= gain
        top = answer
    else:
        top = tl.full((ROWS, 1), float('-inf'), DTYPE)
    rest = tl.zeros((ROWS, 1), DTYPE)  # sum of exponentials, but for that of the label if only that is asked for
    for start in range(0, columns, BLOCK):
        column = start + tl.arange(0, BLOCK)[None, :]
        mask = counts & (column < columns)
        z = tl.load(pred_row + column.to(tl.int64) * pred_at[2], mask=mask, other=0).to(DTYPE) * gain
        within = column < columns
        if not SPREAD:
            within = within & (column != label)
        z = tl.where(within, z, float('-inf'))
        higher = tl.maximum(top, tl.max(z, axis=1, keep_dims=True))
        rest = rest * tl.exp(top - higher) + tl.sum(tl.exp(z - higher), axis=1, keep_dims=True)
        top = higher

    value = tl.zeros((ROWS, 1), DTYPE)
    slopes = tl.zeros((ROWS, 1), DTYPE)
    if SPREAD:
        whole = rest
        log = tl.log(whole)
        for start in range(0, columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            mask = counts & (column < columns)
            z = tl.load(pred_row + column.to(tl.int64) * pred_at[2], mask=mask, other=0).to(DTYPE) * gain
            mass = mass_of(target, target_row, target_at[2], column, label, classes, mask, smoothing, columns, TARGET,
                           DTYPE)
            hit = tl.exp(z - top) / whole
            some, slope = FORMULA(top - z + log, hit, 1 - hit, gamma, CASE)
            used = mask & (mass != 0)
            value += tl.sum(tl.where(used, mass * some, 0.0), axis=1, keep_dims=True)
            slopes += tl.sum(tl.where(used, mass * slope, 0.0), axis=1, keep_dims=True)
    else:
        own = tl.exp(answer - top)
        whole = rest + own
        log = tl.where((own == 1) & (rest <= 1), log1p_of_share(rest), tl.log(whole))
        miss = rest / whole
        value, slopes = FORMULA(top - answer + log, own / whole, miss, gamma, CASE)
        if classes is not None:
            mass = tl.load(classes + label, mask=known, other=0).to(DTYPE)
            value, slopes = mass * value, mass * slopes
    value = tl.where(known, value, float('nan'))  # a label that is no class must not pass unseen
    value = tl.where(counts, pull * value, 0.0)
    tl.store(partials + tl.program_id(0), factor * tl.sum(tl.sum(value.to(DTYPE), axis=1), axis=0))

    if gradient is not None:
        pull *= factor * gain
        gradient_row = gradient + (outer * gradient_at[0] + row * gradient_at[1]) * UNIT
        for start in range(0, columns, BLOCK):
            column = start + tl.arange(0, BLOCK)[None, :]
            mask = counts & (column < columns)
            z = tl.load(pred_row + column.to(tl.int64) * pred_at[2], mask=mask, other=0).to(DTYPE) * gain
            slope = -slopes * tl.exp(z - top) / whole
            if SPREAD:
                mass = mass_of(target, target_row, target_at[2], column, label, classes, mask, smoothing, columns,
                               TARGET, DTYPE)
                hit = tl.exp(z - top) / whole
                _, own_slope = FORMULA(top - z + log, hit, 1 - hit, gamma, CASE)
                slope += tl.where(mass != 0, mass * own_slope, 0.0)
            else:
                slope = tl.where(column == label, slopes * miss * bend, slope)
            slope = tl.where(counts, pull * slope, 0.0).to(gradient.dtype.element_ty)
            tl.store(gradient_row + column.to(tl.int64) * gradient_at[2], slope, mask=inside & (column < columns))


def launch(formula, pred: Tensor, target: Tensor, weight: Tensor | None, scale: float | Tensor, want_grad: bool,
           classes=None, gamma: float = 0.0, smoothing: float = 0.0, gain: float = 1.0,
           margins: tuple[float, ...] = (0.0,) * 5, case: str = '', turn=None, guard: str = '', detached: bool = False,
           place: bool = False):
    """A kernel's body but for the hyperparameters; ``classes`` is None, a number, or a row of one number a class."""
    gradient = gradient_of(pred) if want_grad else None
    if pred.numel() == 0:
        return pred.new_zeros((), dtype=accumulator(pred)), gradient
    dense = target.ndim == pred.ndim
    laid = [fold(t, pred) for t in (pred, byte_labels(target), gradient, weight)]
    factor, divided = split(scale, pred)
    if isinstance(classes, Tensor):
        classes = classes.expand(pred.shape[-1]).contiguous()
    elif classes is not None:
        classes, factor = None, factor * classes
    wide = [t for t in (laid[0], laid[1] if dense else None, laid[2]) if t is not None]
    unit = math.gcd(8, *(s for t in wide for s in t.stride()[:2]))
    at = [(t[0] // unit, t[1] // unit, t[2]) if i in (0, 2) or (i == 1 and dense) else t
          for i, t in enumerate(map(strides, laid))]
    outer, inner, columns = laid[0].shape
    tile = TILE if laid[0].stride(2) == 1 and pred.dtype != torch.float64 else TILE // 2
    block = min(triton.next_power_of_2(columns), tile)
    rows = max(1, min(tile // block, triton.next_power_of_2(outer * inner)))
    programs = -(-outer * inner // rows)
    partials = torch.empty(programs, dtype=accumulator(pred), device=pred.device)
    kernel[(programs,)](
        laid[0], laid[1], laid[3], divided, classes, laid[2], partials, *at, outer * inner, inner, columns, factor,
        float(gamma), float(smoothing), float(gain), *map(float, margins), FORMULA=formula, CASE=case, TURN=turn,
        GUARD=guard, DETACHED=detached, TARGET='dense' if dense else 'place' if place else 'label',
        SPREAD=dense or place or smoothing != 0, ROWS=rows, BLOCK=block, UNIT=unit, NESTED=not joined(laid),
        DTYPE=tl.float64 if pred.dtype == torch.float64 else tl.float32, num_warps=8 if rows * block >= 2048 else 4)
    return finish(partials), gradient


def softmax_cross_entropy_loss(*inputs, class_weight=None, label_smoothing=0.0):
    return launch(formulas.cross_entropy, *inputs, class_weight, smoothing=label_smoothing)


def label_smooth_loss(*inputs, label_smooth_val=0.1, mode='original'):
    smoothing = label_smooth_val if mode == 'original' else label_smooth_val / (1 + label_smooth_val)
    return launch(formulas.cross_entropy, *inputs, smoothing=smoothing)


def soft_target_cross_entropy_loss(*inputs):
    return launch(formulas.cross_entropy, *inputs)


def softmax_focal_loss(*inputs, gamma=2.0, alpha=None):
    return launch(formulas.focal, *inputs, alpha, gamma, case='squared' if gamma == 2 else '')


def distribution_focal_loss(*inputs):
    return launch(formulas.cross_entropy, *inputs, place=True)


def combined_margin_loss(*inputs, scale=64.0, m1=1.0, m2=0.5, m3=0.0, theta_guard='linear', margin_grad='exact'):
    edge = math.cos(min((math.pi - m2) / m1, math.pi))
    turn, angle = (formulas.turn, (math.cos(m2), math.sin(m2))) if m1 == 1 else (formulas.stretch_and_turn, (m1, m2))
    margins = *angle, m3, edge, max(m2 * math.sin(m2), 1 + edge)
    return launch(formulas.cross_entropy, *inputs, gain=scale, margins=margins, turn=turn, guard=theta_guard,
                  detached=margin_grad == 'detached')


def arc_face_loss(*inputs, scale=64.0, margin=0.5, theta_guard='linear', margin_grad='exact'):
    return combined_margin_loss(*inputs, scale=scale, m2=margin, theta_guard=theta_guard, margin_grad=margin_grad)


def cos_face_loss(*inputs, scale=64.0, margin=0.35):
    return combined_margin_loss(*inputs, scale=scale, m2=0.0, m3=margin)


def norm_face_loss(*inputs, scale=64.0):
    return launch(formulas.cross_entropy, *inputs, gain=scale)
