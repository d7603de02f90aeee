"""Facts of the papers about losses of proxies, and the heads that have these."""

import pytest
import torch
import torch.nn.functional as F
from sample_inputs import cosines

from cvloss_mm import functional as f
from cvloss_mm.heads import ClassCenters, CosineClassifier
from cvloss_mm.losses import CenterLoss, ProxyAnchorLoss, SoftTripleLoss

COSINES, IDENTITIES = cosines(60, 9)['cosines']


def close(actual, expected, tolerance=1e-9):
    torch.testing.assert_close(
        actual, torch.as_tensor(expected, dtype=actual.dtype).expand_as(actual), rtol=tolerance, atol=tolerance
    )


def points(n, seed):
    return torch.randn(n, 4, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


# ------------------------------------------------------------------------------------------------- Proxy-NCA


def test_proxy_nca_is_the_ratio_of_the_paper_in_squared_distances_of_unit_vectors():
    layer, rows, labels = CosineClassifier(4, 5).double(), points(20, 1), torch.arange(20) % 5
    apart = torch.cdist(F.normalize(rows), F.normalize(layer.weight)).square()
    others = apart.scatter(1, labels[:, None], torch.inf)
    close(f.proxy_nca_loss(layer(rows), labels), apart.gather(1, labels[:, None])[:, 0] + (-others).logsumexp(1))
    close(f.proxy_nca_plus_plus_loss(layer(rows), labels), F.cross_entropy(-9 * apart, labels, reduction='none'))


def test_proxy_nca_is_the_logit_of_the_probability_that_proxy_nca_pp_takes_the_logarithm_of():
    """Without the true proxy in the denominator the loss goes on falling where the probability is 1 already."""
    probability = (-f.proxy_nca_plus_plus_loss(COSINES, IDENTITIES, scale=6.0)).exp()
    close(f.proxy_nca_loss(COSINES, IDENTITIES, scale=6.0), -torch.logit(probability))


def test_one_class_has_nothing_to_be_told_from():
    pred = torch.ones(3, 1, requires_grad=True)
    f.proxy_nca_loss(pred, torch.zeros(3).long()).sum().backward()
    assert not pred.grad.any()


# ------------------------------------------------------------------------------------------------- Proxy-Anchor


def slopes(pred, labels, **settings):
    pred = pred.clone().requires_grad_()
    return torch.autograd.grad(ProxyAnchorLoss(**settings)(pred, labels), pred)[0]


def test_the_gradient_of_proxy_anchor_weighs_samples_by_their_hardness_against_all_others_of_the_batch():
    """Equation 5 of the paper."""
    found, alpha, delta = slopes(COSINES, IDENTITIES, scale=8.0), 8.0, 0.1
    present = IDENTITIES.unique()
    for p in range(5):
        own = p == IDENTITIES
        near, far = (-alpha * (COSINES[own, p] - delta)).exp(), (alpha * (COSINES[~own, p] + delta)).exp()
        close(found[own, p], -alpha * near / (1 + near.sum()) / len(present))
        close(found[~own, p], alpha * far / (1 + far.sum()) / 5)


def test_proxies_of_classes_that_are_not_there_push_alone():
    labels = torch.zeros(60).long()
    found = slopes(COSINES, labels)
    assert (found[:, 1:] >= 0).all() and (found[:, 0] <= 0).all()


def test_proxy_anchor_leaves_samples_without_a_weight_out():
    weight = (torch.arange(60) % 3 > 0).double()
    value = ProxyAnchorLoss()(COSINES, IDENTITIES, weight, avg_factor=weight.sum())
    close(value, ProxyAnchorLoss()(COSINES[weight > 0], IDENTITIES[weight > 0]))
    ignored = torch.where(weight > 0, IDENTITIES, 255)
    close(ProxyAnchorLoss(ignore_index=255)(COSINES, ignored), value)


def test_proxy_anchor_is_finite_where_the_exponentials_of_the_authors_code_overflow():
    pred = torch.tensor([[-1.0, 1.0]], requires_grad=True)
    value = ProxyAnchorLoss(scale=1000.0)(pred, torch.tensor([0]))
    value.backward()
    close(value, 1100.0 + 1100.0 / 2)
    close(pred.grad, torch.tensor([[-1000.0, 500.0]]))


# ------------------------------------------------------------------------------------------------- centres


def test_centres_move_by_a_share_of_the_papers_step():
    """Equation 4: a sum over the samples of a class, divided by one more than there are."""
    centers, rows, labels = ClassCenters(4, 5, rate=0.3), points(20, 3).float(), torch.arange(20) % 4
    expected = centers.weight.clone()
    for j in range(5):
        own = [row for row, y in zip(rows, labels, strict=True) if y == j]
        expected[j] -= 0.3 * sum((centers.weight[j] - row for row in own), torch.zeros(4)) / (1 + len(own))
    centers.move(rows, labels)
    close(centers.weight, expected, 1e-6)
    centers.eval().move(rows, labels)
    close(centers.weight, expected, 1e-6)


@pytest.mark.parametrize('bad', [torch.nan, torch.inf])
def test_embeddings_that_are_not_finite_move_no_centre(bad):
    centers, rows, labels = ClassCenters(4, 5), points(20, 3).float(), torch.arange(20) % 4
    others = ClassCenters(4, 5)
    others.load_state_dict(centers.state_dict())
    rows[3, 1] = bad
    finite = torch.arange(20) != 3
    centers.move(rows, labels)
    others.move(rows[finite], labels[finite])
    close(centers.weight, others.weight, 1e-6)


def test_the_gradient_of_the_centre_loss_is_the_way_to_the_centre_and_back_for_centres_that_learn():
    rows, centers = points(3, 4).requires_grad_(), points(2, 5).requires_grad_()
    f.center_loss(rows, torch.tensor([0, 1, 1]), centers=centers).sum().backward()
    close(rows.grad, (rows - centers[[0, 1, 1]]).detach())
    close(centers.grad[1], -(rows.grad[1] + rows.grad[2]))


def test_centres_that_do_not_fit_or_are_missing_are_named():
    with pytest.raises(TypeError, match=r'CenterLoss needs centers= .the centre of each class'):
        CenterLoss()(points(3, 0), torch.zeros(3).long())
    with pytest.raises(ValueError, match=r'centers have the shape \(2, 3\)'):
        CenterLoss()(points(3, 0), torch.zeros(3).long(), centers=torch.zeros(2, 3))
    for settings in (dict(rate=2.0), dict(update='ema')):
        with pytest.raises(ValueError, match='must be'):
            CenterLoss(**settings)


# ------------------------------------------------------------------------------------------------- SoftTriple


def test_soft_centres_are_the_papers_relaxed_similarity():
    layer, rows = CosineClassifier(4, 3, subcenters=2, softness=0.1).double(), points(7, 2)
    single = CosineClassifier(4, 6).double()
    single.weight.data.copy_(layer.weight)
    apart = single(rows).reshape(7, 3, 2)
    close(layer(rows), ((10 * apart).softmax(-1) * apart).sum(-1))
    layer.softness = 1e-6
    close(layer(rows), apart.amax(-1))


def test_the_spread_of_the_centres_is_the_papers_regularizer_and_pulls_equal_ones_nowhere():
    layer = CosineClassifier(4, 3, subcenters=3, softness=0.1).double()
    unit = F.normalize(layer.weight).reshape(3, 3, 4)
    pairs = [(2 - 2 * unit[j, t] @ unit[j, s]).sqrt() for j in range(3) for t in range(3) for s in range(t + 1, 3)]
    close(layer.spread(), sum(pairs) / (3 * 3 * 2))
    layer.weight.data[:] = 1.0
    layer.spread().backward()
    assert layer.weight.grad.isfinite().all()
    close(CosineClassifier(4, 3).spread(), 0.0)


@pytest.mark.parametrize('settings', [dict(softness=0.0), dict(spread_weight=-1.0), dict(softness=torch.nan)])
def test_what_makes_no_centres_is_refused(settings):
    with pytest.raises(ValueError, match='must be'):
        SoftTripleLoss(**settings)
    with pytest.raises(ValueError, match='softness must be above 0'):
        CosineClassifier(4, 3, 2, softness=-1.0)
