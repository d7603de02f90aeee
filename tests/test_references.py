"""Every canonical loss against its paper's formula (references.py) and against public implementations (peers.py)."""

import inspect
import math

import pytest
import torch
from peers import PEERS, WEIGHT, value_and_gradient
from references import OF_BATCHES, REFERENCES
from sample_inputs import CLASSES, draw

from cvloss_mm import functional as f
from cvloss_mm.losses import BoxLoss
from cvloss_mm.registry import MODELS
from cvloss_mm.testing import settings as of_class

TINY = 1e-14  # the papers' box formulas have no epsilon
BOX = dict(eps=TINY)
MANY = [5000.0, 1.0, 33.0, 400.0, 2.0]  # samples of each class


class Rows(list):
    """Whose name as a case is short."""

    def __repr__(self):
        return f'{len(self)} rows'


CENTERS = Rows([math.sin(k), math.cos(k), k / 9] for k in range(76))
NOISE = Rows([math.sin(7 * k + 3 * j) for j in range(CLASSES)] for k in range(300))
COUNTS = [500.0, 20.0, 1.0, 0.0, 21.0]
EPS_IN_THE_FORMULA = ('IoULoss', 'AsymmetricLoss', 'DiceLoss', 'SeesawLoss')

BINARY = [
    {},
    dict(pos_weight=WEIGHT),
    dict(pos_weight=3.0),
    dict(class_weight=WEIGHT),
    dict(label_smoothing=0.2),
    dict(pos_weight=WEIGHT, class_weight=WEIGHT[::-1], label_smoothing=0.1),
]

# Where several values of a hyperparameter, or some together, take different ways; else the values of the class do.
SETTINGS = {
    'BinaryCrossEntropyLoss': BINARY,
    'MaskCrossEntropyLoss': BINARY,
    'SoftmaxCrossEntropyLoss': [
        {},
        dict(class_weight=WEIGHT),
        dict(label_smoothing=0.2),
        dict(class_weight=WEIGHT, label_smoothing=0.1),
    ],
    'LabelSmoothLoss': [
        {},
        dict(label_smooth_val=0.3),
        dict(mode='classy_vision'),
        dict(mode='classy_vision', label_smooth_val=0.4),
    ],
    'WestonWatkinsHingeLoss': [{}, dict(margin=0.3), dict(margin=2.5, divide_by_classes=True)],
    'SigmoidFocalLoss': [
        {},
        dict(gamma=0.0),
        dict(gamma=0.5),
        dict(gamma=5.0, alpha=None),
        dict(alpha=0.9),
        dict(gamma=1.0, alpha=[0.1, 0.2, 0.3, 0.4, 0.9]),
        dict(pos_weight=WEIGHT),
        dict(pos_weight=3.0, alpha=None),
    ],
    'SoftmaxFocalLoss': [{}, dict(gamma=0.0), dict(gamma=0.5), dict(gamma=5.0, alpha=0.25), dict(alpha=WEIGHT)],
    'QualityFocalLoss': [{}, dict(beta=0.0), dict(beta=0.5), dict(beta=3.0)],
    'ALRPLoss': [dict(localization_error=0.5), dict(localization_error=0.5, delta=0.3)],
    'APLoss': [{}, dict(delta=0.0), dict(delta=0.3)],
    'RankSortLoss': [{}, dict(delta=0.0), dict(delta=1.0)],
    'BucketedRankSortLoss': [{}, dict(delta=0.0), dict(delta=1.0)],
    'VarifocalLoss': [{}, dict(alpha=0.2, gamma=1.0), dict(gamma=0.5, iou_weighted=False), dict(detach_weight=True)],
    'AsymmetricLoss': [
        {},
        dict(gamma_pos=1.0, gamma_neg=2.5),
        dict(clip=0.3),
        dict(clip=None),
        dict(eps=0.1),
        dict(detach_weight=True),
    ],
    'CombinedMarginLoss': [
        dict(m1=m1, m2=m2, m3=m3, theta_guard=guard)
        for guard in f.margin.THETA_GUARDS
        for m1, m2, m3 in ((1.0, 0.5, 0.0), (1.0, 0.3, 0.2), (0.9, 0.4, 0.15), (1.35, 0.0, 0.0))
    ]
    + [{}, dict(scale=7.0), dict(margin_grad='detached')],
    'ArcFaceLoss': [{}, dict(scale=7.0, margin=0.3), dict(theta_guard='easy'), dict(margin_grad='detached')],
    'CosFaceLoss': [{}, dict(scale=7.0, margin=0.2)],
    'TripletLoss': [
        dict(margin=margin, mining=mining, distance=distance)
        for mining in ('hard', 'semi_hard', 'all')
        for margin in (0.2, 1.0, None)
        for distance in (None, 'euclidean', 'squared', 'cosine')
    ],
    'CenterLoss': [dict(centers=CENTERS)],
    'MarginL2Loss': [
        {},
        dict(pos_margin=0.2, neg_margin=0.1, clip=True),
        dict(neg_pos_ub=0.7),
        dict(neg_pos_ub=1.0, noise=NOISE),
        dict(neg_pos_ub=0.7, hard_mining=True, neg_margin=0.1, clip=True),
        dict(neg_pos_ub=9.0, noise=NOISE),
    ],
    'NPairLoss': [{}, dict(norm_weight=0.0), dict(norm_weight=1.0)],
    'LiftedStructureLoss': [{}, dict(margin=0.0), dict(margin=3.0)],
    'DistanceMarginLoss': [{}, dict(margin=0.5, beta=0.8), dict(sampling='all'), dict(beta=1.9, sampling='all')],
    'SphereFaceRLoss': [{}, dict(scale=7.0, margin=1.7), dict(margin_grad='exact'), dict(theta_guard='linear')],
    'MVSoftmaxLoss': [{}, dict(scale=7.0, margin=0.2), dict(boost=1.5), dict(margin_kind='angle', boost=1.0)],
    'CurricularFaceLoss': [{}, dict(t=0.6), dict(t=0.3, scale=7.0, margin=0.3)],
    'MagFaceLoss': [
        {},
        dict(norm=60.0, scale=7.0),
        dict(norm=5.0, low=0.1, low_norm=20.0),
        dict(norm=200.0, high=1.0, high_norm=90.0, norm_weight=3.0),
    ],
    'AdaCosLoss': [{}, dict(scale=7.0)],
    'SphereFaceLoss': [
        {},
        dict(norm=20.0, lamb=0.0),
        dict(scale=7.0, margin=3.0),
        dict(norm=4.0, margin=1.7, lamb=0.3),
    ],
    'LargeMarginSoftmaxLoss': [
        {},
        dict(norm=20.0, lamb=0.0, center_norm=WEIGHT),
        dict(scale=7.0, margin=3.0),
        dict(norm=4.0, margin=2.0, lamb=0.3, center_norm=WEIGHT[::-1]),
    ],
    'UniFaceLoss': [{}, dict(bias=2.0, scale=7.0), dict(bias=9.0, margin=0.2), dict(bias=20.0, rival_weight=0.3)],
    'SphereFace2Loss': [
        dict(bias=b, **other)
        for b in (-9.0, 1.0)
        for other in (
            {},
            dict(scale=7.0),
            dict(margin=0.2, exponent=1.7),
            dict(true_weight=0.3, margin_grad='detached'),
        )
    ],
    'DynamicMarginArcFaceLoss': [
        {},
        dict(class_counts=MANY),
        dict(class_counts=MANY, scale=7.0, a=0.2, b=0.3),
        dict(class_counts=MANY, lamb=0.7),
    ],
    'SubCenterArcFaceLoss': [{}, dict(scale=7.0, margin=0.3), dict(theta_guard='easy'), dict(margin_grad='detached')],
    'AdaFaceLoss': [
        dict(norm=20.0),
        dict(norm=26.0, norm_mean=22.0, norm_std=3.0, scale=7.0),
        dict(norm=9.0, norm_std=2.0, margin=0.7),
        dict(norm=30.0, norm_std=20.0, h=1.5),
    ],
    'ElasticFaceLoss': [
        dict(margin_type=kind, **other)
        for kind in ('arc', 'cos')
        for other in (
            {},
            dict(noise=1.3),
            dict(noise=-0.8, scale=7.0, margin=0.2, std=0.3),
            dict(noise=2.0, std=0.2),
        )
    ],
    'MultiSimilarityLoss': [{}, dict(alpha=5.0, beta=3.0), dict(base=1.0), dict(mining_margin=0.7)],
    'CircleLoss': [{}, dict(margin=0.4, scale=80.0)],
    'SeesawLoss': [
        {},
        dict(p=0.0),
        dict(q=0.5),
        dict(p=1.5, cum_samples=COUNTS),
        dict(q=0.0, cum_samples=COUNTS),
        dict(eps=0.0),
        dict(eps=0.2, cum_samples=COUNTS),
    ],
    'EQLv2Loss': [{}, dict(pos_neg=WEIGHT), dict(gamma=2.0, mu=0.3, alpha=1.5, pos_neg=WEIGHT)],
    'Poly1FocalLoss': [
        {},
        dict(epsilon=2.0, gamma=0.5),
        dict(alpha=[0.1, 0.2, 0.3, 0.4, 0.9]),
        dict(alpha=0.3, balance_poly=False),
    ],
    'FocalStarLoss': [{}, dict(gamma=1.0, beta=0.0), dict(gamma=4.0, beta=-0.3)],
    'AsymmetricSingleLabelLoss': [{}, dict(gamma_pos=1.0, gamma_neg=2.0), dict(label_smoothing=0.0)],
    'RampLoss': [{}, dict(s=-1.0), dict(s=0.7)],
    'HillLoss': [{}, dict(lamb=2.0), dict(margin=0.0, gamma=0.5)],
    'SPLCLoss': [{}, dict(tau=1.0), dict(tau=0.9, margin=2.0, gamma=0.5), dict(flipped_margin=False)],
    'TwoWayLoss': [{}, dict(positive_temperature=1.0), dict(negative_temperature=3.0)],
    'CosineSimilarityLoss': [{}, dict(shift_factor=2.0, scale_factor=2.0)],
    'DecoupledKDLoss': [{}, dict(alpha=3.0, beta=2.0, temperature=1.0)],
    'DISTLoss': [{}, dict(beta=0.0, temperature=4.0), dict(gamma=0.0), dict(gamma=0.3, beta=0.2)],
    'GeneralizedCrossEntropyLoss': [{}, dict(q=1.0), dict(q=0.1), dict(k=0.5)],
    'SymmetricCrossEntropyLoss': [{}, dict(alpha=6.0, beta=0.1), dict(log_zero=-9.21), dict(clip_target=True)],
    'ActivePassiveLoss': [
        {},
        dict(active='nfl', passive='mae', alpha=10.0, beta=0.1),
        dict(log_zero=-9.21),
        dict(active='nfl', gamma=2.0),
    ],
    'BootstrappingLoss': [{}, dict(kind='hard', beta=0.8), dict(detach=True)],
    'BiTemperedLogisticLoss': [{}, dict(t1=1.0, t2=1.0), dict(t1=0.0, t2=4.0), dict(t1=1.0), dict(t2=1.0)],
    'JSDCrossEntropyLoss': [{}, dict(alpha=3.0, label_smoothing=0.1)],
    'GJSLoss': [{}, dict(label_weight=0.1), dict(label_weight=0.9)],
    'EQLLoss': [{}, dict(class_counts=MANY), dict(class_counts=MANY, num_images=1e5), dict(threshold=0.3)],
    'EqualizedFocalLoss': [
        {},
        dict(pos_neg=WEIGHT),
        dict(gamma=1.0, scale=3.0, alpha=None, pos_neg=WEIGHT),
        dict(alpha=0.6),
    ],
    'FederatedLoss': [
        {},
        dict(num_sample_cats=2, class_counts=MANY),
        dict(num_sample_cats=3, noise=[0.1, 1.0, 0.5, 0.7, 1.0]),
        dict(num_sample_cats=4, noise=[0.1, 0.9, 0.5, 0.7, 0.3], class_counts=MANY, freq_weight=0.1),
    ],
    'ClassBalancedLoss': [
        {},
        *[
            dict(class_counts=MANY, beta=beta, kind=kind)
            for beta in (0.0, 0.9, 0.9999)
            for kind in ('softmax', 'sigmoid', 'focal')
        ],
        dict(kind='focal', gamma=0.5),
    ],
    'LDAMLoss': [{}, dict(class_counts=MANY, scale=7.0, margin=0.3), dict(class_counts=MANY, beta=0.999)],
    'LogitAdjustedLoss': [{}, dict(class_counts=MANY), dict(class_counts=MANY, tau=0.3)],
    'BalancedSoftmaxLoss': [{}, dict(class_counts=MANY)],
    'VSLoss': [{}, dict(class_counts=MANY), dict(class_counts=MANY, gamma=0.1, tau=2.0)],
    'GHMCLoss': [dict(bins=3, density=[2.5, 0.4, 0.1]), dict(bins=2, filled_bins=True, density=[0.0, 0.5])],
    'GHMRLoss': [dict(bins=3, density=[2.5, 0.4, 0.1]), dict(mu=0.5, bins=2, filled_bins=True, density=[0.0, 0.5])],
    'GaussianFocalLoss': [{}, dict(alpha=0.5, gamma=2.0), dict(pos_weight=3.0), dict(neg_weight=0.3)],
    'DiceLoss': [
        {},
        dict(naive_dice=True),
        dict(eps=0.5),
        dict(naive_dice=True, eps=0.5),
        dict(ignore_index=0),
        dict(naive_dice=True, ignore_index=1),
    ],
    'MultiClassDiceLoss': [
        {},
        *[
            dict(average=average, squared=squared, per_image=per_image, ignore_index=2, class_weight=WEIGHT, smooth=0.7)
            for average in ('macro', 'micro')
            for squared in (False, True)
            for per_image in (False, True)
        ],
        dict(classes='present'),
    ],
    'KnowledgeDistillationLoss': [{}, dict(temperature=1.0), dict(temperature=3.0, divide_by_classes=True)],
    'SmoothL1Loss': [{}, dict(beta=1 / 9), dict(beta=2.0)],
    'HuberLoss': [{}, dict(delta=0.1), dict(delta=2.0)],
    'BalancedL1Loss': [{}, dict(alpha=0.3), dict(gamma=1.0), dict(beta=0.11), dict(alpha=0.2, gamma=0.4, beta=2.0)],
    'IoULoss': [dict(mode=mode, eps=eps) for mode in ('linear', 'square', 'log') for eps in (TINY, 1e-9)],
    'BoundedIoULoss': [BOX, dict(BOX, beta=0.05), dict(BOX, beta=0.7)],
    'CIoULoss': [BOX, *[dict(BOX, alpha_gate=gate) for gate in (None, 0.2, 0.8)], dict(BOX, aspect_grad='unit')],
    'ExtendedIoULoss': [BOX, dict(BOX, smooth_point=0.5), dict(BOX, smooth_point=1.0)],
    'SIoULoss': [BOX, dict(BOX, theta=2.0), dict(BOX, theta=6.0), dict(BOX, neg_gamma=False)],
    'KLBoxLoss': [{}, dict(log_variance=0.7), dict(log_variance=-3.0, low=-2.0)],
    'IoUAwareLoss': [{}, dict(detach_target=False)],
    'WIoULoss': [
        BOX,
        dict(BOX, version='v1'),
        dict(BOX, version='v2'),
        dict(BOX, version='v2', gamma=1.3, mean=0.4),
        dict(BOX, alpha=1.4, delta=2.0, mean=0.3),
    ],
    'DynamicInterpIoULoss': [BOX, dict(BOX, low_coefficient=0.1, high_coefficient=0.8)],
    'PowerfulIoULoss': [BOX, dict(BOX, version='v2'), dict(BOX, version='v2', lamb=0.7, detach_weight=True)],
    **{name: [BOX] for name in ('GIoULoss', 'DIoULoss', 'EfficientIoULoss')},
}
# What `ZeroOneLoss` accepts depends on the kind of target.
SURROGATES = ('perceptron', 'hinge', 'squared_hinge', 'ramp', 'sigmoid', 'logistic')
SIGNED = [{}, *[dict(surrogate=surrogate) for surrogate in SURROGATES], dict(tolerance=0.7)]
ZERO_ONE = {'labels': [{}, dict(surrogate='hinge')], '+1 and -1': SIGNED, '0 and 1': SIGNED}


def canonical():
    """The registered names that are classes of ours; the hosts' names are functions that return one of them."""
    return sorted(name for name, cls in MODELS.module_dict.items() if inspect.isclass(cls) and getattr(cls, 'fn', None))


def settings(name, kind):
    if name == 'ZeroOneLoss':
        return ZERO_ONE[kind]
    return SETTINGS[name] if name in SETTINGS else others(MODELS.get(name))


def others(cls):
    """The defaults, and each hyperparameter with its other values; what is one a class is drawn for more of them."""
    rows = (
        {key: (value * CLASSES)[:CLASSES] if isinstance(value, list) else value for key, value in setting.items()}
        for setting in of_class(cls)
    )
    exact = BOX if issubclass(cls, BoxLoss) and 'eps' in cls.hyper else {}
    return [{**row, **exact} for row in rows if row.keys() <= hyperparameters(cls.__name__)]


def hyperparameters(name):
    parameters = inspect.signature(MODELS.get(name).fn).parameters.values()
    cls, of_batch = MODELS.get(name), {'part'}  # which samples there are is no number
    return {p.name for p in parameters if p.kind is p.KEYWORD_ONLY} - {*cls.context, *cls.options, *of_batch}


@pytest.mark.parametrize('name', canonical())
def test_every_canonical_loss_has_a_reference(name):
    assert name in REFERENCES, f'{name} is registered: add its formula to tests/references.py'


@pytest.mark.parametrize('name', sorted(REFERENCES))
def test_every_reference_is_of_a_registered_loss(name):
    assert name in canonical()


@pytest.mark.parametrize('name', sorted(REFERENCES))
def test_the_settings_move_every_hyperparameter(name):
    moved = {key for kind in draw(name, 4) for setting in settings(name, kind) for key in setting}
    assert hyperparameters(name) <= moved, f'{name}: add a setting of {sorted(hyperparameters(name) - moved)}'


CASES = [
    pytest.param(name, kind, hyper, id=f'{name}-{kind}-{hyper}')
    for name in sorted(REFERENCES)
    for kind in draw(name, 4)
    for hyper in settings(name, kind)
]


@pytest.mark.parametrize(('name', 'kind', 'hyper'), CASES)
def test_the_function_is_the_papers_formula(name, kind, hyper):
    pred, target = draw(name, 300, seed=len(name))[kind]
    known = {key: value for key, value in hyper.items() if name in EPS_IN_THE_FORMULA or key != 'eps'}
    if name in OF_BATCHES:
        expected = REFERENCES[name](pred.tolist(), target.tolist(), **known)
    else:
        expected = [REFERENCES[name](p, t, **known) for p, t in zip(pred.tolist(), target.tolist(), strict=True)]
    hyper = {
        key: torch.tensor(value, dtype=torch.float64) if isinstance(value, Rows) else value
        for key, value in hyper.items()
    }
    value = MODELS.get(name).fn(pred, target, **hyper)
    assert value.dtype == torch.float64
    torch.testing.assert_close(value, torch.tensor(expected, dtype=torch.float64), rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize('name', [name for name in sorted(REFERENCES) if 'boxes' in draw(name, 4)])
def test_a_box_with_swapped_corners_is_the_box_with_ordered_ones(name):
    pred, target = draw(name, 100, seed=7)['boxes']
    swapped = pred[:, [2, 1, 0, 3]], target[:, [0, 3, 2, 1]]
    fn = MODELS.get(name).fn
    torch.testing.assert_close(fn(*swapped), fn(pred, target))


PEER_CASES = [
    pytest.param(name, *peer, id=f'{name}-{peer[0]}-{peer[2]}-{peer[1]}')
    for name, peers in PEERS.items()
    for peer in peers
]
# Value and gradient; the peers add a fixed epsilon to areas, which costs them some digits.
TOLERANCE = {torch.float64: (5e-6, 2e-4), torch.float32: (2e-5, 2e-4)}


@pytest.mark.parametrize('dtype', TOLERANCE, ids=str)
@pytest.mark.parametrize(('name', 'library', 'hyper', 'kind', 'peer'), PEER_CASES)
def test_value_and_gradient_agree_with_the_peer(name, library, hyper, kind, peer, dtype):
    pred, target = (t.to(dtype) if t.is_floating_point() else t for t in draw(name, 400, seed=3)[kind])
    fn = MODELS.get(name).fn
    value, gradient = value_and_gradient(lambda p, t: fn(p, t, **hyper), pred, target)
    peer_value, peer_gradient = value_and_gradient(peer, pred, target)
    value_tolerance, gradient_tolerance = TOLERANCE[dtype]
    torch.testing.assert_close(value, peer_value.reshape(value.shape), rtol=value_tolerance, atol=value_tolerance)
    size = peer_gradient.abs().amax(-1, keepdim=True).clamp(min=1e-3 * peer_gradient.abs().max().item())
    torch.testing.assert_close(gradient / size, peer_gradient / size, rtol=0, atol=gradient_tolerance)
