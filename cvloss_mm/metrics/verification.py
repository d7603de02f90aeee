"""Are two images of the same person? The protocol of LFW."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from ..registry import METRICS
from .embeddings import EmbeddingMetric, ImageEmbedding, directions
from .pair_lists import check_files, read_pairs

BLOCK = 256  # rows that are compared with all later ones at a time
MOST_PAIRS = 2**28


@METRICS.register_module()
class VerificationMetric(EmbeddingMetric):
    """How well a threshold for the cosine of two embeddings tells pairs of the same class from others.

    ``accuracy`` is that of each of ten parts of the pairs with the threshold that is best on the other nine, averaged;
    ``accuracy_std`` its standard deviation over the parts. ``tar_at_far_1e-3`` is the share of the pairs of the same
    class that are accepted where 1 of 1000 other pairs is; rates that would need more pairs than there are, are left
    out. The classes need not be those of the training.

    Without a list there are n (n - 1) / 2 pairs of n images, which take 3 GiB of 10 000; more than 2^28 pairs (23 000
    images) are refused.

    Args:
        pairs: file with a list of pairs; see :func:`cvloss_mm.metrics.pair_lists.read_pairs`. None takes all pairs of
            the images, of the same class where their labels are equal.
        data_root: folder of the images of the list; where given, their files are looked for at once.
        folds: parts; consecutive in a list. LFW's list says it itself.
        far: the rates of false acceptance.
        collect_device: as in mmengine.
        prefix: put before the names.

    Paper: Huang et al., Labeled Faces in the Wild, 2007

    >>> VerificationMetric(folds=5).folds
    5
    """

    default_prefix = 'verification'

    def __init__(
        self,
        pairs: str | None = None,
        data_root: str | None = None,
        folds: int = 10,
        far: Sequence[float] = (1e-1, 1e-2, 1e-3, 1e-4),
        collect_device: str = 'cpu',
        prefix: str | None = None,
    ):
        super().__init__(collect_device=collect_device, prefix=prefix)
        if not isinstance(folds, int) or folds < 2:
            raise ValueError(f'VerificationMetric: folds must be an integer above 1, got {folds!r}')
        if not all(0 < rate < 1 for rate in far):
            raise ValueError(f'VerificationMetric: far must be rates between 0 and 1, got {far!r}')
        self.pairs, listed_folds = (None, None) if pairs is None else read_pairs(pairs)
        self.folds, self.far = listed_folds or folds, tuple(far)
        if self.folds < 2:
            raise ValueError(
                f'VerificationMetric: the first line of {pairs} says {self.folds} folds, and there must be 2 at least; '
                f'without that line there are {folds}'
            )
        if self.pairs and data_root is not None:
            check_files(self.pairs, data_root)

    def scored(self, images: list[ImageEmbedding]) -> tuple[Tensor, Tensor, Tensor]:
        """(cosine, whether of the same class, fold) of every pair."""
        rows = directions(images)
        if self.pairs is None:
            return all_pairs(rows, torch.tensor([p.label for p in images]), self.folds)
        first, second = self.found([p.path for p in images])
        same = torch.tensor([p.same for p in self.pairs])
        return (rows[first] * rows[second]).sum(-1), same, torch.arange(len(same)) * self.folds // len(same)

    def check_images(self, paths: Sequence[str], labels: Sequence[int]) -> None:
        if self.pairs is None:
            count = len(labels) * (len(labels) - 1) // 2
            same = sum(n * (n - 1) // 2 for n in Counter(labels).values())
            if count > MOST_PAIRS:
                raise ValueError(
                    f'VerificationMetric: {len(labels)} images have {count} pairs, and 2^28 = {MOST_PAIRS} are the '
                    'most; give a list of those to compare, pairs=FILE, or fewer images'
                )
        else:
            self.found(paths)
            count, same = len(self.pairs), sum(pair.same for pair in self.pairs)
        if same in (0, count):
            raise ValueError(
                f'VerificationMetric: {count} pairs, {same} of them of the same class; '
                'there must be pairs of both kinds'
            )

    def measured(self, images: list[ImageEmbedding]) -> dict[str, float]:
        score, same, fold = self.scored(images)
        return {**fold_accuracy(score, same, fold), **tar_at_far(score, same, self.far)}

    def found(self, paths: Sequence[str]) -> tuple[list[int], list[int]]:
        """The places of the images of the list."""
        index = {}
        for i, path in enumerate(paths):
            parts = Path(path).parts
            for depth in range(1, len(parts) + 1):
                index.setdefault('/'.join(parts[-depth:]), i)
        missing = [name for pair in self.pairs for name in pair[:2] if Path(name).as_posix() not in index]
        if missing:
            raise ValueError(
                f'VerificationMetric: the list of pairs names {missing[0]}, which is none of the '
                f'{len(paths)} images of the data ({len(missing)} names are missing)'
            )
        return tuple([index[Path(pair[side]).as_posix()] for pair in self.pairs] for side in (0, 1))


def all_pairs(rows: Tensor, labels: Tensor, folds: int) -> tuple[Tensor, Tensor, Tensor]:
    """(score, same, fold) of every pair; each fold has its share of both kinds."""
    scores, kinds = [torch.zeros(0).to(rows)], [torch.zeros(0, dtype=torch.bool)]
    for start in range(0, len(rows), BLOCK):
        block = slice(start, start + BLOCK)
        score = rows[block] @ rows[start:].T
        later = torch.ones_like(score, dtype=torch.bool).triu(1)
        scores.append(score[later])
        kinds.append((labels[block, None] == labels[start:])[later])
    same = torch.cat(kinds)
    fold = torch.empty_like(same, dtype=torch.int32)
    for kind in (same, ~same):
        fold[kind] = torch.arange(int(kind.sum()), dtype=torch.int32) % folds
    return torch.cat(scores), same, fold


def fold_accuracy(score: Tensor, same: Tensor, fold: Tensor) -> dict[str, float]:
    """Accuracy of each fold with the best threshold of all others: mean and standard deviation."""
    order, found = score.argsort(descending=True), []
    score, same, fold = score[order], same[order], fold[order]
    for each in fold.unique():
        inside = fold == each
        accepted = score[inside] > best_of_ranked(score[~inside], same[~inside])
        found.append((accepted == same[inside]).double().mean())
    found = torch.stack(found)
    return {
        'accuracy': found.mean().item(),
        'accuracy_std': found.std(unbiased=False).item(),
        'threshold': best_of_ranked(score, same).item(),
    }


def best_threshold(score: Tensor, same: Tensor) -> Tensor:
    """What to exceed for the most right answers: half way between two scores, below all or above all."""
    order = score.argsort(descending=True)
    return best_of_ranked(score[order], same[order])


def best_of_ranked(score: Tensor, same: Tensor) -> Tensor:
    """The same, of scores that fall."""
    gain = same.int().mul_(2).sub_(1).cumsum(0, dtype=torch.int32)  # of accepting the first k rather than none
    gain[:-1].masked_fill_(score[1:] == score[:-1], -len(score) - 1)  # of equal scores all are accepted or none
    k = int(torch.cat([gain.new_zeros(1), gain]).argmax())
    if 0 < k < len(score):
        return (score[k - 1] + score[k]) / 2
    return score[-1] - 1 if k else score[0] + 1


def tar_at_far(score: Tensor, same: Tensor, rates: Sequence[float]) -> dict[str, float]:
    """The share of the same that exceeds all but that rate of the others, by ``tar_at_far_<rate>``."""
    others = score[~same].sort(descending=True).values
    allowed = {rate: int(rate * len(others) + 1e-9) for rate in rates}
    return {
        f'tar_at_far_{rate:.0e}'.replace('e-0', 'e-'): (score[same] > others[k]).double().mean().item()
        for rate, k in allowed.items()
        if k > 0
    }
