"""The papers' formulas of losses of sets in which some belong together, for a whole batch in float64: loops."""

import math


def associative_embedding(objects, images, pull_weight=0.25, push_weight=0.25, delta=1.0):
    """What each object adds to the sum over the images, times the number of all objects."""
    means = [[math.fsum(column) / len(points) for column in zip(*points, strict=True)] for points in objects]

    def of_object(k):
        others = [j for j, image in enumerate(images) if image == images[k] and j != k]
        pull = math.fsum(math.dist(point, means[k]) ** 2 for point in objects[k])
        push = math.fsum(max(0.0, delta - math.dist(means[k], means[j])) for j in others)
        n = len(others) + 1
        return len(objects) * (pull_weight * pull / n + (push_weight * push / (n * (n - 1)) if others else 0.0))

    return [of_object(k) for k in range(len(objects))]


def margin_l2(
    rows, targets, noise=None, neg_pos_ub=None, hard_mining=False, pos_margin=0.0, neg_margin=0.0, clip=False
):
    def cost(s, c):
        s -= pos_margin if c > 0 else neg_margin
        return ((min(max(s, 0.0), 1.0) if clip else s) - c) ** 2

    places = [(i, j) for i, row in enumerate(targets) for j in range(len(row))]
    costs = {(i, j): cost(rows[i][j], targets[i][j]) for i, j in places}
    positive, negative = (
        [p for p in places if keep(targets[p[0]][p[1]])] for keep in (lambda c: c > 0, lambda c: c == 0)
    )
    if neg_pos_ub is not None:
        order = (lambda p: -costs[p]) if hard_mining else (lambda p: -noise[p[0]][p[1]] if noise else 0)
        negative = sorted(negative, key=order)[: math.ceil(neg_pos_ub * len(positive))]
    counted = {*positive, *negative}
    return [[costs[i, j] if (i, j) in counted else 0.0 for j in range(len(row))] for i, row in enumerate(targets)]


def of_anchors(one, rows, labels, compare):
    """For each anchor, what one(those of its class, those of others) gives for what it has in common with them."""

    def of_anchor(a):
        others = [
            (y == labels[a], compare(rows[a], row))
            for k, (row, y) in enumerate(zip(rows, labels, strict=True))
            if k != a
        ]
        near, far = ([x for same, x in others if same is wanted] for wanted in (True, False))
        return one(near, far) if near else 0.0

    return [of_anchor(a) for a in range(len(rows))]


def dot(a, b):
    return math.fsum(x * y for x, y in zip(a, b, strict=True))


def cosine(a, b):
    return dot(a, b) / math.hypot(*a) / math.hypot(*b)


def smooth_ap(rows, labels, temperature=0.01, with_query=False):
    """Mean over the positives of the share of negatives among those that are ranked before, ranks by sigmoids."""

    def before(other, one):
        return 1 / (1 + math.exp(min((one - other) / temperature, 700)))

    def one_less_precision(near, far):
        near = [*near, 1.0] if with_query else near
        missed = []
        for i, s in enumerate(near):
            among_positives = 1 + math.fsum(before(x, s) for j, x in enumerate(near) if j != i)
            among_all = among_positives + math.fsum(before(x, s) for x in far)
            missed.append(1 - among_positives / among_all)
        return math.fsum(missed) / len(missed)

    return of_anchors(one_less_precision, rows, labels, cosine)


def fast_ap(rows, labels, num_bins=10):
    """The histograms of the squared distances, bin by bin."""

    def square(a, b):
        return math.dist(*([x / math.hypot(*row) for x in row] for row in (a, b))) ** 2

    def at(squares, k):
        return math.fsum(max(0.0, 1 - abs(x - 4 * k / num_bins) / (4 / num_bins)) for x in squares)

    def one_less_precision(near, far):
        found, precision = [], 0.0
        for k in range(num_bins + 1):
            found.append((at(near, k), at(near, k) + at(far, k)))
            right, all_ = (math.fsum(column) for column in zip(*found, strict=True))
            precision += right * found[-1][0] / all_ if all_ else 0.0
        return 1 - precision / len(near)

    return of_anchors(one_less_precision, rows, labels, square)


def nca(rows, labels, scale=1.0, objective='log', normalize=False):
    """p is the share of one's class in the weights e^(-scale d^2) of all others."""

    def share(near, far):
        weights = [[math.exp(-scale * d * d) for d in distances] for distances in (near, far)]
        p = math.fsum(weights[0]) / math.fsum([*weights[0], *weights[1]])
        return -math.log(p) if objective == 'log' else 1 - p

    if normalize:
        rows = [[x / math.hypot(*row) for x in row] for row in rows]
    return of_anchors(share, rows, labels, math.dist)


def angular(rows, labels, alpha=40.0):
    """Equation 8 of the paper, with all samples of other classes, and the mean over the pairs of an anchor."""
    rows = [[x / math.hypot(*row) for x in row] for row in rows]
    t = math.tan(math.radians(alpha)) ** 2

    def of_pair(a, p):
        far = [row for row, label in zip(rows, labels, strict=True) if label != labels[a]]
        centre = [x + y for x, y in zip(rows[a], rows[p], strict=True)]
        return math.log1p(
            math.fsum(math.exp(4 * t * dot(centre, n) - 2 * (1 + t) * dot(rows[a], rows[p])) for n in far)
        )

    pairs = [[p for p, label in enumerate(labels) if label == labels[a] and p != a] for a in range(len(rows))]
    return [math.fsum(of_pair(a, p) for p in others) / max(len(others), 1) for a, others in enumerate(pairs)]


def uni_ts_face(rows, labels, bias=0.0, scale=64.0, margin=0.1):
    """Equation 11 of the paper, with a margin; the mean over the positives where there are several."""

    def above(x):
        return math.log1p(math.exp(x)) if x < 700 else x

    values = []
    for a, row in enumerate(rows):
        cosines = [(y == labels[a], cosine(row, other)) for other, y in zip(rows, labels, strict=True)]
        near = [above(bias - scale * (s - margin)) for k, (same, s) in enumerate(cosines) if same and k != a]
        far = [above(scale * s - bias) for same, s in cosines if not same]
        values.append(math.fsum(near) / max(len(near), 1) + math.fsum(far))
    return values


def threshold_consistent_margin(
    rows, labels, positive_margin=0.9, negative_margin=0.5, positive_weight=1.0, negative_weight=1.0
):
    """Means over the hard pairs of the whole batch, each pair at its anchor."""
    near, far = [], []
    for a, row in enumerate(rows):
        others = [(labels[a] == labels[k], cosine(row, rows[k])) for k in range(len(rows)) if k != a]
        near.append([positive_margin - s for same, s in others if same and s <= positive_margin])
        far.append([s - negative_margin for same, s in others if not same and s >= negative_margin])
    counts = [max(sum(map(len, kind)), 1) / len(rows) for kind in (near, far)]
    return [
        positive_weight * math.fsum(a) / counts[0] + negative_weight * math.fsum(b) / counts[1]
        for a, b in zip(near, far, strict=True)
    ]


SETS = {
    'ThresholdConsistentMarginLoss': threshold_consistent_margin,
    'UniTSFaceLoss': uni_ts_face,
    'AssociativeEmbeddingLoss': associative_embedding,
    'MarginL2Loss': margin_l2,
    'AngularLoss': angular,
    'SmoothAPLoss': smooth_ap,
    'FastAPLoss': fast_ap,
    'NCALoss': nca,
}
