"""The laws of the losses of dense heads beyond labels (qualities, distributions, ...), over every registered one."""
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from laws import CLASSES, LAWS, batch, build, close, gradient, logits, members, rows_of_logits, value

from cvloss_mm.losses import QualityLoss

SWEEP = torch.linspace(-8, 8, 161).double()
qualities = st.floats(0, 1, width=32)
any_class = st.integers(-1, CLASSES + 1)  # also those that are no class


def as_map(label, score):
    return batch([score if k == label else 0. for k in range(CLASSES)])


# ------------------------------------------------------------------------------------------------- qualities

@members(QualityLoss, 'pair')
@given(rows_of_logits, any_class, qualities)
@LAWS
def test_a_label_and_its_score_are_their_map(member, z, label, score):
    loss, pair = build(member), (torch.tensor([label]), batch(score))
    assert torch.equal(loss(batch(z), pair), loss(batch(z), as_map(label, score)))
    assert torch.equal(gradient(loss, batch(z), pair), gradient(loss, batch(z), as_map(label, score)))


@members(QualityLoss, 'pair')
@pytest.mark.parametrize('dtype', [torch.float16, torch.bfloat16, torch.float32])
@pytest.mark.parametrize('labels', [torch.int64, torch.int32, torch.uint8])
def test_labels_and_scores_may_have_any_type(member, dtype, labels):
    pred, label, score, weight = pairs(dtype)
    dense = torch.where(label[:, None] == torch.arange(CLASSES), score[:, None], 0)
    wanted = member()(pred, dense, weight, avg_factor=3)
    close(member()(pred, (label.to(labels), score), weight, avg_factor=3), wanted)


@members(QualityLoss, 'pair')
def test_labels_and_scores_compile_as_a_whole(member):
    pred, label, score, weight = pairs()
    torch._dynamo.reset()
    compiled = torch.compile(member(), fullgraph=True, backend='aot_eager')
    close(compiled(pred, (label, score), weight), member()(pred, (label, score), weight))


def pairs(dtype=torch.float32):
    rng = torch.Generator().manual_seed(0)
    pred, label = torch.randn(9, CLASSES, generator=rng), torch.randint(CLASSES + 1, (9,), generator=rng)
    return pred.to(dtype), label, torch.rand(9, generator=rng).to(dtype), torch.rand(9, generator=rng)


@members(QualityLoss, 'positive')
@given(rows_of_logits, any_class, qualities)
@LAWS
def test_no_quality_loss_is_negative(member, z, label, score):
    assert (build(member)(batch(z), as_map(label, score)) >= 0).all()


@members(QualityLoss, 'lowest')
@pytest.mark.parametrize('quality', [0.2, 0.5, 0.9])
def test_the_score_that_costs_least_is_the_quality(member, quality):
    costs = value(build(member), SWEEP[:, None], torch.full((161, 1), quality).double())
    assert abs(torch.sigmoid(SWEEP[costs.argmin()]) - quality) < 0.02


@members(QualityLoss, 'monotone')
def test_a_surer_negative_costs_less(member):
    assert (value(build(member), SWEEP[:, None], 0 * SWEEP[:, None]).diff() > 0).all()


@members(QualityLoss, 'columns')
@given(rows_of_logits, st.lists(qualities, min_size=CLASSES, max_size=CLASSES))
@LAWS
def test_the_classes_of_a_quality_do_not_see_each_other(member, z, y):
    loss = build(member)
    alone = [value(loss, batch([x]), batch([q]))[0] for x, q in zip(z, y, strict=True)]
    close(value(loss, batch(z), batch(y))[0], torch.stack(alone).sum())


@members(QualityLoss, 'activated')
@given(logits, qualities)
@LAWS
def test_probabilities_are_taken_where_asked(member, z, y):
    probability = torch.sigmoid(batch([z]))
    close(member(activated=True)(probability, batch([y])), member()(batch([z]), batch([y])))
