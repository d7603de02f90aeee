"""The metric counterpart of the 0-1 loss, through mmpretrain's own samples."""

import pytest
import torch
from mmengine.evaluator import Evaluator
from mmengine.registry import DefaultScope
from mmpretrain.structures import DataSample

from cvloss_mm.functional import zero_one_loss

pytestmark = pytest.mark.integration


@pytest.fixture(autouse=True)
def in_mmpretrain():
    with DefaultScope.overwrite_default_scope('mmpretrain'):
        yield


def samples(scores, labels):
    return [DataSample().set_pred_score(s).set_gt_label(int(y)) for s, y in zip(scores, labels, strict=True)]


def test_the_error_rate_is_the_mean_of_the_zero_one_loss():
    torch.manual_seed(0)
    scores, labels = torch.randn(20, 5).softmax(-1), torch.randint(5, (20,))
    evaluator = Evaluator([dict(type='cvloss_mm.ZeroOneMetric'), dict(type='Accuracy', topk=(1,))])
    for part in (slice(0, 7), slice(7, 20)):
        evaluator.process(samples(scores[part], labels[part]))
    measured = evaluator.evaluate(20)
    assert measured['zero_one/error_rate'] == pytest.approx(zero_one_loss(scores, labels).mean().item())
    assert measured['zero_one/error_rate'] == pytest.approx(1 - measured['accuracy/top1'] / 100)


def test_samples_without_scores_are_named():
    evaluator = Evaluator(dict(type='cvloss_mm.ZeroOneMetric'))
    with pytest.raises(ValueError, match='pred_score'):
        evaluator.process([DataSample().set_gt_label(1)])
