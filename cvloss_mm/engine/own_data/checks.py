"""What is wrong with a data set, counted and named before anything is trained on it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .find import Detection, Pictures, size_of

SHOWN = 3


class Problem(NamedTuple):
    """One thing that is wrong in a split."""

    split: str
    what: str
    places: list[str]
    fatal: bool = False

    def __str__(self) -> str:
        shown = ', '.join(map(str, self.places[:SHOWN])) + ', ...' * (len(self.places) > SHOWN)
        return f'{self.split}: {len(self.places)} {self.what}: {shown}'


def problems_of(sets: dict[str, Detection | Pictures]) -> list[Problem]:
    """All problems of all splits; a fatal one stands in the way of a training, of the others the trouble is yours."""
    found = [
        problem
        for split, part in sets.items()
        for problem in (of_pictures if isinstance(part, Pictures) else of_detection)(split, part)
        if problem.places
    ]
    return found + [problem for problem in between(sets) if problem.places]


def of_detection(split: str, part: Detection) -> Iterator[Problem]:
    images, notes = part.content['images'], part.content['annotations']
    names = {picture['id']: picture['file_name'] for picture in images}
    known = {category['id'] for category in part.content['categories']}
    boxes = [(note, note.get('bbox') or ()) for note in notes]
    sizes = {picture['id']: size_of(part.pictures / picture['file_name']) for picture in images}
    there = {i for i, name in names.items() if (part.pictures / name).is_file()}

    def named(note) -> str:
        return f'annotation {note.get("id")} of {names.get(note.get("image_id"), "no picture")}'

    yield Problem(split, 'pictures', ['there is none'] if not images else [], True)
    yield Problem(split, 'pictures are missing', [names[i] for i in names if i not in there], True)
    yield Problem(split, 'pictures cannot be read', [names[i] for i in there if sizes[i] == (0, 0)], True)
    yield Problem(split, 'annotations are of no picture', [named(n) for n in notes if n.get('image_id') not in names])
    yield Problem(
        split,
        'annotations are of no category of the file',
        [f'{named(n)} ({n.get("category_id")})' for n in notes if n.get('category_id') not in known],
        True,
    )
    yield Problem(split, 'boxes have no area', [named(n) for n, b in boxes if len(b) != 4 or b[2] <= 0 or b[3] <= 0])
    yield Problem(
        split,
        'boxes lie outside of their picture',
        [named(n) for n, b in boxes if len(b) == 4 and n.get('image_id') in there and outside(b, sizes[n['image_id']])],
    )
    yield Problem(
        split,
        'pictures are not of the size that the file says',
        [
            f'{p["file_name"]} ({p.get("width")} x {p.get("height")}, is {sizes[p["id"]][0]} x {sizes[p["id"]][1]})'
            for p in images
            if sizes[p['id']] not in ((0, 0), (p.get('width'), p.get('height')))
        ],
    )
    yield Problem(split, 'ids of pictures occur twice', twice(p['id'] for p in images), True)
    yield Problem(split, 'names of pictures occur twice', twice(p['file_name'] for p in images))
    yield Problem(split, 'ids of annotations occur twice', twice(n.get('id') for n in notes), True)
    yield Problem(split, 'boxes occur twice', [named(n) for n in doubled(notes)])
    used = {n.get('category_id') for n in notes}
    yield Problem(split, 'classes have no box', [c['name'] for c in part.content['categories'] if c['id'] not in used])


def outside(box, size: tuple[int, int]) -> bool:
    """By more than a pixel, which is how rounding puts it."""
    (x, y, w, h), (width, height) = box, size
    return size != (0, 0) and (x < -1 or y < -1 or x + w > width + 1 or y + h > height + 1)


def twice(values) -> list[str]:
    return [str(value) for value, count in Counter(values).items() if count > 1]


def doubled(notes: list) -> list:
    seen, again = set(), []
    for note in notes:
        key = note.get('image_id'), note.get('category_id'), tuple(note.get('bbox') or ())
        again += [note] * (key in seen)
        seen.add(key)
    return again


def of_pictures(split: str, part: Pictures) -> Iterator[Problem]:
    paths = [path for path, _ in part.samples]
    missing = [path for path in paths if not (part.root / path).is_file()]
    unread = [path for path in paths if (part.root / path).is_file() and size_of(part.root / path) == (0, 0)]
    yield Problem(split, 'pictures are missing', missing, True)
    yield Problem(split, 'pictures cannot be read', unread, True)
    yield Problem(split, 'pictures occur twice', twice(paths))
    counts = Counter(name for _, name in part.samples)
    yield Problem(split, 'classes have one picture', [name for name, count in counts.items() if count == 1])


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
        isinstance(sets['train'], Pictures),
    )
    both = sorted(files_of(sets['train']) & files_of(sets['val']))
    yield Problem('val', 'pictures are in train as well', [Path(path).name for path in both])


def classes_of(part: Detection | Pictures) -> set[str]:
    if isinstance(part, Pictures):
        return {name for _, name in part.samples}
    return {category['name'] for category in part.content['categories']}


def files_of(part: Detection | Pictures) -> set[str]:
    if isinstance(part, Pictures):
        return {str(part.root / path) for path, _ in part.samples}
    return {str(part.pictures / picture['file_name']) for picture in part.content['images']}
