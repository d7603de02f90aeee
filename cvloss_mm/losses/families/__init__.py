"""The families: what heads pass in, how valid inputs are drawn, which curve shows a member best."""
from .classification import ClassificationLoss, MaskLoss, ScoreLoss, SigmoidLoss, SignLoss, SoftmaxLoss
from .quality import QualityLoss
from .regression import BoxLoss, OffsetLoss

__all__ = ['BoxLoss', 'ClassificationLoss', 'MaskLoss', 'OffsetLoss', 'QualityLoss', 'ScoreLoss', 'SigmoidLoss',
           'SignLoss', 'SoftmaxLoss']
