"""Partial FC: which classes are drawn, what a loss makes of them, and which centres a step moves."""

import pytest
import torch

from cvloss_mm.heads import CosineClassifier
from cvloss_mm.heads.sampled_steps import SampledSteps
from cvloss_mm.losses import ArcFaceLoss, CurricularFaceLoss

CLASSES = 12


def classifier(rate=0.5, **settings):
    torch.manual_seed(0)
    return CosineClassifier(4, CLASSES, sample_rate=rate, **settings)


def batch(n=4):
    rows = torch.randn(n, 4, generator=torch.Generator().manual_seed(1))
    return rows.requires_grad_(), torch.tensor([7, 2, 7, 11, 0, 1][:n])


def test_the_classes_of_the_batch_are_drawn_and_as_many_others_as_the_rate_says():
    layer, (_, target) = classifier(), batch()
    seen = set()
    for _ in range(30):
        drawn, index = layer.draw(target)
        assert drawn.tolist() == sorted(set(drawn.tolist())) and len(drawn) == 6
        assert torch.equal(drawn[index], target)
        seen |= set(drawn.tolist())
    assert seen == set(range(CLASSES)), 'some classes are never drawn'


def test_a_batch_of_more_classes_than_the_rate_allows_is_drawn_whole():
    layer, (_, target) = classifier(rate=0.1), batch(6)
    drawn, index = layer.draw(target)
    assert drawn.tolist() == [0, 1, 2, 7, 11] and torch.equal(drawn[index], target)


def test_the_loss_is_that_of_the_drawn_classes_for_any_loss():
    layer, (rows, target) = classifier(), batch()
    for loss in (ArcFaceLoss(), CurricularFaceLoss()):
        torch.manual_seed(3)
        cosines, index = layer.sampled(rows, target)
        torch.manual_seed(3)
        drawn, _ = layer.draw(target)
        torch.testing.assert_close(cosines, layer(rows)[:, drawn])
        assert torch.isfinite(loss(cosines, index))


@pytest.mark.parametrize('chunk', [None, 2])
@pytest.mark.parametrize('loss', [ArcFaceLoss, CurricularFaceLoss])
def test_one_rival_stands_for_those_that_were_drawn(loss, chunk):
    layer, (rows, target) = classifier(chunk=chunk), batch()
    torch.manual_seed(3)
    two, context = layer.two_classes(rows, target, loss())
    torch.manual_seed(3)
    cosines, index = layer.sampled(rows, target)
    torch.testing.assert_close(loss()(two, torch.zeros_like(target), **context), loss()(cosines, index))
    everyone, _ = layer.eval().two_classes(rows, target, loss())
    assert everyone[0, 1] > two[0, 1], 'out of training all classes count'


@pytest.mark.parametrize('subcenters', [1, 2])
@pytest.mark.parametrize(
    'make',
    [lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.1), lambda p: torch.optim.AdamW(p, lr=0.1)],
)
def test_a_step_moves_the_drawn_centres_as_if_there_were_no_others(make, subcenters):
    layer, alone = classifier(subcenters=subcenters), {}
    optimizer = make(layer.parameters())
    SampledSteps(layer, optimizer)
    first = layer.weight.detach().clone()
    known = torch.arange(CLASSES * subcenters).unflatten(0, (CLASSES, subcenters))
    for step in range(4):
        rows, target = batch(2)
        target = (target + 3 * step) % CLASSES
        optimizer.zero_grad()
        cosines, index = layer.sampled(rows, target)
        ArcFaceLoss()(cosines, index).backward()
        [drawn] = layer.drawn
        before, gradient = layer.weight.detach().clone(), layer.weight.grad.clone()
        optimizer.step()
        moved = (layer.weight.detach() != before).any(-1)
        assert moved.nonzero().flatten().tolist() == known[drawn].flatten().tolist()
        for row in known[drawn].flatten().tolist():  # each by an optimizer of its own
            if row not in alone:
                weight = torch.nn.Parameter(first[row].clone())
                alone[row] = weight, make([weight])
            alone[row][0].grad = gradient[row].clone()
            alone[row][1].step()
    if make([layer.weight]).defaults.get('momentum'):  # Adam counts its steps for all rows together
        for row, (weight, _) in alone.items():
            torch.testing.assert_close(layer.weight[row].detach(), weight.detach())
    assert layer.weight.shape == layer.weight.grad.shape == (CLASSES * subcenters, 4) and layer.drawn == []
    kept = [value for value in optimizer.state[layer.weight].values() if value.ndim]
    assert kept and all(value.shape == layer.weight.shape for value in kept)


def test_gradients_of_several_batches_move_what_any_of_them_drew():
    layer = classifier(rate=0.2)
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1, momentum=0.9, weight_decay=0.1)
    SampledSteps(layer, optimizer)
    before = layer.weight.detach().clone()
    for target in ([0, 1], [5, 6]):
        cosines, index = layer.sampled(batch(2)[0], torch.tensor(target))
        ArcFaceLoss()(cosines, index).backward()
    expected = torch.cat(layer.drawn).unique().tolist()
    optimizer.step()
    assert (layer.weight != before).any(-1).nonzero().flatten().tolist() == expected
    optimizer.zero_grad()
    optimizer.step()  # without a gradient nothing happens


@pytest.mark.parametrize('rate', [0, 1.1, -0.5])
def test_a_rate_that_is_no_share_is_refused(rate):
    with pytest.raises(ValueError, match=r'sample_rate must be in \(0, 1\]'):
        CosineClassifier(4, 3, sample_rate=rate)


# --- the head


def head(loss, ignore=None, **settings):
    pytest.importorskip('mmpretrain')
    from mmengine.registry import MODELS, DefaultScope

    torch.manual_seed(0)
    with DefaultScope.overwrite_default_scope('mmpretrain'):
        return MODELS.build(
            dict(
                type='cvloss_mm.CosineHead',
                num_classes=CLASSES,
                in_channels=4,
                loss=dict(type=f'cvloss_mm.{loss}', ignore_index=ignore),
                **settings,
            )
        )


def samples(labels):
    from mmpretrain.structures import DataSample

    return [DataSample().set_gt_label(int(label)) for label in labels]


@pytest.mark.parametrize('loss', ['ArcFaceLoss', 'CurricularFaceLoss', 'UniFaceLoss'])
def test_a_head_looks_at_the_drawn_classes_in_training(loss):
    model, (rows, target) = head(loss, sample_rate=0.5), batch()
    torch.manual_seed(3)
    found = model.loss((rows,), samples(target))['loss']
    torch.manual_seed(3)
    cosines, index = model.classifier.sampled(rows, target)
    bias = {} if model.bias is None else dict(bias=model.bias)
    again = head(loss).loss_module(cosines, index, **bias)
    torch.testing.assert_close(found, again)
    assert model.eval()((rows,)).shape == (4, CLASSES)


@pytest.mark.parametrize(
    ('loss', 'settings', 'message'),
    [
        ('AdaCosLoss', {}, 'AdaCosLoss knows the classes by their numbers'),
        ('DynamicMarginArcFaceLoss', {}, 'knows the classes by their numbers'),
        ('LargeMarginSoftmaxLoss', {}, 'knows the classes by their numbers'),
        ('SoftTripleLoss', {}, 'write spread_weight=0.0'),
        ('ArcFaceLoss', dict(ignore=3), 'an ignored label'),
        ('ArcFaceLoss', dict(cal_acc=True), 'cal_acc needs'),
    ],
)
def test_what_a_sample_of_the_classes_cannot_give_is_refused(loss, settings, message):
    with pytest.raises(ValueError, match=message):
        head(loss, sample_rate=0.5, **settings)


def test_ignored_labels_go_with_drawn_classes_in_chunks():
    model, (rows, target) = head('ArcFaceLoss', ignore=2, sample_rate=0.5, chunk=CLASSES), batch()
    assert torch.equal(model.loss((rows,), samples(target))['loss'] > 0, torch.tensor(True))
    assert model.loss((rows,), samples([2] * 4))['loss'] == 0
