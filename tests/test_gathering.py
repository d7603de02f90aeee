"""Losses that compare the samples of all processes with each other."""

import pytest
import rank_work
import torch

from cvloss_mm import losses
from cvloss_mm.losses import EmbeddingLoss
from cvloss_mm.registry import MODELS

NAMES = sorted(
    name
    for name, cls in MODELS.module_dict.items()
    if isinstance(cls, type) and issubclass(cls, EmbeddingLoss) and cls.fn
)


@pytest.fixture(scope='module')
def ranks() -> list:
    return rank_work.on_ranks(2, rank_work.gathered_losses, {name: {} for name in NAMES})


@pytest.mark.parametrize('case', rank_work.SHARES)
@pytest.mark.parametrize('name', NAMES)
def test_two_processes_that_gather_are_one_with_the_whole_batch(name, case, ranks):
    expected = rank_work.step(rank_work.encoder(), getattr(losses, name)(), *rank_work.embedding_batch())
    value = sum(rank[name, case]['value'] for rank in ranks) / 2
    torch.testing.assert_close(value, expected['value'], rtol=1e-12, atol=1e-12)
    for rank in ranks:
        torch.testing.assert_close(rank[name, case]['gradient'], expected['gradient'], rtol=1e-12, atol=1e-12)
    assert expected['gradient'].abs().max() > 1e-3


@pytest.mark.parametrize('name', NAMES)
def test_without_gathering_the_gradient_would_be_another(name):
    rows, target, weight = rank_work.embedding_batch()
    expected = rank_work.step(rank_work.encoder(), getattr(losses, name)(), rows, target, weight)
    model = rank_work.encoder()
    for share in (slice(0, 6), slice(6, None)):
        (getattr(losses, name)()(model(rows[share]), target[share], weight[share]) / 2).backward()
    assert not torch.allclose(model.weight.grad, expected['gradient'], rtol=1e-3)


def test_one_process_has_nothing_to_gather():
    rows, target, weight = rank_work.embedding_batch()
    expected = losses.TripletLoss()(rows, target, weight)
    assert torch.equal(losses.TripletLoss(gather=True)(rows, target, weight), expected)


@pytest.mark.parametrize('second', [[0, 0, 1, 1, 2, 2], [3, 3, 3, 3, 3, 3]], ids=['one process', 'no process'])
def test_the_threshold_of_pairs_begins_where_the_processes_do_that_have_pairs_of_two_classes(second):
    one, both = [0] * 6, [0, 1, 2, 0, 1, 2]
    found = rank_work.on_ranks(2, rank_work.thresholds, [(one, one), (one, second), (both, both)])
    rows, loss = rank_work.embedding_batch()[0].split(6), losses.UniTSFaceLoss(scale=8.0)
    firsts = [loss.first_bias(part, torch.tensor(both)).item() for part in rows]
    begun = loss.first_bias(rows[1], torch.tensor(second)).item()
    expected = [0, begun, begun or sum(firsts) / 2]
    assert found == [pytest.approx(expected)] * 2
