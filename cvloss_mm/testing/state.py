"""Rows of the contract: what a loss leaves behind, in itself and outside."""

import copy
import pickle

import torch

from ..functional import l1_loss
from ..functional.function import HALF
from ..losses import OffsetLoss, SoftmaxLoss
from ..losses.state import State
from .common import build, close, draw, expect, frozen, outcome

UNUSABLE = (float('nan'), float('inf'), -float('inf'))


def leaves_the_world_as_it_was(cls):
    """Inputs, state, random numbers and the modes of torch are afterwards as they were before."""
    pred, target = draw(cls)
    modes = torch.is_grad_enabled(), torch.is_inference_mode_enabled(), torch.get_default_dtype()
    noise = torch.get_rng_state()
    loss = frozen(cls)
    inputs, state = [t.detach().clone() for t in (pred, target)], copy.deepcopy(loss.state_dict())
    first = loss(pred, target)
    first.backward()
    close(loss(pred, target), first, 'a second call')
    loss(pred, target, torch.ones(7)).backward()
    expect(all(torch.equal(a, b) for a, b in zip(inputs, (pred, target), strict=True)), 'an input was changed')
    expect(state.keys() == loss.state_dict().keys(), 'the state has other entries')
    expect(all(torch.equal(v, loss.state_dict()[k]) for k, v in state.items()), 'the state was changed')
    expect(torch.equal(noise, torch.get_rng_state()), 'random numbers were drawn')
    expect(
        modes == (torch.is_grad_enabled(), torch.is_inference_mode_enabled(), torch.get_default_dtype()),
        'a mode of torch was changed',
    )


def can_be_copied_and_sent(cls):
    """Copied or pickled, it gives the same."""
    pred, target = draw(cls)
    loss = build(cls)
    loss(pred, target)
    twins = copy.deepcopy(loss), pickle.loads(pickle.dumps(loss))
    expected = loss(pred, target)
    for twin in twins:
        close(twin(pred, target), expected)
    expect(repr(loss).startswith(cls.__name__), f'the repr is {loss!r}')


def state_is_declared_kept_and_resumed(cls):
    """What a loss accumulates are float32 or int64 buffers that it declares; only training changes them."""
    loss = build(cls)
    start = loss.initial_state()
    expect(loss.state_dict().keys() == start.keys(), f'{set(loss.state_dict())}, declared {set(start)}')
    close(dict(loss.state_dict()), start, 'building a loss changes its state')
    first, second = draw(cls, 16, seed=1), draw(cls, 16, seed=2)
    loss(*first)
    for name, value in loss.named_buffers():
        if name in start:
            expect(value.dtype in (torch.float32, torch.int64), f'{name}: {value.dtype}')
            expect(value.dtype == start[name].dtype and not value.requires_grad, f'{name}: {value.dtype}')
            expect(not torch.equal(value, start[name]), f'training leaves {name} as it was')
    saved = copy.deepcopy(loss.state_dict())
    resumed, other = build(cls), build(OtherState)
    resumed.load_state_dict(saved)
    expect(torch.equal(outcome(resumed, [second]), outcome(loss, [second])), 'resuming continues otherwise')
    expect(
        all(torch.equal(v, loss.state_dict()[k]) for k, v in resumed.state_dict().items()),
        'resuming continues with another state',
    )
    for loss, stored in ((build(cls), other), (other, resumed)):  # under the same name in a head
        before = copy.deepcopy(loss.state_dict())
        torch.nn.ModuleDict(dict(loss=loss)).load_state_dict(
            torch.nn.ModuleDict(dict(loss=stored)).state_dict(), strict=False
        )
        close(dict(loss.state_dict()), dict(before), "another loss's checkpoint changes the state")
    for value in UNUSABLE:  # as mixed precision gives and then skips
        spoilt = copy.deepcopy(resumed)
        one = first[0].detach().clone()
        one[0] = value
        for pred in (torch.full_like(one, value), one):
            spoilt(pred, first[1])
            expect(all(v.isfinite().all() for v in spoilt.state_dict().values()), f'{value} in pred stays in the state')
        for pred, target in [first, *soft(cls, *first)]:
            if target.is_floating_point():
                wrong, spoilt = target.clone(), copy.deepcopy(resumed)
                wrong[0] = value
                spoilt(pred, wrong)
                sizes = [v.float().abs().max() for v in spoilt.state_dict().values()]
                expect(all(size < 1e9 for size in sizes), f'{value} in the target stays in the state')
    for dtype in (*HALF, torch.float64):
        moved = copy.deepcopy(resumed).to(dtype)
        expect(all(torch.equal(v, resumed.state_dict()[k]) for k, v in moved.state_dict().items()), f'in {dtype}')


def soft(cls, pred, target):
    """The same with one-hot rows in place of labels, where the loss takes them."""
    if issubclass(cls, SoftmaxLoss) and 'dense' in cls.targets and not target.is_floating_point():
        yield pred, torch.eye(pred.shape[1])[target]


class Calls(State):
    def update(self, loss, inputs):
        loss.calls += 1
        return loss.calls


def l1_loss_of_calls(pred, target, *, calls=None):
    return l1_loss(pred, target)


class OtherState(OffsetLoss, fn=l1_loss_of_calls, state=dict(calls=Calls('calls', lambda loss: ()))):
    """A loss with another state, to be met in checkpoints."""
