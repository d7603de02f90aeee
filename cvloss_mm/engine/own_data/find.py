"""What a folder holds: COCO json, Pascal VOC xml, YOLO txt, or a folder of images a class."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

SUFFIXES = ('.jpg', '.jpeg', '.png', '.bmp', '.webp', '.tif', '.tiff', '.ppm')
SPLITS = {'train': ('train', 'training', 'trainval'), 'val': ('val', 'valid', 'validation', 'dev', 'test', 'testing')}
HELD_OUT = 5  # where nothing is for validation, one image in so many is
DEPTH = 3


class DataError(ValueError):
    """The data cannot be used; the message says what was found and what is accepted."""


class Detection(NamedTuple):
    """One split of a detection set, as COCO writes it."""

    content: dict
    root: Path  # what file names count from
    source: Path | None = None  # the json that it is, as it lies on the disk


class Classification(NamedTuple):
    """One split of a classification set."""

    samples: list[tuple[str, str]]  # (path from the root, class)
    root: Path


def find(folder, task: str, train=None, val=None) -> dict[str, Detection | Classification]:
    """{'train': ..., 'val': ...} of what lies in a folder.

    Args:
        folder: the data. Splits are found by their usual names (train; val, valid, validation, dev, test).
        task: 'detection' or 'classification'.
        train, val: json files or folders (relative to ``folder``), where the names are others.

    Raises:
        DataError: nothing of a known layout is there.
    """
    folder = Path(folder).absolute()
    if not folder.is_dir():
        raise DataError(f'--data {folder}: no such folder')
    from . import coco, folders, voc, yolo

    readers = [folders.read] if task == 'classification' else [coco.read, yolo.read, voc.read]
    named = {name: folder / given for name, given in (('train', train), ('val', val)) if given}
    for name, path in named.items():
        if not path.exists():
            raise DataError(f'--{name}-data {path}: no such file or folder')
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


def split_of(path: Path, folder: Path) -> str | None:
    """Which split the folders within ``folder`` that a file lies in speak of; of a json file its own name, too."""
    parts = path.relative_to(folder).parts
    for name in reversed(parts if path.suffix == '.json' else parts[:-1]):
        words = re.split(r'[^a-z]+', Path(name).stem.lower())
        found = [split for split, names in SPLITS.items() if set(words) & set(names)]
        if found:
            return found[0]
    return None


def take(candidates: dict[str, list[Path]], split: str) -> Path:
    """The best of several files of a split: validation before test, instances before all else."""

    def order(path: Path):
        name = path.as_posix().lower()
        return ('keypoint' in name or 'caption' in name, 'test' in name, len(path.parts), name)

    return min(candidates[split], key=order)


def images_in(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob('*') if p.suffix.lower() in SUFFIXES and p.is_file())


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


def size_of(path: Path) -> tuple[int, int]:
    """(width, height), from the head of the file alone, which is read once; (0, 0) where it cannot be read."""
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return size_in_head(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1 << 20)
def size_in_head(path: Path, changed: int, length: int) -> tuple[int, int]:
    from PIL import Image

    try:
        with Image.open(path) as image:
            return image.size
    except (OSError, ValueError):
        return 0, 0


class Collected:
    """A COCO content that grows image by image."""

    def __init__(self, classes=()):
        self.classes, self.images, self.annotations = list(classes), [], []

    def add_image(self, file: str, size: tuple[int, int], boxes) -> None:
        """Adds an image with its (class, x1, y1, x2, y2, ignored)."""
        self.images.append(dict(id=len(self.images), file_name=file, width=size[0], height=size[1]))
        for name, x1, y1, x2, y2, ignored in boxes:
            if name not in self.classes:
                self.classes.append(name)
            box = [x1, y1, x2 - x1, y2 - y1]
            self.annotations.append(
                dict(
                    id=len(self.annotations) + 1,
                    image_id=self.images[-1]['id'],
                    bbox=box,
                    category_id=name,
                    area=box[2] * box[3],
                    iscrowd=int(ignored),
                )
            )

    def content(self, classes: list) -> dict:
        ids = {name: i for i, name in enumerate(classes)}
        return dict(
            images=self.images,
            categories=[dict(id=i, name=name) for name, i in ids.items()],
            annotations=[dict(a, category_id=ids[a['category_id']]) for a in self.annotations],
        )
