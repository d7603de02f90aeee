"""The family of points that belong to objects."""

import torch
from torch import Tensor

from ...kernels.inputs import Inputs, Labels
from ..base import Loss
from ..labels import INDEX_TYPES
from . import calls, extremes

COMPARED = 'what an object costs depends on the others of its image, those of weight 0 as well'


class GroupingLoss(
    Loss,
    waives={
        'rows': COMPARED,
        'poison': COMPARED,
        'shares': COMPARED,
        'kernel': 'it compares the objects of an image, which are few',
    },
):
    """Losses of an embedding of each point of each object, one value an object.

    ``pred`` is (n, points, dimensions), of the objects of all images, and ``target`` the image of each, integers
    (n,). ``weight`` is (n,). mmdet's ``CornerHead`` passes the two maps of the embeddings of corners and, image by
    image, where the corners of each object are; what stands there is gathered.
    """

    host_call = staticmethod(calls.corners_of_objects)

    def prepare(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Inputs:
        if pred.ndim != 3 or target.shape != pred.shape[:1] or target.dtype not in INDEX_TYPES:
            raise self.reject(
                'these are not the points of objects and their images',
                pred,
                target,
                'pred (n, points, dimensions) with integer target (n,)',
            )
        return Inputs(pred, Labels(target), weight)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        return torch.randn(n, 2, 2, generator=generator), torch.randint(3, (n,), generator=generator)

    @classmethod
    def sweep(cls, points=401):
        """Images of two objects, (points, 2, 2, 1): the first has its points at 0 and at x, the other both at 1."""
        x = torch.linspace(-2, 4, points)
        first, other = torch.stack([0 * x, x], -1), torch.ones(points, 2)
        return x, torch.stack([first, other], 1).unsqueeze(-1), torch.zeros(points, 2, dtype=torch.long)

    @classmethod
    def extremes(cls):
        images = ([0, 0, 0], [0, 0, 1], [0, 1, 2])
        return [
            (f'{what}, images {of}', torch.stack([torch.stack([row, row.flip(-1)]), *2 * [row.expand(2, 3)]]), target)
            for what, (row,) in extremes.logits()
            for of, target in zip(images, map(torch.tensor, images), strict=True)
        ]

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6, torch.Generator().manual_seed(0))
        odd = [target.float(), target.bool(), target[:, None]]
        return super().misfits() + [(pred[:, 0], target)] + [(pred, wrong) for wrong in odd]
