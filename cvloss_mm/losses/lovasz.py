"""Lovász losses."""

from ..functional import lovasz as f
from ..registry import MODELS
from .families import ClassMapLoss, ScoreMapLoss

OTHERS = dict(class_weight=[1.0, 2.0, 0.5], per_image=False, ignore_index=0)


@MODELS.register_module()
class LovaszSoftmaxLoss(ClassMapLoss, fn=f.lovasz_softmax_loss, others=dict(OTHERS, classes='all')): ...


@MODELS.register_module()
class LovaszHingeLoss(ScoreMapLoss, fn=f.lovasz_hinge_loss, others=dict(OTHERS, classes='present')): ...
