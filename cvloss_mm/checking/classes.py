"""Rules about the number of classes: of the head, of the data, of the targets that mixing makes."""

import os
from pathlib import Path

from .findings import Finding
from .head_config import Head, find_heads, get, with_hook
from .loss_config import resolve
from .rules import rule
from .scores import scores_of

WRAPPERS = ('dataset', 'datasets')
CLASS_LOSSES = ('loss', 'loss_cls', 'loss_center_heatmap', 'loss_heatmap', 'loss_mask')


def innermost(dataset: dict) -> list:
    """The datasets within wrappers (repeat, concatenate, mix)."""
    for key in WRAPPERS:
        inner = dataset.get(key)
        if inner:
            return [d for part in (inner if isinstance(inner, (list, tuple)) else [inner]) for d in innermost(part)]
    return [dataset]


def metainfo_of(dataset: dict, scope: str | None) -> dict:
    """What the dataset will know of its classes: its class's METAINFO, overridden by the config."""
    own = getattr(resolve(dataset.get('type'), scope, 'DATASETS'), 'METAINFO', None) or {}
    given = dataset.get('metainfo') if isinstance(dataset.get('metainfo'), dict) else {}
    return {**own, **given, **({'classes': dataset['classes']} if dataset.get('classes') else {})}


def counts_of(metainfo: dict) -> frozenset:
    """The numbers of classes that a head may have: all, or those with instances; empty where they are unknown."""
    names = [metainfo.get('classes'), metainfo.get('thing_classes')]
    if isinstance(names[0], str):  # a file
        path = Path(names[0])
        names[0] = path.read_text().strip().splitlines() if path.is_file() else None
    return frozenset(len(n) for n in names if n) if names[0] else frozenset()


def folders_of(dataset: dict, scope: str | None) -> dict:
    """The classes of a data set whose classes are the folders of its images (mmpretrain's CustomDataset)."""
    kind = resolve(dataset.get('type'), scope, 'DATASETS')
    prefix = dataset.get('data_prefix') or ''
    prefix = prefix.get('img_path', '') if isinstance(prefix, dict) else prefix
    root = Path(os.path.join(str(dataset.get('data_root') or ''), prefix))
    named_by_folders = 'CustomDataset' in [c.__name__ for c in getattr(kind, '__mro__', ())]
    if not named_by_folders or dataset.get('ann_file') or not dataset.get('with_label', True) or not root.is_dir():
        return {}
    return {'classes': sorted(entry.name for entry in root.iterdir() if entry.is_dir())}


def trained_classes(cfg) -> frozenset:
    """The possible numbers of classes of the training data; empty where unknown, or where the parts disagree."""
    loader, scope = cfg.get('train_dataloader') or {}, cfg.get('default_scope')
    dataset = loader.get('dataset') if isinstance(loader, dict) else None
    parts = innermost(dataset) if isinstance(dataset, dict) else []
    counts = {counts_of(metainfo_of(d, scope)) or counts_of(folders_of(d, scope)) for d in parts}
    return counts.pop() if len(counts) == 1 else frozenset()


def built_classes(dataset) -> frozenset:
    """The same of a data set that is built, which knows what its files say."""
    inner = getattr(dataset, 'datasets', None) or [d for d in [getattr(dataset, 'dataset', None)] if d is not None]
    if inner:
        counts = {built_classes(part) for part in inner}
        return counts.pop() if len(counts) == 1 else frozenset()
    return counts_of(dict(getattr(dataset, 'metainfo', None) or {}))


@rule('num-classes', of='config')
def num_classes(cfg, counts: frozenset | None = None):
    """Heads that have another number of classes than the training data."""
    counts = trained_classes(cfg) if counts is None else counts
    if not counts or get(cfg, 'model.language_model'):  # that one matches images with words
        return
    for head in find_heads(cfg):
        classes = head.get('num_classes')
        of_classes = any(
            key in CLASS_LOSSES or (key == 'loss_decode' and head.passes_class_maps()) for key, _ in head.losses()
        )
        if of_classes and isinstance(classes, int) and classes not in counts and 'rpn_head' not in head.path:
            one = any(loss.sigmoid() for _, loss in head.losses() if loss.resolved) if classes == 1 else False
            hint = ' A sigmoid loss of one score takes the label 1 for the background.' if one else ''
            yield Finding(
                head.path,
                f'num_classes is {classes}, but the training data has {max(counts)} classes.{hint} Write',
                {f'{head.path}.num_classes': max(counts)},
            )


@rule('loss-classes')
def loss_classes(head: Head):
    """A loss with another number of classes than its head, or with none where it needs one."""
    classes = head.get('num_classes')
    for key, loss in head.losses_and_parts() if isinstance(classes, int) and not head.is_a('RPNHead') else ():
        declared = loss.get('num_classes') if loss.resolved else None
        if (
            key in CLASS_LOSSES
            and isinstance(declared, int)
            and declared >= 0
            and declared not in (classes, classes + 1)
        ):
            given = '' if 'num_classes' in loss.cfg else ' by default'
            count = scores_of(head, key, loss)[0] if not (loss.sigmoid() or loss.get('objectness')) else None
            yield Finding(
                loss.path,
                f'{loss.name} is made for {declared} classes{given}, but {head.name} has {classes}. Write',
                {f'{loss.path}.num_classes': count or classes},
            )


@rule('class-counts')
def class_counts(head: Head):
    """A loss that reads how often each class occurs, without the counts."""
    hooks = with_hook(head.root, 'ClassCountHook')
    for _, loss in head.losses_and_parts() if hooks else ():
        if getattr(loss.cls, 'needs_counts', False) and loss.get('class_counts') is None:
            yield Finding(
                loss.path,
                f'{loss.name} has no count of the training samples of each class. Write',
                {'custom_hooks': hooks},
            )


@rule('mixed-classes', of='config')
def mixed_classes(cfg):
    """Soft labels made by mixup or cutmix for another number of classes than the head's."""
    place = 'data_preprocessor' if cfg.get('data_preprocessor') else 'model.data_preprocessor'
    count, classes = get(cfg, f'{place}.num_classes'), get(cfg, 'model.head.num_classes')
    mixes = get(cfg, 'model.train_cfg.augments') or get(cfg, f'{place}.batch_augments')
    if mixes and count and classes and count != classes:
        yield Finding(
            place,
            f'mixing makes soft labels of {count} classes, but the head has {classes}. Write',
            {f'{place}.num_classes': classes},
        )
