"""Which loss fits into which base, by what the swap says of them: without a host, so that tools can ask, too."""

import inspect

from cvloss_mm.checking.maps import TAKE_MAPS
from cvloss_mm.losses import BoxLoss, ClassificationLoss, CosineLoss, Loss, OffsetLoss, RankingLoss, SigmoidLoss
from cvloss_mm.registry import MODELS

DETECTORS = [
    'retinanet_r18_fpn_shapes.py',
    'faster-rcnn_r18_fpn_shapes.py',
    'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py',
    'mmdet::faster_rcnn/faster-rcnn_r50_fpn_1x_coco.py',
]
CLASSIFIERS = [
    'resnet18_shapes.py',
    'mmpretrain::resnet/resnet18_8xb16_cifar10.py',
    'mmpretrain::resnet/resnet50_8xb32_in1k.py',
]
SEGMENTORS = ['fcn_r18_shapes.py']
BASES = DETECTORS + CLASSIFIERS + SEGMENTORS
REGISTERED = {name: cls for name, cls in MODELS.module_dict.items() if inspect.isclass(cls) and issubclass(cls, Loss)}


def fits(base: str, loss: type) -> bool:
    if loss.__name__ in ('ZeroOneLoss', 'CombinedLoss'):  # one measures, and has no gradient; one is nothing by itself
        return False
    if base in SEGMENTORS:
        return issubclass(loss, TAKE_MAPS) and not getattr(loss, 'needs_counts', False)
    if base in CLASSIFIERS:
        return issubclass(loss, ClassificationLoss)
    if issubclass(loss, RankingLoss):  # a head of ours ranks all levels, in place of RetinaNet's
        return 'retinanet' in base
    if 'log_variance' in loss.context:  # a head of ours predicts it, in place of mmdet's for regions
        return 'faster' in base
    background_to_count = getattr(loss, 'needs_counts', False) and not issubclass(loss, SigmoidLoss)
    return (
        issubclass(loss, (BoxLoss, OffsetLoss, ClassificationLoss))
        and not issubclass(loss, CosineLoss)
        and not background_to_count
    )
