"""The family of embeddings that are compared with each other."""

import torch
from torch import Tensor

from ...kernels.inputs import Inputs, Labels
from ..base import Loss
from ..gathering import Gathering
from ..labels import INDEX_TYPES
from ..ranks import mean_over_ranks, world_size
from . import extremes

BATCH = 'what a sample costs depends on the others of its batch, with which it is compared'
COMPARED = 'a sample of weight 0 is still compared with the others'


class PointLoss(Loss):
    """Losses of embeddings, one value a sample.

    ``pred`` is (n, dimensions), ``target`` identities, integers (n,); ``weight`` is (n,).
    """

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.ndim != 2 or target.shape != pred.shape[:1] or target.dtype not in INDEX_TYPES:
            raise self.reject(
                'these are not embeddings with identities',
                pred,
                target,
                'pred (n, dimensions) with integer target (n,)',
            )
        return Inputs(pred, Labels(target), weight)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        return torch.randn(n, 4, generator=generator), torch.randint(classes, (n,), generator=generator)

    @classmethod
    def extremes(cls):
        identities = ([0, 0, 1, 1], [0, 1, 0, 1], [0, 0, 0, 0], [0, 1, 2, 3])
        return [
            (f'{what}, {labels}', torch.cat([row, 0 * row, row, row.flip(-1)]), torch.tensor(labels))
            for what, row in extremes.logits()
            for labels in identities
        ]

    @classmethod
    def misfits(cls):
        pred, target, *_ = cls.sample(6, torch.Generator().manual_seed(0))
        odd = [target.float(), target.bool(), target[:, None]]
        return super().misfits() + [(pred, wrong) for wrong in odd]


class EmbeddingLoss(
    PointLoss,
    untried=('gather',),
    waives={
        'rows': BATCH,
        'poison': COMPARED,
        'shares': f'{BATCH}; on several processes that is the share of each',
        'kernel': 'the products of matrices that compare the samples, which torch has, are most of the work',
    },
):
    """Losses of the distances between the samples of a batch, one value an anchor.

    ``pred`` is (n, dimensions), ``target`` identities, integers (n,); ``weight`` is (n,) and weighs the anchors: a
    sample of weight 0 is still compared with.

    Arguments:
        gather: whether, on several processes, in training, each sample is compared with those of all of them, which get
            their gradients: value and gradients are those of one process with the whole batch. All processes have to
            call the loss equally often; they may have different numbers of samples. False compares the samples of
            each process alone.
    """

    options = dict(gather=False)
    context = dict(
        memory='embeddings of earlier batches; the heads with memory=dict(...) give them',
        memory_target='the identities of these',
    )

    def prepare(self, pred, target, weight=None, memory=None, memory_target=None):
        inputs = super().prepare(pred, target, weight)
        self.check_memory(pred, target, memory, memory_target)
        return inputs._replace(count=mean_over_ranks(pred.new_tensor(len(pred)))) if self.gathers() else inputs

    def check_memory(self, pred, target, memory, memory_target) -> None:
        shapes = [None if part is None else tuple(part.shape) for part in (memory, memory_target)]
        size = 0 if memory is None else len(memory)
        if shapes not in ([None, None], [(size, *pred.shape[1:]), (size,)]):
            raise self.reject(
                f'memory has the shape {shapes[0]} and memory_target {shapes[1]}',
                pred,
                target,
                'memory (m, dimensions) with memory_target (m,)',
            )

    @property
    def function_alone(self) -> bool:
        return not self.gathers()

    def gathers(self) -> bool:
        return self.gather and self.training and world_size() > 1

    def unreduced(self, inputs, **context):
        if not self.gathers():
            return super().unreduced(inputs, **context)
        batch = Gathering(inputs.pred)
        joined = inputs._replace(pred=batch.all(inputs.pred), target=batch.all(inputs.target))
        return super().unreduced(joined, **context)[batch.local]

    @classmethod
    def sweep(cls, points=401):
        """Batches of three, (points, 3, 2): the anchor, a positive at distance x, a negative at distance 1."""
        x = torch.linspace(0, 2.5, points)
        pred = torch.zeros(points, 3, 2)
        pred[:, 1, 0], pred[:, 2, 0] = x, -1
        return x, pred, torch.tensor([0, 0, 1]).expand(points, 3)


class SimilarityLoss(EmbeddingLoss):
    """Losses of the cosines between the samples of a batch; inputs and values as those of distances."""

    @classmethod
    def sweep(cls, points=401):
        """Batches of three, (points, 3, 2): the anchor, a positive at cosine x, a negative at a right angle."""
        x = torch.linspace(-0.9, 0.9, points)
        anchor, negative = torch.tensor([1.0, 0.0]), torch.tensor([0.0, -1.0])
        pred = torch.stack(
            [anchor.expand(points, 2), torch.stack([x, (1 - x * x).sqrt()], -1), negative.expand(points, 2)], 1
        )
        return x, pred, torch.tensor([0, 0, 1]).expand(points, 3)
