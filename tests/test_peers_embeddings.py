"""Losses of embeddings beside pytorch-metric-learning's: value and gradients, by the centres, too."""

import pytest
import torch
from peers_embeddings import CENTRES, CLASSES, DIFFERENT, DIMENSIONS, EUCLIDEAN, PEERS, SAMPLES, part

from cvloss_mm import functional as f

pytest.importorskip('pytorch_metric_learning', reason='the environment is older than this dependency')
CASES = [(name, *pair) for name, pairs in PEERS.items() for pair in pairs]


INPUTS = {
    'ordinary': lambda rows: rows,
    'long': lambda rows: 1e8 * rows,
    'in pairs of opposites': lambda rows: torch.cat([rows[::2], -rows[::2]]),
    'all alike': lambda rows: rows[:1].expand_as(rows),
}


def outcome(call, change=INPUTS['ordinary']):
    """Value and gradients for a batch in which each class has as many samples."""
    rng = torch.Generator().manual_seed(0)
    rows, centres = (
        torch.randn(size, DIMENSIONS, generator=rng, dtype=torch.float64).requires_grad_()
        for size in (CLASSES * SAMPLES, CLASSES * CENTRES)
    )
    rows = change(rows.detach()).clone().requires_grad_()
    value = call(rows, torch.arange(CLASSES * SAMPLES) % CLASSES, centres)
    return value.detach(), *torch.autograd.grad(value, [rows, centres], materialize_grads=True)


@pytest.mark.parametrize('change', INPUTS.values(), ids=INPUTS)
@pytest.mark.parametrize(('name', 'ours', 'theirs'), CASES, ids=[f'{name}-{i}' for i, (name, *_) in enumerate(CASES)])
def test_value_and_gradients_are_those_of_the_peer(name, ours, theirs, change):
    found, expected = outcome(ours, change), outcome(theirs, change)
    if change is INPUTS['ordinary']:
        assert expected[1].abs().max() > 1e-4
    torch.testing.assert_close(found, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize('name', DIFFERENT)
def test_what_is_said_to_differ_does(name):
    ours, theirs, _ = DIFFERENT[name]
    assert not torch.isclose(outcome(ours)[0], outcome(theirs)[0], rtol=1e-2)


WITH_MEMORY = [
    (f.triplet_loss, dict(mining='all'), 'TripletMarginLoss', dict(margin=0.3, distance=EUCLIDEAN)),
    (f.nt_xent_loss, {}, 'NTXentLoss', dict(temperature=0.5)),
    (f.sup_con_loss, {}, 'SupConLoss', {}),
    (f.multi_similarity_loss, dict(mining_margin=2.0), 'MultiSimilarityLoss', {}),
    (f.circle_loss, dict(margin=0.4, scale=80), 'CircleLoss', {}),
]


@pytest.mark.parametrize(('loss', 'hyper', 'name', 'theirs'), WITH_MEMORY, ids=[row[2] for row in WITH_MEMORY])
def test_with_a_memory_the_value_is_that_of_their_cross_batch_memory(loss, hyper, name, theirs):
    """Whose copy of the batch has no gradient, where ours has it at both ends of a pair."""
    earlier, rows = torch.randn(2, CLASSES * SAMPLES, DIMENSIONS, generator=torch.Generator().manual_seed(0)).double()
    labels = torch.arange(CLASSES * SAMPLES) % CLASSES
    made = {
        key: part('distances', *value[:1], **value[1]) if key == 'distance' else value for key, value in theirs.items()
    }
    memory = part('losses', 'CrossBatchMemory', part('losses', name, **made), DIMENSIONS, 2 * len(labels))
    memory(earlier, labels)
    ours = loss(rows, labels, memory=earlier, memory_target=labels, **hyper).mean()
    torch.testing.assert_close(ours, memory(rows, labels))
    assert not torch.isclose(ours, loss(rows, labels, **hyper).mean(), rtol=1e-3)
