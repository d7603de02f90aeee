"""Rows of the contract: what the value is, and which arguments are taken."""

import inspect

import torch

from ..losses import BoxLoss, RotatedBoxLoss
from .common import build, close, draw, expect, frozen, other_values, outcome, raises, rowwise, weights


def reductions_mean_what_openmmlab_means(cls):
    """'mean', 'sum', 'none' and ``avg_factor`` (a number, a tensor, 0) mean what they mean in OpenMMLab; 'sum' with
    ``avg_factor`` is refused."""
    pred, target = draw(cls)
    values = build(cls, reduction='none')(pred, target)
    close(build(cls)(pred, target), values.mean(), 'mean')
    close(build(cls, reduction='sum')(pred, target), values.sum(), 'sum')
    close(build(cls)(pred, target, reduction_override='sum'), values.sum(), 'override')
    close(build(cls)(pred, target, avg_factor=3.0), values.sum() / 3, 'avg_factor')
    close(build(cls)(pred, target, avg_factor=torch.tensor([3])), values.sum() / 3, 'a tensor as avg_factor')
    close(build(cls)(pred, target, avg_factor=0), values.sum(), 'avg_factor 0')
    close(build(cls, reduction='none')(pred, target, avg_factor=3.0), values, 'none ignores avg_factor')
    raises(ValueError, lambda: build(cls, reduction='sum')(pred, target, avg_factor=3.0), 'avg_factor', 'mean')
    w = weights(values)
    close(build(cls)(pred, target, w, avg_factor=2.0), rowwise(w, values).sum() / 2, 'weights')


def loss_weight_scales(cls):
    """``loss_weight`` multiplies the loss, under every reduction."""
    pred, target = draw(cls)
    for reduction in ('none', 'mean', 'sum'):
        once, thrice = (build(cls, reduction=reduction, loss_weight=w)(pred, target) for w in (1.0, 3.0))
        close(thrice, 3 * once, reduction)


def shape_depends_on_the_input_alone(cls):
    """The shape follows from that of the input, also where all weights are 0 or there is no row."""
    for n in (7, 1, 0):
        pred, target = draw(cls, n)
        loss = build(cls)
        values = loss(pred, target, reduction_override='none')
        expect(values.shape[:1] == (n,), f'{tuple(values.shape)} for {n} rows')
        zero = loss(pred, target, torch.zeros(n), reduction_override='none')
        expect(zero.shape == values.shape, f'{tuple(zero.shape)} at zero weight, else {tuple(values.shape)}')
        expect((zero == 0).all(), 'a weight of 0 leaves a loss')
        for reduction in ('mean', 'sum'):
            shape = loss(pred, target, reduction_override=reduction).shape
            expect(shape == (), f'{tuple(shape)} under {reduction!r}')


def nothing_to_learn_gives_zero_with_a_gradient_path(cls):
    """No row, or none of any weight, gives 0 with a gradient path and a gradient of 0."""
    cases = [(*draw(cls, 0), None), (*draw(cls, 7), torch.zeros(7))]
    for pred, target, weight in cases:
        for reduction in ('mean', 'sum'):
            for avg_factor in (None, 0, torch.tensor(0.0)) if reduction == 'mean' else (None,):
                pred.grad = None
                loss = build(cls, reduction=reduction)(pred, target, weight, avg_factor=avg_factor)
                loss.backward()
                expect(loss == 0, f'{loss} for nothing to learn')
                expect(
                    pred.grad is not None and (pred.grad == 0).all(),
                    'nothing to learn has a gradient other than 0, or none at all',
                )


def linear_in_the_weight(cls):
    """Linear in ``weight``, whether one a row or one a value; negative weights, too."""
    pred, target = draw(cls, 7, torch.float64)
    loss = frozen(cls)
    values = loss(pred, target, reduction_override='none')
    a, b = weights(values, 1), weights(values, 2)
    close(loss(pred, target, a - 2 * b), loss(pred, target, a) - 2 * loss(pred, target, b), 'rows')
    close(loss(pred, target, -a.abs()), -loss(pred, target, a.abs()), 'all negative')
    full = torch.randn(values.shape, dtype=torch.float64, generator=torch.Generator().manual_seed(3))
    close(loss(pred, target, full), (full * values).mean(), 'one weight a value')
    if issubclass(cls, (BoxLoss, RotatedBoxLoss)) and values.ndim == 1:
        each = torch.rand(pred.shape, dtype=torch.float64)
        close(loss(pred, target, each), (each.mean(-1) * values).mean(), 'one weight a number')


def a_weight_a_row_weights_rows_also_where_n_is_the_number_of_columns(cls):
    """One weight a row weights rows, also where there are as many rows as columns."""
    for n in (3, 4):
        pred, target = draw(cls, n)
        values = build(cls)(pred, target, reduction_override='none')
        w = torch.arange(1.0, n + 1)
        close(build(cls, reduction='none')(pred, target, w), rowwise(w, values), f'{n} rows')


def every_argument_matters(cls):
    """Every argument changes the value or the gradient."""
    names = [name for name in (*cls.hyper, *cls.options) if name not in cls.untried]
    unused = [(name, value) for name in names for value in other_values(cls, name) if not matters(cls, name, value)]
    expect(not unused, f'{unused} change neither value nor gradient')


def matters(cls, name, value):
    """Two rows may show what many do not, e.g. where they are too few to fill all bins."""
    plain, other = build(cls), build(cls, **{name: value})
    cases = [draw(cls, n, seed=seed) for n, seed in ((32, 0), (32, 1), (2, 0))]
    return not torch.equal(outcome(plain, cases), outcome(other, cases))


def unknown_arguments_are_refused_at_construction(cls):
    """Unknown arguments and reductions are refused at once, in a message that says what is accepted."""
    raises(TypeError, lambda: cls(no_such_thing=1), 'no_such_thing', 'accepted', 'loss_weight', '_delete_=True')
    raises(ValueError, lambda: cls(reduction='average'), 'average', "'none'", "'mean'", "'sum'")
    raises(TypeError, lambda: cls(loss_weight=[1.0, 2.0]), 'loss_weight')
    pred, target = draw(cls)
    raises(ValueError, lambda: build(cls)(pred, target, reduction_override='average'), 'average', "'mean'")


def wrong_shapes_and_types_are_refused(cls):
    """Shapes and types that do not fit are refused, naming what came and what is accepted."""
    for pred, target in cls.misfits():
        raises(ValueError, lambda p=pred, t=target: build(cls)(p, t), 'got')
    pred, target = draw(cls, 6)
    for shape in ((5,), (1, 6), (6, 9)):
        weight = torch.ones(shape)
        raises(ValueError, lambda w=weight: build(cls)(pred, target, w), 'weight', str(shape), 'accepted')


def signature_is_the_contracts(cls):
    """``forward`` takes what OpenMMLab's heads pass, and ``help()`` shows every argument with its default."""
    names = list(inspect.signature(cls.forward).parameters)
    expect(
        names == ['self', 'pred', 'target', 'weight', 'avg_factor', 'reduction_override', 'context'],
        f'forward takes {names}',
    )
    shown = inspect.signature(cls).parameters
    expect({'reduction', 'loss_weight', *cls.hyper} <= set(shown), 'help() hides an argument')
    for name in cls.hyper:
        expect(
            shown[name].default == inspect.signature(cls.fn).parameters[name].default,
            f'help() shows another default of {name}',
        )
