"""Batches in which a loss finds what it compares."""

from collections.abc import Iterator

import torch
from mmengine.dist import get_dist_info, sync_random_seed
from torch.utils.data import Sampler

from ..registry import DATA_SAMPLERS


@DATA_SAMPLERS.register_module()
class ClassSampler(Sampler):
    """Always ``per_class`` images of a class in a row: a batch of P x K has K of each of P classes.

    In an epoch every image is drawn at least once. A class whose number is no multiple of K is filled up with
    images of its own, drawn again. Batches are those of mmengine's data loader, so that ``batch_size`` should be a
    multiple of K. Each process draws whole rows, as many as the others.

    Args:
        dataset: a data set of mmpretrain, or one whose ``get_data_info(i)`` has a ``gt_label``.
        per_class: K.
        seed: of the order; None takes one that all processes share.

    Raises:
        ValueError: the data has one class only.
    """

    def __init__(self, dataset, per_class: int = 4, seed: int | None = None):
        if not isinstance(per_class, int) or per_class < 1:
            raise ValueError(f'ClassSampler: per_class must be an integer above 0, got {per_class!r}')
        self.per_class, self.epoch = per_class, 0
        self.seed = sync_random_seed() if seed is None else seed
        self.rank, self.world_size = get_dist_info()
        labels = torch.as_tensor(labels_of(dataset))
        self.classes = [(labels == label).nonzero().flatten() for label in labels.unique()]
        if len(self.classes) < 2:
            raise ValueError(
                f'ClassSampler: the {len(labels)} images are of {len(self.classes)} class; a loss that '
                'compares classes needs two or more'
            )
        rows = sum(-(-len(members) // per_class) for members in self.classes)
        self.rows = -(-rows // self.world_size)

    def __len__(self) -> int:
        return self.rows * self.per_class

    def __iter__(self) -> Iterator[int]:
        generator = torch.Generator().manual_seed(self.seed + self.epoch)
        rows = torch.cat([self.rows_of(members, generator) for members in self.classes])
        rows = rows[torch.randperm(len(rows), generator=generator)]
        own = torch.arange(self.rank, self.rows * self.world_size, self.world_size) % len(rows)
        return iter(rows[own].flatten().tolist())

    def rows_of(self, members: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
        """The images of a class in random order, (rows, per_class)."""
        order = members[torch.randperm(len(members), generator=generator)]
        missing = -len(members) % self.per_class
        again = order[torch.randperm(len(order), generator=generator).repeat(-(-missing // len(order)))[:missing]]
        return torch.cat([order, again]).reshape(-1, self.per_class)

    def set_epoch(self, epoch: int) -> None:
        """Called by the runner, so that each epoch has an order of its own."""
        self.epoch = epoch


def labels_of(dataset) -> list[int]:
    if hasattr(dataset, 'get_gt_labels'):
        return [int(label) for label in dataset.get_gt_labels()]
    return [int(dataset.get_data_info(i)['gt_label']) for i in range(len(dataset))]
