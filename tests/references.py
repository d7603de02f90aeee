"""The papers' formulas for ONE unit (a row of logits, a number, a box) in float64, `math` only.

Nothing here is shared with the package: no tensor, no stability trick beyond what keeps a formula defined.
`reference(pred, target, **hyper)` takes a row (a number for the elementwise losses) and returns a number, or a list
of numbers where the loss has several values a unit. A target is a class index, a row of probabilities, or a number.
"""

import math
import statistics
from functools import wraps
from types import SimpleNamespace

from references_rankings import RANKINGS
from references_regions import REGIONS
from references_sets import SETS

# ------------------------------------------------------------------------------------------------- words


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def softplus(z):
    """log(1 + e^z)."""
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))


def log_softmax(z):
    top = max(z)
    total = top + math.log(math.fsum(math.exp(x - top) for x in z))
    return [x - total for x in z]


def softmax(z):
    return [math.exp(x) for x in log_softmax(z)]


def dense(target, classes):
    """The target distribution; label C (the background) is all zeros."""
    return [float(k == target) for k in range(classes)] if isinstance(target, int) else list(target)


def per_class(value, classes):
    return list(value) if isinstance(value, (list, tuple)) else [1.0 if value is None else float(value)] * classes


def dot(a, b):
    return math.fsum(x * y for x, y in zip(a, b, strict=True))


def sign(y):
    return 1.0 if y > 0 else -1.0


def margins(pred, target):
    """m = y f(x) of every one-vs-rest problem of a row, or of the only one."""
    if not isinstance(pred, list):
        return [sign(target) * pred]
    return [sign(y) * f for f, y in zip(pred, target, strict=True)]


def over_the_true_class(loss, pred, target):
    """A loss of a class index, or its expectation where the target is a row of probabilities."""
    if isinstance(target, int):
        return loss(pred, target)
    return math.fsum(q * loss(pred, k) for k, q in enumerate(target))


def rivals(z, y):
    """z_j - z_y for all j other than y."""
    return [x - z[y] for j, x in enumerate(z) if j != y]


# ------------------------------------------------------------------------------------------------- classification


def binary_cross_entropy(pred, target, pos_weight=None, class_weight=None, label_smoothing=0.0):
    n = len(pred)
    targets = [y * (1 - label_smoothing) + label_smoothing / 2 for y in dense(target, n)]
    positive, weight = per_class(pos_weight, n), per_class(class_weight, n)
    return [
        w * (p * y * softplus(-z) + (1 - y) * softplus(z))
        for z, y, p, w in zip(pred, targets, positive, weight, strict=True)
    ]


def softmax_cross_entropy(pred, target, class_weight=None, label_smoothing=0.0):
    n = len(pred)
    q = [(1 - label_smoothing) * x + label_smoothing / n for x in dense(target, n)]
    return -math.fsum(w * x * logp for w, x, logp in zip(per_class(class_weight, n), q, log_softmax(pred), strict=True))


def label_smooth(pred, target, label_smooth_val=0.1, mode='original'):
    n, eps = len(pred), label_smooth_val
    smooth = {'original': lambda q: (1 - eps) * q + eps / n, 'classy_vision': lambda q: (q + eps / n) / (1 + eps)}[mode]
    return -dot(map(smooth, dense(target, n)), log_softmax(pred))


def sigmoid_focal(pred, target, gamma=2.0, alpha=0.25, pos_weight=None):
    """-alpha_t (1 - p_t)^gamma log p_t; a soft target y mixes p_t and alpha_t linearly (as torchvision does)."""
    n = len(pred)
    alphas = [None] * n if alpha is None else per_class(alpha, n)
    weights = per_class(1.0 if pos_weight is None else pos_weight, n)

    def element(z, y, a, w):
        missed = sigmoid(-z) * y + sigmoid(z) * (1 - y)
        balance = 1.0 if a is None else a * y + (1 - a) * (1 - y)
        return (w * y + 1 - y) * balance * missed**gamma * (y * softplus(-z) + (1 - y) * softplus(z))

    return [element(*each) for each in zip(pred, dense(target, n), alphas, weights, strict=True)]


def poly1_cross_entropy(pred, target, epsilon=2.0):
    return math.fsum(
        q * (-logp + epsilon * (1 - math.exp(logp)))
        for q, logp in zip(dense(target, len(pred)), log_softmax(pred), strict=True)
    )


def softmax_focal(pred, target, gamma=2.0, alpha=None):
    n = len(pred)
    logs = log_softmax(pred)
    return -math.fsum(
        q * a * (1 - math.exp(logp)) ** gamma * logp
        for q, a, logp in zip(dense(target, n), per_class(alpha, n), logs, strict=True)
    )


# ------------------------------------------------------------------------------------------------- qualities


def quality_focal(pred, target, beta=2.0):
    return math.fsum(
        abs(y - sigmoid(z)) ** beta * (y * softplus(-z) + (1 - y) * softplus(z))
        for z, y in zip(pred, target, strict=True)
    )


def varifocal(pred, target, alpha=0.75, gamma=2.0, iou_weighted=True, detach_weight=False):
    def element(z, q):
        weight = alpha * sigmoid(z) ** gamma if q == 0 else q if iou_weighted else 1.0
        return weight * (q * softplus(-z) + (1 - q) * softplus(z))

    return [element(*each) for each in zip(pred, target, strict=True)]


def matchability_aware(pred, target, gamma=1.5, alpha=1.0, detach_weight=True):
    def element(z, q):
        if q == 0:
            return alpha * sigmoid(z) ** gamma * softplus(z)
        return q**gamma * softplus(-z) + (1 - q**gamma) * softplus(z)

    return [element(*each) for each in zip(pred, target, strict=True)]


def iabce(pred, target, alpha=0.25, gamma=2.0, floor=0.01):
    def element(z, q):
        if q == 0:
            return sigmoid(z) ** gamma * softplus(z)
        t = max(sigmoid(z) ** alpha * q ** (1 - alpha), floor)
        return t * softplus(-z) + (1 - t) * softplus(z)

    return [element(*each) for each in zip(pred, target, strict=True)]


def distribution_focal(pred, target):
    last = len(pred) - 1
    y = min(max(target, 0.0), float(last))
    left, logs = min(int(y), last - 1), log_softmax(pred)
    return -((left + 1 - y) * logs[left] + (y - left) * logs[left + 1])


def fine_grained_localization(pred, target, upper=0.5, curvature=0.25):
    last = len(pred) - 1

    def offset(n):
        if n in (0, last):
            return 2 * upper if n else -2 * upper
        if n < last / 2:
            return curvature - curvature * (upper / curvature + 1) ** ((last - 2 * n) / (last - 2))
        return -curvature + curvature * (upper / curvature + 1) ** ((2 * n - last) / (last - 2))

    bins, logs = [offset(n) for n in range(last + 1)], log_softmax(pred)
    y = min(max(target, bins[0]), bins[-1])
    i = max(n for n in range(last) if bins[n] <= y)
    right = (y - bins[i]) / (bins[i + 1] - bins[i])
    return -(1 - right) * logs[i] - right * logs[i + 1]


def gaussian_focal(pred, target, alpha=2.0, gamma=4.0, pos_weight=1.0, neg_weight=1.0):
    def element(p, y):
        if y == 1:
            return -pos_weight * (1 - p) ** alpha * math.log(p)
        return -neg_weight * (1 - y) ** gamma * p**alpha * math.log(1 - p)

    return [element(*each) for each in zip(pred, target, strict=True)]


def dice(pred, target, naive_dice=False, eps=1e-3, ignore_index=None):
    pairs = [(p, g) for p, g in zip(pred, target, strict=True) if g != ignore_index]
    pred, target = [p for p, _ in pairs], [g for _, g in pairs]
    overlap = 2 * dot(pred, target)
    if naive_dice:
        return 1 - (overlap + eps) / (math.fsum(pred) + math.fsum(target) + eps)
    return 1 - overlap / (dot(pred, pred) + eps + dot(target, target) + eps)


def z_scores(row):
    deviation = statistics.pstdev(row)
    return [(z - statistics.fmean(row)) / deviation for z in row]


def knowledge_distillation(pred, target, temperature=10.0, divide_by_classes=False, standardize=False):
    pred, target = map(z_scores, (pred, target)) if standardize else (pred, target)
    student, teacher = (log_softmax([z / temperature for z in row]) for row in (pred, target))
    divergence = math.fsum(math.exp(q) * (q - p) for p, q in zip(student, teacher, strict=True))
    return temperature**2 * divergence / (len(pred) if divide_by_classes else 1)


def divergence(q, p):
    return math.fsum(a * math.log(a / b) for a, b in zip(q, p, strict=True))


def decoupled_kd(pred, target, labels=None, alpha=1.0, beta=8.0, temperature=4.0, standardize=False):
    pred, target = map(z_scores, (pred, target)) if standardize else (pred, target)
    p, q = (softmax([z / temperature for z in row]) for row in (pred, target))
    y = target.index(max(target)) if labels is None else labels
    others = [[x / (1 - row[y]) for k, x in enumerate(row) if k != y] for row in (q, p)]
    binary = [[row[y], 1 - row[y]] for row in (q, p)]
    return temperature**2 * (alpha * divergence(*binary) + beta * divergence(*others))


def correlation(a, b):
    a, b = ([x - mean(row) for x in row] for row in (a, b))
    return dot(a, b) / math.sqrt(dot(a, a) * dot(b, b))


def dist(rows, targets, beta=2.0, gamma=2.0, temperature=1.0):
    """Of a whole batch."""
    p, q = ([softmax([z / temperature for z in row]) for row in batch] for batch in (rows, targets))
    columns = mean([1 - correlation(a, b) for a, b in zip(zip(*p, strict=True), zip(*q, strict=True), strict=True)])
    return [beta * (1 - correlation(a, b)) + gamma * columns for a, b in zip(p, q, strict=True)]


def asymmetric(pred, target, gamma_pos=0.0, gamma_neg=4.0, clip=0.05, eps=1e-8, detach_weight=False):
    def element(z, y):
        p = sigmoid(z)
        p_t = y * p + (1 - y) * (1 - max(p - (clip or 0.0), 0.0))
        return -((1 - p_t) ** (y * gamma_pos + (1 - y) * gamma_neg)) * math.log(max(p_t, eps))

    return [element(*each) for each in zip(pred, target, strict=True)]


def share_of_region(length, bins, density):
    """GD(g) / N of the unit region [k / M, (k + 1) / M) that a gradient of this length lies in."""
    k = next(k for k in range(bins) if length < (k + 1) / bins or k == bins - 1)
    return density[k] or 1.0


def ghmc(pred, target, density, bins=30, filled_bins=False):
    rows = zip(binary_cross_entropy(pred, target), pred, dense(target, len(pred)), strict=True)
    return [loss / share_of_region(abs(sigmoid(z) - y), bins, density) for loss, z, y in rows]


def seesaw(pred, target, p=0.8, q=2.0, eps=1e-2, cum_samples=None):
    number = [max(x, 1.0) for x in cum_samples or [1.0] * len(pred)]
    sigma = [math.exp(x) for x in log_softmax(pred)]

    def of_class(z, i):
        factor = [
            1.0 if j == i else min(1.0, number[j] / number[i]) ** p * max(1.0, sigma[j] / max(sigma[i], eps)) ** q
            for j in range(len(z))
        ]
        return math.log(math.fsum(s * math.exp(x - z[i]) for s, x in zip(factor, z, strict=True)))

    return over_the_true_class(of_class, pred, target)


def eqlv2(pred, target, gamma=12.0, mu=0.8, alpha=4.0, pos_neg=None):
    def element(z, y, ratio):
        f = 1 / (1 + math.exp(-gamma * (ratio - mu)))
        return (y * (1 + alpha * (1 - f)) + (1 - y) * f) * (y * softplus(-z) + (1 - y) * softplus(z))

    return [element(*each) for each in zip(pred, target, pos_neg or [100.0] * len(pred), strict=True)]


def eql(pred, target, class_counts=None, num_images=None, threshold=1.76e-3):
    counts = per_class(class_counts, len(pred))
    rare = [x / (num_images or math.fsum(counts)) < threshold for x in counts]
    return [
        loss * (1 - tail * max(target) * (1 - y))
        for loss, tail, y in zip(binary_cross_entropy(pred, target), rare, target, strict=True)
    ]


def equalized_focal(pred, target, gamma=2.0, alpha=0.25, scale=8.0, pos_neg=None):
    focus = [gamma + scale * (1 - min(max(g, 0.0), 1.0)) for g in pos_neg or [1.0] * len(pred)]
    return [e / gamma * sigmoid_focal([z], [y], e, alpha)[0] for e, z, y in zip(focus, pred, target, strict=True)]


def federated(rows, targets, class_counts=None, num_sample_cats=50, freq_weight=0.5, noise=None):
    """Of a whole batch. The largest u^(1/w) of uniform u are a draw by the weights w without replacement."""
    n = len(rows[0])
    weights = [x**freq_weight for x in per_class(class_counts, n)]
    uniform = noise or [1.0 if any(y[k] > 0 for y in targets) else 0.5 for k in range(n)]
    order = sorted(range(n), key=lambda k: -(uniform[k] ** (1 / weights[k])))
    drawn = {*order[:num_sample_cats], *(k for k in range(n) if uniform[k] == 1)}
    return [
        [loss if k in drawn else 0.0 for k, loss in enumerate(binary_cross_entropy(z, y))]
        for z, y in zip(rows, targets, strict=True)
    ]


def missed(z, y):
    return sigmoid(-z) * y + sigmoid(z) * (1 - y)


def poly1_focal(pred, target, epsilon=-1.0, gamma=2.0, alpha=None, balance_poly=True):
    focal = sigmoid_focal(pred, target, gamma, alpha)
    balance = [
        1.0 if alpha is None or not balance_poly else a * y + (1 - a) * (1 - y)
        for a, y in zip(per_class(alpha, len(pred)), target, strict=True)
    ]
    return [
        loss + b * epsilon * missed(z, y) ** (gamma + 1)
        for loss, b, z, y in zip(focal, balance, pred, target, strict=True)
    ]


def focal_star(pred, target, gamma=2.0, beta=1.0):
    return [
        (y * softplus(-gamma * z - beta) + (1 - y) * softplus(gamma * z - beta)) / gamma
        for z, y in zip(pred, target, strict=True)
    ]


def asymmetric_single_label(pred, target, gamma_pos=0.0, gamma_neg=4.0, label_smoothing=0.1):
    def of_class(q, logp):
        p = math.exp(logp)
        weight = (q * (1 - p) + (1 - q) * p) ** (gamma_pos * q + gamma_neg * (1 - q))
        return -((1 - label_smoothing) * q + label_smoothing / len(pred)) * weight * logp

    return math.fsum(map(of_class, dense(target, len(pred)), log_softmax(pred)))


# ------------------------------------------------------------------------------------------------- sets of labels


def hill(pred, target, lamb=1.5, margin=1.0, gamma=2.0):
    return [
        y * sigmoid(margin - z) ** gamma * softplus(margin - z) + (1 - y) * (lamb - sigmoid(z)) * sigmoid(z) ** 2
        for z, y in zip(pred, target, strict=True)
    ]


def splc(pred, target, tau=0.6, margin=1.0, gamma=2.0, flipped_margin=True):
    def element(z, y):
        flipped = sigmoid(z) > tau
        z = z - margin if y == 1 or (flipped and flipped_margin) else z
        return sigmoid_focal([z], [1.0 if flipped else y], gamma, None)[0]

    return list(map(element, pred, target))


def zlpr(pred, target):
    return math.log1p(math.fsum((1 - y) * math.exp(z) for z, y in zip(pred, target, strict=True))) + math.log1p(
        math.fsum(y * math.exp(-z) for z, y in zip(pred, target, strict=True))
    )


def two_way(rows, targets, positive_temperature=4.0, negative_temperature=1.0):
    """Of a whole batch: the products of pairs of sums, which the logarithms add up."""

    def ell(z, y):
        far = math.fsum(math.exp(a / negative_temperature) for a, b in zip(z, y, strict=True) if b == 0)
        near = math.fsum(math.exp(-a / positive_temperature) for a, b in zip(z, y, strict=True) if b > 0)
        return math.log1p(far**negative_temperature * near**positive_temperature)

    shown = [max(y) > 0 for y in targets]
    columns = zip(zip(*rows, strict=True), zip(*targets, strict=True), strict=True)
    of_class = mean([ell(z, y) for z, y in columns if max(y) > 0])
    return [
        of_class + (ell(z, y) * len(rows) / sum(shown) if show else 0.0)
        for z, y, show in zip(rows, targets, shown, strict=True)
    ]


def multi_pos_cross_entropy(pred, target):
    pairs = [
        math.exp(n - p)
        for n, a in zip(pred, target, strict=True)
        if a == 0
        for p, b in zip(pred, target, strict=True)
        if b > 0
    ]
    return math.log1p(math.fsum(pairs))


# ------------------------------------------------------------------------------------------------- wrong labels


def generalized_cross_entropy(pred, target, q=0.7, k=None):
    return over_the_true_class(lambda z, y: (1 - max(softmax(z)[y], k or 0.0) ** q) / q, pred, target)


def taylor_cross_entropy(pred, target, order=2):
    def series(z, y):
        wrong = 1 - softmax(z)[y]
        return math.fsum(wrong**i / i for i in range(1, order + 1))

    return over_the_true_class(series, pred, target)


def mae_classification(pred, target):
    return math.fsum(abs(p - q) for p, q in zip(softmax(pred), dense(target, len(pred)), strict=True))


def reverse_cross_entropy(pred, target, log_zero):
    return -math.fsum(
        p * (max(math.log(q), log_zero) if q else log_zero)
        for p, q in zip(softmax(pred), dense(target, len(pred)), strict=True)
    )


def symmetric_cross_entropy(pred, target, alpha=0.1, beta=1.0, log_zero=-4.0, clip_target=False):
    q = [max(x, math.exp(log_zero)) if clip_target else x for x in dense(target, len(pred))]
    return alpha * -dot(q, log_softmax(pred)) + beta * reverse_cross_entropy(pred, target, log_zero)


def active_passive(pred, target, active='nce', passive='rce', alpha=1.0, beta=1.0, gamma=0.5, log_zero=-4.0):
    cost = [-((1 - math.exp(x)) ** (gamma if active == 'nfl' else 0)) * x for x in log_softmax(pred)]
    robust = mae_classification(pred, target) if passive == 'mae' else reverse_cross_entropy(pred, target, log_zero)
    return alpha * dot(dense(target, len(pred)), cost) / math.fsum(cost) + beta * robust


def bootstrapping(pred, target, beta=0.95, kind='soft', detach=False):
    own = softmax(pred) if kind == 'soft' else dense(pred.index(max(pred)), len(pred))
    mixed = [beta * q + (1 - beta) * t for q, t in zip(dense(target, len(pred)), own, strict=True)]
    return -dot(mixed, log_softmax(pred))


def bi_tempered(pred, target, t1=0.8, t2=1.2):
    """The normalisation by bisection."""

    def log_t(x, t):
        return math.log(x) if t == 1 else (x ** (1 - t) - 1) / (1 - t)

    def exp_t(x, t):
        return math.exp(x) if t == 1 else max(0.0, 1 + (1 - t) * x) ** (1 / (1 - t))

    low, high = max(pred), max(pred) - log_t(1 / len(pred), t2)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if math.fsum(exp_t(z - middle, t2) for z in pred) > 1 else (low, middle)
    return math.fsum(
        (q * (log_t(q, t1) - log_t(p, t1)) if q else 0.0) - (q ** (2 - t1) - p ** (2 - t1)) / (2 - t1)
        for q, p in zip(dense(target, len(pred)), (exp_t(z - low, t2) for z in pred), strict=True)
    )


def entropy(p):
    return -math.fsum(x * math.log(x) for x in p if x)


def jsd_cross_entropy(views, target, alpha=12.0, label_smoothing=0.0):
    clean = softmax_cross_entropy(views[0], target, label_smoothing=label_smoothing)
    p = [softmax(z) for z in views]
    middle = [mean(column) for column in zip(*p, strict=True)]
    return clean + alpha * mean([math.fsum(x * math.log(x / m) for x, m in zip(row, middle, strict=True)) for row in p])


def gjs(views, target, label_weight=0.5):
    """sum pi_i KL(p_i, m) over the label and the views."""
    q, share = dense(target, len(views[0])), (1 - label_weight) / len(views)
    weights, rows = [label_weight] + [share] * len(views), [q] + [softmax(z) for z in views]
    middle = [dot(weights, column) for column in zip(*rows, strict=True)]
    distance = [math.fsum(x * math.log(x / m) for x, m in zip(row, middle, strict=True) if x) for row in rows]
    return dot(weights, distance) / -((1 - label_weight) * math.log(1 - label_weight))


# ------------------------------------------------------------------------------------------------- class counts


def shares(class_counts, n):
    counts = per_class(class_counts, n)
    return [x / math.fsum(counts) for x in counts]


def effective_weight(class_counts, beta, target, n):
    inverse = [(1 - beta) / (1 - beta**x) for x in per_class(class_counts, n)]
    return n * dot(dense(target, n), inverse) / math.fsum(inverse)


def class_balanced(pred, target, class_counts=None, beta=0.9999, kind='softmax', gamma=2.0):
    loss = {
        'softmax': lambda: softmax_cross_entropy(pred, target),
        'sigmoid': lambda: math.fsum(binary_cross_entropy(pred, target)),
        'focal': lambda: math.fsum(sigmoid_focal(pred, target, gamma, None)),
    }[kind]()
    return effective_weight(class_counts, beta, target, len(pred)) * loss


def ldam(pred, target, class_counts=None, scale=30.0, margin=0.5, beta=0.0):
    counts = per_class(class_counts, len(pred))
    delta = margin * min(counts) ** 0.25 / counts[target] ** 0.25
    loss = softmax_cross_entropy([scale * (c - delta * (k == target)) for k, c in enumerate(pred)], target)
    return effective_weight(class_counts, beta, target, len(pred)) * loss


def logit_adjusted(pred, target, class_counts=None, tau=1.0):
    shifted = [z + tau * math.log(pi) for z, pi in zip(pred, shares(class_counts, len(pred)), strict=True)]
    return softmax_cross_entropy(shifted, target)


def vs(pred, target, class_counts=None, gamma=0.3, tau=1.0):
    counts = per_class(class_counts, len(pred))
    scaled = [z * (n / max(counts)) ** gamma for z, n in zip(pred, counts, strict=True)]
    return logit_adjusted(scaled, target, class_counts, tau)


# ------------------------------------------------------------------------------------------------- embeddings


def triplet(rows, labels, margin=0.3, mining='hard', distance=None):
    """Of a whole batch: one value an anchor."""
    distance = distance or ('squared' if mining == 'semi_hard' else 'euclidean')

    def between(a, b):
        if distance == 'euclidean':
            return math.dist(a, b)
        return (2 if distance == 'squared' else 1) * (1 - cosine(a, b))

    def cost(excess):
        return softplus(excess) if margin is None else max(0.0, excess + margin)

    def of_anchor(a):
        distance = [between(rows[a], row) for row in rows]
        positives = [d for k, d in enumerate(distance) if k != a and labels[k] == labels[a]]
        negatives = [d for k, d in enumerate(distance) if labels[k] != labels[a]]
        if not positives or not negatives:
            return 0.0
        if mining == 'hard':
            return cost(max(positives) - min(negatives))
        if mining == 'all':
            return [cost(p - n) for p in positives for n in negatives]
        pairs = [(p, [d for d in negatives if d > p]) for p in positives]
        return math.fsum(cost(p - min(farther)) for p, farther in pairs if farther) / len(positives)

    found = [of_anchor(a) for a in range(len(rows))]
    if mining != 'all':
        return found
    found = [[x for x in costs if x > 0] if costs else [] for costs in found]
    return [len(rows) * math.fsum(costs) / max(sum(map(len, found)), 1) for costs in found]


def kinds(rows, labels, compare):
    """For each anchor what it has in common with the others of its class, and with those of other classes."""
    for a, row in enumerate(rows):
        values = [(labels[k] == labels[a], compare(row, other)) for k, other in enumerate(rows) if k != a]
        yield [v for same, v in values if same], [v for same, v in values if not same]


def cosine(a, b):
    return math.fsum(x * y for x, y in zip(a, b, strict=True)) / math.hypot(*a) / math.hypot(*b)


def mean(values):
    return math.fsum(values) / len(values) if values else 0.0


def n_pair(rows, labels, norm_weight=0.002):
    pairs = {y: [k for k, other in enumerate(labels) if other == y][:2] for y in labels}
    pairs = {y: pair for y, pair in pairs.items() if len(pair) == 2}
    costs = [0.0] * len(rows)
    for y, (a, p) in pairs.items():
        distance = [dot(rows[a], rows[pairs[other][1]]) - dot(rows[a], rows[p]) for other in pairs if other != y]
        if distance:
            for k in (a, p):
                costs[k] = math.log1p(math.fsum(map(math.exp, distance))) + norm_weight / 2 * dot(rows[k], rows[k])
    return costs


def lifted_structure(rows, labels, margin=1.0):
    n, costs, count = len(rows), [0.0] * len(rows), 0
    for i in range(n):
        for j in range(i + 1, n):
            if labels[i] == labels[j]:
                count += 1
                near = [
                    math.exp(margin - math.dist(rows[k], rows[x]))
                    for k in (i, j)
                    for x in range(n)
                    if labels[x] != labels[k]
                ]
                cost = max(0.0, math.dist(rows[i], rows[j]) + math.log(math.fsum(near))) ** 2 / 2 if near else 0.0
                costs[i] += cost / 2
                costs[j] += cost / 2
    return [n * cost / max(count, 1) for cost in costs]


def distance_margin(rows, labels, margin=0.2, beta=1.2, sampling='distance'):
    rows = [[x / math.hypot(*row) for x in row] for row in rows]
    costs, taken, size = [], 0.0, len(rows[0])

    def rarity(d):
        d = max(d, 0.5)
        return 1 / (d ** (size - 2) * max(1 - d * d / 4, 1e-8) ** ((size - 3) / 2)) if d < 1.4 else 0.0

    for a, (near, far) in enumerate(kinds(rows, labels, math.dist)):
        bound = beta if isinstance(beta, float) else beta[labels[a]]
        weights = [rarity(d) for d in far]
        times = [len(near) * w / math.fsum(weights) if math.fsum(weights) else 0.0 for w in weights]
        times = [1.0] * len(far) if sampling == 'all' else times
        pulls, pushes = [max(0.0, d - bound + margin) for d in near], [max(0.0, bound - d + margin) for d in far]
        costs.append(math.fsum(pulls) + dot(times, pushes))
        taken += sum(x > 0 for x in pulls) + math.fsum(t for t, x in zip(times, pushes, strict=True) if x > 0)
    return [len(rows) * cost / max(taken, 1.0) for cost in costs]


def center(row, label, centers):
    return math.fsum((x - c) ** 2 for x, c in zip(row, centers[label], strict=True)) / 2


def contrastive(rows, labels, margin=1.0):
    return [
        mean([d * d / 2 for d in near] + [max(0, margin - d) ** 2 / 2 for d in far])
        for near, far in kinds(rows, labels, math.dist)
    ]


def nt_xent(rows, labels, temperature=0.5):
    return [
        mean(
            [
                -math.log(math.exp(p / temperature) / math.fsum(math.exp(s / temperature) for s in [p, *far]))
                for p in near
            ]
        )
        for near, far in kinds(rows, labels, cosine)
    ]


def sup_con(rows, labels, temperature=0.1):
    return [
        mean(
            [
                -math.log(math.exp(p / temperature) / math.fsum(math.exp(s / temperature) for s in near + far))
                for p in near
            ]
        )
        for near, far in kinds(rows, labels, cosine)
    ]


def multi_similarity(rows, labels, alpha=2.0, beta=50.0, base=0.5, mining_margin=0.1):
    def of_anchor(near, far):
        if not near or not far:
            return 0.0
        positives = [s for s in near if s < max(far) + mining_margin]
        negatives = [s for s in far if s > min(near) - mining_margin]
        return (
            math.log1p(math.fsum(math.exp(-alpha * (s - base)) for s in positives)) / alpha
            + math.log1p(math.fsum(math.exp(beta * (s - base)) for s in negatives)) / beta
        )

    return [of_anchor(*each) for each in kinds(rows, labels, cosine)]


def circle(rows, labels, margin=0.25, scale=128.0):
    return [
        math.log1p(
            math.fsum(math.exp(scale * max(0, n + margin) * (n - margin)) for n in far)
            * math.fsum(math.exp(-scale * max(0, 1 + margin - p) * (p - 1 + margin)) for p in near)
        )
        for near, far in kinds(rows, labels, cosine)
    ]


OF_BATCHES = (
    'FederatedLoss',
    'TwoWayLoss',
    'DISTLoss',
    'TripletLoss',
    'ContrastiveLoss',
    'NTXentLoss',
    'SupConLoss',
    'MultiSimilarityLoss',
    'CircleLoss',
    'ProxyAnchorLoss',
    'NPairLoss',
    'LiftedStructureLoss',
    'DistanceMarginLoss',
    *REGIONS,
    *RANKINGS,
    *SETS,
)

# ------------------------------------------------------------------------------------------------- cosines


def against_rivals(pred, target, expected, rival, scale):
    return -log_softmax([scale * (expected if k == target else rival(c)) for k, c in enumerate(pred)])[target]


def rotated_by(cosine, margin):
    """cos(theta + m), and the ArcFace authors' continuation beyond pi."""
    angle = math.acos(cosine) + margin
    return cosine - margin * math.sin(margin) if angle > math.pi else math.cos(angle)


def mv_softmax(pred, target, scale=32.0, margin=0.35, boost=1.2, margin_kind='cosine', theta_guard='linear'):
    cosine = pred[target]
    expected = edge = cosine - margin if margin_kind == 'cosine' else rotated_by(cosine, margin)
    if theta_guard == 'easy':  # compared without the guard
        edge = expected if margin_kind == 'cosine' else math.cos(math.acos(cosine) + margin)
        expected = edge if cosine > 0 else cosine
    return against_rivals(pred, target, expected, lambda c: boost * (c + 1) - 1 if c > edge else c, scale)


def curricular(pred, target, t=0.0, scale=64.0, margin=0.5):
    edge, expected = math.cos(math.acos(pred[target]) + margin), rotated_by(pred[target], margin)
    return against_rivals(pred, target, expected, lambda c: c * (t + c) if c > edge else c, scale)


def mag_face(
    pred,
    target,
    norm=None,
    scale=64.0,
    low=0.45,
    high=0.8,
    low_norm=10.0,
    high_norm=110.0,
    norm_weight=35.0,
    theta_guard='linear',
):
    length = min(max((low_norm + high_norm) / 2 if norm is None else norm, low_norm), high_norm)
    margin = low + (high - low) * (length - low_norm) / (high_norm - low_norm)
    reward = 0.0 if norm is None else norm_weight * (1 / length + length / high_norm**2)
    return combined_margin(pred, target, scale, m2=margin, theta_guard=theta_guard) + reward


def ada_face(pred, target, norm, norm_mean=20.0, norm_std=100.0, scale=64.0, margin=0.4, h=0.333):
    quality = min(max(h * (norm - norm_mean) / norm_std, -1.0), 1.0)
    angle = min(max(math.acos(pred[target]) - margin * quality, 0.0), math.pi)
    return against_rivals(pred, target, math.cos(angle) - margin * quality - margin, lambda c: c, scale)


def ada_cos(pred, target, scale=None):
    scale = math.sqrt(2) * math.log(len(pred) - 1) if scale is None else scale
    return -log_softmax([scale * c for c in pred])[target]


def large_margin(pred, target, norm=1.0, center_norm=None, scale=1.0, margin=4.0, lamb=5.0):
    lengths = [1.0] * len(pred) if center_norm is None else center_norm
    angle = math.acos(pred[target])
    k = int(angle * margin / math.pi)
    expected = (lamb * pred[target] + (-1) ** k * math.cos(margin * angle) - 2 * k) / (1 + lamb)
    return -log_softmax(
        [
            scale * norm * w * (expected if j == target else c)
            for j, (w, c) in enumerate(zip(lengths, pred, strict=True))
        ]
    )[target]


def sphere_face(pred, target, norm=1.0, scale=1.0, margin=4.0, lamb=5.0):
    angle = math.acos(pred[target])
    k = next(k for k in range(100) if angle <= (k + 1) * math.pi / margin)
    expected = (lamb * pred[target] + (-1) ** k * math.cos(margin * angle) - 2 * k) / (1 + lamb)
    return against_rivals(pred, target, expected, lambda c: c, scale * norm)


def proxy_nca(pred, target, scale=2.0):
    """In squared distances of points of length 1."""
    distances = [scale / 2 * (2 - 2 * c) for c in pred]
    return -math.log(
        math.exp(-distances[target]) / math.fsum(math.exp(-d) for j, d in enumerate(distances) if j != target)
    )


def proxy_anchor(rows, labels, scale=32.0, margin=0.1):
    """Of a whole batch: the term of each class among those that have samples there, and that of all classes."""
    pulls, pushes, classes = {}, [], len(rows[0])
    for p in range(classes):
        own = [row[p] for row, y in zip(rows, labels, strict=True) if y == p]
        others = [row[p] for row, y in zip(rows, labels, strict=True) if y != p]
        pushes.append(math.log1p(math.fsum(math.exp(scale * (s + margin)) for s in others)))
        if own:
            pulls[p] = math.log1p(math.fsum(math.exp(-scale * (s - margin)) for s in own)) / len(own)
    return [len(rows) / len(pulls) * pulls[y] + math.fsum(pushes) / classes for y in labels]


def one_vs_rest(pred, target, own, rival):
    """Of the logits of the true class and of another one."""
    return [softplus(-own(c)) if j == target else softplus(rival(c)) for j, c in enumerate(pred)]


def uni_face(pred, target, bias=0.0, scale=64.0, margin=0.4, rival_weight=1.0):
    costs = one_vs_rest(pred, target, lambda c: scale * (c - margin) - bias, lambda c: scale * c - bias)
    return costs[target] + rival_weight * math.fsum(x for j, x in enumerate(costs) if j != target)


def sphere_face2(pred, target, bias=0.0, scale=40.0, margin=0.4, exponent=3.0, true_weight=0.7, margin_grad='exact'):
    def g(c):
        return 2 * ((c + 1) / 2) ** exponent - 1

    costs = one_vs_rest(
        pred, target, lambda c: scale * (g(c) - margin) + bias, lambda c: scale * (g(c) + margin) + bias
    )
    return math.fsum((true_weight if j == target else 1 - true_weight) / scale * x for j, x in enumerate(costs))


def p2s_grad(pred, target):
    return math.fsum((c - (j == target)) ** 2 for j, c in enumerate(pred)) / 2


def dynamic_margin(pred, target, class_counts=None, scale=64.0, a=0.5, b=0.05, lamb=0.25, highest=None):
    powers = [n**-lamb for n in per_class(class_counts, len(pred))]
    margin = a * powers[target] + b
    if highest is not None:
        spread = max(powers) - min(powers)
        margin = b + (highest - b) * ((powers[target] - min(powers)) / spread if spread else 0.0)
    return against_rivals(pred, target, rotated_by(pred[target], margin), lambda c: c, scale)


def elastic_face(pred, target, noise=0.0, scale=64.0, margin=None, std=0.05, margin_type='arc'):
    drawn = ((0.5 if margin_type == 'arc' else 0.35) if margin is None else margin) + std * noise
    expected = rotated_by(pred[target], drawn) if margin_type == 'arc' else pred[target] - drawn
    return against_rivals(pred, target, expected, lambda c: c, scale)


def sphere_face_r(pred, target, scale=30.0, margin=1.5, theta_guard='clip', margin_grad='detached'):
    if theta_guard != 'clip':
        return combined_margin(pred, target, scale, margin, 0.0, 0.0, theta_guard)
    expected = math.cos(min(margin * math.acos(pred[target]), math.pi))
    return against_rivals(pred, target, expected, lambda c: c, scale)


def combined_margin(pred, target, scale=64.0, m1=1.0, m2=0.5, m3=0.0, theta_guard='linear', margin_grad='exact'):
    cosine = pred[target]
    angle = m1 * math.acos(cosine) + m2
    expected = math.cos(angle)
    if theta_guard == 'easy' and cosine <= 0:
        expected = cosine
    if angle > math.pi and theta_guard == 'linear':  # with m1 = 1 the authors' continuation, else at least decreasing
        expected = cosine - max(m2 * math.sin(m2), 1 + math.cos((math.pi - m2) / m1))
    if angle > math.pi and theta_guard == 'clip':
        expected = -1.0
    return -log_softmax([scale * (expected - m3 if k == target else c) for k, c in enumerate(pred)])[target]


# ------------------------------------------------------------------------------------------------- margins


def hinge(pred, target, margin=1.0):
    return math.fsum(max(0.0, margin - m) for m in margins(pred, target))


def squared_hinge(pred, target, margin=1.0):
    return math.fsum(max(0.0, margin - m) ** 2 for m in margins(pred, target))


def perceptron(pred, target):
    if isinstance(pred, list):
        return over_the_true_class(lambda z, y: max(z) - z[y], pred, target)
    return max(0.0, -sign(target) * pred)


def crammer_singer(pred, target, margin=1.0):
    return over_the_true_class(lambda z, y: max(0.0, margin + max(rivals(z, y))), pred, target)


def weston_watkins(pred, target, margin=1.0, divide_by_classes=False):
    total = over_the_true_class(lambda z, y: math.fsum(max(0.0, margin + d) for d in rivals(z, y)), pred, target)
    return total / len(pred) if divide_by_classes else total


def zero_one(pred, target, tolerance=None, surrogate=None):
    """The surrogate changes the gradient alone."""
    if isinstance(pred, list):
        return float(pred.index(max(pred)) != target)
    if tolerance is not None:
        return float(abs(target - pred) >= tolerance)
    return float(sign(target) * pred <= 0)


# ------------------------------------------------------------------------------------------------- regression


def smooth_l1(d, beta=1.0):
    return 0.5 * d * d / beta if abs(d) < beta else abs(d) - 0.5 * beta


def huber(d, delta=1.0):
    return 0.5 * d * d if abs(d) <= delta else delta * (abs(d) - 0.5 * delta)


def charbonnier(d, eps=1e-3):
    return math.hypot(d, eps) - eps


def balanced_l1(d, alpha=0.5, gamma=1.5, beta=1.0):
    d, b = abs(d), math.exp(gamma / alpha) - 1
    if d < beta:
        return alpha / b * (b * d + 1) * math.log(b * d / beta + 1) - alpha * d
    return gamma * d + gamma / b - alpha * beta


def ghmr(d, density, mu=0.02, bins=10, filled_bins=False):
    root = math.sqrt(d * d + mu * mu)
    return (root - mu) / share_of_region(abs(d) / root, bins, density)


def of_difference(loss):
    @wraps(loss)
    def of_both(pred, target, **hyper):
        return loss(pred - target, **hyper)

    return of_both


# ------------------------------------------------------------------------------------------------- boxes


def in_order(box):
    return [*map(min, box[:2], box[2:]), *map(max, box[:2], box[2:])]


def measure(pred, target):
    """The words of the box papers for one pair of boxes (x1, y1, x2, y2)."""
    (a1, b1, a2, b2), (c1, d1, c2, d2) = in_order(pred), in_order(target)
    g = SimpleNamespace(w=a2 - a1, h=b2 - b1, wt=c2 - c1, ht=d2 - d1)
    g.dx, g.dy = (c1 + c2 - a1 - a2) / 2, (d1 + d2 - b1 - b2) / 2
    g.cw, g.ch = max(a2, c2) - min(a1, c1), max(b2, d2) - min(b1, d1)
    overlap = max(0.0, min(a2, c2) - max(a1, c1)) * max(0.0, min(b2, d2) - max(b1, d1))
    g.union = g.w * g.h + g.wt * g.ht - overlap
    g.iou = overlap / g.union
    g.hull = g.cw * g.ch
    g.distance = (g.dx**2 + g.dy**2) / (g.cw**2 + g.ch**2)
    g.v = 4 / math.pi**2 * (math.atan2(g.wt, g.ht) - math.atan2(g.w, g.h)) ** 2
    return g


def iou(pred, target, mode='linear', eps=1e-7):
    value = measure(pred, target).iou
    return {'linear': 1 - value, 'square': 1 - value**2, 'log': -math.log(max(value, eps))}[mode]


def inner_iou(pred, target, ratio=0.75, eps=None):
    def resized(box):
        box = [min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])]
        x, y, w, h = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, ratio * (box[2] - box[0]), ratio * (box[3] - box[1])
        return [x - w / 2, y - h / 2, x + w / 2, y + h / 2]

    return 1 - measure(resized(pred), resized(target)).iou


def focaler_iou(pred, target, low=0.0, high=0.95, eps=None):
    return 1 - min(max((measure(pred, target).iou - low) / (high - low), 0.0), 1.0)


def bounded_iou(pred, target, beta=0.2, eps=None):
    g = measure(pred, target)

    def shift(d, side):
        return 1 - max(0.0, (side - 2 * abs(d)) / (side + 2 * abs(d)))

    bounds = [shift(g.dx, g.wt), shift(g.dy, g.ht), 1 - min(g.wt / g.w, g.w / g.wt), 1 - min(g.ht / g.h, g.h / g.ht)]
    return [smooth_l1(bound, beta) for bound in bounds]


def giou(pred, target, eps=None):
    g = measure(pred, target)
    return 1 - g.iou + (g.hull - g.union) / g.hull


def diou(pred, target, eps=None):
    g = measure(pred, target)
    return 1 - g.iou + g.distance


def ciou(pred, target, alpha_gate=0.5, aspect_grad='exact', eps=None):
    g = measure(pred, target)
    closed = g.v == 0 or (alpha_gate is not None and g.iou <= alpha_gate)
    alpha = 0.0 if closed else g.v / (1 - g.iou + g.v)
    return 1 - g.iou + g.distance + alpha * g.v


def efficient_iou(pred, target, eps=None):
    g = measure(pred, target)
    return 1 - g.iou + g.distance + ((g.w - g.wt) / g.cw) ** 2 + ((g.h - g.ht) / g.ch) ** 2


def extended_iou(pred, target, smooth_point=0.1, eps=None):
    """The authors' signed intersection: its corners are counted from the hull's top left corner."""
    (a1, b1, a2, b2), (c1, d1, c2, d2) = in_order(pred), in_order(target)
    x0, y0 = min(a1, c1), min(b1, d1)
    x1, y1, x2, y2 = max(a1, c1) - x0, max(b1, d1) - y0, min(a2, c2) - x0, min(b2, d2) - y0
    overlap = x2 * y2 + min(x1, x2) * min(y1, y2) - x1 * max(y1, y2) - max(x1, x2) * y1
    union = (a2 - a1) * (b2 - b1) + (c2 - c1) * (d2 - d1) - overlap
    return smooth_l1(1 - overlap / union, smooth_point)


def siou(pred, target, theta=4.0, neg_gamma=True, eps=None):
    """Lambda = 1 - 2 sin^2(arcsin(c_h / sigma) - pi/4) = sin 2a; the paper's Delta has e^{-gamma rho}."""
    g = measure(pred, target)
    sigma = math.hypot(g.dx, g.dy)
    angle = 1 - 2 * math.sin(math.asin(min(1.0, abs(g.dy) / sigma)) - math.pi / 4) ** 2 if sigma else 0.0
    gamma = (2 - angle) * (-1 if neg_gamma else 1)
    distance = 2 - math.exp(gamma * (g.dx / g.cw) ** 2) - math.exp(gamma * (g.dy / g.ch) ** 2)
    omegas = abs(g.w - g.wt) / max(g.w, g.wt), abs(g.h - g.ht) / max(g.h, g.ht)
    return 1 - g.iou + (distance + math.fsum((1 - math.exp(-omega)) ** theta for omega in omegas)) / 2


def wiou(pred, target, version='v3', gamma=0.5, alpha=1.9, delta=3.0, mean=1.0, eps=None):
    g = measure(pred, target)
    beta = (1 - g.iou) / mean
    weight = {'v1': 1.0, 'v2': beta**gamma, 'v3': beta / (delta * alpha ** (beta - delta))}[version]
    return weight * math.exp(g.distance) * (1 - g.iou)


def mpdiou(pred, target, image_width=640.0, image_height=640.0, eps=None):
    corners = [(p - t) ** 2 for p, t in zip(in_order(pred), in_order(target), strict=True)]
    return 1 - measure(pred, target).iou + math.fsum(corners) / (image_width**2 + image_height**2)


def shape_iou(pred, target, scale=0.0, theta=4.0, eps=None):
    g = measure(pred, target)
    ww, hh = (2 * side**scale / (g.wt**scale + g.ht**scale) for side in (g.wt, g.ht))
    moved = (hh * g.dx**2 + ww * g.dy**2) / (g.cw**2 + g.ch**2)
    omegas = hh * abs(g.w - g.wt) / max(g.w, g.wt), ww * abs(g.h - g.ht) / max(g.h, g.ht)
    return 1 - g.iou + moved + math.fsum((1 - math.exp(-omega)) ** theta for omega in omegas) / 2


def powerful_iou(pred, target, version='v1', lamb=1.3, detach_weight=False, eps=None):
    g, edges = measure(pred, target), [abs(p - t) for p, t in zip(in_order(pred), in_order(target), strict=True)]
    p = ((edges[0] + edges[2]) / g.wt + (edges[1] + edges[3]) / g.ht) / 4
    x = lamb * math.exp(-p)
    return (2 - g.iou - math.exp(-p * p)) * (1.0 if version == 'v1' else 3 * x * math.exp(-x * x))


def interp_iou(pred, target, coefficient=0.98, eps=None):
    pred, target = in_order(pred), in_order(target)
    between = [(1 - coefficient) * p + coefficient * t for p, t in zip(pred, target, strict=True)]
    return 2 - measure(pred, target).iou - measure(between, target).iou


def unified_iou(pred, target, ratio=0.5, focus=None, eps=None):
    cost = inner_iou(pred, target, ratio)
    return cost * {None: 1.0, 'hard': 1 - math.sqrt(1 - cost), 'easy': math.sqrt(1 - cost)}[focus]


def focal_eiou(pred, target, gamma=0.5, detach_weight=True, eps=None):
    return measure(pred, target).iou ** gamma * efficient_iou(pred, target)


def nwd(pred, target, constant=12.8):
    g = measure(pred, target)
    return 1 - math.exp(-math.hypot(g.dx, g.dy, (g.w - g.wt) / 2, (g.h - g.ht) / 2) / constant)


def gcd(pred, target, eps=None):
    """The authors' four sums: the centres by the sides of one box, the sides by those of the other."""
    g, total = measure(pred, target), 0.0
    for (w, h), (v, k) in (((g.w, g.h), (g.wt, g.ht)), ((g.wt, g.ht), (g.w, g.h))):
        total += (g.dx / w) ** 2 + (g.dy / h) ** 2 + (((w - v) / v) ** 2 + ((h - k) / k) ** 2) / 4
    return 1 - math.exp(-math.sqrt(total / 2))


def prob_iou(pred, target, mode='l1', eps=None):
    g = measure(pred, target)
    a1, b1, a2, b2 = (side**2 / 12 for side in (g.w, g.h, g.wt, g.ht))
    quadratic = ((a1 + a2) * g.dy**2 + (b1 + b2) * g.dx**2) / ((a1 + a2) * (b1 + b2)) / 4
    distance = quadratic + math.log((a1 + a2) * (b1 + b2) / (4 * math.sqrt(a1 * b1 * a2 * b2))) / 2
    return distance if mode == 'l2' else math.sqrt(1 - math.exp(-distance))


def gaussian(box):
    """The mean and the covariance of a rotated box."""
    x, y, w, h, angle = box
    c, s, p, q = math.cos(angle), math.sin(angle), w * w / 4, h * h / 4
    return (x, y), ((c * c * p + s * s * q, c * s * (p - q)), (c * s * (p - q), s * s * p + c * c * q))


def matmul(a, b):
    return tuple(tuple(math.fsum(a[i][k] * b[k][j] for k in (0, 1)) for j in (0, 1)) for i in (0, 1))


def plus(a, b, factor=1.0):
    return tuple(tuple(a[i][j] + factor * b[i][j] for j in (0, 1)) for i in (0, 1))


def det(a):
    return a[0][0] * a[1][1] - a[0][1] * a[1][0]


def trace(a):
    return a[0][0] + a[1][1]


def inverse(a):
    return tuple(tuple(x / det(a) for x in row) for row in ((a[1][1], -a[0][1]), (-a[1][0], a[0][0])))


def root(a):
    """Of a positive matrix: (A + |A|^(1/2) I) / (tr A + 2 |A|^(1/2))^(1/2), by Cayley and Hamilton."""
    s = math.sqrt(det(a))
    return tuple(tuple(x / math.sqrt(trace(a) + 2 * s) for x in row) for row in plus(a, ((s, 0.0), (0.0, s))))


def quadratic(move, a):
    return math.fsum(move[i] * a[i][j] * move[j] for i in (0, 1) for j in (0, 1))


def lowered(square, fun, tau):
    value = {'sqrt': math.sqrt, 'log1p': math.log1p, 'log1p_sqrt': lambda d: math.log1p(math.sqrt(d))}[fun](square)
    return 1 - 1 / (tau + value) if tau else value


def gwd(pred, target, fun='sqrt', tau=2.0, alpha=1.0, normalize=False):
    (p, first), (t, second) = gaussian(pred), gaussian(target)
    half = root(first)
    shape = trace(plus(plus(first, second), root(matmul(matmul(half, second), half)), -2.0))
    square = (p[0] - t[0]) ** 2 + (p[1] - t[1]) ** 2 + alpha**2 * shape
    if normalize:
        square /= math.sqrt(pred[2] * pred[3] * target[2] * target[3])
    return lowered(square, fun, tau)


def kld_rotated(pred, target, fun='log1p', tau=1.0, alpha=1.0, direction='pred_target'):
    boxes = (pred, target) if direction == 'pred_target' else (target, pred)
    (p, first), (t, second) = map(gaussian, boxes)
    distance = quadratic((p[0] - t[0], p[1] - t[1]), inverse(second)) / alpha**2
    shape = trace(matmul(inverse(second), first)) + math.log(det(second) / det(first)) - 2
    return lowered((distance + shape) / 2, fun, tau)


def kfiou(pred, target, fun='exp', center='log'):
    (p, first), (t, second) = gaussian(pred), gaussian(target)
    gain = matmul(first, inverse(plus(first, second)))
    common = 4 * math.sqrt(det(plus(first, matmul(gain, first), -1.0)))
    overlap = common / (pred[2] * pred[3] + target[2] * target[3] - common)
    move = (p[0] - t[0], p[1] - t[1])
    shape = {'exp': math.expm1(1 - overlap), 'ln': -math.log(overlap), 'none': 1 - overlap}[fun]
    if center == 'log':
        return shape + math.log1p(quadratic(move, inverse(second)))
    return shape + smooth_l1(move[0], 1 / 9) + smooth_l1(move[1], 1 / 9)


def kl_box(d, log_variance=None, low=-20.0):
    if log_variance is None:
        return smooth_l1(d, 1.0)
    a = max(log_variance, low)
    return smooth_l1(d, 1.0) / math.exp(a) + a / 2


REFERENCES = {
    'BinaryCrossEntropyLoss': binary_cross_entropy,
    'MaskCrossEntropyLoss': binary_cross_entropy,
    'SoftmaxCrossEntropyLoss': softmax_cross_entropy,
    'SoftTargetCrossEntropyLoss': lambda pred, target: -dot(target, log_softmax(pred)),
    'LabelSmoothLoss': label_smooth,
    'Poly1CrossEntropyLoss': poly1_cross_entropy,
    'HingeLoss': hinge,
    'SquaredHingeLoss': squared_hinge,
    'PerceptronLoss': perceptron,
    'CrammerSingerHingeLoss': crammer_singer,
    'WestonWatkinsHingeLoss': weston_watkins,
    'ZeroOneLoss': zero_one,
    'SigmoidFocalLoss': sigmoid_focal,
    'SoftmaxFocalLoss': softmax_focal,
    'QualityFocalLoss': quality_focal,
    'VarifocalLoss': varifocal,
    'MatchabilityAwareLoss': matchability_aware,
    'IABCELoss': iabce,
    'DistributionFocalLoss': distribution_focal,
    'FineGrainedLocalizationLoss': fine_grained_localization,
    'DecoupledDistillationFocalLoss': lambda pred, target, temperature=5.0: knowledge_distillation(
        pred, target, temperature
    ),
    'AsymmetricLoss': asymmetric,
    'GaussianFocalLoss': gaussian_focal,
    'DiceLoss': dice,
    **REGIONS,
    **RANKINGS,
    **SETS,
    'CosineSimilarityLoss': lambda pred, target, shift_factor=0.0, scale_factor=1.0: (
        shift_factor - scale_factor * cosine(pred, target)
    ),
    'KnowledgeDistillationLoss': knowledge_distillation,
    'DecoupledKDLoss': decoupled_kd,
    'DISTLoss': dist,
    'CombinedMarginLoss': combined_margin,
    'ArcFaceLoss': lambda pred, target, margin=0.5, **rest: combined_margin(pred, target, m2=margin, **rest),
    'CosFaceLoss': lambda pred, target, scale=64.0, margin=0.35: combined_margin(pred, target, scale, 1.0, 0.0, margin),
    'NormFaceLoss': lambda pred, target, scale=64.0: combined_margin(pred, target, scale, 1.0, 0.0),
    'MVSoftmaxLoss': mv_softmax,
    'CurricularFaceLoss': curricular,
    'SphereFaceRLoss': sphere_face_r,
    'MagFaceLoss': mag_face,
    'AdaFaceLoss': ada_face,
    'AdaCosLoss': ada_cos,
    'SphereFaceLoss': sphere_face,
    'LargeMarginSoftmaxLoss': large_margin,
    'UniFaceLoss': uni_face,
    'SphereFace2Loss': sphere_face2,
    'P2SGradLoss': p2s_grad,
    'DynamicMarginArcFaceLoss': dynamic_margin,
    'ProxyNCALoss': proxy_nca,
    'ProxyAnchorLoss': proxy_anchor,
    'ProxyNCAPlusPlusLoss': lambda pred, target, scale=18.0: combined_margin(pred, target, scale, 1.0, 0.0),
    'SoftTripleLoss': lambda pred, target, scale=20.0, margin=0.01: combined_margin(
        pred, target, scale, 1.0, 0.0, margin
    ),
    'SubCenterArcFaceLoss': lambda pred, target, margin=0.5, **rest: combined_margin(pred, target, m2=margin, **rest),
    'ElasticFaceLoss': elastic_face,
    'TripletLoss': triplet,
    'ContrastiveLoss': contrastive,
    'NTXentLoss': nt_xent,
    'SupConLoss': sup_con,
    'MultiSimilarityLoss': multi_similarity,
    'CircleLoss': circle,
    'CenterLoss': center,
    'NPairLoss': n_pair,
    'LiftedStructureLoss': lifted_structure,
    'DistanceMarginLoss': distance_margin,
    'Poly1FocalLoss': poly1_focal,
    'FocalStarLoss': focal_star,
    'AsymmetricSingleLabelLoss': asymmetric_single_label,
    'RampLoss': lambda pred, target, s=0.0: math.fsum(min(1 - s, max(0.0, 1 - m)) for m in margins(pred, target)),
    'SigmoidZeroOneLoss': lambda pred, target, k=1.0: math.fsum(sigmoid(-k * m) for m in margins(pred, target)),
    'HillLoss': hill,
    'SPLCLoss': splc,
    'ZLPRLoss': zlpr,
    'TwoWayLoss': two_way,
    'MultiPosCrossEntropyLoss': multi_pos_cross_entropy,
    'GeneralizedCrossEntropyLoss': generalized_cross_entropy,
    'TaylorCrossEntropyLoss': taylor_cross_entropy,
    'MAEClassificationLoss': mae_classification,
    'SymmetricCrossEntropyLoss': symmetric_cross_entropy,
    'ActivePassiveLoss': active_passive,
    'BootstrappingLoss': bootstrapping,
    'BiTemperedLogisticLoss': bi_tempered,
    'JSDCrossEntropyLoss': jsd_cross_entropy,
    'GJSLoss': gjs,
    'ClassBalancedLoss': class_balanced,
    'LDAMLoss': ldam,
    'LogitAdjustedLoss': logit_adjusted,
    'VSLoss': vs,
    'BalancedSoftmaxLoss': logit_adjusted,
    'SeesawLoss': seesaw,
    'EQLv2Loss': eqlv2,
    'EQLLoss': eql,
    'EqualizedFocalLoss': equalized_focal,
    'FederatedLoss': federated,
    'GHMCLoss': ghmc,
    'GHMRLoss': of_difference(ghmr),
    'L1Loss': of_difference(abs),
    'L2Loss': of_difference(lambda d: d * d),
    'SmoothL1Loss': of_difference(smooth_l1),
    'HuberLoss': of_difference(huber),
    'CharbonnierLoss': of_difference(charbonnier),
    'BalancedL1Loss': of_difference(balanced_l1),
    'InnerIoULoss': inner_iou,
    'FocalerIoULoss': focaler_iou,
    'UnifiedIoULoss': unified_iou,
    'AlphaIoULoss': lambda pred, target, alpha=3.0, eps=None: 1 - measure(pred, target).iou ** alpha,
    'IoULoss': iou,
    'BoundedIoULoss': bounded_iou,
    'GIoULoss': giou,
    'DIoULoss': diou,
    'CIoULoss': ciou,
    'EfficientIoULoss': efficient_iou,
    'ExtendedIoULoss': extended_iou,
    'SIoULoss': siou,
    'KLBoxLoss': of_difference(kl_box),
    'IoUAwareLoss': lambda pred, target, detach_target=True: binary_cross_entropy(pred, target),
    'WIoULoss': wiou,
    'FocalEIoULoss': focal_eiou,
    'NWDLoss': nwd,
    'GCDLoss': gcd,
    'ProbIoULoss': prob_iou,
    'GWDLoss': gwd,
    'KLDRotatedLoss': kld_rotated,
    'KFIoULoss': kfiou,
    'MPDIoULoss': mpdiou,
    'ShapeIoULoss': shape_iou,
    'PowerfulIoULoss': powerful_iou,
    'InterpIoULoss': interp_iou,
    'DynamicInterpIoULoss': lambda pred, target, low_coefficient=0.6, high_coefficient=0.99, eps=None: interp_iou(
        pred, target, min(max(1 - measure(pred, target).iou, low_coefficient), high_coefficient)
    ),
}
