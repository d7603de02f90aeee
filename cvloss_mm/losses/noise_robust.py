"""Losses for labels that may be wrong."""

from ..functional import noise_robust as f
from ..registry import MODELS
from .families import SoftmaxLoss


@MODELS.register_module()
class GeneralizedCrossEntropyLoss(SoftmaxLoss, fn=f.generalized_cross_entropy_loss, others=dict(q=0.3, k=0.4)): ...


@MODELS.register_module()
class TaylorCrossEntropyLoss(
    SoftmaxLoss,
    fn=f.taylor_cross_entropy_loss,
    others=dict(order=(1, 6)),
    waives={'kernel': 'how many terms there are is a hyperparameter: there is no loop that counts'},
): ...


@MODELS.register_module()
class MAEClassificationLoss(SoftmaxLoss, fn=f.mae_classification_loss): ...


@MODELS.register_module()
class SymmetricCrossEntropyLoss(
    SoftmaxLoss, fn=f.symmetric_cross_entropy_loss, others=dict(alpha=0.6, beta=0.3, log_zero=-9.21, clip_target=True)
): ...


@MODELS.register_module()
class ActivePassiveLoss(
    SoftmaxLoss,
    fn=f.active_passive_loss,
    others=dict(active='nfl', passive='mae', alpha=0.6, beta=0.3, gamma=2.0, log_zero=-9.21),
    untried=('gamma',),
): ...


@MODELS.register_module()
class BootstrappingLoss(
    SoftmaxLoss,
    fn=f.bootstrapping_loss,
    others=dict(beta=0.6, kind='hard', detach=True),
    waives={
        'kernel': 'the hard kind asks for the class of the largest logit: no loop finds that',
        'monotone': 'part of it is the entropy, which rises where the network becomes unsure',
    },
): ...
