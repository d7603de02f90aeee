"""Facts of the papers about losses of pairs that one threshold divides."""

import torch
import torch.nn.functional as F

from cvloss_mm import functional as f
from cvloss_mm.functional.thresholds import uni_ts_face_bias
from cvloss_mm.losses import UniTSFaceLoss

RNG = torch.Generator().manual_seed(0)
ROWS, MEMORY = (torch.randn(n, 16, generator=RNG, dtype=torch.float64) for n in (7, 20))
TARGET, IDENTITIES = torch.randint(20, (7,), generator=RNG), torch.arange(20)


def released(rows, target, bias, scale=64.0, margin=0.1):
    """head.py of UniTSFace, without its bounds: a sample and the last embedding of each identity."""
    cosines = F.normalize(rows) @ F.normalize(MEMORY).T
    own = F.one_hot(target, 20).bool()
    positive, negative = scale * (cosines - margin) - bias, scale * cosines - bias
    return torch.where(own, torch.log1p((-positive).exp()), torch.log1p(negative.exp())).sum(-1)


def alone(rows, target, **keywords):
    """Each sample of its own, compared with the memory alone."""
    pairs = zip(rows.split(1), target.split(1), strict=True)
    return torch.cat([f.uni_ts_face_loss(*one, memory=MEMORY, memory_target=IDENTITIES, **keywords) for one in pairs])


def test_with_an_embedding_of_each_identity_it_is_the_released_code():
    rows, bias = ROWS.clone().requires_grad_(), torch.tensor(15.0, dtype=torch.float64, requires_grad=True)
    values = alone(rows, TARGET, bias=bias), released(rows, TARGET, bias)
    torch.testing.assert_close(*values)
    gradients = [torch.autograd.grad(value.sum(), [rows, bias]) for value in values]
    torch.testing.assert_close(*gradients)
    assert gradients[0][1].abs() > 0.1


def test_the_threshold_begins_where_the_released_code_begins():
    cosines = 64 * F.normalize(ROWS) @ F.normalize(MEMORY).T
    first = [cosines[i][y != IDENTITIES].logsumexp(-1) for i, y in enumerate(TARGET)]
    parts = zip(ROWS.split(1), TARGET.split(1), strict=True)
    found = [uni_ts_face_bias(*one, MEMORY, IDENTITIES, 64.0) for one in parts]
    torch.testing.assert_close(found, first)


def test_without_a_head_the_threshold_is_where_a_head_begins():
    loss, target = UniTSFaceLoss(reduction='none'), torch.tensor([0, 0, 1, 1, 2, 2, 2])
    bias = loss.first_bias(ROWS, target)
    torch.testing.assert_close(loss(ROWS, target), f.uni_ts_face_loss(ROWS, target, bias=bias))
    one_class = 0 * target  # no negative: there is nothing to begin with
    torch.testing.assert_close(loss(ROWS, one_class), f.uni_ts_face_loss(ROWS, one_class))


def test_the_gradient_is_the_numerical_one_by_the_threshold_too():
    bias = torch.tensor(3.0, dtype=torch.float64, requires_grad=True)
    target = torch.tensor([0, 0, 1, 1, 2, 2, 2])
    assert torch.autograd.gradcheck(
        lambda rows, b: f.uni_ts_face_loss(rows, target, bias=b, scale=8.0), [ROWS.clone().requires_grad_(), bias]
    )


def test_it_is_uni_face_whose_centres_are_the_samples():
    cosines = F.normalize(ROWS) @ F.normalize(MEMORY).T
    expected = f.uni_face_loss(cosines, TARGET, bias=15.0, margin=0.1)
    torch.testing.assert_close(alone(ROWS, TARGET, bias=15.0), expected)


def test_a_sample_without_a_positive_is_still_held_off_from_others():
    rows, target = ROWS[:3], torch.tensor([0, 1, 2])
    cosines = 64 * F.normalize(rows) @ F.normalize(rows).T
    expected = F.softplus(cosines - 5.0).masked_fill(torch.eye(3).bool(), 0).sum(-1)
    torch.testing.assert_close(f.uni_ts_face_loss(rows, target, bias=5.0), expected)


# --- hard pairs alone


def test_pairs_beyond_their_margins_cost_nothing_and_are_not_counted():
    """Two pairs of one class, of which the one is right; a batch with more right pairs costs the same."""
    angles = torch.tensor([0.0, 1.0, 40.0, 41.0, 90.0, 130.0], dtype=torch.float64).deg2rad()
    rows, target = torch.stack([angles.cos(), angles.sin()], -1), torch.tensor([0, 0, 1, 1, 2, 2])
    hard = 0.9 - torch.tensor(40.0).deg2rad().cos()
    value = f.threshold_consistent_margin_loss(rows, target, negative_weight=0.0).mean()
    torch.testing.assert_close(value, hard.double())
    torch.testing.assert_close(
        f.threshold_consistent_margin_loss(rows[2:], target[2:], negative_weight=0.0).mean(), value
    )


def test_a_threshold_between_the_margins_divides_all_pairs_where_it_costs_nothing():
    rows, target = torch.eye(3, dtype=torch.float64).repeat_interleave(2, 0), torch.tensor([0, 0, 1, 1, 2, 2])
    assert (f.threshold_consistent_margin_loss(rows, target) == 0).all()
    assert (f.threshold_consistent_margin_loss(rows, target.flip(0) // 3) > 0).any()
