"""The memory of earlier batches: what losses make of it, what it holds, and the heads that have one."""

import copy
import pickle

import pytest
import rank_work
import torch
from torch import nn
from torch._subclasses.fake_tensor import FakeTensorMode

from cvloss_mm import losses
from cvloss_mm.heads import CrossBatchMemory
from cvloss_mm.losses import EmbeddingLoss
from cvloss_mm.registry import MODELS

NAMES = sorted(
    name
    for name, cls in MODELS.module_dict.items()
    if isinstance(cls, type) and issubclass(cls, EmbeddingLoss) and cls.fn and 'memory' in cls.context
)


def batch():
    generator = torch.Generator().manual_seed(0)
    rows = torch.randn(12, 4, generator=generator, dtype=torch.float64)
    return rows[:6].requires_grad_(), torch.arange(6) % 3, rows[6:], torch.arange(6) % 4


OF_ALL = 'DistanceMarginLoss', 'ThresholdConsistentMarginLoss'  # whose values are shares of what all anchors cost
PARTS = {'ThresholdConsistentMarginLoss': [dict(negative_weight=0.0), dict(positive_weight=0.0)]}  # a mean of each
GIVEN = {'UniTSFaceLoss': dict(bias=torch.tensor(3.0))}  # which would begin with all anchors


@pytest.mark.parametrize('name', NAMES)
def test_an_anchor_is_compared_with_the_memory_as_with_others_of_its_batch(name):
    rows, target, memory, labels = batch()
    given = GIVEN.get(name, {})
    for part in PARTS.get(name, [{}]):
        loss = getattr(losses, name)(reduction='none', **part)
        found = loss(rows, target, memory=memory, memory_target=labels, **given)
        expected = loss(torch.cat([rows, memory]), torch.cat([target, labels]), **given)[:6]
        if name in OF_ALL:
            found, expected = found / found.sum(), expected / expected.sum()
        torch.testing.assert_close(found, expected, rtol=1e-12, atol=1e-12)
        assert not torch.allclose(loss(rows, target, **given), found)


@pytest.mark.parametrize('mining', ['semi_hard', 'all'])
@pytest.mark.parametrize('margin', [0.3, None])
def test_every_choice_of_triplets_takes_those_with_the_memory(mining, margin):
    rows, target, memory, labels = batch()
    loss = losses.TripletLoss(mining=mining, margin=margin, reduction='none')
    found = loss(rows, target, memory=memory, memory_target=labels)
    expected = loss(torch.cat([rows, memory]), torch.cat([target, labels]))[:6]
    torch.testing.assert_close(found / found.sum(), expected / expected.sum(), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize('name', NAMES)
def test_the_memory_gets_no_gradient_and_an_empty_one_changes_nothing(name):
    rows, target, memory, labels = batch()
    loss = getattr(losses, name)()
    loss(rows, target, memory=memory.requires_grad_(), memory_target=labels).backward()
    assert memory.grad is None and rows.grad.abs().max() > 0
    assert torch.equal(loss(rows, target, memory=memory[:0], memory_target=labels[:0]), loss(rows, target))


@pytest.mark.parametrize('name', NAMES)
def test_empty_places_of_the_memory_take_no_part(name):
    rows, target, memory, labels = batch()
    loss = getattr(losses, name)(reduction='none')
    filled = torch.arange(6) != 2
    expected = loss(rows, target, memory=memory[filled], memory_target=labels[filled])
    found = loss(rows, target, memory=memory * filled[:, None], memory_target=torch.where(filled, labels, -1))
    torch.testing.assert_close(found, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(
    'context',
    [
        dict(memory=torch.zeros(3, 4)),
        dict(memory_target=torch.zeros(3)),
        dict(memory=torch.zeros(3, 5), memory_target=torch.zeros(3).long()),
        dict(memory=torch.zeros(3, 4), memory_target=torch.zeros(2).long()),
    ],
)
def test_a_memory_that_does_not_fit_is_refused(context):
    with pytest.raises(ValueError, match='accepted: memory'):
        losses.TripletLoss()(torch.zeros(2, 4), torch.zeros(2).long(), **context)


# --- what it holds


def entries(memory):
    return sorted(memory.recall()[1].tolist())


def test_it_is_empty_until_it_starts_and_forgets_the_oldest_first():
    memory, seen = CrossBatchMemory(2, size=5, start=2), []
    for number in range(5):
        memory.remember(torch.full((2, 2), float(number)), torch.tensor([10 * number, 10 * number + 1]))
        seen.append(entries(memory))
    assert seen == [[], [], [20, 21], [20, 21, 30, 31], [21, 30, 31, 40, 41]]
    rows, labels = memory.recall()
    assert torch.equal(rows[:, 0], (labels // 10).float())


def test_of_a_batch_that_is_larger_the_last_ones_stay():
    memory = CrossBatchMemory(1, size=3, start=0)
    memory.remember(torch.arange(7.0).unsqueeze(-1), torch.arange(7))
    assert entries(memory) == [4, 5, 6]


@pytest.mark.parametrize('bad', [torch.nan, torch.inf, -torch.inf])
def test_what_is_not_finite_does_not_enter(bad):
    memory = CrossBatchMemory(2, size=4, start=0)
    memory.remember(torch.tensor([[1.0, 2.0], [3.0, bad], [5.0, 6.0]]), torch.tensor([1, 2, 3]))
    rows, labels = memory.recall()
    assert rows.isfinite().all() and labels.tolist() == [1, -1, 3]
    assert torch.equal(rows[0], torch.tensor([1.0, 2.0]))
    memory.remember(torch.tensor([[bad, 0.0], [7.0, 8.0]]), torch.tensor([4, 5]))
    assert memory.rows.isfinite().all() and entries(memory) == [-1, -1, 3, 5]


def test_it_is_in_checkpoints_and_still_in_eval_mode():
    memory, other = CrossBatchMemory(1, size=3, start=1), CrossBatchMemory(1, size=3, start=1)
    for value in (1.0, 2.0):
        memory.remember(torch.tensor([[value]]), torch.tensor([int(value)]))
    other.load_state_dict(memory.state_dict())
    for each in (memory, other):
        each.remember(torch.tensor([[3.0]]), torch.tensor([3]))
        each.eval().remember(torch.tensor([[4.0]]), torch.tensor([4]))
    assert entries(other) == entries(memory) == [2, 3]


def test_a_step_with_a_memory_reads_no_number_from_the_device():
    with FakeTensorMode():  # whose numbers cannot be read
        memory, loss = CrossBatchMemory(4, size=8, start=1), losses.SupConLoss(gather=True)
        for _ in range(4):
            batch, target = torch.randn(6, 4, requires_grad=True), torch.zeros(6, dtype=torch.int64)
            rows, labels = memory.recall()
            loss(batch, target, memory=rows, memory_target=labels).backward()
            memory.remember(batch, target)
        assert len(memory.recall()[0]) == 8


def test_a_loaded_memory_goes_on_where_the_other_was():
    memory, other = CrossBatchMemory(2, size=4, start=1), CrossBatchMemory(2, size=4, start=1)
    for number in range(3):
        memory.remember(torch.full((2, 2), float(number)), torch.tensor([number, number]))
        other.load_state_dict(memory.state_dict())
        assert entries(other) == entries(other.eval()) == entries(memory)
        other.train()
    for each in (memory, other):
        each.remember(torch.full((3, 2), 7.0), torch.tensor([7, 8, 9]))
    assert entries(other) == entries(memory) == [2, 7, 8, 9]


def test_a_step_that_is_taken_back_leaves_nothing():
    """As LossHealthHook puts back the buffers where a loss is not finite."""
    memory, steady = CrossBatchMemory(2, size=8, start=1), CrossBatchMemory(2, size=8, start=1)
    for number in range(6):
        rows, labels = torch.full((2, 2), 1.0 + number), torch.tensor([number, number])
        before = [buffer.clone() for buffer in memory.buffers()]
        memory.remember(rows, labels)
        if number in (0, 2, 4):
            torch._foreach_copy_([*memory.buffers()], before)
        else:
            steady.remember(rows, labels)
        torch.testing.assert_close((memory.recall(), *memory.buffers()), (steady.recall(), *steady.buffers()))


@pytest.mark.parametrize('copied', [copy.deepcopy, lambda memory: pickle.loads(pickle.dumps(memory))])
@pytest.mark.parametrize('counts', ['those of today', None, (1, 2)])  # the last two: of one that was pickled before
def test_a_copy_holds_what_the_buffers_hold(copied, counts):
    memory = CrossBatchMemory(2, size=8, start=0)
    memory.remember(torch.ones(2, 2), torch.tensor([1, 2]))
    torch._foreach_zero_([*memory.buffers()])
    if counts != 'those of today':
        memory.counts = counts
    other = copied(memory)
    assert entries(other) == []
    other.remember(torch.ones(2, 2), torch.tensor([3, 4]))
    assert entries(other) == entries(other.eval()) == [3, 4]


def test_it_can_be_built_where_nothing_is_to_be_trained():
    with torch.inference_mode():
        memory = CrossBatchMemory(2, size=8, start=0)
        assert entries(memory) == entries(memory.eval()) == []


@pytest.mark.parametrize('arguments', [dict(size=0), dict(size=2.0), dict(size=2, start=-1)])
def test_numbers_that_make_no_memory_are_refused(arguments):
    with pytest.raises(ValueError, match='must be an integer from'):
        CrossBatchMemory(4, **arguments)


def test_all_processes_hold_the_embeddings_of_all():
    rows, target, _ = rank_work.embedding_batch()
    expected = torch.cat([2 + rows[8:], 1 + rows[4:], 2 + rows[:8]]).float()
    for found, labels in rank_work.on_ranks(2, rank_work.remembered):
        assert torch.equal(found.sort(0).values, expected[:20].sort(0).values)
        assert labels.tolist() == [*(20 + target[8:]), *(10 + target[4:]), *(20 + target[:8])]


# --- heads that have one


def head(**cfg):
    pytest.importorskip('mmpretrain')
    from mmengine.registry import MODELS as ROOT_MODELS
    from mmengine.registry import DefaultScope

    with DefaultScope.overwrite_default_scope('mmpretrain'):
        return ROOT_MODELS.build(cfg)


def samples(labels):
    from mmpretrain.structures import DataSample

    return [DataSample().set_gt_label(int(label)) for label in labels]


HEADS = dict(
    loss=lambda: head(
        type='cvloss_mm.EmbeddingHead',
        loss=dict(type='cvloss_mm.SupConLoss'),
        memory=dict(in_features=4, size=9, start=0),
    ),
    loss_embedding=lambda: head(
        type='cvloss_mm.CosineHead',
        num_classes=4,
        in_channels=4,
        loss=dict(type='cvloss_mm.ArcFaceLoss'),
        memory=dict(size=9, start=0),
        loss_embedding=dict(type='cvloss_mm.SupConLoss'),
    ),
)


@pytest.mark.parametrize('key', HEADS)
def test_a_head_compares_a_batch_with_the_memory_of_those_before(key):
    model, (rows, target, memory, labels) = HEADS[key](), batch()
    model.loss((memory.float(),), samples(labels))
    found = model.loss((rows.float(),), samples(target))[key]
    expected = losses.SupConLoss()(rows.float(), target, memory=memory.float(), memory_target=labels)
    assert torch.allclose(found, expected) and 'memory.rows' in model.state_dict()
    assert sorted(model.memory.recall()[1].tolist()) == sorted([*labels[3:].tolist(), *target.tolist()])


def test_an_encoder_trains_with_a_memory():
    torch.manual_seed(0)
    encoder, model, (rows, target, _, _) = nn.Linear(4, 4), HEADS['loss'](), batch()
    optimizer, history = torch.optim.Adam(encoder.parameters(), lr=0.05), []
    for _ in range(30):
        optimizer.zero_grad()
        history.append(model.loss((encoder(rows.detach().float()),), samples(target))['loss'])
        history[-1].backward()
        optimizer.step()
    assert history[-1] < 0.7 * history[2]  # from the third batch on the memory is full


@pytest.mark.parametrize(
    'cfg',
    [
        dict(type='cvloss_mm.EmbeddingHead', loss=dict(type='cvloss_mm.NPairLoss')),
        dict(type='cvloss_mm.CosineHead', num_classes=3, in_channels=4, loss=dict(type='cvloss_mm.ArcFaceLoss')),
    ],
)
def test_a_loss_that_has_no_use_for_a_memory_is_refused(cfg):
    with pytest.raises(ValueError, match=r'memory is for losses .*: CircleLoss, .*TripletLoss, .*; got'):
        head(**cfg, memory=dict(in_features=4, size=8))


def test_processes_that_gather_compare_their_samples_with_one_memory():
    rows, target, memory, labels = batch()
    found = rank_work.on_ranks(2, rank_work.gathered_with_memory, rows.detach(), target, memory, labels)
    expected = losses.SupConLoss()(rows, target, memory=memory, memory_target=labels)
    (gradient,) = torch.autograd.grad(expected, rows)
    torch.testing.assert_close(sum(value for value, _ in found) / 2, expected.detach())
    for _, slope in found:  # of the losses of both, each divided by half of the batch
        torch.testing.assert_close(slope, 2 * gradient[:2] if len(slope) == 2 else 2 * gradient[2:])
