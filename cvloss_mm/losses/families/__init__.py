"""The families: what heads pass in, how valid inputs are drawn, which curve shows a member best."""

from .class_map import ClassMapLoss, DistanceMapLoss, ScoreMapLoss
from .classification import ClassificationLoss, ScoreLoss, SigmoidLoss, SignLoss, SoftmaxLoss
from .distillation import DistillationLoss
from .distribution import DistributionLoss
from .embedding import EmbeddingLoss, PointLoss, SimilarityLoss
from .features import FeatureLoss
from .grouping import GroupingLoss
from .heatmap import HeatmapLoss
from .label_set import LabelSetLoss
from .margin import CosineLoss
from .mask import MaskLoss
from .matching import MatchingLoss
from .quality import QualityLoss
from .ranking import RankingLoss
from .region import RegionLoss
from .regression import BoxLoss, OffsetLoss
from .rotated import RotatedBoxLoss
from .views import ViewsLoss

__all__ = [
    'BoxLoss',
    'ClassMapLoss',
    'ClassificationLoss',
    'CosineLoss',
    'DistanceMapLoss',
    'DistillationLoss',
    'DistributionLoss',
    'EmbeddingLoss',
    'FeatureLoss',
    'GroupingLoss',
    'HeatmapLoss',
    'LabelSetLoss',
    'MaskLoss',
    'MatchingLoss',
    'OffsetLoss',
    'PointLoss',
    'QualityLoss',
    'RankingLoss',
    'RegionLoss',
    'RotatedBoxLoss',
    'ScoreLoss',
    'ScoreMapLoss',
    'SigmoidLoss',
    'SignLoss',
    'SimilarityLoss',
    'SoftmaxLoss',
    'ViewsLoss',
]
