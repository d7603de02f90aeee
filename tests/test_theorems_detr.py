"""Facts of the papers about losses of DETRs, one a test."""

import pytest
import torch
import torch.nn.functional as F
from peers import value_and_gradient
from sample_inputs import qualities

from cvloss_mm import functional as f

ROUNDING = 1e-12
LOGITS, QUALITIES = qualities(300, 5)['qualities']
POSITIVE = QUALITIES > 0
HARD = POSITIVE.double()


def released_mal(logits, target, gamma=1.5):
    """The lines of DEIM's criterion, with its soft and hard targets."""
    weight = logits.sigmoid().detach().pow(gamma) * (1 - HARD) + HARD
    return F.binary_cross_entropy_with_logits(logits, target.pow(gamma), weight=weight, reduction='none')


def released_ia_bce(logits, target, alpha=0.25, gamma=2):
    """The lines of Align-DETR's loss, for one query a target."""
    prob = logits.sigmoid()
    t = torch.clamp(prob[POSITIVE] ** alpha * target[POSITIVE] ** (1 - alpha), 0.01).detach()
    positive, negative = torch.zeros_like(logits), prob**gamma
    positive[POSITIVE], negative[POSITIVE] = t, 1 - t
    return -positive * prob.log() - negative * (1 - prob).log()


@pytest.mark.parametrize(
    ('ours', 'released'), [(f.matchability_aware_loss, released_mal), (f.iabce_loss, released_ia_bce)]
)
def test_value_and_gradient_are_those_of_the_released_code(ours, released):
    mine, theirs = (value_and_gradient(loss, LOGITS, QUALITIES) for loss in (ours, released))
    torch.testing.assert_close(mine, theirs, rtol=1e-9, atol=ROUNDING)


def test_matchability_with_gamma_0_is_the_plain_cross_entropy():
    value = f.matchability_aware_loss(LOGITS, QUALITIES, gamma=0.0)
    torch.testing.assert_close(value, f.binary_cross_entropy_loss(LOGITS, HARD), rtol=ROUNDING, atol=0)


def test_the_score_that_costs_least_under_matchability_is_the_power_of_the_quality():
    quality = torch.tensor([[0.04, 0.25, 0.81]], dtype=torch.float64)
    value, gradient = value_and_gradient(
        lambda z, q: f.matchability_aware_loss(z, q, gamma=0.5), torch.logit(quality.sqrt()), quality
    )
    torch.testing.assert_close(gradient, torch.zeros_like(quality), rtol=0, atol=ROUNDING)
    assert (f.matchability_aware_loss(torch.logit(quality), quality, gamma=0.5) > value).all()


def test_a_match_of_low_overlap_moves_matchability_where_varifocal_stands_still():
    """Figure 2 of the paper: at IoU 0.05 the one hardly grows with the score, the other does."""
    quality, surer = torch.full((1, 1), 0.05, dtype=torch.float64), torch.logit(torch.tensor([[0.2], [0.9]]).double())
    growth = {
        loss: torch.diff(loss(surer, quality.expand(2, 1)).flatten())
        for loss in (f.varifocal_loss, f.matchability_aware_loss)
    }
    assert growth[f.matchability_aware_loss] > 18 * growth[f.varifocal_loss] > 0


def test_the_negatives_of_align_detr_carry_the_slope_of_their_weight_and_those_of_deim_do_not():
    """d/dz of p^2 (-ln(1 - p)) is p^3 with the weight held, and more by 2 p^2 (1 - p) (-ln(1 - p)) without."""
    none, p = 0 * LOGITS, LOGITS.sigmoid()
    held = value_and_gradient(lambda z, q: f.matchability_aware_loss(z, q, gamma=2.0), LOGITS, none)[1]
    carried = value_and_gradient(f.iabce_loss, LOGITS, none)[1]
    torch.testing.assert_close(held, p**3)
    torch.testing.assert_close(carried - held, 2 * p**2 * (1 - p) * F.softplus(LOGITS))


def test_a_score_that_is_the_overlap_is_at_rest_under_align_detr():
    quality = torch.tensor([[0.04, 0.25, 0.81]], dtype=torch.float64)
    for alpha in (0.0, 0.25, 1.0):
        _, slope = value_and_gradient(lambda z, q, a=alpha: f.iabce_loss(z, q, alpha=a), torch.logit(quality), quality)
        torch.testing.assert_close(slope, torch.zeros_like(quality), rtol=0, atol=ROUNDING)


def test_a_positive_of_align_detr_wants_a_score_of_at_least_the_floor():
    """Where score and overlap are nothing, the slope by the logit is p - 0.01."""
    z, quality = torch.full((1, 1), -20, dtype=torch.float64), torch.full((1, 1), 1e-6, dtype=torch.float64)
    _, slope = value_and_gradient(f.iabce_loss, z, quality)
    torch.testing.assert_close(slope, z.sigmoid() - 0.01)
