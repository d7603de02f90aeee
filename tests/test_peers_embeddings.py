"""Losses of embeddings beside pytorch-metric-learning's: value and gradients, by the centres, too."""

import pytest
import torch
from peers_embeddings import CENTRES, CLASSES, DIFFERENT, DIMENSIONS, PEERS, SAMPLES

pytest.importorskip('pytorch_metric_learning', reason='the environment is older than this dependency')
CASES = [(name, *pair) for name, pairs in PEERS.items() for pair in pairs]


def outcome(call):
    """Value and gradients for a batch in which each class has as many samples."""
    rng = torch.Generator().manual_seed(0)
    rows, centres = (
        torch.randn(size, DIMENSIONS, generator=rng, dtype=torch.float64).requires_grad_()
        for size in (CLASSES * SAMPLES, CLASSES * CENTRES)
    )
    value = call(rows, torch.arange(CLASSES * SAMPLES) % CLASSES, centres)
    return value.detach(), *torch.autograd.grad(value, [rows, centres], materialize_grads=True)


@pytest.mark.parametrize(('name', 'ours', 'theirs'), CASES, ids=[f'{name}-{i}' for i, (name, *_) in enumerate(CASES)])
def test_value_and_gradients_are_those_of_the_peer(name, ours, theirs):
    found, expected = outcome(ours), outcome(theirs)
    assert expected[1].abs().max() > 1e-4
    torch.testing.assert_close(found, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize('name', DIFFERENT)
def test_what_is_said_to_differ_does(name):
    ours, theirs, _ = DIFFERENT[name]
    assert not torch.isclose(outcome(ours)[0], outcome(theirs)[0], rtol=1e-2)
