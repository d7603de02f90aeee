"""GFL's head with the bins of D-FINE."""

import torch
from mmdet.models.dense_heads import GFLHead
from mmdet.models.task_modules.coders import DistancePointBBoxCoder
from torch import Tensor

from ..functional.distribution import fine_grained_offset
from ..losses import FineGrainedLocalizationLoss
from ..registry import MODELS


class OffsetsOfSides(DistancePointBBoxCoder):
    """Encodes a box as what each side lies further out than that of the prior, by the length of the prior's side."""

    def __init__(self, side: float):
        super().__init__(clip_border=True)
        self.side = side

    def encode(self, points: Tensor, gt_bboxes: Tensor, max_dis: float | None = None, eps: float = 0.1) -> Tensor:
        """As of mmdet's coder, in place of distances; the loss bounds them."""
        return super().encode(points, gt_bboxes) / self.side - 0.5


@MODELS.register_module()
class FineGrainedGFLHead(GFLHead):
    """mmdet's ``GFLHead`` whose bins are D-FINE's, for ``cvloss_mm.FineGrainedLocalizationLoss`` as its ``loss_dfl``.

    It takes the same arguments, with one square prior a place. The bins say by how much a side lies further out than
    that of the prior, which stands for the first box of D-FINE; ``reg_max`` is N, even, 32 in the paper. There are no
    layers that refine each other's distributions, and a side counts by the score of its box, as in GFL, not by its
    overlap.
    """

    def __init__(self, *args, reg_max: int = 32, **kwargs):
        super().__init__(*args, reg_max=reg_max, **kwargs)
        boxes = torch.stack(
            [
                b[0] / stride
                for b, (stride, _) in zip(self.prior_generator.base_anchors, self.prior_generator.strides, strict=True)
            ]
        )
        sides = (boxes[:, 2:] - boxes[:, :2]).flatten()
        if not isinstance(self.loss_dfl, FineGrainedLocalizationLoss) or reg_max % 2 or not sides.allclose(sides[0]):
            raise ValueError(
                f'{type(self).__name__} needs loss_dfl=dict(type="cvloss_mm.FineGrainedLocalizationLoss")'
                f', an even reg_max and square priors of as many strides in all levels, got '
                f'{type(self.loss_dfl).__name__}, {reg_max} and sides of {sides.tolist()} strides'
            )
        self.bbox_coder = OffsetsOfSides(sides[0].item())
        place = 2 * self.integral.project - reg_max
        upper, curvature = (torch.tensor(float(getattr(self.loss_dfl, name))) for name in ('upper', 'curvature'))
        offsets = fine_grained_offset(place, torch.tensor(float(reg_max)), upper, curvature)
        self.integral.project.copy_(self.bbox_coder.side * (0.5 + offsets))  # distances from the centre, in strides
