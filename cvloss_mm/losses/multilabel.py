"""Losses of images with several labels."""

from ..functional import multilabel as f
from ..kernels.inputs import Dense
from ..registry import MODELS
from .families import LabelSetLoss, SigmoidLoss
from .families.embedding import BATCH
from .labels import one_hot
from .reduction import align


@MODELS.register_module()
class AsymmetricLoss(
    SigmoidLoss,
    fn=f.asymmetric_loss,
    others=dict(gamma_pos=1.3, gamma_neg=1.7, clip=0.2, eps=0.3, detach_weight=True),
    waives={
        'mirror': 'it treats both answers differently: that is its point',
        'monotone': 'negatives below the clip cost nothing, however sure',
    },
): ...


NO_LOOP = 'it compares the classes of a sample: there is no loop yet for it'
MISSING = {'mirror': 'labels are taken to be missing, not to be wrong'}


@MODELS.register_module()
class HillLoss(SigmoidLoss, fn=f.hill_loss, others=dict(lamb=1.9, margin=0.3, gamma=1.3), waives=MISSING): ...


@MODELS.register_module()
class SPLCLoss(
    SigmoidLoss,
    fn=f.splc_loss,
    others=dict(tau=0.3, margin=0.3, gamma=1.3, flipped_margin=False),
    waives={**MISSING, 'monotone': 'a negative that is probable enough counts as a positive'},
): ...


@MODELS.register_module()
class ZLPRLoss(LabelSetLoss, fn=f.zlpr_loss, waives={'kernel': NO_LOOP}): ...


@MODELS.register_module()
class TwoWayLoss(
    LabelSetLoss,
    fn=f.two_way_loss,
    others=dict(positive_temperature=2.0, negative_temperature=2.5),
    waives={
        'rows': BATCH,
        'shares': BATCH,
        'a weight of 0 that learns': BATCH,
        'kernel': NO_LOOP,
        'mirror': 'positives and negatives have temperatures of their own',
        'monotone': 'a class alone has nothing to be compared with',
    },
):
    """A sample of weight 0 is not compared with."""

    def unreduced(self, inputs, **context):
        if inputs.weight is not None:
            without = align(inputs.weight, inputs.target.shape[:-1]) == 0
            inputs = inputs._replace(target=inputs.target.masked_fill(without.unsqueeze(-1), -1))
        return super().unreduced(inputs, **context)


@MODELS.register_module()
class MultiPosCrossEntropyLoss(
    LabelSetLoss,
    fn=f.multi_pos_cross_entropy_loss,
    waives={'monotone': 'a class alone has nothing to be compared with'},
):
    loops, targets = 'rows', ('dense',)

    def prepare(self, pred, target, weight=None, **context):
        inputs = super().prepare(pred, target, weight, **context)
        if isinstance(inputs.target, Dense):
            return inputs
        return inputs._replace(target=Dense(one_hot(inputs.target.index, inputs.pred)))
