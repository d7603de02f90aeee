"""Which errors a user can mend, and what is said of them in place of a traceback."""

import dis
import errno
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from ..checking import MisuseError
from .checkpoints import latest_checkpoint
from .messages import LaunchError, is_first_process
from .swap_base import SwapError

PACKAGE = Path(__file__).parents[1]
DISK_IS_FULL = (errno.ENOSPC, errno.EDQUOT)
SETTING_UP = {'build_from_cfg', 'before_run', 'before_train'}  # functions of mmengine that read settings
UNREADABLE = 'failed to load image: '  # mmcv's words


def run_or_explain(main) -> None:
    """Run a tool; what the user can mend is shown without a traceback, and ends with status 2."""
    try:
        main()
    except KeyboardInterrupt:
        sys.exit('\ninterrupted; go on later with the same command and --resume' if is_first_process() else 1)
    except Exception as error:
        text = in_words(error)
        if text is None:
            raise
        sys.exit(explain(text))


def explain(error: Exception | str) -> int:
    if is_first_process():
        print(f'error: {error}', file=sys.stderr)
    return 2


def in_words(error: Exception) -> str | None:
    """What the user can mend; None where it is a fault of the code."""
    if isinstance(error, OSError) and error.errno in DISK_IS_FULL:
        return disk_is_full(error)
    if isinstance(error, AssertionError) and UNREADABLE in str(error):
        return unreadable_image(error)
    if isinstance(error, (LaunchError, SwapError, MisuseError)) or is_refusal(error):
        return str(error.args[0] if error.args else error)
    return None


def is_refusal(error: Exception) -> bool:
    """Whether what a config says was refused before the first step: a name that is not registered, a keyword that its
    class does not have, or by something of this package in words of its own."""
    steps = list(steps_of(error))
    if not isinstance(error, (TypeError, ValueError, KeyError, FileNotFoundError)) or not SETTING_UP & {
        code.co_name for code, _ in steps
    }:
        return False
    code, at = steps[-1]
    raised = dis.opname[code.co_code[at]] == 'RAISE_VARARGS'  # by a statement, and by no operation that failed
    return code.co_name == 'build_from_cfg' or (raised and Path(code.co_filename).is_relative_to(PACKAGE))


def steps_of(error: Exception) -> Iterator[tuple[CodeType, int]]:
    """The code of each step of its traceback, and the instruction there that did not return."""
    step = error.__traceback__
    while step is not None:
        yield step.tb_frame.f_code, step.tb_lasti
        step = step.tb_next


def disk_is_full(error: OSError) -> str:
    """What was not written, and what is whole: files take their place when they are complete."""
    written = Path(error.filename).parent if error.filename else None
    whole = ''
    if written and any(written.glob('*.pth')):
        whole = f' The newest whole checkpoint is {latest_checkpoint(written)}.'
    return (
        f'the disk is full ({error.strerror}){f": {error.filename} was not written" * bool(written)}. What was '
        f'there before is whole.{whole} Free some space, then go on with the same command and --resume'
    )


def unreadable_image(error: AssertionError) -> str:
    """Which one; from the worker of a data loader the whole traceback comes as the message, which ends with it."""
    return (
        f'the image {str(error).rpartition(UNREADABLE)[2].strip()} cannot be read: it is cut off, or no image. '
        'Put a whole one in its place, or take it out of the data, then go on with the same command and --resume'
    )
