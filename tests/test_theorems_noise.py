"""Facts of the papers about losses that bear wrong labels, and losses of several views, one a test."""

import math

import pytest
import torch
import torch.nn.functional as F
from peers import value_and_gradient
from sample_inputs import CLASSES, distributions, labels

from cvloss_mm import functional as f
from cvloss_mm.losses import GJSLoss, JSDCrossEntropyLoss

PRED, TARGET = labels(300, 5)['labels']
SOFT = distributions(300, 5)['distributions'][1]
P = PRED.softmax(-1)
OWN = P.gather(-1, TARGET[:, None]).squeeze(-1)


def plain(pred=PRED, target=TARGET):
    return F.cross_entropy(pred, target, reduction='none')


def over_all_labels(loss):
    """The sum of the losses of every label: constant where a loss is symmetric."""
    return sum(loss(PRED, torch.full_like(TARGET, k)) for k in range(CLASSES))


# ------------------------------------------------------------------------------------------------- limits


def test_gce_at_q_1_is_half_the_absolute_error_and_near_0_cross_entropy():
    torch.testing.assert_close(f.generalized_cross_entropy_loss(PRED, TARGET, q=1.0), 1 - OWN)
    torch.testing.assert_close(2 * (1 - OWN), f.mae_classification_loss(PRED, TARGET))
    torch.testing.assert_close(f.generalized_cross_entropy_loss(PRED, TARGET, q=1e-12), plain())


def test_the_taylor_series_is_half_the_absolute_error_of_one_term_and_cross_entropy_of_many():
    orders = [1, 2, 5, 20000]
    values = torch.stack([f.taylor_cross_entropy_loss(PRED, TARGET, order=t) for t in orders])
    torch.testing.assert_close(values[0], f.mae_classification_loss(PRED, TARGET) / 2)
    assert (values.diff(dim=0) >= 0).all() and (values[1] <= 1.5).all()
    learnt = OWN > 0.01
    torch.testing.assert_close(values[3][learnt], plain()[learnt])


def test_a_series_of_two_terms_is_the_mean_of_absolute_and_squared_errors():
    """1 - p and half of its square; the rest of the squared error is of the other classes."""
    torch.testing.assert_close(f.taylor_cross_entropy_loss(PRED, TARGET), (1 - OWN) + (1 - OWN).square() / 2)


def test_truncated_gce_is_constant_below_k_and_itself_above():
    value, slope = value_and_gradient(lambda z, y: f.generalized_cross_entropy_loss(z, y, k=0.5), PRED, TARGET)
    torch.testing.assert_close(value[OWN > 0.5], f.generalized_cross_entropy_loss(PRED, TARGET)[OWN > 0.5])
    assert not slope[OWN <= 0.5].any()
    torch.testing.assert_close(value[OWN <= 0.5], torch.full_like(OWN, (1 - 0.5**0.7) / 0.7)[OWN <= 0.5])


def test_bi_tempered_at_1_and_1_is_cross_entropy_and_by_default_is_not():
    torch.testing.assert_close(f.bi_tempered_logistic_loss(PRED, TARGET, t1=1.0, t2=1.0), plain())
    assert not torch.allclose(f.bi_tempered_logistic_loss(PRED, TARGET), plain())


@pytest.mark.parametrize('name', ['t1', 't2'])
def test_bi_tempered_with_a_tensor_of_1_has_the_value_of_the_number_and_a_slope_by_it(name):
    at = {'t1': 1.0, 't2': 1.0}
    one = torch.ones((), dtype=torch.float64, requires_grad=True)
    value = f.bi_tempered_logistic_loss(PRED, TARGET, **{**at, name: one})
    torch.testing.assert_close(value, plain(), rtol=1e-12, atol=1e-12)
    below, above = (f.bi_tempered_logistic_loss(PRED, TARGET, **{**at, name: one.detach() + d}) for d in (-1e-5, 1e-5))
    slope = torch.autograd.grad(value.sum(), one)[0]
    torch.testing.assert_close(slope, (above - below).sum() / 2e-5, rtol=1e-6, atol=0)


@pytest.mark.parametrize('t1', [0.0, 0.5, 0.9])
def test_bi_tempered_loss_of_an_outlier_is_bounded(t1):
    """The divergence of the certainty for one class from that for another: the powers of both cancel."""
    value = f.bi_tempered_logistic_loss(torch.tensor([[1e6, 0.0]]).double(), torch.tensor([1]), t1=t1, t2=1.0)
    assert value.item() == pytest.approx(1 / (1 - t1))


def test_bi_tempered_loss_has_the_values_of_the_authors_tests():
    z = torch.tensor([[-0.5, 0.1, 2.0], [0.1, 1.5, -5.0], [4.0, -3.0, -6.0]]).double()
    q = torch.tensor([[0.2, 0.3, 0.5], [0.6, 0.3, 0.1], [0.2, 0.8, 0.0]]).double()
    torch.testing.assert_close(
        f.bi_tempered_logistic_loss(z, q, t1=0.5, t2=1.5),
        torch.tensor([0.02301914, 0.18972909, 0.93874922]).double(),
        rtol=1e-4,
        atol=0,
    )


def test_bi_tempered_probabilities_sum_to_1_and_fall_like_a_power():
    z = torch.tensor([[0.0, -1e3, -2e3]]).double()
    p = f.tempered.tempered_log_softmax(z, 2.0).exp()
    assert p.sum().item() == pytest.approx(1)
    assert (p[0, 1] / p[0, 2]).item() == pytest.approx(2, rel=1e-3)


@pytest.mark.parametrize(('t1', 't2'), [(0.8, 1.2), (0.3, 4.0), (1.0, 2.0)])
def test_bi_tempered_derivatives_are_exact_up_to_the_second(t1, t2):
    """The authors' fixed-point steps, differentiated, are not; theirs by hand ends at the first."""
    z, y = PRED[:6].clone().requires_grad_(), TARGET[:6]
    assert torch.autograd.gradcheck(lambda x: f.bi_tempered_logistic_loss(x, y, t1=t1, t2=t2), z)
    assert torch.autograd.gradgradcheck(lambda x: f.bi_tempered_logistic_loss(x, y, t1=t1, t2=t2), z)


def test_bi_tempered_gradient_vanishes_at_the_target_itself():
    """A proper loss: with p = q there is nothing to learn."""
    z = torch.tensor([[1.0, 0.3, -2.0]]).double()
    q = f.tempered.tempered_log_softmax(z, 1.4).exp()
    value, slope = value_and_gradient(lambda x, y: f.bi_tempered_logistic_loss(x, y, t1=0.6, t2=1.4), z, q)
    assert abs(value.item()) < 1e-12 and slope.abs().max() < 1e-12


# ------------------------------------------------------------------------------------------------- symmetric losses


@pytest.mark.parametrize(
    ('loss', 'total'),
    [
        (f.mae_classification_loss, 2 * (CLASSES - 1)),
        (lambda z, y: f.symmetric_cross_entropy_loss(z, y, alpha=0.0), 4 * (CLASSES - 1)),
        (lambda z, y: f.active_passive_loss(z, y, beta=0.0), 1),
        (lambda z, y: f.active_passive_loss(z, y, active='nfl', beta=0.0), 1),
    ],
    ids=['mae', 'rce', 'nce', 'nfl'],
)
def test_the_losses_of_all_labels_add_up_to_a_constant(loss, total):
    torch.testing.assert_close(over_all_labels(loss), torch.full_like(OWN, total))


def test_the_losses_of_all_labels_add_up_to_something_between_for_gce():
    low, high = CLASSES - CLASSES**0.3, CLASSES - 1
    total = 0.7 * over_all_labels(f.generalized_cross_entropy_loss)
    assert (total >= low - 1e-9).all() and (total <= high + 1e-9).all()


# ------------------------------------------------------------------------------------------------- symmetric CE


def test_symmetric_cross_entropy_is_its_two_terms():
    torch.testing.assert_close(
        f.symmetric_cross_entropy_loss(PRED, TARGET, alpha=6.0, beta=0.1), 6 * plain() + 0.1 * 4 * (1 - OWN)
    )


def test_the_released_constant_is_2_3_times_as_strong():
    robust = [f.symmetric_cross_entropy_loss(PRED, TARGET, alpha=0.0, log_zero=a) for a in (-4.0, math.log(1e-4))]
    torch.testing.assert_close(robust[1] / robust[0], torch.full_like(OWN, math.log(1e-4) / -4))


def test_the_third_variant_adds_the_entropies_of_the_wrong_classes():
    a = math.log(1e-4)
    clipped, exact = (
        f.symmetric_cross_entropy_loss(PRED, TARGET, alpha=1.0, log_zero=a, clip_target=clip) for clip in (True, False)
    )
    wrong = -(P.log().sum(-1) - OWN.log())
    torch.testing.assert_close(clipped - exact, 1e-4 * wrong)


# ------------------------------------------------------------------------------------------------- bootstrapping


def test_bootstrapping_at_beta_1_is_cross_entropy_and_at_0_the_entropy():
    torch.testing.assert_close(f.bootstrapping_loss(PRED, TARGET, beta=1.0), plain())
    torch.testing.assert_close(f.bootstrapping_loss(PRED, TARGET, beta=0.0), -(P * P.log()).sum(-1))


def test_hard_bootstrapping_agrees_with_the_label_where_the_network_does():
    right = PRED.argmax(-1) == TARGET
    torch.testing.assert_close(f.bootstrapping_loss(PRED, TARGET, beta=0.8, kind='hard')[right], plain()[right])


def test_without_the_gradient_of_its_own_share_soft_bootstrapping_is_cross_entropy_of_the_mixture():
    mixed = 0.95 * F.one_hot(TARGET, CLASSES) + 0.05 * P
    _, slope = value_and_gradient(lambda z, y: f.bootstrapping_loss(z, y, detach=True), PRED, TARGET)
    torch.testing.assert_close(slope, P - mixed)


# ------------------------------------------------------------------------------------------------- views


def same_views(count):
    return PRED.unsqueeze(1).expand(-1, count, -1)


def test_views_that_agree_cost_the_cross_entropy_alone():
    torch.testing.assert_close(f.jsd_cross_entropy_loss(same_views(3), TARGET), plain())


def test_the_divergence_of_views_is_at_most_the_logarithm_of_their_number():
    z = 200 * torch.eye(3).double()[None]
    apart = f.jsd_cross_entropy_loss(z, torch.tensor([0]), alpha=1.0)
    assert apart.item() == pytest.approx(math.log(3))


def test_gjs_tends_to_cross_entropy_where_the_label_weighs_little():
    z = PRED / 4
    torch.testing.assert_close(f.gjs_loss(z.unsqueeze(1), TARGET, label_weight=1e-8), plain(z), rtol=1e-4, atol=1e-5)


def test_gjs_tends_to_half_the_absolute_error_where_it_weighs_all():
    """Like the inverse of a logarithm."""
    far, near = (
        (f.gjs_loss(same_views(1), TARGET, label_weight=1 - eps) - (1 - OWN)).abs().max() for eps in (1e-3, 1e-12)
    )
    assert near < 0.3 * far and near < 0.05


def test_gjs_of_one_view_is_at_most_1_times_two_at_pi_half():
    """JS is at most ln 2 there, and Z = ln(2) / 2."""
    assert f.gjs_loss(torch.tensor([[[200.0, 0.0]]]), torch.tensor([1])).item() == pytest.approx(2)


def test_gjs_is_js_of_the_mean_prediction_plus_the_disagreement_of_the_views():
    views = torch.stack([PRED, PRED.flip(-1)], 1)
    p, pi = views.softmax(-1), 0.3
    middle = p.mean(1)
    z = -(1 - pi) * math.log(1 - pi)
    js = f.gjs_loss(middle.log().unsqueeze(1), TARGET, label_weight=pi)
    apart = (p * (p / middle.unsqueeze(1)).log()).sum(-1).mean(1)
    torch.testing.assert_close(f.gjs_loss(views, TARGET, label_weight=pi), js + (1 - pi) * apart / z)


def test_logits_without_views_are_one_view():
    for loss in (GJSLoss(), JSDCrossEntropyLoss()):
        torch.testing.assert_close(loss(PRED, TARGET), loss(same_views(1), TARGET))
    torch.testing.assert_close(JSDCrossEntropyLoss()(PRED, SOFT), f.soft_target_cross_entropy_loss(PRED, SOFT).mean())


def test_views_that_follow_each_other_in_a_batch_are_unfolded_as_the_datasheet_says():
    batch = torch.cat([PRED, PRED.flip(-1), -PRED])
    views = batch.unflatten(0, (3, -1)).transpose(0, 1)
    torch.testing.assert_close(views, torch.stack([PRED, PRED.flip(-1), -PRED], 1))
