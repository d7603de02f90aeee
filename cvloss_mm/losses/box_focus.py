"""Losses of decoded boxes that weigh a box by how good it is already."""

import torch

from ..functional import box_focus as f
from ..functional import iou_loss
from ..registry import MODELS
from .arguments import named_class
from .families import BoxLoss
from .ranks import sum_over_ranks
from .reduction import align
from .state import MovingAverage, weighted_elements

NO_WEIGHT = 'boxes of IoU 0 have no weight'


class MeanIoULoss(MovingAverage):
    """``iou_mean``, as the authors call it: the mean IoU loss of the boxes that have a weight; 1 before the first
    step, and supplied with this batch included."""

    def __init__(self):
        super().__init__('iou_mean', lambda loss: ())

    def start(self, loss):
        return {name: zero + 1 for name, zero in super().start(loss).items()}

    def update(self, loss, inputs):
        counts = weighted_elements(inputs).float().amax(-1)
        cost = iou_loss(inputs.pred, inputs.target, eps=loss.eps).float() * counts
        sums = torch.stack([counts.sum(), cost.sum()])
        number, total = sum_over_ranks(sums) if loss.all_processes else sums
        return self.move(loss, total / number.clamp(min=1), number > 0)


@MODELS.register_module()
class WIoULoss(
    BoxLoss,
    fn=f.wiou_loss,
    state=dict(mean=MeanIoULoss()),
    laws=('symmetric', 'below 4'),
    others=dict(version=('v1', 'v2'), gamma=1.3, alpha=1.5, delta=2.0, momentum=0.2),
    untried=('gamma', 'over', 'all_processes'),
    waives={
        'gradient': 'the diagonal of the hull and beta are constants in the gradient, as in the paper',
        'kernel': 'the mean, taken in with every batch, gives the weights: no loop takes that yet',
    },
):
    """The mean is that of the boxes so far.

    momentum: how much of the last mean stays, in [0, 1). The authors' code had 0.5^(1 / 7000) = 0.9999 at first, then
        0.05^(1 / n) for n steps until the mean should have settled, and has 0.99 at present.
    over: another loss of boxes without a state, by its name or its config, which the weight of v2 or v3 multiplies as
        it is, as in the authors' code ("Wise-CIoU"); there is no factor of the distance then. None is the paper's.
    all_processes: whether the mean is that of the boxes of all processes, which then have to call the loss equally
        often; False: each has its own, as in the authors' code, for heads that call it only where there are objects
        (ATSS, GFL). A checkpoint holds that of the first.
    """

    options = dict(momentum=0.9999, over=None, all_processes=True)

    def validate(self):
        if self.over is not None:
            self.base = self.built(self.over)
        super().validate()

    def built(self, over):
        found, arguments = named_class(over)
        fits = isinstance(found, type) and issubclass(found, BoxLoss) and not (found.state or found.required_context)
        if not fits or {'reduction', 'loss_weight'} & arguments.keys():
            raise ValueError(
                'WIoULoss: over must be the name or the config of a loss of boxes without a state, and '
                f'without reduction and loss_weight; got {over!r}'
            )
        return found(**arguments)

    def unreduced(self, inputs):
        if self.over is None:
            return super().unreduced(inputs)
        weight = f.wise_weight(
            iou_loss(*inputs[:2], eps=self.eps), **self.hyperparameters(), mean=self.state['mean'].supply(self, inputs)
        )
        values = self.base.unreduced(inputs)
        return align(weight, values.shape) * values  # of a loss with a value a side, too


@MODELS.register_module()
class FocalEIoULoss(
    BoxLoss,
    fn=f.focal_eiou_loss,
    laws=('symmetric', 'below 4'),
    others=dict(gamma=1.5, detach_weight=False),
    waives={
        'gradient': 'the weight is a constant in the gradient',
        'descent apart': NO_WEIGHT,
        'descent': NO_WEIGHT,
        'distance': NO_WEIGHT,
        'concentric': 'the less boxes overlap, the less they weigh',
    },
): ...
