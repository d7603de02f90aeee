"""Facts of the paper of D-FINE about its two losses, one a test."""

import pytest
import torch
import torch.nn.functional as F
from peers import value_and_gradient
from sample_inputs import side_offsets, teachers

from cvloss_mm import functional as f
from cvloss_mm.losses import DecoupledDistillationFocalLoss

OFFSETS = side_offsets(300, 5)['offsets of sides'][1]
BINS = 4 * torch.randn(300, 33, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
STUDENT, TEACHER = teachers(200, 5)['teachers']
MATCHED = torch.arange(200) % 7 == 0


def released_bins(reg_max, up, reg_scale):
    """`weighting_function` of the authors' code, in its units of 1 / reg_scale of a side."""
    inner, outer = up * reg_scale, 2 * up * reg_scale
    step = (inner + 1) ** (2 / (reg_max - 2))
    left = [-(step**i) + 1 for i in range(reg_max // 2 - 1, 0, -1)]
    return torch.tensor([-outer, *left, 0.0, *(step**i - 1 for i in range(1, reg_max // 2)), outer]).double()


def released_fgl(pred, target, up=0.5, reg_scale=4.0):
    """`translate_gt` and `unimodal_distribution_focal_loss` of that code."""
    bins, target = released_bins(pred.shape[-1] - 1, up, reg_scale), target * reg_scale
    left = ((bins - target[:, None] <= 0).sum(1) - 1).clamp(0, len(bins) - 2)
    right = ((target - bins[left]) / (bins[left + 1] - bins[left])).clamp(0, 1)
    return (
        F.cross_entropy(pred, left, reduction='none') * (1 - right)
        + F.cross_entropy(pred, left + 1, reduction='none') * right
    )


@pytest.mark.parametrize('reg_scale', [4.0, 8.0])
def test_value_and_gradient_of_fgl_are_those_of_the_released_code(reg_scale):
    ours = value_and_gradient(
        lambda z, y: f.fine_grained_localization_loss(z, y, curvature=1 / reg_scale), BINS, OFFSETS
    )
    theirs = value_and_gradient(lambda z, y: released_fgl(z, y, reg_scale=reg_scale), BINS, OFFSETS)
    torch.testing.assert_close(ours, theirs, rtol=1e-5, atol=1e-5)  # their bins are in float32


def test_the_middle_bin_is_no_correction_and_those_before_the_outermost_are_the_upper_one():
    for bin_, offset in ((16, 0.0), (1, -0.5), (31, 0.5), (0, -1.0), (32, 1.0), (0, -7.0), (32, 7.0)):
        value = f.fine_grained_localization_loss(BINS, torch.full_like(OFFSETS, offset))
        torch.testing.assert_close(value, -BINS.log_softmax(-1)[:, bin_], rtol=0, atol=1e-9)


def test_bins_are_denser_about_0():
    """Half-way between two bins both have half of the mass; the middle gap is a third of those at the ends."""
    gaps = released_bins(32, 0.5, 4.0).diff()
    assert gaps[16] < 0.4 * gaps[30] and gaps[31] == gaps[0] == 2
    even = f.fine_grained_localization_loss(BINS, torch.full_like(OFFSETS, (gaps[16] / 2 / 4).item()))
    torch.testing.assert_close(even, -BINS.log_softmax(-1)[:, 16:18].mean(-1), rtol=1e-5, atol=1e-5)


def test_a_side_and_its_mirror_cost_the_same():
    mirrored = f.fine_grained_localization_loss(BINS.flip(-1), -OFFSETS)
    torch.testing.assert_close(mirrored, f.fine_grained_localization_loss(BINS, OFFSETS))


def test_the_distribution_that_costs_least_stands_for_the_offset():
    """Trained bins, of which the offsets are the means."""
    logits = torch.zeros(300, 33, dtype=torch.float64)
    bins = released_bins(32, 0.5, 4.0) / 4
    _, gradient = value_and_gradient(f.fine_grained_localization_loss, logits, OFFSETS)
    shares = 1 / 33 - gradient  # p minus its gradient: where the mass is wanted
    torch.testing.assert_close(shares.sum(-1), torch.ones(300, dtype=torch.float64))
    torch.testing.assert_close(shares @ bins, OFFSETS.clamp(-1, 1), rtol=1e-5, atol=1e-5)
    assert ((shares.abs() > 1e-9).sum(-1) <= 2).all()


def released_ddf(pred, target, batch_scale=8 / 3, temperature=5):
    """`loss_local` of that code, of which the weights are left out."""
    each = temperature**2 * F.kl_div(
        F.log_softmax(pred / temperature, 1), F.softmax(target / temperature, 1), reduction='none'
    ).sum(-1)
    matched, others = (MATCHED.sum() * batch_scale) ** 0.5, ((~MATCHED).sum() * batch_scale) ** 0.5
    return (each[MATCHED].mean() * matched + each[~MATCHED].mean() * others) / (matched + others)


@pytest.mark.parametrize('batch_scale', [1.0, 8 / 3])
def test_the_mean_of_ddf_and_its_gradient_are_those_of_the_released_code_whatever_its_batch_scale(batch_scale):
    ours = value_and_gradient(
        lambda z, t: f.decoupled_distillation_focal_loss(z, t, matched=MATCHED).mean(), STUDENT, TEACHER
    )
    theirs = value_and_gradient(lambda z, t: released_ddf(z, t, batch_scale), STUDENT, TEACHER)
    torch.testing.assert_close(ours, theirs, rtol=1e-5, atol=1e-7)  # their square roots are in float32


def test_ddf_of_one_group_is_plain_distillation():
    plain = f.knowledge_distillation_loss(STUDENT, TEACHER, temperature=5.0)
    for matched in (None, torch.ones(200, dtype=torch.bool), torch.zeros(200, dtype=torch.bool)):
        torch.testing.assert_close(f.decoupled_distillation_focal_loss(STUDENT, TEACHER, matched=matched), plain)


def test_few_matched_sides_count_more_than_their_number():
    """Nine in a hundred of equal divergence have 3 / (3 + sqrt 91) of the loss, not 9 in 100."""
    matched = torch.arange(100) < 9
    rows = STUDENT[:1].expand(100, -1), TEACHER[:1].expand(100, -1)
    value = f.decoupled_distillation_focal_loss(*rows, matched=matched)
    share = value[:9].sum() / value.sum()
    torch.testing.assert_close(share, torch.tensor(3 / (3 + 91**0.5), dtype=torch.float64))


def test_the_module_of_ddf_takes_which_rows_are_matched_by_name():
    loss = DecoupledDistillationFocalLoss()
    expected = f.decoupled_distillation_focal_loss(STUDENT, TEACHER, matched=MATCHED)
    torch.testing.assert_close(loss(STUDENT, TEACHER, matched=MATCHED), expected.mean())
    weight = torch.rand(200, dtype=torch.float64)
    value = loss(STUDENT, TEACHER, weight, avg_factor=3.0, matched=MATCHED)
    torch.testing.assert_close(value, (weight * expected).sum() / 3)
    for wrong in (MATCHED[:-1], MATCHED.long()):
        with pytest.raises(ValueError, match='matched'):
            loss(STUDENT, TEACHER, matched=wrong)
