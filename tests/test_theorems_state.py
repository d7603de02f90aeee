"""Losses with state, and triplets: facts of the papers and of the hosts. test_distributed.py has several processes."""

import pytest
import torch
import torch.nn.functional as F
from conftest import LOSSES
from references import binary_cross_entropy, ghmc
from torch.utils.checkpoint import checkpoint

from cvloss_mm import functional as f
from cvloss_mm import testing as contract
from cvloss_mm.functional.ghm import gradient_norm_of_logits, unit_region
from cvloss_mm.functional.targets import occurrences
from cvloss_mm.losses import EQLv2Loss, GHMCLoss, GHMRLoss, SeesawLoss, TripletLoss, WIoULoss, box_focus
from cvloss_mm.losses.state import Draws

STEPS, ROWS = 3, 24


def batch(cls, step, **options):
    pred, target = cls.sample(ROWS, torch.Generator().manual_seed(step), **options)
    return pred.requires_grad_(), target


# ------------------------------------------------------------------------------------------------- random numbers

DRAWING = [cls for cls in LOSSES.values() if any(isinstance(state, Draws) for state in cls.state.values())]
LARGEST, SMALLEST = (50404, 4), (84308, 53)  # (step, place) of numbers whose bits are all 1, and all 0


def test_a_number_that_is_drawn_is_between_0_and_1():
    loss = DRAWING[0]()
    for step, place in (LARGEST, SMALLEST):
        loss.steps.fill_(step)
        assert 0 < Draws().uniform(loss, torch.tensor(place)) < 1


@pytest.mark.parametrize('cls', DRAWING)
def test_a_step_that_draws_the_largest_number_or_the_smallest_trains(cls):
    for step, place in (LARGEST, SMALLEST):
        loss, (pred, target, *context) = cls(**cls.trial), cls.sample(place + 1, torch.Generator().manual_seed(0))
        loss.steps.fill_(step - 1)
        loss(pred.requires_grad_(), target, **dict(*context)).backward()
        assert pred.grad.isfinite().all()


# ------------------------------------------------------------------------------------------------- GHM


def spread(regions, each=4):
    """Logits of negatives whose gradients fill so many unit regions evenly."""
    return torch.logit((torch.arange(regions * each) + 0.5) / (regions * each))


def test_ghm_of_gradients_that_spread_evenly_is_the_plain_loss():
    z = spread(5)
    plain = F.binary_cross_entropy_with_logits(z, 0 * z, reduction='none')
    torch.testing.assert_close(f.ghmc_loss(z, 0 * z, bins=5), plain)


def test_the_paper_gives_each_region_the_same_weight_together():
    pred, target = torch.randn(500, 3).double() * 3, torch.randint(2, (500, 3)).double()
    share = f.ghmc_loss(pred, target, bins=10) / F.binary_cross_entropy_with_logits(pred, target, reduction='none')
    region = unit_region(gradient_norm_of_logits(pred, target), 10)
    for k in range(10):
        assert share[region == k].sum() == pytest.approx(pred.numel() / 10, rel=1e-4)


def test_only_filled_regions_count_where_the_host_counts_so():
    z = spread(5)[:12]  # the upper two of five regions are empty
    ours, theirs = f.ghmc_loss(z, 0 * z, bins=5), f.ghmc_loss(z, 0 * z, bins=5, filled_bins=True)
    torch.testing.assert_close(theirs, ours * 5 / 3)


def test_the_average_of_the_counts_decays_as_the_paper_says():
    loss, bins, momentum = GHMCLoss(bins=4, momentum=0.6, reduction='none'), 4, 0.6
    average = [0.0] * bins
    for step in range(STEPS):
        pred, target = batch(GHMCLoss, step)
        value = loss(pred, target)
        dense = [[float(k == label) for k in range(3)] for label in target.tolist()]
        lengths = (pred.detach().sigmoid() - torch.tensor(dense)).abs().flatten().tolist()
        counts = [sum(k / bins <= g < (k + 1) / bins for g in lengths) for k in range(bins)]
        average = [momentum * s + (1 - momentum) * r for s, r in zip(average, counts, strict=True)]
        density = [s * bins / pred.numel() for s in average]
        expected = [ghmc(z, y, bins=bins, density=density) for z, y in zip(pred.tolist(), dense, strict=True)]
        torch.testing.assert_close(value, torch.tensor(expected))
        torch.testing.assert_close(loss.acc_sum, torch.tensor(average))


def test_without_momentum_every_batch_has_its_own_density():
    loss = GHMCLoss(bins=6, momentum=0.0, reduction='none')
    for step in range(STEPS):
        pred, target = batch(GHMCLoss, step)
        torch.testing.assert_close(loss(pred, target), f.ghmc_loss(pred, F.one_hot(target, 3).float(), bins=6))


def test_before_any_training_all_regions_are_taken_for_equally_full():
    pred, target = batch(GHMCLoss, 0)
    dense = F.one_hot(target, 3).float()
    expected = binary_cross_entropy(pred[0].tolist(), dense[0].tolist())
    torch.testing.assert_close(GHMCLoss(reduction='none').eval()(pred, target)[0], torch.tensor(expected))


@pytest.mark.parametrize('cls', [GHMCLoss, GHMRLoss])
def test_ghm_divides_by_its_examples_unless_told_to_heed_the_head(cls):
    pred, target = batch(cls, 0)
    alone = cls()(pred, target)
    assert cls()(pred, target, avg_factor=3.0) == alone
    assert cls(reduction='sum')(pred, target, avg_factor=3.0) == alone * pred.numel()
    heeding = cls(ignore_avg_factor=False)(pred, target, avg_factor=3.0)
    torch.testing.assert_close(heeding, alone * pred.numel() / 3)


@pytest.mark.parametrize('cls', [GHMCLoss, GHMRLoss])
def test_what_has_no_weight_is_no_example(cls):
    pred, target = batch(cls, 0)
    weight = torch.arange(ROWS).fmod(3).clamp(max=1)
    part, whole = cls(), cls()
    torch.testing.assert_close(whole(pred, target, weight), part(pred[weight > 0], target[weight > 0]))
    assert torch.equal(whole.acc_sum, part.acc_sum)


def test_counting_does_not_end_where_float32_does():
    many = torch.zeros(2**24 + 3, dtype=torch.uint8)
    assert occurrences(many, 1).double() == torch.tensor(2.0**24 + 3).double()


@pytest.mark.parametrize('soft', [False, True])
def test_seesaw_counts_beyond_what_float32_can_and_resumes_from_its_old_checkpoints(soft):
    loss = SeesawLoss(num_classes=2)
    loss.load_state_dict(dict(cum_samples=torch.tensor([2.0**24, 5.0])))  # float32, as once saved
    target = torch.tensor([0, 1])
    for _ in range(3):
        loss(torch.zeros(2, 2), F.one_hot(target, 2).float() if soft else target)
    assert loss.cum_samples.tolist() == [2**24 + 3, 8] and loss.state_dict().keys() == {'cum_samples'}


def test_seesaw_adds_up_shares_of_a_sample():
    loss, shares = SeesawLoss(num_classes=2), torch.tensor([[0.75, 0.25]])
    for _ in range(8):
        loss(torch.zeros(1, 2), shares)
    assert loss.cum_samples.tolist() == [6, 2]


@pytest.mark.parametrize('reentrant', [False, True])
def test_activation_checkpointing_changes_nothing(loss_cls, reentrant):
    if not loss_cls.state:
        pytest.skip('it has no state')
    found = []
    for recomputed in (False, True):
        loss = contract.build(loss_cls)
        for step in range(STEPS):
            pred, target = contract.draw(loss_cls, 16, seed=step)
            value = checkpoint(loss, pred, target, use_reentrant=reentrant) if recomputed else loss(pred, target)
            value.backward()
        found.append((value.detach(), pred.grad, dict(loss.state_dict())))
    torch.testing.assert_close(*found, rtol=0, atol=0)


# ------------------------------------------------------------------------------------------------- seesaw


def test_seesaw_without_its_factors_is_the_cross_entropy():
    pred, target = batch(SeesawLoss, 0)
    plain = f.seesaw_loss(pred, target, p=0.0, q=0.0, cum_samples=[9.0, 2.0, 1.0])
    torch.testing.assert_close(plain, F.cross_entropy(pred, target, reduction='none'))


def test_a_frequent_class_pushes_a_rare_one_down_less_and_is_itself_pushed_as_before():
    pushed = []
    for label in (0, 1):
        pred = torch.zeros(1, 2, requires_grad=True)
        f.seesaw_loss(pred, torch.tensor([label]), cum_samples=[1000.0, 10.0]).sum().backward()
        pushed.append(pred.grad[0, 1 - label].item())
    assert pushed[0] < 0.05
    assert pushed[1] == pytest.approx(0.5)


@pytest.mark.parametrize('soft', [False, True])
def test_seesaw_counts_the_samples_that_have_a_weight(soft):
    loss, target = SeesawLoss(num_classes=3), torch.tensor([0, 2, 2, 1, 2])
    for _ in range(2):
        loss(
            torch.randn(5, 3), F.one_hot(target, 3).float() if soft else target, torch.tensor([1.0, 2.0, 0.0, 1.0, 1.0])
        )
    assert loss.cum_samples.tolist() == [2, 2, 4]


def objectness_batch(classes, extra, step):
    rng = torch.Generator().manual_seed(step)
    return torch.randn(40, classes + extra, generator=rng), torch.randint(classes + 1, (40,), generator=rng)


@pytest.mark.parametrize('return_dict', [False, True])
def test_seesaw_with_objectness_is_mmdets(return_dict):
    pytest.importorskip('mmdet')
    from mmdet.models.losses import SeesawLoss as Theirs

    results, weight = [], torch.rand(40, generator=torch.Generator().manual_seed(9))
    for loss in (
        SeesawLoss(num_classes=3, objectness=True, return_dict=return_dict),
        Theirs(num_classes=3, return_dict=return_dict),
    ):
        for step in range(STEPS):
            pred, target = objectness_batch(3, 2, step)
            value = loss(pred.requires_grad_(), target, weight, avg_factor=11.0)
        parts = value if return_dict else dict(loss=value)
        sum(parts.values()).backward()
        state = {name: value.float() for name, value in loss.state_dict().items()}
        results.append((parts, pred.grad, loss.get_activation(pred), state))
        assert loss.get_cls_channels(3) == 5
        assert all(getattr(loss, f'custom_{what}') for what in ('cls_channels', 'activation', 'accuracy'))
    torch.testing.assert_close(*results, rtol=1e-4, atol=1e-6)


def test_seesaw_without_objects_or_without_objectness():
    loss = SeesawLoss(num_classes=3, objectness=True)
    pred = torch.randn(4, 5, requires_grad=True)
    parts = loss(pred, torch.full((4,), 3), avg_factor=4)
    sum(parts.values()).backward()
    assert parts['loss_cls_classes'] == 0 < parts['loss_cls_objectness']
    assert not SeesawLoss().custom_cls_channels
    accuracy = loss.get_accuracy(
        torch.tensor([[2.0, 0.0, 0.0, 1.0, 0.0], [0.0, 2.0, 0.0, 0.0, 1.0]]), torch.tensor([0, 3])
    )
    assert accuracy == dict(acc_objectness=100.0, acc_classes=100.0)


@pytest.mark.parametrize('cls', [SeesawLoss, EQLv2Loss])
def test_another_number_of_classes_than_the_heads_is_refused(cls):
    with pytest.raises(ValueError, match='num_classes'):
        cls(num_classes=4, objectness=True).get_cls_channels(80)
    with pytest.raises(ValueError, match='4 logits'):
        cls(num_classes=4)(torch.zeros(2, 3), torch.tensor([0, 1]))


# ------------------------------------------------------------------------------------------------- EQL v2


def test_eqlv2_begins_as_the_binary_cross_entropy():
    pred, target = batch(EQLv2Loss, 0)
    plain = F.binary_cross_entropy_with_logits(pred, F.one_hot(target, 3).float(), reduction='none')
    torch.testing.assert_close(EQLv2Loss(num_classes=3, reduction='none')(pred, target), plain)


def test_eqlv2_accumulates_the_gradients_of_its_weighted_loss():
    loss, pred = EQLv2Loss(num_classes=3, reduction='sum'), torch.randn(9, 3, requires_grad=True)
    target, weight = torch.tensor([0, 0, 1, 3, 3, 3, 0, 3, 1]), torch.rand(9)
    for _ in range(2):
        before = loss.pos_grad.clone(), loss.neg_grad.clone()
        (gradient,) = torch.autograd.grad(loss(pred, target, weight), pred)
        torch.testing.assert_close(loss.pos_grad - before[0], -gradient.clamp(max=0).sum(0))
        torch.testing.assert_close(loss.neg_grad - before[1], gradient.clamp(min=0).sum(0))
    torch.testing.assert_close(loss.pos_neg, loss.pos_grad / loss.neg_grad)
    assert loss.pos_neg[2] == 0


@pytest.mark.parametrize('test_with_obj', [False, True])
def test_eqlv2_predicts_and_accumulates_as_mmdets(test_with_obj):
    pytest.importorskip('mmdet')
    from mmdet.models.losses import EQLV2Loss as Theirs

    found = []
    for loss in (
        EQLv2Loss(num_classes=3, objectness=True, test_with_obj=test_with_obj),
        Theirs(num_classes=3, test_with_obj=test_with_obj),
    ):
        for step in range(STEPS):
            pred, target = objectness_batch(3, 1, step)
            loss(pred, target, avg_factor=40)
        found.append((dict(loss.state_dict()), loss.get_activation(pred)))
    torch.testing.assert_close(*found)


def test_eqlv2_measures_its_accuracy_by_its_scores():
    pred = torch.tensor([[2.0, -1.0, -3.0], [2.0, -1.0, 3.0], [-1.0, 2.0, -4.0]])
    accuracy = EQLv2Loss(num_classes=2, objectness=True).get_accuracy(pred, torch.tensor([0, 2, 0]))
    assert {k: v.item() for k, v in accuracy.items()} == pytest.approx(dict(acc=200 / 3, acc_classes=50.0))


# ------------------------------------------------------------------------------------------------- triplets


def test_hard_triplets_are_mmdets():
    pytest.importorskip('mmdet')
    from mmdet.models.losses import TripletLoss as Theirs

    rng, found = torch.Generator().manual_seed(0), []
    rows, labels = torch.randn(40, 8, generator=rng), torch.randint(5, (40,), generator=rng)
    for loss in (TripletLoss(margin=1.0, loss_weight=1.7, hard_mining=True), Theirs(margin=1.0, loss_weight=1.7)):
        pred = rows.clone().requires_grad_()
        value = loss(pred, labels)
        value.backward()
        found.append((value.detach(), pred.grad))
    torch.testing.assert_close(*found, rtol=1e-4, atol=1e-6)


def test_semi_hard_triplets_look_at_directions_only():
    rows, labels = torch.randn(30, 8), torch.arange(30) % 4
    loss = TripletLoss(mining='semi_hard', margin=0.2)
    torch.testing.assert_close(loss(rows * torch.logspace(-17, 17, 30)[:, None], labels), loss(rows, labels))


@pytest.mark.parametrize('mining', ['hard', 'semi_hard'])
@pytest.mark.parametrize('margin', [0.3, None])
@pytest.mark.parametrize(
    ('rows', 'labels'),
    [
        (torch.ones(6, 4), [0, 0, 0, 1, 1, 1]),
        (torch.randn(4, 3), [7, 7, 7, 7]),
        (torch.randn(4, 3), [0, 1, 2, 3]),
        (torch.zeros(3, 2), [0, 0, 1]),
    ],
    ids=['all equal', 'one identity', 'all identities differ', 'all zero'],
)
def test_batches_that_break_other_triplet_losses(rows, labels, mining, margin):
    pred = rows.clone().requires_grad_()
    value = TripletLoss(mining=mining, margin=margin)(pred, torch.tensor(labels))
    value.backward()
    assert value.isfinite()
    assert pred.grad.isfinite().all()
    if len(set(labels)) in (1, len(labels)):
        assert value == 0 and (pred.grad == 0).all()


def test_only_mmdets_hard_mining_is_taken():
    with pytest.raises(ValueError, match='semi_hard'):
        TripletLoss(hard_mining=False)


def test_a_mean_of_each_process_alone_waits_for_no_other(monkeypatch):
    def wait(value):
        raise TimeoutError

    monkeypatch.setattr(box_focus, 'sum_over_ranks', wait)
    alone, together = WIoULoss(momentum=0.5, all_processes=False), WIoULoss(momentum=0.5)
    alone(*contract.draw(WIoULoss))
    assert 0 < alone.iou_mean < 1
    with pytest.raises(TimeoutError):
        together(*contract.draw(WIoULoss))
