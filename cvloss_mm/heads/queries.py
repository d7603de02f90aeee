"""DINO's head for losses of qualities."""

from functools import cache

from mmdet.models.dense_heads import DINOHead
from mmdet.models.losses import QualityFocalLoss

from ..hosts.joined import Joined
from ..losses import QualityLoss
from ..registry import MODELS


@MODELS.register_module()
class QualityDINOHead(DINOHead):
    """mmdet's ``DINOHead`` that hands the overlap of each matched box to any loss of qualities of this package
    (``cvloss_mm.MatchabilityAwareLoss``, ``cvloss_mm.IABCELoss``, ``cvloss_mm.VarifocalLoss``), of denoising queries
    and those of the encoder, too; mmdet's does so for its own ``QualityFocalLoss`` alone.

    It takes the same arguments. The sum is divided by the number of matched queries, that of denoising ones by theirs.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not isinstance(self.loss_cls, QualityLoss):
            raise ValueError(
                f'{type(self).__name__} is for losses of qualities, e.g. '
                "loss_cls=dict(type='cvloss_mm.MatchabilityAwareLoss', use_sigmoid=True), got "
                f'{type(self.loss_cls).__name__}; DINOHead takes the others'
            )
        self.loss_cls.__class__ = as_mmdets(type(self.loss_cls))


@cache
def as_mmdets(ours: type) -> type:
    """The class of a loss that mmdet's heads, which ask for its ``QualityFocalLoss``, take for one."""
    if issubclass(ours, QualityFocalLoss):
        return ours
    fields = {'__module__': __name__, '__doc__': ours.__doc__, 'made_by': (as_mmdets, (ours,))}
    return type(ours.__name__, (ours, Joined, QualityFocalLoss), fields)
