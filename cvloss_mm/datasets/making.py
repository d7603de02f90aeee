"""How a generated data set comes into being: whole or not at all, and known by its parameters."""

import argparse
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

MANIFEST = 'manifest.json'


def check(parameters: dict, minimum: dict) -> None:
    for name, lowest in minimum.items():
        if not isinstance(parameters[name], int) or parameters[name] < lowest:
            raise ValueError(f'{name} must be a whole number of at least {lowest}, but got {parameters[name]!r}')


def present(out: Path, name: str) -> dict | None:
    """The parameters of the data set in a folder; None where there is no folder, or an empty one."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return None
    try:
        found = json.loads((out / MANIFEST).read_text())
        if found['name'] == name:
            return found
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise FileExistsError(
        f'{out} exists and is no generated {name} data set ({MANIFEST} of one is missing in it); '
        'nothing was changed. Choose another --out, or move it away'
    )


def swap_in(made: Path, out: Path, overwrite: bool) -> bool:
    """Put the finished folder in its place; renaming makes it appear whole or not at all.

    What another process has put there meanwhile stays, unless ``overwrite``; then this returns False.
    """
    try:
        os.replace(made, out)
    except OSError:
        if not (out.is_dir() and any(out.iterdir())):
            raise
        if not overwrite:
            return False
        old = Path(tempfile.mkdtemp(prefix=f'.{out.name}-old-', dir=out.parent))
        os.replace(out, old / out.name)
        os.replace(made, out)
        shutil.rmtree(old)
    return True


def make(out, parameters: dict, write: Callable[[Path], None], overwrite: bool = False) -> bool:
    """Write the data set, of which the parameters have the name, unless it is there. Returns whether it was made.

    A set with other parameters is kept, and refused with FileExistsError, unless `overwrite`.
    """
    out = Path(out).absolute()
    found = present(out, parameters['name'])
    if found == parameters:
        return False
    if found is not None and not overwrite:
        raise FileExistsError(
            f'{out} holds a data set with other parameters: there {found}, wanted {parameters}. '
            'Add --overwrite to replace it, or choose another --out'
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f'.{out.name}-', dir=out.parent))
    try:
        made = workshop / out.name
        made.mkdir()
        write(made)
        (made / MANIFEST).write_text(json.dumps(parameters, indent=1))
        if swap_in(made, out, overwrite):
            return True
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return make(out, parameters, write)  # which looks at what another process has made meanwhile


def with_progress(generate: Callable[..., bool], what: str, images: int, out, options: dict) -> bool:
    """`generate(out, step=..., **options)` with a bar in the terminal."""
    from rich.progress import Progress

    with Progress(transient=True) as progress:
        bar = progress.add_task(f'drawing {what}', total=images)
        return generate(out, step=lambda: progress.advance(bar), **options)


def run_command(command: argparse.ArgumentParser, generate: Callable[..., bool], argv=None) -> None:
    """The command line of a data set."""
    command.add_argument('--seed', type=int, default=0, help='same seed, same bytes (default: %(default)s)')
    command.add_argument('--overwrite', action='store_true', help='replace a data set with other parameters')
    options = vars(command.parse_args(argv))
    try:
        made = generate(**options)
    except (ValueError, OSError) as error:
        command.exit(2, f'error: {error}\n')
    print(f'{options["out"]}: {"written" if made else "already there with these parameters, nothing to do"}')
