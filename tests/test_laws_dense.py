"""The laws of the losses of dense heads beyond labels (qualities, distributions, ...), over every registered one."""

import pytest
import torch
from conftest import needs_torch_2_5
from hypothesis import given
from hypothesis import strategies as st
from laws import CLASSES, LAWS, batch, build, close, gradient, logits, members, rows_of_logits, value

from cvloss_mm.losses import CosineLoss, DistillationLoss, DistributionLoss, HeatmapLoss, QualityLoss, RegionLoss

SWEEP = torch.linspace(-8, 8, 161).double()
qualities = st.floats(0, 1, width=32)
any_class = st.integers(-1, CLASSES + 1)  # also those that are no class


def as_map(label, score):
    return batch([score if k == label else 0.0 for k in range(CLASSES)])


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
    expected = member()(pred, dense, weight, avg_factor=3)
    close(member()(pred, (label.to(labels), score), weight, avg_factor=3), expected)


@needs_torch_2_5
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
    loss = build(member)
    plain = torch.nn.functional.cross_entropy(loss.scale * batch(c), torch.tensor([label]))
    assert (loss(batch(c), torch.tensor([label])) >= plain - 1e-4).all()


@members(CosineLoss, 'rivals')
@given(rows_of_cosines, true_classes)
@LAWS
def test_a_rival_has_no_margin(member, c, label):
    """Its gradient is the scale times its probability, whatever the margin is made of."""
    loss, pred = build(member, scale=4.0), batch(c)
    scale = float(loss.scale)
    cost, slope = value(loss, pred, torch.tensor([label])), gradient(loss, pred, torch.tensor([label]))[0]
    own = torch.exp(-cost)
    rivals = torch.arange(CLASSES) != label
    close(slope[rivals] / scale, (scale * pred[0, rivals]).softmax(-1) * (1 - own))


# ------------------------------------------------------------------------------------------------- heat maps

rows_of_heat = st.lists(st.floats(0, 1, width=32), min_size=CLASSES, max_size=CLASSES)
PLACES = torch.linspace(0.01, 0.99, 99).double()[:, None]


@members(HeatmapLoss, 'named')
@given(rows_of_heat, rows_of_heat)
@LAWS
def test_naming_the_peaks_of_the_map_changes_nothing(member, p, y):
    loss, pred, heat = build(member), batch(p, p), batch(y, [1.0, *y[1:]])
    places, labels = (heat == 1).nonzero().T
    assert torch.equal(loss(pred, heat, pos_inds=places, pos_labels=labels), loss(pred, heat))


@needs_torch_2_5
@members(HeatmapLoss, 'named')
def test_named_peaks_compile_as_a_whole(member):
    pred, heat = member.sample(6, torch.Generator().manual_seed(0))
    named = dict(pos_inds=torch.tensor([0, 3, 3]), pos_labels=torch.tensor([1, 2, 2]).int())
    torch._dynamo.reset()
    compiled = torch.compile(member(), fullgraph=True, backend='aot_eager')
    close(compiled(pred, heat, avg_factor=3, **named), member()(pred, heat, avg_factor=3, **named))


@members(HeatmapLoss, 'positive')
@given(rows_of_heat, rows_of_heat)
@LAWS
def test_no_loss_of_heat_is_negative(member, p, y):
    assert (build(member)(batch(p), batch(y)) >= 0).all()


@members(HeatmapLoss, 'monotone')
def test_a_surer_peak_costs_less_and_a_surer_nothing_too(member):
    loss = build(member)
    assert (value(loss, PLACES, 0 * PLACES + 1).diff() < 0).all()
    assert (value(loss, PLACES, 0 * PLACES).diff() > 0).all()


@members(HeatmapLoss, 'near')
def test_the_nearer_a_peak_the_less_a_negative_costs(member):
    assert (value(build(member), 0 * PLACES + 0.8, PLACES).diff() < 0).all()


# ------------------------------------------------------------------------------------------------- masks


@members(RegionLoss, 'bounds')
@given(rows_of_heat, rows_of_heat)
@LAWS
def test_the_loss_of_a_mask_lies_between_0_and_1(member, p, g):
    cost = build(member, eps=1e-6)(batch(p), batch(g))
    assert ((cost >= 0) & (cost <= 1)).all()


@members(RegionLoss, 'symmetric')
@given(rows_of_heat, rows_of_heat)
@LAWS
def test_prediction_and_truth_of_a_mask_can_be_exchanged(member, p, g):
    close(member.fn(batch(p), batch(g)), member.fn(batch(g), batch(p)))


@members(RegionLoss, 'pixels')
@given(rows_of_logits, rows_of_heat, st.permutations(range(CLASSES)))
@LAWS
def test_where_the_pixels_of_a_mask_lie_does_not_matter(member, z, g, order):
    loss = build(member)
    close(loss(batch([z[k] for k in order]), batch([g[k] for k in order])), loss(batch(z), batch(g)))


@members(RegionLoss, 'perfect')
def test_a_perfect_mask_costs_next_to_nothing_and_one_beside_it_everything(member):
    loss, target = build(member), batch([1.0, 1.0, 0.0, 0.0])
    assert loss(80 * (target - 0.5), target) < 1e-3
    assert loss(-80 * (target - 0.5), target) > 0.999


# ------------------------------------------------------------------------------------------------- teachers


@members(DistillationLoss, 'zero')
@given(rows_of_logits, logits)
@LAWS
def test_a_student_that_answers_as_its_teacher_costs_nothing(member, z, shift):
    loss = build(member)
    close(loss(batch(z) + shift, batch(z)), torch.zeros(1).double())
    close(gradient(loss, batch(z) + shift, batch(z)), torch.zeros(1, CLASSES).double())


@members(DistillationLoss, 'positive')
@given(rows_of_logits, rows_of_logits)
@LAWS
def test_no_student_costs_less_than_nothing(member, z, t):
    assert (build(member)(batch(z), batch(t)) >= -1e-9).all()


@members(DistillationLoss, 'permutation')
@given(rows_of_logits, rows_of_logits, st.permutations(range(CLASSES)))
@LAWS
def test_the_names_of_the_taught_classes_do_not_matter(member, z, t, order):
    loss = build(member)
    close(loss(batch([z[k] for k in order]), batch([t[k] for k in order])), loss(batch(z), batch(t)))


@members(DistillationLoss, 'teacher')
def test_nothing_is_learnt_by_the_teacher(member):
    pred, target = member.sample(5, torch.Generator().manual_seed(0))
    target.requires_grad_()
    member()(pred.requires_grad_(), target).backward()
    assert pred.grad.any() and target.grad is None
