"""Lists of pairs of images, of the same person or of two."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Pair(NamedTuple):
    """Two images by their paths below the folder of the data, and whether they show the same person."""

    first: str
    second: str
    same: bool


def read_pairs(path: str | Path) -> tuple[list[Pair], int | None]:
    """The pairs of a file, and the number of folds where its first line says it.

    A line is ``first second 1`` (or ``0`` or ``-1`` for two persons), with paths; or as in LFW's pairs.txt, ``name 1
    4`` for two images of a person, ``name 1 other 2`` for two persons, whose files are ``name/name_0001.jpg``. LFW's
    first line, the folds and the pairs of a kind in each, may be missing or have one number. Between tabs, names may
    have spaces. A file that ends in .bin is insightface's, with its images within.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: a line of another form, with its number.
    """
    if not Path(path).is_file():
        raise FileNotFoundError(f'there is no list of pairs {path}')
    if Path(path).suffix == '.bin':
        from ..datasets.records import read_bin, uri_of

        return [
            Pair(uri_of(path, 2 * i), uri_of(path, 2 * i + 1), same) for i, same in enumerate(read_bin(path)[1])
        ], None
    try:
        text = Path(path).read_text('utf-8')
    except UnicodeDecodeError as error:
        raise ValueError(f'{path} is no text in UTF-8, nor does its name end in .bin: {error}') from None
    lines = [line.split('\t' if '\t' in line else None) for line in text.splitlines()]
    has_head = bool(lines) and 0 < len(lines[0]) < 3 and all(word.isdigit() for word in lines[0])
    folds = int(lines[0][0]) if has_head and len(lines[0]) == 2 else None
    pairs = [pair_of(line, f'{path}, line {i}') for i, line in enumerate(lines, 1) if line and i > has_head]
    if not pairs:
        raise ValueError(f'{path} has no pairs')
    return pairs, folds


def pair_of(words: Sequence[str], where: str) -> Pair:
    match words:
        case [name, i, j] if i.isdigit() and j.isdigit():
            return Pair(numbered(name, i), numbered(name, j), True)
        case [first, second, '0' | '1' | '-1' as same]:
            return Pair(first, second, same == '1')
        case [name, i, other, j] if i.isdigit() and j.isdigit():
            return Pair(numbered(name, i), numbered(other, j), False)
    raise ValueError(
        f'{where}: {" ".join(words)!r} is no pair; accepted: "path path 0|1", "name number number" and '
        '"name number name number"'
    )


def numbered(name: str, number: str) -> str:
    """LFW's file of a person's n-th image."""
    return f'{name}/{name}_{int(number):04d}.jpg'


def check_files(pairs: Sequence[Pair], folder: str | Path) -> None:
    """Raises FileNotFoundError that names the first images of the list that the folder lacks."""
    missing = [n for n in dict.fromkeys(n for p in pairs for n in p[:2]) if not (Path(folder) / n).is_file()]
    if missing:
        more = f' and {len(missing) - 5} more' if len(missing) > 5 else ''
        raise FileNotFoundError(f'{folder} lacks images of the list of pairs: {", ".join(missing[:5])}{more}')
