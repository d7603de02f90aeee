"""What a detector does wrong, by the kinds of error of TIDE (Bolya et al., ECCV 2020), from its predictions alone.

A prediction is right where it overlaps an object of its class by half at least that no surer one has taken. Otherwise
it is, tried in this order: badly placed (its class, an overlap of a tenth to a half), of the wrong class (an overlap of
a half), a duplicate, background (no overlap of a tenth with anything), or badly placed and of the wrong class. An
object is missed that no prediction takes, and none would were it placed or named better.
"""

from collections import Counter
from typing import NamedTuple

import numpy as np

FOREGROUND, BACKGROUND = 0.5, 0.1
KINDS = {
    'class': 'wrong class',
    'place': 'badly placed',
    'both': 'wrong class and badly placed',
    'duplicate': 'duplicate',
    'background': 'background',
    'missed': 'missed',
}
RIGHT, IGNORED = 'right', 'ignored'
RECALLS = np.linspace(0, 1, 101)  # where COCO reads the precision


class Judged(NamedTuple):
    """One image."""

    truth: list  # [label, box] of each object
    found: list  # [label, score, box] of each prediction, surest first
    kinds: list  # of each prediction: one of KINDS, or right, or ignored
    about: list  # of each prediction: the object that it takes or would take, or None
    missed: list  # the objects that are missed


class Point(NamedTuple):
    """One prediction on the curve of precision over recall."""

    label: int
    score: float
    right: bool


def judge(truth: list, found: list, ignored: list = ()) -> Judged:
    """What each prediction on an image is, and which objects are missed.

    Args:
        truth: [label, box] of each object; boxes are x1, y1, x2, y2.
        found: [label, score, box] of each prediction.
        ignored: [label, box] of regions (crowds) in which predictions of that class do not count.
    """
    found = sorted(found, key=lambda row: -row[1])
    own = np.array([[row[0] == label for label, _ in truth] for row in found], bool).reshape(len(found), len(truth))
    overlap = overlaps([row[2] for row in found], [box for _, box in truth])
    taken = match(np.where(own, overlap, 0))
    used = np.isin(np.arange(len(truth)), [place for place in taken if place is not None])
    crowd = overlaps([row[2] for row in found], [box for _, box in ignored], crowd=True)
    kinds, about = [], []
    for number, row in enumerate(found):
        if taken[number] is not None:
            kind, place = RIGHT, taken[number]
        elif any(crowd[number, i] > FOREGROUND for i, (label, _) in enumerate(ignored) if label == row[0]):
            kind, place = IGNORED, None
        else:
            kind, place = kind_of(overlap[number], own[number])
        kinds.append(kind)
        about.append(place)
    reached = {place for kind, place in zip(kinds, about, strict=True) if kind in ('place', 'class')}
    missed = [place for place in range(len(truth)) if not used[place] and place not in reached]
    return Judged(truth, found, kinds, about, missed)


def overlaps(boxes: list, others: list, crowd: bool = False) -> np.ndarray:
    """COCO's own, (len(boxes), len(others)); with crowds it is the share of the box."""
    from pycocotools import mask

    if not boxes or not others:
        return np.zeros((len(boxes), len(others)))
    corners = [np.array(rows, float) for rows in (boxes, others)]
    sides = [np.concatenate([c[:, :2], c[:, 2:] - c[:, :2]], 1) for c in corners]
    return mask.iou(*sides, [int(crowd)] * len(others))


def match(overlap: np.ndarray) -> list:
    """The object that each prediction takes, the surest first, each its best; None where there is none left."""
    left, taken = overlap.copy(), []
    for row in left:
        place = int(row.argmax()) if row.size else 0
        taken.append(place if row.size and row[place] >= FOREGROUND else None)
        if taken[-1] is not None:
            left[:, place] = 0
    return taken


def kind_of(overlap: np.ndarray, own: np.ndarray) -> tuple:
    """Why a prediction is wrong, and the object that it would take."""
    if not overlap.size:
        return 'background', None
    same, other = np.where(own, overlap, 0), np.where(own, 0, overlap)
    if BACKGROUND <= same.max() <= FOREGROUND:
        return 'place', int(same.argmax())
    if other.max() >= FOREGROUND:
        return 'class', int(other.argmax())
    if same.max() >= FOREGROUND:
        return 'duplicate', int(same.argmax())
    return ('background', None) if overlap.max() <= BACKGROUND else ('both', None)


def average_precision(points: list, positives: Counter) -> float:
    """COCO's AP at an overlap of a half, the mean over the classes that have objects; 0 where there is none."""
    by_class, values = {label: [] for label, count in positives.items() if count > 0}, []
    for point in points:
        by_class.get(point.label, []).append(point)
    for label, of_class in by_class.items():
        own = sorted(of_class, key=lambda point: -point.score)
        right = np.cumsum([point.right for point in own], dtype=float)
        precision = np.maximum.accumulate((right / np.arange(1, len(own) + 1))[::-1])[::-1]
        places = np.searchsorted(right / positives[label], RECALLS)
        values.append(np.append(precision, 0)[np.minimum(places, len(own))].mean())
    return float(np.mean(values)) if values else 0.0


def gains(images: list) -> dict:
    """{kind: by how much AP50 would rise, were the errors of that kind put right}.

    A prediction of the wrong class, or badly placed, becomes right where it is the surest of those that would take that
    object, and goes where it is not; of the other kinds each goes; what was missed is asked for no longer.
    """
    positives = Counter(label for image in images for label, _ in image.truth)
    missed = Counter(image.truth[place][0] for image in images for place in image.missed)
    marked = [(kind, point, mended) for image in images for kind, point, mended in points_of(image)]
    whole = average_precision([point for _, point, _ in marked], positives)
    found = {}
    for kind in KINDS:
        points = [mended if of == kind else point for of, point, mended in marked]
        found[kind] = (
            average_precision(
                [point for point in points if point], positives - missed if kind == 'missed' else positives
            )
            - whole
        )
    return found


def points_of(image: Judged) -> list:
    """(kind, point, what it becomes where it is put right) of each prediction that counts."""
    best = {place: None for place, kind in zip(image.about, image.kinds, strict=True) if kind == RIGHT}
    for number, (place, kind) in enumerate(zip(image.about, image.kinds, strict=True)):
        if kind in ('place', 'class'):
            best.setdefault(place, number)
    rows = []
    for number, ((label, score, _), kind, place) in enumerate(zip(image.found, image.kinds, image.about, strict=True)):
        mended = (
            Point(image.truth[place][0], score, True)
            if kind in ('place', 'class') and (best[place] == number)
            else None
        )
        rows += [(kind, Point(label, score, kind == RIGHT), mended)] * (kind != IGNORED)
    return rows


def metrics_of(images: list[dict]) -> dict:
    """{'errors/<kind>': gain in AP50} over what was written down of held-out images; empty where they have no boxes.

    Args:
        images: truth, ignored and found of each, as :func:`judge` takes them.
    """
    rows = [row for image in images for row in image['truth'] + image.get('found', [])]
    if not any(row[-1] for row in rows):
        return {}
    judged = [judge(image['truth'], image.get('found', []), image.get('ignored', ())) for image in images]
    return {f'errors/{kind}': gain for kind, gain in gains(judged).items()}


def counts(image: Judged) -> Counter:
    """How many errors of each kind there are on an image."""
    found = Counter(kind for kind in image.kinds if kind in KINDS)
    return found + Counter({'missed': len(image.missed)})


def in_words(found: Counter) -> str:
    return ', '.join(f'{found[kind]} {words}' for kind, words in KINDS.items() if found[kind]) or 'no error'
