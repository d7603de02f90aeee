"""The kinds of error of a detector, on boxes laid out by hand."""

from collections import Counter

import numpy as np
import pytest

pytest.importorskip('pycocotools')

from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from lab import detection_errors

OBJECT, FAR = [0, 0, 10, 10], [50, 50, 60, 60]
SHIFTED = {0: OBJECT, 2: [2, 0, 12, 10], 5: [5, 0, 15, 10], 9: [9, 0, 19, 10]}  # overlaps 1, 2/3, 1/3, 1/19


@pytest.mark.parametrize(
    ('shift', 'label', 'kind', 'missed'),
    [
        (0, 0, 'right', 0),
        (2, 0, 'right', 0),
        (5, 0, 'place', 0),
        (2, 1, 'class', 0),
        (5, 1, 'both', 1),
        (9, 0, 'background', 1),
        (9, 1, 'background', 1),
    ],
)
def test_a_prediction_is_named_after_its_overlap_and_its_class(shift, label, kind, missed):
    judged = detection_errors.judge([[0, OBJECT]], [[label, 0.9, SHIFTED[shift]]])
    assert judged.kinds == [kind] and len(judged.missed) == missed


def test_the_surest_takes_the_object_and_the_next_is_a_duplicate():
    judged = detection_errors.judge([[0, OBJECT]], [[0, 0.5, OBJECT], [0, 0.9, SHIFTED[2]]])
    assert judged.kinds == ['right', 'duplicate'] and judged.found[0][1] == 0.9


def test_a_prediction_takes_the_object_that_is_left():
    judged = detection_errors.judge([[0, OBJECT], [0, SHIFTED[2]]], [[0, 0.9, OBJECT], [0, 0.8, OBJECT]])
    assert judged.kinds == ['right', 'right'] and judged.about == [0, 1]


def test_what_lies_in_a_crowd_of_its_class_is_no_error():
    crowd = [[0, [0, 0, 40, 40]]]
    assert detection_errors.judge([], [[0, 0.9, OBJECT]], crowd).kinds == ['ignored']
    assert detection_errors.judge([], [[1, 0.9, OBJECT]], crowd).kinds == ['background']
    assert detection_errors.judge([], [[0, 0.9, FAR]], crowd).kinds == ['background']


def test_images_without_objects_or_without_predictions_are_judged():
    assert detection_errors.judge([], []).kinds == []
    assert detection_errors.counts(detection_errors.judge([[0, OBJECT], [1, FAR]], [])) == Counter(missed=2)
    assert (
        detection_errors.in_words(detection_errors.counts(detection_errors.judge([], [[0, 0.9, FAR]])))
        == '1 background'
    )


def gains(*images):
    return {
        kind: round(gain, 6)
        for kind, gain in detection_errors.gains([detection_errors.judge(*p) for p in images]).items()
        if gain
    }


def test_putting_the_only_error_right_gives_all_of_the_ap():
    for found, kind in (([0, 0.9, SHIFTED[5]], 'place'), ([1, 0.9, OBJECT], 'class')):
        assert gains(([[0, OBJECT]], [found]))[kind] == 1.0
    right = ([[0, OBJECT]], [[0, 0.9, OBJECT]])
    assert gains(right) == {}
    assert gains(right, ([[0, FAR]], [])) == {'missed': round(1 - 51 / 101, 6)}  # half of the recall, COCO's 51 places


def test_of_two_errors_about_one_object_the_surer_is_put_right_and_the_other_goes():
    image = [[0, OBJECT]], [[0, 0.9, SHIFTED[5]], [0, 0.8, SHIFTED[5]]]
    assert detection_errors.judge(*image).kinds == ['place', 'place']
    assert gains(image) == {'place': 1.0}


def scene(rng):
    """Objects, and predictions that are moved, misnamed, doubled and made up."""
    truth = [[int(rng.integers(3)), box(rng)] for _ in range(rng.integers(5))]
    found = [
        [
            label if rng.random() < 0.7 else int(rng.integers(3)),
            float(rng.random()),
            (np.array(b) + rng.normal(0, rng.choice([1, 4, 8]))).tolist(),
        ]
        for label, b in truth
        for _ in range(2)
    ]
    return truth, [*found, [int(rng.integers(3)), float(rng.random()), box(rng)]]


def box(rng):
    x, y, w, h = rng.uniform([0, 0, 8, 8], [60, 60, 30, 30])
    return [float(v) for v in (x, y, x + w, y + h)]


def test_the_ap_that_the_gains_start_from_is_cocos():
    rng = np.random.default_rng(0)
    scenes = [scene(rng) for _ in range(40)]
    judged = [detection_errors.judge(*one) for one in scenes]
    points = [point for image in judged for _, point, _ in detection_errors.points_of(image)]
    ours = detection_errors.average_precision(points, Counter(label for truth, _ in scenes for label, _ in truth))
    assert ours == pytest.approx(cocos(scenes), abs=1e-9)
    assert 0.05 < ours < 0.95


def sides(b):
    return [b[0], b[1], b[2] - b[0], b[3] - b[1]]


def cocos(scenes):
    notes = [
        dict(image_id=i, category_id=label, bbox=sides(b), area=100, iscrowd=0)
        for i, (truth, _) in enumerate(scenes)
        for label, b in truth
    ]
    coco = COCO()
    coco.dataset = dict(
        images=[dict(id=i) for i in range(len(scenes))],
        categories=[dict(id=i) for i in range(3)],
        annotations=[dict(note, id=i) for i, note in enumerate(notes, 1)],
    )
    coco.createIndex()
    found = coco.loadRes(
        [
            dict(image_id=i, category_id=label, score=score, bbox=sides(b))
            for i, (_, rows) in enumerate(scenes)
            for label, score, b in rows
        ]
    )
    run = COCOeval(coco, found, 'bbox')
    run.evaluate()
    run.accumulate()
    run.summarize()
    return run.stats[1]
