"""Which images are of the same person? The protocol of re-identification."""

import re
from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor

from ..registry import METRICS
from .embeddings import EmbeddingMetric, ImageEmbedding, directions


@METRICS.register_module()
class RetrievalMetric(EmbeddingMetric):
    """How high those of the same class stand when a gallery is sorted by its cosine to a query.

    ``rank_1`` and ``rank_5`` are the shares of queries with a right image among the first 1 and 5 (of the cumulative
    match characteristic), ``mAP`` the mean of the average precisions. A query's gallery leaves out the query itself,
    and, where cameras are known, the images of the same class by the same camera, as on Market-1501. Queries without
    a right image in the gallery do not count, nor do images with a label below 0.

    Args:
        query: regular expression that is found in the paths of queries, the others being the gallery; None takes every
            image for a query of all others.
        camera: regular expression whose first group in the path is the camera, ``r'_c(\\d)'`` for Market-1501.
        ranks: the places.
        collect_device: as in mmengine.
        prefix: put before the names.

    Paper: Zheng et al., Scalable person re-identification, ICCV 2015

    >>> RetrievalMetric(camera=r'_c(\\d)').ranks
    (1, 5)
    """

    default_prefix = 'retrieval'

    def __init__(
        self,
        query: str | None = None,
        camera: str | None = None,
        ranks: tuple[int, ...] = (1, 5),
        collect_device: str = 'cpu',
        prefix: str | None = None,
    ):
        super().__init__(collect_device=collect_device, prefix=prefix)
        self.query, self.camera, self.ranks = query, camera, tuple(ranks)
        if camera is not None and re.compile(camera).groups < 1:
            raise ValueError(f'RetrievalMetric: camera must have a group, as in r"_c(\\d)", got {camera!r}')

    def check_images(self, paths: Sequence[str], labels: Sequence[int]) -> None:
        asks, gallery = set(), {}  # (class, camera) of the queries, and how many the gallery has of each class
        for path, label in zip(paths, labels, strict=True):
            if label >= 0:
                camera, is_query = self.camera_of(path), self.query is None or bool(re.search(self.query, path))
                asks |= {(label, camera)} if is_query else set()
                if self.query is None or not is_query:
                    gallery.setdefault(label, Counter())[camera] += 1
        for label, camera in asks:
            own = gallery.get(label, Counter())
            junk = (self.query is None) if camera is None else own[camera]  # itself, or all by the same camera
            if own.total() > junk:
                return
        raise ValueError('RetrievalMetric: no query has an image of its class in the gallery')

    def measured(self, images: list[ImageEmbedding]) -> dict[str, float]:
        images = [p for p in images if p.label >= 0]
        asks = torch.tensor([self.query is None or bool(re.search(self.query, p.path)) for p in images])
        answers = torch.ones_like(asks) if self.query is None else ~asks
        names = [i if (name := self.camera_of(p.path)) is None else name for i, p in enumerate(images)]
        numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
        cameras, labels = torch.tensor([numbers[name] for name in names]), torch.tensor([p.label for p in images])
        rows, found = directions(images), []
        for i in asks.nonzero().flatten().tolist():
            right = labels == labels[i]
            gallery = answers & ~(right & (cameras == cameras[i]))  # without itself, too
            found.append(places((rows @ rows[i])[gallery], right[gallery]))
        return summary([right for right in found if len(right)], self.ranks)

    def camera_of(self, path: str) -> str | None:
        if self.camera is None:
            return None
        match = re.search(self.camera, path)
        if match is None:
            raise ValueError(f'RetrievalMetric: camera={self.camera!r} is not found in the path {path!r}')
        return match[1]


def places(score: Tensor, right: Tensor) -> Tensor:
    """Where the right ones of a gallery stand, from the highest score down, the first is 1; of equal scores the wrong
    come first."""
    wrong_first = torch.cat([score[~right], score[right]])
    order = wrong_first.argsort(descending=True, stable=True)
    return (order >= len(score) - right.sum()).nonzero().flatten() + 1


def summary(found: list[Tensor], ranks: tuple[int, ...]) -> dict[str, float]:
    precision = [average_precision(right) for right in found]
    rates = {f'rank_{k}': sum(bool(right[0] <= k) for right in found) / len(found) for k in ranks}
    return {**rates, 'mAP': sum(precision) / len(precision)}


def average_precision(places: Tensor) -> float:
    """The mean, over the right ones, of the precision among those down to it."""
    return (torch.arange(1, len(places) + 1) / places.double()).mean().item()
