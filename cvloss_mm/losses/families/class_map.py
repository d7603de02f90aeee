"""The family of class maps, whose regions are compared."""

import torch
from torch import Tensor

from ...functional.boundary import signed_distances
from ...functional.maps import one_hot_maps, weight_maps
from ...kernels.inputs import Dense, Inputs, Labels
from ..base import Loss
from ..labels import INDEX_TYPES
from . import calls, extremes
from .classification import check_use_sigmoid


class ClassMapLoss(
    Loss,
    others=dict(activate=False),
    waives={'kernel': 'it divides sums over whole maps, which torch computes in one pass each'},
):
    """Losses of the regions of all classes of an image, one value an image.

    ``pred`` is (n, classes, ...), logits. ``target`` is labels (n, ...), where a label that is no class belongs to
    none; or one-hot or soft, of the shape of ``pred``. ``weight`` is (n,), one an image. ``pixel_weight``, by keyword,
    is (n, ...): how much each pixel counts; segmentation heads give it as their weight, and ``ignore_index`` with the
    call. ``use_sigmoid=True`` takes the classes for independent, and is needed for a single one, of which 1 is the
    object. ``activate=False`` takes probabilities in place of logits.
    """

    options = dict(use_sigmoid=False, activate=True)
    context = dict(pixel_weight='how much each pixel counts, (n, ...); segmentation heads give it')
    host_call = staticmethod(calls.weight_of_pixels)

    @property
    def labels_are_classes(self) -> bool | str:
        return 'or background' if self.use_sigmoid else True

    def validate(self) -> None:
        if not isinstance(self.use_sigmoid, bool):
            raise ValueError(f'{type(self).__name__}: use_sigmoid must be True or False, got {self.use_sigmoid!r}')
        super().validate()

    def prepare(
        self, pred: Tensor, target: Tensor, weight: Tensor | None = None, pixel_weight: Tensor | None = None
    ) -> Inputs:
        labels = target.shape == pred.shape[:1] + pred.shape[2:] and target.dtype in INDEX_TYPES
        hard = target.dtype in (*INDEX_TYPES, torch.bool)
        dense = target.shape == pred.shape and (target.is_floating_point() or hard)
        if pred.ndim < 3 or not pred.shape[1] or not (labels or dense):
            raise self.reject(
                'these are not class maps',
                pred,
                target,
                'pred (n, classes, ...) with integer labels (n, ...), or a target of the shape of pred',
            )
        if pred.shape[1] == 1 and self.activate and not self.use_sigmoid:
            raise self.reject('one class competes with none', pred, target, 'several classes, or use_sigmoid=True')
        pred = self.without_ignored(pred, target if labels else None, pixel_weight)
        return Inputs(pred, Labels(target) if labels else Dense(target), weight)

    def without_ignored(self, pred: Tensor, labels: Tensor | None, pixel_weight: Tensor | None) -> Tensor:
        """Pixels that do not count may hold anything."""
        if pixel_weight is not None:
            pred = pred.masked_fill(weight_maps(pixel_weight, pred) == 0, 0)
        ignored = getattr(self, 'ignore_index', None)
        return pred if labels is None or ignored is None else pred.masked_fill((labels == ignored).unsqueeze(1), 0)

    def activation(self, pred: Tensor) -> Tensor:
        if not self.activate:
            return pred
        return pred.sigmoid() if self.use_sigmoid else pred.softmax(1)

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        labels = torch.randint(classes, (n, 4, 4), generator=generator)
        return torch.randn(n, classes, 4, 4, generator=generator), labels

    @classmethod
    def sweep(cls, points=401):
        """An image of four pixels and two classes: of the first, whose class is 0, the logit of that class moves."""
        x = torch.linspace(-6, 6, points)
        first = torch.stack([x, 0 * x + 2, 0 * x - 2, 0 * x - 2], -1)
        return x, torch.stack([first, 0 * first], 1), torch.tensor([0, 0, 1, 1]).expand(points, 4)

    @classmethod
    def extremes(cls):
        """Three pixels with a row of scores in three orders; of each class, of one, of none, in part."""
        maps = [(what, torch.stack([row, row.flip(-1), row.roll(1, -1)], -1)) for what, row in extremes.logits()]
        labels = {str(row): torch.tensor([row]) for row in ([0, 1, 2], [1, 1, 1], [3, 3, 3], [2, -1, 255])}
        soft = torch.tensor([[[0.2, 0.5, 0.3], [0.8, 0.0, 0.7], [0.0, 0.5, 0.0]]])
        return extremes.with_targets(maps, {**labels, 'soft': soft})

    @classmethod
    def misfits(cls):
        pred, target = cls.sample(6, torch.Generator().manual_seed(0))
        one = [] if cls.options['use_sigmoid'] else [(pred[:, :1], target)]  # class, which competes with none
        return [
            *super().misfits(),
            (pred, target.float()),
            (pred, target > 0),
            (pred, target[:, None]),
            (pred.flatten(1), target.flatten(1)[:, 0]),
            *one,
        ]


class ScoreMapLoss(ClassMapLoss):
    """The same of scores that decide at 0, each class against all else: no softmax and no sigmoid is applied, and
    ``use_sigmoid`` can only be True; heads may ask for it."""

    options = dict(use_sigmoid=True)
    activate = False

    def validate(self) -> None:
        check_use_sigmoid(self)
        super().validate()


class DistanceMapLoss(ClassMapLoss):
    """The same of signed distances to the boundaries of the regions, in pixels.

    ``distances``, by keyword, is the map of them, of the shape of ``pred``, where it was made with the data; else it is
    made of the target in every step.
    """

    context = {**ClassMapLoss.context, 'distances': 'signed distances of the pixels to the boundary of each class'}

    def prepare(
        self,
        pred: Tensor,
        target: Tensor,
        weight: Tensor | None = None,
        pixel_weight: Tensor | None = None,
        distances: Tensor | None = None,
    ) -> Inputs:
        inputs = super().prepare(pred, target, weight, pixel_weight)
        if distances is not None and distances.shape != pred.shape:
            raise self.reject(f'the distances have the shape {tuple(distances.shape)}', pred, target, 'that of pred')
        masks = one_hot_maps(target, pred) if target.ndim < pred.ndim else target > 0.5
        return inputs._replace(target=Dense(signed_distances(masks) if distances is None else distances))
