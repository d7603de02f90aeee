"""Types, as pyright reads them in a user's script: the names are known, and mistakes are found before it runs."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import forked
import pytest

ROOT = Path(__file__).resolve().parents[1]
PYRIGHT = shutil.which('pyright', path=str(Path(sys.executable).parent))
MISTAKES = """
from torch import rand

from cvloss_mm.functional import ciou_loss
from cvloss_mm.losses import CIoULos

ciou_loss(rand(2, 4))
ciou_loss(rand(2, 4), rand(2, 4), epsilon=1e-7)
"""


@pytest.fixture
def problems(tmp_path):
    """What pyright says of a script in a folder of its own, with the package as it is here."""
    if PYRIGHT is None:
        pytest.skip('pyright is not installed: pip install "pyright[nodejs]"')

    def of(text):
        (tmp_path / 'script.py').write_text(text)
        (tmp_path / 'pyrightconfig.json').write_text(
            json.dumps(
                dict(include=['script.py'], extraPaths=[str(ROOT)], typeCheckingMode='basic', pythonVersion='3.10')
            )
        )
        done = subprocess.run(
            [PYRIGHT, '--outputjson', '--pythonpath', sys.executable, '-p', tmp_path], capture_output=True, text=True
        )
        return [problem['message'] for problem in json.loads(done.stdout)['generalDiagnostics']]

    return of


def test_a_users_script_has_no_problem(problems):
    assert problems((ROOT / 'tests/typed_use.py').read_text()) == []


def test_misspelt_names_and_missing_or_unknown_arguments_are_found(problems):
    found = problems(MISTAKES)
    assert len(found) == 3, found
    for message, word in zip(
        found, ('"CIoULos" is unknown', 'missing for parameter "target"', '"epsilon"'), strict=True
    ):
        assert word in message


def test_what_pyright_reads_runs_as_well():
    """In a process of its own, as it opens the watch for all calls."""
    done = forked.run(
        [sys.executable, ROOT / 'tests/typed_use.py'],
        cwd=ROOT,
        env={'PYTHONPATH': str(ROOT), 'PATH': '/usr/bin:/bin', 'HOME': str(Path.home())},
    )
    assert done.returncode == 0, done.stderr[-2000:]
