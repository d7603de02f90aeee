"""The laws of the losses of box offsets and of class scores, over every registered one."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from laws import (
    CLASSES,
    LAWS,
    batch,
    build,
    close,
    coordinates,
    gradient,
    logits,
    members,
    rows_of_logits,
    true_classes,
    value,
)

from cvloss_mm import kernels
from cvloss_mm.functional.ranges import rules
from cvloss_mm.losses import (
    BoxLoss,
    DistillationLoss,
    FeatureLoss,
    GroupingLoss,
    Loss,
    MaskLoss,
    OffsetLoss,
    PointLoss,
    RotatedBoxLoss,
    ScoreLoss,
    SigmoidLoss,
    SignLoss,
    SoftmaxLoss,
)
from cvloss_mm.testing import build as contract_build
from cvloss_mm.testing.facts import as_rows

SWEEP = torch.linspace(-8, 8, 161).double()

# ------------------------------------------------------------------------------------------------- all


@members(Loss, 'rows')
def test_a_row_changes_no_other_row(member):
    loss = build(member)
    pred, target, *_ = member.sample(6, torch.Generator().manual_seed(0), classes=CLASSES)
    before = value(loss, pred, target)
    pred[2] += 1
    after = value(loss, pred, target)
    others = torch.arange(6) != 2
    assert torch.equal(before[others], after[others])


@members(Loss, 'rows')
def test_the_order_of_the_rows_does_not_matter(member):
    loss = build(member)
    pred, target, *_ = member.sample(6, torch.Generator().manual_seed(0), classes=CLASSES)
    order = torch.tensor([3, 1, 5, 0, 2, 4])
    close(value(loss, pred[order], target[order]), value(loss, pred, target)[order])


OF_DIFFERENCES = (PointLoss, GroupingLoss, OffsetLoss, BoxLoss, RotatedBoxLoss, FeatureLoss, DistillationLoss)


def coinciding(loss_cls):
    """Inputs whose differences are 0: of pred and target; or of samples of one class, of two, of all."""
    pred, target, *_ = loss_cls.sample(7, torch.Generator().manual_seed(0))
    if not issubclass(loss_cls, (PointLoss, GroupingLoss)):
        return [(target.double(), target.double())]
    pred, pairs = pred.double(), torch.tensor([0, 0, 1, 1, 2, 2, 3])
    return [(pred[pairs], pairs.clamp(max=2)), (pred[pairs], torch.arange(7) % 3), (pred[:1].expand_as(pred), target)]


@pytest.mark.parametrize('on', [True, False], ids=['kernels', 'functions'])
def test_where_a_difference_is_0_the_slope_is_the_mean_of_those_of_both_sides(loss_cls, on, unless_waived):
    """The roots and lengths of differences have an edge there, or none: value and gradient are those of the limit."""
    if not issubclass(loss_cls, OF_DIFFERENCES):
        pytest.skip('it reads no differences')
    unless_waived(loss_cls, 'gradient')
    loss, generator, step = contract_build(loss_cls).eval(), torch.Generator().manual_seed(1), 1e-6
    for pred, target in coinciding(loss_cls):
        leaf = pred.clone().requires_grad_()
        with kernels.switched(on):
            at = loss(leaf, target, reduction_override='sum')
            (slope,) = torch.autograd.grad(at, leaf)
            for row in range(len(pred)):
                way = torch.zeros_like(pred)
                way[row] = torch.randn(pred.shape[1:], generator=generator, dtype=torch.float64)
                before, after = (loss(pred + s * way, target, reduction_override='sum') for s in (-step, step))
                close((after - before) / (2 * step), (slope * way).sum(), 1e-3)
                close(after, at.detach(), 1e-3)


# ------------------------------------------------------------------------------------------------- offsets


@members(OffsetLoss, 'even')
@given(coordinates, coordinates)
@LAWS
def test_an_error_costs_the_same_in_both_directions(member, x, d):
    loss = build(member)
    close(value(loss, batch([x + d]), batch([x])), value(loss, batch([x - d]), batch([x])))
    close(gradient(loss, batch([x + d]), batch([x])), -gradient(loss, batch([x - d]), batch([x])))


@members(OffsetLoss, 'zero')
@given(coordinates)
@LAWS
def test_no_error_costs_nothing_and_pulls_nowhere(member, x):
    loss, row = build(member), batch([x])
    assert value(loss, row, row) == 0
    assert gradient(loss, row, row) == 0


@members(OffsetLoss, 'convex')
def test_a_larger_error_costs_more_and_pulls_no_less(member):
    loss, d = build(member), torch.linspace(0, 8, 321).double()[:, None]
    assert (value(loss, d, 0 * d).diff() > 0).all()
    assert (gradient(loss, d, 0 * d).flatten().diff() >= -1e-12).all()


# ------------------------------------------------------------------------------------------------- sigmoid


@members(SigmoidLoss, 'mirror')
@given(logits, st.floats(0, 1, width=32))
@LAWS
def test_without_alpha_both_answers_are_treated_alike(member, z, y):
    rule = rules(member.fn).get('alpha')
    balance = dict(alpha=None) if rule and rule.none else {}
    loss = build(member, **balance, num_classes=1)
    close(loss(batch([z]), batch([y])), loss(batch([-z]), batch([1 - y])))


@members(SigmoidLoss, 'positive')
@given(rows_of_logits, st.lists(st.floats(0, 1, width=32), min_size=CLASSES, max_size=CLASSES))
@LAWS
def test_no_sigmoid_loss_is_negative(member, z, y):
    assert (build(member)(batch(z), batch(y)) >= 0).all()


@members(SigmoidLoss, 'monotone')
def test_a_surer_right_answer_costs_less(member):
    loss, z = build(member, num_classes=1), SWEEP[:, None]
    assert (value(loss, z, 0 * z + 1).diff() < 0).all()
    assert (value(loss, z, 0 * z).diff() > 0).all()


@members(SigmoidLoss, 'columns')
@given(rows_of_logits, true_classes)
@LAWS
def test_every_class_is_a_problem_of_its_own(member, z, label):
    loss = build(member)
    whole = loss(batch(z), torch.tensor([label]))[0]
    one = build(member, num_classes=1)
    alone = [one(batch([x]), batch([float(k == label)]))[0, 0] for k, x in enumerate(z)]
    close(whole, torch.stack(alone))


@members(SigmoidLoss, 'background')
@given(rows_of_logits)
@LAWS
def test_the_background_is_the_row_of_zeros(member, z):
    as_rows(build(member), batch(z), torch.tensor([CLASSES]), 'the background is no row of zeros')


# ------------------------------------------------------------------------------------------------- softmax


@members(SoftmaxLoss, 'shift')
@given(rows_of_logits, true_classes, logits)
@LAWS
def test_only_differences_of_logits_count(member, z, label, shift):
    loss, label = build(member), torch.tensor([label])
    close(loss(batch(z) + shift, label), loss(batch(z), label))
    close(gradient(loss, batch(z), label).sum(), torch.tensor(0.0).double())


@members(SoftmaxLoss, 'permutation')
@given(rows_of_logits, true_classes, st.permutations(range(CLASSES)))
@LAWS
def test_the_names_of_the_classes_do_not_matter(member, z, label, order):
    loss = build(member)
    renamed = loss(batch([z[k] for k in order]), torch.tensor([order.index(label)]))
    close(renamed, loss(batch(z), torch.tensor([label])))


@members(SoftmaxLoss, 'positive')
@given(rows_of_logits, true_classes)
@LAWS
def test_no_softmax_loss_is_negative(member, z, label):
    assert (build(member)(batch(z), torch.tensor([label])) >= 0).all()


@members(SoftmaxLoss, 'monotone')
@given(rows_of_logits, true_classes)
@LAWS
def test_raising_the_true_logit_never_costs(member, z, label):
    rows = batch(*[[x + (s.item() if k == label else 0) for k, x in enumerate(z)] for s in SWEEP[::8]])
    assert (value(build(member), rows, torch.full((len(rows),), label)).diff() <= 1e-12).all()


@members(SoftmaxLoss, 'dense')
@given(rows_of_logits, true_classes)
@LAWS
def test_a_label_is_its_one_hot_row(member, z, label):
    as_rows(build(member), batch(z), torch.tensor([label]), 'a label is not its one-hot row')


# ------------------------------------------------------------------------------------------------- signs


@members(SignLoss, 'margin')
@given(logits, st.sampled_from([-1.0, 1.0]))
@LAWS
def test_only_the_margin_counts(member, score, sign):
    loss = build(member)
    close(loss(batch([score])[0], batch([sign])[0]), loss(batch([-score])[0], batch([-sign])[0]))


@members(SignLoss, 'monotone')
@pytest.mark.parametrize('sign', [-1.0, 1.0])
def test_a_larger_margin_never_costs(member, sign):
    margins = SWEEP * sign
    losses = build(member)(margins, torch.full_like(margins, sign))
    assert (losses.diff() <= 0).all()
    assert losses[0] > 0
    assert losses[-1] == 0


@members(ScoreLoss, 'permutation')
@given(rows_of_logits.filter(lambda z: len(set(z)) == CLASSES), true_classes, st.permutations(range(CLASSES)))
@LAWS
def test_the_names_of_competing_classes_do_not_matter(member, z, label, order):
    loss = build(member)
    renamed = loss(batch([z[k] for k in order]), torch.tensor([order.index(label)]))
    close(renamed, loss(batch(z), torch.tensor([label])))


# ------------------------------------------------------------------------------------------------- masks


@members(MaskLoss, 'class')
def test_only_the_mask_of_the_own_class_counts(member):
    loss, labels = build(member), torch.tensor([2, 0])
    pred, target = member.sample(2, torch.Generator().manual_seed(0))
    before = loss(pred, target, labels)
    pred[0, 0] += 1
    pred[1, 2] += 1
    assert torch.equal(loss(pred, target, labels), before)
