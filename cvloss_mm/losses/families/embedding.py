"""The family of embeddings that are compared with each other."""
import torch
from torch import Tensor

from ..base import INDEX_TYPES, Inputs, Loss
from . import extremes


class EmbeddingLoss(Loss, untried=('hard_mining',)):
    """Losses of the distances between the samples of a batch, one value an anchor.

    ``pred`` is (n, dimensions), ``target`` identities, integers (n,); ``weight`` is (n,) and weighs the anchors: a
    sample of weight 0 is still compared with. On several processes each one looks at its own samples. ``hard_mining``
    is mmdet's keyword; only True was ever there, and ``mining`` says more.
    """

    options = dict(hard_mining=True)

    def validate(self) -> None:
        if self.hard_mining is not True:
            raise ValueError(f'{type(self).__name__}: hard_mining must be True, got {self.hard_mining!r}; other '
                             "triplets are chosen by mining='semi_hard'")
        super().validate()

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.ndim != 2 or target.shape != pred.shape[:1] or target.dtype not in INDEX_TYPES:
            raise self.reject('these are not embeddings with identities', pred, target, 'pred (n, dimensions) with '
                              'integer target (n,)')
        return Inputs(pred, target, weight)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        return torch.randn(n, 4, generator=generator), torch.randint(classes, (n,), generator=generator)

    @classmethod
    def sweep(cls, points=401):
        """Batches of three, (points, 3, 2): the anchor, a positive at distance x, a negative at distance 1."""
        x = torch.linspace(0, 2.5, points)
        pred = torch.zeros(points, 3, 2)
        pred[:, 1, 0], pred[:, 2, 0] = x, -1
        return x, pred, torch.tensor([0, 0, 1]).expand(points, 3)

    @classmethod
    def extremes(cls):
        identities = ([0, 0, 1, 1], [0, 1, 0, 1], [0, 0, 0, 0], [0, 1, 2, 3])
        return [(f'{what}, {labels}', torch.cat([row, 0 * row, row, row.flip(-1)]), torch.tensor(labels))
                for what, row in extremes.logits() for labels in identities]

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6, torch.Generator().manual_seed(0))
        odd = [target.float(), target.bool(), target[:, None]]
        return super().misfits() + [(pred, wrong) for wrong in odd]
