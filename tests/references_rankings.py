"""The papers' formulas of ranking losses for a whole batch in float64: one value an element, loops over the pairs."""

import math
import statistics

NEG_LAMBDA = 0.1 / math.log(3.5)


def above(z, of, delta):
    """H: whether a score is above another one."""
    return min(max((z - of) / (2 * delta) + 0.5, 0.0), 1.0) if delta else float(z >= of)


def of_positives(error):
    """A loss of a flat list (scores, qualities, place of a positive), at every positive of rows."""

    def loss(rows, targets, **hyper):
        z, q = ([x for row in table for x in row] for table in (rows, targets))
        values = error(z, q, **hyper)
        flat = [values.get(i, 0.0) for i in range(len(z))]
        return [flat[i : i + len(rows[0])] for i in range(0, len(flat), len(rows[0]))]

    return loss


def split(q):
    return [i for i, y in enumerate(q) if y > 0], [i for i, y in enumerate(q) if y == 0]


def precisions(z, q, delta):
    """Positives above each positive, itself included in full, over all above it."""
    positives, negatives = split(q)
    found = {}
    for i in positives:
        true = 1 + sum(above(z[k], z[i], delta) for k in positives if k != i)
        found[i] = true / (true + sum(above(z[j], z[i], delta) for j in negatives))
    return found


def alrp(z, q, delta=1.0, localization_error=None):
    return {i: 1 - p for i, p in precisions(z, q, delta).items()}


def ap(z, q, delta=1.0):
    """Interpolated: the best precision among the positives that are not above this one."""
    known = precisions(z, q, delta)
    return {i: 1 - max(p for k, p in known.items() if z[k] <= z[i]) for i in known}


def ranking_and_sorting(z, q, false, delta):
    positives, _ = split(q)
    found = {}
    for i in positives:
        h = {k: above(z[k], z[i], delta) for k in positives}
        right = {k: h[k] for k in positives if q[k] >= q[i]}
        now, expected = (sum(w[k] * (1 - q[k]) for k in w) / sum(w.values()) for w in (h, right))
        found[i] = false(i) / (sum(h.values()) + false(i)) + now - expected
    return found


def rank_sort(z, q, delta=0.5):
    _, negatives = split(q)
    return ranking_and_sorting(z, q, lambda i: sum(above(z[j], z[i], delta) for j in negatives), delta)


def bucketed_rank_sort(z, q, delta=0.5):
    """Negatives that lie below the same positives are one bucket, those below all of them by more than delta none."""
    positives, negatives = split(q)
    buckets = {}
    for j in negatives:
        if z[j] >= min((z[k] for k in positives), default=0.0) - delta:
            buckets.setdefault(sum(z[k] >= z[j] for k in positives), []).append(z[j])
    means = [(len(bucket), sum(bucket) / len(bucket)) for bucket in buckets.values()]
    return ranking_and_sorting(z, q, lambda i: sum(n * above(m, z[i], delta) for n, m in means), delta)


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def dr(z, q, pos_lambda=1.0, neg_lambda=NEG_LAMBDA, smoothness=6.0, margin=0.5, tau=4.0):
    def mean(places, slope):
        worst = [math.exp(slope * sigmoid(z[i])) for i in places]
        return sum(w * sigmoid(z[i]) for w, i in zip(worst, places, strict=True)) / sum(worst)

    positives, negatives = split(q)
    gap = mean(negatives, 1 / neg_lambda) - mean(positives, -1 / pos_lambda) + margin
    return dict.fromkeys(positives, tau / smoothness * math.log(1 + math.exp(smoothness * gap)))


def correlation(z, q, kind='pearson'):
    positives, _ = split(q)
    a, b = [sigmoid(z[i]) for i in positives], [q[i] for i in positives]
    if kind == 'pearson':
        return dict.fromkeys(positives, 1 - statistics.correlation(a, b))
    far = statistics.variance(a) + statistics.variance(b) + (statistics.mean(a) - statistics.mean(b)) ** 2
    return dict.fromkeys(positives, 1 - 2 * statistics.covariance(a, b) / far)


RANKINGS = {
    'APLoss': of_positives(ap),
    'ALRPLoss': of_positives(alrp),
    'RankSortLoss': of_positives(rank_sort),
    'BucketedRankSortLoss': of_positives(bucketed_rank_sort),
    'DRLoss': of_positives(dr),
    'CorrelationLoss': of_positives(correlation),
}
