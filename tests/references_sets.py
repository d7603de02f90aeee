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


SETS = {'AssociativeEmbeddingLoss': associative_embedding, 'MarginL2Loss': margin_l2}
