"""Facts of the papers about losses of embeddings that look for their class in a batch."""

import pytest
import torch
import torch.nn.functional as F

from cvloss_mm import functional as f


def rows(n=12, d=5, seed=0):
    return torch.randn(n, d, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


LABELS = torch.arange(12) % 4


def on_circle(cosines):
    """The first at angle 0, the others at these cosines of it."""
    cosines = torch.tensor([1.0, *cosines], dtype=torch.float64)
    return torch.stack([cosines, (1 - cosines.square()).clamp(min=0).sqrt()], -1)


def average_precision(similarity, labels, anchor, with_query=False):
    """With the query, it is the first that is found."""
    others = [k for k in range(len(labels)) if k != anchor]
    found = [labels[k] == labels[anchor] for k in sorted(others, key=lambda k: -similarity[anchor, k])]
    found = [True, *found] if with_query else found
    return sum(sum(found[: i + 1]) / (i + 1) for i, hit in enumerate(found) if hit) / sum(found)


def close(actual, expected, tolerance=1e-9):
    torch.testing.assert_close(
        actual, torch.as_tensor(expected, dtype=actual.dtype).expand_as(actual), rtol=tolerance, atol=tolerance
    )


# ------------------------------------------------------------------------------------------------- Smooth-AP


@pytest.mark.parametrize('with_query', [False, True])
@pytest.mark.parametrize('labels', [LABELS.tolist(), [0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3]], ids=['equal', 'unequal'])
def test_smooth_ap_of_a_small_temperature_is_one_minus_the_average_precision(labels, with_query):
    similarity = F.normalize(rows()) @ F.normalize(rows()).T
    expected = [1 - average_precision(similarity, labels, a, with_query) for a in range(12)]
    close(f.smooth_ap_loss(rows(), torch.tensor(labels), temperature=1e-6, with_query=with_query), expected)
    assert max(expected) > 0.3


def test_a_sample_alone_in_its_class_costs_nothing_with_itself_as_the_query():
    assert not f.smooth_ap_loss(rows(4), torch.arange(4), with_query=True).any()


def test_a_pair_further_apart_than_the_temperature_has_no_gradient():
    pred = on_circle([0.9, -0.9]).requires_grad_()
    f.smooth_ap_loss(pred, torch.tensor([0, 0, 1]))[0].backward()
    assert pred.grad.abs().max() < 1e-60


# ------------------------------------------------------------------------------------------------- FastAP


def test_fast_ap_is_exact_where_each_distance_lies_at_an_end_of_a_part_of_its_own():
    pred = on_circle([1 - k / 5 for k in (2, 1, 6, 4, 10)])  # d^2 = 4 k / 10
    labels = torch.tensor([0, 0, 1, 0, 1, 0])
    similarity = pred @ pred.T
    close(f.fast_ap_loss(pred, labels)[0], 1 - average_precision(similarity, labels.tolist(), 0))


def test_in_the_part_of_a_negative_the_slope_of_fast_ap_may_point_away():
    """A positive behind a negative at d^2 = 2: at 2.36 it costs less than at 2.2, unless the parts are narrow."""
    labels = torch.tensor([0, 0, 1])
    nearer, further = (on_circle([c, 0.0]) for c in (-0.1, -0.18))
    assert f.fast_ap_loss(further, labels)[0] < f.fast_ap_loss(nearer, labels)[0] - 0.01
    for pred in (nearer, further):
        close(f.fast_ap_loss(pred, labels, num_bins=100)[0], 0.5)


@pytest.mark.parametrize('num_bins', [1, 3, 10, 64])
def test_every_pair_is_counted_once_in_the_histogram(num_bins):
    """All others of one class: the precision is 1 whatever the parts."""
    close(f.fast_ap_loss(rows(), torch.zeros(12).long(), num_bins=num_bins), 0.0, 1e-12)


# ------------------------------------------------------------------------------------------------- NCA


def test_the_linear_objective_is_the_expected_error_of_a_neighbour_drawn_at_random():
    weight = torch.exp(-torch.cdist(rows(), rows()).square()) * (1 - torch.eye(12))
    drawn = torch.multinomial(weight, 4000, replacement=True, generator=torch.Generator().manual_seed(0))
    error = (LABELS[drawn] != LABELS[:, None]).double().mean(-1)
    value = f.nca_loss(rows(), LABELS, objective='linear')
    close(value, error, 0.03)
    close(f.nca_loss(rows(), LABELS), -torch.log1p(-value))


def test_the_scale_is_a_length_of_the_embeddings():
    close(f.nca_loss(rows(), LABELS, scale=4.0), f.nca_loss(2 * rows(), LABELS))
    close(f.nca_loss(7 * rows(), LABELS, normalize=True), f.nca_loss(rows(), LABELS, normalize=True))


def test_of_two_samples_a_class_and_directions_nca_is_nt_xent():
    """2 - 2 s in the softmax: the temperature is 1 / (2 gamma)."""
    labels = torch.arange(12) % 6
    close(f.nca_loss(rows(), labels, scale=3.0, normalize=True), f.nt_xent_loss(rows(), labels, temperature=1 / 6))


def test_far_from_its_class_a_sample_keeps_its_slope_by_the_logarithm_and_loses_it_by_the_error():
    pred, labels = torch.tensor([[0.0], [40.0], [1.0]], dtype=torch.float64), torch.tensor([0, 0, 1])
    slopes = []
    for objective in ('log', 'linear'):
        leaf = pred.clone().requires_grad_()
        f.nca_loss(leaf, labels, objective=objective)[0].backward()
        slopes.append(leaf.grad.abs().max())
    close(f.nca_loss(pred, labels)[0], 1599.0)
    assert slopes[0] > 70 and slopes[1] < 1e-100


# --------------------------------------------------------------------------------------------------- memory


def smooth_ap_outcomes():
    """Value, gradient, second derivative and gradients of several values."""
    pred = torch.randn(12, 4, generator=torch.Generator().manual_seed(3), dtype=torch.float64, requires_grad=True)
    values = f.smooth_ap_loss(pred, torch.arange(12) // 3, temperature=0.3)
    (slope,) = torch.autograd.grad(values.sum(), pred, create_graph=True)
    (batched,) = torch.autograd.grad(values, pred, torch.eye(12)[:3].double(), is_grads_batched=True, retain_graph=True)
    return values, slope, batched, torch.autograd.grad(slope.square().sum(), pred)[0]


@pytest.mark.parametrize('held', [1, 150, 300, 1000])
def test_smooth_ap_of_blocks_of_anchors_is_that_of_all(held, monkeypatch):
    expected = smooth_ap_outcomes()
    monkeypatch.setattr(f.retrieval, 'AT_A_TIME', held)
    torch.testing.assert_close(smooth_ap_outcomes(), expected, rtol=1e-12, atol=1e-12)


def test_smooth_ap_never_holds_what_grows_with_the_cube(monkeypatch):
    """Neither in one tensor nor in all that are kept for the backward pass."""
    from torch.autograd.graph import saved_tensors_hooks
    from torch.utils._python_dispatch import TorchDispatchMode
    from torch.utils._pytree import tree_leaves

    class Largest(TorchDispatchMode):
        seen = 0

        def __torch_dispatch__(self, func, types, args=(), kwargs=None):
            out = func(*args, **(kwargs or {}))
            self.seen = max([self.seen, *(leaf.numel() for leaf in tree_leaves(out) if isinstance(leaf, torch.Tensor))])
            return out

    n, kept = 80, []
    monkeypatch.setattr(f.retrieval, 'AT_A_TIME', 4 * n**2)
    pred = torch.randn(n, 8, generator=torch.Generator().manual_seed(0), requires_grad=True)
    with Largest() as mode, saved_tensors_hooks(lambda part: kept.append(part.numel()) or part, lambda part: part):
        f.smooth_ap_loss(pred, torch.arange(n) // 4).sum().backward()
    assert mode.seen <= 4 * n**2 and sum(kept) < 20 * n**2
