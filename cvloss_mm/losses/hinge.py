"""Margin losses and the 0-1 loss."""

import torch

from ..functional import hinge as f
from ..registry import MODELS
from .families import ScoreLoss, SignLoss, SoftmaxLoss

COMPARED = 'it compares the classes of a row with each other: there is no loop yet for it'


@MODELS.register_module()
class HingeLoss(SignLoss, fn=f.hinge_loss, others=dict(margin=0.6)): ...


@MODELS.register_module()
class SquaredHingeLoss(SignLoss, fn=f.squared_hinge_loss, others=dict(margin=0.6)): ...


@MODELS.register_module()
class PerceptronLoss(ScoreLoss, fn=f.perceptron_loss): ...


@MODELS.register_module()
class CrammerSingerHingeLoss(
    SoftmaxLoss, fn=f.crammer_singer_hinge_loss, others=dict(margin=0.6), waives={'kernel': COMPARED}
): ...


@MODELS.register_module()
class WestonWatkinsHingeLoss(
    SoftmaxLoss, fn=f.weston_watkins_hinge_loss, others=dict(margin=0.6, divide_by_classes=True)
): ...


@MODELS.register_module()
class ZeroOneLoss(
    ScoreLoss,
    fn=f.zero_one_loss,
    others=dict(surrogate='logistic', tolerance=0.7),
    untried=('tolerance',),
    trial=dict(surrogate='hinge'),
    waives={'gradient': "the 0-1 loss has none; with a surrogate the value is exact, the gradient the surrogate's"},
):
    def validate(self):
        if self.tolerance is None:
            super().validate()
        elif self.tolerance <= 0:
            raise ValueError(f'ZeroOneLoss: tolerance must be above 0, got {self.tolerance!r}')

    def prepare(self, pred, target, weight=None):
        if self.surrogate is None and pred.requires_grad and torch.is_grad_enabled():
            raise ValueError(
                'ZeroOneLoss has no gradient to train with; name a surrogate='
                f'{"|".join(map(repr, f.SURROGATES))}, or evaluate under torch.no_grad()'
            )
        if self.tolerance is None:
            return super().prepare(pred, target, weight)
        if pred.shape != target.shape:
            raise self.reject('with a tolerance the target is a real value', pred, target, 'the same shape')
        return super().prepare(pred, target, weight)
