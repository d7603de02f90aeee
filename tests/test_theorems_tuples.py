"""Facts of the papers about triplets, and pairs that stand against several samples."""

import math

import pytest
import torch
import torch.nn.functional as F

from cvloss_mm import functional as f
from cvloss_mm.functional.embedding import DISTANCES, MINING
from cvloss_mm.functional.tuples import sampling_probability
from cvloss_mm.losses import TripletLoss


def points(n=12, d=5, seed=0):
    return torch.randn(n, d, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


LABELS = torch.arange(12) % 4


def close(actual, expected, tolerance=1e-9):
    torch.testing.assert_close(
        actual, torch.as_tensor(expected, dtype=actual.dtype).expand_as(actual), rtol=tolerance, atol=tolerance
    )


# ------------------------------------------------------------------------------------------------- triplets


def test_all_triplets_are_the_average_of_those_that_cost_something():
    """Equation 6 of Hermans et al., over the triplets that are not 0."""
    rows, distance = points(), torch.cdist(points(), points())
    costs = [
        F.relu(distance[a, p] - distance[a, n] + 0.3)
        for a in range(12)
        for p in range(12)
        for n in range(12)
        if a != p and LABELS[a] == LABELS[p] and LABELS[a] != LABELS[n]
    ]
    costs = torch.stack([cost for cost in costs if cost > 0])
    close(f.triplet_loss(rows, LABELS, mining='all').mean(), costs.mean())


def test_the_gradient_of_all_triplets_through_sorted_sums_is_that_of_all_differences():
    rows = points().requires_grad_()
    value = f.triplet_loss(rows, LABELS, mining='all', margin=0.5).mean()
    distance = torch.cdist(rows, rows)
    same = LABELS[:, None] == LABELS
    chosen = (same & ~torch.eye(12).bool())[:, :, None] & ~same[:, None, :]
    excess = F.relu(distance[:, :, None] - distance[:, None, :] + 0.5)[chosen]
    expected = excess.sum() / (excess > 0).sum()
    close(value, expected)
    close(*(torch.autograd.grad(x, rows)[0] for x in (value, expected)))


def test_the_hardest_triplets_cost_no_less_than_any_others():
    hard = f.triplet_loss(points(), LABELS, margin=0.5)
    distance = torch.cdist(points(), points())
    for a in range(12):
        for p in range(12):
            for n in range(12):
                if a != p and LABELS[a] == LABELS[p] and LABELS[a] != LABELS[n]:
                    assert hard[a] >= distance[a, p] - distance[a, n] + 0.5 - 1e-9


def test_the_soft_margin_is_softplus_and_never_ends():
    rows = torch.tensor([[0.0], [1.0], [9.0]])
    close(f.triplet_loss(rows, torch.tensor([0, 0, 1]), margin=None)[0], F.softplus(torch.tensor(-8.0)), 1e-6)


@pytest.mark.parametrize('mining', MINING)
@pytest.mark.parametrize('distance', DISTANCES)
@pytest.mark.parametrize('margin', [0.3, None])
def test_every_choice_of_triplets_brings_a_class_together(mining, distance, margin):
    rows = points(seed=3).requires_grad_()
    loss, optimizer = TripletLoss(mining=mining, distance=distance, margin=margin), torch.optim.Adam([rows], lr=0.05)
    for _ in range(150):
        optimizer.zero_grad()
        loss(rows, LABELS).backward()
        optimizer.step()
    near = DISTANCES[distance](rows) + 99 * torch.eye(12)
    assert (LABELS[near.argmin(-1)] == LABELS).all()


def test_squared_distances_of_unit_rows_are_twice_the_cosine_distance():
    close(DISTANCES['squared'](points()), 2 * DISTANCES['cosine'](points()))
    close(DISTANCES['cosine'](points()), 1 - F.normalize(points()) @ F.normalize(points()).T)


# ------------------------------------------------------------------------------------------------- N-pair


def test_n_pair_of_two_samples_a_class_is_the_cross_entropy_of_finding_the_partner():
    """Equation 8: with the products as logits, the positives of all classes as candidates."""
    rows, labels = points(), torch.arange(6).repeat(2)
    value = f.n_pair_loss(rows, labels, norm_weight=0.0).mean()
    close(value, F.cross_entropy(rows[:6] @ rows[6:].T, torch.arange(6)))


def test_n_pair_of_two_classes_is_the_logistic_loss_of_one_triplet():
    rows = points(4)
    value = f.n_pair_loss(rows, torch.tensor([0, 0, 1, 1]), norm_weight=0.0)[0]
    close(value, F.softplus(rows[0] @ rows[3] - rows[0] @ rows[1]))


def test_samples_without_a_pair_or_beyond_it_take_no_part_in_n_pair():
    rows, labels = points(9), torch.tensor([0, 0, 0, 1, 1, 2, 3, 3, 3])
    value = f.n_pair_loss(rows, labels)
    kept = torch.tensor([0, 1, 3, 4, 6, 7])
    close(value[kept], f.n_pair_loss(rows[kept], labels[kept]))
    assert not value[[2, 5, 8]].any()


# ------------------------------------------------------------------------------------------------- angular


@pytest.mark.parametrize('alpha', [0.0, 40.0, 60.0])
def test_the_angular_loss_is_of_the_angle_at_the_negative(alpha):
    """Equations 5 and 7: |a - p|^2 - 4 t |n - c|^2, c the middle of a and p, but for a constant."""
    rows, t = F.normalize(points(3)), math.tan(math.radians(alpha)) ** 2
    middle = (rows[0] + rows[1]) / 2
    violation = (rows[0] - rows[1]).square().sum() - 4 * t * (rows[2] - middle).square().sum()
    value = f.angular_loss(rows, torch.tensor([0, 0, 1]), alpha=alpha)
    close(value[:2], F.softplus(violation - (2 - 6 * t)))


def test_the_angular_loss_of_the_largest_angle_is_exact_in_float32():
    rows = F.normalize(points(40, 3, seed=2))
    rows[20:] = -rows[:20]  # the largest and the smallest exponents that there are
    labels = torch.arange(40) % 4
    close(f.angular_loss(rows.float(), labels, alpha=60.0), f.angular_loss(rows, labels, alpha=60.0).float(), 1e-5)


# ------------------------------------------------------------------------------------------------- lifted structure


def test_lifted_structure_bounds_the_loss_of_the_nearest_negative_from_above():
    """Section 4: the smooth loss is an upper bound of that with the hardest negative of both samples."""
    rows, labels = points(), LABELS
    distance, same = torch.cdist(rows, rows), labels[:, None] == labels
    nearest = distance.masked_fill(same, torch.inf).amin(-1)
    pairs = [(i, j) for i in range(12) for j in range(i + 1, 12) if same[i, j]]
    hard = sum(F.relu(distance[i, j] + 1 - min(nearest[i], nearest[j])) ** 2 for i, j in pairs) / (2 * len(pairs))
    assert f.lifted_structure_loss(rows, labels).mean() >= hard


# ------------------------------------------------------------------------------------------------- distances


def test_distance_weighted_sampling_undoes_how_many_points_of_the_sphere_are_that_far_away():
    rows = F.normalize(points(400, 8, seed=1))
    distance = torch.cdist(rows, rows)
    negative = ~torch.eye(400).bool()
    weight = sampling_probability(distance, negative, 8)
    inside = negative & (distance > 0.7) & (distance < 1.35)
    starts = 0.7 + 0.1625 * torch.arange(4)
    share = torch.stack([weight[inside & (distance >= low) & (distance < low + 0.1625)].sum() for low in starts])
    assert (share / share.mean() - 1).abs().max() < 0.15
    close(weight.sum(-1), 1.0)
    assert not weight[distance >= 1.4].any()


def test_pairs_beyond_the_margin_of_the_boundary_cost_nothing():
    angle = torch.tensor([0.0, 0.9, 1.5], dtype=torch.float64)
    rows = torch.stack([angle.cos(), angle.sin()], -1)  # distances 0.870, 1.363, 0.591
    value = f.distance_margin_loss(rows, torch.tensor([0, 0, 1]), beta=1.1, margin=0.2, sampling='all')
    distance = torch.cdist(rows, rows)
    close(value, torch.stack([torch.tensor(0.0).double(), *(1.3 - distance[2, 1]).expand(2)]) * 3 / 2)


def test_the_boundary_may_be_one_of_each_class():
    rows, beta = points(), torch.tensor([0.5, 0.8, 1.1, 1.4]).double()
    value = f.distance_margin_loss(rows, LABELS, beta=beta, sampling='all', margin=2.0)
    for k in range(4):  # of so large a margin all pairs cost something
        same = f.distance_margin_loss(rows, LABELS, beta=beta[k].item(), sampling='all', margin=2.0)
        close(value[k == LABELS], same[k == LABELS])
