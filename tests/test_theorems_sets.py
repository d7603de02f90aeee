"""What the papers of losses of sets say of them: corners of objects, and pairs of which some belong together."""

import pytest
import torch

from cvloss_mm import functional as f
from cvloss_mm.losses import AssociativeEmbeddingLoss, MarginL2Loss

# ------------------------------------------------------------------------------------------------- corners


def corners(*objects):
    """Embeddings of one dimension, of two corners each."""
    return torch.tensor(objects, dtype=torch.float64).unsqueeze(-1)


def of_one_image(pred, **weights):
    return f.associative_embedding_loss(pred, torch.zeros(len(pred), dtype=torch.long), **weights).mean()


def test_a_pair_of_corners_costs_half_the_square_of_what_is_between_them():
    assert of_one_image(corners([0.2, 0.8]), pull_weight=1.0) == pytest.approx(0.6**2 / 2)


def test_objects_are_pushed_by_what_lacks_to_the_distance_of_one_and_no_farther():
    for apart, push in ((0.0, 1.0), (0.25, 0.75), (1.0, 0.0), (7.0, 0.0)):
        pred = corners([0.0, 0.0], [apart, apart])
        assert of_one_image(pred, pull_weight=0.0, push_weight=1.0) == pytest.approx(push)


def test_an_object_alone_and_objects_of_other_images_push_nobody():
    pred, images = corners([0.0, 0.0], [0.1, 0.1], [0.2, 0.2]), torch.arange(3)
    assert (f.associative_embedding_loss(pred, images) == 0).all()


def test_images_are_added_up():
    pred = torch.randn(7, 2, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    images = torch.tensor([4, 1, 4, 4, 9, 1, 4])
    each = [of_one_image(pred[images == k]) for k in (1, 4, 9)]
    torch.testing.assert_close(f.associative_embedding_loss(pred, images).mean(), sum(each))


def test_the_order_of_corners_and_of_objects_and_a_shift_of_all_embeddings_do_not_matter():
    pred = torch.randn(5, 2, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    for other in (pred.flip(1), pred.flip(0), pred + 3.0, pred.flip(-1)):
        torch.testing.assert_close(of_one_image(other), of_one_image(pred))


def test_cornernets_released_code_gives_the_same_but_for_its_small_constants():
    """It divides by N + 1e-4 and N (N - 1) + 1e-4, and takes the N objects themselves out of the push afterwards."""
    torch.manual_seed(0)
    pred, counts = 0.5 * torch.randn(2, 6, 2, 1, dtype=torch.float64), (6, 3)
    wanted = torch.zeros(2, dtype=torch.float64)
    for objects, n in zip(pred, counts, strict=True):
        first, second = objects[:n].squeeze(-1).unbind(1)
        mean = (first + second) / 2
        wanted[0] += sum(((tag - mean) ** 2 / (n + 1e-4)).sum() for tag in (first, second))
        hinge = (1 - (mean[None] - mean[:, None]).abs()).relu() - 1 / (n + 1e-4)
        wanted[1] += (hinge / ((n - 1) * n + 1e-4)).sum()
    objects = torch.cat([objects[:n] for objects, n in zip(pred, counts, strict=True)])
    loss = AssociativeEmbeddingLoss(pull_weight=1.0, push_weight=1.0, separate=True)
    found = loss(objects, torch.tensor([0] * 6 + [1] * 3))
    torch.testing.assert_close(torch.stack(found), wanted, rtol=1e-3, atol=1e-4)
    whole = AssociativeEmbeddingLoss(pull_weight=1.0, push_weight=1.0)
    torch.testing.assert_close(sum(found), whole(objects, torch.tensor([0] * 6 + [1] * 3)))


# ------------------------------------------------------------------------------------------------- matches


def drawn_pairs(n=40, m=50, positive=0.05, seed=0):
    generator = torch.Generator().manual_seed(seed)
    cosines = 2 * torch.rand(n, m, generator=generator) - 1
    return cosines, (torch.rand(n, m, generator=generator) < positive).int()


def kept(loss, cosines, target, *weight):
    """Which pairs cost something."""
    return loss(cosines, target, *weight, reduction_override='none') > 0


def test_without_margins_and_bound_it_is_the_squared_error():
    cosines, target = drawn_pairs()
    torch.testing.assert_close(MarginL2Loss()(cosines, target), (cosines - target).square().mean())


@pytest.mark.parametrize('hard_mining', [False, True])
def test_three_negatives_are_kept_for_each_positive_and_the_mean_is_over_them(hard_mining):
    cosines, target = drawn_pairs()
    loss = MarginL2Loss(neg_pos_ub=3, hard_mining=hard_mining)
    values = loss(cosines, target, reduction_override='none')
    positives = int(target.sum())
    assert int((values[target == 0] > 0).sum()) == 3 * positives and (values[target == 1] > 0).all()
    loss = MarginL2Loss(neg_pos_ub=3, hard_mining=hard_mining)
    torch.testing.assert_close(loss(cosines, target), values.sum() / (4 * positives))
    assert (loss(cosines, 0 * target) == 0) and (loss(cosines, 0 * target, reduction_override='none') == 0).all()


def test_hard_mining_keeps_the_negatives_that_cost_most():
    cosines, target = drawn_pairs()
    values = MarginL2Loss(neg_pos_ub=3, hard_mining=True)(cosines, target, reduction_override='none')
    costs, chosen = cosines.square()[target == 0], values[target == 0]
    assert costs[chosen == 0].max() <= chosen[chosen > 0].min()


def test_drawn_negatives_are_others_in_each_step_each_as_often_and_a_resumed_training_draws_the_same():
    cosines, target = drawn_pairs()
    loss, times, share = MarginL2Loss(neg_pos_ub=3), 0, 3 * target.sum() / (target == 0).sum()
    for _ in range(200):
        times = times + kept(loss, cosines, target)[target == 0].double()
    assert not torch.equal(kept(loss, cosines, target), kept(loss, cosines, target))
    assert times.min() > 0 and (times.mean() / 200 - share).abs() < 1e-6
    assert abs(times.std() / (200 * share * (1 - share)).sqrt() - 1) < 0.1  # as of independent draws
    resumed = MarginL2Loss(neg_pos_ub=3)
    resumed.load_state_dict(loss.state_dict())
    assert torch.equal(kept(resumed, cosines, target), kept(loss, cosines, target))


def test_what_has_no_weight_or_is_unknown_is_no_negative_to_be_drawn():
    cosines, target = drawn_pairs()
    weight = (torch.arange(50) < 25).float().expand(40, 50)
    known = torch.where(weight > 0, target, -1)
    expected = 4 * int((known == 1).sum())
    for hard in (False, True):
        assert int(kept(MarginL2Loss(neg_pos_ub=3, hard_mining=hard), cosines, target, weight).sum()) == expected
        assert int(kept(MarginL2Loss(neg_pos_ub=3, hard_mining=hard), cosines, known).sum()) == expected
        losses = [MarginL2Loss(neg_pos_ub=3, hard_mining=hard) for _ in range(2)]
        torch.testing.assert_close(losses[0](cosines, target, weight), losses[1](cosines, known))


def test_the_clamp_of_the_authors_code_leaves_a_positive_of_a_negative_cosine_without_a_gradient():
    for clip, slope in ((True, 0.0), (False, 2 * (-0.3 - 1))):
        cosine = torch.tensor([[-0.3]], requires_grad=True)
        f.margin_l2_loss(cosine, torch.ones(1, 1), clip=clip).sum().backward()
        assert cosine.grad.item() == pytest.approx(slope)


def test_with_the_clamp_a_negative_below_the_margin_costs_nothing():
    cosines = torch.tensor([[-0.5, 0.05, 0.1, 0.3, 0.9]])
    values = f.margin_l2_loss(cosines, torch.zeros(1, 5), neg_margin=0.1, clip=True)
    torch.testing.assert_close(values, torch.tensor([[0.0, 0.0, 0.0, 0.04, 0.64]]))


def test_the_tensors_of_the_head_stay_as_they_are():
    cosines, target = drawn_pairs()
    before = cosines.clone(), target.clone(), torch.ones(40, 50)
    weight = torch.ones(40, 50)
    MarginL2Loss(neg_pos_ub=3, neg_margin=0.1, pos_margin=0.1, hard_mining=True, clip=True)(cosines, target, weight)
    assert all(map(torch.equal, before, (cosines, target, weight)))
