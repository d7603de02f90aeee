"""The losses as modules, registered in ``cvloss_mm.registry.MODELS``."""
from .base import Loss
from .box import BoundedIoULoss, CIoULoss, DIoULoss, EfficientIoULoss, ExtendedIoULoss, GIoULoss, IoULoss, SIoULoss
from .classification import (
    BinaryCrossEntropyLoss,
    LabelSmoothLoss,
    MaskCrossEntropyLoss,
    SoftmaxCrossEntropyLoss,
    SoftTargetCrossEntropyLoss,
)
from .combined import CombinedLoss
from .distribution import DistributionFocalLoss
from .families import (
    BoxLoss,
    ClassificationLoss,
    CosineLoss,
    DistributionLoss,
    MaskLoss,
    OffsetLoss,
    QualityLoss,
    ScoreLoss,
    SigmoidLoss,
    SignLoss,
    SoftmaxLoss,
)
from .focal import SigmoidFocalLoss, SoftmaxFocalLoss
from .ghm import GHMCLoss, GHMRLoss
from .hinge import (
    CrammerSingerHingeLoss,
    HingeLoss,
    PerceptronLoss,
    SquaredHingeLoss,
    WestonWatkinsHingeLoss,
    ZeroOneLoss,
)
from .hosts import GHMC, GHMR, CrossEntropyLoss, FocalLoss, MSELoss
from .margin import ArcFaceLoss, CombinedMarginLoss, CosFaceLoss, NormFaceLoss
from .multilabel import AsymmetricLoss
from .quality import QualityFocalLoss, VarifocalLoss
from .regression import BalancedL1Loss, HuberLoss, L1Loss, L2Loss, SmoothL1Loss

__all__ = [  # noqa: RUF022  (names in capitals are losses, not constants)
    'ArcFaceLoss', 'AsymmetricLoss', 'BalancedL1Loss', 'BinaryCrossEntropyLoss', 'BoundedIoULoss', 'BoxLoss',
    'CIoULoss', 'ClassificationLoss', 'CombinedLoss', 'CombinedMarginLoss', 'CosFaceLoss', 'CosineLoss',
    'CrammerSingerHingeLoss', 'CrossEntropyLoss', 'DIoULoss', 'DistributionFocalLoss', 'DistributionLoss',
    'EfficientIoULoss', 'ExtendedIoULoss', 'FocalLoss', 'GHMC', 'GHMCLoss', 'GHMR', 'GHMRLoss', 'GIoULoss', 'HingeLoss',
    'HuberLoss', 'IoULoss', 'L1Loss', 'L2Loss', 'LabelSmoothLoss', 'Loss', 'MSELoss', 'MaskCrossEntropyLoss',
    'MaskLoss', 'NormFaceLoss', 'OffsetLoss', 'PerceptronLoss', 'QualityFocalLoss', 'QualityLoss', 'SIoULoss',
    'ScoreLoss', 'SigmoidFocalLoss', 'SigmoidLoss', 'SignLoss', 'SmoothL1Loss', 'SoftTargetCrossEntropyLoss',
    'SoftmaxCrossEntropyLoss', 'SoftmaxFocalLoss', 'SoftmaxLoss', 'SquaredHingeLoss', 'VarifocalLoss',
    'WestonWatkinsHingeLoss', 'ZeroOneLoss',
]
