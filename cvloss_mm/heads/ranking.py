"""Dense heads of mmdet for losses of ranks: one call for all levels, and boxes weighed as the papers weigh them."""

import torch
from mmdet.models.dense_heads import ATSSHead, RetinaHead
from mmdet.structures.bbox import bbox_overlaps
from mmdet.utils import reduce_mean
from torch import Tensor, nn

from ..checking.loss_config import BOX_LOSSES
from ..functional.ranking_errors import localization_weights
from ..losses import BoxLoss, Loss, RankingLoss
from ..losses.combined import context_of, family_of
from ..registry import MODELS

FIRST_WEIGHT = 50.0  # of the boxes of aLRP, until a period has been seen
MIN_LOSS = 1e-3  # of boxes by which is divided: of perfect ones nothing is left to weigh
MIN_QUALITY = 1e-6  # quality of a positive whose box is elsewhere: 0 would make it a negative


class OfRanks:
    """What :class:`RankingRetinaHead` and :class:`RankingATSSHead` have in common.

    All scores of all levels and images are ranked in one call of ``loss_cls``, with the IoU of the predicted box as
    the quality of a positive. The box loss has no weight to tune where ``loss_cls`` says how its paper balances it:

    * :class:`RankSortLoss` and :class:`BucketedRankSortLoss`: the mean over the positives, each counting by its highest
      score, is multiplied to be as large as the loss of the ranks, in every step.
    * :class:`ALRPLoss`: the errors of the boxes are shared out by rank, as those of the scores, and multiplied by
      (classes + boxes) / boxes of the means of the last ``balance_period`` steps, at first by 50; these are buffers of
      the head. The error of a box is the value of ``loss_bbox``, in the paper that of ``GIoULoss``.
    * :class:`APLoss`: the mean over the positives, by the ``loss_weight`` of the box loss.

    Args:
        balance_period: steps; about an epoch.
        arguments: those of mmdet's head, with ``reg_decoded_bbox=True``, a ``loss_cls`` of ranks with
            ``use_sigmoid=True`` and a ``loss_bbox`` of boxes.

    A positive whose box misses its object altogether stays a positive, of quality 1e-6; in the released code it becomes
    a negative. The errors of boxes in aLRP are shared out by the same soft comparison H as the ranks, as in the paper;
    the released code sorts them.
    """

    def __init__(self, *args, balance_period: int = 7330, **kwargs):
        super().__init__(*args, **kwargs)
        if not (isinstance(self.loss_cls, RankingLoss) and self.reg_decoded_bbox and self.takes_boxes()):
            raise ValueError(
                f'{type(self).__name__} ranks scores and compares boxes: it needs reg_decoded_bbox=True, '
                "a loss_cls of ranks (type='cvloss_mm.RankSortLoss') and a loss_bbox of boxes "
                f"(type='cvloss_mm.GIoULoss'), got reg_decoded_bbox={self.reg_decoded_bbox}, "
                f'{type(self.loss_cls).__name__} and {type(self.loss_bbox).__name__}'
            )
        self.balance_period = balance_period
        if self.loss_cls.balance == 'period':
            self.register_buffer('balance_weight', torch.tensor(FIRST_WEIGHT))
            self.register_buffer('balance_sums', torch.zeros(3))  # of classes, of boxes, steps

    def takes_boxes(self) -> bool:
        """Ours, a combination of ours, or one of mmdet's."""
        loss = self.loss_bbox
        family = family_of(loss) if isinstance(loss, Loss) else None
        return family is BoxLoss or any(c.__name__ in BOX_LOSSES for c in type(loss).__mro__ if family is None)

    def loss_by_feat(
        self,
        cls_scores: list,
        bbox_preds: list,
        batch_gt_instances: list,
        batch_img_metas: list,
        batch_gt_instances_ignore: list | None = None,
    ) -> dict:
        """As of mmdet's head; one value each."""
        sizes, device = [score.shape[-2:] for score in cls_scores], cls_scores[0].device
        anchors, valid = self.get_anchors(sizes, batch_img_metas, device=device)
        priors = torch.stack([torch.cat(levels) for levels in anchors])
        found = self.get_targets(
            anchors, valid, batch_gt_instances, batch_img_metas, batch_gt_instances_ignore=batch_gt_instances_ignore
        )
        labels, weights, targets = (torch.cat(part, 1).flatten(0, 1) for part in found[-5:-2])
        scores, boxes = (joined(maps, size) for maps, size in ((cls_scores, self.cls_out_channels), (bbox_preds, 4)))
        return self.loss_of_all(scores, boxes, priors.flatten(0, 1), labels, weights, targets)

    def loss_of_all(
        self, scores: Tensor, deltas: Tensor, priors: Tensor, labels: Tensor, weights: Tensor, targets: Tensor
    ) -> dict:
        """Of the scores (n, classes), deltas (n, 4) and labels (n,) of all places."""
        positive = (labels >= 0) & (labels < self.num_classes)
        boxes = self.bbox_coder.decode(priors[positive], deltas[positive])
        quality, errors = torch.zeros_like(weights), torch.zeros_like(weights)
        quality[positive] = bbox_overlaps(boxes.detach(), targets[positive], is_aligned=True).clamp(min=MIN_QUALITY)
        context = {}
        if 'localization_error' in context_of(self.loss_cls):
            errors[positive] = self.loss_bbox(boxes.detach(), targets[positive], reduction_override='none')
            context['localization_error'] = errors
        count = positive.sum().clamp(min=1)
        loss_cls = self.loss_cls(scores, (labels, quality), weights, avg_factor=count, **context)
        box_weights = self.box_weights(scores.detach(), labels, quality, weights)[positive]
        divisor = box_weights.sum() if self.loss_cls.balance == 'step' else count
        loss_bbox = self.loss_bbox(boxes, targets[positive], box_weights, avg_factor=divisor) + 0 * deltas.sum()
        return dict(loss_cls=loss_cls, loss_bbox=self.weight_of_boxes(loss_cls, loss_bbox) * loss_bbox)

    def box_weights(self, scores: Tensor, labels: Tensor, quality: Tensor, weights: Tensor) -> Tensor:
        """How much each box counts, (n,)."""
        kind = self.loss_cls.balance
        if kind == 'step':
            return scores.sigmoid().amax(-1)
        if kind is None:
            return torch.ones_like(quality)
        loss = self.loss_cls
        inputs = loss.ranked(loss.arguments(loss.prepare(scores.float(), (labels, quality), weights)))
        delta = torch.as_tensor(self.loss_cls.delta, device=scores.device, dtype=torch.float32)
        return localization_weights(inputs.pred.flatten(), inputs.target.flatten(), delta).view_as(scores).sum(-1)

    @torch.no_grad()
    def weight_of_boxes(self, loss_cls: Tensor, loss_bbox: Tensor) -> Tensor | float:
        """What balances the box loss."""
        if self.loss_cls.balance is None:
            return 1.0
        if self.loss_cls.balance == 'step':
            return loss_cls / loss_bbox.clamp(min=MIN_LOSS)
        weight = self.balance_weight.clone()
        step = reduce_mean(torch.stack([loss_cls, loss_bbox, torch.ones_like(loss_bbox)]))
        self.balance_sums += torch.where(step.isfinite().all(), step, 0)
        classes, boxes, steps = self.balance_sums
        full, minimum = steps >= self.balance_period, MIN_LOSS * self.balance_period
        self.balance_weight.copy_(torch.where(full, (classes + boxes) / boxes.clamp(min=minimum), weight))
        self.balance_sums.mul_(~full)
        return weight


def joined(maps: list, size: int) -> Tensor:
    """Maps (n, anchors * size, h, w) of all levels as rows (n * places * anchors, size)."""
    return torch.cat([each.permute(0, 2, 3, 1).reshape(len(each), -1, size) for each in maps], 1).flatten(0, 1)


@MODELS.register_module()
class RankingRetinaHead(OfRanks, RetinaHead):
    """mmdet's ``RetinaHead`` for losses of ranks; see :class:`OfRanks`."""


@MODELS.register_module()
class RankingATSSHead(OfRanks, ATSSHead):
    """mmdet's ``ATSSHead`` for losses of ranks, see :class:`OfRanks`. The scores say how good a box is: there is no
    centerness, and ``loss_centerness`` is not used."""

    def _init_layers(self) -> None:
        super()._init_layers()
        self.atss_centerness = nn.Identity()

    def forward_single(self, x: Tensor, scale: nn.Module) -> tuple:
        """Scores and deltas."""
        return super().forward_single(x, scale)[:2]
