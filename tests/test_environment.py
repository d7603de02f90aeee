"""What the package needs, what it ships, and what it says about the machine it is on."""

import importlib
import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import forked
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import cvloss_mm.losses  # noqa: F401
from cvloss_mm import check_env
from cvloss_mm.registry import MODELS

tomllib = pytest.importorskip('tomllib' if sys.version_info >= (3, 11) else 'tomli')

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / 'pyproject.toml').read_text())['project']
HOSTS = {'mmengine', 'mmcv', 'mmdet', 'mmpretrain', 'mmseg'}
ONEDL = {
    'onedl-mmengine': '1',
    'onedl-mmcv': '2',
    'onedl-mmdetection': '3',
    'onedl-mmpretrain': '4',
    'onedl-mmsegmentation': '5',
}
OPENMMLAB = {'mmengine': '1', 'mmcv-lite': '2', 'mmdet': '3', 'mmpretrain': '4', 'mmsegmentation': '5'}


def run_python(code):
    return subprocess.run([sys.executable, '-c', code], cwd=ROOT, capture_output=True, text=True, check=True).stdout


# --- what importing it costs


def test_importing_the_package_imports_neither_torch_nor_numpy_nor_a_host():
    loaded = run_python('import sys, cvloss_mm; print(*{name.split(".")[0] for name in sys.modules})').split()
    assert 'cvloss_mm' in loaded
    assert not set(loaded) & {'torch', 'torchvision', 'numpy', 'matplotlib', *HOSTS}


def test_every_loss_works_where_torch_is_all_there_is():
    """As a function, by its class and by a config dict: with every other package out of sight."""
    message = run_python(f"""
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in {HOSTS | {'torchvision', 'cv2', 'matplotlib', 'kornia', 'scipy', 'fvcore'}}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
import torch
import cvloss_mm
from cvloss_mm import functional, losses
from cvloss_mm.registry import MODELS
count = 0
for name, cls in MODELS.module_dict.items():
    if getattr(cls, 'fn', None):
        pred, target, *context = cls.sample(4, torch.Generator().manual_seed(0))
        pred.requires_grad_()
        for loss in (getattr(losses, name)(**cls.trial), MODELS.build(dict(type='cvloss_mm.' + name, **cls.trial))):
            value = loss(pred, target, **dict(*context))
            value.backward()
            count += bool(torch.isfinite(value) and torch.isfinite(pred.grad).all())
assert all(callable(getattr(functional, name)) for name in functional.__all__)
print(count)
""")
    registered = [cls for cls in MODELS.module_dict.values() if getattr(cls, 'fn', None)]
    assert int(message) == 2 * len(registered) > 40


def test_torch_is_the_only_hard_dependency():
    assert [Requirement(line).name for line in PROJECT['dependencies']] == ['torch']


# --- check_env


@pytest.fixture
def pretend(monkeypatch):
    """Makes check_env see these distributions and no others of the hosts', on a machine whose torch works."""

    def set_distributions(distributions):
        def version(name):
            if name not in distributions:
                raise PackageNotFoundError(name)
            return distributions[name]

        monkeypatch.setattr(check_env, 'version', version)
        monkeypatch.setattr(check_env, 'accelerator', lambda: 'none')

    return set_distributions


@pytest.mark.parametrize(
    'extra', ['mmengine', 'mmengine-lite', 'mmcv', 'mmcv-lite', 'mmcv-full', 'mmdet', 'mmpretrain', 'mmsegmentation']
)
def test_a_mixed_installation_is_named_and_fails(extra, pretend, capsys):
    pretend({**ONEDL, 'torchvision': '0', extra: '9'})
    assert check_env.main() == 1
    message = capsys.readouterr().out.partition('MIXED')[2]
    forked = {
        'mmengine': 'onedl-mmengine',
        'mmcv': 'onedl-mmcv',
        'mmdet': 'onedl-mmdetection',
        'mmpretrain': 'onedl-mmpretrain',
        'mmsegmentation': 'onedl-mmsegmentation',
    }[extra.partition('-')[0]]
    assert f'{forked} and {extra} are both installed' in message
    uninstalled, installed = message.split('pip uninstall -y ')[1].split(' && pip install ')
    assert set(uninstalled.split()) == {*ONEDL, extra}
    assert installed.split() == list(ONEDL)


def test_two_distributions_of_one_stack_that_share_a_name_are_a_mixture(pretend, capsys):
    pretend({**OPENMMLAB, 'torchvision': '0', 'mmcv': '2'})
    assert check_env.main() == 1
    assert 'mmcv-lite and mmcv are both installed' in capsys.readouterr().out


def test_an_original_package_on_a_fork_is_a_mixture_though_no_name_is_shared(pretend, capsys):
    pretend({'onedl-mmengine': '1', 'onedl-mmcv': '2', 'mmdet': '3', 'torchvision': '0'})
    assert check_env.main() == 1
    assert 'onedl-mmengine, onedl-mmcv (the onedl forks) together with mmdet' in capsys.readouterr().out


@pytest.mark.parametrize(('stack', 'title'), [(ONEDL, 'the onedl forks'), (OPENMMLAB, 'the original packages')])
def test_a_whole_stack_is_named_and_lacks_nothing(stack, title, pretend, capsys):
    pretend({**stack, 'torchvision': '0'})
    assert check_env.main() == 0
    message = capsys.readouterr().out
    assert f'OpenMMLab: {title}' in message
    assert 'pip install' not in message
    assert all(name in message for name in stack)


@pytest.mark.parametrize(
    ('present', 'line'),
    [
        (
            {},
            'pip install onedl-mmengine onedl-mmcv onedl-mmdetection onedl-mmpretrain onedl-mmsegmentation torchvision',
        ),
        (
            {'onedl-mmengine': '1', 'torchvision': '0'},
            'pip install onedl-mmcv onedl-mmdetection onedl-mmpretrain onedl-mmsegmentation',
        ),
        (
            {'mmengine': '1', 'mmdet': '3', 'torchvision': '0'},
            'pip install "mmcv-lite>=2.1,<2.2" mmpretrain mmsegmentation ftfy regex',
        ),
    ],
)
def test_what_is_missing_comes_with_the_line_that_installs_it(present, line, pretend, capsys):
    pretend(present)
    assert check_env.main() == 0
    assert capsys.readouterr().out.splitlines()[-1].strip() == line


def test_a_torch_that_cannot_be_imported_fails(pretend, monkeypatch, capsys):
    pretend(ONEDL)

    def broken():
        raise OSError('libcudart.so: cannot open shared object file')

    monkeypatch.setattr(check_env, 'accelerator', broken)
    assert check_env.main() == 1
    assert 'libcudart.so' in capsys.readouterr().out


@pytest.mark.parametrize(
    ('file', 'answer'), [('_ext.cpython-311-x86_64-linux-gnu.so', 'compiled'), ('_ext.pyi', 'not compiled')]
)
def test_compiled_ops_are_told_from_missing_ones(file, answer, tmp_path, monkeypatch):
    (tmp_path / 'mmcv').mkdir()
    (tmp_path / 'mmcv' / '__init__.py').touch()
    (tmp_path / 'mmcv' / file).touch()
    monkeypatch.delitem(sys.modules, 'mmcv', raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    assert check_env.mmcv_ops().split(';')[0].split(',')[0] == answer


@pytest.fixture
def mixed_folder(tmp_path):
    """To be put on the path: it says that mmdet is here from the other stack, too."""
    other = {'onedl': 'openmmlab', 'openmmlab': 'onedl'}[check_env.stacks_of(check_env.installed())[0]]
    name = check_env.members(other)['mmdet']
    folder = tmp_path / f'{name.replace("-", "_")}-9.dist-info'
    folder.mkdir()
    (folder / 'METADATA').write_text(f'Metadata-Version: 2.1\nName: {name}\nVersion: 9\n')
    return tmp_path


@pytest.mark.parametrize(
    'words',
    [['tools/train.py', 'config.py'], ['tools/test.py', 'config.py', 'c.pth'], ['-c', 'import cvloss_mm.compat']],
)
def test_a_mixed_installation_stops_everything_that_would_import_the_hosts(words, mixed_folder):
    paths = {**os.environ, 'PYTHONPATH': f'{mixed_folder}{os.pathsep}{ROOT}'}
    done = forked.run([sys.executable, *words], cwd=ROOT, env=paths)
    assert done.returncode == 1
    assert 'onedl-mmdetection and mmdet are both installed' in done.stderr
    assert 'pip uninstall -y' in done.stderr and 'site-packages/mm' not in done.stderr
    assert words[0] == '-c' or 'Traceback' not in done.stderr


def test_check_env_imports_no_host():
    loaded = run_python('import sys; from cvloss_mm import check_env; check_env.main(); print(*sys.modules)')
    assert not {name.split('.')[0] for name in loaded.splitlines()[-1].split()} & HOSTS


# --- the pins


def pins():
    lines = (line.partition('#')[0].strip() for line in (ROOT / 'tools/constraints.txt').read_text().splitlines())
    return [Requirement(line) for line in lines if line]


def installed_by_the_scripts():
    """The names in the extras, and the words of setup.sh's pip commands that are no option."""
    groups = [PROJECT['dependencies'], *PROJECT['optional-dependencies'].values()]
    names = {Requirement(line).name for group in groups for line in group} - {'cvloss_mm'}
    commands = re.findall(r'"\$\{pip\[@\]\}" (.*)', (ROOT / 'tools/setup.sh').read_text())
    words = [word for command in commands for word in command.split()]
    return {canonicalize_name(name) for name in names.union(w for w in words if re.fullmatch(r'[a-z][\w-]*', w))}


def test_the_words_of_the_scripts_are_found():
    assert {'torch', 'torchvision', 'opencv-python-headless', 'onedl-mmcv', 'mmcv-lite'} <= installed_by_the_scripts()


@pytest.mark.parametrize('python', ['3.10', '3.11', '3.12', '3.13'])
def test_every_installed_name_has_exactly_one_pin(python):
    pinned = [
        canonicalize_name(p.name) for p in pins() if p.marker is None or p.marker.evaluate({'python_version': python})
    ]
    assert len(pinned) == len(set(pinned))
    assert installed_by_the_scripts() <= set(pinned)


def test_pins_are_exact_and_name_no_address():
    for pin in pins():
        assert pin.url is None
        assert re.fullmatch(r'==[\d.]+(\.post\d+)?', str(pin.specifier)), pin


def test_the_pins_satisfy_what_the_extras_ask_for():
    pinned = {canonicalize_name(p.name): str(p.specifier).removeprefix('==') for p in pins()}
    for group in PROJECT['optional-dependencies'].values():
        for expected in map(Requirement, group):
            if expected.name != 'cvloss_mm':
                assert expected.specifier.contains(pinned[canonicalize_name(expected.name)]), expected
