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
from .distillation import KnowledgeDistillationLoss
from .distribution import DistributionFocalLoss
from .embedding import TripletLoss
from .families import (
    BoxLoss,
    ClassificationLoss,
    CosineLoss,
    DistillationLoss,
    DistributionLoss,
    EmbeddingLoss,
    HeatmapLoss,
    MaskLoss,
    OffsetLoss,
    QualityLoss,
    RegionLoss,
    ScoreLoss,
    SigmoidLoss,
    SignLoss,
    SimilarityLoss,
    SoftmaxLoss,
)
from .focal import SigmoidFocalLoss, SoftmaxFocalLoss
from .ghm import GHMCLoss, GHMRLoss
from .hard_rivals import CurricularFaceLoss, MVSoftmaxLoss
from .heatmap import GaussianFocalLoss
from .hinge import (
    CrammerSingerHingeLoss,
    HingeLoss,
    PerceptronLoss,
    SquaredHingeLoss,
    WestonWatkinsHingeLoss,
    ZeroOneLoss,
)
from .long_tail import EQLv2Loss, SeesawLoss
from .margin import ArcFaceLoss, CombinedMarginLoss, CosFaceLoss, NormFaceLoss, SphereFaceRLoss
from .multilabel import AsymmetricLoss
from .pairs import CircleLoss, ContrastiveLoss, MultiSimilarityLoss, NTXentLoss, SupConLoss
from .quality import QualityFocalLoss, VarifocalLoss
from .quality_margin import MagFaceLoss
from .region import DiceLoss
from .regression import BalancedL1Loss, HuberLoss, L1Loss, L2Loss, SmoothL1Loss

# isort: split
from ..hosts.names import (
    GHMC,
    GHMR,
    CrossEntropyLoss,
    EQLV2Loss,
    FocalLoss,
    KnowledgeDistillationKLDivLoss,
    MSELoss,
)

__all__ = [  # noqa: RUF022  (names in capitals are losses, not constants)
    'ArcFaceLoss', 'AsymmetricLoss', 'BalancedL1Loss', 'BinaryCrossEntropyLoss', 'BoundedIoULoss', 'BoxLoss',
    'CIoULoss', 'CircleLoss', 'ClassificationLoss', 'CombinedLoss', 'CombinedMarginLoss', 'ContrastiveLoss',
    'CosFaceLoss', 'CosineLoss', 'CrammerSingerHingeLoss', 'CrossEntropyLoss', 'CurricularFaceLoss', 'DIoULoss',
    'DiceLoss', 'DistillationLoss', 'DistributionFocalLoss', 'DistributionLoss', 'EQLV2Loss', 'EQLv2Loss',
    'EfficientIoULoss', 'EmbeddingLoss', 'ExtendedIoULoss', 'FocalLoss', 'GHMC', 'GHMCLoss', 'GHMR', 'GHMRLoss',
    'GIoULoss', 'GaussianFocalLoss', 'HeatmapLoss', 'HingeLoss', 'HuberLoss', 'IoULoss',
    'KnowledgeDistillationKLDivLoss', 'KnowledgeDistillationLoss', 'L1Loss', 'L2Loss', 'LabelSmoothLoss', 'Loss',
    'MSELoss', 'MVSoftmaxLoss', 'MagFaceLoss', 'MaskCrossEntropyLoss', 'MaskLoss', 'MultiSimilarityLoss', 'NTXentLoss',
    'NormFaceLoss', 'OffsetLoss', 'PerceptronLoss', 'QualityFocalLoss', 'QualityLoss', 'RegionLoss', 'SIoULoss',
    'ScoreLoss', 'SeesawLoss', 'SigmoidFocalLoss', 'SigmoidLoss', 'SignLoss', 'SimilarityLoss', 'SmoothL1Loss',
    'SoftTargetCrossEntropyLoss', 'SoftmaxCrossEntropyLoss', 'SoftmaxFocalLoss', 'SoftmaxLoss', 'SphereFaceRLoss',
    'SquaredHingeLoss', 'SupConLoss', 'TripletLoss', 'VarifocalLoss', 'WestonWatkinsHingeLoss', 'ZeroOneLoss',
]
