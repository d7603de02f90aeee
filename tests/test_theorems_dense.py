"""Facts of the papers about single losses of dense heads, one a test."""

import math

import pytest
import torch
import torch.nn.functional as F
from peers import value_and_gradient
from sample_inputs import CLASSES, cosines, distances, heat, multilabel, qualities, regions, teachers

from cvloss_mm import functional as f
from cvloss_mm.losses import ArcFaceLoss, DiceLoss, GaussianFocalLoss, KnowledgeDistillationKLDivLoss

ROUNDING = 1e-12
LOGITS, QUALITIES = qualities(300, 5)['qualities']
HARD = qualities(300, 5)['hard qualities'][1]


# ------------------------------------------------------------------------------------------------- qualities


@pytest.mark.parametrize('exponent', [0.5, 1.0, 2.0])
def test_quality_focal_of_hard_targets_is_focal_without_alpha(exponent):
    quality = f.quality_focal_loss(LOGITS, HARD, beta=exponent)
    focal = f.sigmoid_focal_loss(LOGITS, HARD, gamma=exponent, alpha=None).sum(-1)
    torch.testing.assert_close(quality, focal, rtol=ROUNDING, atol=0)


def test_quality_focal_does_not_care_on_which_side_the_score_errs_by_sign():
    """The first release raised a signed difference to the power: negative for odd beta."""
    z = torch.tensor([[-1.0], [1.0]], dtype=torch.float64)
    half = torch.full((2, 1), 0.5, dtype=torch.float64)
    below, above = f.quality_focal_loss(z, half, beta=3.0)
    assert below == above
    assert below > 0


def test_varifocal_of_perfect_boxes_is_the_plain_cross_entropy_at_the_positives():
    value = f.varifocal_loss(LOGITS, HARD)
    plain = f.binary_cross_entropy_loss(LOGITS, HARD)
    torch.testing.assert_close(value[HARD == 1], plain[HARD == 1], rtol=ROUNDING, atol=0)


def test_varifocal_treats_negatives_as_focal_does():
    negatives = torch.zeros_like(LOGITS)
    focal = f.sigmoid_focal_loss(LOGITS, negatives, gamma=2.0, alpha=0.25)
    torch.testing.assert_close(f.varifocal_loss(LOGITS, negatives), focal, rtol=ROUNDING, atol=0)


def test_detaching_the_weight_keeps_the_value_and_drops_its_gradient():
    """d/dz of alpha p^g (-ln(1 - p)) with the weight held is alpha p^g p."""
    detached = value_and_gradient(lambda z, q: f.varifocal_loss(z, q, detach_weight=True), LOGITS, 0 * LOGITS)
    torch.testing.assert_close(detached[0].detach(), f.varifocal_loss(LOGITS, 0 * LOGITS), rtol=0, atol=0)
    torch.testing.assert_close(detached[1], 0.75 * LOGITS.sigmoid() ** 3)


# ------------------------------------------------------------------------------------------------- distributions

BINS, DISTANCES = distances(300, 5)['distances']


def test_a_distance_on_a_bin_is_the_cross_entropy_of_that_bin():
    whole = DISTANCES.round()
    assert whole.max() == CLASSES - 1
    value = f.distribution_focal_loss(BINS, whole)
    torch.testing.assert_close(value, F.cross_entropy(BINS, whole.long(), reduction='none'), rtol=ROUNDING, atol=0)


@pytest.mark.parametrize(
    ('outside', 'nearest'),
    [(CLASSES - 1 + 1e-3, CLASSES - 1), (1e30, CLASSES - 1), (math.inf, CLASSES - 1), (-0.5, 0), (-math.inf, 0)],
)
def test_a_distance_beyond_the_bins_is_the_nearest_bin(outside, nearest):
    value, gradient = value_and_gradient(f.distribution_focal_loss, BINS, torch.full_like(DISTANCES, outside))
    expected = value_and_gradient(f.distribution_focal_loss, BINS, torch.full_like(DISTANCES, nearest))
    torch.testing.assert_close((value, gradient), expected)


def test_a_distance_that_is_no_number_spoils_its_own_row_only():
    """It must not become an index: on a GPU one out of bounds kills the process."""
    spoilt = DISTANCES.clone()
    spoilt[3] = math.nan
    value = f.distribution_focal_loss(BINS, spoilt)
    assert value.isnan().nonzero().flatten().tolist() == [3]


# ------------------------------------------------------------------------------------------------- several labels

MANY, PRESENT = multilabel(300, 5)['multilabel']


def test_asymmetric_without_clip_and_focus_is_the_binary_cross_entropy():
    plain = f.asymmetric_loss(MANY, PRESENT, gamma_neg=0.0, clip=None)
    torch.testing.assert_close(plain, f.binary_cross_entropy_loss(MANY, PRESENT), rtol=1e-9, atol=1e-12)


def test_asymmetric_without_clip_and_with_one_focus_is_focal():
    both = f.asymmetric_loss(MANY, PRESENT, gamma_pos=2.0, gamma_neg=2.0, clip=0.0)
    torch.testing.assert_close(both, f.sigmoid_focal_loss(MANY, PRESENT, alpha=None), rtol=1e-9, atol=1e-12)


def test_a_negative_below_the_clip_is_dropped_altogether():
    z = torch.tensor([[math.log(p / (1 - p)) for p in (0.01, 0.049, 0.051)]], dtype=torch.float64)
    value, gradient = value_and_gradient(f.asymmetric_loss, z, 0 * z)
    assert (value[0, :2] == 0).all() and (gradient[0, :2] == 0).all()
    assert value[0, 2] > 0 and gradient[0, 2] > 0


def test_a_positive_is_plain_cross_entropy_in_the_papers_setting():
    ones = torch.ones_like(MANY)
    torch.testing.assert_close(
        f.asymmetric_loss(MANY, ones), f.binary_cross_entropy_loss(MANY, ones), rtol=1e-9, atol=1e-12
    )


def test_detaching_the_asymmetric_weight_keeps_the_value_and_drops_its_gradient():
    absent = torch.zeros_like(MANY)
    value, gradient = value_and_gradient(
        lambda z, y: f.asymmetric_loss(z, y, clip=None, detach_weight=True), MANY, absent
    )
    torch.testing.assert_close(value.detach(), f.asymmetric_loss(MANY, absent, clip=None), rtol=0, atol=0)
    torch.testing.assert_close(gradient, MANY.sigmoid() ** 5)


# ------------------------------------------------------------------------------------------------- cosines

COSINES, IDENTITIES = cosines(300, 5)['cosines']


def test_without_a_margin_all_are_the_scaled_softmax():
    plain = F.cross_entropy(64 * COSINES, IDENTITIES, reduction='none')
    for loss, none in (
        (f.norm_face_loss, {}),
        (f.arc_face_loss, dict(margin=0.0)),
        (f.cos_face_loss, dict(margin=0.0)),
        (f.combined_margin_loss, dict(m2=0.0)),
    ):
        value = loss(COSINES, IDENTITIES, **none)
        torch.testing.assert_close(value, plain, rtol=ROUNDING, atol=ROUNDING)


def test_the_combined_margin_has_arcface_and_cosface_as_its_corners():
    arc, cos = f.arc_face_loss(COSINES, IDENTITIES, margin=0.4), f.cos_face_loss(COSINES, IDENTITIES, margin=0.2)
    torch.testing.assert_close(f.combined_margin_loss(COSINES, IDENTITIES, m2=0.4), arc, rtol=0, atol=0)
    torch.testing.assert_close(f.combined_margin_loss(COSINES, IDENTITIES, m2=0.0, m3=0.2), cos, rtol=0, atol=0)


def test_a_factor_of_the_angle_next_to_1_is_next_to_none():
    """The formula without an angle and the one with it agree where they meet."""
    stretched = f.combined_margin_loss(COSINES, IDENTITIES, m1=1 + 1e-12)
    torch.testing.assert_close(stretched, f.combined_margin_loss(COSINES, IDENTITIES), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize('scale', [4.0, 16.0])
@pytest.mark.parametrize('classes', [2, 10])
def test_normface_cannot_fall_below_its_bound(scale, classes):
    """Reached by centres as far apart as possible: cos = -1 / (C - 1) to every rival."""
    bound = math.log(1 + (classes - 1) * math.exp(-scale * classes / (classes - 1)))
    best = torch.full((1, classes), -1 / (classes - 1), dtype=torch.float64)
    best[0, 0] = 1
    assert f.norm_face_loss(best, torch.tensor([0]), scale=scale).item() == pytest.approx(bound, rel=1e-6)


@pytest.mark.parametrize(
    ('margins', 'guard'),
    [
        ((1.0, 0.5), 'linear'),
        ((1.0, 2.5), 'linear'),
        ((1.35, 0.0), 'linear'),
        ((0.9, 0.4), 'linear'),
        ((1.0, 0.5), 'clip'),
        ((1.35, 0.3), 'clip'),
    ],
)
def test_the_guards_keep_the_cost_falling_as_the_angle_does(margins, guard):
    c = torch.linspace(1, -1, 4001, dtype=torch.float64)
    costs = f.combined_margin_loss(
        torch.stack([c, 0 * c], -1),
        torch.zeros(4001).long(),
        scale=1.0,
        m1=margins[0],
        m2=margins[1],
        theta_guard=guard,
    )
    assert (costs.diff() > 0).all() if guard == 'linear' else (costs.diff() >= 0).all()


def test_without_a_guard_the_cost_falls_again_beyond_pi():
    c = torch.tensor([-0.88, -1.0], dtype=torch.float64)
    near, far = f.arc_face_loss(torch.stack([c, 0 * c], -1), torch.zeros(2).long(), theta_guard='none')
    assert far < near


def test_the_easy_margin_is_none_where_the_cosine_is_not_above_0():
    easy = f.arc_face_loss(COSINES, IDENTITIES, theta_guard='easy')
    apart = COSINES.gather(1, IDENTITIES[:, None])[:, 0] <= 0
    torch.testing.assert_close(easy[apart], f.norm_face_loss(COSINES, IDENTITIES)[apart], rtol=0, atol=0)
    torch.testing.assert_close(easy[~apart], f.arc_face_loss(COSINES, IDENTITIES)[~apart], rtol=0, atol=0)


@pytest.mark.parametrize(
    ('mode', 'slope'), [('exact', lambda theta: (theta + 0.5).sin() / theta.sin()), ('detached', torch.ones_like)]
)
def test_the_slope_of_the_angular_margin_is_a_ratio_of_sines_or_where_asked_1(mode, slope):
    theta = torch.tensor([0.2, 0.9, 1.8, 2.5], dtype=torch.float64)
    pred = torch.stack([theta.cos(), torch.full_like(theta, 0.9)], -1)
    cost, gradient = value_and_gradient(
        lambda p, y: f.arc_face_loss(p, y, scale=4.0, margin_grad=mode), pred, torch.zeros(4).long()
    )
    torch.testing.assert_close(-gradient[:, 0] / 4 / (1 - torch.exp(-cost)), slope(theta))


def test_embeddings_on_their_centre_and_opposite_to_it_have_a_finite_gradient():
    """A public head: acos of a product that rounding puts at 1 or beyond, for every class, mixed by multiplication."""
    weight, labels = torch.eye(3, 4), torch.tensor([0, 1, 0])
    embeddings = torch.tensor([[2.0, 0.0, 0.0, 0.0], [2.0, 0.0, 0.0, 0.0], [-2.0, 0.0, 0.0, 0.0]], requires_grad=True)
    cosine = F.normalize(embeddings) @ F.normalize(weight).T
    for guard in f.margin.THETA_GUARDS:
        value = ArcFaceLoss(theta_guard=guard)(cosine, labels)
        assert value.isfinite()
        assert torch.autograd.grad(value, embeddings, retain_graph=True)[0].isfinite().all()


@pytest.mark.parametrize('m1', [1.0, 0.9])
def test_self_cosines_of_single_precision_give_finite_losses_though_many_exceed_1(m1):
    unit = F.normalize(torch.randn(2048, 128, generator=torch.Generator().manual_seed(0)))
    cosine = (unit * unit).sum(-1)
    assert (cosine > 1).sum() > 100
    pred = torch.stack([cosine, torch.zeros_like(cosine)], -1)
    cost, gradient = value_and_gradient(
        lambda p, y: f.combined_margin_loss(p, y, m1=m1), pred, torch.zeros(2048).long()
    )
    assert cost.isfinite().all() and gradient.isfinite().all()


def test_mmpretrains_head_agrees_on_ordinary_embeddings():
    pytest.importorskip('mmpretrain')
    from mmpretrain.models.heads import ArcFaceClsHead

    rng = torch.Generator().manual_seed(0)
    head = ArcFaceClsHead(num_classes=7, in_channels=16).double()
    embeddings, labels = torch.randn(40, 16, generator=rng).double(), torch.randint(7, (40,), generator=rng)
    theirs = value_and_gradient(lambda x, y: F.cross_entropy(head((x,), y), y, reduction='none'), embeddings, labels)
    ours = value_and_gradient(lambda x, y: f.arc_face_loss(head.norm_product(x), y), embeddings, labels)
    torch.testing.assert_close(ours, theirs, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize('wrong', [dict(theta_guard='hard'), dict(margin_grad='none'), dict(m1=0.0), dict(m1=-1.0)])
def test_a_wrong_setting_of_the_margin_is_refused_and_says_what_is_accepted(wrong):
    with pytest.raises(ValueError, match=f'{next(iter(wrong))} .*(one of|above 0)'):
        f.combined_margin_loss(COSINES, IDENTITIES, **wrong)


# ------------------------------------------------------------------------------------------------- heat maps

PLACES, HEAT = heat(300, 5)['heat']


def test_gaussian_focal_of_a_map_without_bumps_is_focal_without_alpha():
    peaks = (HEAT == 1).double()
    focal = f.sigmoid_focal_loss(torch.logit(PLACES), peaks, gamma=2.0, alpha=None)
    torch.testing.assert_close(f.gaussian_focal_loss(PLACES, peaks, alpha=2.0), focal, rtol=1e-8, atol=1e-12)


def test_a_peak_may_be_named_where_the_heat_is_low_and_then_costs_both_terms():
    pred, heat_there = torch.tensor([[0.3]]), torch.tensor([[0.5]])
    named = GaussianFocalLoss()(pred, heat_there, pos_inds=torch.tensor([0]), pos_labels=torch.tensor([0]))
    both = -(0.7**2) * math.log(0.3) - 0.5**4 * 0.3**2 * math.log(0.7)
    assert named.item() == pytest.approx(both)


@pytest.mark.parametrize('dtype', [torch.int64, torch.float32], ids=str)
def test_the_heat_with_which_centernet2_fills_an_image_without_objects_is_none(dtype):
    """The number of classes, as integers; beside an image with objects torch.cat makes them floating point."""
    pred = torch.rand(6, 3, generator=torch.Generator().manual_seed(0)).requires_grad_()
    filled, none = torch.full((6, 3), 3, dtype=dtype), torch.zeros(6, 3)
    places = dict(pos_inds=torch.tensor([1]), pos_labels=torch.tensor([2]))
    for more in ({}, places):
        values = [GaussianFocalLoss()(pred, heat, **more) for heat in (filled, none)]
        torch.testing.assert_close(*values)
        torch.testing.assert_close(*(torch.autograd.grad(value, pred)[0] for value in values))


@pytest.mark.parametrize('reduction', ['sum', 'mean'])
def test_probabilities_of_0_and_1_in_half_precision_have_a_gradient_that_half_can_hold(reduction):
    """An eps of 1e-12 is 0 there, and 1 / p of the least number above 65504."""
    pred = torch.tensor([[0.0, 6e-8, 1e-5, 6.2e-5, 1.0]] * 2, dtype=torch.float16, requires_grad=True)
    value = GaussianFocalLoss(reduction=reduction)(pred, torch.tensor([[1.0] * 5, [0.0] * 5], dtype=torch.float16))
    value.backward()
    assert value.isfinite() and pred.grad.isfinite().all()
    assert pred.grad[0, 3] < -1e3 / 10


# ------------------------------------------------------------------------------------------------- masks


def test_both_forms_of_dice_agree_on_hard_masks_but_for_eps():
    _, target = regions(300, 5)['hard regions']
    guess = target.roll(1, 0)
    some = (guess.sum(-1) > 0) & (target.sum(-1) > 0)
    forms = [f.dice_loss(guess, target, naive_dice=naive, eps=1e-9)[some] for naive in (False, True)]
    torch.testing.assert_close(*forms, rtol=0, atol=1e-8)


def test_dice_of_hard_masks_is_the_f1_score_of_their_pixels():
    guess, target = torch.tensor([[1.0, 1.0, 1.0, 0.0, 0.0]]), torch.tensor([[1.0, 0.0, 1.0, 1.0, 0.0]])
    assert f.dice_loss(guess, target, eps=1e-9).item() == pytest.approx(1 - 2 * 2 / (2 * 2 + 1 + 1))


def test_of_two_empty_masks_the_naive_form_costs_nothing_and_the_papers_all():
    empty = torch.zeros(1, 4)
    assert f.dice_loss(empty, empty, naive_dice=True) == 0
    assert f.dice_loss(empty, empty) == 1


def test_dice_says_how_to_take_probabilities():
    with pytest.raises(ValueError, match='use_sigmoid must be True, got False; or write activate=False'):
        DiceLoss(use_sigmoid=False)
    assert DiceLoss(use_sigmoid=False, activate=False)(torch.ones(1, 2), torch.ones(1, 2)) < 1e-3


# ------------------------------------------------------------------------------------------------- teachers

STUDENT, TEACHER = teachers(300, 5)['teachers']


def test_distillation_at_temperature_1_is_the_cross_entropy_against_the_teacher_less_its_entropy():
    q = TEACHER.softmax(-1)
    entropy = f.soft_target_cross_entropy_loss(TEACHER, q)
    value = f.knowledge_distillation_loss(STUDENT, TEACHER, temperature=1.0)
    torch.testing.assert_close(value, f.soft_target_cross_entropy_loss(STUDENT, q) - entropy)


def test_distillation_at_a_high_temperature_compares_centred_logits():
    """Section 2.1 of the paper: with zero-mean logits, the squared difference over 2 N."""
    centred = [z - z.mean(-1, keepdim=True) for z in (STUDENT, TEACHER)]
    half = (centred[0] - centred[1]).square().sum(-1) / 2 / CLASSES
    torch.testing.assert_close(
        f.knowledge_distillation_loss(STUDENT, TEACHER, temperature=1e4), half, rtol=1e-2, atol=1e-2
    )


def test_the_hosts_name_of_distillation_means_the_mean_over_the_classes():
    host = KnowledgeDistillationKLDivLoss(T=3, reduction='none')
    torch.testing.assert_close(
        host(STUDENT, TEACHER), f.knowledge_distillation_loss(STUDENT, TEACHER, temperature=3) / CLASSES
    )


@pytest.mark.parametrize('temperature', [0, -1.0])
def test_a_temperature_that_is_none_is_refused(temperature):
    with pytest.raises(ValueError, match='temperature must be above 0'):
        f.knowledge_distillation_loss(STUDENT, TEACHER, temperature=temperature)
