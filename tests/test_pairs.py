"""Facts of the losses of pairs that their papers state; the formulas themselves are in references.py."""

import pytest
import torch
import torch.nn.functional as F

from cvloss_mm.losses import (
    CircleLoss,
    ContrastiveLoss,
    DistanceMarginLoss,
    EmbeddingLoss,
    MultiSimilarityLoss,
    NPairLoss,
    NTXentLoss,
    SimilarityLoss,
    SupConLoss,
    ThresholdConsistentMarginLoss,
    UniTSFaceLoss,
)
from cvloss_mm.registry import MODELS

PAIRS = [cls for cls in MODELS.module_dict.values() if isinstance(cls, type) and issubclass(cls, EmbeddingLoss)]
COSINES = [cls for cls in PAIRS if issubclass(cls, SimilarityLoss)]


def rows(n=12, seed=0):
    return torch.randn(n, 5, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


ONE_KIND_ALONE = {  # what costs something is pairs of one kind, without one of the other
    ContrastiveLoss,
    DistanceMarginLoss,
    SupConLoss,
    ThresholdConsistentMarginLoss,
    UniTSFaceLoss,
}
LABELS, PAIRED = torch.arange(12) % 4, torch.arange(12) % 6


@pytest.mark.parametrize('labels', [[0] * 12, list(range(12))], ids=['one class', 'every sample its own'])
@pytest.mark.parametrize('cls', PAIRS)
def test_a_batch_without_both_kinds_of_pairs_is_finite_and_has_a_gradient_path(cls, labels):
    pred = rows().requires_grad_()
    value = cls()(pred, torch.tensor(labels))
    value.backward()
    assert value.isfinite() and pred.grad.isfinite().all()
    if cls not in ONE_KIND_ALONE:
        assert value < 1e-12


@pytest.mark.parametrize('cls', [cls for cls in PAIRS if cls is not NPairLoss])  # whose anchors come first
def test_the_order_of_a_batch_and_the_names_of_its_classes_do_not_count(cls):
    order = torch.randperm(12, generator=torch.Generator().manual_seed(1))
    loss = cls(reduction='none')
    assert torch.allclose(loss(rows()[order], 7 - LABELS[order]), loss(rows(), LABELS)[order])


@pytest.mark.parametrize('cls', COSINES)
def test_losses_of_cosines_see_directions_alone(cls):
    length = torch.rand(12, 1, generator=torch.Generator().manual_seed(2)) + 0.1
    assert torch.allclose(cls()(rows() * length, LABELS), cls()(rows(), LABELS))


@pytest.mark.parametrize('cls', PAIRS)
def test_a_few_steps_bring_a_class_together(cls):
    pred, labels = rows(seed=3).requires_grad_(), PAIRED if cls is NPairLoss else LABELS
    loss, optimizer = cls(), torch.optim.Adam([pred], lr=0.05)
    for _ in range(150):
        optimizer.zero_grad()
        loss(pred, labels).backward()
        optimizer.step()
    near = torch.cdist(F.normalize(pred), F.normalize(pred)) + 9 * torch.eye(12)
    assert (labels[near.argmin(-1)] == labels).all()


@pytest.mark.parametrize('cls', COSINES)
def test_the_slope_of_a_cosine_pulls_positives_and_pushes_negatives(cls):
    _, pred, labels = cls.sweep(9)
    for one, label in zip(pred[:-1].double(), labels, strict=False):
        one = one.clone().requires_grad_()
        cls(reduction='sum')(one, label, torch.tensor([1.0, 0, 0])).backward()
        assert one.grad[1] @ torch.tensor([1.0, 0], dtype=torch.float64) <= 1e-12
        assert one.grad[2] @ torch.tensor([1.0, 0], dtype=torch.float64) >= -1e-12


def test_with_two_views_of_each_image_nt_xent_is_simclrs_cross_entropy():
    pred, labels = rows(), torch.arange(6).repeat(2)
    scores = F.normalize(pred) @ F.normalize(pred).T / 0.5
    scores.fill_diagonal_(-torch.inf)
    expected = F.cross_entropy(scores, (torch.arange(12) + 6) % 12)
    assert torch.allclose(NTXentLoss()(pred, labels), expected)
    assert torch.allclose(SupConLoss(temperature=0.5)(pred, labels), expected)


def test_the_slope_of_circle_loss_is_the_weight_of_the_pair():
    """Equation 7: at one positive and one negative, the slopes are in the ratio of the alphas."""
    pred = torch.tensor([[1.0, 0.0], [0.6, 0.8], [0.28, -0.96]], dtype=torch.float64)
    cosines = (pred[1:] @ pred[0]).requires_grad_()
    m, g = 0.25, 4.0
    weights = torch.stack([1 + m - cosines[0], cosines[1] + m]).detach()
    explicit = F.softplus(g * weights[1] * (cosines[1] - m) - g * weights[0] * (cosines[0] - 1 + m))
    value = CircleLoss(margin=m, scale=g, reduction='none')(pred, torch.tensor([0, 0, 1]))[0]
    assert torch.allclose(value, explicit)


def test_multi_similarity_leaves_easy_pairs_out():
    pred = torch.tensor([[1.0, 0.0], [0.96, 0.28], [0.0, 1.0], [-0.28, 0.96]])
    pred.requires_grad_()
    MultiSimilarityLoss()(pred, torch.tensor([0, 0, 1, 1])).backward()
    assert not pred.grad.any()


@pytest.mark.parametrize(
    ('cls', 'name'),
    [
        (NTXentLoss, 'temperature'),
        (SupConLoss, 'temperature'),
        (MultiSimilarityLoss, 'alpha'),
        (MultiSimilarityLoss, 'beta'),
        (CircleLoss, 'scale'),
    ],
)
def test_numbers_that_divide_or_scale_must_be_above_zero(cls, name):
    for value in (0.0, -1.0, float('nan')):
        with pytest.raises(ValueError, match=f'{name} must be above 0'):
            cls(**{name: value})
