"""Losses of what a detector says of its own boxes."""

from ..functional import box_confidence as f
from ..registry import MODELS
from .families import OffsetLoss, SigmoidLoss
from .reduction import mask_unweighted


@MODELS.register_module()
class KLBoxLoss(
    OffsetLoss,
    fn=f.kl_box_loss,
    others=dict(low=-2.0),
    untried=('low',),
    waives={'kernel': 'no loop takes the variances yet'},
):
    """``log_variance`` comes from :class:`cvloss_mm.heads.UncertainBBoxHead`."""

    context = dict(log_variance='ln sigma^2 of each delta; cvloss_mm.UncertainBBoxHead gives it')

    def prepare(self, pred, target, weight=None, log_variance=None):
        if log_variance is not None and log_variance.shape != pred.shape:
            raise self.reject(
                f'log_variance has the shape {tuple(log_variance.shape)}',
                pred,
                target,
                'a log_variance of the shape of pred',
            )
        return super().prepare(pred, target, weight)

    def unreduced(self, inputs, log_variance=None):
        if log_variance is not None:
            log_variance = mask_unweighted(log_variance, inputs.weight)
        return self.fn(inputs.pred, inputs.target, log_variance=log_variance, **self.hyperparameters())


@MODELS.register_module()
class IoUAwareLoss(SigmoidLoss, fn=f.iou_aware_loss, others=dict(detach_target=False), untried=('detach_target',)): ...
