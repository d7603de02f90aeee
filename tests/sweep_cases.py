"""Which loss fits into which base, by what the swap says of them: without a host, so that tools can ask, too."""
import inspect

from cvloss_mm.checking.maps import TAKE_MAPS
from cvloss_mm.losses import BoxLoss, ClassificationLoss, CosineLoss, Loss, OffsetLoss, RankingLoss, SigmoidLoss
from cvloss_mm.registry import MODELS

DETECTORS = ['retinanet_r18_fpn_shapes.py', 'faster-rcnn_r18_fpn_shapes.py',
             'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py', 'mmdet::faster_rcnn/faster-rcnn_r50_fpn_1x_coco.py']
CLASSIFIERS = ['resnet18_shapes.py', 'mmpretrain::resnet/resnet18_8xb16_cifar10.py',
               'mmpretrain::resnet/resnet50_8xb32_in1k.py']
SEGMENTORS = ['fcn_r18_shapes.py']
BASES = DETECTORS + CLASSIFIERS + SEGMENTORS
REGISTERED = {name: cls for name, cls in MODELS.module_dict.items() if inspect.isclass(cls) and issubclass(cls, Loss)}


