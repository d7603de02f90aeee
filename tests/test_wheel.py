"""What is in the wheel, and that what is in it works without the checkout."""
import subprocess
import sys
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
    subprocess.run([sys.executable, '-m', 'pip', 'wheel', '.', '--no-deps', '--no-build-isolation', '--quiet',
                    '--wheel-dir', folder], cwd=ROOT, check=True)
    return zipfile.ZipFile(next(folder.glob('cvloss_mm-*.whl')))


@pytest.fixture(scope='module')
def site(wheel, tmp_path_factory):
    """The folder in which pip would put the package."""
    folder = tmp_path_factory.mktemp('site')
    wheel.extractall(folder)
    return folder


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
    assert Path(wheel.filename).stat().st_size < 1_000_000


def test_mim_finds_one_config_of_each_name(wheel):
    """mim searches the installed package for the file's name, and refuses two."""
    counts = Counter(PurePosixPath(name).name for name in names(wheel, CONFIGS))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.skipif(find_spec('mmpretrain') is None, reason='mmpretrain is not installed')
def test_mim_train_works_on_the_installed_package(site, tmp_path):
    """The commands that `mim train cvloss_mm resnet18_shapes_ce.py` runs, in a folder that is no checkout."""
    config, = (site / PACKAGE).rglob('resnet18_shapes_ce.py')
    tool, settings = site / TOOLS / 'train.py', dict(cwd=tmp_path, env=environment(PYTHONPATH=str(site)), text=True)
    assert '--gpus' not in subprocess.check_output([sys.executable, tool, '-h'], **settings)  # mim would then pass it
    small = options(generate(tmp_path / 'shapes', batches=2), 'classification', epochs=1)
    subprocess.check_call([sys.executable, tool, config, '--launcher', 'none', '--cfg-options', *small], **settings)
    assert last_loss(tmp_path / 'work_dirs' / 'resnet18_shapes_ce') > 0
