"""The formulas of losses of regions, as references.py has them: of a batch of images, each [class][pixel].

A target is a label a pixel, or of the form of an image. What is given is a list of images, what is returned a value
each.
"""

import math
from functools import cache
from itertools import chain, pairwise


def pixels(image, target, ignore_index):
    """(probabilities, memberships) of each pixel that counts, both a class."""
    classes = range(len(image))
    for i, p in enumerate(zip(*image, strict=True)):
        if isinstance(target[0], list):
            yield p, [target[c][i] for c in classes]
        elif target[i] != ignore_index:
            yield p, [float(target[i] == c) for c in classes]


def groups_of(preds, targets, per_image=True, ignore_index=None):
    """{class: (p, g) of all pixels}, of each image or of all of them together."""
    images = [list(pixels(p, t, ignore_index)) for p, t in zip(preds, targets, strict=True)]
    for group in images if per_image else [[pixel for image in images for pixel in image]]:
        yield {c: ([p[c] for p, _ in group], [g[c] for _, g in group]) for c in range(len(preds[0]))}


def of_each(values, preds, per_image=True, **rest):
    return values if per_image else values * len(preds)


def weights_of(class_weight, count):
    return class_weight if isinstance(class_weight, list) else [1.0 if class_weight is None else class_weight] * count


def of_classes(one_class, preds, targets, class_weight=None, classes='all', **which):
    """Mean over the classes of a loss of (p, g) of all pixels: of each image, or one of all of them."""
    weight = weights_of(class_weight, len(preds[0]))
    values = []
    for regions in groups_of(preds, targets, **which):
        chosen = [c for c, (_, g) in regions.items() if classes == 'all' or any(g)]
        values.append(math.fsum(weight[c] * one_class(*regions[c]) for c in chosen) / max(len(chosen), 1))
    return of_each(values, preds, **which)


def dot(a, b):
    return math.fsum(map(math.prod, zip(a, b, strict=True)))


def in_common(p, g, overlap):
    return math.fsum(map(math.prod if overlap == 'product' else min, zip(p, g, strict=True)))


def tversky_index(p, g, alpha, beta, smooth, overlap):
    if overlap == 'product':
        others = (p, [1 - y for y in g]), ([1 - x for x in p], g)
        true, invented, missed = (in_common(a, b, overlap) for a, b in ((p, g), *others))
    else:
        true, both = in_common(p, g, overlap), tuple(zip(p, g, strict=True))
        invented, missed = math.fsum(x - y for x, y in both if x > y), math.fsum(y - x for x, y in both if y > x)
    return (true + smooth) / (true + alpha * invented + beta * missed + smooth)


def tversky(preds, targets, alpha=0.3, beta=0.7, smooth=1e-5, overlap='product', **rest):
    return of_classes(lambda p, g: 1 - tversky_index(p, g, alpha, beta, smooth, overlap), preds, targets, **rest)


def focal_tversky(preds, targets, alpha=0.3, beta=0.7, gamma=4 / 3, smooth=1e-5, overlap='product', **rest):
    return of_classes(
        lambda p, g: (1 - tversky_index(p, g, alpha, beta, smooth, overlap)) ** (1 / gamma), preds, targets, **rest
    )


def jaccard(preds, targets, smooth=1e-5, overlap='product', **rest):
    def one_class(p, g):
        both = in_common(p, g, overlap)
        return 1 - (both + smooth) / (math.fsum(p) + math.fsum(g) - both + smooth)

    return of_classes(one_class, preds, targets, **rest)


def multi_class_dice(preds, targets, average='macro', squared=False, smooth=1e-5, overlap='product', **rest):
    power = 2 if squared else 1

    def parts(p, g):
        return (
            2 * in_common(p, g, 'product' if squared else overlap),
            math.fsum(x**power for x in p) + math.fsum(y**power for y in g),
        )

    def quotient(both, size):
        return 1 - (both + smooth) / (size + smooth)

    if average == 'macro':
        return of_classes(lambda p, g: quotient(*parts(p, g)), preds, targets, **rest)
    rest.pop('classes', None)
    weight = weights_of(rest.pop('class_weight', None), len(preds[0]))
    values = []
    for regions in groups_of(preds, targets, **rest):
        true = [math.fsum(g) for _, g in regions.values()]
        rare = [(min(filter(None, true)) / x) ** 2 if x and average == 'generalized' else 1.0 for x in true]
        factor = [w * x for w, x in zip(weight, rare, strict=True)]
        both, size = zip(*(parts(*region) for region in regions.values()), strict=True)
        values.append(quotient(dot(factor, both), dot(factor, size)))
    return of_each(values, preds, **rest)


def jaccard_of_mistakes(mistakes, region):
    """1 - IoU of a region with the one that is wrong at these pixels."""
    return len(mistakes) / len(mistakes | region) if mistakes | region else 0.0


def lovasz_extension(errors, g):
    """Of the set function above, by its definition: the errors from the largest down, times what the value gains."""
    order = sorted(range(len(errors)), key=lambda i: -errors[i])
    region = {i for i, y in enumerate(g) if y == 1}
    values = [jaccard_of_mistakes(set(order[:k]), region) for k in range(len(order) + 1)]
    return math.fsum(errors[i] * (after - before) for i, (before, after) in zip(order, pairwise(values), strict=True))


def lovasz_softmax(preds, targets, classes='present', **rest):
    return of_classes(
        lambda p, g: lovasz_extension([abs(y - x) for x, y in zip(p, g, strict=True)], g),
        preds,
        targets,
        classes=classes,
        **rest,
    )


def lovasz_hinge(preds, targets, **rest):
    return of_classes(
        lambda z, g: lovasz_extension([max(0.0, 1 - x * (2 * y - 1)) for x, y in zip(z, g, strict=True)], g),
        preds,
        targets,
        **rest,
    )


def boundary(preds, targets, **rest):
    return of_classes(
        lambda p, phi: math.fsum(x * d for x, d in zip(p, phi, strict=True)) / len(p), preds, targets, **rest
    )


@cache
def skeleton(line, iterations):
    """Of a line of pixels, some of which are None: what an opening takes away, of the line and of its erosions."""

    def of_each(extreme, values):
        return [
            x if x is None else extreme(y for y in values[max(i - 1, 0) : i + 2] if y is not None)
            for i, x in enumerate(values)
        ]

    found = [0.0 for _ in line]
    for _ in range(iterations + 1):
        inner = of_each(min, line)
        lost = [0.0 if x is None else max(0.0, x - y) for x, y in zip(line, of_each(max, inner), strict=True)]
        found = [s + (1 - s) * x for s, x in zip(found, lost, strict=True)]
        line = inner
    return found


def centerline_dice(
    preds, targets, iterations=10, smooth=1.0, classes='all', class_weight=None, per_image=True, ignore_index=None
):
    """Of images of one dimension."""
    weight, images = weights_of(class_weight, len(preds[0])), []
    for image, target in zip(preds, targets, strict=True):
        regions = []
        for c, p in enumerate(image):
            labels = target if not isinstance(target[0], list) else None
            g = [float(y == c) for y in labels] if labels else target[c]
            out = [bool(labels) and y == ignore_index for y in labels or p]
            p, g = ([None if o else x for o, x in zip(out, values, strict=True)] for values in (p, g))
            lines = [
                [s for s, o in zip(skeleton(tuple(values), iterations), out, strict=True) if not o] for values in (p, g)
            ]
            regions.append((*lines, *([x for x in values if x is not None] for values in (p, g))))
        images.append(regions)
    if not per_image:
        images = [
            [[[*chain(*parts)] for parts in zip(*of_class, strict=True)] for of_class in zip(*images, strict=True)]
        ]
    values = []
    for regions in images:
        costs = []
        for c, (line_p, line_g, p, g) in enumerate(regions):
            precision = (dot(line_p, g) + smooth) / (math.fsum(line_p) + smooth)
            recall = (dot(line_g, p) + smooth) / (math.fsum(line_g) + smooth)
            if classes == 'all' or any(g):
                costs.append(weight[c] * (1 - 2 / (1 / precision + 1 / recall)))
        values.append(math.fsum(costs) / max(len(costs), 1))
    return of_each(values, preds, per_image)


def hausdorff(preds, targets, alpha=2.0, classes='all', class_weight=None, per_image=True, ignore_index=None):
    """Of images of one dimension; the distance is that to the nearest pixel on the other side of 1/2."""

    def regions(image, target):
        labels = None if isinstance(target[0], list) else target
        counted = [i for i in range(len(image[0])) if not labels or labels[i] != ignore_index]
        for c, p in enumerate(image):
            yield counted, p, [float(y == c) for y in labels] if labels else target[c]

    def across(values, counted):
        sides = {i: values[i] > 0.5 for i in counted}
        return {i: min((abs(i - k) for k in counted if sides[k] != sides[i]), default=0) for i in counted}

    def cost(counted, p, g):
        near = across(p, counted), across(g, counted)
        return math.fsum((p[i] - g[i]) ** 2 * math.fsum(d[i] ** alpha for d in near) for i in counted)

    weight, values = weights_of(class_weight, len(preds[0])), []
    images = [list(regions(*both)) for both in zip(preds, targets, strict=True)]
    for group in [[image] for image in images] if per_image else [images]:
        costs = []
        for w, *parts in zip(weight, *group, strict=True):
            if classes == 'all' or any(g[i] for counted, _, g in parts for i in counted):
                size = sum(len(counted) for counted, _, _ in parts)
                costs.append(w * math.fsum(cost(*part) for part in parts) / max(size, 1))
        values.append(math.fsum(costs) / max(len(costs), 1))
    return of_each(values, preds, per_image)


def mcc(preds, targets, smooth=1e-5, **rest):
    def of_class(p, g):
        pairs = list(zip(p, g, strict=True))
        tp, fp, fn, tn = (
            math.fsum(kind(x, y) for x, y in pairs)
            for kind in (
                lambda x, y: x * y,
                lambda x, y: x * (1 - y),
                lambda x, y: (1 - x) * y,
                lambda x, y: (1 - x) * (1 - y),
            )
        )
        return 1 - (tp * tn - fp * fn) / math.prod((x + smooth) ** 0.5 for x in (tp + fp, tp + fn, tn + fp, tn + fn))

    return of_classes(of_class, preds, targets, **rest)


REGIONS = {
    'MCCLoss': mcc,
    'HausdorffLoss': hausdorff,
    'CenterlineDiceLoss': centerline_dice,
    'MultiClassDiceLoss': multi_class_dice,
    'TverskyLoss': tversky,
    'FocalTverskyLoss': focal_tversky,
    'JaccardLoss': jaccard,
    'LovaszSoftmaxLoss': lovasz_softmax,
    'LovaszHingeLoss': lovasz_hinge,
    'BoundaryLoss': boundary,
}
