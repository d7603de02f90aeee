"""Losses of cosines that change as the training gets on."""

import math

import torch
from torch import Tensor

from ..functional import adaptive as f
from ..registry import MODELS
from .arguments import Arguments
from .families import CosineLoss
from .families.margin import LengthLoss
from .ranks import sum_over_ranks
from .state import Draws, State, weighted_elements

LEAST_SCALE = 1e-30  # as good as 0, but it can be divided by


class Scale(State):
    """The scale at which the probabilities bend most where the median of the true angles is; the fixed one at first."""

    def __init__(self):
        super().__init__('scale', lambda loss: ())

    def start(self, loss):
        return {self.name: torch.tensor(f.fixed_scale(loss.num_classes), dtype=torch.float32)}

    def update(self, loss, inputs):
        return loss.scale.copy_(self.adapted(inputs, loss.scale, loss.num_classes)) if loss.dynamic else loss.scale

    def adapted(self, inputs, scale: Tensor, classes: int) -> Tensor:
        cosine, index = inputs.pred.detach().float().clamp(min=-1), inputs.target.long().unsqueeze(-1)
        counts = weighted_elements(inputs._replace(pred=inputs.target))
        true, most = cosine.gather(-1, index).squeeze(-1).clamp(max=1), math.log(classes)  # of one for all others
        shares = cosine.sub_(1).mul_(scale).clamp_(max=most).exp_().scatter_(-1, index, 0.0).sum(-1)  # in its memory
        total, count = sum_over_ranks(torch.stack([torch.where(counts, shares, 0).sum(), counts.sum()]))
        logarithm = scale + (total / count.clamp(min=1)).clamp(min=torch.finfo(total.dtype).tiny).log()
        new = logarithm / median(true, counts).clamp(min=0.5**0.5)
        return torch.where(count > 0, new.clamp(min=LEAST_SCALE), scale)


def median(cosine: Tensor, counts: Tensor) -> Tensor:
    """The cosine of the median angle, averaged over the processes that have samples."""
    some = counts.sum() > 0
    middle = -torch.where(counts, -cosine, torch.nan).nanmedian()
    total, world_size = sum_over_ranks(torch.stack([torch.where(some, middle, 0), some.to(middle)]))
    return total / world_size.clamp(min=1)


@MODELS.register_module()
class AdaCosLoss(
    CosineLoss,
    fn=f.ada_cos_loss,
    state=dict(scale=Scale()),
    others=dict(dynamic=False),
    untried=('num_classes',),
    trial=dict(num_classes=3),
    waives={'shares': 'of several processes the mean of their medians is taken'},
):
    """The scale is that of the batch at hand, found from the last one.

    num_classes: how many classes there are.
    dynamic: False keeps the scale where it begins.
    """

    options = {**CosineLoss.options, 'num_classes': 1000, 'dynamic': True}
    context = dict(scale='the scale, where it was found before; cvloss_mm.CosineHead gives it with one for all others')

    def _classes(self):
        return self.num_classes

    def prepare(self, pred, target, weight=None, scale=None):
        if scale is None and pred.ndim == 2 and pred.shape[1] != self.num_classes:
            raise self.reject(f'num_classes is {self.num_classes}', pred, target, f'pred (n, {self.num_classes})')
        if scale is not None and scale.numel() != 1:
            raise self.reject(f'scale has the shape {tuple(scale.shape)}', pred, target, 'a scale of one number')
        return super().prepare(pred, target, weight)

    def keywords(self, inputs, scale=None):
        return super().keywords(inputs) if scale is None else {**self.hyperparameters(), 'scale': scale}

    def settings_of_others(self, true, weight, classes, sums):
        if classes != self.num_classes:
            raise ValueError(f'AdaCosLoss: num_classes is {self.num_classes}, and the centres are of {classes} classes')
        if not (self.training and self.dynamic):
            return dict(scale=self.scale.clone())
        with torch.no_grad():
            true, log_sum = sums(dict(scale=self.scale))
            two = torch.stack([true, self.rival(log_sum, self.scale)], -1)
        inputs = Arguments(two, torch.zeros_like(true, dtype=torch.long), weight)
        return dict(scale=self.state['scale'].supply(self, inputs))

    def rival(self, log_sum, scale):
        return log_sum / scale.clamp(min=LEAST_SCALE)  # of two classes it begins with 0

    def context_of_two(self, two, settings, **context):
        return {**context, **settings}


class Annealed(Draws):
    """max(lamb_min, lamb_base (1 + lamb_decay i)^-lamb_power) in the i-th step."""

    def value(self, loss):
        fallen = (1 + loss.lamb_decay * loss.steps.float()) ** -loss.lamb_power
        return (loss.lamb_base * fallen).clamp(min=loss.lamb_min)

    def draw(self, loss, inputs):
        return self.value(loss)


class AnnealedLoss(LengthLoss):
    """Losses of cosines that read the length of the embedding, and begin as a plain softmax. All else as of
    :class:`LengthLoss`.

    Lambda is max(lamb_min, lamb_base (1 + lamb_decay i)^-lamb_power) in the i-th step, as in the authors' Caffe layers.
    """

    by_length = True
    options = {**LengthLoss.options, 'lamb_base': 1000.0, 'lamb_decay': 0.12, 'lamb_power': 1.0, 'lamb_min': 5.0}

    def validate(self) -> None:
        for name in ('lamb_base', 'lamb_decay', 'lamb_power', 'lamb_min'):
            if not 0 <= getattr(self, name) < float('inf'):
                raise ValueError(f'{type(self).__name__}: {name} must be at least 0, got {getattr(self, name)!r}')
        super().validate()


OTHERS = dict(margin=2.0, lamb_base=3.0, lamb_decay=40.0, lamb_power=3.0, lamb_min=2000.0)


@MODELS.register_module()
class SphereFaceLoss(AnnealedLoss, fn=f.sphere_face_loss, state=dict(lamb=Annealed()), others=OTHERS):
    """``norm``, the length of each embedding, comes from :class:`cvloss_mm.heads.CosineHead`. The settings of lambda
    are those of the authors' training."""


@MODELS.register_module()
class LargeMarginSoftmaxLoss(
    AnnealedLoss,
    fn=f.large_margin_softmax_loss,
    state=dict(lamb=Annealed()),
    others=dict(OTHERS, lamb_power=100_000.0),
):
    """``norm`` and ``center_norm``, the lengths of each embedding and of the weights of each class, come from
    :class:`cvloss_mm.heads.CosineHead`. Where the latter learn, the function does without a kernel, since their
    gradients are sums over the samples. The settings of lambda are those of the authors' MNIST; of CIFAR-10 they have a
    decay of 2e-5 (1e-5 with augmentation) and a power of 45."""

    options = {**AnnealedLoss.options, 'lamb_decay': 2.5e-5, 'lamb_power': 35.0, 'lamb_min': 0.0}
    one_rival = False  # the lengths of the weights are scales of their own
    context = {
        **LengthLoss.context,
        'center_norm': 'the length of the weights of each class; cvloss_mm.CosineHead gives it',
    }

    def prepare(self, pred, target, weight=None, norm=None, center_norm=None):
        if center_norm is not None and center_norm.shape != pred.shape[1:]:
            raise self.reject(
                f'center_norm has the shape {tuple(center_norm.shape)}', pred, target, 'center_norm (classes,)'
            )
        return super().prepare(pred, target, weight, norm)
