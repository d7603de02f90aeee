"""What is read of a user's data: the splits of a set, and what all layouts have in common."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

SUFFIXES = ('.jpg', '.jpeg', '.png', '.bmp', '.webp', '.tif', '.tiff', '.ppm')
SPLITS = {'train': ('train', 'training', 'trainval'), 'val': ('val', 'valid', 'validation', 'dev', 'test', 'testing')}


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
