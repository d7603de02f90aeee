"""Losses of classes of known frequency."""

from ..functional import imbalance as f
from ..registry import MODELS
from .class_counts import CountedClasses
from .families import CosineLoss, SoftmaxLoss

TRIAL = dict(class_counts=[50.0, 7.0, 1.0])
OTHERS = dict(class_counts=[2.0, 90.0, 9.0], beta=0.9, gamma=1.1, tau=0.4)


@MODELS.register_module()
class ClassBalancedLoss(
    SoftmaxLoss,
    CountedClasses,
    fn=f.class_balanced_loss,
    trial=TRIAL,
    others=dict(OTHERS, kind=('sigmoid', 'focal')),
    untried=('gamma',),
): ...


@MODELS.register_module()
class LDAMLoss(CosineLoss, CountedClasses, fn=f.ldam_loss, trial=TRIAL, others=dict(OTHERS, margin=0.2)):
    one_rival = False  # it knows the classes by their numbers


@MODELS.register_module()
class DynamicMarginArcFaceLoss(
    CosineLoss,
    CountedClasses,
    fn=f.dynamic_margin_arc_face_loss,
    trial=TRIAL,
    others=dict(OTHERS, a=0.3, b=0.4, lamb=0.7, highest=0.8),
):
    one_rival = False  # it knows the classes by their numbers


@MODELS.register_module()
class BalancedSoftmaxLoss(SoftmaxLoss, CountedClasses, fn=f.balanced_softmax_loss, trial=TRIAL, others=OTHERS): ...


@MODELS.register_module()
class LogitAdjustedLoss(SoftmaxLoss, CountedClasses, fn=f.logit_adjusted_loss, trial=TRIAL, others=OTHERS): ...


@MODELS.register_module()
class VSLoss(SoftmaxLoss, CountedClasses, fn=f.vs_loss, trial=TRIAL, others=OTHERS): ...
