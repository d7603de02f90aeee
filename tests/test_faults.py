"""Where people run it, and what they find there: a checkout nobody may write to, in a folder of an odd name, without
HOME, in the C locale; an image that is none."""

import os
import shutil
import subprocess
import sys
from functools import partial

import forked
import pytest

pytest.importorskip('mmdet')

from small_runs import ROOT, environment, generate, options

pytestmark = pytest.mark.integration

CONFIG = 'configs/retinanet/retinanet_r18_fpn_shapes_ciou.py'


@pytest.fixture
def checkout(tmp_path):
    """A copy in a folder with a space and letters beyond ASCII; mounted read-only, where this user may mount."""
    folder = tmp_path / 'my clöne'
    for part in ('cvloss_mm', 'configs', 'tools'):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns('__pycache__', '*.png'))
    mounted = not subprocess.run(['mount', '--bind', folder, folder], capture_output=True).returncode and not (
        subprocess.run(['mount', '-o', 'remount,ro,bind', folder], capture_output=True).returncode
    )
    if not mounted:
        for path in (folder, *folder.rglob('*')):
            path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder
    if mounted:
        subprocess.run(['umount', folder], check=True)
    for path in (folder, *folder.rglob('*')):
        path.chmod(0o755)


really_started = partial(subprocess.run, capture_output=True, text=True)


def run(checkout, *words, start=really_started):
    bare = {'PATH': os.environ['PATH'], 'LANG': 'C', 'PYTHONPATH': str(checkout), 'OMP_NUM_THREADS': '1'}
    command = [sys.executable, checkout / 'tools' / 'train.py', CONFIG, *words]
    return start([*map(str, command)], cwd=checkout, env=bare, timeout=300)


def test_a_training_needs_no_home_no_locale_and_no_checkout_to_write_to(checkout, tmp_path):
    data = generate(tmp_path / 'dätä', batches=2)
    words = options(data, 'detection', epochs=1)
    done = run(checkout, '--work-dir', tmp_path / 'rün', '--cfg-options', *words)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert list((tmp_path / 'rün').glob('*.pth'))


def test_a_work_dir_that_cannot_be_written_is_said_before_any_work(checkout, tmp_path):
    if os.access(checkout, os.W_OK):
        pytest.skip('this user may write to everything, and may not mount')
    data = generate(tmp_path / 'data', batches=2)
    done = run(checkout, '--cfg-options', *options(data, 'detection', epochs=1), start=forked.run)
    assert done.returncode == 2 and 'choose one with --work-dir' in done.stderr and 'Traceback' not in done.stderr


@pytest.mark.parametrize('workers', [0, 1])
def test_an_image_that_cannot_be_read_ends_a_training_in_one_line_that_names_it(workers, tmp_path):
    data = generate(tmp_path / 'data', batches=1)
    image = sorted((data / 'detection/train').iterdir())[2]
    image.write_bytes(image.read_bytes()[:40])
    words = [
        sys.executable,
        ROOT / 'tools/train.py',
        CONFIG,
        '--work-dir',
        tmp_path / 'run',
        '--cfg-options',
        *options(data, 'detection', epochs=1, workers=workers),
    ]
    done = forked.run(words, cwd=ROOT, env=environment())
    assert done.returncode == 2 and 'Traceback' not in done.stderr, done.stderr[-2000:]
    assert f'error: the image {image} cannot be read' in done.stderr and '--resume' in done.stderr


@pytest.mark.parametrize(
    ('statement', 'known'),
    [
        ("raise ValueError('so many')", True),
        ("if True: raise ValueError('so many')", True),
        ('None + 1', False),
        ("int('none')", False),
    ],
)
def test_a_refusal_is_told_from_a_fault_without_the_source(statement, known):
    """As of an installation whose sources are not there to be read."""
    from cvloss_mm.engine.mendable import PACKAGE, in_words

    scope = {}
    exec(compile(f'def before_train():\n    {statement}', str(PACKAGE / 'gone.py'), 'exec'), scope)
    try:
        scope['before_train']()
    except (TypeError, ValueError) as error:
        assert (in_words(error) == 'so many') == known
