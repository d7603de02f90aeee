"""A user's own data put into a config: classes, heads, places, evaluators."""

import json
from pathlib import Path

from ...checking.classes import CLASS_LOSSES, innermost
from ...checking.head_config import find_heads
from ..resume import AtomicBackend
from .sets import Classification, DataError, Detection, size_of

KEPT = ('pipeline', 'test_mode', 'filter_cfg')
LARGEST = 224  # the side that a classifier's images usually have


def fit(cfg, sets: dict[str, Detection | Classification], folder) -> list[tuple]:
    """Changes a config, and returns (place, before, after) of every change.

    Args:
        cfg: a config of mmdet or mmpretrain; its pipelines stay as they are.
        sets: what :func:`~cvloss_mm.engine.own_data.find.find` gave.
        folder: where annotation files go that had to be written, such as those of YOLO's.
    """
    classes = classes_in_order(sets)
    files = {
        split: annotation_file(subset, classes, Path(folder).absolute() / f'{split}') for split, subset in sets.items()
    }
    changes = []
    for split, of in (('train', 'train'), ('val', 'val'), ('test', 'val')):
        loader = cfg.get(f'{split}_dataloader')
        if loader:
            change(
                changes,
                loader,
                'dataset',
                dataset_of(loader.dataset, sets[of], files[of], classes),
                f'{split}_dataloader.dataset',
            )
    for split in ('val', 'test'):
        if cfg.get(f'{split}_evaluator'):
            change(
                changes,
                cfg,
                f'{split}_evaluator',
                evaluator_of(cfg, split, sets['val'], files['val'], classes),
                f'{split}_evaluator',
            )
    set_classes(cfg, len(classes), changes)
    avoid_a_single_image(cfg, sets['train'], changes)
    return changes


def classes_in_order(sets: dict) -> list[str]:
    train = sets['train']
    if isinstance(train, Classification):
        return sorted({name for _, name in train.samples})
    return [category['name'] for category in sorted(train.content['categories'], key=lambda c: c['id'])]


def annotation_file(subset: Detection | Classification, classes: list[str], path: Path) -> Path:
    """The annotation file: the user's own, or one that is made of it."""
    if isinstance(subset, Classification):
        path = path.with_suffix('.txt')
        index = {name: i for i, name in enumerate(classes)}
        lines = [f'{file} {index[name]}\n' for file, name in subset.samples if name in index]
        AtomicBackend().put_text(''.join(lines), path)
        return path
    if subset.source is not None:
        return subset.source
    AtomicBackend().put_text(json.dumps(subset.content), path.with_suffix('.json'))
    return path.with_suffix('.json')


def dataset_of(old: dict, subset: Detection | Classification, file: Path, classes: list[str]) -> dict:
    """The data set in its place; wrappers of a single one (mixing, repeating) stay around it."""
    inner = innermost(old)
    kept = {key: inner[0][key] for key in KEPT if key in inner[0]}
    if isinstance(subset, Classification):
        new = dict(
            type='CustomDataset',
            data_root=str(subset.root),
            ann_file=str(file),
            with_label=True,
            classes=classes,
            pipeline=sized(kept['pipeline'], subset),
        )
    else:
        if any(step.get('with_mask') for step in kept['pipeline']) and not any(
            annotation.get('segmentation') for annotation in subset.content['annotations']
        ):
            raise DataError(f'this config learns masks, and {file} holds boxes alone: take a config without masks')
        new = dict(
            type='CocoDataset',
            ann_file=str(file),
            data_prefix=dict(img=str(subset.root)),
            metainfo=dict(classes=tuple(classes)),
            **kept,
        )
    if len(inner) > 1 or inner[0] is old:
        return new
    return replaced(old, inner[0], new)


def replaced(node: dict, old: dict, new: dict) -> dict:
    """A wrapper with another data set within."""
    result = dict(node)
    for key in ('dataset', 'datasets'):
        inside = node.get(key)
        if isinstance(inside, (list, tuple)):
            result[key] = [new if item is old else replaced(item, old, new) for item in inside]
        elif inside:
            result[key] = new if inside is old else replaced(inside, old, new)
    return result


def evaluator_of(cfg, split: str, subset, file: Path, classes: list[str]):
    """mmdet's of COCO, of what was evaluated before; mmpretrain's with no more places than classes."""
    old = cfg[f'{split}_evaluator']
    first = old[0] if isinstance(old, (list, tuple)) else old
    if isinstance(subset, Classification):
        topk = first.get('topk', (1,))
        places = tuple(k for k in (topk if isinstance(topk, (list, tuple)) else (topk,)) if k <= len(classes)) or (1,)
        return dict(first, topk=places) if 'topk' in first else first
    metric = first.get('metric', 'bbox') if first.get('type') == 'CocoMetric' else 'bbox'
    return dict(type='CocoMetric', ann_file=str(file), metric=metric, format_only=False)


def avoid_a_single_image(cfg, train: Detection | Classification, changes: list) -> None:
    """A last batch of one image has no variance, and ends a training with batch normalisation in an error."""
    count = len(train.samples if isinstance(train, Classification) else train.content['images'])
    loader = cfg.train_dataloader
    if count > 1 and count % (loader.get('batch_size') or 1) == 1:
        change(changes, loader, 'drop_last', True, 'train_dataloader.drop_last')


def sized(pipeline: list, subset: Classification) -> list:
    """A classifier's pipeline that brings images of several sizes to the usual one, where no step does so yet."""
    if any(word in str(step['type']) for step in pipeline for word in ('Resize', 'Crop')):
        return pipeline
    sizes = [size_of(subset.root / path) for path, _ in subset.samples]
    if len(set(sizes)) < 2:
        return pipeline
    side = sorted(min(size) for size in sizes)[len(sizes) // 2]
    side = min(max(round(side / 32) * 32, 32), LARGEST)
    at = next(i for i, step in enumerate(pipeline) if 'Load' in str(step['type'])) + 1
    return [*pipeline[:at], dict(type='Resize', scale=(side, side)), *pipeline[at:]]


def set_classes(cfg, count: int, changes: list) -> None:
    """The number of classes of every head and of what a head tells its losses; a proposal head has one."""
    heads = {
        head.path
        for head in find_heads(cfg)
        if isinstance(head.get('num_classes'), int) and any(key in CLASS_LOSSES for key, _ in head.losses())
    }

    def walk(node, path: str) -> None:
        if isinstance(node, (list, tuple)):
            for i, item in enumerate(node):
                walk(item, f'{path}.{i}')
        elif isinstance(node, dict) and not path.endswith('rpn_head'):
            if 'num_things_classes' in node:
                raise DataError(f'{path} is a head of things and stuff (panoptic); such data is not found by --data')
            if path in heads or isinstance(node.get('num_classes'), int):
                change(changes, node, 'num_classes', count, f'{path}.num_classes')
            topk = node.get('topk')
            if path == 'model.head' and isinstance(topk, (list, tuple)) and max(topk) > count:
                change(changes, node, 'topk', tuple(k for k in topk if k <= count), f'{path}.topk')
            for key, item in node.items():
                walk(item, f'{path}.{key}')

    walk(cfg.model, 'model')
    if cfg.get('data_preprocessor') and 'num_classes' in cfg.data_preprocessor:
        change(changes, cfg.data_preprocessor, 'num_classes', count, 'data_preprocessor.num_classes')


def change(changes: list, node, key: str, new, path: str) -> None:
    if node.get(key) != new:
        changes.append((path, node.get(key), new))
        node[key] = new
