"""YOLO's txt files, as ultralytics lays them out."""

from collections.abc import Iterator
from pathlib import Path

from .sets import Collected, DataError, Detection, images_in, size_of, split_of


def read(folder: Path, named: dict[str, Path]) -> dict[str, Detection]:
    if not list(folder.rglob('labels')):
        return {}
    classes, places = names_of(folder), {**folders_of(folder), **{s: p for s, p in named.items() if p.is_dir()}}
    images = {split: images_in(place) for split, place in places.items()}
    for image in () if places else images_in(folder):
        images.setdefault(split_of(image, folder) or 'train', []).append(image)
    sets = {}
    for split, paths in images.items():
        sets[split] = Collected(classes)
        for image in paths:
            size = size_of(image)
            sets[split].add_image(image.relative_to(folder).as_posix(), size, boxes_of(image, size, classes))
    if 'train' not in sets or not sets['train'].images:
        raise DataError(f'{folder} has labels/, and no images for training beside them in images/')
    return {split: Detection(subset.content(classes), folder) for split, subset in sets.items() if subset.images}


def descriptions(folder: Path) -> Iterator[dict]:
    """What data.yaml, or a file of another name like it, says."""
    import yaml

    for path in (*folder.glob('*.yaml'), *folder.glob('*.yml')):
        yield yaml.safe_load(path.read_text(encoding='utf-8')) or {}


def names_of(folder: Path) -> list[str]:
    """The classes in order: of data.yaml, or of a list of names, one a line."""
    for description in descriptions(folder):
        names = description.get('names')
        if names:
            return [str(names[key]) for key in sorted(names)] if isinstance(names, dict) else list(map(str, names))
    for name in ('classes.txt', 'obj.names', 'labels/classes.txt'):
        if (folder / name).is_file():
            return [line.strip() for line in (folder / name).read_text(encoding='utf-8').splitlines() if line.strip()]
    raise DataError(
        f'{folder} has labels/ as YOLO has, and no names of classes: add data.yaml with names: [...], or '
        'classes.txt with one name a line'
    )


def folders_of(folder: Path) -> dict[str, Path]:
    """Where data.yaml says that the images are."""
    for description in descriptions(folder):
        places = {
            split: folder / str(description[split]).removeprefix('../')
            for split in ('train', 'val')
            if description.get(split)
        }
        found = {split: place for split, place in places.items() if place.is_dir()}
        if found:
            return found
    return {split: place for split in ('train', 'val') if (place := folder / 'images' / split).is_dir()}


def boxes_of(image: Path, size: tuple[int, int], classes: list[str]):
    """Boxes of the txt file of an image, whose numbers are shares of its sides; of an outline, the box around it."""
    parts = list(image.parts)
    if 'images' in parts:
        parts[len(parts) - 1 - parts[::-1].index('images')] = 'labels'
    annotation = Path(*parts).with_suffix('.txt')
    for number, line in enumerate(
        annotation.read_text(encoding='utf-8').splitlines() if annotation.is_file() else (), 1
    ):
        if not line.strip():
            continue
        try:
            index, *numbers = line.split()
            name, values = classes[int(index)], [float(v) for v in numbers]
        except (ValueError, IndexError):
            raise DataError(
                f'{annotation}, line {number}: {line.strip()!r} is no "class x y w h" of the {len(classes)} classes'
            ) from None
        if len(values) == 4:
            x, y, w, h = values
            xs, ys = (x - w / 2, x + w / 2), (y - h / 2, y + h / 2)
        elif len(values) >= 6 and len(values) % 2 == 0:
            xs, ys = values[::2], values[1::2]
        else:
            raise DataError(
                f'{annotation}, line {number}: 4 numbers of a box or pairs of an outline, got {len(values)}'
            )
        yield name, min(xs) * size[0], min(ys) * size[1], max(xs) * size[0], max(ys) * size[1], False
