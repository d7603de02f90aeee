"""The Triton kernels through the compiler, by `tools/compile_kernels.py`: a file of its own, that it begins early."""

import subprocess
import sys

import pytest
from small_runs import ROOT, environment

from cvloss_mm import kernels

pytest.importorskip('triton', reason='Triton is not installed: its kernels cannot be compiled, functions stand in')


def test_every_kernel_compiles_for_a_gpu_that_is_not_there(tmp_path):
    variables = environment(TRITON_CACHE_DIR=str(tmp_path))
    variables.pop('TRITON_INTERPRET', None)
    command = [sys.executable, ROOT / 'tools/compile_kernels.py', '--fewer']
    done = subprocess.run(command, capture_output=True, text=True, env=variables)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    ours = {
        name for name, kernel in kernels.available('cuda').items() if kernel.function.__module__.startswith('cvloss')
    }
    assert {line.split()[0] for line in done.stdout.splitlines()} == {*ours, 'rescale'}
