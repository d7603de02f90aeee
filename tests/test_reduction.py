"""What a mean divides by, in the cases where libraries differ; and the hosts' names."""

import pytest
import torch
from conftest import LOSSES

from cvloss_mm import testing
from cvloss_mm.losses import (
    BinaryCrossEntropyLoss,
    CrossEntropyLoss,
    FocalLoss,
    HingeLoss,
    L2Loss,
    MaskCrossEntropyLoss,
    MSELoss,
    SigmoidFocalLoss,
    SoftmaxCrossEntropyLoss,
    SoftmaxFocalLoss,
    SoftTargetCrossEntropyLoss,
)
from cvloss_mm.losses.reduction import align
from cvloss_mm.testing import draw

LN2 = 0.6931472


def test_a_mean_over_labels_counts_those_that_are_not_ignored():
    logits, labels = torch.zeros(4, 2), torch.tensor([0, 1, 255, 255])
    assert SoftmaxCrossEntropyLoss(ignore_index=255)(logits, labels) == pytest.approx(LN2)
    assert SoftmaxCrossEntropyLoss(ignore_index=255, average='all')(logits, labels) == pytest.approx(LN2 / 2)


def alike(cls) -> bool:
    """Whether what a sample costs depends on it alone."""
    return not cls.state and 'shares' not in cls.waives


@pytest.mark.parametrize('cls', filter(alike, LOSSES.values()), ids=lambda cls: cls.__name__)
def test_the_means_of_equal_parts_accumulate_to_that_of_the_whole(cls):
    """As the gradients of small batches do under ``accumulative_counts``."""
    pred, target = draw(cls, 16)
    loss = testing.build(cls)
    parts = zip(pred.chunk(4), *(t.chunk(4) for t in (target if isinstance(target, tuple) else [target])), strict=True)
    means = [loss(part, tuple(of) if isinstance(target, tuple) else of[0]) for part, *of in parts]
    gradients = [torch.autograd.grad(value, pred)[0] for value in (loss(pred, target), sum(means) / 4)]
    torch.testing.assert_close(*gradients, rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize(
    'build', [SoftmaxCrossEntropyLoss, BinaryCrossEntropyLoss, SoftmaxFocalLoss, SigmoidFocalLoss, HingeLoss]
)
def test_a_batch_that_is_ignored_altogether_costs_nothing(build):
    logits = torch.randn(3, 4, requires_grad=True)
    loss = build(ignore_index=255)(logits, torch.full((3,), 255))
    loss.backward()
    assert loss == 0 and (logits.grad == 0).all()


def test_an_ignored_row_is_as_good_as_absent():
    logits, labels = torch.tensor([[1.0, 2.0], [3.0, 0.4]]), torch.tensor([-100, 1])
    loss = SoftmaxCrossEntropyLoss(ignore_index=-100, class_weight=[0.2, 0.3], label_smoothing=0.1, average='weight')
    assert loss(logits, labels) == pytest.approx(loss(logits[1:], labels[1:]).item())
    assert loss(logits, labels) == pytest.approx(2.5405, abs=1e-4)


def test_the_mean_by_weight_is_torchs():
    torch.manual_seed(0)
    logits, labels, row = torch.randn(9, 3), torch.randint(3, (9,)), [0.2, 2.0, 0.7]
    ours = SoftmaxCrossEntropyLoss(class_weight=row, average='weight')(logits, labels)
    torch.testing.assert_close(ours, torch.nn.functional.cross_entropy(logits, labels, torch.tensor(row)))


def test_class_weights_do_not_renormalise_unless_asked():
    logits, labels = torch.zeros(2, 2), torch.tensor([0, 1])
    assert SoftmaxCrossEntropyLoss(class_weight=[1, 10])(logits, labels) == pytest.approx(5.5 * LN2)
    assert SoftmaxCrossEntropyLoss(class_weight=[1, 10], average='weight')(logits, labels) == pytest.approx(LN2)


def test_class_weight_weighs_both_terms_and_pos_weight_the_positive_one():
    logits, background = torch.zeros(1, 2), torch.tensor([2])
    by_class = BinaryCrossEntropyLoss(class_weight=[1, 10], reduction='none')
    by_sign = BinaryCrossEntropyLoss(pos_weight=[1, 10], reduction='none')
    torch.testing.assert_close(by_class(logits, background), torch.tensor([[LN2, 10 * LN2]]))
    torch.testing.assert_close(by_sign(logits, background), torch.tensor([[LN2, LN2]]))
    torch.testing.assert_close(by_sign(logits, torch.tensor([1])), torch.tensor([[LN2, 10 * LN2]]))


def test_background_and_ignored_labels_of_a_focal_loss():
    logits = torch.randn(3, 4, requires_grad=True)
    loss = SigmoidFocalLoss(ignore_index=-1, reduction='none')(logits, torch.tensor([0, 4, -1]))
    assert (loss[2] == 0).all() and (loss[:2] > 0).all()
    negative = SigmoidFocalLoss(reduction='none')(logits, torch.zeros(3, 4))
    torch.testing.assert_close(loss[1], negative[1])


def test_a_focal_loss_over_background_only_stays_small_with_avg_factor_0():
    loss = SigmoidFocalLoss()(torch.zeros(3, 4), torch.tensor([4, 4, 4]), avg_factor=0)
    assert loss == pytest.approx(12 * 0.75 * 0.25 * LN2)


def test_the_number_of_class_weights_is_checked_with_both_conventions_named():
    with pytest.raises(ValueError, match=r'class_weight has 3 entries.*4 classes.*num_classes \+ 1'):
        SoftmaxCrossEntropyLoss(class_weight=[1, 2, 3])(torch.zeros(2, 4), torch.tensor([0, 1]))


def test_a_sigmoid_loss_refuses_softmax_and_the_reverse():
    with pytest.raises(ValueError, match='sigmoid loss: use_sigmoid must be True'):
        SigmoidFocalLoss(use_sigmoid=False)
    with pytest.raises(ValueError, match='softmax loss: use_sigmoid must be False'):
        SoftmaxFocalLoss(use_sigmoid=True)


def test_dimension_1_holds_the_classes_of_images():
    torch.manual_seed(0)
    logits, labels = torch.randn(2, 5, 3, 4), torch.randint(5, (2, 3, 4))
    expected = torch.nn.functional.cross_entropy(logits, labels)
    torch.testing.assert_close(SoftmaxCrossEntropyLoss()(logits, labels), expected)


@pytest.mark.parametrize(
    ('weight', 'loss', 'expected'),
    [
        ((4,), (4, 4), (4, 1)),
        ((4, 4), (4, 4), (4, 4)),
        ((4, 4), (4,), (4,)),
        ((4, 1), (4, 3), (4, 1)),
        ((), (4, 3), (1, 1)),
        ((0,), (0, 4), (0, 1)),
        ((0, 4), (0,), (0,)),
        ((2, 3), (2, 3, 5), (2, 3, 1)),
    ],
)
def test_a_weight_aligns_from_the_left(weight, loss, expected):
    assert align(torch.ones(weight), loss).shape == expected


@pytest.mark.parametrize(
    ('arguments', 'expected'),
    [
        (dict(), SoftmaxCrossEntropyLoss),
        (dict(use_sigmoid=True), BinaryCrossEntropyLoss),
        (dict(use_mask=True), MaskCrossEntropyLoss),
        (dict(use_soft=True), SoftTargetCrossEntropyLoss),
    ],
)
def test_cross_entropy_resolves_by_the_hosts_flags(arguments, expected):
    assert type(CrossEntropyLoss(**arguments)) is expected


def test_the_other_host_names_resolve():
    assert type(FocalLoss()) is SigmoidFocalLoss and type(FocalLoss(use_sigmoid=False)) is SoftmaxFocalLoss
    assert type(MSELoss()) is L2Loss
    with pytest.raises(ValueError, match='at most one'):
        CrossEntropyLoss(use_sigmoid=True, use_mask=True)


@pytest.mark.parametrize('average', [True, False])
def test_avg_non_ignore_is_mmdets(average):
    Theirs = pytest.importorskip('mmdet.models.losses').CrossEntropyLoss
    torch.manual_seed(0)
    labels = torch.tensor([0, 2, 255, 1, 255])
    for arguments in (dict(), dict(use_sigmoid=True)):
        logits = torch.randn(5, 3)
        settings = dict(avg_non_ignore=average, ignore_index=255, **arguments)
        ours, theirs = CrossEntropyLoss(**settings), Theirs(**settings)
        torch.testing.assert_close(ours(logits, labels), theirs(logits, labels).squeeze())


def test_masks_take_the_mask_of_each_instances_class():
    Theirs = pytest.importorskip('mmdet.models.losses').CrossEntropyLoss
    torch.manual_seed(0)
    pred, target, labels = torch.randn(4, 3, 5, 6), torch.rand(4, 5, 6).round(), torch.tensor([2, 0, 1, 1])
    ours, theirs = CrossEntropyLoss(use_mask=True), Theirs(use_mask=True)
    torch.testing.assert_close(ours(pred, target, labels), theirs(pred, target, labels).squeeze())
