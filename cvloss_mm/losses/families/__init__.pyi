# Written by tools/generate_kernels.py, since these names are found at the import; not to be edited.
from .class_map import ClassMapLoss as ClassMapLoss
from .class_map import DistanceMapLoss as DistanceMapLoss
from .class_map import ScoreMapLoss as ScoreMapLoss
from .classification import ClassificationLoss as ClassificationLoss
from .classification import ScoreLoss as ScoreLoss
from .classification import SigmoidLoss as SigmoidLoss
from .classification import SignLoss as SignLoss
from .classification import SoftmaxLoss as SoftmaxLoss
from .distillation import DistillationLoss as DistillationLoss
from .distribution import DistributionLoss as DistributionLoss
from .embedding import EmbeddingLoss as EmbeddingLoss
from .embedding import PointLoss as PointLoss
from .embedding import SimilarityLoss as SimilarityLoss
from .features import FeatureLoss as FeatureLoss
from .grouping import GroupingLoss as GroupingLoss
from .heatmap import HeatmapLoss as HeatmapLoss
from .label_set import LabelSetLoss as LabelSetLoss
from .margin import CosineLoss as CosineLoss
from .mask import MaskLoss as MaskLoss
from .matching import MatchingLoss as MatchingLoss
from .quality import QualityLoss as QualityLoss
from .ranking import RankingLoss as RankingLoss
from .region import RegionLoss as RegionLoss
from .regression import BoxLoss as BoxLoss
from .regression import OffsetLoss as OffsetLoss
from .rotated import RotatedBoxLoss as RotatedBoxLoss
from .views import ViewsLoss as ViewsLoss

__all__: list[str]
