"""Facts of the papers about losses of long-tailed classes, one a test."""

import pytest
import torch
import torch.nn.functional as F
from peers import value_and_gradient
from sample_inputs import CLASSES, cosines, labels

from cvloss_mm import functional as f
from cvloss_mm.losses import EqualizedFocalLoss, FederatedLoss

PRED, TARGET = labels(300, 5)['labels']
COSINES, IDENTITIES = cosines(300, 5)['cosines']
COUNTS = [5000.0, 1.0, 33.0, 400.0, 2.0]
WITH_COUNTS = [f.class_balanced_loss, f.logit_adjusted_loss, f.balanced_softmax_loss, f.vs_loss]


def plain(pred=PRED, target=TARGET):
    return F.cross_entropy(pred, target, reduction='none')


def weights_of(beta, counts=COUNTS):
    """What a sample of each class is multiplied by."""
    z, every = torch.zeros(CLASSES, CLASSES).double(), torch.arange(CLASSES)
    return f.class_balanced_loss(z, every, class_counts=counts, beta=beta) / plain(z, every)


@pytest.mark.parametrize('loss', WITH_COUNTS, ids=lambda loss: loss.__name__)
@pytest.mark.parametrize('counts', [None, 7.0, [7.0] * CLASSES], ids=str)
def test_of_equally_frequent_classes_it_is_the_cross_entropy(loss, counts):
    torch.testing.assert_close(loss(PRED, TARGET, class_counts=counts), plain())


# ------------------------------------------------------------------------------------------------- effective numbers


def test_the_weights_sum_to_the_number_of_classes():
    for beta in (0.0, 0.9, 0.9999):
        assert weights_of(beta).sum().item() == pytest.approx(CLASSES)


def test_at_beta_0_all_weigh_alike_and_close_to_1_by_inverse_frequency():
    torch.testing.assert_close(weights_of(0.0), torch.ones(CLASSES).double())
    inverse = 1 / torch.tensor(COUNTS).double()
    torch.testing.assert_close(weights_of(1 - 1e-9), CLASSES * inverse / inverse.sum(), rtol=1e-5, atol=0)


def test_the_effective_number_of_one_sample_is_1_and_of_many_1_over_1_minus_beta():
    ratio = weights_of(0.99, [1.0, 1e9, 1.0, 1.0, 1.0])
    assert (ratio[0] / ratio[1]).item() == pytest.approx(100)


def test_the_weights_are_exact_in_float32():
    """1 - 0.9999 in float32 is wrong in the fourth digit."""
    every = torch.arange(CLASSES)
    single = f.class_balanced_loss(torch.zeros(CLASSES, CLASSES), every, class_counts=COUNTS, beta=0.99999)
    torch.testing.assert_close(
        single.double() / plain(0 * PRED[:CLASSES], every), weights_of(0.99999), rtol=1e-6, atol=0
    )


def test_every_class_of_a_sigmoid_is_weighed_by_the_true_one():
    dense = F.one_hot(TARGET, CLASSES).double()
    value = f.class_balanced_loss(PRED, TARGET, class_counts=COUNTS, beta=0.9, kind='sigmoid')
    bare = f.binary_cross_entropy_loss(PRED, dense).sum(-1)
    torch.testing.assert_close(value, weights_of(0.9)[TARGET] * bare)


# ------------------------------------------------------------------------------------------------- margins


def test_ldam_without_margins_is_the_cross_entropy_of_scaled_cosines():
    value = f.ldam_loss(COSINES, IDENTITIES, class_counts=COUNTS, margin=0.0, scale=30.0)
    torch.testing.assert_close(value, plain(30 * COSINES, IDENTITIES))


def test_ldam_of_equally_frequent_classes_is_cosface():
    value = f.ldam_loss(COSINES, IDENTITIES, margin=0.35, scale=64.0)
    torch.testing.assert_close(value, f.cos_face_loss(COSINES, IDENTITIES, margin=0.35, scale=64.0))


def test_sixteen_times_as_many_samples_have_half_the_margin():
    cosine, target = torch.tensor([[0.3, 0.0]]).double(), torch.tensor([0])
    many = f.ldam_loss(cosine, target, class_counts=[160.0, 10.0], margin=0.4)
    torch.testing.assert_close(many, f.cos_face_loss(cosine, target, margin=0.2, scale=30.0))


# ------------------------------------------------------------------------------------------------- logit adjustment


def test_the_balanced_softmax_is_logit_adjustment_at_tau_1():
    torch.testing.assert_close(
        f.balanced_softmax_loss(PRED, TARGET, class_counts=COUNTS),
        f.logit_adjusted_loss(PRED, TARGET, class_counts=COUNTS, tau=1.0),
    )


def test_logit_adjustment_at_tau_0_and_vs_at_gamma_0_are_what_they_extend():
    torch.testing.assert_close(f.logit_adjusted_loss(PRED, TARGET, class_counts=COUNTS, tau=0.0), plain())
    torch.testing.assert_close(
        f.vs_loss(PRED, TARGET, class_counts=COUNTS, gamma=0.0),
        f.logit_adjusted_loss(PRED, TARGET, class_counts=COUNTS),
    )


def test_only_ratios_of_the_counts_matter_to_logit_adjustment():
    many = [100 * n for n in COUNTS]
    for loss in (f.logit_adjusted_loss, f.vs_loss, f.balanced_softmax_loss):
        torch.testing.assert_close(loss(PRED, TARGET, class_counts=many), loss(PRED, TARGET, class_counts=COUNTS))


def test_a_model_that_knows_nothing_but_the_frequencies_is_at_the_minimum_with_equal_logits():
    """The gradient of the whole training set vanishes at z = 0, where cross entropy would learn ln(pi)."""
    counts = [6.0, 3.0, 1.0]
    every = torch.tensor([0] * 6 + [1] * 3 + [2])
    _, slope = value_and_gradient(
        lambda z, y: f.logit_adjusted_loss(z, y, class_counts=counts), torch.zeros(10, 3).double(), every
    )
    torch.testing.assert_close(slope.sum(0), torch.zeros(3).double())


# ------------------------------------------------------------------------------------------------- equalization


def test_rare_classes_learn_nothing_from_the_objects_of_others_but_from_the_background():
    z = torch.zeros(2, 3).double()
    y = torch.tensor([[1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]).double()
    _, slope = value_and_gradient(lambda p, t: f.eql_loss(p, t, class_counts=[900.0, 900.0, 1.0]), z, y)
    torch.testing.assert_close(slope, torch.tensor([[-0.5, 0.5, 0.0], [0.5, 0.5, 0.5]]).double())


def test_eql_without_rare_classes_is_the_binary_cross_entropy():
    dense = F.one_hot(TARGET, CLASSES).double()
    torch.testing.assert_close(
        f.eql_loss(PRED, dense, class_counts=COUNTS, threshold=0.0), f.binary_cross_entropy_loss(PRED, dense)
    )


def test_equalized_focal_loss_of_a_balanced_class_is_focal_loss_and_of_a_rare_one_steeper():
    dense = F.one_hot(TARGET, CLASSES).double()
    torch.testing.assert_close(f.equalized_focal_loss(PRED, dense), f.sigmoid_focal_loss(PRED, dense))
    rare = f.equalized_focal_loss(PRED, dense, pos_neg=0.25)
    torch.testing.assert_close(rare, 4 * f.sigmoid_focal_loss(PRED, dense, gamma=8.0))  # (2 + 8 * 0.75) / 2


@pytest.mark.parametrize('alpha', [0.25, None, [0.1, 0.5, 0.9]], ids=str)
def test_equalized_focal_loss_accumulates_its_own_gradients(alpha):
    loss, pred = EqualizedFocalLoss(num_classes=3, reduction='sum', alpha=alpha), torch.randn(9, 3, requires_grad=True)
    target, weight = torch.tensor([0, 0, 1, 3, 3, 3, 0, 3, 1]), torch.rand(9)
    for _ in range(2):
        before = loss.pos_grad.clone(), loss.neg_grad.clone()
        (gradient,) = torch.autograd.grad(loss(pred, target, weight), pred)
        torch.testing.assert_close(loss.pos_grad - before[0], -gradient.clamp(max=0).sum(0))
        torch.testing.assert_close(loss.neg_grad - before[1], gradient.clamp(min=0).sum(0))
    torch.testing.assert_close(loss.pos_neg, (loss.pos_grad / loss.neg_grad).clamp(max=1))
    assert loss.pos_neg[2] == 0


# ------------------------------------------------------------------------------------------------- federated


def trained(loss, target, classes=6):
    """Which classes have a gradient."""
    pred = torch.zeros(len(target), classes, requires_grad=True)
    loss(pred, target).backward()
    return {k for k in range(classes) if pred.grad[:, k].any()}


def test_the_classes_present_are_trained_and_others_up_to_the_number():
    loss, target = FederatedLoss(num_sample_cats=3), torch.tensor([4, 6, 4, 1])
    for _ in range(20):
        found = trained(loss, target)
        assert {1, 4} < found and len(found) == 3
    assert trained(FederatedLoss(num_sample_cats=1), target) == {1, 4}


def test_an_ignored_label_and_a_row_of_weight_0_show_no_class():
    loss = FederatedLoss(num_sample_cats=1, ignore_index=255)
    pred, target = torch.zeros(3, 6, requires_grad=True), torch.tensor([255, 2, 5])
    loss(pred, target, torch.tensor([1.0, 0.0, 1.0])).backward()
    assert pred.grad.any(0).nonzero().flatten().tolist() == [5]


def test_classes_are_drawn_by_the_power_of_their_frequency():
    """Of one draw, with sqrt(n) as weights: 3 to 1 for nine times as many images; 4 standard deviations."""
    loss = FederatedLoss(num_sample_cats=1, class_counts=[9.0, 1.0, 9.0, 1.0, 9.0, 1.0])
    often = sum(next(iter(trained(loss, torch.tensor([6])))) % 2 == 0 for _ in range(1000))
    assert abs(often - 750) < 4 * (1000 * 0.75 * 0.25) ** 0.5


def test_a_resumed_run_draws_what_the_whole_one_would_have_drawn():
    loss, target = FederatedLoss(num_sample_cats=2), torch.tensor([6])
    seen = [trained(loss, target) for _ in range(6)]
    other = FederatedLoss(num_sample_cats=2)
    other.load_state_dict(dict(steps=torch.tensor(3)))
    assert [trained(other, target) for _ in range(3)] == seen[3:] and len(set(map(frozenset, seen))) > 1
