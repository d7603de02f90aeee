"""Several losses of one head as one."""

import copy
import pickle

import pytest
import torch

from cvloss_mm import losses
from cvloss_mm import testing as contract
from cvloss_mm.losses import BoxLoss, CombinedLoss, GIoULoss, SigmoidLoss, families
from cvloss_mm.losses.combined import family_of
from cvloss_mm.losses.reduction import parts_of
from cvloss_mm.registry import MODELS

BOXES = [dict(type='cvloss_mm.GIoULoss', loss_weight=2.0), dict(type='DIoULoss', loss_weight=0.5)]
CLASSES = [dict(type='SigmoidFocalLoss', loss_weight=2.0), dict(type='BinaryCrossEntropyLoss')]


def stand_in(family, parts):
    """The combination as a class that is built without arguments, as the checks of the contract build a loss."""

    class Combination(CombinedLoss, family):
        hyper, options = (), {}

        def __init__(self, **arguments):
            CombinedLoss.__init__(self, losses=parts, **arguments)

    Combination.__name__ = 'CombinedLoss'
    return Combination


# these ask for a function or for an importable class; what they are about is tested below, kernels are the parts' own
CHECKS = [
    name
    for name in contract.CHECKS
    if name not in ('signature', 'arguments matter', 'copies', 'kernel', *contract.NEEDS_TORCH_2_5)
]


@pytest.mark.parametrize('check', CHECKS)
@pytest.mark.parametrize(('family', 'parts'), [(BoxLoss, BOXES), (SigmoidLoss, CLASSES)], ids=['boxes', 'classes'])
def test_a_combination_keeps_the_contract(check, family, parts):
    contract.CHECKS[check](stand_in(family, parts))


def pair(**arguments):
    return MODELS.build(dict(type='cvloss_mm.CombinedLoss', losses=BOXES, **arguments))


def test_it_is_the_weighted_sum_of_its_parts_value_and_gradient():
    pred, target = contract.draw(GIoULoss)
    weight = torch.rand(7)
    expected = 3 * (
        losses.GIoULoss(loss_weight=2.0)(pred, target, weight, avg_factor=4)
        + losses.DIoULoss(loss_weight=0.5)(pred, target, weight, avg_factor=4)
    )
    expected.backward()
    gradient, pred.grad = pred.grad, None
    loss = pair(loss_weight=3.0)(pred, target, weight, avg_factor=4)
    loss.backward()
    torch.testing.assert_close(loss, expected)
    torch.testing.assert_close(pred.grad, gradient)


def test_a_combination_of_combinations():
    pred, target = contract.draw(GIoULoss)
    nested = CombinedLoss(losses=[dict(type='CombinedLoss', losses=BOXES, loss_weight=2.0), dict(type='CIoULoss')])
    torch.testing.assert_close(nested(pred, target), 2 * pair()(pred, target) + losses.CIoULoss()(pred, target))


def test_each_part_reduces_as_it_says_unless_all_are_told():
    pred, target = contract.draw(GIoULoss)
    parts = [dict(type='GIoULoss', reduction='sum'), dict(type='DIoULoss')]
    values = losses.GIoULoss(reduction='none')(pred, target), losses.DIoULoss(reduction='none')(pred, target)
    torch.testing.assert_close(CombinedLoss(losses=parts)(pred, target), values[0].sum() + values[1].mean())
    torch.testing.assert_close(CombinedLoss(losses=parts, reduction='none')(pred, target), sum(values))
    with pytest.raises(ValueError, match="'none' goes with no other"):
        CombinedLoss(losses=[dict(type='GIoULoss', reduction='none'), dict(type='DIoULoss')])


@pytest.mark.parametrize(
    ('parts', 'words'),
    [
        ([], 'none was given'),
        (
            [dict(type='GIoULoss'), dict(type='SigmoidFocalLoss')],
            'GIoULoss is a BoxLoss, SigmoidFocalLoss is a Sigmoid',
        ),
        ([dict(type='SoftmaxFocalLoss'), dict(type='SigmoidFocalLoss')], 'SoftmaxFocalLoss is a SoftmaxLoss'),
        ([dict(type='GIoULoss'), dict(type='L1Loss')], 'L1Loss is a OffsetLoss; write on_boxes=True'),
    ],
)
def test_parts_that_a_head_cannot_feed_together_are_refused(parts, words):
    with pytest.raises(ValueError, match=words):
        CombinedLoss(losses=parts)


def test_l1_beside_giou_on_decoded_boxes_where_that_is_meant():
    pred, target = contract.draw(GIoULoss)
    loss = CombinedLoss(losses=[dict(type='L1Loss', loss_weight=0.1), dict(type='GIoULoss')], on_boxes=True)
    l1 = 0.1 * (pred - target).abs()
    giou = losses.GIoULoss(reduction='none')(pred, target)
    torch.testing.assert_close(loss(pred, target, avg_factor=3), (l1.sum() + giou.sum()) / 3)
    torch.testing.assert_close(loss(pred, target, reduction_override='none'), l1.sum(-1) + giou)


def test_a_part_that_is_no_loss_of_ours_is_refused():
    with pytest.raises(TypeError, match='must be losses of cvloss_mm or their configs, got'):
        CombinedLoss(losses=[dict(type='NoSuchLoss')])
    with pytest.raises(TypeError, match='must be losses of cvloss_mm'):
        CombinedLoss(losses=[torch.nn.L1Loss()])


def test_heads_are_answered_as_by_the_first_part():
    loss = CombinedLoss(losses=CLASSES, use_sigmoid=True)
    assert loss.use_sigmoid is True and loss.custom_cls_channels is True
    assert loss.get_cls_channels(80) == 80
    assert not hasattr(pair(), 'use_sigmoid') and not hasattr(pair(), 'get_activation')
    with pytest.raises(ValueError, match='use_sigmoid=False contradicts its parts, SigmoidFocalLoss, BinaryCross'):
        CombinedLoss(losses=CLASSES, use_sigmoid=False)


COPIES = dict(shallow=copy.copy, deep=copy.deepcopy, pickled=lambda loss: pickle.loads(pickle.dumps(loss)))


@pytest.mark.parametrize('copied', COPIES.values(), ids=COPIES)
def test_heads_are_answered_by_a_copy_as_by_the_original(copied):
    loss = CombinedLoss(losses=CLASSES)
    twin = copied(loss)
    assert twin.use_sigmoid is loss.use_sigmoid is True
    assert vars(twin).keys() == vars(loss).keys() and not list(twin.buffers())


def test_the_state_of_parts_is_in_the_checkpoint_two_of_a_kind_apart():
    loss = CombinedLoss(losses=[dict(type='GIoULoss')] * 2)
    for number, part in enumerate(loss.parts.values()):
        part.register_buffer('statistic', torch.tensor(float(number)))
    assert loss.state_dict() == {'parts.GIoULoss.statistic': 0, 'parts.GIoULoss_2.statistic': 1}


def test_copies_and_a_repr_that_shows_the_parts():
    pred, target = contract.draw(GIoULoss)
    for copied in COPIES.values():
        assert copied(pair())(pred, target) == pair()(pred, target)
    assert 'GIoULoss(' in repr(pair()) and 'loss_weight=0.5' in repr(pair())


def test_it_is_a_loss_whose_parts_are_given_the_context():
    parts = [dict(type='GaussianFocalLoss'), dict(type='GaussianFocalLoss', alpha=1.0)]
    pred, heat = contract.draw(losses.GaussianFocalLoss)
    named = dict(pos_inds=torch.tensor([1, 4]), pos_labels=torch.tensor([2, 0]))
    loss = CombinedLoss(losses=parts)
    assert isinstance(loss, losses.Loss)
    expected = sum(losses.GaussianFocalLoss(alpha=alpha)(pred, heat, **named) for alpha in (2.0, 1.0))
    torch.testing.assert_close(loss(pred, heat, **named), expected)
    with pytest.raises(TypeError, match='none of GaussianFocalLoss, GaussianFocalLoss_2 takes no_such_thing'):
        loss(pred, heat, no_such_thing=1)


SEVERAL = [
    ('AssociativeEmbeddingLoss', dict(separate=True)),
    ('SeesawLoss', dict(num_classes=3, objectness=True)),
]


@pytest.mark.parametrize('outer', [False, True], ids=['parts', 'combinations'])
@pytest.mark.parametrize(('name', 'options'), SEVERAL, ids=[name for name, _ in SEVERAL])
def test_losses_of_several_values_are_added_up_value_by_value(name, options, outer):
    cls = getattr(losses, name)
    pred, target = contract.draw(cls) if name != 'SeesawLoss' else (torch.randn(7, 5), torch.arange(7) % 4)
    parts = [dict(type=name, **options), dict(type=name, **options, loss_weight=2.0)]
    if outer:
        parts = [dict(type='CombinedLoss', losses=[part]) for part in parts]
    found = CombinedLoss(losses=parts, loss_weight=0.5)(pred, target)
    expected = cls(**options)(pred, target)
    assert type(found) is type(expected) in (dict, tuple)
    for ours, one in zip(parts_of(found), parts_of(expected), strict=True):
        torch.testing.assert_close(ours, 1.5 * one)


@pytest.mark.parametrize(('name', 'options'), SEVERAL, ids=[name for name, _ in SEVERAL])
def test_losses_of_several_values_beside_one_of_one_are_refused(name, options):
    one = dict(type='SeesawLoss', num_classes=5) if name == 'SeesawLoss' else dict(type=name)
    with pytest.raises(ValueError, match=f'{name} returns a (tuple of 2|dict of .*), .* returns one value'):
        CombinedLoss(losses=[dict(type=name, **options), one])


def test_the_parts_name_the_label_that_is_no_class():
    loss = CombinedLoss(losses=[dict(type='SoftmaxFocalLoss'), dict(type='SoftmaxCrossEntropyLoss')])
    with pytest.raises(IndexError, match=r'SoftmaxFocalLoss: label 3 is none of 0 ... 2; write ignore_index=3'):
        loss(torch.zeros(2, 3), torch.tensor([0, 3]))


def test_every_loss_is_of_a_family_that_is_exported(loss_cls):
    assert family_of(contract.build(loss_cls)).__name__ in families.__all__


@pytest.mark.parametrize('names', [('InnerIoULoss', 'DIoULoss'), ('SphereFaceLoss', 'CosFaceLoss')])
def test_losses_of_a_family_are_combined_whatever_else_they_derive_from(names):
    combined = CombinedLoss(losses=[dict(type=name) for name in names])
    parts = [getattr(losses, name)() for name in names]
    pred, target = contract.draw(type(parts[0]))
    assert torch.equal(combined(pred, target), sum(part(pred, target) for part in parts))
