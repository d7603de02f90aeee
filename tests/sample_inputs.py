"""Seeded ordinary inputs of every loss: `draw(name, n, seed)` gives {kind of target: (pred, target)} in float64."""

import torch

from cvloss_mm import losses as L

CLASSES = 5


def boxes(n, seed):
    """Pairs of proper boxes: overlapping, apart, one inside the other, nearly equal, at several scales."""
    rng = torch.Generator().manual_seed(seed)

    def uniform(*shape):
        return torch.rand(*shape, generator=rng, dtype=torch.float64)

    def box(centre, side):
        return torch.cat([centre - side / 2, centre + side / 2], -1)

    side = 0.2 + uniform(n, 2)
    spread = torch.tensor([0.02, 0.3, 0.8, 3.0], dtype=torch.float64).repeat(n // 4 + 1)[:n, None]
    pred = box(spread * (uniform(n, 2) - 0.5), side * (1 + spread.clamp(max=0.8) * (uniform(n, 2) - 0.5)))
    scale = 10 ** (3 * uniform(n, 1))
    place = scale * 5 * (uniform(n, 2) - 0.5).repeat(1, 2)
    return {'boxes': (pred * scale + place, box(torch.zeros(n, 2, dtype=torch.float64), side) * scale + place)}


def rotated(n, seed):
    """Pairs of rotated boxes at several scales: long ones, almost squares, high and wide ones, near and apart."""
    rng = torch.Generator().manual_seed(seed)

    def uniform(*shape):
        return torch.rand(*shape, generator=rng, dtype=torch.float64)

    spread = torch.tensor([0.02, 0.3, 0.8, 3.0], dtype=torch.float64).repeat(n // 4 + 1)[:n, None]
    side, angle = 0.2 + uniform(n, 2), 6 * (uniform(n, 1) - 0.5)
    noise = spread * (uniform(n, 3) - 0.5)
    other = side * (1 + spread.clamp(max=0.8) * (uniform(n, 2) - 0.5))
    scale = 10 ** (3 * uniform(n, 1))
    place = scale * 5 * (uniform(n, 2) - 0.5)
    pred = torch.cat([noise[:, :2] * scale + place, other * scale, angle + noise[:, 2:]], -1)
    return {'rotated boxes': (pred, torch.cat([place, side * scale, angle], -1))}


def numbers(n, seed):
    rng = torch.Generator().manual_seed(seed)
    pred = 2 * torch.randn(n, generator=rng, dtype=torch.float64)
    return {'numbers': (pred, pred - torch.randn(n, generator=rng, dtype=torch.float64))}


def logits(n, seed):
    rng = torch.Generator().manual_seed(seed)
    return rng, 4 * torch.randn(n, CLASSES, generator=rng, dtype=torch.float64)


def labels(n, seed):
    rng, pred = logits(n, seed)
    return {'labels': (pred, torch.randint(CLASSES, (n,), generator=rng))}


def distributions(n, seed):
    rng, pred = logits(n, seed)
    return {'distributions': (pred, torch.randn(n, CLASSES, generator=rng, dtype=torch.float64).softmax(-1))}


def multilabel(n, seed):
    rng, pred = logits(n, seed)
    soft = torch.rand(n, CLASSES, generator=rng, dtype=torch.float64)
    return {'multilabel': (pred, soft.round()), 'soft multilabel': (pred, soft)}


def qualities(n, seed):
    """Overlaps at the true class, 0 elsewhere; and a quality at every class."""
    rng, pred = logits(n, seed)
    soft = torch.rand(n, CLASSES, generator=rng, dtype=torch.float64)
    true = torch.randint(CLASSES + 1, (n, 1), generator=rng) == torch.arange(CLASSES)
    return {'qualities': (pred, soft * true), 'dense qualities': (pred, soft), 'hard qualities': (pred, true.double())}


def orders(n, seed):
    """Few positives, hard or with qualities of which some are equal; scores on a grid, with ties; some places out."""
    rng, pred = logits(n, seed)
    soft = torch.rand(n, CLASSES, generator=rng, dtype=torch.float64).mul(8).ceil() / 8
    chance = torch.rand(n, CLASSES, generator=rng)
    target = torch.where(chance < 0.1, soft, torch.where(chance < 0.2, -1.0, 0.0))
    return {
        'hard order': (pred, target.ceil()),
        'order of qualities': (pred, target),
        'order with ties': ((4 * pred).round() / 4, target),
    }


def orders_of_qualities(n, seed):
    return {kind: pair for kind, pair in orders(n, seed).items() if kind != 'hard order'}


def distances(n, seed):
    """Numbers between the first and the last bin; and whole ones, and such as lie outside."""
    rng, pred = logits(n, seed)
    inside = (CLASSES - 1) * torch.rand(n, generator=rng, dtype=torch.float64)
    return {'distances': (pred, inside), 'distances at and beyond the bins': (pred, 3 * inside.round() - CLASSES)}


def side_offsets(n, seed):
    rng, pred = logits(n, seed)
    return {'offsets of sides': (pred, 2.4 * torch.rand(n, generator=rng, dtype=torch.float64) - 1.2)}


def heat(n, seed):
    """Probabilities, and heat maps with a peak in some rows."""
    rng, pred = logits(n, seed)
    bump = torch.rand(n, CLASSES, generator=rng, dtype=torch.float64)
    peak = torch.randint(2 * CLASSES, (n, 1), generator=rng) == torch.arange(CLASSES)
    return {'heat': (torch.sigmoid(pred / 2), torch.where(peak, 1.0, bump))}


def regions(n, seed):
    """Probabilities of the pixels of a mask, and masks: hard, soft, and some of them empty."""
    rng, pred = logits(n, seed)
    soft = torch.rand(n, CLASSES, generator=rng, dtype=torch.float64)
    hard = soft.round() * (torch.arange(n) % 5 > 0)[:, None]
    return {'hard regions': (pred.sigmoid(), hard), 'soft regions': (pred.sigmoid(), soft)}


def maps(n, seed):
    """Probabilities of the classes at seven pixels, and labels, of which not every class is in each image."""
    rng = torch.Generator().manual_seed(seed)
    pred = torch.randn(n, CLASSES, 7, generator=rng, dtype=torch.float64).softmax(1)
    return {'maps': (pred, torch.randint(CLASSES, (n, 7), generator=rng))}


def soft_maps(n, seed):
    pred = maps(n, seed)['maps'][0]
    return {'soft maps': (pred, maps(n, seed + 1)['maps'][0])}


def score_maps(n, seed):
    return {'score maps': (maps(n, seed)['maps'][0].log() + 1, maps(n, seed)['maps'][1])}


def distance_maps(n, seed):
    pred = maps(n, seed)['maps'][0]
    return {'distances': (pred, 8 * maps(n, seed + 1)['maps'][0].log())}


def teachers(n, seed):
    rng, pred = logits(n, seed)
    return {'teachers': (pred, 4 * torch.randn(n, CLASSES, generator=rng, dtype=torch.float64))}


def views(n, seed):
    rng, pred = logits(n, seed)
    several = pred.unsqueeze(1) + torch.randn(n, 3, CLASSES, generator=rng, dtype=torch.float64)
    return {kind: (several, target) for kind, (_, target) in {**labels(n, seed), **distributions(n, seed)}.items()}


def cosines(n, seed):
    rng, pred = logits(n, seed)
    return {'cosines': (torch.cos(pred), torch.randint(CLASSES, (n,), generator=rng))}


def signs(n, seed):
    rng, pred = logits(n, seed)
    y = torch.randint(2, (n, CLASSES), generator=rng).double()
    return {'+1 and -1': (pred[:, 0], 2 * y[:, 0] - 1), '0 and 1': (pred[:, 0], y[:, 0])}


def signs_of_classes(n, seed):
    rng, pred = logits(n, seed)
    return {'one-vs-rest': (pred, 2 * torch.randint(2, (n, CLASSES), generator=rng).double() - 1)}


def embeddings(n, seed):
    rng = torch.Generator().manual_seed(seed)
    return {
        'embeddings': (
            torch.randn(n, 3, generator=rng, dtype=torch.float64),
            torch.randint(n // 4 + 1, (n,), generator=rng),
        )
    }


def objects(n, seed):
    rng = torch.Generator().manual_seed(seed)
    points = 0.6 * torch.randn(n, 2, 3, generator=rng, dtype=torch.float64)
    return {'objects': (points, torch.randint(n // 4 + 1, (n,), generator=rng))}


def matches(n, seed):
    rng, pred = logits(n, seed)
    return {'matches': (torch.cos(pred), (3 * torch.rand(n, CLASSES, generator=rng, dtype=torch.float64) - 2).ceil())}


KINDS = {  # of a family; of a loss where it takes less
    L.PointLoss: (embeddings,),
    L.EmbeddingLoss: (embeddings,),
    L.SimilarityLoss: (embeddings,),
    L.BoxLoss: (boxes,),
    L.RotatedBoxLoss: (rotated,),
    L.OffsetLoss: (numbers,),
    L.SigmoidLoss: (multilabel,),
    L.MaskLoss: (multilabel,),
    L.DistributionLoss: (distances,),
    L.CosineLoss: (cosines,),
    L.HeatmapLoss: (heat,),
    L.GroupingLoss: (objects,),
    L.MatchingLoss: (matches,),
    L.RegionLoss: (regions,),
    L.DistillationLoss: (teachers,),
    L.QualityLoss: (qualities,),
    L.FeatureLoss: (teachers,),
    L.SoftmaxLoss: (labels, distributions),
    L.SoftTargetCrossEntropyLoss: (distributions,),
    L.FineGrainedLocalizationLoss: (side_offsets,),
    L.CorrelationLoss: (orders_of_qualities,),
    L.RankingLoss: (orders,),
    L.LovaszSoftmaxLoss: (maps,),
    L.ScoreMapLoss: (score_maps,),
    L.DistanceMapLoss: (distance_maps,),
    L.ClassMapLoss: (maps, soft_maps),
    L.ViewsLoss: (views,),
    L.ScoreLoss: (signs, labels),
    L.SignLoss: (signs, signs_of_classes),
}


def draw(name, n=200, seed=0):
    makers = next(KINDS[cls] for cls in getattr(L, name).__mro__ if cls in KINDS)
    return {kind: pair for maker in makers for kind, pair in maker(n, seed).items()}


CONTEXT = {  # what a function reads beside pred and target, by keyword
    'norm': lambda pred, target: torch.linspace(4, 200, len(pred), dtype=torch.float64),
    'center_norm': lambda pred, target: torch.linspace(0.25, 3, pred.shape[1], dtype=torch.float64),
    'bias': lambda pred, target: torch.tensor(-9.0, dtype=torch.float64),
    'log_variance': lambda pred, target: torch.linspace(-5, 2, len(pred), dtype=torch.float64),
    'localization_error': lambda pred, target: torch.tensor(0.5, dtype=torch.float64),
    'centers': lambda pred, target: torch.randn(
        int(target.max()) + 1, pred.shape[1], generator=torch.Generator().manual_seed(1), dtype=torch.float64
    ),
}


def context_of(cls, pred, target):
    """Of the context that a function takes, what there are inputs of."""
    return {name: CONTEXT[name](pred, target) for name in cls.function_context if name in CONTEXT}
