"""Kernels in C++. Each formula is compiled at its first use, in about a second, once on a machine.

The libraries lie in the user's cache, under names that tell source, compiler flags and processor, so that a cache
shared by different machines is safe. Many processes may start at once: one compiles, the others wait for it. Where it
cannot be done, plain torch goes on, after one warning. ``CVLOSS_MM_KERNELS=torch`` leaves C++ aside.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import hashlib
import logging
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .. import CHOICE

FOLDER = Path(__file__).parent
FLAGS = [
    '-O3',
    '-march=native',
    '-std=c++17',
    '-shared',
    '-fPIC',
    '-pthread',
    '-fno-math-errno',
    '-fno-trapping-math',
    '-Wno-psabi',
    '-Wno-parentheses',
]
logger = logging.getLogger(__name__)
_logged: set[str] = set()


def compiler() -> str | None:
    return os.environ.get('CXX') or next(filter(None, map(shutil.which, ('c++', 'g++', 'clang++'))), None)


@functools.cache
def _machine() -> str:
    try:
        lines = Path('/proc/cpuinfo').read_text().splitlines()
        return platform.machine() + next(line for line in lines if line.startswith('flags'))
    except (OSError, StopIteration):
        return platform.machine() + platform.processor()


@functools.cache
def _headers() -> str:
    return ''.join(path.read_text() for path in sorted(FOLDER.iterdir()) if path.suffix in ('.h', '.cpp'))


def cache() -> Path:
    """The folder of the libraries: the user's alone, since what lies there is executed."""
    with contextlib.suppress(OSError, RuntimeError):  # no home, or one that cannot be written to
        return _private(Path(os.environ.get('XDG_CACHE_HOME') or Path.home() / '.cache') / 'cvloss_mm')
    return _private(Path(tempfile.gettempdir()) / f'cvloss_mm-{os.getuid()}')


def _private(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_uid != os.getuid() or folder.stat().st_mode & 0o022:
        raise PermissionError(f'{folder} belongs to, or can be written by, other users')
    if not os.access(folder, os.W_OK):
        raise PermissionError(f'{folder} cannot be written to')
    return folder


def library(name: str, source: str) -> Path:
    """Where the library of that source and this processor is, or would be."""
    text = _headers() + source + ' '.join(FLAGS) + _machine()
    return cache() / f'{name}-{hashlib.sha256(text.encode()).hexdigest()[:16]}.so'


def build(path: Path, source: str) -> None:
    """Compiles it.

    Raises:
        RuntimeError: where there is no compiler, or it fails.
    """
    program = compiler()
    if not program:
        raise RuntimeError('no C++ compiler was found; install g++ or clang, or name one in CXX')
    unfinished = path.with_suffix(f'.{os.getpid()}')
    try:
        done = subprocess.run(
            [program, *FLAGS, '-I', str(FOLDER), '-x', 'c++', '-', '-o', str(unfinished)],
            input=source,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f'{program} failed:\n{done.stderr[-2000:]}')
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time; the system frees the lock when its holder ends, however that happens."""
    import fcntl

    with path.with_suffix('.lock').open('w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def loaded(name: str, source: str) -> ctypes.CDLL | None:
    """The library of that source, built where it is not there; None, after a warning, where that fails."""
    try:
        path = library(name, source)
        if not path.exists():
            with _locked(path):
                if not path.exists():
                    _log_once(
                        logging.INFO, f'compiling the kernels that are used, once on this machine, to {path.parent}'
                    )
                    build(path, source)
        return ctypes.CDLL(str(path))
    except (OSError, RuntimeError, ImportError) as error:
        _log_once(logging.WARNING, f'kernels in C++ cannot be built, plain torch goes on in their place: {error}')
        return None


def _log_once(level: int, text: str) -> None:
    if text not in _logged:
        _logged.add(text)
        logger.log(level, 'cvloss_mm: %s', text)


if CHOICE == 'torch':
    raise ImportError('CVLOSS_MM_KERNELS=torch leaves them aside')
if sys.platform == 'win32':
    raise ImportError('kernels in C++ are built on Linux and macOS alone')
if not compiler():
    raise ImportError('no C++ compiler was found; install g++ or clang, or name one in CXX')

from . import boxes, elements, rows  # noqa: E402, F401
