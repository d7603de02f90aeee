"""Where a host has a loss of the same name, ours takes its keywords and agrees with it, value and gradient."""

import importlib
import inspect

import pytest
import torch

from cvloss_mm import losses

pytestmark = pytest.mark.integration

BOX, OFFSET, SIGMOID, SOFTMAX, SMOOTH = 'box', 'offset', 'sigmoid', 'softmax', 'smooth'
PAIR, QUALITY, DISTANCE, MULTILABEL = 'labels and scores', 'quality map', 'distances', 'multilabel'
HEAT, MASK, TEACHER = 'heat', 'mask', 'teacher'
SHARED = [  # name, host, what to draw, keywords for both, keywords that only ours needs to mean the same
    ('L1Loss', 'mmdet', OFFSET, {}, {}),
    ('SmoothL1Loss', 'mmdet', OFFSET, dict(beta=0.3), {}),
    ('MSELoss', 'mmdet', OFFSET, {}, {}),
    ('BalancedL1Loss', 'mmdet', OFFSET, dict(alpha=0.4, gamma=1.2, beta=0.8), {}),
    ('IoULoss', 'mmdet', BOX, dict(mode='log', eps=1e-6), {}),
    ('IoULoss', 'mmdet', BOX, dict(mode='square'), {}),
    ('BoundedIoULoss', 'mmdet', BOX, dict(beta=0.2, eps=1e-7), {}),
    ('GIoULoss', 'mmdet', BOX, {}, {}),
    ('DIoULoss', 'mmdet', BOX, {}, {}),
    ('CIoULoss', 'mmdet', BOX, {}, {}),
    ('SIoULoss', 'mmdet', BOX, dict(neg_gamma=True), {}),
    ('SIoULoss', 'mmdet', BOX, dict(neg_gamma=False), {}),
    ('SeesawLoss', 'mmpretrain', SOFTMAX, dict(num_classes=3), {}),
    ('SeesawLoss', 'mmpretrain', SOFTMAX, dict(num_classes=3, p=1.5, q=1.0, eps=0.1), {}),
    ('EQLV2Loss', 'mmdet', SOFTMAX, dict(num_classes=2), {}),
    ('EQLV2Loss', 'mmdet', SOFTMAX, dict(num_classes=2, gamma=3.0, mu=0.5, alpha=2.0), {}),
    ('GHMC', 'mmdet', SIGMOID, dict(bins=5), {}),
    ('GHMC', 'mmdet', SIGMOID, dict(bins=7, momentum=0.75), {}),
    ('GHMR', 'mmdet', OFFSET, dict(bins=5, mu=0.3), {}),
    ('GHMR', 'mmdet', OFFSET, dict(bins=7, momentum=0.7), {}),
    ('FocalLoss', 'mmdet', SIGMOID, dict(gamma=1.5, alpha=0.4), {}),
    ('FocalLoss', 'mmdet', SIGMOID, dict(activated=True), {}),
    ('FocalLoss', 'mmpretrain', SMOOTH, dict(gamma=1.5, alpha=0.4), {}),
    ('CrossEntropyLoss', 'mmdet', SOFTMAX, dict(class_weight=[1.0, 2.0, 0.5]), {}),
    ('CrossEntropyLoss', 'mmdet', SIGMOID, dict(use_sigmoid=True), {}),
    ('CrossEntropyLoss', 'mmpretrain', SOFTMAX, dict(class_weight=[1.0, 2.0, 0.5]), {}),
    ('CrossEntropyLoss', 'mmpretrain', SMOOTH, dict(use_soft=True), {}),
    (
        'CrossEntropyLoss',
        'mmpretrain',
        SMOOTH,
        dict(use_sigmoid=True, class_weight=[1.0, 2.0, 0.5], pos_weight=2.0),
        {},
    ),
    ('LabelSmoothLoss', 'mmpretrain', SOFTMAX, dict(label_smooth_val=0.2, mode='original'), {}),
    ('LabelSmoothLoss', 'mmpretrain', SOFTMAX, dict(label_smooth_val=0.2, mode='classy_vision'), {}),
    *[
        ('QualityFocalLoss', 'mmdet', kind, keywords, {})
        for kind in (PAIR, QUALITY)
        for keywords in (dict(), dict(beta=1.5), dict(activated=True))
    ],
    ('VarifocalLoss', 'mmdet', QUALITY, dict(alpha=0.6, gamma=1.5), {}),
    ('VarifocalLoss', 'mmdet', QUALITY, dict(iou_weighted=False), {}),
    ('DistributionFocalLoss', 'mmdet', DISTANCE, {}, {}),
    ('GaussianFocalLoss', 'mmdet', HEAT, dict(alpha=1.5, gamma=3.0, pos_weight=0.7, neg_weight=1.3), {}),
    ('DiceLoss', 'mmdet', MASK, dict(eps=0.01), {}),
    ('DiceLoss', 'mmdet', MASK, dict(naive_dice=True), {}),
    ('DiceLoss', 'mmdet', MASK, dict(activate=False), {}),
    ('KnowledgeDistillationKLDivLoss', 'mmdet', TEACHER, dict(T=4), {}),
    *[
        ('AsymmetricLoss', 'mmpretrain', kind, keywords, {})
        for kind in (MULTILABEL, SMOOTH, SOFTMAX)
        for keywords in (dict(), dict(gamma_pos=0.5, gamma_neg=3.0, clip=0.1, eps=1e-6))
    ],
]

# one weight a row broadcasts over columns there, or fails
MMDET_WEIGHT = {'VarifocalLoss': (40, 3), 'GaussianFocalLoss': (40, 3)}

WITH_STATE = ('GHMC', 'GHMR', 'SeesawLoss', 'EQLV2Loss')


def draw(kind, generator):
    if kind == BOX:
        return losses.GIoULoss.sample(40, generator)
    pred = torch.randn(40, 4 if kind == OFFSET else 3, generator=generator)
    if kind == OFFSET:
        return pred, torch.randn(40, 4, generator=generator)
    if kind in (PAIR, QUALITY):
        labels, scores = torch.randint(4, (40,), generator=generator), torch.rand(40, generator=generator)
        return pred, (labels, scores) if kind == PAIR else (labels[:, None] == torch.arange(3)) * scores[:, None]
    if kind == HEAT:
        heat = torch.rand(40, 3, generator=generator)
        return pred.sigmoid(), torch.where(heat < 0.1, 1.0, heat.square())
    if kind == TEACHER:
        return pred, torch.randn(40, 3, generator=generator)
    if kind == MASK:
        return torch.rand(40, 4, 5, generator=generator), torch.rand(40, 4, 5, generator=generator).round()
    if kind == DISTANCE:
        return pred, 1.999 * torch.rand(40, generator=generator)
    if kind == MULTILABEL:
        return pred, torch.rand(40, 3, generator=generator).round()
    if kind == SMOOTH:
        return pred, torch.rand(40, 3, generator=generator)
    return pred, torch.randint(4 if kind == SIGMOID else 3, (40,), generator=generator)


@pytest.mark.parametrize(
    ('name', 'host', 'kind', 'both', 'only_ours'),
    SHARED,
    ids=[f'{n}-{h}-{k}-{"-".join(map(str, b)) or "defaults"}' for n, h, k, b, _ in SHARED],
)
@pytest.mark.parametrize('weighted', [False, True])
def test_agrees_with_the_host(name, host, kind, both, only_ours, weighted):
    theirs = getattr(importlib.import_module(f'{host}.models.losses'), name)(loss_weight=1.7, reduction='mean', **both)
    ours = getattr(losses, name)(loss_weight=1.7, reduction='mean', **both, **only_ours)
    generator = torch.Generator().manual_seed(0)
    pred, target = draw(kind, generator)
    if both.get('activated'):
        pred = pred.sigmoid()
    if both.get('use_soft'):
        target = target / target.sum(-1, keepdim=True)
    shape = (40, 4) if kind in (BOX, OFFSET) else MMDET_WEIGHT.get(name, (40,))
    weight = torch.rand(shape, generator=generator) if weighted else None
    if name in ('GHMC', 'GHMR'):  # there a weight says whether an example counts, and has to be given
        weight = (torch.rand(shape, generator=generator) > 0.3).float() if weighted else torch.ones(shape)
    if name == 'EQLV2Loss':  # there weights and avg_factor have no effect: a mean over the rows
        weight = None
    if kind == BOX and weighted:
        weight = weight[:, :1].expand(40, 4)  # as box heads pass it: the same for all four
    place, named = ((), dict(weight=weight)) if name == 'GaussianFocalLoss' else ((weight,), {})
    results = []
    for loss in (ours, theirs):
        for batch in (pred.flip(0) / 2, pred) if name in WITH_STATE else (pred,):  # the second with a history
            leaf = batch.clone().requires_grad_()
            value = loss(leaf, target, *place, avg_factor=40.0 if name == 'EQLV2Loss' else 11.0, **named)
        value.backward()
        results.append((value.detach().squeeze(), leaf.grad))
    torch.testing.assert_close(*(r[0] for r in results), rtol=2e-5, atol=1e-6)
    torch.testing.assert_close(*(r[1] for r in results), rtol=1e-4, atol=2e-6)


NOT_TAKEN = {  # keywords of a host's class that are left to the override, with the reason
    'IoULoss': {'linear': "deprecated by mmdet in favour of mode='linear'"},
    'LabelSmoothLoss': {
        'num_classes': 'known from the scores',
        'class_weight': 'SoftmaxCrossEntropyLoss(label_smoothing=...)',
        'pos_weight': 'a sigmoid keyword: BinaryCrossEntropyLoss(label_smoothing=...)',
    },
}


@pytest.mark.parametrize(('name', 'host'), sorted({(n, h) for n, h, *_ in SHARED}))
def test_takes_every_keyword_of_the_host(name, host):
    theirs = inspect.signature(getattr(importlib.import_module(f'{host}.models.losses'), name)).parameters
    build = getattr(losses, name)
    for keyword in set(theirs) - set(NOT_TAKEN.get(name, ())):
        default = theirs[keyword].default
        build(**{keyword: 0.1 if default is inspect.Parameter.empty else default})


def test_named_peaks_mean_what_they_mean_in_mmdet():
    """CenterNet2's head calls so, with an avg_factor; two objects may have one place."""
    from mmdet.models.losses import GaussianFocalLoss as Theirs

    generator = torch.Generator().manual_seed(0)
    pred, heat = torch.rand(30, 3, generator=generator), torch.rand(30, 3, generator=generator)
    places, labels = torch.tensor([4, 9, 9, 9, 20]), torch.tensor([0, 2, 2, 1, 1])
    heat[4, 0] = 1
    results = []
    for build in (losses.GaussianFocalLoss, Theirs):
        leaf = pred.clone().requires_grad_()
        loss = build(alpha=1.5, pos_weight=0.25, neg_weight=0.75, loss_weight=1.7)
        value = loss(leaf, heat, pos_inds=places, pos_labels=labels, avg_factor=5)
        value.backward()
        results.append((value.detach(), leaf.grad))
    torch.testing.assert_close(*results)
