"""Losses of decoded boxes."""

from ..functional import box as f
from ..registry import MODELS
from .families import BoxLoss


@MODELS.register_module()
class IoULoss(
    BoxLoss,
    fn=f.iou_loss,
    laws=('symmetric', 'at most 1'),
    others=dict(mode=('log', 'square')),
    waives={'descent apart': 'disjoint boxes have IoU 0 and no gradient'},
): ...


@MODELS.register_module()
class BoundedIoULoss(
    BoxLoss,
    fn=f.bounded_iou_loss,
    laws=('at most 1',),
    others=dict(beta=0.37),
    waives={'descent apart': 'a shift of more than half a side is capped and has no gradient'},
): ...


@MODELS.register_module()
class GIoULoss(BoxLoss, fn=f.giou_loss, laws=('symmetric', 'below 2')): ...


@MODELS.register_module()
class DIoULoss(BoxLoss, fn=f.diou_loss, laws=('symmetric', 'below 2')): ...


@MODELS.register_module()
class CIoULoss(
    BoxLoss,
    fn=f.ciou_loss,
    laws=('symmetric', 'below 3'),
    others=dict(alpha_gate=None, aspect_grad='unit'),
    waives={'gradient': 'alpha is a constant in the gradient, in both papers and in every release'},
): ...


@MODELS.register_module()
class EfficientIoULoss(BoxLoss, fn=f.efficient_iou_loss, laws=('symmetric', 'below 4')): ...


@MODELS.register_module()
class ExtendedIoULoss(
    BoxLoss,
    fn=f.extended_iou_loss,
    laws=('symmetric', 'below 2'),
    others=dict(smooth_point=0.4),
    waives={'mirror': "the authors' signed intersection counts from the hull's top left corner"},
): ...


@MODELS.register_module()
class SIoULoss(BoxLoss, fn=f.siou_loss, laws=('symmetric', 'below 3'), others=dict(theta=2.5, neg_gamma=False)): ...
