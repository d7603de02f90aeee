"""What torch can do to a loss gives the same with kernels and without, whether that is a value or an error."""

import copy
import io

import pytest
import torch
from conftest import LOSSES, needs_torch_2_5
from torch._dynamo.utils import counters

from cvloss_mm import kernels
from cvloss_mm.testing import build, draw, frozen, settings


def gradient(loss, pred, target):
    return torch.autograd.grad(loss(pred, target), pred)[0]


def double_backward(loss, pred, target):
    (slope,) = torch.autograd.grad(loss(pred, target), pred, create_graph=True)
    return torch.autograd.grad(slope.square().sum(), pred, allow_unused=True, materialize_grads=True)[0]


def batched_gradients(loss, pred, target):
    value = loss(pred, target)
    return torch.autograd.grad(value, pred, torch.tensor([1.0, -2.0, 0.0]).to(value), is_grads_batched=True)[0]


def tangent(loss, pred, target):
    return torch.func.jvp(lambda p: loss(p, target), (pred.detach(),), (torch.ones_like(pred),))[1]


def vmapped(loss, pred, target):
    batch = torch.stack([pred.detach(), pred.detach() / 2])
    return torch.func.vmap(lambda p: loss(p, target), randomness='same')(batch)


def in_autocast(loss, pred, target):
    with torch.autocast('cpu', dtype=torch.bfloat16):
        return gradient(loss, pred, target)


def in_mode(mode):
    def outcome(loss, pred, target):
        with mode():
            return loss(pred.detach(), target)

    return outcome


def deterministic(loss, pred, target):
    before = torch.are_deterministic_algorithms_enabled()
    torch.use_deterministic_algorithms(True)
    try:
        return gradient(loss, pred, target)
    finally:
        torch.use_deterministic_algorithms(before)


def under_anomaly_detection(loss, pred, target):
    with torch.autograd.set_detect_anomaly(True, check_nan=True):
        return gradient(loss, pred, target)


def with_hooks(loss, pred, target):
    seen = []
    hooks = [
        loss.register_forward_hook(lambda *_: seen.append('forward')),
        loss.register_full_backward_hook(lambda *_: seen.append('backward')),
    ]
    slope = gradient(loss, pred, target)
    for hook in hooks:
        hook.remove()
    assert 'forward' in seen
    return slope


def pickled(loss, pred, target):
    memory = io.BytesIO()
    torch.save(loss, memory)
    memory.seek(0)
    return gradient(torch.load(memory, weights_only=False), pred, target)


def twice(loss, pred, target):
    value = loss(pred, target)
    (first,) = torch.autograd.grad(value, pred, retain_graph=True)
    return first + torch.autograd.grad(value, pred)[0]


def exported(loss, pred, target):
    """Of a batch of any size, exported with this one."""
    rows = {0: torch.export.Dim('rows', min=2)}
    dims = [tuple(rows for _ in part) if isinstance(part, tuple) else rows for part in (pred, target)]
    return torch.export.export(loss, (pred.detach(), target), dynamic_shapes=tuple(dims)).module()


TRANSFORMS = {
    'gradient': gradient,
    'double backward': double_backward,
    'batched gradients': batched_gradients,
    'jvp': tangent,
    'vmap': vmapped,
    'autocast': in_autocast,
    'no_grad': in_mode(torch.no_grad),
    'jacrev': lambda loss, pred, target: torch.func.jacrev(lambda p: loss(p, target))(pred.detach()),
    'jacfwd': lambda loss, pred, target: torch.func.jacfwd(lambda p: loss(p, target))(pred.detach()),
    'vectorized jacobian': lambda loss, pred, target: torch.autograd.functional.jacobian(
        lambda p: loss(p, target), pred.detach(), vectorize=True
    ),
    'inference_mode': in_mode(torch.inference_mode),
    'deterministic': deterministic,
    'hooks': with_hooks,
    'anomaly': under_anomaly_detection,
    'pickle': pickled,
    'backward twice': twice,
    'deepcopy': lambda loss, pred, target: gradient(copy.deepcopy(loss), pred, target),
}


def outcome(cls, transform, on):
    """What comes, or the type of the error; of a loss that has learnt a batch, and is not training."""
    torch.manual_seed(0)
    loss = build(cls).eval()
    pred, target = draw(cls, 5, torch.float64)
    with kernels.switched(on):
        try:
            return transform(loss, pred, target)
        except Exception as error:
            return type(error)


LINEAR, DISTANCES = 'a sum of pieces that are linear has no second derivative', 'torch has no tangent of its distances'
OF_DISTANCES = 'TripletLoss', 'ContrastiveLoss', 'LiftedStructureLoss', 'DistanceMarginLoss', 'NCALoss'
OPERATORS = 'torch.func takes no gradient of an operator that brings its own'
RANKS = 'an update stands for the derivative of ranks: there is no tangent'
RANKING = 'APLoss', 'ALRPLoss', 'RankSortLoss', 'BucketedRankSortLoss'
REFUSED = {  # what does not work without kernels either, and why
    'double backward': {'HingeLoss': LINEAR, 'PerceptronLoss': LINEAR},
    'jacrev': dict.fromkeys(RANKING, OPERATORS),
    'jvp': {**dict.fromkeys(OF_DISTANCES, DISTANCES), **dict.fromkeys(RANKING, RANKS)},
    'jacfwd': {**dict.fromkeys(OF_DISTANCES, DISTANCES), **dict.fromkeys(RANKING, RANKS)},
}


@pytest.mark.parametrize('name', TRANSFORMS)
def test_every_transform_works_with_kernels_and_without_but_where_there_is_a_reason(loss_cls, name):
    without = outcome(loss_cls, TRANSFORMS[name], False)
    assert isinstance(without, type) == (loss_cls.__name__ in REFUSED.get(name, ())), without
    with_ = outcome(loss_cls, TRANSFORMS[name], True) if 'kernel' not in loss_cls.waives else without
    if isinstance(without, type):
        assert with_ is without
    else:
        assert isinstance(with_, torch.Tensor), with_
        torch.testing.assert_close(with_, without, rtol=1e-7, atol=1e-9)


def test_the_tangent_is_the_gradient_along_a_direction(loss_cls):
    """What is a constant in the gradient is one in forward mode, too."""
    if loss_cls.__name__ in REFUSED['jvp']:
        pytest.skip(REFUSED['jvp'][loss_cls.__name__])
    pred, target = draw(loss_cls, 6, torch.float64)
    direction = torch.randn(pred.shape, dtype=pred.dtype, generator=torch.Generator().manual_seed(1))
    for setting in settings(loss_cls):
        loss = frozen(loss_cls, **setting)
        along = (gradient(loss, pred, target) * direction).sum()
        _, found = torch.func.jvp(lambda p, loss=loss: loss(p, target), (pred.detach(),), (direction,))
        torch.testing.assert_close(found, along, rtol=1e-7, atol=1e-9, msg=lambda text, s=setting: f'{s}: {text}')


@needs_torch_2_5
def test_batches_of_any_size_and_any_divisor_are_compiled_once(loss_cls):
    """That is twice: torch takes a size for a constant until it sees another."""
    loss, graphs = loss_cls(**loss_cls.trial).eval(), []

    def keep(graph, inputs):
        graphs.append(graph)
        return graph

    torch.compiler.reset()
    once = torch.compile(loss, backend=keep, fullgraph=True)
    for n in (7, 12, 5, 9):
        pred, target, *context = loss_cls.sample(n, torch.Generator().manual_seed(n))
        keywords = dict(*context, avg_factor=n / 2)
        torch.testing.assert_close(once(pred, target, **keywords), loss(pred, target, **keywords))
    assert len(graphs) == 2


def numbers(cls):
    """(hyperparameter, another value) of those that are numbers."""
    for name in cls.hyper:
        for value in values if isinstance(values := cls.others.get(name), tuple) else (values,):
            if isinstance(value, float) and isinstance(cls.__signature__.parameters[name].default, float):
                yield name, value


BY_LOOPS = {cls.loops: cls for cls in LOSSES.values() if 'kernel' not in cls.waives}  # all kernels are called alike


@needs_torch_2_5
@pytest.mark.parametrize(
    ('cls', 'on'),
    [
        *(pytest.param(cls, False, id=f'{cls.__name__}-functions') for cls in LOSSES.values()),
        *(pytest.param(cls, True, id=f'{cls.__name__}-kernels') for cls in BY_LOOPS.values()),
    ],
)
def test_a_number_that_changes_is_compiled_whole(cls, on):
    """And so is every loss without its kernel; with it, that is in the contract."""
    torch.manual_seed(0)
    loss, (pred, target) = build(cls).eval(), draw(cls, 5, torch.float64)
    torch.compiler.reset()
    once = torch.compile(loss, backend='eager', fullgraph=True)
    name, value = next(numbers(cls), ('loss_weight', 3.0))
    with kernels.switched(on):
        for number in (getattr(loss, name), value):
            setattr(loss, name, number)
            expected = gradient(loss, pred, target)
            torch.testing.assert_close(gradient(once, pred, target), expected, rtol=1e-7, atol=1e-9)


@needs_torch_2_5
@pytest.mark.parametrize('moved', ['gamma', 'loss_weight', 'avg_factor'])
def test_a_number_that_is_another_one_in_each_step_is_compiled_once(moved):
    """That is twice: torch takes a number for a constant until it sees another."""
    loss = LOSSES['SoftmaxFocalLoss']()
    pred, target = draw(type(loss))
    torch.compiler.reset()
    once, before = torch.compile(loss, backend='aot_eager', fullgraph=True), counters['stats']['unique_graphs']
    for number in (2.0, 1.9, 1.8, 1.7):
        keywords = dict(avg_factor=number) if moved == 'avg_factor' else {}
        if not keywords:
            setattr(loss, moved, number)
        torch.testing.assert_close(once(pred, target, **keywords), loss(pred, target, **keywords))
    assert counters['stats']['unique_graphs'] - before == 2


def test_an_exported_loss_gives_the_same_with_kernels_and_without(loss_cls):
    loss = build(loss_cls).eval()
    batches = draw(loss_cls, 5, torch.float64), draw(loss_cls, 8, torch.float64)
    for on in (False,) if 'kernel' in loss_cls.waives else (True, False):
        with kernels.switched(on):
            program = exported(loss, *batches[0])
            for pred, target in batches:
                torch.testing.assert_close(program(pred.detach() / 2, target), loss(pred.detach() / 2, target))
