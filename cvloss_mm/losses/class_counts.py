"""How many training samples each class has: given as numbers, as a file, or by a hook."""

import json
from pathlib import Path

from torch import Tensor

from .base import Loss


def read_counts(path: str | Path) -> list[float]:
    """The counts of a file: .json, a list of numbers or {class: number}, in the order of the classes; else numbers
    between white space."""
    text = Path(path).read_text()
    if not str(path).endswith('.json'):
        return [float(word) for word in text.split()]
    found = json.loads(text)
    return [float(number) for number in (found.values() if isinstance(found, dict) else found)]


class CountedClasses(Loss):
    """A loss that reads ``class_counts``, the samples of each class in the training set, each at least 1.

    Numbers in the order of the classes, or the path of a .json or .txt file of them; a class without samples is written
    as 1. :class:`cvloss_mm.hooks.ClassCountHook` counts them in the data set of the run where none are given. A loss
    that has none will not train: it would be another loss without a word.
    """

    counted = 'instances'  # of a class; or 'images', those with the class
    needs_counts = True

    def __init__(self, **arguments):
        counts = arguments.get('class_counts')
        if isinstance(counts, (str, Path)) and str(counts).endswith(('.json', '.txt')):
            arguments['class_counts'] = read_counts(counts)
        super().__init__(**arguments)

    def take_counts(self, counts: Tensor, images: int) -> None:
        """Replaces the counts; ``images`` is how many there are in all."""
        self.class_counts = counts
        self.validate()

    def _prepared(self, pred, target, weight, context):
        if self.needs_counts and self.training and self.class_counts is None:
            raise ValueError(
                f'{type(self).__name__} needs the number of training samples of each class: write '
                "class_counts=[...] or class_counts='FILE.json', or add "
                "custom_hooks=[dict(type='cvloss_mm.ClassCountHook')], which counts them"
            )
        return super()._prepared(pred, target, weight, context)
