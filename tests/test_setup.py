"""The shell scripts, with an interpreter that only pretends to install."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_runs import until

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = [ROOT / '.ci/run', *sorted((ROOT / 'tools').glob('*.sh'))]

# Makes an "environment" that holds nothing but itself, and writes down what was asked of it.
PRETENDER = f"""#!/usr/bin/env bash
case "$1 $2" in
    "-m venv") echo venv >>calls; mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
    "-m pip") echo pip >>calls; sleep "${{PIP_SECONDS:-0}}"; echo "pip was here" >&2; exit "${{PIP_STATUS:-0}}" ;;
    "-c import cv"*) echo look >>calls ;;
    *) exec {sys.executable} "$@" ;;
esac
"""
MADE = ['venv', 'pip', 'pip', 'pip', 'look']
UPDATED = MADE[1:]


class Checkout:
    """A copy of what setup.sh reads, and the pretender as its interpreter."""

    def __init__(self, folder: Path):
        self.folder, self.venv = folder, folder / '.venv'
        (folder / 'tools').mkdir(parents=True)
        for name in ('pyproject.toml', 'tools/setup.sh', 'tools/constraints.txt'):
            shutil.copy(ROOT / name, folder / name)
        self.python = folder / 'pretender'
        self.python.write_text(PRETENDER)
        self.python.chmod(0o755)

    def start(self, *arguments, **variables):
        environment = {**os.environ, 'PYTHON': str(self.python), **variables}
        return subprocess.Popen(
            ['bash', 'tools/setup.sh', *arguments],
            cwd=self.folder,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def setup(self, *arguments, **variables):
        process = self.start(*arguments, **variables)
        message, _ = process.communicate(timeout=60)
        return process.returncode, message

    def calls(self):
        """What was asked of the interpreter since the last time."""
        try:
            (self.folder / 'calls').rename(self.folder / 'read')
        except FileNotFoundError:
            return []
        return (self.folder / 'read').read_text().split()


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path / 'a checkout')  # a space: paths are quoted, or this fails


def test_the_first_call_makes_the_environment_and_the_second_does_nothing_at_once(checkout):
    assert checkout.setup()[0] == 0
    assert checkout.calls() == MADE
    assert checkout.setup() == (0, '')
    assert checkout.calls() == []


def test_the_oldest_torch_gets_an_environment_of_its_own_without_the_newest_pins(checkout):
    status, message = checkout.setup('--stack', 'oldest')
    assert status == 0 and checkout.calls() == ['venv', 'pip', 'pip', 'look'] and 'torch 2.1' in message
    log = (checkout.folder / '.venv-oldest/setup.log').read_text()
    assert 'torch==2.1.2' in log and 'torchvision' not in log
    oldest = re.search(r'"torch>=(.*?)"', (ROOT / 'pyproject.toml').read_text())[1]
    assert f'torch=={oldest}.' in log


@pytest.mark.parametrize('name', ['pyproject.toml', 'tools/constraints.txt', 'tools/setup.sh'])
def test_a_change_of_what_it_is_made_from_updates_it_in_place(name, checkout):
    checkout.setup()
    checkout.calls()
    with open(checkout.folder / name, 'a') as file:
        file.write('# changed\n')
    assert checkout.setup()[0] == 0
    assert checkout.calls() == UPDATED
    checkout.setup()
    assert checkout.calls() == []


def test_a_failed_set_up_shows_the_log_and_is_made_anew_by_the_next_call(checkout):
    status, message = checkout.setup(PIP_STATUS='3')
    assert status == 1
    assert 'pip was here' in message
    assert '.venv/setup.log' in message
    assert checkout.calls() == ['venv', 'pip']
    assert checkout.setup()[0] == 0
    assert checkout.calls() == MADE


def test_a_failed_update_does_not_count_as_current(checkout):
    checkout.setup()
    (checkout.folder / 'pyproject.toml').write_text('')
    assert checkout.setup(PIP_STATUS='1')[0] == 1
    checkout.calls()
    assert checkout.setup()[0] == 0
    assert checkout.calls() == MADE


def test_an_interrupted_set_up_is_made_anew(checkout):
    process = checkout.start(PIP_SECONDS='1')
    until(lambda: 'pip' in checkout.calls(), process)
    process.kill()
    process.communicate(timeout=60)  # returns: nothing that it started keeps its output open
    assert checkout.setup()[0] == 0
    assert checkout.calls() == MADE


def test_two_calls_at_once_make_one_environment(checkout):
    processes = [checkout.start(PIP_SECONDS='0.3') for _ in range(2)]
    message = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert checkout.calls() == MADE
    assert sum('waiting for it' in words for words in message) == 1


def test_an_environment_of_somebody_else_is_moved_aside_and_kept(checkout):
    checkout.venv.mkdir()
    (checkout.venv / 'precious').touch()
    status, message = checkout.setup()
    assert status == 0
    moved = next(checkout.folder.glob('.venv.moved-*'))
    assert (moved / 'precious').exists()
    assert moved.name in message


def test_a_moved_checkout_gets_a_new_environment(checkout):
    checkout.setup()
    checkout.calls()
    there = checkout.folder.rename(checkout.folder.with_name('elsewhere'))
    checkout.folder, checkout.python = there, there / 'pretender'
    assert checkout.setup()[0] == 0
    assert checkout.calls() == MADE


def test_the_stacks_do_not_share_an_environment(checkout):
    for words in ((), ('--stack', 'openmmlab'), ('--stack=onedl',)):
        assert checkout.setup(*words)[0] == 0
    assert checkout.calls() == MADE + MADE
    assert (checkout.folder / '.venv-openmmlab' / 'cvloss_mm.stamp').read_text().startswith('stack openmmlab\n')


@pytest.mark.parametrize('words', [('--stack', 'pytorch'), ('--stack',), ('--stac=onedl',)])
def test_a_wrong_argument_is_refused_with_what_is_accepted(words, checkout):
    status, message = checkout.setup(*words)
    assert status == 2
    assert re.search('accepted: .*onedl.*openmmlab', message)
    assert not checkout.venv.exists()


@pytest.mark.parametrize(('answer', 'complaint'), [('exit 127', 'does not run'), ('echo 3.9.18', 'is Python 3.9.18')])
def test_an_interpreter_that_will_not_do_is_named_with_the_reason(answer, complaint, checkout):
    checkout.python.write_text(f'#!/bin/sh\n{answer}\n')
    status, message = checkout.setup()
    assert status == 1
    assert f'{checkout.python} ' in message
    assert complaint in message
    assert not checkout.venv.exists()


def test_an_interpreter_that_does_not_run_does_not_hide_the_next_one_of_its_name(checkout):
    shims, real = checkout.folder / 'shims', checkout.folder / 'real'
    for folder, source in ((shims, '#!/bin/sh\nexit 127\n'), (real, PRETENDER)):
        folder.mkdir()
        for name in ('python3.10', 'python3.11', 'python3.12', 'python3.13', 'python3'):
            (folder / name).write_text(source)
            (folder / name).chmod(0o755)
    status, message = checkout.setup(PYTHON='', PATH=os.pathsep.join([str(shims), str(real), os.environ['PATH']]))
    assert status == 0
    assert f'with {real}' in message


@pytest.mark.parametrize('script', SCRIPTS, ids=lambda path: path.name)
def test_a_script_parses_and_can_be_executed(script):
    subprocess.run(['bash', '-n', script], check=True)
    assert os.access(script, os.X_OK)
    if shutil.which('shellcheck'):
        subprocess.run(['shellcheck', script], check=True)


def test_the_automatic_checks_are_the_test_script_on_both_stacks():
    lines = (ROOT / '.ci/run').read_text().splitlines()
    assert [line for line in lines if not line.startswith(('#', 'set ', 'cd '))] == [
        'bash tools/setup.sh',
        '.venv/bin/ruff check .',
        '.venv/bin/ruff format --check .',
        '.venv/bin/pyright',
        'bash tools/test.sh',
        'bash tools/test.sh --stack openmmlab -m integration',
    ]
