"""The families: what heads pass in, how valid inputs are drawn, which curve shows a member best."""
from .classification import ClassificationLoss, MaskLoss, ScoreLoss, SigmoidLoss, SignLoss, SoftmaxLoss
from .distribution import DistributionLoss
from .margin import CosineLoss
from .quality import QualityLoss
from .regression import BoxLoss, OffsetLoss

__all__ = [
    'BoxLoss', 'ClassificationLoss', 'CosineLoss', 'DistributionLoss', 'MaskLoss', 'OffsetLoss', 'QualityLoss',
    'ScoreLoss', 'SigmoidLoss', 'SignLoss', 'SoftmaxLoss',
]
