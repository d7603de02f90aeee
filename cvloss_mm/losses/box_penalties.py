"""Further losses of decoded boxes of the form 1 - IoU + penalty."""

from ..functional import box_penalties as f
from ..registry import MODELS
from .families import BoxLoss

CLOSER = 'the worse a box, the closer to the target is the box in between, whose loss may fall more than its own rises'


@MODELS.register_module()
class MPDIoULoss(
    BoxLoss,
    fn=f.mpdiou_loss,
    laws=('symmetric',),
    others=dict(image_width=1333.0, image_height=800.0),
    waives={'scale': 'corners are measured in units of the image'},
):
    figure_arguments = dict(image_width=5.0, image_height=5.0)


@MODELS.register_module()
class ShapeIoULoss(
    BoxLoss, fn=f.shape_iou_loss, laws=('symmetric', 'at most 3'), others=dict(scale=0.7, theta=2.5)
): ...


@MODELS.register_module()
class PowerfulIoULoss(
    BoxLoss,
    fn=f.powerful_iou_loss,
    laws=('at most 2',),
    others=dict(version='v2', lamb=0.7, detach_weight=True),
    untried=('lamb', 'detach_weight'),
): ...


@MODELS.register_module()
class InterpIoULoss(BoxLoss, fn=f.interp_iou_loss, laws=('at most 2',), others=dict(coefficient=0.6)): ...


@MODELS.register_module()
class DynamicInterpIoULoss(
    BoxLoss,
    fn=f.dynamic_interp_iou_loss,
    laws=('at most 2',),
    others=dict(low_coefficient=0.2, high_coefficient=0.8),
    untried=('high_coefficient',),
    waives={'gradient': 'the coefficient is a constant in the gradient', 'distance': CLOSER, 'concentric': CLOSER},
): ...
