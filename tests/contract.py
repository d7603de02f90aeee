"""What every loss owes, as functions of the class: each raises AssertionError where a loss does not keep it.

test_contract.py runs all of them over the registry; test_teeth.py shows that each of them rejects a broken loss.
"""
import copy
import inspect
import pickle

import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from cvloss_mm.functional import l1_loss
from cvloss_mm.losses import (
    BoxLoss,
    OffsetLoss,
)
from cvloss_mm.losses.state import State

HALF = (torch.float16, torch.bfloat16)


def build(cls, **arguments):
    """An instance that can be trained, and that heeds avg_factor, for the three classes of `draw`."""
    return cls(**{**cls.trial, **arguments})


def frozen(cls, **arguments):
    """One that has seen a batch, where it has state, and takes no further notice."""
    loss = build(cls, **arguments)
    loss(*draw(cls, 16, seed=5))
    return loss.eval()


def draw(cls, n=7, dtype=torch.float32, seed=0, **options):
    """A leaf pred and a target of that dtype."""
    pred, target = cls.sample(n, torch.Generator().manual_seed(seed), **options)
    return pred.to(dtype).requires_grad_(), target.to(dtype) if target.is_floating_point() else target


def weights(unreduced, seed=1):
    """One weight a row, of both signs."""
    return torch.randn(unreduced.shape[:1], generator=torch.Generator().manual_seed(seed), dtype=unreduced.dtype)


def each(change, target):
    """A target, or each part of a target in parts, changed."""
    return tuple(map(change, target)) if isinstance(target, tuple) else change(target)


def rowwise(weight, unreduced):
    return weight.reshape(-1, *[1] * (unreduced.ndim - 1)) * unreduced


def close(actual, expected, what=''):
    torch.testing.assert_close(actual, expected, msg=lambda text: f'{what}: {text}')


def raises(kind, call, *words):
    try:
        call()
    except kind as error:
        missing = [w for w in words if w not in str(error)]
        assert not missing, f'the message lacks {missing}: {error}'
    else:
        raise AssertionError(f'no {kind.__name__} was raised')


def reductions_mean_what_openmmlab_means(cls):
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
    pred, target = draw(cls)
    for reduction in ('none', 'mean', 'sum'):
        once, thrice = (build(cls, reduction=reduction, loss_weight=w)(pred, target) for w in (1.0, 3.0))
        close(thrice, 3 * once, reduction)


def shape_depends_on_the_input_alone(cls):
    for n in (7, 1, 0):
        pred, target = draw(cls, n)
        loss = build(cls)
        values = loss(pred, target, reduction_override='none')
        assert values.shape[:1] == (n,), f'{tuple(values.shape)} for {n} rows'
        zero = loss(pred, target, torch.zeros(n), reduction_override='none')
        assert zero.shape == values.shape, f'{tuple(zero.shape)} at zero weight, else {tuple(values.shape)}'
        assert (zero == 0).all()
        for reduction in ('mean', 'sum'):
            assert loss(pred, target, reduction_override=reduction).shape == ()


def nothing_to_learn_gives_zero_with_a_gradient_path(cls):
    cases = [(*draw(cls, 0), None)]
    cases.append((*draw(cls, 7), torch.zeros(7)))
    for pred, target, weight in cases:
        for reduction in ('mean', 'sum'):
            for avg_factor in (None, 0, torch.tensor(0.0)) if reduction == 'mean' else (None,):
                pred.grad = None
                loss = build(cls, reduction=reduction)(pred, target, weight, avg_factor=avg_factor)
                loss.backward()
                assert loss == 0, f'{loss} for nothing to learn'
                assert pred.grad is not None and (pred.grad == 0).all()


def linear_in_the_weight(cls):
    pred, target = draw(cls, 7, torch.float64)
    loss = frozen(cls)
    values = loss(pred, target, reduction_override='none')
    a, b = weights(values, 1), weights(values, 2)
    close(loss(pred, target, a - 2 * b), loss(pred, target, a) - 2 * loss(pred, target, b), 'rows')
    close(loss(pred, target, -a.abs()), -loss(pred, target, a.abs()), 'all negative')
    full = torch.randn(values.shape, dtype=torch.float64, generator=torch.Generator().manual_seed(3))
    close(loss(pred, target, full), (full * values).mean(), 'one weight a value')
    if issubclass(cls, BoxLoss) and values.ndim == 1:
        per_side = torch.rand(7, 4, dtype=torch.float64)
        close(loss(pred, target, per_side), (per_side.mean(-1) * values).mean(), '(n, 4) on a loss of (n,)')


def a_weight_a_row_weights_rows_also_where_n_is_the_number_of_columns(cls):
    for n in (3, 4):
        pred, target = draw(cls, n)
        values = build(cls)(pred, target, reduction_override='none')
        w = torch.arange(1., n + 1)
        close(build(cls, reduction='none')(pred, target, w), rowwise(w, values), f'{n} rows')


def finite_for_every_finite_input(cls):
    broken = []
    for setting in settings(cls):
        loss = build(cls, **setting)
        broken += non_finite(cls, loss)
    assert not broken, '\n'.join(broken)


def settings(cls):
    """The defaults, and beside them one hyperparameter after the other with its other values."""
    return [{}, *({name: value} for name in cls.hyper
                  if name not in cls.untried for value in other_values(cls, name))]


def other_values(cls, name):
    """The values of an argument that have to make a difference."""
    assert name in cls.others, f'no other value for {name!r}: write others=dict({name}=...) on the line of the class'
    values = cls.others[name]
    return values if isinstance(values, tuple) else (values,)


def non_finite(cls, loss):
    broken = []
    for what, pred, target, *context in cls.extremes():
        for weight in (None, 0.0):
            leaf = pred.clone().requires_grad_()
            value = loss(leaf, each(torch.clone, target), None if weight is None else torch.zeros(pred.shape[0]),
                         **(context[0] if context else {}))
            value.backward()
            if not (value.isfinite() and leaf.grad.isfinite().all()):
                broken.append(f'{loss}, {what} (weight {weight}): {value.item()}, gradient {leaf.grad.tolist()}')
    return broken


def what_has_no_weight_cannot_poison(cls):
    """Rows of weight 0 may hold anything, as decoded boxes of negatives do."""
    if not issubclass(cls, (BoxLoss, OffsetLoss)):
        return
    pred, target = (t.detach() for t in draw(cls, 5))
    weight = torch.tensor([1., 1., 0., 0., 0.])
    dirty = pred.clone()
    dirty[2], dirty[3], dirty[4] = float('inf'), float('nan'), -1e30
    dirty.requires_grad_()
    loss = build(cls)(dirty, target, weight, avg_factor=2)
    loss.backward()
    close(loss, build(cls)(pred[:2], target[:2], avg_factor=2))
    assert dirty.grad.isfinite().all() and (dirty.grad[2:] == 0).all()


def half_is_computed_in_float32(cls):
    for dtype in HALF:
        pred, target = draw(cls, 64, dtype)
        exact = pred.detach().float().requires_grad_()
        loss = build(cls)(pred, target)
        expected = build(cls)(exact, target.float() if target.is_floating_point() else target)
        loss.backward(), expected.backward()
        assert loss.dtype == torch.float32, f'{loss.dtype} for {dtype}'
        close(loss, expected, str(dtype))
        assert pred.grad.dtype == dtype and pred.grad.isfinite().all()
        close(pred.grad, exact.grad.to(dtype), f'gradient in {dtype}')
    pred, target = draw(cls, 3, torch.float64)
    assert build(cls)(pred, target).dtype == torch.float64


def large_values_survive_half_precision(cls):
    scale = 100 if issubclass(cls, BoxLoss) else 1
    for dtype in HALF:
        pred, target = (t.detach() * scale if t.is_floating_point() else t for t in draw(cls, 64))
        pred = pred.to(dtype).requires_grad_()
        target = target.to(dtype) if target.is_floating_point() else target
        loss = build(cls)(pred, target)
        loss.backward()
        assert loss.isfinite() and pred.grad.isfinite().all(), f'{loss} for {dtype}'


def autocast_makes_no_difference(cls):
    pred, target = draw(cls, 16)
    plain = build(cls)(pred, target)
    with torch.autocast('cpu', dtype=torch.bfloat16):
        close(build(cls)(pred, target), plain)


def gradient_is_the_derivative(cls):
    pred, target = draw(cls, 6, torch.float64)
    loss = frozen(cls)
    assert torch.autograd.gradcheck(lambda p: loss(p, target, reduction_override='none'), pred)


def outcome(loss, cases):
    """Values and gradients over all cases, in one row."""
    parts = []
    for pred, target in cases:
        leaf = pred.detach().clone().requires_grad_()
        value = loss(leaf, target)
        parts += [value.detach().reshape(1), *torch.autograd.grad(value, leaf, allow_unused=True)]
    return torch.cat([part.flatten().nan_to_num() for part in parts])


def every_argument_matters(cls):
    names = [name for name in (*cls.hyper, *cls.options) if name not in cls.untried]
    idle = [(name, value) for name in names for value in other_values(cls, name) if not matters(cls, name, value)]
    assert not idle, f'{idle} change neither value nor gradient'


def matters(cls, name, value):
    """Two rows may show what many do not, e.g. where they are too few to fill all bins."""
    plain, other = build(cls), build(cls, **{name: value})
    cases = [draw(cls, n, seed=seed) for n, seed in ((32, 0), (32, 1), (2, 0))]
    return not torch.equal(outcome(plain, cases), outcome(other, cases))


def unknown_arguments_are_refused_at_construction(cls):
    raises(TypeError, lambda: cls(no_such_thing=1), 'no_such_thing', 'accepted', 'loss_weight', '_delete_=True')
    raises(ValueError, lambda: cls(reduction='average'), 'average', "'none'", "'mean'", "'sum'")
    raises(TypeError, lambda: cls(loss_weight=[1.0, 2.0]), 'loss_weight')
    pred, target = draw(cls)
    raises(ValueError, lambda: build(cls)(pred, target, reduction_override='average'), 'average', "'mean'")


def wrong_shapes_and_types_are_refused(cls):
    for pred, target in cls.misfits():
        raises(ValueError, lambda p=pred, t=target: build(cls)(p, t), 'got')
    pred, target = draw(cls, 6)
    for shape in ((5,), (1, 6), (6, 9)):
        weight = torch.ones(shape)
        raises(ValueError, lambda w=weight: build(cls)(pred, target, w), 'weight', str(shape), 'accepted')


def never_waits_for_the_device(cls):
    """Under FakeTensorMode there are no values to wait for."""
    pred, target = draw(cls)
    loss = build(cls)
    with FakeTensorMode(allow_non_fake_inputs=True) as mode:
        fake = mode.from_tensor(pred.detach()).requires_grad_()
        weight = mode.from_tensor(torch.ones(7))
        loss(fake, mode.from_tensor(target), weight, avg_factor=mode.from_tensor(torch.tensor(2.0))).backward()
        assert fake.grad.shape == pred.shape


def compiles_whole(cls):
    pred, target = draw(cls)
    loss = build(cls)
    twin = copy.deepcopy(loss)
    expected = outcome(loss, [(pred, target)])
    torch._dynamo.reset()
    compiled = torch.compile(twin, fullgraph=True, backend='aot_eager')
    close(outcome(compiled, [(pred, target)]), expected)
    close(dict(twin.state_dict()), dict(loss.state_dict()), 'state')


def leaves_the_world_as_it_was(cls):
    pred, target = draw(cls)
    modes = torch.is_grad_enabled(), torch.is_inference_mode_enabled(), torch.get_default_dtype()
    noise = torch.get_rng_state()
    loss = frozen(cls)
    inputs, state = [t.detach().clone() for t in (pred, target)], copy.deepcopy(loss.state_dict())
    first = loss(pred, target)
    first.backward()
    close(loss(pred, target), first, 'a second call')
    loss(pred, target, torch.ones(7)).backward()
    assert all(torch.equal(a, b) for a, b in zip(inputs, (pred, target), strict=True)), 'an input was changed'
    assert state.keys() == loss.state_dict().keys(), 'the state has other entries'
    assert all(torch.equal(v, loss.state_dict()[k]) for k, v in state.items()), 'the state was changed'
    assert torch.equal(noise, torch.get_rng_state()), 'random numbers were drawn'
    assert modes == (torch.is_grad_enabled(), torch.is_inference_mode_enabled(), torch.get_default_dtype())


def can_be_copied_and_sent(cls):
    pred, target = draw(cls)
    loss = build(cls)
    loss(pred, target)
    twins = copy.deepcopy(loss), pickle.loads(pickle.dumps(loss))
    expected = loss(pred, target)
    for twin in twins:
        close(twin(pred, target), expected)
    assert repr(loss).startswith(cls.__name__)


def state_is_declared_kept_and_resumed(cls):
    """What a loss accumulates are float32 or int64 buffers that it declares; only training changes them."""
    loss = build(cls)
    start = loss.initial_state()
    assert loss.state_dict().keys() == start.keys(), f'{set(loss.state_dict())}, declared {set(start)}'
    close(dict(loss.state_dict()), start, 'building a loss changes its state')
    first, second = draw(cls, 16, seed=1), draw(cls, 16, seed=2)
    loss(*first)
    for name, value in loss.named_buffers():
        if name in start:
            assert value.dtype in (torch.float32, torch.int64), f'{name}: {value.dtype}'
            assert value.dtype == start[name].dtype and not value.requires_grad
            assert not torch.equal(value, start[name]), f'training leaves {name} as it was'
    saved = copy.deepcopy(loss.state_dict())
    resumed, other = build(cls), build(Stranger)
    resumed.load_state_dict(saved)
    assert torch.equal(outcome(resumed, [second]), outcome(loss, [second])), 'resuming continues otherwise'
    assert all(torch.equal(v, loss.state_dict()[k]) for k, v in resumed.state_dict().items())
    for loss, stored in ((build(cls), other), (other, resumed)):  # under the same name in a head
        before = copy.deepcopy(loss.state_dict())
        torch.nn.ModuleDict(dict(loss=loss)).load_state_dict(torch.nn.ModuleDict(dict(loss=stored)).state_dict(),
                                                             strict=False)
        close(dict(loss.state_dict()), dict(before), "another loss's checkpoint changes the state")
    for dtype in (*HALF, torch.float64):
        moved = copy.deepcopy(resumed).to(dtype)
        assert all(torch.equal(v, resumed.state_dict()[k]) for k, v in moved.state_dict().items()), f'in {dtype}'


class Calls(State):
    def learn(self, loss, inputs):
        loss.calls += 1
        return loss.calls


def l1_loss_of_calls(pred, target, *, calls=None):
    return l1_loss(pred, target)


class Stranger(OffsetLoss, fn=l1_loss_of_calls, state=dict(calls=Calls('calls', lambda loss: ()))):
    """A loss with another state, to be met in checkpoints."""


def signature_is_the_contracts(cls):
    names = list(inspect.signature(cls.forward).parameters)
    assert names == ['self', 'pred', 'target', 'weight', 'avg_factor', 'reduction_override', 'context']
    shown = inspect.signature(cls).parameters
    assert {'reduction', 'loss_weight', *cls.hyper} <= set(shown), 'help() hides an argument'
    for name in cls.hyper:
        assert shown[name].default == inspect.signature(cls.fn).parameters[name].default


CHECKS = {
    'signature': signature_is_the_contracts, 'reductions': reductions_mean_what_openmmlab_means,
    'loss weight': loss_weight_scales, 'shape': shape_depends_on_the_input_alone,
    'nothing': nothing_to_learn_gives_zero_with_a_gradient_path, 'linear': linear_in_the_weight,
    'rows': a_weight_a_row_weights_rows_also_where_n_is_the_number_of_columns,
    'finite': finite_for_every_finite_input, 'poison': what_has_no_weight_cannot_poison,
    'half': half_is_computed_in_float32, 'large half': large_values_survive_half_precision,
    'autocast': autocast_makes_no_difference, 'gradient': gradient_is_the_derivative,
    'arguments matter': every_argument_matters, 'unknown arguments': unknown_arguments_are_refused_at_construction,
    'misfits': wrong_shapes_and_types_are_refused, 'no sync': never_waits_for_the_device, 'compiles': compiles_whole,
    'no trace': leaves_the_world_as_it_was, 'copies': can_be_copied_and_sent,
    'state': state_is_declared_kept_and_resumed,
}
