"""How many samples each class has in the training set, counted for the losses that read it."""

from collections.abc import Iterable

import torch
from mmengine.hooks import Hook
from mmengine.logging import print_log

from ..losses.class_counts import CountedClasses
from ..registry import HOOKS
from .discovery import losses_of, unwrapped


def labels_of(sample: dict) -> list[int]:
    """The labels of an image: mmpretrain's ``gt_label``, one or several, or those of mmdet's ``instances`` that a
    detector is trained on.

    >>> labels_of(dict(gt_label=3)), labels_of(dict(instances=[dict(bbox_label=1, ignore_flag=1), dict(bbox_label=2)]))
    ([3], [2])
    """
    if 'instances' in sample:
        return [int(each['bbox_label']) for each in sample['instances'] if not each.get('ignore_flag')]
    labels = sample['gt_label']
    return [int(label) for label in labels] if hasattr(labels, '__len__') else [int(labels)]


def count_labels(samples: Iterable[dict], classes: int) -> dict[str, torch.Tensor]:
    """{``'instances'``: how many of each class, ``'images'``: how many images with the class}."""
    counts = dict(instances=torch.zeros(classes), images=torch.zeros(classes))
    for sample in samples:
        labels = labels_of(sample)
        for kind, counted in (('instances', labels), ('images', set(labels))):
            for label in counted:
                counts[kind][label] += 1
    return counts


@HOOKS.register_module()
class ClassCountHook(Hook):
    """Tells every loss with ``class_counts`` that was given none how often each class occurs in the training data.

    It reads the labels once, before the first step, of mmdet's and mmpretrain's data sets and of those that repeat or
    join them, without loading an image, and logs what it found. Classes that do not occur count as 1. What a config
    gives stays as it is. Every process counts for itself, and comes to the same.

    Args:
        background: how many samples the background counts for, appended as the last class. RoI heads with a softmax
            have such a class, which no data set counts; others have none.
    """

    def __init__(self, background: float | None = None):
        if background is not None and not background >= 1:
            raise ValueError(f'ClassCountHook: background must be at least 1, or None for none, got {background!r}')
        self.background = background

    def before_train(self, runner) -> None:
        waiting = {
            path: loss
            for path, loss in losses_of(runner.model).items()
            if isinstance(loss, CountedClasses) and loss.class_counts is None
        }
        if not waiting:
            return
        dataset = runner.train_loop.dataloader.dataset
        while not hasattr(dataset, 'get_data_info') and hasattr(dataset, 'dataset'):
            dataset = dataset.dataset  # mmdet's wrapper that mixes images
        names = dataset.metainfo.get('classes') or ()
        if not names:
            raise ValueError(
                f'ClassCountHook: {type(dataset).__name__} does not name its classes; write '
                f'class_counts=[...] in {", ".join(waiting)}'
            )
        counts = count_labels(map(dataset.get_data_info, range(len(dataset))), len(names))
        for path, loss in waiting.items():
            self.set_counts(runner, path, loss, counts[loss.counted], names, len(dataset))

    def set_counts(self, runner, path: str, loss: CountedClasses, counts: torch.Tensor, names, images: int) -> None:
        listed = ', '.join(f'{name} {count:g}' for name, count in zip(names, counts.tolist(), strict=True))
        print_log(
            f'{path}.class_counts are the {loss.counted} of each class in the training set: {listed}', logger='current'
        )
        counts = torch.cat([counts.clamp(min=1), torch.tensor([self.background] if self.background else [])])
        device = next((p.device for p in unwrapped(runner.model).parameters()), None)
        loss.take_counts(counts.to(device), images)
