"""Facts of the papers about losses of face recognition: margins by quality, by chance and by how far a training is."""

import math

import pytest
import torch
from sample_inputs import cosines

from cvloss_mm import functional as f
from cvloss_mm import testing as contract
from cvloss_mm.functional.random_margin import noise_by_rank
from cvloss_mm.heads import CosineClassifier
from cvloss_mm.losses import AdaFaceLoss, ElasticArcFaceLoss, ElasticCosFaceLoss, ElasticFaceLoss

COSINES, IDENTITIES = cosines(300, 7)['cosines']
ELASTIC = {'arc': f.arc_face_loss, 'cos': f.cos_face_loss}


def close(actual, expected, tolerance=1e-9):
    torch.testing.assert_close(
        actual, torch.as_tensor(expected, dtype=actual.dtype).expand_as(actual), rtol=tolerance, atol=tolerance
    )


def clusters(n=24):
    """Embeddings of three classes that can be told apart by their direction alone."""
    labels = torch.arange(n) % 3
    rows = torch.eye(4)[labels] + 0.3 * torch.randn(n, 4, generator=torch.Generator().manual_seed(0))
    return rows, labels


# ------------------------------------------------------------------------------------------------- AdaFace

INSIDE = (COSINES.gather(1, IDENTITIES[:, None])[:, 0].acos() - math.pi / 2).abs() < math.pi / 2 - 0.4


@pytest.mark.parametrize(
    ('norm', 'combination'), [(0.0, dict(m2=0.4, m3=0.0)), (20.0, dict(m2=0.0, m3=0.4))], ids=['worst', 'mean']
)
def test_adaface_is_arcface_of_the_worst_images_and_cosface_of_average_ones(norm, combination):
    """Section 3.3: quality -1 is ArcFace, 0 is CosFace."""
    value = f.ada_face_loss(COSINES, IDENTITIES, norm=norm, norm_mean=20.0, norm_std=0.5)
    close(value[INSIDE], f.combined_margin_loss(COSINES, IDENTITIES, **combination)[INSIDE])


def test_adaface_turns_the_best_images_back_and_takes_twice_the_margin_from_their_cosine():
    value = f.ada_face_loss(COSINES, IDENTITIES, norm=99.0, norm_mean=20.0, norm_std=0.5)
    angle = COSINES.gather(1, IDENTITIES[:, None]).acos() - 0.4
    logits = 64 * COSINES.scatter(1, IDENTITIES[:, None], angle.cos() - 0.8)
    close(value[INSIDE], torch.nn.functional.cross_entropy(logits, IDENTITIES, reduction='none')[INSIDE])


def test_adaface_gives_hard_images_of_high_quality_the_most_of_the_gradient_and_those_of_low_quality_the_least():
    """Figure 3: with the quality the emphasis moves from the easy samples to the hard ones."""
    theta = torch.tensor([0.5, 2.0], dtype=torch.float64)  # an easy and a hard one

    def slopes(norm):
        pred = torch.stack([theta.cos(), 0 * theta], -1).requires_grad_()
        value = f.ada_face_loss(pred, torch.zeros(2).long(), norm=norm, norm_mean=20.0, norm_std=0.1, scale=1.0)
        return torch.autograd.grad(value.sum(), pred)[0][:, 0].abs()

    hard_over_easy = [slopes(norm)[1] / slopes(norm)[0] for norm in (0.0, 20.0, 40.0)]
    assert hard_over_easy[0] < hard_over_easy[1] < hard_over_easy[2]


@pytest.mark.parametrize('norm', [0.0, 20.0, 40.0])
def test_adaface_without_a_margin_is_the_scaled_softmax_also_at_cosines_of_1(norm):
    pred = torch.cat([COSINES, torch.tensor([[1.0, -1.0, 0.0, 0.0, 0.0], [-1.0, 1.0, 0.0, 0.0, 0.0]]).double()])
    labels = torch.cat([IDENTITIES, torch.zeros(2).long()])
    value = f.ada_face_loss(pred, labels, norm=norm, norm_std=1.0, margin=0.0)
    close(value, f.norm_face_loss(pred, labels))


def test_adaface_averages_mean_and_deviation_of_the_lengths_before_it_uses_them():
    loss, (pred, labels) = AdaFaceLoss(momentum=0.9), contract.draw(AdaFaceLoss, 4)
    norm = torch.tensor([10.0, 14.0, 18.0, 1e6])
    loss(pred, labels, torch.tensor([1.0, 1.0, 2.0, 0.0]), norm=norm)
    close(loss.norm_mean, 0.9 * 20 + 0.1 * 14, 1e-6)
    close(loss.norm_std, 0.9 * 100 + 0.1 * 4, 1e-6)
    value = loss.eval()(pred, labels, norm=norm)
    close(value, f.ada_face_loss(pred, labels, norm=norm, norm_mean=19.4, norm_std=90.4).mean(), 1e-5)
    close(loss.norm_mean, 19.4, 1e-6)


def test_the_deviation_of_one_length_is_none_and_leaves_the_average_as_it_was():
    """The authors' code makes it NaN for ever."""
    loss, (pred, labels) = AdaFaceLoss(momentum=0.9), contract.draw(AdaFaceLoss, 1)
    assert loss(pred, labels, norm=torch.tensor([10.0])).isfinite()
    close(loss.norm_std, 100.0)
    close(loss.norm_mean, 19.0, 1e-6)


def test_lengths_carry_no_gradient_and_lengths_of_another_shape_are_refused():
    pred, labels = contract.draw(AdaFaceLoss, 3)
    norm = torch.tensor([10.0, 20.0, 30.0], requires_grad=True)
    AdaFaceLoss()(pred, labels, norm=norm).backward()
    assert norm.grad is None
    with pytest.raises(ValueError, match=r'norm has the shape \(2,\)'):
        AdaFaceLoss()(pred, labels, norm=norm[:2])
    with pytest.raises(TypeError, match=r'AdaFaceLoss needs norm= .the length of each embedding'):
        AdaFaceLoss()(pred, labels)


# ------------------------------------------------------------------------------------------------- the easy margin


def test_the_easy_margin_of_magface_and_mv_softmax_is_none_where_the_cosine_is_not_above_0():
    """As the authors' codes have it by default; there the other cosines are still weighed anew."""
    hard = COSINES.gather(1, IDENTITIES[:, None])[:, 0] <= 0
    assert 20 < hard.sum() < 280
    plain, norm = f.norm_face_loss(COSINES, IDENTITIES), torch.full((300,), 60.0, dtype=torch.float64)
    found = {
        guard: f.mag_face_loss(COSINES, IDENTITIES, norm=norm, norm_weight=0.0, theta_guard=guard)
        for guard in ('easy', 'linear')
    }
    close(found['easy'][hard], plain[hard])
    close(found['easy'][~hard], found['linear'][~hard])
    for kind in ('cosine', 'angle'):
        easy = f.mv_softmax_loss(COSINES, IDENTITIES, scale=64.0, boost=1.0, margin_kind=kind, theta_guard='easy')
        close(easy[hard], plain[hard])
    boosted = f.mv_softmax_loss(COSINES, IDENTITIES, scale=64.0, theta_guard='easy')
    assert (boosted[hard] > plain[hard]).all()


# ------------------------------------------------------------------------------------------------- ElasticFace


@pytest.mark.parametrize('kind', ELASTIC)
def test_each_sample_has_a_margin_of_its_own(kind):
    noise = torch.linspace(-2, 2, 300).double()
    value = f.elastic_face_loss(COSINES, IDENTITIES, noise=noise, margin=0.5, std=0.1, margin_type=kind)
    expected = [
        ELASTIC[kind](COSINES[i : i + 1], IDENTITIES[i : i + 1], margin=0.5 + 0.1 * noise[i].item()) for i in range(300)
    ]
    close(value, torch.cat(expected))


def test_plus_gives_the_smallest_margin_to_the_sample_nearest_to_its_centre():
    """Also where the order of the draws is no permutation that undoes itself, at which the authors' code fails."""
    pred = torch.tensor([[0.2, 0.0], [0.7, 0.0], [0.5, 0.0], [0.9, 0.0]], dtype=torch.float64)
    noise, labels = torch.tensor([3.0, -1.0, 0.0, 1.0], dtype=torch.float64), torch.zeros(4).long()
    torch.testing.assert_close(noise_by_rank(noise, pred, labels), torch.tensor([3.0, 0.0, 1.0, -1.0]).double())
    plain, plus = ElasticFaceLoss(reduction='none'), ElasticFaceLoss(plus=True, reduction='none')
    costs = [loss(pred, labels, reduction_override='none') for loss in (plain, plus)]
    assert not torch.equal(*costs)
    drawn = [loss.supplied['steps'] for loss in (plain, plus)]
    torch.testing.assert_close(drawn[1], noise_by_rank(drawn[0], pred, labels))


@pytest.mark.parametrize('kind', ELASTIC)
def test_margins_are_drawn_anew_in_each_step_from_a_normal_distribution(kind):
    loss = ElasticFaceLoss(std=0.05, reduction='none', margin_type=kind)
    pred = torch.tensor([[0.8, 0.1]]).expand(20_000, 2)
    found = []
    for _ in range(2):
        loss(pred, torch.zeros(20_000).long())
        found.append(loss.supplied['steps'])
    assert (found[0] != found[1]).float().mean() > 0.99
    for noise in found:
        assert abs(noise.mean()) < 0.03 and abs(noise.std() - 1) < 0.03
        assert abs((noise.abs() < 1).float().mean() - 0.6827) < 0.015
        assert abs(torch.corrcoef(torch.stack([noise[1:], noise[:-1]]))[0, 1]) < 0.03
    value = loss.eval()(pred[:1], torch.zeros(1).long())
    close(value, ELASTIC[kind](pred[:1], torch.zeros(1).long()), 1e-6)


def test_the_names_of_the_two_kinds_of_margin_choose_one():
    assert [make(std=0.1).margin_type for make in (ElasticArcFaceLoss, ElasticCosFaceLoss)] == ['arc', 'cos']


@pytest.mark.parametrize('cls', [AdaFaceLoss, ElasticArcFaceLoss, ElasticCosFaceLoss])
def test_a_few_steps_find_the_classes(cls):
    torch.manual_seed(0)
    layer, (rows, labels) = CosineClassifier(4, 3), clusters()
    loss, optimizer = cls(scale=16.0), torch.optim.SGD(layer.parameters(), lr=0.5)
    context = dict(norm=rows.norm(dim=-1)) if loss.required_context else {}
    for _ in range(40):
        optimizer.zero_grad()
        loss(layer(rows), labels, **context).backward()
        optimizer.step()
    assert (layer(rows).argmax(-1) == labels).float().mean() > 0.95
