"""Facts of the papers about single losses of dense heads, one a test."""
import pytest
import torch
from draws import qualities
from peers import value_and_gradient

from cvloss_mm import functional as f

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
    z = torch.tensor([[-1.], [1.]], dtype=torch.float64)
    half = torch.full((2, 1), .5, dtype=torch.float64)
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
    torch.testing.assert_close(detached[1], 0.75 * LOGITS.sigmoid()**3)
