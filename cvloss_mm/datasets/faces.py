"""The "faces" data set: parametric faces with pose, expression, light, occlusion and noise, as an open set.

    python -m cvloss_mm.datasets.faces --out data/faces

writes a folder a person (data/faces/train), others of persons who are in no training image (data/faces/test), and
pairs of the latter as Labeled Faces in the Wild lists them (data/faces/pairs.txt): ten folds without a person in
common, each with as many pairs of one person as of two. Every image is a function of (seed, split, person, number)
alone: the same parameters give the same bytes, and a larger set begins with the images of a smaller one.
"""

import argparse
from itertools import combinations
from pathlib import Path

import numpy as np

from . import making
from .face_rendering import person, portrait

VERSION = 1  # goes up when the same parameters give other files
STREAMS = dict(train=0, test=1)
FOLDS, PAIRS = 10, 300  # LFW's: folds, and pairs of a kind in each
DEFAULTS = dict(train=400, test=100, images=12, size=48, seed=0)
LEAST = dict(train=2, test=2 * FOLDS, images=2, size=32, seed=0)


def name_of(split: str, number: int) -> str:
    return f'{split}_{number + 1:04d}'


def write_person(root: Path, *, split: str, number: int, images: int, size: int, seed: int, step) -> None:
    folder, known = root / name_of(split, number), [seed, STREAMS[split], number]
    folder.mkdir(parents=True)
    who = person(np.random.default_rng(known))
    for i in range(1, images + 1):
        portrait(np.random.default_rng([*known, i]), who, size).save(
            folder / f'{folder.name}_{i:04d}.jpg', quality=90, subsampling=0
        )
        step()


def fold_pairs(rng: np.random.Generator, persons: list[str], images: int) -> list[tuple]:
    """The pairs of a fold as LFW writes them: (name, i, j) of one person, then (name, i, name, j) of two."""
    same = [(name, i, j) for name in persons for i, j in combinations(range(1, images + 1), 2)]
    other = [
        (a, i, b, j) for a, b in combinations(persons, 2) for i in range(1, images + 1) for j in range(1, images + 1)
    ]
    count = min(PAIRS, len(same), len(other))
    return [kind[k] for kind in (same, other) for k in sorted(rng.choice(len(kind), count, replace=False))]


def pairs(persons: int, images: int, seed: int) -> str:
    """The content of pairs.txt."""
    names = [name_of('test', number) for number in range(persons)]
    rng, own = np.random.default_rng([seed, len(STREAMS)]), len(names) // FOLDS
    folds = [fold_pairs(rng, names[k * own : (k + 1) * own], images) for k in range(FOLDS)]
    lines = [(FOLDS, len(folds[0]) // 2), *(pair for fold in folds for pair in fold)]
    return ''.join('\t'.join(map(str, line)) + '\n' for line in lines)


def generate(out, *, overwrite: bool = False, step=lambda: None, **sizes) -> bool:
    """Make the data set unless it is there; `step` is called after every image. Returns whether it was made.

    Args:
        sizes: persons to train with and to test with, ``train`` and ``test``; ``images`` of each; ``size``, their
            side in pixels; ``seed``.

    A set with other parameters is kept, and refused with FileExistsError, unless `overwrite`.
    """
    own = {**DEFAULTS, **sizes}
    making.check(own, LEAST)

    def write(root: Path) -> None:
        for split in STREAMS:
            for number in range(own[split]):
                write_person(
                    root / split,
                    split=split,
                    number=number,
                    images=own['images'],
                    size=own['size'],
                    seed=own['seed'],
                    step=step,
                )
        (root / 'pairs.txt').write_text(pairs(own['test'], own['images'], own['seed']))

    return making.make(out, dict(name='faces', version=VERSION, **own), write, overwrite)


def generate_with_progress(out, **options) -> bool:
    """`generate` with a bar in the terminal."""
    own = {**DEFAULTS, **options}
    return making.with_progress(generate, 'faces', (own['train'] + own['test']) * own['images'], out, options)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog='python -m cvloss_mm.datasets.faces', description=__doc__.split('\n')[0])
    made.add_argument('--out', default='data/faces', help='folder to write (default: %(default)s)')
    for name, what in (
        ('train', 'persons to train with'),
        ('test', 'persons to test with, others'),
        ('images', 'images of each person'),
        ('size', 'side of an image in pixels'),
    ):
        made.add_argument(f'--{name}', type=int, default=DEFAULTS[name], help=f'{what} (default: %(default)s)')
    return made


if __name__ == '__main__':
    making.run_command(parser(), generate_with_progress)
