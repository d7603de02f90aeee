"""COCO's json files, and the folder that their images lie in."""

import json
from pathlib import Path

from .sets import SPLITS, DataError, Detection, split_of, take

SHOWN = 20
DEPTH = 3  # of folders


def read(folder: Path, named: dict[str, Path]) -> dict[str, Detection]:
    found = {split: path for split, path in named.items() if path.suffix == '.json'}
    candidates = {}
    for path in sorted(p for depth in range(1, DEPTH + 1) for p in folder.glob('/'.join(['*'] * depth) + '.json')):
        if is_coco(path):
            candidates.setdefault(split_of(path, folder) or 'train', []).append(path)
    for split in candidates:
        found.setdefault(split, take(candidates, split))
    if 'train' not in found:
        if found:
            raise DataError(
                f'{found["val"]} is for validation, and there is no json file for training; name it: --train-data FILE'
            )
        return {}
    return {
        split: Detection(content := load(path), folder_of(content, path, folder, split), path)
        for split, path in found.items()
    }


def is_coco(path: Path) -> bool:
    """Whether the beginning or the end of a json file, which may be large, speaks of images or annotations."""
    with path.open('rb') as file:
        head = file.read(4096)
        file.seek(max(0, path.stat().st_size - 4096))
        return any(word in head + file.read() for word in (b'"images"', b'"annotations"', b'"categories"'))


def load(path: Path) -> dict:
    try:
        content = json.loads(path.read_text(encoding='utf-8'))
    except ValueError as error:
        raise DataError(f'{path} is no json file: {error}') from None
    missing = [key for key in ('images', 'annotations', 'categories') if not isinstance(content.get(key), list)]
    if missing:
        raise DataError(f'{path} lacks the lists {", ".join(missing)} of a COCO file')
    return content


def folder_of(content: dict, path: Path, folder: Path, split: str) -> Path:
    """Where the images are that the file names: beside it, or in a folder of a usual name."""
    names = [str(image.get('file_name')) for image in content['images'][:SHOWN]]
    words = (*SPLITS[split], *(f'{word}{year}' for word in SPLITS[split] for year in ('2017', '2014')))
    places = [
        path.parent,
        *(folder / 'images' / word for word in words),
        *(folder / word for word in words),
        *(folder / word / 'images' for word in words),
        folder / 'images',
        folder / 'JPEGImages',
        folder,
    ]
    best = max(places, key=lambda place: sum((place / name).is_file() for name in names))  # the first of equal ones
    if names and not any((best / name).is_file() for name in names):
        searched = ', '.join(str(p.relative_to(folder)) for p in dict.fromkeys(places) if p.is_dir())
        raise DataError(f'the images of {path} are not found: {names[0]} is in none of {searched}')
    return best
