"""The layer that makes cosines, and mmpretrain's head around it."""

import math

import pytest
import torch
from conftest import LOSSES
from torch import nn
from torch.utils._pytree import tree_map_only

from cvloss_mm import testing as contract
from cvloss_mm.functional import arc_face_loss, curricular_face_loss, mag_face_loss
from cvloss_mm.heads import CosineClassifier
from cvloss_mm.losses import ArcFaceLoss, CosineLoss, CurricularFaceLoss, EmbeddingLoss, MagFaceLoss, TripletLoss

mmpretrain = pytest.importorskip('mmpretrain')

from mmengine.registry import MODELS as ROOT_MODELS  # noqa: E402
from mmengine.registry import DefaultScope  # noqa: E402
from mmpretrain.structures import DataSample  # noqa: E402

from cvloss_mm.registry import MODELS  # noqa: E402


def classifier(subcenters=1, dtype=torch.float32):
    torch.manual_seed(0)
    return CosineClassifier(4, 3, subcenters).to(dtype)


def embeddings(n=5, dtype=torch.float32):
    return torch.randn(n, 4, generator=torch.Generator().manual_seed(1)).to(dtype)


def clusters(n=24):
    """Embeddings of three classes that can be told apart by their direction alone."""
    generator = torch.Generator().manual_seed(0)
    labels = torch.arange(n) % 3
    rows = torch.eye(4)[labels] + 0.3 * torch.randn(n, 4, generator=generator)
    return rows * (0.1 + 10 * torch.rand(n, 1, generator=generator)), labels


@pytest.mark.parametrize('subcenters', [1, 3])
def test_an_output_is_the_cosine_to_the_nearest_centre_of_the_class(subcenters):
    layer, rows = classifier(subcenters), embeddings()
    centres = layer.weight.reshape(3, subcenters, 4)
    expected = nn.functional.cosine_similarity(rows[:, None, None], centres[None], dim=-1).amax(-1)
    assert torch.allclose(layer(rows), expected, atol=1e-6)


@pytest.mark.parametrize('subcenters', [1, 3])
def test_the_gradient_is_the_numerical_one(subcenters):
    layer, rows = classifier(subcenters, torch.float64), embeddings(dtype=torch.float64).requires_grad_()
    assert torch.autograd.gradcheck(
        lambda x, w: torch.func.functional_call(layer, {'weight': w}, x), (rows, layer.weight)
    )


def test_only_directions_count():
    layer, rows = classifier(), embeddings()
    before = layer(rows)
    layer.weight.data *= torch.tensor([[1e-6], [3.0], [1e6]])
    assert torch.allclose(layer(rows * 1e12), before, atol=1e-6)


@pytest.mark.parametrize('subcenters', [1, 2])
def test_an_embedding_and_a_centre_of_length_zero_are_at_right_angles_to_all_and_have_finite_gradients(subcenters):
    layer, rows = classifier(subcenters), embeddings()
    layer.weight.data[0] = 0
    rows[1] = 0
    cosines = layer(rows.requires_grad_())
    assert not cosines[1].any()
    ArcFaceLoss()(cosines, torch.tensor([0, 0, 1, 2, 1])).backward()
    assert rows.grad.isfinite().all() and layer.weight.grad.isfinite().all()


@pytest.mark.parametrize('dtype', [torch.float16, torch.bfloat16])
def test_half_precision_is_computed_in_float32(dtype):
    layer, rows = classifier().to(dtype), embeddings(dtype=dtype)
    cosines = layer(rows.requires_grad_())
    exact = CosineClassifier.forward(classifier().to(dtype).float(), rows.float())
    assert cosines.dtype == torch.float32 and torch.equal(cosines, exact)
    cosines.sum().backward()
    assert rows.grad.dtype == layer.weight.grad.dtype == dtype


def test_autocast_changes_nothing():
    layer, rows = classifier(), embeddings()
    with torch.autocast('cpu', torch.bfloat16):
        cosines = layer(rows)
    assert torch.equal(cosines, layer(rows))


def test_float64_stays_float64():
    assert classifier(dtype=torch.float64)(embeddings(dtype=torch.float64)).dtype == torch.float64


def test_meta_tensors_pass():
    assert classifier().to('meta')(embeddings().to('meta')).shape == (5, 3)


def test_meta_tensors_pass_through_every_loss(loss_cls):
    loss = contract.build(loss_cls).to('meta')
    assert loss(*tree_map_only(torch.Tensor, lambda value: value.to('meta'), contract.draw(loss_cls))).shape == ()


def test_an_empty_batch_has_a_gradient_path():
    layer = classifier()
    layer(embeddings(0)).sum().backward()
    assert not layer.weight.grad.any()


def test_compiles_without_a_break():
    layer, rows = classifier(2), embeddings()
    assert torch.allclose(torch.compile(layer, fullgraph=True, backend='eager')(rows), layer(rows))


@pytest.mark.parametrize('shape', [(4,), (5, 3), (5, 4, 1, 1)])
def test_embeddings_of_another_shape_are_refused(shape):
    with pytest.raises(ValueError, match=r'must be \(n, 4\)'):
        classifier()(torch.zeros(shape))


@pytest.mark.parametrize('arguments', [(0, 3), (4, 0), (4, 3, 0), (4.0, 3)])
def test_numbers_that_make_no_layer_are_refused(arguments):
    with pytest.raises(ValueError, match='integer above 0'):
        CosineClassifier(*arguments)


def head(loss='ArcFaceLoss', **settings):
    torch.manual_seed(0)
    if isinstance(loss, str):
        scaled = dict(scale=16.0) if 'scale' in MODELS.get(loss).hyper else {}
        weight = 16.0 if loss == 'SphereFace2Loss' else 1.0  # which is divided by the scale
        loss = dict(MODELS.get(loss).trial, type=f'cvloss_mm.{loss}', loss_weight=weight, **scaled)
    cfg = dict(type='cvloss_mm.CosineHead', num_classes=3, in_channels=4, loss=loss)
    with DefaultScope.overwrite_default_scope('mmpretrain'):
        return ROOT_MODELS.build({**cfg, **settings})


def samples(labels):
    return [DataSample().set_gt_label(int(label)) for label in labels]


COSINE_LOSSES = sorted(
    name for name, cls in MODELS.module_dict.items() if isinstance(cls, type) and issubclass(cls, CosineLoss)
)


@pytest.mark.parametrize('subcenters', [1, 2])
@pytest.mark.parametrize('name', COSINE_LOSSES)
def test_every_loss_of_cosines_trains_a_head(name, subcenters):
    if subcenters > 1 and 'center_norm' in MODELS.get(name).context:
        with pytest.raises(ValueError, match='subcenters=1'):
            head(name, subcenters=subcenters)
        return
    model, (rows, labels) = head(name, subcenters=subcenters), clusters()
    rate = 0.5 if name == 'P2SGradLoss' else 0.05  # which has no scale, and so much the smaller gradients
    optimizer, history = torch.optim.SGD(model.parameters(), lr=rate), []
    for _ in range(20):
        optimizer.zero_grad()
        history.append(model.loss((rows,), samples(labels))['loss'])
        history[-1].backward()
        optimizer.step()
    least = 0.95 if name == 'AdaCosLoss' else 0.7  # of three classes its scale is small, and it cannot fall far
    assert history[1] < history[0] and history[-1] < least * history[0]


def test_the_loss_is_that_of_the_cosines():
    model, (rows, labels) = head(), clusters()
    expected = ArcFaceLoss(scale=16.0)(model.classifier(rows), labels)
    assert torch.allclose(model.loss((rows,), samples(labels))['loss'], expected)


def test_predictions_are_the_softmax_of_scaled_cosines_and_carry_the_embedding():
    model, rows = head(), embeddings()
    found = model.predict((rows,), samples([0, 1, 2, 0, 1]))
    scores = torch.stack([sample.pred_score for sample in found])
    assert torch.allclose(scores, (16 * model.classifier(rows)).softmax(-1))
    assert [int(sample.pred_label) for sample in found] == scores.argmax(-1).tolist()
    assert torch.equal(torch.stack([sample.embedding for sample in found]), rows)
    assert [int(sample.gt_label) for sample in found] == [0, 1, 2, 0, 1]


def test_the_scale_of_predictions_may_differ_from_that_of_the_loss():
    rows = embeddings()
    assert torch.allclose(head(scale=4.0)((rows,)), head()((rows,)) / 4)


def test_accuracies_are_of_the_cosines_without_margin():
    model, rows = head(cal_acc=True, topk=(1, 2)), embeddings()
    labels = model.classifier(rows).argmax(-1)
    losses = model.loss((rows,), samples(labels))
    assert [float(losses[f'accuracy_top-{k}'][0]) for k in (1, 2)] == [100.0, 100.0]


def test_a_checkpoint_brings_everything_back(tmp_path):
    model, rows = head(subcenters=2), embeddings()
    torch.save(model.state_dict(), tmp_path / 'head.pth')
    other = head(subcenters=2)
    other.classifier.reset_parameters()
    assert not torch.equal(other((rows,)), model((rows,)))
    other.load_state_dict(torch.load(tmp_path / 'head.pth'))
    assert torch.equal(other((rows,)), model((rows,)))


def test_a_combination_of_losses_of_cosines_is_one_too():
    parts = [dict(type='ArcFaceLoss', scale=8.0), dict(type='CosFaceLoss', scale=8.0)]
    model, rows = head(dict(type='cvloss_mm.CombinedLoss', losses=parts)), embeddings()
    assert torch.allclose(model((rows,)), 8 * model.classifier(rows))


@pytest.mark.parametrize('loss', [dict(type='CrossEntropyLoss'), dict(type='cvloss_mm.SoftmaxCrossEntropyLoss')])
def test_a_loss_of_anything_else_is_refused(loss):
    with pytest.raises(ValueError, match='no loss of these'):
        head(loss)


def test_mixed_images_are_refused_in_words():
    sample = DataSample().set_gt_label(0).set_gt_score(torch.tensor([0.5, 0.5, 0.0]))
    with pytest.raises(ValueError, match='integer labels'):
        head().loss((embeddings(1),), [sample])


def test_the_first_loss_is_that_of_chance():
    """Directions of new centres have no preference, so cosines are small, and a margin costs its share."""
    torch.manual_seed(0)
    layer = CosineClassifier(512, 100)
    loss = ArcFaceLoss(scale=1.0, margin=0.0)(layer(torch.randn(64, 512)), torch.arange(64))
    assert float(loss) == pytest.approx(math.log(100), rel=0.01)


# --- losses that compare embeddings


def embedding_head(loss='TripletLoss'):
    with DefaultScope.overwrite_default_scope('mmpretrain'):
        return ROOT_MODELS.build(dict(type='cvloss_mm.EmbeddingHead', loss=dict(type=f'cvloss_mm.{loss}')))


def test_a_loss_of_embeddings_trains_beside_one_of_cosines():
    model, (rows, labels) = head(loss_embedding=dict(type='cvloss_mm.TripletLoss', loss_weight=0.5)), clusters()
    losses = model.loss((rows.requires_grad_(),), samples(labels))
    assert set(losses) == {'loss', 'loss_embedding'}
    assert torch.allclose(losses['loss_embedding'], 0.5 * TripletLoss()(rows, labels))
    assert torch.allclose(losses['loss'], head().loss((rows,), samples(labels))['loss'])


def test_a_head_without_weights_compares_the_features_of_the_neck():
    model, (rows, labels) = embedding_head(), clusters()
    assert torch.allclose(model.loss((rows,), samples(labels))['loss'], TripletLoss()(rows, labels))
    found = model.predict((rows,), samples(labels))
    assert torch.equal(torch.stack([sample.embedding for sample in found]), rows)
    assert len(model.predict((rows,))) == len(rows) and not list(model.parameters())


@pytest.mark.parametrize('update', ['running', 'gradient'])
def test_centres_are_the_heads_and_come_to_the_means_of_the_classes(update):
    model = head(loss_embedding=dict(type='cvloss_mm.CenterLoss', update=update, loss_weight=0.1))
    rows, labels = clusters(60)
    rows = torch.nn.functional.normalize(rows)
    first = model.centers.weight.detach().clone()
    value = model.loss((rows,), samples(labels))['loss_embedding']
    assert torch.allclose(value, 0.05 * (rows - first[labels]).square().sum(-1).mean())
    means = torch.stack([rows[labels == k].mean(0) for k in range(3)])
    if update == 'running':
        assert torch.allclose(model.centers.weight, first + 0.5 * 20 / 21 * (means - first), atol=1e-6)
    optimizer = torch.optim.SGD(model.parameters(), lr=10.0)
    for _ in range(60):
        optimizer.zero_grad()
        model.loss((rows,), samples(labels))['loss_embedding'].backward() if update == 'gradient' else model.loss(
            (rows,), samples(labels)
        )
        optimizer.step()
    assert torch.allclose(model.centers.weight, means, atol=1e-3)
    kept = model.eval().centers.weight.detach().clone()
    model.loss((rows,), samples(labels))
    assert torch.equal(model.centers.weight, kept) and 'centers.weight' in model.state_dict()


@pytest.mark.parametrize(
    'name',
    sorted(
        name for name, cls in MODELS.module_dict.items() if isinstance(cls, type) and issubclass(cls, EmbeddingLoss)
    ),
)
def test_every_loss_of_embeddings_trains_an_encoder(name):
    torch.manual_seed(0)
    encoder, model, (rows, labels) = nn.Linear(4, 3), embedding_head(name), clusters()
    rows = nn.functional.normalize(rows)
    optimizer, history = torch.optim.Adam(encoder.parameters(), lr=0.02), []
    for _ in range(40):
        optimizer.zero_grad()
        history.append(model.loss((encoder(rows),), samples(labels))['loss'])
        history[-1].backward()
        optimizer.step()
    assert history[1] < history[0] and history[-1] < 0.9 * history[0]


@pytest.mark.parametrize('loss', ['ArcFaceLoss', 'SoftmaxCrossEntropyLoss'])
def test_a_loss_of_no_embeddings_is_refused(loss):
    with pytest.raises(ValueError, match='no loss of these'):
        embedding_head(loss)
    with pytest.raises(ValueError, match='no loss of these'):
        head(loss_embedding=dict(type=f'cvloss_mm.{loss}'))


def test_maps_of_features_are_refused():
    with pytest.raises(ValueError, match='a neck that pools'):
        embedding_head().predict((torch.zeros(2, 4, 7, 7),))


# --- how far a training is


def test_curricular_face_averages_the_cosine_of_the_true_class_before_it_uses_it():
    loss = CurricularFaceLoss(momentum=0.9)
    cosines, labels = torch.tensor([[0.5, 0.4, 0.1], [0.2, 0.9, 0.0], [0.1, 0.1, -1.0]]), torch.tensor([0, 1, 2])
    value = loss(cosines, labels, torch.tensor([1.0, 1.0, 0.0]), avg_factor=2)
    assert float(loss.t) == pytest.approx(0.1 * 0.7)
    assert torch.allclose(value, curricular_face_loss(cosines, labels, t=loss.t)[:2].mean())
    loss.eval()(cosines, labels)
    assert float(loss.t) == pytest.approx(0.1 * 0.7)


def test_what_curricular_face_keeps_is_a_cosine_whatever_came():
    """Logits that come by mistake would stay in the average for thousands of steps."""
    loss = CurricularFaceLoss()
    for size in (90.0, -90.0):
        loss(torch.full((4, 3), size), torch.zeros(4, dtype=torch.long))
        assert -0.011 < loss.t < 0.011


def test_hard_rivals_count_for_less_at_first_and_for_more_later():
    cosines, labels = torch.tensor([[0.5, 0.6, 0.0]]), torch.tensor([0])
    early, plain, late = (curricular_face_loss(cosines, labels, t=t) for t in (0.0, 0.4, 0.9))
    assert early < plain < late
    assert torch.allclose(plain, arc_face_loss(cosines, labels))  # t + cos is 1


# --- what a head has for its loss


def test_the_head_has_three_centres_a_class_for_a_loss_that_is_made_for_them():
    assert head('SubCenterArcFaceLoss').classifier.subcenters == 3
    assert head('SubCenterArcFaceLoss', subcenters=2).classifier.subcenters == 2
    assert head().classifier.subcenters == 1


def test_the_head_has_soft_centres_for_soft_triple_and_keeps_them_together():
    model, (rows, labels) = head('SoftTripleLoss'), clusters()
    assert (model.classifier.subcenters, model.classifier.softness) == (10, 0.1)
    losses = model.loss((rows,), samples(labels))
    assert torch.allclose(losses['loss_centers'], 0.2 * model.classifier.spread())
    assert torch.allclose(losses['loss'], model.loss_module(model.classifier(rows), labels))
    without = head(dict(type='cvloss_mm.SoftTripleLoss', spread_weight=0.0))
    assert set(without.loss((rows,), samples(labels))) == {'loss'}


@pytest.mark.parametrize(('name', 'first'), [('UniFaceLoss', math.log(30)), ('SphereFace2Loss', None)])
def test_the_head_has_the_threshold_that_a_loss_reads_and_trains_it(name, first):
    model, (rows, labels) = head(name), clusters()
    before = model.bias.item()
    assert before == pytest.approx(model.loss_module.first_bias(3))
    assert first is None or before == pytest.approx(first)
    value = model.loss((rows,), samples(labels))['loss']
    assert torch.allclose(value, model.loss_module(model.classifier(rows), labels, bias=model.bias))
    value.backward()
    assert model.bias.grad.abs() > 0 and 'bias' in model.state_dict()
    assert head().bias is None


@pytest.mark.parametrize('alone', [True, False])
def test_the_head_has_the_threshold_of_pairs_which_begins_with_the_first_batch_and_trains(alone):
    loss, (rows, labels) = dict(type='cvloss_mm.UniTSFaceLoss', scale=8.0), clusters()
    config = dict(type='cvloss_mm.EmbeddingHead', loss=loss)
    model = ROOT_MODELS.build(config) if alone else head(loss_embedding=loss)
    key, own = ('loss', 'loss_module') if alone else ('loss_embedding', 'loss_embedding')
    value = model.loss((rows,), samples(labels))[key]
    loss = getattr(model, own)
    assert torch.allclose(model.threshold.bias, loss.first_bias(rows, labels))
    assert torch.allclose(value, loss(rows, labels, bias=model.threshold.bias))
    value.backward()
    assert model.threshold.bias.grad.abs() > 0
    kept = {**model.state_dict(), 'threshold.bias': torch.tensor(3.0)}
    model.threshold.begun = False  # as of one that is built anew
    model.load_state_dict(kept)
    model.loss((rows,), samples(labels))
    assert model.threshold.bias == 3


def test_the_threshold_of_pairs_begins_with_the_first_batch_that_has_pairs_of_two_classes():
    rows, labels = clusters()
    model = ROOT_MODELS.build(
        dict(type='cvloss_mm.EmbeddingHead', loss=dict(type='cvloss_mm.UniTSFaceLoss', scale=8.0))
    )
    model.loss((rows,), samples(0 * labels))
    assert model.threshold.bias == 0
    model.loss((rows,), samples(labels))
    assert torch.allclose(model.threshold.bias, model.loss_module.first_bias(rows, labels))


def test_the_threshold_of_pairs_does_not_begin_with_embeddings_that_are_not_finite():
    """As mixed precision gives them, whose scaler then skips the step: a threshold of NaN would stay."""
    rows, labels = clusters()
    model = ROOT_MODELS.build(dict(type='cvloss_mm.EmbeddingHead', loss=dict(type='cvloss_mm.UniTSFaceLoss')))
    model.loss((rows.masked_fill(rows == rows[0, 0], torch.inf),), samples(labels))
    assert model.threshold.bias == 0
    model.loss((rows,), samples(labels))
    assert torch.allclose(model.threshold.bias, model.loss_module.first_bias(rows, labels))


def test_only_a_head_whose_loss_reads_a_threshold_has_one():
    assert head(loss_embedding=dict(type='cvloss_mm.TripletLoss')).threshold is None and head().threshold is None


def test_a_loss_without_a_scale_predicts_with_one_and_stands_in_two_classes():
    model, (rows, labels) = head(dict(type='cvloss_mm.P2SGradLoss')), clusters()
    assert torch.allclose(model.logits(rows), model.classifier(rows))
    value = model.loss((rows,), samples(labels))['loss']
    in_chunks = head(dict(type='cvloss_mm.P2SGradLoss'), chunk=2)
    in_chunks.load_state_dict(model.state_dict())
    assert torch.allclose(in_chunks.loss((rows,), samples(labels))['loss'], value)


# --- lengths of embeddings


def test_the_head_gives_the_lengths_of_the_embeddings_to_a_loss_that_reads_them():
    model, (rows, labels) = head('MagFaceLoss'), clusters()
    rows = (8 * rows).requires_grad_()
    value = model.loss((rows,), samples(labels))['loss']
    norm = rows.norm(dim=-1)
    assert torch.allclose(value, MagFaceLoss(scale=16.0)(model.classifier(rows), labels, norm=norm))
    value.backward()
    inside = (norm > 10) & (norm < 110)
    along = (rows.grad * rows.detach()).sum(-1)  # of a cosine, and of a length that is cut off, it is 0
    assert inside.any() and not inside.all()
    assert (along[inside].abs() > 1e-4).all() and (along[~inside].abs() < 1e-4).all()


def test_the_head_gives_the_lengths_of_the_weights_to_a_loss_that_reads_them():
    model, (rows, labels) = head('LargeMarginSoftmaxLoss'), clusters()
    value = model.loss((rows,), samples(labels))['loss']
    model.loss_module.steps.zero_()
    weight = model.classifier.weight
    assert torch.allclose(
        value,
        model.loss_module(model.classifier(rows), labels, norm=rows.norm(dim=-1), center_norm=weight.norm(dim=-1)),
    )
    value.backward()
    assert ((weight.grad * weight).sum(-1).abs() > 1e-4).all()  # of a cosine the length has no slope


def test_a_combination_gives_each_part_the_context_that_it_reads():
    parts = [dict(type='MagFaceLoss', scale=8.0), dict(type='ArcFaceLoss', scale=8.0)]
    model, (rows, labels) = head(dict(type='cvloss_mm.CombinedLoss', losses=parts)), clusters()
    cosines, norm = model.classifier(rows), rows.norm(dim=-1)
    expected = MagFaceLoss(scale=8.0)(cosines, labels, norm=norm) + ArcFaceLoss(scale=8.0)(cosines, labels)
    assert torch.allclose(model.loss((rows,), samples(labels))['loss'], expected)
    with pytest.raises(TypeError, match=r'none of MagFaceLoss, ArcFaceLoss takes length'):
        model.loss_module(cosines, labels, length=norm)


def test_longer_embeddings_have_the_larger_margin_and_the_reward():
    cosines, labels = torch.tensor([[0.7, 0.1, 0.0]] * 3), torch.tensor([0, 0, 0])
    norm = torch.tensor([10.0, 60.0, 110.0])
    margins = mag_face_loss(cosines, labels, norm=norm, norm_weight=0.0)
    expected = torch.cat([arc_face_loss(cosines[:1], labels[:1], margin=m) for m in (0.45, 0.625, 0.8)])
    assert torch.allclose(margins, expected)
    reward = mag_face_loss(cosines, labels, norm=norm) - margins
    assert torch.allclose(reward, 35 * (1 / norm + norm / 110**2)) and (reward.diff() < 0).all()


@pytest.mark.parametrize(
    'cls', [cls for cls in LOSSES.values() if issubclass(cls, CosineLoss) and 'norm' in cls.context]
)
def test_mixed_images_are_refused_by_their_target_not_by_the_lengths_that_fit(cls):
    with pytest.raises(
        ValueError, match=r'not cosines and labels; .* accepted: pred \(n, classes\) with integer labels'
    ):
        cls(**cls.trial)(torch.zeros(4, 3), torch.rand(4, 3), norm=torch.ones(4))


def test_lengths_of_another_shape_and_an_empty_range_are_refused():
    with pytest.raises(ValueError, match=r'norm has the shape \(2,\)'):
        MagFaceLoss()(torch.zeros(3, 4), torch.zeros(3).long(), norm=torch.ones(2))
    for settings in (dict(low_norm=0.0), dict(high_norm=5.0), dict(low=0.9), dict(low=-0.1)):
        with pytest.raises(ValueError, match=r'mag_face_loss: .*must be .*got'):
            MagFaceLoss(**settings)
