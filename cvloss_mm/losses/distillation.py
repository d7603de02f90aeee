"""Losses of a student against its teacher."""

import torch

from ..functional import distillation as f
from ..registry import MODELS
from .families import DistillationLoss
from .families.embedding import BATCH, COMPARED
from .labels import INDEX_TYPES, widened


@MODELS.register_module()
class KnowledgeDistillationLoss(
    DistillationLoss,
    fn=f.knowledge_distillation_loss,
    others=dict(temperature=3.0, divide_by_classes=True, standardize=True),
): ...


@MODELS.register_module()
class DecoupledKDLoss(
    DistillationLoss,
    fn=f.decoupled_kd_loss,
    others=dict(alpha=3.0, beta=2.0, temperature=2.0, standardize=True),
    waives={
        'permutation': 'without labels, of equally probable classes the first is the true one',
        'kernel': 'it asks for the class of the largest logit: no loop finds that',
    },
):
    """``labels``, by keyword, are the true classes; without them the teacher's answers are taken for true."""

    context = dict(labels='the true class of each sample, integers (n,)')

    def prepare(self, pred, target, weight=None, labels=None):
        if labels is not None and (labels.shape != pred.shape[:-1] or widened(labels).dtype not in INDEX_TYPES):
            raise self.reject(
                f'labels are {labels.dtype} {tuple(labels.shape)}', pred, target, 'labels (n,), an integer a sample'
            )
        return super().prepare(pred, target, weight)


@MODELS.register_module()
class DISTLoss(
    DistillationLoss,
    fn=f.dist_loss,
    others=dict(beta=0.7, gamma=0.3, temperature=3.0),
    waives={
        'rows': BATCH,
        'poison': COMPARED,
        'shares': BATCH,
        'kernel': 'it compares the samples, too: there is no such loop',
    },
):
    """A sample of weight 0 is still compared with."""

    @classmethod
    def sweep(cls, points=401):
        """Batches of three, (points, 3, 3), of which the first moves: two samples would always correlate fully."""
        x, pred, target = super().sweep(points)
        others = [target.roll(1, -1), target.roll(2, -1)]
        return x, torch.stack([pred, *others], 1), torch.stack([target, *others], 1)


@MODELS.register_module()
class DecoupledDistillationFocalLoss(
    DistillationLoss,
    fn=f.decoupled_distillation_focal_loss,
    others=dict(temperature=2.0),
    waives={'kernel': 'it counts the matched rows of the batch: there is no such loop'},
):
    """``matched``, by keyword, says which rows are of boxes that are matched; a row of weight 0 is still counted."""

    context = dict(matched='which rows are of matched boxes, booleans (n,)')

    def prepare(self, pred, target, weight=None, matched=None):
        if matched is not None and (matched.shape != pred.shape[:-1] or matched.dtype != torch.bool):
            raise self.reject(
                f'matched is {matched.dtype} {tuple(matched.shape)}', pred, target, 'matched (n,), a boolean a row'
            )
        return super().prepare(pred, target, weight)
