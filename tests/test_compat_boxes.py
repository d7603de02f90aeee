"""mmcv's public operations on boxes against slow loops."""

import math

import numpy as np
import pytest
import torch

from cvloss_mm import compat

pytest.importorskip('mmcv')
compat.install()
import mmcv.ops as ops  # noqa: E402

pytestmark = pytest.mark.integration


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


def boxes_and_scores(n=60):
    corner = torch.rand(n, 2) * 40
    return torch.cat((corner, corner + 5 + torch.rand(n, 2) * 30), 1), torch.rand(n)


def iou(a, b, offset):
    w, h = (max(0, min(a[i + 2], b[i + 2]) - max(a[i], b[i]) + offset) for i in (0, 1))
    area = [(box[2] - box[0] + offset) * (box[3] - box[1] + offset) for box in (a, b)]
    return w * h / (sum(area) - w * h)


def slow_nms(boxes, scores, threshold, offset):
    boxes, kept = boxes.double().tolist(), []
    for i in scores.argsort(descending=True).tolist():
        if all(iou(boxes[i], boxes[j], offset) <= threshold for j in kept):
            kept.append(i)
    return kept


@pytest.mark.parametrize('offset', [0, 1])
def test_nms_keeps_what_the_loop_keeps(offset):
    boxes, scores = boxes_and_scores()
    kept = slow_nms(boxes, scores, 0.4, offset)
    dets, indices = ops.nms(boxes, scores, 0.4, offset=offset)
    assert indices.tolist() == kept
    assert len(kept) < len(boxes)
    torch.testing.assert_close(dets, torch.cat((boxes, scores[:, None]), 1)[kept])


def test_the_offset_of_nms_decides_close_cases():
    boxes, scores = torch.tensor([[0.0, 0.0, 4.0, 4.0], [2.0, 0.0, 6.0, 4.0]]), torch.tensor([0.9, 0.8])
    assert ops.nms(boxes, scores, 0.35)[1].tolist() == [0, 1]  # 8 of 24
    assert ops.nms(boxes, scores, 0.35, offset=1)[1].tolist() == [0]  # 15 of 35


def test_nms_keeps_a_box_whose_overlap_equals_the_threshold():
    boxes, scores = torch.tensor([[0.0, 0.0, 10.0, 10.0], [0.0, 0.0, 10.0, 3.0]]), torch.tensor([0.9, 0.8])
    assert ops.nms(boxes, scores, 0.3)[1].tolist() == [0, 1]


def test_nms_takes_numpy_arrays_no_boxes_and_a_score_threshold():
    boxes, scores = boxes_and_scores()
    assert isinstance(ops.nms(boxes.numpy(), scores.numpy(), 0.4)[0], np.ndarray)
    assert ops.nms(boxes[:0], scores[:0], 0.4)[0].shape == (0, 5)
    strong = [i for i in slow_nms(boxes, scores, 0.4, 0) if scores[i] > 0.5]
    assert ops.nms(boxes, scores, 0.4, score_threshold=0.5, max_num=3)[1].tolist() == strong[:3]


@pytest.mark.parametrize('dtype', [torch.float16, torch.bfloat16])
def test_nms_of_half_precision_is_that_of_the_same_boxes_in_float32(dtype):
    boxes, scores = (tensor.to(dtype) for tensor in boxes_and_scores())
    dets, kept = ops.nms(boxes, scores, 0.4)
    assert kept.tolist() == ops.nms(boxes.float(), scores.float(), 0.4)[1].tolist()
    assert dets.dtype == dtype


def test_batched_nms_treats_each_class_alone_unless_told_otherwise():
    boxes, scores = boxes_and_scores()
    classes = torch.arange(60) % 3
    by_class = [(classes == c).nonzero()[:, 0] for c in range(3)]
    kept = {int(i[j]) for i in by_class for j in slow_nms(boxes[i], scores[i], 0.4, 0)}
    dets, indices = ops.batched_nms(boxes, scores, classes, {'type': 'nms', 'iou_threshold': 0.4})
    assert set(indices.tolist()) == kept
    torch.testing.assert_close(dets[:, :4], boxes[indices])
    _, agnostic = ops.batched_nms(boxes, scores, classes, {'type': 'nms', 'iou_threshold': 0.4}, class_agnostic=True)
    assert agnostic.tolist() == slow_nms(boxes, scores, 0.4, 0)


@pytest.mark.parametrize('offset', [0, 1])
@pytest.mark.parametrize('method', ['naive', 'linear', 'gaussian'])
def test_soft_nms_lowers_scores_as_the_loop_does(method, offset):
    boxes, scores = boxes_and_scores(30)
    left, rows, found = scores.double().tolist(), boxes.double().tolist(), []
    remaining = set(range(30))
    while remaining:
        best = max(remaining, key=left.__getitem__)
        found.append((best, left[best]))
        remaining.remove(best)
        for i in list(remaining):
            overlap = iou(rows[best], rows[i], offset)
            factor = {'naive': 0, 'linear': 1 - overlap}.get(method) if overlap >= 0.3 else 1
            left[i] *= math.exp(-(overlap**2) / 0.4) if method == 'gaussian' else factor
            if left[i] < 0.05:
                remaining.remove(i)
    dets, indices = ops.soft_nms(boxes, scores, 0.3, sigma=0.4, min_score=0.05, method=method, offset=offset)
    assert indices.tolist() == [i for i, _ in found]
    assert len(found) < 30
    torch.testing.assert_close(dets[:, 4], torch.tensor([score for _, score in found]), rtol=1e-5, atol=1e-6)
    torch.testing.assert_close(dets[:, :4], boxes[indices])


def test_soft_nms_of_no_boxes_is_empty():
    dets, indices = ops.soft_nms(torch.zeros(0, 4), torch.zeros(0))
    assert (dets.shape, indices.shape) == ((0, 5), (0,))


def test_nms_match_groups_what_each_kept_box_suppresses():
    boxes, scores = boxes_and_scores(20)
    groups = [group.tolist() for group in ops.nms_match(torch.cat((boxes, scores[:, None]), 1), 0.4)]
    assert [group[0] for group in groups] == slow_nms(boxes, scores, 0.4, 0)
    assert sorted(i for group in groups for i in group) == list(range(20))
    assert all(iou(boxes[group[0]].tolist(), boxes[i].tolist(), 0) >= 0.4 for group in groups for i in group[1:])


@pytest.mark.parametrize('offset', [0, 1])
def test_bbox_overlaps_are_those_of_the_loop(offset):
    boxes, _ = boxes_and_scores(6)
    expected = torch.tensor([[iou(a, b, offset) for b in boxes[:4].tolist()] for a in boxes.tolist()])
    torch.testing.assert_close(ops.bbox_overlaps(boxes, boxes[:4], offset=offset), expected)
    torch.testing.assert_close(
        ops.bbox_overlaps(boxes[:4], boxes[:4].flip(0), aligned=True, offset=offset), expected[:4].fliplr().diagonal()
    )
