"""Facts of the papers about students and teachers, one a test."""

import math

import pytest
import torch
from peers import value_and_gradient
from sample_inputs import CLASSES, teachers

from cvloss_mm import functional as f
from cvloss_mm import kernels
from cvloss_mm.losses import CosineSimilarityLoss, DecoupledKDLoss, DISTLoss, KnowledgeDistillationLoss

STUDENT, TEACHER = teachers(200, 5)['teachers']
LABELS = torch.arange(200) % CLASSES


@pytest.mark.parametrize('labels', [None, LABELS], ids=['the answer of the teacher', 'given'])
def test_hintons_loss_is_the_two_parts_with_1_minus_the_teachers_certainty_on_the_second(labels):
    """The paper's reformulation: KD = TCKD + (1 - q_y) NCKD."""
    y = TEACHER.argmax(-1) if labels is None else labels
    first, second = (
        f.decoupled_kd_loss(STUDENT, TEACHER, labels=labels, alpha=a, beta=1 - a, temperature=2.0) for a in (1.0, 0.0)
    )
    sure = (TEACHER / 2).softmax(-1).gather(-1, y[:, None]).squeeze(-1)
    torch.testing.assert_close(
        first + (1 - sure) * second, f.knowledge_distillation_loss(STUDENT, TEACHER, temperature=2.0)
    )


def test_the_second_part_does_not_see_the_true_class():
    index = LABELS[:, None]
    moved = STUDENT.scatter_add(-1, index, torch.randn(200, 1).double())
    torch.testing.assert_close(
        f.decoupled_kd_loss(moved, TEACHER, labels=LABELS, alpha=0.0),
        f.decoupled_kd_loss(STUDENT, TEACHER, labels=LABELS, alpha=0.0),
    )


STANDARDIZED = pytest.mark.parametrize('fn', [f.knowledge_distillation_loss, f.decoupled_kd_loss])


@STANDARDIZED
def test_standardized_logits_are_compared_whatever_their_size_and_mean(fn):
    size, mean = torch.linspace(-3, 3, 200).double().exp()[:, None], torch.linspace(-1e3, 1e3, 200).double()[:, None]
    expected = fn(STUDENT, TEACHER, standardize=True)
    for pair in ((size * STUDENT + mean, TEACHER), (STUDENT, size * TEACHER + mean)):
        torch.testing.assert_close(fn(*pair, standardize=True), expected)
    large = fn(1e30 * STUDENT.float(), 1e30 * TEACHER.float(), standardize=True)
    torch.testing.assert_close(large, expected.float(), rtol=1e-4, atol=1e-5)
    zero = fn(size * TEACHER + mean, TEACHER, standardize=True)
    torch.testing.assert_close(zero, torch.zeros_like(zero), rtol=0, atol=1e-12)


@pytest.mark.parametrize('on', [True, False], ids=['kernels', 'functions'])
@pytest.mark.parametrize('size', [5e37, 1e38, 3.4e38])
def test_standardized_logits_may_be_as_large_as_numbers_are(size, on):
    loss, rows = KnowledgeDistillationLoss(standardize=True), torch.tensor([[1.0, -1, -1], [0, 1, 1], [-1, 0.5, 1]])
    others = rows.flip(0)
    for pred, target, small in ((size * rows, others, (rows, others)), (others.clone(), size * rows, (others, rows))):
        with kernels.switched(on):
            value = loss(pred.requires_grad_(), target)
        assert torch.autograd.grad(value, pred)[0].isfinite().all()
        torch.testing.assert_close(value, loss(*small))


@STANDARDIZED
def test_the_authors_deviation_of_k_minus_1_is_a_higher_temperature(fn):
    def theirs(z):
        return (z - z.mean(-1, keepdim=True)) / z.std(-1, keepdim=True)

    ratio = (CLASSES / (CLASSES - 1)) ** 0.5
    ours = value_and_gradient(
        lambda s, t: fn(s, t, temperature=2 * ratio, standardize=True) / ratio**2, STUDENT, TEACHER
    )
    torch.testing.assert_close(
        ours, value_and_gradient(lambda s, t: fn(theirs(s), theirs(t), temperature=2.0), STUDENT, TEACHER)
    )


@STANDARDIZED
@pytest.mark.parametrize('dtype', [torch.float32, torch.float16])
@pytest.mark.parametrize('row', [[0.0] * CLASSES, [7.3] * CLASSES, [2e-7, *[0.0] * (CLASSES - 1)]], ids=str)
def test_a_student_without_a_preference_has_a_finite_slope_to_leave_by(fn, row, dtype):
    value, slope = value_and_gradient(
        lambda s, t: fn(s, t, standardize=True), torch.tensor([row], dtype=dtype), TEACHER[:1].to(dtype)
    )
    assert value.isfinite().all() and slope.isfinite().all() and 0.01 < slope.abs().max() < 10
    flat, _ = value_and_gradient(lambda s, t: fn(s, t, standardize=True), TEACHER[:1], torch.ones(1, CLASSES).double())
    assert flat.isfinite().all()


def test_the_labels_come_by_keyword_and_must_fit():
    loss = DecoupledKDLoss(reduction='none')
    torch.testing.assert_close(
        loss(STUDENT, TEACHER, labels=LABELS), f.decoupled_kd_loss(STUDENT, TEACHER, labels=LABELS)
    )
    for wrong in (LABELS[:-1], LABELS.double(), LABELS[:, None]):
        with pytest.raises(ValueError, match='labels'):
            loss(STUDENT, TEACHER, labels=wrong)


def test_a_label_that_is_no_class_is_named():
    with pytest.raises(IndexError, match=f'label {CLASSES} is none of 0'):
        DecoupledKDLoss()(STUDENT, TEACHER, labels=torch.full((200,), CLASSES))


@pytest.mark.parametrize('scale', [1e4, 1e18])
def test_logits_that_overflow_a_mask_of_minus_1000_are_harmless(scale):
    z = torch.tensor([[scale, 0.0, -scale]])
    value, slope = value_and_gradient(lambda s, t: f.decoupled_kd_loss(s, t), z, z.flip(-1))
    assert value.isfinite().all() and slope.isfinite().all()


def test_dist_does_not_see_scale_and_shift_of_the_probabilities():
    """A teacher as a positive multiple of the student's centred probabilities costs nothing."""
    p = torch.rand(50, CLASSES).double().softmax(-1)
    q = 0.3 * p + 0.7 / CLASSES
    torch.testing.assert_close(f.dist_loss(p.log(), q.log()), torch.zeros(50).double())
    assert f.knowledge_distillation_loss(p.log(), q.log(), temperature=1.0).max() > 1e-4


def test_the_mean_of_dist_is_the_sum_of_both_relations():
    p, q = STUDENT.softmax(-1), TEACHER.softmax(-1)
    rows = 1 - torch.stack([torch.corrcoef(torch.stack(pair))[0, 1] for pair in zip(p, q, strict=True)])
    columns = 1 - torch.stack([torch.corrcoef(torch.stack(pair))[0, 1] for pair in zip(p.mT, q.mT, strict=True)])
    torch.testing.assert_close(
        f.dist_loss(STUDENT, TEACHER, beta=2.0, gamma=3.0).mean(), 2 * rows.mean() + 3 * columns.mean()
    )


@pytest.mark.parametrize('shape', [(1, CLASSES), (4, CLASSES)])
def test_what_does_not_vary_has_no_correlation_and_a_finite_gradient(shape):
    same = torch.zeros(shape, requires_grad=True)
    value = DISTLoss()(same, torch.zeros(shape))
    value.backward()
    assert value == 0 and same.grad.isfinite().all()
    undecided = DISTLoss(gamma=0.0, beta=1.0)(torch.zeros(shape), TEACHER[: shape[0]].float())
    assert undecided.item() == pytest.approx(0.5)


@pytest.mark.parametrize('part', [dict(beta=1.0, gamma=0.0), dict(beta=0.0, gamma=1.0)], ids=['classes', 'samples'])
def test_a_student_without_preference_costs_one_half_of_each_part_whatever_a_mean_rounds_to(part):
    """The mean of equal numbers is not always that number; what rounding leaves must not count for a preference."""
    for classes in range(2, 30):
        shape = classes + 1, classes
        teacher = TEACHER.float().flatten()[: math.prod(shape)].reshape(shape)
        value = f.dist_loss(torch.full(shape, 0.7), teacher, **part)
        torch.testing.assert_close(value, torch.full((classes + 1,), 0.5), msg=f'{classes} classes: {value}')


# ------------------------------------------------------------------------------------------------- features


def test_shift_and_scale_of_2_are_the_squared_distance_of_the_normalised_features():
    a, b = (x / x.norm(dim=-1, keepdim=True) for x in (STUDENT, TEACHER))
    torch.testing.assert_close(
        f.cosine_similarity_loss(STUDENT, TEACHER, shift_factor=2.0, scale_factor=2.0), (a - b).square().sum(-1)
    )


@pytest.mark.parametrize('hyper', [{}, dict(shift_factor=2.0, scale_factor=0.5)], ids=str)
def test_mmpretrains_cosine_similarity_is_ours_with_the_mask_as_weight_and_its_sum_as_avg_factor(hyper):
    theirs = pytest.importorskip('mmpretrain.models.losses').CosineSimilarityLoss(**hyper)
    pred, target = STUDENT.reshape(20, 10, -1), TEACHER.reshape(20, 10, -1)
    mask = (torch.arange(200).reshape(20, 10) % 3 > 0).double()
    loss = CosineSimilarityLoss(**hyper)
    torch.testing.assert_close(loss(pred, target), theirs(pred, target))
    torch.testing.assert_close(loss(pred, target, mask, avg_factor=mask.sum()), theirs(pred, target, mask))
