"""Facts of the papers about losses of cosines whose scale, margin or threshold follows the classes or the training."""

import math

import pytest
import torch
import torch.nn.functional as F
from sample_inputs import cosines

from cvloss_mm import functional as f
from cvloss_mm.functional.one_vs_rest import sphere_face2_bias
from cvloss_mm.losses import AdaCosLoss, LargeMarginSoftmaxLoss, SphereFace2Loss, SphereFaceLoss, UniFaceLoss

COSINES, IDENTITIES = cosines(300, 8)['cosines']


def close(actual, expected, tolerance=1e-9):
    torch.testing.assert_close(
        actual, torch.as_tensor(expected, dtype=actual.dtype).expand_as(actual), rtol=tolerance, atol=tolerance
    )


# ------------------------------------------------------------------------------------------------- AdaCos


@pytest.mark.parametrize('classes', [1000, 100_000])
def test_the_fixed_scale_has_the_probability_fall_most_at_pi_over_4(classes):
    """Equation 14: the second derivative of P by the angle is 0 at pi / 4, with all others at right angles; the paper
    leaves out the terms that vanish for many classes."""
    theta = torch.linspace(0.05, 1.5, 2000, dtype=torch.float64)
    scale = AdaCosLoss(num_classes=classes).scale.item()
    probability = (scale * theta.cos() - math.log(classes - 1)).sigmoid()
    steepest = theta[torch.gradient(probability, spacing=(theta,))[0].argmin()]
    assert abs(steepest - math.pi / 4) < 0.12


def test_adacos_begins_with_the_fixed_scale_and_finds_the_next_one_from_each_batch():
    loss, scale = AdaCosLoss(num_classes=5), math.sqrt(2) * math.log(4)
    close(loss.scale, scale, 1e-6)
    for _ in range(3):
        angles = sorted(math.acos(row[y]) for row, y in zip(COSINES[:99].tolist(), IDENTITIES.tolist(), strict=False))
        mass = [
            math.fsum(math.exp(scale * c) for j, c in enumerate(row) if j != y)
            for row, y in zip(COSINES[:99].tolist(), IDENTITIES.tolist(), strict=False)
        ]
        scale = math.log(math.fsum(mass) / 99) / math.cos(min(math.pi / 4, angles[49]))
        value = loss(COSINES[:99].float(), IDENTITIES[:99])
        close(loss.scale, scale, 1e-5)
        close(value, F.cross_entropy(scale * COSINES[:99].float(), IDENTITIES[:99]), 1e-4)
    loss.eval()(COSINES.float(), IDENTITIES)
    close(loss.scale, scale, 1e-5)


def test_adacos_looks_at_samples_with_a_weight_alone_and_stays_where_there_is_none():
    loss, other = AdaCosLoss(num_classes=5), AdaCosLoss(num_classes=5)
    loss(COSINES.float(), IDENTITIES, (torch.arange(300) < 40).float())
    other(COSINES[:40].float(), IDENTITIES[:40])
    close(loss.scale, other.scale.item(), 1e-6)
    loss(COSINES.float(), IDENTITIES, torch.zeros(300))
    close(loss.scale, other.scale.item(), 1e-6)


def test_adacos_of_another_number_of_classes_is_refused():
    with pytest.raises(ValueError, match='num_classes is 7'):
        AdaCosLoss(num_classes=7)(COSINES, IDENTITIES)


# ------------------------------------------------------------------------------------------------- SphereFace


def test_sphereface_without_lambda_falls_from_1_to_1_minus_2_m_and_mixes_it_with_the_cosine():
    c = torch.linspace(1, -1, 4001, dtype=torch.float64)
    for margin in (1.0, 2.0, 3.0, 4.0):
        psi = f.adaptive.falling(c, margin)
        assert (psi.diff() < 0).all()
        close(psi[[0, -1]], torch.tensor([1.0, 1 - 2 * margin]), 1e-6)
    close(f.sphere_face_loss(COSINES, IDENTITIES, lamb=1e12), f.norm_face_loss(COSINES, IDENTITIES, scale=1.0))


def test_sphereface_with_margin_1_is_the_softmax_of_the_products():
    norm = torch.linspace(1, 50, 300).double()
    value = f.sphere_face_loss(COSINES, IDENTITIES, norm=norm, margin=1.0)
    close(value, F.cross_entropy(norm[:, None] * COSINES, IDENTITIES, reduction='none'))


def test_the_angle_of_margin_2_and_3_are_chebyshevs_polynomials():
    c = torch.linspace(0.72, 0.99, 30, dtype=torch.float64)  # below pi / 4, so k is 0
    close(f.adaptive.falling(c, 2.0), 2 * c**2 - 1)
    close(f.adaptive.falling(c[c > 0.5], 3.0), (4 * c**3 - 3 * c)[c > 0.5])


def test_lambda_falls_from_step_to_step_to_5_and_the_steps_are_kept():
    loss, found = SphereFaceLoss(), []
    for _ in range(3):
        loss(COSINES.float(), IDENTITIES)
        found.append(loss.supplied['steps'].item())
    assert found == pytest.approx([1000 / (1 + 0.12 * i) for i in (1, 2, 3)])
    loss.load_state_dict(dict(steps=torch.tensor(1_000_000)))
    close(loss(COSINES.float(), IDENTITIES), f.sphere_face_loss(COSINES.float(), IDENTITIES, lamb=5.0).mean(), 1e-6)
    with pytest.raises(ValueError, match='lamb_min must be at least 0'):
        SphereFaceLoss(lamb_min=-1.0)


def test_the_large_margin_softmax_falls_as_in_its_authors_mnist_and_ends_without_the_plain_softmax():
    loss, found = LargeMarginSoftmaxLoss(), []
    for step in (0, 10_000, 30_000):
        loss.load_state_dict(dict(steps=torch.tensor(step)))
        loss(COSINES.float(), IDENTITIES)
        found.append(loss.supplied['steps'].item())
    assert found == pytest.approx([1000 * (1 + 2.5e-5 * i) ** -35 for i in (1, 10_001, 30_001)], rel=1e-4)
    assert found[2] < 1e-5


def test_the_large_margin_softmax_with_margin_1_is_the_softmax_of_a_linear_layer():
    torch.manual_seed(0)
    rows, weight = torch.randn(40, 4).double(), torch.randn(5, 4).double()
    pred, labels = F.normalize(rows) @ F.normalize(weight).T, IDENTITIES[:40]
    value = f.large_margin_softmax_loss(pred, labels, norm=rows.norm(dim=1), center_norm=weight.norm(dim=1), margin=1.0)
    close(value, F.cross_entropy(rows @ weight.T, labels, reduction='none'))
    with pytest.raises(ValueError, match=r'center_norm has the shape \(4,\)'):
        LargeMarginSoftmaxLoss()(pred, labels, center_norm=torch.ones(4))


# ------------------------------------------------------------------------------------------------- one threshold


def test_uniface_bounds_the_cosface_loss_of_any_threshold_from_above():
    """Section 3.2: the binary losses of one threshold are an upper bound of the softmax with that margin."""
    for bias in (-3.0, 0.0, 8.0):
        bound = f.uni_face_loss(COSINES, IDENTITIES, bias=bias, scale=16.0, margin=0.3)
        assert (bound >= f.cos_face_loss(COSINES, IDENTITIES, scale=16.0, margin=0.3)).all()


def test_cosines_on_the_right_side_of_the_threshold_cost_little_and_on_the_wrong_side_their_distance():
    pred = torch.tensor([[0.9, 0.0], [0.2, 0.0], [0.9, 0.8]], dtype=torch.float64)
    value = f.uni_face_loss(pred, torch.zeros(3).long(), bias=32.0, scale=64.0, margin=0.2)
    close(value, torch.tensor([0.0, 32.0, 19.2]), 1e-4)


@pytest.mark.parametrize('classes', [2, 10, 85_742])
def test_sphereface2_begins_where_the_threshold_costs_least_at_right_angles(classes):
    bias = torch.tensor(sphere_face2_bias(classes, 40.0, 0.4, 3.0, 0.7), dtype=torch.float64, requires_grad=True)
    value = f.sphere_face2_loss(torch.zeros(1, classes).double(), torch.tensor([0]), bias=bias)
    (slope,) = torch.autograd.grad(value, bias)
    assert abs(slope) < 1e-9


def test_sphereface2_of_exponent_1_compares_cosines_and_detached_margins_keep_the_value():
    exact, detached = (
        f.sphere_face2_loss(COSINES, IDENTITIES, bias=1.0, margin_grad=kind) for kind in ('exact', 'detached')
    )
    close(exact, detached)
    plain = f.sphere_face2_loss(COSINES, IDENTITIES, bias=-3.0, exponent=1.0, true_weight=0.5, margin=0.0, scale=16.0)
    close(plain, f.uni_face_loss(COSINES, IDENTITIES, bias=3.0, margin=0.0, scale=16.0) / 32)


@pytest.mark.parametrize('cls', [UniFaceLoss, SphereFace2Loss])
def test_the_threshold_learns_and_is_one_number(cls):
    bias = torch.tensor(1.0, requires_grad=True)
    cls()(COSINES.float(), IDENTITIES, bias=bias).backward()
    assert bias.grad.abs() > 1e-4
    with pytest.raises(ValueError, match=r'bias has the shape \(5,\)'):
        cls()(COSINES, IDENTITIES, bias=torch.zeros(5))


# ------------------------------------------------------------------------------------------------- classes


def test_the_dynamic_margin_is_arcface_of_one_margin_a_class():
    counts = [1.0, 16.0, 81.0, 256.0, 1e12]
    value = f.dynamic_margin_arc_face_loss(COSINES, IDENTITIES, class_counts=counts)
    for k, margin in enumerate((0.55, 0.3, 0.5 / 3 + 0.05, 0.175, 0.0505)):
        own = k == IDENTITIES
        close(value[own], f.arc_face_loss(COSINES, IDENTITIES, margin=margin)[own])


def test_stretched_dynamic_margins_run_from_the_lowest_to_the_highest():
    """The authors' code: (n^-1/4 - min) / (max - min) * 0.45 + 0.05, which mmpretrain's hook has as well."""
    counts = [1.0, 16.0, 81.0, 256.0, 10_000.0]
    value = f.dynamic_margin_arc_face_loss(COSINES, IDENTITIES, class_counts=counts, highest=0.5, a=9.0)
    for k, power in enumerate((1, 1 / 2, 1 / 3, 1 / 4, 1 / 10)):
        own = k == IDENTITIES
        close(value[own], f.arc_face_loss(COSINES, IDENTITIES, margin=(power - 0.1) / 0.9 * 0.45 + 0.05)[own])
    equal = f.dynamic_margin_arc_face_loss(COSINES, IDENTITIES, class_counts=7.0, highest=0.5)
    close(equal, f.arc_face_loss(COSINES, IDENTITIES, margin=0.05))


# ------------------------------------------------------------------------------------------------- P2SGrad


def test_the_gradient_of_p2sgrad_is_that_of_softmax_with_the_cosine_for_the_probability():
    """Equation 11; what pytorch-metric-learning has is its mean over the classes, twice."""
    cosines = COSINES.clone().requires_grad_()
    (gradient,) = torch.autograd.grad(f.p2s_grad_loss(cosines, IDENTITIES).sum(), cosines)
    wanted = torch.nn.functional.one_hot(IDENTITIES, COSINES.shape[1])
    close(gradient, COSINES - wanted)
    theirs = torch.nn.functional.mse_loss(COSINES, wanted.double())
    close(2 / COSINES.shape[1] * f.p2s_grad_loss(COSINES, IDENTITIES).mean(), theirs)
