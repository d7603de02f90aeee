"""The packed sets of face recognition: MXNet's ``.rec`` with ``.idx``, and the ``.bin`` files of pairs.

MXNet is retired, and no reader of its format is kept on without it; the format is small and documented
(https://mxnet.apache.org/versions/1.9.1/api/architecture/note_data_loading), so it is read here.
"""

import io
import os
import pickle
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from mmengine.fileio import BaseStorageBackend, register_backend

MAGIC = 0xCED7230A
HEAD, ENTRY = struct.Struct('<II'), struct.Struct('<IfQQ')  # of a piece; flag, label, id, id2 of what is packed
LENGTH, PART = (1 << 29) - 1, 29  # of the second number of a piece: its length, and above that which part it is
SCHEME = 'rec'


class Record(NamedTuple):
    """A record: its labels, of an image its identity alone, and the bytes of the image."""

    labels: tuple[float, ...]
    content: bytes


def read_piece(file, path) -> tuple[int, bytes]:
    head = file.read(HEAD.size)
    if len(head) < HEAD.size:
        raise OSError(f'{path} ends within a record')
    magic, word = HEAD.unpack(head)
    if magic != MAGIC:
        raise OSError(f'{path}: at {file.tell() - HEAD.size} there is no record')
    content = file.read(length := word & LENGTH)
    file.seek(-length % 4, os.SEEK_CUR)
    if len(content) < length:
        raise OSError(f'{path} ends within a record')
    return word >> PART, content


def read_record(path, offset: int) -> Record:
    """What stands at an offset of a .rec file. Raises OSError where nothing whole does."""
    with open(path, 'rb') as file:
        file.seek(offset)
        part, whole = read_piece(file, path)
        while part not in (0, 3):  # of a record that holds the magic number the pieces around it are kept
            part, content = read_piece(file, path)
            whole += struct.pack('<I', MAGIC) + content
    if len(whole) < ENTRY.size:
        raise OSError(f'{path}: the record at {offset} has no header')
    count, label, *_ = ENTRY.unpack_from(whole)
    start = ENTRY.size + 4 * count
    if start > len(whole):
        raise OSError(f'{path}: the record at {offset} has {count} labels in {len(whole)} bytes')
    labels = np.frombuffer(whole, '<f4', count, ENTRY.size).tolist() if count else [label]
    return Record(tuple(labels), whole[start:])


class Index(NamedTuple):
    """Where the images of a .rec file are, and whose they are."""

    path: Path
    offsets: np.ndarray
    labels: np.ndarray


def offsets_of(path: Path) -> dict[int, int]:
    """{key: offset} of an .idx file."""
    try:
        rows = np.loadtxt(path, dtype=np.int64, ndmin=2)
    except (OSError, ValueError) as error:
        raise ValueError(f'{path} is no index, with lines of "number offset": {error}') from None
    if rows.shape[1:] != (2,) or not len(rows):
        raise ValueError(f'{path} is no index, with lines of "number offset"')
    return dict(rows.tolist())


def images_of(path: Path) -> list[int]:
    """The offsets of the images. Record 0 of most sets says up to which number there are any; identities follow."""
    known = offsets_of(path.with_suffix('.idx'))
    first = read_record(path, known[0]) if 0 in known else None
    if first is not None and not first.content:
        return [offset for key, offset in sorted(known.items()) if 0 < key < int(first.labels[0])]
    return [offset for _, offset in sorted(known.items())]


def labels_at(path: Path, offsets: list[int]) -> Iterator[int]:
    with open(path, 'rb') as file:
        for offset in offsets:
            file.seek(offset + HEAD.size)
            count, label, *_ = ENTRY.unpack(file.read(ENTRY.size))
            yield int(struct.unpack('<f', file.read(4))[0] if count else label)


def read_index(path: str | Path, keep: str | Path | None = None) -> Index:
    """Where all images are, and whose: read once with a bar, since that takes minutes for millions, and kept.

    Args:
        path: the .rec file, with its .idx beside it.
        keep: file to keep it in; None is beside the .rec file. Where it cannot be written, it is read anew each time.

    Raises:
        ValueError: the index is missing or is none.
    """
    path = Path(path)
    keep = path.with_suffix('.labels.npz') if keep is None else Path(keep)
    stamp = [path.stat().st_size, path.stat().st_mtime_ns]
    if keep.is_file():
        with np.load(keep) as found:
            if found['stamp'].tolist() == stamp:
                return Index(path, found['offsets'], found['labels'])
    index = Index(path, offsets := np.array(images_of(path), dtype=np.int64), labels_with_progress(path, offsets))
    content = io.BytesIO()
    np.savez(content, stamp=np.array(stamp), offsets=index.offsets, labels=index.labels)
    try:
        made = keep.with_name(f'.{keep.name}.{os.getpid()}')
        made.write_bytes(content.getvalue())
        os.replace(made, keep)
    except OSError:  # a disk that is only read
        pass
    return index


def labels_with_progress(path: Path, offsets: np.ndarray) -> np.ndarray:
    from mmengine.dist import is_main_process
    from rich.progress import Progress

    with Progress(transient=True, disable=not is_main_process()) as progress:
        bar = progress.add_task(f'reading whose the images of {path.name} are', total=len(offsets))
        every = max(1, len(offsets) // 1000)
        labels = np.empty(len(offsets), dtype=np.int64)
        for i, label in enumerate(labels_at(path, offsets.tolist())):
            labels[i] = label
            if i % every == 0:
                progress.update(bar, completed=i)
    return labels


# ---- pairs


class OnlyLists(pickle.Unpickler):
    """Lists, bytes and booleans, of which the pairs consist; whatever else a pickle names is not made, since making
    it may run anything."""

    KNOWN = {
        ('_codecs', 'encode'),
        ('numpy', 'ndarray'),
        ('numpy', 'dtype'),
        *((f'numpy.{core}.multiarray', name) for core in ('core', '_core') for name in ('_reconstruct', 'scalar')),
    }

    def find_class(self, module, name):
        if (module, name) not in self.KNOWN:
            raise pickle.UnpicklingError(f'it names {module}.{name}, which no list of pairs does')
        return super().find_class(module, name)


def read_bin(path: str | Path) -> tuple[list[bytes], list[bool]]:
    """The images of a .bin file, two a pair, and of each pair whether it is of one person.

    Raises:
        ValueError: it is no such file.
    """
    try:
        with open(path, 'rb') as file:
            images, same = OnlyLists(file, encoding='bytes').load()
        images, same = [bytes(image) for image in images], [bool(flag) for flag in same]
    except (pickle.UnpicklingError, ValueError, TypeError, EOFError, AttributeError, IndexError) as error:
        raise ValueError(
            f'{path} is no file of pairs, a pickle of (images, whether each pair is of one person): {error}'
        ) from None
    if len(images) != 2 * len(same) or not same:
        raise ValueError(f'{path} has {len(images)} images for {len(same)} pairs')
    return images, same


# ---- as files


def uri_of(path, at: int) -> str:
    """The name of a packed image, which LoadImageFromFile reads as it reads a file."""
    return f'{SCHEME}://{path}#{at}'


class PackedBackend(BaseStorageBackend):
    """``rec://FOLDER/train.rec#OFFSET`` and ``rec://FOLDER/lfw.bin#NUMBER`` as files of mmengine."""

    def __init__(self):
        self.bins = {}

    def get(self, filepath: str) -> bytes:
        found = re.fullmatch(rf'{SCHEME}://(.+)#(\d+)', str(filepath))
        if found is None:
            raise ValueError(f'{filepath} is no packed image; accepted: {SCHEME}://FILE#NUMBER')
        path, at = found[1], int(found[2])
        if not path.endswith('.bin'):
            return read_record(path, at).content
        if path not in self.bins:
            self.bins[path] = read_bin(path)[0]
        return self.bins[path][at]

    def get_text(self, filepath: str, encoding: str = 'utf-8') -> str:
        return self.get(filepath).decode(encoding)


register_backend('cvloss_mm_records', PackedBackend, prefixes=SCHEME, force=True)
