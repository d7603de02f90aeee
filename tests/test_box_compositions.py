"""Every wrapper over every box loss that can be wrapped, alone and over another wrapper, and the weight of Wise-IoU
over all of these: contract, laws and kernels.

All compositions go through one item a promise, on batches, since there are so many of them.
"""

import functools
import inspect
import itertools

import pytest
import sample_inputs
import torch

from cvloss_mm import functional as f
from cvloss_mm import losses, testing
from cvloss_mm.functional import box_wrappers
from cvloss_mm.kernels.compiler import trace
from cvloss_mm.kernels.compiler.evaluate import evaluated
from cvloss_mm.kernels.variants import ANY_NUMBER, numbers_read, variants
from cvloss_mm.losses import BoxLoss
from cvloss_mm.losses import box_wrappers as bindings
from cvloss_mm.losses.box_wrappers import BoxWrapper

LOSSES = {
    name: cls for name, cls in vars(losses).items() if isinstance(cls, type) and issubclass(cls, BoxLoss) and cls.fn
}
WRAPPERS = [name for name, cls in LOSSES.items() if issubclass(cls, BoxWrapper)]
BASES = [name for name, cls in LOSSES.items() if cls.fn in box_wrappers.TERMS and name not in WRAPPERS]
CLASH = {'InnerIoULoss', 'UnifiedIoULoss'}  # both have a ratio
SINGLES = [(wrapper, base) for wrapper in WRAPPERS for base in BASES]
PAIRS = [pair for pair in itertools.permutations(WRAPPERS, 2) if set(pair) != CLASH]
NESTED = [(*pair, base) for pair in PAIRS for base in BASES]
TRIPLES = [(*wrappers, 'CIoULoss') for wrappers in itertools.permutations(WRAPPERS, 3) if not set(wrappers) >= CLASH]
WRAPPED = SINGLES + NESTED + TRIPLES
WEIGHED = [(name,) for name, cls in LOSSES.items() if name not in WRAPPERS and not (cls.state or cls.required_context)]
WISE = [('WIoULoss', *parts) for parts in WEIGHED + WRAPPED]  # it has a state, so it is outermost
EVERY = WRAPPED + WISE
NEUTRAL = dict(
    InnerIoULoss=dict(ratio=1.0),
    UnifiedIoULoss=dict(ratio=1.0),
    FocalerIoULoss=dict(low=0.0, high=1.0),
    AlphaIoULoss=dict(alpha=1.0),
)


def composed(parts):
    """A class whose instances are that composition."""
    outermost, *inner = parts
    over = inner[-1]
    for name in reversed(inner[:-1]):
        over = dict(type=name, over=over)
    body = {'__init__': lambda self, **more: LOSSES[outermost].__init__(self, over=over, **more)}
    return type(f'{outermost} over {over}', (LOSSES[outermost],), body)


class Everything(set):
    def __contains__(self, item):
        return True


@pytest.fixture(autouse=True)
def no_kernels(monkeypatch):
    """Those of compositions are compared as expressions."""
    monkeypatch.setattr(bindings, 'BUILT', Everything())


def per_box(values, pred):
    """The sum over the sides, of a loss that has a value a side."""
    return values.sum(-1) if values.ndim == pred.ndim else values


@functools.cache
def function(parts):
    """Its values; of Wise-IoU those outside of training, where the mean stays 1."""
    if parts[0] == 'WIoULoss':
        loss = composed(parts)(reduction='none').eval()
        return lambda pred, target: per_box(loss(pred, target), pred)
    *wrappers, base = parts
    found = LOSSES[base].fn
    for name in reversed(wrappers):
        found = LOSSES[name].fn.over(found)
    return found


def waived(parts, law):
    return any(law in LOSSES[name].waives for name in parts)


def without(law, compositions=EVERY):
    """The compositions that no part keeps from it."""
    kept = [parts for parts in compositions if not waived(parts, law)]
    assert kept
    return kept


def value_and_gradient(loss, pred, target):
    leaf = pred.clone().requires_grad_()
    value = loss(leaf, target)
    return value.detach(), torch.autograd.grad(value.sum(), leaf)[0]


def pairs(n=40, seed=0):
    """Boxes of any place and size, most of them apart, and as many that overlap."""
    g = torch.Generator().manual_seed(seed)
    corner = torch.rand(2, n, 2, generator=g, dtype=torch.float64) * 100 - 50
    anywhere = torch.cat([corner, corner + 1 + 59 * torch.rand(2, n, 2, generator=g, dtype=torch.float64)], -1)
    return torch.cat([anywhere, torch.stack(BoxLoss.sample(n, g)).double()], 1)


def same(found, expected, parts):
    torch.testing.assert_close(found, expected, rtol=1e-6, atol=1e-6, msg=lambda text: f'{parts}: {text}')


def test_every_wrapper_and_every_base_is_there():
    assert set(WRAPPERS) == NEUTRAL.keys() and len(BASES) == 11
    assert {LOSSES[name].fn for name in BASES} == {
        fn for fn in box_wrappers.TERMS if '_over_' not in fn.__name__ and fn not in {LOSSES[w].fn for w in WRAPPERS}
    }


# --- the contract

EXTREMES = [torch.cat(part) for part in zip(*(pair[1:] for pair in BoxLoss.extremes()), strict=True)]


def test_value_and_gradient_are_finite_for_every_finite_pair_of_boxes_in_half_too():
    images = [10 * boxes for boxes in pairs()]
    for parts in EVERY:
        for dtype, boxes in ((torch.float32, EXTREMES), (torch.float16, images), (torch.bfloat16, images)):
            value, slope = value_and_gradient(function(parts), *(b.to(dtype) for b in boxes))
            broken = ~(value.isfinite() & slope.isfinite().all(-1))
            assert not broken.any(), (parts, dtype, boxes[0][broken])


def test_the_gradient_is_the_numerical_derivative():
    pred, target = (boxes.double() for boxes in BoxLoss.sample(8, torch.Generator().manual_seed(3)))
    step = 1e-5 * torch.eye(4, dtype=torch.float64)
    for parts in without('gradient'):
        loss = function(parts)
        ahead, behind = (loss(pred[:, None] + sign * step, target[:, None].expand(-1, 4, -1)) for sign in (1, -1))
        _, slope = value_and_gradient(loss, pred, target)
        torch.testing.assert_close((ahead - behind) / 2e-5, slope, rtol=1e-4, atol=1e-7, msg=str(parts))


# What reads a value of a tensor has no formula of a kernel, which below each composition has.
@pytest.mark.parametrize('row', ['reductions', 'nothing', 'linear', 'poison', 'half', 'arguments matter', 'no sync'])
def test_the_rows_of_the_contract_are_kept(row):
    wise = WISE[: len(WEIGHED)]
    for parts in (SINGLES if row == 'no sync' else WRAPPED) + wise:
        if waived(parts, row) or (row == 'arguments matter' and parts in wise):  # eps, where the mean is 1
            continue
        testing.CHECKS[row](composed(parts))


# --- the laws


def test_moving_both_boxes_changes_nothing():
    pred, target = pairs()
    for parts in without('shift'):
        same(function(parts)(pred + 17.0, target + 17.0), function(parts)(pred, target), parts)


def test_the_unit_of_length_divides_the_gradient_and_leaves_the_value():
    pred, target = pairs()
    for parts in without('scale'):
        value, slope = value_and_gradient(function(parts), pred, target)
        scaled = value_and_gradient(function(parts), 7 * pred, 7 * target)
        same((scaled[0], 7 * scaled[1]), (value, slope), parts)


def test_the_names_and_directions_of_the_axes_do_not_matter():
    pred, target = pairs()
    mirror = torch.tensor([-1.0, 1.0, -1.0, 1.0], dtype=torch.float64)
    turned, mirrored = (
        [boxes[:, [1, 0, 3, 2]] for boxes in (pred, target)],
        [boxes[:, [2, 1, 0, 3]] * mirror for boxes in (pred, target)],
    )
    for law, other in (('axes', turned), ('mirror', mirrored)):
        for parts in without(law):
            if law == 'mirror' and {'AlphaIoULoss', 'MPDIoULoss'} <= set(parts):
                continue  # powers of the one corner's distance and of the other's: a mirror pairs them anew
            same(function(parts)(*other), function(parts)(pred, target), parts)


def test_a_perfect_box_costs_nothing_and_pulls_nowhere_and_no_box_costs_less():
    pred, target = pairs()
    for parts in without('zero'):
        value, slope = value_and_gradient(function(parts), target, target)
        assert (value == 0).all() and (slope == 0).all(), parts
    for parts in without('positive'):
        assert (function(parts)(pred, target) >= 0).all(), parts


def test_what_is_symmetric_stays_so():
    pred, target = pairs()
    kept = [parts for parts in EVERY if all('symmetric' in LOSSES[name].laws for name in parts)]
    assert len(kept) > 50
    for parts in kept:
        same(function(parts)(pred, target), function(parts)(target, pred), parts)


def test_a_copy_of_the_target_never_gets_cheaper_by_moving_away():
    _, target = pairs(6)
    steps = torch.cat([torch.linspace(0, 3, 61), torch.linspace(3, 30, 28)]).double()[:, None, None]
    away = steps * (target[:, 2:] - target[:, :2]).repeat(1, 2) * torch.tensor([[1.0, 0.3, 1.0, 0.3]]).double()
    for parts in without('distance'):
        costs = function(parts)(target + away, target.expand_as(away))
        assert (costs.diff(dim=0) >= -1e-6).all(), parts


# --- what a wrapper is, and its kernel


def test_wrappers_that_change_nothing_leave_the_loss_that_they_wrap():
    pred, target = pairs()
    for parts in WRAPPED:
        neutral = {key: value for name in parts[:-1] for key, value in NEUTRAL[name].items()}
        same(function(parts)(pred, target, **neutral), LOSSES[parts[-1]].fn(pred, target), parts)


def test_each_wrapper_makes_a_difference():
    pred, target = pairs()
    for parts in EVERY:
        inner = per_box(function(parts[1:])(pred, target), pred)
        assert (function(parts)(pred, target) - inner).abs().max() > 1e-4, parts


def numbers_of(loss):
    return {name: p.default for name, p in inspect.signature(loss).parameters.items() if p.kind is p.KEYWORD_ONLY}


def defaults_of(loss):
    """The variant that the default settings take."""
    given = numbers_of(loss)
    return next(
        v for v in variants(loss) if all(value is ANY_NUMBER or value == given[name] for name, value in v.items())
    )


def test_the_formula_that_kernels_are_printed_from_is_the_function():
    pred, target = sample_inputs.boxes(300, 3)['boxes']
    leaves = {f'{name}{i}': boxes[:, i] for name, boxes in (('p', pred), ('t', target)) for i in range(4)}
    for parts in WRAPPED:
        loss = function(parts)
        formula = trace._formula(loss, 'boxes', defaults_of(loss))
        numbers = {
            numbers_read(loss)[name]: torch.tensor(float(numbers_of(loss)[name]), dtype=torch.float64)
            for name in formula.numbers
        }
        value, *slopes = (
            evaluated(x, {**leaves, **numbers}, (300,)).expand(300) for x in (formula.value, *formula.gradient)
        )
        expected = value_and_gradient(loss, pred, target)
        torch.testing.assert_close((value, torch.stack(slopes, -1)), expected, rtol=1e-7, atol=1e-9, msg=str(parts))


def test_focal_weights_of_unified_iou_reach_what_it_wraps():
    pred, target = pairs()
    loss = f.unified_iou_loss.over(f.alpha_iou_loss.over(f.diou_loss))
    parts = [
        value_and_gradient(lambda p, t, focus=focus: loss(p, t, focus=focus), pred, target)[1]
        for focus in ('hard', 'easy')
    ]
    torch.testing.assert_close(sum(parts), value_and_gradient(loss, pred, target)[1])
