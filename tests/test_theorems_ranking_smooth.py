"""Facts of the papers about smooth losses of the order of scores, one a test."""

import math

import pytest
import torch
import torch.nn.functional as F
from peers import value_and_gradient
from sample_inputs import orders

from cvloss_mm import functional as f

LOGITS, QUALITIES = (t.flatten() for t in orders(60, 5)['order of qualities'])
POSITIVE, NEGATIVE = QUALITIES > 0, QUALITIES == 0


def released_dr(logits, targets):
    """The lines of the authors' `SigmoidDRLoss`."""
    positive, negative = logits[targets > 0].sigmoid(), logits[targets == 0].sigmoid()
    low = (F.softmax(negative / (0.1 / math.log(3.5)), dim=0) * negative).sum()
    high = (F.softmax(-positive / 1, dim=0) * positive).sum() if len(positive) else 1.0
    return 4.0 * torch.log(1.0 + torch.exp(6.0 * (low - high + 0.5))) / 6.0


def released_correlation(kind):
    def loss(logits, targets):
        x, y = logits[targets > 0].sigmoid(), targets[targets > 0]
        vx, vy = x - x.mean(), y - y.mean()
        pcc = (vx * vy).sum() / ((vx**2).sum().sqrt() * (vy**2).sum().sqrt())
        far = x.var() + y.var() + (x.mean() - y.mean()) ** 2
        return 1 - (pcc if kind == 'pearson' else 2 * pcc * x.std() * y.std() / far)

    return loss


def of_batch(loss, **hyper):
    return lambda z, q: loss(z, q, **hyper).sum() / (q > 0).sum().clamp(min=1)


@pytest.mark.parametrize('targets', [QUALITIES, QUALITIES.clamp(max=0)], ids=['positives', 'none'])
def test_dr_value_and_gradient_are_those_of_the_released_code(targets):
    ours, theirs = (value_and_gradient(loss, LOGITS, targets) for loss in (of_batch(f.dr_loss), released_dr))
    torch.testing.assert_close(ours, theirs)


@pytest.mark.parametrize('kind', ['pearson', 'concordance'])
def test_correlation_and_its_gradient_are_those_of_the_released_code(kind):
    ours, theirs = (
        value_and_gradient(loss, LOGITS, QUALITIES)
        for loss in (of_batch(f.correlation_loss, kind=kind), released_correlation(kind))
    )
    torch.testing.assert_close(ours, theirs)


def soft_ranks(values, strength=1.0):
    """Blondel et al. 2020: the projection of the values on the hull of the orders of 1 ... n, by pooling neighbours."""
    scaled, order = (values / strength).sort(descending=True)
    blocks = []
    for x in (scaled - torch.arange(len(values), 0, -1)).tolist():
        blocks.append([x, 1])
        while len(blocks) > 1 and blocks[-2][0] <= blocks[-1][0]:
            (b, m), (a, n) = blocks.pop(), blocks.pop()
            blocks.append([(a * n + b * m) / (n + m), n + m])
    pooled = torch.tensor([x for x, n in blocks for _ in range(n)], dtype=values.dtype)
    return torch.empty_like(values).scatter(0, order, scaled - pooled)


def test_spearman_of_the_soft_ranks_of_probabilities_is_pearson():
    """Of a strength of 1, as in the authors' code; ranks need one that is small against the gaps of the scores."""
    scores, qualities = LOGITS[POSITIVE].sigmoid(), QUALITIES[POSITIVE]
    ranks = soft_ranks(scores)
    torch.testing.assert_close(ranks - ranks.mean(), scores - scores.mean())
    torch.testing.assert_close(soft_ranks(scores, 1e-6), scores.argsort().argsort().double() + 1)
    spearman = 1 - torch.corrcoef(torch.stack([ranks, soft_ranks(qualities)]))[0, 1]
    torch.testing.assert_close(of_batch(f.correlation_loss)(LOGITS, QUALITIES), spearman)


def test_scores_in_proportion_to_qualities_are_correlated_and_concordant_only_where_they_are_equal():
    qualities = torch.tensor([0.2, 0.5, 0.9], dtype=torch.float64)
    for slope, shift in ((1.0, 0.0), (0.5, 0.3), (0.9, 0.0)):
        z = torch.logit(slope * qualities + shift)
        zero = torch.zeros(3, dtype=torch.float64)
        torch.testing.assert_close(f.correlation_loss(z, qualities), zero, rtol=0, atol=1e-12)
        concordance = f.correlation_loss(z, qualities, kind='concordance')
        assert (concordance > 1e-3).all() == ((slope, shift) != (1.0, 0.0))
    torch.testing.assert_close(f.correlation_loss(torch.logit(1 - qualities), qualities), zero + 2)


@pytest.mark.parametrize('kind', ['pearson', 'concordance'])
@pytest.mark.parametrize(
    ('logits', 'qualities'),
    [([1.0], [0.5]), ([0.3] * 3, [0.5, 0.2, 0.9]), ([1.0, 2.0, 3.0], [0.7] * 3)],
    ids=['one positive', 'equal scores', 'equal qualities'],
)
def test_without_a_correlation_there_is_no_loss(kind, logits, qualities):
    value, gradient = value_and_gradient(
        lambda z, q: f.correlation_loss(z, q, kind=kind), torch.tensor(logits), torch.tensor(qualities)
    )
    assert (value == 0).all() and (gradient == 0).all()


def test_the_smaller_lambda_the_nearer_dr_is_to_the_hinge_of_the_worst_pair():
    """Proposition of the paper: the worst distribution of no constraint is the highest negative."""
    p = LOGITS.sigmoid()
    expected = (p[NEGATIVE].max() - p[POSITIVE].min() + 0.5).clamp(min=0)
    loss = f.dr_loss(LOGITS, QUALITIES, pos_lambda=1e-4, neg_lambda=1e-4, smoothness=1e4, tau=1.0)[POSITIVE]
    torch.testing.assert_close(loss, expected.expand_as(loss), rtol=1e-3, atol=0)


def test_dr_grows_with_the_number_of_negatives_only_as_far_as_they_are_hard():
    easy = torch.full((1000,), -9.0, dtype=torch.float64)
    more = torch.cat([LOGITS, easy]), torch.cat([QUALITIES, 0 * easy])
    before, after = of_batch(f.dr_loss)(LOGITS, QUALITIES), of_batch(f.dr_loss)(*more)
    torch.testing.assert_close(after, before, rtol=1e-2, atol=0)
