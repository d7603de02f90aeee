"""What all formulas include is read once for many of them: the libraries are the same, in half the time."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from cvloss_mm.kernels import native

PREFIX = 'cvloss_mm-headers-'


def used() -> bool:
    return PREFIX in os.environ.get('CXX', '')


def is_gcc(program: str) -> bool:
    shown = subprocess.run([program, '--version'], capture_output=True, text=True, check=False).stdout
    return 'Free Software Foundation' in shown


def write_headers(folder: Path) -> None:
    """Those of the system, in one file."""
    lines = [line for path in native.FOLDER.glob('*.h') for line in path.read_text().splitlines()]
    (folder / 'all.h').write_text('\n'.join(sorted({line for line in lines if line.startswith('#include <')})) + '\n')


def read_headers(folder: Path, program: str) -> subprocess.Popen:
    words = shlex.join([program, *native.FLAGS, '-x', 'c++-header', 'all.h', '-o', 'unfinished'])
    return subprocess.Popen(['sh', '-c', f'{words} && mv unfinished all.h.gch'], cwd=folder)


def compiler(folder: Path, program: str) -> Path:
    """One that begins with these headers; GCC takes them as they were read, once that is done."""
    path, headers = folder / 'c++', shlex.quote(str(folder / 'all.h'))
    path.write_text(f'#!/bin/sh\nexec {shlex.quote(program)} -include {headers} "$@"\n')
    path.chmod(0o755)
    return path


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # of another user
        pass
    return True


def clean_up() -> None:
    """What runs left that were killed: folders are named by the process that made them."""
    for folder in Path(tempfile.gettempdir()).glob(f'{PREFIX}*-*'):
        number = folder.name.removeprefix(PREFIX).split('-')[0]
        if number.isdecimal() and not is_running(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def use(config) -> None:
    """In this run of pytest; in the background, as the workers need longer to start."""
    program = native.compiler()
    if os.environ.get('CXX') or not is_gcc(program):
        return
    clean_up()
    folder = tempfile.TemporaryDirectory(prefix=f'{PREFIX}{os.getpid()}-')
    write_headers(Path(folder.name))
    reading = read_headers(Path(folder.name), program)
    os.environ['CXX'] = str(compiler(Path(folder.name), program))

    def forget():
        del os.environ['CXX']
        reading.wait()
        folder.cleanup()

    config.add_cleanup(forget)
