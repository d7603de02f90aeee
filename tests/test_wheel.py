"""What is in the wheel and in the sources, and that what is in the wheel works without the checkout."""

import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import pytest
from small_runs import environment, generate, last_loss, options

ROOT = Path(__file__).resolve().parents[1]
PACKAGE, CONFIGS, TOOLS = 'cvloss_mm/', 'cvloss_mm/.mim/configs/', 'cvloss_mm/.mim/tools/'


@pytest.fixture(scope='module')
def wheel(tmp_path_factory):
    pytest.importorskip('hatchling', reason='building the wheel needs the [dev] extra')
    folder = tmp_path_factory.mktemp('wheel')
    subprocess.run(
        [
            sys.executable,
            '-m',
            'pip',
            'wheel',
            '.',
            '--no-deps',
            '--no-build-isolation',
            '--quiet',
            '--wheel-dir',
            folder,
        ],
        cwd=ROOT,
        check=True,
    )
    return zipfile.ZipFile(next(folder.glob('cvloss_mm-*.whl')))


@pytest.fixture(scope='module')
def site(wheel, tmp_path_factory):
    """The folder in which pip would put the package."""
    folder = tmp_path_factory.mktemp('site')
    wheel.extractall(folder)
    return folder


@pytest.fixture(scope='module')
def sources(tmp_path_factory):
    """The names in the sdist, without its folder, and its size."""
    pytest.importorskip('hatchling', reason='building the sdist needs the [dev] extra')
    folder = tmp_path_factory.mktemp('sdist')
    build = f'from hatchling.build import build_sdist; print(build_sdist({str(folder)!r}))'
    subprocess.run([sys.executable, '-c', build], cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob('cvloss_mm-*.tar.gz')
    with tarfile.open(path) as archive:
        return {name.partition('/')[2] for name in archive.getnames()}, path.stat().st_size


def names(wheel, prefix):
    return {name.removeprefix(prefix) for name in wheel.namelist() if name.startswith(prefix)}


def files_under(folder, suffix=''):
    return {p.relative_to(folder).as_posix() for p in folder.rglob(f'*{suffix}') if p.is_file() and p.suffix != '.pyc'}


def test_every_config_is_where_mmengine_looks_for_it(wheel):
    assert names(wheel, CONFIGS) == files_under(ROOT / 'configs', '.py')


def test_every_tool_is_where_mim_looks_for_it_with_what_it_uses(wheel):
    assert names(wheel, TOOLS) == files_under(ROOT / 'tools') >= {'train.py', 'lab/compare/hook.py'}


def test_there_is_the_package_with_its_license_and_nothing_else(wheel):
    others = {n for n in wheel.namelist() if not n.startswith((CONFIGS, TOOLS)) and '.dist-info/' not in n}
    assert {name.removeprefix(PACKAGE) for name in others} == files_under(ROOT / 'cvloss_mm') >= {'py.typed'}
    assert any(name.endswith('LICENSE') for name in wheel.namelist())


def test_no_figure_and_no_report_is_installed(wheel):
    kinds = Counter(PurePosixPath(name).suffix for name in wheel.namelist() if name != f'{PACKAGE}CHANGELOG.md')
    assert not kinds.keys() & {'.png', '.svg', '.html', '.md', '.json', '.pyc'}, kinds
    assert Path(wheel.filename).stat().st_size < 1_150_000


def test_the_sources_hold_all_that_is_built_and_tested_and_no_figure_and_no_report(sources):
    there, size = sources
    expected = [ROOT / 'pyproject.toml', ROOT / 'README.md', ROOT / 'LICENSE']
    for folder, suffixes in (
        ('cvloss_mm', ('.py', '.pyi', '.h', '.typed')),
        ('configs', ('.py', '.md')),
        ('tools', ('.py', '.sh', '.txt', '.jinja')),
        ('tests', ('.py',)),
    ):
        expected += [path for path in (ROOT / folder).rglob('*') if path.suffix in suffixes or path.name == 'py.typed']
    assert not [path for path in expected if path.relative_to(ROOT).as_posix() not in there]
    assert not {PurePosixPath(name).suffix for name in there} & {'.png', '.svg', '.html', '.json', '.pyc', '.so'}
    assert size < 1_500_000


ALONE = """
import sys
for host in 'mmengine mmcv mmdet mmpretrain mmseg torchvision matplotlib rich scipy'.split():
    sys.modules[host] = None  # as where it is not installed
import torch
import cvloss_mm.losses
from cvloss_mm import kernels
boxes = torch.tensor([[10., 10., 30., 30.]], requires_grad=True)
cvloss_mm.losses.CIoULoss()(boxes, torch.tensor([[12., 8., 33., 29.]])).backward()
print(cvloss_mm.__file__, boxes.grad.abs().sum().item() > 0, *kernels.backends('cpu'))
"""


def test_the_losses_work_with_torch_alone_installed_where_nobody_may_write(site, tmp_path):
    before = {path: path.stat().st_mtime_ns for path in site.rglob('*')}
    for path in before:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        done = subprocess.run(
            [sys.executable, '-B', '-c', ALONE],
            cwd=tmp_path,
            text=True,
            capture_output=True,
            env=environment(PYTHONPATH=str(site), HOME=str(tmp_path)),
        )
    finally:
        for path in before:
            path.chmod(0o755)
    assert done.returncode == 0, done.stderr
    place, moved, *backends = done.stdout.split()
    assert Path(place) == site / 'cvloss_mm/__init__.py' and moved == 'True' and backends
    assert {path: path.stat().st_mtime_ns for path in site.rglob('*')} == before


def test_mim_finds_one_config_of_each_name(wheel):
    """mim searches the installed package for the file's name, and refuses two."""
    counts = Counter(PurePosixPath(name).name for name in names(wheel, CONFIGS))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.skipif(find_spec('mmpretrain') is None, reason='mmpretrain is not installed')
def test_mim_train_works_on_the_installed_package(site, tmp_path):
    """The commands that `mim train cvloss_mm resnet18_shapes_ce.py` runs, in a folder that is no checkout."""
    (config,) = (site / PACKAGE).rglob('resnet18_shapes_ce.py')
    tool, settings = site / TOOLS / 'train.py', dict(cwd=tmp_path, env=environment(PYTHONPATH=str(site)), text=True)
    assert '--gpus' not in subprocess.check_output([sys.executable, tool, '-h'], **settings)  # mim would then pass it
    small = options(generate(tmp_path / 'shapes', batches=2), 'classification', epochs=1)
    subprocess.check_call([sys.executable, tool, config, '--launcher', 'none', '--cfg-options', *small], **settings)
    assert last_loss(tmp_path / 'work_dirs' / 'resnet18_shapes_ce') > 0
