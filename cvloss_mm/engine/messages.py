"""What a tool says on the terminal, once however many processes there are."""

import os
import sys

RANKS = dict(pytorch='RANK', slurm='SLURM_PROCID', mpi='OMPI_COMM_WORLD_RANK')  # set for each process it starts


class LaunchError(Exception):
    """Something the user can mend; shown as one line, without a traceback."""


def is_first_process() -> bool:
    """Whether this process is the one that talks; asked before the processes know each other."""
    ranks = [os.environ.get(name) for name in RANKS.values()]
    return next((int(rank) for rank in ranks if rank), 0) == 0


def print_once(text: str) -> None:
    if is_first_process():
        print(text, flush=True)


def show_changes(changes: list, cause: str = 'losses') -> None:
    """One line per change: `path: old -> new`."""
    from rich.console import Console
    from rich.table import Table

    table = Table('setting', 'was', 'is now', title=f'Changed for the {cause}', title_justify='left')
    for path, old, new in changes:
        table.add_row(path, readable(old), readable(new))
    console = Console(width=None if sys.stdout.isatty() else 160, quiet=not is_first_process())
    console.print(table if changes else f'The config already has these {cause}; nothing was changed.')


def readable(value) -> str:
    if value is None:
        return 'not set'
    return f'dict({", ".join(f"{k}={v!r}" for k, v in value.items())})' if isinstance(value, dict) else repr(value)
