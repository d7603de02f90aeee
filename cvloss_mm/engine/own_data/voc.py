"""Pascal VOC's xml files."""

from pathlib import Path
from xml.etree import ElementTree

from .sets import Collected, DataError, Detection, images_in, size_of, split_of


def read(folder: Path, named: dict[str, Path]) -> dict[str, Detection]:
    annotations = sorted(folder.rglob('*.xml'))
    if not annotations:
        return {}
    images = {p.stem: p for p in images_in(folder)}
    lists = {split: set(path.read_text(encoding='utf-8').split()) for split, path in listed(folder, named).items()}
    sets = {}
    for annotation in annotations:
        by_folder = split_of(annotation, folder) or 'train'
        for split in [s for s, stems in lists.items() if annotation.stem in stems] if lists else [by_folder]:
            sets.setdefault(split, Collected()).add_image(*read_annotation(annotation, images, folder))
    if 'train' not in sets:
        raise DataError(f'{folder} has xml files, and none of them is for training; found: {", ".join(sets) or "none"}')
    classes = sorted({name for subset in sets.values() for name in subset.classes})
    return {split: Detection(subset.content(classes), folder) for split, subset in sets.items()}


def listed(folder: Path, named: dict[str, Path]) -> dict[str, Path]:
    """ImageSets/Main/train.txt and val.txt; test.txt where there is no val.txt."""
    found = {split: path for split, path in named.items() if path.suffix == '.txt'}
    for split, names in dict(train=('train', 'trainval'), val=('val', 'test')).items():
        for name in names:
            for path in sorted(folder.rglob(f'ImageSets/Main/{name}.txt')):
                found.setdefault(split, path)
    return found


def read_annotation(annotation: Path, images: dict[str, Path], folder: Path) -> tuple:
    """(file, size, boxes) of an xml file. VOC counts pixels from 1 and both ends, so that the left and upper sides are
    one less here; 'difficult' objects are to be ignored."""
    try:
        root = ElementTree.parse(annotation).getroot()
        boxes = [
            (item.findtext('name').strip(), *corners(item.find('bndbox')), item.findtext('difficult') == '1')
            for item in root.iter('object')
        ]
    except (ElementTree.ParseError, AttributeError, TypeError, ValueError) as error:
        raise DataError(f'{annotation} is no annotation of Pascal VOC: {error}') from None
    beside = [Path(root.findtext('filename') or annotation.name).stem, annotation.stem]
    path = next((images[stem] for stem in beside if stem in images), None)
    if path is None:
        return str(root.findtext('filename') or f'{annotation.stem}.jpg'), (0, 0), boxes
    return path.relative_to(folder).as_posix(), size_of(path), boxes


def corners(box) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (float(box.findtext(name)) for name in ('xmin', 'ymin', 'xmax', 'ymax'))
    return x1 - 1, y1 - 1, x2, y2
