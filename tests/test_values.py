"""What the values that reach a loss say, while somebody looks: wrong ones are named, right ones never."""

import inspect

import pytest
import torch

from cvloss_mm import functional as f
from cvloss_mm import losses as L
from cvloss_mm.checking import STOP, ValuesError, values
from cvloss_mm.functional.function import observers
from cvloss_mm.functional.shapes import BINS, COSINES, LOGITS, MATCHES, OFFSETS, PROBABILITIES, SIGNS, SOFT
from cvloss_mm.losses import Loss
from cvloss_mm.registry import MODELS
from cvloss_mm.testing.common import build, draw

REGISTERED = {cls for cls in MODELS.module_dict.values() if inspect.isclass(cls) and issubclass(cls, Loss)}
LOSSES = sorted((cls for cls in REGISTERED if cls.fn), key=lambda cls: cls.__name__)


def kinds(cls, name='pred'):
    from cvloss_mm.checking.value_rules import kinds_of

    return kinds_of(cls.fn, name)


def takes_labels(cls):
    pred, target = draw(cls)
    return cls.labels_are_classes and pred.ndim == 2 and not isinstance(target, tuple)


def label(value):
    def wrong(cls):
        pred, _ = draw(cls)
        labels = torch.tensor([0, 1, 2, 0, 1, 2, value])
        return pred, (labels, torch.rand(7)) if issubclass(cls, L.QualityLoss) else labels

    return wrong


def with_target(value):
    def wrong(cls):
        pred, _ = draw(cls)
        target = torch.rand(pred.shape).round()
        target[3, 1] = value
        return pred, target

    return wrong


def times(factor):
    def wrong(cls):
        pred, target = draw(cls)
        return pred.detach() * factor, target

    return wrong


def is_box(cls):
    return issubclass(cls, L.BoxLoss)


def is_rotated(cls):
    return issubclass(cls, L.RotatedBoxLoss)


def degrees(cls):
    pred, target = draw(cls, 40)
    return pred, torch.cat([target[:, :4], target[:, 4:].rad2deg()], -1)


def rotated_offsets(cls):
    return torch.randn(2, 40, 5, generator=torch.Generator().manual_seed(0)).unbind()


def sides(cls):
    _, target = draw(cls, 40)
    as_sides = torch.cat([target[:, :2], target[:, 2:] - target[:, :2]], -1)
    return as_sides + 1, as_sides


def offsets(cls):
    return L.L1Loss.sample(40, torch.Generator().manual_seed(0))


def pixels(cls):
    return L.GIoULoss.sample(40, torch.Generator().manual_seed(0))


def probabilities(cls):
    pred, target = draw(cls, 40)
    return pred.softmax(-1), target


def dense(cls):
    return SOFT in kinds(cls, 'target') and LOGITS in kinds(cls) and draw(cls)[0].ndim == 2 and takes_labels(cls)


WRONG = {
    'a label beyond the background': ('label-values', takes_labels, label(4)),
    'a label below 0': ('label-values', takes_labels, label(-1)),
    'unknown as -1': ('target-values', dense, with_target(-1.0)),
    'ignored as 255': ('target-values', dense, with_target(255.0)),
    'a sign of 2': (
        'target-values',
        lambda c: SIGNS in kinds(c, 'target'),
        lambda c: (torch.randn(4), torch.tensor([1.0, -1.0, 2.0, 1.0])),
    ),
    'a match of 255': (
        'target-values',
        lambda c: MATCHES in kinds(c, 'target'),
        lambda c: (torch.rand(2, 2), torch.tensor([[1, 0], [-1, 255]])),
    ),
    'cosines times a scale': ('cosine-values', lambda c: COSINES in kinds(c), times(30)),
    'logits for probabilities': ('probability-values', lambda c: PROBABILITIES in kinds(c), times(9)),
    'x, y, w, h': ('box-corners', is_box, sides),
    'offsets for boxes': ('box-corners', is_box, offsets),
    'angles in degrees': ('rotated-values', is_rotated, degrees),
    'offsets for rotated boxes': ('rotated-values', is_rotated, rotated_offsets),
    'boxes for offsets': ('offset-values', lambda c: OFFSETS in kinds(c), pixels),
    'probabilities for logits': ('activated-twice', lambda c: issubclass(c, L.SoftmaxLoss), probabilities),
    'a distance beyond the bins': (
        'bin-values',
        lambda c: BINS in kinds(c, 'target'),
        lambda c: (torch.randn(4, 8), torch.tensor([1.0, 7.5, 0.0, 3.0])),
    ),
}
CASES = [(cls, what) for what, (_, applies, _) in WRONG.items() for cls in LOSSES if applies(cls)]


@pytest.mark.parametrize(('cls', 'what'), CASES)
def test_wrong_values_are_found(cls, what):
    rule, _, wrong = WRONG[what]
    loss = build(cls)
    with values(stop=False) as found:
        try:
            loss(*wrong(cls))
        except (IndexError, ValueError):
            assert found  # of what is refused anyway
    assert rule in {finding.rule for finding in found}, found
    assert all(cls.__name__ in str(finding) for finding in found)


def test_each_wrong_value_is_tried_on_a_loss():
    assert {what for _, what in CASES} == set(WRONG)


@pytest.mark.parametrize('cls', LOSSES)
def test_right_values_are_let_pass(cls):
    with values():
        for n in (0, 1, 64):
            build(cls)(*draw(cls, n))
        if cls.function_context == cls.required_context == ():
            pred, target = draw(cls, 64)
            weight = torch.ones(64)
            build(cls)(pred, target, weight, avg_factor=3.0)


@pytest.mark.parametrize('cls', LOSSES)
def test_weights_and_divisors_are_numbers(cls):
    for keywords in (
        dict(avg_factor=float('nan')),
        dict(avg_factor=torch.tensor(float('inf'))),
        dict(weight=torch.tensor([1.0, float('nan')])),
    ):
        with values(stop=False) as found:
            build(cls)(*draw(cls, 2), **keywords)
        assert 'factors' in {finding.rule for finding in found}


def test_what_has_no_weight_may_be_anything():
    with values():
        L.SigmoidFocalLoss()(torch.zeros(2, 3), torch.tensor([9, 1]), torch.tensor([0.0, 1.0]))
        L.BinaryCrossEntropyLoss()(
            torch.zeros(2, 3), torch.tensor([[-1.0, 0, 1], [0, 0, 1]]), torch.tensor([[0.0, 1, 1], [1, 1, 1]])
        )
        L.GIoULoss()(torch.rand(2, 4), torch.tensor([[5.0, 5, 1, 1], [0, 0, 1, 1]]), torch.tensor([0.0, 1.0]))
        L.SigmoidFocalLoss(ignore_index=-1)(torch.zeros(2, 3), torch.tensor([-1, 1]))
        L.BinaryCrossEntropyLoss(ignore_index=-1)(torch.zeros(2, 3), torch.tensor([[-1.0, 0, 1], [0, 0, 1]]))


def test_it_stops_with_what_came_and_what_to_write():
    with values(), pytest.raises(ValuesError, match='-1 came') as stopped:
        L.BinaryCrossEntropyLoss()(torch.zeros(2, 3), torch.tensor([[-1.0, 0, 1], [0, 0, 1]]))
    assert 'ignore_index=-1' in str(stopped.value) and '[target-values]' in str(stopped.value)


@pytest.mark.parametrize(
    'call',
    [
        lambda: f.gaussian_focal_loss(torch.randn(8, 3) * 5, torch.rand(8, 3)),
        lambda: f.arc_face_loss(torch.full((2, 3), 30.0), torch.tensor([1, 2])),
        lambda: f.binary_cross_entropy_loss(torch.zeros(2, 3), torch.full((2, 3), -1.0)),
        lambda: f.giou_loss(torch.rand(2, 4), torch.tensor([[5.0, 5, 1, 1], [0, 0, 1, 1]])),
        lambda: f.softmax_cross_entropy_loss(torch.zeros(2, 3), torch.tensor([1, 3])),
    ],
)
def test_functions_are_looked_at_too(call):
    with values(), pytest.raises(ValuesError):
        call()


def test_nothing_is_left_behind():
    forward = Loss.forward
    for stop in (True, False):
        try:
            with values(stop=stop):
                assert Loss.forward is not forward
                L.SigmoidFocalLoss()(torch.zeros(1, 3), torch.tensor([4]))
        except ValuesError:
            pass
        assert Loss.forward is forward and not observers


def test_a_rule_can_be_left_out_by_its_name():
    with values(ignore=['label-values']):
        L.SigmoidFocalLoss()(torch.zeros(1, 3), torch.tensor([4]))
    with pytest.raises(ValueError, match='did you mean'), values(ignore=['label-value']):
        pass


def test_what_holds_no_values_is_not_looked_at():
    loss = L.SigmoidFocalLoss()
    with values() as found:
        loss(torch.zeros(1, 3, device='meta'), torch.zeros(1, dtype=torch.long, device='meta'))
        torch.func.vmap(lambda p: f.sigmoid_focal_loss(p, torch.zeros(2, 3)))(torch.zeros(4, 2, 3))
    assert not found


def test_looking_changes_neither_value_nor_state():
    loss, other = L.SeesawLoss(num_classes=5), L.SeesawLoss(num_classes=5)
    pred, target = torch.randn(8, 5), torch.randint(3, (8,))
    with values():
        looked_at = loss(pred, target)
    assert str(looked_at) == str(other(pred, target))
    assert all(torch.equal(a, b) for a, b in zip(loss.buffers(), other.buffers(), strict=True))


def test_boxes_far_beyond_the_image_are_found_where_its_size_is_known():
    from cvloss_mm.checking.watching import Location, Watch, watching

    loss = L.GIoULoss()
    for extent, rules in ((800.0, set()), (16.0, {'box-extent'})):
        with watching(Watch(False, (), {loss: Location('head.loss_bbox', extent=extent)})) as watch:
            loss(*draw(L.GIoULoss, 40))
        assert {finding.rule for finding in watch.found} == rules
        assert all(finding.severity == STOP and finding.path == 'head.loss_bbox' for finding in watch.found)
