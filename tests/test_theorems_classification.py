"""Facts of the papers about single losses of class scores, one a test."""

import math

import pytest
import torch
import torch.nn.functional as F
from peers import value_and_gradient
from sample_inputs import CLASSES, distributions, labels, multilabel, signs

from cvloss_mm import functional as f
from cvloss_mm.losses import LabelSmoothLoss, SigmoidFocalLoss, SoftmaxCrossEntropyLoss, ZeroOneLoss

LOGITS, LABELS = labels(300, 5)['labels']
SCORES, SIGNS = signs(300, 6)['+1 and -1']
ROUNDING = 4 * torch.finfo(torch.float64).eps


def logit(p):
    return torch.tensor([[math.log(p / (1 - p))]], dtype=torch.float64)


def cost_over_cross_entropy(p_t):
    z, y = logit(p_t), torch.ones(1, 1, dtype=torch.float64)
    return (f.binary_cross_entropy_loss(z, y) / f.sigmoid_focal_loss(z, y, gamma=2.0, alpha=None)).item()


# ------------------------------------------------------------------------------------------------- focal


def test_at_gamma_2_a_well_classified_example_of_p_09_costs_100_times_less():
    assert cost_over_cross_entropy(0.9) == pytest.approx(100)


def test_at_gamma_2_an_example_of_p_0968_costs_about_1000_times_less():
    assert cost_over_cross_entropy(0.968) == pytest.approx(1000, rel=0.03)


def test_at_gamma_2_a_misclassified_example_costs_at_most_4_times_less():
    assert all(1 <= cost_over_cross_entropy(p) <= 4 * (1 + 1e-9) for p in (1e-6, 0.01, 0.1, 0.3, 0.49, 0.5))


@pytest.mark.parametrize('kind', ['multilabel', 'soft multilabel'])
def test_sigmoid_focal_without_gamma_and_alpha_is_the_binary_cross_entropy(kind):
    pred, target = multilabel(300, 5)[kind]
    plain = f.sigmoid_focal_loss(pred, target, gamma=0.0, alpha=None)
    torch.testing.assert_close(plain, f.binary_cross_entropy_loss(pred, target), rtol=ROUNDING, atol=0)


def test_softmax_focal_without_gamma_and_alpha_is_the_cross_entropy():
    for pred, target in (labels(300, 5)['labels'], distributions(300, 5)['distributions']):
        plain = f.softmax_focal_loss(pred, target, gamma=0.0, alpha=None)
        torch.testing.assert_close(plain, F.cross_entropy(pred, target, reduction='none'), rtol=ROUNDING, atol=1e-15)


def test_sigmoid_focal_of_gamma_0_and_alpha_half_is_half_the_binary_cross_entropy():
    pred, target = multilabel(300, 5)['multilabel']
    half = f.sigmoid_focal_loss(pred, target, gamma=0.0, alpha=0.5)
    torch.testing.assert_close(half, f.binary_cross_entropy_loss(pred, target) / 2, rtol=ROUNDING, atol=0)


def test_softmax_focal_of_two_classes_is_sigmoid_focal_of_their_difference():
    z, y = LOGITS[:, :2], LABELS % 2
    one = f.sigmoid_focal_loss((z[:, 1:] - z[:, :1]), y[:, None].double(), alpha=None)
    torch.testing.assert_close(f.softmax_focal_loss(z, y), one.squeeze(-1))


def test_the_modulating_factor_carries_gradient():
    """Ports of 2017 detach p_t: the slope of FL at p_t is alpha (1-p)^g (g p log p + p - 1)."""
    p = 0.3
    _, slope = value_and_gradient(f.sigmoid_focal_loss, logit(p), torch.ones(1, 1, dtype=torch.float64))
    assert slope.item() == pytest.approx(0.25 * (1 - p) ** 2 * (2 * p * math.log(p) + p - 1))


def test_the_first_loss_of_a_dense_head_is_small_at_the_papers_prior():
    """b = -log((1 - pi) / pi), pi = 0.01: 100 000 negatives must not swamp the first step."""
    z = logit(0.01).expand(100000, 1)
    negatives = SigmoidFocalLoss(reduction='sum')(z, torch.ones(100000, dtype=torch.long))
    assert negatives < 1
    assert SigmoidFocalLoss(reduction='sum')(0 * z, torch.ones(100000, dtype=torch.long)) > 1e4


# ------------------------------------------------------------------------------------------------- cross entropies


def test_a_smoothed_softmax_target_of_10_classes_is_091_and_001():
    """At equal logits but one, the loss is linear in the smoothed target: read it off."""
    for mode, on, off in (('original', 0.91, 0.01), ('classy_vision', 0.918, 0.0091)):
        pred = torch.zeros(1, 10, dtype=torch.float64, requires_grad=True)
        LabelSmoothLoss(label_smooth_val=0.1, mode=mode)(pred, torch.tensor([3])).backward()
        target = 0.1 - pred.grad[0]  # softmax minus target is the gradient
        assert target[3].item() == pytest.approx(on, rel=2e-3)
        assert target[0].item() == pytest.approx(off, rel=2e-3)


def test_a_smoothed_binary_target_moves_towards_one_half():
    y = torch.tensor([[0.0, 1.0]], dtype=torch.float64)
    _, gradient = value_and_gradient(lambda z, t: f.binary_cross_entropy_loss(z, t, label_smoothing=0.1), 0 * y, y)
    torch.testing.assert_close(0.5 - gradient, torch.tensor([[0.05, 0.95]], dtype=torch.float64))


def test_class_weights_act_after_smoothing():
    weight = [0.5, 1.0, 2.0, 3.0, 0.25]
    smooth = torch.full((1, CLASSES), 0.02, dtype=torch.float64)
    smooth[0, 2] = 0.92
    value = f.softmax_cross_entropy_loss(LOGITS[:1], torch.tensor([2]), class_weight=weight, label_smoothing=0.1)
    by_hand = -(torch.tensor(weight) * smooth * LOGITS[:1].log_softmax(-1)).sum(-1)
    torch.testing.assert_close(value, by_hand)


def test_torchs_mean_with_weights_smoothing_and_ignored_labels_is_average_weight():
    weight = torch.tensor([0.5, 1.0, 2.0, 3.0, 0.25])
    target = torch.where(LABELS == 1, -100, LABELS)
    ours = SoftmaxCrossEntropyLoss(class_weight=weight, label_smoothing=0.1, ignore_index=-100, average='weight')
    theirs = F.cross_entropy(LOGITS, target, weight.double(), label_smoothing=0.1, ignore_index=-100)
    torch.testing.assert_close(ours(LOGITS, target), theirs)


def test_soft_targets_are_not_renormalised():
    q = torch.tensor([[1.0, 1.0, 0.0]], dtype=torch.float64)
    value = f.soft_target_cross_entropy_loss(torch.zeros(1, 3, dtype=torch.float64), q)
    assert value.item() == pytest.approx(2 * math.log(3))


def test_a_saturated_error_stalls_the_squared_error_and_not_the_cross_entropy():
    z, y = torch.full((1, 1), -10.0, dtype=torch.float64), torch.ones(1, 1, dtype=torch.float64)
    _, slow = value_and_gradient(lambda p, t: f.l2_loss(p.sigmoid(), t), z, y)
    _, fast = value_and_gradient(f.binary_cross_entropy_loss, z, y)
    assert abs(slow.item()) < 1e-4
    assert fast.item() == pytest.approx(-1, abs=1e-4)


# ------------------------------------------------------------------------------------------------- margins

LOG2 = math.log(2)
MARGINS = torch.linspace(-5, 5, 1001, dtype=torch.float64)
ERRORS = (MARGINS <= 0).double()
POSITIVE = torch.ones_like(MARGINS)
BOUNDS = {
    'hinge': f.hinge_loss(MARGINS, POSITIVE),
    'squared hinge': f.squared_hinge_loss(MARGINS, POSITIVE),
    'ramp': f.hinge_loss(MARGINS, POSITIVE).clamp(max=1),
    'twice the sigmoid': 2 * torch.sigmoid(-MARGINS),
    'logistic over log 2': f.binary_cross_entropy_loss(MARGINS[:, None], POSITIVE[:, None])[:, 0] / LOG2,
}


@pytest.mark.parametrize('surrogate', BOUNDS)
def test_the_surrogate_bounds_the_01_loss_from_above(surrogate):
    assert (BOUNDS[surrogate] >= ERRORS).all()


def test_the_perceptron_does_not_bound_the_01_loss():
    f_x, y = torch.tensor([-0.5, 0.0]), torch.ones(2)
    assert (f.perceptron_loss(f_x, y) < f.zero_one_loss(f_x, y)).all()


def test_the_bare_logistic_and_sigmoid_do_not_bound_it_either():
    at_zero = torch.zeros(1, 1)
    assert f.binary_cross_entropy_loss(at_zero, 1 + at_zero) < 1
    assert torch.sigmoid(at_zero) < 1


def test_crammer_singer_is_at_most_weston_watkins():
    assert (f.crammer_singer_hinge_loss(LOGITS, LABELS) <= f.weston_watkins_hinge_loss(LOGITS, LABELS) + 1e-12).all()


def test_crammer_singer_and_weston_watkins_of_two_classes_are_the_hinge_of_their_difference():
    z, y = LOGITS[:, :2], LABELS % 2
    hinge = f.hinge_loss(z[:, 1] - z[:, 0], y)
    for loss in (f.crammer_singer_hinge_loss, f.weston_watkins_hinge_loss):
        torch.testing.assert_close(loss(z, y), hinge)


def test_weston_watkins_over_the_classes_is_torchs_multi_margin_loss():
    ours = f.weston_watkins_hinge_loss(LOGITS, LABELS, divide_by_classes=True)
    torch.testing.assert_close(ours, F.multi_margin_loss(LOGITS, LABELS, reduction='none'))


def test_the_true_class_is_no_rival_of_itself():
    """A mask of 0 in place of -inf would cost a sample whose logits are all negative."""
    for loss in (f.crammer_singer_hinge_loss, f.weston_watkins_hinge_loss):
        assert loss(torch.tensor([[-2.0, -9.0, -8.0]]), torch.tensor([0])) == 0


def test_labels_of_0_and_1_are_signs_as_well():
    for loss in (f.hinge_loss, f.squared_hinge_loss, f.perceptron_loss, f.zero_one_loss):
        torch.testing.assert_close(loss(SCORES, (SIGNS + 1) / 2), loss(SCORES, SIGNS))


def test_a_score_of_zero_is_an_error():
    zero = torch.zeros(2)
    assert (f.zero_one_loss(zero, torch.tensor([1.0, -1.0])) == 1).all()


def test_a_difference_of_the_tolerance_is_an_error():
    pred, target = torch.tensor([1.0, 1.4999, 1.5, 2.0]), torch.ones(4)
    assert f.zero_one_loss(pred, target, tolerance=0.5).tolist() == [0, 0, 1, 1]


def test_the_01_loss_of_classes_is_one_minus_the_accuracy():
    accuracy = (LOGITS.argmax(-1) == LABELS).double().mean()
    with torch.no_grad():
        torch.testing.assert_close(ZeroOneLoss()(LOGITS, LABELS).double(), 1 - accuracy)


SURROGATES = {
    'perceptron': lambda m: -(m < 0).double(),
    'hinge': lambda m: -(m < 1).double(),
    'squared_hinge': lambda m: -2 * (1 - m).clamp(min=0),
    'ramp': lambda m: -((m > 0) & (m < 1)).double(),
    'sigmoid': lambda m: -torch.sigmoid(m) * torch.sigmoid(-m),
    'logistic': lambda m: -torch.sigmoid(-m),
}


def test_the_01_loss_refuses_to_train_and_names_its_surrogates():
    with pytest.raises(ValueError, match='surrogate') as caught:
        ZeroOneLoss()(SCORES.clone().requires_grad_(), SIGNS)
    assert all(name in str(caught.value) for name in SURROGATES)


@pytest.mark.parametrize('surrogate', SURROGATES)
def test_with_a_surrogate_the_01_loss_keeps_its_value_and_takes_the_surrogates_slope(surrogate):
    value, gradient = value_and_gradient(lambda z, y: f.zero_one_loss(z, y, surrogate=surrogate), SCORES, SIGNS)
    torch.testing.assert_close(value.detach(), f.zero_one_loss(SCORES, SIGNS), rtol=0, atol=0)
    torch.testing.assert_close(gradient, SURROGATES[surrogate](SCORES * SIGNS) * SIGNS)


@pytest.mark.parametrize(
    ('epsilon', 'value'), [(2.0, 4.5317), (1.0, 3.7153), (0.0, 2.8990), (-0.5, 2.4908), (-1.0, 2.0827)]
)
def test_poly1_cross_entropy_gives_the_numbers_of_optax(epsilon, value):
    logits, target = torch.tensor([[0.14, 1.456, 2.356, -0.124, -2.47]]), torch.tensor([[0.1, 0.15, 0.2, 0.25, 0.3]])
    assert f.poly1_cross_entropy_loss(logits, target, epsilon=epsilon).item() == pytest.approx(value, abs=1e-4)
