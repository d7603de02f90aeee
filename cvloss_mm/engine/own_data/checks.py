"""What is wrong with a data set, counted and named before anything is trained on it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .sets import Classification, Detection, size_of

SHOWN = 3


class Problem(NamedTuple):
    """One thing that is wrong in a split."""

    split: str
    description: str
    locations: list[str]
    fatal: bool = False

    def __str__(self) -> str:
        shown = ', '.join(map(str, self.locations[:SHOWN])) + ', ...' * (len(self.locations) > SHOWN)
        return f'{self.split}: {len(self.locations)} {self.description}: {shown}'


def problems_of(sets: dict[str, Detection | Classification]) -> list[Problem]:
    """All problems of all splits; a fatal one stands in the way of a training, of the others the trouble is yours."""
    found = [
        problem
        for split, subset in sets.items()
        for problem in (of_classification if isinstance(subset, Classification) else of_detection)(split, subset)
        if problem.locations
    ]
    return found + [problem for problem in between(sets) if problem.locations]


def of_detection(split: str, subset: Detection) -> Iterator[Problem]:
    images, annotations = subset.content['images'], subset.content['annotations']
    names = {image['id']: image['file_name'] for image in images}
    category_ids = {category['id'] for category in subset.content['categories']}
    boxes = [(annotation, annotation.get('bbox') or ()) for annotation in annotations]
    sizes = {image['id']: size_of(subset.root / image['file_name']) for image in images}
    present = {i for i, name in names.items() if (subset.root / name).is_file()}

    def named(annotation) -> str:
        return f'annotation {annotation.get("id")} of {names.get(annotation.get("image_id"), "no image")}'

    yield Problem(split, 'images', ['there is none'] if not images else [], True)
    yield Problem(split, 'images are missing', [names[i] for i in names if i not in present], True)
    yield Problem(split, 'images cannot be read', [names[i] for i in present if sizes[i] == (0, 0)], True)
    yield Problem(
        split, 'annotations are of no image', [named(n) for n in annotations if n.get('image_id') not in names]
    )
    yield Problem(
        split,
        'annotations are of no category of the file',
        [f'{named(n)} ({n.get("category_id")})' for n in annotations if n.get('category_id') not in category_ids],
        True,
    )
    yield Problem(split, 'boxes have no area', [named(n) for n, b in boxes if len(b) != 4 or b[2] <= 0 or b[3] <= 0])
    yield Problem(
        split,
        'boxes lie outside of their image',
        [
            named(n)
            for n, b in boxes
            if len(b) == 4 and n.get('image_id') in present and outside(b, sizes[n['image_id']])
        ],
    )
    yield Problem(
        split,
        'images are not of the size that the file says',
        [
            f'{p["file_name"]} ({p.get("width")} x {p.get("height")}, is {sizes[p["id"]][0]} x {sizes[p["id"]][1]})'
            for p in images
            if sizes[p['id']] not in ((0, 0), (p.get('width'), p.get('height')))
        ],
    )
    yield Problem(split, 'ids of images occur twice', duplicates(p['id'] for p in images), True)
    yield Problem(split, 'names of images occur twice', duplicates(p['file_name'] for p in images))
    yield Problem(split, 'ids of annotations occur twice', duplicates(n.get('id') for n in annotations), True)
    yield Problem(split, 'boxes occur twice', [named(n) for n in duplicate_boxes(annotations)])
    used = {n.get('category_id') for n in annotations}
    yield Problem(
        split, 'classes have no box', [c['name'] for c in subset.content['categories'] if c['id'] not in used]
    )


def outside(box, size: tuple[int, int]) -> bool:
    """By more than a pixel, which is how rounding puts it."""
    (x, y, w, h), (width, height) = box, size
    return size != (0, 0) and (x < -1 or y < -1 or x + w > width + 1 or y + h > height + 1)


def duplicates(values) -> list[str]:
    return [str(value) for value, count in Counter(values).items() if count > 1]


def duplicate_boxes(annotations: list) -> list:
    known, duplicates = set(), []
    for annotation in annotations:
        key = annotation.get('image_id'), annotation.get('category_id'), tuple(annotation.get('bbox') or ())
        duplicates += [annotation] * (key in known)
        known.add(key)
    return duplicates


def of_classification(split: str, subset: Classification) -> Iterator[Problem]:
    paths = [path for path, _ in subset.samples]
    missing = [path for path in paths if not (subset.root / path).is_file()]
    unread = [path for path in paths if (subset.root / path).is_file() and size_of(subset.root / path) == (0, 0)]
    yield Problem(split, 'images are missing', missing, True)
    yield Problem(split, 'images cannot be read', unread, True)
    yield Problem(split, 'images occur twice', duplicates(paths))
    counts = Counter(name for _, name in subset.samples)
    yield Problem(split, 'classes have one image', [name for name, count in counts.items() if count == 1])


def between(sets: dict) -> Iterator[Problem]:
    """What the splits say of each other."""
    if not {'train', 'val'} <= set(sets):
        return
    train, val = (classes_of(sets[split]) for split in ('train', 'val'))
    yield Problem('val', 'classes are not in train', sorted(val - train), True)
    yield Problem(
        'train',
        'classes, where two at least are needed',
        sorted(train) * (len(train) == 1),
        isinstance(sets['train'], Classification),
    )
    both = sorted(files_of(sets['train']) & files_of(sets['val']))
    yield Problem('val', 'images are in train as well', [Path(path).name for path in both])


def classes_of(subset: Detection | Classification) -> set[str]:
    if isinstance(subset, Classification):
        return {name for _, name in subset.samples}
    return {category['name'] for category in subset.content['categories']}


def files_of(subset: Detection | Classification) -> set[str]:
    if isinstance(subset, Classification):
        return {str(subset.root / path) for path, _ in subset.samples}
    return {str(subset.root / image['file_name']) for image in subset.content['images']}
