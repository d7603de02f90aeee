"""Checkpoints on the disk: which are whole, and which one a run goes on from."""

import re
import zipfile
from pathlib import Path

from .messages import LaunchError, print_once

BEFORE_ARCHIVES = b'\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.'  # what torch.save wrote first: a pickled number


def use_resume(cfg, resume: str | None, work_dir: Path) -> None:
    """Go on from a checkpoint, or with 'auto' from the newest whole one in the work dir, if there is one.

    Where nothing is asked for, a config that says ``resume=True`` does, with the checkpoint of its ``load_from``.
    """
    resume = resume or (cfg.get('load_from') or 'auto' if cfg.get('resume') else None)
    if resume is None:
        return check_start(cfg.get('load_from'))
    if '://' in resume:
        return
    found = latest_checkpoint(work_dir) if resume == 'auto' else resume
    if found is None:
        print_once(f'Nothing to resume in {work_dir}: the training starts at the beginning.')
        cfg.resume = False
        return check_start(cfg.get('load_from'))
    check_checkpoint(found, '--resume ', f'--resume without a file takes the newest whole one in {work_dir}')
    print_once(f'Resuming from {found}')
    cfg.resume, cfg.load_from = True, found


def check_start(weights: str | None) -> None:
    """LaunchError where a training would begin with weights that are not there."""
    if weights and '://' not in weights:
        check_checkpoint(weights, 'load_from=', whole_beside(weights))


def check_checkpoint(checkpoint: str, option: str, hint: str) -> None:
    """LaunchError for a file that is not there, or not whole."""
    if not Path(checkpoint).is_file():
        raise LaunchError(f'{option}{checkpoint}: no such checkpoint')
    if not is_whole(checkpoint):
        raise LaunchError(f'{option}{checkpoint}: the checkpoint is damaged (cut off, or bytes changed). {hint}')


def whole_beside(checkpoint: str) -> str:
    """Which other checkpoint of that folder can be taken."""
    whole = next(filter(is_whole, newest_first(Path(checkpoint).parent)), None)
    return f'The newest whole one there is {whole}' if whole else 'There is no whole one beside it'


def latest_checkpoint(work_dir):
    """The newest whole checkpoint of a run, or None where it has not saved any; LaunchError where all are damaged.

    mmengine's note of the last checkpoint comes first. It is no whole truth: it holds an absolute path, which leads to
    the old place after the folder was moved or copied, and a kill may fall between the note and the file. So the file
    of that name in the folder itself is taken, then the others of the folder, and then what is noted, which is
    elsewhere where the checkpoint hook has an ``out_dir``.
    """
    work_dir = Path(work_dir)
    for leftover in work_dir.glob('.*.pth.*'):
        leftover.unlink(missing_ok=True)  # several processes look at once
    note = work_dir / 'last_checkpoint'
    noted = Path(note.read_text().strip()) if note.is_file() else Path()
    beside, found = work_dir / noted.name, newest_first(work_dir)
    ordered = [p for p in dict.fromkeys([beside, *found, noted]) if p.is_file()]
    taken = next(filter(is_whole, ordered), None)
    damaged = ', '.join(str(p) for p in ordered[: ordered.index(taken) if taken else None])
    if damaged and taken is None:
        raise LaunchError(
            f'no checkpoint in {work_dir} is whole: {damaged}. Move them away to begin anew, or name '
            'another one: --resume CHECKPOINT'
        )
    if damaged:
        print_once(f'{damaged}: damaged (cut off, or bytes changed), so the newest whole checkpoint before is taken')
    if taken and noted.name and noted.parent.resolve() != work_dir.resolve() == taken.parent.resolve():
        print_once(
            f'{note} names {noted}: the folder was moved or copied, so the checkpoint in the folder itself is taken'
        )
    return taken and str(taken)


def newest_first(work_dir: Path) -> list:
    """The checkpoints in a folder, by their numbers where these have one unit: a copy is as old as the copying."""
    found = [p for p in work_dir.glob('*.pth') if re.fullmatch(r'(epoch|iter)_\d+', p.stem)]
    one_unit = len({p.stem.partition('_')[0] for p in found}) == 1
    return sorted(found, key=lambda p: int(p.stem.partition('_')[2]) if one_unit else p.stat().st_mtime, reverse=True)


def is_whole(checkpoint) -> bool:
    """Whether torch's archive has its end, and each part its checksum; a file from before torch 1.6 is no archive, and
    its beginning is all that can be asked."""
    with open(checkpoint, 'rb') as file:
        if file.read(len(BEFORE_ARCHIVES)) == BEFORE_ARCHIVES:
            return True
    try:
        with zipfile.ZipFile(checkpoint) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, EOFError):
        return False
