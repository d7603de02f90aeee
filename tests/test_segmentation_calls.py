"""What segmentation heads ask of any loss: a name for the log, and to ignore a label that comes with the call."""

import pytest
import torch

from cvloss_mm import kernels
from cvloss_mm.checking import ValuesError, values
from cvloss_mm.losses import (
    BinaryCrossEntropyLoss,
    BoundaryLoss,
    CombinedLoss,
    DiceLoss,
    EQLv2Loss,
    GIoULoss,
    LovaszSoftmaxLoss,
    SigmoidFocalLoss,
    SigmoidLoss,
    SoftmaxCrossEntropyLoss,
    SoftmaxLoss,
    TverskyLoss,
)

RNG = torch.Generator().manual_seed(0)
PRED, LABELS = torch.randn(2, 3, 4, 5, generator=RNG), torch.randint(3, (2, 4, 5), generator=RNG)
IGNORED = LABELS.clone()
IGNORED[:, :, 3:] = 255


def value_and_gradient(loss, pred, *call, **keywords):
    pred = pred.clone().requires_grad_()
    value = loss(pred, *call, **keywords)
    value.sum().backward()
    return value.detach(), pred.grad


@pytest.mark.parametrize('reduction', ['mean', 'none'])
@pytest.mark.parametrize('on', [False, True], ids=['function', 'kernel'])
@pytest.mark.parametrize('cls', [SoftmaxCrossEntropyLoss, BinaryCrossEntropyLoss, SigmoidFocalLoss])
def test_a_label_ignored_by_the_call_is_as_one_ignored_by_the_loss(cls, on, reduction):
    weight = torch.rand(2, 4, 5, generator=RNG)
    with kernels.switched(on):
        expected = value_and_gradient(cls(ignore_index=255, reduction=reduction), PRED, IGNORED, weight)
        found = value_and_gradient(cls(reduction=reduction), PRED, IGNORED, weight, ignore_index=255)
    torch.testing.assert_close(found, expected)
    assert (found[1][..., 3:] == 0).all() and (found[1][..., :3] != 0).all()


@pytest.mark.parametrize('cls', [SoftmaxCrossEntropyLoss, BinaryCrossEntropyLoss])
def test_the_loss_and_the_call_may_ignore_a_label_each(cls):
    value, slope = value_and_gradient(cls(ignore_index=0), PRED, IGNORED, ignore_index=255)
    kept = (IGNORED != 255) & (IGNORED != 0)
    rows = PRED.movedim(1, -1)[kept]
    torch.testing.assert_close(value, cls()(rows, IGNORED[kept]))
    assert (slope.movedim(1, -1)[~kept] == 0).all()


def test_every_loss_of_labels_ignores_what_the_call_says(loss_cls):
    if not issubclass(loss_cls, (SigmoidLoss, SoftmaxLoss)):
        pytest.skip('no segmentation head calls it')
    loss = loss_cls(**loss_cls.trial).eval()
    pred, target = loss_cls.sample(8, torch.Generator().manual_seed(0))
    target[4:] = 77
    leaf = pred.clone().requires_grad_()
    with values():  # nor does the check take it for a label
        loss(leaf, target, ignore_index=77).backward()
    assert (leaf.grad[4:] == 0).all() and leaf.grad.isfinite().all()
    loss(pred, target.clamp(max=2), ignore_index=None)


def test_labels_that_are_none_and_not_ignored_are_named():
    with pytest.raises(IndexError, match='label 7 is none of 0'):
        SoftmaxCrossEntropyLoss()(PRED, torch.where(LABELS == 1, 7, IGNORED), ignore_index=255)


@pytest.mark.parametrize('cls', [BinaryCrossEntropyLoss, SigmoidFocalLoss])
@pytest.mark.parametrize(
    'loss',
    [lambda cls: cls(), lambda cls: CombinedLoss(losses=[cls(), cls()], loss_weight=0.5)],
    ids=['alone', 'in a combination'],
)
def test_a_head_of_one_class_means_the_object_by_1(cls, loss):
    one, labels = PRED[:, :1], torch.where(IGNORED == 255, 255, IGNORED % 2)
    known = labels != 255
    expected = cls()(one.movedim(1, -1)[known], (labels == 1).float()[known].unsqueeze(-1))
    torch.testing.assert_close(loss(cls)(one, labels, ignore_index=255), expected)
    torch.testing.assert_close(cls()(one, labels % 2, ignore_index=None), cls()(one, (labels % 2).unsqueeze(1).float()))


def test_a_loss_has_a_name_for_the_log(loss_cls):
    loss = loss_cls()
    assert loss.loss_name.startswith('loss_') and loss.loss_name.islower()
    assert loss_cls(loss_name='loss_mine').loss_name == 'loss_mine'
    with pytest.raises(TypeError, match='loss_name must be a string, got 3'):
        loss_cls(loss_name=3)


def test_names_for_the_log_are_words():
    names = [cls().loss_name for cls in (SoftmaxCrossEntropyLoss, GIoULoss, TverskyLoss)]
    assert names == ['loss_softmax_cross_entropy', 'loss_giou', 'loss_tversky']
    assert CombinedLoss(losses=[dict(type='GIoULoss')], loss_name='loss_boxes').loss_name == 'loss_boxes'
    assert CombinedLoss(losses=[dict(type='GIoULoss')]).loss_name == 'loss_combined'


def test_what_a_loss_ignores_is_no_wrong_value():
    target = torch.where(torch.rand(2, 4, 5, generator=RNG) < 0.5, 255.0, 1.0)
    with values():
        DiceLoss(ignore_index=255)(PRED[:, 0], target)
        BinaryCrossEntropyLoss()(PRED[:, :1], target.long(), ignore_index=255)
    with pytest.raises(ValuesError, match='255 came'), values():
        DiceLoss()(PRED[:, 0], target)


@pytest.mark.parametrize('cls', [TverskyLoss, LovaszSoftmaxLoss, BoundaryLoss])
def test_a_label_that_is_no_class_of_a_map_is_found_unless_it_is_ignored(cls):
    with pytest.raises(ValuesError, match=r'labels 255 came \(16 of 40\), where 0 ... 2 are labels'), values():
        cls()(PRED, IGNORED)
    with values():
        cls()(PRED, IGNORED, ignore_index=255)
        cls()(PRED, IGNORED, (IGNORED != 255).float())
        cls(use_sigmoid=True)(PRED[:, :1], LABELS % 2)
        if cls is not BoundaryLoss:
            cls(ignore_index=255)(PRED, IGNORED)


def test_a_loss_with_state_takes_no_notice_of_what_the_call_ignores():
    losses = [EQLv2Loss(num_classes=3) for _ in range(2)]
    pred, target = torch.randn(6, 3, generator=RNG), torch.tensor([0, 1, 2, 0, 9, 9])
    losses[0](pred, target, ignore_index=9)
    losses[1](pred[:4], target[:4])
    torch.testing.assert_close(*(dict(loss.state_dict()) for loss in losses))
