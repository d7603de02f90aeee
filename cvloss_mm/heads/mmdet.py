"""Heads for mmdet's detectors."""

import torch
from mmdet.models.roi_heads.bbox_heads import Shared2FCBBoxHead
from mmengine.structures import InstanceData
from torch import Tensor, nn

from ..losses.combined import context_of
from ..registry import MODELS
from .voting import variance_voting


class WithLogVariance(nn.Module):
    """A layer, and beside its outputs as many log variances from a layer of the same form, which begins near 0."""

    def __init__(self, mean: nn.Linear):
        super().__init__()
        self.mean, self.log_variance = mean, nn.Linear(mean.in_features, mean.out_features)
        self.init_weights()

    def init_weights(self) -> None:
        nn.init.normal_(self.log_variance.weight, std=1e-4)
        nn.init.zeros_(self.log_variance.bias)

    def forward(self, features: Tensor) -> Tensor:
        return torch.cat([self.mean(features), self.log_variance(features)], -1)


@MODELS.register_module()
class UncertainBBoxHead(Shared2FCBBoxHead):
    """mmdet's ``Shared2FCBBoxHead`` that says how sure it is of each delta, for ``cvloss_mm.KLBoxLoss``.

    It takes the same arguments, with a ``loss_bbox`` that takes ``log_variance``. Its ``bbox_pred`` is twice as wide:
    the deltas, then the log variances, (n, 2 * 4 * classes). Boxes are predicted from the deltas.

    Args:
        vote_sigma: in tests, every box that is left after the suppression becomes the mean of those that it stands for,
            by how sure and how near they are, see :func:`cvloss_mm.heads.voting.variance_voting`; 0.02 in the paper.
            None: no voting.
        arguments: those of mmdet's head.
    """

    def __init__(self, *args, vote_sigma: float | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        if vote_sigma is not None and not vote_sigma > 0:
            raise ValueError(f'{type(self).__name__}: vote_sigma must be above 0, or None, got {vote_sigma!r}')
        self.vote_sigma = vote_sigma
        if self.reg_decoded_bbox or 'log_variance' not in context_of(self.loss_bbox):
            raise ValueError(
                f'{type(self).__name__} predicts log variances of deltas: it needs '
                "reg_decoded_bbox=False and loss_bbox=dict(type='cvloss_mm.KLBoxLoss'), got "
                f'reg_decoded_bbox={self.reg_decoded_bbox} and {type(self.loss_bbox).__name__}'
            )
        self.fc_reg = WithLogVariance(self.fc_reg)

    def loss(
        self,
        cls_score: Tensor,
        bbox_pred: Tensor,
        rois: Tensor,
        labels: Tensor,
        label_weights: Tensor,
        bbox_targets: Tensor,
        bbox_weights: Tensor,
        reduction_override: str | None = None,
    ) -> dict:
        """As of ``BBoxHead``: the box loss is that of the positives, divided by the number of all samples."""
        losses = super().loss(
            cls_score,
            None,
            rois,
            labels,
            label_weights,
            bbox_targets,
            bbox_weights,
            reduction_override=reduction_override,
        )
        positive = (labels >= 0) & (labels < self.num_classes)
        deltas, log_variance = (self.of_class(part[positive], labels[positive]) for part in bbox_pred.chunk(2, -1))
        losses['loss_bbox'] = self.loss_bbox(
            deltas,
            bbox_targets[positive],
            bbox_weights[positive],
            avg_factor=len(bbox_targets),
            reduction_override=reduction_override,
            log_variance=log_variance,
        )
        return losses

    def of_class(self, values: Tensor, labels: Tensor) -> Tensor:
        """(n, 4 * classes) to (n, 4), those of the class of each sample."""
        if self.reg_class_agnostic:
            return values
        return values.unflatten(-1, (self.num_classes, 4))[torch.arange(len(labels), device=labels.device), labels]

    def predict_by_feat(
        self,
        rois: tuple,
        cls_scores: tuple,
        bbox_preds: tuple,
        batch_img_metas: list,
        rcnn_test_cfg: dict | None = None,
        rescale: bool = False,
    ) -> list:
        """As of ``BBoxHead``, from the deltas; the boxes vote where that is asked for."""
        given = rois, cls_scores, tuple(map(deltas_of, bbox_preds)), batch_img_metas
        found = super().predict_by_feat(*given, rcnn_test_cfg=rcnn_test_cfg, rescale=rescale)
        if self.vote_sigma is None or rcnn_test_cfg is None:
            return found
        candidates = super().predict_by_feat(*given, rcnn_test_cfg=None, rescale=rescale)
        for kept, all_boxes, roi, pred, meta in zip(found, candidates, rois, bbox_preds, batch_img_metas, strict=True):
            scale = meta['scale_factor'] if rescale else (1.0, 1.0)
            if len(kept):
                self.vote(
                    kept,
                    all_boxes,
                    (roi[:, 3:] - roi[:, 1:3]) / roi.new_tensor(scale),
                    pred.chunk(2, -1)[1],
                    rcnn_test_cfg['score_thr'],
                )
        return found

    def vote(
        self, kept: InstanceData, candidates: InstanceData, priors: Tensor, log_variance: Tensor, threshold: float
    ) -> None:
        """Move the boxes of one image, class by class; ``priors`` are the sides of the regions, (n, 2)."""
        stds = log_variance.new_tensor(self.bbox_coder.stds)
        for label in kept.labels.unique().tolist():
            chosen, column = candidates.scores[:, label] > threshold, 0 if self.reg_class_agnostic else 4 * label
            boxes, sure = (part[chosen, column : column + 4] for part in (candidates.bboxes, log_variance))
            unit = torch.cat([priors[chosen], boxes[:, 2:] - boxes[:, :2]], -1) * stds
            ours = kept.labels == label
            variances = (sure + 2 * unit.clamp(min=torch.finfo(unit.dtype).eps).log()).exp()
            kept.bboxes[ours] = variance_voting(kept.bboxes[ours], boxes, variances, self.vote_sigma)

    def regress_by_class(self, priors: Tensor, label: Tensor, bbox_pred: Tensor, img_meta: dict) -> Tensor:
        """The boxes that the next stage of a cascade begins with."""
        return super().regress_by_class(priors, label, deltas_of(bbox_pred), img_meta)


def deltas_of(bbox_pred: Tensor) -> Tensor:
    return bbox_pred.chunk(2, -1)[0].contiguous()
