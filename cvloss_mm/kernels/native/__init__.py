"""Kernels in C++, for whoever has a compiler: ``python -m cvloss_mm.kernels.native`` builds them once, in some seconds.

Nothing needs them: without, the kernels in plain torch do the same. The library lies in the user's cache, under a name
that tells source, compiler flags and processor, so that a cache shared by different machines is safe.
``CVLOSS_MM_KERNELS=torch`` leaves it aside.
"""
from __future__ import annotations

import ctypes
import hashlib
import logging
import os
import platform
import shutil
import subprocess
from pathlib import Path

from .. import CHOICE

SOURCES = sorted(path for path in Path(__file__).parent.iterdir() if path.suffix in ('.h', '.cpp'))
FLAGS = ['-O3', '-march=native', '-std=c++17', '-shared', '-fPIC', '-pthread', '-fno-math-errno', '-fno-trapping-math',
         '-Wno-psabi', '-Wno-parentheses']
logger = logging.getLogger(__name__)


def library() -> Path:
    """Where the library of these sources and this processor is, or would be."""
    try:
        processor = next(line for line in Path('/proc/cpuinfo').read_text().splitlines() if line.startswith('flags'))
    except (OSError, StopIteration):
        processor = platform.processor()
    text = ''.join(path.read_text() for path in SOURCES) + ' '.join(FLAGS) + platform.machine() + processor
    folder = Path(os.environ.get('XDG_CACHE_HOME') or Path.home() / '.cache') / 'cvloss_mm'
    return folder / f'losses-{hashlib.sha256(text.encode()).hexdigest()[:16]}.so'


def build(path: Path | None = None, compiler: str | None = None) -> Path:
    """Compiles the library, in some seconds.

    Raises:
        RuntimeError: where there is no compiler, or it fails.
    """
    path = path or library()
    found = filter(None, map(shutil.which, ('c++', 'g++', 'clang++')))
    compiler = compiler or os.environ.get('CXX') or next(found, None)
    if not compiler:
        raise RuntimeError('no C++ compiler was found; install g++ or clang, or name one in CXX')
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f'.{os.getpid()}')
    sources = [str(path) for path in SOURCES if path.suffix == '.cpp']
    done = subprocess.run([compiler, *FLAGS, *sources, '-o', str(unfinished)], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f'{compiler} failed:\n{done.stderr[-2000:]}')
    unfinished.replace(path)
    return path


def load(path: Path | None = None) -> bool:
    """Registers the kernels of a library that was built; False where there is none."""
    path = path or library()
    if not path.exists():
        return False
    try:
        code = ctypes.CDLL(str(path))
    except OSError as error:
        logger.debug('%s cannot be loaded: %s', path, error)
        return False
    for module in _modules():
        module.register_all(code)
    return True


def names() -> set[str]:
    """The functions that have a kernel here, whether it was built or not."""
    return {function.__name__ for module in _modules() for function in dict(module.LOSSES)}


def _modules() -> tuple:
    from . import boxes, elements, rows
    return boxes, elements, rows


if CHOICE != 'torch':
    load()
