"""DINO's head for losses of qualities."""

from functools import cache

import torch
from mmdet.models.dense_heads import DINOHead
from mmdet.models.losses import QualityFocalLoss
from torch import nn

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
    return type(
        ours.__name__,
        (ours, PickledByName, QualityFocalLoss),
        {'__module__': __name__, '__doc__': ours.__doc__, 'ours': ours},
    )


class PickledByName:
    """Pickled by the name of ours, since a class that is made when needed cannot be found."""

    def __reduce__(self):
        return empty, (self.ours,), self.__dict__


def empty(ours: type) -> nn.Module:
    return torch.nn.Module.__new__(as_mmdets(ours))
