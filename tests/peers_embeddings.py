"""pytorch-metric-learning's losses beside ours: of embeddings, and of the centres or proxies of the classes.

`PEERS[name]` lists, of each loss that both have, calls (embeddings, labels, centres) to the mean: ours and theirs.
`DIFFERENT[name]` says of a loss of the same name, or of the same paper, why its values are not ours.
"""

import math
from importlib import import_module

import torch

from cvloss_mm import functional as f
from cvloss_mm.functional.embedding import unit_rows
from cvloss_mm.heads import CosineClassifier

CLASSES, SAMPLES, DIMENSIONS, CENTRES = 6, 4, 8, 3


def of_rows(function, **hyper):
    """A loss of embeddings alone."""
    return lambda rows, labels, centres: function(rows, labels, **hyper).mean()


def of_pairs(function, **hyper):
    """Of the first two samples of each class: what a loss takes that wants no more."""
    return lambda rows, labels, centres: function(*first_two(rows, labels), **hyper).mean()


def first_two(rows, labels):
    kept = torch.arange(len(labels)) < 2 * CLASSES  # the labels are 0, 1 ... again and again
    return rows[kept], labels[kept]


def of_square(function, **hyper):
    """Of as many classes as each has samples, class by class: what a loss takes that mixes up the two numbers."""
    return lambda rows, labels, centres: function(*square(rows, labels), **hyper).mean()


def square(rows, labels):
    kept = (labels < SAMPLES).nonzero()[:, 0]
    order = kept[labels[kept].argsort(stable=True)]
    return rows[order], labels[order]


def of_length_one(rows, labels):
    return unit_rows(rows), labels


def of_cosines(function, lengths=(), subcenters=1, softness=None, **hyper):
    """A loss of cosines with the centres, and of the lengths of embeddings or centres by their keywords."""

    def mean(rows, labels, centres):
        classifier = CosineClassifier(DIMENSIONS, CLASSES, subcenters, softness)
        cosines = classifier.cosines_of(unit_rows(rows), centres[: CLASSES * subcenters].unflatten(0, (CLASSES, -1)))
        known = dict(norm=rows.norm(dim=-1), center_norm=centres[:CLASSES].norm(dim=-1))
        return function(cosines, labels, **hyper, **{name: known[name] for name in lengths}).mean()

    return mean


def part(module, name, *arguments, **keywords):
    """Something of theirs, imported at use."""
    return getattr(import_module(f'pytorch_metric_learning.{module}'), name)(*arguments, **keywords)


def theirs(name, distance=None, reducer=None, miner=None, kept=lambda rows, labels: (rows, labels), **keywords):
    """A loss of theirs of embeddings; the distance, the reducer and the miner are (name, keywords)."""

    def mean(rows, labels, centres):
        parts = dict(distance=distance, reducer=reducer)
        made = {key: part(f'{key}s', given[0], **given[1]) for key, given in parts.items() if given}
        rows, labels = kept(rows, labels)
        chosen = dict(distance=made['distance']) if distance else {}
        mined = part('miners', miner[0], **chosen, **miner[1])(rows, labels) if miner else None
        return part('losses', name, **made, **keywords)(rows, labels, mined)

    return mean


def in_double(call):
    """Where a loss of theirs makes a tensor of no dtype."""

    def mean(rows, labels, centres):
        before = torch.get_default_dtype()
        torch.set_default_dtype(torch.float64)
        try:
            return call(rows, labels, centres)
        finally:
            torch.set_default_dtype(before)

    return mean


def theirs_of_centres(name, weight, columns=True, subcenters=1, **keywords):
    """A loss of theirs that has centres, under that name; a column each, or a row."""

    def mean(rows, labels, centres):
        loss = part('losses', name, num_classes=CLASSES, embedding_size=DIMENSIONS, **keywords)
        centres = centres[: CLASSES * subcenters]
        del loss._parameters[weight]  # they learn where they came from
        setattr(loss, weight, centres.T if columns else centres)
        loss.cast_types = lambda dtype, device: None  # which writes into a parameter
        return loss(rows, labels)

    return mean


def theirs_of_p2s_grad():
    """Which takes columns of length 1 alone."""

    def mean(rows, labels, centres):
        loss = part('losses', 'P2SGradLoss', descriptors_dim=DIMENSIONS, num_classes=CLASSES)
        del loss._parameters['weight']
        loss.weight = unit_rows(centres[:CLASSES]).T
        return loss(rows, labels)

    return mean


EUCLIDEAN = 'LpDistance', dict(normalize_embeddings=False)
INNER = 'DotProductSimilarity', dict(normalize_embeddings=False)
COSINE, SQUARED, MEAN = ('CosineSimilarity', {}), ('LpDistance', dict(power=2)), ('MeanReducer', {})
DEGREES = math.degrees(0.5)
PEERS = {
    'TripletLoss': [
        (of_rows(f.triplet_loss), theirs('TripletMarginLoss', EUCLIDEAN, MEAN, ('BatchHardMiner', {}), margin=0.3)),
        (of_rows(f.triplet_loss, mining='all'), theirs('TripletMarginLoss', EUCLIDEAN, margin=0.3)),
        (
            of_rows(f.triplet_loss, mining='all', margin=None),
            theirs('TripletMarginLoss', EUCLIDEAN, MEAN, margin=0.0, smooth_loss=True),
        ),
        *[
            (
                of_rows(f.triplet_loss, mining='all', distance=name),
                theirs('TripletMarginLoss', distance, margin=0.3),
            )
            for name, distance in (('cosine', COSINE), ('squared', SQUARED))
        ],
    ],
    'NTXentLoss': [(of_rows(f.nt_xent_loss), theirs('NTXentLoss', temperature=0.5))],
    'SupConLoss': [(of_rows(f.sup_con_loss), theirs('SupConLoss', temperature=0.1))],
    'MultiSimilarityLoss': [
        (
            of_rows(f.multi_similarity_loss),
            theirs('MultiSimilarityLoss', miner=('MultiSimilarityMiner', dict(epsilon=0.1))),
        )
    ],
    'CircleLoss': [(of_rows(f.circle_loss), theirs('CircleLoss', m=0.25, gamma=128))],
    'NPairLoss': [(of_pairs(f.n_pair_loss, norm_weight=0.0), theirs('NPairsLoss', INNER, kept=first_two))],
    'LiftedStructureLoss': [(of_rows(f.lifted_structure_loss), theirs('LiftedStructureLoss', EUCLIDEAN))],
    'AngularLoss': [(of_rows(f.angular_loss), theirs('AngularLoss', kept=of_length_one))],  # else negatives are not
    'SmoothAPLoss': [(of_square(f.smooth_ap_loss, with_query=True), in_double(theirs('SmoothAPLoss', kept=square)))],
    'FastAPLoss': [(of_rows(f.fast_ap_loss), theirs('FastAPLoss'))],
    'ThresholdConsistentMarginLoss': [
        (of_rows(f.threshold_consistent_margin_loss), theirs('ThresholdConsistentMarginLoss'))
    ],
    'NCALoss': [(of_rows(f.nca_loss, normalize=True), theirs('NCALoss'))],
    'ArcFaceLoss': [(of_cosines(f.arc_face_loss), theirs_of_centres('ArcFaceLoss', 'W', margin=DEGREES))],
    'CosFaceLoss': [(of_cosines(f.cos_face_loss), theirs_of_centres('CosFaceLoss', 'W'))],
    'NormFaceLoss': [
        (of_cosines(f.norm_face_loss, scale=20.0), theirs_of_centres('NormalizedSoftmaxLoss', 'W', temperature=0.05))
    ],
    'SubCenterArcFaceLoss': [
        (
            of_cosines(f.sub_center_arc_face_loss, subcenters=CENTRES),
            theirs_of_centres('SubCenterArcFaceLoss', 'W', subcenters=CENTRES, margin=DEGREES),
        )
    ],
    'SphereFaceLoss': [
        (of_cosines(f.sphere_face_loss, ['norm'], lamb=0.0), theirs_of_centres('SphereFaceLoss', 'W')),
    ],
    'LargeMarginSoftmaxLoss': [
        (
            of_cosines(f.large_margin_softmax_loss, ['norm', 'center_norm'], lamb=0.0),
            theirs_of_centres('LargeMarginSoftmaxLoss', 'W'),
        )
    ],
    'ProxyNCAPlusPlusLoss': [
        (
            of_cosines(f.proxy_nca_plus_plus_loss, scale=18.0),
            theirs_of_centres('ProxyNCALoss', 'proxies', columns=False, softmax_scale=9),
        )
    ],
    'ProxyAnchorLoss': [
        (of_cosines(f.proxy_anchor_loss), theirs_of_centres('ProxyAnchorLoss', 'proxies', columns=False))
    ],
    'SoftTripleLoss': [
        (
            of_cosines(f.soft_triple_loss, subcenters=CENTRES, softness=0.1),
            theirs_of_centres('SoftTripleLoss', 'fc', subcenters=CENTRES, centers_per_class=CENTRES),
        )
    ],
}
DIFFERENT = {
    'ContrastiveLoss': (
        of_rows(f.contrastive_loss),
        theirs('ContrastiveLoss', EUCLIDEAN),
        'theirs is linear in the distance, where the paper has half of its square, and adds the means of the positive '
        'and of the negative pairs that are not 0, where ours is the mean of all pairs',
    ),
    'DistanceMarginLoss': (
        of_rows(f.distance_margin_loss, sampling='all'),
        theirs('MarginLoss'),
        'theirs counts a pair once for each triplet that it is in, where the paper and ours count it once',
    ),
    'P2SGradLoss': (
        of_cosines(f.p2s_grad_loss),
        theirs_of_p2s_grad(),
        'theirs is the mean over the classes of the squares, 2 / C of ours, whose gradient is that of the paper',
    ),
    'ProxyNCALoss': (
        of_cosines(f.proxy_nca_loss),
        theirs_of_centres('ProxyNCALoss', 'proxies', columns=False),
        'theirs has the true proxy in the denominator, as `ProxyNCAPlusPlusLoss`, to which it is equal; the paper has '
        'the others alone',
    ),
}
