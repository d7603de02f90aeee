"""A folder of images a class, or lists of images."""

from pathlib import Path

from .sets import SPLITS, SUFFIXES, Classification, DataError, images_in


def read(folder: Path, named: dict[str, Path]) -> dict[str, Classification]:
    places = dict(named)
    for split, names in SPLITS.items():
        for name in names:
            for place in (folder / name, folder / f'{name}.txt'):
                if place.exists():
                    places.setdefault(split, place)
    if 'train' not in places:
        places = dict(train=folder)
    found = {split: samples_of(place, folder) for split, place in places.items()}
    if not found['train']:
        return {}
    return {split: Classification(samples, folder) for split, samples in found.items() if samples}


def samples_of(place: Path, folder: Path) -> list[tuple[str, str]]:
    if place.is_file():
        return listed(place, folder)
    return [
        (path.relative_to(folder).as_posix(), path.relative_to(place).parts[0])
        for path in images_in(place)
        if len(path.relative_to(place).parts) > 1
    ]


def listed(place: Path, folder: Path) -> list[tuple[str, str]]:
    """Lines of "path class"; the class is what stands behind the last space, or behind a tab or comma."""
    samples = []
    for number, line in enumerate(place.read_text(encoding='utf-8').splitlines(), 1):
        if not line.strip():
            continue
        mark = next((mark for mark in ('\t', ',') if mark in line), ' ')
        path, _, name = line.strip().rpartition(mark)
        if not path or Path(path).suffix.lower() not in SUFFIXES:
            raise DataError(f'{place}, line {number}: {line!r} is no "path class"')
        samples.append(((place.parent / path.strip()).relative_to(folder).as_posix(), name.strip()))
    return samples
