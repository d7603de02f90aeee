"""What a folder holds: COCO json, Pascal VOC xml, YOLO txt, or a folder of images a class."""

from pathlib import Path

from . import coco, folders, voc, yolo
from .sets import Classification, DataError, Detection

HELD_OUT = 5  # where nothing is for validation, one image, or identity, in so many is


def places_of(folder, train=None, val=None) -> tuple[Path, dict[str, Path]]:
    """The folder of the data, and the parts of it that are named; DataError where one is not there."""
    folder = Path(folder).absolute()
    if not folder.is_dir():
        raise DataError(f'--data {folder}: no such folder')
    named = {name: folder / given for name, given in (('train', train), ('val', val)) if given}
    for name, path in named.items():
        if not path.exists():
            raise DataError(f'--{name}-data {path}: no such file or folder')
    return folder, named


def find(folder, task: str, train=None, val=None) -> dict[str, Detection | Classification]:
    """{'train': ..., 'val': ...} of what lies in a folder.

    Args:
        folder: the data. Splits are found by their usual names (train; val, valid, validation, dev, test).
        task: 'detection' or 'classification'.
        train, val: json files or folders (relative to ``folder``), where the names are others.

    Raises:
        DataError: nothing of a known layout is there.
    """
    folder, named = places_of(folder, train, val)
    readers = [folders.read] if task == 'classification' else [coco.read, yolo.read, voc.read]
    for read in readers:
        if found := read(folder, named):
            return found if 'val' in found else hold_out(found['train'])
    accepted = (
        'a folder a class, within train/ and val/ or at the top, or lists train.txt and val.txt of "path class"'
        if task == 'classification'
        else 'COCO json files (annotations/*train*.json), YOLO (images/, labels/ '
        'and data.yaml or classes.txt), Pascal VOC (Annotations/*.xml, JPEGImages/)'
    )
    content = ', '.join(sorted(p.name + '/' * p.is_dir() for p in folder.iterdir())[:12]) or 'nothing'
    raise DataError(f'--data {folder} holds {content}; accepted are {accepted}')


def hold_out(train: Detection | Classification) -> dict:
    """One image in five for validation, by the order of their names, where no other is."""
    if isinstance(train, Classification):
        by_class = {}
        for sample in train.samples:
            by_class.setdefault(sample[1], []).append(sample)
        val = [s for samples in by_class.values() for s in samples[HELD_OUT - 1 :: HELD_OUT]]
        kept = set(val)
        return dict(
            train=train._replace(samples=[s for s in train.samples if s not in kept]), val=train._replace(samples=val)
        )
    images = sorted(train.content['images'], key=lambda image: image['file_name'])
    chosen = {'val': images[HELD_OUT - 1 :: HELD_OUT]}
    val_ids = {image['id'] for image in chosen['val']}
    chosen['train'] = [image for image in images if image['id'] not in val_ids]
    return {split: Detection(subset_of(train.content, chosen[split]), train.root) for split in ('train', 'val')}


def subset_of(content: dict, images: list) -> dict:
    ids = {image['id'] for image in images}
    return dict(content, images=images, annotations=[a for a in content['annotations'] if a['image_id'] in ids])
