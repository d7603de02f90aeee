"""The family of scores that are to be in order."""

import torch
from torch import Tensor

from ...kernels.inputs import Inputs, Labels
from ..arguments import Arguments
from ..labels import INDEX_TYPES
from ..reduction import align
from .embedding import BATCH
from .quality import QualityLoss

OUT = 'what has no weight is not ranked, which is no limit of small weights'


class RankingLoss(
    QualityLoss,
    waives={
        'rows': BATCH,
        'shares': BATCH,
        'columns': BATCH,
        'monotone': BATCH,
        'a weight of 0 that learns': OUT,
        'lowest': 'only the order of the scores counts',
        'kernel': 'torch sums the pairs; no loop has two rows',
    },
):
    """Losses of the order of all scores of a batch, one value an element: at each positive its error, 0 elsewhere.

    ``pred`` is (n, classes), or (n,). ``target`` is labels (n,), where a label outside of 0 ... classes - 1 is the
    background; or the pair (labels, scores) of heads; or dense, of the shape of ``pred``: above 0 positive, 0
    negative, below 0 neither. ``weight``, (n,) or one a value, weighs the errors of positives; what has weight 0 is
    not ranked. The value of the papers is the sum by the number of positives, which heads pass as ``avg_factor``.
    Ranking is over one call: heads that join all levels first (FCOS, FoveaBox, PAA, VFNet, DETRs) are as in the papers;
    those that call once a level (RetinaNet, ATSS, GFL) rank within each level, and :mod:`cvloss_mm.heads.ranking` has
    RetinaNet's and ATSS's as the papers have them.
    """

    balance = None  # how these heads weigh the boxes: by 'step', 'period' or, None, by the weight of the box loss
    accepted = f'{QualityLoss.accepted}; or integer labels (n,)'

    def prepare(self, pred: Tensor, target: Tensor | tuple[Tensor, Tensor], weight: Tensor | None = None) -> Inputs:
        if isinstance(target, Tensor) and is_labels(pred, target):
            return Inputs(pred, Labels(target), weight)
        return super().prepare(pred, target, weight)

    def ranked(self, inputs: Arguments) -> Arguments:
        """The target with -1 at what has no weight, which is not ranked."""
        if inputs.weight is None:
            return inputs
        without = align(inputs.weight, inputs.pred.shape) == 0
        return inputs._replace(target=inputs.target.masked_fill(without, -1))

    def unreduced(self, inputs: Arguments, **context) -> Tensor:
        return super().unreduced(self.ranked(inputs), **context)

    @classmethod
    def sweep(cls, points=401):
        """Batches of four, (points, 4): a positive of quality 0.9 at x, a negative at 0, two worse ones at 1 and -1."""
        x = torch.linspace(-3, 3, points)
        pred = torch.stack([x, 0 * x, 0 * x + 1, 0 * x - 1], -1)
        return x, pred, torch.tensor([0.9, 0.0, 0.5, 0.2]).expand(points, 4)

    @classmethod
    def misfits(cls):
        return [(pred, target) for pred, target in super().misfits() if not is_labels(pred, target)]


def is_labels(pred: Tensor, target: Tensor | tuple[Tensor, Tensor]) -> bool:
    return isinstance(target, Tensor) and target.shape == pred.shape[:-1] and target.dtype in INDEX_TYPES
