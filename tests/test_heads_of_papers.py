"""Losses in the heads that their papers used, or the nearest ones of the hosts: a few real steps of tiny models."""

import copy
import pickle
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

pytest.importorskip('mmdet')

import mmdet
from mmdet.models.losses import QualityFocalLoss
from mmdet.registry import MODELS as DETECTOR_PARTS
from mmengine.config import Config, ConfigDict
from mmengine.registry import MODELS as ROOT_MODELS
from mmengine.registry import DefaultScope
from mmengine.structures import InstanceData
from test_configs import detection_sample

from cvloss_mm import functional as f
from cvloss_mm import losses
from cvloss_mm.hosts import override
from cvloss_mm.losses import Loss

pytestmark = pytest.mark.integration

CONFIGS = Path(mmdet.__file__).parent / '.mim/configs'
DINO = CONFIGS / 'dino/dino-4scale_r50_8xb2-12e_coco.py'
CORNERNET = CONFIGS / 'cornernet/cornernet_hourglass104_8xb6-210e-mstest_coco.py'
OF_CORNERS = dict(type='cvloss_mm.AssociativeEmbeddingLoss', separate=True)
OF_MATCHES = dict(type='cvloss_mm.MarginL2Loss', clip=True)
QUALITIES = ['MatchabilityAwareLoss', 'IABCELoss', 'VarifocalLoss']
TRUTH = InstanceData(
    bboxes=torch.tensor([[10.0, 12.0, 40.0, 44.0], [4.0, 30.0, 22.0, 60.0]]), labels=torch.tensor([1, 0])
)
META = dict(img_shape=(64, 64), pad_shape=(64, 64))


@pytest.fixture
def bare_names():
    """Mean ours."""
    override.apply()
    yield
    override.undo()


def steps(parameters, total, count=15, rate=0.005):
    """The losses of a few steps on the same batch; ``total`` gives a dict of them."""
    parameters = list(parameters)
    optimizer, seen = torch.optim.Adam(parameters, rate), []
    for _ in range(count):
        found = total()
        optimizer.zero_grad()
        sum(map(whole, found.values())).backward()
        assert all(p.grad.isfinite().all() for p in parameters if p.grad is not None)
        optimizer.step()
        seen.append({key: float(whole(value)) for key, value in found.items()})
    return seen


def whole(value):
    """Some heads give a value a level."""
    return sum(value) if isinstance(value, list) else value


def values_of(loss, parameters, total, count=30):
    """What the loss is for each row that it is given, without weight, at the first step and at the last."""
    calls = []
    loss.register_forward_hook(lambda _, given, __: calls.append(float(loss.fn(*given[:2]).mean())))
    steps(parameters, total, count)
    return calls[0], calls[-1]


def dino(loss, **head):
    """DINO with one layer of either kind; mmdet 3.3.0 knows no other width of a query than 256."""
    cfg = Config(dict(model=Config.fromfile(DINO).model))
    cfg.merge_from_dict(
        dict(
            model=dict(
                num_queries=20,
                backbone=dict(depth=18, base_channels=8, init_cfg=None),
                neck=dict(in_channels=[16, 32, 64], out_channels=256, norm_cfg=dict(num_groups=4)),
                positional_encoding=dict(num_feats=128),
                dn_cfg=dict(group_cfg=dict(num_dn_queries=4)),
                bbox_head=dict(type='cvloss_mm.QualityDINOHead', num_classes=3, **head),
                **{
                    kind: dict(num_layers=1, layer_cfg={'ffn_cfg': dict(feedforward_channels=32)})
                    for kind in ('encoder', 'decoder')
                },
            )
        )
    )
    cfg.model.bbox_head.loss_cls = dict(type=f'cvloss_mm.{loss}', use_sigmoid=True)
    torch.manual_seed(0)
    with DefaultScope.overwrite_default_scope('mmdet'):
        model = ROOT_MODELS.build(cfg.model)
        model.init_weights()
    return model.train()


def images(model):
    generator = torch.Generator().manual_seed(1)
    shown = torch.randint(0, 256, (1, 3, 64, 64), generator=generator, dtype=torch.uint8)
    sample = detection_sample(TRUTH.bboxes.tolist(), TRUTH.labels.tolist())
    sample.set_metainfo(dict(batch_input_shape=(64, 64)))
    return model.data_preprocessor(dict(inputs=list(shown), data_samples=[sample]), True)


@pytest.mark.parametrize('loss', QUALITIES)
def test_dino_learns_with_a_loss_of_qualities_in_all_of_its_parts(loss):
    model, calls = dino(loss), []
    model.bbox_head.loss_cls.register_forward_hook(lambda _, given, __: calls.append(given[1]))
    batch = images(model)
    seen = steps(model.parameters(), lambda: model(**batch, mode='loss'), rate=0.002)
    assert {'loss_cls', 'enc_loss_cls', 'dn_loss_cls'} <= set(seen[0])
    assert len(calls) == 3 * 15
    for labels, qualities in calls:
        assert qualities[labels < 3].max() > 0 and (qualities[labels == 3] == 0).all()
    assert sum(seen[-1].values()) < 0.8 * sum(seen[0].values())


def test_the_loss_of_a_dino_head_is_ours_and_mmdets_and_survives_copies_and_pickles():
    loss = dino('MatchabilityAwareLoss').bbox_head.loss_cls
    pred, labels, scores = torch.randn(5, 3), torch.tensor([0, 3, 1, 3, 2]), torch.rand(5)
    expected = loss(pred, (labels, scores))
    for each in (loss, copy.deepcopy(loss), pickle.loads(pickle.dumps(loss))):
        assert isinstance(each, Loss) and isinstance(each, QualityFocalLoss)
        assert type(each).__name__ == 'MatchabilityAwareLoss' and each(pred, (labels, scores)) == expected


def test_a_dino_head_of_qualities_refuses_what_takes_none():
    with pytest.raises(ValueError, match='DINOHead takes the others'):
        dino('SigmoidFocalLoss')


def gfl(kind, **changes):
    torch.manual_seed(0)
    head = DETECTOR_PARTS.build(
        {
            **dict(
                type=kind,
                num_classes=3,
                in_channels=4,
                stacked_convs=1,
                feat_channels=16,
                norm_cfg=dict(type='GN', num_groups=4),
                reg_max=8,
                loss_cls=dict(type='QualityFocalLoss', use_sigmoid=True),
                anchor_generator=dict(
                    type='AnchorGenerator', ratios=[1.0], octave_base_scale=4, scales_per_octave=1, strides=[8]
                ),
                loss_bbox=dict(type='cvloss_mm.GIoULoss'),
                train_cfg=ConfigDict(
                    assigner=dict(type='ATSSAssigner', topk=9), allowed_border=-1, pos_weight=-1, debug=False
                ),
            ),
            **changes,
        }
    )
    head.init_weights()
    return head


FEATURES = (torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(2)),)
FGL = dict(type='cvloss_mm.FineGrainedLocalizationLoss', loss_weight=0.25)


def test_gfl_learns_the_bins_of_d_fine():
    head = gfl('cvloss_mm.FineGrainedGFLHead', loss_dfl=FGL)
    first, last = values_of(
        head.loss_dfl, head.parameters(), lambda: head.loss_by_feat(*head(FEATURES), [TRUTH], [META])
    )
    assert 0 < last < 0.8 * first


def test_equal_bins_are_the_prior_and_what_is_encoded_is_what_the_bins_say():
    """The wanted correction of a side lies between two bins; their mean is the side."""
    head, asked = gfl('cvloss_mm.FineGrainedGFLHead', loss_dfl=FGL), []
    assert torch.allclose(head.integral(torch.zeros(1, 36)), torch.full((1, 4), 2.0))  # half of a side of 4 strides
    head.loss_dfl.register_forward_hook(lambda _, given, __: asked.append(given[1]))
    head.loss_by_feat(*head(FEATURES), [TRUTH], [META])
    bins = head.integral.project / 4 - 0.5
    offsets = asked[0]
    assert offsets.abs().max() < 1 and len(offsets) % 4 == 0
    above = torch.searchsorted(bins, offsets).clamp(1, 8)
    share = (bins[above] - offsets) / (bins[above] - bins[above - 1])
    mass = (
        torch.zeros(len(offsets), 9)
        .scatter(1, above[:, None] - 1, share[:, None])
        .scatter(1, above[:, None], 1 - share[:, None])
    )
    cost = f.fine_grained_localization_loss((mass + 1e-30).log(), offsets)
    torch.testing.assert_close(cost, -torch.xlogy(mass, mass).sum(-1), rtol=1e-3, atol=1e-4)  # its own entropy
    torch.testing.assert_close(mass @ head.integral.project, 4 * (0.5 + offsets))


@pytest.mark.parametrize(
    'changes', [dict(loss_dfl=dict(type='cvloss_mm.DistributionFocalLoss')), dict(loss_dfl=FGL, reg_max=7)]
)
def test_bins_that_are_not_those_of_d_fine_are_refused(changes):
    with pytest.raises(ValueError, match='FineGrainedGFLHead needs'):
        gfl('cvloss_mm.FineGrainedGFLHead', **changes)


@pytest.mark.parametrize('name', ['DecoupledDistillationFocalLoss', 'KnowledgeDistillationLoss'])
def test_a_student_learns_the_sides_of_a_teacher(name):
    """The head distils matched boxes alone, so that the decoupled loss has one group of its two."""
    teacher, student = (gfl('LDHead', loss_ld=dict(type=f'cvloss_mm.{name}')) for _ in range(2))
    with torch.no_grad():
        for p in teacher.gfl_reg.parameters():
            p.normal_()
        soft = teacher(FEATURES)[1]
    first, last = values_of(
        student.loss_ld, student.parameters(), lambda: student.loss_by_feat(*student(FEATURES), [TRUTH], [META], soft)
    )
    assert 0 < last < 0.5 * first


SEVERAL_LABELS = ['AsymmetricLoss', 'TwoWayLoss', 'ZLPRLoss', 'HillLoss', 'SPLCLoss']


@pytest.mark.parametrize('name', SEVERAL_LABELS)
def test_the_multi_label_head_of_mmpretrain_learns_all_labels_of_an_image(name):
    pytest.importorskip('mmpretrain')
    from mmpretrain.structures import DataSample

    sigmoid = {} if issubclass(getattr(losses, name), losses.LabelSetLoss) else dict(use_sigmoid=True)
    torch.manual_seed(0)
    with DefaultScope.overwrite_default_scope('mmpretrain'):
        head = ROOT_MODELS.build(
            dict(
                type='MultiLabelLinearClsHead',
                num_classes=5,
                in_channels=8,
                thr=0.5,
                loss=dict(type=f'cvloss_mm.{name}', **sigmoid),
            )
        )
    expected = ([0, 3], [1], [2, 3, 4], [4])
    samples = [DataSample().set_gt_label(labels) for labels in expected]
    features = (torch.eye(8)[:4],)
    seen = steps(head.parameters(), lambda: head.loss(features, samples), count=40, rate=0.1)
    assert seen[-1]['loss'] < 0.5 * seen[0]['loss'] or seen[-1]['loss'] < 0.05
    scores = head(features).detach()
    for row, labels in zip(scores, expected, strict=True):
        assert set(row.topk(len(labels)).indices.tolist()) == set(labels)


def test_a_predictor_learns_to_point_where_the_other_view_points():
    """SimSiam's head of mmpretrain."""
    pytest.importorskip('mmpretrain')
    torch.manual_seed(0)
    predictor = dict(
        type='NonLinearNeck',
        in_channels=8,
        hid_channels=8,
        out_channels=8,
        with_avg_pool=False,
        with_last_bn=False,
        with_last_bias=True,
    )
    with DefaultScope.overwrite_default_scope('mmpretrain'):
        head = ROOT_MODELS.build(
            dict(type='LatentPredictHead', predictor=predictor, loss=dict(type='cvloss_mm.CosineSimilarityLoss'))
        )
    view, other = torch.randn(2, 16, 8, generator=torch.Generator().manual_seed(0))
    seen = steps(head.parameters(), lambda: dict(loss=head.loss(view, other)), count=40, rate=0.05)
    assert seen[-1]['loss'] < min(seen[0]['loss'] - 0.2, -0.4)


LONG_TAILS = dict(
    EQLLoss=dict(class_counts=[900.0, 90.0, 9.0]),
    EQLv2Loss=dict(num_classes=3, objectness=False),
    EqualizedFocalLoss=dict(num_classes=3),
    SeesawLoss=dict(num_classes=3, objectness=True),
)


@pytest.mark.parametrize('name', LONG_TAILS)
def test_the_roi_head_of_faster_rcnn_learns_a_rare_class_beside_frequent_ones(name):
    sigmoid = issubclass(getattr(losses, name), losses.SigmoidLoss)
    options = {
        key: value
        for key, value in LONG_TAILS[name].items()
        if key in (*getattr(losses, name).hyper, *getattr(losses, name).options)
    }
    torch.manual_seed(0)
    head = DETECTOR_PARTS.build(
        dict(
            type='Shared2FCBBoxHead',
            in_channels=8,
            fc_out_channels=16,
            roi_feat_size=1,
            num_classes=3,
            loss_bbox=dict(type='cvloss_mm.L1Loss'),
            loss_cls=dict(type=f'cvloss_mm.{name}', use_sigmoid=sigmoid, **options),
        )
    )
    head.init_weights()
    labels = torch.tensor([0] * 12 + [1] * 5 + [2] + [3] * 14)  # the last is the background
    features = torch.eye(8)[labels][..., None, None]
    rest = torch.zeros(32, 5), labels, torch.ones(32), torch.zeros(32, 4), torch.zeros(32, 4)

    def total():
        scores, boxes = head(features)
        return {key: value for key, value in head.loss(scores, boxes, *rest).items() if 'loss' in key}

    seen = steps(head.parameters(), total, count=60, rate=0.02)
    first, last = (sum(value for key, value in seen[at].items() if key.startswith('loss_cls')) for at in (0, -1))
    assert last < 0.5 * first
    scores = (
        head.loss_cls.get_activation(head(features)[0].detach())
        if head.custom_cls_channels
        else head(features)[0].detach().softmax(-1)
    )
    assert (scores[labels < 3, :3].argmax(-1) == labels[labels < 3]).all()


def corner_net(**loss):
    """CornerNet on one small hourglass, from mmdet's own config."""
    cfg = Config(dict(model=Config.fromfile(CORNERNET).model))
    cfg.merge_from_dict(
        dict(
            model=dict(
                backbone=dict(
                    downsample_times=2,
                    num_stacks=1,
                    stage_channels=[8, 8, 8],
                    stage_blocks=[1, 1, 1],
                    feat_channel=8,
                    norm_cfg=dict(type='GN', num_groups=4),
                ),
                bbox_head=dict(num_classes=3, in_channels=8, num_feat_levels=1),
            )
        )
    )
    cfg.model.bbox_head.loss_embedding = dict(pull_weight=0.5, push_weight=0.5, **loss)
    torch.manual_seed(0)
    with DefaultScope.overwrite_default_scope('mmdet'):
        model = ROOT_MODELS.build(cfg.model)
        model.init_weights()
    return model.train()


@pytest.mark.parametrize('kind', [dict(type='AssociativeEmbeddingLoss'), OF_CORNERS], ids=['bare', 'ours'])
def test_cornernet_learns_which_corners_belong_together(kind, bare_names):
    model = corner_net(**kind)
    assert isinstance(model.bbox_head.loss_embedding, losses.AssociativeEmbeddingLoss)
    batch = images(model)
    seen = steps(model.parameters(), lambda: model(**batch, mode='loss'), rate=0.002)
    assert seen[0]['pull_loss'] > 0 and seen[0]['push_loss'] > 0
    assert seen[-1]['pull_loss'] + seen[-1]['push_loss'] < 0.5 * (seen[0]['pull_loss'] + seen[0]['push_loss'])


def test_corners_that_are_not_those_of_maps_are_refused():
    loss, maps = losses.AssociativeEmbeddingLoss(separate=True), torch.randn(2, 2, 1, 4, 4)
    with pytest.raises(ValueError, match='corners of 1 images; accepted'):
        loss(*maps, [[[[0, 0], [1, 1]]]])


def sampled(places, of):
    """What a sampler gives QDTrack: regions of objects, with the object of each, and one of nothing behind."""
    return SimpleNamespace(pos_bboxes=torch.zeros(len(of), 4), bboxes=torch.zeros(places, 4), pos_assigned_gt_inds=of)


@pytest.mark.parametrize('kind', [dict(type='MarginL2Loss'), OF_MATCHES], ids=['bare', 'ours'])
@pytest.mark.parametrize('hard_mining', [True, False])
def test_qdtrack_learns_cosines_that_tell_objects_apart(kind, hard_mining, bare_names):
    torch.manual_seed(0)
    given = dict(neg_pos_ub=3, pos_margin=0, neg_margin=0.1, hard_mining=hard_mining)
    head = DETECTOR_PARTS.build(
        dict(
            type='QuasiDenseEmbedHead',
            in_channels=6,
            roi_feat_size=1,
            embed_channels=8,
            init_cfg=None,
            loss_track=dict(type='cvloss_mm.MultiPosCrossEntropyLoss', loss_weight=0.25),
            loss_track_aux={**kind, **given},
        )
    )
    assert isinstance(head.loss_track_aux, losses.MarginL2Loss)
    objects = torch.tensor([0, 1, 2, 0, 1, 2])
    key = torch.eye(6)[objects] + torch.eye(6)[3]
    other = torch.cat([torch.eye(6)[objects] + torch.eye(6)[4], torch.eye(6)[5:]])
    samplings = [sampled(6, objects)], [sampled(7, objects)]
    seen = steps(
        head.parameters(),
        lambda: head.loss(key[..., None, None], other[..., None, None], *samplings, [torch.arange(3)]),
        count=60,
        rate=0.02,
    )
    assert seen[-1]['loss_track_aux'] < 0.2 * seen[0]['loss_track_aux']
    cosines = torch.cosine_similarity(head(key)[:, None], head(other)[None], dim=-1).detach()
    together = objects[:, None] == torch.cat([objects, torch.tensor([-1])])
    assert cosines[together].min() > cosines[~together].max() + 0.3
