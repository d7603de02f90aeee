"""Many classes as two, and in chunks: what is never held, and that nothing else changes."""

import pytest
import torch

from cvloss_mm.functional.one_vs_rest import log_cost, logit_of
from cvloss_mm.heads import CosineClassifier
from cvloss_mm.heads.classifier import lengths
from cvloss_mm.heads.negatives import Costs, true_and_negatives
from cvloss_mm.losses import ArcFaceLoss, CosineLoss, CurricularFaceLoss, NormFaceLoss, SphereFaceLoss
from cvloss_mm.losses.families.margin import NegativesLoss
from cvloss_mm.registry import MODELS

CLASSES, DIMENSIONS = 7, 4
BIAS = torch.tensor(-0.4, dtype=torch.float64, requires_grad=True)
COSINE_LOSSES = sorted(
    name for name, cls in MODELS.module_dict.items() if isinstance(cls, type) and issubclass(cls, CosineLoss) and cls.fn
)
ABLE = [name for name in COSINE_LOSSES if MODELS.get(name).one_rival]
WEIGHING = [name for name in ABLE if MODELS.get(name).settings_of_others is not CosineLoss.settings_of_others]
OF_NEGATIVES = [name for name in WEIGHING if issubclass(MODELS.get(name), NegativesLoss)]


def classifier(subcenters=1, chunk=None, softness=None, dtype=torch.float64):
    torch.manual_seed(0)
    return CosineClassifier(DIMENSIONS, CLASSES, subcenters, softness, chunk).to(dtype)


def batch(n=9, dtype=torch.float64):
    rows = torch.randn(n, DIMENSIONS, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    return rows.to(dtype).requires_grad_(), torch.arange(n) * 3 % CLASSES


def built(name, classes=CLASSES, **settings):
    cls = MODELS.get(name)
    counted = {key: classes if key == 'num_classes' else [3 + k for k in range(classes)] for key in cls.trial}
    return cls(**counted, **settings)


def context(layer, loss, rows):
    given = dict(norm=lengths(rows), center_norm=lengths(layer.weight), bias=BIAS)
    return {name: value for name, value in given.items() if name in loss.context}


def of_two(layer, loss, rows, target):
    two, known = layer.two_classes(rows, target, loss, **context(layer, loss, rows))
    return loss(two, torch.zeros_like(target), **known)


def of_all(layer, loss, rows, target):
    return loss(layer(rows), target, **context(layer, loss, rows))


def value_and_gradients(compute, layer, *arguments):
    value = compute(layer, *arguments)
    learnt = [arguments[1], layer.weight, *([BIAS] if 'bias' in arguments[0].context else [])]
    return value, *torch.autograd.grad(value, learnt)


@pytest.mark.parametrize('chunk', [None, 1, 3, CLASSES, 100])
@pytest.mark.parametrize('name', ABLE)
def test_one_rival_stands_for_all_others_in_value_and_gradients(name, chunk):
    rows, target = batch()
    expected = value_and_gradients(of_all, classifier(), built(name), rows, target)
    found = value_and_gradients(of_two, classifier(chunk=chunk), built(name), rows, target)
    tolerance = 1e-6 if name == 'AdaCosLoss' else 1e-12  # its scale is of float32
    torch.testing.assert_close(found, expected, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize('name', sorted({*COSINE_LOSSES} - {*ABLE}))
def test_a_loss_that_is_said_to_read_all_classes_does(name):
    rows, target = batch()
    layer, expected = classifier(), of_all(classifier(), built(name), rows, target)
    try:
        found = of_two(layer, built(name), rows, target)
    except ValueError:
        return  # it knows how many classes there are
    assert not torch.allclose(found, expected, rtol=1e-6)


@pytest.mark.parametrize('chunk', [None, 2])
@pytest.mark.parametrize('name', ['NormFaceLoss', *OF_NEGATIVES])
def test_numbers_that_learn_have_their_gradients(name, chunk):
    rows, target = batch()
    names = ('scale', 'margin') if name in OF_NEGATIVES else ('scale',)

    def gradients(compute):
        loss = built(name)
        learnt = [torch.nn.Parameter(torch.tensor(0.4 if key == 'margin' else 8.0)) for key in names]
        for key, number in zip(names, learnt, strict=True):
            setattr(loss, key, number)
        return torch.autograd.grad(compute(classifier(chunk=chunk), loss, rows, target), learnt)

    torch.testing.assert_close(gradients(of_two), gradients(of_all))


@pytest.mark.parametrize('softness', [None, 0.2])
@pytest.mark.parametrize('chunk', [None, 2])
def test_several_centres_a_class_stay_together(chunk, softness):
    rows, target = batch()
    expected = value_and_gradients(of_all, classifier(3, None, softness), ArcFaceLoss(), rows, target)
    found = value_and_gradients(of_two, classifier(3, chunk, softness), ArcFaceLoss(), rows, target)
    torch.testing.assert_close(found, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize('name', OF_NEGATIVES)
def test_negatives_of_another_shape_are_refused(name):
    with pytest.raises(ValueError, match=r'negatives has the shape \(2, 4\).*accepted: negatives of the shape of pred'):
        built(name)(torch.zeros(2, 3), torch.zeros(2).long(), negatives=torch.zeros(2, 4))


@pytest.mark.parametrize('name', ABLE)
def test_the_state_after_some_steps_is_that_of_all_classes(name):
    losses = [built(name), built(name)]
    for step in range(4):
        rows, target = batch(5 + step)
        of_all(classifier(), losses[0], rows, target)
        of_two(classifier(chunk=2), losses[1], rows, target)
    torch.testing.assert_close(losses[1].state_dict(), losses[0].state_dict(), rtol=1e-6, atol=0)
    assert ('t' in losses[0].state_dict()) == (name == 'CurricularFaceLoss')


@pytest.mark.parametrize('chunk', [None, 1])
def test_two_classes_have_the_scale_0_that_ada_cos_gives_them(chunk):
    layer, (rows, target) = CosineClassifier(DIMENSIONS, 2, chunk=chunk).double(), batch()
    value, *gradients = value_and_gradients(of_two, layer, built('AdaCosLoss', 2), rows, target % 2)
    torch.testing.assert_close(value.exp(), torch.tensor(2.0).double())
    assert all(gradient.abs().max() < 1e-20 for gradient in gradients)


@pytest.mark.parametrize('chunk', [None, 1])
def test_a_scale_of_ada_cos_that_fell_to_0_comes_back_as_with_all_classes(chunk):
    layer, rows, target = CosineClassifier(2, 5, chunk=chunk), torch.tensor([[1.0, 0.0]]), torch.tensor([0])
    layer.weight.data[:] = torch.tensor([[1.0, 0.0]] + 4 * [[-1.0, 0.0]])
    losses, scales = [built('AdaCosLoss', 5) for _ in range(2)], []
    for _ in range(4):
        values = of_all(layer, losses[0], rows, target), of_two(layer, losses[1], rows, target)
        torch.testing.assert_close(*values)
        torch.testing.assert_close(losses[0].scale, losses[1].scale)
        scales.append(losses[0].scale.item())
    assert min(scales) < 1e-20 and scales[-1] > 1


def test_ada_cos_of_another_number_of_classes_is_refused():
    with pytest.raises(ValueError, match=f'num_classes is 9, and the centres are of {CLASSES} classes'):
        of_two(classifier(), built('AdaCosLoss', 9), *batch())


def test_a_scale_of_several_numbers_is_refused():
    with pytest.raises(ValueError, match=r'scale has the shape \(3,\).*accepted: a scale of one number'):
        built('AdaCosLoss')(torch.zeros(4, 2), torch.zeros(4).long(), scale=torch.ones(3))


@pytest.mark.parametrize('dtype', [torch.float32, torch.float64])
def test_a_logit_is_found_again_from_its_cost(dtype):
    logits = torch.linspace(-200, 200, 4001, dtype=dtype).requires_grad_()
    found = logit_of(log_cost(logits))
    torch.testing.assert_close(found, logits)
    torch.testing.assert_close(torch.autograd.grad(found.sum(), logits)[0], torch.ones_like(logits))


def test_the_gradient_of_chunks_is_the_numerical_one():
    (rows, target), layer = batch(), classifier(chunk=3)

    def cosines(directions, centres, bias):
        costs = Costs(lambda cosines, bias: 8 * cosines.square() * bias, [bias])
        return torch.stack(true_and_negatives(directions, centres, target, layer.cosines_of, costs, 3))

    assert torch.autograd.gradcheck(cosines, (rows, layer.centres().detach().requires_grad_(), BIAS))


@pytest.mark.parametrize('chunk', [None, 2])
@pytest.mark.parametrize('name', ['ArcFaceLoss', 'SphereFaceLoss', *WEIGHING])
def test_finite_where_an_embedding_is_a_centre_and_where_it_is_opposite_to_all(chunk, name):
    layer = classifier(chunk=chunk, dtype=torch.float32)
    layer.weight.data[:] = torch.tensor([1.0, 0, 0, 0])
    rows = torch.tensor([[1.0, 0, 0, 0], [-1.0, 0, 0, 0], [0, 0, 0, 0]]).requires_grad_()
    value, *gradients = value_and_gradients(of_two, layer, built(name), rows, torch.tensor([0, 1, 2]))
    assert value.isfinite() and all(gradient.isfinite().all() for gradient in gradients)
    torch.testing.assert_close(value, of_all(layer, built(name), rows, torch.tensor([0, 1, 2])))


@pytest.mark.parametrize('chunk', [None, 2])
@pytest.mark.parametrize('length', [0, 1e-30, 1e-13, 1e-5])
@pytest.mark.parametrize('name', ABLE)
def test_an_embedding_of_next_to_no_length_has_the_gradients_that_it_has_with_all_classes(name, length, chunk):
    rows, target = torch.tensor([[length, 0, 0, 0], [0.3, 1, 0, 0]]).double().requires_grad_(), torch.tensor([2, 1])
    expected = value_and_gradients(of_all, classifier(), built(name), rows, target)
    found = value_and_gradients(of_two, classifier(chunk=chunk), built(name), rows, target)
    tolerance = 1e-6 if name == 'AdaCosLoss' else 1e-10
    torch.testing.assert_close(found, expected, rtol=tolerance, atol=tolerance)


UNUSABLE = torch.tensor([torch.nan, torch.inf, 3e38]).unsqueeze(-1)


@pytest.mark.parametrize('chunk', [None, 2])
@pytest.mark.parametrize('name', ABLE)
def test_an_embedding_of_weight_0_may_hold_anything(name, chunk):
    layer, (rows, target) = classifier(chunk=chunk, dtype=torch.float32), batch(dtype=torch.float32)
    weight = torch.tensor([0.0] * 3 + [1.0] * 6)

    def outcome(of_no_weight):
        leaf, loss = torch.cat([of_no_weight.expand(3, DIMENSIONS), rows[3:].detach()]).requires_grad_(), built(name)
        given = context(layer, loss, leaf.masked_fill(weight.unsqueeze(-1) == 0, 0))  # lengths of theirs have no slope
        two, known = layer.two_classes(leaf, target, loss, weight, **given)
        value = loss(two, torch.zeros_like(target), weight, avg_factor=6, **known)
        return value, *torch.autograd.grad(value, (leaf, layer.weight)), loss.state_dict()

    torch.testing.assert_close(outcome(UNUSABLE), outcome(torch.zeros(3, 1)))


@pytest.mark.parametrize('chunk', [None, 2])
@pytest.mark.parametrize('name', ['ArcFaceLoss', *WEIGHING])
def test_an_empty_batch_has_a_gradient_path(name, chunk):
    layer = classifier(chunk=chunk)
    of_two(layer, built(name), *batch(0)).backward()
    assert layer.weight.grad is not None and not layer.weight.grad.any()


@pytest.mark.parametrize('chunk', [None, 1])
@pytest.mark.parametrize('loss', [ArcFaceLoss(), ArcFaceLoss(scale=0.1), SphereFaceLoss()], ids=str)
def test_a_class_without_a_rival_costs_nothing(loss, chunk):
    layer, rows = CosineClassifier(DIMENSIONS, 1, chunk=chunk), torch.full((2, DIMENSIONS), 0.05).requires_grad_()
    value = of_two(layer, loss, rows, torch.zeros(2).long())
    value.backward()
    assert value == 0 and not layer.weight.grad.any() and not rows.grad.any()


@pytest.mark.parametrize('dtype', [torch.float16, torch.bfloat16])
@pytest.mark.parametrize('loss', [NormFaceLoss(), CurricularFaceLoss().eval()], ids=lambda loss: type(loss).__name__)
def test_half_precision_is_computed_in_float32(loss, dtype):
    layer, (rows, target) = classifier(chunk=2, dtype=dtype), batch(dtype=dtype)
    cosines, _ = layer.two_classes(rows, target, loss)
    exact, _ = classifier(chunk=2, dtype=dtype).float().two_classes(rows.detach().float(), target, loss)
    assert cosines.dtype == torch.float32 and torch.equal(cosines, exact)
    cosines.sum().backward()
    assert rows.grad.dtype == layer.weight.grad.dtype == dtype
    with torch.autocast('cpu', torch.bfloat16):
        assert torch.equal(layer.two_classes(rows, target, loss)[0], cosines)


@pytest.mark.parametrize('name', ['ArcFaceLoss', *WEIGHING])
def test_the_cosines_of_all_classes_are_never_held(name):
    """What autograd keeps, and the largest tensor that any operation gives, are of the size of a chunk."""
    from torch.utils._python_dispatch import TorchDispatchMode
    from torch.utils._pytree import tree_leaves

    class Largest(TorchDispatchMode):
        seen = 0

        def __torch_dispatch__(self, func, types, args=(), kwargs=None):
            out = func(*args, **(kwargs or {}))
            sizes = [leaf.numel() for leaf in tree_leaves(out) if isinstance(leaf, torch.Tensor)]
            self.seen = max([self.seen, *sizes])
            return out

    n, classes, chunk = 64, 1000, 10
    layer, rows = CosineClassifier(8, classes, chunk=chunk), torch.randn(n, 8).requires_grad_()
    with Largest() as mode:
        of_two(layer, built(name, classes), rows, torch.arange(n)).backward()
    assert mode.seen == classes * 8 < n * classes / 4


@pytest.mark.parametrize('chunk', [0, 1.5, -2])
def test_a_chunk_of_no_classes_is_refused(chunk):
    with pytest.raises(ValueError, match='chunk must be an integer above 0'):
        CosineClassifier(4, 3, chunk=chunk)


# --- the head


def head(loss, **settings):
    pytest.importorskip('mmpretrain')
    from mmengine.registry import MODELS as ROOT_MODELS
    from mmengine.registry import DefaultScope

    torch.manual_seed(0)
    with DefaultScope.overwrite_default_scope('mmpretrain'):
        return ROOT_MODELS.build(
            dict(type='cvloss_mm.CosineHead', num_classes=CLASSES, in_channels=DIMENSIONS, loss=loss, **settings)
        )


def samples(labels):
    from mmpretrain.structures import DataSample

    return [DataSample().set_gt_label(int(label)) for label in labels]


@pytest.mark.parametrize(
    'loss',
    [
        dict(type='cvloss_mm.ArcFaceLoss'),
        dict(type='cvloss_mm.MagFaceLoss'),
        dict(type='cvloss_mm.SphereFaceLoss'),
        dict(type='cvloss_mm.SubCenterArcFaceLoss'),
        dict(type='cvloss_mm.SoftTripleLoss'),
        dict(type='cvloss_mm.ArcFaceLoss', ignore_index=0),
        dict(type='cvloss_mm.ArcFaceLoss', ignore_index=3),
        *(dict(type=f'cvloss_mm.{name}', ignore_index=ignored) for name in OF_NEGATIVES for ignored in (None, 0, 3)),
        *(dict(type='cvloss_mm.AdaCosLoss', num_classes=CLASSES, ignore_index=ignored) for ignored in (None, 0, 3)),
        dict(type='cvloss_mm.CombinedLoss', losses=[dict(type='ArcFaceLoss'), dict(type='CosFaceLoss')]),
    ],
    ids=lambda loss: '-'.join(map(str, loss.values()))[:60],
)
def test_a_head_in_chunks_has_the_losses_of_one_that_is_not(loss):
    rows, target = batch(dtype=torch.float32)
    found, expected = (head(loss, **settings).loss((20 * rows,), samples(target)) for settings in (dict(chunk=2), {}))
    assert found.keys() == expected.keys()
    torch.testing.assert_close(found, expected)


@pytest.mark.parametrize('chunk', [None, 2])
@pytest.mark.parametrize('name', COSINE_LOSSES)
def test_an_embedding_whose_label_is_ignored_may_hold_anything(name, chunk):
    if chunk and name not in ABLE:
        pytest.skip(f'{name} is for all classes together')
    counted = MODELS.get(name).trial
    loss = dict(type=f'cvloss_mm.{name}', ignore_index=3, **({'class_counts': [9] * CLASSES} if counted else {}))
    loss = dict(loss, **({'num_classes': loss.pop('class_counts') and CLASSES} if 'num_classes' in counted else {}))
    rows, _ = batch(6, torch.float32)

    def outcome(ignored):
        model = head(loss, chunk=chunk)
        leaf = torch.cat([ignored.expand(3, DIMENSIONS), rows[:3].detach()]).requires_grad_()
        value = model.loss((leaf,), samples([3, 3, 3, 0, 1, 2]))['loss']
        return value, *torch.autograd.grad(value, (leaf, model.classifier.weight)), model.state_dict()

    torch.testing.assert_close(outcome(UNUSABLE), outcome(torch.zeros(3, 1)))


@pytest.mark.parametrize(
    ('loss', 'settings', 'message'),
    [
        (
            'LargeMarginSoftmaxLoss',
            {},
            r'LargeMarginSoftmaxLoss reads .* one by one; .*take one of .*Arc.*SphereFaceLoss',
        ),
        ('ArcFaceLoss', dict(cal_acc=True), 'cal_acc needs'),
    ],
)
def test_what_needs_all_cosines_is_refused(loss, settings, message):
    with pytest.raises(ValueError, match=message):
        head(dict(type=f'cvloss_mm.{loss}'), chunk=2, **settings)


def test_lengths_beside_soft_centres_are_refused():
    with pytest.raises(ValueError, match=r'SphereFaceLoss reads lengths.*softness=None'):
        classifier(3, None, 0.2).two_classes(*batch(), SphereFaceLoss())


@pytest.mark.parametrize('name', [*WEIGHING, 'SphereFaceLoss'])
def test_what_compares_with_other_classes_than_others_do_is_refused_in_a_combination(name):
    scale = dict(scale=1.0) if 'scale' in MODELS.get(name).__signature__.parameters else {}
    parts = [dict(type='ArcFaceLoss', scale=1.0), dict(type=name, **scale)]
    with pytest.raises(ValueError, match=f'{name} can be in no combination'):
        head(dict(type='cvloss_mm.CombinedLoss', losses=parts), chunk=2)


def test_parts_of_different_scales_are_refused():
    parts = [dict(type='ArcFaceLoss', scale=8.0), dict(type='CosFaceLoss')]
    with pytest.raises(ValueError, match=r'need one scale, got \[8.0, 64.0\]'):
        head(dict(type='cvloss_mm.CombinedLoss', losses=parts), chunk=2)


@pytest.mark.parametrize('label', [-1, CLASSES])
def test_a_label_that_is_no_class_is_named(label):
    rows, _ = batch(1, torch.float32)
    with pytest.raises(IndexError, match=f'label {label} is none of 0 ... {CLASSES - 1}'):
        head(dict(type='cvloss_mm.ArcFaceLoss'), chunk=2).loss((rows,), samples([label]))


def test_mixed_images_are_refused_in_words():
    rows, _ = batch(1, torch.float32)
    sample = samples([0])[0].set_gt_score(torch.eye(CLASSES)[0])
    with pytest.raises(ValueError, match='integer labels'):
        head(dict(type='cvloss_mm.ArcFaceLoss'), chunk=2).loss((rows,), [sample])


def test_predictions_are_those_of_a_head_without_chunks():
    rows, _ = batch(dtype=torch.float32)
    loss = dict(type='cvloss_mm.ArcFaceLoss')
    assert torch.equal(head(loss, chunk=2)((rows,)), head(loss)((rows,)))


def test_the_one_rival_is_no_cosine_that_the_misuse_check_would_stop():
    from cvloss_mm.checking import values
    from cvloss_mm.checking.watching import ValuesError

    rows, target = batch(dtype=torch.float32)
    model = head(dict(type='cvloss_mm.ArcFaceLoss', scale=1.0), chunk=2)
    assert model.classifier.two_classes(rows, target, model.loss_module)[0][:, 1].max() > 1.5
    with values() as found:
        model.loss((rows,), samples(target))
    assert not found
    with pytest.raises(ValuesError, match='cosine-values'), values():
        ArcFaceLoss()(9 * rows[:, :2], target % 2)
