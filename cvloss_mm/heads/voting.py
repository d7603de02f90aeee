"""Boxes that vote by how sure they are, after non-maximum suppression."""

import torch
from torch import Tensor
from torchvision.ops import box_iou


def variance_voting(kept: Tensor, boxes: Tensor, variances: Tensor, sigma: float = 0.02) -> Tensor:
    """Each box that was kept, moved to the mean of all boxes that overlap it, each by how sure and how near it is.

    .. math:: x = \\frac{\\sum_i p_i x_i / \\sigma_{x, i}^2}{\\sum_i p_i / \\sigma_{x, i}^2}, \\quad
              p_i = e^{-(1 - IoU(b_i, b))^2 / \\sigma_t}, \\quad IoU(b_i, b) > 0

    Args:
        kept: boxes b after non-maximum suppression, x1, y1, x2, y2, (k, 4).
        boxes: all candidates b_i of the same class before it, (n, 4), those that were kept among them.
        variances: of the centres and the sides of the candidates, in squares of the unit of the boxes, (n, 4).
        sigma: sigma_t: the larger, the further away a box may be and still vote; 0.02 in the paper.

    Returns:
        (k, 4). The paper votes on corners, of which its head predicts the variances; here x stands for centres and
        sides, of which mmdet's coder has deltas. A box that overlaps none stays as it is.

    Paper: He et al., Bounding box regression with uncertainty for accurate object detection, CVPR 2019,
    https://arxiv.org/abs/1809.08545

    >>> boxes = torch.tensor([[0., 0., 10., 10.], [0., 0., 10., 12.]])
    >>> variance_voting(boxes[:1], boxes, torch.tensor([[9.] * 4, [1.] * 4]), sigma=1.)
    tensor([[ 0.0000,  0.0000, 10.0000, 11.7949]])
    """
    ious = box_iou(kept, boxes)
    nearness = -(1 - ious).square() / sigma
    nearness = nearness.masked_fill(ious <= 0, -torch.inf).unsqueeze(-1) - variances.log()
    weight = torch.where(nearness.isneginf().all(1, keepdim=True), 0, nearness).softmax(1)
    place = torch.cat([(boxes[:, :2] + boxes[:, 2:]) / 2, boxes[:, 2:] - boxes[:, :2]], -1)
    centre, sides = (weight * place).sum(1).chunk(2, -1)
    voted = torch.cat([centre - sides / 2, centre + sides / 2], -1)
    return torch.where((ious > 0).any(-1, keepdim=True), voted, kept)
