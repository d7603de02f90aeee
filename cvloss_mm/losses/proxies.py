"""Losses of cosines between samples and proxies."""

import math

from ..functional import proxies as f
from ..registry import MODELS
from .families import CosineLoss
from .families.embedding import BATCH
from .state import State, weighted_elements


class Part(State):
    """Which samples have a weight; nothing is kept."""

    def __init__(self):
        super().__init__('part', lambda loss: ())

    def start(self, loss):
        return {}

    def supply(self, loss, inputs):
        return None if inputs.weight is None else weighted_elements(inputs._replace(pred=inputs.target))


@MODELS.register_module()
class ProxyNCALoss(
    CosineLoss,
    fn=f.proxy_nca_loss,
    waives={
        'positive': 'without the true proxy in the denominator there is no bound',
        'margin': 'the true proxy is not in the denominator: it is no softmax',
        'rivals': 'the true proxy is not in the denominator: it is no softmax',
    },
): ...


@MODELS.register_module()
class ProxyNCAPlusPlusLoss(CosineLoss, fn=f.proxy_nca_plus_plus_loss): ...


@MODELS.register_module()
class ProxyAnchorLoss(
    CosineLoss,
    fn=f.proxy_anchor_loss,
    state=dict(part=Part()),
    others=dict(margin=0.3),
    waives={
        'rows': BATCH,
        'shares': BATCH,
        'monotone': BATCH,
        'a weight of 0 that learns': BATCH,
        'margin': 'the classes of a batch are compared with their samples: it is no softmax',
        'rivals': 'the classes of a batch are compared with their samples: it is no softmax',
        'kernel': 'it sums over the samples of each class: there is no loop yet for it',
    },
):
    """A sample of weight 0, or of a label that is ignored, takes no part."""

    loops, one_rival = None, False

    @classmethod
    def sweep(cls, points=401):
        """Samples, each a batch, (points, 1, 3)."""
        x, pred, target = super().sweep(points)
        return x, pred.unsqueeze(1), target.unsqueeze(1)


@MODELS.register_module()
class SoftTripleLoss(CosineLoss, fn=f.soft_triple_loss, others=dict(margin=0.3), untried=('softness', 'spread_weight')):
    """:class:`cvloss_mm.heads.CosineHead` has ten centres a class for it by default.

    softness: gamma, at which temperature the nearer centres of a class count for more, above 0.
    spread_weight: tau, the weight of the distances between the centres of a class, which the head adds to its losses as
        ``loss_centers``; the paper's is 0.2.
    """

    options = {**CosineLoss.options, 'softness': 0.1, 'spread_weight': 0.2}
    subcenters = 10
    softness: float

    def validate(self) -> None:
        if not 0 < self.softness < math.inf:
            raise ValueError(f'{type(self).__name__}: softness must be above 0, got {self.softness!r}')
        if not 0 <= self.spread_weight < math.inf:
            raise ValueError(f'{type(self).__name__}: spread_weight must be at least 0, got {self.spread_weight!r}')
        super().validate()
