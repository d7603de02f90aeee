"""The laws of the losses of dense heads beyond labels (qualities, distributions, ...), over every registered one."""
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from laws import CLASSES, LAWS, batch, build, close, gradient, logits, members, rows_of_logits, value

from cvloss_mm.losses import CosineLoss, DistributionLoss, QualityLoss

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


# ------------------------------------------------------------------------------------------------- distributions

@members(DistributionLoss, 'shift')
@given(rows_of_logits, st.floats(0, CLASSES - 1, width=32), logits)
@LAWS
def test_only_differences_of_the_bins_count(member, z, y, shift):
    loss, y = build(member), batch(y)
    close(loss(batch(z) + shift, y), loss(batch(z), y))
    close(gradient(loss, batch(z), y).sum(), torch.tensor(0.0).double())


@members(DistributionLoss, 'mirror')
@given(rows_of_logits, st.floats(0, CLASSES - 1))
@LAWS
def test_counting_the_bins_from_the_other_end_changes_nothing(member, z, y):
    close(build(member)(batch(z[::-1]), batch(CLASSES - 1 - y)), build(member)(batch(z), batch(y)))


@members(DistributionLoss, 'lowest')
@given(st.floats(0.01, CLASSES - 1.01))
@LAWS
def test_the_best_distribution_has_the_target_as_its_mean(member, y):
    """At the optimum nothing pulls: the logarithm of the shares of the two bins, and nothing elsewhere."""
    shares = (1 - (torch.arange(CLASSES) - y).abs()).clamp(min=1e-12).double()
    best = (shares / shares.sum()).log()[None]
    close((best.exp() * torch.arange(CLASSES)).sum(), torch.tensor(y).double())
    close(gradient(build(member), best, batch(y)), torch.zeros(1, CLASSES).double())


# ------------------------------------------------------------------------------------------------- cosines

rows_of_cosines = st.lists(st.floats(-1, 1, width=32), min_size=CLASSES, max_size=CLASSES)
true_classes = st.integers(0, CLASSES - 1)
EXACT = torch.linspace(-1, 1, 401).double()


@members(CosineLoss, 'permutation')
@given(rows_of_cosines, true_classes, st.permutations(range(CLASSES)))
@LAWS
def test_the_names_of_the_identities_do_not_matter(member, c, label, order):
    loss = build(member)
    renamed = loss(batch([c[k] for k in order]), torch.tensor([order.index(label)]))
    close(renamed, loss(batch(c), torch.tensor([label])))


@members(CosineLoss, 'positive')
@given(rows_of_cosines, true_classes)
@LAWS
def test_no_loss_of_cosines_is_negative(member, c, label):
    assert (build(member)(batch(c), torch.tensor([label])) >= 0).all()


@members(CosineLoss, 'monotone')
@given(rows_of_cosines, true_classes)
@LAWS
def test_coming_closer_to_the_true_centre_always_pays(member, c, label):
    rows = batch(*[[x.item() if k == label else other for k, other in enumerate(c)] for x in EXACT])
    assert (value(build(member, scale=4.0), rows, torch.full((401,), label)).diff() < 0).all()


@members(CosineLoss, 'margin')
@given(rows_of_cosines, true_classes)
@LAWS
def test_a_margin_never_makes_it_easier(member, c, label):
    plain = torch.nn.functional.cross_entropy(64 * batch(c), torch.tensor([label]))
    assert (build(member)(batch(c), torch.tensor([label])) >= plain - 1e-4).all()


@members(CosineLoss, 'rivals')
@given(rows_of_cosines, true_classes)
@LAWS
def test_a_rival_has_no_margin(member, c, label):
    """Its gradient is the scale times its probability, whatever the margin is made of."""
    loss, pred = build(member, scale=4.0), batch(c)
    cost, slope = value(loss, pred, torch.tensor([label])), gradient(loss, pred, torch.tensor([label]))[0]
    own = torch.exp(-cost)
    rivals = torch.arange(CLASSES) != label
    close(slope[rivals] / 4, (4 * pred[0, rivals]).softmax(-1) * (1 - own))
