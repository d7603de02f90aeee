"""Facts of the papers about losses of several labels, of focal relatives and of bounded margins, one a test."""

import math

import pytest
import torch
import torch.nn.functional as F
from peers import value_and_gradient
from sample_inputs import labels, multilabel, signs

from cvloss_mm import functional as f
from cvloss_mm.losses import SPLCLoss, TwoWayLoss, ZLPRLoss

PRED, TARGET = multilabel(300, 5)['multilabel']
SOFT = multilabel(300, 5)['soft multilabel'][1]
LOGITS, LABELS = labels(300, 5)['labels']
SCORES, SIGNS = signs(300, 6)['+1 and -1']
Z = torch.linspace(-6, 6, 241).double()
NONE, ALL = torch.zeros_like(Z), torch.ones_like(Z)


def slope_by_probability(loss, target):
    """dL/dp = dL/dz / (p (1 - p))."""
    _, slope = value_and_gradient(loss, Z, target)
    return slope / (Z.sigmoid() * (1 - Z.sigmoid()))


# ------------------------------------------------------------------------------------------------- focal relatives


@pytest.mark.parametrize('target', [TARGET, SOFT], ids=['hard', 'soft'])
def test_poly1_focal_at_epsilon_0_is_focal_loss(target):
    torch.testing.assert_close(
        f.poly1_focal_loss(PRED, target, epsilon=0.0, alpha=0.3), f.sigmoid_focal_loss(PRED, target, alpha=0.3)
    )


def test_poly1_focal_at_epsilon_minus_1_begins_with_the_next_power():
    """-ln(1 - x) = x + x^2 / 2 + ..., so that the loss is x^(gamma + 2) / 2 for small x = 1 - p_t."""
    z = torch.tensor([10.0]).double()
    x = torch.sigmoid(-z)
    assert (f.poly1_focal_loss(z, ALL[:1]) / x**4).item() == pytest.approx(0.5, rel=1e-3)


def test_a_port_weighs_the_focal_term_alone():
    ours, port = (
        f.poly1_focal_loss(PRED, TARGET, epsilon=1.0, alpha=0.25, balance_poly=both) for both in (True, False)
    )
    bare = f.poly1_focal_loss(PRED, TARGET, epsilon=1.0) - f.sigmoid_focal_loss(PRED, TARGET, alpha=None)
    torch.testing.assert_close(port - ours, bare * torch.where(TARGET == 1, 0.75, 0.25).double())


def test_focal_star_at_gamma_1_and_beta_0_is_the_binary_cross_entropy():
    torch.testing.assert_close(
        f.focal_star_loss(PRED, SOFT, gamma=1.0, beta=0.0), f.binary_cross_entropy_loss(PRED, SOFT)
    )


def test_the_slope_of_focal_star_is_what_the_paper_derives():
    """dFL*/dx = y (p_t* - 1)."""
    _, slope = value_and_gradient(f.focal_star_loss, PRED, TARGET)
    y = 2 * TARGET - 1
    torch.testing.assert_close(slope, y * (torch.sigmoid(2 * y * PRED + 1) - 1))


def test_asymmetric_single_label_without_its_weights_is_the_smoothed_cross_entropy():
    torch.testing.assert_close(
        f.asymmetric_single_label_loss(LOGITS, LABELS, gamma_neg=0.0),
        F.cross_entropy(LOGITS, LABELS, label_smoothing=0.1, reduction='none'),
    )


# ------------------------------------------------------------------------------------------------- bounded margins


def test_the_ramp_is_the_difference_of_two_hinges():
    margin = SCORES * SIGNS
    for s in (-1.0, 0.0, 0.5):
        hinges = (1 - margin).clamp(min=0) - (s - margin).clamp(min=0)
        torch.testing.assert_close(f.ramp_loss(SCORES, SIGNS, s=s), hinges)
    torch.testing.assert_close(f.ramp_loss(SCORES, SIGNS, s=-1e6), f.hinge_loss(SCORES, SIGNS))


def test_the_sigmoid_loss_of_both_answers_is_1_and_it_tends_to_the_01_loss():
    torch.testing.assert_close(
        f.sigmoid_zero_one_loss(SCORES, SIGNS) + f.sigmoid_zero_one_loss(SCORES, -SIGNS), torch.ones_like(SCORES)
    )
    far = SCORES.abs() > 0.01
    torch.testing.assert_close(f.sigmoid_zero_one_loss(SCORES, SIGNS, k=5e3)[far], f.zero_one_loss(SCORES, SIGNS)[far])


# ------------------------------------------------------------------------------------------------- missing labels


def test_a_negative_of_hill_loss_has_its_steepest_slope_at_one_half_and_none_at_0_and_1():
    slope = slope_by_probability(f.hill_loss, NONE)
    p = Z.sigmoid()
    torch.testing.assert_close(slope, 3 * p * (1 - p))


def test_hill_loss_of_a_positive_without_margin_is_focal_loss():
    torch.testing.assert_close(f.hill_loss(Z, ALL, margin=0.0), f.sigmoid_focal_loss(Z, ALL, alpha=None))


def test_splc_is_focal_margin_loss_while_nothing_is_flipped():
    shifted = torch.where(TARGET == 1, PRED - 1, PRED)
    torch.testing.assert_close(f.splc_loss(PRED, TARGET, tau=1.0), f.sigmoid_focal_loss(shifted, TARGET, alpha=None))


@pytest.mark.parametrize('flipped_margin', [True, False])
def test_splc_takes_probable_negatives_for_positives(flipped_margin):
    value = f.splc_loss(Z, NONE, tau=0.6, flipped_margin=flipped_margin)
    probable = Z.sigmoid() > 0.6
    as_positive = f.sigmoid_focal_loss(Z - float(flipped_margin), ALL, alpha=None)
    torch.testing.assert_close(value[probable], as_positive[probable])
    torch.testing.assert_close(value[~probable], f.sigmoid_focal_loss(Z, NONE, alpha=None)[~probable])


def test_a_threshold_that_a_schedule_lowers_is_used_at_once():
    loss = SPLCLoss(tau=1.0, reduction='none')
    before = loss(Z, NONE)
    loss.tau = 0.6
    assert (loss(Z, NONE)[Z.sigmoid() > 0.6] != before[Z.sigmoid() > 0.6]).all()


# ------------------------------------------------------------------------------------------------- sets of labels


def test_zlpr_of_no_positive_is_the_softmax_against_a_logit_of_0():
    with_zero = torch.cat([PRED, torch.zeros(300, 1).double()], -1)
    torch.testing.assert_close(f.zlpr_loss(PRED, 0 * TARGET), -with_zero.log_softmax(-1)[:, -1])


def test_zlpr_of_one_class_is_the_binary_cross_entropy():
    one = f.zlpr_loss(PRED[:, :1], TARGET[:, :1])
    torch.testing.assert_close(one, f.binary_cross_entropy_loss(PRED[:, 0], TARGET[:, 0]))


def test_zlpr_bounds_the_worst_mistake_in_both_directions():
    worst = torch.where(TARGET == 1, -PRED, PRED).amax(-1).clamp(min=0)
    assert (f.zlpr_loss(PRED, TARGET) >= worst).all()


def test_two_way_at_temperature_1_is_the_loss_of_all_pairs():
    """ln(1 + sum over pairs of e^(z_n - z_p)), the pairwise softmax."""
    pairs = torch.where((TARGET[:, :, None] == 1) & (TARGET[:, None] == 0), PRED[:, None] - PRED[:, :, None], -math.inf)
    of_sample = torch.log1p(pairs.flatten(1).exp().sum(-1))
    whole = f.two_way_loss(PRED, TARGET, positive_temperature=1.0)
    shown = TARGET.amax(-1) > 0
    of_sample = torch.where(shown, of_sample * len(shown) / shown.sum(), 0)
    torch.testing.assert_close(whole - whole.min(), of_sample - of_sample.min())


def test_the_mean_of_two_way_is_the_mean_of_the_samples_and_that_of_the_classes_with_a_positive():
    target = TARGET.clone()
    target[::3], target[:, 2] = 0, 0
    transposed = f.two_way_loss(PRED.mT, target.mT).mean()
    torch.testing.assert_close(f.two_way_loss(PRED, target).mean(), transposed)
    kept = f.two_way_loss(PRED[:, [0, 1, 3, 4]], target[:, [0, 1, 3, 4]])
    assert kept.mean() < transposed  # a class without a positive is a negative in each sample, and no class to average


def test_labels_that_are_ignored_are_in_no_comparison_of_two_way():
    loss, kept = TwoWayLoss(ignore_index=255), torch.arange(300) % 4 > 0
    target = torch.where(kept, LABELS, 255)
    torch.testing.assert_close(loss(LOGITS, target), loss(LOGITS[kept], LABELS[kept]))


def test_what_is_neither_positive_nor_negative_has_no_gradient():
    target = TARGET.clone()
    target[:, 1] = -1
    _, slope = value_and_gradient(f.two_way_loss, PRED, target)
    assert not slope[:, 1].any() and slope[:, 0].any()


@pytest.mark.parametrize('loss', [ZLPRLoss, TwoWayLoss])
def test_scores_without_a_dimension_of_classes_are_refused(loss):
    with pytest.raises(ValueError, match='dimension of classes'):
        loss()(torch.zeros(3), torch.zeros(3))


def test_multi_pos_cross_entropy_of_one_positive_is_cross_entropy():
    one_hot = F.one_hot(LABELS, LOGITS.shape[1]).double()
    torch.testing.assert_close(
        f.multi_pos_cross_entropy_loss(LOGITS, one_hot), F.cross_entropy(LOGITS, LABELS, reduction='none')
    )


@pytest.mark.parametrize('value', [0.0, 1.0])
def test_without_a_pair_multi_pos_cross_entropy_is_0_with_a_gradient_of_0(value):
    loss, slope = value_and_gradient(f.multi_pos_cross_entropy_loss, PRED, torch.full_like(TARGET, value))
    assert not loss.any() and not slope.any()
