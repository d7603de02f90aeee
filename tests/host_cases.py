"""What the override is tried on: a host's name, keywords of the host's loss, and the kind of input it is made for."""

import torch

from cvloss_mm.losses import GIoULoss

CLASSES = 3


def normal(*shape, generator):
    return torch.randn(*shape, generator=generator)


def labels(high, generator, low=0):
    return torch.randint(low, high, (40,), generator=generator)


def boxes(g):
    return *GIoULoss.sample(40, g), torch.rand(40, 1, generator=g).expand(40, 4)


def offsets(g):
    return normal(40, 4, generator=g), normal(40, 4, generator=g), torch.rand(40, 4, generator=g)


def near_offsets(g):
    pred, target, weight = offsets(g)
    return target + pred / 30, target, weight


def valid(kind):
    """Weights of 1, and 0 for what is to be ignored."""

    def drawn(g):
        pred, target, weight = kind(g)
        return pred, target, (weight > 0.3).float()

    drawn.__name__ = f'{kind.__name__} of which some count'
    return drawn


def scores(name, target):
    """Class scores with targets that ``target`` draws, and one weight a sample."""

    def drawn(g):
        return normal(40, CLASSES, generator=g) * 2, target(g), torch.rand(40, generator=g)

    drawn.__name__ = name
    return drawn


def masks(g):
    return normal(6, CLASSES, 5, 4, generator=g), torch.rand(6, 5, 4, generator=g), torch.tensor([0, 1, 2, 0, 1, 2])


def heat(g):
    """Probabilities, and heat with peaks."""
    peaks = torch.rand(40, CLASSES, generator=g) < 0.2
    target = torch.where(peaks, 1.0, 0.95 * torch.rand(40, CLASSES, generator=g))
    return 0.02 + 0.96 * torch.rand(40, CLASSES, generator=g), target, torch.rand(40, CLASSES, generator=g)


def integer_heat(g):
    """As CenterNet2 passes it for images without an object."""
    pred, target, weight = heat(g)
    return pred, target.long(), weight


def regions(g):
    return normal(6, 5, 4, generator=g), torch.rand(6, 5, 4, generator=g).round(), torch.rand(6, generator=g)


def teacher(g):
    return normal(40, 8, generator=g), normal(40, 8, generator=g), torch.rand(40, generator=g)


def points(g):
    pred, target, classes = masks(g)
    return pred.flatten(2), target.flatten(1), classes


classes = scores('classes', lambda g: labels(CLASSES, g))
with_background = scores('with background', lambda g: labels(CLASSES + 1, g))
some_ignored = scores('some ignored', lambda g: labels(CLASSES, g, -1))  # -1 is no label
some_255 = scores('some 255', lambda g: labels(CLASSES, g, -1) % 256)
multilabel = scores('multilabel', lambda g: torch.randint(2, (40, CLASSES), generator=g))
partly_known = scores('partly known', lambda g: torch.randint(-1, 2, (40, CLASSES), generator=g))
soft = scores('soft', lambda g: torch.rand(40, CLASSES, generator=g))
distributions = scores('distributions', lambda g: torch.rand(40, CLASSES, generator=g).softmax(-1))
columns = scores('columns', lambda g: labels(CLASSES, g)[:, None])
float_labels = scores('float labels', lambda g: labels(CLASSES, g).float())


def class_maps(g):
    return normal(6, CLASSES, 5, 4, generator=g), torch.randint(CLASSES, (6, 5, 4), generator=g), None


def weighted_maps(g):
    return *class_maps(g)[:2], torch.rand(6, 5, 4, generator=g)


def with_ignored(kind, label=-100):
    """Some pixels have a label that is to be ignored where the call says nothing."""

    def drawn(g):
        pred, target, weight = kind(g)
        return pred, torch.where(torch.rand(target.shape, generator=g) < 0.2, label, target), weight

    drawn.__name__ = f'{kind.__name__} with {label}'
    return drawn


def one_class_maps(g):
    return normal(6, 1, 5, 4, generator=g), torch.randint(2, (6, 5, 4), generator=g), None


def score_maps(g):
    return normal(6, 5, 4, generator=g), torch.randint(2, (6, 5, 4), generator=g), None


def dense_maps(g):
    return normal(6, CLASSES, 5, 4, generator=g), torch.rand(6, CLASSES, 5, 4, generator=g).round(), None


def a_weight_an_image(kind):
    def drawn(g):
        return *kind(g)[:2], torch.rand(6, generator=g)

    drawn.__name__ = f'{kind.__name__}, weighted'
    return drawn


def with_element_weights(kind):
    """The same with one weight an element, as mmdet's losses of dense targets take it."""

    def drawn(g):
        return *kind(g)[:2], torch.rand(40, CLASSES, generator=g)

    drawn.__name__ = f'{kind.__name__} with element weights'
    return drawn


def distances(g):
    """Logits of bins, with distances that lie between them."""
    return normal(40, 8, generator=g), torch.rand(40, generator=g) * 6.9, torch.rand(40, generator=g)


def labels_and_qualities(g):
    """As GFL's heads pass them, a pair."""
    pred, target, weight = with_background(g)
    return pred, (target, torch.rand(40, generator=g)), weight


def qualities(g):
    """One map, the quality at the true class; one weight a sample."""
    pred, (target, quality), weight = labels_and_qualities(g)
    return pred, torch.nn.functional.one_hot(target, CLASSES + 1)[:, :CLASSES] * quality[:, None], weight


def activated(kind):
    def drawn(g):
        pred, *rest = kind(g)
        return pred.sigmoid(), *rest

    drawn.__name__ = f'{kind.__name__} of probabilities'
    return drawn


def flat_weights(g):
    """As FSAF passes them."""
    pred, target, weight = with_element_weights(with_background)(g)
    return pred, target, weight.flatten()


ROW = [1.0, 2.0, 0.5]


def with_objectness(logits):
    """Labels with the background, and so many more logits."""

    def drawn(g):
        _, target, weight = with_background(g)
        return normal(40, CLASSES + logits, generator=g), target, weight + 0.1

    drawn.__name__ = f'{logits} more logits'
    return drawn


def unweighted(kind):
    def drawn(g):
        return *kind(g)[:2], None

    drawn.__name__ = kind.__name__
    return drawn


def embeddings(g):
    return normal(40, 6, generator=g), labels(4, g), None


def features(g):
    return normal(40, 8, generator=g), normal(40, 8, generator=g), (torch.rand(40, generator=g) > 0.4).float()


def patches(g):
    """As MAE's head passes them, with a mask of the patches."""
    return normal(2, 9, 12, generator=g), normal(2, 9, 12, generator=g), (torch.rand(2, 9, generator=g) > 0.4).float()


def images(g):
    """As SimMIM's head passes them, with a mask of the pixels."""
    mask = (torch.rand(2, 1, 6, 6, generator=g) > 0.4).float()
    return normal(2, 3, 6, 6, generator=g), normal(2, 3, 6, 6, generator=g), mask


def corners(g):
    """Maps of embeddings, with the corners of the objects of each image, of which some have none or one."""
    maps = 0.5 * normal(2, 4, 1, 5, 6, generator=g)
    return *maps, [torch.randint(5, (n, 2, 2), generator=g).tolist() for n in (3, 0, 1, 5)]


def similarities(g):
    """As QDTrack's head passes them; some pairs have no weight."""
    weight = (torch.rand(9, 20, generator=g) > 0.2).float()
    return normal(9, 20, generator=g).cos(), (torch.rand(9, 20, generator=g) < 0.1).int(), weight


def float_embeddings(g):
    pred, target, _ = embeddings(g)
    return pred, target.float(), None


MEAN, UNREDUCED = {}, dict(reduction_override='none')
CALLS = {  # options of the call that a host's loss takes; the others take all of test_override.py
    'GHMC': (MEAN, UNREDUCED),
    'GHMR': (MEAN, UNREDUCED, dict(avg_factor=7.0)),
    'EQLV2Loss': (MEAN, dict(avg_factor=40)),
    'TripletLoss': (MEAN,),
    'TverskyLoss': (MEAN,),
    'AssociativeEmbeddingLoss': (MEAN,),
    'MarginL2Loss': (MEAN, UNREDUCED),
    'CosineSimilarityLoss': (MEAN,),
    'PixelReconstructionLoss': (MEAN,),
}
WITH_OBJECTNESS = (dict(avg_factor=11.0), dict(reduction_override='sum'))
WEIGHTED = {'GHMC', 'GHMR', 'AssociativeEmbeddingLoss'}  # need a weight, or what stands in its place
CASES = {
    'mmdet': {
        'DiceLoss': [
            ({}, regions),
            (dict(naive_dice=True, eps=0.01), regions),
            (dict(use_sigmoid=False, activate=False), activated(regions)),
        ],
        'GaussianFocalLoss': [
            ({}, heat),
            ({}, integer_heat),
            (dict(alpha=1.5, gamma=3.0, pos_weight=0.5, neg_weight=2.0), heat),
        ],
        'KnowledgeDistillationKLDivLoss': [({}, teacher), (dict(T=3), teacher)],
        'SeesawLoss': [
            (dict(num_classes=CLASSES), with_objectness(2)),
            (
                dict(num_classes=CLASSES, p=0.5, q=1.0, eps=0.1, use_sigmoid=False, return_dict=False),
                with_objectness(2),
            ),
        ],
        'EQLV2Loss': [
            (dict(num_classes=CLASSES), unweighted(with_objectness(1))),
            (
                dict(
                    num_classes=CLASSES,
                    mu=0.5,
                    alpha=2.0,
                    gamma=6,
                    use_sigmoid=True,
                    class_weight=torch.ones(4),
                    use_distributed=False,
                    vis_grad=True,
                    test_with_obj=False,
                ),
                unweighted(with_objectness(1)),
            ),
        ],
        'TripletLoss': [({}, embeddings), (dict(margin=0.7, hard_mining=True), float_embeddings)],
        'GHMC': [
            ({}, valid(with_background)),
            (dict(bins=5, momentum=0.7), valid(with_background)),
            (dict(use_sigmoid=True), valid(with_element_weights(multilabel))),
        ],
        'GHMR': [({}, valid(near_offsets)), (dict(bins=5, momentum=0.7, mu=0.1), valid(near_offsets))],
        'MultiPosCrossEntropyLoss': [({}, multilabel)],
        'AssociativeEmbeddingLoss': [({}, corners), (dict(pull_weight=0.1, push_weight=0.7), corners)],
        'MarginL2Loss': [
            ({}, similarities),
            (dict(neg_margin=0.1, pos_margin=0.2), similarities),
            (dict(neg_pos_ub=3, pos_margin=0, neg_margin=0.1, hard_mining=True), similarities),
        ],
        'L1Loss': [({}, offsets)],
        'SmoothL1Loss': [({}, offsets), (dict(beta=0.3), offsets)],
        'MSELoss': [({}, offsets)],
        'BalancedL1Loss': [({}, offsets), (dict(alpha=0.4, gamma=1.2, beta=0.8), offsets)],
        'IoULoss': [
            ({}, boxes),
            (dict(mode='square'), boxes),
            (dict(mode='linear', eps=1e-7), boxes),
            (dict(linear=True), boxes),
        ],
        'BoundedIoULoss': [(dict(eps=1e-6), boxes), (dict(beta=0.4, eps=1e-7), boxes)],
        'GIoULoss': [({}, boxes), (dict(eps=1e-7), boxes)],
        'DIoULoss': [({}, boxes), (dict(eps=1e-7), boxes)],
        'CIoULoss': [({}, boxes), (dict(eps=1e-7), boxes)],
        'EIoULoss': [({}, boxes), (dict(eps=1e-7, smooth_point=0.3), boxes)],
        'SIoULoss': [(dict(neg_gamma=True), boxes), (dict(neg_gamma=False, eps=1e-7), boxes)],
        'FocalLoss': [
            ({}, with_background),
            (dict(use_sigmoid=True, gamma=1.5, alpha=0.4), with_background),
            ({}, multilabel),
            ({}, soft),
            (dict(activated=True), activated(with_background)),
            ({}, with_element_weights(with_background)),
            ({}, flat_weights),
        ],
        'QualityFocalLoss': [
            ({}, labels_and_qualities),
            (dict(use_sigmoid=True, beta=1.5), labels_and_qualities),
            ({}, qualities),
            (dict(activated=True), activated(labels_and_qualities)),
            (dict(activated=True), activated(qualities)),
        ],
        'DistributionFocalLoss': [({}, distances)],
        'VarifocalLoss': [
            ({}, with_element_weights(qualities)),
            (dict(use_sigmoid=True, alpha=0.6, gamma=1.5, iou_weighted=False), with_element_weights(qualities)),
        ],
        'CrossEntropyLoss': [
            ({}, classes),
            (dict(class_weight=ROW), classes),
            ({}, distributions),
            (dict(ignore_index=-1), some_ignored),
            (dict(ignore_index=255), some_255),
            (dict(ignore_index=255, avg_non_ignore=True), some_255),
            (dict(use_sigmoid=True), with_background),
            (dict(use_sigmoid=True), some_ignored),
            (dict(use_sigmoid=True, avg_non_ignore=True), some_ignored),
            (dict(use_sigmoid=True, ignore_index=255, avg_non_ignore=True), some_255),
            (dict(use_sigmoid=True, class_weight=ROW), with_background),
            (dict(use_sigmoid=True, class_weight=[3.0]), with_element_weights(multilabel)),
            (dict(use_sigmoid=True), with_element_weights(soft)),
            (dict(use_sigmoid=True, class_weight=ROW, avg_non_ignore=True), with_element_weights(partly_known)),
            (dict(use_mask=True), masks),
            (dict(use_mask=True, class_weight=[3.0]), masks),
            (dict(use_mask=True), points),
        ],
    },
    'mmpretrain': {
        'CosineSimilarityLoss': [({}, features), (dict(shift_factor=2.0, scale_factor=1.5), features)],
        'PixelReconstructionLoss': [
            (dict(criterion=kind, **more), drawn)
            for kind in ('L1', 'L2')
            for more in ({}, dict(channel=3))
            for drawn in (patches, images)
        ],
        'RegressionLoss': [(dict(loss_type=name), offsets) for name in ('L1Loss', 'L2Loss', 'MSELoss')],
        'SeesawLoss': [
            (dict(num_classes=CLASSES), classes),
            (dict(num_classes=CLASSES, p=0.5, q=1.0, eps=0.1, use_sigmoid=False), classes),
        ],
        'AsymmetricLoss': [
            (more, kind)
            for kind in (multilabel, soft, columns, float_labels)
            for more in (
                {},
                dict(gamma_pos=1.0, gamma_neg=3.0, clip=None, eps=1e-6),
                dict(use_sigmoid=False, clip=0.1),
                dict(use_sigmoid=False, gamma_pos=1.0, gamma_neg=0.0),
            )
        ],
        'FocalLoss': [
            ({}, multilabel),
            (dict(gamma=1.5, alpha=0.4), soft),
            ({}, classes),
            ({}, columns),
            ({}, float_labels),
        ],
        'CrossEntropyLoss': [
            ({}, classes),
            (dict(class_weight=ROW), classes),
            (dict(class_weight=ROW, pos_weight=ROW), distributions),
            (dict(use_soft=True), distributions),
            (dict(use_soft=True, class_weight=ROW), distributions),
            (dict(use_sigmoid=True), multilabel),
            (dict(use_sigmoid=True, class_weight=ROW), soft),
            (dict(use_sigmoid=True, pos_weight=ROW), soft),
            (dict(use_sigmoid=True, pos_weight=2.0), partly_known),
        ],
        'LabelSmoothLoss': [
            (dict(label_smooth_val=0.2, **more), kind)
            for mode in ('original', 'classy_vision')
            for kind in (classes, columns, soft)
            for more in (
                dict(mode=mode),
                dict(mode=mode, class_weight=ROW),
                dict(mode=mode, use_sigmoid=True),
                dict(mode=mode, num_classes=CLASSES, use_sigmoid=True, pos_weight=ROW),
            )
        ]
        + [
            (dict(label_smooth_val=0.2, mode='multi_label', **more), kind)
            for kind in (multilabel, soft)
            for more in ({}, dict(use_sigmoid=True, class_weight=ROW), dict(use_sigmoid=False))
        ],
    },
    'mmseg': {
        'CrossEntropyLoss': [
            (dict(loss_name='loss_a'), weighted_maps),
            (dict(class_weight=ROW), weighted_maps),
            ({}, with_ignored(weighted_maps)),
            (dict(avg_non_ignore=True), with_ignored(weighted_maps)),
            (dict(use_sigmoid=True), weighted_maps),
            (dict(use_sigmoid=True), with_ignored(weighted_maps, -3)),
            (dict(use_sigmoid=True, avg_non_ignore=True), with_ignored(class_maps)),
            (dict(use_sigmoid=True), with_ignored(one_class_maps)),
            (dict(use_sigmoid=True, avg_non_ignore=True), one_class_maps),
            (dict(use_sigmoid=True, class_weight=ROW), classes),
            (dict(use_mask=True), masks),
        ],
        'FocalLoss': [
            (dict(loss_name='loss_a'), multilabel),
            (dict(gamma=1.5, alpha=0.3, use_sigmoid=True), dense_maps),
            (dict(class_weight=ROW, alpha=[0.2, 0.5, 0.9]), multilabel),
            (dict(class_weight=ROW), with_element_weights(soft)),
            (dict(class_weight=ROW), dense_maps),
        ],
        'DiceLoss': [
            ({}, a_weight_an_image(class_maps)),
            (dict(use_sigmoid=False), a_weight_an_image(class_maps)),
            (dict(activate=False, loss_name='loss_a'), activated(class_maps)),
            (dict(naive_dice=True, eps=0.3), dense_maps),
            (dict(ignore_index=1), class_maps),
            (dict(ignore_index=0, use_sigmoid=False), dense_maps),
            (dict(ignore_index=None), with_ignored(class_maps, CLASSES)),
        ],
        'TverskyLoss': [
            (dict(loss_name='loss_a'), class_maps),
            (dict(alpha=0.5, beta=0.5, smooth=0.1), with_ignored(class_maps, 255)),
            (dict(class_weight=ROW, ignore_index=-100), with_ignored(class_maps)),
        ],
        'LovaszLoss': [
            (dict(reduction='none', loss_name='loss_a'), with_ignored(class_maps, 255)),
            *[
                (dict(per_image=True, classes=classes, class_weight=ROW), with_ignored(class_maps, 255))
                for classes in ('all', 'present', [0, 2])
            ],
            (dict(reduction='none', classes=[1]), class_maps),
            *[
                (dict(loss_type='binary', **more), kind)
                for kind in (score_maps, with_ignored(score_maps, 255))
                for more in (dict(reduction='none'), dict(per_image=True), dict(per_image=True, reduction='sum'))
            ],
        ],
    },
}
