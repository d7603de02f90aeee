"""The "shapes" data set: circles, squares, triangles, crosses and rings on textured grounds.

    python -m cvloss_mm.datasets.shapes --out data/shapes

writes a detection set in COCO format (data/shapes/detection), beside it a label a pixel of the same images
(data/shapes/detection/labels), and an image folder with one class per folder (data/shapes/classification). Every
image is a function of (seed, split, number) alone: the same parameters give
the same bytes, and a larger set begins with the images of a smaller one. With `--tiny` the images of the detection
set are full of things of a few pixels, and there is nothing else in the folder.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image

from . import making
from .coco import annotation
from .rendering import CLASSES, EVERYDAY, TINY, portrait, scene

VERSION = 2  # goes up when the same parameters give other files
STREAMS = {
    ('detection', 'train'): 0,
    ('detection', 'val'): 1,
    ('classification', 'train'): 2,
    ('classification', 'val'): 3,
}
MOST_SHAPES = {False: 6, True: 16}  # whether they are tiny
EVERY_EMPTY, EVERY_CROWD = 40, 25  # one image in so many is empty, has a crowd
IGNORED = 255  # the label of a crowd


def random_state(seed: int, task: str, split: str, number: int) -> np.random.Generator:
    return np.random.default_rng([seed, STREAMS[task, split], number])


def detection_image(folder: Path, number: int, *, split: str, size: int, seed: int, tiny: bool = False) -> tuple:
    """Draw one image with its annotations (their ids are given out later, in the order of the images)."""
    rng = random_state(seed, 'detection', split, number)
    empty, crowd = number % EVERY_EMPTY == EVERY_EMPTY // 4, number % EVERY_CROWD == EVERY_CROWD // 4
    count = 0 if empty else int(rng.integers(1, MOST_SHAPES[tiny] + 1))
    image, things = scene(rng, size, count, crowd=crowd and not empty, scale=TINY if tiny else EVERYDAY)
    name = f'{number:06d}.jpg'
    image.save(folder / name, quality=95, subsampling=0)
    return dict(id=number + 1, file_name=name, width=size, height=size), things


def label_map(things: list, size: int) -> np.ndarray:
    """The label of each pixel: 0 is the ground, then the classes in their order; crowds are to be ignored."""
    labels = np.zeros((size, size), dtype=np.uint8)
    for thing in things:
        labels[thing.mask] = IGNORED if thing.crowd else 1 + thing.label
    return labels


def write_detection(root: Path, *, split: str, count: int, step, **kind) -> None:
    folder, labels = root / split, root / 'labels' / split
    folder.mkdir(parents=True)
    labels.mkdir(parents=True)
    images, annotations = [], []
    for number in range(count):
        image, things = detection_image(folder, number, split=split, **kind)
        images.append(image)
        Image.fromarray(label_map(things, kind['size'])).save(labels / f'{number:06d}.png')
        annotations += [
            annotation(
                t.mask, identity=len(annotations) + i + 1, image=image['id'], category=t.label + 1, crowd=t.crowd
            )
            for i, t in enumerate(things)
        ]
        step()
    categories = [dict(id=i + 1, name=name, supercategory='shape') for i, name in enumerate(CLASSES)]
    info = dict(description='generated shapes', version=str(VERSION))
    (root / 'annotations').mkdir(exist_ok=True)
    (root / 'annotations' / f'{split}.json').write_text(
        json.dumps(dict(info=info, licenses=[], images=images, annotations=annotations, categories=categories))
    )


def write_classification(root: Path, *, split: str, count: int, size: int, seed: int, step) -> None:
    for name in CLASSES:
        (root / split / name).mkdir(parents=True)
    for number in range(count):
        label = number % len(CLASSES)
        image = portrait(random_state(seed, 'classification', split, number), size // 2, label)
        image.save(root / split / CLASSES[label] / f'{number:06d}.png', compress_level=1)
        step()


def write_all(root: Path, parameters: dict, step) -> None:
    kind = {key: parameters[key] for key in ('size', 'seed', 'tiny') if key in parameters}
    for split in ('train', 'val'):
        for task, write in tasks(kind.get('tiny', False)).items():
            write(root / task, split=split, count=parameters[split], step=step, **kind)


def tasks(tiny: bool) -> dict:
    """What writes each task of a set."""
    return dict(detection=write_detection) | ({} if tiny else dict(classification=write_classification))


def generate(
    out,
    *,
    train: int = 800,
    val: int = 200,
    size: int = 128,
    seed: int = 0,
    tiny: bool = False,
    overwrite: bool = False,
    step=lambda: None,
) -> bool:
    """Make the data set unless it is there; `step` is called after every image. Returns whether it was made.

    A set with other parameters is kept, and refused with FileExistsError, unless `overwrite`.
    """
    parameters = dict(
        name='shapes', version=VERSION, train=train, val=val, size=size, seed=seed, **({'tiny': True} if tiny else {})
    )  # as in the sets that were made before there were tiny ones
    making.check(parameters, dict(train=1, val=1, size=32, seed=0))
    return making.make(out, parameters, lambda root: write_all(root, parameters, step), overwrite)


def generate_with_progress(out, **options) -> bool:
    """`generate` with a bar in the terminal."""
    images = len(tasks(options.get('tiny', False))) * (options.get('train', 800) + options.get('val', 200))
    return making.with_progress(generate, 'shapes', images, out, options)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog='python -m cvloss_mm.datasets.shapes', description=__doc__.split('\n')[0])
    made.add_argument('--out', default='data/shapes', help='folder to write (default: %(default)s)')
    made.add_argument('--train', type=int, default=800, help='training images of each task (default: %(default)s)')
    made.add_argument('--val', type=int, default=200, help='held-out images of each task (default: %(default)s)')
    made.add_argument(
        '--size',
        type=int,
        default=128,
        help='side of an image in pixels; the classification images have half of it (default: %(default)s)',
    )
    made.add_argument(
        '--tiny',
        action='store_true',
        help='many things of a few pixels, 4 to 17 in images of 128; the detection set alone',
    )
    return made


if __name__ == '__main__':
    making.run_command(parser(), generate_with_progress)
