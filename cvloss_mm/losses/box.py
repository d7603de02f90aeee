"""Losses of decoded boxes."""
from ..functional import box as f
from ..registry import MODELS
from .families import BoxLoss


@MODELS.register_module()
class IoULoss(BoxLoss, fn=f.iou_loss, laws=('symmetric', 'at most 1')): ...


@MODELS.register_module()
class BoundedIoULoss(BoxLoss, fn=f.bounded_iou_loss): ...


@MODELS.register_module()
class GIoULoss(BoxLoss, fn=f.giou_loss, laws=('symmetric', 'below 2')): ...


@MODELS.register_module()
class DIoULoss(BoxLoss, fn=f.diou_loss, laws=('symmetric', 'below 2')): ...


@MODELS.register_module()
class CIoULoss(BoxLoss, fn=f.ciou_loss, laws=('symmetric',), waives={
        'gradient': 'alpha is a constant in the gradient, in both papers and in every release'}): ...


@MODELS.register_module()
class EfficientIoULoss(BoxLoss, fn=f.efficient_iou_loss, laws=('symmetric',)): ...


@MODELS.register_module()
class ExtendedIoULoss(BoxLoss, fn=f.extended_iou_loss, laws=('symmetric',)): ...


@MODELS.register_module()
class SIoULoss(BoxLoss, fn=f.siou_loss, laws=('symmetric',)): ...
