"""Losses with state: what they accumulate, and that all processes accumulate the same."""
import pytest
import torch
import torch.nn.functional as F
from references import binary_cross_entropy, ghmc
from torch import distributed, multiprocessing

from cvloss_mm import functional as f
from cvloss_mm.functional.ghm import gradient_norm_of_logits, unit_region
from cvloss_mm.functional.targets import occurrences
from cvloss_mm.losses import GHMCLoss, GHMRLoss

STEPS, ROWS = 3, 24


def batch(cls, step, **options):
    pred, target = cls.sample(ROWS, torch.Generator().manual_seed(step), **options)
    return pred.requires_grad_(), target


# ------------------------------------------------------------------------------------------------- GHM

def spread(regions, each=4):
    """Logits of negatives whose gradients fill so many unit regions evenly."""
    return torch.logit((torch.arange(regions * each) + 0.5) / (regions * each))


def test_ghm_of_gradients_that_spread_evenly_is_the_plain_loss():
    z = spread(5)
    plain = F.binary_cross_entropy_with_logits(z, 0 * z, reduction='none')
    torch.testing.assert_close(f.ghmc_loss(z, 0 * z, bins=5), plain)


def test_the_paper_gives_each_region_the_same_weight_together():
    pred, target = torch.randn(500, 3) * 3, torch.randint(2, (500, 3)).float()
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
        wanted = [ghmc(z, y, bins=bins, density=density) for z, y in zip(pred.tolist(), dense, strict=True)]
        torch.testing.assert_close(value, torch.tensor(wanted))
        torch.testing.assert_close(loss.acc_sum, torch.tensor(average))


def test_without_momentum_every_batch_has_its_own_density():
    loss = GHMCLoss(bins=6, momentum=0.0, reduction='none')
    for step in range(STEPS):
        pred, target = batch(GHMCLoss, step)
        torch.testing.assert_close(loss(pred, target), f.ghmc_loss(pred, F.one_hot(target, 3).float(), bins=6))


def test_before_any_training_all_regions_are_taken_for_equally_full():
    pred, target = batch(GHMCLoss, 0)
    dense = F.one_hot(target, 3).float()
    wanted = binary_cross_entropy(pred[0].tolist(), dense[0].tolist())
    torch.testing.assert_close(GHMCLoss(reduction='none').eval()(pred, target)[0], torch.tensor(wanted))


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
    many = torch.zeros(2 ** 24 + 3, dtype=torch.uint8)
    assert occurrences(many, 1).double() == torch.tensor(2.0 ** 24 + 3).double()


# ------------------------------------------------------------------------------------------------- processes

def built(cls):
    return cls(**({'num_classes': 3} if 'num_classes' in cls.__signature__.parameters else {}))


def train(cls, rows=slice(None)):
    """Values, gradients and state after some steps on these rows of each batch."""
    loss, found = built(cls), []
    for step in range(STEPS):
        pred, target = batch(cls, step)
        pred = pred.detach()[rows].requires_grad_()
        value = loss(pred, target[rows], avg_factor=torch.tensor(ROWS / 2))
        value.backward()
        found.append((value.detach(), pred.grad))
    return found, loss.state_dict()


def on_one_of_two(rank, store, names, out):
    distributed.init_process_group('gloo', init_method=f'file://{store}', rank=rank, world_size=2)
    rows = slice(0, 17) if rank == 0 else slice(17, None)
    torch.save({name: train(CLASSES[name], rows) for name in names}, f'{out}/{rank}.pt')
    distributed.destroy_process_group()


CLASSES = {cls.__name__: cls for cls in (GHMCLoss, GHMRLoss)}


@pytest.fixture(scope='module')
def two_processes(tmp_path_factory):
    """What each of two processes found on its part of the batches."""
    out = tmp_path_factory.mktemp('ranks')
    multiprocessing.start_processes(on_one_of_two, (str(out / 'store'), list(CLASSES), str(out)), nprocs=2,
                                    start_method='spawn')
    return [torch.load(out / f'{rank}.pt') for rank in range(2)]


@pytest.mark.parametrize('name', CLASSES)
def test_two_processes_share_their_state_and_train_as_one_on_the_joined_batch(name, two_processes):
    (first, state), (second, other) = (found[name] for found in two_processes)
    together, alone = train(CLASSES[name])
    assert state.keys() == alone.keys() == other.keys()
    for key in state:
        assert torch.equal(state[key], other[key])
        torch.testing.assert_close(state[key], alone[key])
    for (a, grad_a), (b, grad_b), (value, gradient) in zip(first, second, together, strict=True):
        torch.testing.assert_close((a + b) / 2, value)
        torch.testing.assert_close(torch.cat([grad_a, grad_b]) / 2, gradient)


def test_a_loss_that_counts_for_itself_would_be_found_out(two_processes):
    lonely = train(GHMCLoss, slice(0, 17))[1]
    assert not torch.equal(lonely['acc_sum'], two_processes[0]['GHMCLoss'][1]['acc_sum'])
