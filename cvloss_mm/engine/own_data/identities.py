"""Identities: folders or lists of their images, or the field's packed sets; and the pairs by which they are measured.

A config whose evaluator compares embeddings (``VerificationMetric``, ``RetrievalMetric``) is one of identities: those
that are measured need not be those that are trained.
"""

import unicodedata
from itertools import combinations, islice
from pathlib import Path
from typing import NamedTuple

from ..messages import print_once
from ..resume import AtomicBackend
from . import folders
from .checks import Problem, of_classification
from .find import HELD_OUT, places_of
from .fit import KEPT, annotation_file, avoid_a_single_image, change, set_classes, sized
from .sets import Classification, DataError, size_of

MEASURES = ('VerificationMetric', 'RetrievalMetric')
MOST_PAIRS = 3000  # of a kind, LFW's number
TYPE = 'cvloss_mm.IdentityDataset'


class Packed(NamedTuple):
    """A .rec file to train with, and .bin files of pairs."""

    train: Path
    pairs: list[Path]


def is_measured(cfg) -> bool:
    return any(name in str(cfg.get('val_evaluator')) for name in MEASURES)


def find(folder, train=None, val=None) -> dict | Packed:
    """What lies in a folder: {'train': ..., 'val': ...}, or a packed set.

    Raises:
        DataError: nothing of a known layout is there, or not enough of it.
    """
    folder, named = places_of(folder, train, val)
    packed = sorted(folder.glob('*.rec'))
    if packed and not train:
        best = next((path for path in packed if path.stem == 'train'), packed[0])
        if not best.with_suffix('.idx').is_file():
            raise DataError(f'{best} has no {best.stem}.idx beside it, which says where its images are')
        return Packed(best, sorted(folder.glob('*.bin')))
    sets = folders.read(folder, named)
    if not sets:
        raise DataError(
            f'--data {folder} holds no images of identities; accepted are a folder an identity, within '
            'train/ and val/ or at the top, lists train.txt and val.txt of "path identity", and train.rec '
            'with train.idx'
        )
    return sets if 'val' in sets else hold_out(sets['train'])


def names_of(subset: Classification) -> list[str]:
    return sorted({name for _, name in subset.samples})


def hold_out(subset: Classification) -> dict[str, Classification]:
    """One identity in five for validation: nobody of them is trained."""
    names = names_of(subset)
    held = set(names[HELD_OUT - 1 :: HELD_OUT] or names[-2:])
    held = held if len(held) > 1 else set(names[-2:])
    if len(names) - len(held) < 2:
        raise DataError(
            f'{subset.root} has {len(names)} identities ({", ".join(names[:4])}): two to train with and two '
            'others to measure by are needed at least; name others by --val-data'
        )
    sides = {True: [], False: []}
    for sample in subset.samples:
        sides[sample[1] in held].append(sample)
    return dict(train=subset._replace(samples=sides[False]), val=subset._replace(samples=sides[True]))


def problems_of(sets: dict[str, Classification]) -> list[Problem]:
    found = []
    for split, subset in sets.items():
        for problem in of_classification(split, subset):
            unread = problem.description == 'images cannot be read'
            found.append(
                problem._replace(description=f'{problem.description} and are left out', fatal=False)
                if unread
                else problem
            )
        names = names_of(subset)
        found.append(Problem(split, 'identities, where two at least are needed', names * (len(names) < 2), True))
    train, val = (set(names_of(sets[split])) for split in ('train', 'val'))
    found += [
        Problem('all', 'names of identities are the same but for their case or spaces', alike(train | val), True),
        Problem('val', 'identities are in train as well: this does not measure new ones', sorted(train & val)),
    ]
    return [problem for problem in found if problem.locations]


def alike(names: set[str]) -> list[str]:
    """Names that a file system or a person takes for one."""
    seen = {}
    for name in sorted(names):
        seen.setdefault(' '.join(unicodedata.normalize('NFC', name).casefold().split()), []).append(name)
    return [' and '.join(group) for group in seen.values() if len(group) > 1]


def readable(subset: Classification) -> Classification:
    return subset._replace(samples=[s for s in subset.samples if size_of(subset.root / s[0]) != (0, 0)])


# ---- pairs


def pairs_of(subset: Classification, folder: Path, given: Path) -> Path:
    """The list of pairs: one that lies there, whose images have to be there, too, or one that is drawn."""
    from ...metrics.pair_lists import check_files, read_pairs

    for place in (given / 'pairs.txt', *sorted(given.glob('*/pairs.txt'))):
        if place.is_file():
            try:
                check_files(read_pairs(place)[0], root_of(subset))
            except (ValueError, FileNotFoundError) as error:
                raise DataError(f'{place}: {error}') from None
            return place
    AtomicBackend().put_text(drawn(subset), folder / 'pairs.txt')
    return folder / 'pairs.txt'


def root_of(subset: Classification) -> Path:
    """The folder that the folders of the identities lie in."""
    parents = {(subset.root / path).parent.parent for path, _ in subset.samples}
    return parents.pop() if len(parents) == 1 else subset.root


def drawn(subset: Classification) -> str:
    """As many pairs of one identity as of two, at most as many as LFW has, spread evenly over all that there are; of
    each kind in turn, so that every part of the list has both."""
    files = {}
    for path, name in subset.samples:
        files.setdefault(name, []).append((subset.root / path).relative_to(root_of(subset)).as_posix())
    own, each = list(files.values()), max(10, 2 * MOST_PAIRS // len(files))
    same = [pair for group in own for pair in islice(combinations(group, 2), each)]
    if not same:
        raise DataError('no held-out identity has two images, so there is no pair of one')
    around = (
        (a[turn % len(a)], b[(turn % len(a) + turn // len(a)) % len(b)])
        for turn in range(each)
        for step in range(1, len(own))
        for a, b in zip(own, own[step:], strict=False)
        if turn < len(a) * len(b)
    )
    other = list(islice(around, 2 * MOST_PAIRS))
    count = min(MOST_PAIRS, len(same), len(other))
    kinds = [[kind[k * len(kind) // count] for k in range(count)] for kind in (same, other)]
    rows = [(*pair, flag) for pairs in zip(*kinds, strict=True) for pair, flag in zip(pairs, (1, 0), strict=True)]
    return ''.join(f'{a}\t{b}\t{flag}\n' for a, b, flag in rows)


# ---- into the config


def evaluators(cfg, split: str, pairs: str, root: str | None) -> list | dict:
    """Those of the config, with these pairs; what measures trained classes falls out."""
    old = cfg[f'{split}_evaluator']
    kept = [
        dict(each)
        for each in (old if isinstance(old, (list, tuple)) else [old])
        if any(name in str(each.get('type')) for name in MEASURES)
    ]
    for each in kept:
        if MEASURES[0] in each['type']:
            each.update(pairs=pairs, data_root=root)
    return kept if isinstance(old, (list, tuple)) else kept[0]


def fit(cfg, sets: dict | Packed, folder: Path, given: Path) -> list[tuple]:
    """Changes a config, and returns (place, before, after) of every change. The arguments are those of
    :func:`cvloss_mm.engine.own_data.fit.fit`, and where the data were looked for."""
    changes, packed = [], isinstance(sets, Packed)
    parts = of_packed(sets) if packed else of_folders(sets, folder, given)
    for split in ('train', 'val', 'test'):
        loader = cfg.get(f'{split}_dataloader')
        if loader:
            steps = loader.dataset.get('pipeline')
            new = dict(parts['train' if split == 'train' else 'val'], **{KEPT[0]: steps})
            if not packed:
                new['pipeline'] = sized(steps, sets['train'])
            change(changes, loader, 'dataset', new, f'{split}_dataloader.dataset')
    for split in ('val', 'test'):
        if cfg.get(f'{split}_evaluator'):
            change(changes, cfg, f'{split}_evaluator', evaluators(cfg, split, *parts['pairs']), f'{split}_evaluator')
    set_classes(cfg, parts['count'], changes)
    if not packed:
        avoid_a_single_image(cfg, sets['train'], changes)
    return changes


def of_folders(sets: dict, folder: Path, given: Path) -> dict:
    sets = {split: readable(subset) for split, subset in sets.items()}
    parts = {}
    for split, subset in sets.items():
        names = names_of(subset)
        file = annotation_file(subset, names, Path(folder).absolute() / split)
        parts[split] = dict(type=TYPE, data_root=str(subset.root), ann_file=str(file), with_label=True, classes=names)
    parts['val']['test_mode'] = True
    pairs = pairs_of(sets['val'], Path(folder).absolute(), given)
    return {**parts, 'count': len(names_of(sets['train'])), 'pairs': (str(pairs), str(root_of(sets['val'])))}


def of_packed(sets: Packed) -> dict:
    from ...datasets.records import read_bin, read_index

    if not sets.pairs:
        raise DataError(f'{sets.train.parent} has no .bin file of pairs (lfw.bin) to measure by')
    try:
        labels = read_index(sets.train).labels
        count = len(read_bin(sets.pairs[0])[1])
    except (OSError, ValueError) as error:
        raise DataError(str(error)) from None
    print_once(
        f'Data: {sets.train}, {len(labels)} images of {labels.max() + 1} identities; measured by the {count} pairs '
        f'of {sets.pairs[0].name}'
    )
    folder = str(sets.train.parent)
    return dict(
        train=dict(type='cvloss_mm.RecordDataset', data_root=folder, file=sets.train.name),
        val=dict(type='cvloss_mm.PairsDataset', data_root=folder, file=sets.pairs[0].name),
        pairs=(str(sets.pairs[0]), None),
        count=int(labels.max()) + 1,
    )
